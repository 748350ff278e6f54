/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ipv6 interface [brief], show vrf.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

/* Configured, or what the kernel made. NULL: the interface has none. */
static const char *link_local_str(const struct iface *i, char buf[ADDR_STRLEN])
{
	struct prefix own;

	for (size_t k = 0; k < i->conf.n_addrs; k++)
		if (addr_is_link_local(&i->conf.addrs[k].p.addr))
			return addr_str(&i->conf.addrs[k].p.addr, buf);
	return iface_link_local(i, &own) ? addr_str(&own.addr, buf) : NULL;
}

static bool has_v6(const struct iface *i)
{
	for (size_t k = 0; k < i->conf.n_addrs; k++)
		if (i->conf.addrs[k].p.addr.family == ADDR_V6)
			return true;
	return i->assigned6.addr.family == ADDR_V6;
}

/* --- show ipv6 interface brief --- */

static int show_brief6(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "iface");
	char a[ADDR_STRLEN];

	for (const struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i;
	     i = i->next) {
		size_t shown = 0;

		if (name ? strcmp(name, i->conf.name) != 0 : i->conf.kind == IFACE_NULL)
			continue;
		cli_print(c, "%-22s [%s/%s]\n", i->conf.name,
			  !i->admin_up ? "administratively down" : i->link_up ? "up" : "down",
			  i->line_up ? "up" : "down");
		if ((has_v6(i) || i->conf.ipv6) && link_local_str(i, a)) {
			cli_print(c, "    %s\n", a);
			shown++;
		}
		for (size_t k = 0; k < i->conf.n_addrs; k++)
			if (i->conf.addrs[k].p.addr.family == ADDR_V6 &&
			    !addr_is_link_local(&i->conf.addrs[k].p.addr)) {
				cli_print(c, "    %s\n", addr_str(&i->conf.addrs[k].p.addr, a));
				shown++;
			}
		if (i->assigned6.addr.family) {
			cli_print(c, "    %s\n", addr_str(&i->assigned6.addr, a));
			shown++;
		}
		if (!shown)
			cli_print(c, "    unassigned\n");
	}
	return 0;
}

/* --- show ipv6 interface --- */

/* The groups an address joins its interface to (RFC 4291 2.8), each once. */
static void groups_render(struct str *out, const struct addr *list, size_t n, bool routes)
{
	str_puts(out, "  Joined group address(es):\n    FF02::1\n");
	if (routes)
		str_puts(out, "    FF02::2\n");
	for (size_t i = 0; i < n; i++) {
		const uint8_t *b = list[i].b;
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again = again || !memcmp(list[k].b + 13, b + 13, 3);
		if (!again)
			str_printf(out, "    FF02::1:FF%02X:%X\n", b[13], b[14] << 8 | b[15]);
	}
}

static void unicast_render(struct str *out, const struct prefix *own, bool *open, const char *mark)
{
	struct prefix net = *own;
	char a[ADDR_STRLEN], n[ADDR_STRLEN];

	if (!*open)
		str_puts(out, "  Global unicast address(es):\n");
	*open = true;
	prefix_mask(&net);
	str_printf(out, "    %s, subnet is %s%s\n", addr_str(&own->addr, a), prefix_str(&net, n),
		   mark);
}

static void timers_render(struct str *out, const struct show_ip6_iface *s)
{
	bool loop = s->i->conf.kind == IFACE_LOOPBACK;

	str_printf(out, "  MTU is %u bytes\n"
			"  ICMP error messages limited to one every 100 milliseconds\n"
			"  ICMP redirects are enabled\n  ICMP unreachables are sent\n", s->mtu);
	if (s->acl_in && *s->acl_in)
		str_printf(out, "  Input features: Access List\n  Inbound access list %s\n", s->acl_in);
	if (s->acl_out && *s->acl_out)
		str_printf(out, "  Output features: Access List\n  Outgoing access list %s\n",
			   s->acl_out);
	str_puts(out, loop ? "  ND DAD is not supported\n" :
			     "  ND DAD is enabled, number of DAD attempts: 1\n");
	str_puts(out, "  ND reachable time is 30000 milliseconds (using 30000)\n");
	if (loop)
		str_puts(out, "  ND RAs are suppressed (periodic)\n");
	else
		str_puts(out, "  ND NS retransmit interval is 1000 milliseconds\n");
	if (s->routes)
		str_puts(out, "  Hosts use stateless autoconfig for addresses.\n");
}

