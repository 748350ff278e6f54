/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Access lists as nft conditions, the table of a namespace as text, prefix lists and route maps.
 */
#include "tests/unit/test.h"

#include <stdlib.h>

#include "base/log.h"
#include "routing/acl_log.h"
#include "routing/packet_debug.h"
#include "routing/filter_text.h"

static void condition(struct acl_entry *e, bool v6, const char *want)
{
	struct str s = { 0 };

	acl_entry_nft(e, v6, &s);
	assert_string_equal(str_text(&s), want);
	str_free(&s);
}

static void entries_become_conditions(void **state)
{
	struct acl_entry e;

	acl_entry_init(&e);
	condition(&e, false, "meta nfproto ipv4 ");
	e.proto = 6;
	assert_true(addr_parse("10.0.1.7", &e.src.addr));
	e.src.wild = 0x00ff00ff; /* with holes */
	assert_true(addr_parse("192.0.2.1", &e.dst.addr));
	e.dst.ports = (struct acl_ports){ .op = ACL_PORT_EQ, .port = { 22, 80 }, .n = 2 };
	e.established = true;
	condition(&e, false,
		  "meta nfproto ipv4 meta l4proto 6 ip saddr & 255.0.255.0 == 10.0.1.0 ip daddr 192.0.2.1 "
		  "tcp dport { 22, 80 } tcp flags & 0x14 != 0 ");
	acl_entry_init(&e);
	e.proto = 17;
	e.src.ports = (struct acl_ports){ .op = ACL_PORT_RANGE, .port = { 100, 200 }, .n = 2 };
	e.precedence = 5;
	condition(&e, false, "meta nfproto ipv4 meta l4proto 17 @nh,8,3 == 5 udp sport >= 100 udp sport "
		  "<= 200 ");
	acl_entry_init(&e);
	e.proto = 58;
	e.icmp_type = 128;
	assert_true(addr_parse("2001:db8::", &e.src.addr));
	e.src.len = 32;
	condition(&e, true, "meta nfproto ipv6 meta l4proto 58 ip6 saddr 2001:DB8::/32 icmpv6 type 128 ");
}

static enum acl_fate judge(const struct acl *a, uint8_t proto, const char *src, uint16_t sport,
			   uint16_t dport, uint32_t *seq)
{
	struct acl_packet p = { .proto = proto, .sport = sport, .dport = dport };
	const struct acl_entry *by;
	enum acl_fate f;

	assert_true(addr_parse(src, &p.src));
	assert_true(addr_parse("192.0.2.1", &p.dst));
	f = acl_judge(a, &p, &by);
	*seq = by ? by->seq : 0;
	return f;
}

/* What a list does with one packet, without a kernel. */
static void packets_are_judged(void **state)
{
	struct acl_entry e[7];
	struct acl a = { .entry = e, .n = ARRAY_SIZE(e) };
	uint32_t seq;

	for (size_t i = 0; i < ARRAY_SIZE(e); i++) {
		acl_entry_init(&e[i]);
		e[i].seq = 10 * (uint32_t)(i + 1);
	}
	e[0].proto = 17; /* deny udp host 10.0.0.1 any eq isakmp */
	assert_true(addr_parse("10.0.0.1", &e[0].src.addr));
	e[0].dst.ports = (struct acl_ports){ .op = ACL_PORT_EQ, .port = { 500 }, .n = 1 };
	e[1].permit = true; /* permit udp 10.0.0.0 0.0.0.255 range 400 600 any */
	e[1].proto = 17;
	assert_true(addr_parse("10.0.0.0", &e[1].src.addr));
	e[1].src.wild = 0xff;
	e[1].src.ports = (struct acl_ports){ .op = ACL_PORT_RANGE, .port = { 400, 600 }, .n = 2 };
	e[2].permit = true; /* an object group */
	e[2].proto = 50;
	e[2].src.set = (char *)"10.1.0.1, 10.2.0.10-10.2.0.20, 10.3.0.0/24";
	e[3].proto = 50; /* deny esp any any dscp ef */
	e[3].dscp = 46;
	e[4].permit = e[4].inactive = true;
	e[5].proto = 6; /* deny tcp any any established */
	e[5].established = true;
	e[6].permit = e[6].fragments = true;
	assert_int_equal(judge(&a, 17, "10.0.0.1", 500, 500, &seq), ACL_DENIES);
	assert_int_equal(seq, 10);
	assert_int_equal(judge(&a, 17, "10.0.0.1", 500, 4500, &seq), ACL_PERMITS);
	assert_int_equal(seq, 20);
	assert_int_equal(judge(&a, 17, "10.0.1.1", 500, 500, &seq), ACL_DENIES);
	assert_int_equal(seq, 0); /* behind the last one */
	assert_int_equal(judge(&a, 17, "10.0.0.2", 700, 500, &seq), ACL_DENIES);
	assert_int_equal(judge(&a, 50, "10.1.0.1", 0, 0, &seq), ACL_PERMITS);
	assert_int_equal(judge(&a, 50, "10.2.0.10", 0, 0, &seq), ACL_PERMITS);
	assert_int_equal(judge(&a, 50, "10.2.0.20", 0, 0, &seq), ACL_PERMITS);
	assert_int_equal(judge(&a, 50, "10.3.0.77", 0, 0, &seq), ACL_PERMITS);
	assert_int_equal(seq, 30);
	assert_int_equal(judge(&a, 50, "10.2.0.21", 0, 0, &seq), ACL_DEPENDS);
	assert_int_equal(seq, 40);
	assert_int_equal(judge(&a, 6, "10.2.0.21", 1, 2, &seq), ACL_DEPENDS);
	assert_int_equal(judge(&a, 1, "10.2.0.21", 0, 0, &seq), ACL_DENIES);
	assert_int_equal(seq, 0);
}

