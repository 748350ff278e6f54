# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that vanish, flood, read slowly, type nonsense or come in crowds."""

import os
import select
import socket
import sys
import threading
import time

import vtylib
from vtylib import Telnet

CONFIG = """hostname R1
no logging console
line vty 0 15
 exec-timeout 0 0
 privilege level 15
 no login
end
"""


def check(what, ok):
    if not ok:
        raise AssertionError(what)


def answers(router, limit=vtylib.WAIT):
    """The router serves a new client while another one is slow: it may be busy, it may not wait."""
    began = time.monotonic()
    t = Telnet(path=router.sock)
    t.prompt()
    check("show privilege", t.line("show privilege") == ["Current privilege level is 15"])
    t.close()
    took = time.monotonic() - began
    check("answer took %.1f s" % took, took < limit)


def sessions(router):
    """Lines in use, as the router sees them."""
    t = Telnet(path=router.sock)
    t.prompt()
    n = sum("vty" in line for line in t.line("show users"))
    t.close()
    return n


def all_gone(router):
    end = time.monotonic() + vtylib.WAIT
    while sessions(router):
        check("sessions left over", time.monotonic() < end)
        time.sleep(0.1)


def test_vanish_in_more(router):
    for _ in range(5):
        t = Telnet(router.port)
        t.prompt()
        t.send(b"terminal length 5\rshow running-config all\r")
        t.ends_with("--More-- ")
        t.close()
    all_gone(router)


def test_vanish_in_ping(router):
    t = Telnet(router.port)
    t.prompt()
    t.send(b"ping 10.99.99.99 repeat 1000 timeout 1\r")
    t.until("Sending 1000")
    t.close()
    all_gone(router)


def test_interrupt(router):
    t = Telnet(router.port)
    t.prompt()
    t.send(b"ping 10.99.99.99 repeat 1000 timeout 3\r")
    t.until("Sending 1000")
    t.send(b"\x1e")
    t.prompt()
    check("still there", t.line("show privilege") == ["Current privilege level is 15"])
    for keys in (b"\x03", b"half a line\x03", b"conf t\r\x03", b"conf t\rinterface lo0\rdes\x03"):
        before = len(t.screen.lines)
        t.send(keys)
        t.wait(lambda: len(t.screen.lines) > before and t.screen.last() == "R1#", "prompt after ^C")
        check("nothing else", t.line("show privilege") == ["Current privilege level is 15"])
    t.close()
    all_gone(router)


def test_monitor(router):
    """A message comes between: with logging synchronous the half-typed line again behind it, without
    it only what is typed from there on. Levels hold for the monitors."""
    t = Telnet(router.port)

    def told(n, last=None):
        """n messages so far; last None: it is not said whether the line stands there again."""
        t.wait(lambda: sum("%SYS-5-CONFIG_I" in x for x in t.screen.lines[:-1]) == n and
               last in (None, t.screen.last()), "message %d" % n)

    t.prompt()
    t.line("terminal monitor")
    u = Telnet(path=router.sock)
    u.prompt()
    t.send(b"show priv")
    t.ends_with("R1#show priv")
    u.line("configure terminal")
    u.line("end")
    t.until("%SYS-5-CONFIG_I: Configured from console by console")
    t.settle(0.2)
    check("not drawn again: %r" % t.screen.text()[-3:], t.screen.text()[-3] == "R1#show priv" and
          t.screen.last() == "")
    check("but still there", t.line("ilege") == ["Current privilege level is 15"])
    u.line("configure terminal")
    u.line("line vty 0 15")
    u.line("logging synchronous")
    u.line("end")
    told(2)
    t.line("")
    t.send(b"show priv")
    t.ends_with("R1#show priv")
    u.line("configure terminal")
    u.line("end")
    told(3, "R1#show priv")  # the line again
    check("went on", t.line("ilege") == ["Current privilege level is 15"])
    u.line("configure terminal")
    u.line("logging monitor warnings")
    u.line("end")
    t.settle(0.3)
    before = len(t.screen.lines)
    u.line("configure terminal")
    u.line("end")
    t.settle(0.3)
    check("below the level", len(t.screen.lines) == before)
    u.line("configure terminal")
    u.line("logging monitor debugging")
    u.line("end")
    u.line("configure terminal")
    u.line("end")
    told(5, "R1#")  # not that of the end behind `warnings`, which held by then
    u.line("configure terminal")
    u.line("line vty 0 15")
    u.line("no logging synchronous")
    u.line("end")
    told(6)
    t.line("terminal no monitor")
    before = len(t.screen.lines)
    u.line("configure terminal")
    u.line("end")
    t.settle(0.3)
    check("quiet again", len(t.screen.lines) == before)
    t.close()
    u.close()
    all_gone(router)


