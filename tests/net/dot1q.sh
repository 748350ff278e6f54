#!/usr/bin/env bash
# 802.1Q subinterfaces between two routers, also on a kernel without the vlan driver.
. "$(dirname "$0")/lib.sh"
up "$top/tests/net/dot1q"
capture r2 Gi0-0 wire
want_ping r1 10.0.10.2
want_ping r1 10.0.20.2 'size 1500'
pings r1 10.0.30.2 'repeat 2 timeout 1' && fail "another VLAN's address answers"
echo "ok: VLAN 30 does not reach VLAN 31"
want_frames "tagged frames of VLAN 10" wire 'vlan 10 and icmp' 4
[ "$(frames wire 'not vlan and icmp')" = 0 ] || fail "untagged ICMP on the wire"
echo "ok: frames carry their tags"
ios r1 'configure terminal' 'no interface GigabitEthernet0/0.10' 'end' >/dev/null
pings r2 10.0.10.1 'repeat 2 timeout 1' && fail "a removed subinterface answers"
want_ping r2 10.0.20.1
"$FLEXLAB" down >/dev/null || fail "flexlab down"
