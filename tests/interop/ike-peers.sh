#!/usr/bin/env bash
# The engine and other people's IKE daemons, both ways: set-up, rekeying of the CHILD SA and of the
# IKE SA by either side, with PFS, additional CHILD SA, liveness, DELETE by either. No traffic: the
# daemons' kernel is a shim. With strongSwan the keys that both sides install are compared, byte by
# byte, in transport and in tunnel mode; libreswan and openiked come from Debian as well.
. "$(dirname "$0")/../net/lib.sh"
[ "$(id -u)" = 0 ] || skip "needs root: network namespaces and daemons that change their user"
bins=${INTEROP_BINS:-$top/build/asan/tests/interop}
[ -x "$bins/ikedrive" ] || fail "make interop-bins first"
a=ike-a$$ b=ike-b$$
peer_pid=
skipped=

ends() {
	local status=$?
	[ -z "$peer_pid" ] || kill "$peer_pid" 2>/dev/null
	"$top/tests/interop/strongswan-peer" -d "$tmp/ss" stop 2>/dev/null
	ip netns del $a 2>/dev/null
	ip netns del $b 2>/dev/null
	(exit $status)
	cleanup
}
trap ends EXIT
diagnose() {
	for f in "$tmp/us" "$tmp/peer.log" "$tmp/ss/charon.log" "$tmp/us.err"; do
		[ ! -s "$f" ] || { echo "--- $f"; tail -n 40 "$f"; }
	done
}

ip netns add $a && ip netns add $b || fail "no namespaces"
ip link add va netns $a type veth peer name vb netns $b || fail "no veth"
for x in "$a va 192.0.2.1 10.1.0.1" "$b vb 192.0.2.2 10.2.0.1"; do
	set -- $x
	ip -n "$1" link set lo up
	ip -n "$1" addr add "$3/24" dev "$2"
	ip -n "$1" addr add "$4/24" dev lo
	ip -n "$1" link set "$2" up
done

# --- our side ---
mkfifo "$tmp/orders"
drive() { # NAME=VALUE...: a fresh engine
	: >"$tmp/us"
	ip netns exec $a "$bins/ikedrive" 192.0.2.1 192.0.2.2 psk=interop-with-others "$@" \
		<"$tmp/orders" >"$tmp/us" 2>>"$tmp/us.err" &
	us=$!
	background+=($us)
	exec 7>"$tmp/orders"
	wait_for 10 grep -q '^ready' "$tmp/us" || fail "ikedrive did not start"
}
drive_end() {
	echo quit >&7
	exec 7>&-
	wait $us || { cat "$tmp/us.err"; fail "ikedrive ended with $?"; }
}
heard() { tail -n +$((mark + 1)) "$tmp/us" | grep -qE "$1"; }
tell() { mark=$(wc -l <"$tmp/us"); echo "$1" >&7; }
hear() { wait_for "${2:-10}" heard "$1" || fail "$who: not heard: $1"; }
expect() { # ORDER REGEX...: what we are told to do leads to these lines
	local order=$1
	shift
	tell "$order"
	for r; do hear "$r"; done
	echo "ok: $who: $order"
}
quiet_status() { # CHILDREN: one IKE SA, so many CHILD SAs, once things have settled
	mark=$(wc -l <"$tmp/us")
	wait_for 10 settled "$1" || fail "$who: not one IKE SA with $1 CHILD SAs"
}
settled() {
	local from
	from=$(wc -l <"$tmp/us")
	echo status >&7
	sleep 0.3
	[ "$(tail -n +$((from + 1)) "$tmp/us" | grep -c "^sa ")" = 1 ] &&
		tail -n +$((from + 1)) "$tmp/us" | grep -q "^sa [0-9]* READY children $1\$"
}
by_peer() { # WHAT REGEX COMMAND...: the peer does it
	local what=$1 regex=$2
	shift 2
	mark=$(wc -l <"$tmp/us")
	"$@" >"$tmp/order.out" 2>&1 || { cat "$tmp/order.out"; fail "$who: $what"; }
	hear "$regex" 15
	echo "ok: $who: $what, by the peer"
}
whole_life() { # everything that we can begin, on a session that stands
	expect probe '^> probe$'
	expect rekey-child '^child-up .* rekeyed' '^child-down '
	expect rekey-ike '^sa-up .*initiator rekeyed' '^sa-down '
	expect rekey-child '^child-up .* rekeyed' '^child-down '
	quiet_status 1
}

