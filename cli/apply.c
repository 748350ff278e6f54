/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applying the configuration: once per burst of input the whole tree is compiled into what the
 * modules take; they compare it with what runs. Also the numbers behind access-list names.
 */
#include <stdlib.h>
#include <string.h>
#include "cli/apply_int.h"
#include "cli/eem.h"
#include "cli/files.h"

static const struct {
	const char *name;
	int number;
} protocols[] = {
	{ "ip", 0 }, { "icmp", 1 }, { "igmp", 2 }, { "ipinip", 4 }, { "tcp", 6 }, { "udp", 17 },
	{ "gre", 47 }, { "esp", 50 }, { "ahp", 51 }, { "eigrp", 88 }, { "ospf", 89 }, { "nos", 94 },
	{ "pim", 103 }, { "pcp", 108 }, { "sctp", 132 },
}, ports[] = {
	{ "bgp", 179 }, { "biff", 512 }, { "bootpc", 68 }, { "bootps", 67 }, { "chargen", 19 },
	{ "cmd", 514 }, { "daytime", 13 }, { "discard", 9 }, { "dnsix", 195 }, { "domain", 53 },
	{ "echo", 7 }, { "exec", 512 }, { "finger", 79 }, { "ftp", 21 }, { "ftp-data", 20 },
	{ "gopher", 70 }, { "hostname", 101 }, { "ident", 113 }, { "irc", 194 }, { "isakmp", 500 },
	{ "klogin", 543 }, { "kshell", 544 }, { "login", 513 }, { "lpd", 515 },
	{ "mobile-ip", 434 }, { "msrpc", 135 }, { "nameserver", 42 }, { "netbios-dgm", 138 },
	{ "netbios-ns", 137 }, { "netbios-ss", 139 }, { "nntp", 119 }, { "non500-isakmp", 4500 },
	{ "ntp", 123 }, { "onep-plain", 15001 }, { "onep-tls", 15002 }, { "pim-auto-rp", 496 },
	{ "pop2", 109 }, { "pop3", 110 }, { "rip", 520 }, { "smtp", 25 }, { "snmp", 161 },
	{ "snmptrap", 162 }, { "sunrpc", 111 }, { "syslog", 514 }, { "tacacs", 49 }, { "talk", 517 },
	{ "telnet", 23 }, { "tftp", 69 }, { "time", 37 }, { "uucp", 540 }, { "who", 513 },
	{ "whois", 43 }, { "www", 80 }, { "xdmcp", 177 },
};

int acl_proto_number(const char *name)
{
	uint64_t v;

	for (size_t i = 0; i < ARRAY_SIZE(protocols); i++)
		if (!strcmp(protocols[i].name, name))
			return protocols[i].number;
	return parse_u64(name, 0, 255, &v) ? (int)v : -1;
}

int acl_port_number(const char *name)
{
	uint64_t v;

	for (size_t i = 0; i < ARRAY_SIZE(ports); i++)
		if (!strcmp(ports[i].name, name))
			return ports[i].number;
	return parse_u64(name, 0, 65535, &v) ? (int)v : -1;
}

/* Ethernet devices that no one configured: listed, and down, as a router out of its box. */
void apply_adopt(struct router *rt)
{
	for (struct iface *i = iface_first(rt->ifaces); i; i = i->next) {
		struct gram_match m;
		struct cfg_node *n;
		char line[96];
		size_t col;

		if (!iface_name_cabled(i->conf.name) || cfg_interface(rt->running, i->conf.name))
			continue;
		str_copy(line, sizeof(line), "interface ");
		str_copy(line + 10, sizeof(line) - 10, i->conf.name);
		if (gram_parse(rt->gram, MODE_CONFIG, line, &m, &col) != GRAM_OK)
			continue;
		n = cfg_store(rt->running, &rt->running->root, &m);
		if (n && gram_parse(rt->gram, MODE_IF, "shutdown", &m, &col) == GRAM_OK)
			cfg_store(rt->running, n, &m);
	}
}

void apply_hostname(struct router *rt)
{
	const char *name = cfg_var(cfg_find(&rt->running->root, "hostname"), "name");

	str_copy(rt->hostname, sizeof(rt->hostname), name ? name : "Router");
}

/* Static routes before what they track: an object that is down takes its route back before the
 * RIB decides. */
