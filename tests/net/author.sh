#!/usr/bin/env bash
# Authorization policies: found by name-mangler, group and user merged, config mode's attributes, routes
# in both directions and their live change, pools, a policy or list that is missing, config-exchange.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/author"
want_ready one 1 20
conf() { # NODE LINE...
	local node=$1
	shift
	ios "$node" 'configure terminal' "$@" end >/dev/null
}
says() { contains "$(ios "$1" "$2")" "$3"; }
wants() { # NODE COMMAND REGEX
	wait_for 20 says "$@" || { ios "$1" "$2"; fail "$1: $2: no $3"; }
	echo "ok: $1: $3"
}
wants_not() {
	gone() { ! says "$@"; }
	wait_for 20 gone "$@" || { ios "$1" "$2"; fail "$1: $2: still $3"; }
	echo "ok: $1: no $3"
}

want_shown "of the group's standard list" one 'show ip route' '^S +10\.20\.0\.0/16 .* Tunnel0'
want_shown "of the group's own line" one 'show ip route' '^S +10\.40\.0\.0/16 .* Tunnel0'
want_shown "of the user's extended list" one 'show ip route' '^S +10\.30\.0\.0/16 .* Tunnel0'
want_shown "route set interface" one 'show ip route' '^S +10\.255\.0\.1/32 .* Tunnel0'
want_shown "the address and the netmask" one 'show ip route' '^C +10\.99\.0\.0/24 .* Tunnel0'
want_shown "route set local" hub 'show ip route' '^S +10\.50\.0\.0/16 .* Virtual-Access1'
want_shown "route set local in another VRF" hub 'show ip route vrf OTHER' '^S +10\.51\.0\.0(/16)? \[11/0\] via 172\.16\.0\.2'
want_shown "the peer's address" hub 'show ip route' '^S +10\.99\.0\.1/32 .* Virtual-Access1'
routes=$(ios hub 'show ip route') other=$(ios hub 'show ip route vrf OTHER')
! contains "$other$routes" '10\.52\.0\.0' || fail "a route through a tunnel of another VRF"
want_shown "that is told" hub 'show logging' '%IKEV2-4-ROUTE: route set local 10\.52\.0\.0/16 vrf OTHER: '
! contains "$routes" '10\.60\.0\.0' || fail "a route was accepted in spite of no route accept any"
out=$(ios hub 'show crypto ikev2 authorization policy branch.example')
want "access lists by name" "$out" '^     route set acl: NETS$'
want "own lines as such" "$out" '^     route set remote 10\.40\.0\.0/16$'
want "tag and distance" "$out" '^     route accept any tag : 77 distance : 7$'
want_ping one 10.255.0.1

# The user's policy does not exist, then there is no address, then there is.
wants hub 'show crypto ikev2 why peer 192.0.2.12' 'policy two does not exist.*authorization policy two'
wants two 'show crypto ikev2 why' 'AAA authorization fails'
conf hub 'crypto ikev2 authorization policy two' 'session-lifetime 120'
wants hub 'show crypto ikev2 why peer 192.0.2.12' 'INTERNAL_ADDRESS_FAILURE'
wants two 'show crypto ikev2 why' 'its pool is exhausted'
conf hub 'no ip local pool BRANCHES' 'ip local pool BRANCHES 10.99.0.1 10.99.0.9'
want_ready two 1 30
wants two 'show ip interface brief' '^Tunnel0 +10\.99\.0\.2 '
wants hub 'show ip route' '^S +10\.61\.0\.0/16 .* Virtual-Access'
want_shown "tag and distance of what is accepted" hub 'show ip route 10.61.0.0' 'distance 7'
want_ping two 10.255.0.1
wants two 'show ipv6 interface brief' '^ +2001:DB8:99::1$'
wants hub 'show ipv6 route' '2001:DB8:99::1/128'
! says hub 'show logging' 'RIB-3-KERNEL: Route 2001:DB8:99::1' || fail "the kernel has no route to the address"
! says one 'show ipv6 interface brief' '2001:DB8:99:' || fail "an IPv6 address nobody asked for"
gre_and_ipsec() { [ "$(ios hub 'show crypto ipsec sa' | grep -c '/47/0')" = 2 ]; }
wait_for 10 gre_and_ipsec || { ios hub 'show crypto ipsec sa'; fail "mode auto: GRE for one, IPsec for the other"; }

# A change reaches the peers at once, in both directions, without a new session.
conf hub 'crypto ikev2 authorization policy branch.example' 'route set remote ipv4 10.41.0.0 255.255.0.0' \
	'no route set remote ipv4 10.40.0.0 255.255.0.0'
wants one 'show ip route' '^S +10\.41\.0\.0/16 .* Tunnel0'
wants_not one 'show ip route' '10\.40\.0\.0'
wants two 'show ip route' '^S +10\.41\.0\.0/16 .* Tunnel0'
conf two 'crypto ikev2 authorization policy default' 'route set remote ipv4 10.62.0.0 255.255.0.0'
wants hub 'show ip route' '^S +10\.62\.0\.0/16 .* Virtual-Access'
conf two 'crypto ikev2 authorization policy default' 'no route accept any' 'no route set interface'
want_shown "the built-in lines are off" two 'show crypto ikev2 authorization policy default' \
	'^     route set remote 10\.61\.0\.0/16$'
want_not_shown "no route accept any, no route set interface" two 'show crypto ikev2 authorization policy default' \
	'route (set interface|accept)'
[ "$(ios two 'show crypto ikev2 sa' | grep -c READY)" = 1 ] || fail "another session"

# The list is missing; nothing is asked; nothing of the peer's is taken.
conf hub 'no aaa authorization network L local'
ios two 'clear crypto session' >/dev/null
wants hub 'show crypto ikev2 why peer 192.0.2.12' 'list L is not configured.*aaa authorization network L local'
wants hub 'show crypto ikev2 stats ext-service' '^AUTHORIZATION +[1-9][0-9]* +[1-9]'
wants hub 'show crypto ikev2 stats ext-service' '^IPSEC POLICY VERIFICATION +[1-9]'
wants hub 'show crypto ikev2 stats ext-service' '^SA DELETION +[1-9]'
wants hub 'show crypto ikev2 stats ext-service' '^DH SHARED SECKEY GENERATED +[1-9][0-9]* +0$'
conf hub 'aaa authorization network L local' 'crypto ikev2 profile P' 'no config-exchange set accept'
conf two 'crypto ikev2 profile P' 'no config-exchange request'
want_ready two 1 30
wants two 'show ip interface brief' '^Tunnel0 +unassigned '
wants_not hub 'show ip route' '10\.6[12]\.0\.0'

# The gateway the hub named stands behind the configured one in the client's list.
ios hub 'clear crypto session remote 192.0.2.11' >/dev/null
wants one 'show crypto ikev2 client flexvpn C' '^ +Peer : 192\.0\.2\.77$'
"$FLEXLAB" down >/dev/null || fail "flexlab down"
