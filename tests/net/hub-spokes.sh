#!/usr/bin/env bash
# A hub with a Virtual-Template and two spokes, cabled by inference. Traffic between all LANs goes
# through ESP, and a capture at the provider shows nothing else.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/hub-spokes"
for n in 0 1 2; do capture isp Et0-$n wire$n; done
want_ready spoke1 1 30
want_ready spoke2 1 30
want_ready hub 2 10

out=$(ios hub 'show ip interface brief')
want "Virtual-Access1 is up" "$out" '^Virtual-Access1 .* up +up'
want "Virtual-Access2 is up" "$out" '^Virtual-Access2 .* up +up'
want_shown "Tunnel0 of spoke1 is up" spoke1 'show ip interface brief' '^Tunnel0 .* up +up'
want_shown "cipher as configured" spoke1 'show crypto ikev2 sa' 'AES-CBC.*256.*SHA256.*DH Grp:14'
want_shown "the hub has the tunnel addresses from IKEv2" hub 'show ip route' '10\.255\.0\.11/?3?2? .*via .*Virtual-Access|10\.255\.0\.11.*Virtual-Access'
want_shown "session is up" hub 'show crypto session' 'UP-ACTIVE'

want_ping spoke1 10.10.0.1 'source Loopback10'
want_ping spoke2 10.10.0.1 'source Loopback10'
want_ping hub 10.11.0.1 'source Loopback10'
want_ping spoke1 10.12.0.1 'source Loopback10'
want_ping spoke1 10.10.0.1 'source Loopback10 size 1300 repeat 20'

size=$(mss spoke1 hub 10.10.0.1)
[ "$size" -le 1000 ] && [ "$size" -ge 980 ] || fail "adjust-mss of the Virtual-Template: $size"
want_shown "packets were encrypted" spoke1 'show crypto ipsec sa' '#pkts encaps: [1-9]'
want_shown "packets were decrypted" spoke1 'show crypto ipsec sa' '#pkts decaps: [1-9]'
for n in 0 1 2; do want_protected wire$n; done

# One session is cleared at the hub: its Virtual-Access goes, the spoke comes again; the other stays.
ios hub 'clear crypto session remote 192.0.2.6'
wait_for 10 has_ready hub 2 || want_ready hub 2 30
want_ready spoke1 1 30
want_ping spoke1 10.12.0.1 'source Loopback10'

# Without its SA the tunnel sends nothing at all.
ios spoke2 'clear crypto session' >/dev/null
for n in 1 2; do want_protected wire$n; done

"$FLEXLAB" down >/dev/null || fail "flexlab down"
