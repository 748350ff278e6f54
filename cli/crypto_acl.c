/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/crypto_acl.h"

#include <stdlib.h>
#include <string.h>

#include "cli/apply_int.h"

struct range {
	uint16_t lo, hi;
};
struct ranges {
	struct range r[ACL_MAX_PORTS];
	size_t n;
};
struct nets {
	struct prefix *p;
	size_t n;
};
struct flows {
	struct acl_flow *list;
	size_t n;
};

static void net_add(struct nets *n, uint32_t addr, uint8_t len)
{
	*GROW(n->p, n->n) = (struct prefix){.addr = addr_v4(addr), .len = len};
}

/* lo to hi as prefixes, exactly. */
static void net_range(struct nets *n, uint32_t lo, uint32_t hi)
{
	uint64_t at = lo;

	while (at <= hi) {
		uint8_t len = 32;

		while (len && !(at & (1ull << (32 - len))) && at + (2ull << (32 - len)) - 1 <= hi)
			len--;
		net_add(n, (uint32_t)at, len);
		at += 1ull << (32 - len);
	}
}

/* One member of a group: A, A-B or A/LEN. False: none of them. */
static bool net_member(struct nets *n, char *text)
{
	char *dash = strchr(text, '-');
	struct addr lo, hi;
	struct prefix p;

	if (dash) {
		*dash = '\0';
		if (!addr_parse_v4(text, &lo) || !addr_parse_v4(dash + 1, &hi) ||
		    addr_to_v4(&lo) > addr_to_v4(&hi))
			return false;
		net_range(n, addr_to_v4(&lo), addr_to_v4(&hi));
		return true;
	}
	if (addr_parse_v4(text, &lo))
		net_add(n, addr_to_v4(&lo), 32);
	else if (prefix_parse(text, &p) && (p.addr.family == ADDR_V4 || !p.len))
		net_add(n, p.len ? addr_to_v4(&p.addr) : 0, p.len);
	else
		return false;
	return true;
}

/* The networks of a side; *exact is cleared where they hold more than the side does. */
static struct nets nets_of(const struct acl_side *s, bool *exact)
{
	struct nets n = {0};
	uint32_t wild = s->wild;
	uint8_t len = 32;

	if (s->set) {
		char *set = xstrdup(s->set), *rest = NULL;

		for (char *t = strtok_r(set, ", ", &rest); t; t = strtok_r(NULL, ", ", &rest))
			if (!net_member(&n, t)) { /* never less than the group */
				*exact = false;
				n.n = 0;
				net_add(&n, 0, 0);
				break;
			}
		free(set);
		return n;
	}
	if (s->addr.family != ADDR_V4) {
		net_add(&n, 0, 0);
		return n;
	}
	while (len && wild >> (32 - len)) /* the bits that matter in front */
		len--;
	if (len < 32 && wild != UINT32_MAX >> len)
		*exact = false; /* holes: the network around it */
	net_add(&n, addr_to_v4(&s->addr) & (len ? UINT32_MAX << (32 - len) : 0), len);
	return n;
}

static void range_add(struct ranges *r, long lo, long hi)
{
	if (lo <= hi && r->n < ACL_MAX_PORTS)
		r->r[r->n++] = (struct range){(uint16_t)lo, (uint16_t)hi};
}

static struct ranges ranges_of(const struct acl_ports *p)
{
	struct ranges r = {.n = 0};

	switch (p->op) {
	case ACL_PORT_ANY:
		range_add(&r, 0, UINT16_MAX);
		break;
	case ACL_PORT_EQ:
		for (int i = 0; i < p->n; i++)
			range_add(&r, p->port[i], p->port[i]);
		break;
	case ACL_PORT_NEQ:
		range_add(&r, 0, p->port[0] - 1L);
		range_add(&r, p->port[0] + 1L, UINT16_MAX);
		break;
	case ACL_PORT_GT:
		range_add(&r, p->port[0] + 1L, UINT16_MAX);
		break;
	case ACL_PORT_LT:
		range_add(&r, 0, p->port[0] - 1L);
		break;
	case ACL_PORT_RANGE:
		range_add(&r, p->port[0], p->port[1]);
		break;
	}
	return r;
}

/* More conditions than a policy route can ask for? */
static bool narrower(const struct acl_entry *e)
{
	return e->established || e->fragments || e->flags_mask || e->icmp_type >= 0 ||
	       e->icmp_code >= 0 || e->dscp >= 0 || e->precedence >= 0 || e->tos >= 0 ||
	       e->option || e->ttl_cmp != ACL_CMP_NONE || e->ranged || e->never || e->evaluate ||
	       e->proto == 0;
}

static void entry_flows(const struct acl_entry *e, struct flows *f)
{
	bool exact = true;
	struct nets src = nets_of(&e->src, &exact), dst = nets_of(&e->dst, &exact);
	struct ranges sport = ranges_of(&e->src.ports), dport = ranges_of(&e->dst.ports);
	size_t n = src.n * dst.n * sport.n * dport.n;
	struct acl_flow flow = {0};

	flow.action = !e->permit ? ACL_FLOW_CLEAR : e->never ? ACL_FLOW_DROP : ACL_FLOW_PROTECT;
	flow.proto = e->proto > 0 ? (uint8_t)e->proto : 0;
	for (size_t i = 0; i < sport.n + dport.n; i++) /* port 0 only: means any to a flow */
		exact = exact && (i < sport.n ? sport.r[i].hi : dport.r[i - sport.n].hi);
	if (!e->permit && (!exact || narrower(e)))
		n = 0;
	if (n > CRYPTO_ACL_MAX || f->n + n > CRYPTO_ACL_MAX) {
		flow = (struct acl_flow){
			.action = ACL_FLOW_DROP, .local_hi = UINT16_MAX, .remote_hi = UINT16_MAX};
		flow.local.addr = flow.remote.addr = addr_v4(0);
		*GROW(f->list, f->n) = flow;
		n = 0;
	}
	for (size_t i = 0; i < n; i++) {
		size_t k = i;

		flow.remote_lo = dport.r[k % dport.n].lo;
		flow.remote_hi = dport.r[k % dport.n].hi;
		k /= dport.n;
		flow.local_lo = sport.r[k % sport.n].lo;
		flow.local_hi = sport.r[k % sport.n].hi;
		k /= sport.n;
		flow.remote = dst.p[k % dst.n];
		flow.local = src.p[k / dst.n];
		*GROW(f->list, f->n) = flow;
	}
	free(src.p);
	free(dst.p);
}

struct acl_flow *crypto_acl_flows(const struct acl *a, size_t *n)
{
	struct flows f = {0};

	for (size_t i = 0; i < a->n && f.n <= CRYPTO_ACL_MAX; i++)
		if (!a->entry[i].evaluate)
			entry_flows(&a->entry[i], &f);
	*n = f.n;
	return f.list;
}
