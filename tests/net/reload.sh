#!/usr/bin/env bash
# reload: the router ends everything that runs, begins again from startup-config, and its tunnel
# comes back; what was only on (captures, debugging) is off.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/hub-spokes"
want_ready spoke1 1 30
ios spoke1 'configure terminal' 'interface Loopback77' 'ip address 10.77.0.1 255.255.255.255' end >/dev/null
ios spoke1 'monitor capture C interface Tunnel0 both ikev2' 'monitor capture C start' \
	'debug ip icmp' 'debug crypto ikev2' >/dev/null
want "saved" "$(ios spoke1 'write memory')" '^\[OK\]$'
ios spoke1 'configure terminal' 'interface Loopback78' end >/dev/null
ios spoke1 reload >/dev/null
back() { ios spoke1 'show version' | grep -q 'uptime is 0 minutes'; }
wait_for 20 back || fail "spoke1 did not come back"
want_ready spoke1 1 30
want_shown "saved interface" spoke1 'show ip interface brief' '^Loopback77 +10\.77\.0\.1 '
absent=$(ios spoke1 'show running-config interface Loopback78')
want "what was not saved is gone" "$absent" 'Invalid input'
[ -z "$(ios spoke1 'show monitor capture')" ] || fail "a capture outlived the router"
want "no debugging" "$(ios spoke1 'show debugging' | tr -d '\n')" '^$'
want_ping spoke1 10.10.0.1 'source Loopback10'
