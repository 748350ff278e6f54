#!/usr/bin/env bash
# One hub and one router per mistake people make: what `show crypto ikev2 why` says at both ends, with
# both sides' values and the line to change, and the lines of the debug switch and the counters.
. "$(dirname "$0")/lib.sh"

mkdir "$tmp/faults"
cat >"$tmp/faults/hub.cfg" <<'E'
hostname hub
aaa new-model
aaa authorization network L local
crypto ikev2 proposal P
 encryption aes-cbc-256
 integrity sha256
 group 19
crypto ikev2 policy P
 proposal P
crypto ikev2 keyring K
 peer ALL
  address 192.0.2.0 255.255.255.128
  pre-shared-key the-key
 peer CALLER
  address 192.0.2.201
  pre-shared-key the-key
crypto ikev2 authorization policy TINY
 pool TINY
crypto ikev2 authorization policy NOPOOL
 pool NOWHERE
ip local pool TINY 10.255.0.1
crypto ikev2 profile P
 match identity remote fqdn domain ok.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 virtual-template 1
crypto ikev2 profile FULL
 match identity remote fqdn domain full.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 aaa authorization group psk list L default
 virtual-template 1
crypto ikev2 profile TINY
 match identity remote fqdn domain tiny.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 aaa authorization group psk list L TINY
 virtual-template 1
crypto ikev2 profile NOPOOL
 match identity remote fqdn domain nopool.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 aaa authorization group psk list L NOPOOL
 virtual-template 1
crypto ikev2 profile GRE
 match identity remote fqdn domain gre.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 ivrf NOWHERE
 virtual-template 4
crypto ikev2 profile NOVT
 match identity remote fqdn domain novt.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 virtual-template 9
crypto ikev2 profile NOPROT
 match identity remote fqdn domain noprot.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 virtual-template 3
crypto ikev2 profile OFF
 match identity remote fqdn domain off.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 virtual-template 1
 shutdown
crypto ikev2 profile RSA
 match identity remote fqdn domain rsa.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote rsa-sig
 keyring local K
 virtual-template 1
crypto ikev2 profile HALF
 match identity remote fqdn domain half.example
 identity local fqdn hub.example
 authentication remote pre-share
 keyring local K
 virtual-template 1
crypto ikev2 profile LOC
 match identity remote fqdn domain loc.example
 match address local 10.255.0.1
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 virtual-template 1
crypto ikev2 profile VRF
 match identity remote fqdn domain vrf.example
 match fvrf RED
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 virtual-template 1
crypto ikev2 profile LIST
 match identity remote fqdn domain list.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 aaa authorization group psk list NOLIST default
 virtual-template 1
crypto ikev2 profile NOKR
 match identity remote fqdn domain nokr.example
 identity local fqdn hub.example
 authentication local pre-share
 authentication remote pre-share
 virtual-template 1
crypto ipsec transform-set T esp-aes 256 esp-sha256-hmac
 mode tunnel
crypto ipsec profile default
 set transform-set T
interface Loopback0
 ip address 10.255.0.1 255.255.255.255
ip access-list extended OUTSIDE
 10 permit esp any any
 20 deny udp host 192.0.2.201 eq isakmp any
 30 permit ip any any
interface GigabitEthernet1
 ip address 192.0.2.1 255.255.255.0
 ip access-group OUTSIDE in
interface Virtual-Template1 type tunnel
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile default
interface Virtual-Template3 type tunnel
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
interface Virtual-Template4 type tunnel
 ip unnumbered Loopback9
 tunnel source GigabitEthernet1
 tunnel protection ipsec profile default
