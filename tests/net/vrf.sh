#!/usr/bin/env bash
# Front-door and inside VRF: the hub's outside is in INET, its inside in CUST, the spoke's outside is
# a serial line, its inside in the global table; and each inside uses the very addresses that the outside has.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/vrf"
want_ready hub 1 30
want_ready spoke 1 10
want_shown "front and inside VRF of the SA" hub 'show crypto ikev2 sa' ' INET/CUST +READY'
want_shown "a serial line" spoke 'show interfaces Serial0/0/0' 'BW 1544 Kbit/sec, DLY 20000 usec'
want_shown "of the session" spoke 'show crypto ikev2 session' ' INET/none +READY'
want_shown "its inside in the global table" spoke 'show crypto session fvrf INET' '^Interface: Tunnel'
want "no session of another VRF" "$(ios spoke 'show crypto session fvrf NONE' | grep -c Interface)" '^0$'
want_shown "protected VRF" hub 'show crypto ipsec sa' '^   protected vrf: [^(]'
want_shown "VRFs in detail" hub 'show vrf detail INET' '^VRF INET \(VRF Id = [0-9]+\); default RD '
want_shown "session by VRF" spoke 'show crypto session detail' 'fvrf: INET ivrf:'

capture isp Gi1 wire
want_ping spoke 10.0.1.1 'source Loopback1 repeat 3'
for _ in 1 2 3; do
	ios hub 'ping vrf CUST 10.0.2.2 source Loopback1 repeat 3' >"$tmp/vrf.out"
done
want "ping from the inside VRF" "$(cat "$tmp/vrf.out")" 'Success rate is 100 percent'
want_protected wire
arp=$(ios isp 'show arp')
want "the provider's neighbours" "$arp" '^Internet .* GigabitEthernet1$'
! contains "$arp" Serial || fail "show arp has a serial line"

want_shown "the peer's address inside" hub 'show ip route vrf CUST' '^S +10\.0\.2\.2 is directly connected, Virtual-Access1'
want_shown "the default outside" hub 'show ip route vrf INET' '^S\* +0\.0\.0\.0/0 \[1/0\] via 10\.0\.1\.2'
want_shown "nothing global" hub 'show ip route' '^Gateway of last resort is not set'
contains "$(ios hub 'show ip route')" '^[CLS] ' && fail "a VRF's route is in the global table"
want "no such VRF" "$(ios hub 'ping vrf NONE 10.0.0.1')" '^% VRF NONE does not exist'
want "ping of the outside" "$(ios hub 'ping vrf INET 10.0.2.2')" 'Success rate is 100 percent'
want "not from the global table" "$(ios hub 'ping 10.0.2.2 repeat 1 timeout 1')" 'Success rate is 0 percent'

# A router killed hard does not take the cable along that was in its VRF, and what it left in the
# global table ends with the next one: rules and tables of routes between VRFs, the table of debug.
timeout 20 "$FLEXLAB" exec hub 'configure terminal
interface Loopback8
 ip address 10.0.8.8 255.255.255.255
ip route vrf CUST 10.0.8.8 255.255.255.255 Loopback8
end
debug ip packet' >/dev/null
left() {
	"$FLEXLAB" run hub ip rule | sed -n 's/.*vrflink.* lookup //p'
	"$FLEXLAB" run hub nft list tables | grep -o flexsh_debug
}
leaves() { [ "$(left | wc -l)" -eq 2 ]; }
clean() { [ -z "$(left)" ]; }
wait_for 10 leaves || fail "not there: the rule of a link, the table of debug: $(left)"
pid=$("$FLEXLAB" status | awk '$1 == "hub" && $2 == "running" { print $4; exit }')
kill -9 "$pid"
back() { "$FLEXLAB" run hub ip link show Gi1; }
wait_for 10 back || fail "Gi1 is gone with the killed router"
leaves || fail "nothing to clean up: $(left)"
"$FLEXLAB" reset hub >/dev/null || fail "the killed router does not start again"
wait_for 10 clean || fail "the killed router's rules are left: $(left)"
echo "ok: nothing is left of the killed router"
ios spoke 'clear crypto session' >/dev/null # it cannot know yet
want_ready hub 1 30
want_ping spoke 10.0.1.1 'source Loopback1 repeat 3'

