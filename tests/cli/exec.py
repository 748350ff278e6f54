# SPDX-License-Identifier: GPL-3.0-or-later
"""The exec: word commands of the line editor, send, lock, escape-character, show line, terminal
settings, refuse-message, and commands everybody types that must not be refused."""

import sys
import time

import vtylib
from vtylib import Telnet

CONFIG = """hostname R1
no logging console
access-list 7 permit any
time-range WORK
 periodic daily 0:00 to 23:59
time-range OLD
 absolute end 10:00 1 January 2020
ip access-list extended T
 permit ip any any time-range WORK
line con 0
 lockable
line vty 0 1
 exec-timeout 0 0
 privilege level 15
 no login
 refuse-message #Everything is taken#
 location Rack 4
 access-class 7 in
line vty 2 4
 transport input none
end
"""


def check(what, ok):
    if not ok:
        raise AssertionError(what)


def open_line(router):
    t = Telnet(router.port)
    t.prompt()
    t.line("terminal length 0")
    return t


def alone(router):
    """Nobody is left from another test."""
    t = Telnet(path=router.sock)
    t.prompt()
    t.line("terminal length 0")
    end = time.monotonic() + 10
    while any("vty" in x for x in t.line("show users")):
        check("others are gone", time.monotonic() < end)
    return t


def test_words(router):
    alone(router).close()
    t = open_line(router)
    for keys, want in ((b"show ip route red\x1bb\x1bbX", "show ip Xroute red"),
                       (b"show ip route\x01\x1bf\x1bfX", "show ipX route"),
                       (b"show ip route\x01\x1bd\x1bd run", " run route"),
                       (b"show ip route\x1bb\x1bu", "show ip ROUTE"),
                       (b"show IP route\x1bb\x1bb\x1blX", "show ipX route"),
                       (b"show ip\x1bb\x1bcX", "show IpX"),
                       (b"sh vre\x14", "sh ver"),
                       (b"shwo ver\x01\x06\x06\x06\x14", "show ver"),
                       (b"show privilege\x02\x02\x04\x1b[3~X", "show privileX"),
                       (b"word\x1bd\x1bf\x04X", "wordX"),
                       (b"show priv\t\x1bbX", "show Xprivilege ")):
        t.send(keys)
        t.wait(lambda: t.screen.last().rstrip() == "R1#" + want.rstrip(), repr(keys) + want)
        t.send(b"\x05\x15")
        t.wait(lambda: t.screen.last().rstrip() == "R1#", "empty line")
    t.line("show privilege")
    t.send(b"\x10")
    t.ends_with("show privilege")
    t.send(b"\x1bbX\x01\x1bdY")
    t.wait(lambda: t.screen.last().rstrip() == "R1#Y Xprivilege", "a line of the history")
    t.close()


def test_send(router):
    con = alone(router)
    a, b = open_line(router), open_line(router)
    a.send(b"send *\r")
    a.until("Enter message, end with CTRL/Z; abort with CTRL/C:")
    a.send(b"Reload at ten\rand again at noon\x1a")
    a.ends_with("Send message? [confirm]")
    a.send(b"\r")
    for t in (a, b, con):
        t.until("*** Message from tty1 to all ttys:")
        t.until("and again at noon")
    a.wait(lambda: a.screen.last() == "R1#", "prompt of the sender")
    for keys in (b"send vty 1\rnever\x03", b"send 2\rnever\x1an\r"):
        before = len(a.screen.lines)
        a.send(keys)
        a.wait(lambda: any("Enter message" in x for x in a.screen.lines[before:]) and
               a.screen.last() == "R1#", "prompt after " + repr(keys))
    a.send(b"send vty 1\ronly you\x1a")
    a.ends_with("[confirm]")
    a.line("")
    b.until("*** Message from tty1 to tty2:")
    b.until("only you")
    check("not to all: %r" % con.screen.text(), not any("only you" in x for x in con.screen.lines))
    check("aborted", not any("never" in x for x in b.screen.lines))
    c = Telnet(router.port)
    c.closed()
    check("refused: %r" % c.screen.text(), c.screen.text()[0] == "Everything is taken")
    out = a.line("send 9")
    check("no such line: %r" % out, out[1].startswith("% Invalid input"))
    for t in (a, b, con):
        t.close()


def test_lock(router):
    t = alone(router)
    for keys, asked in ((b"lock\r", "Password: "), (b"one\r", "Again: "), (b"two\r", "R1#")):
        t.send(keys)
        t.ends_with(asked)
    t.until("Passwords do not match")
    t.send(b"lock\r")
    t.ends_with("Password: ")
    t.send(b"one\r")
    t.ends_with("Again: ")
    t.send(b"one\r")
    t.until("Locked")
    for keys in (b"two\r", b"\x03", b"\r"):
        t.send(keys)
        t.settle(0.2)
        check("still locked after %r: %r" % (keys, t.screen.last()), "#" not in t.screen.last())
    t.send(b"one\r")
    t.wait(lambda: t.screen.last() == "R1#", "the prompt again")
    v = open_line(router)
    t.close()
    check("vty", v.line("lock") == ["% This line is not lockable"])
    v.close()


def test_lines(router):
    con = alone(router)
    t = open_line(router)
    t.line("terminal type vt220")
    t.line("terminal escape-character 5")
    out = t.line("show terminal")
    check("terminal: %r" % out[:8], out[0] == 'Line 1, Location: "Rack 4", Type: "vt220"' and
          out[3] == "Status: PSI Enabled, Ready, Active, Automore Off" and
          out[8].split() == ["^E", "none", "-", "-", "none"])
    row = con.line("show line vty 0")
    check("its line: %r" % row[:4], row[1].split()[:4] == ["*", "1", "1", "VTY"] and
          row[1].split()[8] == "7" and row[3] == out[0])
    check("idle line", con.line("show line 2")[1].split()[:3] == ["2", "2", "VTY"])
    check("no such line", con.line("show line 9")[1].startswith("% Invalid input"))
    check("all", len(con.line("show line")) == 8)
    # the escape character ends what runs; ^^ does not any more
    t.send(b"ping 127.0.0.1 repeat 100000\r")
    t.until("Sending 100000")
    t.send(b"\x1e")
    lines = len(t.screen.lines)
    t.wait(lambda: len(t.screen.lines) > lines + 3, "more of it")
    t.send(b"\x05")
    t.wait(lambda: t.screen.last() == "R1#", "interrupted")
    check("no connection", t.line("disconnect ssh vty 0") ==
          ["% There is no such SSH connection"])
    t.close()
    con.close()


def test_shown(router):
    t = alone(router)
    check("time ranges", t.line("show time-range") ==
          ["time-range entry: WORK (active)", "   periodic daily 0:00 to 23:59",
           "   used in: IP ACL entry", "time-range entry: OLD (inactive)",
           "   absolute end 10:00 01 January 2020"])
    out = t.line("show processes cpu history")
    check("three graphs: %r" % out[:4], sum("CPU% per" in x for x in out) == 3 and
          out[1].startswith("R1   "))
    for command in ("show redundancy", "show redundancy states", "show controllers", "show buffers",
                    "show stacks", "show memory free", "show users wide", "clear ip nhrp",
                    "clear dmvpn session", "clear bgp ipv4 unicast * soft", "show line summary",
                    "show crypto session brief", "undebug all", "dir all-filesystems"):
        out = t.line(command)
        check("%s: %r" % (command, out), not any(x.startswith(("% Invalid", "% Incomplete",
                                                               "% Ambiguous")) for x in out))
    t.close()


if __name__ == "__main__":
    sys.exit(vtylib.main(globals(), CONFIG))
