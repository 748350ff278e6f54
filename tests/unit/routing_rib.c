/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The RIB on a recorder instead of a kernel: choice by distance and metric, ECMP, recursion and its
 * loops, interfaces that come and go, withdrawal by owner, longest match against a plain list.
 */
#include "base/str.h"
#include "routing/rib.h"
#include "tests/unit/test.h"

struct rec {
	struct str log; /* "+10.0.0.0/8 10.1.1.1%Gi1\n" */
	char down[4][48];
	unsigned flushes;
	bool fail;
};

static int rec_apply(void *ctx, const struct rib_entry *e, bool del)
{
	struct rec *rec = ctx;
	char buf[ADDR_STRLEN];

	str_printf(&rec->log, "%c%s", del ? '-' : '+', prefix_str(&e->prefix, buf));
	for (size_t i = 0; !del && i < e->n_paths; i++)
		str_printf(&rec->log, " %s%%%s", addr_str(&e->path[i].hop.via, buf),
			   e->path[i].hop.oif);
	str_putc(&rec->log, '\n');
	return rec->fail ? -1 : 0;
}

static void rec_flush(void *ctx)
{
	((struct rec *)ctx)->flushes++;
}

static bool rec_usable(void *ctx, const char *name)
{
	struct rec *rec = ctx;

	for (size_t i = 0; i < ARRAY_SIZE(rec->down); i++)
		if (strcmp(rec->down[i], name) == 0)
			return false;
	return true;
}

struct fix {
	struct rec rec;
	struct rib *rib;
	uint32_t owner;
};

static int setup(void **state)
{
	struct fix *f = xcalloc(1, sizeof(*f));
	struct rib_kernel k = { rec_apply, rec_flush, rec_usable, &f->rec };

	f->rib = rib_new(NULL, &k);
	f->owner = rib_owner_new(f->rib);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;

	rib_free(f->rib);
	str_free(&f->rec.log);
	free(f);
	return 0;
}

/* "10.1.1.1", "%Gi1", "10.1.1.1%Gi1" or "null" */
static void nh_parse(struct rib_route *r, const char *text)
{
	struct rib_nexthop *nh = &r->nh[r->n_nh];
	char buf[64];
	char *pct;

	str_copy(buf, sizeof(buf), text);
	pct = strchr(buf, '%');
	if (strcmp(text, "null") == 0) {
		r->null0 = true;
		return;
	}
	r->n_nh++;
	if (pct) {
		*pct = '\0';
		str_copy(nh->oif, sizeof(nh->oif), pct + 1);
	}
	if (buf[0])
		assert_true(addr_parse(buf, &nh->via));
}

static struct rib_route route(uint32_t owner, enum rib_proto proto, uint8_t dist, const char *prefix,
			      const char *nh)
{
	struct rib_route r = { .proto = proto, .distance = dist, .owner = owner };

	assert_true(prefix_parse(prefix, &r.prefix));
	if (nh)
		nh_parse(&r, nh);
	return r;
}

static void add(struct fix *f, enum rib_proto proto, uint8_t dist, const char *prefix,
		const char *nh)
{
	struct rib_route r = route(f->owner, proto, dist, prefix, nh);

	rib_add(f->rib, &r);
}

static void del(struct fix *f, enum rib_proto proto, const char *prefix)
{
	struct prefix p;

	assert_true(prefix_parse(prefix, &p));
	assert_true(rib_del(f->rib, &p, proto, f->owner));
}

static void expect(struct fix *f, const char *log)
{
	rib_run(f->rib);
	assert_string_equal(str_text(&f->rec.log), log);
	str_reset(&f->rec.log);
}

static void expect_path(struct fix *f, const char *dst, const char *want)
{
	struct rib_entry e;
	struct addr a;
	struct str got = { 0 };
	char buf[ADDR_STRLEN];

	assert_true(addr_parse(dst, &a));
	if (rib_lookup(f->rib, &a, &e)) {
		str_puts(&got, prefix_str(&e.prefix, buf));
		for (size_t i = 0; i < e.n_paths; i++)
			str_printf(&got, " %s%%%s", addr_str(&e.path[i].hop.via, buf),
				   e.path[i].hop.oif);
	}
	assert_string_equal(str_text(&got), want);
	str_free(&got);
}

