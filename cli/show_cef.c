/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip cef: the forwarding table as IOS lays it out. The routing table's installed routes, what
 * follows from the connected ones (network and broadcast address, neighbours known by ARP), and the
 * ranges that are never forwarded, which the kernel treats the same way.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"
#include "routing/vrf_link.h"

enum cef_kind { CEF_RECEIVE, CEF_ATTACHED, CEF_HOP, CEF_DROP, CEF_NULL0, CEF_NO_ROUTE };

struct cef_row { /* one path of a prefix */
	struct prefix p;
	enum cef_kind kind;
	struct addr hop, recursive; /* recursive: the next hop the route was given, none: no other */
	char oif[48];
	const char *flags;          /* of the prefix, for detail */
	size_t seq;                 /* paths of a prefix stay in their order */
};

struct cef_table {
	struct cef_row *row;
	size_t n, cap;
	bool has_default;
};

static struct cef_row *cef_add(struct cef_table *t, const struct prefix *p, enum cef_kind kind,
			       const char *oif, const char *flags)
{
	struct cef_row *r;

	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 64;
		t->row = xrealloc(t->row, t->cap * sizeof(*t->row));
	}
	r = &t->row[t->n];
	*r = (struct cef_row){ .p = *p, .kind = kind, .flags = flags, .seq = t->n++ };
	str_copy(r->oif, sizeof(r->oif), oif);
	return r;
}

/* The first and the last address of a connected network are ours: broadcasts (RFC 1122, 3.3.6). */
static void cef_broadcasts(struct cef_table *t, const struct prefix *net, const char *oif)
{
	struct prefix p = *net;

	if (net->len > 30)
		return;
	p.len = 32;
	cef_add(t, &p, CEF_RECEIVE, oif, "receive");
	for (unsigned bit = net->len; bit < 32; bit++)
		p.addr.b[bit / 8] |= (uint8_t)(0x80 >> bit % 8);
	cef_add(t, &p, CEF_RECEIVE, oif, "receive");
}

static void cef_path(struct cef_table *t, const struct rib_entry *e, const struct rib_path *p)
{
	const char *oif = p->hop.oif[0] ? p->hop.oif : p->nh.oif;
	const char *def = e->prefix.len ? NULL : "default route handler, default route";
	struct cef_row *r;

	if (p->route->null0) {
		cef_add(t, &e->prefix, CEF_NULL0, "Null0", def);
	} else if (p->route->proto == RIB_LOCAL) {
		cef_add(t, &e->prefix, CEF_RECEIVE, oif, "receive");
	} else if (p->route->proto == RIB_CONNECTED && e->prefix.len == 32) {
		/* The address is the network: a loopback interface's, as a rule. */
		cef_add(t, &e->prefix, CEF_RECEIVE, oif, "attached, connected, receive");
	} else if (p->hop.via.family) {
		r = cef_add(t, &e->prefix, CEF_HOP, oif, def);
		r->hop = p->hop.via;
		if (!p->nh.oif[0] && p->nh.via.family)
			r->recursive = p->nh.via;
	} else {
		r = cef_add(t, &e->prefix, CEF_ATTACHED, oif,
			    p->route->proto == RIB_CONNECTED ? "attached, connected"
			    : def			     ? def
							     : "attached");
		if (!p->nh.oif[0] && p->nh.via.family)
			r->recursive = p->nh.via;
		if (p->route->proto == RIB_CONNECTED)
			cef_broadcasts(t, &e->prefix, oif);
	}
}

static bool cef_visit(const struct rib_entry *e, void *arg)
{
	struct cef_table *t = arg;

	if (e->prefix.addr.family != ADDR_V4)
		return true;
	t->has_default |= !e->prefix.len && e->n_paths;
	for (size_t i = 0; i < e->n_paths; i++)
		cef_path(t, e, &e->path[i]);
	return true;
}

