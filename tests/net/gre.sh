#!/usr/bin/env bash
# GRE over IPsec in transport mode between two routers on one wire, with the smart defaults.
. "$(dirname "$0")/lib.sh"

cp -R "$top/tests/net/gre" "$tmp/gre"
up "$tmp/gre"
capture b Gi0-0 wire
want_ready a 1 30
want_ready b 1 10
want_shown "Tunnel0 is up" a 'show ip interface brief' '^Tunnel0 .* up +up'
want_ping a 10.20.0.2
want_ping a 10.22.0.1 'source Loopback10'
want_ping b 10.21.0.1 'source Loopback10'
out=$(ios a 'show crypto ipsec sa')
want "transport mode" "$out" 'in use settings ?=\{Transport'
want "selectors are GRE between the hosts" "$out" '198\.51\.100\.1/255\.255\.255\.255/47/0'
want_protected wire

# Packets that no SA has, and some that its SA does not want, are counted under their reason.
"$FLEXLAB" run a python3 -c 'import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 50)
for spi, n in ((0x77000001, 3), (int(sys.argv[1], 16), 2)):
    for i in range(n):
        s.sendto(spi.to_bytes(4, "big") + (1000 + i).to_bytes(4, "big") + bytes(92), ("198.51.100.2", 0))' \
	"$(ios a 'show crypto ipsec sa' | sed -n '/current outbound spi: 0x/{s/.*: 0x//;s/(.*//;p;q}')"
drops='show platform hardware qfp active feature ipsec datapath drops'
want_shown "ESP of an unknown SPI is counted" b "$drops" '^ +4  IN_US_V4_PKT_SA_NOT_FOUND_SPI +3$'
want_shown "forged ESP is counted" b "$drops all" '^ +62  IN_OCT_MAC_EXCEPTION +2$'
want_shown "where the SA is, too" b 'show crypto ipsec sa detail' 'verify failed: 2$'
want "and nothing else" "$(ios b "$drops" | wc -l)" '^5$'

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

want "the console answers a pipe" "$(echo 'show version' | timeout 20 "$FLEXLAB" console a)" 'Cisco IOS'

# What is not so is said to be not so, row by row.
cat >"$tmp/gre/check.txt" <<'CHECK'
within 2
sa a 198.51.100.1 198.51.100.2 "Auth sign: PSK"
sa a 198.51.100.1 198.51.100.9
sa a 198.51.100.1 198.51.100.2 3DES
route a 10.22.0.0/24 S
route a 10.22.0.0/24 O
route a 10.99.0.0/24 S
ping a Loopback10 10.22.0.1
ping a Loopback10 10.22.0.99
path a Loopback10 10.22.0.1 Tunnel0
path a Loopback10 198.51.100.2 Tunnel0
show b "show ip interface brief" "^Tunnel0 .* up +up"
show b "show ip interface brief" "^Tunnel9"
protected a:Gi0/0
ping a GigabitEthernet0/0 198.51.100.2
CHECK
! "$FLEXLAB" check >"$tmp/check.out" || fail "flexlab check passes what is wrong"
cat "$tmp/check.out"
grep -q '^FAILED: 6 of 14 as expected' "$tmp/check.out" || fail "not six of fourteen"
grep -q 'FAIL  protected a:Gi0/0 .* in clear, the first IP protocol 1 from 198.51.100.1' "$tmp/check.out" ||
	fail "a ping in clear goes unnoticed"
echo nonsense >"$tmp/gre/check.txt"
! "$FLEXLAB" check >/dev/null 2>"$tmp/check.err" || fail "nonsense is an expectation"
want "nonsense is named" "$(cat "$tmp/check.err")" 'line 1: not an expectation: nonsense'

"$FLEXLAB" down >/dev/null || fail "flexlab down"
