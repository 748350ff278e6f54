#!/usr/bin/env bash
# BGP and OSPF by FRR's daemons: eBGP with a password, policies, IPv6, a VRF; OSPF with areas, an NSSA and
# authentication; each redistributed into the other. A daemon that dies is told and comes back and
# nothing else is harmed; without FRR it is said. Nothing runs where nothing is configured.
. "$(dirname "$0")/lib.sh"
command -v vtysh >/dev/null || [ -x /usr/lib/frr/bgpd ] || skip "FRR is missing"

has() { contains "$(ios "$1" "$2")" "$3"; } # NODE COMMAND REGEX
wants() { # SECONDS NODE COMMAND REGEX
	wait_for "$1" has "$2" "$3" "$4" || { ios "$2" "$3"; fail "$2: $3: no line like: $4"; }
	echo "ok: $2: $3: $4"
}
daemons() { # NODE: process ids of its daemons
	local d p
	for d in "$FLEXLAB_RUN"/*/"$1"/state/frr/*/pid; do
		[ -s "$d" ] && read -r p <"$d" && echo "$p"
	done
}

up "$top/tests/net/frr"
[ -z "$(daemons r4 | sed -n 3p)" ] || fail "r4 runs more than its ospfd and its ospf6d"
wants 20 r1 'show ip bgp summary' '^10\.0\.12\.2 +4 +65002 +[0-9]+ +[0-9]+ +[0-9]+ +0 +0 [0-9:]+ +[0-9]+$'
wants 10 r2 'show ip bgp' '^ \*>  192\.168\.2\.0 +10\.0\.12\.1 +0 +250 +0 65001 i$'
wants 10 r2 'show ip bgp 192.168.2.0' '^      Community: 65001:7$'
wants 10 r2 'show ip bgp community 65001:7' '^ \*>  192\.168\.2\.0 '
wants 10 r2 'show ip bgp cidr-only' '^ \*>  192\.168\.0\.0/16 '
! has r2 'show ip bgp cidr-only' '^ .*192\.168\.2\.0' || fail "192.168.2.0 has the length of its class"
wants 10 r2 'show ip bgp regexp ^65001$' '^ \*>  192\.168\.2\.0 '
wants 10 r1 'show ip bgp 192.168.2.0' '^     [1-9][0-9]* +$'
wants 10 r1 'show ipv6 interface Ethernet0/0' 'link-local address is FE80::[0-9A-F:]+$'
wants 10 r2 'show ip route' '^B +192\.168\.0\.0/16 \[20/0\] via 10\.0\.12\.1, [0-9:]+$'
! has r2 'show ip bgp' '192\.168\.1\.0' || fail "r2: the prefix list lets 192.168.1.0 in"
! has r1 'show ip bgp' '172\.31' || fail "r1 announces a network it does not have"
wants 10 r1 'show ip route bgp' '^B +192\.168\.0\.0/16 \[200/0\] via 0\.0\.0\.0, [0-9:]+, Null0$'
wants 10 r1 'show ip bgp neighbors 10.0.12.2' '^BGP neighbor is 10\.0\.12\.2,  remote AS 65002, external link$'
wants 10 r1 'show ip bgp neighbors 10.0.12.2' '^  Last read .*, hold time is 9, keepalive interval is 3 seconds$'
wants 10 r1 'show ip bgp neighbors 10.0.12.2 advertised-routes' '^ \*>  192\.168\.2\.0 +0\.0\.0\.0 +0 +32768 i$'
wants 10 r1 'show ip bgp neighbors 10.0.12.2 advertised-routes' '^Total number of prefixes 3 $'
wants 10 r1 'show ip bgp summary | count Neighbor' '^Number of lines which match regexp = 1$'
# VRFs: by route-target, as the export map has it; what keeps them together is nobody's neighbour
wants 10 r1 'show ip route vrf RED' '^B +10\.10\.0\.1 is directly connected \(BLUE\), [0-9:]+, Loopback10$'
wants 10 r1 'show ip bgp vpnv4 vrf RED 10.10.0.1/32' 'imported path from 65001:2:10\.10\.0\.1/32 \(BLUE\)$'
wants 10 r1 'show ip route vrf BLUE' '^B +10\.9\.0\.1 is directly connected \(RED\)'
wants 10 r1 'show ip bgp vpnv4 vrf RED summary' '^BGP router identifier 10\.9\.0\.1, '
! has r1 'show ip route vrf RED' '10\.11\.' || fail "RED does not import 65001:9"
! has r1 'show ip bgp vpnv4 all summary' '192\.0\.0' || fail "a link between VRFs is shown"
wants 5 r1 'ping vrf RED 10.10.0.1 source Loopback9' '^Success rate is 100 percent'
wants 10 r1 'show ip bgp vpnv4 vrf RED' '^ \*>  10\.9\.0\.1/32 +0\.0\.0\.0 +0 +32768 \?$'
wants 10 r1 'show ip route bgp' '^B +10\.0\.23\.0/24 \[20/0\] via 10\.0\.12\.2' # a network of OSPF's, connected at r2
wants 10 r2 'show bgp ipv6 unicast' '^ \*>  2001:DB8:1::/64  2001:DB8:12::1 +0 +0 65001 i$'
wants 10 r2 'show bgp ipv6 unicast neighbors' '^BGP neighbor is 2001:DB8:12::1,  remote AS 65001'
wants 10 r2 'show ipv6 protocols' '^IPv6 Routing Protocol is "bgp 65002"$'
! has r2 'show ip protocols' '^    FE80:' || fail "r2: IPv6 next hops among IPv4's sources"
wants 10 r2 'show ipv6 route' '^B   2001:DB8:1::/64 \[20/0\]'
wants 2 r1 'show logging' '%BGP-5-ADJCHANGE: neighbor 10\.0\.12\.2 Up'

