# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools people drive routers with: Netmiko over telnet and SSH, Ansible's cisco.ios modules,
expect. Each one's own parser judges what the router prints; none is told that it is not an IOS.
They spend their time asleep, so they work side by side."""

import json
import logging
import os
import shutil
import subprocess
import sys
import textwrap

import vtylib
from vtylib import Telnet

CONFIG = """hostname R1
ip domain name lab.example
no logging console
enable secret 0 Lab-enable1
username admin privilege 15 secret 0 Lab-pass1
username guest secret 0 Lab-pass2
interface Loopback0
 description first
 ip address 10.255.0.1 255.255.255.255
ip route 10.9.0.0 255.255.0.0 Null0
line vty 0 15
 exec-timeout 0 0
 login local
 transport input telnet ssh
end
"""


def check(what, ok):
    if not ok:
        raise AssertionError(what)


def make_key(router):
    con = Telnet(path=router.sock)
    con.prompt()
    con.line("configure terminal")
    con.line("crypto key generate rsa modulus 2048")
    con.line("end")
    con.close()


def netmiko_session(router, kind, lo):
    """What scripts do: log in, enable, show, configure, save, leave."""
    from netmiko import ConnectHandler

    port = router.ssh if kind == "cisco_ios" else router.port
    net = ConnectHandler(device_type=kind, host="127.0.0.1", port=port, username="guest",
                         password="Lab-pass2", secret="Lab-enable1", fast_cli=False,
                         global_delay_factor=0.2)
    check("user exec: %r" % net.find_prompt(), net.find_prompt() == "R1>")
    net.enable()
    check("enabled: %r" % net.find_prompt(), net.find_prompt() == "R1#")
    text = net.send_command("show version")
    check("version: %r" % text, "Cisco IOS" in text and "R1 uptime is" in text)
    brief = net.send_command("show ip interface brief | include Loopback0")
    check("brief: %r" % brief, brief.split()[:2] == ["Loopback0", "10.255.0.1"])
    long = net.send_command("show running-config all", delay_factor=5)
    check("no --More--", "--More--" not in long and long.rstrip().endswith("end"))
    said = net.send_config_set([lo, "description by " + kind,
                                "ip address 10.7.7.%s 255.255.255.255" % lo[-1], "no shutdown"])
    check("no complaint: %r" % said, "%" not in said)
    shown = net.send_command("show running-config | section " + lo.split()[1])
    check("configured: %r" % shown, shown.splitlines() == [
        lo, " description by " + kind, " ip address 10.7.7.%s 255.255.255.255" % lo[-1]])
    saved = net.save_config()
    check("saved: %r" % saved, "[OK]" in saved)
    wrong = net.send_command("show nonsense")
    check("marker: %r" % wrong, "% Invalid input detected at '^' marker." in wrong)
    net.send_config_set(["no " + lo])
    net.disconnect()


def test_netmiko_telnet(router):
    netmiko_session(router, "cisco_ios_telnet", "interface Loopback6")


def test_netmiko_ssh(router):
    netmiko_session(router, "cisco_ios", "interface Loopback7")


def test_netmiko_refused(router):
    from netmiko import ConnectHandler
    from netmiko.ssh_exception import NetMikoAuthenticationException

    for kind, port in (("cisco_ios", router.ssh), ("cisco_ios_telnet", router.port)):
        try:
            ConnectHandler(device_type=kind, host="127.0.0.1", port=port, username="admin",
                           password="wrong", global_delay_factor=0.2)
        except NetMikoAuthenticationException:
            continue
        raise AssertionError("%s: let in" % kind)


PLAYBOOK = """
- hosts: r1
  gather_facts: false
  tasks:
    - cisco.ios.ios_facts:
        gather_subset: [default, hardware, interfaces, config]
        gather_network_resources: [interfaces, l3_interfaces, static_routes, hostname]
    - copy:
        content: "{{ ansible_facts | to_json }}"
        dest: "{{ out }}/facts.json"
      delegate_to: localhost
    - cisco.ios.ios_command:
        commands:
          - show ip interface brief
          - show running-config | include ^ip route
        wait_for:
          - result[0] contains Loopback0
      register: commands
    - cisco.ios.ios_config:
        parents: interface Loopback8
        lines:
          - description by ansible
          - ip address 10.8.8.8 255.255.255.255
        save_when: changed
      register: first
    - cisco.ios.ios_config:
        parents: interface Loopback8
        lines:
          - description by ansible
          - ip address 10.8.8.8 255.255.255.255
      register: again
    - cisco.ios.ios_config:
        lines: [ip domain nonsense here]
      register: wrong
      ignore_errors: true
    - copy:
        content: "{{ {'commands': commands.stdout_lines, 'first': first.changed,
          'again': again.changed, 'wrong': wrong.failed} | to_json }}"
        dest: "{{ out }}/rest.json"
      delegate_to: localhost
