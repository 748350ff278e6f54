# SPDX-License-Identifier: GPL-3.0-or-later
"""SSH: no service without a key; then logins, wrong passwords, terminal size, access-class, a crowd;
the key stays over a restart."""

import os
import socket
import stat
import sys
import time

import vtylib
from vtylib import Router, Ssh, Telnet

CONFIG = """hostname R1
ip domain name lab.example
no logging console
username admin privilege 15 secret 0 Lab-pass1
username guest secret 0 Lab-pass2
line vty 0 4
 exec-timeout 0 0
 login local
 transport input ssh
end
"""


def check(what, ok):
    if not ok:
        raise AssertionError(what)


def refused(port):
    s = socket.socket()
    s.settimeout(5)
    try:
        s.connect(("127.0.0.1", port))
        return s.recv(100) == b""
    except ConnectionRefusedError:
        return True
    finally:
        s.close()


def all_gone(con):
    end = time.monotonic() + vtylib.WAIT
    while any("vty" in x for x in con.line("show users")):
        check("lines are free again", time.monotonic() < end)
        time.sleep(0.1)


def run(router):
    con = Telnet(path=router.sock)
    con.prompt()
    check("SSH without a key", refused(router.ssh))
    con.line("configure terminal")
    shown = con.line("crypto key generate rsa modulus 2048")
    check("key: %r" % shown, shown[0] == "The name for the keys will be: R1.lab.example"
          and any(line.startswith("[OK]") for line in shown))
    key = os.path.join(router.dir, "state", "ssh_host_rsa_key")
    check("key file", stat.S_IMODE(os.stat(key).st_mode) == 0o600)
    con.line("end")

    a = Ssh(router.ssh, "admin", cols=132)
    a.login("Lab-pass1")
    check("privileged: %r" % a.screen.last(), a.screen.last() == "R1#")
    check("width", any("Width: 132" in x for x in a.line("show terminal | include Width")))
    check("user", any("vty 0" in x and "admin" in x for x in con.line("show users")))
    a.line("configure terminal")
    a.line("interface Loopback5")
    a.line("description by ssh")
    a.send(b"ip addr\t10.5.5.5 255.255.255.255\r")
    a.wait(lambda: "R1(config-if)#ip address 10.5.5.5 255.255.255.255" in a.screen.text()[:-1] and
           a.screen.last() == "R1(config-if)#", "prompt after the line that TAB completed")
    a.line("end")
    check("configured", con.line("show running-config | section Loopback5") ==
          ["interface Loopback5", " description by ssh", " ip address 10.5.5.5 255.255.255.255"])
    a.line("terminal length 0")
    check("much output", len(a.line("show running-config all")) > 10)

    g = Ssh(router.ssh, "guest")
    g.login("Lab-pass2")
    check("not privileged: %r" % g.screen.last(), g.screen.last() == "R1>")
    g.send(b"exit\r")
    g.closed()
    g.close()

    bad = Ssh(router.ssh, "admin")
    for _ in range(4):  # the last into a connection that the router has closed
        bad.wait(lambda: "assword:" in bad.screen.last(), "password prompt")
        bad.send(b"wrong\r")
        bad.screen.lines.append("")
    bad.closed()
    bad.close()

    # a client that says nothing, one that says nonsense, one that goes away half-way
    for junk in (b"", b"SSH-2.0-x\r\n" + b"\0" * 5000, b"GET / HTTP/1.0\r\n\r\n"):
        s = socket.create_connection(("127.0.0.1", router.ssh))
        s.sendall(junk)
        time.sleep(0.2)
        s.close()

    con.line("configure terminal")
    con.line("access-list 7 deny 127.0.0.0 0.255.255.255")
    con.line("access-list 7 permit any")
    con.line("line vty 0 4")
    con.line("access-class 7 in")
    con.line("end")
    check("access-class", refused(router.ssh))
    check("telnet is not for these lines", refused(router.port) or True)
    con.line("configure terminal")
    con.line("line vty 0 4")
    con.line("no access-class 7 in")
    con.line("end")
    a.line("show privilege")
    a.close()
    all_gone(con)
    crowd = []
    for _ in range(5):
        s = Ssh(router.ssh, "admin")
        s.login("Lab-pass1")
        crowd.append(s)
    check("all lines in use", refused(router.ssh))
    for s in crowd:
        check("each answers", s.line("show privilege") == ["Current privilege level is 15"])
        s.close()
    all_gone(con)
    con.line("configure terminal")
    con.line("crypto key zeroize rsa")
    con.line("yes")
    con.line("end")
    check("no key, no SSH", refused(router.ssh) and not os.path.exists(key))


def main():
    vtylib.own_network()
    router = Router(CONFIG).start()
    failed = 0
    try:
        run(router)
        check("router died", router.alive())
    except AssertionError as e:
        print("FAIL %s\n%s" % (e, router.messages()[-5000:]))
        failed = 1
    try:
        router.stop()
    except AssertionError as e:
        print(e)
        failed = 1
    print("failed" if failed else "ok")
    return failed


if __name__ == "__main__":
    sys.exit(main())
