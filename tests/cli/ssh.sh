#!/bin/sh
# The OpenSSH client against the router: keys, logins, access-class.
cd "$(dirname "$0")/../.." || exit 2
command -v ssh >/dev/null || { echo "no ssh client"; exit 77; }
exec python3 tests/cli/ssh.py "$@"