"""


def test_ansible(router):
    if not shutil.which("ansible-playbook"):
        raise AssertionError("no ansible-playbook")
    d = router.dir
    with open(os.path.join(d, "play.yml"), "w", encoding="ascii") as f:
        f.write(PLAYBOOK)
    with open(os.path.join(d, "hosts"), "w", encoding="ascii") as f:
        f.write("r1 ansible_host=127.0.0.1 ansible_port=%d ansible_user=admin "
                "ansible_password=Lab-pass1 ansible_connection=ansible.netcommon.network_cli "
                "ansible_network_os=cisco.ios.ios ansible_network_cli_ssh_type=paramiko "
                "ansible_python_interpreter=/usr/bin/python3\n" % router.ssh)
    env = dict(os.environ, HOME=d, ANSIBLE_HOST_KEY_CHECKING="False", ANSIBLE_NOCOLOR="1",
               ANSIBLE_LOCAL_TEMP=os.path.join(d, "tmp"), ANSIBLE_PERSISTENT_CONNECT_TIMEOUT="30",
               ANSIBLE_PERSISTENT_CONTROL_PATH_DIR=os.path.join(d, "pc"),
               ANSIBLE_DEPRECATION_WARNINGS="False", LC_ALL="C.UTF-8")
    done = subprocess.run(["ansible-playbook", "-i", os.path.join(d, "hosts"), "-e", "out=" + d,
                           os.path.join(d, "play.yml")], env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, universal_newlines=True, timeout=150)
    check("playbook:\n" + done.stdout[-3000:], done.returncode == 0)
    with open(os.path.join(d, "facts.json"), encoding="utf-8") as f:
        facts = json.load(f)
    with open(os.path.join(d, "rest.json"), encoding="utf-8") as f:
        rest = json.load(f)
    check("hostname", facts["net_hostname"] == "R1")
    check("version: %r" % facts.get("net_version"), facts["net_version"][:1].isdigit())
    check("model", "CSR1000V" in facts["net_model"])
    lo = facts["net_interfaces"]["Loopback0"]
    check("interface: %r" % lo, lo["description"] == "first" and lo["operstatus"] == "up" and
          lo["ipv4"] == [{"address": "10.255.0.1", "subnet": "32"}])
    l3 = {i["name"]: i for i in facts["network_resources"]["l3_interfaces"]}
    check("l3: %r" % l3, l3["Loopback0"]["ipv4"][0]["address"].startswith("10.255.0.1"))
    routes = facts["network_resources"]["static_routes"]
    check("routes: %r" % routes, "10.9.0.0/16" in json.dumps(routes))
    check("memory", facts["net_memtotal_mb"] > 0)
    check("config", "hostname R1" in facts["net_config"])
    check("commands", rest["commands"][1] == ["ip route 10.9.0.0 255.255.0.0 Null0"])
    check("idempotent: %r" % rest, rest["first"] and not rest["again"] and rest["wrong"])


EXPECT = r"""
set timeout 15
spawn telnet 127.0.0.1 PORT
proc want {what} {
    expect {
        -re $what { return }
        timeout { puts "no $what"; exit 1 }
        eof { puts "closed before $what"; exit 1 }
    }
}
want "Username: "
send "admin\r"
want "Password: "
send "Lab-pass1\r"
want "R1#"
send "terminal length 0\r"
want "R1#"
send "conf t\r"
want {R1\(config\)#}
send "int lo9\r"
want {R1\(config-if\)#}
send "desc by expect\r"
want {R1\(config-if\)#}
send "\032"
want "R1#"
send "show run int lo9\r"
want "description by expect"
want "R1#"
send "conf t\r"
want {R1\(config\)#}
send "no int lo9\r"
want {R1\(config\)#}
send "end\r"
want "R1#"
send "exit\r"
expect { eof { exit 0 } timeout { puts "not closed"; exit 1 } }
"""


def test_expect(router):
    if not shutil.which("expect") or not shutil.which("telnet"):
        raise AssertionError("no expect or telnet")
    done = subprocess.run(["expect", "-"], input=EXPECT.replace("PORT", str(router.port)),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          universal_newlines=True, timeout=60)
    check("expect:\n" + textwrap.indent(done.stdout[-2000:], "  "), done.returncode == 0)


if __name__ == "__main__":
    logging.getLogger("paramiko").setLevel(logging.CRITICAL)
    sys.exit(vtylib.main(globals(), CONFIG, make_key, at_once=8))
