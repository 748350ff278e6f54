#!/bin/sh
# Hostile and unlucky clients: none may stall the router, lose a session or a line.
cd "$(dirname "$0")/../.." || exit 2
exec python3 tests/cli/robust.py "$@"
