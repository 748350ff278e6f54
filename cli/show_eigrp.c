/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip eigrp ..., show ipv6 eigrp ..., show eigrp address-family ..., clear ip eigrp neighbors.
 */
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/wall.h"
#include "cli/show.h"
#include "routing/eigrp/eigrp_io.h"

struct view {
	struct cli_ctx *c;
	const struct gram_match *m;
	struct eigrp *e;
	uint64_t now;
	bool detail, all_links;
	const char *ifname;
	bool one;               /* a single prefix */
	struct prefix prefix;
	size_t shown;
};

static void title(struct view *v, const char *classic, const char *named)
{
	const struct eigrp_conf *c = eigrp_conf_of(v->e);

	if (c->vname[0])
		cli_print(v->c, "%s VR(%s) %s for AS(%u)", eigrp_name(v->e), c->vname, named,
			  c->as);
	else
		cli_print(v->c, "%s %s for AS(%u)", eigrp_name(v->e), classic, c->as);
}

/* Behind a title, in a VRF. */
static void vrf_tail(struct view *v)
{
	const struct eigrp_conf *c = eigrp_conf_of(v->e);

	if (c->vrf[0])
		cli_print(v->c, "\n           VRF(%s)", c->vrf);
}

static void each(struct cli_ctx *c, const struct gram_match *m, struct view *v, void (*fn)(struct view *v))
{
	uint16_t as = (uint16_t)gram_num(m, "as", 0);
	const char *vrf = gram_var(m, "vrf");
	/* show ipv6 eigrp, show eigrp address-family ipv6, clear ipv6 eigrp ... */
	uint8_t family = gram_has(m, "ipv6") ? ADDR_V6 : ADDR_V4;
	struct eigrp *e;

	*v = (struct view){ .c = c, .m = m, .now = show_now(), .detail = gram_has(m, "detail") ||
			    gram_has(m, "detail-links"), .all_links = gram_has(m, "all-links"),
			    .ifname = gram_var(m, "interface") };
	if (!c->rt->eigrp)
		return;
	for (size_t i = 0; (e = eigrps_nth(c->rt->eigrp, i)) != NULL; i++) {
		const struct eigrp_conf *conf = eigrp_conf_of(e);

		if (conf->family != family || (as && conf->as != as) || (!(vrf && !strcmp(vrf, "*")) &&
					       strcmp(conf->vrf, vrf ? vrf : "") != 0))
			continue;
		v->e = e;
		fn(v);
	}
}

/* --- neighbors --- */

static void stub_text(struct view *v, const struct eigrp_nbr_info *i)
{
	static const struct {
		uint8_t bit;
		const char *name;
	} names[] = { { EIGRP_STUB_CONNECTED, "CONNECTED" }, { EIGRP_STUB_STATIC, "STATIC" },
		      { EIGRP_STUB_SUMMARY, "SUMMARY" }, { EIGRP_STUB_REDIST, "REDISTRIBUTED" },
		      { EIGRP_STUB_RECEIVE_ONLY, "RECEIVE-ONLY" } };

	cli_print(v->c, "   Stub Peer Advertising (");
	for (size_t k = 0; k < ARRAY_SIZE(names); k++)
		if (i->stub_flags & names[k].bit)
			cli_print(v->c, "%s ", names[k].name);
	cli_print(v->c, ") Routes\n   Suppressing queries\n");
}

static void nbr_row(const struct eigrp_nbr_info *i, void *arg)
{
	struct view *v = arg;
	char a[ADDR_STRLEN], name[IFACE_NAME_LEN], t[SHOW_TIME_LEN];

	if (!i->up || (v->ifname && strcmp(v->ifname, i->ifname) != 0))
		return;
	if (!v->shown++)
		cli_print(v->c, "H   Address                 Interface              Hold Uptime   SRTT   RTO  Q  Seq\n"
			  "                                                   (sec)         (ms)       Cnt Num\n");
	addr_str(&i->addr, a);
	cli_print(v->c, "%-3u %-23s %-22s %4u %-8s %4u %5u  %u  %u\n", i->h,
		  i->addr.family == ADDR_V6 ? "Link-local address:" : a,
		  iface_name_short(i->ifname, name), i->hold_left, show_ago(v->now, i->since_ms, t),
		  i->srtt, i->rto, i->queued, i->seq);
	if (i->addr.family == ADDR_V6)
		cli_print(v->c, "    %s\n", a);
	if (!v->detail)
		return;
	if (i->is_static)
		cli_print(v->c, "   Static neighbor\n");
	cli_print(v->c, "   Version %u.%u/%u.%u, Retrans: %u, Retries: %u, Prefixes: %u\n", i->ver[0],
		  i->ver[1], i->ver[2], i->ver[3], i->retrans, i->retries, i->prefixes);
	cli_print(v->c, "   Topology-ids from peer - 0 \n");
	if (i->stub)
		stub_text(v, i);
}

