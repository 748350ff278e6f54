# SPDX-License-Identifier: GPL-3.0-or-later
"""A router under test in its own namespaces, and terminals to talk to it: telnet, a pseudo
terminal, plain lines. What a terminal shows is kept as lines of text, as a user would see it."""

import concurrent.futures
import fcntl
import os
import pty
import re
import select
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time

PROMPT = re.compile(r"^[\w.-]+(\([\w-]+\))?[>#]$")
QUESTION = re.compile(r"(Password: |Username: | --More-- |\[confirm\]|\]\? |\]: )$")
WAIT = float(os.environ.get("FLEXSH_TEST_WAIT", "15"))


def binary():
    for path in (os.environ.get("FLEXSH"), "build/asan/flexsh", "./flexsh"):
        if path and os.access(path, os.X_OK):
            return os.path.abspath(path)
    sys.exit("no flexsh to test: run make, or set FLEXSH")


class Screen:
    """As much of a terminal as line editors use."""

    def __init__(self):
        self.lines, self.x, self.rest = [""], 0, b""

    def put(self, ch):
        line = self.lines[-1].ljust(self.x)
        self.lines[-1] = line[: self.x] + ch + line[self.x + 1:]
        self.x += 1

    def feed(self, data):
        text = (self.rest + data).decode("utf-8", "replace")
        self.rest = b""
        i = 0
        while i < len(text):
            ch = text[i]
            if ch == "\x1b":
                m = re.match(r"\x1b\[([0-9;?]*)([A-Za-z])", text[i:])
                if not m:
                    self.rest = text[i:].encode()
                    return
                self.escape(m.group(2), m.group(1))
                i += m.end()
                continue
            if ch == "\n":
                self.lines.append("")
                self.x = 0
            elif ch == "\r":
                self.x = 0
            elif ch == "\b":
                self.x = max(0, self.x - 1)
            elif ch in "\a\0":
                pass
            else:
                self.put(ch)
            i += 1

    def escape(self, kind, arg):
        n = int(arg) if arg.isdigit() else 1
        if kind == "K":
            self.lines[-1] = self.lines[-1][: self.x]
        elif kind == "C":
            self.x += n
        elif kind == "D":
            self.x = max(0, self.x - n)
        elif kind == "P":
            line = self.lines[-1]
            self.lines[-1] = line[: self.x] + line[self.x + n:]

    def last(self):
        return self.lines[-1]

    def text(self):
        return [line.rstrip() for line in self.lines]


class Terminal:
    """Something that shows bytes and takes keys."""

    def __init__(self):
        self.screen, self.raw, self.eof = Screen(), b"", False

    def wait(self, ready, what):
        end = time.monotonic() + WAIT
        while not ready():
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError("no %s; the screen ends with %r" % (what, self.screen.text()[-20:]))
            if self.eof:
                raise AssertionError("closed before %s: %r" % (what, self.screen.text()[-20:]))
            if select.select([self.fd()], [], [], min(left, 0.5))[0]:
                self.receive()

    def receive(self):
        try:
            data = self.read()
        except OSError:
            data = b""
        if not data:
            self.eof = True
        self.raw += data
        self.screen.feed(data)

    def settle(self, quiet=0.05):
        while not self.eof and select.select([self.fd()], [], [], quiet)[0]:
            self.receive()

    def prompt(self):
        """Wait for a prompt or question."""
        def ready():
            last = self.screen.last()
            return PROMPT.match(last) or QUESTION.search(last)

        self.wait(ready, "prompt")

    def until(self, text):
        self.wait(lambda: any(text in line for line in self.screen.lines), repr(text))

    def ends_with(self, text):
        self.wait(lambda: self.screen.last().endswith(text), "line ending in %r" % text)

    def closed(self):
        end = time.monotonic() + WAIT
        while not self.eof and time.monotonic() < end:
            if select.select([self.fd()], [], [], 0.5)[0]:
                self.receive()
        if not self.eof:
            raise AssertionError("not closed")

    def line(self, text):
        """Type a line, Enter, and wait for the next prompt. Returns the lines it printed."""
        before = len(self.screen.lines)
        # At a prompt the line shows what was typed; what still comes for something earlier does not.
        echo = text if PROMPT.match(self.screen.last()) and len(text) < 50 else ""
        self.send(text.encode() + b"\r")

        def echoed():
            for i in range(before - 1, len(self.screen.lines) - 1):
                if self.screen.lines[i].rstrip().endswith(echo.rstrip()):
                    return i + 1
            return 0

        self.wait(echoed, "echo of %r" % text)
        before = echoed()
        self.prompt()
        return self.screen.text()[before:-1]

    def keys(self, keys):
        """Keys that `?` or TAB end: wait for the whole answer and clear the line. Returns the answer."""
        before = len(self.screen.lines)
        self.send(keys)
        self.wait(lambda: len(self.screen.lines) > before, "answer to %r" % keys)
        # a mark on the cleared line, and the mark away again: nothing is still to come
        self.send(b"\x05\x15~")
        self.wait(lambda: re.search(r"[>#]~ *$", self.screen.last()), "mark after %r" % keys)
        self.send(b"\x7f")
        self.wait(lambda: PROMPT.match(self.screen.last().rstrip()), "prompt after %r" % keys)
        return self.screen.text()[before:-1]