end
E
n=10
spoke() { # NAME SED [ADDRESS]
	local name=$1 a=${3:-192.0.2.$((++n))}
	sed -e "s/NAME/$name/g; s/ADDR/$a/" -e "${2:-b}" >"$tmp/faults/$name.cfg" <<'E'
hostname NAME
crypto ikev2 proposal P
 encryption aes-cbc-256
 integrity sha256
 group 19
crypto ikev2 policy P
 proposal P
crypto ikev2 keyring K
 peer HUB
  address 192.0.2.1
  pre-shared-key the-key
crypto ikev2 profile P
 match identity remote fqdn hub.example
 identity local fqdn NAME.ok.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
crypto ipsec transform-set T esp-aes 256 esp-sha256-hmac
 mode tunnel
crypto ipsec profile default
 set transform-set T
 set ikev2-profile P
interface Loopback0
 ip address 10.255.1.1 255.255.255.255
interface GigabitEthernet1
 ip address ADDR 255.255.255.0
interface Tunnel0
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel destination 192.0.2.1
 tunnel protection ipsec profile default
end
E
}
spoke good
spoke key 's/-key the-key/-key other-key/'
spoke proposal 's/ group 19/ group 20/'
spoke ident 's/ok\.example/typo.example/'
spoke idr 's/remote fqdn hub.example/remote fqdn hub.other/'
spoke tset 's/esp-aes 256 esp-sha256/esp-aes 192 esp-sha256/'
spoke mode '/tunnel mode/d'
spoke nokey '' 192.0.2.200
spoke silent 's/address 192.0.2.1$/address 192.0.2.0 255.255.255.0/; s/destination 192.0.2.1/destination 192.0.2.11/; '
spoke noarp 's/address 192.0.2.1$/address 0.0.0.0 0.0.0.0/; s/destination 192.0.2.1/destination 192.0.2.99/'
spoke noprot '/tunnel protection/d'
spoke nokeyring '/keyring local/d'
spoke novt 's/ok\.example/novt.example/'
spoke noprothub 's/ok\.example/noprot.example/'
spoke off 's/ok\.example/off.example/'
spoke rsa 's/ok\.example/rsa.example/'
spoke half 's/ok\.example/half.example/'
spoke loc 's/ok\.example/loc.example/'
spoke fvrf 's/ok\.example/vrf.example/'
spoke list 's/ok\.example/list.example/'
spoke nokrhub 's/ok\.example/nokr.example/'
spoke acl 's/^interface Tunnel0/interface GigabitEthernet1\n ip access-group 101 in\naccess-list 101 deny udp any any eq 500\naccess-list 101 permit ip any any\ninterface Tunnel0/'
spoke noroute 's/address 192.0.2.1$/address 203.0.113.1/; s/destination 192.0.2.1/destination 203.0.113.1/'
spoke polloc 's/^crypto ikev2 policy P/no crypto ikev2 policy default\ncrypto ikev2 policy P\n match address local 10.0.0.9/'
spoke ifdown 's/tunnel source GigabitEthernet1/tunnel source Loopback7/; s/^interface Tunnel0/interface Loopback7\n ip address 10.7.7.7 255.255.255.255\n shutdown\ninterface Tunnel0/'
spoke noaddr 's/tunnel source GigabitEthernet1/tunnel source Loopback7/; s/^interface Tunnel0/interface Loopback7\ninterface Tunnel0/'
spoke v1only '/^crypto ikev2 profile P/,/keyring local/d; s/set ikev2-profile P/set security-association lifetime seconds 3600/; s/^crypto ipsec profile/crypto isakmp policy 10\n encryption aes\ncrypto isakmp key k address 192.0.2.1\ncrypto ipsec profile/'
spoke incomplete '/match identity/d'
spoke typo 's/set ikev2-profile P/set ikev2-profile Q/'
spoke noipsec 's/tunnel protection ipsec profile default/tunnel protection ipsec profile NONE/'
spoke propmiss 's/ proposal P/ proposal Q/'
spoke shut 's/tunnel mode/shutdown\n tunnel mode/'
full='s/ok\.example/full.example/; s/^crypto ikev2 proposal/aaa new-model\naaa authorization network L local\ncrypto ikev2 proposal/; s/ keyring local K/ keyring local K\n aaa authorization group psk list L default/'
spoke dupa "$full"
spoke dupb "$full"
spoke aclesp "$full"'; s/10\.255\.1\.1/10.255.1.2/; s/^interface Tunnel0/interface GigabitEthernet1\n ip access-group NOESP in\nip access-list extended NOESP\n 10 deny esp any any\n 20 permit ip any any\ninterface Tunnel0/'
spoke aclhub '' 192.0.2.201
spoke transport '/tunnel mode/d; s/ok\.example/gre.example/; s/mode tunnel/mode transport/'
spoke require '/tunnel mode/d; s/ok\.example/gre.example/; s/mode tunnel/mode transport require/'
spoke mtu 's/tunnel mode/ip mtu 1500\n tunnel mode/'
spoke unnum 's/unnumbered Loopback0/unnumbered Loopback5/'
spoke noip '/unnumbered/d'
spoke ivrf 's/^interface Tunnel0/interface Tunnel0\n vrf forwarding INSIDE/; s/ keyring local K/ keyring local K\n ivrf OTHER/'
spoke noname 's/destination 192.0.2.1/destination hub.nowhere.example/'
spoke tiny 's/ok\.example/tiny.example/; s/ip unnumbered Loopback0/ip address negotiated/; s/10\.255\.1\.1/10.255.0.1/'
spoke nopool 's/ok\.example/nopool.example/; s/ip unnumbered Loopback0/ip address negotiated/'
spoke noneg 's/ip unnumbered Loopback0/ip address negotiated/'

