#!/usr/bin/env bash
# monitor capture: what is exported opens in Wireshark; IKE_AUTH is readable in it without keys; the
# lines of `debug crypto ikev2 keys` decrypt the encrypted capture.
. "$(dirname "$0")/lib.sh"

command -v tshark >/dev/null || skip "tshark is missing"
up "$top/tests/net/hub-spokes"
want_ready spoke1 1 30
# dumpcap and tshark as root in a namespace may drop privileges: work on files they can read
wire() { tshark -n -r "$tmp/$1" "${@:2}" 2>>"$tmp/tshark.err"; }

want "a capture needs a source" "$(ios spoke1 'monitor capture C limit packets 50' 'monitor capture C start')" \
	'^Unable to activate Capture'
ios spoke1 'monitor capture C interface Ethernet0/0 both ikev2' >/dev/null
want "start" "$(ios spoke1 'monitor capture C start')" '^Started capture point : C$'
want_shown "active" spoke1 'show monitor capture C' '^   Status : Active$'
want "not twice" "$(ios spoke1 'monitor capture C start')" 'already active'
ios spoke1 'debug crypto ikev2 keys' >/dev/null
ios spoke1 'clear crypto session' >/dev/null
want_ready spoke1 1 20
want_ping spoke1 10.10.0.1 'source Loopback10 repeat 5'
want "stop" "$(ios spoke1 'monitor capture C stop')" '^Stopped capture point : C$'
want_shown "brief" spoke1 'show monitor capture C buffer brief' \
	'192\.0\.2\.6 +-> +192\.0\.2\.2 +[0-9]+ [A-Z0-9]+ +ESP$'
want "no names outside" "$(ios spoke1 'monitor capture C export bootflash:../x')" '^%Error opening'
want "export" "$(ios spoke1 'monitor capture C export bootflash:c.pcapng')" '^Exported Successfully$'
want "dir" "$(ios spoke1 'dir')" ' c\.pcapng$'
file=$(find "$FLEXLAB_RUN" -name c.pcapng)
[ "$(stat -c %a "$file")" = 600 ] || fail "others can read the file"
cp "$file" "$tmp/c.pcapng" && chmod 644 "$tmp/c.pcapng"

want "two interfaces" "$(wire c.pcapng -T fields -e frame.interface_name | sort -u | tr '\n' ' ')" \
	'^Ethernet0/0 ikev2 $'
[ "$(wire c.pcapng -Y 'esp' | wc -l)" -ge 4 ] || fail "no ESP in the capture"
want "IKE_AUTH in the clear" "$(wire c.pcapng -Y 'frame.interface_name == "ikev2" && isakmp.exchangetype == 35' \
	-T fields -e isakmp.id.data.fqdn)" 'spoke1\.test\.example'
want "nothing malformed" "$(wire c.pcapng -Y '_ws.malformed' | wc -l)" '^0$'

# The same exchange as it was on the wire, decrypted with the keys from the log.
keys=$(ios spoke1 'show logging' | sed -n 's/.*IKEv2-KEYS://p' | tail -n 1)
want "keys were logged" "$keys" '^[0-9A-Fa-f]{16},[0-9A-Fa-f]{16},'
mkdir -p "$tmp/ws"
printf '%s\n' "$keys" >"$tmp/ws/ikev2_decryption_table"
out=$(WIRESHARK_CONFIG_DIR=$tmp/ws wire c.pcapng -Y 'frame.interface_name == "Ethernet0/0" && isakmp.exchangetype == 35' \
	-T fields -e isakmp.id.data.fqdn)
want "Wireshark decrypts with the keys" "$out" 'hub\.test\.example'

# Limits: a count, then a ring.
ios spoke1 'monitor capture D interface Tunnel0 both limit packets 3' 'monitor capture D start' >/dev/null
want_ping spoke1 10.10.0.1 'source Loopback10 repeat 5'
want "stops at its limit" "$(ios spoke1 'show monitor capture D' 'show monitor capture D buffer')" \
	'^ packets in buf : 3$'
want_shown "inner packets" spoke1 'show monitor capture D buffer brief' '10\.11\.0\.1 +-> +10\.10\.0\.1 .*ICMP$'
ios spoke1 'monitor capture D export bootflash:d.pcapng' >/dev/null
cp "$(find "$FLEXLAB_RUN" -name d.pcapng)" "$tmp/d.pcapng" && chmod 644 "$tmp/d.pcapng"
want "the tunnel's packets open too" "$(wire d.pcapng -Y icmp | wc -l)" '^3$'
want "removed" "$(ios spoke1 'no monitor capture D' 'show monitor capture D')" '^Capture D does not exist$'