# --- strongSwan ---
peer_ss() { "$top/tests/interop/strongswan-peer" -d "$tmp/ss" "$@"; }
same_keys() { # every SA we have installed is in the shim's log with the same keys
	local line n=0 spi encr integ
	while read -r line; do
		for way in in out; do
			spi=$(sed -nE "s/.* $way=([0-9a-f]+).*/\1/p" <<<"$line")
			encr=$(sed -nE "s/.* encr-$way=([0-9a-f]+).*/\1/p" <<<"$line")
			integ=$(sed -nE "s/.* integ-$way=([0-9a-f]+).*/\1/p" <<<"$line")
			wait_for 5 grep -qE "^sa spi=$spi.* encr=$encr( |\$)" "$tmp/xfrm" || {
				echo "$line"; grep "spi=$spi" "$tmp/xfrm"; fail "$who: keys differ for $spi"; }
			[ -z "$integ" ] || grep -qE "^sa spi=$spi.* integ=$integ( |\$)" "$tmp/xfrm" ||
				fail "$who: integrity keys differ for $spi"
			n=$((n + 1))
		done
	done < <(grep '^child-up' "$tmp/us")
	[ $n -ge 2 ] || fail "$who: no keys were compared"
	echo "ok: $who: the keys of $n SAs are the same at both ends"
}
strongswan_conf() { # IKE ESP MODE
	cat >"$tmp/ss.conf" <<CONF
connections {
	us {
		version = 2
		local_addrs = 192.0.2.2
		remote_addrs = 192.0.2.1
		proposals = $1
		${4:-}
		local {
			auth = psk
			id = 192.0.2.2
		}
		remote {
			auth = psk
			id = 192.0.2.1
		}
		children {
			net {
				mode = $3
				local_ts = ${5:-dynamic[gre]}
				remote_ts = ${6:-dynamic[gre]}
				esp_proposals = $2
			}
		}
	}
}
pools {
	lan {
		addrs = 10.9.0.0/28
		dns = 10.9.0.1
	}
}
secrets {
	ike-us {
		secret = "interop-with-others"
	}
}
CONF
	: >"$tmp/xfrm"
	FAKEXFRM_LOG=$tmp/xfrm peer_ss -n $b start -c "$tmp/ss.conf" -p "$bins/fakexfrm.so" ||
		fail "strongSwan did not start"
}
with_strongswan() { # NAME OURS... -- IKE ESP MODE [..]
	local ours=()
	who="strongSwan, $1"
	shift
	while [ "$1" != -- ]; do ours+=("$1"); shift; done
	shift
	strongswan_conf "$@"
	drive "${ours[@]}"
	expect init '^sa-up .*initiator' "^child-up .* ${3:-tunnel}"
	whole_life
	same_keys
	by_peer "CHILD rekey" '^child-down' peer_ss swanctl --rekey --child net
	by_peer "IKE rekey" '^sa-down' peer_ss swanctl --rekey --ike us
	by_peer "CHILD rekey again" '^child-down' peer_ss swanctl --rekey --child net
	quiet_status 1
	same_keys
	expect create '^child-up '
	quiet_status 2
	expect delete-child '^child-down '
	quiet_status 1
	expect delete-ike '^sa-down '
	by_peer "set-up" '^child-up ' peer_ss up net 10
	whole_life
	same_keys
	by_peer "DELETE" '^sa-down ' peer_ss down us
	drive_end
	peer_ss stop
}