up "$tmp/faults"
for node in hub key proposal ident idr tset mode nokey acl; do
	ios "$node" 'configure terminal' 'logging buffered 400000' end 'debug crypto ikev2' >/dev/null
done
says() { ios "$1" "show crypto ikev2 why${3:+ peer $3}" | grep -qE "$2"; }
want_why() { # NODE REGEX [PEER]
	wait_for 15 says "$@" || {
		ios "$1" "show crypto ikev2 why${3:+ peer $3}"
		fail "$1 does not say: $2"
	}
	echo "ok: $1${3:+ of $3}: $2"
}
both() { # SPOKE ITS-REGEX HUB-REGEX
	local a
	a=$(awk '/ip address 192/ { print $3; exit }' "$tmp/faults/$1.cfg")
	want_why "$1" "$2"
	[ -z "${3:-}" ] || want_why hub "$3" "$a"
}
refused='refused with AUTHENTICATION_FAILED'

both good 'came up' 'came up'
both key "$refused" 'pre-shared keys differ.*key\.ok\.example.*crypto ikev2 keyring K'
both proposal 'none of our IKE proposals.*Group 20' 'Diffie-Hellman group differs.*Group 20.*Group 19 \(crypto ikev2 proposal P\)'
both ident "$refused" "FQDN 'ident\.typo\.example': add \`match identity remote fqdn ident\.typo\.example\` .*; now: profile P fqdn domain ok\.example"
both idr "calls itself FQDN 'hub\.example'.*profile P" 'does not accept our identity'
both tset 'none of our IPsec proposals.*AES-CBC-192' 'offers AES-CBC-192.*transform-set.*AES-CBC-256'
both mode 'none of our traffic selectors.*protocol 47' "is GRE.*Virtual-Template1 is 'tunnel mode ipsec'"
both nokey "$refused" 'no .peer. block with this address or identity in .crypto ikev2 keyring. K'
both nokrhub "$refused" 'it has no .keyring local.'
both nokeyring 'no local pre-shared key.*keyring local'
both silent "$refused"
both noarp 'waiting for INIT response: sent [0-9]+ times without an answer.*UDP'
both noarp 'next hop 192\.0\.2\.99 on GigabitEthernet1 does not answer ARP'
both acl 'waiting for INIT response: sent [0-9]+ times without an answer.*access lists' 'may not get our answers'
both noprot 'Tunnel0: not protected'
both noprot 'no .tunnel protection ipsec profile.'
both noipsec '.crypto ipsec profile NONE.'
both novt 'no tunnel, virtual-template' 'profile NOVT uses Virtual-Template9, which is not configured'
both noprothub 'TS_UNACCEPTABLE' "Virtual-Template3 has no 'tunnel protection ipsec profile'"
both off "$refused" 'profile OFF matches the identity, but it is .shutdown.'
both rsa "$refused" 'authenticates by pre-shared key.*profile RSA has .authentication remote'
both half "$refused" 'profile HALF matches the identity, but.*.authentication local. is missing'
both loc "$refused" 'profile LOC matches.*.match address local. does not name 192\.0\.2\.1'
both fvrf "$refused" 'profile VRF matches.*.match fvrf. wants RED and the packets came by the global table'
both list 'AAA authorization' 'list NOLIST is not configured.*aaa authorization network NOLIST local'
both noroute 'no route to 203\.0\.113\.1'
both polloc 'No IKEv2 policy.*local address 192\.0\.2\.'
both ifdown 'source Loopback7 is down or has no address'
both noaddr 'source Loopback7 is down or has no address'
both v1only 'names no IKEv2 profile \(set ikev2-profile\)'
both incomplete 'profile P is not complete: it needs a match statement'
both typo 'no IKEv2 profile Q'
both propmiss 'came up' # IOS falls back to the default policy, and says nothing
both shut 'interface Tunnel0 is .shutdown.'

