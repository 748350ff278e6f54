#!/usr/bin/env bash
# crypto ikev2 client flexvpn on one spoke with two clients of one backup group: connecting by itself, by
# command and by a tracked object; a peer in use by one is not for the other; clearing; no client left.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/client"
state() { contains "$(ios spoke "show crypto ikev2 client flexvpn $1")" "$2"; }
wants() { wait_for "$3" state "$1" "$2" || { ios spoke 'show crypto ikev2 client flexvpn'; fail "$1: no $2"; }; }
wants ONE 'Current state:ACTIVE$' 20
wants ONE 'Peer : 192.0.2.1$' 1
wants ONE 'Backup group: 1$' 1
wants TWO 'Current state:CONNECT_REQUIRED$' 1
[ "$(ready_sas spoke)" = 1 ] || fail "a client that was not told to connect has connected"
echo "ok: auto and manual"

ios spoke 'crypto ikev2 client flexvpn connect TWO' >/dev/null
wants TWO 'Current state:ACTIVE$' 20
wants TWO 'Peer : 192.0.2.2$' 1
want_ready hub1 1 5
want_ready hub2 1 5
echo "ok: by command, with the peer its group has left"

ios spoke 'clear crypto ikev2 client flexvpn TWO' >/dev/null
wants TWO 'Current state:CONNECT_REQUIRED$' 2
gone() { [ "$(ready_sas hub2)" = 0 ]; }
wait_for 10 gone || fail "a cleared client's session stays"
ios spoke 'conf t' 'crypto ikev2 client flexvpn TWO' 'connect track 5 up' 'end' >/dev/null
sleep 0.5
state TWO 'Current state:CONNECT_REQUIRED$' || fail "it connects though its object is down"
ios spoke 'conf t' 'interface loopback5' 'no shutdown' 'end' >/dev/null
wants TWO 'Current state:ACTIVE$' 20
want_shown "tracked by" spoke 'show track 5' '^    FLEXVPN client TWO$'
ios spoke 'conf t' 'interface loopback5' 'shutdown' 'end' >/dev/null
wants TWO 'Current state:CONNECT_REQUIRED$' 5
wait_for 10 gone || fail "the session outlives its object"
echo "ok: by a tracked object"

# A name with addresses of both families: the IPv4 one without `ipv6`, with it the other.
ios spoke 'conf t' 'ip host hub2.flex.example 192.0.2.2 2001:db8::2' 'interface gi1' 'ipv6 address 2001:db8::9/64' \
	'crypto ikev2 keyring K' 'peer ANY' 'address ::/0' 'crypto ikev2 profile P' 'match identity remote address ::/0' \
	'crypto ikev2 client flexvpn TWO' 'no peer 1' 'peer 2 fqdn hub2.flex.example' 'connect manual' 'end' \
	'crypto ikev2 client flexvpn connect TWO' >/dev/null
wants TWO 'Peer : 192.0.2.2$' 5
wants TWO 'Current state:ACTIVE$' 20
unlocked() { ! contains "$(ios hub2 'show ip interface brief')" '^Virtual-Access'; }
ios spoke 'clear crypto ikev2 client flexvpn TWO' >/dev/null
wait_for 10 unlocked || fail "hub2 keeps a Virtual-Access"
ios hub2 'conf t' 'interface gi1' 'ipv6 address 2001:db8::2/64' 'interface virtual-template1' 'tunnel mode ipsec ipv6' \
	'crypto ikev2 keyring K' 'peer ANY' 'address ::/0' 'crypto ikev2 profile P' \
	'match identity remote address ::/0' 'end' >/dev/null
ios spoke 'conf t' 'interface tunnel2' 'ipv6 unnumbered gi1' 'tunnel mode ipsec ipv6' \
	'crypto ikev2 client flexvpn TWO' 'peer 2 fqdn hub2.flex.example ipv6' 'end' \
	'crypto ikev2 client flexvpn connect TWO' >/dev/null
wants TWO 'Peer : 2001:DB8::2$' 5
wants TWO 'Current state:ACTIVE$' 20
ios spoke 'clear crypto ikev2 client flexvpn TWO' 'conf t' 'no crypto ikev2 client flexvpn TWO' 'end' >/dev/null
wait_for 10 unlocked || fail "hub2 keeps a Virtual-Access"
ios hub2 'conf t' 'interface virtual-template1' 'tunnel mode ipsec ipv4' 'end' >/dev/null
echo "ok: by name, of either family"

# The peer in use leaves the list: the client goes on to what is there.
ios spoke 'conf t' 'crypto ikev2 client flexvpn ONE' 'no peer 1' 'end' >/dev/null
wants ONE 'Peer : 192.0.2.2$' 5
wants ONE 'Current state:ACTIVE$' 20
ios spoke 'conf t' 'no crypto ikev2 client flexvpn ONE' 'end' >/dev/null
none() { [ "$(ready_sas spoke)" = 0 ]; }
wait_for 10 none || fail "a session without its client"
[ -z "$(ios spoke 'show crypto ikev2 client flexvpn ONE')" ] || fail "a removed client is shown"
echo "ok: changed and removed"
"$FLEXLAB" down >/dev/null || fail "flexlab down"