static void test_choice(void **state)
{
	struct fix *f = *state;
	struct rib_route r;

	add(f, RIB_STATIC, 200, "192.168.0.0/16", "10.0.0.1%Gi1");
	add(f, RIB_EIGRP, 90, "192.168.0.0/16", "10.0.0.2%Gi2");
	expect(f, "+192.168.0.0/16 10.0.0.2%Gi2\n");
	/* a worse metric of the same protocol does not matter, a better one does */
	r = route(rib_owner_new(f->rib), RIB_EIGRP, 90, "192.168.0.0/16", "10.0.0.3%Gi3");
	r.metric = 5;
	rib_add(f->rib, &r);
	expect(f, "");
	del(f, RIB_EIGRP, "192.168.0.0/16");
	expect(f, "+192.168.0.0/16 10.0.0.3%Gi3\n");
	rib_withdraw_owner(f->rib, r.owner);
	expect(f, "+192.168.0.0/16 10.0.0.1%Gi1\n");
	del(f, RIB_STATIC, "192.168.0.0/16");
	expect(f, "-192.168.0.0/16\n");
	assert_int_equal(rib_count(f->rib), 0);
	/* the same again is no change; host bits are cleared; a longer prefix is another route */
	add(f, RIB_STATIC, 1, "10.1.2.3/8", "%Gi1");
	expect(f, "+10.0.0.0/8 %Gi1\n");
	add(f, RIB_STATIC, 1, "10.0.0.0/8", "%Gi1");
	expect(f, "");
	add(f, RIB_STATIC, 1, "10.1.0.0/16", "null");
	expect(f, "+10.1.0.0/16 %Null0\n");
	expect_path(f, "10.1.9.9", "10.1.0.0/16 %Null0");
	expect_path(f, "10.2.9.9", "10.0.0.0/8 %Gi1");
	expect_path(f, "11.0.0.0", "");
	assert_int_equal(rib_count(f->rib), 2);
}

static void test_ecmp(void **state)
{
	struct fix *f = *state;
	uint32_t second = rib_owner_new(f->rib);
	struct rib_route r = route(second, RIB_STATIC, 1, "0.0.0.0/0", "10.2.2.2%Gi2");
	struct rib_entry e;

	add(f, RIB_STATIC, 1, "0.0.0.0/0", "10.1.1.1%Gi1");
	r.tag = 7;
	rib_add(f->rib, &r);
	expect(f, "+0.0.0.0/0 10.1.1.1%Gi1 10.2.2.2%Gi2\n");
	assert_true(rib_get(f->rib, &r.prefix, &e));
	assert_int_equal(e.n_paths, 2);
	assert_int_equal(e.path[0].route->tag, 0);
	assert_int_equal(e.path[1].route->tag, 7);
	rib_set_max_paths(f->rib, RIB_STATIC, 1);
	expect(f, "+0.0.0.0/0 10.1.1.1%Gi1\n");
	rib_set_max_paths(f->rib, RIB_STATIC, 4);
	expect(f, "+0.0.0.0/0 10.1.1.1%Gi1 10.2.2.2%Gi2\n");
	str_copy(f->rec.down[0], 48, "Gi1");
	rib_iface_changed(f->rib, "Gi1");
	expect(f, "+0.0.0.0/0 10.2.2.2%Gi2\n");
	f->rec.down[0][0] = '\0';
	rib_iface_changed(f->rib, "Gi1");
	expect(f, "+0.0.0.0/0 10.1.1.1%Gi1 10.2.2.2%Gi2\n");
	/* several next hops in one candidate */
	r = route(rib_owner_new(f->rib), RIB_EIGRP, 90, "10.9.0.0/16", "10.1.1.1%Gi1");
	nh_parse(&r, "10.2.2.2%Gi2");
	rib_add(f->rib, &r);
	expect(f, "+10.9.0.0/16 10.1.1.1%Gi1 10.2.2.2%Gi2\n");
}

