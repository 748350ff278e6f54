# SPDX-License-Identifier: GPL-3.0-or-later
"""Access: privilege levels of commands and users, AAA methods, lock-out, login block-for, SSH public
keys and commands, host keys. Hashes are of type 5: many logins, and scrypt is slow on purpose."""

import os
import re
import subprocess
import sys
import time

import vtylib
from vtylib import Ssh, Telnet

CONFIG = """hostname R1
ip domain name lab.example
no logging console
enable algorithm-type md5 secret Lab-enable15
username admin privilege 15 algorithm-type md5 secret Lab-pass1
username guest algorithm-type md5 secret Lab-pass2
username oper privilege 5 algorithm-type md5 secret Lab-pass5
line vty 0 15
 exec-timeout 0 0
 password Lab-line
 login local
end
"""


def check(what, ok):
    if not ok:
        raise AssertionError(what)


def console(router, *lines):
    """Configure from the console; what the last line printed."""
    con = Telnet(path=router.sock)
    con.prompt()
    con.line("terminal length 0")
    con.line("configure terminal")
    for line in lines:
        con.line(line)
    out = con.line("end")
    con.close()
    return out  # `end` has carried it out


def show(router, command):
    con = Telnet(path=router.sock)
    con.prompt()
    con.line("terminal length 0")
    out = con.line(command)
    con.close()
    return out


def telnet(router, user, password, ok=True):
    t = Telnet(router.port)
    if user is not None:
        t.ends_with("Username: ")
        t.send(user.encode() + b"\r")
    t.ends_with("Password: ")
    t.send(password.encode() + b"\r")
    if ok:
        t.wait(lambda: vtylib.PROMPT.match(t.screen.last()), "prompt")
    return t