static void neighbors(struct view *v)
{
	v->shown = 0;
	title(v, "Neighbors", "Address-Family Neighbors");
	vrf_tail(v);
	cli_print(v->c, "\n");
	eigrp_walk_nbrs(v->e, nbr_row, v);
}

static int show_neighbors(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, neighbors);
	return 0;
}

/* --- topology --- */

static const char *metric_text(uint64_t metric, char buf[24])
{
	struct str s = { 0 };

	if (metric == EIGRP_INF)
		str_puts(&s, "Infinity");
	else
		str_printf(&s, "%llu", (unsigned long long)metric);
	str_copy(buf, 24, str_text(&s));
	str_free(&s);
	return buf;
}

static void topo_path(struct view *v, const struct eigrp_path_info *p)
{
	char a[ADDR_STRLEN], d[24], rd[24];

	if (!p->what)
		cli_print(v->c, "        via %s (%s/%s), %s\n", addr_str(&p->via, a),
			  metric_text(p->dist, d), metric_text(p->rd, rd), p->ifname);
	else if (!strcmp(p->what, "Connected"))
		cli_print(v->c, "        via Connected, %s\n", p->ifname);
	else
		cli_print(v->c, "        via %s (%s/0)%s%s\n", p->what, metric_text(p->dist, d),
			  p->ifname[0] ? ", " : "", p->ifname);
}

static void topo_row(const struct eigrp_topo_info *t, void *arg)
{
	struct view *v = arg;
	char p[ADDR_STRLEN], fd[24];

	if ((gram_has(v->m, "active") && !t->active) ||
	    (gram_has(v->m, "zero-successors") && t->successors))
		return;
	cli_print(v->c, "%c %s, %u successors, FD is %s", t->active ? 'A' : 'P',
		  prefix_str(&t->prefix, p), t->successors, metric_text(t->fd, fd));
	if (t->tag)
		cli_print(v->c, ", tag is %u", t->tag);
	if (t->active)
		cli_print(v->c, ", Q\n    %u replies", t->waiting);
	cli_print(v->c, "\n");
	for (size_t i = 0; i < t->n_paths; i++)
		if (v->all_links || t->paths[i].successor || t->paths[i].feasible)
			topo_path(v, &t->paths[i]);
}

static void topo_head(struct view *v, const char *what)
{
	struct addr id = addr_v4(eigrp_router_id(v->e));
	char a[ADDR_STRLEN];

	title(v, what, what);
	cli_print(v->c, "/ID(%s)", addr_str(&id, a));
}

static void topology(struct view *v)
{
	topo_head(v, "Topology Table");
	vrf_tail(v);
	cli_print(v->c, "\nCodes: P - Passive, A - Active, U - Update, Q - Query, R - Reply,\n"
			"       r - reply Status, s - sia Status \n\n");
	eigrp_walk_topo(v->e, topo_row, v);
	cli_print(v->c, "\n");
}

/* One prefix, with the vectors. */
static void topo_vector(struct view *v, const struct eigrp_path_info *p)
{
	static const char *const protos[12] = { [EIGRP_FROM_EIGRP] = "EIGRP", [EIGRP_FROM_STATIC] = "Static",
		[EIGRP_FROM_RIP] = "RIP", [EIGRP_FROM_OSPF] = "OSPF", [EIGRP_FROM_BGP] = "BGP",
		[EIGRP_FROM_CONNECTED] = "Connected" };
	char a[ADDR_STRLEN], d[24], rd[24];
	struct addr rid = addr_v4(p->ext.rid);

	cli_print(v->c, "  %s%s%s, from %s, Send flag is 0x0\n",
		  p->what ? p->ifname[0] ? p->ifname : "0.0.0.0" : p->ifname,
		  p->what ? "" : ", ", p->what ? "" : addr_str(&p->via, a), p->what ? p->what : a);
	cli_print(v->c, "      Composite metric is (%s/%s), route is %s\n", metric_text(p->dist, d),
		  metric_text(p->rd, rd), p->external ? "External" : "Internal");
	cli_print(v->c, "      Vector metric:\n        Minimum bandwidth is %u Kbit\n", p->metric.bw);
	if (p->metric.delay >= EIGRP_DELAY_INF)
		cli_print(v->c, "        Total delay is Infinity\n");
	else
		cli_print(v->c, "        Total delay is %llu microseconds\n",
			  (unsigned long long)(p->metric.delay / 1000000));
	cli_print(v->c, "        Reliability is %u/255\n        Load is %u/255\n"
		  "        Minimum MTU is %u\n        Hop count is %u\n", p->metric.rel, p->metric.load,
		  p->metric.mtu, p->metric.hops);
	if (!p->external)
		return;
	cli_print(v->c, "      External data:\n        Originating router is %s\n"
		  "        AS number of route is %u\n", addr_str(&rid, a), p->ext.as);
	cli_print(v->c, "        External protocol is %s, external metric is %u\n"
		  "        Administrator tag is %u (0x%08X)\n",
		  p->ext.proto < 12 && protos[p->ext.proto] ? protos[p->ext.proto] : "Unknown",
		  p->ext.metric, p->ext.tag, p->ext.tag);
}

