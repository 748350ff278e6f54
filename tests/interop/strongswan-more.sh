#!/usr/bin/env bash
# More of strongSwan, over a box that routes and, told so, translates addresses: all groups, both
# kinds of cipher, both roles; configuration payload both ways (virtual address, DNS); cookies and
# fragments both ways; liveness; a CHILD SA rekeyed by us, by volume; a real NAT on either side, and
# one that forgets a peer's port. Traffic goes through every one of these sessions.
. "$(dirname "$0")/../net/lib.sh"
peer_tool=$top/tests/interop/strongswan-peer
command -v swanctl >/dev/null || skip "strongSwan is not installed"
[ -e /usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so ] || skip "libcharon-extra-plugins is missing"
command -v nft >/dev/null || skip "nftables is not installed"

peer() { timeout 60 "$FLEXLAB" run peer "$peer_tool" -d "$tmp/ss" "$@"; }
box() { "$FLEXLAB" run box "$@"; }
configure() { ios r1 'configure terminal' "$@" end >"$tmp/conf.out" || { cat "$tmp/conf.out"; fail "configure $*"; }; }
groups='14 15 16 19 20 21'
declare -A ss_group=([14]=modp2048 [15]=modp3072 [16]=modp4096 [19]=ecp256 [20]=ecp384 [21]=ecp521)

conn() { # NAME IKE ESP LOCAL-ID MORE-OF-CONNECTION LOCAL-TS
	cat <<CONF
	$1 {
		version = 2
		local_addrs = 198.51.100.2
		remote_addrs = 192.0.2.1, 198.51.100.1
		proposals = $2
		$5
		local {
			auth = psk
			id = $4
		}
		remote {
			auth = psk
			id = r1.interop.example
		}
		children {
			$1 {
				local_ts = ${6:-10.2.0.0/24}
				remote_ts = 0.0.0.0/0
				esp_proposals = $3
			}
		}
	}
CONF
}
peer_config() {
	local g all=
	for g in $groups; do all=$all,aes256gcm16-prfsha384-${ss_group[$g]}; done
	echo 'connections {'
	# first: without IDr from us, strongSwan answers with the first connection that fits
	conn server "${all#,}" aes256gcm16 srv.interop.example 'pools = lan' 0.0.0.0/0
	for g in $groups; do
		conn "gcm$g" "aes256gcm16-prfsha384-${ss_group[$g]}" aes256gcm16 ss.interop.example ''
		conn "cbc$g" "aes256-sha256-${ss_group[$g]}" aes256-sha256 ss.interop.example ''
	done
	conn vip aes256gcm16-prfsha384-ecp256 aes256gcm16 ss.interop.example 'vips = 0.0.0.0' dynamic
	conn dpd aes256gcm16-prfsha384-ecp256 aes256gcm16 ss.interop.example 'dpd_delay = 1s'
	cat <<CONF
}
pools {
	lan {
		addrs = 10.8.0.16/28
		dns = 10.8.0.53
	}
}
secrets {
	ike-r1 {
		id-1 = r1.interop.example
		id-2 = ss.interop.example
		id-3 = srv.interop.example
		secret = "interop-with-strongswan"
	}
}
CONF
}

mkdir -p "$tmp/lab"
cat >"$tmp/lab/r1.cfg" <<CFG
hostname r1
aaa new-model
aaa authorization network L local
ip local pool CLIENTS 10.9.0.10 10.9.0.20
crypto ikev2 authorization policy CLIENTS
 pool CLIENTS
 dns 10.9.0.53
crypto ikev2 proposal GCM
 encryption aes-gcm-256
 prf sha384
 group $groups
crypto ikev2 proposal CBC
 encryption aes-cbc-256
 integrity sha256
 group $groups
crypto ikev2 policy P
 proposal GCM
 proposal CBC
crypto ikev2 keyring K
 peer SS
  address 0.0.0.0 0.0.0.0
  pre-shared-key interop-with-strongswan
crypto ikev2 profile SERVE
 match identity remote fqdn ss.interop.example
 identity local fqdn r1.interop.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
 aaa authorization group psk list L CLIENTS
 virtual-template 1
crypto ikev2 profile CALL
 match identity remote fqdn srv.interop.example
 identity local fqdn r1.interop.example
 authentication local pre-share
 authentication remote pre-share
 keyring local K
crypto ipsec transform-set GCM esp-gcm 256
 mode tunnel
crypto ipsec transform-set CBC esp-aes 256 esp-sha256-hmac
 mode tunnel
crypto ipsec profile SERVE
 set transform-set GCM CBC
 set ikev2-profile SERVE
crypto ipsec profile CALL
 set transform-set GCM
 set security-association lifetime kilobytes 2560
 set ikev2-profile CALL
interface GigabitEthernet1
 ip address 192.0.2.1 255.255.255.0
