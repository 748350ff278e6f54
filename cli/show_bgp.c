/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip bgp, summary, one entry, what a neighbour is told; clear ip bgp.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/show_frr.h"

/* Sizes of IOS-XE's records, for the memory lines that tools read. */
enum { NET_BYTES = 248, PATH_BYTES = 136, ATTR_BYTES = 288 };

static const char codes[] =
	"Status codes: s suppressed, d damped, h history, * valid, > best, i - internal, \n"
	"              r RIB-failure, S Stale, m multipath, b backup-path, f RT-Filter, \n"
	"              x best-external, a additional-path, c RIB-compressed, \n"
	"              t secondary path, L long-lived-stale,\n"
	"Origin codes: i - IGP, e - EGP, ? - incomplete\n"
	"RPKI validation codes: V valid, I invalid, N Not found\n\n";
static const char heading[] =
	"     Network          Next Hop            Metric LocPrf Weight Path\n";

/* --- summary --- */

static void memory_lines(struct str *out, const struct frr_shown *v)
{
	struct json_object *a = jget(v->first, "ipv4Unicast"), *s;
	int64_t nets, paths, attrs;

	if (!a)
		a = jget(v->first, "ipv6Unicast");
	s = a && json_object_is_type(a, json_type_array) ? json_object_array_get_idx(a, 0) : NULL;
	nets = jnum(s, "totalPrefixes", 0);
	paths = jnum(s, "totalAdvertisements", nets);
	attrs = paths;
	if (!nets)
		return;
	str_printf(out, "%" PRId64 " network entries using %" PRId64 " bytes of memory\n", nets,
		   nets * NET_BYTES);
	str_printf(out, "%" PRId64 " path entries using %" PRId64 " bytes of memory\n", paths,
		   paths * PATH_BYTES);
	str_printf(out,
		   "%" PRId64 "/%" PRId64 " BGP path/bestpath attribute entries using %" PRId64
		   " bytes of memory\n",
		   attrs, MIN(attrs, nets), attrs * ATTR_BYTES);
	str_printf(out,
		   "0 BGP route-map cache entries using 0 bytes of memory\n"
		   "0 BGP filter-list cache entries using 0 bytes of memory\n"
		   "BGP using %" PRId64 " total bytes of memory\n",
		   nets * NET_BYTES + paths * PATH_BYTES + attrs * ATTR_BYTES);
	str_printf(out,
		   "BGP activity %" PRId64 "/0 prefixes, %" PRId64
		   "/0 paths, scan interval 60 secs\n",
		   nets, paths);
}

struct summary {
	struct str *out;
	int64_t version;
	const struct frr_shown *v;
};

static void summary_row(const char *addr, struct json_object *p, void *arg)
{
	const struct summary *x = arg;
	struct str *out = x->out;
	const char *state = jstr(p, "state", "Idle"), *peer = jstr(p, "peerState", "");
	int64_t up = jnum(p, "peerUptimeMsec", 0);
	bool established = !strcmp(state, "Established");
	char t[SHOW_TIME_LEN], name[ADDR_STRLEN + 1], buf[ADDR_STRLEN];

	if (frr_vrf_at(x->v, addr))
		return;
	str_copy(name, sizeof(name), jbool(p, "dynamicPeer") ? "*" : "");
	str_copy(name + strlen(name), sizeof(name) - strlen(name),
		 frr_addr(addr, buf));
	if (strlen(name) > 15) /* IPv6: the rest stands on a line of its own */
		str_printf(out, "%s\n%-15s ", name, "");
	else
		str_printf(out, "%-15s ", name);
	str_printf(out,
		   "%u %12" PRId64 " %7" PRId64 " %7" PRId64 " %8" PRId64 " %4" PRId64 " %4" PRId64
		   " ",
		   4u, jnum(p, "remoteAs", 0), jnum(p, "msgRcvd", 0), jnum(p, "msgSent", 0),
		   established ? x->version : 1, jnum(p, "inq", 0), jnum(p, "outq", 0));
	str_printf(out, "%-8s ",
		   !strcmp(jstr(p, "peerUptime", "never"), "never") ? "never"
								    : show_age((uint64_t)up, t));
	if (established)
		str_printf(out, "%8" PRId64 "\n", jnum(p, "pfxRcd", 0));
	else if (!strcmp(peer, "Admin"))
		str_puts(out, "Idle (Admin)\n");
	else
		str_printf(out, "%s\n", !strcmp(state, "Clearing") ? "Closing" : state);
}

