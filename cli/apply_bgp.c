/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * router bgp -> the lines of bgpd. IOS's defaults are said where FRR's differ: one path only, no
 * communities sent, eBGP without a policy allowed. Neighbor commands that IOS has at the process
 * and in the address family alike end up in FRR's address family. Templates are expanded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply_frr.h"

#define AF4 "address-family ipv4 unicast"
#define AF6 "address-family ipv6 unicast"
#define MAX_DEPTH 8 /* templates that inherit templates */

struct bgp_out {
	const struct router *rt;
	const struct cfg_node *router; /* router bgp */
	const struct cfg_node *vrf;    /* address-family ipv4 vrf X, or NULL */
	struct frr_conf *c;
	struct frr_lines *l; /* c's */
	char *ctx, *ctx4, *ctx6;
};

struct peer {
	const char *name;
	bool group, member, communities;
	int active4, active6; /* -1: as the default has it */
};

/* --- neighbor commands --- */

struct nb_word {
	const char *word;
	bool af;
	bool short_undo; /* `no neighbor X WORD` suffices, and identifies */
	const char *frr; /* NULL: the same text; "": no such thing here */
};
static const struct nb_word nb_words[] = {
	{"advertise-map", true, false, NULL},
	{"advertisement-interval", false, true, NULL},
	{"allowas-in", true, true, NULL},
	{"as-override", true, true, NULL},
	{"capability orf prefix-list", true, false, NULL},
	{"default-originate", true, true, NULL},
	{"description", false, true, NULL},
	{"disable-connected-check", false, true, NULL},
	{"distribute-list", true, false, NULL},
	{"ebgp-multihop", false, true, NULL},
	{"filter-list", true, false, NULL},
	{"maximum-prefix", true, true, NULL},
	{"next-hop-self all", true, true, "next-hop-self force"},
	{"next-hop-self", true, true, NULL},
	{"next-hop-unchanged", true, true, "attribute-unchanged next-hop"},
	{"prefix-list", true, false, NULL},
	{"remove-private-as all replace-as", true, true, "remove-private-AS all replace-AS"},
	{"remove-private-as all", true, true, "remove-private-AS all"},
	{"remove-private-as", true, true, "remove-private-AS"},
	{"route-map", true, false, NULL},
	{"route-reflector-client", true, true, NULL},
	{"route-server-client", true, true, NULL},
	{"shutdown", false, true, NULL},
	{"soft-reconfiguration inbound", true, true, NULL},
	{"transport connection-mode passive", false, true, "passive"},
	{"ttl-security", false, true, NULL},
	{"unsuppress-map", true, false, NULL},
	{"weight", true, true, NULL},
};

static bool begins(const char *text, const char *words)
{
	size_t n = strlen(words);

	return !strncmp(text, words, n) && (!text[n] || text[n] == ' ');
}

/* 1.10 as 65546 */
static unsigned long as_number(const char *text)
{
	const char *dot = strchr(text, '.');
	unsigned long hi = strtoul(text, NULL, 10);

	return dot ? (hi << 16) + strtoul(dot + 1, NULL, 10) : hi;
}

static void nb_line(struct bgp_out *o, const char *ctx, const char *peer, const char *undo_word,
		    const char *text)
{
	char *line = xasprintf("neighbor %s %s", peer, text);
	char *undo = undo_word ? xasprintf("no neighbor %s %s", peer, undo_word) : NULL;

	frr_line_add(o->l, ctx, undo, line);
	secret_free(line, strlen(line));
	free(undo);
}

static void nb_password(struct bgp_out *o, const struct peer *p, const char *rest)
{
	struct str key = {0}, line = {0};
	char type[2] = {rest[0], '\0'};
	bool typed = rest[0] >= '0' && rest[0] <= '9' && rest[1] == ' ';

	frr_secret(typed ? type : NULL, typed ? rest + 2 : rest, &key);
	str_printf(&line, "password %s", str_text(&key));
	nb_line(o, o->ctx, p->name, "password", str_text(&line));
	secret_wipe(key.data, key.len);
	secret_wipe(line.data, line.len);
	str_free(&key);
	str_free(&line);
}

static void nb_timers(struct bgp_out *o, const struct peer *p, const char *text)
{
	unsigned a, b;

	if (sscanf(text, "timers connect %u", &a) == 1)
		nb_line(o, o->ctx, p->name, "timers connect", text);
	else if (sscanf(text, "timers %u %u", &a, &b) == 2) {
		char *t = xasprintf("timers %u %u", a, b);

		nb_line(o, o->ctx, p->name, "timers", t);
		free(t);
	}
}

