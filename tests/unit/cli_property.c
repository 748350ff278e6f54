/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Properties of the configuration that hold for every grammar row, over lines drawn at random from the
 * rows themselves: a line that is taken is shown; what is shown is taken and shown alike (paste ->
 * show run -> paste is a fixed point); taking each shown line back leads to an empty section, and
 * so does `default`.
 */
#include "config_feed.h"

#include <dirent.h>

#include "cli/gram_int.h"

#define DRAWS 8

static uint32_t seed;

static uint32_t dice(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* --- drawing lines --- */

static void draw_tok(const struct gram_tok *t, struct str *out)
{
	static const char *const ifaces[] = { "Tunnel7", "GigabitEthernet2", "Loopback3" };
	const char *name = t->name ? t->name : "";
	uint64_t span;

	if (out->len)
		str_putc(out, ' ');
	switch (t->type) {
	case GT_KEYWORD:
		str_puts(out, t->text);
		break;
	case GT_NUMBER:
		span = (uint64_t)(t->hi - t->lo);
		str_printf(out, "%lld", (long long)(dice(3) == 0 ? t->lo : dice(2) == 0 ? t->hi :
				(int64_t)((uint64_t)t->lo + dice((uint32_t)MIN(span, 1000000) + 1))));
		break;
	case GT_IPV4:
		str_printf(out, strstr(name, "mask") ? "255.255.255.0" :
				strstr(name, "wild") ? "0.0.0.255" : "10.1.%u.0", 1 + dice(3));
		break;
	case GT_IPV4_PREFIX:
		str_printf(out, "10.%u.0.0/16", 1 + dice(3));
		break;
	case GT_IPV6:
		str_printf(out, "2001:DB8:%u::1", 1 + dice(3));
		break;
	case GT_IPV6_PREFIX:
		str_printf(out, "2001:DB8:%u::/48", 1 + dice(3));
		break;
	case GT_TIME:
		str_puts(out, "10:20:30");
		break;
	case GT_MINUTE:
		str_puts(out, "10:20");
		break;
	case GT_PAIR:
		str_printf(out, "65000:%u", 1 + dice(3));
		break;
	case GT_MONTH:
		str_puts(out, "Mar");
		break;
	case GT_MAC:
		str_puts(out, "0011.2233.4455");
		break;
	case GT_IFACE:
		str_puts(out, ifaces[dice(3)]);
		break;
	case GT_HEX:
		str_puts(out, "0A1B");
		break;
	case GT_HOST:
		str_puts(out, dice(2) ? "192.0.2.77" : "zq-host");
		break;
	case GT_WORD:
		str_printf(out, "Zq%u", dice(3));
		break;
	case GT_LINE:
		str_printf(out, "Zq text %u", dice(3));
		break;
	}
}

static void draw(size_t row, struct str *out)
{
	const struct gram_rowinfo *ri = &gram->rows[row];
	const struct gram_nfa *n = ri->has_tail ? gram_tail(gram, (uint32_t)row) : NULL;
	unsigned tokens = 0;
	uint64_t mask = 0;

	str_reset(out);
	for (unsigned i = 0; i < ri->n_linear; i++)
		draw_tok(ri->linear[i].tok, out);
	while (n && n->kind != NFA_END && out->len < 1000) {
		if (n->kind == NFA_TOK) {
			draw_tok(&n->tok, out);
			tokens++;
			n = n->next;
		} else if (n->kind == NFA_GUARD) {
			mask |= n->bit;
			n = n->next;
		} else {
			const struct gram_nfa *to = n->alts[dice(n->n_alts)];

			/* out of the list once it is long enough, and when the pick is used up */
			if (tokens > 12 || (to->kind == NFA_GUARD && mask & to->bit))
				to = n->alts[n->n_alts - 1];
			n = to;
		}
	}
}

/* --- getting into a mode --- */

/* Lines that lead to the mode, '\n' behind each. False: there is no way. */
static bool way_to(enum cli_mode mode, int depth, struct str *out)
{
	static const struct {
		enum cli_mode mode;
		const char *lines;
	} fixed[] = {
		{ MODE_CONFIG, "" },
		{ MODE_IF, "interface Tunnel9\n" },
		{ MODE_SUBIF, "interface GigabitEthernet9.5\n" },
		{ MODE_ROUTER, "router eigrp 9\n" },
		{ MODE_ROUTER_AF, "router bgp 9\naddress-family ipv4\n" },
		{ MODE_ROUTER_TOPO,
		  "router eigrp N\naddress-family ipv4 unicast autonomous-system 9\ntopology base\n" },
		{ MODE_ROUTER_AFIF, "router eigrp N\naddress-family ipv4 unicast "
				    "autonomous-system 9\naf-interface Tunnel9\n" },
		{ MODE_IPSEC_TS, "crypto ipsec transform-set T esp-aes\n" },
		{ MODE_LINE, "line vty 0 4\n" },
		{ MODE_CRYPTO_MAP, "crypto map M 9 ipsec-isakmp\n" },
		{ MODE_DHCP, "ip dhcp pool P\n" },
		{ MODE_SLA, "ip sla 9\n" },
		{ MODE_SLA_ECHO, "ip sla 9\nicmp-echo 192.0.2.9\n" },
		{ MODE_VLAN, "vlan 9\n" },
		{ MODE_MISC, "redundancy\n" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(fixed); i++) {
		if (fixed[i].mode == mode) {
			str_puts(out, fixed[i].lines);
			return true;
		}
	}
	for (size_t i = 0; i < gram->n_rows && depth < 4; i++) {
		const struct gram_row *r = gram->rows[i].row;
		struct str line = { 0 };

		if (r->submode != mode || r->mode < MODE_CONFIG || r->flags & GRAM_HIDDEN)
			continue;
		if (!way_to(r->mode, depth + 1, out))
			return false;
		draw(i, &line);
		str_printf(out, "%s\n", str_text(&line));
		str_free(&line);
		return true;
	}
	return false;
}

static unsigned feed_box(struct box *b, const char *text, struct str *why)
{
	cli_enter(&b->f.c, MODE_CONFIG, NULL);
	return feed_text(&b->f, text, why);
}

/* What takes a node of the tree back. */
static void undo(const struct cfg_node *n, const char *how, struct str *out)
{
	str_printf(out, "%s%s\n", how, n->line);
}

/* The sections a node stands in, outermost first. */
static void way_of(const struct cfg_node *n, struct str *out)
{
	if (!n->parent || !n->parent->row)
		return;
	way_of(n->parent, out);
	str_printf(out, "%s\n", n->parent->line);
}

static const struct cfg_node *deepest(const struct cfg_node *n)
{
	for (; n && n->first; n = n->last)
		;
	return n;
}

static unsigned bad;

/* The first line of `have` that is not that of `want`. */
static const char *first_difference(const char *have, const char *want)
{
	static char line[200];
	size_t at = 0;

	for (size_t i = 0; have[i] && have[i] == want[i]; i++)
		if (have[i] == '\n')
			at = i + 1;
	snprintf(line, sizeof(line), "%.*s", (int)strcspn(have + at, "\n"), have + at);
	return line;
}

static void complain(const char *what, const char *way, const char *line, const char *detail)
{
	if (bad++ < 60)
		print_message("%s: %s | %s | %s\n", what, way, line, detail);
}

/* Physical interfaces and the lines of the box stay, empty. */
static bool removable(const struct cfg_node *n)
{
	return strncmp(n->line, "interface ", 10) != 0 || !strncmp(n->line, "interface Tunnel", 16) ||
	       !strncmp(n->line, "interface Loopback", 18);
}

/* Takes the whole tree back, line by line from the inside. */
static void take_back(struct box *b, const char *way, const char *line, unsigned max)
{
	struct str why = { 0 }, back = { 0 };
	const struct cfg_node *n;

	for (unsigned i = 0; i < max; i++) {
		uint64_t before = b->rt.running->generation;

		for (n = deepest(b->rt.running->root.last); n && n->row && !removable(n);)
			n = n->prev ? deepest(n->prev) : n->parent;
		if (!n || !n->row)
			break;
		str_reset(&back);
		str_reset(&why);
		way_of(n, &back);
		undo(n, n->no ? (i & 2 ? "default " : "") : "no ", &back);
		feed_box(b, str_text(&back), &why);
		cli_release(&b->f.c);
		if (b->rt.running->generation == before && n->no) {
			str_reset(&back);
			way_of(n, &back);
			undo(n, "default ", &back);
			feed_box(b, str_text(&back), &why);
		}
		if (b->rt.running->generation == before) {
			complain("not taken back", str_text(&back), line, str_text(&why));
			break;
		}
	}
	str_free(&why);
	str_free(&back);
}

/* What is shown is a fixed point, and can be taken back. a holds the configuration. */
static void try_box(const struct box *a, const char *way, const char *line, unsigned max)
{
	struct box b;
	struct str why = { 0 };
	char *one = rendered(a), *two;

	box_open(&b);
	if (feed_box(&b, one, &why))
		complain("shown but not taken", way, line, str_text(&why));
	two = rendered(&b);
	if (strcmp(one, two) != 0)
		complain("not a fixed point", way, line, first_difference(two, one));
	free(two);
	take_back(&b, way, line, max);
	for (const struct cfg_node *n = b.rt.running->root.first; n; n = n->next)
		if (removable(n) || n->first)
			complain("something is left", way, line, n->line);
	free(one);
	str_free(&why);
	box_close(&b);
}

/* One drawn line. False: its handler refused it. */
static bool try_line(const char *way, const char *line)
{
	struct box a;
	struct str why = { 0 }, text = { 0 };
	bool ok;

	box_open(&a);
	str_printf(&text, "%s%s\n", way, line);
	ok = !feed_box(&a, str_text(&text), &why) && !a.f.c.block; /* a banner's first line */
	cli_release(&a.f.c);
	if (ok)
		try_box(&a, way, line, 64);
	str_free(&why);
	str_free(&text);
	box_close(&a);
	return ok;
}

static void test_rows(void **state)
{
	struct str way = { 0 }, line = { 0 };
	unsigned rows = 0, lines = 0, taken = 0;

	for (size_t i = 0; i < gram->n_rows; i++) {
		const struct gram_rowinfo *ri = &gram->rows[i];
		const struct gram_row *r = ri->row;

		if (r->mode < MODE_CONFIG || r->flags & (GRAM_ANYWHERE | GRAM_NO_NO | GRAM_NO_SHOW |
							 GRAM_ONLY_NO))
			continue;
		rows++;
		for (unsigned k = 0; k < (ri->has_tail ? DRAWS : 2); k++) {
			str_reset(&way);
			seed = (uint32_t)i * 977 + k;
			if (!way_to(r->mode, 0, &way)) {
				complain("no way to the mode", "", r->syntax, "");
				break;
			}
			draw(i, &line);
			taken += try_line(str_text(&way), str_text(&line));
			lines++;
		}
	}
	print_message("%u rows, %u lines, %u taken, %u bad\n", rows, lines, taken, bad);
	str_free(&way);
	str_free(&line);
	assert_int_equal(bad, 0);
	assert_true(taken > lines * 9 / 10);
}

/* Whole configurations, where a corpus of them is at hand. Their own errors are left out. */
static void test_corpus(void **state)
{
	static const char top[] = "../shared/labs";
	DIR *d = opendir(top), *sub;
	struct dirent *e, *f;
	unsigned n = 0;

	while (d && (e = readdir(d)) != NULL) {
		char *dir = xasprintf("%s/%s", top, e->d_name);

		sub = e->d_name[0] == '.' ? NULL : opendir(dir);
		while (sub && (f = readdir(sub)) != NULL) {
			char *path = xasprintf("%s/%s", dir, f->d_name);
			struct box a;

			box_open(&a);
			if (strstr(f->d_name, ".cfg") && feed_file(&a.f, path, NULL, NULL) >= 0) {
				cli_release(&a.f.c);
				try_box(&a, "", path, 20000);
				n++;
			}
			box_close(&a);
			free(path);
		}
		if (sub)
			closedir(sub);
		free(dir);
	}
	if (d)
		closedir(d);
	print_message("%u configurations, %u bad\n", n, bad);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_corpus),
	};

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