# Sessions end and come again; an interface that leaves its VRF takes its routes along.
ios hub 'clear crypto session' >/dev/null
want_ready hub 1 30
want_ping spoke 10.0.1.1 'source Loopback1 repeat 3'
timeout 20 "$FLEXLAB" exec spoke 'configure terminal
interface Tunnel0
 shutdown
end' >/dev/null
gone() { ! contains "$(ios hub 'show ip route vrf CUST')" 'Virtual-Access1'; }
wait_for 15 gone || fail "the route of a session that ended is still there"
echo "ok: routes of an ended session are gone"
timeout 20 "$FLEXLAB" exec hub 'configure terminal
interface GigabitEthernet1
 no vrf forwarding
 ip address 10.0.1.1 255.255.255.0
end' >/dev/null
home() { contains "$(ios hub 'show ip route')" '^C +10\.0\.1\.0/24 is directly connected, GigabitEthernet1'; }
wait_for 5 home || fail "the interface is not back in the global table"
want_not_shown "the VRF kept no connected route" hub 'show ip route vrf INET' 'directly connected'
want_ping hub 10.0.1.2
want "and usable there" "$(ios hub 'ping 10.0.1.2')" 'Success rate is (100|80) percent'

# From a VRF out of the global table: a static route into it, translated there although both have
# the same addresses; back by an interface of the other table; and policy routing by a VRF.
timeout 20 "$FLEXLAB" exec hub 'configure terminal
interface Loopback1
 ip nat inside
interface GigabitEthernet1
 ip nat outside
access-list 1 permit host 10.0.1.1
ip nat inside source list 1 interface GigabitEthernet1 vrf CUST overload
ip route vrf CUST 0.0.0.0 0.0.0.0 10.0.1.2 global
interface Loopback8
 ip address 10.0.8.8 255.255.255.255
interface Loopback9
 vrf forwarding CUST
 ip address 10.0.9.9 255.255.255.255
ip route vrf CUST 10.0.8.8 255.255.255.255 Loopback8
route-map TOCUST permit 10
 match ip address 109
 set vrf CUST
access-list 109 permit ip any host 10.0.9.9
ip route 10.0.9.0 255.255.255.0 10.0.1.2
ip local policy route-map TOCUST
end' >/dev/null
want_shown "the route into the global table" hub 'show ip route vrf CUST' '^S\* +0\.0\.0\.0/0 \[1/0\] via 10\.0\.1\.2$'
want_ping hub 'vrf CUST 10.0.2.1' 'source Loopback1'
want_shown "one translation" hub 'show ip nat translations' \
	'^icmp 10\.0\.1\.1:([0-9]+) +10\.0\.1\.1:\1 +10\.0\.2\.1:'
want_shown "a route by an interface of the other table" hub 'show ip route vrf CUST' \
	'^S +10\.0\.8\.8 is directly connected, Loopback8'
want_ping hub 10.0.9.9 'source Loopback8 repeat 2'
want_shown "everything has its effect" hub 'show flexsh unsupported' '^Every line of'
"$FLEXLAB" link isp:GigabitEthernet1 down >/dev/null
want_not_shown "the route into the global table goes with its next hop" hub 'show ip route vrf CUST' 'via 10\.0\.1\.2'
"$FLEXLAB" link isp:GigabitEthernet1 up >/dev/null
want_shown "and is back" hub 'show ip route vrf CUST' '^S\* +0\.0\.0\.0/0 \[1/0\] via 10\.0\.1\.2$'
want_ping hub 'vrf CUST 10.0.2.1' 'source Loopback1 repeat 2'
timeout 20 "$FLEXLAB" exec hub 'configure terminal
no ip route vrf CUST 0.0.0.0 0.0.0.0 10.0.1.2 global
no ip route vrf CUST 10.0.8.8 255.255.255.255 Loopback8
end' >/dev/null
norule() { ! "$FLEXLAB" run hub ip rule | grep -q vrflink; }
wait_for 5 norule || fail "the rule of a link stays behind its routes"
exit 0
