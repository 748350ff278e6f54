#!/usr/bin/env bash
# DHCP: a server with two pools, a client beside it and one behind a relay.
. "$(dirname "$0")/lib.sh"

bound() { contains "$(ios "$1" 'show dhcp lease')" 'state: 5 Bound'; }
conf() { # NODE LINES
	timeout 30 "$FLEXLAB" exec "$1" "configure terminal
$2
end" >/dev/null
}
address() { contains "$(ios "$1" 'show ip interface brief')" "^GigabitEthernet1 +$2 +YES DHCP +up"; }

up "$top/tests/net/dhcp"
wait_for 20 bound near || fail "near has no lease"
wait_for 20 bound far || fail "far has no lease through the relay"
lease=$(ios near 'show dhcp lease')
want "the first address that is not excluded" "$lease" '^Temp IP addr: 10\.1\.0\.10  for peer on Interface: GigabitEthernet1$'
want "times" "$lease" '^   Lease: 60 secs,  Renewal: 30 secs,  Rebind: 52 secs$'
want "gateway" "$lease" '^Temp default-gateway addr: 10\.1\.0\.1$'
want_shown "log" near 'show logging' '%DHCP-6-ADDRESS_ASSIGN: Interface GigabitEthernet1 assigned DHCP address 10\.1\.0\.10, mask 255\.255\.255\.0, hostname near'
want_shown "default route" near 'show ip route' '^S\* +0\.0\.0\.0/0 \[254/0\] via 10\.1\.0\.1$'
want_shown "ip route ... dhcp" near 'show ip route' '^S +192\.0\.2\.0/24 \[254/0\] via 10\.1\.0\.1'
want_shown "not the relay's addresses" far 'show dhcp lease' '^Temp IP addr: 10\.2\.0\.3 '
want_shown "the one that answered" server 'show ip dhcp conflict' '^10\.2\.0\.2 +Ping +[A-Z][a-z]{2} [0-9]{2} [0-9]{4} '
want_shown "told" server 'show logging' '%DHCPD-4-PING_CONFLICT: DHCP address conflict:  server pinged 10\.2\.0\.2\.$'
ios server 'clear ip dhcp conflict 10.2.0.2' >/dev/null
want_not_shown "the conflict is cleared" server 'show ip dhcp conflict' '^10'
want_shown "imported" near 'show ip dhcp import' '^Domain Name Server\(s\): 192\.0\.2\.53 192\.0\.2\.54$'
want "end to end" "$(ios far 'ping 10.1.0.10 repeat 2')" 'rate is 100 percent'
b=$(ios server 'show ip dhcp binding')
want "binding" "$b" '^10\.1\.0\.10 +0063\.6973\.636f\.2d61\. +[A-Z][a-z]{2} [0-9]{2} [0-9]{4} [0-9]{2}:[0-9]{2} [AP]M +Automatic +Active +GigabitEthernet1$'
want_shown "pool" server 'show ip dhcp pool NEAR' '^ 10\.1\.0\.11 +10\.1\.0\.1 +- 10\.1\.0\.254 +1 +/ 9 +/ 254$'

# bindings outlive a reload
ios server 'write memory' reload >/dev/null
back() { contains "$(ios server 'show ip dhcp binding 10.2.0.3')" '^10\.2\.0\.3 .* Automatic +Active'; }
wait_for 20 back || fail "no binding after the reload: $(ios server 'show ip dhcp binding')"
reloaded=$(ios server 'show version')
want "reloaded" "$reloaded" 'uptime is 0 minutes'
contains "$(ios server 'show ip dhcp server statistics')" '^DHCPDISCOVER +0$' || fail "the binding is a new one"

ios near 'release dhcp GigabitEthernet1' >/dev/null
wait_for 10 address near unassigned || fail "released, but the address is there"
want_not_shown "released, routes too" near 'show ip route' '^S'
want_not_shown "the server has heard of it" server 'show ip dhcp binding' '^10\.1\.0\.10 '
# a reserved address for the same client
conf server 'ip dhcp pool NEARHOST
host 10.1.0.77 255.255.255.0
client-identifier '"$(ios near 'show dhcp lease' | sed -n 's/^   Client-ID hex dump: /00/p; s/^  *\([0-9A-F]*\)$/\1/p' | tr -d '\n')"
ios near 'renew dhcp GigabitEthernet1' >/dev/null
wait_for 15 address near '10\.1\.0\.77' || fail "the reserved address was not given"
want_shown "manual binding" server 'show ip dhcp binding' '^10\.1\.0\.77 .* Infinite +Manual +Active'
want_shown "its pool's gateway" near 'show ip route' '\[254/0\] via 10\.1\.0\.1'
# without the command the address goes
conf near 'interface GigabitEthernet1
ip address 10.1.0.3 255.255.255.0'
want_shown "static again" near 'show ip interface brief' '^GigabitEthernet1 +10\.1\.0\.3 +YES manual'
want_not_shown "no routes of the lease" near 'show ip route' '254/0'
exit 0