def test_slow_reader(router):
    slow = []
    for _ in range(8):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        s.connect(("127.0.0.1", router.port))
        s.sendall(b"terminal length 0\r" + b"show running-config all\r" * 200)
        slow.append(s)
    time.sleep(1)
    answers(router)
    for s in slow:
        s.close()
    all_gone(router)


def test_long_lines(router):
    t = Telnet(router.port)
    t.prompt()
    t.line("configure terminal")
    before = len(t.screen.lines)
    t.send(b"hostname " + b"x" * 10000 + b"\r")
    t.until("too long")
    t.prompt()
    check("prompt %r" % t.screen.last(), t.screen.last() == "R1(config)#")
    check("one complaint", sum("too long" in x for x in t.screen.lines[before:]) == 1)
    t.line("interface Loopback0")
    t.line("description " + "y" * 3000)
    t.line("end")
    shown = t.line("show running-config | include ^ description")
    check("long description", "".join(shown).replace(" ", "").count("y") == 3000)
    t.line("conf t")
    t.line("no interface Loopback0")
    t.close()
    all_gone(router)


def test_bytes(router):
    """Every byte value, telnet commands cut anywhere, NULs: the prompt comes back."""
    t = Telnet(router.port)
    t.prompt()
    junk = bytes(b for b in range(256) if b not in (0x03, 0x04, 0x0d, 0x0a, 0x1a, 0x1e, 0xff))
    t.send(junk + b"\r")
    t.send(b"\x00\x00show\x00 privilege\x00\r\x00")
    t.until("Current privilege level is 15")
    for piece in (b"\xff", b"\xfb\x18", b"\xff\xfa\x1f\x00\x64", b"\x00\x28\xff\xf0",
                  b"\xff\xfa" + b"z" * 100 + b"\xff\xf0", b"\xff\xff", b"\xff\xf1", b"\x15"):
        t.send(piece)
        time.sleep(0.02)
    t.send(b"\rshow terminal\r")
    t.until("Width: 100 columns")
    t.send(b"\x1b[A\x1b[B\x1b[1~\x1b[99;99;99zx\x1bOP\x1b\r")
    t.send(b"\x15show history\r")
    t.prompt()
    t.close()
    all_gone(router)


def test_random(router):
    seed = int(os.environ.get("FLEXSH_TEST_SEED", "1"))
    state = seed
    for _ in range(20):
        t = Telnet(router.port)
        data = bytearray()
        for _ in range(3000):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            data.append(state >> 56)
        try:
            t.send(bytes(data))
            time.sleep(0.02)
        except OSError:
            pass
        t.close()
    all_gone(router)
    answers(router)


def test_crowd(router):
    """All lines busy at once; one more is told so; each does its work."""
    bad = []

    def work(k):
        try:
            t = Telnet(router.port)
            t.prompt()
            t.line("terminal length 0")
            t.line("configure terminal")
            t.send(b"".join(b"ip route 10.%d.%d.0 255.255.255.0 Null0\r" % (k, i)
                            for i in range(100)))
            t.send(b"end\r")
            t.wait(lambda: t.screen.last() == "R1#", "end of the paste")
            got = t.line("show running-config | count ^ip route 10.%d[.]" % k)
            if got != ["Number of lines which match regexp = 100"]:
                bad.append((k, got))
            barrier.wait()
            t.line("exit") if k % 2 else t.close()
        except (AssertionError, OSError, threading.BrokenBarrierError) as e:
            if not (k % 2 and "closed" in str(e)):
                bad.append((k, str(e)))
                barrier.abort()

    barrier = threading.Barrier(17, timeout=vtylib.WAIT * 2)
    crowd = [threading.Thread(target=work, args=(k,)) for k in range(16)]
    for th in crowd:
        th.start()
    end = time.monotonic() + vtylib.WAIT
    while sessions(router) < 16 and time.monotonic() < end:
        time.sleep(0.05)
    extra = Telnet(router.port)
    extra.until("% Connection refused")
    extra.closed()
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        pass
    for th in crowd:
        th.join()
    check("lost work: %r" % bad, not bad)
    all_gone(router)


