#!/usr/bin/env bash
# The event manager on one router: every detector triggers its applet, actions compute, branch, loop
# and run commands, and an applet that never ends is stopped without holding up the router.
. "$(dirname "$0")/lib.sh"

up "$top/tests/net/eem"
out=$(ios r1 'show clock')
want "an applet before the command" "$out" '^before the clock$'
want "and the command then" "$out" '^[*.]?[0-9:.]+ UTC '
out=$(ios r1 'show version')
[ -z "$out" ] || fail "a skipped command answered: $out"

out=$(ios r1 'event manager run HAND you')
diff - <(echo "$out" | sed 's/^ping: [0-9]*$/ping: N/') <<'TXT' || fail "what HAND prints"
hello world 1 you
address 10.0.0.1
x is a
x is c
other
two
three
ping: N
TXT
echo "ok: variables, regexp, if, foreach, while, wait, ping"
want_shown "configured by an applet" r1 'show running-config interface loopback7' '^ description by eem$'

ios r1 'conf t' 'interface lo9' 'shutdown' 'end' 'event manager run LOG' >/dev/null
logged() { contains "$(ios r1 'show logging')" "$1"; }
wait_for 10 logged '%HA_EM-6-LOG: T: track 5 is down$' || fail "event track"
wait_for 10 logged '%HA_EM-6-LOG: ROUTE: 10.99.0.0/16: add$' || fail "event routing"
want_shown "the route an applet configured" r1 'show ip route static' '^S +10\.99\.0\.0/16 is directly connected, Null0'
wait_for 10 logged '%HA_EM-6-LOG: DOG: wuff watchdog$' || fail "event timer watchdog"
wait_for 10 logged '%HA_EM-6-LOG: UP: stub is up$' || fail "event timer countdown, track set"
wait_for 10 logged '%HA_EM-6-LOG: COUNT: Loopback8 counts$' || fail "event interface"
! logged 'BOTH: both' || fail "correlated with one event only"
ios r1 'send log boo-hoo' >/dev/null
want_shown "both events" r1 'show logging' '%HA_EM-6-LOG: BOTH: both$'
want_shown "who configured" r1 'show logging' '%SYS-5-CONFIG_I: Configured from console by admin on vty0 \(EEM:HAND\)$'
want_shown "an unknown variable" r1 'show logging' 'applet HAND statement 270: could not find environment variable: nosuch$'
want_shown "a block without end" r1 'show logging' 'Applet BAD is not run: action 1: the block has no end$'

# An endless loop: the router answers meanwhile, and the applet is stopped when its time is over.
began=$(date +%s%N)
ios r1 'event manager run LOOP' >/dev/null &
looper=$!
background+=($looper)
wait_for 2 eval 'contains "$(ios r1 "show event manager policy active")" "applet: LOOP"' || fail "LOOP is not active"
wait $looper
ms=$((($(date +%s%N) - began) / 1000000))
[ $ms -ge 1400 ] && [ $ms -lt 8000 ] || fail "LOOP was stopped after $ms ms"
echo "ok: an endless applet stopped after $ms ms"
want_shown "said so" r1 'show logging' "FMS_POLICY_TIMEOUT: Policy 'LOOP' has hit its maximum execution time of 1.500 seconds"

want_shown "history" r1 'show event manager history events' '^[0-9]+ +[0-9]+ +Actv +success .* track +applet: T$'
want_shown "registered" r1 'show event manager policy registered' '^[0-9]+ +applet +user +timer cron +Off .* CRON$'
want_shown "environment" r1 'show event manager environment' '^1 +_who +world$'
want "not registered" "$(ios r1 'event manager run NOPE')" 'EEM policy NOPE is not registered'
# What is pasted again is the same; without its lines the applet is gone.
ios r1 'conf t' 'no event manager applet T' 'no event manager applet LOOP' 'end' >/dev/null
out=$(ios r1 'show event manager policy registered')
! contains "$out" ' (T|LOOP)$' || fail "a removed applet is registered"
"$FLEXLAB" down >/dev/null || fail "flexlab down"
