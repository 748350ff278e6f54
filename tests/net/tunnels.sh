#!/usr/bin/env bash
# Seven tunnels between two routers, two of them between the same addresses: IPv4 and IPv6 outside and
# inside, every kind of transform, and the marks of outer packets. Then rekeying under load, by time and by volume, loses not one packet;
# replayed, forged and clear packets are refused, counted and logged; an idle session ends; a device
# that somebody took away comes back.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "python3 is missing"

common() { # NAME ME PEER
	cat <<END
hostname $1
logging buffered 100000
ipv6 unicast-routing
crypto ikev2 keyring K
 peer ANY
  address 0.0.0.0 0.0.0.0
  pre-shared-key lab-key
 peer ANY6
  address ::/0
  pre-shared-key lab-key
crypto ikev2 profile P
 match identity remote any
 authentication remote pre-share
 authentication local pre-share
 keyring local K
crypto ipsec transform-set GCM esp-gcm 256
 mode transport require
crypto ipsec transform-set CBC esp-aes 256 esp-sha512-hmac
 mode tunnel
crypto ipsec transform-set GMAC esp-gmac 128 esn
 mode tunnel
crypto ipsec transform-set NULL esp-null esp-sha256-hmac
 mode tunnel
crypto ipsec profile P1
 set transform-set GCM
crypto ipsec profile P2
 set transform-set CBC
 set pfs group19
crypto ipsec profile P3
 set transform-set GMAC
 set security-association replay window-size 1024
crypto ipsec profile P4
 set transform-set NULL
 set security-association replay disable
crypto ipsec profile P5
 set transform-set CBC
 set security-association dfbit set
 set security-association idle-time 60
 set security-association lifetime kilobytes disable
crypto ipsec profile P6
 set transform-set GMAC
 set security-association lifetime kilobytes 2560
crypto ipsec profile P7
 set transform-set CBC
 set security-association dfbit set
interface GigabitEthernet1
 ip address 192.0.2.$2 255.255.255.0
 ipv6 address 2001:DB8::$2/64
 no shutdown
ip route 10.$3.0.0 255.255.255.0 192.0.2.$3
ipv6 route 2001:DB8:$3::/48 2001:DB8::$3
END
}
tunnel() { # ME PEER NUMBER MODE DESTINATION [LINE]...
	printf '%s\n' "crypto ipsec profile P$3" " set ikev2-profile P" "interface Loopback$3" \
		" ip address 10.$1.0.$3 255.255.255.255" " ipv6 address 2001:DB8:$1::$3/128" \
		"interface Tunnel$3" " ip address 10.99.$3.$1 255.255.255.0" \
		" ipv6 address 2001:DB8:99:$3::$1/64" " tunnel source Loopback$3" " tunnel mode $4" \
		" tunnel destination $5" " tunnel protection ipsec profile P$3" "${@:6}"
}
mkdir "$tmp/tunnels"
for side in "a 1 2" "b 2 1"; do
	# shellcheck disable=SC2086 # three words
	set -- $side
	{
		common "$@"
		tunnel "$2" "$3" 1 "gre ipv6" "2001:DB8:$3::1" " tunnel tos 184" \
			" tunnel path-mtu-discovery age-timer 12"
		tunnel "$2" "$3" 2 "ipsec dual-overlay" "10.$3.0.2"
		tunnel "$2" "$3" 3 "ipsec ipv6 v4-overlay" "2001:DB8:$3::3"
		tunnel "$2" "$3" 4 "ipsec ipv4 v6-overlay" "10.$3.0.4"
		tunnel "$2" "$3" 5 "gre ip" "10.$3.0.5" " tunnel key 77"
		tunnel "$2" "$3" 6 "ipsec ipv4" "10.$3.0.6"
		tunnel "$2" "$3" 7 "ipsec ipv4" "10.$3.0.5" " tunnel source Loopback5" # as Tunnel5's
		[ "$1" = a ] || printf '%s\n' "crypto ipsec profile P1" " responder-only"
		echo end
	} >"$tmp/tunnels/$1.cfg"
done

export FLEXSH_SA_SECONDS=10 FLEXSH_IDLE_SECONDS=12
up "$tmp/tunnels"
capture b Gi1 wire
want_ready a 7 30

# both ends may have begun a tunnel at once: of the pairs among the seven one goes
want_shown "responder-only" b 'show crypto ikev2 sa remote 2001:DB8:1::1 detailed' 'Initiator of SA : No' 20
want_shown "responder-only, shown" b 'show crypto ipsec profile P1' 'Responder-Only \(Y/N\): Y'
[ "$("$FLEXLAB" run a cat /proc/sys/net/ipv4/route/mtu_expires)" = 720 ] || fail "age-timer 12 is not 720 seconds"

