#!/usr/bin/env bash
# The show commands on living routers: whole outputs compared with show/NODE.out, with what differs
# from run to run (counters, SPIs, times, session numbers) replaced by placeholders of the same
# kind. SHOW_UPDATE=1 writes the files anew.
. "$(dirname "$0")/lib.sh"

here=$top/tests/net/show
command -v python3 >/dev/null || skip "python3 is missing"
up "$top/tests/net/hub-spokes"
want_ready spoke1 1 30
want_ready hub 2 30
want_ping spoke1 10.10.0.1 'source Loopback10'
# Session 1 of the hub shall be spoke1's, whoever was first when the lab started.
ios hub 'clear crypto session' >/dev/null
wait_for 20 has_ready hub 2 || fail "the sessions did not come again"

bad=0
while read -r node file; do
	grep -v '^#' "$here/$file.cmd" >"$tmp/$file.cmd"
	: >"$tmp/$file.got"
	while read -r cmd; do
		printf '=== %s\n' "$cmd" >>"$tmp/$file.got"
		ios "$node" "$cmd" </dev/null >>"$tmp/$file.got" || fail "$node: $cmd"
	done <"$tmp/$file.cmd"
	python3 "$here/normal.py" <"$tmp/$file.got" >"$tmp/$file.out" || fail "normal.py"
	[ -z "${SHOW_UPDATE:-}" ] || cp "$tmp/$file.out" "$here/$file.out"
	if diff -u "$here/$file.out" "$tmp/$file.out"; then
		echo "ok: $(wc -l <"$tmp/$file.cmd") commands on $node"
	else
		bad=1
	fi
done <<-END
	hub hub
	spoke1 spoke1
END
[ $bad = 0 ] || fail "outputs differ"
