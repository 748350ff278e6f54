#!/usr/bin/env bash
# Access groups, NAT and policy routing of one router between a host and two providers.
. "$(dirname "$0")/lib.sh"

conf() { # NODE LINES: what was typed is carried out when this returns
	timeout 30 "$FLEXLAB" exec "$1" "configure terminal
$2
end" >"$tmp/conf.out" 2>&1
	! grep -E '^%|\^' "$tmp/conf.out" || fail "$1 refused: $2"
}
from_pc() { ios pc "ping $1" >"$tmp/pc.out"; }

up "$top/tests/net/nat"
want_ping pc 10.1.0.1 # the cables carry, on both sides
want_ping r1 192.0.2.1
ios r1 'clear ip nat translation *' 'clear ip nat statistics' >/dev/null
from_pc '192.0.2.1 repeat 3'
want "overload" "$(cat "$tmp/pc.out")" 'Success rate is 100 percent'
from_pc '192.0.2.1 source Loopback0 repeat 2'
want "static" "$(cat "$tmp/pc.out")" 'Success rate is 100 percent'
from_pc '10.99.0.1 repeat 2 timeout 1'
want "exempted by a deny line: untranslated, so no answer" "$(cat "$tmp/pc.out")" 'rate is 0 percent'
tr=$(ios r1 'show ip nat translations')
want "heading" "$tr" '^Pro  Inside global         Inside local          Outside local         Outside global$'
want "dynamic" "$tr" '^icmp 198\.51\.100\.1:[0-9]+ +10\.1\.0\.10:[0-9]+ +192\.0\.2\.1:[0-9]+ +192\.0\.2\.1'
want "static row" "$tr" '^---  198\.51\.100\.9 +10\.1\.9\.9 +--- +---$'
want "static port row" "$tr" '^tcp  198\.51\.100\.1:2323 +10\.1\.0\.10:23 +--- +---$'
contains "$tr" '10\.99\.0\.1' && fail "the exempted flow was translated"
st=$(ios r1 'show ip nat statistics')
want "statistics" "$st" '^Total active translations: 4 \(2 static, 2 dynamic; 3 extended\)$'
want "hits" "$st" '^Hits: [1-9][0-9]*  Misses: 2$'
want "from outside to the static address" "$(ios isp 'ping 198.51.100.9 repeat 2')" 'rate is 100 percent'
ios r1 'clear ip nat translation *' >/dev/null
want_shown "cleared" r1 'show ip nat translations' '^Total number of translations: 2$'

# A pool; the access group of the host's interface; counters; numbered lists edited by name.
conf r1 'no ip nat inside source list 110 interface GigabitEthernet2 overload
ip nat pool P 198.51.100.20 198.51.100.23 netmask 255.255.255.0
ip nat inside source list 1 pool P overload
access-list 120 deny icmp any host 203.0.113.2 log-input
access-list 120 permit ip any any log WHY
ip access-list log-update threshold 2
interface GigabitEthernet1
ip access-group 120 in'
from_pc '192.0.2.1 repeat 3'
want "pool" "$(cat "$tmp/pc.out")" 'Success rate is (100|66) percent'
want_shown "an address of the pool" r1 'show ip nat translations' '^icmp 198\.51\.100\.2[0-3]:'
from_pc '203.0.113.2 repeat 3 timeout 1'
want "administratively prohibited" "$(cat "$tmp/pc.out")" '^U\.U'
acl=$(ios r1 'show ip access-lists 120')
want "hits of deny" "$acl" '^    10 deny icmp any host 203\.0\.113\.2 log-input \(3 matches\)$'
want "hits of permit" "$acl" '^    20 permit ip any any log WHY \(3 matches\)$'
want_shown "the first packet is told" r1 'show logging' '%SEC-6-IPACCESSLOGDP: list 120 permitted icmp 10\.1\.0\.10 -> 192\.0\.2\.1 \(8/0\), 1 packet  \[WHY\]$'
want_shown "then as many as the threshold" r1 'show logging' '%SEC-6-IPACCESSLOGDP: list 120 permitted icmp 10\.1\.0\.10 -> 192\.0\.2\.1 \(8/0\), 2 packets  \[WHY\]$'
want_shown "with where it came in" r1 'show logging' '%SEC-6-IPACCESSLOGDP: list 120 denied icmp 10\.1\.0\.10 \(GigabitEthernet1 [0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\) -> 203\.0\.113\.2 \(8/0\), 1 packet$'
conf r1 'ip access-list extended 120
15 permit icmp any any
no 10
exit
ip access-list resequence 120 100 5'
acl=$(ios r1 'show access-lists 120')
want "edited and numbered anew" "$acl" '^    100 permit icmp any any'
want "the rest of it" "$acl" '^    105 permit ip any any'
from_pc '203.0.113.2 repeat 2 timeout 1'
want "permitted now" "$(cat "$tmp/pc.out")" 'Success rate is (100|50) percent'
ios r1 'clear access-list counters 120' >/dev/null
contains "$(ios r1 'show ip access-lists 120')" 'match' && fail "counters were not cleared"
# out: what the router itself sends passes
conf r1 'ip access-list standard NONE
deny any
interface GigabitEthernet2
ip access-group NONE out'
want "own packets" "$(ios r1 'ping 192.0.2.1 repeat 2')" 'rate is 100 percent'
from_pc '192.0.2.1 repeat 1 timeout 1'
want "transit is dropped on the way out" "$(cat "$tmp/pc.out")" 'rate is 0 percent'
conf r1 'interface GigabitEthernet2
no ip access-group NONE out
exit
no ip nat inside source list 1 pool P overload'