# --- what goes through which ---
through() { # yes|no ADDRESS
	if [ "$1" = yes ]; then
		want_ping a "$2" 'repeat 2'
	else
		! pings a "$2" 'repeat 1 timeout 1' || fail "$2 answers through a tunnel that does not carry it"
		echo "ok: nothing passes to $2"
	fi
}
for n in 1 2 5; do through yes 10.99.$n.2; through yes 2001:db8:99:$n::2; done
through yes 10.99.7.2
want_shown "two tunnels from one interface" a 'show interfaces Tunnel7' 'source Loopback5, 2 members '
through yes 10.99.3.2; through no 2001:db8:99:3::2 # v4-overlay
through no 10.99.4.2; through yes 2001:db8:99:4::2 # v6-overlay
ios a 'ping 10.99.2.2 repeat 2 df-bit' >/dev/null
want_frames "DF copied" wire 'src 10.1.0.2 and ip proto 50 and ip[6:2] & 0x4000 != 0' 2
esp4() { frames wire "src 10.1.0.$1 and ip proto 50 and ip[6:2] & 0x4000 $2 0"; }
want_frames "tunnel tos" wire 'ip6 proto 50 and src 2001:db8:1::1 and ip6[0:2] & 0x0ff0 = 0x0b80'
[ "$(esp4 5 =)" = 0 ] && [ "$(esp4 5 !=)" -gt 0 ] || fail "dfbit set: not all of tunnel 5 has DF"
[ "$(esp4 2 =)" -gt 0 ] && [ "$(esp4 2 !=)" -ge 2 ] || fail "dfbit copy: DF does not follow the inside"
echo "ok: TOS and DF of the outer packets are as configured"
[ "$(frames wire 'icmp or ip proto 47 or ip6 proto 47 or ip proto 4 or ip proto 41 or (ip6 proto 58 and (ip6[40] = 128 or ip6[40] = 129))')" = 0 ] ||
	fail "what was pinged is on the wire in clear"
for alg in AES-GCM256 AES256+SHA512 AES-GMAC128 NULL+SHA256; do
	want_shown "crypto engine: $alg" a 'show crypto engine connections active' "IPsec +${alg/+/\\+} +[0-9]+ +[0-9]+"
done
want_shown "window of 1024" a 'show crypto ipsec sa detail' 'replay window size: 1024'
want_shown "no window" a 'show crypto ipsec sa detail' 'replay detection support: N'
want_shown "no volume limit" a 'show crypto ipsec sa detail' 'Kilobyte Volume Rekey has been disabled'
want_shown "packets without an SA are counted" a 'show crypto ipsec sa interface Tunnel4 detail' 'pkts no sa \(send\) [1-9]'
want_shown "interface counters" a 'show interfaces Tunnel2' ' [1-9][0-9]* packets output'

# --- rekeying under load ---
spi() { ios a "show crypto ipsec sa interface Tunnel$1" | sed -n 's/.*current outbound spi: //p'; }
conn() { ios a "show crypto ipsec sa interface Tunnel$1" | sed -n 's/.*conn id: \([0-9]*\),.*/\1/p' | head -n 1; }
queue_drops() {
	"$FLEXLAB" run a ip -s -j link show "Tu$1" |
		python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["stats64"]["tx"]["dropped"])'
}
declare -A queue_before=([2]=$(queue_drops 2) [6]=$(queue_drops 6))
before2=$(spi 2) before6=$(conn 6)
for n in 2 6; do
	"$FLEXLAB" run b python3 "$top/tests/net/udp_count.py" recv 10.99.$n.2 9000 40 >"$tmp/recv$n" 2>&1 &
	receivers+=($!)
done
background+=("${receivers[@]}")
wait_for 10 grep -q listening "$tmp/recv2" && wait_for 10 grep -q listening "$tmp/recv6" || fail "no receiver"
"$FLEXLAB" run a python3 "$top/tests/net/udp_count.py" send 10.99.2.2 9000 21 500 500 >"$tmp/send2" &
background+=($!)
"$FLEXLAB" run a python3 "$top/tests/net/udp_count.py" send 10.99.6.2 9000 21 500 1000 >"$tmp/send6"
wait "${receivers[@]}"
for n in 2 6; do
	cat "$tmp/recv$n"
	# What a starved machine drops in the queue of a's device never came to the tunnel.
	queue=$(($(queue_drops $n) - ${queue_before[$n]}))
	[ "$queue" = 0 ] || echo "the machine was too busy: $queue packets dropped before tunnel $n"
	grep -qE "^sent [1-9][0-9]{3,} lost $queue twice 0 " "$tmp/recv$n" ||
		fail "tunnel $n lost packets while its keys changed ($queue in its device's queue)"
done
[ "$before2" != "$(spi 2)" ] || fail "tunnel 2 was not rekeyed by time"
# two numbers an SA, one SA for each 2560 kB: eight, or what a machine that is too busy has sent
rekeys=$(($(sed -n 's/^sent //p' "$tmp/send6") * 1000 / 2560000))
[ $rekeys -ge 2 ] && [ "$(($(conn 6) - before6))" -ge $((2 * rekeys)) ] ||
	fail "tunnel 6 was not rekeyed by volume: $before6, $(conn 6), $(cat "$tmp/send6")"
