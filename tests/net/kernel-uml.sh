#!/usr/bin/env bash
# The kernel dataplane in a guest kernel that has ESP: the dataplane's own tests, then whole routers,
# whose probe finds the kernel's ESP by itself. kernel-uml.sh: User Mode Linux, tunnels are VTIs.
# kernel-qemu.sh: QEMU, tunnels are xfrm interfaces, and it has nf_tables; slow, so just what needs these.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top" || exit 2
# Sanitizers do not run under User Mode Linux: a build of its own.
o=${GUEST_BUILD:-build/guest}
export FLEXSH=$top/$o/flexsh FLEXLAB=$top/$o/flexlab
case $o in /*) FLEXSH=$o/flexsh FLEXLAB=$o/flexlab ;; esac
dp=$(dirname "$FLEXSH")/tests/unit/ipsec_dp

if [ "${1:-}" = inside ]; then # in the guest
	# A memory file system for the tests' files; not over /tmp, where this tree itself may be.
	export TMPDIR=/run/flexsh-test
	mkdir -p $TMPDIR && mount -t tmpfs tmpfs $TMPDIR || exit 1
	shift
	case $1 in
	qemu) "$dp" kernel interfaces && "${dp%/*}/routing_mss" && "${dp%/*}/ike_mss" kernel || exit 1 ;;
	uml) "$dp" kernel || exit 1 ;;
	esac
	shift
	for t; do
		echo "--- $t"
		"tests/net/$t.sh" || exit 1
	done
	exit 0
fi

mkdir -p "$o" # the two of us may run beside each other
flock "$o/lock" make --no-print-directory -s -j"$(nproc)" O="$o" SAN= "$o/flexsh" "$o/flexlab" \
	"$o/tests/unit/ipsec_dp" "$o/tests/unit/routing_mss" "$o/tests/unit/ike_mss" >/dev/null || exit 1
case $(basename "$0") in
*qemu*) guest=qemu labs= ;;
*) guest=uml labs=gre ;;
esac
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # a list of words
tests/kernel-guest -b $guest -t 300 -m 1024 unshare -m "$0" inside $guest $labs 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" = 125 ] && grep -qE 'programs are missing|must be run as root' "$log"; then
	tail -n 1 "$log"
	exit 77
fi
exit "$status"