# Without overload each host has an address of its own, and who finds none is refused; it can be called,
# outlives changes of the configuration, and is free again in the end. What is outside gets another address.
conf pc 'interface GigabitEthernet1
ip address 10.1.0.11 255.255.255.0 secondary
ip address 10.1.0.12 255.255.255.0 secondary'
conf r1 'interface GigabitEthernet1
no ip access-group 120 in
exit
ip nat pool ONE 198.51.100.30 198.51.100.31 prefix-length 24
ip nat inside source list 1 pool ONE
ip nat outside source static 192.0.2.1 10.1.0.200'
ios r1 'clear ip nat statistics' 'clear ip nat translation *' >/dev/null
from_pc '192.0.2.1 source 10.1.0.10 repeat 2'
want "the first host" "$(cat "$tmp/pc.out")" 'rate is 100 percent'
from_pc '10.1.0.200 source 10.1.0.11 repeat 2'
want "the second, to an address outside local" "$(cat "$tmp/pc.out")" 'rate is 100 percent'
from_pc '192.0.2.1 source 10.1.0.12 repeat 1 timeout 1'
want "the third finds no address" "$(cat "$tmp/pc.out")" 'rate is 0 percent'
conf r1 'access-list 1 permit 10.1.77.0 0.0.0.255'
want "called by its address" "$(ios isp 'ping 198.51.100.30 source Loopback0 repeat 1')" 'rate is 100 percent'
tr=$(ios r1 'show ip nat translations')
want "outside static row" "$tr" '^---  --- +--- +10\.1\.0\.200 +192\.0\.2\.1$'
want "who has the first" "$tr" '^---  198\.51\.100\.30 +10\.1\.0\.10 +--- +---$'
want "who has the second" "$tr" '^---  198\.51\.100\.31 +10\.1\.0\.11 +--- +---$'
want "both ends translated" "$tr" '^icmp 198\.51\.100\.31:[0-9]+ +10\.1\.0\.11:[0-9]+ +10\.1\.0\.200:[0-9]+ +192\.0\.2\.1:'
want "and a flow begun outside" "$tr" '^icmp 198\.51\.100\.30:[0-9]+ +10\.1\.0\.10:[0-9]+ +10\.1\.0\.200:[0-9]+ +192\.0\.2\.1:'
want_shown "of the pool" r1 'show ip nat statistics' 'total addresses 2, allocated 2 \(100%\), misses 1$'
want_shown "refusal is told" r1 'show logging' '%IPNAT-4-ADDR_ALLOC_FAILURE: Address allocation failed for 10\.1\.0\.12, pool ONE might be exhausted'
want_shown "verbose" r1 'show ip nat translations icmp verbose' '^    create 00:00:[0-5][0-9], use 00:00:[0-5][0-9] timeout:60000, left 00:00:[0-9]+,$'
conf r1 'ip nat translation timeout 2'
ios r1 'clear ip nat translation *' >/dev/null
from_pc '192.0.2.1 source 10.1.0.10 repeat 1'
from_pc '192.0.2.1 source 10.1.0.11 repeat 1'
third() { from_pc '192.0.2.1 source 10.1.0.12 repeat 1 timeout 1' && contains "$(cat "$tmp/pc.out")" 'rate is 100 percent'; }
wait_for 10 third || fail "no address is free after the timeout: $(ios r1 'show ip nat translations')"
conf r1 'no ip nat inside source list 1 pool ONE
no ip nat outside source static 192.0.2.1 10.1.0.200
no ip nat translation timeout 2
route-map NEVER permit 10
match interface GigabitEthernet3
exit
route-map HERE permit 10
match interface GigabitEthernet2
exit
ip nat inside source static 10.1.0.12 198.51.100.40 route-map NEVER extendable
ip nat inside source static 10.1.0.12 198.51.100.41 route-map HERE extendable
ip nat pool SERVERS 10.1.0.10 10.1.0.11 netmask 255.255.255.0 type rotary
access-list 101 permit ip any host 198.51.100.50
ip nat inside destination list 101 pool SERVERS'
ios r1 'clear ip nat translation *' >/dev/null
from_pc '192.0.2.1 source 10.1.0.12 repeat 1'
want_shown "static by route map" r1 'show ip nat translations' '^icmp 198\.51\.100\.41:[0-9]+ +10\.1\.0\.12:'
conf isp 'ip route 198.51.100.50 255.255.255.255 198.51.100.1'
routed() { "$FLEXLAB" run isp ip route get 198.51.100.50 | grep -q 'via 198\.51\.100\.1 '; }
wait_for 10 routed || fail "no route to the destination"
for _ in 1 2; do ios isp 'ping 198.51.100.50 repeat 1' >"$tmp/isp.out"; done
want "rotary" "$(cat "$tmp/isp.out")" 'rate is 100 percent'
tr=$(ios r1 'show ip nat translations')
want "one" "$tr" '^icmp 198\.51\.100\.50:[0-9]+ +10\.1\.0\.10:'
want "and the other" "$tr" '^icmp 198\.51\.100\.50:[0-9]+ +10\.1\.0\.11:'
conf r1 'no ip nat inside destination list 101 pool SERVERS
no ip nat inside source static 10.1.0.12 198.51.100.40 route-map NEVER extendable
no ip nat inside source static 10.1.0.12 198.51.100.41 route-map HERE extendable'

