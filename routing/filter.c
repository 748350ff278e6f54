/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of each namespace is made anew as text whenever configuration, interfaces or tracked
 * objects change, and given to the kernel only when the text is another one. Counters of the old
 * table are added up before it goes.
 */
#include "routing/filter.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/filter_priv.h"
#include "routing/nat_bind.h"
#include "routing/netns.h"
#include "routing/nft.h"

void filter_conf_clear(struct filter_conf *c)
{
	policy_release(&c->policy);
	free(c->ifs);
	free(c->pools);
	free(c->rules);
	free(c->statics);
	memset(c, 0, sizeof(*c));
}

const struct filter_conf *filter_conf_of(const struct filter *f)
{
	return &f->conf;
}

/* --- log --- */

static void missed_due(struct timer *t, void *arg)
{
	struct filter *f = arg;
	uint64_t n = 0, limited;
	struct filter_space *ns;

	filter_counters_read(f);
	limited = filter_count_of(f, FILTER_MISSED).packets;
	n = limited - f->missed;
	f->missed = limited;
	LL_FOREACH (f->ns, ns)
		n += acl_log_missed(ns->log);
	if (n)
		log_msg("SEC", LOG_LV_INFO, "IPACCESSLOGRL",
			"access-list logging rate-limited or missed %llu packet%s",
			(unsigned long long)n, n == 1 ? "" : "s");
	timer_set(loop_timers(f->loop), t, ACL_LOG_MS);
}

static void on_logged(const char *prefix, const struct acl_log_packet *p, void *arg)
{
	const struct filter *f = arg;
	char src[ADDR_STRLEN];
	size_t pool;

	if (sscanf(prefix, FILTER_NO_ADDR "%zu", &pool) == 1 && pool < f->conf.n_pools)
		log_msg("IPNAT", LOG_LV_WARNING, "ADDR_ALLOC_FAILURE",
			"Address allocation failed for %s, pool %s might be exhausted",
			addr_str(&p->src, src), f->conf.pools[pool].name);
}

/* The kernel refuses rules that log where nobody could listen. */
static bool can_log(struct filter *f, struct filter_space *n)
{
	int rc = acl_log_listen(n->log, f->loop, n->fd);

	if (rc && !f->deaf)
		log_msg("FILTER", LOG_LV_ERR, "LOG",
			"`log` of access lists has no effect: the kernel hands no packets over (%s)",
			strerror(-rc));
	f->deaf = rc != 0;
	if (!rc && !timer_pending(&f->missed_timer))
		timer_set(loop_timers(f->loop), &f->missed_timer, ACL_LOG_MS);
	return !rc;
}

/* --- the namespaces and their devices --- */

const struct filter_if *filter_if_of(const struct filter *f, const char *ifname)
{
	const char *from = f->template_of ? f->template_of(f->arg, ifname) : NULL;

	for (int pass = 0; pass < 2; pass++, ifname = from)
		for (size_t i = 0; ifname && i < f->conf.n_ifs; i++)
			if (!strcmp(f->conf.ifs[i].name, ifname))
				return &f->conf.ifs[i];
	return NULL;
}

static void on_rib(void *arg);

static struct filter_space *ns_get(struct filter *f, const char *vrf)
{
	struct rib *rib;
	struct filter_space *n;

	LL_FOREACH (f->ns, n) {
		if (!strcmp(n->vrf, vrf))
			return n;
	}
	if (*vrf && !ifaces_vrf_rib(f->ifaces, vrf, true))
		return NULL;
	n = xcalloc(1, sizeof(*n));
	str_copy(n->vrf, sizeof(n->vrf), vrf);
	n->fd = ifaces_vrf_netns(f->ifaces, vrf);
	n->routes = policy_routes_new(n->fd, POLICY_OF_FILTER);
	n->log = acl_log_new(loop_timers(f->loop), f->ifaces, vrf, &f->conf.policy,
			     &f->conf.log_threshold);
	acl_log_on_other(n->log, on_logged, f);
	rib = ifaces_vrf_rib(f->ifaces, vrf, false);
	if (rib)
		rib_on_change(rib, on_rib, f);
	LL_APPEND(f->ns, n);
	return n;
}

static struct filter_dev *devs_of(struct filter *f, const char *vrf, size_t *n)
{
	struct filter_dev *list = NULL;

