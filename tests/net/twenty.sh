#!/usr/bin/env bash
# A hub and nineteen spokes on one wire: how long until all SAs are up, and whether all are.
. "$(dirname "$0")/lib.sh"

crypto='crypto ikev2 keyring K
 peer ANY
  address 0.0.0.0 0.0.0.0
  pre-shared-key one-key-for-all
crypto ikev2 profile P
 match identity remote address 0.0.0.0
 authentication local pre-share
 authentication remote pre-share
 keyring local K'
profile='crypto ipsec profile default
 set ikev2-profile P'
mkdir "$tmp/twenty"
cat >"$tmp/twenty/hub.cfg" <<CFG
hostname hub
$crypto
 virtual-template 1
$profile
interface Loopback0
 ip address 10.255.0.1 255.255.255.255
interface GigabitEthernet1
 ip address 192.0.2.1 255.255.255.0
interface Virtual-Template1 type tunnel
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile default
CFG
for i in $(seq 2 20); do
	cat >"$tmp/twenty/spoke$i.cfg" <<CFG
hostname spoke$i
$crypto
$profile
interface Loopback0
 ip address 10.255.0.$i 255.255.255.255
interface GigabitEthernet1
 ip address 192.0.2.$i 255.255.255.0
interface Tunnel0
 ip unnumbered Loopback0
 tunnel source GigabitEthernet1
 tunnel destination 192.0.2.1
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile default
CFG
done
# Sanitizers cost several times the processor time, and the machine may be busy.
limit=5000
! grep -qa AddressSanitizer "$FLEXSH" || limit=25000

began=$(date +%s%N)
ms() { echo $((($(date +%s%N) - began) / 1000000)); }
up "$tmp/twenty"
wait_for 60 has_ready hub 19 || fail "only $(ready_sas hub) of 19 SAs"
took=$(ms)
echo "ok: twenty routers, nineteen SAs after $took ms"
[ "$took" -lt $limit ] || fail "that took longer than $limit ms"
[ "$(ios hub 'show ip interface brief' | grep -cE '^Virtual-Access[0-9]+ .* up +up')" = 19 ] ||
	fail "not nineteen Virtual-Access interfaces"
"$FLEXLAB" graph >"$tmp/lab.svg" || fail "flexlab graph"
[ "$(grep -c 'class="ready"' "$tmp/lab.svg")" = 19 ] || fail "the picture does not show nineteen SAs"
began=$(date +%s%N)
"$FLEXLAB" down >/dev/null || fail "flexlab down"
echo "ok: down after $(ms) ms"
