#!/usr/bin/env bash
# strongSwan agrees with us on the wire: as initiator and as responder, with AES-GCM and group 19 and
# with AES-CBC, HMAC-SHA-256 and group 14, pre-shared keys; traffic both ways; rekeying of the CHILD
# SA and of the IKE SA by strongSwan, deletion by both.
. "$(dirname "$0")/../net/lib.sh"
peer_tool=$top/tests/interop/strongswan-peer
command -v swanctl >/dev/null || skip "strongSwan is not installed"
[ -e /usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so ] || skip "libcharon-extra-plugins is missing"

peer() { timeout 60 "$FLEXLAB" run peer "$peer_tool" -d "$tmp/ss" "$@"; }
raw_sas() { peer list-sas raw; }

router_config() { # ROLE SUITE > file
	local ike esp
	case $2 in
	gcm19) ike='encryption aes-gcm-256
 prf sha384
 group 19' esp='esp-gcm 256' ;;
	cbc14) ike='encryption aes-cbc-256
 integrity sha256
 group 14' esp='esp-aes 256 esp-sha256-hmac' ;;
	esac
	cat <<CFG
hostname r1
crypto ikev2 proposal P
 $ike
crypto ikev2 policy P
 proposal P
crypto ikev2 keyring K
 peer SS
  address 192.0.2.2
  pre-shared-key interop-with-strongswan
crypto ikev2 profile SS
 match identity remote fqdn ss.interop.example
 identity local fqdn r1.interop.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
$([ "$1" = initiator ] || echo ' virtual-template 1')
crypto ipsec transform-set T $esp
 mode tunnel
crypto ipsec profile SS
 set transform-set T
 set ikev2-profile SS
interface GigabitEthernet1
 ip address 192.0.2.1 255.255.255.0
interface Loopback0
 ip address 10.1.0.1 255.255.255.0
CFG
	if [ "$1" = initiator ]; then
		cat <<CFG
interface Tunnel0
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel destination 192.0.2.2
CFG
	else
		cat <<CFG
interface Virtual-Template1 type tunnel
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
CFG
	fi
	cat <<CFG
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile SS
end
CFG
}

peer_config() { # SUITE
	local ike esp
	case $1 in
	gcm19) ike=aes256gcm16-prfsha384-ecp256 esp=aes256gcm16 ;;
	cbc14) ike=aes256-sha256-modp2048 esp=aes256-sha256 ;;
	esac
	cat <<CONF
connections {
	r1 {
		version = 2
		local_addrs = 192.0.2.2
		remote_addrs = 192.0.2.1
		proposals = $ike
		local {
			auth = psk
			id = ss.interop.example
		}
		remote {
			auth = psk
			id = r1.interop.example
		}
		children {
			net {
				local_ts = 0.0.0.0/0
				remote_ts = 0.0.0.0/0
				esp_proposals = $esp
			}
		}
	}
}
secrets {
	ike-r1 {
		id-1 = r1.interop.example
		id-2 = ss.interop.example
		secret = "interop-with-strongswan"
	}
}
CONF
}

peer_ready() { raw_sas | grep -q 'state=INSTALLED'; }
child_spi() { raw_sas | sed -n 's/.*spi-in=\([0-9a-f]*\).*/\1/p' | head -n 1; }
ike_spi() { raw_sas | sed -n 's/.*initiator-spi=\([0-9a-f]*\).*/\1/p' | head -n 1; }
changed() { [ -n "$($1)" ] && [ "$($1)" != "$2" ]; }
peer_pings() { "$FLEXLAB" run peer ping -n -c 2 -W 2 -I 10.2.0.1 10.1.0.1; }

traffic() { # WHEN
	wait_for 15 peer_pings || { peer log | tail -n 30; fail "$1: strongSwan cannot ping us"; }
	want_ping r1 10.2.0.1 'source Loopback0'
	echo "ok: traffic both ways $1"
}

one() { # ROLE SUITE: of our router
	local dir=$tmp/$1-$2 dev=Tunnel0 spi
	[ "$1" = initiator ] || dev=Virtual-Access1
	echo "== flexsh is $1, $2"
	mkdir -p "$dir"
	router_config "$1" "$2" >"$dir/r1.cfg"
	peer_config "$2" >"$tmp/ss.conf"
	cat >"$dir/lab.clab.yml" <<YAML
name: interop
topology:
  nodes:
    r1: {kind: flexsh}
    peer: {kind: linux, exec: ["ip addr add 192.0.2.2/24 dev eth1", "ip addr add 10.2.0.1/24 dev lo"]}
  links:
    - endpoints: ["r1:GigabitEthernet1", "peer:eth1"]
YAML
	up "$dir"
	capture peer eth1 "wire-$1-$2"
	peer start -c "$tmp/ss.conf" || fail "strongSwan did not start"
	if [ "$1" = responder ]; then
		peer up net 20 >"$tmp/initiate" 2>&1 || { cat "$tmp/initiate"; fail "strongSwan could not initiate"; }
	fi
	want_ready r1 1 40
	wait_for 10 peer_ready || { peer log | tail -n 40; fail "strongSwan has no CHILD SA"; }
	wait_for 5 eval 'contains "$(ios r1 "show ip interface brief")" "^'$dev' .* up +up"' || fail "$dev is not up"
	# no routing between the two: what strongSwan's LAN is, we are told here
	ios r1 'configure terminal' "ip route 10.2.0.0 255.255.255.0 $dev" 'end'
	traffic "after set-up"

	spi=$(child_spi)
	peer swanctl --rekey --child net >/dev/null || fail "rekey of the CHILD SA"
	wait_for 10 changed child_spi "$spi" || { peer log | tail -n 30; fail "the CHILD SA was not rekeyed"; }
	traffic "after rekeying the CHILD SA"
	spi=$(ike_spi)
	peer swanctl --rekey --ike r1 >/dev/null || fail "rekey of the IKE SA"
	wait_for 10 changed ike_spi "$spi" || { peer log | tail -n 30; fail "the IKE SA was not rekeyed"; }
	traffic "after rekeying the IKE SA"
	want_ready r1 1 10
	want_protected "wire-$1-$2"

	if [ "$1" = responder ]; then
		peer down r1 >/dev/null
		wait_for 10 eval '[ "$(ready_sas r1)" = 0 ]' || fail "strongSwan's DELETE left our SA"
		want_not_shown "Virtual-Access1 goes" r1 'show ip interface brief' '^Virtual-Access1 .*up +up'
		echo "ok: strongSwan's DELETE removed the session"
	else
		ios r1 'configure terminal' 'interface Tunnel0' 'shutdown' 'end'
		wait_for 10 eval '! raw_sas | grep -q state=ESTABLISHED' || fail "our DELETE left strongSwan's SA"
		echo "ok: our DELETE removed the session"
	fi
	peer stop
	"$FLEXLAB" down >/dev/null || fail "flexlab down"
}

for suite in gcm19 cbc14; do
	one initiator $suite
	one responder $suite
done