# IKE is fine, or never to blame.
both acl 'Access list 101, `ip access-group 101 in` of GigabitEthernet1, drops IKE \(UDP 500\) from 192\.0\.2\.1: entry 10 `deny udp any any eq (500|isakmp)`.*`permit udp host 192\.0\.2\.1 eq isakmp host'
both aclhub 'sent [0-9]+ times without an answer' 'Access list OUTSIDE.* drops IKE \(UDP 500\) from 192\.0\.2\.201: entry 20'
both aclesp 'Access list NOESP.* drops ESP from 192\.0\.2\.1: entry 10.*`permit esp host 192\.0\.2\.1 host'
ios hub 'ping 10.255.1.2 timeout 1' >/dev/null
both aclesp 'came up' '5 packets were sent to the peer, none came back; IKE is fine.*ESP \(IP protocol 50\)'
both dupa 'came up' 'came up'
both dupb 'came up' 'came up'
want_why hub '[Bb]oth say 10\.255\.1\.1/32 is theirs'
both transport 'works in tunnel mode.*transform set T here has `mode transport`' 'came up'
both require 'declined transport mode, which is required here'
want_why hub '`ip unnumbered Loopback9`, which does not exist'
want_why hub '`ivrf NOWHERE`, but there is no such VRF: `vrf definition NOWHERE`'
both mtu '`ip mtu` of Tunnel0 is 1500.*`ip mtu 14[0-9][0-9]` and `ip tcp adjust-mss'
both unnum 'Tunnel0 is `ip unnumbered Loopback5`, which does not exist'
both noip 'Tunnel0 has neither `ip address` nor `ip unnumbered`'
both ivrf '`vrf forwarding INSIDE`, but there is no such VRF'
both ivrf 'profile P has `ivrf OTHER`, the tunnel itself is in INSIDE'
both noname 'the name hub\.nowhere\.example of `tunnel destination` has no address'
both tiny 'gave us 10\.255\.0\.1 from its pool, which is Loopback0'
want_why hub '10\.255\.0\.1 is in the pool and is Loopback0'
both nopool 'We ask for an address.*the peer has none' '`pool NOWHERE`, but no `ip local pool NOWHERE` is configured'
both noneg '`ip address negotiated` and the peer gave it none'
# The one address of the pool is taken: another router cannot have it.
ios good 'configure terminal' 'crypto ikev2 profile P' 'identity local fqdn good.tiny.example' \
	'interface Tunnel0' 'ip address negotiated' end 'clear crypto session' >/dev/null
both good 'We ask for an address.*the peer has none' 'All 1 addresses of `ip local pool TINY 10\.255\.0\.1 10\.255\.0\.1` are given'

# The same faults as IOS's debug lines, initiator and responder.
log_has() { ios "$1" 'show logging' | grep -qE "$2"; }
want_log() { # NODE REGEX
	wait_for 15 log_has "$@" || { ios "$1" 'show logging' | tail -n 60; fail "$1: no line $2"; }
	echo "ok: $1: $2"
}
e='IKEv2-ERROR:\(SESSION ID = [0-9]+,SA ID = [0-9]+\):'
d='IKEv2:\(SESSION ID = [0-9]+,SA ID = [0-9]+\):'
want_log proposal "$e: Received no proposal chosen notify"
want_log proposal 'Failed SA init exchange'
want_log hub "$e.*Received Policies: .*Group 20"
want_log hub "$e.*Expected Policies: .*Group 19"
want_log hub "$e: Failed to find a matching policy"
want_log hub 'NOTIFY\(NO_PROPOSAL_CHOSEN\)'
want_log key "$e: Failed to authenticate the IKE SA"
want_log key "$e: Auth exchange failed"
want_log hub "$e: Failed to authenticate the IKE SA"
want_log hub "${d}Verification of peer's authentication data FAILED"
want_log hub 'NOTIFY\(AUTHENTICATION_FAILED\)'
want_log hub "${d}Searching policy based on peer's identity 'ident\.typo\.example' of type 'FQDN'"
want_log hub 'IKEv2:% IKEv2 profile not found'
want_log hub "$e: Failed to locate an item in the database"
want_log idr "$e: Failed to locate an item in the database"
want_log idr "$e: Auth exchange failed"
want_log hub 'IKEv2:% Failed to get preshared key'
want_log tset "${d}Process auth response notify"
want_log tset 'Queuing IKE SA delete request reason: unknown'
want_log tset 'Sending DELETE INFO message for IKEv2 SA'
want_log hub 'NOTIFY\(TS_UNACCEPTABLE\)'
want_log hub 'There was no IPSEC policy found for received TS'
want_log acl "${d}Retransmitting packet"
"$FLEXLAB" down >/dev/null || fail "flexlab down"
