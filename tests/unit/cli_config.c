/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The configuration tree over our own example configurations (tests/cli/configs): nothing of them
 * is refused; paste -> show run -> paste is a fixed point; `no` of every line leads back to empty.
 * Then the rules that single lines follow.
 */
#include "config_feed.h"

#include <dirent.h>

#include "cli/conf.h"
#include "cli/files.h"

#define CONFIGS "tests/cli/configs"

/* Fails with the first line that differs: cmocka cuts long strings. */
static void same_config(const char *have, const char *want)
{
	const char *line = want;

	for (size_t i = 0; have[i] || want[i]; i++) {
		if (have[i] != want[i]) {
			print_message("want: %.*s\nhave: %.*s\n", (int)strcspn(line, "\n"), line,
				      (int)strcspn(have + (line - want), "\n"),
				      have + (line - want));
			fail();
		}
		if (want[i] == '\n')
			line = want + i + 1;
	}
}

static bool has_line(const struct box *b, const char *line)
{
	char *text = rendered(b), *want = xasprintf("\n%s\n", line), *all = xasprintf("\n%s", text);
	bool found = strstr(all, want) != NULL;

	free(text);
	free(want);
	free(all);
	return found;
}

static void each_config(void (*fn)(const char *path))
{
	DIR *d = opendir(CONFIGS);
	struct dirent *e;
	int n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		char *path;

		if (!strstr(e->d_name, ".cfg"))
			continue;
		path = xasprintf("%s/%s", CONFIGS, e->d_name);
		print_message("%s\n", path);
		fn(path);
		free(path);
		n++;
	}
	closedir(d);
	assert_true(n >= 3);
}

static void load(struct box *b, const char *path)
{
	struct str refused = { 0 };
	int n = feed_file(&b->f, path, &refused, NULL);

	if (n)
		print_message("%s", str_text(&refused));
	str_free(&refused);
	assert_int_equal(n, 0);
}

static void fixed_point_one(const char *path)
{
	struct box a, b;
	struct cfg *copy;
	struct str s = { 0 };
	char *first, *second;

	box_open(&a);
	load(&a, path);
	first = rendered(&a);
	assert_true(strlen(first) > 1000);

	box_open(&b);
	assert_int_equal(feed_told(&b.f, first), 0);
	second = rendered(&b);
	same_config(second, first);

	/* pasting it again changes nothing */
	uint64_t generation = b.rt.running->generation;

	assert_int_equal(feed_told(&b.f, first), 0);
	free(second);
	second = rendered(&b);
	same_config(second, first);
	if (!strstr(first, "banner") && !strstr(first, "certificate ca"))
		assert_int_equal(b.rt.running->generation, generation);

	copy = cfg_dup(a.rt.running);
	cfg_render(copy, &s, false);
	assert_string_equal(str_text(&s), first);
	cfg_free(copy);
	str_free(&s);
	free(first);
	free(second);
	box_close(&a);
	box_close(&b);
}

/* `no X` takes all that X begins, where IOS lets it; nothing else does. */
static void test_no_of_a_beginning(void **state)
{
	struct box b;
	char *text;

	box_open(&b);
	assert_int_equal(feed_told(&b.f, "interface Tunnel0\n"
				       " tunnel protection ipsec profile P shared\n"
				       " no tunnel protection\n"
				       "interface Tunnel1\n"
				       " tunnel protection ipsec profile Q\n"
				       " no tunnel protection ipsec\n"
				       "crypto ikev2 keyring K\n peer A\n"
				       "  ppk manual id x key topsecret\n  no ppk\n"
				       "crypto ikev2 profile PR\n"
				       " keyring local K\n"
				       " authentication remote rsa-sig\n"
				       " authentication remote pre-share\n"
				       " authentication local pre-share\n"
				       " pki trustpoint T sign\n"
				       " nat keepalive 20\n"
				       " no keyring\n no authentication remote\n"
				       " no pki trustpoint\n no nat\n"), 0);
	text = rendered(&b);
	assert_null(strstr(text, "tunnel protection"));
	assert_null(strstr(text, "ppk"));
	assert_null(strstr(text, "keyring local"));
	assert_null(strstr(text, "authentication remote"));
	assert_null(strstr(text, "pki trustpoint"));
	assert_null(strstr(text, "nat keepalive"));
	assert_non_null(strstr(text, "authentication local pre-share"));
	free(text);
	assert_int_equal(feed_told(&b.f, "interface Tunnel0\n tunnel protection\n"), 1);
	box_close(&b);
}

