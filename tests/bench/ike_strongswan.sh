#!/usr/bin/env bash
# IKE set-ups over UDP: our responder (ike_hub) and strongSwan's charon in turn, under the same load
# (ike_load: one process, an address for each initiator, no Diffie-Hellman of its own). Neither does
# kernel work: ike_hub has no dataplane, charon's netlink XFRM is answered by interop/fakexfrm.c.
# Both may use all cores. charon gets what its manual advises for many peers: a hash table with
# segments, no log, no DoS protection; no unique-id search, no route installation; and of its
# plugins and options those that are fastest here (gmp and short exponents for MODP, OpenSSL for
# the curves). The rates are per second of the responder's own CPU time, as the machine may have
# other work, and by the clock.
#
#   ike_strongswan.sh [SECONDS]     prints lines as bench.h tells. Exit 77: cannot run here.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
bins=${O:-$top/build/rel}/tests/bench
seconds=${1:-6}
many=10000
parallel=12
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 77; }
for p in swanctl ip; do command -v $p >/dev/null || { echo "$p is missing" >&2; exit 77; }; done
charon=$(command -v charon-systemd) || { echo "charon-systemd is missing" >&2; exit 77; }
[ -x "$bins/ike_hub" ] || { echo "$bins/ike_hub is not built: make bench-bins" >&2; exit 77; }
tmp=$(mktemp -d)
hub=flexbench-hub-$$ gen=flexbench-gen-$$
pid=
end_pid() { # the responder, which is ours
	[ -n "$pid" ] || return
	kill "$pid" 2>/dev/null
	for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
	kill -9 "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	pid=
}
cleanup() {
	end_pid
	ip netns del $hub 2>/dev/null
	ip netns del $gen 2>/dev/null
	rm -rf "$tmp"
}
trap cleanup EXIT

${CC:-cc} -shared -fPIC -O1 -o "$tmp/fakexfrm.so" "$top/tests/interop/fakexfrm.c" -ldl || exit 1
ip netns add $hub && ip netns add $gen || exit 77
ip link add wire netns $hub type veth peer name wire netns $gen || exit 77
for side in "$hub 1" "$gen 2"; do
	# shellcheck disable=SC2086
	set -- $side
	ip -n "$1" link set lo up
	ip -n "$1" addr add 192.0.2."$2"/24 dev wire
	ip -n "$1" link set wire up
done
ip -n $hub route add 10.0.0.0/8 via 192.0.2.2
ip -n $hub route add 11.0.0.0/8 via 192.0.2.2
ip -n $gen route add local 10.0.0.0/8 dev lo
ip -n $gen route add local 11.0.0.0/8 dev lo

cpu_ms() { awk -v hz="$(getconf CLK_TCK)" '{ print int(($14 + $15) * 1000 / hz) }' "/proc/$pid/stat"; }
rss_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$pid/status"; }

start_ours() { # GROUP [MAX-IN-NEGOTIATION]
	ip netns exec $hub "$bins/ike_hub" 192.0.2.1 "$1" ${2:+"$2"} >"$tmp/ours" 2>&1 &
	pid=$!
	for _ in $(seq 50); do grep -q ready "$tmp/ours" && return; sleep 0.1; done
	cat "$tmp/ours" >&2
	exit 1
}

