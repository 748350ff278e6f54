/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show interfaces [description], show ip interface [brief].
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

static const char *status_of(const struct iface *i)
{
	if (!i->admin_up)
		return "administratively down";
	return i->link_up ? "up" : "down";
}

static void mac_str(const uint8_t m[6], char out[16])
{
	snprintf(out, 16, "%02x%02x.%02x%02x.%02x%02x", m[0], m[1], m[2], m[3], m[4], m[5]);
}

/* --- show ip interface brief --- */

void show_iface_brief_render(struct str *out, const struct show_iface *s)
{
	const struct iface *i = s->i;
	char a[ADDR_STRLEN], name[IFACE_NAME_LEN];

	str_printf(out, "%-22s %-15s %-3s %-6s %-21s %-8s\n",
		   strlen(i->conf.name) > 22 ? iface_name_short(i->conf.name, name) : i->conf.name,
		   s->has_addr ? addr_str(&s->addr.addr, a) : "unassigned", "YES",
		   i->method ? i->method : "unset", status_of(i), i->line_up ? "up" : "down");
}

/* --- show interfaces --- */

struct kind_defaults {
	uint32_t mtu, bandwidth, delay_us, in_queue, out_queue;
};

#define UPDOWN(s) ((s)->i->link_up ? "up" : "down")

static bool is_serial(const struct show_iface *s)
{
	return !strncmp(s->i->conf.name, "Serial", 6);
}

static struct kind_defaults defaults_of(const struct show_iface *s)
{
	switch (s->i->conf.kind) {
	case IFACE_LOOPBACK:
		return (struct kind_defaults){ 1514, 8000000, 5000, 75, 0 };
	case IFACE_TUNNEL:
	case IFACE_VACCESS:
	case IFACE_VTEMPLATE:
		/* IOS-XE: the largest tunnelled packet, less GRE or IPsec headers */
		if (s->tunnel && s->tunnel->mode == TUN_MODE_IPSEC_V4)
			return (struct kind_defaults){ 9938, 100, 50000, 375, 0 };
		return (struct kind_defaults){ 9976, 100, 50000, 375, 0 };
	case IFACE_NULL:
		return (struct kind_defaults){ 1500, 10000000, 0, 75, 0 };
	case IFACE_ETHERNET:
	case IFACE_SUBIF:
	case IFACE_OTHER:
		break;
	}
	if (!strncmp(s->i->conf.name, "FastEthernet", 12))
		return (struct kind_defaults){ 1500, 100000, 100, 75, 40 };
	if (!strncmp(s->i->conf.name, "Ethernet", 8))
		return (struct kind_defaults){ 1500, 10000, 1000, 75, 40 };
	if (is_serial(s))
		return (struct kind_defaults){ 1500, 1544, 20000, 75, 40 };
	return (struct kind_defaults){ 1500, 1000000, 10, 375, 40 };
}

static void hardware_render(struct str *out, const struct show_iface *s)
{
	char mac[16];

	switch (s->i->conf.kind) {
	case IFACE_LOOPBACK:
		str_puts(out, "  Hardware is Loopback\n");
		return;
	case IFACE_TUNNEL:
		str_puts(out, "  Hardware is Tunnel\n");
		return;
	case IFACE_VACCESS:
		str_puts(out, "  Hardware is Virtual Access interface\n");
		return;
	case IFACE_VTEMPLATE:
		str_puts(out, "  Hardware is Virtual Template interface\n");
		return;
	case IFACE_NULL:
		str_puts(out, "  Hardware is Unknown\n");
		return;
	case IFACE_ETHERNET:
	case IFACE_SUBIF:
	case IFACE_OTHER:
		break;
	}
	if (is_serial(s)) {
		str_puts(out, "  Hardware is M4T\n");
		return;
	}
	mac_str(s->i->mac, mac);
	str_printf(out, "  Hardware is CSR vNIC, address is %s (bia %s)\n", mac, mac);
}