want_shown "a rekeyed SA has its PFS group" a 'show crypto ipsec sa interface Tunnel2' 'PFS \(Y/N\): Y, DH group: group19'
echo "ok: rekeying by time and by volume loses nothing"

# --- hostile packets; of a kind one is logged a minute, so an earlier unknown SPI counts too ---
ios a 'clear logging' >/dev/null
capture b Gi1 replay
cat >"$tmp/hostile.py" <<'END'
import socket, struct, sys
packets, data = [], open(sys.argv[1], "rb").read()
at = 24
while at + 16 <= len(data):
    n = struct.unpack("<I", data[at + 8:at + 12])[0]
    ip = data[at + 16 + 14:at + 16 + n]
    at += 16 + n
    if ip[0] == 0x45 and ip[9] == 50 and ip[12:16] == bytes([10, 1, 0, 2]):
        packets.append(ip[20:])
# keys change every ten seconds: what belongs to the newest SA, beyond a window of 64
packets = [p for p in packets if p[:4] == packets[-1][:4]]
if len(packets) < 66:
    sys.exit("a new SA meanwhile: only %d packets" % len(packets))
esp, to = packets[0], ("10.2.0.2", 0)
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 50)
s.bind(("10.1.0.2", 0))
s.sendto(esp, to)                                           # again
last = packets[-1]
s.sendto(last[:4] + struct.pack("!I", 100000) + last[8:], to)  # another number: not authentic
s.sendto(b"\0\0\7\7" + esp[4:], to)                         # nobody's SPI
s.sendto(esp[:6], to)                                       # cut
g = socket.socket(socket.AF_INET, socket.SOCK_RAW, 47)
g.bind(("10.1.0.5", 0))
g.sendto(struct.pack("!HHI", 0x2000, 0x0800, 77) + b"E" * 40, ("10.2.0.5", 0))  # in clear
END
logged() { contains "$(ios b 'show logging')" "$1"; }
replayed='%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed connection id=2[0-9]+, sequence number='
hostile() { # fails when the keys change between the pings and their replay
	ios a 'ping 10.99.2.2 repeat 70 timeout 1' >/dev/null
	sleep 0.3
	"$FLEXLAB" run a python3 "$tmp/hostile.py" "$tmp/replay.pcap" && wait_for 2 logged "$replayed"
}
hostile || hostile || hostile || hostile || echo "no replay within the life of one SA"
for line in "$replayed" \
	'%IPSEC-3-HMAC_ERROR: .* src_addr 10\.1\.0\.2, dest_addr 10\.2\.0\.2, SPI 0x' \
	'%CRYPTO-4-RECVD_PKT_INV_SPI: .*destaddr=.*, prot=50, spi=0x[0-9A-F]+\([0-9]+\), srcaddr=' \
	'%CRYPTO-4-RECVD_PKT_NOT_IPSEC: .*/10\.2\.0\.5, src_addr= 10\.1\.0\.5'; do
	wait_for 5 logged "$line" || { ios b 'show logging'; fail "not logged: $line"; }
	echo "ok: logged ${line%%:*}"
done
counted() { # the counters are the tunnel's: an SA that was replaced takes none along
	local cmd='show crypto ipsec sa interface Tunnel2 detail'
	want_shown "replayed packets are counted$1" b "$cmd" 'pkts replay failed \(rcv\): [1-9]'
	want_shown "forged packets are counted$1" b "$cmd" 'pkts verify failed: [1-9]'
}
counted ""
before2=$(spi 2)
rekeyed2() { [ "$before2" != "$(spi 2)" ]; }
wait_for 15 rekeyed2 || fail "tunnel 2 was not rekeyed"
counted ", also after a rekey"

want_shown "a tunnel's address" b 'show crypto ipsec sa address' '^fvrf/address: \(none\)/10\.2\.0\.2$'
want_shown "SAs counted" b 'show crypto ipsec sa count' '^IPsec SA total: [1-9][0-9]*, active: '
ios b 'clear crypto sa counters' >/dev/null
sa=$(ios b 'show crypto ipsec sa interface Tunnel2 identity detail')
want "counters cleared" "$sa" 'pkts verify failed: 0$'
contains "$sa" 'inbound esp' && fail "show crypto ipsec sa identity shows SAs"

# --- idle, and a device lost ---
idled() { contains "$(ios a 'show logging')" 'Line protocol on Interface Tunnel5, changed state to down'; }
wait_for 25 idled || fail "tunnel 5 did not end after its idle time"
want_ping a 10.99.5.2 'repeat 1'
"$FLEXLAB" run a ip link del Tu2 || fail "cannot take Tu2 away"
lost() { contains "$(ios a 'show logging')" '%CRYPTO-2-DATAPLANE: Tunnel2: .*device is gone'; }
wait_for 5 lost || fail "the loss of a device is not reported"
want_ping a 10.99.2.2 'repeat 1'
echo "ok: a lost device is reported and made anew"