static struct filter_conf conf_make(void)
{
	struct filter_conf c = { .n_ifs = 2 };
	struct acl *a = calloc(1, sizeof(*a));

	strcpy(a->name, "N-1");
	a->entry = calloc(2, sizeof(*a->entry));
	a->n = 2;
	for (int i = 0; i < 2; i++) {
		acl_entry_init(&a->entry[i]);
		a->entry[i].seq = 10u * (i + 1);
	}
	assert_true(addr_parse("10.9.0.0", &a->entry[0].dst.addr));
	a->entry[0].dst.wild = 0xffff;
	a->entry[1].permit = true;
	c.policy.acl = a;
	c.policy.n_acls = 1;
	c.ifs = calloc(2, sizeof(*c.ifs));
	strcpy(c.ifs[0].name, "GigabitEthernet1");
	strcpy(c.ifs[0].acl_in, "N-1");
	c.ifs[0].nat = NAT_SIDE_INSIDE;
	strcpy(c.ifs[1].name, "GigabitEthernet2");
	c.ifs[1].nat = NAT_SIDE_OUTSIDE;
	c.rules = calloc(1, sizeof(*c.rules));
	c.n_rules = 1;
	strcpy(c.rules[0].acl, "N-1");
	strcpy(c.rules[0].interface, "GigabitEthernet2");
	return c;
}

static char *text_of(const struct filter_conf *c, bool closed)
{
	struct filter_dev dev[2] = { { .conf = &c->ifs[0], .name = "GigabitEthernet1", .dev = "Gi1" },
				     { .conf = &c->ifs[1], .name = "GigabitEthernet2", .dev = "Gi2" } };
	struct filter_ns ns = { .conf = c, .vrf = "", .dev = dev, .n_devs = 2, .closed = closed };
	struct str s = { 0 };

	dev[1].addr = addr_v4(0xc6336401);
	filter_text(&ns, &s);
	return str_steal(&s);
}

static void has(const char *text, const char *want)
{
	if (!strstr(text, want))
		print_error("not there: %s\n%s", want, text);
	assert_non_null(strstr(text, want));
}

/* vrf RED's inside, the outside here: RED leaves with its address on the link, which is translated
 * here; nobody else's source is. */
