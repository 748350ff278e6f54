/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sorted disjoint ranges of IPv4 addresses for each VRF. Adding moves at most 8 bytes for each
 * range, asking is a binary search.
 */
#include <stdlib.h>
#include <string.h>
#include "base/util.h"
#include "cli/addr_index.h"

struct range {
	uint32_t lo, hi;
};

struct addr_index {
	struct addr_index *next;
	char *vrf;
	struct range *r;
	size_t n, room;
};

static struct range range_of(const struct prefix *p)
{
	uint32_t host = p->len >= 32 ? 0 : UINT32_MAX >> p->len;
	uint32_t a = addr_to_v4(&p->addr);

	return (struct range){ a & ~host, a | host };
}

/* The first range that ends at `at` or behind it. */
static size_t lower(const struct addr_index *x, uint32_t at)
{
	size_t lo = 0, hi = x->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (x->r[mid].hi < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static struct addr_index *of_vrf(struct addr_index *x, const char *vrf)
{
	while (x && strcmp(x->vrf, vrf))
		x = x->next;
	return x;
}

void addr_index_add(struct addr_index **list, const char *vrf, const struct prefix *p)
{
	struct addr_index *x = of_vrf(*list, vrf);
	struct range r = range_of(p);
	size_t at, end;

	if (!x) {
		x = xcalloc(1, sizeof(*x));
		x->vrf = xstrdup(vrf);
		x->next = *list;
		*list = x;
	}
	at = lower(x, r.lo);
	for (end = at; end < x->n && x->r[end].lo <= r.hi; end++) {
		r.lo = MIN(r.lo, x->r[end].lo);
		r.hi = MAX(r.hi, x->r[end].hi);
	}
	if (x->n == x->room) {
		x->room = x->room ? 2 * x->room : 16;
		x->r = xrealloc(x->r, x->room * sizeof(*x->r));
	}
	/* ranges at..end become one */
	memmove(x->r + at + 1, x->r + end, (x->n - end) * sizeof(*x->r));
	x->r[at] = r;
	x->n = x->n - (end - at) + 1;
}

bool addr_index_may_overlap(const struct addr_index *list, const char *vrf, const struct prefix *p)
{
	const struct addr_index *x = of_vrf((struct addr_index *)list, vrf);
	struct range r = range_of(p);
	size_t at;

	if (!x)
		return false;
	at = lower(x, r.lo);
	return at < x->n && x->r[at].lo <= r.hi;
}

void addr_index_free(struct addr_index *x)
{
	struct addr_index *next;

	for (; x; x = next) {
		next = x->next;
		free(x->vrf);
		free(x->r);
		free(x);
	}
}
