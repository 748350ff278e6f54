/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * router eigrp, classic and named, ipv6 router eigrp, and the interfaces' `ip ... eigrp` and `ipv6
 * ... eigrp` commands -> the processes of routing/eigrp. Lists, route maps (eigrp_map.c) and key
 * chains are resolved here.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/apply_int.h"
#include "cli/conf.h"
#include "cli/eigrp_map.h"
#include "cli/key_chain.h"
#include "routing/eigrp/eigrp_io.h"

/* --- interfaces --- */

static struct eigrp_if_conf *if_conf(struct eigrp_conf *c, const char *name)
{
	struct eigrp_if_conf *i;

	for (size_t k = 0; k < c->n_ifs; k++)
		if (!strcmp(c->ifs[k].name, name))
			return &c->ifs[k];
	i = GROW(c->ifs, c->n_ifs);
	*i = c->if_default;
	memset(i->name, 0, sizeof(i->name));
	str_copy(i->name, sizeof(i->name), name);
	return i;
}

/* The password of hmac-sha-256. */
static void key_set(const struct router *rt, struct eigrp_if_conf *i, const struct cfg_node *n)
{
	struct str clear = { 0 };

	memset(i->key, 0, sizeof(i->key));
	i->n_keys = 0;
	if (conf_key_clear(rt, n, "key", &clear))
		str_copy(i->key, sizeof(i->key), str_text(&clear));
	i->no_key = !i->key[0];
	if (clear.data)
		secret_wipe(clear.data, clear.len);
	str_free(&clear);
}

static void key_chain(const struct router *rt, const char *name, struct eigrp_if_conf *i)
{
	str_copy(i->chain, sizeof(i->chain), name);
	i->n_keys = key_chain_get(rt, name, i->keys, EIGRP_KEYS_MAX);
	i->no_key = !i->n_keys;
}

/* Does the line begin with `ip WORDS` (or `ipv6 WORDS`)? */
static bool of_words(const struct cfg_node *n, const char *ip, const char *words)
{
	size_t a = strlen(ip), b = strlen(words);

	return !strncmp(n->line, ip, a) && n->line[a] == ' ' && !strncmp(n->line + a + 1, words, b) &&
	       (n->line[a + 1 + b] == ' ' || !n->line[a + 1 + b]);
}

static const struct cfg_node *of_as(const struct cfg_node *s, const char *ip, const char *words,
				    uint16_t as)
{
	for (const struct cfg_node *n = s->first; n; n = n->next)
		if (of_words(n, ip, words) && cfg_num(n, "as", as) == as)
			return n;
	return NULL;
}

static void summary_add(const struct cfg *cfg, struct eigrp_conf *c, const char *ifname,
			const struct cfg_node *n)
{
	struct eigrp_summary s = { .distance = (uint8_t)cfg_num(n, "distance", 5) };
	const char *text = cfg_var(n, "prefix");

	str_copy(s.ifname, sizeof(s.ifname), ifname);
	if (text ? !prefix_parse(text, &s.prefix) : !node_prefix_get(n, "addr", "mask", &s.prefix))
		return;
	if (s.prefix.addr.family != c->family)
		return;
	prefix_mask(&s.prefix);
	s.leaks = cfg_var(n, "map") != NULL;
	if (s.leaks)
		eigrp_route_map(cfg, c->family, cfg_var(n, "map"), &s.leak);
	*GROW(c->summaries, c->n_summaries) = s;
}

/* ip hello-interval eigrp AS ... below `interface` (classic mode). */
static void classic_interface(const struct router *rt, struct eigrp_conf *c,
			      const struct cfg_node *s)
{
	static const char *const words[] = {
		"hello-interval eigrp", "hold-time eigrp", "split-horizon eigrp",
		"next-hop-self eigrp", "authentication mode eigrp",
		"authentication key-chain eigrp", "eigrp" };
	const char *ip = c->family == ADDR_V6 ? "ipv6" : "ip";
	const struct cfg_node *n[ARRAY_SIZE(words)];
	const char *name = cfg_var(s, "name");
	struct eigrp_if_conf *i;
	bool any = false;

	for (size_t k = 0; k < ARRAY_SIZE(words); k++) {
		n[k] = of_as(s, ip, words[k], c->as);
		any = any || n[k];
	}
	for (const struct cfg_node *sum = s->first; sum; sum = sum->next)
		if (!sum->no && of_words(sum, ip, "summary-address eigrp") &&
		    cfg_num(sum, "as", 0) == c->as)
			summary_add(rt->running, c, name, sum);
	if (!any)
		return;
	i = if_conf(c, name);
	i->hello_s = (uint16_t)cfg_num(n[0], "seconds", 0);
	i->hold_s = (uint16_t)cfg_num(n[1], "seconds", 0);
	i->no_split_horizon = n[2] && n[2]->no;
	i->no_next_hop_self = n[3] && n[3]->no;
	if (n[4] || n[5]) { /* the mode alone or the chain alone authenticate nothing on IOS */
		i->auth = n[4] && n[5] ? EIGRP_AUTH_MD5 : EIGRP_AUTH_NONE;
		if (n[5])
			key_chain(rt, cfg_var(n[5], "chain"), i);
	}
	i->enabled = n[6] && !n[6]->no; /* ipv6 eigrp AS */
}

static void named_interface(const struct router *rt, struct eigrp_conf *c,
			    const struct cfg_node *s, struct eigrp_if_conf *i)
{
	const struct cfg_node *n;

	i->hello_s = (uint16_t)cfg_num(cfg_find(s, "hello-interval"), "s", i->hello_s);
	i->hold_s = (uint16_t)cfg_num(cfg_find(s, "hold-time"), "s", i->hold_s);
	i->no_split_horizon = !cfg_flag(s, "split-horizon", !i->no_split_horizon);
	i->no_next_hop_self = !cfg_flag(s, "next-hop-self", !i->no_next_hop_self);
	i->passive = cfg_flag(s, "passive-interface", i->passive);
	i->shutdown = cfg_flag(s, "shutdown", i->shutdown);
	n = cfg_find(s, "authentication key-chain");
	if (n)
		key_chain(rt, cfg_var(n, "chain"), i);
	n = cfg_find(s, "authentication mode");
	if (n && cfg_has(n, "md5")) {
		i->auth = EIGRP_AUTH_MD5;
		i->no_key = !i->n_keys;
	} else if (n && cfg_var(n, "key")) {
		i->auth = EIGRP_AUTH_SHA256;
		key_set(rt, i, n);
	}
	EACH(sum, s, "summary-address")
		if (i->name[0])
			summary_add(rt->running, c, i->name, sum);
}

/* --- process --- */

static void networks(struct eigrp_conf *c, const struct cfg_node *s)
{
	EACH(n, s, "network") {
		struct eigrp_network *w;
		struct addr a, wild;
		uint32_t v, m;

		if (!cfg_addr(n, "addr", &a))
			continue;
		v = addr_to_v4(&a);
		/* without a wildcard: the classful network */
		m = v >> 31 == 0 ? 0xffffff : v >> 30 == 2 ? 0xffff : 0xff;
		if (!v)
			m = UINT32_MAX;
		if (cfg_addr(n, "wild", &wild)) {
			m = addr_to_v4(&wild);
			/* IOS takes a netmask here too, and turns it round */
			if (m >> 31 && m != UINT32_MAX)
				m = ~m;
		}
		w = GROW(c->networks, c->n_networks);
		w->addr = v;
		w->wild = m;
	}
}

static void stub(const struct cfg *cfg, struct eigrp_conf *c, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "eigrp stub");

	c->stub = n && !n->no;
	if (!c->stub)
		return;
	c->stub_flags = (uint8_t)((cfg_has(n, "connected") ? EIGRP_STUB_CONNECTED : 0) |
				  (cfg_has(n, "summary") ? EIGRP_STUB_SUMMARY : 0) |
				  (cfg_has(n, "static") ? EIGRP_STUB_STATIC : 0) |
				  (cfg_has(n, "redistributed") ? EIGRP_STUB_REDIST : 0) |
				  (cfg_has(n, "receive-only") ? EIGRP_STUB_RECEIVE_ONLY : 0));
	if (!c->stub_flags)
		c->stub_flags = EIGRP_STUB_CONNECTED | EIGRP_STUB_SUMMARY;
	c->stub_leaks = cfg_var(n, "map") != NULL;
	if (c->stub_leaks)
		eigrp_route_map(cfg, c->family, cfg_var(n, "map"), &c->stub_leak);
}

static void statics(struct eigrp_conf *c, const struct cfg_node *s)
{
	EACH(n, s, "neighbor") {
		struct eigrp_static *x;
		struct addr a;

		if (!cfg_var(n, "interface") || !cfg_addr(n, "addr", &a) || a.family != c->family)
			continue;
		x = GROW(c->statics, c->n_statics);
		str_copy(x->ifname, sizeof(x->ifname), cfg_var(n, "interface"));
		x->addr = a;
	}
}

/* What is said for the process itself: classic at `router eigrp`, named below the family. */
static void process(const struct cfg *cfg, struct eigrp_conf *c, const struct cfg_node *s)
{
	const struct cfg_node *n = cfg_find(s, "metric weights");
	struct addr id;
	static const char *const k[] = { "k1", "k2", "k3", "k4", "k5", "k6" };

	networks(c, s);
	stub(cfg, c, s);
	statics(c, s);
	if (cfg_addr(cfg_find(s, "eigrp router-id"), "id", &id))
		c->router_id = addr_to_v4(&id);
	for (size_t i = 0; n && i < ARRAY_SIZE(k); i++)
		c->k[i] = (uint8_t)cfg_num(n, k[i], 0);
	c->rib_scale = (uint8_t)cfg_num(cfg_find(s, "metric rib-scale"), "n", 128);
	c->shutdown = c->shutdown || cfg_flag(s, "shutdown", false);
	EACH(l, s, "eigrp log-neighbor-changes")
		c->no_log = l->no;
	EACH(l, s, "eigrp log-neighbor-warnings") {
		c->no_warnings = l->no;
		c->warn_s = (uint32_t)cfg_num(l, "s", 10);
	}
}

static void redistribution(const struct cfg *cfg, struct eigrps_conf *e, const struct cfg_node *s)
{
	static const struct {
		const char *word;
		enum rib_proto lo, hi;
		uint8_t proto;
	} from[] = { { "redistribute connected", RIB_CONNECTED, RIB_CONNECTED, EIGRP_FROM_CONNECTED },
		     { "redistribute static", RIB_STATIC, RIB_STATIC, EIGRP_FROM_STATIC },
		     { "redistribute eigrp", RIB_EIGRP, RIB_EIGRP_EXT, EIGRP_FROM_EIGRP },
		     { "redistribute ospf", RIB_OSPF, RIB_OSPF_N2, EIGRP_FROM_OSPF },
		     { "redistribute bgp", RIB_BGP, RIB_BGP, EIGRP_FROM_BGP } };
	const struct cfg_node *dflt = cfg_find(s, "default-metric");

	for (size_t i = 0; i < ARRAY_SIZE(from); i++)
		EACH(n, s, from[i].word) {
			struct eigrp_redist *d = GROW(e->redist, e->n_redist);
			const char *map = cfg_var(n, "map");

			d->lo = from[i].lo;
			d->hi = from[i].hi;
			d->proto = from[i].proto;
			d->instance = (uint16_t)cfg_num(n, "from", 0);
			d->has_metric = eigrp_metric_vars(n, "bw", "dly", "rel", "load", &d->metric) ||
					eigrp_metric_vars(dflt, "m", "d", "r", "l", &d->metric);
			d->tag = (uint32_t)cfg_num(n, "tag", 0);
			d->has_map = map != NULL;
			if (map)
				eigrp_route_map(cfg, e->c.family, map, &d->map);
		}
}

static void distribute_list(const struct cfg *cfg, uint8_t family, struct eigrp_filter *f,
			    const struct cfg_node *n)
{
	const char *gateway = cfg_var(n, "gw") ? cfg_var(n, "gw") : cfg_var(n, "gwonly");

	if (cfg_var(n, "rmap"))
		eigrp_route_map(cfg, family, cfg_var(n, "rmap"), &f->map);
	else if (cfg_var(n, "prefix"))
		eigrp_list_map(cfg, family, cfg_var(n, "prefix"), true, &f->map);
	else
		eigrp_list_map(cfg, family, cfg_var(n, "acl"), false, &f->map);
	if (gateway)
		eigrp_list_rules(cfg, family, gateway, true, EIGRP_RULE_SOURCE, 0, &f->map);
}

static void filter_lists(const struct cfg *cfg, struct eigrp_conf *c, const struct cfg_node *s)
{
	EACH(n, s, "distribute-list") {
		struct eigrp_filter *f = GROW(c->filters, c->n_filters);

		f->out = cfg_has(n, "out");
		if (cfg_var(n, "interface"))
			str_copy(f->ifname, sizeof(f->ifname), cfg_var(n, "interface"));
		distribute_list(cfg, c->family, f, n);
	}
	EACH(n, s, "offset-list") {
		struct eigrp_filter *f;
		const char *acl = cfg_var(n, "acl");

		if (!cfg_num(n, "n", 0))
			continue;
		f = GROW(c->filters, c->n_filters);
		f->out = cfg_has(n, "out");
		f->offset = (uint32_t)cfg_num(n, "n", 0);
		if (cfg_var(n, "interface"))
			str_copy(f->ifname, sizeof(f->ifname), cfg_var(n, "interface"));
		eigrp_list_map(cfg, c->family, strcmp(acl, "0") != 0 ? acl : NULL, false,
			       &f->map);
	}
}

/* summary-metric PREFIX B D R L MTU; and `distance 250`, which only the summary of that prefix gets. */
static void summary_metrics(struct eigrp_conf *c, const struct cfg_node *s)
{
	EACH(n, s, "summary-metric") {
		struct eigrp_summary_metric x;
		const char *text = cfg_var(n, "prefix");

		memset(&x, 0, sizeof(x)); /* compared as bytes */
		if (text ? !prefix_parse(text, &x.prefix) :
			   !node_prefix_get(n, "addr", "mask", &x.prefix))
			continue;
		prefix_mask(&x.prefix);
		if (x.prefix.addr.family != c->family)
			continue;
		if (eigrp_metric_vars(n, "b", "d", "r", "l", &x.metric))
			*GROW(c->summary_metrics, c->n_summary_metrics) = x;
		for (size_t i = 0; i < c->n_summaries; i++)
			if (cfg_var(n, "distance") && prefix_eq(&c->summaries[i].prefix, &x.prefix))
				c->summaries[i].distance = (uint8_t)cfg_num(n, "distance", 5);
	}
}

/* What stands at `router eigrp` in classic mode, below `topology base` in named mode. */
static void topology(const struct cfg *cfg, struct eigrps_conf *e, const struct cfg_node *s)
{
	struct eigrp_conf *c = &e->c;
	const struct cfg_node *n = cfg_find(s, "distance eigrp");

	c->variance = (uint8_t)cfg_num(cfg_find(s, "variance"), "n", 1);
	c->share_min = cfg_find(s, "traffic-share min") != NULL;
	c->auto_summary = cfg_flag(s, "auto-summary", false);
	EACH(p, s, "maximum-paths")
		if (!cfg_var(p, "kind"))
			c->max_paths = (uint8_t)cfg_num(p, "n", c->max_paths);
	c->max_hops = (uint8_t)cfg_num(cfg_find(s, "metric maximum-hops"), "n", 100);
	c->dist_int = (uint8_t)cfg_num(n, "internal", 90);
	c->dist_ext = (uint8_t)cfg_num(n, "external", 170);
	n = cfg_find(s, "timers active-time");
	if (n)
		c->active_s = cfg_has(n, "disabled") ? 0 : (uint32_t)cfg_num(n, "m", 3) * 60;
	filter_lists(cfg, c, s);
	redistribution(cfg, e, s);
}

static void classic(const struct router *rt, struct eigrps_conf *e, const struct cfg_node *s)
{
	struct eigrp_conf *c = &e->c;

	process(rt->running, c, s);
	topology(rt->running, e, s);
	EACH(n, s, "passive-interface")
		if (cfg_has(n, "default"))
			c->if_default.passive = !n->no;
	EACH(i, &rt->running->root, "interface")
		classic_interface(rt, c, i);
	summary_metrics(c, s);
	EACH(n, s, "passive-interface")
		if (cfg_var(n, "interface")) {
			struct eigrp_if_conf *i = if_conf(c, cfg_var(n, "interface"));

			i->passive = !n->no;
			i->enabled |= i->passive; /* IPv6: its network is told, nothing else */
		}
}

static void named(const struct router *rt, struct eigrps_conf *e, const struct cfg_node *s)
{
	struct eigrp_conf *c = &e->c;

	process(rt->running, c, s);
	c->if_default.enabled = true; /* IPv6: wherever there is a link-local address */
	EACH(t, s, "topology base")
		topology(rt->running, e, t);
	EACH(i, s, "af-interface")
		if (!cfg_var(i, "interface"))
			named_interface(rt, c, i, &c->if_default);
	EACH(i, s, "af-interface")
		if (cfg_var(i, "interface"))
			named_interface(rt, c, i, if_conf(c, cfg_var(i, "interface")));
	EACH(t, s, "topology base")
		summary_metrics(c, t);
}

static struct eigrps_conf *conf_new(struct eigrps_conf **list, size_t *n, uint8_t family, uint64_t as,
				    const char *vrf)
{
	struct eigrps_conf *e = GROW(*list, *n);

	eigrp_conf_init(&e->c, family);
	e->c.as = (uint16_t)as;
	str_copy(e->c.vrf, sizeof(e->c.vrf), vrf ? vrf : "");
	return e;
}

/* The process in the global table, and those of VRFs below it. */
static void classic_all(const struct router *rt, const struct cfg_node *s, uint64_t as,
			struct eigrps_conf **list, size_t *n)
{
	classic(rt, conf_new(list, n, ADDR_V4, as, NULL), s);
	EACH(af, s, "address-family ipv4") {
		uint64_t own = cfg_num(af, "as", cfg_num(cfg_find(af, "autonomous-system"), "as", 0));

		if (cfg_var(af, "vrf") && own && !cfg_has(af, "multicast"))
			classic(rt, conf_new(list, n, ADDR_V4, own, cfg_var(af, "vrf")), af);
	}
}

static void named_one(const struct router *rt, const struct cfg_node *s, const struct cfg_node *af,
		      struct eigrps_conf **list, size_t *n)
{
	struct eigrps_conf *e = conf_new(list, n, cfg_has(af, "ipv6") ? ADDR_V6 : ADDR_V4,
					 cfg_num(af, "as", 0), cfg_var(af, "vrf"));

	str_copy(e->c.vname, sizeof(e->c.vname), cfg_var(s, "name"));
	e->c.shutdown = cfg_flag(s, "shutdown", false);
	named(rt, e, af);
}

void apply_eigrp(const struct router *rt)
{
	const struct cfg *cfg = rt->running;
	struct eigrps_conf *list = NULL;
	size_t n = 0;

	if (!rt->eigrp)
		return;
	EACH(s, &cfg->root, "router eigrp") {
		const char *name = cfg_var(s, "name");
		uint64_t as;

		if (parse_u64(name, 1, 65535, &as)) {
			classic_all(rt, s, as, &list, &n);
			continue;
		}
		EACH(af, s, "address-family")
			if (!cfg_has(af, "multicast") && cfg_var(af, "as"))
				named_one(rt, s, af, &list, &n);
	}
	EACH(s, &cfg->root, "ipv6 router eigrp")
		classic(rt, conf_new(&list, &n, ADDR_V6, cfg_num(s, "name", 0), NULL), s);
	eigrps_configure(rt->eigrp, list, n);
	eigrps_conf_clear(list, n);
	free(list);
}
