# SPDX-License-Identifier: GPL-3.0-or-later
"""Files to and from servers on loopback, verify, terminal settings. The TFTP server loses and doubles datagrams."""

import hashlib
import http.server
import os
import re
import socket
import struct
import sys
import threading
import time

import vtylib
from vtylib import Telnet

CONFIG = """hostname Edge-1
no logging console
ip host files 127.0.0.1
line vty 0 15
 exec-timeout 0 0
 privilege level 15
 no login
end
"""
FILES = {"lines.cfg": b"interface Loopback7\r\n ip address 10.7.7.7 255.255.255.255\n nonsense here\nend\n",
         "exact": bytes(range(256)) * 4, "empty": b"", "start": b"hostname Other\nend\n"}


def check(what, ok):
    if not ok:
        raise AssertionError(what)


def tftp_get(sock, peer, data):
    last = len(data) // 512 + 1
    for n in range(1, last + 1):
        block = struct.pack("!HH", 3, n) + data[(n - 1) * 512:n * 512]
        sock.sendto(block, peer)
        if n == 1:
            sock.sendto(block, peer)  # doubled: one more ACK, no harm
        while True:
            op, got = struct.unpack("!HH", sock.recv(100)[:4])
            if (op, got) == (4, n):
                break


def tftp_put(sock, peer, name):
    data, n = b"", 0
    while True:
        sock.sendto(struct.pack("!HH", 4, n), peer)
        if n == 1:
            sock.sendto(struct.pack("!HH", 4, n), peer)
        packet = sock.recv(600)
        op, got = struct.unpack("!HH", packet[:4])
        if op != 3 or got != n + 1:
            continue
        n = got
        data += packet[4:]
        if len(packet) < 516:
            FILES[name] = data  # before the router hears that it is all here
            sock.sendto(struct.pack("!HH", 4, n), peer)
            return


def tftp_serve(sock):
    seen = set()
    while True:
        packet, peer = sock.recvfrom(600)
        op = struct.unpack("!H", packet[:2])[0]
        name = packet[2:].split(b"\0")[0].decode()
        if name == "silence" or (name == "exact" and peer not in seen and not seen.add(peer)):
            continue  # the first request is lost
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own:
            own.bind(("127.0.0.1", 0))
            own.settimeout(5)
            try:
                if op == 2 and name == "forbidden":
                    own.sendto(struct.pack("!HH", 5, 2) + b"no\0", peer)
                elif op == 2:
                    tftp_put(own, peer, name)
                elif name in FILES:
                    tftp_get(own, peer, FILES[name])
                else:
                    own.sendto(struct.pack("!HH", 5, 1) + b"none\0", peer)
            except socket.timeout:
                pass


class Web(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path[1:]
        if name not in FILES:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(FILES[name])))
        self.end_headers()
        self.wfile.write(FILES[name])

    def do_PUT(self):
        FILES[self.path[1:]] = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


def dialogue(t, command, *answers):
    out = t.line(command)
    for a in answers:
        out += t.line(a)
    return "\n".join(out)


def state(router, name):
    with open(os.path.join(router.dir, "state", name), "rb") as f:
        return f.read()


def test_tftp_to_flash(router):
    t = Telnet(router.port)
    t.prompt()
    out = dialogue(t, "copy tftp: flash:", "127.0.0.1", "exact", "")
    check("asked and told:\n" + out, "Accessing tftp://127.0.0.1/exact..." in out and
          "Loading exact from 127.0.0.1: !" in out and "[OK - 1024 bytes]" in out)
    check("contents", state(router, "exact") == FILES["exact"])
    out = dialogue(t, "copy tftp://files/empty flash:e", "")
    check("empty file: " + out, "[OK - 0 bytes]" in out and state(router, "e") == b"")
    t.close()


def test_tftp_to_running(router):
    t = Telnet(router.port)
    t.prompt()
    out = dialogue(t, "copy tftp://127.0.0.1/lines.cfg running-config", "")
    check("the wrong line is told: " + out, "lines.cfg:3: % Invalid input" in out)
    check("merged", t.line("show running-config interface Loopback7 | include 10.7.7.7"))
    out = dialogue(t, "copy tftp: startup-config", "files", "start", "")
    check("startup: " + out, state(router, "startup-config") == FILES["start"])
    t.close()


def test_to_tftp(router):
    t = Telnet(router.port)
    t.prompt()
    out = dialogue(t, "copy running-config tftp:", "127.0.0.1", "")
    check("told: " + out, "bytes copied in" in out)
    check("contents", b"\nhostname Edge-1\n" in FILES["edge-1-confg"])
    out = dialogue(t, "copy flash:exact tftp://127.0.0.1/back", "", "")
    check("1024 bytes end with an empty block: " + out, FILES["back"] == FILES["exact"])
    t.close()


def test_http(router):
    t = Telnet(router.port)
    t.prompt()
    out = dialogue(t, "copy http://127.0.0.1:8080/exact flash:web", "")
    check("get: " + out, state(router, "web") == FILES["exact"])
    out = dialogue(t, "copy running-config http://127.0.0.1:8080/saved", "", "")
    check("put: " + out, b"\nhostname Edge-1\n" in FILES["saved"])
    out = dialogue(t, "copy http://127.0.0.1:8080/none flash:x", "")
    check("404: " + out, "%Error opening http://127.0.0.1:8080/none (No such file or directory)" in out)
    t.close()


