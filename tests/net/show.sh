#!/usr/bin/env bash
# The show commands on living routers: whole outputs compared with show/NODE.out, with what differs
# from run to run (counters, SPIs, times, session numbers) replaced by placeholders of the same
# kind. SHOW_UPDATE=1 writes the files anew.
. "$(dirname "$0")/lib.sh"

here=$top/tests/net/show
command -v python3 >/dev/null || skip "python3 is missing"
up "$top/tests/net/hub-spokes"
want_ready spoke1 1 30
want_ready hub 2 30
want_ping spoke1 10.10.0.1 'source Loopback10'
# Session 1 of the hub shall be spoke1's, whoever was first when the lab started.
ios hub 'clear crypto session' >/dev/null
wait_for 20 has_ready hub 2 || fail "the sessions did not come again"

bad=0
while read -r node file; do
	grep -v '^#' "$here/$file.cmd" >"$tmp/$file.cmd"
	: >"$tmp/$file.got"
	while read -r cmd; do
		printf '=== %s\n' "$cmd" >>"$tmp/$file.got"
		ios "$node" "$cmd" </dev/null >>"$tmp/$file.got" || fail "$node: $cmd"
	done <"$tmp/$file.cmd"
	python3 "$here/normal.py" <"$tmp/$file.got" >"$tmp/$file.out" || fail "normal.py"
	[ -z "${SHOW_UPDATE:-}" ] || cp "$tmp/$file.out" "$here/$file.out"
	if diff -u "$here/$file.out" "$tmp/$file.out"; then
		echo "ok: $(wc -l <"$tmp/$file.cmd") commands on $node"
	else
		bad=1
	fi
done <<-END
	hub hub
	spoke1 spoke1
	isp empty
END
[ $bad = 0 ] || fail "outputs differ"

# What parsers read back, with the routing protocols, IP SLA, tracks and access lists besides.
ios hub 'configure terminal' 'router eigrp 100' 'network 10.0.0.0' 'end' >/dev/null
ios isp 'configure terminal' 'interface Loopback1' 'ip address 203.0.113.1 255.255.255.0' \
	'interface Loopback2' 'ip address 198.51.100.1 255.255.255.255' 'interface Ethernet0/1' \
	'ip ospf network point-to-point' 'ip ospf hello-interval 1' 'router ospf 1' \
	'router-id 198.51.100.1' 'network 192.0.2.4 0.0.0.3 area 0' \
	'network 198.51.100.1 0.0.0.0 area 0' 'router bgp 65001' 'neighbor 192.0.2.6 remote-as 65002' \
	'network 203.0.113.0 mask 255.255.255.0' 'end' >/dev/null
ios spoke1 'configure terminal' 'router eigrp 100' 'network 10.0.0.0' 'router ospf 1' \
	'router-id 10.255.0.11' 'network 192.0.2.4 0.0.0.3 area 0' 'router bgp 65002' \
	'neighbor 192.0.2.5 remote-as 65001' 'network 10.11.0.0 mask 255.255.255.0' \
	'interface Loopback99' 'shutdown' 'ip access-list extended IN' 'permit icmp any any' \
	'permit ip any any' 'deny udp any any' 'access-list 10 permit 192.168.2.0 0.0.0.255' \
	'interface Ethernet0/0' 'ip access-group IN in' 'ip ospf network point-to-point' \
	'ip ospf hello-interval 1' 'exit' 'ip sla 1' 'icmp-echo 192.0.2.5' 'frequency 5' 'exit' \
	'ip sla schedule 1 life forever start-time now' 'track 1 ip sla 1 reachability' \
	'track 2 interface Tunnel0 line-protocol' 'end' >/dev/null
learnt() { # one route of each protocol, and a probe that was answered
	local t
	t=$(ios spoke1 'show ip route' 'show track 1') &&
		contains "$t" '^B ' && contains "$t" '^O ' && contains "$t" '^D ' && contains "$t" 'ility is Up'
}
if [ -x /usr/lib/frr/bgpd ] && /usr/bin/python3 -c 'import textfsm' 2>/dev/null; then
	wait_for 30 learnt || { ios spoke1 'show ip route'; fail "routes or track are missing"; }
	/usr/bin/python3 "$here/roundtrip.py" "$FLEXLAB" || fail "parsers read something else"
else
	echo "frr or python3-textfsm is missing: nothing was read back"
fi

# The five minute rate moves with the traffic, and `clear counters` takes the counts away.
moving() { ios spoke1 'show interfaces Tunnel0' | grep -qE '5 minute output rate [1-9][0-9]*000 bits/sec'; }
ios spoke1 'ping 10.10.0.1 source Loopback10 size 1400 repeat 2000' >/dev/null
wait_for 12 moving || { ios spoke1 'show interfaces Tunnel0'; fail "the rate stays 0"; }
echo "ok: five minute rate"
want_shown "counted" spoke1 'show interfaces Tunnel0' '^     2[0-9]{3} packets output, '
cleared() { # a hello of EIGRP may come between
	out=$(ios spoke1 'clear counters Tunnel0' 'show interfaces Tunnel0')
	contains "$out" '^     0 packets output, 0 bytes'
}
wait_for 10 cleared || { echo "$out"; fail "counters are not cleared"; }
want "since" "$out" '^  Last clearing of "show interface" counters 00:00:0'
want_shown "logged" spoke1 'show logging' '%CLEAR-5-COUNTERS: Clear counter on interface Tunnel0 by '

# Limits and cookies: what is configured holds for the next request, and is counted.
ios hub 'configure terminal' 'crypto ikev2 cookie-challenge 0' \
	'crypto ikev2 limit max-in-negotation-sa 7 incoming' 'crypto ikev2 limit queue sa-init 200' \
	'crypto ikev2 limit max-sa 1' 'end' >/dev/null
ios hub 'clear crypto session' >/dev/null
wait_for 20 has_ready hub 1 || fail "no session with cookies"
over() { ios hub 'show crypto ikev2 stats' | grep -qE 'SA limit: +[1-9]'; }
wait_for 20 over || { ios hub 'show crypto ikev2 stats'; fail "limit max-sa 1 refused nobody"; }
out=$(ios hub 'show crypto ikev2 stats')
want "limits" "$out" 'Max IKEv2 SAs: 1 +Max in nego\(in/out\): 7/400'
want "challenged" "$out" 'Incoming IKEV2 Cookie Challenged Requests: [1-9]'
want "cookies" "$out" 'accepted: [1-9][0-9]* +rejected: 0 +rejected no cookie: [1-9]'
want "one session" "$(ready_sas hub)" '^1$'
ios hub 'configure terminal' 'no crypto ikev2 limit max-sa 1' 'end' >/dev/null
want_ready hub 2 40