static void test_server_keys(void **state)
{
	struct box b;
	char *text;

	box_open(&b);
	assert_int_equal(feed_told(&b.f, "service password-encryption\n"
				       "radius-server key alpha-key\n"
				       "tacacs-server key bravo-key\n"
				       "radius-server host 10.0.0.1 auth-port 1812 acct-port 1813 key "
				       "charlie-key\n"), 0);
	text = rendered(&b);
	assert_non_null(strstr(text, "radius-server key 7 "));
	assert_non_null(strstr(text, "tacacs-server key 7 "));
	assert_non_null(strstr(text, "acct-port 1813 key 7 "));
	assert_null(strstr(text, "-key\n"));
	free(text);
	assert_int_equal(feed_told(&b.f, "no radius-server key\nno tacacs-server key\n"), 0);
	text = rendered(&b);
	assert_null(strstr(text, "-server key"));
	free(text);
	box_close(&b);
}

static void test_fixed_point(void **state)
{
	each_config(fixed_point_one);
}

/* Enter the sections that lead to n. */
static void go_to(struct box *b, const struct cfg_node *n)
{
	if (!n->parent) {
		cli_enter(&b->f.c, MODE_CONFIG, NULL);
		return;
	}
	go_to(b, n->parent);
	assert_int_equal(feed_told(&b->f, n->line), 0);
}

static void negate(struct box *b, struct cfg_node *n)
{
	char *line = xasprintf("%s %s", n->no ? "default" : "no", n->line);
	struct cfg_node *parent = n->parent;
	uint64_t before;

	go_to(b, parent);
	before = b->rt.running->generation;
	if (feed_told(&b->f, line) || b->rt.running->generation == before) {
		print_message("no effect: %s\n", line);
		fail();
	}
	free(line);
}

static void negate_all(struct box *b, struct cfg_node *section)
{
	struct cfg_node *n = section->last;

	while (n) {
		const char *name;

		if (n->first) {
			negate_all(b, n);
			n = section->last;
			continue;
		}
		name = cfg_var(n, "name");
		if (!strncmp(n->line, "interface ", 10) && iface_name_cabled(name)) {
			struct cfg_node *prev = n->prev;

			n = prev; /* a port cannot be pulled out by a command */
			continue;
		}
		negate(b, n);
		n = section->last;
	}
}

static void no_leads_to_empty_one(const char *path)
{
	struct box b;

	box_open(&b);
	load(&b, path);
	negate_all(&b, &b.rt.running->root);
	for (struct cfg_node *n = b.rt.running->root.first; n; n = n->next) {
		assert_true(iface_name_cabled(cfg_var(n, "name")));
		assert_null(n->first);
	}
	assert_string_equal(b.rt.hostname, "Router");
	box_close(&b);
}

static void test_no_leads_to_empty(void **state)
{
	each_config(no_leads_to_empty_one);
}