void show_ip6_iface_render(struct str *out, const struct show_ip6_iface *s)
{
	const struct iface *i = s->i;
	const char *mark = i->line_up ? "" : " [TEN]";
	struct addr joined[IFACE_MAX_ADDRS + 2];
	char a[ADDR_STRLEN];
	bool open = false;
	size_t n = 0;

	str_printf(out, "%s is %s, line protocol is %s\n", i->conf.name,
		   !i->admin_up ? "administratively down" : i->link_up ? "up" : "down",
		   i->line_up ? "up" : "down");
	str_printf(out, "  IPv6 is %s, link-local address is %s%s\n  No Virtual link-local "
			"address(es):\n", i->line_up ? "enabled" : "tentative",
		   link_local_str(i, a) ? a : "unassigned", mark);
	if (i->conf.description)
		str_printf(out, "  Description: %s\n", i->conf.description);
	if (*i->conf.vrf)
		str_printf(out, "  VPN Routing/Forwarding \"%s\"\n", i->conf.vrf);
	for (size_t k = 0; k < i->conf.n_addrs; k++)
		if (i->conf.addrs[k].p.addr.family == ADDR_V6 &&
		    !addr_is_link_local(&i->conf.addrs[k].p.addr)) {
			unicast_render(out, &i->conf.addrs[k].p, &open, mark);
			joined[n++] = i->conf.addrs[k].p.addr;
		}
	if (i->assigned6.addr.family) {
		unicast_render(out, &i->assigned6, &open, mark);
		joined[n++] = i->assigned6.addr;
	}
	if (!open)
		str_puts(out, "  No global unicast address is configured\n");
	if (link_local_str(i, a) && addr_parse(a, &joined[n]))
		n++;
	groups_render(out, joined, i->line_up ? n : 0, s->routes && i->line_up);
	timers_render(out, s);
}

static int show_interface6(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "iface");

	for (const struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i;
	     i = i->next) {
		const struct filter_if *f = c->rt->filter ? filter_if_of(c->rt->filter, i->conf.name)
							  : NULL;
		unsigned mtu = i->conf.mtu6 ? i->conf.mtu6 : i->conf.mtu ? i->conf.mtu :
			       show_transport_mtu(c, i);
		struct show_ip6_iface s = { .i = i, .acl_in = f ? f->acl6_in : NULL,
					    .acl_out = f ? f->acl6_out : NULL,
					    .mtu = mtu ? mtu : i->conf.kind == IFACE_LOOPBACK ? 1514 :
						   1500,
					    .routes = cfg_flag(&c->rt->running->root,
							       "ipv6 unicast-routing", false) };

		if (!name ? has_v6(i) || (i->conf.ipv6 && i->conf.kind != IFACE_NULL)
			  : !strcmp(name, i->conf.name) && (has_v6(i) || i->conf.ipv6))
			show_ip6_iface_render(c->out, &s);
		else if (name && !strcmp(name, i->conf.name))
			cli_print(c, "%s is %s, line protocol is %s\n  IPv6 is disabled\n", name,
				  !i->admin_up ? "administratively down" : i->link_up ? "up" : "down",
				  i->line_up ? "up" : "down");
	}
	return 0;
}

/* --- show vrf --- */

/* show ip vrf has no column of protocols, and lists those with IPv4 */
static void vrf_row(struct cli_ctx *c, const struct cfg_node *n, const char *head, bool ip)
{
	const char *name = n->line + strlen(head) + 1;
	const struct cfg_node *rd = cfg_find(n, "rd");
	bool v6 = cfg_find(n, "address-family ipv6"), first = true;
	bool v4 = cfg_find(n, "address-family ipv4") || !strcmp(head, "ip vrf");
	char shrt[IFACE_NAME_LEN];

	if (ip && !v4)
		return;
	cli_print(c, "  %-32s %-21s ", name, rd ? rd->line + 3 : "<not set>");
	if (!ip)
		cli_print(c, "%-11s ", v4 && v6 ? "ipv4,ipv6" : v6 ? "ipv6" : v4 ? "ipv4" : "");
	for (const struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i;
	     i = i->next) {
		if (strcmp(i->conf.vrf, name) != 0)
			continue;
		cli_print(c, "%*s%s\n", first ? 0 : ip ? 57 : 69, "", iface_name_short(i->conf.name, shrt));
		first = false;
	}
	if (first)
		cli_print(c, "\n");
}