static unsigned load_of(uint64_t bps, uint32_t kbit)
{
	uint64_t load = kbit ? bps * 255 / 1000 / kbit : 0;

	return load < 1 ? 1 : load > 255 ? 255 : (unsigned)load;
}

static void head_render(struct str *out, const struct show_iface *s)
{
	const struct iface_conf *c = &s->i->conf;
	struct kind_defaults d = defaults_of(s);
	uint32_t bw = c->bandwidth ? c->bandwidth : d.bandwidth;
	uint32_t delay = c->delay ? c->delay * 10 : d.delay_us;
	char a[ADDR_STRLEN];

	str_printf(out, "%s is %s, line protocol is %s \n", c->name, status_of(s->i),
		   s->i->line_up ? "up" : "down");
	hardware_render(out, s);
	if (c->description)
		str_printf(out, "  Description: %s\n", c->description);
	if (c->unnumbered[0])
		str_printf(out, "  Interface is unnumbered. Using address of %s (%s)\n",
			   c->unnumbered, s->has_addr ? addr_str(&s->addr.addr, a) : "0.0.0.0");
	else if (s->has_addr)
		str_printf(out, "  Internet address is %s\n", prefix_str(&s->addr, a));
	str_printf(out,
		   "  MTU %u bytes, BW %u Kbit/sec, DLY %u usec, \n"
		   "     reliability 255/255, txload %u/255, rxload %u/255\n",
		   c->mtu ? c->mtu : d.mtu, bw, delay, load_of(s->rate_out_bps, bw),
		   load_of(s->rate_in_bps, bw));
}

static const char *linestate(const struct show_iface *s)
{
	if (s->i->line_up)
		return "up";
	if (!s->i->admin_up)
		return "down - administratively down";
	if (!s->source.family)
		return "down - no output interface";
	if (!s->destination.family && s->tunnel->mode != TUN_MODE_GRE_MULTIPOINT)
		return "down - no IPv4 tunnel destination address";
	return s->tunnel->profile ? "down - linestate protection reg down"
				  : "down - no output interface";
}

static void endpoints_render(struct str *out, const struct show_iface *s)
{
	const struct tunnel_conf *t = s->tunnel;
	char a[ADDR_STRLEN];

	str_printf(out, "  Tunnel source %s",
		   s->source.family ? addr_str(&s->source, a) : "UNKNOWN");
	if (t->source_if[0])
		str_printf(out, " (%s)", t->source_if);
	if (s->destination.family)
		str_printf(out, ", destination %s", addr_str(&s->destination, a));
	str_putc(out, '\n');
	if (!t->source_if[0])
		return;
	str_printf(out,
		   "   Tunnel Subblocks:\n"
		   "      src-track:\n"
		   "         %s source tracking subblock associated with %s\n"
		   "          Set of tunnels with source %s, %u member%s (includes iterators), on "
		   "interface <OK>\n",
		   s->i->conf.name, t->source_if, t->source_if, MAX(s->same_source, 1u),
		   s->same_source > 1 ? "s" : "");
}

