#!/usr/bin/env bash
# One TCP stream through two wireguard-go, another userspace tunnel (ChaCha20-Poly1305 in UDP), at the
# MTU of ipsec_tunnel: a peer for its figures. Prints one line as bench.h tells. Exit 77: cannot run.
set -u
seconds=${1:-3}
for p in wireguard-go iperf3 ip openssl python3; do
	command -v $p >/dev/null || { echo "$p is missing" >&2; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 77; }
tmp=$(mktemp -d)
a=flexbench-a-$$ b=flexbench-b-$$
pids=()
cleanup() {
	for p in "${pids[@]}"; do kill "$p" 2>/dev/null; done
	wait 2>/dev/null
	ip netns del $a 2>/dev/null
	ip netns del $b 2>/dev/null
	rm -rf "$tmp"
	rm -f "/var/run/wireguard/fwa$$.sock" "/var/run/wireguard/fwb$$.sock"
}
trap cleanup EXIT

for k in a b; do
	openssl genpkey -algorithm X25519 -outform DER -out "$tmp/$k.key" 2>/dev/null &&
		openssl pkey -in "$tmp/$k.key" -inform DER -pubout -outform DER -out "$tmp/$k.pub" || exit 1
done
hex() { tail -c 32 "$1" | od -An -tx1 | tr -d ' \n'; }

# Its configuration socket, spoken to without the tools package.
configure() { # DEVICE OWN OTHER ENDPOINT
	python3 - "/var/run/wireguard/$1.sock" "set=1
private_key=$(hex "$tmp/$2.key")
listen_port=51820
public_key=$(hex "$tmp/$3.pub")
endpoint=$4:51820
allowed_ip=0.0.0.0/0

" <<'END'
import socket, sys
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[1])
s.sendall(sys.argv[2].encode())
answer = s.recv(1000).decode()
sys.exit("errno=0" not in answer)
END
}

ip netns add $a && ip netns add $b || exit 1
ip link add wire netns $a type veth peer name wire netns $b || exit 1
for side in 1 2; do
	ns=$a dev=fwa$$ other=2
	[ $side = 1 ] || { ns=$b dev=fwb$$ other=1; }
	ip -n $ns addr add 192.0.2.$side/24 dev wire
	ip -n $ns link set wire up
	ip -n $ns link set lo up
	WG_PROCESS_FOREGROUND=1 LOG_LEVEL=error ip netns exec $ns wireguard-go -f $dev >"$tmp/log$side" 2>&1 &
	pids+=($!)
	for _ in $(seq 50); do [ -S "/var/run/wireguard/$dev.sock" ] && break; sleep 0.1; done
	[ -S "/var/run/wireguard/$dev.sock" ] || { cat "$tmp/log$side" >&2; exit 1; }
	own=a peer=b
	[ $side = 1 ] || { own=b peer=a; }
	configure $dev $own $peer 192.0.2.$other || { echo "wireguard-go took no configuration" >&2; exit 1; }
	ip -n $ns addr add 10.9.0.$side/24 dev $dev
	ip -n $ns link set $dev mtu 1400 up
done
ip netns exec $b iperf3 -s >/dev/null 2>&1 &
pids+=($!)
sleep 0.5
json=$(timeout 60 ip netns exec $a iperf3 -J -t "$seconds" -c 10.9.0.2) || { echo "$json" | tail -n 5 >&2; exit 1; }
mbit=$(echo "$json" | python3 -c 'import json,sys; print(json.load(sys.stdin)["end"]["sum_received"]["bits_per_second"] / 1e6)')
printf 'wireguard-go\t%s\tMbit/s\t-\tChaCha20-Poly1305, 1 TCP stream, MTU 1400\n' "$mbit"