wants 15 r2 'show ip ospf neighbor' '^10\.255\.0\.3 +200   FULL/B?DR +00:00:0[0-9]    10\.0\.23\.3 +Ethernet0/1$'
wants 10 r3 'show ip ospf neighbor' '^10\.255\.0\.4 +1   FULL/B?DR +00:00:0[0-9]    10\.0\.34\.4 +Ethernet0/1$'
wants 10 r2 'show ip route ospf' '^O IA +10\.0\.34\.0/24 \[110/60\] via 10\.0\.23\.3, [0-9:]+, Ethernet0/1$'
wants 10 r3 'show ip route ospf' '^O E1  192\.168\.2\.0/24 \[110/60\] via 10\.0\.23\.2'
# OSPFv3: three spellings of it, two areas, BGP's IPv6 routes redistributed
wants 20 r3 'show ipv6 ospf neighbor' '^10\.255\.0\.2 +1   FULL/B?DR +00:00:0[0-9]    [1-9][0-9]* +Ethernet0/0$'
wants 10 r3 'show ospfv3 neighbor' '^10\.255\.0\.4 +0   FULL/  - +00:00:0[0-9]    [1-9][0-9]* +Ethernet0/1$'
wants 10 r3 'show ospfv3 neighbor' '^          OSPFv3 3 address-family ipv6 \(router-id 10\.255\.0\.3\)$'
wants 10 r3 'show ipv6 ospf interface brief' '^Et0/1 +3 +1 +[0-9]+ +50 +P2P +1/1$'
wants 10 r4 'show ipv6 ospf interface Ethernet0/0' 'Area 1, Process ID 3, Instance ID 0, Router ID 10\.255\.0\.4$'
wants 10 r3 'show ipv6 protocols' '^  Interfaces \(Area 1\):$'
wants 10 r4 'show ipv6 route ospf' '^OI  2001:DB8:62::/64 \[110/21\]$'
wants 10 r4 'show ipv6 route ospf' '^OE2 2001:DB8:1::/64 \[110/7\]'
wants 10 r2 'show ipv6 route ospf' '^OI  2001:DB8:64::1/128 \[110/61\]$'
# its database: the list, one LSA, and the sums of what is listed
wants 10 r3 'show ipv6 ospf database' '^ 10\.255\.0\.3 +[0-9]+ +0x8000000[0-9A-F]  0            1           B$'
wants 10 r3 'show ipv6 ospf database' '^ 10\.255\.0\.2 +[0-9]+ +0x8000000[0-9A-F]  2001:DB8:1::/64$'
wants 10 r3 'show ospfv3 database link' '^  LS Type: Link-LSA \(Interface: Ethernet0/1\)$'
wants 10 r3 'show ipv6 ospf database network' '^	Attached Router: 10\.255\.0\.2$'
wants 10 r3 'show ipv6 ospf database inter-area router' '^  Destination Router ID: 10\.255\.0\.2$'
wants 10 r3 'show ipv6 ospf database prefix adv-router 10.255.0.4' '^  Prefix Address: 2001:DB8:64::1$'
wants 10 r3 'show ipv6 ospf database external' '^  External Route Tag: 65001$'
sums() { # of one answer: the sum over external LSAs is that of the only one
	local one
	one=$(ios r3 'show ipv6 ospf database external' | sed -n 's/^  Checksum: 0x//p')
	[ -n "$one" ] && has r3 'show ipv6 ospf' "^ Number of external LSA 1\. Checksum Sum 0x00$one\$"
}
wait_for 10 sums || fail "r3: show ipv6 ospf has another sum of checksums than its database"
wants 10 r3 'show logging' '%OSPFv3-5-ADJCHG: Process 3, Nbr 10\.255\.0\.4 on Ethernet0/1 from [A-Z]+ to FULL, (Loading|Exchange) Done'
# one process into the other: what it has learned, and the networks of its interfaces
wants 15 r3 'show ip route ospf' '^O E2 +10\.77\.0\.0/24 \[110/33\] via 10\.0\.23\.2'
wants 10 r3 'show ip route ospf' '^O E2 +10\.0\.12\.0/30 \[110/33\] via 10\.0\.23\.2'
! has r3 'show ip route ospf' '10\.78\.' || fail "r2: the list of two does not hold 10.78.0.0"
! has r1 'show ip bgp' '10\.7[78]\.' || fail "r2 redistributes another process than 7"
# a list for what comes in: no route here, but the database has it, and it comes back
ios r3 'configure terminal' 'access-list 10 deny 192.168.2.0' 'access-list 10 permit any' \
	'router ospf 1' 'distribute-list 10 in' 'end' >/dev/null
