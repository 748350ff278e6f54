#!/usr/bin/env bash
# Crypto maps: behind network address translation, and on the interface of a VRF.
. "$(dirname "$0")/lib.sh"

from_pc() { ios pc "ping $1" >"$tmp/pc.out"; }
passes() { from_pc "$1 repeat 2 timeout 1" && contains "$(cat "$tmp/pc.out")" 'rate is 100 percent'; }

said() {
	ios r1 'show logging' | grep -q '%CRYPTO-4-RECVD_PKT_NOT_IPSEC: .*= RED/10.66.1.1, src_addr= 10.66.2.1, prot= 1$'
}

up "$top/tests/net/crypto-map"
capture r1 Gi2 wire
clear_to() { frames wire "ip proto 1 and host $1"; }
wait_for 20 passes 10.99.0.1 || fail "translated into the access list: $(cat "$tmp/pc.out")"
wait_for 20 passes 10.99.0.3 || fail "exempted from translation: $(cat "$tmp/pc.out")"
wait_for 20 passes 10.99.0.2 || fail "translated out of the access list: $(cat "$tmp/pc.out")"
sleep 0.3
[ "$(clear_to 10.99.0.1)" = 0 ] || fail "what matches after the translation was seen in clear"
[ "$(clear_to 10.99.0.3)" = 0 ] || fail "what is exempted was seen in clear"
want_frames "IOS translates first: 10.99.0.2 goes in clear" wire 'ip proto 1 and host 10.99.0.2'
[ "$(frames wire 'ip proto 1 and host 10.1.0.10')" = 0 ] || fail "an inside address was seen outside"
from_pc '10.99.0.4 repeat 2 timeout 1'
from_pc '10.99.0.5 repeat 2 timeout 1'
from_pc '10.99.0.7 repeat 2 timeout 1'
sleep 0.3
want_frames "what the access list denies first is sent in clear" wire 'ip proto 1 and host 10.99.0.4'
[ "$(clear_to 10.99.0.5)" = 0 ] || fail "what a line of the access list leaves open was seen in clear"
[ "$(clear_to 10.99.0.7)" = 0 ] || fail "a range of an object group was seen in clear"
want_shown "said" r1 'show logging' '%CRYPTO-3-MAP_ACL: crypto map V 10 '
want_frames "ESP" wire 'ip proto 50' 8
want_shown "translated in the tunnel" r1 'show ip nat translations' \
	'^icmp 198\.51\.100\.1:[0-9]+ +10\.1\.0\.10:[0-9]+ +10\.99\.0\.1:'
big=$(ios pc 'ping 10.99.0.1 size 1480 repeat 2 timeout 1')
want "large packets" "$big" 'rate is (100|50) percent'

# The map of an interface in a VRF: device, policy routes, IKE and ESP are the VRF's.
capture r2 Gi2 red
red() { ios r1 'ping vrf RED 10.66.2.1 source Loopback1 repeat 2 timeout 1' | grep 'rate is 100 percent'; }
wait_for 20 red || fail "crypto map in a VRF: $(ios r1 'show crypto ikev2 sa' 'show crypto session')"
sleep 0.3
[ "$(frames red 'ip proto 1')" = 0 ] || fail "VRF: in clear"
want_frames "VRF: ESP" red 'ip proto 50' 4
ios r1 'ping vrf RED 10.66.2.9 source Loopback1 repeat 1 timeout 1' \
	'ping vrf RED 10.66.3.1 source Loopback1 repeat 1 timeout 1' >/dev/null
sleep 0.3
want_frames "VRF: denied, and so sent in clear" red 'ip proto 1 and host 10.66.2.9'
[ "$(frames red 'ip proto 1 and host 10.66.3.1')" = 0 ] || fail "VRF: left open, and seen in clear"

# What the map has but another interface carries is not the map's.
ios r2 'configure terminal
ip route 10.66.1.77 255.255.255.255 198.51.100.1
end' 'ping 10.66.1.77 source Loopback4 repeat 2 timeout 1' >/dev/null
want_frames "routed elsewhere, and not the map's" wire 'ip proto 1 and host 10.66.1.77'

# What comes out of ESP and the list does not have is refused: r2 protects 10.66.2.9, r1 excepts it.
ios r2 'configure terminal
interface Loopback4
ip address 10.66.2.9 255.255.255.0 secondary
end' >/dev/null
strange() {
	ios r2 'ping 10.66.1.1 source 10.66.2.9 repeat 1 timeout 1' >/dev/null
	ios r1 'show logging' | grep -q '%CRYPTO-4-RECVD_PKT_INV_IDENTITY: .* dest_addr= 10.66.1.1, src_addr= 10.66.2.9, prot= 1$'
}
wait_for 5 strange || fail "out of ESP, and not the map's: not refused: $(ios r1 'show logging' | tail -3)"