interface Loopback0
 ip address 10.1.0.1 255.255.255.0
interface Virtual-Template1 type tunnel
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile SERVE
interface Tunnel0
 ip address negotiated
 shutdown
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel destination 198.51.100.2
 tunnel protection ipsec profile CALL
ip route 198.51.100.0 255.255.255.0 192.0.2.254
end
CFG
cat >"$tmp/lab/lab.clab.yml" <<YAML
name: more
topology:
  nodes:
    r1: {kind: flexsh}
    box: {kind: linux, exec: ["ip addr add 192.0.2.254/24 dev eth1", "ip addr add 198.51.100.1/24 dev eth2", "sysctl -qw net.ipv4.ip_forward=1"]}
    peer: {kind: linux, exec: ["ip addr add 198.51.100.2/24 dev eth1", "ip addr add 10.2.0.1/24 dev lo", "ip route add 192.0.2.0/24 via 198.51.100.1"]}
  links:
    - endpoints: ["r1:GigabitEthernet1", "box:eth1"]
    - endpoints: ["box:eth2", "peer:eth1"]
YAML
peer_config >"$tmp/ss.conf"
cat >"$tmp/extra.conf" <<CONF
charon {
	fragment_size = 200
	cookie_threshold = 1
}
CONF
up "$tmp/lab"
capture box eth1 wire
peer start -c "$tmp/ss.conf" -x "$tmp/extra.conf" || fail "strongSwan did not start"

peer_pings() { "$FLEXLAB" run peer ping -n -c 1 -W 2 ${1:+-I "$1"} 10.1.0.1; }
sa_lines() { ios r1 'show crypto ikev2 sa'; }
called() { # CONNECTION: strongSwan initiates
	peer up "$1" 10 >"$tmp/initiate" 2>&1 || { cat "$tmp/initiate"; fail "strongSwan could not initiate $1"; }
}
hang_up() { # CONNECTION
	peer down "$1" >/dev/null 2>&1
	wait_for 10 eval '[ "$(ready_sas r1)" = 0 ]' || fail "strongSwan's DELETE left our SA"
}
want_traffic() { # WHAT [SOURCE]
	wait_for 10 peer_pings "${2:-10.2.0.1}" || { peer log | tail -n 30; fail "$1: no traffic"; }
	echo "ok: $1: traffic"
}

# --- every group, we respond: IKEv2 routing brings no route for strongSwan's LAN, so one is configured
# when the session's interface is there ---
lan_route() { configure "ip route 10.2.0.0 255.255.255.0 Virtual-Access1"; }
for g in $groups; do
	for c in gcm cbc; do
		called $c$g
		contains "$(sa_lines)" "AES-${c^^}, keysize: 256.*DH Grp:$g" || { sa_lines; fail "not $c, group $g"; }
		[ "$c$g" != gcm14 ] || lan_route
		want_traffic "responder, $c, group $g"
		hang_up $c$g
	done
done

# --- an address and a name server from our pool; strongSwan's liveness checks ---
called vip
want "the address comes from our pool" "$(peer list-sas)" '10\.9\.0\.1[0-9]/32'
named() { peer log | grep -q 'installing DNS server 10\.9\.0\.53'; }
wait_for 5 named || fail "strongSwan has no name server"
want_traffic "virtual address" "$(peer list-sas | sed -nE 's/.*local +(10\.9\.0\.[0-9]+)\/32.*/\1/p' | head -n 1)"
hang_up vip
called dpd
answered_dpd() { peer log | sed -n '/sending DPD request/,$p' | grep -q 'parsed INFORMATIONAL response'; }
wait_for 10 answered_dpd || fail "strongSwan's liveness check was not answered"
echo "ok: strongSwan's liveness check is answered"
hang_up dpd

# --- what goes wrong, strongSwan calls and then we do: `why` names it, whoever refuses ---
lines() { IFS='|' read -ra list <<<"$1"; configure "${list[@]}"; }
why() { contains "$(ios r1 'show crypto ikev2 why')" "$1"; }
want_why() { # WHAT REGEX
	wait_for 10 why "$2" || { ios r1 'show crypto ikev2 why'; peer log | tail -n 20; fail "$1: why does not say $2"; }
	echo "ok: $1: $2"
}
refuse() { # WHAT REGEX CHANGE BACK
	lines "$3"
	! peer up gcm19 5 >"$tmp/initiate" 2>&1 || fail "$1: it was accepted"
	want_why "responder, $1" "$2"
	lines "$4"
	hang_up gcm19 # strongSwan keeps an IKE SA without a CHILD SA
}
refused() { # the same for Tunnel0
	lines "$3|interface Tunnel0|no shutdown"
	want_why "initiator, $1" "$2"
	lines "interface Tunnel0|shutdown|$4"
}
key='crypto ikev2 keyring K|peer SS|pre-shared-key'
prf='crypto ikev2 proposal GCM|prf'
name='match identity remote fqdn'
refuse 'another key' 'pre-shared keys differ.*crypto ikev2 keyring K' "$key wrong" "$key interop-with-strongswan"
refuse 'another PRF' 'No common IKE proposal.*PRF.*SHA384.*SHA512' "$prf sha512" "$prf sha384"
refuse 'another cipher' 'No common IPsec proposal.*AES-GCM' 'crypto ipsec profile SERVE|set transform-set CBC' \
	'crypto ipsec profile SERVE|set transform-set GCM CBC'