/* FRR sends communities unasked; a neighbor gets them here when it is said. */
static void nb_communities(struct bgp_out *o, const struct peer *p, const char *ctx,
			   const char *text)
{
	const char *kind = strchr(text, ' ') ? strchr(text, ' ') + 1 : "standard";
	char *line, *undo = xasprintf("neighbor %s send-community all", p->name);

	if (!strcmp(kind, "none"))
		line = xasprintf("no neighbor %s send-community all", p->name);
	else
		line = xasprintf("no neighbor %s send-community all\nneighbor %s send-community %s",
				 p->name, p->name, kind);
	frr_line_add(o->l, ctx, undo, line);
	free(line);
	free(undo);
}

static void nb_update_source(struct bgp_out *o, const struct peer *p, const char *ifname)
{
	struct str s = {0};
	char dev[16], name[IFACE_NAME_LEN];

	/* the session ends where the interface's address does, so it is the device that is named */
	if (!iface_name_parse(ifname, name))
		return;
	str_printf(&s, "update-source %s", iface_name_dev(name, dev));
	nb_line(o, o->ctx, p->name, "update-source", str_text(&s));
	str_free(&s);
}

static void nb_text(struct bgp_out *o, struct peer *p, const char *af_ctx, const char *text,
		    bool no, int depth);

static void nb_template(struct bgp_out *o, struct peer *p, const char *af_ctx, const char *text,
			int depth)
{
	const char *name = strrchr(text, ' ') + 1;

	EACH (t, o->router, "template") {
		if (strcmp(cfg_var(t, "name"), name) != 0 || depth > MAX_DEPTH)
			continue;
		for (const struct cfg_node *n = t->first; n; n = n->next)
			nb_text(o, p, af_ctx, n->line, n->no, depth + 1);
	}
}

static void nb_known(struct bgp_out *o, const struct peer *p, const char *af_ctx, const char *text,
		     bool no)
{
	for (size_t i = 0; i < ARRAY_SIZE(nb_words); i++) {
		const struct nb_word *w = &nb_words[i];
		const char *ctx = w->af ? af_ctx : o->ctx;
		char *line, *undo;

		if (!begins(text, w->word))
			continue;
		line = xasprintf("%sneighbor %s %s", no ? "no " : "", p->name,
				 w->frr ? w->frr : text);
		undo = xasprintf("%sneighbor %s %s", no ? "" : "no ", p->name,
				 !w->short_undo ? text
				 : w->frr	? w->frr
						: w->word);
		frr_line_add(o->l, ctx, undo, line);
		free(line);
		free(undo);
		return;
	}
}

static void nb_text(struct bgp_out *o, struct peer *p, const char *af_ctx, const char *text,
		    bool no, int depth)
{
	char *t;

	if (begins(text, "remote-as")) {
		/* what takes the peer's AS away takes the peer away */
		t = p->group ? xasprintf("no neighbor %s remote-as", p->name)
			     : xasprintf("no neighbor %s", p->name);
		frr_line_addf(o->l, o->ctx, t, "neighbor %s remote-as %lu", p->name,
			      as_number(strchr(text, ' ') + 1));
		free(t);
	} else if (begins(text, "inherit")) {
		nb_template(o, p, af_ctx, text, depth);
	} else if (begins(text, "local-as")) {
		t = xasprintf("local-as %lu%s", as_number(text + 9),
			      strchr(text + 9, ' ') ? strchr(text + 9, ' ') : "");
		nb_line(o, o->ctx, p->name, "local-as", t);
		free(t);
	} else if (begins(text, "password")) {
		nb_password(o, p, text + 9);
	} else if (begins(text, "timers")) {
		nb_timers(o, p, text);
	} else if (begins(text, "send-community")) {
		p->communities = true;
		nb_communities(o, p, af_ctx, text);
	} else if (begins(text, "update-source")) {
		nb_update_source(o, p, text + 14);
	} else if (!begins(text, "activate") && !begins(text, "peer-group")) {
		nb_known(o, p, af_ctx, text, no);
	}
}

/* --- neighbors --- */

static bool is_peer(const struct cfg_node *n, const char *name)
{
	const char *peer = cfg_var(n, "peer");

	return peer && !strcmp(peer, name);
}