static void topo_entry(const struct eigrp_topo_info *t, void *arg)
{
	struct view *v = arg;
	char p[ADDR_STRLEN], fd[24];

	if (!prefix_eq(&t->prefix, &v->prefix))
		return;
	v->shown++;
	topo_head(v, "Topology Entry");
	cli_print(v->c, " for %s\n  State is %s, Query origin flag is 1, %u Successor(s), FD is %s\n",
		  prefix_str(&t->prefix, p), t->active ? "Active" : "Passive", t->successors,
		  metric_text(t->fd, fd));
	cli_print(v->c, "  Descriptor Blocks:\n");
	for (size_t i = 0; i < t->n_paths; i++)
		topo_vector(v, &t->paths[i]);
}

static void topology_one(struct view *v)
{
	char p[ADDR_STRLEN];

	struct addr a, mask;

	if (gram_var(v->m, "addr6")) {
		v->prefix.len = 128;
		if (!addr_parse(gram_var(v->m, "addr6"), &v->prefix.addr))
			return;
	} else if (gram_var(v->m, "prefix")) {
		if (!prefix_parse(gram_var(v->m, "prefix"), &v->prefix))
			return;
	} else {
		int len = -1;

		gram_addr(v->m, "addr", &a);
		if (gram_addr(v->m, "mask", &mask))
			len = mask_to_len(&mask);
		else /* the classful network, as on IOS */
			len = a.b[0] < 128 ? 8 : a.b[0] < 192 ? 16 : 24;
		v->prefix = (struct prefix){ .addr = a, .len = (uint8_t)(len < 0 ? 32 : len) };
	}
	prefix_mask(&v->prefix);
	v->shown = 0;
	eigrp_walk_topo(v->e, topo_entry, v);
	if (!v->shown) {
		topo_head(v, "Topology Entry");
		cli_print(v->c, "\n%% Network %s not in topology table\n", prefix_str(&v->prefix, p));
	}
}

struct topo_count {
	size_t routes, active, paths;
};

static void topo_counted(const struct eigrp_topo_info *t, void *arg)
{
	struct topo_count *n = arg;

	n->routes++;
	n->active += t->active;
	n->paths += t->n_paths;
}

static void topo_summary(struct view *v)
{
	struct topo_count n = { 0 };

	topo_head(v, "Topology Table");
	vrf_tail(v);
	eigrp_walk_topo(v->e, topo_counted, &n);
	cli_print(v->c, "\n%zu routes, %zu paths, %zu active routes\n", n.routes, n.paths, n.active);
}

static int show_topology(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, gram_has(m, "summary") ? topo_summary :
	     gram_var(m, "prefix") || gram_var(m, "addr") || gram_var(m, "addr6") ? topology_one :
	     topology);
	return 0;
}

/* --- interfaces, traffic --- */