refuse 'an unknown name' "No IKEv2 profile.*ss\.interop\.example" \
	"crypto ikev2 profile SERVE|no $name ss.interop.example|$name x.example" \
	"crypto ikev2 profile SERVE|no $name x.example|$name ss.interop.example"
refuse 'another tunnel mode' 'traffic selectors' 'interface Virtual-Template1|tunnel mode gre ip' \
	'interface Virtual-Template1|tunnel mode ipsec ipv4'
refused 'another key' 'refuses our authentication' "$key wrong" "$key interop-with-strongswan"
refused 'another PRF' 'none of our IKE proposals.*SHA512' "$prf sha512|crypto ikev2 policy P|no proposal CBC" \
	"$prf sha384|crypto ikev2 policy P|proposal CBC"
refused 'another cipher' 'none of our IPsec proposals.*AES-CBC' 'crypto ipsec profile CALL|set transform-set CBC' \
	'crypto ipsec profile CALL|set transform-set GCM'
refused 'an unknown name' "calls itself.*srv\.interop\.example" \
	"crypto ikev2 profile CALL|no $name srv.interop.example|$name x.example" \
	"crypto ikev2 profile CALL|no $name x.example|$name srv.interop.example"

# --- cookies: a few forged requests make either side ask for one ---
cat >"$tmp/halfopen.py" <<'PY'
import os, socket, struct, sys
def attr(t, body): return body
def pl(nxt, body): return struct.pack('!BBH', nxt, 0, 4 + len(body)) + body
def xf(last, t, i, a=b''): return struct.pack('!BBHBBH', 0 if last else 3, 0, 8 + len(a), t, 0, i) + a
key256 = struct.pack('!HH', 0x800e, 256)
x = xf(0, 1, 20, key256) + xf(0, 2, 6) + xf(1, 4, 14)
sa = struct.pack('!BBHBBBB', 0, 0, 8 + len(x), 1, 1, 0, 3) + x
for n in range(3):
    ke = struct.pack('!HH', 14, 0) + b'\x01' + os.urandom(255)
    body = pl(34, sa) + pl(40, ke) + pl(0, os.urandom(32))
    hdr = os.urandom(8) + bytes(8) + struct.pack('!BBBBII', 33, 0x20, 34, 8, 0, 28 + len(body))
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(hdr + body, (sys.argv[1], 500))
    s.settimeout(3)
    s.recv(2000)
PY
with_cookie() { frames wire "udp port 500 and udp[26] = 34 and udp[24] = 41 and src host $1"; }
configure 'crypto ikev2 cookie-challenge 1' 'crypto ikev2 fragmentation mtu 400'
before=$(with_cookie 198.51.100.2)
"$FLEXLAB" run peer python3 "$tmp/halfopen.py" 192.0.2.1 || fail "half-open requests to us"
called gcm19
cookie() { [ "$(with_cookie "$1")" -gt "$2" ]; }
wait_for 5 cookie 198.51.100.2 "$before" || fail "strongSwan sent no cookie"
want_traffic "cookie and fragments, responder"
want_shown "fragmentation is agreed on" r1 'show crypto ikev2 sa detailed' 'Fragmentation.* configured'
hang_up gcm19
configure 'no crypto ikev2 cookie-challenge'

# --- we initiate: cookie from strongSwan, fragments, an address and a name server from its pool ---
"$FLEXLAB" run r1 python3 "$tmp/halfopen.py" 198.51.100.2 || fail "half-open requests to strongSwan"
configure 'no ip route 10.2.0.0 255.255.255.0 Virtual-Access1' 'interface Tunnel0' 'no shutdown' exit \
	'ip route 10.2.0.0 255.255.255.0 Tunnel0'
wait_for 20 has_ready r1 1 || { ios r1 'show crypto ikev2 why'; peer log | tail -n 40; fail "no session with strongSwan's pool"; }
wait_for 5 cookie 192.0.2.1 0 || fail "we sent no cookie"
want_shown "the address comes from strongSwan's pool" r1 'show ip interface brief' '^Tunnel0 +10\.8\.0\.(1[6-9]|2[0-9])'
want_traffic "cookie and fragments, initiator"
for h in 192.0.2.1 198.51.100.2; do
	want_frames "IKE fragments from $h" wire "udp and (udp[24] = 53 or udp[28] = 53) and src host $h"
