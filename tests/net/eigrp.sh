#!/usr/bin/env bash
# EIGRP over FlexVPN. First a hub with a Virtual-Template and two spokes, everything unnumbered: the
# LANs are learnt over Virtual-Access, a stub is known as one, statics are redistributed, a session
# that ends takes its neighbour and routes with it. Two providers: lab/labs/dual-wan-eigrp.
. "$(dirname "$0")/lib.sh"

nbrs() { [ "$(ios "$1" 'show ip eigrp neighbors' | grep -cE '^[0-9]+ +10\.')" = "$2" ]; }
want_nbrs() { # NODE COUNT SECONDS
	wait_for "$3" nbrs "$1" "$2" || { ios "$1" 'show ip eigrp neighbors'; fail "$1: not $2 EIGRP neighbours"; }
	echo "ok: $1 has $2 EIGRP neighbours"
}
route_by() { # NODE PREFIX REGEX
	contains "$(ios "$1" 'show ip route eigrp' | grep -F "$2")" "$3"
}
want_route() { # NODE PREFIX REGEX SECONDS
	wait_for "$4" route_by "$1" "$2" "$3" || { ios "$1" 'show ip route eigrp' 'show ip eigrp topology'; fail "$1: $2 is not: $3"; }
	echo "ok: $1 has $2 $3"
}
no_route() { ! contains "$(ios "$1" 'show ip route eigrp')" "$2"; }

up "$top/tests/net/eigrp"
for n in 1 2; do capture isp Et0-$n wire$n; done
want_nbrs hub 2 30
want_nbrs spoke1 1 10
want_nbrs spoke2 1 10
want_route spoke1 10.10.0.0/24 '^D .*\[90/27008000\] via 10\.255\.0\.1, .*, Tunnel0' 10
want_route spoke1 10.12.0.0/24 '^D .*\[90/28288000\] via 10\.255\.0\.1, .*, Tunnel0' 10
want_route hub 10.11.0.0/24 '^D .*via 10\.255\.0\.11, .*, Virtual-Access[12]' 10
want_route spoke1 172.16.0.0/16 '^D EX .*\[170/[0-9]+\] via 10\.255\.0\.1' 10
want_shown "the stub is known" hub 'show ip eigrp neighbors detail' 'Stub Peer Advertising \(CONNECTED SUMMARY \) Routes'
want_shown "its log line" hub 'show logging' '%DUAL-5-NBRCHANGE: EIGRP-IPv4 100: Neighbor 10\.255\.0\.1[12] \(Virtual-Access[12]\) is up: new adjacency'
want_ping spoke1 10.12.0.1 'source Loopback10'
for n in 1 2; do want_protected wire$n; done
# the same for IPv6, by link-local neighbours over the same tunnels
want_shown "the stub's IPv6 LAN" spoke1 'show ipv6 route eigrp' '^D +2001:DB8:12::/64 \[90/28288000\]' 10
want_shown "by a link-local next hop" spoke1 'show ipv6 route eigrp' '^ +via FE80::[0-9A-F:]+, Tunnel0' 5
want_shown "IPv6 externals" spoke1 'show ipv6 route eigrp' '^EX +2001:DB8:F::/48 \[170/[0-9]+\], tag 7' 5
want_shown "its neighbours" hub 'show ipv6 eigrp neighbors' '^[01] +Link-local address: +Vi[12] '
want_shown "its log line" hub 'show logging' '%DUAL-5-NBRCHANGE: EIGRP-IPv6 6: Neighbor FE80::[0-9A-F:]+ \(Virtual-Access[12]\) is up: new adjacency'
want_ping spoke1 2001:DB8:12::1 'source Loopback10'

# a template with Virtual-Access is not edited, and stays; what it has already may be said again
edit=$(ios hub 'configure terminal' 'interface Virtual-Template1' 'delay 6000' 'shutdown' 'no ip unnumbered' 'exit' \
	'no interface Virtual-Template1' 'default interface Virtual-Template1' 'end')
want "each edit is refused" "$(grep -c '^% Virtual-template config is locked, active vaccess present$' <<<"$edit")" '^5$'
! contains "$edit" 'default configuration' || fail "the template is set to its default"
again=$(ios hub 'configure terminal' 'interface Virtual-Template1' 'ip unnumbered Loopback0' 'end')
! contains "$again" locked || fail "a line that is there already is refused"
want_route hub 10.11.0.0/24 '^D .*\[90/27008000\] via 10\.255\.0\.11, ' 5

# spoke2 leaves: no route of it stays, not in the topology either; it comes again
ios spoke2 'configure terminal' 'interface Tunnel0' 'shutdown' 'end' >/dev/null
want_nbrs hub 1 15
wait_for 5 no_route spoke1 '10\.12\.0\.0' || fail "spoke1 keeps the route to the lost spoke"
clean() { ! contains "$(ios hub 'show ip eigrp topology all-links' 'show ipv6 eigrp topology all-links' 'show ipv6 route')" '^A |10\.12\.0\.0|DB8:12::'; }
wait_for 10 clean || fail "the hub's topology keeps it, or something is active"
echo "ok: nothing of it stays"
ios spoke2 'configure terminal' 'interface Tunnel0' 'no shutdown' 'end' >/dev/null
want_nbrs hub 2 30
want_route spoke1 10.12.0.0/24 'Tunnel0' 10
want_shown "the stub's IPv6 LAN again" spoke1 'show ipv6 route eigrp' '^D +2001:DB8:12::/64' 10
# a process taken away takes everything along
ios spoke1 'configure terminal' 'no router eigrp 100' 'end' >/dev/null
want_nbrs hub 1 10
wait_for 5 no_route spoke1 '^D' || fail "routes stay behind without a process"
"$FLEXLAB" down >/dev/null || fail "flexlab down"

