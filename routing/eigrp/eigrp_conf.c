/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EIGRP's configuration: defaults, copies, what has changed; and which keys hold now.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/wall.h"
#include "routing/eigrp/eigrp_priv.h"

void eigrp_conf_init(struct eigrp_conf *c, uint8_t family)
{
	memset(c, 0, sizeof(*c));
	c->k[0] = c->k[2] = 1;
	c->variance = 1;
	c->family = family;
	c->max_paths = family == ADDR_V6 ? 16 : 4;
	c->max_hops = 100;
	c->rib_scale = 128;
	c->dist_int = 90;
	c->dist_ext = 170;
	c->active_s = 180;
	c->warn_s = 10;
}

static void keys_wipe(struct eigrp_if_conf *c)
{
	secret_wipe(c->key, sizeof(c->key));
	secret_wipe(c->keys, sizeof(c->keys));
}

void eigrp_conf_clear(struct eigrp_conf *c)
{
	for (size_t i = 0; i < c->n_ifs; i++)
		keys_wipe(&c->ifs[i]);
	keys_wipe(&c->if_default);
	for (size_t i = 0; i < c->n_filters; i++)
		eigrp_map_clear(&c->filters[i].map);
	for (size_t i = 0; i < c->n_summaries; i++)
		eigrp_map_clear(&c->summaries[i].leak);
	eigrp_map_clear(&c->stub_leak);
	free(c->filters);
	free(c->networks);
	free(c->ifs);
	free(c->summaries);
	free(c->summary_metrics);
	free(c->statics);
	memset(c, 0, sizeof(*c));
}

static void *dup_array(const void *p, size_t n, size_t size)
{
	return n ? xmemdup(p, n * size) : NULL;
}

void eigrp_conf_copy(struct eigrp_conf *d, const struct eigrp_conf *s)
{
	*d = *s;
	d->networks = dup_array(s->networks, s->n_networks, sizeof(*s->networks));
	d->ifs = dup_array(s->ifs, s->n_ifs, sizeof(*s->ifs));
	d->summaries = dup_array(s->summaries, s->n_summaries, sizeof(*s->summaries));
	d->summary_metrics = dup_array(s->summary_metrics, s->n_summary_metrics,
				       sizeof(*s->summary_metrics));
	d->statics = dup_array(s->statics, s->n_statics, sizeof(*s->statics));
	d->filters = dup_array(s->filters, s->n_filters, sizeof(*s->filters));
	for (size_t i = 0; i < s->n_filters; i++)
		eigrp_map_copy(&d->filters[i].map, &s->filters[i].map);
	for (size_t i = 0; i < s->n_summaries; i++)
		eigrp_map_copy(&d->summaries[i].leak, &s->summaries[i].leak);
	eigrp_map_copy(&d->stub_leak, &s->stub_leak);
}

bool eigrp_filters_eq(const struct eigrp_conf *a, const struct eigrp_conf *b)
{
	if (a->n_filters != b->n_filters || a->stub_leaks != b->stub_leaks ||
	    !eigrp_map_eq(&a->stub_leak, &b->stub_leak))
		return false;
	for (size_t i = 0; i < a->n_filters; i++) {
		const struct eigrp_filter *x = &a->filters[i], *y = &b->filters[i];

		if (strcmp(x->ifname, y->ifname) != 0 || x->out != y->out || x->offset != y->offset ||
		    !eigrp_map_eq(&x->map, &y->map))
			return false;
	}
	return true;
}

bool eigrp_summaries_eq(const struct eigrp_conf *a, const struct eigrp_conf *b)
{
	if (a->n_summaries != b->n_summaries || a->n_summary_metrics != b->n_summary_metrics ||
	    a->auto_summary != b->auto_summary)
		return false;
	for (size_t i = 0; i < a->n_summaries; i++) {
		const struct eigrp_summary *x = &a->summaries[i], *y = &b->summaries[i];

		if (strcmp(x->ifname, y->ifname) != 0 || !prefix_eq(&x->prefix, &y->prefix) ||
		    x->distance != y->distance || x->leaks != y->leaks ||
		    !eigrp_map_eq(&x->leak, &y->leak))
			return false;
	}
	return !a->n_summary_metrics ||
	       !memcmp(a->summary_metrics, b->summary_metrics,
		       a->n_summary_metrics * sizeof(*a->summary_metrics));
}

/* --- keys --- */

bool eigrp_keys_eq(const struct eigrp_if_conf *a, const struct eigrp_if_conf *b)
{
	if (a->auth != b->auth || a->n_keys != b->n_keys)
		return false;
	if (!a->n_keys)
		return a->no_key == b->no_key && a->key_id == b->key_id && !strcmp(a->key, b->key);
	for (size_t i = 0; i < a->n_keys; i++) {
		const struct eigrp_key *x = &a->keys[i], *y = &b->keys[i];

		if (x->id != y->id || strcmp(x->key, y->key) != 0 ||
		    x->accept_from != y->accept_from || x->accept_to != y->accept_to ||
		    x->send_from != y->send_from || x->send_to != y->send_to)
			return false;
	}
	return true;
}

static int64_t wall(const struct eigrp *e)
{
	return e->ops.wall ? e->ops.wall(e->ops.ctx) : (int64_t)wall_time();
}

static void key_use(struct eigrp_if_conf *c, const struct eigrp_key *k)
{
	c->no_key = false;
	c->key_id = k->id;
	memcpy(c->key, k->key, sizeof(c->key));
}

void eigrp_keys_refresh(const struct eigrp *e, struct eigrp_if_conf *c)
{
	int64_t now;

	if (!c->auth || !c->n_keys)
		return;
	now = wall(e);
	for (size_t i = 0; i < c->n_keys; i++)
		if (now >= c->keys[i].send_from && now <= c->keys[i].send_to) {
			key_use(c, &c->keys[i]);
			return;
		}
	c->no_key = true;
}

bool eigrp_key_accept(const struct eigrp *e, const struct eigrp_if_conf *c, uint32_t id,
		      struct eigrp_if_conf *out)
{
	int64_t now;

	*out = *c;
	if (!c->n_keys)
		return !c->no_key;
	now = wall(e);
	for (size_t i = 0; i < c->n_keys; i++)
		if (c->keys[i].id == id && now >= c->keys[i].accept_from &&
		    now <= c->keys[i].accept_to) {
			key_use(out, &c->keys[i]);
			return true;
		}
	return false;
}

/* --- neighbor A IFACE --- */

bool eigrp_statics_any(const struct eigrp_if *ifp)
{
	const struct eigrp_conf *c = &ifp->e->conf;

	for (size_t i = 0; i < c->n_statics; i++)
		if (!strcmp(c->statics[i].ifname, ifp->link.name))
			return true;
	return false;
}

bool eigrp_static_has(const struct eigrp_if *ifp, const struct addr *a)
{
	const struct eigrp_conf *c = &ifp->e->conf;

	for (size_t i = 0; i < c->n_statics; i++)
		if (!strcmp(c->statics[i].ifname, ifp->link.name) &&
		    addr_eq(&c->statics[i].addr, a))
			return true;
	return false;
}
