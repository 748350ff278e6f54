#!/usr/bin/env bash
# GRE over IPsec in transport mode between two routers on one wire, with the smart defaults.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/gre"
capture b Gi0-0 wire
want_ready a 1 30
want_ready b 1 10
want "Tunnel0 is up" "$(ios a 'show ip interface brief')" '^Tunnel0 .* up +up'
want_ping a 10.20.0.2
want_ping a 10.22.0.1 'source Loopback10'
want_ping b 10.21.0.1 'source Loopback10'
out=$(ios a 'show crypto ipsec sa')
want "transport mode" "$out" 'in use settings ?=\{Transport'
want "selectors are GRE between the hosts" "$out" '198\.51\.100\.1/255\.255\.255\.255/47/0'
want_protected wire

# The far end takes its tunnel down: nothing of the LAN goes out in clear, and it comes back.
ios b 'configure terminal' 'interface Tunnel0' 'shutdown' 'end'
is_down() { contains "$(ios a 'show ip interface brief')" '^Tunnel0 .* (up|down) +down'; }
wait_for 20 is_down || fail "a's tunnel stays up when b's is shut down"
echo "ok: the tunnel follows the SA down"
ios a 'ping 10.22.0.1 source Loopback10 repeat 2 timeout 1' >/dev/null
want_protected wire
ios b 'configure terminal' 'interface Tunnel0' 'no shutdown' 'end'
want_ready a 1 40
want_ping a 10.22.0.1 'source Loopback10'
want_protected wire
"$FLEXLAB" down >/dev/null || fail "flexlab down"
