#!/usr/bin/env bash
# Every conformance number of tests/ike/conformance.txt has a test that exists and is run, and every
# test of tests/ike/conform*.c that is named by a number stands in that list.
set -u
cd "$(dirname "$0")/../ike" || exit 2
bad=0 n=0
while read -r number file test; do
	case $number in '' | '#'*) continue ;; esac
	n=$((n + 1))
	grep -q "^static void $test(void \*\*state)" "$file" && grep -q "cmocka_unit_test($test)" "$file" || {
		echo "$number: $test is not a test of $file"
		bad=1
	}
done <conformance.txt
for test in $(grep -hoE '^static void test_[IR]?_?[0-9]\w*' conform*.c | awk '{ print $3 }'); do
	grep -q " $test\$" conformance.txt || {
		echo "$test is not listed"
		bad=1
	}
done
[ $n -ge 70 ] || { echo "only $n numbers"; bad=1; }
[ $bad = 0 ] && echo "ok: $n numbers"