/* The trailer about neighbours that came by a listen range. */
static void dynamic_trailer(struct str *out, const struct frr_shown *v, int64_t dynamic)
{
	struct str groups = {0};
	unsigned ranges = 0;
	uint64_t limit = 100;

	for (const struct cfg_node *s = v->cfg ? cfg_find(&v->cfg->root, "router bgp") : NULL; s;
	     s = cfg_next(s, "router bgp")) {
		limit = cfg_num(cfg_find(s, "bgp listen limit"), "n", limit);
		for (const struct cfg_node *n = cfg_find(s, "bgp listen range"); n;
		     n = cfg_next(n, "bgp listen range")) {
			ranges++;
			str_printf(&groups,
				   "BGP peergroup %s listen range group members: \n  %s \n\n",
				   cfg_var(n, "group"), cfg_var(n, "range"));
		}
	}
	if (ranges)
		str_printf(out,
			   "* Dynamically created based on a listen range command\n"
			   "Dynamically created neighbors: %" PRId64 ", Subnet ranges: %u\n\n%s"
			   "Total dynamically created neighbors: %" PRId64 "/(%" PRIu64
			   " max), Subnet ranges: %u\n",
			   dynamic, ranges, str_text(&groups), dynamic, limit, ranges);
	str_free(&groups);
}

void show_bgp_summary_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	int64_t version = jnum(j, "tableVersion", 1);
	struct json_object *peers = jobj(j, "peers");
	struct summary x = {out, version, v};

	/* an empty family answers with nothing */
	if (!jget(j, "routerId"))
		return;
	if (!v->nth) { /* all VRFs are one table of neighbours */
		str_printf(out,
			   "BGP router identifier %s, local AS number %" PRId64 "\n"
			   "BGP table version is %" PRId64 ", main routing table version %" PRId64
			   "\n",
			   jstr(j, "routerId", "0.0.0.0"), jnum(j, "as", 0), version, version);
		memory_lines(out, v);
	}
	if (!peers || !json_object_object_length(peers))
		goto trailer;
	if (!v->nth)
		str_puts(out, "\nNeighbor        V           AS MsgRcvd MsgSent   TblVer  InQ OutQ "
			      "Up/Down  State/PfxRcd\n");
	jeach_addr(peers, summary_row, &x);
trailer:
	dynamic_trailer(out, v, jnum(j, "dynamicPeers", 0));
}

/* --- table --- */

struct row {
	char status[4];
	const char *network; /* NULL: as the row before */
	const char *nexthop, *path;
	int64_t metric, locprf, weight;
	char origin;
};

/* A network of its class's own length goes without it. */
static const char *network_text(const char *prefix, char buf[ADDR_STRLEN])
{
	struct prefix p;

	if (!prefix_parse(prefix, &p)) {
		str_copy(buf, ADDR_STRLEN, prefix);
		return buf;
	}
	prefix_str(&p, buf);
	if (p.addr.family != ADDR_V4)
		return buf;
	if (p.len == (p.addr.b[0] < 128	  ? 8
		      : p.addr.b[0] < 192 ? 16
		      : p.addr.b[0] < 224 ? 24
					  : 32) ||
	    (!p.len && addr_is_any(&p.addr)))
		buf[strcspn(buf, "/")] = '\0';
	return buf;
}

static void row_render(struct str *out, const struct row *r)
{
	char n[ADDR_STRLEN], hop[ADDR_STRLEN], m[24] = "", l[24] = "";
	const char *net = r->network ? network_text(r->network, n) : "";

	if (r->metric >= 0)
		snprintf(m, sizeof(m), "%" PRId64, r->metric);
	if (r->locprf >= 0)
		snprintf(l, sizeof(l), "%" PRId64, r->locprf);
	str_printf(out, " %-3s ", r->status);
	if (strlen(net) > 16)
		str_printf(out, "%s\n%22s", net, "");
	else
		str_printf(out, "%-17s", net);
	str_printf(out, "%-16s%10s%7s%7" PRId64 " %s%s%c\n", frr_addr(r->nexthop, hop), m, l, r->weight,
		   r->path, *r->path ? " " : "", r->origin);
}

static char origin_char(const char *origin)
{
	if (!strcmp(origin, "IGP") || !strcmp(origin, "i"))
		return 'i';
	return !strcmp(origin, "EGP") || !strcmp(origin, "e") ? 'e' : '?';
}

/* Best, but another protocol has the prefix. */
static bool rib_failure(const struct frr_shown *v, const char *prefix)
{
	struct rib_entry e;
	struct prefix p;

	return v->rib && prefix_parse(prefix, &p) && rib_get(v->rib, &p, &e) && e.n_paths &&
	       e.path[0].route->proto != RIB_BGP;
}