static void test_recursion(void **state)
{
	struct fix *f = *state;

	add(f, RIB_STATIC, 1, "192.168.1.0/24", "172.16.0.1");
	expect(f, ""); /* nobody knows 172.16.0.1 */
	add(f, RIB_STATIC, 1, "172.16.0.0/24", "10.0.0.2");
	expect(f, "");
	add(f, RIB_CONNECTED, 0, "10.0.0.0/24", "%Gi1");
	rib_run(f->rib);
	expect_path(f, "192.168.1.1", "192.168.1.0/24 10.0.0.2%Gi1");
	expect_path(f, "172.16.0.9", "172.16.0.0/24 10.0.0.2%Gi1");
	str_reset(&f->rec.log);
	/* a more specific way to the middle hop moves what rests on it */
	add(f, RIB_STATIC, 1, "172.16.0.1/32", "10.5.5.5%Gi5");
	rib_run(f->rib);
	expect_path(f, "192.168.1.1", "192.168.1.0/24 10.5.5.5%Gi5");
	del(f, RIB_STATIC, "172.16.0.1/32");
	expect_path(f, "192.168.1.1", "192.168.1.0/24 10.0.0.2%Gi1");
	str_reset(&f->rec.log);
	str_copy(f->rec.down[0], 48, "Gi1");
	rib_iface_changed(f->rib, "Gi1");
	rib_run(f->rib);
	assert_int_equal(rib_count(f->rib), 0);
	expect_path(f, "192.168.1.1", "");
	/* recursion over ECMP yields both ways; an own address is no next hop */
	f->rec.down[0][0] = '\0';
	rib_iface_changed(f->rib, "");
	add(f, RIB_LOCAL, 0, "10.0.0.1/32", "%Gi1");
	add(f, RIB_STATIC, 1, "7.0.0.0/8", "10.0.0.1");
	expect_path(f, "7.1.1.1", "");
	add(f, RIB_EIGRP, 90, "7.7.7.0/24", "10.0.0.8%Gi1");
	expect_path(f, "7.7.7.7", "7.7.7.0/24 10.0.0.8%Gi1");
}

static void test_loops(void **state)
{
	struct fix *f = *state;

	add(f, RIB_CONNECTED, 0, "10.0.0.0/24", "%Gi1");
	add(f, RIB_STATIC, 1, "0.0.0.0/0", "10.0.0.254");
	rib_run(f->rib);
	/* next hop inside the route's own prefix */
	add(f, RIB_STATIC, 1, "50.0.0.0/8", "50.1.1.1");
	rib_run(f->rib);
	expect_path(f, "50.2.2.2", "0.0.0.0/0 10.0.0.254%Gi1");
	/* two that resolve through each other */
	add(f, RIB_STATIC, 1, "60.0.0.0/8", "61.0.0.1");
	add(f, RIB_STATIC, 1, "61.0.0.0/8", "60.0.0.1");
	rib_run(f->rib);
	expect_path(f, "10.0.0.7", "10.0.0.0/24 %Gi1");
	expect_path(f, "99.0.0.7", "0.0.0.0/0 10.0.0.254%Gi1");
	/* default by a next hop that only the default covers */
	del(f, RIB_STATIC, "0.0.0.0/0");
	add(f, RIB_STATIC, 1, "0.0.0.0/0", "99.9.9.9");
	rib_run(f->rib);
	expect_path(f, "1.1.1.1", "");
	/* and the knot unties when a good route appears */
	add(f, RIB_STATIC, 1, "61.0.0.1/32", "10.0.0.61");
	rib_run(f->rib);
	expect_path(f, "60.3.3.3", "60.0.0.0/8 10.0.0.61%Gi1");
	expect_path(f, "61.3.3.3", "61.0.0.0/8 10.0.0.61%Gi1");
}

static void test_permanent(void **state)
{
	struct fix *f = *state;
	struct rib_route r = route(f->owner, RIB_STATIC, 1, "9.0.0.0/8", "10.0.0.2");

	r.permanent = true;
	rib_add(f->rib, &r);
	add(f, RIB_CONNECTED, 0, "10.0.0.0/24", "%Gi1");
	rib_run(f->rib);
	expect_path(f, "9.1.1.1", "9.0.0.0/8 10.0.0.2%Gi1");
	str_copy(f->rec.down[0], 48, "Gi1");
	rib_iface_changed(f->rib, "Gi1");
	expect_path(f, "9.1.1.1", "9.0.0.0/8 10.0.0.2%Gi1");
	expect_path(f, "10.0.0.1", "");
	del(f, RIB_STATIC, "9.0.0.0/8");
	expect_path(f, "9.1.1.1", "");
}

static unsigned changes;

static void on_change(void *arg)
{
	changes++;
}

static void test_refresh(void **state)
{
	struct fix *f = *state;
	struct rib_kernel k = { rec_apply, rec_flush, rec_usable, &f->rec };
	struct prefix p;

	rib_on_change(f->rib, on_change, NULL);
	changes = 0;
	add(f, RIB_STATIC, 1, "10.0.0.0/8", "10.0.0.2%Gi1");
	expect(f, "+10.0.0.0/8 10.0.0.2%Gi1\n");
	assert_int_equal(changes, 1);
	assert_int_equal(f->rec.flushes, 1);
	/* lost in the kernel */
	assert_true(prefix_parse("10.0.0.0/8", &p));
	rib_refresh(f->rib, &p);
	expect(f, "+10.0.0.0/8 10.0.0.2%Gi1\n");
	assert_true(prefix_parse("10.0.0.0/9", &p));
	rib_refresh(f->rib, &p);
	expect(f, "");
	/* a device that bounced without our noticing */
	rib_iface_changed(f->rib, "Gi1");
	expect(f, "+10.0.0.0/8 10.0.0.2%Gi1\n");
	rib_iface_changed(f->rib, "Gi2");
	expect(f, "");
	assert_int_equal(changes, 1);
	rib_set_kernel(f->rib, NULL);
	expect(f, "-10.0.0.0/8\n");
	rib_set_kernel(f->rib, &k);
	expect(f, "+10.0.0.0/8 10.0.0.2%Gi1\n");
}

