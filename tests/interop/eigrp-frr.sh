#!/usr/bin/env bash
# EIGRP against an implementation that is not ours: FRR's eigrpd on a cable. Both learn the other's
# network with the metric both compute alike; a network that goes is withdrawn; goodbye is understood.
. "$(dirname "$0")/../net/lib.sh"

[ "$(id -u)" = 0 ] || skip "needs root for FRR's daemons"
frr=/usr/lib/frr
[ -x $frr/eigrpd ] && command -v vtysh >/dev/null || skip "frr is not installed"
dir=$tmp/frr
me=flex$$a peer=flex$$b
router=
stop() {
	local p
	[ -z "$router" ] || kill "$router" 2>/dev/null
	for p in "$dir"/*.pid; do [ ! -e "$p" ] || kill "$(cat "$p")" 2>/dev/null; done
	sleep 0.5
	ip netns del "$me" 2>/dev/null
	ip netns del "$peer" 2>/dev/null
}
trap 'status=$?; stop; (exit $status); cleanup' EXIT
mkdir -p "$dir/state"
chmod 755 "$dir"
ip netns add "$me" && ip netns add "$peer" || skip "no network namespaces here"
ip link add Gi1 netns "$me" type veth peer name eth0 netns "$peer" || skip "no veth pairs here"
ip -n "$peer" link add lan type veth peer name lanp
ip -n "$peer" addr add 10.0.0.2/24 dev eth0
ip -n "$peer" addr add 192.168.2.1/24 dev lan
for d in lo eth0 lan lanp; do ip -n "$peer" link set $d up; done

cat >"$dir/eigrpd.conf" <<'CFG'
router eigrp 100
 network 10.0.0.0/24
 network 192.168.2.0/24
CFG
: >"$dir/zebra.conf"
: >"$dir/vtysh.conf"
cat >"$dir/router.cfg" <<'CFG'
hostname r1
interface GigabitEthernet1
 ip address 10.0.0.1 255.255.255.0
 no shutdown
interface Loopback1
 ip address 192.168.1.1 255.255.255.0
router eigrp 100
 network 10.0.0.0
 network 192.168.1.0
end
CFG
chown -R frr:frr "$dir"
for d in zebra eigrpd; do
	ip netns exec "$peer" $frr/$d -d --vty_socket "$dir" -z "$dir/zserv.api" -i "$dir/$d.pid" \
		-f "$dir/$d.conf" --log "file:$dir/$d.log" -P 0 2>"$dir/$d.err" ||
		{ cat "$dir/$d.err"; skip "FRR's $d does not start here"; }
done
ip netns exec "$me" "$FLEXSH" --state "$dir/state" --startup "$dir/router.cfg" --no-console \
	--telnet-port 0 >"$dir/router.log" 2>&1 &
router=$!

theirs() { timeout 10 vtysh --vty_socket "$dir" --config_dir "$dir" -c "$1"; }
our_route() { ip netns exec "$me" ip route show 192.168.2.0/24 | grep -q 'via 10.0.0.2'; }
no_route() { ! ip netns exec "$me" ip route show 192.168.2.0/24 | grep -q .; }
their_route() { theirs 'show ip route 192.168.1.0/24' | grep -q '10.0.0.1, via eth0'; }
their_topology() { theirs 'show ip eigrp topology' | grep -q 'via 10.0.0.1 (130816/128256)'; }
they_have_none() { ! theirs 'show ip eigrp neighbors' | grep -q '10\.0\.0\.1'; }

wait_for 20 our_route || { cat "$dir/router.log"; fail "no route from eigrpd in the kernel"; }
echo "ok: eigrpd's network is a kernel route"
wait_for 20 their_route || { theirs 'show ip eigrp topology'; fail "eigrpd has no route from us"; }
wait_for 5 their_topology || { theirs 'show ip eigrp topology'; fail "eigrpd computes another metric"; }
echo "ok: our network is in eigrpd's table, 130816 through an interface of 100 Mbit/s and 100 us"
kill "$router"
wait "$router"
router=
wait_for 8 they_have_none || fail "our goodbye was not understood"
echo "ok: goodbye"
wait_for 5 no_route || fail "the route is still in the kernel"
