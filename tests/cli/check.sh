#!/bin/sh
# flexsh --check: wrong lines are told with message and column, exec commands among the
# configuration are matched without a router, and nothing else is said.
cd "$(dirname "$0")/../.." || exit 2
flexsh=${FLEXSH:-./flexsh}
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
fail() { echo "FAIL: $*"; exit 1; }

cat >"$dir/right.cfg" <<'EOF'
R1#show running-config
enable
configure terminal
hostname R1
do show ip interface brief | include up
interface Tunnel0
 ip address 10.0.0.1 255.255.255.252
do ping 10.0.0.2 source 10.0.0.1 repeat 3
end
show crypto ikev2 sa detailed
ping 10.0.0.2 source Tunnel0
traceroute 10.0.0.2
u all
undebug all
clear crypto session
debug crypto ikev2
write memory
R1#
R1(config)#
router eigrp 1
 network 10.0.0.0
 do sh crypto map
EOF
out=$("$flexsh" --check "$dir/right.cfg" 2>&1) || fail "refused: $out"
[ -z "$out" ] || fail "said: $out"

cat >"$dir/wrong.cfg" <<'EOF'
hostname R1
do shw ip route
interface Tunnel0
 ip adress 10.0.0.1 255.255.255.252
end
show crypto ikev3 sa
EOF
"$flexsh" --check "$dir/wrong.cfg" >"$dir/out" 2>&1
rc=$?
[ $rc = 1 ] || fail "wrong lines give no status 1"
sed 's/.*wrong.cfg:\([0-9]*\):.*(column \([0-9]*\))$/\1 \2/' "$dir/out" >"$dir/got"
printf '2 6\n4 7\n6 17\n' | cmp -s - "$dir/got" || fail "$(cat "$dir/out")"
echo "--check: exec commands are taken, wrong lines are told"