static bool walk_first(const struct rib_entry *e, void *arg)
{
	struct str *s = arg;
	char buf[ADDR_STRLEN];

	str_printf(s, "%s ", prefix_str(&e->prefix, buf));
	return s->len < 60;
}

static bool walk_cand(const struct rib_route *c, bool installed, void *arg)
{
	struct rib_route copy = *c; /* complete, may be copied */
	char buf[ADDR_STRLEN];

	str_printf(arg, "%s[%u]%s ", prefix_str(&copy.prefix, buf), copy.distance,
		   installed ? "*" : "");
	return true;
}

static void test_walk(void **state)
{
	struct fix *f = *state;
	struct str s = { 0 };

	add(f, RIB_STATIC, 1, "10.1.0.0/16", "%Gi1");
	add(f, RIB_STATIC, 1, "2001:db8::/32", "%Gi1");
	add(f, RIB_STATIC, 1, "10.0.0.0/8", "%Gi1");
	add(f, RIB_STATIC, 5, "10.0.0.0/8", "%Gi2");
	add(f, RIB_STATIC, 1, "0.0.0.0/0", "%Gi1");
	add(f, RIB_STATIC, 1, "9.0.0.0/8", "%Gi1");
	rib_walk(f->rib, walk_first, &s);
	assert_string_equal(str_text(&s), "0.0.0.0/0 9.0.0.0/8 10.0.0.0/8 10.1.0.0/16 2001:DB8::/32 ");
	str_reset(&s);
	rib_walk_all(f->rib, walk_cand, &s);
	assert_string_equal(str_text(&s), "0.0.0.0/0[1]* 9.0.0.0/8[1]* 10.0.0.0/8[1]* 10.0.0.0/8[5] "
					  "10.1.0.0/16[1]* 2001:DB8::/32[1]* ");
	str_free(&s);
}

/* Longest match of thousands of random prefixes, added and removed, against a search of a list. */
static void test_match_random(void **state)
{
	struct fix *f = *state;
	static struct prefix list[3000];
	static bool in[3000];
	unsigned seed = 4711;

	for (size_t i = 0; i < ARRAY_SIZE(list); i++) {
		list[i].addr = addr_v4(((uint32_t)rand_r(&seed) << 12 ^ (uint32_t)rand_r(&seed)) &
				       0x0fffffff);
		list[i].len = (uint8_t)(rand_r(&seed) % 33);
		prefix_mask(&list[i]);
	}
	for (int step = 0; step < 20000; step++) {
		size_t i = (size_t)rand_r(&seed) % ARRAY_SIZE(list);
		struct rib_route r = { .prefix = list[i], .proto = RIB_STATIC, .distance = 1,
				       .owner = (uint32_t)i + 100, .n_nh = 1, .nh[0].oif = "Gi1" };
		struct addr a = list[(size_t)rand_r(&seed) % ARRAY_SIZE(list)].addr;
		struct rib_entry e;
		int best = -1;
		bool found;

		if (in[i])
			assert_true(rib_del(f->rib, &r.prefix, r.proto, r.owner));
		else
			rib_add(f->rib, &r);
		in[i] = !in[i];
		if (step % 16)
			continue;
		for (size_t n = 0; n < ARRAY_SIZE(list); n++)
			if (in[n] && prefix_contains(&list[n], &a) && list[n].len > best)
				best = list[n].len;
		found = rib_lookup(f->rib, &a, &e);
		assert_int_equal(found, best >= 0);
		if (found)
			assert_int_equal(e.prefix.len, best);
		str_reset(&f->rec.log);
	}
	for (size_t i = 0; i < ARRAY_SIZE(list); i++)
		rib_withdraw_owner(f->rib, (uint32_t)i + 100);
	rib_run(f->rib);
	assert_int_equal(rib_count(f->rib), 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_choice),	   T(test_ecmp),    T(test_recursion), T(test_loops),
		T(test_permanent), T(test_refresh), T(test_walk),      T(test_match_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