/* What is entered, and the line (or, with a leading `-`, its absence) that show run has then. */
static const struct {
	const char *in, *out;
} rules[] = {
	{ "interface Loopback1\nip address 10.0.0.1 255.255.255.0\nip address 10.0.0.2 "
	  "255.255.255.0",
	  " ip address 10.0.0.2 255.255.255.0" },
	{ "interface Loopback1\nip address 10.0.0.1 255.255.255.0\nip unnumbered Loopback2",
	  "- no ip address" },
	{ "interface Loopback1\nno ip address", " no ip address" },
	{ "interface Loopback1\nip address 10.0.0.1 255.255.255.0\nip address 10.1.0.1 "
	  "255.255.255.0 "
	  "secondary\nno ip address",
	  "- ip address 10.1.0.1 255.255.255.0 secondary" },
	{ "interface Loopback1\nip address 10.0.0.1 255.255.255.0\nvrf forwarding A",
	  " no ip address" },
	{ "interface Tunnel1\ntunnel mode ipsec ipv4\ntunnel mode gre ip", "- tunnel mode gre ip" },
	{ "interface Tunnel1\nno ip redirects\nip redirects", "- no ip redirects" },
	{ "interface Tunnel1\nip mtu 1400\ndefault ip mtu", "- ip mtu 1400" },
	{ "int virtual-t 1 type tunnel\nint virtual-template1\nip mtu 1400",
	  "interface Virtual-Template1 type tunnel" },
	{ "crypto ikev2 keyring K\npeer A\npre-shared-key local x\npre-shared-key remote y\n"
	  "pre-shared-key z",
	  "-  pre-shared-key local x" },
	{ "crypto ikev2 keyring K\npeer A\npre-shared-key 0 x y", "  pre-shared-key x y" },
	{ "crypto ikev2 profile P\nlifetime 86400", "- lifetime 86400" },
	{ "no crypto ikev2 proposal default", "no crypto ikev2 proposal default" },
	{ "no crypto ikev2 proposal default\ndefault crypto ikev2 proposal",
	  "-no crypto ikev2 proposal default" },
	{ "no crypto ikev2 policy default\ncrypto ikev2 policy default\nmatch fvrf any",
	  "crypto ikev2 policy default" },
	{ "crypto ikev2 proposal P\nno crypto ikev2 proposal P", "-crypto ikev2 proposal P" },
	{ "crypto ipsec transform-set T esp-aes 256 esp-sha-hmac\nmode transport\n"
	  "crypto ipsec transform-set T esp-gcm",
	  " mode transport" },
	{ "ip route 10.0.0.0 255.0.0.0 192.0.2.1\nip route 10.0.0.0 255.0.0.0 192.0.2.2\n"
	  "no ip route 10.0.0.0 255.0.0.0 192.0.2.1",
	  "ip route 10.0.0.0 255.0.0.0 192.0.2.2" },
	{ "ip route 10.0.0.0 255.0.0.0 192.0.2.1\nip route 10.0.0.0 255.0.0.0 192.0.2.2\n"
	  "no ip route 10.0.0.0 255.0.0.0",
	  "-ip route 10.0.0.0 255.0.0.0 192.0.2.2" },
	{ "ip domain-lookup\nno ip domain-lookup", "no ip domain lookup" },
	{ "ip domain-name a.example", "ip domain name a.example" },
	{ "access-list 5 permit 10.0.0.0 0.0.0.255\naccess-list 5 deny any\n"
	  "no access-list 5 deny any",
	  "-access-list 5 permit 10.0.0.0 0.0.0.255" },
	{ "ip access-list extended E\npermit ip any any\npermit ip any any\n5 deny udp any any",
	  " 10 permit ip any any" },
	{ "ip access-list extended E\npermit ip any any\n5 deny udp any any\nno 5",
	  "- 5 deny udp any any" },
	{ "ip prefix-list L permit 10.0.0.0/8\nip prefix-list L deny 0.0.0.0/0",
	  "ip prefix-list L seq 10 deny 0.0.0.0/0" },
	{ "route-map M\nset metric 5", "route-map M permit 10" },
	{ "service password-encryption\nline vty 0 4\npassword secret", "- password secret" },
	{ "line vty 0 4\npassword secret\nservice password-encryption", "- password secret" },
	{ "username a password 0 x\nusername a privilege 15",
	  "username a privilege 15 password 0 x" },
	{ "logging console debugging", "-logging console debugging" },
	{ "no logging console\nlogging console", "-no logging console" },
	{ "line con 0\nexec-timeout 10 0", "- exec-timeout 10 0" },
	{ "router bgp 1\nneighbor 10.0.0.1 remote-as 2\nneighbor 10.0.0.1 weight 5\nno neighbor "
	  "10.0.0.1",
	  "- neighbor 10.0.0.1 weight 5" },
	{ "router bgp 1\nneighbor 10.0.0.1 remote-as 2\nneighbor 10.0.0.1 remote-as 3",
	  "- neighbor 10.0.0.1 remote-as 2" },
	/* shown as IOS does, however they were typed */
	{ "time-range T\nabsolute start 8:05 1 sep 2029\n", " absolute start 08:05 01 September 2029" },
	{ "time-range T\nperiodic mon fri 8:00 to 9:00\n", " periodic Monday Friday 8:00 to 9:00" },
	{ "object-group service S\ntcp www\n", " tcp eq www" },
	{ "object-group service S\ntcp eq www\nno tcp www\n", "- tcp eq www" },
	{ "flow record R\nmatch ipv4 source address\nno match ipv4 source address\n",
	  "- match ipv4 source address" },
};