static void cef_neighbour(const struct addr *a, const char *iface, void *arg)
{
	const struct prefix p = { .addr = *a, .len = 32 };

	cef_add(arg, &p, CEF_ATTACHED, iface, "attached");
}

static void cef_special(struct cef_table *t)
{
	static const struct {
		const char *prefix;
		enum cef_kind kind;
	} special[] = {
		{ "0.0.0.0/8", CEF_DROP },    { "0.0.0.0/32", CEF_RECEIVE },
		{ "127.0.0.0/8", CEF_DROP },  { "224.0.0.0/4", CEF_DROP },
		{ "224.0.0.0/24", CEF_RECEIVE }, { "240.0.0.0/4", CEF_DROP },
		{ "255.255.255.255/32", CEF_RECEIVE },
	};
	struct prefix p;

	for (size_t i = 0; i < ARRAY_SIZE(special); i++)
		if (prefix_parse(special[i].prefix, &p))
			cef_add(t, &p, special[i].kind, "",
				special[i].kind == CEF_DROP ? "special" : "receive");
	if (!t->has_default && prefix_parse("0.0.0.0/0", &p))
		cef_add(t, &p, CEF_NO_ROUTE, "", "default route handler");
}

static int cef_order(const void *a, const void *b)
{
	const struct cef_row *x = a, *y = b;
	int d = memcmp(x->p.addr.b, y->p.addr.b, 4);

	if (!d)
		d = (int)x->p.len - (int)y->p.len;
	return d ? d : x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* What a row of the table says as next hop. */
static const char *cef_hop(const struct cef_row *r, char buf[ADDR_STRLEN])
{
	static const char *const names[] = { "receive", "attached", "", "drop", "attached", "no route" };

	return r->kind == CEF_HOP ? addr_str(&r->hop, buf) : names[r->kind];
}

static void cef_row_render(struct str *out, const struct cef_row *r, bool first)
{
	char a[ADDR_STRLEN], p[ADDR_STRLEN];
	const char *hop = cef_hop(r, a), *prefix = first ? prefix_str(&r->p, p) : "";

	if (r->oif[0])
		str_printf(out, "%-20s %-20s %s\n", prefix, hop, r->oif);
	else
		str_printf(out, "%-20s %s\n", prefix, hop);
}

/* before: the path before this one of the same prefix, or NULL */
static void cef_path_render(struct str *out, const struct cef_row *r, const struct cef_row *before,
			    bool detail)
{
	char a[ADDR_STRLEN];
	bool deep = detail && r->recursive.family;

	if (deep && !(before && addr_eq(&before->recursive, &r->recursive)))
		str_printf(out, "  recursive via %s\n", addr_str(&r->recursive, a));
	if (deep)
		str_puts(out, "  ");
	if (r->kind == CEF_ATTACHED || r->kind == CEF_NULL0 ||
	    (deep && addr_eq(&r->hop, &r->recursive)))
		str_printf(out, "  attached to %s\n", r->oif);
	else if (r->kind == CEF_HOP)
		str_printf(out, "  nexthop %s %s\n", addr_str(&r->hop, a), r->oif);
	else if (r->kind == CEF_RECEIVE && r->oif[0])
		str_printf(out, "  receive for %s\n", r->oif);
	else
		str_printf(out, "  %s\n", cef_hop(r, a));
}

static void cef_block_render(struct str *out, const struct cef_row *r, bool first, bool detail)
{
	char p[ADDR_STRLEN];

	if (first) {
		str_puts(out, prefix_str(&r->p, p));
		if (detail) /* tables are never renumbered here: the epoch stays 0 */
			str_printf(out, ", epoch 0%s%s%s", r->flags ? ", flags [" : "",
				   r->flags ? r->flags : "", r->flags ? "]" : "");
		str_puts(out, "\n");
	}
	cef_path_render(out, r, first ? NULL : r - 1, detail);
}

/* Of several sources of one prefix the first stands: a route before a neighbour of ARP. */
static bool cef_hidden(const struct cef_table *t, size_t i, size_t head)
{
	const struct cef_row *r = &t->row[i], *h = &t->row[head];

	return i != head && (r->kind == CEF_RECEIVE || h->kind == CEF_RECEIVE ||
			     (r->kind == CEF_ATTACHED && r->p.len == 32));
}

static void cef_summary(struct str *out, const struct cef_table *t, const char *vrf, unsigned id)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += !i || !prefix_eq(&t->row[i].p, &t->row[i - 1].p);
	str_printf(out, "IPv4 CEF is enabled and running\nVRF %s\n %zu prefixes (%zu/0 fwd/non-fwd)\n"
			" Table id 0x%X\n Database epoch:        0 (%zu entries at this epoch)\n\n",
		   vrf ? vrf : "Default", n, n, id, n);
}

