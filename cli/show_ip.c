/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show arp, show ipv6 neighbors, show adjacency, show ip aliases, show flexsh unsupported.
 */
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/apply_frr.h"
#include "cli/apply_int.h"
#include "cli/show.h"

/* --- show arp: the kernel's neighbour table, and our own addresses with age `-` --- */

struct arp_row {
	struct addr addr;
	int age_min;          /* -1: our own */
	uint16_t state;       /* NUD_* */
	bool complete;
	uint8_t mac[6];
	char iface[IFACE_NAME_LEN];
};

struct arp_table {
	struct ifaces *ifaces;
	int family;           /* AF_INET, AF_INET6 */
	struct arp_row *row;
	size_t n, cap;
};

static struct arp_row *arp_add(struct arp_table *t)
{
	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 32;
		t->row = xrealloc(t->row, t->cap * sizeof(*t->row));
	}
	t->row[t->n] = (struct arp_row){ .age_min = 0 };
	return &t->row[t->n++];
}

static int arp_parse(struct nl_msg *msg, void *arg)
{
	static const struct nla_policy policy[NDA_MAX + 1] = {
		[NDA_DST] = { .minlen = 4 },
		[NDA_CACHEINFO] = { .minlen = sizeof(struct nda_cacheinfo) },
	};
	struct arp_table *t = arg;
	struct nlattr *tb[NDA_MAX + 1];
	const struct ndmsg *nd = nlmsg_data(nlmsg_hdr(msg));
	const struct iface *i;
	struct arp_row *r;
	int len;

	if (nlmsg_parse(nlmsg_hdr(msg), sizeof(*nd), tb, NDA_MAX, policy) < 0 ||
	    nd->ndm_family != t->family || !tb[NDA_DST] ||
	    nd->ndm_state & (NUD_NOARP | NUD_PERMANENT))
		return NL_OK;
	len = t->family == AF_INET ? 4 : 16;
	i = iface_by_index(t->ifaces, nd->ndm_ifindex);
	if (!i || nla_len(tb[NDA_DST]) < len)
		return NL_OK;
	if (t->family == AF_INET && !strncmp(i->conf.name, "Serial", strlen("Serial")))
		return NL_OK; /* HDLC asks for nobody's address; its device here does */
	r = arp_add(t);
	r->addr.family = len == 4 ? ADDR_V4 : ADDR_V6;
	memcpy(r->addr.b, nla_data(tb[NDA_DST]), (size_t)len);
	r->state = nd->ndm_state;
	str_copy(r->iface, sizeof(r->iface), i->conf.name);
	if (tb[NDA_LLADDR] && nla_len(tb[NDA_LLADDR]) == 6 &&
	    !(nd->ndm_state & (NUD_INCOMPLETE | NUD_FAILED))) {
		memcpy(r->mac, nla_data(tb[NDA_LLADDR]), 6);
		r->complete = true;
	}
	if (tb[NDA_CACHEINFO]) {
		struct nda_cacheinfo ci;
		long hz = sysconf(_SC_CLK_TCK);

		memcpy(&ci, nla_data(tb[NDA_CACHEINFO]), sizeof(ci));
		r->age_min = hz > 0 ? (int)(ci.ndm_confirmed / (uint32_t)hz / 60) : 0;
	}
	return NL_OK;
}

static void arp_kernel(struct arp_table *t)
{
	struct ndmsg nd = { .ndm_family = (uint8_t)t->family };
	struct nl_sock *sk = nl_socket_alloc();

	if (!sk)
		return;
	if (!nl_connect(sk, NETLINK_ROUTE)) {
		nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, arp_parse, t);
		if (nl_send_simple(sk, RTM_GETNEIGH, NLM_F_DUMP, &nd, sizeof(nd)) >= 0)
			nl_recvmsgs_default(sk);
	}
	nl_socket_free(sk);
}

/* Forget what was learnt on our interfaces; the kernel asks again when it must. */
struct flush {
	struct ifaces *ifaces;
	const struct gram_match *m;
	struct nl_sock *sk;
};

