/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists and route maps for FRR's daemons, and what apply_bgp.c and apply_ospf.c share.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply_frr.h"
#include "routing/frr/zapi.h"

const char *frr_rest(const char *line, int words)
{
	while (words-- > 0 && *line) {
		line += strcspn(line, " ");
		line += strspn(line, " ");
	}
	return line;
}

bool frr_prefix(const struct cfg_node *n, const char *addr, const char *mask, char buf[ADDR_STRLEN])
{
	struct prefix p;

	if (!node_prefix_get(n, addr, mask, &p))
		return false;
	prefix_mask(&p);
	prefix_str(&p, buf);
	return true;
}

void frr_redist_options(const struct cfg_node *n, struct str *out)
{
	const char *metric = cfg_var(n, "metric") ? cfg_var(n, "metric") : cfg_var(n, "bw");

	if (metric)
		str_printf(out, " metric %s", metric);
	if (cfg_has(n, "metric-type") && strstr(n->line, "metric-type "))
		str_printf(out, " metric-type %c", strstr(n->line, "metric-type ")[12]);
	if (cfg_var(n, "map"))
		str_printf(out, " route-map %s", cfg_var(n, "map"));
}

/* `match internal external 1 ...` of OSPF's routes; without it all into OSPF, the internal ones
 * into BGP. */
static uint32_t ospf_kinds(const struct cfg_node *n, enum frr_kind into)
{
	const char *p = strstr(n->line, " match ");
	const uint32_t internal = 1u << RIB_OSPF | 1u << RIB_OSPF_IA;
	uint32_t kinds = 0;
	static const struct {
		const char *words;
		uint32_t kinds;
	} map[] = {{" external 1", 1u << RIB_OSPF_E1},
		   {" external 2", 1u << RIB_OSPF_E2},
		   {" external", 1u << RIB_OSPF_E1 | 1u << RIB_OSPF_E2},
		   {" nssa-external 1", 1u << RIB_OSPF_N1},
		   {" nssa-external 2", 1u << RIB_OSPF_N2},
		   {" nssa-external", 1u << RIB_OSPF_N1 | 1u << RIB_OSPF_N2}};

	if (!p)
		return into == FRR_BGP ? internal : internal | map[2].kinds | map[5].kinds;
	for (p += 6; *p; p += 1 + strcspn(p + 1, " ")) {
		if (!strncmp(p, " internal", 9))
			kinds |= internal;
		for (size_t i = 0; i < ARRAY_SIZE(map); i++)
			if (!strncmp(p, map[i].words, strlen(map[i].words))) {
				kinds |= map[i].kinds;
				break;
			}
	}
	return kinds;
}

/* The word under which the daemon gets the routes of a process; NULL: FRR's words are used up. */
static const char *source_word(struct frr_conf *c, const struct cfg_node *n, bool ospf, bool v6)
{
	struct frr_source x = {.instance = (uint32_t)cfg_num(n, "from", 0),
			       .protos = ospf ? ospf_kinds(n, c->kind)
					      : 1u << RIB_EIGRP | 1u << RIB_EIGRP_EXT,
			       .type = !ospf ? ZAPI_T_EIGRP : v6 ? ZAPI_T_OSPF6 : ZAPI_T_OSPF,
			       .ospf = ospf};
	const char *word = !ospf ? "eigrp" : v6 ? "ospf6" : "ospf";
	/* OSPF redistributes no other OSPF, and FRR knows no EIGRP of IPv6 */
	bool taken = ospf ? c->kind != FRR_BGP : v6;

	for (size_t i = 0; i < c->n_sources; i++)
		taken |= c->sources[i].type == x.type;
	for (size_t k = 0; taken; k++) {
		word = frr_spare_proto(k, v6, &x.type);
		if (!word)
			return NULL;
		taken = false;
		for (size_t i = 0; i < c->n_sources; i++)
			taken |= c->sources[i].type == x.type;
	}
	*GROW(c->sources, c->n_sources) = x;
	return word;
}

static const char *const redist_kinds[] = {"connected", "static", "bgp", "nhrp", "eigrp", "ospf"};

