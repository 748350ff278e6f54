#!/bin/sh
# The exec itself: words on the line, messages between lines, a locked terminal, line settings.
cd "$(dirname "$0")/../.." || exit 2
exec python3 tests/cli/exec.py "$@"