# Service groups, reflexive lists, time ranges; what is not understood denies.
conf r1 'object-group service WEB
tcp eq 80
tcp-udp range 5000 5010
icmp echo
exit
time-range NEVER
absolute end 10:00 1 January 2020
exit
time-range EVER
periodic daily 0:00 to 23:59
exit
ip nat inside source list 1 interface GigabitEthernet2 overload
ip access-list extended IN
10 permit object-group WEB any host 192.0.2.1
20 deny ip any any
ip access-list extended OUT
permit icmp any any reflect BACK
permit tcp any any time-range NEVER
permit udp any any time-range EVER
ip access-list extended ANSWERS
evaluate BACK
interface GigabitEthernet1
ip access-group IN in
interface GigabitEthernet2
ip access-group OUT out
ip access-group ANSWERS in'
from_pc '192.0.2.1 repeat 2 timeout 1'
want "service group and reflexive list" "$(cat "$tmp/pc.out")" 'rate is 100 percent'
want "not begun inside" "$(ios isp 'ping 198.51.100.1 repeat 1 timeout 1')" 'rate is 0 percent'
acl=$(ios r1 'show ip access-lists')
want "one line, however many services" "$acl" '^    10 permit object-group WEB any host 192\.0\.2\.1 \(2 matches\)$'
want "answers" "$acl" '^    10 evaluate BACK \(2 matches\)$'
want "outside of its time" "$acl" '^    20 permit tcp any any time-range NEVER \(inactive\)$'
want "in its time" "$acl" '^    30 permit udp any any time-range EVER \(active\)$'
conf r1 'ip access-list extended IN
no 10
no 20
10 deny ip any any option 99
30 permit ip any any'
from_pc '192.0.2.1 repeat 2 timeout 1'
want "a deny that cannot be matched exactly denies" "$(cat "$tmp/pc.out")" 'rate is 0 percent'
conf r1 'ip access-list extended IN
no 10'
from_pc '192.0.2.1 repeat 2 timeout 1'
want "and permits when it is gone" "$(cat "$tmp/pc.out")" 'rate is 100 percent'
conf r1 'interface GigabitEthernet1
no ip access-group IN in
interface GigabitEthernet2
no ip access-group OUT out
no ip access-group ANSWERS in
exit
no ip nat inside source list 1 interface GigabitEthernet2 overload'

