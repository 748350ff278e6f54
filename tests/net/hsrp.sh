#!/usr/bin/env bash
# HSRP: one of two routers answers for the gateway of a network, by priority, tracking and preemption;
# the other one takes over when it is gone. MD5 by a key string here, a key chain there. A second group
# whose routers have different passwords.
. "$(dirname "$0")/lib.sh"

brief() { # NODE STATE ACTIVE STANDBY: of group 1
	want_shown "$1 is $2" "$1" 'show standby brief' \
		"^Gi1 +1 +[0-9]+ +P $2 +${3//./\\.} +${4//./\\.} +10\.0\.0\.1$"
}

up "$top/tests/net/hsrp"
brief r1 Active local 10.0.0.3
brief r2 Standby 10.0.0.2 local
want_ping pc 10.5.5.1 'repeat 2'
want_shown "the gateway is r1" pc 'show arp' '^Internet +10\.0\.0\.1 +[0-9]+ +aabb\.cc00\.0[0-9]0[0-9] '
all=$(ios r1 'show standby GigabitEthernet1 1')
want "group and version" "$all" '^GigabitEthernet1 - Group 1 \(version 2\)$'
want_shown "its MAC address" r1 'show standby' '^  Active virtual MAC address is aabb\.cc00'
want "timers" "$all" '^  Hello time 100 msec, hold time 500 msec$'
want_shown "standby router" r1 'show standby' '^  Standby router is 10\.0\.0\.3, priority 100 \(expires in 0\.[0-9]+ sec\)$'
want "authentication" "$all" '^  Authentication MD5, key-string$'
want_shown "by a key chain" r2 'show standby Gi1 1' '^  Authentication MD5, key-chain "LAN"$'
want "tracking" "$all" '^    Track object 1 state Up decrement 20$'
want "name" "$all" '^  Group name is "LAN" \(cfgd\)$'
want_shown "other passwords are told" r1 'show logging' \
	'%HSRP-4-BADAUTH: Bad authentication from 10\.0\.0\.3, group 2, remote state '
want_shown "no line without effect" r1 'show flexsh unsupported' '^Every line of'

loop1() { # no | "": shutdown of Loopback1 of r1
	timeout 20 "$FLEXLAB" exec r1 "configure terminal
interface Loopback1
 $1 shutdown
end" >/dev/null
}
loop1 ""
brief r2 Active local 10.0.0.2
brief r1 Standby 10.0.0.3 local
want_shown "priority" r1 'show standby Gi1 1' '^  Priority 90 \(configured 110\)$'
want_shown "told" r1 'show logging' '%HSRP-5-STATECHANGE: GigabitEthernet1 Grp 1 state Active -> Speak'
want_ping pc 10.5.5.2 'repeat 2'
loop1 no
brief r1 Active local 10.0.0.3
brief r2 Standby 10.0.0.2 local

"$FLEXLAB" link r1:GigabitEthernet1 down >/dev/null
want_shown "r2 alone" r2 'show standby brief' '^Gi1 +1 +100 P Active +local +unknown'
want_shown "r1 has none" r1 'show standby brief' '^Gi1 +1 +110 P Init +unknown +unknown'
want_ping pc 10.5.5.2 'repeat 2'
"$FLEXLAB" link r1:GigabitEthernet1 up >/dev/null
brief r1 Active local 10.0.0.3
brief r2 Standby 10.0.0.2 local

timeout 20 "$FLEXLAB" exec r1 'configure terminal
interface GigabitEthernet1
 no standby 1 ip
end' >/dev/null
want_shown "who leaves resigns" r2 'show standby brief' '^Gi1 +1 +100 P Active +local +unknown'
want "and has the address no more" "$("$FLEXLAB" run r1 ip route show table local)" '10\.0\.0\.2'
kept() { "$FLEXLAB" run r1 ip route show table local | grep -q '10\.0\.0\.1 '; }
! kept || fail "the address stays"
want_ping pc 10.0.0.1 'repeat 2'

timeout 20 "$FLEXLAB" exec r2 'configure terminal
no key chain LAN
end' >/dev/null
want_shown "no key, no group" r2 'show standby brief' '^Gi1 +1 +100 P Init +unknown +unknown'
want_shown "and why" r2 'show standby Gi1 1' '^    Does not run: no key for MD5 authentication$'
want_shown "and told" r2 'show logging' \
	'%HSRP-3-HELD: GigabitEthernet1 Grp 1 does not run: no key for MD5 authentication'
exit 0