static int arp_delete(struct nl_msg *msg, void *arg)
{
	const struct ndmsg *nd = nlmsg_data(nlmsg_hdr(msg));
	struct nlattr *dst = nlmsg_find_attr(nlmsg_hdr(msg), sizeof(*nd), NDA_DST);
	struct flush *f = arg;
	const char *iface = gram_var(f->m, "iface");
	const struct iface *i = iface_by_index(f->ifaces, nd->ndm_ifindex);
	struct nl_msg *del;
	struct addr a;
	uint32_t ip;

	if (!dst || nla_len(dst) < 4 || nd->ndm_family != AF_INET || !i ||
	    nd->ndm_state & (NUD_NOARP | NUD_PERMANENT) ||
	    (iface && strcmp(iface, i->conf.name) != 0))
		return NL_OK;
	memcpy(&ip, nla_data(dst), sizeof(ip));
	a = addr_v4(ntohl(ip));
	if (!show_addr_wanted(f->m, "addr", &a))
		return NL_OK;
	del = nlmsg_alloc_simple(RTM_DELNEIGH, 0);
	if (del && !nlmsg_append(del, (void *)(uintptr_t)nd, sizeof(*nd), NLMSG_ALIGNTO) &&
	    !nla_put(del, NDA_DST, nla_len(dst), nla_data(dst)))
		nl_send_auto(f->sk, del);
	nlmsg_free(del);
	return NL_OK;
}

static int clear_arp(struct cli_ctx *c, const struct gram_match *m)
{
	struct flush f = { .ifaces = c->rt->ifaces, .m = m };
	struct ndmsg nd = { .ndm_family = AF_INET };
	struct nl_sock *dump = nl_socket_alloc();

	f.sk = nl_socket_alloc();
	if (c->rt->ifaces && dump && f.sk && !nl_connect(dump, NETLINK_ROUTE) &&
	    !nl_connect(f.sk, NETLINK_ROUTE)) {
		nl_socket_modify_cb(dump, NL_CB_VALID, NL_CB_CUSTOM, arp_delete, &f);
		if (nl_send_simple(dump, RTM_GETNEIGH, NLM_F_DUMP, &nd, sizeof(nd)) >= 0)
			nl_recvmsgs_default(dump);
	}
	nl_socket_free(dump);
	nl_socket_free(f.sk);
	return 0;
}

static int arp_order(const void *pa, const void *pb)
{
	const struct arp_row *a = pa, *b = pb;

	return addr_cmp(&a->addr, &b->addr);
}

static void mac_text(const struct arp_row *r, char mac[20])
{
	snprintf(mac, 20, "%02x%02x.%02x%02x.%02x%02x", r->mac[0], r->mac[1], r->mac[2], r->mac[3],
		 r->mac[4], r->mac[5]);
}

static void arp_print(struct cli_ctx *c, const struct arp_row *r)
{
	char a[ADDR_STRLEN], age[12], mac[20];

	if (r->age_min < 0)
		str_copy(age, sizeof(age), "-");
	else
		snprintf(age, sizeof(age), "%d", r->age_min);
	if (r->complete)
		mac_text(r, mac);
	else
		str_copy(mac, sizeof(mac), "Incomplete");
	cli_print(c, "Internet  %-16s %8s   %-15s ARPA   %s\n", addr_str(&r->addr, a), age, mac,
		  r->complete ? r->iface : "");
}

static int show_arp(struct cli_ctx *c, const struct gram_match *m)
{
	struct arp_table t = { .ifaces = c->rt->ifaces, .family = AF_INET };
	const char *iface = gram_var(m, "iface");

	cli_print(c, "Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n");
	if (!c->rt->ifaces)
		return 0;
	for (const struct iface *i = iface_first(c->rt->ifaces); i; i = i->next) {
		struct arp_row *r;
		struct prefix p;

		if ((i->conf.kind != IFACE_ETHERNET && i->conf.kind != IFACE_SUBIF) ||
		    !i->line_up || !iface_addr(c->rt->ifaces, i, &p) || p.addr.family != ADDR_V4)
			continue;
		r = arp_add(&t);
		r->addr = p.addr;
		r->age_min = -1;
		r->complete = true;
		memcpy(r->mac, i->mac, sizeof(r->mac));
		str_copy(r->iface, sizeof(r->iface), i->conf.name);
	}
	arp_kernel(&t);
	if (t.n)
		qsort(t.row, t.n, sizeof(*t.row), arp_order);
	for (size_t i = 0; i < t.n; i++)
		if ((!iface || !strcmp(iface, t.row[i].iface)) &&
		    show_addr_wanted(m, "addr", &t.row[i].addr))
			arp_print(c, &t.row[i]);
	free(t.row);
	return 0;
}

/* --- show ipv6 neighbors --- */

static const char *nud_name(uint16_t state)
{
	return state & NUD_REACHABLE ? "REACH"
	       : state & NUD_STALE   ? "STALE"
	       : state & NUD_DELAY   ? "DELAY"
	       : state & NUD_PROBE   ? "PROBE"
				     : "INCMP";
}

