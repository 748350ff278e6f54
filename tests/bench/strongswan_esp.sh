#!/usr/bin/env bash
# One TCP stream between two strongSwans with their userspace ESP (kernel-libipsec: UDP 4500, AES-GCM):
# the peer for ipsec_tunnel's figures. Prints one line as bench.h tells. Exit 77: cannot run here.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
peer=$top/tests/interop/strongswan-peer
seconds=${1:-3}
for p in swanctl iperf3 ip; do command -v $p >/dev/null || { echo "$p is missing" >&2; exit 77; }; done
[ -e /usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so ] || { echo "libcharon-extra-plugins is missing" >&2; exit 77; }
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 77; }
tmp=$(mktemp -d)
a=flexbench-a-$$ b=flexbench-b-$$
server=
cleanup() {
	[ -z "$server" ] || kill "$server" 2>/dev/null
	"$peer" -d "$tmp/a" stop >/dev/null 2>&1
	"$peer" -d "$tmp/b" stop >/dev/null 2>&1
	ip netns del $a 2>/dev/null
	ip netns del $b 2>/dev/null
	rm -rf "$tmp"
}
trap cleanup EXIT

conf() { # LOCAL REMOTE LOCAL-NET REMOTE-NET
	cat <<END
connections {
  bench {
    version = 2
    local_addrs = 192.0.2.$1
    remote_addrs = 192.0.2.$2
    proposals = aes256gcm16-prfsha384-ecp256
    local {
      auth = psk
      id = r$1
    }
    remote {
      auth = psk
      id = r$2
    }
    children {
      net {
        local_ts = 10.$1.0.0/24
        remote_ts = 10.$2.0.0/24
        esp_proposals = aes256gcm16
      }
    }
  }
}
secrets {
  ike-bench {
    secret = "a benchmark, not a secret"
  }
}
END
}

ip netns add $a && ip netns add $b || exit 1
ip link add wire netns $a type veth peer name wire netns $b || exit 1
for side in 1 2; do
	ns=$a other=2
	[ $side = 1 ] || { ns=$b other=1; }
	ip -n $ns addr add 192.0.2.$side/24 dev wire
	ip -n $ns link set wire up
	ip -n $ns link set lo up
	ip -n $ns addr add 10.$side.0.1/24 dev lo
	ip -n $ns route add 10.$other.0.0/24 via 192.0.2.$other src 10.$side.0.1
	conf $side $other >"$tmp/$side.conf"
done
"$peer" -d "$tmp/a" -n $a start -c "$tmp/1.conf" >"$tmp/log" 2>&1 &&
	"$peer" -d "$tmp/b" -n $b start -c "$tmp/2.conf" >>"$tmp/log" 2>&1 &&
	"$peer" -d "$tmp/a" up net >>"$tmp/log" 2>&1 || { tail -n 20 "$tmp/log" >&2; exit 1; }
ip netns exec $b iperf3 -s >/dev/null 2>&1 &
server=$!
sleep 0.5
json=$(ip netns exec $a iperf3 -J -t "$seconds" -c 10.2.0.1) || { echo "$json" | tail -n 5 >&2; exit 1; }
mbit=$(echo "$json" | python3 -c 'import json,sys; print(json.load(sys.stdin)["end"]["sum_received"]["bits_per_second"] / 1e6)')
printf 'strongSwan userspace ESP in UDP\t%s\tMbit/s\t-\tAES-GCM-256, 1 TCP stream\n' "$mbit"
