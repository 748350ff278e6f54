#!/usr/bin/env python3
"""Replace in show output what differs from run to run: times, SPIs, counters, addresses of hardware.

Widths stay what they are where a column depends on them: a digit becomes a digit's placeholder.
"""
import re
import sys

RULES = [
    (r"0x[0-9A-F]{5,8}\(\d+\)", "SPI(N)"),
    (r"0x[0-9A-F]{5,8}/0x[0-9A-F]{5,8}", "SPI/SPI"),
    (r"\b[0-9A-F]{16}\b", "IKESPI"),
    (r"\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b", "MAC"),
    (r"lifetime:\d\d:\d\d:\d\d", "lifetime:TIME"),
    (r"\b\d\d:\d\d:\d\d\b(\.\d+)?", "hh:mm:ss"),
    (r"(Life/Active Time: \d+/)\d+", r"\1N"),
    (r"(#pkts [a-z]+: )\d+", r"\1N"),
    (r"(#pkts (?:dec|enc)'ed )\d+", r"\1N"),
    (r"(life \(KB/Sec\) )\d+/\d+", r"\1KB/SEC"),
    (r"(\(k/sec\): )\(\d+/\d+\)", r"\1(KB/SEC)"),
    (r"(conn id: )\d+(, flow_id: )[A-Za-z]+:\d+", r"\1N\2ENGINE:N"),
    (r"( connid:)\d+", r"\1N"),
    (r"(CE id: )\d+(, Session-id: )\d+", r"\1N\2N"),
    (r"(Session-id:)\d+", r"\1N"),
    (r"(Session ID: )\d+", r"\1N"),
    (r"^\d( {9}\d+\.)", r"N\1"),
    (r"\d+( packets (?:input|output), )\d+( bytes)", r"N\1N\2"),
    (r"(rate )\d+( bits/sec, )\d+( packets/sec)", r"\1N\2N\3"),
    (r"((?:Last input|output) )(?:hh:mm:ss|never)", r"\1AGE"),
    (r"(configuration : )\d+( bytes)", r"\1N\2"),
    (r"((?:req|next) (?:msg id|queued): +)(\d+)( *)", lambda m: m[1] + "N" * len(m[2]) + m[3]),
    (r"Virtual-Access\d+", "Virtual-AccessN"),
    (r"\bVi\d\b", "ViN"),
    (r"(min/avg/max = )\d+/\d+/\d+", r"\1N/N/N"),
    (r"(Total output drops: )\d+", r"\1N"),
    (r"\b\d+ msec", "N msec"),
    (r"(\.\d+ +)\d+(   MAC)", r"\1N\2"),
    (r"(SN: ?)\w+", r"\1SERIAL"),
    (r"^((?:Ethernet|Loopback|Virtual)\S* +.*?|\* .*?|  [ \w ]+?)( +\d+){9}$", r"\1 N"),
    (r"^( +(?:Route cache|Total))( +\d+){4}$", r"\1 N"),
    (r"(\d\(|point2point\()\d+\)$", r"\1N)"),
    (r"^((?:connected|static|Total) +\d.* )\d+$", r"\1N"),
]


def normal(line):
    for pattern, repl in RULES:
        line = re.sub(pattern, repl, line)
    return line


for text in sys.stdin:
    sys.stdout.write(normal(text))
