#!/bin/sh
# Who may log in, at which level, with what: AAA, lock-out, public keys, SSH commands.
cd "$(dirname "$0")/../.." || exit 2
command -v ssh-keygen >/dev/null || { echo "no ssh client"; exit 77; }
exec python3 tests/cli/access.py "$@"
