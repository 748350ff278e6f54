#!/bin/sh
# copy to and from TFTP and HTTP servers: dialogue, contents, losses, errors, interruption.
cd "$(dirname "$0")/../.." || exit 2
exec python3 tests/cli/transfers.py "$@"