def test_fifty(router):
    """Fifty at once on the unix socket: readers, sleepers, those that die in --More--, those that paste."""
    bad = []

    def work(k):
        try:
            t = Telnet(path=router.sock)
            t.prompt()
            if k % 5 == 0:
                t.send(b"terminal length 3\rshow running-config all\r")
                t.ends_with("--More-- ")
            elif k % 5 == 1:
                t.send(b"terminal length 0\r" + b"show running-config all\r" * 50)
                time.sleep(0.5)
            elif k % 5 == 2:
                t.send(b"show runn")
                t.ends_with("show runn")
                t.send(b"\x03\x03x\x03")
                t.prompt()
            elif k % 5 == 3:
                t.send(b"x" * 10000 + b"\0\0\r")
                t.until("too long")
            barrier.wait()
            if k % 5 == 4:
                t.line("terminal length 0")
                got = t.line("show privilege")
                if got != ["Current privilege level is 15"]:
                    bad.append((k, got))
            t.close()
        except (AssertionError, OSError, threading.BrokenBarrierError) as e:
            bad.append((k, str(e)))
            barrier.abort()

    barrier = threading.Barrier(51, timeout=vtylib.WAIT * 3)
    crowd = [threading.Thread(target=work, args=(k,)) for k in range(50)]
    for th in crowd:
        th.start()
    try:
        barrier.wait()
        answers(router)
    except threading.BrokenBarrierError:
        pass
    for th in crowd:
        th.join()
    check("lost work: %r" % bad, not bad)


def test_half_closed(router):
    """A client that has said all it will say: its lines are run, then the session ends."""
    for data, raw in ((b"show privilege\r", False), (b"show priv\xff\xff\r\n\x01x", False),
                      (b"terminal length 3\rshow run all\r", False), (b"sh pri\xff\r\x1b[", True)):
        t = Telnet(path=router.sock) if raw else Telnet(router.port)
        t.send(data)
        t.sock.shutdown(socket.SHUT_WR)
        t.closed()
        check("answered: %r" % t.raw, b"level is 15" in t.raw or b"More" in t.raw)
        t.close()
    all_gone(router)


def resident_kb(router):
    with open("/proc/%d/status" % router.proc.pid, encoding="ascii") as f:
        return next(int(x.split()[1]) for x in f if x.startswith("VmRSS:"))


def test_endless_paste(router):
    """FLEXSH_TEST_MB=100: as much as that in one paste. The buffers are bounded, others are served."""
    size = int(os.environ.get("FLEXSH_TEST_MB", "2")) << 20
    t = Telnet(router.port)
    t.prompt()
    t.line("terminal length 0")
    t.line("configure terminal")
    chunk = b"".join(b"ip host big%d 10.2.0.%d\r\n" % (i, i + 1) for i in range(200))
    chunk *= 16
    before, done = resident_kb(router), 0

    def keep_reading():
        while not stop.is_set():  # past the screen, which is slow
            if select.select([t.sock], [], [], 0.2)[0]:
                tail.append(t.sock.recv(1 << 20))
                del tail[:-8]

    tail = []
    stop = threading.Event()
    reader = threading.Thread(target=keep_reading)
    reader.start()
    try:
        while done < size:
            t.send(chunk)
            done += len(chunk)
            if done < 2 * len(chunk):
                answers(router)
        t.send(b"end\r\n")
    finally:
        end = time.monotonic() + vtylib.WAIT * 4
        while not b"".join(tail).endswith(b"\r\nR1#") and time.monotonic() < end:
            time.sleep(0.1)
        stop.set()
        reader.join()
    check("end of the paste", b"".join(tail).endswith(b"\r\nR1#"))
    t.screen.feed(b"R1#")
    check("lines kept", t.line("show running-config | count ^ip host big") ==
          ["Number of lines which match regexp = 200"])
    grown = resident_kb(router) - before
    check("grown by %d kB" % grown, grown < 64 * 1024)
    t.close()
    all_gone(router)


def test_paste(router):
    """A thousand lines in one write: none lost, none garbled."""
    t = Telnet(router.port)
    t.prompt()
    t.line("configure terminal")
    n = 1000
    text = b"".join(b"ip host h%d 10.1.%d.%d\r\n" % (i, i // 250, i % 250 + 1) for i in range(n))
    t.send(text + b"end\r\n")
    t.wait(lambda: t.screen.last() == "R1#", "end of the paste")
    check("lines kept", t.line("show running-config | count ^ip host h") ==
          ["Number of lines which match regexp = %d" % n])
    check("no complaint", not any("%" in line for line in t.screen.lines))
    t.close()
    all_gone(router)


def test_idle(router):
    """exec-timeout closes a line nobody types on."""
    t = Telnet(router.port)
    t.prompt()
    t.line("configure terminal")
    t.line("line vty 0 15")
    t.line("exec-timeout 0 2")
    t.line("end")
    t.closed()
    u = Telnet(path=router.sock)
    u.prompt()
    u.line("configure terminal")
    u.line("line vty 0 15")
    u.line("exec-timeout 0 0")
    u.line("end")
    u.close()
    all_gone(router)


if __name__ == "__main__":
    sys.exit(vtylib.main(globals(), CONFIG))