# From outside to a static translation whose global address the access list has.
ios r1 'configure terminal
ip nat inside source static 10.1.0.10 198.51.100.9
end' 'show clock' >/dev/null
want "from outside" "$(ios r2 'ping 198.51.100.9 source Loopback1 repeat 3 timeout 1')" 'rate is (100|66) percent'
[ "$(clear_to 10.99.0.1)" = 0 ] || fail "from outside: in clear"
ios r1 'configure terminal
no ip nat inside source static 10.1.0.10 198.51.100.9
end' 'show clock' >/dev/null

# A dynamic map takes a peer that it has no entry for, and makes the route back while it is there; its
# address is a loopback's (local-address).
ios r2 'configure terminal
interface Loopback5
ip address 203.0.113.2 255.255.255.255
crypto map DV local-address Loopback5
no ip route 10.66.1.0 255.255.255.0 192.0.2.1
crypto dynamic-map D 10
set transform-set TS
set ikev2-profile P
reverse-route
crypto map DV 10 ipsec-isakmp dynamic D
interface GigabitEthernet2
no crypto map
crypto map DV
end' 'clear crypto session' >/dev/null
ios r1 'configure terminal
ip route vrf RED 203.0.113.2 255.255.255.255 192.0.2.2
crypto map V 10 ipsec-isakmp
no set peer 192.0.2.2
set peer 203.0.113.2
end' 'clear crypto session' >/dev/null
wait_for 20 red || fail "dynamic crypto map: $(ios r2 'show crypto ikev2 why' 'show crypto map')"
want_shown "local-address" r2 'show crypto session' ' local 203\.0\.113\.2/500 remote 192\.0\.2\.1/500 '
want_shown "entry of the dynamic map" r2 'show crypto map' 'dynamic \(created from dynamic map D/10\)'
want_shown "route of the dynamic map" r2 'show ip route static' '^S +10\.66\.1\.0(/24)? \[1/0\] via 192\.0\.2\.1'
ios r1 'configure terminal
interface GigabitEthernet3
no crypto map
end' >/dev/null
gone() { ! ios r2 'show crypto map' 'show ip route static' | grep -qE 'created from|^S +10\.66\.1\.0'; }
wait_for 10 gone || fail "the peer is gone, its entry or route is not"
ios r1 'configure terminal
crypto map V 10 ipsec-isakmp
no set peer 203.0.113.2
set peer 192.0.2.2
interface GigabitEthernet3
crypto map V
end' >/dev/null
ios r2 'configure terminal
ip route 10.66.1.0 255.255.255.0 192.0.2.1
interface GigabitEthernet2
no crypto map
crypto map V
end' >/dev/null
wait_for 20 red || fail "the map in a VRF again"

# No SA: nothing of it leaves.
ios r2 'configure terminal
interface GigabitEthernet1
no crypto map
exit
no crypto map M 10
no crypto map M 20
end' 'clear crypto ikev2 sa' >/dev/null
ios r1 'clear crypto ikev2 sa' 'clear ip nat translation *' >/dev/null
from_pc '10.99.0.1 repeat 2 timeout 1'
from_pc '10.99.0.3 repeat 2 timeout 1'
want "no answer without an SA" "$(cat "$tmp/pc.out")" 'rate is 0 percent'
sleep 0.3
[ "$(clear_to 10.99.0.1)" = 0 ] || fail "without an SA: in clear"
[ "$(clear_to 10.99.0.3)" = 0 ] || fail "without an SA, exempted: in clear"

# What comes in clear and should not have is refused.
ios r2 'configure terminal
interface GigabitEthernet2
no crypto map
end' 'ping 10.66.1.1 source Loopback4 repeat 2 timeout 1' 'ping 10.66.1.1 repeat 1 timeout 1' >"$tmp/clear.out"
want "in clear" "$(cat "$tmp/clear.out")" 'rate is 0 percent'
want "in clear, not the map's" "$(cat "$tmp/clear.out")" 'rate is 100 percent'
wait_for 5 said || fail "in clear: not told: $(ios r1 'show logging' | tail -5)"
ios r1 'configure terminal
interface GigabitEthernet2
no crypto map
interface GigabitEthernet3
no crypto map
end' 'show clock' >/dev/null
no_rules() { [ -z "$("$FLEXLAB" run r1 ip rule | grep -v -E '^(0|32766|32767):')" ]; }
wait_for 10 no_rules || fail "policy rules are left"
exit 0