if command -v charon-systemd >/dev/null; then
	with_strongswan "GRE in transport mode, AES-GCM, group 19, PFS 19" group=19 transport=1 proto=47 \
		tl=192.0.2.1 tr=192.0.2.2 pfs=19 -- \
		aes256gcm16-prfsha384-ecp256 aes256gcm16-ecp256 transport
	with_strongswan "AES-CBC, HMAC-SHA-256, group 14, address by configuration payload" \
		encr=aes-cbc-256 integ=sha256 prf=sha256 group=14 esp=aes-256/sha256 vip=1 frag=400 -- \
		aes256-sha256-modp2048 aes256-sha256 tunnel 'pools = lan' 0.0.0.0/0 0.0.0.0/0
else
	skipped="$skipped strongSwan"
fi

# --- openiked ---
iked_start() { # passive|active CHILD-GROUP
	cat >"$tmp/iked.conf" <<CONF
ikev2 "us" $1 esp from 10.2.0.0/24 to 10.1.0.0/24 local 192.0.2.2 peer 192.0.2.1 ikesa enc aes-256 auth hmac-sha2-256 prf hmac-sha2-256 group ecp256 childsa enc aes-256 auth hmac-sha2-512 group $2 noesn srcid 192.0.2.2 dstid 192.0.2.1 psk "interop-with-others"
CONF
	chmod 600 "$tmp/iked.conf"
	LD_PRELOAD=$bins/fakepfkey.so ip netns exec $b iked -d -vv -s "$tmp/iked.sock" -f "$tmp/iked.conf" \
		>"$tmp/peer.log" 2>&1 &
	peer_pid=$!
	wait_for 10 test -S "$tmp/iked.sock" || fail "iked did not start"
}
iked_stop() {
	kill $peer_pid
	wait $peer_pid 2>/dev/null
	peer_pid=
	rm -f "$tmp/iked.sock"
}
with_openiked() { # CHILD-GROUP OURS...
	local ours=(encr=aes-cbc-256 integ=sha256 prf=sha256 group=19 esp=aes-256/sha512
		tl=10.1.0.0/24 tr=10.2.0.0/24 "${@:2}")
	who="openiked, group $1 for CHILD SAs"
	iked_start passive "$1"
	drive "${ours[@]}"
	expect init '^sa-up .*initiator' '^child-up '
	whole_life
	expect delete-ike '^sa-down '
	drive_end
	iked_stop
	drive "${ours[@]}"
	by_peer "set-up" '^child-up ' iked_start active "$1"
	expect probe '^> probe$'
	expect rekey-child '^child-up .* rekeyed' '^child-down '
	# An openiked that initiated does not answer the DELETE of an IKE SA that we have replaced: the
	# old one lingers, and the new one has to work all the same.
	expect rekey-ike '^sa-up .*initiator rekeyed'
	expect rekey-child '^child-up .* rekeyed' '^child-down '
	by_peer "DELETE" '^sa-down ' ikectl -s "$tmp/iked.sock" reset sa
	drive_end
	iked_stop
}
if command -v iked >/dev/null; then
	with_openiked none
	with_openiked ecp256 pfs=19
else
	skipped="$skipped openiked"
fi