static void transport_render(struct str *out, const struct tunnel_conf *t)
{
	static const char *const names[] = {
		[TUN_MODE_GRE] = "GRE/IP",	   [TUN_MODE_GRE_MULTIPOINT] = "multi-GRE/IP",
		[TUN_MODE_IPSEC_V4] = "IPSEC/IP",  [TUN_MODE_IPSEC_V6] = "IPSEC/IPv6",
		[TUN_MODE_IPIP] = "IP/IP",	   [TUN_MODE_OTHER] = "UNKNOWN",
	};
	bool gre = t->mode == TUN_MODE_GRE || t->mode == TUN_MODE_GRE_MULTIPOINT;
	static const char *const overlays[] = {
		[TUN_OVERLAY_NONE] = "", [TUN_OVERLAY_V4] = " (v4-overlay)",
		[TUN_OVERLAY_V6] = " (v6-overlay)", [TUN_OVERLAY_DUAL] = " (dual-overlay)",
	};
	unsigned ttl = t->ttl ? t->ttl : 255;
	char tos[48] = "";

	if (t->has_tos)
		snprintf(tos, sizeof(tos), "Tunnel TOS/Traffic Class 0x%X, ", t->tos);
	str_printf(out, "  Tunnel protocol/transport %s%s%s\n", names[t->mode],
		   gre && t->transport_v6 ? "v6" : "", overlays[t->overlay]);
	if (!gre) {
		str_printf(out, "  %sTunnel TTL %u\n", tos, ttl);
		return;
	}
	if (t->has_key)
		str_printf(out, "    Key 0x%X, sequencing disabled\n", t->key);
	else
		str_puts(out, "    Key disabled, sequencing disabled\n");
	str_printf(out,
		   "    Checksumming of packets disabled\n"
		   "  %sTunnel TTL %u, Fast tunneling enabled\n",
		   tos, ttl);
	if (t->pmtud && t->pmtud_age)
		str_printf(out, "  Path MTU Discovery, ager %u mins, min MTU %u\n", t->pmtud_age,
			   t->pmtud_min);
	else if (t->pmtud)
		str_printf(out, "  Path MTU Discovery, ager infinite, min MTU %u\n", t->pmtud_min);
}

static void tunnel_render(struct str *out, const struct show_iface *s)
{
	const struct tunnel_conf *t = s->tunnel;

	if (s->i->conf.kind == IFACE_VACCESS) {
		str_puts(out, "  Encapsulation TUNNEL\n");
		str_printf(out, "  Tunnel vaccess, cloned from %s\n",
			   s->cloned_from ? s->cloned_from : "AAA");
		str_puts(out, "  Vaccess status 0x4, loopback not set\n");
	} else {
		str_puts(out, "  Encapsulation TUNNEL, loopback not set\n");
	}
	str_puts(out, "  Keepalive not set\n");
	if (!t)
		return;
	str_printf(out, "  Tunnel linestate evaluation %s\n", linestate(s));
	endpoints_render(out, s);
	transport_render(out, t);
	str_printf(out,
		   "  Tunnel transport MTU %u bytes\n"
		   "  Tunnel transmit bandwidth 8000 (kbps)\n"
		   "  Tunnel receive bandwidth 8000 (kbps)\n",
		   s->transport_mtu);
	if (t->profile)
		str_printf(out, "  Tunnel protection via IPSec (profile \"%s\"%s)\n", t->profile,
			   t->shared ? " shared" : "");
}

static void encapsulation_render(struct str *out, const struct show_iface *s)
{
	const struct iface_conf *c = &s->i->conf;

	switch (c->kind) {
	case IFACE_LOOPBACK:
		str_puts(out, "  Encapsulation LOOPBACK, loopback not set\n"
			      "  Keepalive set (10 sec)\n");
		return;
	case IFACE_TUNNEL:
	case IFACE_VACCESS:
	case IFACE_VTEMPLATE:
		tunnel_render(out, s);
		return;
	case IFACE_NULL:
		str_puts(out, "  Encapsulation ARPA, loopback not set\n  Keepalive set (10 sec)\n");
		return;
	case IFACE_SUBIF:
		str_printf(out,
			   "  Encapsulation 802.1Q Virtual LAN, Vlan ID  %u.\n"
			   "  ARP type: ARPA, ARP Timeout 04:00:00\n  Keepalive set (10 sec)\n",
			   c->vlan);
		return;
	case IFACE_ETHERNET:
	case IFACE_OTHER:
		break;
	}
	if (is_serial(s)) {
		str_puts(out, "  Encapsulation HDLC, crc 16, loopback not set\n"
			      "  Keepalive set (10 sec)\n  Restart-Delay is 0 secs\n");
		return;
	}
	str_puts(out, "  Encapsulation ARPA, loopback not set\n  Keepalive set (10 sec)\n"
		      "  Full Duplex, 1000Mbps, link type is auto, media type is Virtual\n"
		      "  output flow-control is unsupported, input flow-control is unsupported\n"
		      "  ARP type: ARPA, ARP Timeout 04:00:00\n");
}