static bool cef_best(const struct cef_table *t, const struct addr *dst, struct prefix *best)
{
	bool found = false;

	for (size_t i = 0; i < t->n; i++)
		if (prefix_contains(&t->row[i].p, dst) && (!found || t->row[i].p.len >= best->len)) {
			*best = t->row[i].p;
			found = true;
		}
	return found;
}

static void cef_build(struct cef_table *t, struct rib *rib, struct ifaces *neighbours)
{
	rib_walk(rib, cef_visit, t);
	if (neighbours)
		show_arp_walk(neighbours, cef_neighbour, t);
	cef_special(t);
	qsort(t->row, t->n, sizeof(*t->row), cef_order);
}

/* A next hop in another VRF: the interface it has there. */
static void cef_cross(struct cef_table *t, struct ifaces *ifaces)
{
	for (size_t i = 0; i < t->n; i++) {
		const char *to = vrf_link_of(t->row[i].oif);
		struct rib *rib = to && ifaces ? ifaces_vrf_rib(ifaces, to, true) : NULL;
		struct rib_entry e;

		if (rib && rib_lookup(rib, &t->row[i].hop, &e) && e.n_paths)
			str_copy(t->row[i].oif, sizeof(t->row[i].oif),
				 e.path[0].hop.oif[0] ? e.path[0].hop.oif : e.path[0].nh.oif);
	}
}

static bool cef_wanted(const struct cef_table *t, const struct show_cef *how, struct prefix *best)
{
	if (how->dst)
		return cef_best(t, how->dst, best);
	for (size_t i = 0; i < t->n; i++)
		if (prefix_eq(&t->row[i].p, how->exact)) {
			*best = *how->exact;
			return true;
		}
	return false;
}

void show_cef_render(struct str *out, struct rib *rib, struct ifaces *neighbours,
		     const struct show_cef *how)
{
	struct cef_table t = { 0 };
	struct prefix best = { 0 };
	size_t head = 0;
	bool one = how->dst || how->exact;

	cef_build(&t, rib, neighbours);
	cef_cross(&t, how->ifaces);
	if (how->summary)
		cef_summary(out, &t, how->vrf, how->vrf_id);
	else if (!one && !how->detail)
		str_printf(out, "%-20s %-20s %s\n", "Prefix", "Next Hop", "Interface");
	if (one && !cef_wanted(&t, how, &best)) {
		str_puts(out, "%Prefix not found\n");
		t.n = 0;
	}
	for (size_t i = 0; i < t.n && !how->summary; i++) {
		if (!i || !prefix_eq(&t.row[i].p, &t.row[head].p))
			head = i;
		if ((one && !prefix_eq(&t.row[i].p, &best)) || cef_hidden(&t, i, head))
			continue;
		if (one || how->detail)
			cef_block_render(out, &t.row[i], i == head, how->detail);
		else
			cef_row_render(out, &t.row[i], i == head);
	}
	free(t.row);
}

