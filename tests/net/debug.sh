#!/usr/bin/env bash
# debug switches: the lines students look for appear while a switch is on and only then; conditions
# keep other peers out.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/hub-spokes"
want_ready hub 2 30
log() { ios "$1" 'show logging' | sed -n '/^Log Buffer/,$p'; }
has_log() { contains "$(log "$1")" "$2"; }
want_log() { # WHAT NODE REGEX
	wait_for 10 has_log "$2" "$3" || { log "$2"; fail "$1: no line like: $3"; }
	echo "ok: $1"
}
absent() { # WHAT TEXT REGEX
	! contains "$2" "$3" || { printf '%s\n' "$2"; fail "$1"; }
	echo "ok: $1"
}
again() { # a new session of spoke1 and an empty log
	ios "$1" 'clear logging' >/dev/null
	ios spoke1 'clear crypto session' >/dev/null
	want_ready spoke1 1 20
	wait_for 5 has_ready hub 2
}
ios hub 'configure terminal' 'logging buffered 100000' 'end' >/dev/null
ios spoke1 'configure terminal' 'logging buffered 100000' 'end' >/dev/null

again spoke1
absent "quiet without a switch" "$(log spoke1)" 'IKEv2|IPSEC|RT:|ICMP:'

want "on" "$(ios spoke1 'debug crypto ikev2')" '^IKEv2 default debugging is on$'
want_shown "listed" spoke1 'show debugging' '^  IKEv2 default debugging is on$'
again spoke1
for line in 'Generating IKE_SA_INIT message' 'Sending Packet \[To 192\.0\.2\.2:500/From 192\.0\.2\.6:500/VRF i0:f0\] ' \
	'NAT not found' 'Completed SA init exchange' "My authentication method is 'PSK'" \
	"Constructing IDi payload: 'spoke1\.test\.example' of type 'FQDN'" \
	'IKEV2 SA created; inserting SA into database' \
	'Session with IKE ID PAIR \(hub\.test\.example, spoke1\.test\.example\) is UP'; do
	want_log "initiator: $line" spoke1 "IKEv2:\(SESSION ID = [0-9]+,SA ID = [0-9]+\):$line"
done
want "off" "$(ios spoke1 'undebug all')" '^All possible debugging has been turned off$'
absent "none is left" "$(ios spoke1 'show debugging')" ' is on$'
absent "debug all without an answer" "$(ios spoke1 'debug all' 'show debugging')" ' is on$'

ios spoke1 'debug crypto ipsec' 'debug ip routing' 'debug ip icmp' >/dev/null
again spoke1
want_ping spoke1 192.0.2.5 'repeat 1'
want_log "SA created" spoke1 'IPSEC:\(SESSION ID = [0-9]+\) \(create_sa\) sa created,$'
want_log "SA deleted" spoke1 'IPSEC:\(SESSION ID = [0-9]+\) \(delete_sa\) deleting SA,$'
want_log "route added" spoke1 'RT: add 10\.255\.0\.1/32 via Tunnel0, static metric \[2/0\]$'
want_log "route deleted" spoke1 'RT: delete route to 10\.255\.0\.1/32$'
want_log "ICMP" spoke1 'ICMP: echo reply rcvd, src 192\.0\.2\.5, dst 192\.0\.2\.6, topology BASE'
ios spoke1 'no debug all' >/dev/null

# The hub looks at spoke2 only: spoke1's new session says nothing.
ios hub 'debug crypto condition peer ipv4 192.0.2.10' 'debug crypto condition spi 4294967295' \
	'debug crypto ikev2' 'debug crypto ipsec' >/dev/null
out=$(ios hub 'show crypto debug-condition')
want "on" "$out" '^Crypto conditional debug currently is turned ON$'
want "listed by kind" "$(grep -A1 'IKE peer IP address filters:' <<<"$out")" '^192\.0\.2\.10 *$'
absent "another kind" "$(ios hub 'show crypto debug-condition spi')" '192\.0\.2\.10'
again hub
absent "the other peer stays out" "$(log hub)" '192\.0\.2\.6|IKEv2:|IPSEC:'
ios spoke2 'clear crypto session' >/dev/null
want_ready spoke2 1 20
want_log "its IPsec SAs" hub 'IPSEC:\(SESSION ID = [0-9]+\) \(create_sa\) sa created,$'
want_log "the peer asked for" hub "IKEv2:\(SESSION ID = [0-9]+,SA ID = [0-9]+\):.*spoke2\.test\.example"
ios hub 'debug crypto condition reset' 'undebug all' >/dev/null
want_shown "none is left" hub 'show crypto debug-condition' 'turned OFF$'