static void path_row(struct str *out, const char *network, bool first, struct json_object *p,
		     const struct frr_shown *v)
{
	struct json_object *nhs = jget(p, "nexthops");
	struct json_object *nh = nhs && json_object_is_type(nhs, json_type_array)
					 ? json_object_array_get_idx(nhs, 0)
					 : NULL;
	bool best = jbool(p, "bestpath"), internal = !strcmp(jstr(p, "pathFrom", ""), "internal");
	struct row r = {.network = first ? network : NULL,
			.nexthop = jstr(nh, "ip", "0.0.0.0"),
			.path = jstr(p, "path", ""),
			.metric = jnum(p, "metric", -1),
			.locprf = jnum(p, "locPrf", -1),
			.weight = jnum(p, "weight", 0),
			.origin = origin_char(jstr(p, "origin", "incomplete"))};
	char buf[ADDR_STRLEN];
	struct addr nh_addr;
	bool local = addr_parse(r.nexthop, &nh_addr) && addr_is_any(&nh_addr);

	r.nexthop = frr_nexthop(v, network, r.nexthop, buf);
	if (local && !jbool(p, "valid")) /* a network that is not there: IOS does not list it */
		return;
	if (local && !strchr(network, ':'))
		r.nexthop = "0.0.0.0";
	r.status[0] =
		jbool(p, "suppressed") ? 's'
		: jbool(p, "damped")   ? 'd'
		: jbool(p, "history")  ? 'h'
		: jbool(p, "stale")    ? 'S'
		: jbool(p, "valid")
			? best && !local && r.weight != 32768 && rib_failure(v, network) ? 'r' : '*'
			: ' ';
	r.status[1] = best ? '>' : jbool(p, "multipath") ? 'm' : ' ';
	r.status[2] = internal ? 'i' : ' ';
	row_render(out, &r);
}

static void head_render(struct str *out, int64_t version, const char *id, const struct frr_shown *v)
{
	const char *vrf = v->conf && v->conf->vrf[0] ? v->conf->vrf : NULL;

	if (!v->nth)
		str_printf(out, "BGP table version is %" PRId64 ", local router ID is %s\n%s%s",
			   version, id, codes, heading);
	if (vrf && frr_rd(v, vrf))
		str_printf(out, "Route Distinguisher: %s (default for vrf %s)\n", frr_rd(v, vrf),
			   vrf);
}

static size_t routes_render(struct str *out, struct json_object *routes, const struct frr_shown *v)
{
	struct json_object_iterator it, end;
	size_t n = 0;

	if (!routes || !json_object_is_type(routes, json_type_object))
		return 0;
	it = json_object_iter_begin(routes);
	end = json_object_iter_end(routes);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it), n++) {
		struct json_object *paths = json_object_iter_peek_value(&it);

		for (size_t i = 0; json_object_is_type(paths, json_type_array) &&
				   i < json_object_array_length(paths);
		     i++)
			path_row(out, json_object_iter_peek_name(&it), i == 0,
				 json_object_array_get_idx(paths, i), v);
	}
	return n;
}

void show_bgp_table_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct json_object *routes = jobj(j, "routes");
	bool of_neighbor = !strcmp(v->what, "routes");
	size_t n;

	if (!routes || !json_object_object_length(routes)) {
		if (of_neighbor)
			str_puts(out, "\nTotal number of prefixes 0 \n");
		return; /* an empty table prints nothing at all */
	}
	head_render(out, jnum(j, "tableVersion", 1), jstr(j, "routerId", "0.0.0.0"), v);
	n = routes_render(out, routes, v);
	if (of_neighbor)
		str_printf(out, "\nTotal number of prefixes %zu \n", n);
}

/* A row as the daemon's list of one neighbour has it. */
static void listed_row(struct str *out, const char *prefix, struct json_object *p)
{
	struct json_object *s = jget(p, "appliedStatusSymbols");
	struct row r = {.network = prefix,
			.nexthop = jstr(p, "nextHop", "0.0.0.0"),
			.path = jstr(p, "path", ""),
			.metric = jnum(p, "metric", -1),
			.locprf = jnum(p, "locPrf", -1),
			.weight = jnum(p, "weight", 0),
			.origin = origin_char(jstr(p, "bgpOriginCode", "?"))};

	r.status[0] = jbool(s, "*") ? '*' : ' ';
	r.status[1] = jbool(s, ">") ? '>' : ' ';
	r.status[2] = jbool(s, "i") ? 'i' : ' ';
	if (r.weight == 32768) /* ours: no preference was given */
		r.locprf = -1;
	row_render(out, &r);
}