static void packets_render(struct str *out, const struct show_iface *s)
{
	const struct iface_counters *c = &s->count;
	bool ether = s->i->conf.kind == IFACE_ETHERNET ||
		     (s->i->conf.kind == IFACE_OTHER && !is_serial(s));
	unsigned over = s->load_s ? s->load_s : 300;
	bool minutes = over % 60 == 0;
	const char *unit = minutes ? "minute" : "second";

	over /= minutes ? 60 : 1;
	str_printf(out,
		   "  %u %s input rate %" PRIu64 " bits/sec, %" PRIu64 " packets/sec\n"
		   "  %u %s output rate %" PRIu64 " bits/sec, %" PRIu64 " packets/sec\n",
		   over, unit, s->rate_in_bps, s->rate_in_pps, over, unit, s->rate_out_bps,
		   s->rate_out_pps);
	str_printf(out,
		   "     %" PRIu64 " packets input, %" PRIu64 " bytes, 0 no buffer\n"
		   "     Received 0 broadcasts (0 IP multicasts)\n"
		   "     0 runts, 0 giants, 0 throttles \n"
		   "     %" PRIu64 " input errors, 0 CRC, 0 frame, 0 overrun, %" PRIu64
		   " ignored%s\n",
		   c->rx_packets, c->rx_bytes, c->rx_errors, c->rx_drops, ether ? "" : ", 0 abort");
	if (ether)
		str_puts(out, "     0 watchdog, 0 multicast, 0 pause input\n");
	str_printf(out,
		   "     %" PRIu64 " packets output, %" PRIu64 " bytes, 0 underruns\n"
		   "     %" PRIu64 " output errors, 0 collisions, 0 interface resets\n"
		   "     0 unknown protocol drops\n",
		   c->tx_packets, c->tx_bytes, c->tx_errors);
	if (ether)
		str_puts(out, "     0 babbles, 0 late collision, 0 deferred\n"
			      "     0 lost carrier, 0 no carrier, 0 pause output\n");
	str_puts(out, "     0 output buffer failures, 0 output buffers swapped out\n");
	if (is_serial(s))
		str_printf(out, "     0 carrier transitions     DCD=%s  DSR=%s  DTR=%s  RTS=%s  CTS=%s\n",
			   UPDOWN(s), UPDOWN(s), UPDOWN(s), UPDOWN(s), UPDOWN(s));
}

void show_iface_render(struct str *out, const struct show_iface *s, uint64_t now)
{
	struct kind_defaults d = defaults_of(s);
	char in[SHOW_TIME_LEN], o[SHOW_TIME_LEN], cl[SHOW_TIME_LEN];

	head_render(out, s);
	encapsulation_render(out, s);
	show_ago(now, s->cleared_ms, cl);
	if (s->i->conf.kind == IFACE_SUBIF) { /* no queues and counters of its own in IOS */
		str_printf(out, "  Last clearing of \"show interface\" counters %s\n", cl);
		return;
	}
	str_printf(out, "  Last input %s, output %s, output hang never\n",
		   show_ago(now, s->i->last_rx_ms, in), show_ago(now, s->i->last_tx_ms, o));
	str_printf(out, "  Last clearing of \"show interface\" counters %s\n", cl);
	str_printf(out,
		   "  Input queue: 0/%u/%" PRIu64
		   "/0 (size/max/drops/flushes); Total output drops: "
		   "%" PRIu64 "\n  Queueing strategy: fifo\n  Output queue: 0/%u (size/max)\n",
		   d.in_queue, s->count.rx_drops, s->count.tx_drops, d.out_queue);
	packets_render(out, s);
}