static void if_detail(struct view *v, const struct eigrp_if_info *i)
{
	const struct eigrp_if_conf *c = i->conf;

	cli_print(v->c, "  Hello-interval is %u, Hold-time is %u\n  Split-horizon is %s\n", i->hello_s,
		  i->hold_s, c->no_split_horizon ? "disabled" : "enabled");
	cli_print(v->c, "  Next xmit serial <none>\n  Packetized sent/expedited: %llu/0\n",
		  (unsigned long long)i->packets);
	cli_print(v->c, "  Hello's sent/expedited: %llu/0\n"
			"  Un/reliable mcasts: 0/%llu  Un/reliable ucasts: %llu/%llu\n",
		  (unsigned long long)i->hellos, (unsigned long long)i->mcasts,
		  (unsigned long long)i->acks, (unsigned long long)i->ucasts);
	cli_print(v->c, "  Retransmissions sent: %u  Out-of-sequence rcvd: 0\n"
			"  Topology-ids on interface - 0 \n", i->retrans);
	if (c->no_next_hop_self)
		cli_print(v->c, "  Next-hop-self is disabled\n");
	if (i->is_static)
		cli_print(v->c, "  Multicast is disabled: static neighbors\n");
	if (!c->auth)
		cli_print(v->c, "  Authentication mode is not set\n");
	else if (c->auth == EIGRP_AUTH_SHA256)
		cli_print(v->c, "  Authentication mode is HMAC-SHA-256, key-chain is not set\n");
	else
		cli_print(v->c, "  Authentication mode is md5,  key-chain is \"%s\"\n", c->chain);
}

static void if_row(const struct eigrp_if_info *i, void *arg)
{
	struct view *v = arg;
	char name[IFACE_NAME_LEN];

	if (i->passive || (v->ifname && strcmp(v->ifname, i->ifname) != 0))
		return;
	cli_print(v->c, "%-22s %4u        0/0      %4u/0       %4u       0/0           50           0\n",
		  iface_name_short(i->ifname, name), i->peers, i->queued, i->srtt);
	if (v->detail)
		if_detail(v, i);
}

static void interfaces(struct view *v)
{
	title(v, "Interfaces", "Address-Family Interfaces");
	vrf_tail(v);
	cli_print(v->c, "\n"
		"                              Xmit Queue   PeerQ        Mean   Pacing Time   Multicast    Pending\n"
		"Interface              Peers  Un/Reliable  Un/Reliable  SRTT   Un/Reliable   Flow Timer   Routes\n");
	eigrp_walk_ifs(v->e, if_row, v);
}

static int show_interfaces(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, interfaces);
	return 0;
}

static void traffic(struct view *v)
{
	const struct eigrp_traffic *t = eigrp_traffic(v->e);
	const struct {
		const char *name;
		const uint64_t *n;
	} rows[] = { { "Hellos", t->hello }, { "Updates", t->update }, { "Queries", t->query },
		     { "Replies", t->reply }, { "Acks", t->ack }, { "SIA-Queries", t->sia_query },
		     { "SIA-Replies", t->sia_reply } };

	title(v, "Traffic Statistics", "Address-Family Traffic Statistics");
	vrf_tail(v);
	cli_print(v->c, "\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		cli_print(v->c, "  %s sent/received: %llu/%llu\n", rows[i].name,
			  (unsigned long long)rows[i].n[0], (unsigned long long)rows[i].n[1]);
	cli_print(v->c, "  Hello Process ID: %d\n  PDM Process ID: %d\n", (int)getpid(),
		  (int)getpid());
	/* what comes is worked off at once: nothing stands in line */
	cli_print(v->c,
		  "  Socket Queue: 0/10000/0/0 (current/max/highest/drops)\n"
		  "  Input Queue: 0/2000/0/%llu (current/max/highest/drops)\n\n",
		  (unsigned long long)t->bad);
}

static int show_traffic(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, traffic);
	return 0;
}

/* --- accounting, events --- */

static void account_row(const struct eigrp_nbr_info *i, void *arg)
{
	struct view *v = arg;
	char a[ADDR_STRLEN], name[IFACE_NAME_LEN];

	cli_print(v->c, " %c    %-16s%-15s%8u%10u%11u\n", i->up ? 'A' : 'P', addr_str(&i->addr, a),
		  iface_name_short(i->ifname, name), i->prefixes, 0u, 0u);
}

static void redist_count(const struct eigrp_topo_info *i, void *arg)
{
	for (size_t k = 0; k < i->n_paths; k++)
		if (i->paths[k].external && !i->paths[k].via.family) {
			(*(unsigned *)arg)++;
			return;
		}
}