static void test_rules(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(rules); i++) {
		const char *want = rules[i].out;
		bool absent = *want == '-';
		struct box b;

		box_open(&b);
		assert_int_equal(feed_told(&b.f, rules[i].in), 0);
		if (has_line(&b, want + absent) == absent) {
			char *text = rendered(&b);

			print_message("rule: %s\nwants: %s\nhas:\n%s", rules[i].in, want, text);
			free(text);
			fail();
		}
		box_close(&b);
	}
}

/* Lines that IOS refuses by their values, with its words. */
static const struct {
	const char *in, *line, *text;
} refusals[] = {
	{ "interface Loopback1", "ip address 10.12.12.0 255.255.255.0",
	  "Bad mask /24 for address 10.12.12.0\n" },
	{ "interface Loopback1", "ip address 10.12.12.255 255.255.255.0",
	  "Bad mask /24 for address 10.12.12.255\n" },
	{ "interface Loopback1", "ip address 10.1.1.1 255.0.255.0",
	  "Bad mask 0xFF00FF00 for address 10.1.1.1\n" },
	{ "interface Loopback1", "ip address 224.1.1.1 255.255.255.0",
	  "Not a valid host address - 224.1.1.1\n" },
	{ "interface Loopback1\nip address 10.0.0.1 255.0.0.0\ninterface Loopback2",
	  "ip address 10.2.0.1 255.255.0.0", "% 10.2.0.0 overlaps with Loopback1\n" },
	{ "", "ip route 10.1.1.1 255.255.255.0 192.0.2.1", "%Inconsistent address and mask\n" },
	{ "interface GigabitEthernet1\nexit", "no interface GigabitEthernet1",
	  "% Removal of physical interfaces is not permitted\n" },
	{ "", "crypto map M 10", "% Incomplete command.\n\n" },
	{ "", "crypto ipsec transform-set NEW", "% Incomplete command.\n\n" },
	{ "flow record R", "match ipv4 sauce address",
	  "            ^\n% Invalid input detected at '^' marker.\n\n" },
	{ "time-range T", "periodic someday 8:00 to 9:00",
	  "          ^\n% Invalid input detected at '^' marker.\n\n" },
	{ "object-group service S", "tcp nosuch",
	  "    ^\n% Invalid input detected at '^' marker.\n\n" },
	{ "ip access-list extended E", "permit tcp any any eq nosuch",
	  "                      ^\n% Invalid input detected at '^' marker.\n\n" },
	{ "", "crypto ipsec transform-set T esp-gcm esp-sha-hmac",
	  "                                     ^\n% Invalid input detected at '^' marker.\n\n" },
	{ "", "hostname bad!name", "% Hostname contains one or more illegal characters.\n\n" },
};

static void test_refusals(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(refusals); i++) {
		struct box b;
		unsigned before;

		box_open(&b);
		assert_int_equal(feed_told(&b.f, refusals[i].in), 0);
		str_reset(&b.f.out);
		before = b.f.c.errors;
		cli_exec(&b.f.c, refusals[i].line, 0);
		assert_string_equal(str_text(&b.f.out), refusals[i].text);
		assert_int_equal(b.f.c.errors, before + 1);
		box_close(&b);
	}
}

/* Lines that are taken, and what IOS says to them. */
static const struct {
	const char *in, *line, *text;
} remarks[] = {
	{ "", "crypto ikev2 profile P",
	  "IKEv2 profile MUST have:\n   1. A local and a remote authentication method.\n"
	  "   2. A match identity or a match certificate or match any statement.\n" },
	{ "crypto ikev2 profile P\nmatch identity remote any\nauthentication local pre-share\n"
	  "authentication remote pre-share\nexit",
	  "crypto ikev2 profile P", "" },
	{ "crypto ikev2 policy P\nproposal X", "proposal X",
	  "% Policy already has same proposal set \n" },
	{ "crypto ikev2 profile P\ncrypto ipsec profile Q\nset ikev2-profile P\nexit",
	  "no crypto ikev2 profile P", "% Profile in use\n" },
	{ "interface Loopback1\nip address 10.0.0.1 255.255.255.0", "vrf forwarding A",
	  "% Interface Loopback1 IPv4 disabled and address(es) removed due to enabling VRF A\n" },
	{ "interface Loopback1\nip address 10.0.0.1 255.255.255.0\nexit",
	  "default interface Loopback1", "Interface Loopback1 set to default configuration\n" },
};