# Three routers on cables: keys with lifetimes, neighbours by name, a VRF on both ends (named there,
# classic here), route maps, a summary that leaks; a route that loses in the RIB goes no further.
up "$top/tests/net/eigrp-policy"
want_nbrs r2 2 20
want_nbrs r3 1 10
want_route r3 10.1.0.0/16 '^D .*via 10\.0\.23\.2' 10
want_route r3 10.1.2.0/24 '^D .*via 10\.0\.23\.2' 10
route_by r3 10.1.1.0/24 . && fail "the summary does not hide 10.1.1.0/24"
want_route r3 172.20.0.0/16 '^D EX' 10
route_by r3 172.21.0.0/16 . && fail "the route map lets 172.21.0.0/16 through"
want_shown "the tag the route map has set" r3 'show ip eigrp topology 172.20.0.0/16' 'Administrator tag is 55 '
want_shown "a static neighbour" r2 'show ip eigrp neighbors detail' '^   Static neighbor$'
want_shown "the key chain" r1 'show ip eigrp interfaces detail GigabitEthernet1' 'md5,  key-chain is "TURNS"'
want_shown "lifetimes" r1 'show key chain' 'send lifetime \(00:00:00 Jan +1 2020\) - \(23:59:59 Dec 31 2020\)$'
red() { contains "$(ios r2 'show ip route vrf RED eigrp' 'show ip route vrf RED')" "$1"; }
wait_for 10 red '^D +10\.91\.0\.0(/24)? .*via 10\.9\.0\.1, .*, GigabitEthernet3' ||
	{ ios r2 'show ip route vrf RED' 'show ip eigrp vrf RED neighbors'; fail "nothing learnt in the VRF"; }
wait_for 10 red '^D EX +172\.29\.0\.0' || fail "no redistribution in the VRF"
want_shown "the VRF's neighbour" r1 'show eigrp address-family ipv4 vrf RED neighbors' '^0 +10\.9\.0\.2 +Gi2 '
contains "$(ios r2 'show ip route')" '10\.91\.0\.0' && fail "the VRF's route is in the global table"
echo "ok: EIGRP in a VRF"
# IPv6: named mode with r1, classic with r3, a prefix list between them
want_shown "IPv6, redistributed named into classic" r3 'show ipv6 route eigrp' '^EX +2001:DB8:1:1::/64 \[170/' 15
want_shown "named" r2 'show eigrp address-family ipv6 neighbors' '^EIGRP-IPv6 VR\(SIX\) Address-Family Neighbors for AS\(66\)'
want_shown "authenticated" r2 'show eigrp address-family ipv6 interfaces detail' 'Authentication mode is HMAC-SHA-256'
contains "$(ios r3 'show ipv6 route')" '2001:DB8:1:2::/64' && fail "the prefix list lets 2001:DB8:1:2::/64 through"
ios r2 'configure terminal' 'ip route 10.1.2.0 255.255.255.0 Null0' 'end' >/dev/null
lost() { ! route_by r3 10.1.2.0/24 .; }
wait_for 10 lost || { ios r3 'show ip route eigrp'; fail "r2 tells a route that it does not use"; }
want_shown "it has no successor" r2 'show ip eigrp topology' '^P 10\.1\.2\.0/24, 0 successors, FD is Infinity'
ios r2 'configure terminal' 'no ip route 10.1.2.0 255.255.255.0 Null0' 'end' >/dev/null
want_route r3 10.1.2.0/24 '^D .*via 10\.0\.23\.2' 10
ios r2 'clear ip eigrp neighbors soft' >/dev/null
want_shown "a soft reset keeps the adjacency" r3 'show logging' 'Neighbor 10\.0\.23\.2 \(GigabitEthernet1\) is resync: peer graceful-restart'
sleep 1
contains "$(ios r3 'show logging')" 'Neighbor 10\.0\.23\.2 .* is down' && fail "the soft reset ended it"
# bandwidth and delay hold at once
ios r3 'configure terminal' 'interface GigabitEthernet1' 'delay 5000' 'end' >/dev/null
dearer() { contains "$(ios r3 'show ip eigrp topology 10.1.2.0/24')" 'Total delay is 5501[0-9] microseconds'; }
wait_for 5 dearer || { ios r3 'show ip eigrp topology 10.1.2.0/24'; fail "delay has no effect"; }
ios r2 'configure terminal' 'no router eigrp 100' 'end' >/dev/null
want_nbrs r3 0 5
want_shown "its goodbye" r3 'show logging' 'is down: Interface PEER-TERMINATION received'
want_not_shown "no routes in the VRF without a process" r2 'show ip route vrf RED' '^D'
"$FLEXLAB" down >/dev/null || fail "flexlab down"