static void translation_goes_over_the_link(void **state)
{
	struct filter_conf c = conf_make();
	struct vrf_link red = { .to = "RED", .dev = "vrflink1", .local = addr_v4(0xc0000010),
				.remote = addr_v4(0xc0000011) };
	struct vrf_link here = { .to = "", .dev = "vrflink0", .local = addr_v4(0xc0000011),
				 .remote = addr_v4(0xc0000010) };
	struct filter_dev out = { .conf = &c.ifs[1], .name = "GigabitEthernet2", .dev = "Gi2",
				  .addr = addr_v4(0xc6336401) };
	struct filter_dev in = { .conf = &c.ifs[0], .name = "GigabitEthernet1", .dev = "Gi1" };
	struct filter_ns ns = { .conf = &c, .vrf = "", .dev = &out, .n_devs = 1, .link = &red,
				.n_links = 1 };
	struct str s = { 0 };

	strcpy(c.rules[0].vrf, "RED");
	filter_text(&ns, &s);
	has(str_text(&s), "\tchain nat_do_0 {\n\t\tcounter name nat_misses\n\t\tsnat ip to 198.51.100.1\n");
	has(str_text(&s), "iifname \"vrflink1\" ip saddr 192.0.0.17 oifname \"Gi2\" goto nat_do_0\n");
	assert_null(strstr(str_text(&s), "jump nat_out"));
	str_reset(&s);
	ns = (struct filter_ns){ .conf = &c, .vrf = "RED", .dev = &in, .n_devs = 1, .link = &here,
				 .n_links = 1 };
	filter_text(&ns, &s);
	has(str_text(&s), "oifname \"vrflink0\" snat ip to 192.0.0.17\n");
	has(str_text(&s), "iifname { \"Gi1\" } oifname { \"vrflink0\" } jump nat_out");
	str_free(&s);
	filter_conf_clear(&c);
}

static void each_use_has_its_verdicts(void **state)
{
	struct filter_conf c = conf_make();
	char *t = text_of(&c, false), again[80];

	/* one counter for both uses of the list */
	has(t, "\tcounter a4_N_2d1__10 { }\n");
	assert_null(strstr(strstr(t, "counter a4_N_2d1__10 { }") + 5, "counter a4_N_2d1__10 { }"));
	assert_string_equal(filter_acl_counter("N-1", false, 10, again, sizeof(again)), "a4_N_2d1__10");
	has(t, "iifname \"Gi1\" meta nfproto ipv4 jump f4_N_2d1");
	has(t, "chain f4_N_2d1 {\n\t\tmeta nfproto ipv4 ip daddr & 255.255.0.0 == 10.9.0.0 counter name "
	       "a4_N_2d1__10 goto deny\n\t\tmeta nfproto ipv4 counter name a4_N_2d1__20 return\n"
	       "\t\tgoto deny\n\t}");
	/* NAT: deny leaves alone, and nothing is implied behind the last line */
	has(t, "chain n0_N_2d1 {\n\t\tmeta nfproto ipv4 ip daddr & 255.255.0.0 == 10.9.0.0 counter name "
	       "a4_N_2d1__10 return\n\t\tmeta nfproto ipv4 counter name a4_N_2d1__20 goto nat_do_0\n\t}");
	has(t, "snat ip to 198.51.100.1\n");
	has(t, "iifname { \"Gi1\" } oifname { \"Gi2\" } jump nat_out");
	free(t);
	/* the address is gone: not in clear with another one */
	strcpy(c.rules[0].interface, "GigabitEthernet9");
	t = text_of(&c, false);
	has(t, "counter name nat_misses\n\t\tdrop\n");
	free(t);
	t = text_of(&c, true);
	has(t, "iifname \"Gi1\" drop");
	has(t, "oifname \"Gi1\" drop");
	assert_null(strstr(t, "Gi2"));
	free(t);
	/* an access group with a list that does not exist, and nothing else */
	strcpy(c.ifs[0].acl_in, "NOWHERE");
	c.ifs[1].nat = NAT_SIDE_NONE;
	t = text_of(&c, false);
	assert_string_equal(t, "");
	free(t);
	filter_conf_clear(&c);
}

/* Messages as they come, in the order told. */
static char told[8][400];
static int n_told;

static void told_take(enum log_level level, const char *line, void *arg)
{
	const char *text = strchr(line, '%');

	if (text && n_told < 8)
		snprintf(told[n_told++], sizeof(told[0]), "%s", text);
}

static void told_is(int n, const char *last)
{
	assert_int_equal(n_told, n);
	assert_string_equal(told[n - 1], last);
}

static const uint8_t syn[] = { 0x45, 0, 0, 40, 0, 1, 0, 0, 64, 6, 0, 0, 10, 1, 0, 10, 192, 0, 2, 1,
			       0xc0, 0x01, 0, 23 };

