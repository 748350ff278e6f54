#!/bin/sh
# The same dialogues through telnet, the console on a terminal, and plain lines.
cd "$(dirname "$0")/../.." || exit 2
exec python3 tests/cli/golden.py "$@"