static int show_neighbors6(struct cli_ctx *c, const struct gram_match *m)
{
	struct arp_table t = { .ifaces = c->rt->ifaces, .family = AF_INET6 };
	const char *iface = gram_var(m, "iface");

	cli_print(c, "IPv6 Address                              Age Link-layer Addr State Interface\n");
	if (c->rt->ifaces)
		arp_kernel(&t);
	if (t.n)
		qsort(t.row, t.n, sizeof(*t.row), arp_order);
	for (size_t i = 0; i < t.n; i++) {
		char a[ADDR_STRLEN], mac[20] = "-", shrt[IFACE_NAME_LEN];

		if (iface && strcmp(iface, t.row[i].iface) != 0)
			continue;
		if (t.row[i].complete)
			mac_text(&t.row[i], mac);
		cli_print(c, "%-39s %5d %-15s %-5s %s\n", addr_str(&t.row[i].addr, a),
			  t.row[i].age_min, mac, nud_name(t.row[i].state),
			  iface_name_short(t.row[i].iface, shrt));
	}
	free(t.row);
	return 0;
}

/* --- show adjacency: who packets are handed to, and how many prefixes point there --- */

struct adjacency {
	const char *iface;
	const struct addr *via; /* NULL: point2point */
	unsigned users;
};

static bool adjacency_visit(const struct rib_entry *e, void *arg)
{
	struct adjacency *a = arg;

	for (size_t i = 0; i < e->n_paths; i++)
		a->users += !strcmp(e->path[i].hop.oif, a->iface) &&
			    (!a->via || addr_eq(a->via, &e->path[i].hop.via));
	return true;
}

static void adjacency_print(struct cli_ctx *c, const char *iface, const struct addr *via)
{
	struct adjacency a = { iface, via, 0 };
	char text[ADDR_STRLEN];

	if (c->rt->rib)
		rib_walk(c->rt->rib, adjacency_visit, &a);
	cli_print(c, "%-8s %-25s %s(%u)\n", "IP", iface, via ? addr_str(via, text) : "point2point",
		  a.users);
}

static int show_adjacency(struct cli_ctx *c, const struct gram_match *m)
{
	struct arp_table t = { .ifaces = c->rt->ifaces, .family = AF_INET };
	const char *only = gram_var(m, "iface");

	cli_print(c, "Protocol Interface                 Address\n");
	if (!c->rt->ifaces)
		return 0;
	arp_kernel(&t);
	if (t.n)
		qsort(t.row, t.n, sizeof(*t.row), arp_order);
	for (const struct iface *i = iface_first(c->rt->ifaces); i; i = i->next) {
		if (!i->line_up || (only && strcmp(only, i->conf.name) != 0))
			continue;
		if (i->conf.kind == IFACE_TUNNEL || i->conf.kind == IFACE_VACCESS)
			adjacency_print(c, i->conf.name, NULL);
		for (size_t k = 0; k < t.n; k++)
			if (t.row[k].complete && !strcmp(t.row[k].iface, i->conf.name))
				adjacency_print(c, i->conf.name, &t.row[k].addr);
	}
	free(t.row);
	return 0;
}

void show_arp_walk(struct ifaces *ifaces,
		   void (*fn)(const struct addr *a, const char *iface, void *arg), void *arg)
{
	struct arp_table t = { .ifaces = ifaces, .family = AF_INET };

	arp_kernel(&t);
	for (size_t i = 0; i < t.n; i++)
		if (t.row[i].complete)
			fn(&t.row[i].addr, t.row[i].iface, arg);
	free(t.row);
}

/* --- show ip aliases: the addresses that are ours --- */

static int show_aliases(struct cli_ctx *c, const struct gram_match *m)
{
	char a[ADDR_STRLEN];
	struct prefix p;

	cli_print(c, "Address Type             IP Address      Port\n");
	for (const struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i;
	     i = i->next)
		if (i->line_up && !i->conf.unnumbered[0] && iface_addr(c->rt->ifaces, i, &p) &&
		    p.addr.family == ADDR_V4)
			cli_print(c, "%-24s %s\n", "Interface", addr_str(&p.addr, a));
	return 0;
}

/* --- show flexsh unsupported --- */

/* Certificates and EAP: another method stands in the same row of the grammar. */
static bool profile_ignores(const struct cfg_node *n)
{
	static const char *const words[] = { "rsa-sig", "ecdsa-sig", "eap", "anyconnect-eap",
					     "cert", "certificate", "trustpoint", "dn" };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (cfg_has(n, words[i]))
			return true;
	return false;
}