static void test_remarks(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(remarks); i++) {
		struct box b;

		box_open(&b);
		assert_int_equal(feed_told(&b.f, remarks[i].in), 0);
		str_reset(&b.f.out);
		cli_exec(&b.f.c, remarks[i].line, 0);
		assert_string_equal(str_text(&b.f.out), remarks[i].text);
		box_close(&b);
	}
}

/* Old and short spellings are kept as the full command, inside which the paste goes on. */
static void test_spellings(void **state)
{
	struct str out = { 0 };
	struct box b;

	box_open(&b);
	assert_int_equal(feed_told(&b.f, "router eigrp LAB\naddress-family ipv4 unicast as 7\n"
					 "network 10.0.0.0\naf-interface Tunnel0\n"
					 "no split-horizon\n"), 0);
	cfg_render(b.rt.running, &out, false);
	assert_non_null(strstr(str_text(&out), " address-family ipv4 unicast autonomous-system 7\n"));
	assert_non_null(strstr(str_text(&out), "   no split-horizon\n"));
	str_free(&out);
	box_close(&b);
}

static void test_order(void **state)
{
	static const char *const order[] = {
		"\nhostname ",
		"\nusername ",
		"\ncrypto ikev2 proposal ",
		"\ncrypto ikev2 policy ",
		"\ncrypto ikev2 keyring ",
		"\ncrypto ikev2 profile ",
		"\ncrypto ipsec transform-set ",
		"\ncrypto ipsec profile ",
		"\ninterface Loopback0\n",
		"\ninterface Tunnel1\n",
		"\ninterface GigabitEthernet1\n",
		"\ninterface GigabitEthernet2\n",
		"\ninterface GigabitEthernet10\n",
		"\ninterface Virtual-Template1 ",
		"\nrouter eigrp ",
		"\nip route 0.0.0.0 ",
		"\nip route 10.0.0.0 ",
		"\nip access-list ",
		"\nline con ",
		"\nline vty ",
	};
	struct box b;
	char *text;
	const char *at;

	box_open(&b);
	feed_told(&b.f,
		"line vty 0 4\nline con 0\nip access-list standard A\nip route 10.0.0.0 255.0.0.0 "
		"192.0.2.1\nip route 0.0.0.0 0.0.0.0 192.0.2.1\nrouter eigrp 1\ninterface "
		"Virtual-Template1 type tunnel\ninterface GigabitEthernet10\ninterface "
		"GigabitEthernet2\ninterface GigabitEthernet1\ninterface Tunnel1\ninterface "
		"Loopback0\ncrypto ipsec profile I\ncrypto ipsec transform-set T esp-gcm\ncrypto "
		"ikev2 profile P\ncrypto ikev2 keyring K\ncrypto ikev2 policy O\ncrypto ikev2 "
		"proposal R\nusername a password 0 b\nhostname H");
	text = rendered(&b);
	at = text;
	for (size_t i = 0; i < ARRAY_SIZE(order); i++) {
		const char *next = strstr(at, order[i]);

		if (!next)
			print_message("out of order: %s in\n%s", order[i], text);
		assert_non_null(next);
		at = next + 1;
	}
	free(text);
	box_close(&b);
}

static void test_type7(void **state)
{
	static const char *const words[] = { "x", "cisco", "a long key with blanks and ?!",
					     "\xc3\xa9t\xc3\xa9" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		struct str enc = { 0 }, dec = { 0 };

		conf_type7_encode(words[i], &enc);
		assert_string_not_equal(str_text(&enc), words[i]);
		assert_true(conf_type7_decode(str_text(&enc), &dec));
		assert_string_equal(str_text(&dec), words[i]);
		str_free(&enc);
		str_free(&dec);
	}
	struct str dec = { 0 };

	/* known pair, see any description of the format */
	assert_true(conf_type7_decode("094F471A1A0A", &dec));
	assert_string_equal(str_text(&dec), "cisco");
	assert_false(conf_type7_decode("9", &dec));
	assert_false(conf_type7_decode("09ZZ", &dec));
	str_free(&dec);
}

