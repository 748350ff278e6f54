/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handlers of interface and static route commands: what IOS checks while they are typed.
 */
#include <stdlib.h>
#include <string.h>
#include "cli/conf.h"
#include "cli/exec_int.h"

static bool is_physical(const char *name)
{
	return iface_name_cabled(name);
}

bool conf_template_locked(struct cli_ctx *c, const char *name)
{
	if (iface_name_kind(name) != IFACE_VTEMPLATE || !c->rt->flexvpn ||
	    c->cfg != c->rt->running || !flexvpn_has_clones(c->rt->flexvpn, name))
		return false;
	conf_refuse(c, "%% Virtual-template config is locked, active vaccess present\n");
	return true;
}

int conf_interface(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");
	struct cfg_node *n = cfg_lookup(c->cfg, &c->cfg->root, m);

	if (m->no && is_physical(name))
		return conf_refuse(c, "%% Removal of physical interfaces is not permitted\n");
	if ((m->no || m->deflt) && n && conf_template_locked(c, name))
		return 0;
	if (m->deflt) {
		if (!n)
			return 0;
		while (n->first)
			cfg_delete(c->cfg, n->first);
		cli_print(c, "Interface %s set to default configuration\n", name);
		return 0;
	}
	n = cfg_store(c->cfg, &c->cfg->root, m);
	if (n && !m->no)
		cli_enter(c, strchr(name, '.') ? MODE_SUBIF : MODE_IF, n);
	return 0;
}

/* --- addresses --- */
static bool node_prefix(const struct cfg_node *n, struct prefix *p)
{
	struct addr mask;
	int len;

	if (!cfg_addr(n, "addr", &p->addr) || !cfg_addr(n, "mask", &mask))
		return false;
	len = mask_to_len(&mask);
	p->len = len < 0 ? 0 : (uint8_t)len;
	return len >= 0;
}

/* fn for each IPv4 address of each interface until it returns false. */
static void addresses_walk(const struct cfg *cfg,
			   bool (*fn)(const struct cfg_node *iface, const struct prefix *p, void *arg),
			   void *arg)
{
	struct prefix p;

	for (const struct cfg_node *i = cfg_find(&cfg->root, "interface"); i;
	     i = cfg_next(i, "interface"))
		for (const struct cfg_node *a = cfg_find(i, "ip address"); a;
		     a = cfg_next(a, "ip address"))
			if (node_prefix(a, &p) && !fn(i, &p, arg))
				return;
}

static bool index_one(const struct cfg_node *iface, const struct prefix *p, void *arg)
{
	addr_index_add(arg, cfg_interface_vrf(iface), p);
	return true;
}

struct overlap {
	const struct cfg_node *own, *found;
	const struct prefix *p;
};

static bool overlap_one(const struct cfg_node *iface, const struct prefix *q, void *arg)
{
	struct overlap *o = arg;

	if (iface != o->own && (prefix_covers(o->p, q) || prefix_covers(q, o->p)) &&
	    !strcmp(cfg_interface_vrf(iface), cfg_interface_vrf(o->own)) && !cfg_flag(iface, "shutdown", false))
		o->found = iface;
	return !o->found;
}

/* The other interface of this VRF, not shut down, whose network overlaps. */
static const struct cfg_node *overlapping(const struct cli_ctx *c, const struct cfg_node *own,
					  const struct prefix *p)
{
	struct overlap o = { .own = own, .p = p };

	if (!c->cfg->addrs)
		addresses_walk(c->cfg, index_one, &c->cfg->addrs);
	if (addr_index_may_overlap(c->cfg->addrs, cfg_interface_vrf(own), p))
		addresses_walk(c->cfg, overlap_one, &o);
	return o.found;
}

/* Typed once more: nothing to compare. */
static bool has_address(const struct cfg_node *section, const struct prefix *p)
{
	struct prefix q;

	for (const struct cfg_node *a = cfg_find(section, "ip address"); a;
	     a = cfg_next(a, "ip address"))
		if (node_prefix(a, &q) && q.len == p->len && addr_eq(&q.addr, &p->addr))
			return true;
	return false;
}

/* False: refused, with IOS's words. */
static bool address_check(struct cli_ctx *c, const struct addr *a, const struct addr *mask)
{
	char abuf[ADDR_STRLEN], mbuf[ADDR_STRLEN];
	struct prefix p = { .addr = *a }, net;
	const struct cfg_node *other;
	struct addr bcast;
	int len = mask_to_len(mask);

	addr_str(a, abuf);
	if (len <= 0) {
		conf_refuse(c, "Bad mask 0x%X for address %s\n", addr_to_v4(mask), abuf);
		return false;
	}
	if (a->b[0] == 0 || a->b[0] == 127 || a->b[0] >= 224) {
		conf_refuse(c, "Not a valid host address - %s\n", abuf);
		return false;
	}
	p.len = (uint8_t)len;
	net = p;
	prefix_mask(&net);
	bcast = prefix_broadcast(&p);
	if (len < 31 && (addr_eq(&net.addr, a) || addr_eq(&bcast, a))) {
		conf_refuse(c, "Bad mask /%d for address %s\n", len, abuf);
		return false;
	}
	if (cfg_flag(cli_section(c), "shutdown", false) || has_address(cli_section(c), &p))
		return true;
	other = overlapping(c, cli_section(c), &p);
	if (other) {
		conf_refuse(c, "%% %s overlaps with %s\n", addr_str(&net.addr, mbuf),
			    cfg_var(other, "name"));
		return false;
	}
	return true;
}