static void apply_routes(struct router *rt)
{
	struct static_conf *statics;
	struct track_conf *tracks;
	struct sla_conf *slas;
	size_t n;

	statics = apply_statics(rt, &n);
	statics_configure(rt->statics, statics, n);
	free(statics);
	slas = apply_slas(rt, &n);
	slas_configure(rt->slas, slas, n);
	free(slas);
	apply_sla_reactions(rt, rt->sla_reacts);
	apply_sla_responder(rt, rt->sla_responder);
	tracks = apply_tracks(rt, &n);
	tracks_configure(rt->tracks, tracks, n);
	free(tracks);
}

void apply_leases(void *arg)
{
	struct router *rt = arg;
	struct static_conf *statics;
	size_t n;

	if (!rt->statics)
		return;
	statics = apply_statics(rt, &n);
	statics_configure(rt->statics, statics, n);
	free(statics);
	apply_dhcp_server(rt);
}

/* Bandwidth and delay of a Virtual-Template hold for those made of it before, too. */
static void vaccess_follow(struct router *rt)
{
	for (struct iface *i = iface_first(rt->ifaces); i; i = i->next) {
		const char *name = i->conf.kind == IFACE_VACCESS ?
					   flexvpn_cloned_from(rt->flexvpn, i->conf.name) : NULL;
		const struct iface *t = name ? iface_find(rt->ifaces, name) : NULL;

		if (!t)
			continue;
		i->conf.bandwidth = t->conf.bandwidth;
		i->conf.delay = t->conf.delay;
	}
}

void apply_now(struct router *rt)
{
	struct flexvpn_conf *f;
	struct iface_conf *ifaces;
	size_t n;

	if (!rt->system)
		return;
	if (rt->applied_generation == 0) {
		uint64_t before = rt->running->generation;
		time_t at = rt->running->changed_at;

		apply_adopt(rt);
		/* nobody has changed anything by that */
		if (rt->saved_generation == before)
			rt->saved_generation = rt->running->generation;
		rt->running->changed_at = at;
	}
	rt->applied_generation = rt->running->generation;
	apply_hostname(rt);
	apply_logging(rt);
	apply_filter(rt);
	ifaces = apply_ifaces(rt, &n);
	ifaces_configure(rt->ifaces, ifaces, n);
	for (size_t i = 0; i < n; i++)
		free(ifaces[i].description);
	free(ifaces);
	apply_dhcp(rt);
	apply_routes(rt);
	apply_hsrp(rt);
	if (rt->filter)
		filter_refresh(rt->filter);
	if (rt->flexvpn) {
		f = flexvpn_conf_new();
		f->ipsec = apply_ipsec(rt);
		f->ike = apply_ike(rt);
		apply_flexvpn(rt, f);
		flexvpn_configure(rt->flexvpn, f);
		flexvpn_conf_put(f);
		vaccess_follow(rt);
	}
	apply_eigrp(rt);
	apply_frr(rt);
	apply_sessions(rt);
	archive_configure(rt);
	dns_server_configure(rt);
	if (rt->eem)
		eem_configure(rt->eem);
}

void apply_flush(struct router *rt)
{
	if (rt->system && rt->applied_generation && /* the first time is main.c's */
	    rt->applied_generation != rt->running->generation)
		apply_now(rt);
}

/* A paste leaves the loop idle every few hundred lines. What takes T is done again after 4 T at the
 * soonest, so that a long paste spends its time on its lines; a command looks at what is applied. */
static void apply_idle(void *arg)
{
	struct router *rt = arg;
	uint64_t now = mono_ms(NULL), took;

	if (rt->applied_generation == rt->running->generation)
		return;
	if (now < rt->apply_next_ms) {
		timer_set(loop_timers(rt->loop), &rt->apply_timer, rt->apply_next_ms - now);
		return;
	}
	apply_now(rt);
	took = mono_ms(NULL) - now;
	rt->apply_next_ms = mono_ms(NULL) + MIN(4 * took, (uint64_t)500);
}

static void apply_later(struct timer *t, void *arg)
{
	apply_idle(arg);
}

void apply_schedule(struct router *rt)
{
	if (!rt->system || !rt->loop)
		return;
	if (!rt->apply_timer.fn)
		timer_init(&rt->apply_timer, apply_later, rt);
	loop_idle(rt->loop, apply_idle, rt);
}