def ssh(router, *args, user="admin", stdin=b"", key=None):
    cmd = ["ssh", "-p", str(router.ssh), "-o", "StrictHostKeyChecking=no", "-o",
           "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes",
           "-o", "IdentitiesOnly=yes", "-o", "ConnectTimeout=10", "-F", "none"]
    cmd += ["-i", key] if key else []
    return subprocess.run(cmd + [user + "@127.0.0.1"] + list(args), input=stdin, timeout=30,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_levels(router):
    console(router, "enable secret level 7 Lab-enable7", "privilege exec level 9 show clock",
            "privilege exec level 5 sh run", "privilege exec level 5 conf t",
            "privilege configure level 5 interface", "privilege interface level 5 description",
            "privilege exec all level 5 clear crypto", "privilege configure all level 5 ip sla",
            "ip sla 7", "icmp-echo 10.9.9.9", "interface Loopback4", "bandwidth 77",
            "description kept")
    kept = show(router, "show running-config | include ^privilege")
    check("in full words, with the words on the way: %r" % kept, sorted(kept) == [
        "privilege configure all level 5 ip sla", "privilege configure level 5 interface",
        "privilege configure level 5 ip", "privilege exec all level 5 clear crypto",
        "privilege exec level 5 clear", "privilege exec level 5 configure",
        "privilege exec level 5 configure terminal", "privilege exec level 5 show",
        "privilege exec level 5 show running-config", "privilege exec level 9 show clock",
        "privilege interface level 5 description"])
    t = telnet(router, "oper", "Lab-pass5")
    check("prompt of level 5: %r" % t.screen.last(), t.screen.last() == "R1#")
    check("level", t.line("show privilege") == ["Current privilege level is 5"])
    out = [x for x in t.line("show running-config") if x[:1] != "!"]
    check("no more than it may configure: %r" % out, out[3:] == [
        "interface Loopback4", " description kept", "ip sla 7", " icmp-echo 10.9.9.9", "end", ""])
    check("nor here", t.line("show running-config interface Loopback4")[4:] ==
          ["interface Loopback4", " description kept", "end", ""])
    check("another command", "% Invalid input detected at '^' marker." in
          t.line("show running-config view full"))
    console(router, "privilege exec level 5 show running-config view full")
    check("which shows all", "hostname R1" in t.line("show running-config view full"))
    console(router, "privilege exec reset show running-config view full",
            "privilege exec reset show running-config view")
    check("raised: %r" % t.line("show clock"), "% Invalid input detected at '^' marker."
          in t.line("show clock"))
    out = t.line("clear counters")
    check("not lowered: %r" % out, out[1] == "% Invalid input detected at '^' marker.")
    check("all", t.line("clear crypto session") == [])
    check("more is to come", t.line("clear crypto") == ["% Incomplete command.", ""])
    t.line("terminal length 0")
    words = [x.split()[0] for x in t.keys(b"show ?") if x.startswith("  ")]
    check("help shows it", "running-config" in words and "version" in words)
    check("help hides: %r" % words, "clock" not in words and "archive" not in words)
    t.line("configure terminal")
    check("config mode", t.screen.last() == "R1(config)#")
    words = [x.split()[0] for x in t.keys(b"?") if x.startswith("  ")]
    check("help of the mode: %r" % words, words ==
          ["default", "do", "end", "exit", "interface", "ip", "no"])
    check("refused", "% Invalid input detected at '^' marker." in t.line("hostname X"))
    t.line("interface Loopback3")
    check("interface mode: %r" % t.screen.last(), t.screen.last() == "R1(config-if)#")
    check("allowed", t.line("description by oper") == [])
    check("refused", "% Invalid input detected at '^' marker." in t.line("shutdown"))
    check("do keeps the level", "% Invalid input detected at '^' marker."
          in t.line("do show clock"))
    t.line("end")
    t.line("enable 7")
    t.line("wrong")
    t.line("Lab-enable7")
    check("level 7", t.line("show privilege") == ["Current privilege level is 7"])
    t.line("enable")
    t.line("Lab-enable15")
    check("level 15", t.line("show privilege") == ["Current privilege level is 15"])
    t.line("disable 1")
    check("level 1", t.screen.last() == "R1>")
    check("show has gone with show running-config", t.line("show version")[1] ==
          "% Invalid input detected at '^' marker.")
    t.line("enable 9")
    check("no secret for level 9: %r" % t.screen.text()[-3:], "% No password set" in
          t.screen.text())
    t.close()
    console(router, "no interface Loopback3", "no interface Loopback4", "no ip sla 7",
            "privilege exec reset show running-config")
    check("another rule needs the word", any(x == "privilege exec level 5 show" for x in
                                             show(router, "show running-config | include ^priv")))
    console(router, "privilege exec reset configure terminal", "privilege exec reset configure",
            "privilege exec reset show clock", "no privilege configure level 5 interface", "no privilege exec all level 5 clear crypto",
            "privilege configure all reset ip sla",
            "no privilege interface level 5 description", "no enable secret level 7")
    kept = show(router, "show running-config | include ^privilege|level 7")
    check("gone: %r" % kept, kept == [])


def test_aaa(router):
    console(router, "aaa new-model")
    t = telnet(router, "admin", "Lab-pass1")
    check("no exec authorization, no level: %r" % t.screen.last(), t.screen.last() == "R1>")
    t.close()
    console(router, "aaa authorization exec default local")
    t = telnet(router, "admin", "Lab-pass1")
    check("authorized", t.screen.last() == "R1#")
    t.close()
    t = telnet(router, "admin", "nonsense", ok=False)
    t.until("% Authentication failed")
    t.close()
    console(router, "aaa authentication login default line")
    t = telnet(router, None, "Lab-line")
    check("line password", t.screen.last() == "R1>")
    t.close()
    console(router, "aaa authentication login default group radius enable")
    t = telnet(router, "admin", "Lab-enable15")
    t.close()
    console(router, "aaa authentication login OPEN none", "line vty 0 15",
            "login authentication OPEN")
    t = Telnet(router.port)
    t.wait(lambda: t.screen.last() == "R1>", "prompt without a question")
    t.line("enable")
    t.line("wrong")
    check("enable by AAA: %r" % t.screen.text()[-4:], "% Error in authentication." in
          t.screen.text())
    t.close()
    console(router, "line vty 0 15", "no login authentication OPEN", "exit",
            "no aaa authentication login OPEN", "aaa authentication login default local",
            "aaa local authentication attempts max-fail 2")
    t = telnet(router, "guest", "bad", ok=False)
    t.ends_with("Username: ")
    t.send(b"guest\r")
    t.ends_with("Password: ")
    t.send(b"bad\r")
    t.ends_with("Username: ")
    t.send(b"guest\r")
    t.ends_with("Password: ")
    t.send(b"Lab-pass2\r")
    t.closed()
    check("locked", any(x.split()[0:1] == ["guest"] for x in
                        show(router, "show aaa local user lockout")))
    check("said", any("%AAA-5-USER_LOCKED: User guest locked out" in x for x in
                      show(router, "show logging")))
    for _ in range(3):  # an administrator is not
        telnet(router, "admin", "bad", ok=False).until("failed")
    telnet(router, "admin", "Lab-pass1").close()
    show(router, "clear aaa local user lockout username guest")
    check("unlocked", not any("guest" in x for x in show(router, "show aaa local user lockout")))
    telnet(router, "guest", "Lab-pass2").close()
    console(router, "no aaa authorization exec default", "no aaa authentication login default",
            "no aaa local authentication attempts max-fail", "no aaa new-model")


def test_block(router):
    console(router, "login block-for 2 attempts 2 within 30", "login delay 1",
            "login on-failure log", "login on-success log")
    began = time.monotonic()
    t = telnet(router, "guest", "bad", ok=False)
    t.until("% Login invalid")
    check("delayed", time.monotonic() - began > 0.9)
    out = show(router, "show login")
    check("watch: %r" % out, any("Login failures for current window: 1." in x for x in out))
    t.ends_with("Username: ")
    t.send(b"guest\r")
    t.ends_with("Password: ")
    t.send(b"bad\r")
    end = time.monotonic() + 5
    while not any("Quiet-Mode." in x for x in show(router, "show login")):
        check("quiet mode", time.monotonic() < end)
    u = Telnet(router.port)
    u.closed()
    check("nothing said: %r" % u.raw, b"Username" not in u.raw)
    failures = show(router, "show login failures")
    check("failures: %r" % failures, any(re.match(r"guest +127\.0\.0\.1 +23 +2 ", x)
                                         for x in failures))
    end = time.monotonic() + 10
    while not any("QUIET_MODE_OFF" in x for x in show(router, "show logging")):
        check("quiet mode ends", time.monotonic() < end)
        time.sleep(0.2)
    t.close()
    telnet(router, "guest", "Lab-pass2").close()
    log = show(router, "show logging")
    for what in ("%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: guest] [Source: 127.0.0.1]",
                 "%SEC_LOGIN-1-QUIET_MODE_ON:", "%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success"):
        check("message %s" % what, any(what in x for x in log))
    console(router, "no login block-for", "no login delay", "no login on-failure",
            "no login on-success")
    check("gone", show(router, "show running-config | include ^login") == [])


def test_lines(router):
    console(router, "line vty 0 15", "no login")
    t = Telnet(router.port)
    t.wait(lambda: t.screen.last() == "R1>", "prompt without login")
    t.close()
    console(router, "line vty 0 15", "login")
    t = telnet(router, None, "Lab-line")
    t.close()
    console(router, "line vty 0 15", "no password")
    t = Telnet(router.port)
    t.until("Password required, but none set")
    t.closed()
    console(router, "line vty 0 15", "password Lab-line", "transport input none")
    t = Telnet(router.port)
    t.until("% Connection refused")
    t.closed()
    console(router, "line vty 0 15", "transport input ssh telnet", "login local",
            "autocommand show privilege", "history size 3", "banner motd ^of the day^")
    t = telnet(router, "guest", "Lab-pass2", ok=False)
    t.closed()
    check("the command and an end: %r" % t.screen.text(), "Current privilege level is 1" in
          t.screen.text() and "R1>" not in t.screen.text())
    check("motd", "of the day" in t.screen.text())
    console(router, "line vty 0 15", "no autocommand", "no motd-banner")
    t = telnet(router, "guest", "Lab-pass2")
    check("no motd", "of the day" not in t.screen.text())
    for line in ("show clock", "show privilege", "show ssh"):
        t.line(line)
    check("history", t.line("show history") == ["  show privilege", "  show ssh",
                                                "  show history"])
    t.close()
    console(router, "line vty 0 15", "motd-banner", "no history size 3", "no banner motd")


def test_ssh(router):
    key = os.path.join(router.dir, "id")
    for kind in ("rsa", "ed25519"):
        subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "me@host", "-f",
                        key + kind], check=True)
    console(router, "crypto key generate rsa label OTHER modulus 1024")
    console(router, "crypto key generate rsa modulus 2048", "ip ssh version 2")
    names = [x for x in show(router, "show crypto key mypubkey rsa") if "Key name" in x]
    check("keys: %r" % names, names == ["Key name: R1.lab.example", "Key name: OTHER"])
    out = show(router, "show ip ssh")
    check("show ip ssh: %r" % out, out[0] == "SSH Enabled - version 2.0" and
          "Authentication timeout: 120 secs; Authentication retries: 3" in out and
          "Modulus Size : 2048 bits" in out)
    with open(key + "rsa.pub", encoding="ascii") as f:
        pub = f.read().split()[1]
    check("no key yet", ssh(router, "show privilege", key=key + "rsa").returncode == 255)
    lines = [pub[i:i + 70] for i in range(0, len(pub), 70)]
    con = Telnet(path=router.sock)
    con.prompt()
    con.line("configure terminal")
    con.line("ip ssh pubkey-chain")
    con.line("username admin")
    con.send(b"key-string\r" + b"".join(x.encode() + b"\r" for x in lines) + b"exit\r")
    con.send(b"end\r")
    con.wait(lambda: con.screen.last() == "R1#", "end of the key")
    with open(key + "ed25519.pub", encoding="ascii") as f:
        ed = f.read().strip()
    con.line("configure terminal")
    con.line("ip ssh pubkey-chain")
    con.line("username guest")
    check("one line: %r" % con.line("key-string " + ed), True)
    con.line("end")
    con.close()
    kept = show(router, "show running-config | section pubkey-chain")
    want = subprocess.run(["ssh-keygen", "-l", "-E", "md5", "-f", key + "rsa.pub"],
                          stdout=subprocess.PIPE, check=True).stdout.decode().split()[1]
    check("hash: %r" % kept, "  key-hash ssh-rsa " + want[4:].replace(":", "").upper() in kept)
    done = ssh(router, "show privilege", key=key + "rsa")
    check("exec: %r" % done, done.returncode == 0 and done.stderr == b"" and
          done.stdout == b"Current privilege level is 15\r\n")
    done = ssh(router, "show privilege", user="guest", key=key + "ed25519")
    check("guest: %r" % done, done.stdout == b"Current privilege level is 1\r\n")
    check("not another's key", ssh(router, "show privilege", user="guest",
                                   key=key + "rsa").returncode == 255)
    done = ssh(router, "show running-config all", key=key + "rsa")
    check("all of it, no pages: %r" % done, done.stdout.rstrip().endswith(b"end") and
          b"--More--" not in done.stdout and len(done.stdout) > 2000)
    done = ssh(router, "show nonsense", key=key + "rsa")
    check("refused: %r" % done, b"% Invalid input detected" in done.stdout)
    for way in ("password", "keyboard-interactive"):
        s = Ssh(router.ssh, "guest", options=["PreferredAuthentications=" + way])
        s.wait(lambda: "assword:" in s.screen.last(), "password prompt")
        s.send(b"wrong\r")
        s.wait(lambda: sum("assword:" in x for x in s.screen.lines) == 2, "second prompt")
        s.send(b"Lab-pass2\r")
        s.wait(lambda: s.screen.last() == "R1>", "prompt")
        check("by %s" % way, s.line("show privilege") == ["Current privilege level is 1"])
        s.close()
    # a shell without a terminal that ends with its input
    done = ssh(router, stdin=b"terminal length 0\nshow privilege\nshow clock\n", key=key + "rsa")
    check("typed ahead: %r" % done, b"privilege level is 15" in done.stdout and
          b"UTC" in done.stdout and done.returncode == 0)
    s = Ssh(router.ssh, "admin")
    s.login("Lab-pass1")
    out = show(router, "show ssh")
    check("show ssh: %r" % out, sum(x.split()[1:3] == ["2.0", "IN"] and x.endswith("admin")
                                    for x in out) == 1)
    # more than every buffer on the way, in one go
    s.line("terminal length 0")
    s.line("configure terminal")
    n = 3000
    s.paste(b"".join(b"ip host h%d 10.1.%d.%d\r" % (i, i // 250, i % 250 + 1) for i in range(n)) +
            b"end\r")
    s.wait(lambda: s.screen.last() == "R1#", "end of the paste")
    check("lines kept", s.line("show running-config | count ^ip host h") ==
          ["Number of lines which match regexp = %d" % n])
    s.close()
    console(router, "no ip ssh pubkey-chain", "ip ssh authentication-retries 1",
            "ip ssh server algorithm encryption aes256-ctr")
    bad = Ssh(router.ssh, "admin")
    bad.wait(lambda: "assword:" in bad.screen.last(), "password prompt")
    bad.ends_with("Password: ")  # asked interactively: the router's words, not the client's
    bad.send(b"wrong\r")
    bad.closed()  # the router has hung up
    check("one attempt: %r" % bad.screen.text(), "R1#" not in bad.screen.text())
    bad.close()
    router.stop(keep=True)
    router.start()
    names = [x for x in show(router, "show crypto key mypubkey rsa") if "Key name" in x]
    check("keys stay: %r" % names, len(names) == 2)


def test_outgoing(router):
    """telnet and ssh from the exec, to the router itself: keys, ^^x, resume, disconnect, refusals."""
    console(router, "ip host other 127.0.0.1", "crypto key generate rsa modulus 2048")
    t = Telnet(path=router.sock)
    t.prompt()
    # all typed ahead, as one line of a script
    t.send(b"telnet 127.0.0.1 %d\radmin\rLab-pass1\r" % router.port)
    t.until("Trying 127.0.0.1 ... Open")
    t.wait(lambda: t.screen.last() == "R1#", "the other's prompt")
    check("over there", any(x.startswith("*") and "vty 0" in x and "admin" in x
                            for x in t.line("show users")))
    check("keys", any(x.startswith("privilege  ") for x in
                      [y.lstrip() for y in t.keys(b"sh priv\x7f\x7f?")]))
    t.line("terminal length 0")
    check("as much as comes", t.line("show running-config")[-2] == "end")
    t.send(b"\x1ex")
    t.wait(lambda: t.screen.text()[-2:] == ["R1#", "R1#"], "the prompt here")
    check("open: %r" % t.line("show sessions"), t.line("where")[1].split() ==
          ["*", "1", "127.0.0.1", "127.0.0.1", "0", "0", "127.0.0.1"])
    check("here", any(x.split() == ["*", "0", "con", "0", "127.0.0.1", "00:00:00"]
                      for x in t.line("show users")))
    t.send(b"\r")
    t.until("[Resuming connection 1 to 127.0.0.1 ... ]")
    t.send(b"\r")
    t.wait(lambda: t.screen.last() == "R1#", "the other's prompt")
    t.send(b"exit\r")
    t.until("[Connection to 127.0.0.1 closed by foreign host]")
    t.prompt()
    check("none", t.line("show sessions") == ["% No connections open"])
    check("refused", t.line("telnet other 9") ==
          ["Trying other (127.0.0.1, 9)...", "% Connection refused by remote host", ""])
    check("unknown", t.line("telnet 10.9.9.9 /source-interface Loopback9")[0].startswith(
        "% Invalid source"))
    t.send(b"ssh -l admin -p %d other\r" % router.ssh)
    t.ends_with("Password: ")
    t.send(b"bad\r")
    t.wait(lambda: t.screen.text()[-2:] == ["Password:", "Password:"], "once more")
    t.send(b"Lab-pass1\r")
    t.wait(lambda: t.screen.last() == "R1#", "prompt by SSH")
    check("by SSH", any(x.startswith("0 ") and x.endswith("admin") for x in t.line("show ssh")))
    t.send(b"\x1ex")
    t.wait(lambda: t.screen.text()[-2:] == ["R1#", "R1#"], "the prompt here")
    # ip ssh stricthostkeycheck: an unknown key is told, a known one lets through
    console(router, "ip ssh stricthostkeycheck")
    t.send(b"ssh -l admin -p %d other\r" % router.ssh)
    t.until("Host key verification failed: server other has the key ssh-rsa ")
    key = [x for x in t.screen.lines if "verification failed" in x][0].rstrip(",").split()[-1]
    t.wait(lambda: t.screen.last() == "R1#", "the prompt here again")
    console(router, "ip ssh pubkey-chain", "server other", "key-hash ssh-rsa " + key)
    t.send(b"ssh -l admin -p %d other\r" % router.ssh)
    t.ends_with("Password: ")
    t.send(b"\x03")
    t.wait(lambda: t.screen.last() == "R1#", "given up")
    console(router, "no ip ssh stricthostkeycheck", "no ip ssh pubkey-chain")
    t.line("exit")
    check("asked", t.screen.last().endswith("[confirm]"))
    t.line("n")
    t.line("disconnect")
    t.line("")
    end = time.monotonic() + 10
    while any("vty" in x for x in t.line("show users")):
        check("gone over there", time.monotonic() < end)
    u = telnet(router, "admin", "Lab-pass1")
    t.line("clear line vty 0")
    check("asked: %r" % t.screen.last(), t.screen.last() == "[confirm]")
    check("cleared", t.line("") == [" [OK]"])
    u.closed()
    t.line("terminal length 0")
    for answer, said in (("", []), ("no", []), ("yes", ["All possible debugging has been turned on"])):
        t.send(b"debug all\r")
        t.ends_with("Continue? (yes/[no]): ")
        out = t.line(answer)
        check("debug all, %r: %r" % (answer, out), [x for x in out if "All poss" in x] == said)
        on = [x for x in t.line("show debugging") if x.endswith(" is on")]
        check("on: %r" % on, bool(on) == bool(said) and not any("key" in x.lower() for x in on))
    t.line("undebug all")
    on = t.line("show debugging")
    check("off: %r" % on, not any(x.endswith(" is on") for x in on))
    # a session that ends takes its connections with it
    t.send(b"telnet other %d\r" % router.port)
    t.ends_with("Username: ")
    t.close()
    while any("vty" in x for x in show(router, "show users")):
        check("gone with its session", time.monotonic() < end)
    console(router, "no ip host other 127.0.0.1", "crypto key zeroize rsa", "yes")


if __name__ == "__main__":
    sys.exit(vtylib.main(globals(), CONFIG))
