#!/usr/bin/env bash
# Names in ping: `ip host`, the domain name system by `ip name-server` and `ip domain name`, and what
# IOS says when a name is not known, the server is silent, or lookup is off.
. "$(dirname "$0")/lib.sh"

command -v python3 >/dev/null || skip "python3 is missing"
up "$top/tests/net/hub-spokes"
cat >"$tmp/dns.py" <<'END'
import socket, struct
names = {b'hub.test.example': bytes([192, 0, 2, 2])}
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('192.0.2.5', 53))
print('listening', flush=True)
while True:
    q, peer = s.recvfrom(512)
    p, labels = 12, []
    while q[p]:
        labels.append(q[p + 1:p + 1 + q[p]])
        p += 1 + q[p]
    qtype = struct.unpack('>H', q[p + 1:p + 3])[0]
    a = names.get(b'.'.join(labels).lower())
    answer = b'\xc0\x0c\0\1\0\1\0\0\0\5\0\4' + a if a and qtype == 1 else b''
    flags = 0x8180 if a else 0x8183
    s.sendto(q[:2] + struct.pack('>HHHHH', flags, 1, bool(answer), 0, 0) + q[12:p + 5] + answer, peer)
END
"$FLEXLAB" run isp python3 "$tmp/dns.py" >"$tmp/dns.out" 2>&1 &
background+=($!)
wait_for 10 grep -q listening "$tmp/dns.out" || { cat "$tmp/dns.out"; skip "no name server: port 53"; }

configure() { # NODE LINE...
	local node=$1
	shift
	ios "$node" 'configure terminal' "$@" end >/dev/null
}

want "unknown without a server" "$(ios spoke1 'ping hub')" \
	'^% Unrecognized host or address, or protocol not running\.$'
configure spoke1 'ip host center 192.0.2.2'
want "ip host" "$(ios spoke1 'ping center repeat 2')" 'Echos to 192\.0\.2\.2, '
configure spoke1 'ip name-server 192.0.2.5' 'ip domain name test.example'
out=$(ios spoke1 'ping hub repeat 2')
want "the server is named" "$out" '^Translating "hub"\.\.\.domain server \(192\.0\.2\.5\) \[OK\]$'
want "domain name completes the name" "$out" 'Echos to 192\.0\.2\.2, '
want "full name" "$(ios spoke1 'ping hub.test.example repeat 2')" 'Success rate is 100 percent \(2/2\)'
want "traceroute by name" "$(ios spoke1 'traceroute hub')" '^Tracing the route to 192\.0\.2\.2$'
out=$(ios spoke1 'ping nobody.test.example')
want "unknown to the server" "$out" '^% Unrecognized host or address, or protocol not running\.$'
want_shown "show hosts" spoke1 'show hosts' '^Default domain is test\.example$'
configure spoke1 'no ip domain lookup'
want "lookup is off" "$(ios spoke1 'ping hub')" '^% Unrecognized host or address, or protocol not running\.$'

# A server that does not answer: the router goes on working meanwhile.
configure spoke1 'ip domain lookup' 'no ip name-server 192.0.2.5' 'ip name-server 192.0.2.99'
ios spoke1 'ping silent.test.example' >"$tmp/silent" &
sleep 0.5
want_shown "meanwhile the router answers" spoke1 'show clock' ' UTC '
kill -0 $! 2>/dev/null || fail "show clock waited for the name server"
wait $!
want "a silent server" "$(cat "$tmp/silent")" '^% Unrecognized host or address'

# A router that ends while it asks leaves nothing unfreed (the sanitizer's word).
ios spoke1 'ping silent.test.example' >"$tmp/silent" 2>&1 &
asked() { grep -q 'domain server' "$tmp/silent"; }
wait_for 5 asked || fail "no question: $(cat "$tmp/silent")"
"$FLEXLAB" down >/dev/null || fail "flexlab down"