static void packets_are_read(void **state)
{
	static const uint8_t six[] = { 0x60, 0, 0, 0, 0, 16, 0, 64, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0,
				       0, 0, 0, 0, 0, 1, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0,
				       0, 0, 2, 58, 0, 0, 0, 0, 0, 0, 0, 128, 7 };
	uint8_t b[sizeof(syn)];
	struct acl_log_packet p;

	assert_true(acl_log_parse(syn, sizeof(syn), &p));
	assert_true(p.ports && p.proto == 6 && p.sport == 0xc001 && p.dport == 23);
	memcpy(b, syn, sizeof(b));
	b[7] = 2; /* a later fragment has no ports */
	assert_true(acl_log_parse(b, sizeof(b), &p) && !p.ports);
	b[7] = 0;
	b[0] = 0x4f; /* options reach behind the end */
	assert_true(acl_log_parse(b, sizeof(b), &p) && p.ports && !p.sport && !p.dport);
	assert_false(acl_log_parse(syn, 19, &p));
	assert_false(acl_log_parse(syn, 0, &p));
	assert_true(acl_log_parse(six, sizeof(six), &p)); /* behind a hop-by-hop header */
	assert_true(p.icmp && p.type == 128 && p.code == 7 && p.src.family == ADDR_V6);
	assert_false(acl_log_parse(six, 39, &p));
}

static void logged_entries_tell_flows(void **state)
{
	static const uint8_t mac[6] = { 0xaa, 0xbb, 0xcc, 0, 2, 3 };
	struct fake_clock clock = { .now = 0 };
	struct timerq *q = timerq_new(fake_clock_now, &clock);
	struct filter_conf c = conf_make();
	struct acl *a = c.policy.acl;
	struct acl_log_packet p, gre = { .proto = 47 };
	struct acl_log *l = acl_log_new(q, NULL, "", &c.policy, &c.log_threshold);
	struct log_sink *sink;
	const struct acl *la;
	const struct acl_entry *le;
	char prefix[160];

	log_init();
	sink = log_sink_add(LOG_LV_INFO, told_take, NULL);
	n_told = 0;
	a->extended = a->entry[0].log = a->entry[1].log = a->entry[1].log_input = true;
	assert_true(acl_log_parse(syn, sizeof(syn), &p));
	for (int i = 0; i < 4; i++)
		acl_log_seen(l, a, &a->entry[0], &p, "GigabitEthernet1", mac);
	told_is(1, "%SEC-6-IPACCESSLOGP: list N-1 denied tcp 10.1.0.10(49153) -> 192.0.2.1(23), 1 packet");
	clock.now = ACL_LOG_MS;
	timerq_run(q);
	told_is(2, "%SEC-6-IPACCESSLOGP: list N-1 denied tcp 10.1.0.10(49153) -> 192.0.2.1(23), 3 packets");
	clock.now *= 2; /* nothing came: forgotten, and the next packet is the first one again */
	timerq_run(q);
	assert_int_equal(timerq_next(q), -1);
	c.log_threshold = 2;
	for (int i = 0; i < 3; i++)
		acl_log_seen(l, a, &a->entry[0], &p, NULL, NULL);
	told_is(4, "%SEC-6-IPACCESSLOGP: list N-1 denied tcp 10.1.0.10(49153) -> 192.0.2.1(23), 2 packets");
	strcpy(a->entry[1].log_tag, "WHY");
	acl_log_seen(l, a, &a->entry[1], &p, "GigabitEthernet1", mac);
	told_is(5, "%SEC-6-IPACCESSLOGP: list N-1 permitted tcp 10.1.0.10(49153) (GigabitEthernet1 "
		   "aabb.cc00.0203) -> 192.0.2.1(23), 1 packet  [WHY]");
	gre.src = p.src;
	gre.dst = p.dst;
	acl_log_seen(l, a, &a->entry[0], &gre, NULL, NULL);
	told_is(6, "%SEC-6-IPACCESSLOGNP: list N-1 denied 47 10.1.0.10 -> 192.0.2.1, 1 packet");
	a->extended = false;
	acl_log_seen(l, a, &a->entry[0], &gre, NULL, NULL);
	told_is(7, "%SEC-6-IPACCESSLOGS: list N-1 denied 10.1.0.10 1 packet");
	/* what the kernel hands over names the entry */
	strcpy(a->name, "a\"b_c");
	acl_log_prefix(a, 20, prefix, sizeof(prefix));
	assert_string_equal(prefix, "4 20 a_22b_5fc");
	assert_true(acl_log_entry(&c.policy, prefix, &la, &le) && la == a && le == &a->entry[1]);
	assert_false(acl_log_entry(&c.policy, "4 21 a_22b_5fc", &la, &le));
	assert_false(acl_log_entry(&c.policy, "6 20 a_22b_5fc", &la, &le));
	assert_false(acl_log_entry(&c.policy, "", &la, &le));
	acl_log_free(l);
	log_sink_free(sink);
	log_close();
	timerq_free(q);
	filter_conf_clear(&c);
}