static void nb_section(struct bgp_out *o, struct peer *p, const struct cfg_node *s, const char *ctx)
{
	EACH (n, s, "neighbor")
		if (is_peer(n, p->name))
			nb_text(o, p, ctx, frr_rest(n->line, 2), n->no, 0);
}

/* The address families of this process (or of the VRF): fn for each with the context it goes to. */
static void each_af(struct bgp_out *o,
		    void (*fn)(struct bgp_out *o, const struct cfg_node *s, const char *ctx,
			       void *arg),
		    void *arg)
{
	if (o->vrf) {
		fn(o, o->vrf, o->ctx4, arg);
		return;
	}
	fn(o, o->router, o->ctx4, arg);
	EACH (s, o->router, "address-family") {
		const char *af = cfg_var(s, "af");

		if (cfg_var(s, "vrf") || cfg_has(s, "multicast") || !af)
			continue;
		if (!strcmp(af, "ipv4"))
			fn(o, s, o->ctx4, arg);
		else if (!strcmp(af, "ipv6"))
			fn(o, s, o->ctx6, arg);
	}
}

static void nb_of_af(struct bgp_out *o, const struct cfg_node *s, const char *ctx, void *arg)
{
	nb_section(o, arg, s, ctx);
}

static void active_in_af(struct bgp_out *o, const struct cfg_node *s, const char *ctx, void *arg)
{
	struct peer *p = arg;

	EACH (n, s, "neighbor")
		if (is_peer(n, p->name) && cfg_has(n, "activate"))
			*(ctx == o->ctx6 ? &p->active6 : &p->active4) = !n->no;
}

static void member_of_af(struct bgp_out *o, const struct cfg_node *s, const char *ctx, void *arg)
{
	struct peer *p = arg;

	EACH (n, s, "neighbor") {
		if (!is_peer(n, p->name) || !cfg_has(n, "peer-group") || !cfg_var(n, "group"))
			continue;
		p->member = true;
		frr_line_addf(o->l, o->ctx, NULL, "neighbor %s peer-group %s", p->name,
			      cfg_var(n, "group"));
	}
}

static void activation(struct bgp_out *o, const struct peer *p, const char *ctx, int on, bool dflt)
{
	char *undo = xasprintf("no neighbor %s activate", p->name);

	if (on < 0 && p->member)
		; /* as its group */
	else if (on < 0 ? dflt : on)
		frr_line_addf(o->l, ctx, undo, "neighbor %s activate", p->name);
	else if (p->member)
		frr_line_addf(o->l, ctx, undo, "no neighbor %s activate", p->name);
	free(undo);
}

static bool ipv4_by_default(const struct bgp_out *o)
{
	EACH (n, o->router, "bgp default ipv4-unicast")
		if (n->no)
			return false;
	return true;
}

/* `distribute-list` of the process filters every neighbour; one that has a list of its own keeps
 * to that, FRR takes one for each direction. */
static void process_filters(struct bgp_out *o, const struct peer *p, size_t from)
{
	char *begin = xasprintf("neighbor %s ", p->name);

	EACH (n, o->router, "distribute-list") {
		const char *dir = cfg_has(n, "in") ? "in" : "out";
		const char *list = cfg_var(n, "prefix") ? cfg_var(n, "prefix") : cfg_var(n, "acl");
		bool own = o->vrf || p->member || !list || cfg_var(n, "interface");
		char *text;

		for (size_t i = from; i < o->l->n; i++) {
			const char *l = o->l->v[i].line, *last = strrchr(l, ' ');

			own |= !strncmp(l, begin, strlen(begin)) && last &&
			       !strcmp(last + 1, dir) &&
			       (begins(l + strlen(begin), "prefix-list") ||
				begins(l + strlen(begin), "distribute-list"));
		}
		if (own)
			continue;
		text = xasprintf("%s %s %s",
				 cfg_var(n, "prefix") ? "prefix-list" : "distribute-list", list,
				 dir);
		nb_line(o, o->ctx4, p->name, text, text);
		free(text);
	}
	free(begin);
}