def test_verify(router):
    t = Telnet(router.port)
    t.prompt()
    dialogue(t, "copy http://127.0.0.1:8080/exact flash:sum", "")
    md5 = hashlib.md5(FILES["exact"]).hexdigest()
    out = dialogue(t, "verify /md5 flash:sum")
    check("computed: " + out, f"verify /md5 (flash:sum) = {md5}" in out)
    check("right", f"Verified (flash:sum) = {md5}" in dialogue(t, "verify /md5 flash:sum " + md5))
    out = dialogue(t, "verify /md5 flash:sum " + "0" * 32)
    check("wrong: " + out, "%Error verifying flash:sum" in out and md5 in out)
    check("absent", "%Error opening flash:nothing (No such file" in dialogue(t, "verify /md5 flash:nothing"))
    t.close()


def test_terminal(router):
    t = Telnet(router.port)
    t.prompt()
    t.line("terminal length 0")
    dialogue(t, "terminal history size 2")
    for n in (1, 2, 3):
        dialogue(t, f"show privilege | include {n}")
    out = dialogue(t, "show history")
    check("the last two: " + out, "include 3" in out and "include 2" not in out)
    check("told", "history size is 2." in dialogue(t, "show terminal"))
    dialogue(t, "terminal no history")
    check("disabled", "History is disabled." in dialogue(t, "show terminal"))
    dialogue(t, "terminal exec prompt timestamp")
    out = dialogue(t, "show privilege")
    check("stamp: " + out, re.search(r"Load for five secs: \d+%/0%; one minute: \d+%; five minutes: \d+%\s+"
                                     r"No time source, \*?\d\d:\d\d:\d\d\.\d+ .*\d{4}\s+Current privilege", out))
    dialogue(t, "terminal no exec prompt timestamp")
    check("no stamp", "Load for" not in dialogue(t, "show privilege"))
    t.close()


def test_directories(router):
    t = Telnet(router.port)
    t.prompt()
    t.line("terminal length 0")
    check("at the top", t.line("pwd") == ["bootflash:/"])
    check("made", dialogue(t, "mkdir kept", "") == "Created dir bootflash:/kept")
    check("twice", dialogue(t, "mkdir flash:kept", "") ==
          "%Error Creating dir bootflash:/kept (Can't create a file that exists)")
    t.line("cd kept")
    check("there", t.line("pwd") == ["bootflash:/kept"])
    dialogue(t, "copy running-config flash:kept", "now.cfg")
    dialogue(t, "copy now.cfg flash:", "")
    check("copied", state(router, "now.cfg") == state(router, "kept/now.cfg"))
    check("relative", "hostname Edge-1" in t.line("more now.cfg"))
    out = "\n".join(t.line("dir /recursive bootflash:"))
    check("listed: " + out, re.search(r"drwx +\d+ .* kept\n", out) and
          re.search(r"Directory of bootflash:/kept/\n\n +\d+ +-rw- .* now.cfg", out))
    check("not a way out", "(No such" in dialogue(t, "more ../../startup.cfg") and
          "(No such" in dialogue(t, "dir flash:.private-config"))
    check("no keys", "(No such" in dialogue(t, "more flash:ssh_host_rsa_key") and
          "(No such" in dialogue(t, "copy flash:ssh_host_rsa_key flash:x", ""))
    check("a directory", dialogue(t, "delete /force bootflash:kept") ==
          "%Error deleting bootflash:/kept (Is a directory)")
    check("not empty", dialogue(t, "rmdir bootflash:/kept", "", "") ==
          "%Error Removing dir bootflash:/kept (Directory not empty)")
    check("gone", dialogue(t, "delete now.cfg", "", "") == "")
    check("removed", dialogue(t, "rmdir flash:kept", "", "") == "Removed dir bootflash:/kept")
    check("where it was", dialogue(t, "cd ..") == "" and t.line("pwd") == ["bootflash:/"])
    dialogue(t, "mkdir a", "")
    dialogue(t, "mkdir a/b", "")
    dialogue(t, "delete /recursive /force flash:a")
    check("all of it", "No such file" in dialogue(t, "dir flash:a"))
    check("no such", "(No such file or directory)" in dialogue(t, "cd nowhere"))
    t.close()


def test_z_errors(router):
    t = Telnet(router.port)
    t.prompt()
    for command, answers, error in (
            ("copy tftp://127.0.0.1/nothing flash:n", ("",), "tftp://127.0.0.1/nothing (No such file"),
            ("copy running-config tftp://127.0.0.1/forbidden", ("", ""), "(Permission denied)"),
            ("copy scp://127.0.0.1/x flash:x", ("",), "(Protocol not supported)"),
            ("copy tftp://unknown.example/x flash:x", ("",), "(No such host)"),
            ("copy tftp: flash:", ("", "x", ""), "(Invalid argument)"),
            ("copy flash:missing tftp://127.0.0.1/m", ("", ""), "No such file or directory")):
        out = dialogue(t, command, *answers)
        check(command + ": " + out, error in out)
    t.line("copy tftp://127.0.0.1/silence flash:s")
    t.send(b"\r")
    t.until("Loading silence")
    began = time.monotonic()
    t.send(b"\x03")
    t.ends_with("Edge-1#")
    check("interrupted", time.monotonic() - began < 4)
    u = Telnet(router.port)  # a client that leaves in the middle takes its transfer along
    u.prompt()
    u.line("copy tftp://127.0.0.1/silence flash:s")
    u.send(b"\r")
    u.until("Loading silence")
    u.close()
    check("alive", t.line("show privilege") == ["Current privilege level is 15"])
    t.close()


def serve(router):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 69))
    threading.Thread(target=tftp_serve, args=(sock,), daemon=True).start()
    web = http.server.ThreadingHTTPServer(("127.0.0.1", 8080), Web)
    threading.Thread(target=web.serve_forever, daemon=True).start()


if __name__ == "__main__":
    sys.exit(vtylib.main(globals(), CONFIG, serve))