static const char *const vrf_heads[] = { "vrf definition", "ip vrf" };

bool show_vrf_id(struct cli_ctx *c, const char *name, unsigned *id)
{
	*id = 0;
	for (size_t h = 0; c->rt->running && h < ARRAY_SIZE(vrf_heads); h++)
		for (const struct cfg_node *n = cfg_find(&c->rt->running->root, vrf_heads[h]); n;
		     n = cfg_next(n, vrf_heads[h])) {
			++*id;
			if (!strcmp(n->line + strlen(vrf_heads[h]) + 1, name))
				return true;
		}
	return false;
}

static bool vrf_known(struct cli_ctx *c, const char *name)
{
	unsigned id;

	return show_vrf_id(c, name, &id);
}

static int show_vrf(struct cli_ctx *c, const struct gram_match *m)
{
	const char *const *heads = vrf_heads;
	const char *name = gram_var(m, "vrf");
	bool ip = gram_begins(m, "show ip");

	if (name && !vrf_known(c, name)) {
		cli_print(c, "%% No VRF named %s\n", name);
		return 0;
	}
	cli_print(c, "  Name                             Default RD            %sInterfaces\n",
		  ip ? "" : "Protocols   ");
	for (size_t h = 0; c->rt->running && h < ARRAY_SIZE(vrf_heads); h++)
		for (const struct cfg_node *n = cfg_find(&c->rt->running->root, heads[h]); n;
		     n = cfg_next(n, heads[h]))
			if (!name || !strcmp(n->line + strlen(heads[h]) + 1, name))
				vrf_row(c, n, heads[h], ip);
	return 0;
}

static void targets_render(struct cli_ctx *c, const struct cfg_node *n, const char *dir,
			   const char *title)
{
	unsigned count = 0;

	for (const struct cfg_node *t = cfg_find(n, "route-target"); t; t = cfg_next(t, "route-target")) {
		const char *rt = cfg_var(t, "rt");

		if (!rt || (!cfg_has(t, dir) && !cfg_has(t, "both")))
			continue;
		if (!count)
			cli_print(c, "  %s VPN route-target communities\n", title);
		cli_print(c, count && !(count % 3) ? "\n    RT:%-26s" : count ? "RT:%-26s" : "    RT:%-26s",
			  rt);
		count++;
	}
	if (count)
		cli_print(c, "\n");
	else
		cli_print(c, "  No %s VPN route-target communities\n", title);
}

/* n: where the route targets are, NULL: the family is not of this VRF */
static void vrf_family(struct cli_ctx *c, const struct cfg_node *n, const char *family, unsigned table)
{
	if (!n) {
		cli_print(c, "Address family %s unicast not active\n", family);
		return;
	}
	cli_print(c, "Address family %s unicast (Table ID = 0x%X):\n  Flags: 0x0\n", family, table);
	if (!cfg_find(n, "route-target") && cfg_find(n->parent, "route-target"))
		n = n->parent; /* of the whole VRF */
	targets_render(c, n, "export", "Export");
	targets_render(c, n, "import", "Import");
	cli_print(c, "  No import route-map\n  No global export route-map\n  No export route-map\n"
		     "  VRF label distribution protocol: not configured\n"
		     "  VRF label allocation mode: per-prefix\n");
}

static void vrf_detail(struct cli_ctx *c, const struct cfg_node *n, const char *name, bool old,
		       unsigned id)
{
	const struct cfg_node *rd = cfg_find(n, "rd"), *text = cfg_find(n, "description");
	char shrt[IFACE_NAME_LEN];
	unsigned count = 0;

	cli_print(c, "VRF %s (VRF Id = %u); default RD %s; default VPNID <not set>\n", name, id,
		  rd ? rd->line + 3 : "<not set>");
	if (text)
		cli_print(c, "  Description: %s\n", text->line + strlen("description "));
	cli_print(c, "  %s\n  Flags: 0x%X\n",
		  old ? "Old CLI format, supports IPv4 only"
		      : "New CLI format, supports multiple address-families",
		  (old ? 0x8u : 0x1808u) | (rd ? 4u : 0));
	for (const struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i; i = i->next) {
		if (strcmp(i->conf.vrf, name) != 0)
			continue;
		cli_print(c, count ? count % 3 ? " %-24s" : "\n    %-24s" : "  Interfaces:\n    %-24s",
			  iface_name_short(i->conf.name, shrt));
		count++;
	}
	cli_print(c, count ? "\n" : "  No interfaces\n");
	vrf_family(c, old ? n : cfg_find(n, "address-family ipv4"), "ipv4", id);
	vrf_family(c, old ? NULL : cfg_find(n, "address-family ipv6"), "ipv6", 0x1E000000 + id);
	cli_print(c, "Address family ipv4 multicast not active\n\n");
}