/* --- show ip interface --- */

void show_ip_iface_render(struct str *out, const struct show_iface *s)
{
	const struct iface_conf *c = &s->i->conf;
	uint32_t mtu = c->ip_mtu ? c->ip_mtu : c->mtu ? c->mtu : defaults_of(s).mtu;
	const struct filter_if *f = s->filter;
	char a[ADDR_STRLEN];

	str_printf(out, "%s is %s, line protocol is %s\n", c->name, status_of(s->i),
		   s->i->line_up ? "up" : "down");
	if (!s->has_addr && !c->unnumbered[0]) {
		str_puts(out, "  Internet protocol processing disabled\n");
		return;
	}
	if (c->unnumbered[0])
		str_printf(out, "  Interface is unnumbered. Using address of %s (%s)\n",
			   c->unnumbered, s->has_addr ? addr_str(&s->addr.addr, a) : "0.0.0.0");
	else
		str_printf(out, "  Internet address is %s\n", prefix_str(&s->addr, a));
	if (c->kind == IFACE_LOOPBACK)
		mtu = 1514;
	if (s->transport_mtu && !c->ip_mtu)
		mtu = s->transport_mtu;
	str_printf(out,
		   "  Broadcast address is 255.255.255.255\n"
		   "  Address determined by %s\n"
		   "  MTU is %u bytes\n"
		   "  Helper address is %s\n"
		   "  Directed broadcast forwarding is disabled\n",
		   c->dhcp	   ? "DHCP"
		   : c->negotiated ? "IPCP"
		   : s->i->method && !strcmp(s->i->method, "manual") ? "setup command"
								       : "non-volatile memory",
		   mtu, s->helper ? s->helper : "not set");
	for (size_t i = 0; i < c->n_addrs && i < IFACE_MAX_ADDRS; i++)
		if (c->addrs[i].secondary)
			str_printf(out, "  Secondary address %s\n", prefix_str(&c->addrs[i].p, a));
	str_printf(out, "  Outgoing Common access list is not set \n"
		   "  Outgoing access list is %s\n"
		   "  Inbound Common access list is not set \n"
		   "  Inbound  access list is %s\n",
		   f && *f->acl_out ? f->acl_out : "not set", f && *f->acl_in ? f->acl_in : "not set");
	str_puts(out, "  Proxy ARP is enabled\n"
		      "  Local Proxy ARP is disabled\n"
		      "  Security level is default\n"
		      "  Split horizon is enabled\n"
		      "  ICMP redirects are always sent\n"
		      "  ICMP unreachables are ");
	str_puts(out, f && f->no_unreachables ? "never" : "always");
	str_puts(out, " sent\n"
		      "  ICMP mask replies are never sent\n"
		      "  IP fast switching is enabled\n"
		      "  IP Flow switching is disabled\n"
		      "  IP CEF switching is enabled\n"
		      "  IP CEF switching turbo vector\n"
		      "  IP Null turbo vector\n");
	if (c->vrf[0])
		str_printf(out, "  VPN Routing/Forwarding \"%s\"\n", c->vrf);
	str_puts(out, "  Associated unicast routing topologies:\n"
		      "        Topology \"base\", operation state is ");
	str_puts(out, s->i->line_up ? "UP\n" : "DOWN\n");
	str_puts(out, "  IP multicast fast switching is enabled\n"
		      "  IP multicast distributed fast switching is disabled\n"
		      "  IP route-cache flags are Fast, CEF\n"
		      "  Router Discovery is disabled\n"
		      "  IP output packet accounting is disabled\n"
		      "  IP access violation accounting is disabled\n");
	if (c->mss)
		str_printf(out, "  TCP adjust-mss value is %u\n", c->mss);
	str_puts(out, "  TCP/IP header compression is disabled\n"
		      "  RTP/IP header compression is disabled\n"
		      "  Probe proxy name replies are disabled\n"
		      "  Policy routing is ");
	if (f && *f->route_map)
		str_printf(out, "enabled, using route map %s\n", f->route_map);
	else
		str_puts(out, "disabled\n");
	if (f && f->nat != NAT_SIDE_NONE)
		str_printf(out, "  Network address translation is enabled, interface in domain %s\n",
			   f->nat == NAT_SIDE_INSIDE ? "inside" : "outside");
	else
		str_puts(out, "  Network address translation is disabled\n");
	str_puts(out, "  BGP Policy Mapping is disabled\n"
		      "  Input features: MCI Check\n");
}

