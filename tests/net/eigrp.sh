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
want "the stub is known" "$(ios hub 'show ip eigrp neighbors detail')" 'Stub Peer Advertising \(CONNECTED SUMMARY \) Routes'
want "its log line" "$(ios hub 'show logging')" '%DUAL-5-NBRCHANGE: EIGRP-IPv4 100: Neighbor 10\.255\.0\.1[12] \(Virtual-Access[12]\) is up: new adjacency'
want_ping spoke1 10.12.0.1 'source Loopback10'
for n in 1 2; do want_protected wire$n; done

# spoke2 leaves: no route of it stays, not in the topology either; it comes again
ios spoke2 'configure terminal' 'interface Tunnel0' 'shutdown' 'end' >/dev/null
want_nbrs hub 1 15
wait_for 5 no_route spoke1 '10\.12\.0\.0' || fail "spoke1 keeps the route to the lost spoke"
clean() { ! contains "$(ios hub 'show ip eigrp topology all-links')" '^A |10\.12\.0\.0'; }
wait_for 3 clean || fail "the hub's topology keeps it, or something is active"
echo "ok: nothing of it stays"
ios spoke2 'configure terminal' 'interface Tunnel0' 'no shutdown' 'end' >/dev/null
want_nbrs hub 2 30
want_route spoke1 10.12.0.0/24 'Tunnel0' 10
# a process taken away takes everything along
ios spoke1 'configure terminal' 'no router eigrp 100' 'end' >/dev/null
want_nbrs hub 1 10
no_route spoke1 '^D' || fail "routes stay behind without a process"
"$FLEXLAB" down >/dev/null || fail "flexlab down"
