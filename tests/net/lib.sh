# Shell functions for tests with laboratories. Source it; then $tmp is a directory of this test and
# everything started is gone when the test ends, however it ends.
# shellcheck shell=bash
set -u
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
FLEXLAB=${FLEXLAB:-$top/flexlab}
export FLEXSH=${FLEXSH:-$top/flexsh}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/flexnet.XXXXXX")
chmod 755 "$tmp"
export FLEXLAB_RUN=$tmp/run
mkdir -m 700 "$FLEXLAB_RUN"
# Sanitizers of the routers report into files: a router's own output goes away with its laboratory.
mkdir -m 1777 "$tmp/san"
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:log_path=$tmp/san/asan
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-}:log_path=$tmp/san/ubsan
export TSAN_OPTIONS=${TSAN_OPTIONS:-}:log_path=$tmp/san/tsan
background=()

skip() { echo "$*"; exit 77; }
fail() {
	echo "FAILED: $*"
	exit 1
}
cleanup() {
	local status=$? f
	trap - EXIT INT TERM
	[ $status = 0 ] || [ $status = 77 ] || diagnose
	for f in "${background[@]}"; do kill "$f" 2>/dev/null; done
	"$FLEXLAB" down --all >/dev/null 2>&1 || true
	for f in "$tmp"/san/*; do
		[ -e "$f" ] || continue
		echo "--- $f"
		head -n 60 "$f"
		[ $status != 0 ] || status=1
	done
	rm -rf "$tmp"
	exit $status
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# What each router thought, when a test failed.
diagnose() {
	local d n
	"$FLEXLAB" status
	for d in "$FLEXLAB_RUN"/*/*/; do
		n=$(basename "$d")
		[ -S "$d/console.exec" ] || continue
		echo "--- $n"
		timeout 10 "$FLEXLAB" exec "$n" 'show crypto ikev2 sa' 'show ip interface brief' \
			'show ip route' 'show crypto ipsec sa' 'show logging' 2>&1 | tail -n 150
		tail -n 20 "$d/log"
	done
}

wait_for() { # SECONDS COMMAND...: until COMMAND succeeds
	local end=$(($(date +%s) + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		[ "$(date +%s)" -lt $end ] || return 1
		sleep 0.2
	done
}

ios() { # NODE COMMAND...
	timeout 60 "$FLEXLAB" exec "$@"
}

ready_sas() { # NODE: how many IKEv2 SAs are READY
	ios "$1" 'show crypto ikev2 sa' | grep -c ' READY'
}
has_ready() { [ "$(ready_sas "$1")" -ge "$2" ]; }
want_ready() { # NODE COUNT SECONDS
	wait_for "$3" has_ready "$1" "$2" ||
		fail "$1: $(ready_sas "$1") IKEv2 SAs are READY, not $2, after $3 s"
	echo "ok: $1 has $2 IKEv2 SAs READY"
}

pings() { # NODE TARGET [ping options]: the router's ping succeeds at least once
	ios "$1" "ping $2 ${3:-}" | tee "$tmp/ping.out" | grep -qE 'Success rate is (100|[1-9][0-9]?) percent'
}
want_ping() {
	wait_for 15 pings "$@" || { cat "$tmp/ping.out"; fail "$1 cannot ping $2 ${3:-}"; }
	echo "ok: $1 pings $2 ${3:-}"
}

contains() { # TEXT REGEX
	grep -qE "$2" <<<"$1"
}
want() { # WHAT TEXT REGEX
	contains "$2" "$3" || { printf '%s\n' "$2"; fail "$1: no line like: $3"; }
	echo "ok: $1"
}
shown() { contains "$(ios "$1" "$2")" "$3"; } # NODE COMMAND REGEX
want_shown() { # WHAT NODE COMMAND REGEX [SECONDS]: for what comes true a moment later
	wait_for "${5:-10}" shown "$2" "$3" "$4" || { ios "$2" "$3"; fail "$1: no line like: $4"; }
	echo "ok: $1"
}
gone_from() { ! shown "$@"; }
want_not_shown() { # WHAT NODE COMMAND REGEX [SECONDS]: for what goes a moment later
	wait_for "${5:-10}" gone_from "$2" "$3" "$4" || { ios "$2" "$3"; fail "$1: still a line like: $4"; }
	echo "ok: $1"
}

up() {
	"$FLEXLAB" up "$1" >"$tmp/up.out" 2>&1 || { cat "$tmp/up.out"; fail "flexlab up $1"; }
	cat "$tmp/up.out"
	! grep -qE '\.cfg:[0-9]+:' "$tmp/up.out" || fail "configuration lines were refused"
}

capture() { # NODE DEVICE NAME: frames into $tmp/NAME.pcap until capture_stop
	command -v tcpdump >/dev/null || skip "tcpdump is missing"
	# -U: packets are written at once; through a pipe, because AppArmor may forbid files
	"$FLEXLAB" run "$1" tcpdump --immediate-mode -Z root -U -n -s 0 -i "$2" -w - >"$tmp/$3.pcap" 2>"$tmp/$3.err" &
	background+=($!)
	wait_for 10 grep -q listening "$tmp/$3.err" || { cat "$tmp/$3.err"; fail "no capture on $1 $2"; }
}
frames() { # NAME FILTER: how many frames of the capture match
	tcpdump -n -r "$tmp/$1.pcap" "$2" 2>/dev/null | wc -l
}
has_frames() { [ "$(frames "$1" "$2")" -ge "$3" ]; }
want_frames() { # WHAT NAME FILTER [COUNT]: tcpdump may be a moment behind
	wait_for 10 has_frames "$2" "$3" "${4:-1}" || fail "$1: $(frames "$2" "$3") frames, not ${4:-1}"
	echo "ok: $1"
}
# Outside of IKE, ESP, ARP and the kernel's MLD reports a protected wire is silent; the providers' own ICMP errors are not
# the routers' traffic and must not come up either.
want_protected() { # NAME [FILTER]: of a capture; what FILTER matches is meant to be there
	local esp other clear='not arp and not ip proto 50 and not udp port 500 and not udp port 4500 and not ip6 proto 0'
	[ -z "${2:-}" ] || clear="$clear and not ($2)"
	esp='ip proto 50 or (udp port 4500 and udp[8:4] != 0)'
	wait_for 5 has_frames "$1" "$esp" 1
	esp=$(frames "$1" "$esp")
	other=$(frames "$1" "$clear")
	[ "$esp" -gt 0 ] || fail "$1: no ESP at all in $(frames "$1" '') frames"
	if [ "$other" != 0 ]; then
		tcpdump -n -r "$tmp/$1.pcap" "$clear" 2>/dev/null | head
		fail "$1: $other frames were neither ESP nor IKE"
	fi
	echo "ok: $1: $esp ESP frames, nothing in clear"
}
want_absent() { # NAME TEXT: the capture does not hold these bytes
	! LC_ALL=C grep -qaF "$2" "$tmp/$1.pcap" || fail "$1: \"$2\" was seen on the wire"
}

mss() { # CLIENT SERVER ADDRESS: the segment size the server is offered
	"$FLEXLAB" run "$2" python3 -c 'import socket, sys
s = socket.create_server((sys.argv[1], 5000), family=socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET)
print("listening", flush=True)
print("mss", s.accept()[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG))' "$3" >"$tmp/mss" &
	wait_for 10 grep -q listening "$tmp/mss"
	"$FLEXLAB" run "$1" python3 -c 'import socket, sys; socket.create_connection((sys.argv[1], 5000), 5)' "$3"
	wait $!
	sed -n 's/^mss //p' "$tmp/mss"
}
