#!/usr/bin/env bash
# IPv6: addresses given, made from the MAC and link-local; static routes by next hop, by interface and
# link-local next hop, and to Null0; removal.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/ipv6"
want_ping a 2001:DB8:2::1
want_ping a 2001:DB8:2::1 'source Loopback0'
routes=$(ios a 'show ipv6 route')
want "default" "$(tr '\n' ' ' <<<"$routes")" 'S +::/0 \[1/0\] +via 2001:DB8:1::2'
want "Null0" "$(tr '\n' ' ' <<<"$routes")" 'S +2001:DB8:F::/48 \[1/0\] +via Null0'
contains "$routes" 'FE80::/' && fail "a link-local network is in the table"
want_shown "link-local as given" a 'show ipv6 interface brief GigabitEthernet1' '^ +FE80::A$'
eui=$(ios b 'show ipv6 interface brief Loopback0' | grep -oE '2001:DB8:B:[0-9A-F:]*FF:FE[0-9A-F:]*')
[ -n "$eui" ] || fail "no address made from the MAC"
want_ping a "$eui"
want_shown "IPv4 column" b 'show ip interface brief' '^Loopback0 +unassigned '
kernel_has() { "$FLEXLAB" run m ip -6 route | grep -q '^2001:db8:a::1 via fe80::a dev Gi1 proto 201 '; }
wait_for 10 kernel_has || { "$FLEXLAB" run m ip -6 route; fail "the kernel's route by a link-local next hop"; }

# ipv6 tcp adjust-mss of an interface that TCP goes through
plain=$(mss a b 2001:db8:2::1)
ios m 'configure terminal' 'interface GigabitEthernet1' 'ipv6 tcp adjust-mss 1280' 'ip tcp adjust-mss 600' 'end' >/dev/null
sleep 0.3
clamped=$(mss a b 2001:db8:2::1)
if contains "$(ios m 'show logging')" 'SYS-4-ADJMSS'; then
	echo "no nf_tables in this kernel: ip tcp adjust-mss is not tested"
else
	[ "$plain" -gt 1400 ] && [ "$clamped" -le 1280 ] && [ "$clamped" -ge 1260 ] ||
		fail "ipv6 tcp adjust-mss 1280: $plain before, $clamped with it"
	echo "ok: adjust-mss of an interface ($plain before, $clamped with it)"
fi

# ipv6 mtu: the router in the middle tells what is too big, IPv4 goes by the device's
ios m 'configure terminal' 'interface GigabitEthernet2' 'ipv6 mtu 1300' 'end' >/dev/null
told() { "$FLEXLAB" run a ping -6 -M do -s 1400 -c 1 -W 1 2001:DB8:2::1 | grep -q 'Packet too big: mtu=1300'; }
wait_for 5 told || fail "ipv6 mtu 1300: $("$FLEXLAB" run a ping -6 -M do -s 1400 -c 1 -W 1 2001:DB8:2::1)"
want_shown "ipv6 mtu" m 'show ipv6 interface GigabitEthernet2' 'MTU is 1300 bytes'

timeout 20 "$FLEXLAB" exec a 'configure terminal
interface GigabitEthernet1
 no ipv6 address 2001:DB8:1::1/64
end' >/dev/null
gone() { ! contains "$(ios a 'show ipv6 route')" '^S +::/0'; }
wait_for 5 gone || fail "the default outlives the network of its next hop"
echo "ok: the route went with its network"
exit 0
