/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tables counted, by the names filter_text.c gives the counters. A table that goes leaves
 * what it has in `base`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "routing/filter_priv.h"
#include "routing/nft.h"

static struct filter_counter *count_get(struct filter *f, const char *name, size_t len)
{
	struct filter_counter *c;

	for (size_t i = 0; i < f->n_counts; i++)
		if (strlen(f->count[i].name) == len && !strncmp(f->count[i].name, name, len))
			return &f->count[i];
	f->count = xrealloc(f->count, (f->n_counts + 1) * sizeof(*f->count));
	c = &f->count[f->n_counts++];
	memset(c, 0, sizeof(*c));
	c->name = xstrndup(name, len);
	return c;
}

/* counter NAME { packets N bytes M } ... ; to_base: the table is about to go */
void filter_space_count(struct filter *f, const struct filter_space *n, bool to_base)
{
	struct str out = {0};
	char why[160];
	const char *s;

	if (!n->text ||
	    nft_run(n->fd, "list counters table inet " FILTER_TABLE, &out, why, sizeof(why)))
		goto out;
	for (s = strstr(str_text(&out), "counter "); s; s = strstr(s, "counter ")) {
		size_t len;
		unsigned long long packets, bytes;
		struct filter_counter *c;

		s += strlen("counter ");
		len = strcspn(s, " {\n");
		if (sscanf(s + len, " { packets %llu bytes %llu", &packets, &bytes) != 2)
			continue;
		c = count_get(f, s, len);
		if (to_base) {
			c->base.packets += packets;
			c->base.bytes += bytes;
		} else {
			c->live.packets += packets;
			c->live.bytes += bytes;
		}
	}
out:
	str_free(&out);
}

void filter_counters_read(struct filter *f)
{
	struct filter_space *n;

	for (size_t i = 0; i < f->n_counts; i++)
		f->count[i].live = (struct filter_count){0};
	LL_FOREACH (f->ns, n)
		filter_space_count(f, n, false);
}

struct filter_count filter_count_of(const struct filter *f, const char *name)
{
	for (size_t i = 0; i < f->n_counts; i++) {
		const struct filter_counter *c = &f->count[i];

		if (!strcmp(c->name, name)) /* base may have wrapped below zero: see clear */
			return (struct filter_count){c->base.packets + c->live.packets,
						     c->base.bytes + c->live.bytes};
	}
	return (struct filter_count){0};
}

struct filter_count filter_acl_count(const struct filter *f, const char *acl, bool v6, uint32_t seq)
{
	char name[160];

	return filter_count_of(f, filter_acl_counter(acl, v6, seq, name, sizeof(name)));
}

struct filter_count filter_map_count(const struct filter *f, const char *map, uint32_t seq)
{
	char name[160];

	return filter_count_of(f, filter_map_counter(map, seq, name, sizeof(name)));
}

struct filter_count filter_nat_count(const struct filter *f, const char *what)
{
	char name[32];

	snprintf(name, sizeof(name), "nat_%s", what);
	return filter_count_of(f, name);
}

void filter_acl_hit(struct filter *f, const struct acl *a, const struct acl_entry *e,
		    const struct addr *src)
{
	struct acl_log_packet p = {.src = *src, .dst = {.family = src->family}, .proto = 6, .ports = true};
	char name[160];

	filter_acl_counter(a->name, a->ipv6, e->seq, name, sizeof(name));
	count_get(f, name, strlen(name))->base.packets++;
	if (e->log && f->ns)
		acl_log_seen(f->ns->log, a, e, &p, NULL, NULL);
}

static void count_zero(struct filter *f, const char *name)
{
	struct filter_counter *c = count_get(f, name, strlen(name));

	c->base.packets = 0 - c->live.packets;
	c->base.bytes = 0 - c->live.bytes;
}

void filter_acl_clear(struct filter *f, const char *acl)
{
	char name[160];

	filter_counters_read(f);
	for (size_t i = 0; i < f->conf.policy.n_acls; i++) {
		const struct acl *a = &f->conf.policy.acl[i];

		for (size_t k = 0; (!acl || !strcmp(acl, a->name)) && k < a->n; k++)
			count_zero(f, filter_acl_counter(a->name, a->ipv6, a->entry[k].seq, name,
							 sizeof(name)));
	}
}

void filter_nat_clear(struct filter *f)
{
	filter_counters_read(f);
	count_zero(f, "nat_hits");
	count_zero(f, "nat_misses");
	count_zero(f, FILTER_NAT_FULL);
}