	*n = 0;
	/* those configured but not here yet have their names already */
	for (size_t i = 0; i < f->conf.n_ifs; i++) {
		const struct filter_if *c = &f->conf.ifs[i];
		struct filter_dev *d;

		if (strcmp(c->vrf, vrf) != 0 || iface_find(f->ifaces, c->name))
			continue;
		list = xrealloc(list, (*n + 1) * sizeof(*list));
		d = &list[(*n)++];
		memset(d, 0, sizeof(*d));
		d->conf = c;
		str_copy(d->name, sizeof(d->name), c->name);
		iface_name_dev(c->name, d->dev);
	}
	for (struct iface *i = iface_first(f->ifaces); i; i = i->next) {
		const struct filter_if *c = filter_if_of(f, i->conf.name);
		struct filter_dev *d;
		struct prefix p;

		if (strcmp(c ? c->vrf : i->conf.vrf, vrf) != 0)
			continue;
		list = xrealloc(list, (*n + 1) * sizeof(*list));
		d = &list[(*n)++];
		memset(d, 0, sizeof(*d));
		d->conf = c;
		str_copy(d->name, sizeof(d->name), i->conf.name);
		if (i->dev[0])
			str_copy(d->dev, sizeof(d->dev), i->dev);
		else
			iface_name_dev(i->conf.name, d->dev);
		if (iface_addr(f->ifaces, i, &p))
			d->addr = p.addr;
	}
	return list;
}

/* --- into the kernel --- */

/* Nothing but crypto maps wants a table here: they get along without, by addresses. */
static bool only_crypto(const struct filter_ns *spec)
{
	struct filter_ns without = *spec;
	struct str text = {0};
	bool only;

	without.n_steers = 0;
	without.closed = false;
	filter_text(&without, &text);
	only = !text.len;
	str_free(&text);
	return only;
}

static void refused(struct filter *f, struct filter_space *n, const struct filter_ns *spec,
		    const char *why)
{
	n->refused = true;
	if (f->said)
		return;
	f->said = true;
	if (!*why)
		why = "the kernel refuses nf_tables";
	if (only_crypto(spec))
		log_msg("FILTER", LOG_LV_WARNING, "NFTABLES",
			"Crypto maps take packets by their addresses, whatever interface they "
			"leave by, and do not look at what comes in: %s",
			why);
	else
		log_msg("FILTER", LOG_LV_ERR, "NFTABLES",
			"Access groups, NAT and policy routing have no effect: %s. Interfaces with "
			"an access group stay down",
			why);
}

static int table_replace(struct filter_space *n, const char *text, char *why, size_t size)
{
	struct str all = {0};
	int rc;

	str_printf(&all, "add table inet " FILTER_TABLE "\ndelete table inet " FILTER_TABLE "\n%s",
		   text);
	if (strstr(text, "set " FILTER_BOUND))
		nat_bindings_keep(n->fd, text, &all);
	rc = nft_run(n->fd, str_text(&all), NULL, why, size);
	str_free(&all);
	return rc;
}

static void table_sync(struct filter *f, struct filter_space *n, struct filter_ns *spec)
{
	struct str text = {0};
	char why[200] = "", again[200];

	filter_text(spec, &text);
	if (spec->logs && !can_log(f, n)) {
		spec->deaf = true;
		str_reset(&text);
		filter_text(spec, &text);
	}
	if (!text.len && !n->text && !n->refused) {
		/* left behind by a router that was killed here */
		if (!n->cleaned && !n->vrf[0] && nft_table_exists(n->fd, FILTER_TABLE))
			table_replace(n, "", why, sizeof(why));
		n->cleaned = true;
		goto out;
	}
	if (n->text && !strcmp(n->text, str_text(&text)))
		goto out;
	if (n->text)
		filter_space_count(f, n, true);
	n->refused = false;
	if (table_replace(n, str_text(&text), why, sizeof(why)) == 0) {
		free(n->text);
		n->text = text.len ? xstrdup(str_text(&text)) : NULL;
		f->said = f->said && text.len == 0;
		goto out;
	}
	/* what is not understood must not open the door */
	free(n->text);
	n->text = NULL;
	spec->closed = true;
	str_reset(&text);
	filter_text(spec, &text);
	if (table_replace(n, str_text(&text), again, sizeof(again)) == 0) {
		n->text = xstrdup(str_text(&text));
		log_msg("FILTER", LOG_LV_ERR, "RULES",
			"The packet filter was refused (%s); interfaces "
			"with an access group pass nothing",
			why);
		goto out;
	}
	refused(f, n, spec, why);
out:
	str_free(&text);
}