static void rules_log(void **state)
{
	struct filter_conf c = conf_make();
	char *t;

	c.policy.acl->entry[0].log = true;
	t = text_of(&c, false);
	has(t, "chain f4_N_2d1_l10 {\n\t\tlimit rate 200/second burst 200 packets log prefix "
	       "\"4 10 N-1\" group 18003 snaplen 128 goto deny\n\t\tcounter name acl_missed goto deny");
	has(t, "counter name a4_N_2d1__10 goto f4_N_2d1_l10\n");
	/* translation is no filter: it tells nothing */
	assert_null(strstr(t, "n0_N_2d1_l10"));
	free(t);
	filter_conf_clear(&c);
}

static void a_pool_without_overload_is_one_to_one(void **state)
{
	struct filter_conf c = conf_make();
	char *t;

	c.pools = calloc(1, sizeof(*c.pools));
	c.n_pools = 1;
	strcpy(c.pools[0].name, "P");
	assert_true(addr_parse("198.51.100.20", &c.pools[0].lo));
	assert_true(addr_parse("198.51.100.21", &c.pools[0].hi));
	c.pools[0].len = 24;
	c.rules[0].interface[0] = '\0';
	strcpy(c.rules[0].pool, "P");
	c.timeouts.binding_s = 77;
	t = text_of(&c, false);
	has(t, "set nat_bound_c6336414 { type ipv4_addr; size 1; flags dynamic,timeout; timeout 77s;");
	/* the host's own address first, then a free one, then none */
	has(t, "\t\tip saddr @nat_bound_c6336415 update @nat_bound_c6336415 { ip saddr timeout 77s } update "
	       "@nat_back { 198.51.100.21 timeout 77s : ip saddr } snat ip to 198.51.100.21\n\t\tadd "
	       "@nat_bound_c6336414 { ip saddr timeout 77s }");
	has(t, "snaplen 128\n\t\tcounter name nat_full drop\n\t}");
	has(t, "dnat ip to ip daddr map @nat_back");
	has(t, "ip saddr vmap { 198.51.100.20 : jump nat_use_c6336414, 198.51.100.21 : ");
	free(t);
	c.pools[0].match_host = true;
	t = text_of(&c, false);
	has(t, "\t\tip saddr & 0xff == 0x15 add @nat_bound_c6336415 ");
	free(t);
	c.rules[0].overload = true;
	t = text_of(&c, false);
	has(t, "snat ip to 198.51.100.20-198.51.100.21\n");
	assert_null(strstr(t, "nat_bound"));
	free(t);
	filter_conf_clear(&c);
}

static void statics_by_side_and_route_map(void **state)
{
	struct filter_conf c = conf_make();
	struct nat_static *s;
	struct route_map *m;
	char *t;

	c.n_rules = 0;
	c.statics = s = calloc(2, sizeof(*c.statics));
	c.n_statics = 2;
	s[0].len = s[1].len = 32;
	s[0].outside = true;
	assert_true(addr_parse("192.0.2.1", &s[0].global) && addr_parse("10.9.9.9", &s[0].local));
	assert_true(addr_parse("198.51.100.7", &s[1].global) && addr_parse("10.1.0.7", &s[1].local));
	strcpy(s[1].route_map, "M");
	t = text_of(&c, false);
	has(t, "chain nat_out_outside {\n\t\tip saddr 192.0.2.1 counter name nat_misses snat ip to 10.9.9.9\n");
	has(t, "chain nat_in_inside {\n\t\tip daddr 10.9.9.9 counter name nat_misses dnat ip to 192.0.2.1\n");
	assert_null(strstr(t, "198.51.100.7")); /* no such route map: no translation */
	free(t);
	c.policy.map = m = calloc(1, sizeof(*m));
	c.policy.n_maps = 1;
	strcpy(m->name, "M");
	m->n = 1;
	m->entry = calloc(1, sizeof(*m->entry));
	m->entry[0].permit = true;
	m->entry[0].seq = 10;
	m->entry[0].interface.n = 1;
	m->entry[0].interface.name = calloc(1, sizeof(*m->entry[0].interface.name));
	strcpy(m->entry[0].interface.name[0], "GigabitEthernet2");
	t = text_of(&c, false);
	has(t, "chain nat_static_map_1 {\n\t\toifname { \"Gi2\" } jump nat_static_1\n");
	has(t, "\t\tip daddr 198.51.100.7 counter name nat_misses dnat ip to 10.1.0.7\n");
	free(t);
	filter_conf_clear(&c);
}

