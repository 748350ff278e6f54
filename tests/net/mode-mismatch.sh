#!/usr/bin/env bash
# A GRE tunnel against an IPsec tunnel: refused with TS_UNACCEPTABLE and a reason at both ends, not
# an SA that is up and carries nothing; well again when the modes agree.
. "$(dirname "$0")/lib.sh"
cp -r "$top/tests/net/gre" "$tmp/mix"
sed -i 's/^interface Tunnel0/&\n tunnel mode ipsec ipv4/' "$tmp/mix/b.cfg"
sed -i '/^end/i crypto ipsec security-association dummy pps 20\
crypto ipsec fragmentation after-encryption' "$tmp/mix/b.cfg"
up "$tmp/mix"
told() { contains "$(ios "$1" 'show crypto ikev2 why')" "$2"; }
wait_for 20 told b "peer's tunnel is GRE \(protocol 47\), Tunnel0 is 'tunnel mode ipsec'" ||
	fail "b does not tell why"
wait_for 20 told a 'TS_UNACCEPTABLE' || fail "a does not tell why"
[ "$(ready_sas a)" = 0 ] || fail "an SA between GRE and IPsec tunnels"
echo "ok: refused, both ends tell why"
ios b 'configure terminal' 'interface Tunnel0' 'tunnel mode gre ip' 'end' >/dev/null
want_ready a 1 60
want_ping a 10.20.0.2

# b sends dummy packets, which a takes and passes nowhere; b's packets are sealed whole.
decaps() { ios a 'show crypto ipsec sa' | sed -n 's/.*#pkts decaps: \([0-9]*\).*/\1/p'; }
counted() { ios "$1" 'show interfaces Tunnel0' | sed -n "s/^ *\([0-9]*\) packets $2.*/\1/p"; }
before=$(decaps) in_a=$(counted a input) out_b=$(counted b output)
grew() { [ "$(decaps)" -ge $((before + 10)) ]; }
wait_for 10 grew || fail "no dummy packets: $before, $(decaps)"
[ "$(counted a input)" = "$in_a" ] && [ "$(counted b output)" = "$out_b" ] ||
	fail "dummy packets are counted by the tunnels: $in_a $(counted a input), $out_b $(counted b output)"
echo "ok: dummy packets arrive and go nowhere"
want "fragmentation before encryption" "$("$FLEXLAB" run a ip link show Tu0)" 'mtu 14[0-4][0-9] '
want "fragmentation after encryption" "$("$FLEXLAB" run b ip link show Tu0)" 'mtu 1476 '
want_ping b 10.20.0.1 'size 1476 repeat 3'

# A packet that must not be fragmented and is too long once sealed: the sender is told by ICMP.
ios b 'configure terminal' 'interface Tunnel0' 'tunnel path-mtu-discovery' 'end' >/dev/null
long() { ios b "ping 10.20.0.1 size 1476 df-bit repeat 3 timeout 1"; }
want "too long for the path" "$(long)" 'Success rate is 0 percent'
want "told by ICMP how long it may be" "$("$FLEXLAB" run b ip route get 10.20.0.1)" 'mtu 14[0-4][0-9]( |$)'
ios b 'configure terminal' 'interface Tunnel0' 'crypto ipsec df-bit clear' 'end' >/dev/null
"$FLEXLAB" run b ip route flush cache
want "df-bit clear of the interface" "$(long)" 'Success rate is 100 percent'

# mode transport require against a peer that wants tunnel mode
transform() { # NODE MODE
	ios "$1" 'configure terminal' 'crypto ipsec transform-set R esp-gcm 256' "$2" 'exit' \
		'crypto ipsec profile default' 'set transform-set R' 'end' >/dev/null
}
transform a 'mode transport require'
transform b 'mode tunnel'
ios a 'clear crypto session' >/dev/null
required() { told a 'transport require' || told b 'transport require'; }
wait_for 30 required || fail "mode transport require takes tunnel mode, or nobody tells"
[ "$(ready_sas a)" = 0 ] || ! contains "$(ios a 'show crypto ipsec sa')" 'in use settings' ||
	fail "an SA in tunnel mode where transport mode is required"
echo "ok: mode transport require refuses tunnel mode"
transform b 'mode transport'
want_ready a 1 60
want_ping a 10.20.0.2
"$FLEXLAB" down >/dev/null || fail "flexlab down"