filtered() { ! has r3 'show ip route ospf' '192\.168\.2\.0'; }
wait_for 10 filtered || fail "r3: distribute-list in lets 192.168.2.0 in"
has r3 'show ip route ospf' '192\.168\.0\.0' || fail "r3: distribute-list in takes more than it should"
wants 10 r3 'show ip ospf database' '^192\.168\.2\.0 '
wants 10 r3 'show ip protocols' 'Incoming update filter list for all interfaces is 10$'
ios r3 'configure terminal' 'router ospf 1' 'no distribute-list 10 in' 'end' >/dev/null
wants 10 r3 'show ip route ospf' '^O E1  192\.168\.2\.0/24 '
wants 20 r2 'show ip route ospf' '^O E2  172\.20\.0\.0/16 \[110/20\] via 10\.0\.23\.3'
wants 10 r3 'show ip ospf interface brief' '^Et0/1 +1 +1 +10\.0\.34\.3/24 +50 +B?DR +1/1$'
wants 10 r2 'show ip ospf interface Loopback0' 'Process ID 7, Router ID 10\.255\.0\.2, Network Type LOOPBACK, Cost: 1$'
wants 10 r3 'show ip ospf database nssa-external' 'Options: \(No TOS-capability, Type 7/5 translation'
wants 10 r3 'show ip ospf database' 'Type-7 AS External Link States \(Area 1\)'
wants 10 r1 'show ip route bgp' '^B +10\.255\.0\.4/32 \[20/61\] via 10\.0\.12\.2'
want_ping r1 10.255.0.3 'source Loopback2'

# changed while it runs: the neighbour stays, what is taken away is gone, and it all comes back
downs() { ios r1 'show logging' | grep -c 'ADJCHANGE.*Down'; } # one may be of the start: who calls first is refused
before=$(downs)
ios r2 'configure terminal' 'router bgp 65002' 'address-family ipv4' 'no redistribute ospf 7' 'end' >/dev/null
no_route() { ! has "$1" 'show ip route bgp' "$2"; }
wait_for 10 no_route r1 '10\.255\.0\.4' || fail "r1 keeps what r2 does not redistribute any more"
ios r2 'configure terminal' 'router bgp 65002' 'address-family ipv4' 'redistribute ospf 7' 'end' >/dev/null
wants 10 r1 'show ip route bgp' '10\.255\.0\.4/32'
[ "$(downs)" = "$before" ] || fail "the session was lost by a change of policy"
echo "ok: changed without a reset"

# a daemon dies
pid=$(daemons r2 | while read -r p; do grep -q bgpd "/proc/$p/comm" && echo "$p"; done)
kill -9 "$pid"
wait_for 10 no_route r2 '^B' || fail "r2 keeps the dead daemon's routes" # first: they come back soon
wants 10 r2 'show logging' '%BGP-3-DAEMON: bgpd ended \(signal 9, Killed\); it is started again in 1 s$'
has r2 'show ip ospf neighbor' FULL || fail "r2: OSPF suffers, too"
wants 20 r1 'show ip bgp summary' '^10\.0\.12\.2 .* [0-9:]+ +[0-9]+$'
wants 10 r2 'show ip route bgp' '^B +192\.168\.2\.0/24'
# a link is lost: told at once, not after the hold time
ios r1 'configure terminal' 'interface Ethernet0/0' 'shutdown' 'end' >/dev/null
wants 6 r1 'show logging' '%BGP-5-ADJCHANGE: neighbor 10\.0\.12\.2 Down Interface flap'
ios r4 'configure terminal' 'no router ospf 1' 'no ipv6 router ospf 3' 'end' >/dev/null
none() { [ -z "$(daemons r4)" ]; }
wait_for 10 none || fail "r4: its ospfd runs on"
ios r1 'show running-config | section router bgp' >"$tmp/bgp.1"
want "running-config is as IOS's" "$(cat "$tmp/bgp.1")" '^ neighbor 10\.0\.12\.2 timers 3 9$'
all=$(for r in r1 r2 r3; do daemons $r; done)
"$FLEXLAB" down >/dev/null || fail "flexlab down"
for p in $all; do ! grep -qE 'bgpd|ospf6?d' "/proc/$p/comm" 2>/dev/null || fail "daemon $p outlives its router"; done

export FLEXSH_FRR=$tmp/nothing
up "$top/tests/net/frr"
wants 10 r1 'show logging' '%BGP-3-DAEMON: bgpd cannot be started: FRR is not installed \(Debian package frr\)'
wants 10 r1 'show ip bgp summary' '^% BGP is not running: FRR is not installed'
want_ping r1 10.0.12.2
"$FLEXLAB" down >/dev/null || fail "flexlab down"