static void peer_lines(struct bgp_out *o, const char *name, bool group)
{
	size_t from = o->l->n;
	struct peer p = {.name = name, .group = group, .active4 = -1, .active6 = -1};

	if (group)
		frr_line_addf(o->l, o->ctx, NULL, "neighbor %s peer-group", name);
	else
		each_af(o, member_of_af, &p);
	each_af(o, active_in_af, &p);
	/* at once: a neighbour that calls while no family is active is refused */
	activation(o, &p, o->ctx4, p.active4, o->vrf ? true : ipv4_by_default(o));
	activation(o, &p, o->ctx6, p.active6, false);
	if (!p.member) /* IOS retries sooner than FRR */
		nb_line(o, o->ctx, name, "timers connect", "timers connect 10");
	each_af(o, nb_of_af, &p);
	process_filters(o, &p, from);
	if (!p.member && !p.communities) {
		nb_communities(o, &p, o->ctx4, "send-community none");
		nb_communities(o, &p, o->ctx6, "send-community none");
	}
}

struct names {
	const char **v;
	size_t n;
	bool groups;
};

static void names_of_af(struct bgp_out *o, const struct cfg_node *s, const char *ctx, void *arg)
{
	struct names *x = arg;
	struct addr a;

	EACH (n, s, "neighbor") {
		const char *name = cfg_var(n, "peer");
		bool known = false;

		if (!name || addr_parse(name, &a) == x->groups)
			continue;
		for (size_t i = 0; i < x->n; i++)
			known |= !strcmp(x->v[i], name);
		if (!known)
			*GROW(x->v, x->n) = name;
	}
}

/* FRR refuses attributes of a peer it does not know: its AS or its group comes first. */
static void peer_order(struct frr_lines *l, size_t from, const char *name)
{
	char *want = xasprintf("neighbor %s remote-as ", name);

	for (size_t i = from; i < l->n; i++)
		if (!strncmp(l->v[i].line, want, strlen(want))) {
			struct frr_line x = l->v[i];
			size_t to = from;

			/* behind `neighbor G peer-group` of a group */
			if (to < i && strstr(l->v[to].line, " peer-group") &&
			    !strstr(l->v[to].line, " peer-group "))
				to++;
			memmove(&l->v[to + 1], &l->v[to], (i - to) * sizeof(x));
			l->v[to] = x;
			break;
		}
	free(want);
}

static void neighbors(struct bgp_out *o)
{
	for (int pass = 0; pass < 2; pass++) {
		struct names x = {.groups = pass == 0};

		each_af(o, names_of_af, &x);
		for (size_t i = 0; i < x.n; i++) {
			size_t from = o->l->n;

			peer_lines(o, x.v[i], x.groups);
			peer_order(o->l, from, x.v[i]);
		}
		free(x.v);
	}
	EACH (n, o->router, "bgp listen range")
		if (!o->vrf && cfg_var(n, "range"))
			frr_line_addf(o->l, o->ctx, NULL, "bgp listen range %s peer-group %s",
				      cfg_var(n, "range"), cfg_var(n, "group"));
}

/* --- address family --- */

static void networks(struct bgp_out *o, const struct cfg_node *s, const char *ctx)
{
	EACH (n, s, "network") {
		char p[ADDR_STRLEN];
		struct addr a;
		struct str line = {0}, undo = {0};

		if (cfg_var(n, "prefix")) {
			str_copy(p, sizeof(p), cfg_var(n, "prefix"));
		} else if (cfg_var(n, "mask")) {
			if (!frr_prefix(n, "addr", "mask", p))
				continue;
		} else if (cfg_addr(n, "addr", &a)) { /* the classful network */
			struct prefix c = {a, a.b[0] < 128 ? 8 : a.b[0] < 192 ? 16 : 24};

			if (addr_is_any(&a))
				c.len = 0;
			prefix_mask(&c);
			prefix_str(&c, p);
		} else {
			continue;
		}
		str_printf(&undo, "no network %s", p);
		str_printf(&line, "network %s", p);
		if (cfg_var(n, "map"))
			str_printf(&line, " route-map %s", cfg_var(n, "map"));
		if (cfg_has(n, "backdoor"))
			str_puts(&line, " backdoor");
		frr_line_add(o->l, ctx, str_text(&undo), str_text(&line));
		str_free(&line);
		str_free(&undo);
	}
}