static void timeouts_sync(const struct filter *f, const struct filter_space *n)
{
	const struct nat_timeouts *t = &f->conf.timeouts;
	int back = netns_enter(n->fd);
	char v[16];

#define SET(value, dflt, name)                                                                     \
	(snprintf(v, sizeof(v), "%u", (value) ? (value) : (dflt)),                                 \
	 netns_sysctl(v, "netfilter/nf_conntrack_" name))
	SET(t->tcp_s, 86400, "tcp_timeout_established");
	SET(t->udp_s, 300, "udp_timeout");
	SET(t->udp_s, 300, "udp_timeout_stream");
	SET(t->icmp_s, 60, "icmp_timeout");
	SET(t->syn_s, 60, "tcp_timeout_syn_sent");
	SET(t->finrst_s, 60, "tcp_timeout_fin_wait");
	SET(1u, 1, "timestamp"); /* when flows began */
#undef SET
	netns_leave(back);
}

size_t filter_nat_bindings(struct filter *f, const char *vrf, struct nat_binding **out)
{
	struct filter_space *n;

	*out = NULL;
	LL_FOREACH (f->ns, n) {
		if (!strcmp(n->vrf, vrf))
			return n->text ? nat_bindings_read(n->fd, n->text, out) : 0;
	}
	return 0;
}

void filter_nat_unbind(struct filter *f, const char *vrf, const struct nat_binding *b)
{
	struct filter_space *n;

	LL_FOREACH (f->ns, n) {
		if (!strcmp(n->vrf, vrf) && n->text)
			nat_bindings_drop(n->fd, n->text, b);
	}
}

/* --- crypto maps --- */

/* What neither rule nor filter keeps from leaving in clear must find no way out. */
static void leaks_stop(struct filter *f)
{
	struct iface *i, *next;

	for (i = iface_first(f->ifaces); i; i = next) {
		bool leaks = steer_leaks(i->conf.name, i->conf.vrf);

		next = i->next;
		if (leaks && !i->blocked)
			log_msg("CRYPTO", LOG_LV_CRIT, "MAP_STEER",
				"%s stays down: the kernel can neither steer nor drop what its "
				"crypto map protects",
				i->conf.name);
		iface_block(f->ifaces, i, leaks);
	}
}

struct steers { /* of one namespace, being collected */
	const char *vrf;
	struct filter_steer *list;
	size_t n;
};

static void steer_take(uint32_t id, const struct steer_params *p, void *arg)
{
	struct steers *s = arg;

	if (!*p->oif || strcmp(p->vrf, s->vrf) != 0)
		return;
	s->list = xrealloc(s->list, (s->n + 1) * sizeof(*s->list));
	s->list[s->n++] = (struct filter_steer){.id = id, .p = *p};
}

/* Crypto maps of an interface together, their entries in order. */
static int steer_order(const void *a, const void *b)
{
	const struct filter_steer *x = a, *y = b;
	int c = strcmp(x->p.oif, y->p.oif);

	if (c)
		return c;
	if (x->p.order != y->p.order)
		return x->p.order < y->p.order ? -1 : 1;
	return x->id < y->id ? -1 : 1;
}

struct links { /* of one namespace, being collected */
	struct vrf_link *list;
	size_t n;
};

static void link_take(const struct vrf_link *l, void *arg)
{
	struct links *s = arg;

	s->list = xrealloc(s->list, (s->n + 1) * sizeof(*s->list));
	s->list[s->n++] = *l;
}

static void ns_sync(struct filter *f, struct filter_space *n)
{
	struct steers steers = {.vrf = n->vrf};
	struct links links = {.n = 0};
	struct filter_ns spec = {
		.conf = &f->conf, .vrf = n->vrf, .mark = f->mark, .n_marks = f->n_marks};
	struct filter_dev *devs = devs_of(f, n->vrf, &spec.n_devs);

	spec.dev = devs;
	steer_each(steer_take, &steers);
	if (steers.n)
		qsort(steers.list, steers.n, sizeof(*steers.list), steer_order);
	spec.steer = steers.list;
	spec.n_steers = steers.n;
	vrf_link_each(f->ifaces, n->vrf, link_take, &links);
	spec.link = links.list;
	spec.n_links = links.n;
	table_sync(f, n, &spec);
	free(links.list);
	free(steers.list);
	filter_routes_sync(f, n, &spec);
	filter_locals_sync(f, n);
	if (n->text && strstr(n->text, "chain nat_src"))
		timeouts_sync(f, n);
	free(devs);
}

static void steer_ns(uint32_t id, const struct steer_params *p, void *arg)
{
	if (*p->oif)
		ns_get(arg, p->vrf);
}

static void sync_all(void *arg)
{
	struct filter *f = arg;
	struct filter_space *n;

	steer_each(steer_ns, f);
	LL_FOREACH (f->ns, n)
		ns_sync(f, n);
	steer_renew();
	leaks_stop(f);
}