static void policy_routing_by_prefix_list(void **state)
{
	struct filter_conf c = conf_make();
	struct prefix_list *l;
	struct rmap_entry *e;
	char *t;

	c.n_rules = 0;
	strcpy(c.ifs[0].route_map, "M");
	c.policy.map = calloc(1, sizeof(*c.policy.map));
	c.policy.n_maps = 1;
	strcpy(c.policy.map->name, "M");
	c.policy.map->n = 1;
	c.policy.map->entry = e = calloc(1, sizeof(*e));
	e->permit = true;
	e->seq = 10;
	e->precedence = e->tos = e->df = -1;
	e->prefix.n = 1;
	e->prefix.name = calloc(1, sizeof(*e->prefix.name));
	strcpy(e->prefix.name[0], "L");
	t = text_of(&c, false); /* a list that is not there permits all */
	has(t, "chain p_M {\n\t\tmeta nfproto ipv4 goto d_M__10\n");
	free(t);
	c.policy.plist = l = calloc(1, sizeof(*l));
	c.policy.n_plists = 1;
	strcpy(l->name, "L");
	l->n = 2;
	l->rule = calloc(2, sizeof(*l->rule));
	assert_true(prefix_parse("10.9.1.0/24", &l->rule[0].prefix));
	assert_true(prefix_parse("10.9.0.0/16", &l->rule[1].prefix));
	l->rule[1].permit = true;
	t = text_of(&c, false);
	has(t, "chain p_M__10_p0 {\n\t\tip daddr 10.9.1.0/24 return\n\t\tip daddr 10.9.0.0/16 goto d_M__10\n\t}");
	has(t, "chain p_M {\n\t\tmeta nfproto ipv4 jump p_M__10_p0\n");
	free(t);
	filter_conf_clear(&c);
}

static void routes_by_route_map(void **state)
{
	struct policy p = { .n_plists = 1, .n_maps = 1 };
	struct rmap_route r = { .tag = 7 };
	struct rmap_entry *e;

	p.plist = calloc(1, sizeof(*p.plist));
	strcpy(p.plist[0].name, "TENS");
	p.plist[0].n = 2;
	p.plist[0].rule = calloc(2, sizeof(*p.plist[0].rule));
	p.plist[0].rule[0] = (struct prefix_rule){ .seq = 5, .ge = 24, .le = 24 };
	assert_true(prefix_parse("10.1.1.0/24", &p.plist[0].rule[0].prefix));
	p.plist[0].rule[1] = (struct prefix_rule){ .seq = 10, .permit = true, .ge = 16, .le = 32 };
	assert_true(prefix_parse("10.0.0.0/8", &p.plist[0].rule[1].prefix));
	p.map = calloc(1, sizeof(*p.map));
	strcpy(p.map[0].name, "M");
	p.map[0].n = 2;
	e = p.map[0].entry = calloc(2, sizeof(*e));
	e[0].seq = 10;
	e[0].permit = e[0].set_tag = true;
	e[0].tag_value = 99;
	e[0].prefix.n = 1;
	e[0].prefix.name = calloc(1, sizeof(*e[0].prefix.name));
	strcpy(e[0].prefix.name[0], "TENS");
	e[1].seq = 20; /* deny the rest */

	assert_true(prefix_parse("10.2.0.0/16", &r.prefix));
	assert_true(route_map_permits(&p, "M", &r));
	assert_int_equal(r.tag, 99);
	assert_true(prefix_parse("10.1.1.0/24", &r.prefix)); /* denied in the list */
	assert_false(route_map_permits(&p, "M", &r));
	assert_true(prefix_parse("10.0.0.0/8", &r.prefix));  /* too short */
	assert_false(route_map_permits(&p, "M", &r));
	assert_false(route_map_permits(&p, "NONE", &r));
	e[1].permit = true;
	e[1].n_tags = 1;
	e[1].tag = calloc(1, sizeof(*e[1].tag));
	e[1].tag[0] = 8;
	assert_false(route_map_permits(&p, "M", &r));
	r.tag = 8;
	assert_true(route_map_permits(&p, "M", &r));
	policy_release(&p);
}

