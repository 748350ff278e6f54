#!/usr/bin/env bash
# `show crypto ikev2 why` names the fault at both ends, for the mistakes people make; the event and
# error traces and the counters keep it too.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/hub-spokes"
want_ready hub 2 30
want_ready spoke1 1 30

configure() { # NODE LINE...
	local node=$1
	shift
	ios "$node" 'configure terminal' "$@" end >/dev/null
}
says() { ios "$1" "show crypto ikev2 why${3:+ peer $3}" | grep -qE "$2"; }
want_why() { # NODE REGEX [PEER]
	wait_for 15 says "$@" || {
		ios "$1" 'show crypto ikev2 why'
		fail "$1 does not say: $2"
	}
	echo "ok: $1: $2"
}
again() {
	ios spoke1 'clear crypto session' >/dev/null
}
mend() {
	again
	wait_for 20 has_ready spoke1 1 || fail "the tunnel did not come up after: $1"
	want_why spoke1 'came up'
}

want_why spoke1 'we were the initiator, .* ago: came up'
want_why hub 'we were the responder, .* ago: came up' 192.0.2.6

configure spoke1 'crypto ikev2 keyring K' 'peer HUB' 'pre-shared-key local mistyped'
again
want_why spoke1 'The peer refused with AUTHENTICATION_FAILED'
want_why hub 'pre-shared key.* differ.*spoke1\.test\.example' 192.0.2.6
want_shown "the error is kept" hub 'show crypto ikev2 diagnose error' \
	'^Error\([0-9]+\): Failed to authenticate the IKE SA$'
want_shown "the error trace names the peer" hub 'show monitor event-trace crypto ikev2 error all' \
	' Remote: 192\.0\.2\.6/500 .*  Auth exchange failed$'
want_shown "the notify is counted" hub 'show crypto ikev2 stats exchange' \
	'^AUTHENTICATION_FAILED +0 +[1-9][0-9]* +0 +0$'
configure spoke1 'crypto ikev2 keyring K' 'peer HUB' 'pre-shared-key local key-of-spoke-1'
mend "the key"

configure spoke1 'crypto ikev2 proposal P' 'encryption aes-cbc-128'
again
want_why spoke1 'none of our IKE proposals.*AES-CBC-128'
want_why hub '[Nn]o common IKE proposal.*AES-CBC-128.*AES-CBC-256' 192.0.2.6
configure spoke1 'crypto ikev2 proposal P' 'encryption aes-cbc-256'
mend "the proposal"

configure spoke1 'crypto ikev2 profile HUB' 'match identity remote fqdn nobody.example' \
	'no match identity remote fqdn hub.test.example'
again
want_why spoke1 "calls itself .*hub\.test\.example"
configure spoke1 'crypto ikev2 profile HUB' 'match identity remote fqdn hub.test.example'
mend "the identity"

# What is not begun at all.
configure spoke1 'crypto ipsec profile HUB' 'no set ikev2-profile HUB'
want_why spoke1 'IPsec profile HUB names no IKEv2 profile'
configure spoke1 'crypto ipsec profile HUB' 'set ikev2-profile HUB'
mend "the IPsec profile"
configure spoke1 'no ip route 0.0.0.0 0.0.0.0 192.0.2.5'
again
want_why spoke1 'there is no route to 192\.0\.2\.2'
configure spoke1 'ip route 0.0.0.0 0.0.0.0 192.0.2.5'
mend "the route"
configure hub 'interface Ethernet0/0' 'shutdown'
again
want_why spoke1 'under way'
want_shown "negotiating" spoke1 'show crypto ikev2 sa' ' IN-NEG $'
want_shown "the session is negotiating" spoke1 'show crypto session' '^Session status: DOWN-NEGOTIATING'
want_shown "the tunnel is down" spoke1 'show interfaces Tunnel0' \
	'^  Tunnel linestate evaluation down - linestate protection reg down$'
configure hub 'interface Ethernet0/0' 'no shutdown'
mend "the hub's interface"

# IKE is fine, ESP is dropped on the way: each end sees what it sent and that nothing came back.
configure isp 'ip access-list extended NOESP' '10 deny esp any any' '20 permit ip any any' \
	'interface Ethernet0/1' 'ip access-group NOESP in'
ios spoke1 'ping 10.255.0.1 timeout 1' >/dev/null
want_why spoke1 '5 packets were sent to the peer, none came back; IKE is fine.*permit esp host 192\.0\.2\.2 host 192\.0\.2\.6'
ios hub 'ping 10.255.0.11 timeout 1' >/dev/null
want_why hub '5 packets were sent to the peer, none came back; IKE is fine' 192.0.2.6
configure isp 'interface Ethernet0/1' 'no ip access-group NOESP in'
mend "ESP"

# The hub has no way back into the tunnel: it decapsulates and sends nothing.
configure hub 'crypto ikev2 authorization policy default' 'no route accept any' \
	'no ip route 10.11.0.0 255.255.255.0 10.255.0.11'
again
want_shown "the tunnel is up" spoke1 'show interfaces Tunnel0' 'line protocol is up' 20
ios spoke1 'ping 10.255.0.1 timeout 1' >/dev/null
want_why hub '[0-9]+ packets came from the peer, none went back\. No route here leads into Virtual-Access[12]: .ip route' 192.0.2.6
want_why spoke1 'none came back.*no route back into its tunnel'
configure hub 'crypto ikev2 authorization policy default' 'route accept any' \
	'ip route 10.11.0.0 255.255.255.0 10.255.0.11'
mend "the way back"
want_ping spoke1 10.255.0.1
if says spoke1 'none came back|up, but'; then
	ios spoke1 'show crypto ikev2 why'
	fail "spoke1 finds fault with a tunnel that works"
fi
