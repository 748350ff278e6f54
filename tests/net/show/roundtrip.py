#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a parser reads from the show commands must be what the laboratory is made of.

Usage: roundtrip.py FLEXLAB. Every output goes through a TextFSM template of fsm/, which refuses any
line it does not know, and the rows must be the ones written here: all of them, in this order. Behind
them, regular expressions for the fields that Genie's classes read in the IKEv2 outputs.
"""
import os
import re
import subprocess
import sys

import textfsm

HERE = os.path.dirname(os.path.abspath(__file__))


def show(node, command):
    done = subprocess.run([sys.argv[1], "exec", node, command], capture_output=True, text=True,
                          timeout=60, stdin=subprocess.DEVNULL, check=False)
    return done.stdout


def parse(template, text):
    with open(os.path.join(HERE, "fsm", template), encoding="ascii") as f:
        fsm = textfsm.TextFSM(f)
    return [dict(zip(fsm.header, row)) for row in fsm.ParseText(text)]


def columns(keys, *rows):
    """Rows as a table: the keys once, then the values, None for what is not compared."""
    return [{k: v for k, v in zip(keys.split(), r) if v is not None} for r in rows]


NUMBER = re.compile(r"\d+")
SPI = re.compile(r"0x[1-9A-F][0-9A-F]{4,7}")
MAC = re.compile(r"([0-9a-f]{4}\.){2}[0-9a-f]{4}")

ROUTES = columns(
    "CODE KIND NET LEN MASK AD METRIC VIA IF",
    ("S", "*", "0.0.0.0", "0", None, "1", "0", "192.0.2.5", ""),
    ("S", "", "10.0.0.0", "8", None, "", "", "", "Tunnel0"),
    ("D", "", "10.10.0.0", "24", None, "90", "27008000", "10.255.0.1", "Tunnel0"),
    ("C", "", "10.11.0.0", "24", None, "", "", "", "Loopback10"),
    ("L", "", "10.11.0.1", "32", None, "", "", "", "Loopback10"),
    ("S", "", "10.255.0.1", "32", None, "", "", "", "Tunnel0"),
    ("C", "", "10.255.0.11", "32", None, "", "", "", "Loopback0"),
    ("C", "", "192.0.2.4", "30", None, "", "", "", "Ethernet0/0"),
    ("L", "", "192.0.2.6", "32", None, "", "", "", "Ethernet0/0"),
    ("O", "", "198.51.100.1", "", "32", "110", "11", "192.0.2.5", "Ethernet0/0"),
    ("B", "", "203.0.113.0", "24", None, "20", "0", "192.0.2.5", ""),
)
ESP = {"TAG": "Tunnel0-head-0", "IF": "Tunnel0", "LOCAL_ADDR": "192.0.2.6", "PEER": "192.0.2.2",
       "LOCAL_ID": "0.0.0.0/0.0.0.0/0/0", "REMOTE_ID": "0.0.0.0/0.0.0.0/0/0", "PMTU": "1438",
       "ENCAPS": NUMBER, "DECAPS": NUMBER, "SPI": SPI,
       "TRANSFORM": ["esp-256-aes esp-sha256-hmac"] * 2, "SETTINGS": ["Tunnel"] * 2}
PEER = {"PROFILE": "SPOKES", "STATUS": "UP-ACTIVE", "PORT": "500", "LOCAL": "192.0.2.2/500",
        "CAPA": "U", "SAS": "2", "FLOW": "permit ip 0.0.0.0/0.0.0.0 0.0.0.0/0.0.0.0"}

CASES = [
    ("spoke1", "show ip route", "route", ROUTES),
    ("spoke1", "show ip route static", "route", [r for r in ROUTES if r["CODE"] == "S"]),
    ("spoke1", "show ip route ospf", "route", [r for r in ROUTES if r["CODE"] == "O"]),
    ("spoke1", "show ip route isis", "route", []),
    ("spoke1", "show ip route supernets-only", "route", ROUTES[:1]),
    ("spoke1", "show ip interface brief", "brief", columns(
        "NAME ADDR METHOD STATUS PROTO",
        ("Ethernet0/0", "192.0.2.6", "NVRAM", "up", "up"),
        ("Loopback0", "10.255.0.11", "NVRAM", "up", "up"),
        ("Loopback10", "10.11.0.1", "NVRAM", "up", "up"),
        ("Loopback99", "unassigned", "unset", "administratively down", "down"),
        ("Tunnel0", "10.255.0.11", "TFTP", "up", "up"))),
    ("spoke1", "show interfaces", "interfaces", columns(
        "NAME STATUS PROTO ADDR FROM MTU BW DLY ENCAP SRC DST MODE PROFILE HW MAC",
        ("Ethernet0/0", "up", "up", "192.0.2.6/30", "", "1500", "10000", "1000", "ARPA", "", "",
         "", "", "", MAC),
        ("Loopback0", "up", "up", "10.255.0.11/32", "", "1514", "8000000", "5000", "LOOPBACK", "",
         "", "", "", "Loopback", ""),
        ("Loopback10", "up", "up", "10.11.0.1/24", "", "1514", "8000000", "5000", "LOOPBACK", "",
         "", "", "", "Loopback", ""),
        ("Loopback99", "administratively down", "down", "", "", "1514", "8000000", "5000",
         "LOOPBACK", "", "", "", "", "Loopback", ""),
        ("Tunnel0", "up", "up", "", "Loopback0", "9938", "100", "50000", "TUNNEL", "192.0.2.6",
         "192.0.2.2", "IPSEC/IP", "HUB", "Tunnel", ""))),
    ("spoke1", "show ip interface", "ip_interface", columns(
        "NAME STATUS PROTO ADDR FROM MTU ACL_OUT ACL_IN",
        ("Ethernet0/0", "up", "up", "192.0.2.6/30", "", "1500", "not set", "IN"),
        ("Loopback0", "up", "up", "10.255.0.11/32", "", "1514", "not set", "not set"),
        ("Loopback10", "up", "up", "10.11.0.1/24", "", "1514", "not set", "not set"),
        ("Loopback99", "administratively down", "down", "", "", "", "", ""),
        ("Tunnel0", "up", "up", "", "Loopback0", "1438", "not set", "not set"))),
    ("hub", "show crypto session detail", "session_detail", [
        dict(PEER, IF=re.compile(r"Virtual-Access\d+"), PEER="192.0.2.10",
             REMOTE="192.0.2.10/500", ID="spoke2.test.example"),
        dict(PEER, IF=re.compile(r"Virtual-Access\d+"), PEER="192.0.2.6", REMOTE="192.0.2.6/500",
             ID="spoke1.test.example")]),
    ("spoke1", "show crypto ipsec sa", "ipsec_sa", [dict(ESP, REPLAY="")]),
    ("spoke1", "show crypto ipsec sa detail", "ipsec_sa", [dict(ESP, REPLAY="64")]),
    ("hub", "show crypto ikev2 sa", "ikev2_sa", columns(
        "ID LOCAL REMOTE VRF STATUS ENCR BITS PRF HASH GROUP SIGN VERIFY LIFE",
        *[(NUMBER, "192.0.2.2/500", remote, "none/none", "READY", "AES-CBC", "256",
           "SHA256", "SHA256", "14", "PSK", "PSK", "86400")
          for remote in ("192.0.2.10/500", "192.0.2.6/500")])),
    ("spoke1", "show ip eigrp neighbors", "eigrp_neighbors",
     [{"AS": "100", "H": "0", "ADDR": "10.255.0.1", "IF": "Tu0"}]),
    ("spoke1", "show ip eigrp topology", "eigrp_topology", columns(
        "AS ID NET SUCC FD VIA IF",
        ("100", "10.255.0.11", "10.10.0.0/24", "1", "27008000", ["10.255.0.1"], ["Tunnel0"]),
        ("100", "10.255.0.11", "10.11.0.0/24", "1", "128256", ["Connected"], ["Loopback10"]),
        # the static route of the session is the one in use
        ("100", "10.255.0.11", "10.255.0.1/32", "0", "Infinity", ["10.255.0.1"], ["Tunnel0"]),
        ("100", "10.255.0.11", "10.255.0.11/32", "1", "128256", ["Connected"], ["Loopback0"]))),
    ("spoke1", "show ip bgp summary", "bgp_summary",
     [{"RID": "10.255.0.11", "AS": "65002", "NBR": "192.0.2.5", "NBR_AS": "65001", "PFX": "1"}]),
    ("spoke1", "show ip ospf neighbor", "ospf_neighbor", columns(
        "ID PRI STATE ROLE ADDR IF",
        ("198.51.100.1", "0", "FULL", "  -", "192.0.2.5", "Ethernet0/0"))),
    ("spoke1", "show version", "version", columns(
        "XE VERSION IMAGE HOST MODEL FILE REASON CONFREG",
        ("17.03.01a", "17.3.1a", "X86_64_LINUX_IOSD-UNIVERSALK9-M", "spoke1", "CSR1000V",
         "bootflash:packages.conf", "reload", "0x2102"))),
    ("spoke1", "show arp", "arp", columns(
        "ADDR AGE MAC IF", ("192.0.2.5", NUMBER, MAC, "Ethernet0/0"),
        ("192.0.2.6", "-", MAC, "Ethernet0/0"))),
    ("spoke1", "show access-lists", "access_lists", columns(
        "KIND NAME SEQ ACTION REST MATCHES",
        ("Standard", "10", "10", "permit", "192.168.2.0, wildcard bits 0.0.0.255", ""),
        ("Extended", "IN", "10", "permit", "icmp any any", NUMBER),
        ("Extended", "IN", "20", "permit", "ip any any", re.compile(r"\d+")),
        ("Extended", "IN", "30", "deny", "udp any any", ""))),
    ("spoke1", "show clock", "clock", [{"ZONE": "UTC"}]),
    ("spoke1", "show users", "users", []),
    ("spoke1", "ping 10.10.0.1 source Loopback10 size 200 repeat 3 df-bit", "ping", columns(
        "COUNT SIZE TARGET TIMEOUT SOURCE MARKS RATE GOT SENT MAX",
        ("3", "200", "10.10.0.1", "2", "10.11.0.1", ["!!!"], "100", "3", "3", NUMBER))),
    ("spoke1", "ping 192.0.2.99 repeat 2 timeout 1", "ping", columns(
        "COUNT SIZE TARGET TIMEOUT SOURCE RATE GOT SENT MAX",
        ("2", "100", "192.0.2.99", "1", "", "0", "0", "2", ""))),
    ("spoke1", "traceroute 192.0.2.10 numeric", "traceroute", columns(
        "TARGET HOP ADDR", ("192.0.2.10", "1", "192.0.2.5"), ("192.0.2.10", "2", "192.0.2.10"))),
    ("spoke1", "show ip sla statistics", "sla", columns(
        "ID RTT CODE FAILED OK TTL",
        ("1", re.compile(r"\d+ milliseconds"), "OK", "0", NUMBER, "Forever"))),
    ("spoke1", "show ip sla summary", "sla_summary", columns(
        "STATE ID TYPE TARGET STATS CODE",
        ("*", "1", "icmp-echo", "192.0.2.5", re.compile(r"RTT=\d+"), "OK"))),
    ("spoke1", "show track", "track", columns(
        "ID OBJECT STATE CHANGES", ("1", "IP SLA 1 reachability", "Up", NUMBER),
        ("2", "Interface Tunnel0 line-protocol", "Up", NUMBER))),
]


def fits(want, got):
    return want.fullmatch(got) is not None if hasattr(want, "fullmatch") else want == got


def compare(want, got):
    """The first difference in words, None: there is none."""
    if len(want) != len(got):
        return f"{len(got)} rows instead of {len(want)}: {got}"
    for n, (w, g) in enumerate(zip(want, got)):
        for key, value in w.items():
            if not fits(value, g[key]):
                return f"row {n}: {key} is {g[key]!r} instead of {value!r}"
    return None


# Fields by the names Genie's schemas give them, each to be found exactly once.
DETAIL = {
    "tunnel_id": r"^(\d+) +192\.0\.2\.6/500 +192\.0\.2\.2/500 +none/none +READY",
    "encryption": r"Encr: (AES-CBC), keysize: 256,",
    "life": r"^ +Life/Active Time: (86400)/\d+ sec$",
    "ce_id": r"^ +CE id: (\d+), Session-id: \d+$",
    "local_spi": r"^ +Local spi: ([0-9A-F]{16}) +Remote spi: [0-9A-F]{16}$",
    "status": r"^ +Status Description: (Negotiation done)$",
    "local_id": r"^ +Local id: (spoke1\.test\.example)$",
    "remote_id": r"^ +Remote id: (hub\.test\.example)$",
    "msg": r"^ {6}Local req msg id:  (\d+) +Remote req msg id:  \d+ +$",
    "window": r"^ {6}Local window:      (5) {14}Remote window:      5 {9}$",
    "dpd": r"^ +DPD configured for (0) seconds, retry 0$",
    "fragmentation": r"^ +Fragmentation (not  configured)\.$",
    "route": r"^ +Dynamic Route Update: (enabled)$",
    "nat": r"^ +NAT-T is (not detected)  $",
    "sgt": r"^ +Cisco Trust Security SGT is (disabled)$",
    "initiator": r"^ +Initiator of SA : (Yes)$",
    "subnet": r"^ +(10\.255\.0\.1 255\.255\.255\.255)$",
}
CHILD = {
    "session": r"^Session-id:(\d+), Status:UP-ACTIVE, IKE count:1, CHILD count:1$",
    "local": r"^Child sa: local selector  (0\.0\.0\.0/0) - 255\.255\.255\.255/65535$",
    "remote": r"^ {10}remote selector (0\.0\.0\.0/0) - 255\.255\.255\.255/65535$",
    "spi": r"^ {10}ESP spi in/out: (0x[0-9A-F]+)/0x[0-9A-F]+  $",
}


def fields(command, patterns):
    text = show("spoke1", command)
    return [f"{command}: {name} was read {len(found)} times" for name, p in patterns.items()
            if len(found := re.findall(p, text, re.M)) != 1] + \
           ([f"{command}: blanks"] if "\t" in text else [])


def spis(problems):
    """The same SA told by two commands, in hex and in decimal, is the same SA."""
    sa = show("spoke1", "show crypto ipsec sa")
    pair = re.search(r"ESP spi in/out: (\S+)/(\S+)", show("spoke1", "show crypto ikev2 session"))
    told = re.findall(r"spi: 0x([0-9A-F]+)\((\d+)\)", sa)
    if any(int(h, 16) != int(d) for h, d in told):
        problems.append("an SPI differs from its decimal form")
    if not pair or {f"0x{h}" for h, _ in told} != set(pair.groups()):
        problems.append(f"SPIs {told} are not those of the session")


def main():
    problems = []
    for node, command, template, want in CASES:
        text = show(node, command)
        try:
            got = parse(template, text)
            if node == "hub": # whichever spoke was first
                got.sort(key=lambda r: r["REMOTE"])
            problem = compare(want, got)
        except textfsm.TextFSMError as e:
            problem = str(e)
        if problem:
            problems.append(f"{node}: {command}: {problem}")
    log = parse("logging", show("spoke1", "show logging"))
    if not any(r["MNEMONIC"] == "NBRCHANGE" and "10.255.0.1" in r["TEXT"] for r in log):
        problems.append("show logging: no EIGRP neighbour came up")
    problems += fields("show crypto ikev2 sa detailed", DETAIL)
    problems += fields("show crypto ikev2 session", CHILD)
    spis(problems)
    for p in problems:
        print(p)
    if not problems:
        print(f"ok: {len(CASES)} outputs read back")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