start_charon() {
	mkdir -p "$tmp/sw"
	cat >"$tmp/strongswan.conf" <<END
charon {
	load = random nonce gmp openssl aes sha1 sha2 hmac kdf gcm pem pkcs1 pubkey x509 kernel-netlink socket-default vici
	dos_protection = no
	dh_exponent_ansi_x9_42 = no
	ikesa_table_size = 4096
	ikesa_table_segments = 64
	install_routes = no
	install_virtual_ip = no
	plugins {
		vici { socket = unix://$tmp/vici }
	}
	syslog { daemon { default = -1 } auth { default = -1 } }
}
charon-systemd { journal { default = -1 } }
END
	cat >"$tmp/sw/swanctl.conf" <<END
connections {
	bench {
		version = 2
		local_addrs = 192.0.2.1
		remote_addrs = %any
		proposals = aes256-sha256-modp2048, aes256-sha256-ecp256
		unique = never
		mobike = no
		local {
			auth = psk
		}
		remote {
			auth = psk
		}
		children {
			net {
				local_ts = dynamic
				remote_ts = dynamic
				esp_proposals = aes256gcm16
			}
		}
	}
}
secrets {
	ike-bench {
		secret = "benchmark"
	}
}
END
	STRONGSWAN_CONF=$tmp/strongswan.conf LD_PRELOAD=$tmp/fakexfrm.so \
		ip netns exec $hub "$charon" </dev/null >"$tmp/charon" 2>&1 &
	pid=$!
	for _ in $(seq 50); do
		STRONGSWAN_CONF=$tmp/strongswan.conf SWANCTL_DIR=$tmp/sw \
			swanctl --load-all --noprompt --uri "unix://$tmp/vici" >"$tmp/swanctl" 2>&1 && return
		sleep 0.1
	done
	cat "$tmp/charon" "$tmp/swanctl" >&2
	exit 1
}

# GROUP SECONDS COUNT: sets n, clock (rate by the clock), rate (by CPU time), kb (RSS a tunnel)
measure() {
	local c0 c1 r0 took failed
	c0=$(cpu_ms) r0=$(rss_kb)
	read -r n took failed < <(ip netns exec $gen "$bins/ike_load" rate 192.0.2.1 "$1" "$2" "$3" $parallel 2>"$tmp/err")
	c1=$(cpu_ms)
	[ "${n:-0}" -gt 0 ] && [ "$failed" = 0 ] || {
		echo "no tunnels: ${n:-none} up, ${failed:-?} failed; $(cat "$tmp/err")" >&2; exit 1; }
	rate=$(awk "BEGIN { print $n * 1000 / ($c1 - $c0) }")
	clock=$(awk "BEGIN { print $n / $took }")
	kb=$(awk "BEGIN { print ($(rss_kb) - $r0) / $n }")
}

compare() { # GROUP SECONDS COUNT
	start_ours "$1" 1000
	measure "$@"
	end_pid
	local ours=$rate ours_clock=$clock ours_kb=$kb ours_n=$n
	start_charon
	measure "$@"
	end_pid
	printf 'IKE set-ups over UDP, responder, group %s\t%s\t/s\t-\tin a second of its CPU time; %.0f/s by the clock, %s tunnels\n' \
		"$1" "$ours" "$ours_clock" "$ours_n"
	printf "strongSwan's, group %s\t%s\t/s\t-\tthe same load; %.0f/s by the clock, %s tunnels\n" "$1" "$rate" "$clock" "$n"
	printf "ours to strongSwan's set-ups, group %s\t%s\ttimes\t>2\tby CPU time\n" "$1" \
		"$(awk "BEGIN { print $ours / $rate }")"
	printf "the same by the clock, group %s\t%s\ttimes\t>2\twants a quiet machine: the load shares the cores\n" "$1" \
		"$(awk "BEGIN { print $ours_clock / $clock }")"
	[ "$3" != $many ] ||
		printf "memory of one of %s tunnels\t%s\tkB\t<8\tresident, responder; strongSwan %.1f kB\n" "$ours_n" "$ours_kb" "$kb"
}

compare 14 "$seconds" 100000
compare 19 60 $many

start_ours 19 # with the limits of a router that has none configured
read -r forged took quiet loud failed lost < <(ip netns exec $gen "$bins/ike_load" flood 192.0.2.1 19 100000 2>"$tmp/err")
end_pid
[ -n "${lost:-}" ] || { cat "$tmp/err" >&2; exit 1; }
printf 'honest set-ups during a flood\t%s\t/s\t-\t%s forged IKE_SA_INITs in %s s; %s/s without\n' "$loud" "$forged" "$took" "$quiet"
printf 'tunnels lost to the flood\t%s\t\t<1\tof 200 old and 1,000 new ones\n' "$((failed + lost))"
