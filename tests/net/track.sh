#!/usr/bin/env bash
# Active/standby by IP SLA, track and a floating static route: the provider behind the next hop dies
# while the cable to it stays up, then comes back.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/track"
by() { contains "$(ios r1 'show ip route 0.0.0.0')" "^  \\* $1"; }
wait_for 10 by 10.0.1.2 || fail "the default route does not go by ISP-A"
echo "ok: default by ISP-A"
want_shown "track" r1 'show track 1' '^  Reachability is Up$'
want_shown "tracked by" r1 'show track 1' '^    Static IP Routing 0$'
want_shown "statistics" r1 'show ip sla statistics 1' '^Latest operation return code: OK$'
want_shown "summary" r1 'show ip sla summary' '^\*1 +icmp-echo +10\.0\.9\.9 +RTT=[0-9]+ +OK +[0-9]+ seconds? ago'
want_shown "interface" r1 'show track brief' '^2 +interface +GigabitEthernet2 +line-protocol +Up '
trained() { out=$(ios r1 'show ip sla statistics 2'); contains "$out" '^ +Number Of RTT: 20 +RTT Min/Avg/Max: '; }
wait_for 10 trained || fail "udp-jitter: $(ios r1 'show ip sla statistics 2')"
want "a train of packets" "$out" '^Type of operation: udp-jitter$'
want "jitter" "$out" '^ +Number of SD Jitter Samples: 19$'
want "loss" "$out" '^ +Loss Source to Destination: 0 +Loss Destination to Source: 0$'
want_shown "a name is found" r1 'show ip sla summary' '^\*3 +dns +10\.0\.8\.2 +RTT=[0-9]+ +OK '
want_shown "a name is not" r1 'show ip sla summary' '^\*4 +dns +10\.0\.8\.2 +- +(DNSError|Timeout) '
want_shown "scheduled as a group" r1 'show ip sla configuration 4' '^   Group Scheduled : TRUE$'
want_shown "its frequency" r1 'show ip sla configuration 4' '^   Operation frequency \(seconds\): 1 '
want_shown "what is asked" r1 'show ip sla configuration 3' '^Target host name: www\.lab\.example$'
applet() { contains "$(ios r1 'show ip route 10.0.9.10')" "^  \\* $1"; }
wait_for 10 applet 10.0.1.2 || fail "the applet's route before: $(ios r1 'show ip route 10.0.9.10')"

"$FLEXLAB" link inet:Gi1 down || fail "flexlab link"
start=$(date +%s%N)
wait_for 10 by 10.0.2.2 || fail "no fail-over to ISP-B"
ms=$((($(date +%s%N) - start) / 1000000))
# one probe (1 s) and its timeout (0.5 s) until noticed, then the delay of 2 s
[ $ms -gt 2000 ] && [ $ms -lt 9000 ] || fail "fail-over after $ms ms"
echo "ok: fail-over after $ms ms"
wait_for 10 applet 10.0.2.2 || fail "the applet's route after: $(ios r1 'show ip route 10.0.9.10')"
echo "ok: fail-over by an applet"
want_shown "the applet's message" r1 'show logging' '%HA_EM-6-LOG: ISP-A-DOWN: 10.0.9.10 moved to ISP-B$'
no_jitter() { contains "$(ios r1 'show ip sla statistics 2')" '^Latest operation return code: (No connection|Timeout)$'; }
wait_for 10 no_jitter || fail "udp-jitter without a way"
want_shown "still connected" r1 'show ip interface brief' '^GigabitEthernet1 .* up +up'
want_shown "message" r1 'show logging' '%TRACK-6-STATE: 1 ip sla 1 reachability Up -> Down$'
want_shown "return code" r1 'show ip sla statistics 1' '^Latest operation return code: (Timeout|No connection)$'
want_shown "the list holds" r1 'show track 3' '^  Boolean OR is Up$'

"$FLEXLAB" link inet:Gi1 up || fail "flexlab link"
wait_for 10 by 10.0.1.2 || fail "no fail-back to ISP-A"
wait_for 10 applet 10.0.1.2 || fail "the applet's fail-back"
echo "ok: fail-back"
want_shown "message" r1 'show logging' '%TRACK-6-STATE: 1 ip sla 1 reachability Down -> Up$'

# Without the object the route is an ordinary one.
timeout 20 "$FLEXLAB" exec r1 'configure terminal
no ip sla 1
end' >/dev/null
wait_for 10 by 10.0.2.2 || fail "an object without operation is not down"
timeout 20 "$FLEXLAB" exec r1 'configure terminal
no track 1
end' >/dev/null
wait_for 10 by 10.0.1.2 || fail "the route of a removed object did not return"
echo "ok: removed object"
exit 0