/* --- collection --- */

struct mtu_walk {
	const char *iface;
	struct show_iface *s;
};

static bool session_visit(const struct flexvpn_session *fs, void *arg)
{
	struct mtu_walk *w = arg;

	if (strcmp(fs->iface, w->iface) != 0)
		return true;
	w->s->transport_mtu = fs->plaintext_mtu;
	if (fs->local.addr.family)
		w->s->source = fs->local.addr;
	if (fs->remote.addr.family)
		w->s->destination = fs->remote.addr;
	return false;
}

static unsigned tunnels_from(const struct cfg *c, const char *source)
{
	const struct cfg_node *i, *src;
	unsigned n = 0;

	for (i = cfg_find(&c->root, "interface"); i; i = cfg_next(i, "interface")) {
		src = cfg_find(i, "tunnel source");
		n += src && !strcmp(src->line + strlen("tunnel source "), source) &&
		     iface_name_kind(cfg_var(i, "name")) == IFACE_TUNNEL;
	}
	return n;
}

static void tunnel_collect(struct cli_ctx *c, const struct iface *i, struct show_iface *s,
			   struct tunnel_conf *t)
{
	struct mtu_walk w = { i->conf.name, s };
	const struct iface *src;
	struct prefix p;

	if (!c->rt->flexvpn || !flexvpn_tunnel(c->rt->flexvpn, i->conf.name, t))
		return;
	s->tunnel = t;
	s->source = t->source;
	s->destination = t->destination;
	s->same_source = t->source_if[0] ? tunnels_from(c->rt->running, t->source_if) : 0;
	src = t->source_if[0] ? iface_find(c->rt->ifaces, t->source_if) : NULL;
	if (src && !s->source.family && iface_addr(c->rt->ifaces, src, &p))
		s->source = p.addr;
	s->cloned_from = flexvpn_cloned_from(c->rt->flexvpn, i->conf.name);
	flexvpn_walk(c->rt->flexvpn, session_visit, &w);
	if (!s->transport_mtu)
		s->transport_mtu = t->mode == TUN_MODE_GRE ? 1476 : 1480;
	if (i->conf.ip_mtu)
		s->transport_mtu = i->conf.ip_mtu;
}

unsigned show_transport_mtu(struct cli_ctx *c, const struct iface *i)
{
	struct show_iface s = { .i = i };
	struct tunnel_conf t;

	tunnel_collect(c, i, &s, &t);
	return s.transport_mtu;
}

static void collect(struct cli_ctx *c, const struct iface *i, struct show_iface *s,
		    struct tunnel_conf *t)
{
	*s = (struct show_iface){ .i = i };
	s->has_addr = iface_addr(c->rt->ifaces, i, &s->addr) && s->addr.addr.family == ADDR_V4;
	if (!iface_counters(c->rt->ifaces, i, &s->count))
		s->count = (struct iface_counters){ 0 };
	tunnel_collect(c, i, s, t);
	if (c->rt->filter)
		s->filter = filter_if_of(c->rt->filter, i->conf.name);
	s->helper = cfg_var(cfg_find(cfg_interface(c->rt->running, i->conf.name), "ip helper-address"),
			    "addr");
	show_rates_get(s);
}

typedef void (*each_fn)(struct cli_ctx *c, const struct show_iface *s);