/* Index of the protocol; -1: not ours. */
static int redist_kind(const struct cfg_node *n)
{
	const char *p = frr_rest(n->line, 1);

	for (size_t i = 0; i < ARRAY_SIZE(redist_kinds); i++) {
		size_t len = strlen(redist_kinds[i]);

		if (!strncmp(p, redist_kinds[i], len) && (!p[len] || p[len] == ' '))
			return (int)i;
	}
	return -1;
}

bool frr_redist_ignored(const struct cfg_node *n)
{
	return redist_kind(n) < 0 || cfg_var(n, "vrf");
}

void frr_redistribute(struct frr_conf *c, const struct cfg_node *n, const char *ctx)
{
	struct str line = {0}, undo = {0};
	bool v6 = c->kind == FRR_OSPF6 || strstr(ctx, "address-family ipv6");
	int kind = redist_kind(n);
	const char *word = kind < 0   ? NULL
			   : kind < 4 ? redist_kinds[kind]
				      : source_word(c, n, kind == 5, v6);

	if (word && !(c->kind == FRR_BGP && !strcmp(word, "bgp"))) {
		str_printf(&undo, "no redistribute %s", word);
		str_printf(&line, "redistribute %s", word);
		frr_redist_options(n, &line);
		frr_line_add(&c->lines, ctx, str_text(&undo), str_text(&line));
	}
	str_free(&line);
	str_free(&undo);
}

void frr_secret(const char *type, const char *text, struct str *out)
{
	if (type && !strcmp(type, "7") && conf_type7_decode(text, out))
		return;
	str_puts(out, text);
}

/* --- lists --- */

struct acl_out {
	struct frr_lines *l;
	const char *name;
	unsigned seq;
};

static bool acl_line(const struct cfg_node *n, void *arg)
{
	struct acl_out *o = arg;
	struct addr a, w;
	char ta[ADDR_STRLEN], tw[ADDR_STRLEN];
	uint32_t addr, wild;
	const char *what;
	bool permit;

	if (!acl_networks(n, &permit, &addr, &wild))
		return true;
	what = permit ? "permit" : "deny";
	a = addr_v4(addr);
	w = addr_v4(wild);
	o->seq += 5;
	if (wild == UINT32_MAX)
		frr_line_addf(o->l, "", NULL, "access-list %s seq %u %s any", o->name, o->seq,
			      what);
	else
		frr_line_addf(o->l, "", NULL, "access-list %s seq %u %s %s %s", o->name, o->seq,
			      what, addr_str(&a, ta), addr_str(&w, tw));
	return true;
}

/* Names come once each, numbered lists have a line an entry. */
static void acl_once(const struct cfg *cfg, const char *name, struct frr_lines *l)
{
	struct acl_out o = {.l = l, .name = name};
	struct str mark = {0};

	str_printf(&mark, "access-list %s seq 5 ", name);
	for (size_t i = 0; i < l->n; i++)
		if (!strncmp(l->v[i].line, str_text(&mark), mark.len)) {
			str_free(&mark);
			return;
		}
	str_free(&mark);
	acl_walk(cfg, name, acl_line, &o);
}

static void prefix_list_line(const struct cfg_node *n, const char *kind, const char *name,
			     unsigned seq, struct frr_lines *l)
{
	struct str s = {0};

	if (!cfg_var(n, "prefix"))
		return;
	str_printf(&s, "%s prefix-list %s seq %u %s %s", kind, name, seq,
		   cfg_has(n, "permit") ? "permit" : "deny", cfg_var(n, "prefix"));
	if (cfg_var(n, "ge"))
		str_printf(&s, " ge %s", cfg_var(n, "ge"));
	if (cfg_var(n, "le"))
		str_printf(&s, " le %s", cfg_var(n, "le"));
	frr_line_add(l, "", NULL, str_text(&s));
	str_free(&s);
}

static void prefix_lists(const struct cfg *cfg, const char *kind, struct frr_lines *l)
{
	struct str words = {0};

	str_printf(&words, "%s prefix-list", kind);
	EACH (n, &cfg->root, str_text(&words))
		if (cfg_var(n, "name"))
			prefix_list_line(n, kind, cfg_var(n, "name"),
					 (unsigned)cfg_num(n, "seq", 5), l);
	str_free(&words);
}