static struct json_object *best_path(struct json_object *table, const char *prefix)
{
	struct json_object *paths = jget(jobj(table, "routes"), prefix);

	for (size_t i = 0; paths && json_object_is_type(paths, json_type_array) &&
			   i < json_object_array_length(paths);
	     i++)
		if (jbool(json_object_array_get_idx(paths, i), "bestpath"))
			return json_object_array_get_idx(paths, i);
	return NULL;
}

/* received-routes: the list itself. advertised-routes: the rows of the table (v->first) that are
 * in the list; FRR lists, and sends, also what it has from that very neighbour, IOS does not. */
void show_bgp_advertised_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	bool received = !strcmp(v->what, "received-routes");
	struct json_object *routes = jobj(j, received ? "receivedRoutes" : "advertisedRoutes");
	struct json_object_iterator it, end;
	struct str rows = {0};
	char self[ADDR_STRLEN], peer[ADDR_STRLEN];
	const char *addr = frr_addr(v->addr, self);
	size_t n = 0;

	if (!routes && received) {
		str_printf(out, "%% Inbound soft reconfiguration not enabled on %s\n", addr);
		return;
	}
	if (routes) {
		it = json_object_iter_begin(routes);
		end = json_object_iter_end(routes);
		for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
			const char *prefix = json_object_iter_peek_name(&it);
			struct json_object *best = received ? NULL : best_path(v->first, prefix);

			if (best && !strcmp(frr_addr(jstr(best, "peerId", ""), peer), addr))
				continue;
			n++;
			if (best)
				path_row(&rows, prefix, true, best, v);
			else
				listed_row(&rows, prefix, json_object_iter_peek_value(&it));
		}
	}
	if (n) {
		head_render(out, jnum(j, "bgpTableVersion", 1),
			    jstr(j, "bgpLocalRouterId", "0.0.0.0"), v);
		str_puts(out, str_text(&rows));
	}
	str_free(&rows);
	str_printf(out, "\nTotal number of prefixes %zu \n", n);
}

/* --- one entry --- */

static void entry_attributes(struct str *out, struct json_object *p, const char *kind)
{
	struct json_object *comm = jget(p, "community"), *best = jget(p, "bestpath");

	str_printf(out, "      Origin %s", jstr(p, "origin", "incomplete"));
	if (jget(p, "metric"))
		str_printf(out, ", metric %" PRId64, jnum(p, "metric", 0));
	str_printf(out, ", localpref %" PRId64, jnum(p, "locPrf", 100));
	if (jnum(p, "weight", 0))
		str_printf(out, ", weight %" PRId64, jnum(p, "weight", 0));
	if (jbool(p, "valid"))
		str_puts(out, ", valid");
	str_printf(out, ", %s", kind);
	if (jbool(p, "multipath"))
		str_puts(out, ", multipath");
	if (best)
		str_puts(out, ", best");
	str_putc(out, '\n');
	if (comm)
		str_printf(out, "      Community: %s\n", jstr(comm, "string", ""));
	if (jstr(jget(p, "extendedCommunity"), "string", NULL))
		str_printf(out, "      Extended Community: %s\n",
			   jstr(jget(p, "extendedCommunity"), "string", ""));
	if (jstr(p, "originatorId", NULL))
		str_printf(out, "      Originator: %s\n", jstr(p, "originatorId", ""));
	str_printf(out, "      rx pathid: 0, tx pathid: %s\n", best ? "0x0" : "0");
}

/* The source of an imported path: where it is from, instead of the link between the VRFs. */
static void imported_from(struct str *out, const char *prefix, const char *vrf,
			  const struct frr_shown *v)
{
	const char *rd = frr_rd(v, vrf);

	str_printf(out, ", imported path from %s%s%s (%s)", rd ? rd : "", rd ? ":" : "", prefix,
		   vrf);
}

