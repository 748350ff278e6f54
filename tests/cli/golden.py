# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogues: tests/cli/golden/NAME.in is typed, the screen must be NAME.out, on every kind of
terminal. A line of NAME.in is typed and entered. `?` and {TAB} at its end act by themselves, and
the line is then cleared. {SPACE}, {RETURN}, {KEY q} alone are single keys; {^Z}, {^C}, {^V} control
characters. `%% telnet console` as the first line names the terminals; without it the plain lines
take part too, unless `?`, {TAB} or keys are in it. After {TEXT}, a line of a text block, no prompt
comes. --update writes the .out files from telnet."""

import os
import re
import sys
import tempfile

import vtylib
from vtylib import Console, Router, Telnet

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
CONFIG = """hostname R1
enable secret 0 sesame
no logging console
line con 0
 exec-timeout 0 0
line vty 0 4
 exec-timeout 0 0
 no login
end
"""
CONTROL = {"{^Z}": "\x1a", "{^C}": "\x03", "{^V}": "\x16", "{TAB}": "\t"}
TEXT = "{TEXT}"
MASKS = [
    (re.compile(r"^(! Last configuration change at ).*"), r"\1..."),
    (re.compile(r"^( *enable secret 9 ).*"), r"\1..."),
    (re.compile(r"^(Current configuration : )\d+ bytes"), r"\1N bytes"),
]


def keys(line):
    for name, code in CONTROL.items():
        line = line.replace(name, code)
    return line


def play(term, lines):
    term.prompt()
    for line in lines:
        before = len(term.screen.lines)

        def answered():
            return len(term.screen.lines) > before

        single = {"{SPACE}": " ", "{RETURN}": "\r"}.get(line)
        m = re.fullmatch(r"\{KEY (.)\}", line)
        if m or single:
            term.send((single or m.group(1)).encode())
            if single:
                term.wait(answered, "more after " + line)
                term.prompt()
            else:
                term.wait(lambda: vtylib.PROMPT.match(term.screen.last().rstrip()), "prompt after " + line)
            continue
        typed = keys(line)
        text = typed.startswith(TEXT)
        if typed.endswith(("\t", "?")) and not typed.endswith("\x16?"):
            term.keys(typed.encode())
            continue
        end = "" if typed.endswith(("\x1a", "\x03")) else "\r"
        term.send((typed[len(TEXT) if text else 0:] + end).encode())
        term.wait(answered, "echo of " + line)
        if not text:
            term.prompt()


def shown(text):
    out = []
    for line in text:
        for pattern, to in MASKS:
            line = pattern.sub(to, line)
        out.append(line)
    while out and not out[0]:
        out.pop(0)
    while out and not out[-1]:
        out.pop()
    return out


def by_telnet(lines):
    router = Router(CONFIG).start()
    try:
        term = Telnet(router.port)
        play(term, lines)
        return shown(term.screen.text())
    finally:
        router.stop()


def by_console(lines):
    router = Router(CONFIG)
    try:
        term = Console(router)
        play(term, lines)
        return shown(term.screen.text())
    finally:
        router.stop()


def by_plain(lines):
    router = Router(CONFIG)
    try:
        with tempfile.TemporaryFile() as src, tempfile.TemporaryFile() as dst:
            src.write("".join(line.removeprefix(TEXT) + "\n" for line in lines).encode())
            src.seek(0)
            router.start(stdin=src, stdout=dst, console=True)
            router.proc.wait(vtylib.WAIT)
            dst.seek(0)
            return shown([line.rstrip() for line in dst.read().decode().split("\n")])
    finally:
        router.stop()


KINDS = {"telnet": by_telnet, "console": by_console, "plain": by_plain}


def compare(name, kind, got, want):
    if got == want:
        return True
    print("%s by %s differs:" % (name, kind))
    for i in range(max(len(got), len(want))):
        a = want[i] if i < len(want) else None
        b = got[i] if i < len(got) else None
        if a != b:
            print("  line %d: want %r\n  line %d: got  %r" % (i + 1, a, i + 1, b))
            break
    return False


def main():
    update = "--update" in sys.argv
    only = [a for a in sys.argv[1:] if not a.startswith("-")]
    vtylib.own_network()
    failed = ran = 0
    for entry in sorted(os.listdir(HERE)):
        name, ext = os.path.splitext(entry)
        if ext != ".in" or (only and name not in only):
            continue
        with open(os.path.join(HERE, entry)) as f:
            lines = f.read().split("\n")[:-1]
        kinds = list(KINDS)
        if lines[0].startswith("%%"):
            kinds = lines.pop(0)[2:].split()
        elif any("?" in line or re.search(r"\{(?!TEXT)[A-Z^]", line) for line in lines):
            kinds.remove("plain")
        out = os.path.join(HERE, name + ".out")
        if update:
            with open(out, "w") as f:
                f.write("\n".join(KINDS[kinds[0]](lines)) + "\n")
        with open(out) as f:
            want = f.read().split("\n")[:-1]
        for kind in kinds:
            ran += 1
            try:
                failed += not compare(name, kind, KINDS[kind](lines), want)
            except AssertionError as e:
                print("%s by %s: %s" % (name, kind, e))
                failed += 1
    print("%d dialogues, %d failed" % (ran, failed))
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