done
echo "ok: fragments and cookies were seen from both"

# --- volume: 2560 kB are soon sent; the CHILD SA is rekeyed by us before they are ---
spi() { ios r1 'show crypto ipsec sa' | sed -nE 's/.*current outbound spi: (0x[0-9A-F]+).*/\1/p' | head -n 1; }
first=$(spi)
[ -n "$first" ] || fail "no SPI in show crypto ipsec sa"
"$FLEXLAB" run peer ping -q -n -f -c 2300 -s 1300 -W 2 -I 10.2.0.1 10.1.0.1 >"$tmp/flood" || true
other_spi() { [ -n "$(spi)" ] && [ "$(spi)" != "$first" ]; }
wait_for 10 other_spi || { cat "$tmp/flood"; ios r1 'show crypto ipsec sa'; fail "no rekey by volume"; }
want_traffic "rekeyed by volume"

# --- every group, we initiate ---
for g in $groups; do
	configure 'crypto ikev2 proposal GCM' "no group $groups" "group $g"
	ios r1 'clear crypto session' >/dev/null
	agreed() { contains "$(sa_lines)" "AES-GCM, keysize: 256.*DH Grp:$g"; }
	wait_for 15 agreed || { sa_lines; peer log | tail -n 20; fail "initiator: not group $g"; }
	want_traffic "initiator, group $g"
done

# --- a real NAT: we are behind it, then strongSwan is ---
configure 'interface Tunnel0' shutdown exit
wait_for 10 eval '[ "$(ready_sas r1)" = 0 ]' || fail "the tunnel did not end"
box nft -f - <<'NFT' || fail "nft"
table ip nat {
	chain post {
		type nat hook postrouting priority 100;
		oifname "eth2" ip saddr 192.0.2.1 masquerade
	}
}
NFT
configure 'interface Tunnel0' 'no shutdown' exit
want_ready r1 1 20
want_shown "we know that we are behind a NAT" r1 'show crypto ikev2 sa detailed' 'NAT-T is detected.*inside'
want_traffic "behind a NAT"
configure 'interface Tunnel0' shutdown exit
wait_for 10 eval '[ "$(ready_sas r1)" = 0 ]' || fail "the tunnel did not end"

configure 'crypto ikev2 proposal GCM' "group $groups" exit 'no ip route 10.2.0.0 255.255.255.0 Tunnel0'
box sysctl -qw net.netfilter.nf_conntrack_udp_timeout=1 net.netfilter.nf_conntrack_udp_timeout_stream=1 ||
	fail "conntrack timeouts"
nat_ports() {
	box nft -f - <<NFT || fail "nft"
flush ruleset
table ip nat {
	chain post {
		type nat hook postrouting priority 100;
		oifname "eth1" ip saddr 198.51.100.2 udp sport 4500 snat to 192.0.2.254:$1
		oifname "eth1" ip saddr 198.51.100.2 snat to 192.0.2.254
	}
}
NFT
}
nat_ports 20000-20099
# what the box remembers of earlier sessions would go on untranslated (conntrack -F, by netlink)
box python3 -c '
import socket, struct
s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12)
s.send(struct.pack("=IHHIIBBH", 20, 1 << 8 | 2, 5, 1, 0, 0, 0, 0))
raise SystemExit(struct.unpack("=i", s.recv(99)[16:20])[0] != 0)' || fail "conntrack flush"
called gcm19
lan_route
want "strongSwan is behind a NAT" "$(sa_lines)" '192\.0\.2\.254/200[0-9][0-9]'
want_traffic "strongSwan behind a NAT"
nat_ports 30000-30099
sleep 3 # the box forgets the old port; the next one it keeps
box sysctl -qw net.netfilter.nf_conntrack_udp_timeout=60 net.netfilter.nf_conntrack_udp_timeout_stream=60
want_traffic "the NAT has given it another port"
want_frames "the box has changed the port" wire 'udp and src portrange 30000-30099'
want "and we follow" "$(sa_lines)" '192\.0\.2\.254/300[0-9][0-9]'
want_ping r1 10.2.0.1 'source Loopback0'
ios r1 'clear crypto session' >/dev/null
deleted() { ! peer list-sas raw | grep -q state=ESTABLISHED; }
wait_for 5 deleted || { peer list-sas; fail "our DELETE did not reach the new port"; }
echo "ok: IKE goes to the new port too"
# the box knows the old port no more, and says so to what is still on its way
want_protected wire 'icmp and src host 192.0.2.254'
peer stop
"$FLEXLAB" down >/dev/null || fail "flexlab down"
