#!/usr/bin/env bash
# The dual-WAN laboratory that is shipped: two providers, two tunnels, both SAs, both paths used, and
# what belongs to a provider never on the other one's wire.
. "$(dirname "$0")/lib.sh"

up "$top/lab/labs/dual-wan"
capture ispa Gi2 isp-a
capture ispb Gi2 isp-b
want_ready spoke 2 30
want_ready hub 2 10

want_shown "an SA by ISP-A" spoke 'show crypto ikev2 sa' '203\.0\.113\.6/(500|4500) +203\.0\.113\.2/.* READY'
want_shown "an SA by ISP-B" spoke 'show crypto ikev2 sa' '198\.51\.100\.6/(500|4500) +198\.51\.100\.2/.* READY'
want_shown "Virtual-Access1" hub 'show ip interface brief' '^Virtual-Access1 .* up +up'
want_shown "Virtual-Access2" hub 'show ip interface brief' '^Virtual-Access2 .* up +up'
want_shown "the hub's LAN by Tunnel1" spoke 'show ip route' 'is directly connected, Tunnel1'
want_shown "the hub's LAN by Tunnel2" spoke 'show ip route' 'is directly connected, Tunnel2'
two_active() { [ "$(ios spoke 'show crypto session' | grep -c 'UP-ACTIVE')" = 2 ]; }
wait_for 10 two_active || { ios spoke 'show crypto session'; fail "not two active sessions"; }
echo "ok: two sessions"

want_ping spoke 10.1.0.1 'source GigabitEthernet3'
want_ping hub 10.2.0.1 'source GigabitEthernet3'
want_ping spoke 10.255.0.1 'source Loopback1'
want_ping spoke 10.255.0.1 'source Loopback2'
want_protected isp-a
want_protected isp-b
[ "$(frames isp-a 'net 198.51.100.0/24')" = 0 ] || fail "ISP-B's addresses were seen at ISP-A"
[ "$(frames isp-b 'net 203.0.113.0/24')" = 0 ] || fail "ISP-A's addresses were seen at ISP-B"
echo "ok: each provider sees only its own addresses"

# The picture shows both, and the laboratory's own expectations hold: they cut ISP-A's cable, wait for
# dead peer detection, want everything by ISP-B, and Tunnel1 back when the cable is.
"$FLEXLAB" graph >"$tmp/lab.svg" || fail "flexlab graph"
[ "$(grep -c 'class="ready"' "$tmp/lab.svg")" = 2 ] || fail "the picture does not show two SAs"
"$FLEXLAB" check >"$tmp/check.out" || { cat "$tmp/check.out"; fail "flexlab check"; }
cat "$tmp/check.out"
want "every expectation was looked at" "$(cat "$tmp/check.out")" '^passed: (2[0-9]) of \1 as expected'
"$FLEXLAB" down >/dev/null || fail "flexlab down"