static void bgp_lists(const struct cfg *cfg, struct frr_lines *l)
{
	EACH (n, &cfg->root, "ip as-path access-list")
		frr_line_addf(l, "", NULL, "bgp as-path access-list %s", frr_rest(n->line, 3));
	EACH (n, &cfg->root, "ip community-list") {
		const char *rest = frr_rest(n->line, 2);
		uint64_t num;

		if (isdigit((unsigned char)*rest) && parse_u64(cfg_var(n, "name"), 1, 500, &num))
			frr_line_addf(l, "", NULL, "bgp community-list %s %s",
				      num < 100 ? "standard" : "expanded", rest);
		else
			frr_line_addf(l, "", NULL, "bgp community-list %s", rest);
	}
}

static void extcommunity_lists(const struct cfg *cfg, struct frr_lines *l)
{
	EACH (n, &cfg->root, "ip extcommunity-list") {
		const char *name = cfg_var(n, "name");
		const char *p = strstr(n->line, cfg_has(n, "permit") ? " permit " : " deny ");
		uint64_t num;
		bool expanded = name && (parse_u64(name, 1, 500, &num) ? num >= 100
								       : cfg_has(n, "expanded"));

		if (name && p)
			frr_line_addf(l, "", NULL, "bgp extcommunity-list %s %s%s",
				      expanded ? "expanded" : "standard", name, p);
	}
}

/* --- route maps --- */

/* Names of one kind of match are alternatives, in one line or in several; FRR knows one name. An
 * entry becomes as many as there are combinations, one behind the other. */
struct match {
	char *words; /* "match ip address prefix-list" */
	const char **v;
	size_t n;
	bool exact;
};

enum { MAX_COMBINATIONS = 1024, MAX_SEQ = 65535 };

/* The words of a match that may have several names, and the variable they are in. */
static const char *match_words(const struct cfg_node *m, enum frr_kind kind, struct str *words)
{
	if (!strncmp(m->line, "match ip ", 9) || !strncmp(m->line, "match ipv6 ", 11)) {
		str_printf(words, "match %s %s%s", cfg_has(m, "ipv6") ? "ipv6" : "ip",
			   cfg_has(m, "next-hop")	? "next-hop"
			   : cfg_has(m, "route-source") ? "route-source"
							: "address",
			   cfg_has(m, "prefix-list") ? " prefix-list" : "");
		return "list";
	}
	if (!strncmp(m->line, "match interface ", 16)) {
		str_puts(words, "match interface");
		return "interface";
	}
	if (!strncmp(m->line, "match tag ", 10)) {
		str_puts(words, "match tag");
		return "tag";
	}
	if (kind == FRR_BGP && !strncmp(m->line, "match as-path ", 14)) {
		str_puts(words, "match as-path");
		return "list";
	}
	if (kind == FRR_BGP && !strncmp(m->line, "match extcommunity ", 19)) {
		str_puts(words, "match extcommunity");
		return "ec";
	}
	if (kind == FRR_BGP && !strncmp(m->line, "match community ", 16)) {
		str_puts(words, "match community");
		return "list";
	}
	return NULL;
}

static size_t matches(const struct cfg_node *s, enum frr_kind kind, struct match **list)
{
	size_t n = 0, all = 1;

	for (const struct cfg_node *m = s->first; m; m = m->next) {
		struct str words = {0};
		const char *var = match_words(m, kind, &words);
		struct match *x = NULL;

		for (size_t i = 0; var && i < n; i++)
			if (!strcmp((*list)[i].words, str_text(&words)))
				x = &(*list)[i];
		if (var && !x) {
			x = GROW(*list, n);
			x->words = xstrdup(str_text(&words));
		}
		for (size_t i = 0; var && cfg_var_nth(m, var, i); i++)
			*GROW(x->v, x->n) = cfg_var_nth(m, var, i);
		if (x)
			x->exact |= cfg_has(m, "exact-match");
		str_free(&words);
	}
	for (size_t i = 0; i < n; i++) { /* what is beyond any use: the first names count */
		while (all * MAX((*list)[i].n, 1u) > MAX_COMBINATIONS)
			(*list)[i].n /= 2;
		all *= MAX((*list)[i].n, 1u);
	}
	return n;
}

static void match_line(const struct cfg *cfg, const struct match *x, size_t nth, const char *ctx,
		       struct frr_lines *l)
{
	char dev[16];
	bool names_acl = !strncmp(x->words, "match ip ", 9) && !strstr(x->words, "prefix-list");

