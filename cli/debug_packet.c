/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug ip packet [ACL] [detail], debug ip nat [detailed], debug ip policy: which are on, and what
 * of the configuration their lines need. The global table and every VRF that is there when a switch
 * is turned are watched.
 */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/debug_int.h"
#include "routing/packet_debug.h"

static struct {
	struct packet_debug **list;
	size_t n;
	char acl[16];                  /* debug ip packet N; "" every packet */
	bool detail;
} watch;

static bool wanted(const struct router *rt, const struct packet_seen *p)
{
	const struct filter_conf *fc = rt->filter ? filter_conf_of(rt->filter) : NULL;
	struct acl_packet k = { .proto = p->proto, .src = p->src, .dst = p->dst, .sport = p->sport,
				.dport = p->dport };
	const struct acl_entry *by;
	const struct acl *a;

	if (!*watch.acl)
		return true;
	a = fc ? acl_find(fc->policy.acl, fc->policy.n_acls, watch.acl, false) : NULL;
	return !a || acl_judge(a, &k, &by) == ACL_PERMITS;
}

static const struct addr *next_hop(const struct router *rt, const struct packet_seen *p,
				   struct rib_entry *e, struct addr *policy)
{
	const char *map;
	uint32_t seq;

	*policy = (struct addr){ 0 };
	if (filter_mark_entry(rt->filter, p->mark, &map, &seq, policy) && policy->family)
		return policy;
	if (!rt->rib || (p->out && *p->out->conf.vrf) || !rib_lookup(rt->rib, &p->dst, e) ||
	    !e->n_paths)
		return NULL;
	return e->path[0].hop.via.family == ADDR_V4 ? &e->path[0].hop.via : NULL;
}

/* Was the interface it came by, or the router itself, told to ask a route map? */
static bool has_policy(const struct router *rt, const struct packet_seen *p)
{
	const struct filter_if *f;

	if (!rt->filter)
		return false;
	if (p->way == PACKET_OUT)
		return *filter_conf_of(rt->filter)->local_map;
	f = p->in ? filter_if_of(rt->filter, p->in->conf.name) : NULL;
	return f && *f->route_map;
}

static void told(const struct str *s)
{
	const char *text = str_text(s);

	while (*text) {
		size_t n = strcspn(text, "\n");

		log_debug("%.*s", (int)n, text);
		text += n + (text[n] == '\n');
	}
}

static void policy_told(struct router *rt, const struct packet_seen *p, struct str *s)
{
	struct addr via = { 0 };
	const char *map = NULL;
	uint32_t seq = 0;

	filter_mark_entry(rt->filter, p->mark, &map, &seq, &via);
	packet_debug_policy(s, p, map, seq, via.family ? &via : NULL);
	told(s);
	str_reset(s);
}

/* A line on a terminal that monitors makes packets, which would make the next lines, and so on.
 * IOS lets it run away; these packets say nothing here. */
static bool carries_lines(const struct router *rt, const struct packet_seen *p)
{
	if (!p->ports || p->proto != IPPROTO_TCP || p->way == PACKET_FORWARD || !rt->sessions)
		return false;
	return (p->way != PACKET_IN && sessions_monitored(rt->sessions, &p->dst, p->sport)) ||
	       (p->way != PACKET_OUT && sessions_monitored(rt->sessions, &p->src, p->dport));
}

static void on_packet(const struct packet_seen *p, void *arg)
{
	struct router *rt = arg;
	struct str s = { 0 };
	struct rib_entry e;
	struct addr via;

	if (carries_lines(rt, p))
		return;
	if (p->way == PACKET_TRANSLATED) {
		if (p->has_flow)
			packet_debug_nat(&s, p, log_debug_on(DBG_NAT_DETAIL));
	} else {
		if (log_debug_on(DBG_POLICY) && p->way != PACKET_IN && has_policy(rt, p))
			policy_told(rt, p, &s);
		if (log_debug_on(DBG_PACKET) && wanted(rt, p))
			packet_debug_ip(&s, p, next_hop(rt, p, &e, &via), watch.detail);
	}
	told(&s);
	str_free(&s);
}

static void watch_stop(void)
{
	for (size_t i = 0; i < watch.n; i++)
		packet_debug_close(watch.list[i]);
	free(watch.list);
	watch.list = NULL;
	watch.n = 0;
}

static int watch_space(struct router *rt, const char *vrf, int netns_fd)
{
	struct packet_debug_what what = { .packets = log_debug_on(DBG_PACKET),
					  .nat = log_debug_on(DBG_NAT) || log_debug_on(DBG_NAT_DETAIL),
					  .policy = log_debug_on(DBG_POLICY) };
	struct packet_debug *d;
	int rc;

	if (!what.packets && !what.nat && !what.policy)
		return 0;
	rc = packet_debug_open(rt->loop, rt->ifaces, vrf, netns_fd, what, on_packet, rt, &d);
	if (rc)
		return rc;
	watch.list = xrealloc(watch.list, (watch.n + 1) * sizeof(*watch.list));
	watch.list[watch.n++] = d;
	return 0;
}

int debug_packet_update(struct router *rt)
{
	static const char *const heads[] = { "vrf definition", "ip vrf" };
	int rc;

	watch_stop();
	if (!rt->system || !rt->ifaces)
		return 0;
	rc = watch_space(rt, "", -1);
	for (size_t h = 0; !rc && h < ARRAY_SIZE(heads); h++)
		for (const struct cfg_node *n = cfg_find(&rt->running->root, heads[h]); n;
		     n = cfg_next(n, heads[h])) {
			const char *vrf = n->line + strlen(heads[h]) + 1;
			int fd = ifaces_vrf_netns(rt->ifaces, vrf);

			int no = fd >= 0 ? watch_space(rt, vrf, fd) : 0;

			if (no)
				log_msg("SYS", LOG_LV_WARNING, "DEBUG",
					"Packets of VRF %s cannot be watched: %s", vrf,
					strerror(-no));
		}
	if (rc)
		watch_stop();
	return rc;
}

void debug_packet_filter(const char *acl, bool detail)
{
	str_copy(watch.acl, sizeof(watch.acl), acl ? acl : "");
	watch.detail = detail;
}

void debug_packet_suffix(struct str *out)
{
	if (watch.detail)
		str_puts(out, " (detailed)");
	if (*watch.acl)
		str_printf(out, " for access list %s", watch.acl);
}
