/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OSPF's and OSPFv3's interfaces: which of those that exist take part, in which area, at which cost. Decided
 * here and not in the daemon, because interfaces come and go with the tunnels, and because FRR
 * knows neither `network` beside `ip ospf area` nor bandwidths below 1 Mbit/s.
 */
#include <stdio.h>
#include <string.h>

#include "routing/eigrp/eigrp_io.h"
#include "routing/frr/frr_priv.h"

const struct frr_if_conf *ospf_if_conf(const struct frr_child *c, const char *ifname)
{
	const char *template = c->f->template_of ? c->f->template_of(c->f->arg, ifname) : NULL;

	for (size_t i = 0; i < c->conf.n_ifs; i++)
		if (!strcmp(c->conf.ifs[i].name, ifname))
			return &c->conf.ifs[i];
	for (size_t i = 0; template && i < c->conf.n_ifs; i++)
		if (!strcmp(c->conf.ifs[i].name, template))
			return &c->conf.ifs[i];
	return NULL;
}

uint32_t frr_auto_cost(uint32_t ref_mbit, const struct iface *i)
{
	uint64_t ref = (ref_mbit ? ref_mbit : 100) * 1000ULL;
	uint32_t bw, delay;

	eigrps_link_metric(i, &bw, &delay);
	return (uint32_t)MIN(MAX(ref / MAX(bw, 1u), 1ULL), 65535ULL);
}

static const char *area_by_network(const struct frr_child *c, const struct iface *i)
{
	struct prefix p;
	uint32_t a;

	if (c->conf.kind == FRR_OSPF6 || !iface_addr(c->f->ifaces, i, &p) ||
	    p.addr.family != ADDR_V4)
		return NULL;
	a = addr_to_v4(&p.addr);
	for (size_t k = 0; k < c->conf.n_nets; k++)
		if (((a ^ c->conf.nets[k].addr) & ~c->conf.nets[k].wild) == 0)
			return c->conf.nets[k].area;
	return NULL;
}

static const char *area_of(const struct frr_child *c, const struct iface *i)
{
	const struct frr_if_conf *conf = ospf_if_conf(c, i->conf.name);

	return conf && conf->area[0] ? conf->area : area_by_network(c, i);
}

bool ospf_if_enabled(const struct frr_child *c, const struct iface *i)
{
	return !strcmp(i->conf.vrf, c->conf.vrf) && area_of(c, i) != NULL;
}

/* "no ip ospf WHAT" */
static const char *undo_of(const char *ip, const char *what, char buf[32])
{
	snprintf(buf, 32, "no %s %s", ip, what);
	return buf;
}

static void one_interface(struct frr_child *c, const struct iface *i, struct frr_lines *out)
{
	const struct frr_if_conf *conf = ospf_if_conf(c, i->conf.name);
	const char *area = area_of(c, i), *ip = c->conf.kind == FRR_OSPF6 ? "ipv6 ospf6" : "ip ospf";
	char undo[32];
	bool passive = conf && conf->passive >= 0 ? conf->passive : c->conf.ospf_passive;
	bool network = false;
	char ctx[32] = "interface ";

	if (!area)
		return;
	str_copy(ctx + 10, sizeof(ctx) - 10, i->dev);
	for (size_t k = 0; conf && k < conf->lines.n; k++) {
		const struct frr_line *l = &conf->lines.v[k];

		/* the network of a loopback is told by its addresses, not by a command */
		if (i->conf.kind == IFACE_LOOPBACK && strstr(l->line, " network "))
			continue;
		network |= !strncmp(l->line, "ip ospf network", 15);
		frr_line_add(out, ctx, l->undo, l->line);
	}
	if (!strncmp(i->conf.name, "Serial", 6) && !network) /* HDLC; its device is Ethernet's */
		frr_line_add(out, ctx, "no ip ospf network", "ip ospf network point-to-point");
	if (!conf || !conf->has_cost)
		frr_line_addf(out, ctx, undo_of(ip, "cost", undo), "%s cost %u", ip,
			      i->conf.kind == IFACE_LOOPBACK
				      ? 1
				      : frr_auto_cost(c->conf.ospf_ref_mbit, i));
	if (passive || i->conf.kind == IFACE_LOOPBACK)
		frr_line_addf(out, ctx, NULL, "%s passive", ip);
	/* last: the interface begins with all that is set */
	frr_line_addf(out, ctx, undo_of(ip, "area", undo), "%s area %s", ip, area);
}

void ospf_if_lines(struct frr_child *c, struct frr_lines *out)
{
	for (const struct iface *i = iface_first(c->f->ifaces); i; i = i->next)
		if (i->ifindex && !strcmp(i->conf.vrf, c->conf.vrf) && i->conf.kind != IFACE_NULL &&
		    i->conf.kind != IFACE_VTEMPLATE)
			one_interface(c, i, out);
}