static void entry_path(struct str *out, const char *prefix, struct json_object *p,
		       const struct frr_shown *v)
{
	struct json_object *peer = jget(p, "peer"), *nhs = jget(p, "nexthops");
	struct json_object *nh = nhs && json_object_is_type(nhs, json_type_array)
					 ? json_object_array_get_idx(nhs, 0)
					 : NULL;
	const char *from = jstr(peer, "peerId", "0.0.0.0"), *ip = jstr(nh, "ip", "0.0.0.0");
	struct addr nh_addr;
	bool local = addr_parse(ip, &nh_addr) && addr_is_any(&nh_addr);
	time_t at = (time_t)jnum(jget(p, "lastUpdate"), "epoch", 0);
	const char *vrf = frr_vrf_at(v, ip), *path = jstr(jget(p, "aspath"), "string", "");
	char when[64] = "", buf[ADDR_STRLEN], hop[ADDR_STRLEN], peer_addr[ADDR_STRLEN];
	struct tm tm;

	str_printf(out, "  Refresh Epoch 1\n  %s%s", *path ? path : "Local",
		   jbool(p, "rxedFromRrClient") ? ", (Received from a RR-client)" : "");
	if (vrf) {
		imported_from(out, prefix, vrf, v);
		from = ip = frr_nexthop(v, prefix, ip, buf);
	}
	str_printf(out, "\n    %s", local && !strchr(prefix, ':') ? "0.0.0.0" : frr_addr(ip, hop));
	if (vrf)
		str_printf(out, " (via vrf %s)", vrf);
	else if (jnum(nh, "metric", 0))
		str_printf(out, " (metric %" PRId64 ")", jnum(nh, "metric", 0));
	else if (nh && !local && jget(nh, "accessible") && !jbool(nh, "accessible"))
		str_puts(out, " (inaccessible)");
	str_printf(out, " from %s (%s)\n", local ? "0.0.0.0" : frr_addr(from, peer_addr),
		   jstr(peer, "routerId", "0.0.0.0"));
	entry_attributes(out, p, local ? "sourced, local" : jstr(peer, "type", "external"));
	if (at && gmtime_r(&at, &tm) && strftime(when, sizeof(when), "%b %e %Y %H:%M:%S UTC", &tm))
		str_printf(out, "      Updated on %s\n", when);
}

/* The groups of the neighbours that have it; v->first: all neighbours. */
static void update_groups(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct json_object *to = jobj(j, "advertisedTo");
	const char *af = strchr(jstr(j, "prefix", v->addr), ':') ? "ipv6Unicast" : "ipv4Unicast";
	struct json_object_iterator it, end;
	int64_t *seen = NULL;
	size_t n = 0;

	if (!to) {
		str_puts(out, "  Not advertised to any peer\n");
		return;
	}
	str_puts(out, "  Advertised to update-groups:\n    ");
	end = json_object_iter_end(to);
	for (it = json_object_iter_begin(to); !json_object_iter_equal(&it, &end);
	     json_object_iter_next(&it)) {
		struct json_object *peer = jget(v->first, json_object_iter_peek_name(&it));
		int64_t id = jnum(jget(jget(peer, "addressFamilyInfo"), af), "updateGroupId", 0);
		bool again = !id;

		for (size_t i = 0; i < n; i++)
			again |= seen[i] == id;
		if (again)
			continue;
		seen = xrealloc(seen, (n + 1) * sizeof(*seen));
		seen[n++] = id;
		str_printf(out, " %-10" PRId64, id);
	}
	str_putc(out, '\n');
	free(seen);
}

void show_bgp_entry_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct json_object *paths = jget(j, "paths");
	size_t n = paths && json_object_is_type(paths, json_type_array)
			   ? json_object_array_length(paths)
			   : 0;
	const char *rd = NULL;
	size_t best = 0;
	bool multi = false;
	char buf[ADDR_STRLEN];

	if (!n) {
		str_puts(out, "% Network not in table\n");
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct json_object *p = json_object_array_get_idx(paths, i);

		if (jget(p, "bestpath"))
			best = i + 1;
		multi |= jbool(p, "multipath");
	}
	if (v->conf && v->conf->vrf[0])
		rd = frr_rd(v, v->conf->vrf);
	str_printf(
		out,
		"BGP routing table entry for %s%s%s, version %" PRId64 "\nPaths: (%zu available, ",
		rd ? rd : "", rd ? ":" : "", frr_addr(jstr(j, "prefix", v->addr), buf),
		jnum(j, "version", 1), n);
	if (best)
		str_printf(out, "best #%zu, table %s)\n", best,
			   v->conf && v->conf->vrf[0] ? v->conf->vrf : "default");
	else
		str_puts(out, "no best path)\n");
	if (multi)
		str_printf(out, "Multipath: %s\n",
			   !strcmp(jstr(jget(json_object_array_get_idx(paths, best ? best - 1 : 0),
					     "peer"),
					"type", ""),
				   "internal")
				   ? "iBGP"
				   : "eBGP");
	update_groups(out, j, v);
	for (size_t i = 0; i < n; i++)
		entry_path(out, jstr(j, "prefix", v->addr), json_object_array_get_idx(paths, i), v);
}
