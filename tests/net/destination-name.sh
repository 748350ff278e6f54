#!/usr/bin/env bash
# `tunnel destination NAME`: known by `ip host`, and by a DNS server that first does not know it.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "python3 is missing"

cp -r "$top/tests/net/gre" "$tmp/named"
sed -i 's/^ tunnel destination 198.51.100.2/ tunnel destination b.flex.example/' "$tmp/named/a.cfg"
# b only answers: what comes up was begun by a, which had to find the address.
sed -i 's/^ tunnel protection ipsec profile default/&\n no tunnel protection ipsec initiate/' "$tmp/named/b.cfg"
up "$tmp/named"
sleep 2
[ "$(ready_sas a)" = 0 ] || fail "a session before the name is known"
ios a 'configure terminal' 'ip host b.flex.example 198.51.100.2' 'end' >/dev/null
want_ready a 1 20
want_ping a 10.20.0.2

# The same by DNS: a server on b that answers one name.
ios a 'configure terminal' 'no ip host b.flex.example' 'interface Tunnel0' 'shutdown' 'end' >/dev/null
"$FLEXLAB" run b python3 -c '
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("198.51.100.2", 53))
while True:
    q, peer = s.recvfrom(512)
    kind = q[-4:-2]
    end = 12 + q[12:].index(0) + 5
    found = b"\x01b\x04flex\x07example" in q and kind == b"\0\1"
    head = q[:2] + (b"\x85\x80" if found else b"\x85\x83") + b"\0\1" + (b"\0\1" if found else b"\0\0") + b"\0\0\0\0"
    answer = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + bytes([198, 51, 100, 2]) if found else b""
    s.sendto(head + q[12:end] + answer, peer)
' >/dev/null 2>&1 &
background+=($!)
ios a 'configure terminal' 'ip name-server 198.51.100.2' 'interface Tunnel0' 'no shutdown' 'end' >/dev/null
want_ready a 1 40
want_ping a 10.20.0.2
"$FLEXLAB" down >/dev/null || fail "flexlab down"