static int show_cef(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	struct show_cef how = { .detail = gram_has(m, "detail"), .summary = gram_has(m, "summary"),
				.vrf = vrf, .ifaces = c->rt->ifaces };
	struct rib *rib = c->rt->rib;
	struct prefix p;
	struct addr a, mask;

	if (vrf && !show_vrf_id(c, vrf, &how.vrf_id)) {
		cli_print(c, "%% VRF %s does not exist\n", vrf);
		return 0;
	}
	if (vrf)
		rib = c->rt->ifaces ? ifaces_vrf_rib(c->rt->ifaces, vrf, true) : NULL;
	if (!rib)
		return 0;
	if (gram_addr(m, "addr", &a) && gram_addr(m, "mask", &mask)) {
		int len = mask_to_len(&mask);

		if (len < 0) {
			cli_print(c, "%% Inconsistent address and mask\n");
			return 0;
		}
		p = (struct prefix){ .addr = a, .len = (uint8_t)len };
		how.exact = &p;
	} else if (gram_addr(m, "addr", &a)) {
		how.dst = &a;
	} else if (gram_var(m, "prefix") && prefix_parse(gram_var(m, "prefix"), &p)) {
		how.exact = &p;
	}
	/* ARP is read in the global namespace only: a VRF's neighbours are not listed. */
	show_cef_render(c->out, rib, vrf ? NULL : c->rt->ifaces, &how);
	return 0;
}

/* Where a packet goes. With several paths the kernel chooses by a hash of its own: the first is
 * named, and that there are others. */
static int show_exact_route(struct cli_ctx *c, const struct gram_match *m)
{
	struct rib_entry e;
	struct addr src, dst;
	char s[ADDR_STRLEN], d[ADDR_STRLEN], v[ADDR_STRLEN];
	const struct rib_path *p;
	const char *oif;

	if (!c->rt->rib || !gram_addr(m, "src", &src) || !gram_addr(m, "dst", &dst))
		return 0;
	cli_print(c, "%s -> %s => ", addr_str(&src, s), addr_str(&dst, d));
	if (!rib_lookup(c->rt->rib, &dst, &e) || !e.n_paths) {
		cli_print(c, "no route\n");
		return 0;
	}
	p = &e.path[0];
	oif = p->hop.oif[0] ? p->hop.oif : p->nh.oif;
	if (p->route->null0)
		cli_print(c, "drop\n");
	else if (p->route->proto == RIB_LOCAL)
		cli_print(c, "receive\n");
	else if (p->hop.via.family)
		cli_print(c, "IP adj out of %s, addr %s%s\n", oif, addr_str(&p->hop.via, v),
			  e.n_paths > 1 ? " (one of several)" : "");
	else
		cli_print(c, "IP adj out of %s\n", oif);
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define CEF_WHICH "{A.B.C.D$addr [A.B.C.D$mask]|A.B.C.D/nn$prefix}"
#define CEF_WHICH_HELP "IP address\nSubnet mask\nIP prefix <network>/<length>\n"
#define CEF_HELP SHOW_HELP "IP information\nCisco Express Forwarding\n"

const struct gram_row show_cef_rows[] = {
	EXEC_ROW(MODE_USER, "show ip cef [" CEF_WHICH "] [detail]",
		 CEF_HELP CEF_WHICH_HELP "Display full information", show_cef),
	EXEC_ROW(MODE_USER, "show ip cef summary", CEF_HELP "Summary of the table", show_cef),
	EXEC_ROW(MODE_USER, "show ip cef vrf WORD$vrf [" CEF_WHICH "] [detail]",
		 CEF_HELP "Show a VRF\nVPN Routing/Forwarding instance name\n" CEF_WHICH_HELP
			  "Display full information",
		 show_cef),
	EXEC_ROW(MODE_USER, "show ip cef vrf WORD$vrf summary",
		 CEF_HELP "Show a VRF\nVPN Routing/Forwarding instance name\n"
			  "Summary of the table",
		 show_cef),
	EXEC_ROW(MODE_USER, "show ip cef exact-route A.B.C.D$src A.B.C.D$dst",
		 CEF_HELP "Display the path a flow takes\nSource address\nDestination address",
		 show_exact_route),
	EXEC_END,
};