# Policy routing by the second provider, translated to its address by the same decision; a tracked next
# hop that is gone falls back.
conf r1 'route-map VIA2 permit 10
match interface GigabitEthernet3
exit
route-map VIA1 permit 10
match interface GigabitEthernet2
exit
ip nat inside source route-map VIA1 interface GigabitEthernet2 overload
ip nat inside source route-map VIA2 interface GigabitEthernet3 overload
track 7 stub-object
default-state up
exit
route-map PBR permit 10
match ip address 1
set ip next-hop verify-availability 203.0.113.2 10 track 7
exit
interface GigabitEthernet1
ip policy route-map PBR'
policed() { from_pc '192.0.2.1 repeat 3' && contains "$(cat "$tmp/pc.out")" 'rate is 100 percent'; }
wait_for 10 policed
want "policy routed" "$(cat "$tmp/pc.out")" 'Success rate is 100 percent'
want_shown "by the second provider" r1 'show ip nat translations' '^icmp 203\.0\.113\.1:'
rm=$(ios r1 'show route-map PBR')
want "clause" "$rm" '^    ip next-hop verify-availability 203\.0\.113\.2 10 track 7  \[up\]$'
want "policy matches" "$rm" '^  Policy routing matches: [1-9][0-9]* packets, [1-9][0-9]*00 bytes$'
want_shown "show ip policy" r1 'show ip policy' '^Gi1 +PBR$'

# What the kernel does, told as by IOS; the lines come a moment after the packet.
out=$(ios r1 'clear logging' 'debug ip policy' 'debug ip packet 1 detail' 'debug ip nat' 'show debugging')
want "switched on" "$out" '^IP packet debugging is on \(detailed\) for access list 1$'
want "shown" "$out" '^  Policy routing debugging is on$'
from_pc '192.0.2.1 repeat 2'
from_pc '10.99.0.1 source Loopback0 repeat 1 timeout 1'
want_shown "policy match" r1 'show logging' 'IP: s=10\.1\.0\.10 \(GigabitEthernet1\), d=192\.0\.2\.1, len 100, policy match$'
want_shown "entry of the route map" r1 'show logging' 'IP: route map PBR, item 10, permit$'
want_shown "next hop by policy" r1 'show logging' 'IP: GigabitEthernet1 to GigabitEthernet3 203\.0\.113\.2$'
want_shown "forwarded" r1 'show logging' 'IP: s=10\.1\.0\.10 \(GigabitEthernet1\), d=192\.0\.2\.1 \(GigabitEthernet3\), g=203\.0\.113\.2, len 100, forward$'
want_shown "detail" r1 'show logging' '    ICMP type=8, code=0$'
want_shown "translated" r1 'show logging' 'NAT\*: s=10\.1\.0\.10->203\.0\.113\.1, d=192\.0\.2\.1 \[[0-9]+\]$'
want_shown "and back" r1 'show logging' 'NAT\*: s=192\.0\.2\.1, d=203\.0\.113\.1->10\.1\.0\.10 \[[0-9]+\]$'
want_shown "not by policy" r1 'show logging' 'IP: s=10\.1\.9\.9 \(GigabitEthernet1\), d=10\.99\.0\.1 \(GigabitEthernet2\), len 100, policy rejected -- normal forwarding$'
contains "$(ios r1 'show logging')" 'IP: s=10\.1\.9\.9 .* forward$' && fail "a packet that access list 1 denies"

# A terminal that shows the lines makes packets too: no lines of those.
conf r1 'line vty 0 4
no login
privilege level 15
transport input telnet'
ios r1 'clear logging' 'debug ip packet detail' >/dev/null
timeout 30 "$FLEXLAB" run pc python3 -c 'import socket, sys, time
s = socket.create_connection(("10.1.0.1", 23), 10)
s.settimeout(0.2)
def read(until, seconds):
    got, end = b"", time.time() + seconds
    while time.time() < end and (not until or until not in got):
        try:
            got += s.recv(65536)
        except TimeoutError:
            pass
    return got
read(b"r1#", 10)
s.sendall(b"terminal monitor\r")
read(b"r1#", 10)
s.sendall(b"ping 10.1.0.10 repeat 1\r")
got = read(b"ICMP type=0", 10) + read(None, 1) # a loop would go on
sys.stdout.buffer.write(got)' >"$tmp/telnet.out" || fail "telnet to r1"
want "the terminal shows lines" "$(tr -d '\r' <"$tmp/telnet.out")" 'ICMP type=0, code=0$'
contains "$(cat "$tmp/telnet.out")" 'TCP src=' && \
	fail "lines of what carries them: $(head -20 "$tmp/telnet.out")"
