#!/bin/sh
# Netmiko, Ansible's cisco.ios modules and expect against one router, as their users run them.
cd "$(dirname "$0")/../.." || exit 2
# the packages are Debian's, whatever other Python stands first in the path
python=/usr/bin/python3
$python -c 'import netmiko' 2>/dev/null || { echo "no python3-netmiko"; exit 77; }
exec $python tests/cli/clients.py "$@"