static int show_vrf_detail(struct cli_ctx *c, const struct gram_match *m)
{
	const char *want = gram_var(m, "vrf"), *name;
	unsigned id = 0;

	if (want && !vrf_known(c, want))
		cli_print(c, "%% No VRF named %s\n", want);
	for (size_t h = 0; c->rt->running && h < ARRAY_SIZE(vrf_heads); h++)
		for (const struct cfg_node *n = cfg_find(&c->rt->running->root, vrf_heads[h]); n;
		     n = cfg_next(n, vrf_heads[h])) {
			name = n->line + strlen(vrf_heads[h]) + 1;
			id++;
			if (!want || !strcmp(want, name))
				vrf_detail(c, n, name, h == 1, id);
		}
	return 0;
}

static int show_vrf_interfaces(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf");
	char a[ADDR_STRLEN], shrt[IFACE_NAME_LEN];
	struct prefix p;

	cli_print(c, "%-22s %-15s %-32s %s\n", "Interface", "IP-Address", "VRF", "Protocol");
	for (const struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i;
	     i = i->next) {
		if (!i->conf.vrf[0] || (vrf && strcmp(vrf, i->conf.vrf) != 0))
			continue;
		cli_print(c, "%-22s %-15s %-32s %s\n", iface_name_short(i->conf.name, shrt),
			  iface_addr(c->rt->ifaces, i, &p) ? addr_str(&p.addr, a) : "unassigned",
			  i->conf.vrf, i->line_up ? "up" : "down");
	}
	return 0;
}

#define SHOW_HELP "Show running system information\n"

#define VRF_NAME_HELP "VPN Routing/Forwarding instance name"
#define VRF_HELP "Brief VPN Routing/Forwarding instance information\n" VRF_NAME_HELP
#define VRF_DETAIL_HELP "Detailed VPN Routing/Forwarding instance information\n" VRF_NAME_HELP

const struct gram_row show_ipv6_rows[] = {
	EXEC_ROW(MODE_USER, "show ipv6 interface brief [IFACE$iface]",
		 SHOW_HELP "IPv6 information\nIPv6 interface status and configuration\n"
			   "Brief summary of IPv6 status and configuration\nInterface",
		 show_brief6),
	EXEC_ROW(MODE_USER, "show ipv6 interface [IFACE$iface]",
		 SHOW_HELP "IPv6 information\nIPv6 interface status and configuration\nInterface",
		 show_interface6),
	EXEC_ROW(MODE_USER, "show ip vrf interfaces [WORD$vrf]",
		 SHOW_HELP "IP information\nVPN Routing/Forwarding instance information\n"
			   "Show network interfaces and addresses\nVPN Routing/Forwarding instance "
			   "name",
		 show_vrf_interfaces),
	EXEC_ROW(MODE_USER, "show vrf [brief] [WORD$vrf]",
		 SHOW_HELP "VPN Routing/Forwarding instance information\n" VRF_HELP, show_vrf),
	EXEC_ROW(MODE_USER, "show ip vrf [brief] [WORD$vrf]",
		 SHOW_HELP "IP information\nVPN Routing/Forwarding instance information\n" VRF_HELP,
		 show_vrf),
	EXEC_ROW(MODE_USER, "show vrf detail [WORD$vrf]",
		 SHOW_HELP "VPN Routing/Forwarding instance information\n" VRF_DETAIL_HELP,
		 show_vrf_detail),
	EXEC_ROW(MODE_USER, "show ip vrf detail [WORD$vrf]",
		 SHOW_HELP "IP information\nVPN Routing/Forwarding instance information\n"
		 VRF_DETAIL_HELP, show_vrf_detail),
	EXEC_END,
};