static void each(struct cli_ctx *c, const struct gram_match *m, each_fn fn)
{
	const char *name = gram_var(m, "iface");
	struct tunnel_conf t;
	struct show_iface s;
	size_t shown = 0;

	if (!c->rt->ifaces)
		return;
	for (const struct iface *i = iface_first(c->rt->ifaces); i; i = i->next) {
		if (name ? strcmp(name, i->conf.name) != 0 : i->conf.kind == IFACE_NULL)
			continue;
		collect(c, i, &s, &t);
		fn(c, &s);
		shown++;
	}
	if (name && !shown)
		show_bad_token(c, m, "iface");
}

static void one_brief(struct cli_ctx *c, const struct show_iface *s)
{
	show_iface_brief_render(c->out, s);
}

static void one_ip(struct cli_ctx *c, const struct show_iface *s)
{
	show_ip_iface_render(c->out, s);
}

static void one_full(struct cli_ctx *c, const struct show_iface *s)
{
	show_iface_render(c->out, s, show_now());
}

static void one_description(struct cli_ctx *c, const struct show_iface *s)
{
	const struct iface *i = s->i;
	char name[IFACE_NAME_LEN];

	cli_print(c, "%-30s %-14s %-8s %s\n", iface_name_short(i->conf.name, name),
		  !i->admin_up ? "admin down" : i->link_up ? "up" : "down",
		  i->line_up ? "up" : "down", i->conf.description ? i->conf.description : "");
}

static void one_status(struct cli_ctx *c, const struct show_iface *s)
{
	const struct iface *i = s->i;
	char name[IFACE_NAME_LEN];

	if (i->conf.kind != IFACE_ETHERNET)
		return;
	cli_print(c, "%-9s %-18.18s %-12s %-10s %6s %6s %s\n", iface_name_short(i->conf.name, name),
		  i->conf.description ? i->conf.description : "",
		  !i->admin_up ? "disabled" : i->link_up ? "connected" : "notconnect", "routed",
		  "full", "1000", "Virtual");
}

static void one_summary(struct cli_ctx *c, const struct show_iface *s)
{
	cli_print(c,
		  "%c %-21s %9d %9" PRIu64 " %9d %9" PRIu64 " %9" PRIu64 " %9" PRIu64 " %9" PRIu64
		  " %9" PRIu64 " %9d\n",
		  s->i->line_up ? '*' : ' ', s->i->conf.name, 0, s->count.rx_drops, 0,
		  s->count.tx_drops, s->rate_in_bps, s->rate_in_pps, s->rate_out_bps,
		  s->rate_out_pps, 0);
}

/* The kernel forwards: all there is goes by the cache. */
static void one_stats(struct cli_ctx *c, const struct show_iface *s)
{
	const struct iface_counters *n = &s->count;

	cli_print(c, "%s\n          Switching path    Pkts In   Chars In   Pkts Out  Chars Out\n"
		     "               Processor %10d %10d %10d %10d\n", s->i->conf.name, 0, 0, 0, 0);
	for (int k = 0; k < 2; k++)
		cli_print(c, "%24s %10" PRIu64 " %10" PRIu64 " %10" PRIu64 " %10" PRIu64 "\n",
			  k ? "Total" : "Route cache", n->rx_packets, n->rx_bytes, n->tx_packets,
			  n->tx_bytes);
}

static void one_protocols(struct cli_ctx *c, const struct show_iface *s)
{
	char a[ADDR_STRLEN];

	cli_print(c, "%s is %s, line protocol is %s\n", s->i->conf.name, status_of(s->i),
		  s->i->line_up ? "up" : "down");
	if (s->i->conf.unnumbered[0])
		cli_print(c, "  Interface is unnumbered. Using address of %s (%s)\n",
			  s->i->conf.unnumbered, s->has_addr ? addr_str(&s->addr.addr, a) : "0.0.0.0");
	else if (s->has_addr)
		cli_print(c, "  Internet address is %s\n", prefix_str(&s->addr, a));
}

