#!/usr/bin/env bash
# A hub and nineteen spokes on one wire: all SAs come up, at the same time. How long it takes is
# printed; `make bench` judges it.
. "$(dirname "$0")/lib.sh"

"$top/tests/net/twenty-lab" "$tmp/twenty"
began=$(date +%s%N)
ms() { echo $((($(date +%s%N) - began) / 1000000)); }
up "$tmp/twenty"
wait_for 60 has_ready hub 19 || fail "only $(ready_sas hub) of 19 SAs"
took=$(ms)
echo "ok: twenty routers, nineteen SAs after $took ms"
all_up() { [ "$(ios hub 'show ip interface brief' | grep -cE '^Virtual-Access[0-9]+ .* up +up')" = 19 ]; }
wait_for 10 all_up || fail "not nineteen Virtual-Access interfaces"
"$FLEXLAB" graph >"$tmp/lab.svg" || fail "flexlab graph"
[ "$(grep -c 'class="ready"' "$tmp/lab.svg")" = 19 ] || fail "the picture does not show nineteen SAs"
began=$(date +%s%N)
"$FLEXLAB" down >/dev/null || fail "flexlab down"
echo "ok: down after $(ms) ms"