	if (!x->n)
		return;
	if (names_acl)
		acl_once(cfg, x->v[nth], l);
	if (!strcmp(x->words, "match interface"))
		frr_line_addf(l, ctx, "no match interface", "match interface %s",
			      iface_name_dev(x->v[nth], dev));
	else
		frr_line_addf(l, ctx, NULL, "%s %s%s", x->words, x->v[nth],
			      x->exact ? " exact-match" : "");
}

/* FRR always adds, so `additive` means what stands in `more`. */
static void extcommunity_line(const struct cfg_node *n, const char *ctx, const char *more,
			      struct frr_lines *l)
{
	const char *rest = frr_rest(n->line, 2), *add = strstr(rest, " additive");
	int len = add ? (int)(add - rest) : (int)strlen(rest);
	char kind[8] = "";

	if (sscanf(rest, "%7s", kind) == 1 && (!strcmp(kind, "rt") || !strcmp(kind, "soo")))
		frr_line_addf(l, ctx, NULL, "set extcommunity %.*s%s", len, rest,
			      add && more && !strcmp(kind, "rt") ? more : "");
}

/* What is no match of names. */
static void plain_line(const struct cfg_node *n, const char *ctx, enum frr_kind kind,
		       struct frr_lines *l)
{
	static const struct {
		const char *words;
		bool bgp, ospf;
	} known[] = {{"match metric ", true, true},
		     {"match source-protocol ", true, true},
		     {"match local-preference ", true, false},
		     {"set metric ", true, true},
		     {"set tag ", true, true},
		     {"set metric-type ", false, true},
		     {"set ip next-hop peer-address", true, false},
		     {"set local-preference ", true, false},
		     {"set weight ", true, false},
		     {"set origin ", true, false},
		     {"set as-path prepend ", true, false},
		     {"set community ", true, false},
		     {"set comm-list ", true, false}};

	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (!strncmp(n->line, known[i].words, strlen(known[i].words)) &&
		    (kind == FRR_BGP ? known[i].bgp : known[i].ospf))
			frr_line_add(l, ctx, NULL, n->line);
	if (kind == FRR_BGP && !strncmp(n->line, "set ip next-hop ", 16) && cfg_var(n, "addr"))
		frr_line_add(l, ctx, NULL, n->line);
	if (kind == FRR_BGP && !strncmp(n->line, "set extcommunity ", 17))
		extcommunity_line(n, ctx, NULL, l);
}

struct map_entry {
	const struct cfg_node *s;
	struct match *m;
	size_t n_m, copies;
	unsigned seq, first; /* IOS's number, and the first of those FRR has */
};

struct map_to { /* where a map goes */
	enum frr_kind kind;
	struct frr_lines *l;
	const char *as;	     /* export map: its name; NULL: an ordinary one */
	const char *targets; /* of an export map */
	unsigned next;	     /* number of the next entry */
};

/* An export map denies nothing: an entry that does, or that sets no target, leaves the usual ones.
 */
static void export_lines(const struct map_entry *e, const char *ctx, const struct map_to *to)
{
	bool set = false;

	for (const struct cfg_node *x = e->s->first; x && !cfg_has(e->s, "deny"); x = x->next) {
		if (!strncmp(x->line, "set extcommunity rt ", 20)) {
			extcommunity_line(x, ctx, to->targets, to->l);
			set = true;
		} else {
			plain_line(x, ctx, to->kind, to->l);
		}
	}
	if (!set && to->targets)
		frr_line_addf(to->l, ctx, NULL, "set extcommunity rt%s", to->targets);
}

