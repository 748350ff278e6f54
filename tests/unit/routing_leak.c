/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A kernel that can neither steer nor drop what a crypto map protects: the interface the map is bound
 * to goes down and stays down until one of the two is possible. The kernel's rules and nf_tables are
 * fakes here that take or refuse what they are told.
 */
#include <dlfcn.h>
#include <netlink/route/rule.h>

#include "base/log.h"
#include "routing/filter.h"
#include "routing/nft.h"
#include "routing/steer.h"
#include "tests/unit/netlab.h"

static bool no_rules, no_nft;
static struct str logged, table;

/* --- the fakes --- */

int rtnl_rule_add(struct nl_sock *sk, struct rtnl_rule *rule, int flags)
{
	int (*real)(struct nl_sock *, struct rtnl_rule *, int) = dlsym(RTLD_NEXT, "rtnl_rule_add");

	return no_rules ? -NLE_OPNOTSUPP : real(sk, rule, flags);
}

int nft_run(int netns_fd, const char *text, struct str *output, char *why, size_t size)
{
	if (no_nft) {
		str_copy(why, size, "no nf_tables here");
		return -EOPNOTSUPP;
	}
	str_reset(&table);
	str_puts(&table, text);
	return 0;
}

void nft_close(void)
{
}

bool nft_table_exists(int netns_fd, const char *name)
{
	return false;
}

static void log_line(enum log_level level, const char *line, void *arg)
{
	str_printf(&logged, "%s\n", line);
}

/* --- */

struct fix {
	int ns, far_end;
	struct loop *loop;
	struct rib *rib;
	struct ifaces *ifs;
	struct filter *filter;
	struct iface_conf conf;
};

static const char *no_template(void *arg, const char *ifname)
{
	return NULL;
}

static void settle(struct fix *f)
{
	for (int i = 0; i < 30; i++)
		loop_once(f->loop, 3);
}

static int setup(void **state)
{
	struct fix *f = xcalloc(1, sizeof(*f));
	char why[200] = "";

	no_rules = no_nft = false;
	f->ns = net_new();
	f->far_end = net_new();
	net_link(f->ns, f->far_end, "Gi1");
	net_do(f->far_end, "ip", "link", "set", "Gi1", "up");
	net_enter(f->ns);
	f->loop = loop_new();
	f->rib = rib_new(f->loop, NULL);
	f->ifs = ifaces_new(f->loop, f->rib, why, sizeof(why));
	if (!f->ifs)
		fail_msg("ifaces_new: %s", why);
	f->filter = filter_new(f->loop, f->ifs, NULL, no_template, NULL);
	f->conf = (struct iface_conf){ .configured = true, .n_addrs = 1 };
	assert_true(iface_name_parse("GigabitEthernet1", f->conf.name));
	f->conf.kind = iface_name_kind(f->conf.name);
	assert_true(prefix_parse("192.0.2.1/24", &f->conf.addrs[0].p));
	ifaces_configure(f->ifs, &f->conf, 1);
	settle(f);
	str_reset(&logged);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;

	filter_free(f->filter);
	ifaces_free(f->ifs);
	rib_free(f->rib);
	loop_free(f->loop);
	net_enter(net_home);
	close(f->ns);
	close(f->far_end);
	free(f);
	str_free(&logged);
	str_free(&table);
	return 0;
}

static int protect(struct fix *f, uint32_t *id)
{
	struct steer_params p = { .kind = STEER_VIA, .order = 10, .netns_fd = -1,
				  .src.addr.family = ADDR_V4 };
	int rc;

	assert_true(prefix_parse("10.9.0.0/16", &p.dst));
	strcpy(p.dev, "lo");
	strcpy(p.oif, "GigabitEthernet1");
	rc = steer_add(&p, id);
	settle(f);
	return rc;
}

static bool device_up(void)
{
	char buf[16] = "";
	FILE *p = popen("ip -o link show Gi1 | grep -c '[<,]UP[,>]'", "r");

	assert_non_null(p);
	assert_non_null(fgets(buf, sizeof(buf), p));
	pclose(p);
	return buf[0] == '1';
}

static void expect(struct fix *f, bool leaks)
{
	const struct iface *i = iface_find(f->ifs, "GigabitEthernet1");

	assert_int_equal(steer_leaks("GigabitEthernet1", ""), leaks);
	assert_int_equal(i->blocked, leaks);
	assert_int_equal(i->admin_up, !leaks);
	assert_int_equal(device_up(), !leaks);
}

/* Neither: down, said once, and up again when the map goes. */
static void neither(void **state)
{
	struct fix *f = *state;
	uint32_t id, other;

	expect(f, false);
	no_rules = no_nft = true;
	assert_int_equal(protect(f, &id), 2);
	expect(f, true);
	assert_non_null(strstr(str_text(&logged),
			       "%CRYPTO-2-MAP_STEER: GigabitEthernet1 stays down: the kernel can neither "
			       "steer nor drop what its crypto map protects"));
	str_reset(&logged);
	assert_int_equal(protect(f, &other), 2);
	ifaces_configure(f->ifs, &f->conf, 1); /* `no shutdown` does not help */
	settle(f);
	expect(f, true);
	assert_null(strstr(str_text(&logged), "MAP_STEER"));
	steer_del(id);
	settle(f);
	expect(f, true); /* the other one would still leave in clear */
	steer_del(other);
	settle(f);
	expect(f, false);
}

/* No rules, but a packet filter that drops: up. */
static void filter_alone(void **state)
{
	struct fix *f = *state;
	uint32_t id;

	no_rules = true;
	assert_int_equal(protect(f, &id), 2);
	expect(f, false);
	assert_non_null(strstr(str_text(&table), "crypto_guard"));
	steer_del(id);
	settle(f);
}

/* Rules, and no packet filter: up, the rule asks for the addresses. */
static void rules_alone(void **state)
{
	struct fix *f = *state;
	uint32_t id;

	no_nft = true;
	assert_true(protect(f, &id) < 2);
	expect(f, false);
	steer_del(id);
	settle(f);
	expect(f, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(neither, setup, teardown),
		cmocka_unit_test_setup_teardown(filter_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(rules_alone, setup, teardown),
	};

	int rc;

	if (!net_init()) {
		fprintf(stderr, "SKIPPED: no network namespaces here: %s\n", strerror(errno));
		return 77;
	}
	log_init();
	log_sink_add(LOG_LV_NOTICE, log_line, NULL);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	log_close();
	return rc;
}
