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

# Packets that no SA has, and some that its SA does not want, are counted under their reason. What was
# refused before the SAs were up may be counted already.
drops='show platform hardware qfp active feature ipsec datapath drops all'
drops_of() { ios b "$drops" | sed -n 's/^ *[0-9]*  \([A-Z_0-9]*\)  *\([0-9]*\)$/\1 \2/p'; }
declare -A before
while read -r reason n; do before[$reason]=$n; done <<<"$(drops_of)" # no /dev/fd in the guest
[ "${#before[@]}" -ge 5 ] || { ios b "$drops"; fail "the reasons are not told"; }
"$FLEXLAB" run a python3 -c 'import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 50)
for spi, n in ((0x77000001, 3), (int(sys.argv[1], 16), 2)):
    for i in range(n):
        s.sendto(spi.to_bytes(4, "big") + (1000 + i).to_bytes(4, "big") + bytes(92), ("198.51.100.2", 0))' \
	"$(ios a 'show crypto ipsec sa' | sed -n '/current outbound spi: 0x/{s/.*: 0x//;s/(.*//;p;q}')"
counted() {
	local reason n all=
	while read -r reason n; do
		[ "$n" = "${before[$reason]}" ] || all+=" $reason $((n - before[$reason]))"
	done <<<"$(drops_of)"
	[ "$all" = " IN_US_V4_PKT_SA_NOT_FOUND_SPI 3 IN_OCT_MAC_EXCEPTION 2" ]
}
wait_for 10 counted || { ios b "$drops"; fail "not 3 of an unknown SPI and 2 forged, or others"; }
echo "ok: ESP of an unknown SPI and forged ESP are counted, and nothing else"
want_shown "where the SA is, too" b 'show crypto ipsec sa detail' 'verify failed: 2$'