static bool is_ospfv3(const char *section)
{
	return !strncmp(section, "ipv6 router ospf ", 17) || !strncmp(section, "router ospfv3 ", 14);
}

/* Lines that have their effect elsewhere, under another protocol or on another kind of router. */
static bool ignored(const struct cfg *c, const struct cfg_node *section, const struct cfg_node *n)
{
	const char *s = section->line;

	if (s && !strncmp(s, "template peer-", 14)) /* the neighbours that inherit it have it */
		return frr_template_ignores(n);
	if (s && (is_ospfv3(s) || (section->parent && section->parent->line &&
				   is_ospfv3(section->parent->line))))
		return frr_ospf6_ignores(n);
	if (!strncmp(n->line, "ipv6 ospf ", 10) || !strncmp(n->line, "ospfv3 ", 7))
		return frr_ospf6_if_ignores(n);
	if (n->row && n->row->flags & GRAM_INERT)
		return true;
	if (cfg_var(n, "vrfnh")) /* set ip vrf X next-hop A */
		return true;
	if (!s)
		return !strncmp(n->line, "ipv6 route ", 11) && static_is_foreign(c, n);
	if (!strncmp(s, "crypto ikev2 profile ", 21))
		return profile_ignores(n);
	if (!strncmp(s, "router ospf ", 12))
		return frr_ospf_ignores(n);
	if (!strncmp(s, "router bgp ", 11) ||
	    (section->parent && section->parent->line &&
	     !strncmp(section->parent->line, "router bgp ", 11) &&
	     !strncmp(s, "address-family ", 15)))
		return frr_bgp_ignores(n);
	return !strncmp(s, "interface ", 10) && (frr_ospf_if_ignores(n) || hsrp_ignores(n));
}

static unsigned inert_lines(struct cli_ctx *c, const struct cfg_node *section, int level)
{
	unsigned n = 0;

	for (const struct cfg_node *i = section->first; i; i = i->next) {
		bool inert = ignored(c->rt->running, section, i);
		struct str below = { 0 }, *out = c->out;
		unsigned inside;

		c->out = &below; /* a section is named when something in it has no effect */
		inside = inert ? 0 : inert_lines(c, i, level + 1);
		c->out = out;
		if (inert || inside)
			cli_print(c, "  %*s%s%s%s\n%s", level, "", i->no ? "no " : "", i->line,
				  inert ? "" : ":", str_text(&below));
		str_free(&below);
		n += inert + inside;
	}
	return n;
}

static int show_unsupported(struct cli_ctx *c, const struct gram_match *m)
{
	struct str list = { 0 }, *out = c->out;
	unsigned n;

	if (!c->rt->running)
		return 0;
	c->out = &list;
	n = inert_lines(c, &c->rt->running->root, 0);
	c->out = out;
	if (!n)
		cli_print(c, "Every line of the configuration has its effect.\n");
	else
		cli_print(
			c,
			"%u line%s of the configuration %s kept and shown, but without effect:\n%s",
			n, n == 1 ? "" : "s", n == 1 ? "is" : "are", str_text(&list));
	str_free(&list);
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_ip_rows[] = {
	EXEC_ROW(MODE_USER, "show arp [A.B.C.D$addr|IFACE$iface]",
		 SHOW_HELP "ARP table\nIP address\nInterface", show_arp),
	EXEC_ROW(MODE_USER, "show ip arp [A.B.C.D$addr|IFACE$iface]",
		 SHOW_HELP "IP information\nIP ARP table\nIP address\nInterface", show_arp),
	EXEC_ROW(MODE_EXEC, "clear arp-cache [IFACE$iface]",
		 "Reset functions\nClear the entire ARP cache\nInterface", clear_arp),
	EXEC_ROW(MODE_EXEC, "clear ip arp A.B.C.D$addr",
		 "Reset functions\nIP\nClear ARP entries\nIP address", clear_arp),
	EXEC_ROW(MODE_USER, "show ipv6 neighbors [IFACE$iface]",
		 SHOW_HELP "IPv6 information\nShow IPv6 neighbor cache entries\nInterface",
		 show_neighbors6),
	EXEC_ROW(MODE_USER, "show adjacency [IFACE$iface]",
		 SHOW_HELP "Adjacent nodes\nInterface", show_adjacency),
	EXEC_ROW(MODE_USER, "show ip aliases", SHOW_HELP "IP information\nIP alias table",
		 show_aliases),
	EXEC_ROW(MODE_USER, "show flexsh unsupported",
		 SHOW_HELP "What is special to this program\n"
			   "Configuration lines that are accepted but have no effect here",
		 show_unsupported),
	EXEC_END,
};
