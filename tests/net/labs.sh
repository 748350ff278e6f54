#!/usr/bin/env bash
# Every laboratory that is shipped does what its check.txt says (dual-wan: see dual-wan.sh).
. "$(dirname "$0")/lib.sh"

for dir in "$top"/lab/labs/*/; do
	name=$(basename "$dir")
	[ "$name" != dual-wan ] || continue
	[ -s "$dir/check.txt" ] && grep -q '^# ' "$dir/README.md" || fail "$name: check.txt or README.md is missing"
	up "$dir"
	"$FLEXLAB" check "$name" || fail "$name is not as expected"
	"$FLEXLAB" down "$name" >/dev/null || fail "flexlab down $name"
done
