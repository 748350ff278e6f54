#!/usr/bin/env bash
# A GRE tunnel against an IPsec tunnel: refused with TS_UNACCEPTABLE and a reason at both ends, not
# an SA that is up and carries nothing; well again when the modes agree.
. "$(dirname "$0")/lib.sh"
cp -r "$top/tests/net/gre" "$tmp/mix"
sed -i 's/^interface Tunnel0/&\n tunnel mode ipsec ipv4/' "$tmp/mix/b.cfg"
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
"$FLEXLAB" down >/dev/null || fail "flexlab down"