class Telnet(Terminal):
    def __init__(self, port=None, path=None):
        super().__init__()
        if path:
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.connect(path)
        else:
            self.sock = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
        self.telnet, self.iac = path is None, b""

    def fd(self):
        return self.sock

    def read(self):
        data = self.sock.recv(65536)
        if not data or not self.telnet:
            return data
        data, out, i = self.iac + data, bytearray(), 0
        self.iac = b""
        while i < len(data):
            if data[i] != 255:
                out.append(data[i])
                i += 1
            elif i + 1 < len(data) and data[i + 1] == 255:
                out.append(255)
                i += 2
            elif i + 2 < len(data):
                i += 3
            else:
                self.iac = data[i:]
                break
        return bytes(out) or (b"\a" if data else b"")

    def send(self, data):
        self.sock.sendall(data)

    def close(self):
        self.sock.close()


class Console(Terminal):
    """The router's own console on a pseudo terminal."""

    def __init__(self, router, rows=24, cols=80):
        super().__init__()
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self.master = master
        router.start(stdin=slave, stdout=slave, console=True)
        os.close(slave)

    def fd(self):
        return self.master

    def read(self):
        return os.read(self.master, 65536)

    def send(self, data):
        while data:
            data = data[os.write(self.master, data):]

    def close(self):
        os.close(self.master)


class Ssh(Terminal):
    """OpenSSH's client on a pseudo terminal."""

    def __init__(self, port, user, rows=24, cols=80, options=()):
        super().__init__()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self.proc = subprocess.Popen(
            ["ssh", "-tt", "-p", str(port), "-o", "StrictHostKeyChecking=no",
             "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
             "-o", "PubkeyAuthentication=no", "-o", "ConnectTimeout=10"] +
            [x for option in options for x in ("-o", option)] + [user + "@127.0.0.1"],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)

    def fd(self):
        return self.master

    def read(self):
        return os.read(self.master, 65536)

    def send(self, data):
        os.write(self.master, data)

    def paste(self, data):
        """More than the terminal takes at once: read its echo meanwhile."""
        while data:
            readable, writable, _ = select.select([self.master], [self.master], [], WAIT)
            if readable:
                self.receive()
            elif writable:
                data = data[os.write(self.master, data[:512]):]
            else:
                raise AssertionError("the paste stands still")

    def login(self, password):
        self.wait(lambda: "assword:" in self.screen.last(), "password prompt")
        self.send(password.encode() + b"\r")
        self.wait(lambda: PROMPT.match(self.screen.last()), "prompt")

    def close(self):
        self.proc.terminate()
        self.proc.wait()
        os.close(self.master)