/* Does our table mark this crypto map's packets? */
static bool steer_marked(const struct steer_params *p, void *arg)
{
	struct filter *f = arg;
	const struct filter_space *n;

	LL_FOREACH (f->ns, n) {
		if (!strcmp(n->vrf, p->vrf))
			return n->text && strstr(n->text, "chain crypto ");
	}
	return false;
}

static void on_steer(void *arg)
{
	struct filter *f = arg;

	loop_idle(f->loop, sync_all, f);
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct filter *f = arg;
	struct filter_space *n;

	if (ev == IFACE_EV_LINE)
		LL_FOREACH (f->ns, n)
			policy_routes_renew(n->routes);
	loop_idle(f->loop, sync_all, f);
}

/* A next hop that is looked up may be elsewhere now. */
static void on_rib(void *arg)
{
	struct filter *f = arg;

	for (size_t i = 0; i < f->n_marks; i++) {
		const struct route_map *m = route_map_find(&f->conf.policy, f->mark[i].map);

		for (size_t k = 0; m && k < m->n; k++)
			if (m->entry[k].recursive.family) {
				loop_idle(f->loop, sync_all, f);
				return;
			}
	}
}

bool filter_mark_entry(const struct filter *f, uint32_t mark, const char **map, uint32_t *seq,
		       struct addr *via)
{
	for (size_t i = 0; f && mark && i < f->n_marks; i++) {
		const struct route_map *m;

		if (f->mark[i].mark != mark)
			continue;
		m = route_map_find(&f->conf.policy, f->mark[i].map);
		for (size_t k = 0; m && k < m->n; k++)
			if (m->entry[k].seq == f->mark[i].seq && m->entry[k].n_hops)
				*via = m->entry[k].hop[0].via;
		*map = f->mark[i].map;
		*seq = f->mark[i].seq;
		return true;
	}
	return false;
}

static void on_track(uint16_t id, bool up, void *arg)
{
	struct filter *f = arg;

	if (f->n_marks)
		loop_idle(f->loop, sync_all, f);
}

void filter_configure(struct filter *f, struct filter_conf *c)
{
	filter_conf_clear(&f->conf);
	f->conf = *c;
	memset(c, 0, sizeof(*c));
	ns_get(f, "");
	for (size_t i = 0; i < f->conf.n_ifs; i++) {
		ns_get(f, f->conf.ifs[i].vrf);
		filter_marks_of_map(f, f->conf.ifs[i].route_map);
	}
	filter_marks_of_map(f, f->conf.local_map);
	sync_all(f);
}

void filter_refresh(struct filter *f)
{
	sync_all(f);
}

bool filter_blocks(const struct filter *f, const char *ifname)
{
	const struct filter_if *c = filter_if_of(f, ifname);
	const struct filter_space *n;

	if (!c || (!*c->acl_in && !*c->acl_out && !*c->acl6_in && !*c->acl6_out))
		return false;
	LL_FOREACH (f->ns, n) {
		if (!strcmp(n->vrf, c->vrf))
			return n->refused;
	}
	return true; /* no namespace, no filter */
}

struct filter *filter_new(struct loop *loop, struct ifaces *ifaces, struct tracks *tracks,
			  const char *(*template_of)(void *arg, const char *ifname), void *arg)
{
	struct filter *f = xcalloc(1, sizeof(*f));

	f->loop = loop;
	f->ifaces = ifaces;
	f->tracks = tracks;
	f->template_of = template_of;
	f->arg = arg;
	timer_init(&f->missed_timer, missed_due, f);
	ifaces_on_event(ifaces, on_iface, f);
	steer_filter(steer_marked, on_steer, f);
	if (tracks)
		tracks_on_change(tracks, on_track, f);
	return f;
}

void filter_free(struct filter *f)
{
	struct filter_space *n, *next;
	char why[160];

	if (!f)
		return;
	ifaces_off_event(f->ifaces, on_iface, f);
	timer_cancel(&f->missed_timer);
	steer_filter(NULL, NULL, NULL); /* they ask for addresses again before the table goes */
	LL_FOREACH_SAFE (f->ns, n, next) {
		struct rib *rib = ifaces_vrf_rib(f->ifaces, n->vrf, false);

		if (rib)
			rib_off_change(rib, on_rib, f);
		if (n->text)
			nft_run(n->fd, "delete table inet " FILTER_TABLE, NULL, why, sizeof(why));
		policy_routes_free(n->routes);
		acl_log_free(n->log);
		free(n->text);
		free(n);
	}
	filter_conf_clear(&f->conf);
	for (size_t i = 0; i < f->n_counts; i++)
		free(f->count[i].name);
	free(f->count);
	free(f->mark);
	free(f);
	nft_close();
}