static void entry_lines(const struct cfg *cfg, const struct map_entry *list, size_t n, size_t at,
			size_t copy, const struct map_to *out)
{
	const struct map_entry *e = &list[at];
	char *ctx =
		xasprintf("route-map %s %s %zu", out->as ? out->as : cfg_var(e->s, "name"),
			  cfg_has(e->s, "deny") && !out->as ? "deny" : "permit", e->first + copy);
	enum frr_kind kind = out->kind;
	struct frr_lines *l = out->l;
	size_t left = copy;

	frr_line_add(l, "", NULL, ctx);
	for (size_t i = 0; i < e->n_m; left /= MAX(e->m[i].n, 1u), i++)
		match_line(cfg, &e->m[i], left % MAX(e->m[i].n, 1u), ctx, l);
	if (out->as)
		export_lines(e, ctx, out);
	for (const struct cfg_node *x = out->as ? NULL : e->s->first; x; x = x->next) {
		unsigned to = (unsigned)cfg_num(x, "n", at + 1 < n ? list[at + 1].seq : 0);

		plain_line(x, ctx, kind, l);
		for (size_t k = at + 1; !strncmp(x->line, "continue", 8) && k < n; k++)
			if (list[k].seq == to)
				frr_line_addf(l, ctx, "no continue", "continue %u", list[k].first);
	}
	free(ctx);
}

static int by_seq(const void *pa, const void *pb)
{
	const struct map_entry *a = pa, *b = pb;

	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

/* One map: entries keep their numbers unless one of them has to become several. */
static void one_map(const struct cfg *cfg, const char *name, struct map_to *to)
{
	struct map_entry *list = NULL;
	size_t n = 0, total = 0;

	EACH (s, &cfg->root, "route-map") {
		struct map_entry *e;

		if (strcmp(cfg_var(s, "name"), name) != 0)
			continue;
		e = GROW(list, n);
		e->s = s;
		e->seq = (unsigned)cfg_num(s, "seq", 10);
		e->n_m = matches(s, to->kind, &e->m);
		e->copies = 1;
		for (size_t i = 0; i < e->n_m; i++)
			e->copies *= MAX(e->m[i].n, 1u);
		total += e->copies;
	}
	qsort(list, n, sizeof(*list), by_seq);
	for (size_t i = 0; i < n; i++) {
		list[i].first = total == n && !to->as ? list[i].seq : to->next;
		to->next += (unsigned)list[i].copies;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < list[i].copies && list[i].first + k <= MAX_SEQ; k++)
			entry_lines(cfg, list, n, i, k, to);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < list[i].n_m; k++) {
			free(list[i].m[k].words);
			free(list[i].m[k].v);
		}
		free(list[i].m);
	}
	free(list);
}

static void route_maps(const struct cfg *cfg, enum frr_kind kind, struct frr_lines *l)
{
	const char **done = NULL;
	size_t n = 0;

	EACH (s, &cfg->root, "route-map") {
		bool again = false;

		for (size_t i = 0; i < n; i++)
			again |= !strcmp(done[i], cfg_var(s, "name"));
		if (again)
			continue;
		*GROW(done, n) = cfg_var(s, "name");
		one_map(cfg, cfg_var(s, "name"), &(struct map_to){.kind = kind, .l = l, .next = 1});
	}
	free(done);
}

void frr_export_map(const struct cfg *cfg, const char *map, const char *as, const char *targets,
		    struct frr_lines *l)
{
	struct map_to to = {.kind = FRR_BGP, .l = l, .as = as, .targets = targets, .next = 2};
	char *ctx;

	if (map)
		one_map(cfg, map, &to);
	ctx = xasprintf("route-map %s permit %u", as, MIN(to.next, (unsigned)MAX_SEQ));
	frr_line_add(l, "", NULL, ctx);
	if (targets)
		frr_line_addf(l, ctx, NULL, "set extcommunity rt%s", targets);
	free(ctx);
}

void frr_policy_lines(const struct cfg *cfg, enum frr_kind kind, struct frr_lines *l)
{
	prefix_lists(cfg, "ip", l);
	prefix_lists(cfg, "ipv6", l);
	if (kind == FRR_BGP) {
		bgp_lists(cfg, l);
		extcommunity_lists(cfg, l);
	}
	route_maps(cfg, kind, l);
	EACH (s, &cfg->root, "router") {
		EACH (n, s, "distribute-list")
			if (cfg_var(n, "acl"))
				acl_once(cfg, cfg_var(n, "acl"), l);
		EACH (n, s, "neighbor")
			if (cfg_has(n, "distribute-list"))
				acl_once(cfg, cfg_var(n, "acl"), l);
		EACH (af, s, "address-family")
			EACH (n, af, "neighbor")
				if (cfg_has(n, "distribute-list"))
					acl_once(cfg, cfg_var(n, "acl"), l);
	}
}