static void aggregates(struct bgp_out *o, const struct cfg_node *s, const char *ctx)
{
	EACH (n, s, "aggregate-address") {
		char p[ADDR_STRLEN];
		struct str line = {0}, undo = {0};

		if (cfg_var(n, "prefix"))
			str_copy(p, sizeof(p), cfg_var(n, "prefix"));
		else if (!frr_prefix(n, "addr", "mask", p))
			continue;
		str_printf(&undo, "no aggregate-address %s", p);
		str_printf(&line, "aggregate-address %s%s%s", p,
			   cfg_has(n, "as-set") ? " as-set" : "",
			   cfg_has(n, "summary-only") ? " summary-only" : "");
		if (cfg_var(n, "rm") || cfg_var(n, "at"))
			str_printf(&line, " route-map %s",
				   cfg_var(n, "rm") ? cfg_var(n, "rm") : cfg_var(n, "at"));
		if (cfg_var(n, "sm"))
			str_printf(&line, " suppress-map %s", cfg_var(n, "sm"));
		frr_line_add(o->l, ctx, str_text(&undo), str_text(&line));
		str_free(&line);
		str_free(&undo);
	}
}

static void paths(struct bgp_out *o, const struct cfg_node *s, const char *ctx)
{
	EACH (n, s, "maximum-paths") {
		const char *kind = cfg_var(n, "kind");
		unsigned count = (unsigned)cfg_num(n, "n", 1);

		if (!kind || !strcmp(kind, "eibgp"))
			frr_line_addf(o->l, ctx, "no maximum-paths", "maximum-paths %u", count);
		if (kind)
			frr_line_addf(o->l, ctx, "no maximum-paths ibgp", "maximum-paths ibgp %u",
				      count);
	}
}

static void af_lines(struct bgp_out *o, const struct cfg_node *s, const char *ctx, void *arg)
{
	const struct cfg_node *n;

	networks(o, s, ctx);
	aggregates(o, s, ctx);
	EACH (r, s, "redistribute")
		frr_redistribute(o->c, r, ctx);
	paths(o, s, ctx);
	n = cfg_find(s, "distance bgp");
	if (n)
		frr_line_add(o->l, ctx, "no distance bgp", n->line);
	n = cfg_find(s, "table-map");
	if (n)
		frr_line_addf(o->l, ctx, NULL, "table-map %s", cfg_var(n, "map"));
	n = cfg_find(s, "bgp dampening");
	if (n)
		frr_line_add(o->l, ctx, "no bgp dampening", n->line);
	if (cfg_find(s, "default-information originate"))
		*(bool *)arg = true;
}

/* --- process --- */

static const char *const same[] = {"bgp always-compare-med", "bgp deterministic-med",
				   "bgp cluster-id",	     "bgp default local-preference",
				   "bgp bestpath",	     "bgp confederation",
				   "bgp listen limit",	     "bgp client-to-client reflection",
				   "bgp graceful-restart",   "timers bgp"};

static void process_lines(struct bgp_out *o)
{
	const struct cfg_node *n = o->vrf ? cfg_find(o->vrf, "bgp router-id") : NULL;
	struct addr id;

	if (!n)
		n = cfg_find(o->router, "bgp router-id");
	frr_line_add(o->l, o->ctx, "", "bgp log-neighbor-changes");
	frr_line_add(o->l, o->ctx, "", "no bgp ebgp-requires-policy");
	frr_line_add(o->l, o->ctx, "", "no bgp default ipv4-unicast");
	/* a neighbour that cannot be reached any more is down at once, not after the hold time */
	frr_line_add(o->l, o->ctx, "", "bgp fast-convergence");
	frr_line_add(o->l, o->ctx, "", "bgp route-map delay-timer 1");
	frr_line_add(o->l, "", "", "bgp send-extra-data zebra"); /* AS paths, for show ip route A */
	if (cfg_addr(n, "id", &id) ||
	    (cfg_var(n, "interface") && interface_addr(o->rt, cfg_var(n, "interface"), &id))) {
		char t[ADDR_STRLEN];

		frr_line_addf(o->l, o->ctx, "no bgp router-id", "bgp router-id %s",
			      addr_str(&id, t));
	}
	for (size_t i = 0; i < ARRAY_SIZE(same); i++)
		EACH (x, o->router, same[i]) {
			unsigned keep, hold;

			if (sscanf(x->line, "timers bgp %u %u", &keep, &hold) == 2)
				frr_line_addf(o->l, o->ctx, "no timers bgp", "timers bgp %u %u",
					      keep, hold);
			else if (x->no)
				frr_line_addf(o->l, o->ctx, x->line, "no %s", x->line);
			else
				frr_line_add(o->l, o->ctx, NULL, x->line);
		}
	EACH (x, o->router, "bgp fast-external-fallover")
		if (x->no)
			frr_line_add(o->l, o->ctx, "bgp fast-external-fallover",
				     "no bgp fast-external-fallover");
	for (int six = 0; six <= 1; six++) {
		const char *ctx = six ? o->ctx6 : o->ctx4;

		frr_line_add(o->l, ctx, "no maximum-paths", "maximum-paths 1");
		frr_line_add(o->l, ctx, "no maximum-paths ibgp", "maximum-paths ibgp 1");
	}
}