static void accounting(struct view *v)
{
	struct addr id = addr_v4(eigrp_router_id(v->e));
	unsigned redist = 0;
	char a[ADDR_STRLEN];

	title(v, "Accounting", "Address-Family Accounting");
	cli_print(v->c, "/ID(%s)", addr_str(&id, a));
	vrf_tail(v);
	cli_print(v->c, "\nTotal Prefix Count: %zu  States: A-Adjacency, P-Pending, D-Down\n",
		  eigrp_n_entries(v->e));
	cli_print(v->c, "State Address/Source  Interface        Prefix   Restart  Restart/\n"
			"                                        Count     Count   Reset(s)\n");
	eigrp_walk_topo(v->e, redist_count, &redist);
	if (redist)
		cli_print(v->c, " A    %-16s%-15s%8u%10u%11u\n", "Redistributed", "----", redist,
			  0u, 0u);
	eigrp_walk_nbrs(v->e, account_row, v);
	cli_print(v->c, "\n");
}

static int show_accounting(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, accounting);
	return 0;
}

static void event_row(uint64_t when_ms, const char *text, void *arg)
{
	struct view *v = arg;
	uint64_t ago = v->now > when_ms ? v->now - when_ms : 0, at;
	struct timespec ts;
	struct tm tm;
	time_t s;

	v->shown++;
	wall_now(&ts);
	at = (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000 - ago;
	s = (time_t)(at / 1000);
	gmtime_r(&s, &tm);
	cli_print(v->c, "%-4zu %02d:%02d:%02d.%03u %s\n", v->shown, tm.tm_hour, tm.tm_min,
		  tm.tm_sec, (unsigned)(at % 1000), text);
}

static void events(struct view *v)
{
	v->shown = 0;
	cli_print(v->c, "Event information for AS %u:\n", eigrp_conf_of(v->e)->as);
	eigrp_walk_events(v->e, event_row, v);
	if (!v->shown)
		cli_print(v->c, "     Event log is empty.\n");
}

static int show_events(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, events);
	return 0;
}

static int clear_events(struct cli_ctx *c, const struct gram_match *m)
{
	uint8_t family = gram_has(m, "ipv6") ? ADDR_V6 : ADDR_V4;
	struct eigrp *e;

	for (size_t i = 0; c->rt->eigrp && (e = eigrps_nth(c->rt->eigrp, i)) != NULL; i++)
		if (eigrp_conf_of(e)->family == family)
			eigrp_clear_events(e);
	return 0;
}

/* --- timers --- */

struct timers {
	struct str rows;
	unsigned first; /* of the rows, ms */
	bool any;
};

static void timer_row(struct timers *t, unsigned ms, const char *what, const char *ifname)
{
	char name[IFACE_NAME_LEN];

	t->first = t->any ? MIN(t->first, ms) : ms;
	t->any = true;
	str_printf(&t->rows, "  | %10u.%03u  %s (%s)\n", ms / 1000, ms % 1000, what,
		   iface_name_short(ifname, name));
}

static void hello_row(const struct eigrp_if_info *i, void *arg)
{
	if (!i->passive)
		timer_row(arg, i->hello_due_ms, "Hello", i->ifname);
}

static void holding_row(const struct eigrp_nbr_info *i, void *arg)
{
	timer_row(arg, i->hold_left_ms, "Peer holding", i->ifname);
}

static void timers_print(struct view *v, const char *process, struct timers *t)
{
	cli_print(v->c, "  %s Process\n    Expiration    Type\n", process);
	cli_print(v->c, "|   %10u.%03u  (parent)\n%s\n", t->first / 1000, t->first % 1000,
		  str_text(&t->rows));
	str_free(&t->rows);
}

static void timers(struct view *v)
{
	struct timers hello = {0}, update = {0}, sia = {0};

	eigrp_walk_ifs(v->e, hello_row, &hello);
	eigrp_walk_nbrs(v->e, holding_row, &update);
	title(v, "Timers", "Address-Family Timers");
	vrf_tail(v);
	cli_print(v->c, "\n");
	timers_print(v, "Hello", &hello);
	timers_print(v, "Update", &update);
	timers_print(v, "SIA", &sia);
}

static int show_timers(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, timers);
	return 0;
}

/* --- clear --- */

static void clear_one(struct view *v)
{
	struct addr a;

	eigrp_clear(v->e, gram_addr(v->m, "addr", &a) ? &a : NULL, v->ifname,
		    gram_has(v->m, "soft"));
}

static int clear_neighbors(struct cli_ctx *c, const struct gram_match *m)
{
	struct view v;

	each(c, m, &v, clear_one);
	return 0;
}

#define H_SHOW "Show running system information\n"
#define H_EIGRP "Show IPv4 EIGRP\n"
#define H_AF "EIGRP show commands\nEIGRP address-family show commands\nEIGRP IPv4 Address-Family\n"
#define SCOPE "[vrf WORD$vrf] [<1-65535>$as] "
#define H_SCOPE                                                                                    \
	"Select a VPN Routing/Forwarding instance\nVRF name, * all\nAutonomous System\n"