ios r1 'undebug all' >/dev/null
[ -z "$("$FLEXLAB" run r1 nft list tables | grep debug)" ] || fail "the table of debug is left"
conf r1 'route-map PBR permit 10
set ip precedence critical
set ip tos max-throughput
set ip df 1
exit
ip nat translation udp-timeout 200
ip nat translation max-entries 100'
# by prefix list, to a next hop that is looked up: it follows the routing table without a command
conf r1 'ip prefix-list FAR permit 192.0.2.0/24
track 8 stub-object
default-state down
exit
ip route 10.50.0.0 255.255.255.0 198.51.100.2
ip route 10.50.0.1 255.255.255.255 203.0.113.2 track 8
route-map LOOKED permit 10
match ip address prefix-list FAR
set ip next-hop recursive 10.50.0.1
interface GigabitEthernet1
ip policy route-map LOOKED'
hop() { contains "$("$FLEXLAB" run r1 ip route show table all proto 202)" "^default via $1 "; }
wait_for 10 hop 198.51.100.2 || fail "next hop by the less specific route"
conf r1 'event manager applet UP
event none
action 1 track set 8 state up'
ios r1 'event manager run UP' >/dev/null
wait_for 10 hop 203.0.113.2 || fail "next hop by the tracked route"
from_pc '192.0.2.1 repeat 1'
want_shown "matched by prefix list" r1 'show route-map LOOKED' '^  Policy routing matches: [1-9][0-9]* packets, [1-9][0-9]*00 bytes$'
conf r1 'interface GigabitEthernet1
ip policy route-map PBR'
capture r1 Gi3 pbr
from_pc '192.0.2.1 repeat 3'
want "with another header" "$(cat "$tmp/pc.out")" 'Success rate is 100 percent'
marked='icmp[0] == 8 and ip[1] == 0xa8 and ip[6] & 0xe0 == 0x40'
wait_for 10 has_frames pbr "$marked" 3
[ "$(frames pbr "$marked")" = 3 ] || fail "set ip precedence, tos, df: $(tcpdump -nvr "$tmp/pbr.pcap" 2>&1)"
un=$(ios r1 'show flexsh unsupported')
want "max-entries is told" "$un" 'ip nat translation max-entries 100$'
contains "$un" 'udp-timeout' && fail "what has an effect is listed: $un"
conf r1 'track 7 stub-object
default-state down'
fell_back() {
	ios r1 'clear ip nat translation *' >/dev/null
	policed && shown r1 'show ip nat translations' '^icmp 198\.51\.100\.1:'
}
wait_for 10 fell_back || { cat "$tmp/pc.out"; fail "tracked hop down: not by the first provider"; }

# IPv6, and nothing is left when the configuration is gone.
conf r1 'ipv6 access-list SIX
deny icmp any any echo-request log
permit ipv6 any any
interface GigabitEthernet1
ipv6 traffic-filter SIX in'
want "IPv6: neighbours still find each other, echoes do not pass" \
	"$(ios pc 'ping 2001:db8:1::1 repeat 2 timeout 1')" 'rate is 0 percent'
want_shown "IPv6 counters" r1 'show ipv6 access-list' '^    deny icmp any any echo-request log \([12] match(es)?\) sequence 10$'
logged() { contains "$(ios r1 'show logging')" "$1"; }
wait_for 10 logged '%IPV6_ACL-6-ACCESSLOGDP: list SIX/10 denied icmpv6 2001:DB8:1::10 -> 2001:DB8:1::1 \(128/0\), 1 packet$' || fail "no message of IPv6"
conf r1 'no ip nat inside source route-map VIA1 interface GigabitEthernet2 overload
no ip nat inside source route-map VIA2 interface GigabitEthernet3 overload
no ip nat inside source static 10.1.9.9 198.51.100.9
no ip nat inside source static tcp 10.1.0.10 23 interface GigabitEthernet2 2323
interface GigabitEthernet1
no ipv6 traffic-filter SIX in
no ip policy route-map PBR'
no_rules() { [ -z "$("$FLEXLAB" run r1 ip rule | grep -v -E '^(0|32766|32767):')" ]; }
wait_for 10 no_rules || fail "policy rules are left"
no_routes() { [ -z "$("$FLEXLAB" run r1 ip route show table all proto 202)" ]; }
wait_for 10 no_routes || fail "policy routes are left"
if command -v nft >/dev/null; then
	no_tables() { [ -z "$("$FLEXLAB" run r1 nft list tables)" ]; }
	wait_for 10 no_tables || fail "an nft table is left"
fi
exit 0