static void remove_addresses(struct cli_ctx *c, struct cfg_node *section)
{
	struct cfg_node *n;

	while ((n = cfg_find(section, "ip address")) != NULL)
		cfg_delete(c->cfg, n);
}

int conf_ip_address(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c), *n;
	struct addr a, mask;

	if (m->no || m->deflt) {
		n = cfg_lookup(c->cfg, section, m);
		if (m->row->key) /* secondary */
			return n ? conf_store(c, m) : conf_refuse(c, "Invalid address\n");
		if (gram_var(m, "addr") &&
		    (!n || !cfg_var(n, "addr") || strcmp(cfg_var(n, "addr"), gram_var(m, "addr"))))
			return conf_refuse(c, "Invalid address\n");
		remove_addresses(c, section);
		return 0;
	}
	if (!gram_addr(m, "addr", &a) || !gram_addr(m, "mask", &mask)) {
		remove_addresses(c, section); /* dhcp, negotiated */
		return conf_store(c, m);
	}
	if (!address_check(c, &a, &mask))
		return 0;
	n = cfg_find(section, "ip unnumbered");
	cfg_delete(c->cfg, n);
	conf_store(c, m);
	addr_index_add(&c->cfg->addrs, cfg_interface_vrf(section),
		       &(struct prefix){ .addr = a, .len = (uint8_t)mask_to_len(&mask) });
	return 0;
}

/* Moving to another VRF takes the addresses away. */
int conf_vrf_forwarding(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_node *section = cli_section(c);
	const char *old = cfg_interface_vrf(section), *vrf = gram_var(m, "vrf");
	bool had = cfg_find(section, "ip address") != NULL, enabling = !m->no && !m->deflt;
	char name[64];

	if (enabling ? !strcmp(old, vrf) : !*old)
		return conf_store(c, m);
	str_copy(name, sizeof(name), enabling ? vrf : old);
	if (had) {
		remove_addresses(c, section);
		cli_print(
			c,
			"%% Interface %s IPv4 disabled and address(es) removed due to %s VRF %s\n",
			cfg_var(section, "name"), enabling ? "enabling" : "disabling", name);
	}
	return conf_store(c, m);
}

int conf_ip_route(struct cli_ctx *c, const struct gram_match *m)
{
	struct prefix p;
	struct addr mask, given;
	int len;

	if (!gram_addr(m, "prefix", &given) || !gram_addr(m, "mask", &mask))
		return conf_store(c, m);
	len = mask_to_len(&mask);
	p.addr = given;
	p.len = len < 0 ? 0 : (uint8_t)len;
	prefix_mask(&p);
	if (len < 0 || !addr_eq(&p.addr, &given))
		return conf_refuse(c, "%%Inconsistent address and mask\n");
	if (m->no && !cfg_lookup(c->cfg, &c->cfg->root, m))
		cli_print(c, "%%No matching route to delete\n");
	return conf_store(c, m);
}

static bool host_known(const struct cfg *c, const char *name)
{
	for (const struct cfg_node *n = cfg_find(&c->root, "ip host"); n;
	     n = cfg_next(n, "ip host"))
		if (!strcmp(cfg_var(n, "name"), name))
			return true;
	return false;
}

/* A name without a domain that no `ip host` knows, and no domain to put behind it, cannot be
 * resolved. */
int conf_tunnel_destination(struct cli_ctx *c, const struct gram_match *m)
{
	const char *host = gram_var(m, "host");

	if (!m->no && !m->deflt && host && !strchr(host, '.') && !strchr(host, ':') &&
	    !cfg_find(&c->cfg->root, "ip domain name") && !host_known(c->cfg, host))
		return conf_refuse(
			c, "%% Bad IP address or host name%% Unknown command or computer name, "
			   "or unable to find computer address\n");
	return conf_store(c, m);
}

/* network A.B.C.D [/nn]: kept with a mask, as IOS shows it. */
int conf_dhcp_network(struct cli_ctx *c, const struct gram_match *m)
{
	const char *slash = gram_var(m, "slash");
	char mask[ADDR_STRLEN];
	struct addr a;
	struct str line = { 0 };
	uint64_t len;

	if (!slash)
		return conf_store(c, m);
	if (slash[0] != '/' || !parse_u64(slash + 1, 1, 32, &len)) {
		for (int i = 0; i < m->n; i++)
			if (m->tok[i].name && !strcmp(m->tok[i].name, "slash"))
				cli_refuse(c, GRAM_INVALID, c->line, m->tok[i].col);
		return 0;
	}
	if (m->no || m->deflt) {
		cfg_delete(c->cfg, cfg_find(cli_section(c), "network"));
		return 0;
	}
	a = len_to_mask((uint8_t)len);
	str_printf(&line, "network %s %s%s", gram_var(m, "addr"), addr_str(&a, mask),
		   gram_has(m, "secondary") ? " secondary" : "");
	conf_line(c, MODE_DHCP, cli_section(c), str_text(&line));
	str_free(&line);
	return 0;
}