static int show_status(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "\n%-9s %-18s %-12s %-10s %6s %6s %s\n", "Port", "Name", "Status", "Vlan",
		  "Duplex", "Speed", "Type");
	each(c, m, one_status);
	return 0;
}

static int show_summary(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c,
		  "\n *: interface is up\n"
		  " IHQ: pkts in input hold queue     IQD: pkts dropped from input queue\n"
		  " OHQ: pkts in output hold queue    OQD: pkts dropped from output queue\n"
		  " RXBS: rx rate (bits/sec)          RXPS: rx rate (pkts/sec)\n"
		  " TXBS: tx rate (bits/sec)          TXPS: tx rate (pkts/sec)\n"
		  " TRTL: throttle count\n\n"
		  "  %-21s %9s %9s %9s %9s %9s %9s %9s %9s %9s\n", "Interface", "IHQ", "IQD", "OHQ",
		  "OQD", "RXBS", "RXPS", "TXBS", "TXPS", "TRTL");
	for (int i = 0; i < 113; i++)
		str_putc(c->out, '-');
	str_putc(c->out, '\n');
	each(c, m, one_summary);
	return 0;
}

static int show_stats(struct cli_ctx *c, const struct gram_match *m)
{
	each(c, m, one_stats);
	return 0;
}

static int show_protocols(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Global values:\n  Internet Protocol routing is enabled\n");
	each(c, m, one_protocols);
	return 0;
}

static int show_brief(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Interface              IP-Address      OK? Method Status                "
		     "Protocol\n");
	each(c, m, one_brief);
	return 0;
}

static int show_ip_interface(struct cli_ctx *c, const struct gram_match *m)
{
	each(c, m, one_ip);
	return 0;
}

static int show_interfaces(struct cli_ctx *c, const struct gram_match *m)
{
	each(c, m, one_full);
	return 0;
}

static int show_description(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "%-30s %-14s %-8s %s\n", "Interface", "Status", "Protocol", "Description");
	each(c, m, one_description);
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_interfaces_rows[] = {
	EXEC_ROW(MODE_USER, "show interfaces [IFACE$iface]",
		 SHOW_HELP "Interface status and configuration\nInterface", show_interfaces),
	EXEC_ROW(MODE_USER, "show interfaces [IFACE$iface] description",
		 SHOW_HELP "Interface status and configuration\nInterface\n"
			   "Show interface description",
		 show_description),
	EXEC_ROW(MODE_USER, "show interfaces [IFACE$iface] status",
		 SHOW_HELP "Interface status and configuration\nInterface\n"
			   "Show interface line status",
		 show_status),
	EXEC_ROW(MODE_USER, "show interfaces [IFACE$iface] summary",
		 SHOW_HELP "Interface status and configuration\nInterface\n"
			   "Show interface summary",
		 show_summary),
	EXEC_ROW(MODE_USER, "show interfaces [IFACE$iface] stats",
		 SHOW_HELP "Interface status and configuration\nInterface\n"
			   "Show interface packets & octets, in & out, by switching path",
		 show_stats),
	EXEC_ROW(MODE_USER, "show protocols [IFACE$iface]",
		 SHOW_HELP "Active network routing protocols\nInterface", show_protocols),
	EXEC_ROW(MODE_USER, "show ip interface brief [IFACE$iface]",
		 SHOW_HELP "IP information\nIP interface status and configuration\n"
			   "Brief summary of IP status and configuration\nInterface",
		 show_brief),
	EXEC_ROW(MODE_USER, "show ip interface [IFACE$iface]",
		 SHOW_HELP "IP information\nIP interface status and configuration\nInterface",
		 show_ip_interface),
	EXEC_ROW(MODE_USER, "show ip interface IFACE$iface brief",
		 SHOW_HELP "IP information\nIP interface status and configuration\nInterface\n"
			   "Brief summary of IP status and configuration",
		 show_brief),
	EXEC_END,
};
