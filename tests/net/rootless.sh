#!/usr/bin/env bash
# As an ordinary user: a laboratory comes up, its SAs too, and nothing is left of it.
. "$(dirname "$0")/lib.sh"

if [ "$(id -u)" = 0 ]; then
	getent passwd nobody >/dev/null || skip "no user nobody"
	chown nobody "$tmp" "$FLEXLAB_RUN"
	cp -R "$top/tests/net/gre" "$tmp/gre"
	cp "$FLEXLAB" "$FLEXSH" "$tmp/"
	chmod -R a+rX "$tmp/gre" "$tmp/flexlab" "$tmp/flexsh"
	FLEXLAB=$tmp/flexlab FLEXSH=$tmp/flexsh
	as_user() { setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; }
else
	cp -R "$top/tests/net/gre" "$tmp/gre"
	as_user() { "$@"; }
fi
as_user unshare -Ur true 2>/dev/null || skip "user namespaces are not allowed here"
cat >"$tmp/flexlab-user" <<WRAP
#!/usr/bin/env bash
$(declare -f as_user)
as_user "$FLEXLAB" "\$@"
WRAP
chmod 755 "$tmp/flexlab-user"
FLEXLAB=$tmp/flexlab-user

up "$tmp/gre"
want "it is rootless" "$("$FLEXLAB" status)" 'rootless'
want_ready a 1 30
want_ping a 10.22.0.1 'source Loopback10'
# a process that only init has yet to reap is gone
process_gone() { ! grep -qs "^State:.[^ZX]" "/proc/$1/status"; }
pids=$(awk '$1 == "keeper" || $1 == "guard" { print $2 } $1 == "node" { print $4 }' "$FLEXLAB_RUN/gre/state")
for p in $pids; do
	[ "$(stat -c %U "/proc/$p")" != root ] || fail "process $p runs as root"
done
"$FLEXLAB" down || fail "flexlab down"
[ -z "$(ls "$FLEXLAB_RUN")" ] || fail "the run directory is not empty"
for p in $pids; do
	wait_for 5 process_gone "$p" || fail "process $p is still there"
done
echo "ok: nothing is left"