static bool logs_changes(const struct cfg_node *router)
{
	EACH (n, router, "bgp log-neighbor-changes")
		return !n->no;
	return true;
}

static void one_process(const struct router *rt, const struct cfg_node *router,
			const struct cfg_node *vrf, struct frr_list *list)
{
	const char *as = cfg_var(router, "as") ? cfg_var(router, "as") : cfg_var(router, "asdot");
	struct frr_conf *c = GROW(list->v, list->n);
	struct bgp_out o = {.rt = rt, .router = router, .vrf = vrf, .c = c, .l = &c->lines};

	c->kind = FRR_BGP;
	c->number = (uint32_t)as_number(as);
	c->log_changes = logs_changes(router);
	if (vrf)
		str_copy(c->vrf, sizeof(c->vrf), cfg_var(vrf, "vrf"));
	o.ctx = xasprintf("router bgp %u", c->number);
	o.ctx4 = xasprintf("%s\n" AF4, o.ctx);
	o.ctx6 = xasprintf("%s\n" AF6, o.ctx);
	frr_policy_lines(rt->running, FRR_BGP, &c->lines);
	frr_line_add(&c->lines, "", NULL, o.ctx);
	process_lines(&o);
	each_af(&o, af_lines, &c->bgp_default);
	neighbors(&o);
	if (vrf)
		frr_vrf_lines(rt, router, c->vrf, o.l, o.ctx, o.ctx4);
	free(o.ctx);
	free(o.ctx4);
	free(o.ctx6);
}

void frr_bgp_collect(const struct router *rt, struct frr_list *list)
{
	EACH (s, &rt->running->root, "router bgp") {
		one_process(rt, s, NULL, list);
		EACH (af, s, "address-family ipv4")
			if (cfg_var(af, "vrf"))
				one_process(rt, s, af, list);
	}
}

/* --- what has no effect --- */

static bool neighbor_ignored(const char *text)
{
	static const char *const more[] = {"remote-as",	    "inherit",	"local-as",
					   "password",	    "timers",	"send-community",
					   "update-source", "activate", "peer-group"};

	for (size_t i = 0; i < ARRAY_SIZE(nb_words); i++)
		if (begins(text, nb_words[i].word))
			return false;
	for (size_t i = 0; i < ARRAY_SIZE(more); i++)
		if (begins(text, more[i]))
			return false;
	/* so it is without being said: a session ends with the route to its neighbour, too */
	return strcmp(text, "fall-over") != 0 && strcmp(text, "version 4") != 0 &&
	       strcmp(text, "transport path-mtu-discovery") != 0;
}

bool frr_template_ignores(const struct cfg_node *n)
{
	return strncmp(n->line, "exit", 4) != 0 && neighbor_ignored(n->line);
}

bool frr_bgp_ignores(const struct cfg_node *n)
{
	static const char *const more[] = {"bgp router-id",
					   "bgp log-neighbor-changes",
					   "bgp default ipv4-unicast",
					   "bgp listen range",
					   "bgp fast-external-fallover",
					   "bgp dampening",
					   "network",
					   "aggregate-address",
					   "maximum-paths",
					   "distance bgp",
					   "table-map",
					   "default-information originate",
					   "address-family",
					   "template",
					   "exit-address-family",
					   "exit-peer-policy",
					   "exit-peer-session"};

	if (begins(n->line, "neighbor"))
		return neighbor_ignored(frr_rest(n->line, 2));
	if (n->no) /* what is off has its effect, unless it were on without being said */
		return false;
	if (begins(n->line, "redistribute"))
		return frr_redist_ignored(n) || begins(n->line, "redistribute bgp");
	if (begins(n->line, "distribute-list"))
		return cfg_var(n, "interface") || (!cfg_var(n, "prefix") && !cfg_var(n, "acl")) ||
		       cfg_var(n, "gw");
	for (size_t i = 0; i < ARRAY_SIZE(same); i++)
		if (begins(n->line, same[i]))
			return false;
	for (size_t i = 0; i < ARRAY_SIZE(more); i++)
		if (begins(n->line, more[i]))
			return cfg_var(n, "am") != NULL; /* aggregate: advertise-map */
	return true;
}