# --- libreswan: conflicts with strongSwan's packages, so it is unpacked beside them ---
unpack_libreswan() {
	local cache=${LIBRESWAN_ROOT:-$top/build/libreswan} d
	local packages='libreswan libldns3 libnss3-tools libnss3 libnspr4 libevent-pthreads-2.1-7
		libevent-core-2.1-7 libunbound8 libcurl3-nss'
	root=$cache/root
	[ ! -x "$root/usr/libexec/ipsec/pluto" ] || return 0
	mkdir -p "$cache" && (
		cd "$cache" && rm -f ./*.deb || exit 1
		# shellcheck disable=SC2086 # a list of words
		apt-get download -o APT::Sandbox::User=root $packages || {
			apt-get update -qq && apt-get download -o APT::Sandbox::User=root $packages
		} && for d in ./*.deb; do dpkg -x "$d" root || exit 1; done && rm -f ./*.deb
	) >"$tmp/unpack.log" 2>&1
}
pluto() { # COMMAND...: with libreswan's libraries
	LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu "$@"
}
whack() { pluto "$root/usr/libexec/ipsec/whack" --ctlsocket "$tmp/lib/run/pluto.ctl" "$@"; }
with_libreswan() {
	who=libreswan
	mkdir -p "$tmp/lib/run" "$tmp/lib/d" "$tmp/lib/nss"
	pluto "$root/usr/bin/certutil" -N -d "sql:$tmp/lib/nss" --empty-password || fail "certutil"
	cat >"$tmp/lib/ipsec.conf" <<CONF
config setup
conn us
	ikev2=insist
	authby=secret
	left=192.0.2.2
	leftid=192.0.2.2
	leftsubnet=10.2.0.0/24
	right=192.0.2.1
	rightid=192.0.2.1
	rightsubnet=10.1.0.0/24
	ike=aes256-sha2_256;dh19
	esp=aes_gcm256
	leftupdown=/bin/true
	auto=add
CONF
	echo '192.0.2.2 192.0.2.1 : PSK "interop-with-others"' >"$tmp/lib/secrets"
	: >"$tmp/xfrm"
	export FAKEXFRM_LOG=$tmp/xfrm
	ip netns exec $b unshare -m sh -c 'mount -t tmpfs t /usr/libexec && mkdir /usr/libexec/ipsec &&
		mount --bind "$0/usr/libexec/ipsec" /usr/libexec/ipsec && export \
		LD_LIBRARY_PATH="$0/usr/lib/x86_64-linux-gnu" && LD_PRELOAD="$1/fakexfrm.so" exec \
		"$0/usr/libexec/ipsec/pluto" --nofork --stderrlog --config "$2/ipsec.conf" --secretsfile \
		"$2/secrets" --rundir "$2/run" --ipsecdir "$2/d" --nssdir "$2/nss" --no-dnssec --use-xfrm' \
		"$root" "$bins" "$tmp/lib" >"$tmp/peer.log" 2>&1 &
	peer_pid=$!
	wait_for 15 test -S "$tmp/lib/run/pluto.ctl" || fail "pluto did not start"
	wait_for 10 whack --status || fail "pluto does not answer"
	pluto "$root/usr/libexec/ipsec/addconn" --ctlsocket "$tmp/lib/run/pluto.ctl" --config \
		"$tmp/lib/ipsec.conf" us >/dev/null || fail "addconn"
	whack --listen >/dev/null
	drive encr=aes-cbc-256 integ=sha256 prf=sha256 group=19 esp=gcm-256 pfs=19 \
		tl=10.1.0.0/24 tr=10.2.0.0/24
	expect init '^sa-up .*initiator' '^child-up '
	whole_life
	same_keys
	by_peer "CHILD rekey" '^child-up .*rekeyed' whack --rekey-ipsec --name us
	by_peer "IKE rekey" '^sa-up .*rekeyed' whack --rekey-ike --name us
	quiet_status 1
	expect delete-ike '^sa-down '
	by_peer "set-up" '^child-up ' whack --initiate --name us
	whole_life
	same_keys
	by_peer "DELETE" '^sa-down ' whack --terminate --name us
	drive_end
	whack --shutdown >/dev/null
	wait $peer_pid 2>/dev/null
	peer_pid=
}
if unpack_libreswan; then
	with_libreswan
else
	cat "$tmp/unpack.log"
	skipped="$skipped libreswan"
fi

[ -z "$skipped" ] || {
	echo "##### NOT TESTED, the packages cannot be had:$skipped #####"
	echo "not tested, packages missing:$skipped"
	exit 77
}