#define H_CLEAR                                                                                    \
	"Clear IP-EIGRP neighbors\nIP-EIGRP neighbor address\nInterface\n"                         \
	"Exchange the tables again without losing the adjacency"

#define H_AF6 "EIGRP show commands\nEIGRP address-family show commands\nEIGRP IPv6 Address-Family\n"
#define OF_V4(words, help, fn)                                                                     \
	EXEC_ROW(MODE_USER, "show ip eigrp " SCOPE words, H_SHOW "IP information\n" H_EIGRP H_SCOPE \
		 help, fn),                                                                        \
	EXEC_ROW(MODE_USER, "show eigrp address-family ipv4 " SCOPE words, H_SHOW H_AF H_SCOPE     \
		 help, fn)
#define OF_V6(words, help, fn)                                                                     \
	EXEC_ROW(MODE_USER, "show ipv6 eigrp " SCOPE words, H_SHOW "IPv6 information\n"            \
		 "Show IPv6 EIGRP\n" H_SCOPE help, fn),                                            \
	EXEC_ROW(MODE_USER, "show eigrp address-family ipv6 " SCOPE words, H_SHOW H_AF6 H_SCOPE    \
		 help, fn)
#define BOTH(words, help, fn) OF_V4(words, help, fn), OF_V6(words, help, fn)
#define TOPOLOGY "topology [all-links|active|zero-successors|summary|"
#define H_TOPOLOGY \
	"Show EIGRP topology\nShow all links in topology table\nShow only active entries\n"       \
	"Show only entries without a successor\nShow a summary of the table\nNetwork to display\n" \
	"Network to display"

const struct gram_row show_eigrp_rows[] = {
	BOTH("neighbors [detail] [IFACE$interface]",
	     "Show EIGRP neighbors\nShow detailed peer information\nInterface", show_neighbors),
	OF_V4(TOPOLOGY "A.B.C.D/nn$prefix|A.B.C.D$addr [A.B.C.D$mask]]", H_TOPOLOGY "\nMask",
	      show_topology),
	OF_V6(TOPOLOGY "X:X:X:X::X/<0-128>$prefix|X:X:X:X::X$addr6]", H_TOPOLOGY, show_topology),
	BOTH("interfaces [detail] [IFACE$interface]",
	     "Show EIGRP interfaces\nShow detailed interface information\nInterface",
	     show_interfaces),
	BOTH("traffic", "Show EIGRP traffic statistics", show_traffic),
	BOTH("accounting", "Show EIGRP accounting", show_accounting),
	BOTH("events", "Show EIGRP events", show_events),
	BOTH("timers", "Show EIGRP timers", show_timers),
	EXEC_ROW(MODE_EXEC,
		 "clear ip eigrp " SCOPE "neighbors [A.B.C.D$addr|IFACE$interface] [soft]",
		 "Reset functions\nIP\nClear IP-EIGRP\n" H_SCOPE H_CLEAR, clear_neighbors),
	EXEC_ROW(MODE_EXEC,
		 "clear eigrp address-family ipv4 " SCOPE
		 "neighbors [A.B.C.D$addr|IFACE$interface] [soft]",
		 "Reset functions\nEIGRP\nAddress family\nIPv4\n" H_SCOPE H_CLEAR, clear_neighbors),
	EXEC_ROW(MODE_EXEC,
		 "clear ipv6 eigrp " SCOPE "neighbors [X:X:X:X::X$addr|IFACE$interface] [soft]",
		 "Reset functions\nIPv6\nClear IPv6-EIGRP\n" H_SCOPE H_CLEAR, clear_neighbors),
	EXEC_ROW(MODE_EXEC,
		 "clear eigrp address-family ipv6 " SCOPE
		 "neighbors [X:X:X:X::X$addr|IFACE$interface] [soft]",
		 "Reset functions\nEIGRP\nAddress family\nIPv6\n" H_SCOPE H_CLEAR, clear_neighbors),
	EXEC_ROW(MODE_EXEC, "clear ipv6 eigrp events",
		 "Reset functions\nIPv6\nClear IPv6-EIGRP\n"
		 "Clear the event log",
		 clear_events),
	EXEC_ROW(MODE_EXEC, "clear ip eigrp events",
		 "Reset functions\nIP\nClear IP-EIGRP\n"
		 "Clear the event log",
		 clear_events),
	EXEC_END,
};