def own_network():
    """Go on in a user and network namespace of our own, with its loopback up."""
    if os.environ.get("FLEXSH_TEST_NS") != "1":
        probe = subprocess.run(["unshare", "-rn", "true"], stderr=subprocess.DEVNULL)
        if probe.returncode:
            print("no user namespaces here")
            sys.exit(77)
        os.environ["FLEXSH_TEST_NS"] = "1"
        os.execvp("unshare", ["unshare", "-rn", "--kill-child", sys.executable] + sys.argv)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        up = struct.pack("16sH14x", b"lo", 0x1 | 0x40)
        fcntl.ioctl(s, 0x8914, up)  # SIOCSIFFLAGS


class Router:
    """One flexsh in this process's network namespace."""

    ports = 2300

    def __init__(self, config, extra=()):
        Router.ports += 1
        self.port = Router.ports
        self.ssh = Router.ports + 1000
        self.dir = tempfile.mkdtemp(prefix="flexsh-cli-")
        self.config = os.path.join(self.dir, "startup.cfg")
        with open(self.config, "w") as f:
            f.write(config)
        self.sock = os.path.join(self.dir, "con")
        self.extra = list(extra)
        self.proc = None
        self.log = open(os.path.join(self.dir, "log"), "w+b")

    def start(self, stdin=subprocess.DEVNULL, stdout=None, console=False):
        r, w = os.pipe()
        cmd = [binary(), "--state", os.path.join(self.dir, "state"), "--startup", self.config,
               "--console-socket", self.sock, "--telnet-port", str(self.port),
               "--ssh-port", str(self.ssh), "--ready-fd", str(w)]
        cmd += [] if console else ["--no-console"]
        env = dict(os.environ, TERM="xterm", INPUTRC="/dev/null", TZ="UTC")
        # freed memory goes back soon, so that a test can see what a router keeps
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=8"
        self.proc = subprocess.Popen(cmd + self.extra, stdin=stdin, stdout=stdout or self.log,
                                     stderr=self.log, pass_fds=[w], env=env,
                                     start_new_session=True)
        os.close(w)
        with os.fdopen(r, "rb") as ready:
            if ready.readline() != b"ready\n":
                raise AssertionError("flexsh did not start:\n" + self.messages())
        return self

    def messages(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def alive(self):
        return self.proc.poll() is None

    def stop(self, keep=False):
        """keep: its directory stays, for another start()."""
        if self.proc and self.alive():
            self.proc.terminate()
            try:
                self.proc.wait(WAIT)
            except subprocess.TimeoutExpired:
                self.proc.kill()
                self.proc.wait()
        status = self.proc.returncode if self.proc else 0
        text = self.messages()
        if not keep:
            self.log.close()
            shutil.rmtree(self.dir, ignore_errors=True)
        if "Sanitizer" in text or "runtime error" in text:
            raise AssertionError("sanitizer report:\n" + text)
        return status


def run_test(router, name, test):
    """1 when it failed."""
    began = time.monotonic()
    try:
        test(router)
        if not router.alive():
            raise AssertionError("router died:\n" + router.messages()[-6000:])
        print("ok   %s (%.1f s)" % (name, time.monotonic() - began))
        return 0
    except Exception as e:  # whatever a client library raises is a failed test
        print("FAIL %s: %s: %s" % (name, type(e).__name__, e))
        return 1


def run_tests(router, names, only, at_once=1):
    """Run the functions called test_*, all or those asked for. Returns how many failed."""
    wanted = sorted(n for n in names if n.startswith("test_") and (not only or n[5:] in only))
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        return sum(pool.map(lambda n: run_test(router, n, names[n]), wanted))


def main(names, config, prepare=None, at_once=1):
    """main() of a test program: a router of `config` in a network of its own, the test_* functions
    of `names` (or those argv asks for) on it, after prepare(router). Returns the exit status."""
    own_network()
    router = Router(config).start()
    failed = 0
    try:
        if prepare:
            prepare(router)
        failed = run_tests(router, names, sys.argv[1:], at_once)
    finally:
        try:
            router.stop()
        except AssertionError as e:
            failed += 1
            print(e)
    return 1 if failed else 0
