#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered datagrams at a steady rate, and how many of them arrive: tunnels must lose none.

    udp_count.py recv ADDRESS PORT SECONDS           prints one line when SECONDS passed or at the end mark
    udp_count.py send ADDRESS PORT SECONDS RATE SIZE
"""
import socket
import struct
import sys
import time

END = 0xffffffff


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def recv(address, port, seconds):
    s = socket.socket(family(address), socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    s.bind((address, port))
    s.settimeout(1)
    print("listening", flush=True)
    seen, last, twice, late, want = set(), -1, 0, 0, None
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            data = s.recv(65536)
        except socket.timeout:
            if want is not None:
                break
            continue
        number, total = struct.unpack("!II", data[:8])
        if number == END:
            want = total
            if len(seen) == want:
                break
            continue
        twice += number in seen
        late += number < last
        seen.add(number)
        last = max(last, number)
    print(f"sent {want} lost {(want or 0) - len(seen)} twice {twice} late {late}", flush=True)


def send(address, port, seconds, rate, size):
    s = socket.socket(family(address), socket.SOCK_DGRAM)
    s.connect((address, port))
    pad = b"x" * (size - 8)
    number, begin = 0, time.monotonic()
    while (now := time.monotonic() - begin) < seconds:
        due = min(int(now * rate), number + 32)  # short bursts only, whatever the machine does
        while number < due:
            s.send(struct.pack("!II", number, 0) + pad)
            number += 1
        time.sleep(0.002)
    for _ in range(3):
        time.sleep(0.3)
        try:
            s.send(struct.pack("!II", END, number))
        except ConnectionRefusedError:  # it has everything and is gone
            break
    print(f"sent {number}")


if __name__ == "__main__":
    args = [sys.argv[2]] + [int(a) for a in sys.argv[3:]]
    recv(*args) if sys.argv[1] == "recv" else send(*args)
