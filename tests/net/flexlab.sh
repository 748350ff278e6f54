#!/usr/bin/env bash
# flexlab by itself, with a stand-in for the router: starting, wiring, errors, crashes, no leftovers.
. "$(dirname "$0")/lib.sh"

cat >"$tmp/router" <<'STUB'
#!/bin/bash
while [ $# -gt 0 ]; do case $1 in --ready-fd) fd=$2 ;; --startup) cfg=$2 ;; esac; shift; done
grep -n nonsense "$cfg" | while IFS=: read -r n text; do echo "$cfg:$n: $text"; done
grep -q 'hostname crash' "$cfg" && { echo "cannot open a socket" >&2; exit 3; }
grep -q 'hostname hang' "$cfg" && exec sleep 600
eval "echo ready >&$fd; exec $fd>&-"
exec sleep 600
STUB
chmod 755 "$tmp/router"
export FLEXSH=$tmp/router

lab() { # NAME: an empty directory
	rm -rf "${tmp:?}/$1"
	mkdir "$tmp/$1"
}
router() { # LAB NODE LINE...
	local file=$tmp/$1/$2.cfg
	shift 2
	printf '%s\n' "$@" >"$file"
}
flexlab() { "$FLEXLAB" "$@" >"$tmp/out" 2>"$tmp/err"; }
expect() { # STATUS COMMAND...
	local status=$1 got
	shift
	"$@"
	got=$?
	[ $got = "$status" ] || { cat "$tmp/out" "$tmp/err"; fail "$*: status $got, not $status"; }
}
said() { want "$1" "$(cat "$tmp/out" "$tmp/err")" "$1"; }
marked() { # processes with the laboratory's mark
	grep -lsa "FLEXLAB_ID=$id" /proc/[0-9]*/environ | wc -l
}
state() { awk -v k="$1" '$1 == k { print $2 }' "$FLEXLAB_RUN/$2/state"; }
gone() { [ ! -e "$FLEXLAB_RUN/$1" ] && [ "$(marked)" = 0 ]; }
id=none

# --- inference ---
lab inferred
router inferred r1 'interface GigabitEthernet0/1' ' ip address 10.0.0.1 255.255.255.0' \
	'int gi0/2' ' ip add 10.0.1.1 255.255.255.252' 'interface Loopback0' ' ip address 10.0.9.1 255.255.255.255'
router inferred r2 'interface e0/0.10' ' encapsulation dot1Q 10' ' ip address 10.0.0.2 255.255.255.0' \
	'interface Ethernet 0/1' ' ip address 10.0.1.2 255.255.255.252'
router inferred r3 'interface GigabitEthernet1' ' ip address 10.0.0.3 255.255.255.0' 'nonsense here'
expect 0 flexlab up "$tmp/inferred"
said 'r1 GigabitEthernet0/1 -- r3 GigabitEthernet1  10.0.0.0/24'
said 'r1 GigabitEthernet0/2 -- r2 Ethernet0/1  10.0.1.0/30'
said '^r3.cfg:3: nonsense here'
said 'inferred is up: 3 routers'
id=$(state id inferred)
[ "$(marked)" -ge 3 ] || fail "the routers have no mark"
expect 0 flexlab status
said 'r2 Ethernet0/0  \(stub\)'
expect 0 flexlab run r1 cat /proc/net/dev
said 'Gi0-1:'
said 'Gi0-2:'
expect 1 flexlab up "$tmp/inferred"
said 'already up'
# cables: a frame of r1 arrives at r3, and r2's trunk hears nothing of it
expect 0 flexlab run r1 ip addr add 10.0.0.1/24 dev Gi0-1
expect 0 flexlab run r1 ip link set Gi0-1 up
expect 0 flexlab run r3 ip addr add 10.0.0.3/24 dev Gi1
expect 0 flexlab run r3 ip link set Gi1 up
expect 0 flexlab run r1 ping -c 1 -W 2 10.0.0.3
expect 0 flexlab run r2 ip link set Et0-0 up
expect 0 flexlab run r2 cat /sys/class/net/lo/operstate
expect 1 flexlab exec nobody 'show version'
said 'no such node'
expect 0 flexlab down
gone inferred || fail "something of the laboratory is left"

# --- containerlab file: bridge, plain Linux node, dummy, endpoints as maps ---
lab clab
for n in a b c; do router clab $n "hostname $n"; done
cat >"$tmp/clab/three.clab.yml" <<'YAML'
name: three
topology:
  nodes:
    a: {kind: flexsh, startup-config: a.cfg}
    b: {kind: cisco_iol}
    c:
    sw: {kind: bridge}
    net: {kind: cloud, labels: {eth1: 192.0.2.1/24}}
    pc: {kind: linux, exec: ["ip addr add 192.0.2.9/24 dev eth0", "ip route add default via 192.0.2.1"]}
  links:
    - endpoints: ["a:Gi1", "sw:eth1"]
    - endpoints: ["b:GigabitEthernet0/0", "sw:eth2"]
    - endpoints: ["c:e0/0", "sw:eth3"]
    - type: veth
      endpoints:
        - {node: net, interface: eth1}
        - {node: pc, interface: eth0}
    - type: dummy
      endpoint: {node: a, interface: Gi2}
YAML
expect 0 flexlab up "$tmp/clab"
expect 0 flexlab status three
said 'a GigabitEthernet1 -- b GigabitEthernet0/0 -- c Ethernet0/0'
said 'a GigabitEthernet2  \(stub\)'
expect 0 flexlab run pc ping -c 1 -W 2 192.0.2.1
expect 0 flexlab run three/pc ip route
said 'default via 192.0.2.1'
expect 0 flexlab down three

# --- topology.tsv ---
lab tsv
for n in x y z; do router tsv $n "hostname $n"; done
printf '%s\t%s\t%s\t%s\n' LINK x:Ethernet0/0 y:e0/0 '' STUB x:Ethernet0/1 '' '' >"$tmp/tsv/topology.tsv"
printf 'CLOUD\ty:Ethernet0/1(192.0.2.2/24,gw=192.0.2.1)\tz:Ethernet0/1(198.51.100.2/24,gw=198.51.100.1)\n' >>"$tmp/tsv/topology.tsv"
printf 'PREP\tx\taaa new-model\nEXPECT\tsa\tx\t1.1.1.1\t2.2.2.2\n' >>"$tmp/tsv/topology.tsv"
expect 0 flexlab up "$tmp/tsv"
expect 0 flexlab status
said 'x Ethernet0/0 -- y Ethernet0/0'
expect 0 tail -n 1 "$FLEXLAB_RUN/tsv/x/x.cfg"
[ "$(tail -n 1 "$FLEXLAB_RUN/tsv/x/x.cfg")" = "aaa new-model" ] || fail "PREP line is missing"
for n in y:2 z:100; do
	expect 0 flexlab run ${n%:*} ip link set Et0-1 up
done
expect 0 flexlab run y ip addr add 192.0.2.2/24 dev Et0-1
expect 0 flexlab run y ip route add default via 192.0.2.1
expect 0 flexlab run z ip addr add 198.51.100.2/24 dev Et0-1
expect 0 flexlab run z ip route add default via 198.51.100.1
expect 0 flexlab run y ping -c 1 -W 2 198.51.100.2

# --- cables: cut, lossy, slow; and whole again ---
for n in x:1 y:2; do
	expect 0 flexlab run ${n%:*} ip addr add 10.9.0.${n#*:}/24 dev Et0-0
	expect 0 flexlab run ${n%:*} ip link set Et0-0 up
done
reaches() { flexlab run x ping -n -q -i 0.02 -c "${1:-3}" -W 1 10.9.0.2; }
cut_off() { ! reaches; } # no answer, or no route by a dead cable
carrier() { flexlab run "$1" ip -o link show Et0-0 && grep -q LOWER_UP "$tmp/out"; }
expect 0 reaches
expect 0 flexlab link x:e0/0 down
expect 0 cut_off
! carrier x && ! carrier y || fail "a cut cable leaves carrier"
expect 0 flexlab status
said 'x Ethernet0/0 \(cut\) -- y Ethernet0/0'
expect 0 flexlab link y:Ethernet0/0 up
expect 0 carrier x
expect 0 wait_for 10 reaches # the kernel tells a carrier at most once a second
expect 0 flexlab link x:e0/0 loss 40%
flexlab run x ping -n -q -i 0.01 -c 300 -W 1 10.9.0.2
got=$(sed -n 's/.* \([0-9]*\) received.*/\1/p' "$tmp/out")
# 300 echoes, each lost with 1 - 0.6 * 0.6: 108 expected, sigma 8.3; 6 sigma either way
[ "$got" -gt 58 ] && [ "$got" -lt 158 ] || fail "$got of 300 came back at 40% loss each way"
echo "ok: 40% loss: $got of 300 came back"
expect 0 flexlab link x:e0/0 loss 0
expect 0 flexlab link y:e0/0 delay 50ms
expect 0 reaches 5
rtt=$(sed -n 's|^rtt.* = \([0-9]*\)\..*|\1|p' "$tmp/out")
[ "$rtt" -ge 99 ] && [ "$rtt" -lt 250 ] || fail "50 ms each way give a round trip of $rtt ms"
echo "ok: 50 ms delay: round trip $rtt ms"
expect 0 flexlab status
said 'y Ethernet0/0 \(delay 50ms\)'
expect 0 flexlab run x ping -n -q -c 2 -s 1400 -M do -W 2 10.9.0.2
expect 0 flexlab link y:e0/0 delay 0
expect 0 reaches
for bad in 'x:e0/0 sideways' 'x:e0/0 loss 200%' 'x:e0/0 delay x' 'x:e9/9 down'; do
	# shellcheck disable=SC2086
	expect 1 flexlab link $bad
done
expect 0 flexlab status tsv
! grep -qE '\((loss|delay)' "$tmp/out" || fail "a refused order left its mark"

# --- reset: the router begins again, its saved configuration is gone ---
mkdir -p "$FLEXLAB_RUN/tsv/x/state"
touch "$FLEXLAB_RUN/tsv/x/state/startup-config"
old=$(awk '$1 == "node" && $2 == "x" { print $4 }' "$FLEXLAB_RUN/tsv/state")
expect 0 flexlab reset x
new=$(awk '$1 == "node" && $2 == "x" { print $4 }' "$FLEXLAB_RUN/tsv/state")
[ "$old" != "$new" ] && [ -d "/proc/$new" ] && [ ! -d "/proc/$old" ] || fail "x was not restarted"
[ ! -e "$FLEXLAB_RUN/tsv/x/state/startup-config" ] || fail "reset keeps the saved configuration"
echo "ok: reset"
old=$new
expect 0 flexlab link x:Ethernet0/0 loss 30%
expect 0 flexlab link x:Ethernet0/0 down
expect 0 flexlab reset
new=$(awk '$1 == "node" && $2 == "x" { print $4 }' "$FLEXLAB_RUN/tsv/state")
[ "$old" != "$new" ] && [ -d "/proc/$new" ] || fail "x was not restarted with the others"
expect 0 flexlab status
! grep -qE '\((cut|loss|delay)' "$tmp/out" || fail "reset leaves a cable cut or spoilt"
echo "ok: reset of the whole laboratory"

# --- crashes: of the keeper, the guard, both, a router ---
id=$(state id tsv)
kill -9 "$(state keeper tsv)"
wait_for 10 gone tsv || fail "a killed keeper leaves something behind"
echo "ok: keeper killed"
expect 0 flexlab up "$tmp/tsv"
id=$(state id tsv)
kill -9 "$(state guard tsv)"
wait_for 10 gone tsv || fail "a killed guard leaves something behind"
echo "ok: guard killed"
expect 0 flexlab up "$tmp/tsv"
id=$(state id tsv)
kill -9 "$(state guard tsv)" "$(state keeper tsv)"
wait_for 10 eval '[ "$(marked)" = 0 ]' || fail "routers survive their keeper"
expect 0 flexlab status
said 'crashed'
expect 0 flexlab up "$tmp/tsv"
echo "ok: both killed, up again"
kill -9 "$(awk '$1 == "node" && $2 == "y" { print $4 }' "$FLEXLAB_RUN/tsv/state")"
wait_for 10 grep -q 'killed by signal 9' "$FLEXLAB_RUN/tsv/state" || fail "a dead router goes unnoticed"
expect 1 flexlab exec y 'show version'
said 'y is not running: killed by signal 9'
expect 0 flexlab down tsv
gone tsv || fail "something of the laboratory is left"

# --- failures: one sentence, status 1 (2 for wrong usage), nothing left ---
lab bad
router bad r1 'hostname crash'
expect 1 flexlab up "$tmp/bad"
said 'r1: flexsh exited with status 3: cannot open a socket'
[ ! -e "$FLEXLAB_RUN/bad" ] || fail "a failed start leaves its directory"
router bad r1 'hostname hang'
"$FLEXLAB" up "$tmp/bad" >/dev/null 2>&1 &
starter=$!
wait_for 10 test -s "$FLEXLAB_RUN/bad/state" || fail "no state file"
kill -9 $starter
wait_for 8 eval '[ ! -e "$FLEXLAB_RUN/bad" ]' || fail "an interrupted start leaves something behind"
echo "ok: interrupted start"
expect 1 flexlab up "$tmp/nothing"
said 'No such file'
FLEXLAB_LABS=$top/lab/labs expect 1 flexlab up dual-wann
said 'dual-wann: neither a directory here'
said '^dual-wan  '
lab empty
expect 1 flexlab up "$tmp/empty"
said 'no NODE.cfg'
printf 'topology:\n  nodes:\n    r1: {kind: flexsh}\n' >"$tmp/empty/x.clab.yml"
expect 1 flexlab up "$tmp/empty"
said 'r1.cfg: No such file'
printf 'topology: [\n' >"$tmp/empty/x.clab.yml"
expect 1 flexlab up "$tmp/empty"
said 'x.clab.yml:2:'
printf 'topology:\n  nodes:\n    pc: {kind: linux}\n  links:\n    - endpoints: ["pc:eth0", "r9:eth1"]\n' >"$tmp/empty/x.clab.yml"
expect 1 flexlab up "$tmp/empty"
said 'x.clab.yml:5: r9: no such node'
FLEXSH=/nonexistent expect 1 flexlab up "$tmp/clab"
said '/nonexistent: No such file'
expect 1 flexlab down nothing
said 'nothing is not up'
for args in 'frobnicate' 'up a b' 'exec r1' 'console' 'status a b' 'list x' 'down a b'; do
	# shellcheck disable=SC2086
	expect 2 flexlab $args
	said 'flexlab --help'
done
expect 0 flexlab --help
said 'usage: flexlab'
FLEXLAB_LABS=$top/lab/labs expect 0 flexlab list
said '^dual-wan +Dual WAN'

# --- twenty routers ---
lab big
for i in $(seq 20); do
	router big r$i "interface Gi1" " ip address 10.$((i / 2)).0.$i 255.255.255.0" \
		"interface Gi2" " ip address 10.200.0.$i 255.255.255.0"
done
began=$(date +%s%N)
expect 0 flexlab up "$tmp/big"
ms=$((($(date +%s%N) - began) / 1000000))
expect 0 flexlab down big
echo "ok: twenty routers wired in $ms ms"
[ $ms -lt 20000 ] || fail "twenty routers took $ms ms"