/* --- debug ip packet, nat, policy --- */

static void debug_check(struct str *s, const char *want)
{
	assert_string_equal(str_text(s), want);
	str_free(s);
}

static void debug_packets(void **state)
{
	static const uint8_t opening[] = { 0x45, 0, 0, 44, 0x12, 0x34, 0x40, 0, 63, 6, 0, 0, 10, 1, 0, 10,
				       192, 0, 2, 1, 0x30, 0x39, 0, 23, 0, 0, 0, 5, 0, 0, 0, 0,
				       0x60, 0x12, 0x10, 0x20, 0, 0, 0, 0, 2, 4, 5, 0xb4 };
	struct iface in = { .conf.name = "GigabitEthernet1" }, out = { .conf.name = "Tunnel0" };
	struct packet_seen p;
	struct str s = { 0 };
	struct addr via = addr_v4(0x0a000002);

	assert_true(packet_debug_parse(opening, sizeof(opening), &p));
	p.way = PACKET_FORWARD;
	p.in = &in;
	p.out = &out;
	packet_debug_ip(&s, &p, &via, true);
	debug_check(&s, "IP: s=10.1.0.10 (GigabitEthernet1), d=192.0.2.1 (Tunnel0), g=10.0.0.2, "
			"len 44, forward\n    TCP src=12345, dst=23, seq=5, ack=0, win=4128 ACK SYN");
	p.way = PACKET_IN;
	p.out = NULL;
	packet_debug_ip(&s, &p, NULL, false);
	debug_check(&s, "IP: s=10.1.0.10 (GigabitEthernet1), d=192.0.2.1 (GigabitEthernet1), len 44, "
			"rcvd 3");
	p.way = PACKET_OUT;
	p.in = NULL;
	p.out = &out;
	p.dst = addr_v4(0xe000000a);
	p.ports = false;
	p.proto = 88;
	packet_debug_ip(&s, &p, NULL, true);
	debug_check(&s, "IP: s=10.1.0.10 (local), d=224.0.0.10 (Tunnel0), len 44, sending "
			"broad/multicast, proto=88");
	for (size_t n = 0; n < 20; n++)
		assert_false(packet_debug_parse(opening, n, &p));
	for (size_t n = 20; n < 36; n++)
		assert_true(packet_debug_parse(opening, n, &p) && !p.window);
}

static void debug_translations(void **state)
{
	struct packet_seen p = { .proto = 17, .id = 7, .flow = { .proto = 17,
		.orig = { addr_v4(0x0a01000a), addr_v4(0xc0000201), 1000, 53 },
		.reply = { addr_v4(0xc0000201), addr_v4(0xc6336401), 53, 2000 } } };
	struct str s = { 0 };

	packet_debug_nat(&s, &p, true);
	debug_check(&s, "NAT*: i: udp (10.1.0.10, 1000) -> (192.0.2.1, 53) [7]\n"
			"NAT*: s=10.1.0.10->198.51.100.1, d=192.0.2.1 [7]");
	p.reply = true;
	packet_debug_nat(&s, &p, true);
	debug_check(&s, "NAT*: o: udp (192.0.2.1, 53) -> (198.51.100.1, 2000) [7]\n"
			"NAT*: s=192.0.2.1, d=198.51.100.1->10.1.0.10 [7]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(debug_packets), cmocka_unit_test(debug_translations),
		cmocka_unit_test(entries_become_conditions),
		cmocka_unit_test(packets_are_judged),
		cmocka_unit_test(packets_are_read),
		cmocka_unit_test(logged_entries_tell_flows),
		cmocka_unit_test(rules_log),
		cmocka_unit_test(a_pool_without_overload_is_one_to_one),
		cmocka_unit_test(statics_by_side_and_route_map),
		cmocka_unit_test(policy_routing_by_prefix_list),
		cmocka_unit_test(translation_goes_over_the_link),
		cmocka_unit_test(each_use_has_its_verdicts),
		cmocka_unit_test(routes_by_route_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