/* Changes made to routing.cfg for the next test. */
static const char edits[] =
	"hostname OTHER\ninterface GigabitEthernet1\nip address 192.0.2.9 255.255.255.0\n"
	"no ip ospf cost\nip split-horizon eigrp 100\nno standby 1 priority 110\nexit\n"
	"no router rip\nrouter eigrp NAMED\naddress-family ipv4 unicast autonomous-system 200\n"
	"af-interface Tunnel2\nhello-interval 9\nexit\nno af-interface Tunnel1\ntopology base\n"
	"variance 7\nexit\nexit\nexit\nno route-map PBR deny 20\nroute-map PBR permit 10\n"
	"no set metric\nset metric 7\nexit\nip route 10.0.0.0 255.0.0.0 Null0\n"
	"ip access-list extended NEW\npermit ip any any\nexit\nntp server 192.0.2.124\n"
	"crypto ikev2 keyring K\npeer A\naddress 10.0.0.1\npre-shared-key x\n"
	"no crypto ikev2 proposal default\ninterface Loopback7\nip address 10.7.7.7 "
	"255.255.255.255\n";

static void commands_lead(struct box *from, const struct box *to)
{
	struct str s = { 0 }, diff = { 0 };
	char *have, *want;

	assert_true(cfg_diff(from->rt.running, to->rt.running, &diff));
	cfg_commands(from->rt.running, to->rt.running, &s);
	cli_enter(&from->f.c, MODE_CONFIG, NULL);
	assert_int_equal(feed_told(&from->f, str_text(&s)), 0);
	have = rendered(from);
	want = rendered(to);
	same_config(have, want);
	str_reset(&diff);
	assert_false(cfg_diff(from->rt.running, to->rt.running, &diff));
	str_free(&s);
	str_free(&diff);
	free(have);
	free(want);
}

static void test_differences(void **state)
{
	struct box a, b, c;
	struct str s = { 0 };
	char *one, *two;

	box_open(&a);
	box_open(&b);
	box_open(&c);
	load(&a, CONFIGS "/routing.cfg");
	load(&b, CONFIGS "/routing.cfg");
	load(&c, CONFIGS "/routing.cfg");
	assert_false(cfg_diff(a.rt.running, b.rt.running, &s));
	cli_enter(&b.f.c, MODE_CONFIG, NULL);
	assert_int_equal(feed_told(&b.f, edits), 0);

	assert_true(cfg_diff(a.rt.running, b.rt.running, &s));
	assert_non_null(strstr(str_text(&s), "+hostname OTHER\n"));
	assert_non_null(strstr(str_text(&s), "-hostname R-RT\n"));
	assert_non_null(strstr(str_text(&s), "interface GigabitEthernet1\n +ip address 192.0.2.9 "
					     "255.255.255.0\n"));
	assert_non_null(strstr(str_text(&s), " -ip address 192.0.2.2 255.255.255.0\n"));
	assert_null(strstr(str_text(&s), "vrf definition"));
	str_free(&s);

	commands_lead(&a, &b);
	commands_lead(&a, &c); /* and back again */

	/* trees change places, and stand as well there */
	one = rendered(&b);
	cfg_swap(b.rt.running, c.rt.running);
	two = rendered(&c);
	same_config(two, one);
	cli_enter(&c.f.c, MODE_CONFIG, NULL);
	assert_int_equal(feed_told(&c.f, "no interface Loopback7\nhostname R-RT"), 0);
	assert_false(has_line(&c, "interface Loopback7"));
	free(one);
	free(two);
	box_close(&a);
	box_close(&b);
	box_close(&c);
}

/* Every row of every table can be reached and has its help. */
static void test_tables(void **state)
{
	struct str report = { 0 };
	size_t n = gram_selftest(gram, &report);

	if (n)
		print_message("%s", str_text(&report));
	str_free(&report);
	assert_int_equal(n, 0);
	assert_true(gram_rows(gram) > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_fixed_point),
		cmocka_unit_test(test_no_of_a_beginning),
		cmocka_unit_test(test_server_keys),
		cmocka_unit_test(test_no_leads_to_empty),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_remarks),
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_type7),
		cmocka_unit_test(test_differences),
	};

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
