/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ipv6 ospf and show ospfv3: the process, neighbors, interfaces; clear ipv6 ospf.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show_frr.h"
#include "cli/show_ospf.h"

static unsigned process(const struct frr_shown *v)
{
	return v->conf ? v->conf->number : 1;
}

/* Configured, or the one it was given. */
static const char *router_id(const struct frr_shown *v, char buf[ADDR_STRLEN])
{
	static const char words[] = "ospf6 router-id ";
	struct addr id = addr_v4(v->router_id);

	for (size_t i = 0; v->conf && i < v->conf->lines.n; i++)
		if (!strncmp(v->conf->lines.v[i].line, words, sizeof(words) - 1))
			return v->conf->lines.v[i].line + sizeof(words) - 1;
	return addr_str(&id, buf);
}

void show_ospf6_heading(struct str *out, const struct frr_shown *v)
{
	char id[ADDR_STRLEN];

	if (!strcmp(v->addr, "ospfv3"))
		str_printf(out, "\n          OSPFv3 %u address-family ipv6 (router-id %s)\n\n",
			   process(v), router_id(v, id));
	else
		str_printf(out, "\n            OSPFv3 Router with ID (%s) (Process ID %u)\n\n",
			   router_id(v, id), process(v));
}

static struct json_object *row_at(struct json_object *list, size_t i)
{
	return json_object_array_get_idx(list, i);
}

static struct json_object *rows_of(struct json_object *j, size_t *n)
{
	struct json_object *list = jget(j, "neighbors");

	if (list && !json_object_is_type(list, json_type_array))
		list = NULL;
	*n = list ? json_object_array_length(list) : 0;
	return list;
}

/* What the detailed answer has of that neighbour on that device; NULL: nothing. */
static struct json_object *detail_of(struct json_object *detail, struct json_object *n)
{
	char *key = xasprintf("%s%%%s", jstr(n, "neighborId", ""), jstr(n, "interfaceName", ""));
	struct json_object *o = jobj(detail, key);

	free(key);
	return o;
}

/* Its part in the election, from the detailed answer. */
static const char *role(struct json_object *n, struct json_object *d)
{
	const char *id = jstr(n, "neighborId", "");

	if (!strcmp(jstr(n, "ifState", ""), "PointToPoint") ||
	    !strcmp(jstr(n, "interfaceState", ""), "PointToPoint"))
		return "  -";
	if (!strcmp(jstr(d, "neighborDRouter", ""), id))
		return "DR";
	if (!strcmp(jstr(d, "neighborBdRouter", ""), id))
		return "BDR";
	return "DROTHER";
}

static const char *state_upper(const char *frr, char buf[16])
{
	size_t n = 0;

	if (!strcmp(frr, "Twoway"))
		frr = "2WAY";
	for (; frr[n] && n < 15; n++)
		buf[n] = (char)toupper((unsigned char)frr[n]);
	buf[n] = '\0';
	return buf;
}

static bool of_interface(const struct frr_shown *v, struct json_object *n)
{
	char name[IFACE_NAME_LEN];

	return !v->what[0] ||
	       !strcmp(v->what, frr_ifname(jstr(n, "interfaceName", ""), false, name));
}

void show_ospf6_neighbor_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct str rows = {0};
	size_t n;
	struct json_object *list = rows_of(v->first, &n);

	for (size_t i = 0; i < n; i++) {
		struct json_object *o = row_at(list, i), *d = detail_of(j, o);
		char state[40], up[16], name[IFACE_NAME_LEN];
		const char *r = role(o, d);

		if (!of_interface(v, o))
			continue;
		snprintf(state, sizeof(state), "%s/%s", state_upper(jstr(o, "state", "Down"), up), r);
		str_printf(&rows, "%-15s %3d   %-15s %-11s %-15" PRId64 " %s\n",
			   jstr(o, "neighborId", "0.0.0.0"),
			   *r == ' ' ? 0 : (int)jnum(o, "priority", 1), state,
			   jstr(o, "deadTime", "00:00:00"), jnum(d, "neighborInterfaceIndex", 0),
			   frr_ifname(jstr(o, "interfaceName", ""), false, name));
	}
	if (rows.len) {
		show_ospf6_heading(out, v);
		str_printf(out,
			   "Neighbor ID     Pri   State           Dead Time   Interface ID    "
			   "Interface\n%s",
			   str_text(&rows));
	}
	str_free(&rows);
}

void show_ospf6_neighbor_detail_render(struct str *out, struct json_object *j,
				       const struct frr_shown *v)
{
	struct str rows = {0};
	size_t n;
	struct json_object *list = rows_of(v->first, &n);

	for (size_t i = 0; i < n; i++) {
		struct json_object *o = row_at(list, i), *d = detail_of(j, o);
		char up[16], name[IFACE_NAME_LEN], area[16], ll[ADDR_STRLEN];
		struct addr a = {0};

		if (!of_interface(v, o))
			continue;
		addr_parse(jstr(d, "linkLocalAddress", ""), &a);
		str_printf(&rows,
			   " Neighbor %s\n    In the area %s via interface %s \n"
			   "    Neighbor: interface-id %" PRId64 ", link-local address %s\n"
			   "    Neighbor priority is %" PRId64 ", State is %s\n",
			   jstr(o, "neighborId", "0.0.0.0"),
			   show_ospf_area(v, jstr(d, "area", "0"), area),
			   frr_ifname(jstr(o, "interfaceName", ""), false, name),
			   jnum(d, "neighborInterfaceIndex", 0), addr_str(&a, ll),
			   jnum(o, "priority", 1), state_upper(jstr(o, "state", "Down"), up));
		str_printf(&rows,
			   "    DR is %s BDR is %s\n    Dead timer due in %s\n"
			   "    Neighbor is up for %s\n"
			   "    Index 1/1/1, retransmission queue length %" PRId64
			   ", number of retransmission 0\n",
			   jstr(d, "neighborDRouter", "0.0.0.0"),
			   jstr(d, "neighborBdRouter", "0.0.0.0"), jstr(o, "deadTime", "00:00:00"),
			   jstr(o, "duration", "00:00:00"), jnum(d, "reTransListCount", 0));
	}
	if (rows.len) {
		show_ospf6_heading(out, v);
		str_puts(out, str_text(&rows));
	}
	str_free(&rows);
}

/* --- interface --- */

static void if_neighbors(const struct frr_shown *v, const char *dev, unsigned *all, unsigned *full)
{
	size_t n;
	struct json_object *list = rows_of(v->first, &n);

	*all = *full = 0;
	for (size_t i = 0; i < n; i++) {
		struct json_object *o = row_at(list, i);

		if (strcmp(jstr(o, "interfaceName", ""), dev) != 0)
			continue;
		++*all;
		*full += !strcmp(jstr(o, "state", ""), "Full");
	}
}

struct if_state {
	const char *frr, *brief, *full;
};

static const struct if_state *if_state(struct json_object *i)
{
	static const struct if_state map[] = {{"Down", "DOWN", "DOWN"},
					      {"Loopback", "LOOP", "LOOPBACK"},
					      {"Waiting", "WAIT", "WAITING"},
					      {"PointToPoint", "P2P", "POINT_TO_POINT"},
					      {"DROther", "DROTH", "DROTHER"},
					      {"BDR", "BDR", "BDR"},
					      {"DR", "DR", "DR"}};
	const char *state = jstr(i, "ospf6InterfaceState", "Down");

	for (size_t k = 0; k < ARRAY_SIZE(map); k++)
		if (!strcmp(map[k].frr, state))
			return &map[k];
	return &map[0];
}

static void if_brief(struct str *out, const char *dev, struct json_object *i,
		     const struct frr_shown *v)
{
	char name[IFACE_NAME_LEN], area[16];
	unsigned all, full;

	if_neighbors(v, dev, &all, &full);
	str_printf(out, "%-12s %-5u %-15s %-10" PRId64 " %-5" PRId64 " %-5s %u/%u\n",
		   frr_ifname(dev, true, name), process(v),
		   show_ospf_area(v, jstr(i, "areaId", "0.0.0.0"), area), jnum(i, "interfaceId", 0),
		   jnum(i, "cost", 1), if_state(i)->brief, full, all);
}

static void if_adjacent(struct str *out, const char *dev, struct json_object *i,
			const struct frr_shown *v)
{
	size_t n;
	struct json_object *list = rows_of(v->first, &n);

	for (size_t k = 0; k < n; k++) {
		struct json_object *o = row_at(list, k);
		const char *id = jstr(o, "neighborId", "");

		if (!strcmp(jstr(o, "interfaceName", ""), dev) && !strcmp(jstr(o, "state", ""), "Full"))
			str_printf(out, "    Adjacent with neighbor %s%s\n", id,
				   !strcmp(jstr(i, "dr", ""), id)    ? "  (Designated Router)"
				   : !strcmp(jstr(i, "bdr", ""), id) ? "  (Backup Designated Router)"
								     : "");
	}
}

static void if_detail(struct str *out, const char *dev, struct json_object *i,
		      const struct frr_shown *v)
{
	char name[IFACE_NAME_LEN], area[16], id[ADDR_STRLEN], ll[ADDR_STRLEN] = "";
	const struct if_state *state = if_state(i);
	bool broadcast = strcmp(state->frr, "PointToPoint") != 0;
	const struct iface *f;
	struct prefix p;
	unsigned all, full;

	frr_ifname(dev, false, name);
	f = v->ifaces ? iface_find(v->ifaces, name) : NULL;
	if (f && iface_link_local_ready(f, &p))
		addr_str(&p.addr, ll);
	if_neighbors(v, dev, &all, &full);
	str_printf(out, "%s is %s, line protocol is %s \n  Link Local Address %s, Interface ID %" PRId64 "\n",
		   name, jstr(i, "status", "down"), jstr(i, "status", "down"), ll,
		   jnum(i, "interfaceId", 0));
	str_printf(out,
		   "  Area %s, Process ID %u, Instance ID %" PRId64 ", Router ID %s\n"
		   "  Network Type %s, Cost: %" PRId64 "\n",
		   show_ospf_area(v, jstr(i, "areaId", "0.0.0.0"), area), process(v),
		   jnum(i, "instanceId", 0), router_id(v, id),
		   broadcast ? "BROADCAST" : "POINT_TO_POINT", jnum(i, "cost", 1));
	str_printf(out, "  Transmit Delay is %" PRId64 " sec, State %s", jnum(i, "transmitDelaySec", 1),
		   state->full);
	if (broadcast)
		str_printf(out, ", Priority %" PRId64 "\n  Designated Router (ID) %s\n",
			   jnum(i, "priority", 1), jstr(i, "dr", "0.0.0.0"));
	else
		str_putc(out, '\n');
	if (broadcast && strcmp(jstr(i, "bdr", "0.0.0.0"), "0.0.0.0") != 0)
		str_printf(out, "  Backup Designated router (ID) %s\n", jstr(i, "bdr", ""));
	else if (broadcast)
		str_puts(out, "  No backup designated router on this network\n");
	str_printf(out,
		   "  Timer intervals configured, Hello %" PRId64 ", Dead %" PRId64 ", Wait %" PRId64
		   ", Retransmit %" PRId64 "\n  Graceful restart helper support enabled\n"
		   "  Neighbor Count is %u, Adjacent neighbor count is %u \n",
		   jnum(i, "timerIntervalsConfigHello", 10), jnum(i, "timerIntervalsConfigDead", 40),
		   jnum(i, "timerIntervalsConfigDead", 40),
		   jnum(i, "timerIntervalsConfigRetransmit", 5), all, full);
	if_adjacent(out, dev, i, v);
	str_puts(out, "  Suppress hello for 0 neighbor(s)\n");
}

static void each_if(struct str *out, struct json_object *j, const struct frr_shown *v,
		    void (*fn)(struct str *out, const char *dev, struct json_object *i,
			       const struct frr_shown *v))
{
	struct json_object_iterator it, end;

	if (!j || !json_object_is_type(j, json_type_object))
		return;
	it = json_object_iter_begin(j);
	end = json_object_iter_end(j);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		const char *dev = json_object_iter_peek_name(&it);
		struct json_object *i = json_object_iter_peek_value(&it);
		char name[IFACE_NAME_LEN];

		if (i && json_object_is_type(i, json_type_object) && jbool(i, "attachedToArea") &&
		    (!v->what[0] || !strcmp(v->what, frr_ifname(dev, false, name))))
			fn(out, dev, i, v);
	}
}

void show_ospf6_interface_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	each_if(out, j, v, if_detail);
}

void show_ospf6_interface_brief_render(struct str *out, struct json_object *j,
				       const struct frr_shown *v)
{
	if (!v->nth)
		str_puts(out, "Interface    PID   Area            Intf ID    Cost  State Nbrs F/C\n");
	each_if(out, j, v, if_brief);
}

/* --- process --- */

/* Of the LSAs in one list of the database. */
static uint64_t checksum_sum(struct json_object *scope)
{
	struct json_object *list = jget(scope, "lsa");
	uint64_t sum = 0;

	for (size_t i = 0; list && json_object_is_type(list, json_type_array) &&
			   i < json_object_array_length(list);
	     i++)
		sum += (uint64_t)jnum(json_object_array_get_idx(list, i), "checksum", 0);
	return sum;
}

/* Of the database's scopes `name`: those of that area; NULL all of them. */
static uint64_t checksums(struct json_object *database, const char *name, const char *area)
{
	struct json_object *scopes = jget(database, name);
	uint64_t sum = 0;

	for (size_t i = 0; scopes && json_object_is_type(scopes, json_type_array) &&
			   i < json_object_array_length(scopes);
	     i++) {
		struct json_object *s = json_object_array_get_idx(scopes, i);

		if (!area || !strcmp(jstr(s, "areaId", ""), area))
			sum += checksum_sum(s);
	}
	return sum;
}

static void area_render(struct str *out, const char *area, struct json_object *a,
			const struct frr_shown *v)
{
	if (!strcmp(area, "0") || !strcmp(area, "0.0.0.0"))
		str_printf(out, "    Area BACKBONE(%s)\n", area);
	else
		str_printf(out, "    Area %s\n", area);
	if (jbool(a, "areaIsStub"))
		str_printf(out, "\tIt is a stub area%s\n",
			   jbool(a, "areaNoSummary") ? ", no summary LSA in this area" : "");
	if (jbool(a, "areaIsNSSA"))
		str_puts(out, "\tIt is a NSSA area\n");
	str_printf(out, "\tNumber of LSA %" PRId64 ". Checksum Sum 0x%06" PRIX64 "\n",
		   jnum(a, "numberOfAreaScopedLsa", 0),
		   checksums(v->first, "areaScopedLinkStateDb", area));
}

/* v->first: the database, with its checksums. */
void show_ospf6_process_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct json_object *areas = jobj(j, "areas");
	struct json_object_iterator it, end;

	str_printf(out, " %s \"ospfv3 %u\" with ID %s\n",
		   !strcmp(v->addr, "ospfv3") ? "OSPFv3 Routing Process" : "Routing Process",
		   process(v), jstr(j, "routerId", "0.0.0.0"));
	str_printf(out,
		   " Event-log enabled, Maximum number of events: 1000, Mode: cyclic\n"
		   " Initial SPF schedule delay %" PRId64 " msecs\n"
		   " Minimum hold time between two consecutive SPFs %" PRId64 " msecs\n"
		   " Maximum wait time between two consecutive SPFs %" PRId64 " msecs\n"
		   " Minimum LSA arrival %" PRId64 " msecs\n"
		   " Number of external LSA %" PRId64 ". Checksum Sum 0x%06" PRIX64 "\n"
		   " Number of areas in this router is %" PRId64 "\n"
		   " Graceful restart helper support enabled\n"
		   " Reference bandwidth unit is %u mbps\n",
		   jnum(j, "spfScheduleDelayMsecs", 0), jnum(j, "holdTimeMinMsecs", 0),
		   jnum(j, "holdTimeMaxMsecs", 0), jnum(j, "lsaMinimumArrivalMsecs", 0),
		   jnum(j, "numberOfAsScopedLsa", 0),
		   checksums(v->first, "asScopedLinkStateDb", NULL), jnum(j, "numberOfAreaInRouter", 0),
		   v->conf ? v->conf->ospf_ref_mbit : 100);
	if (!areas)
		return;
	it = json_object_iter_begin(areas);
	end = json_object_iter_end(areas);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it))
		area_render(out, json_object_iter_peek_name(&it), json_object_iter_peek_value(&it),
			    v);
	str_putc(out, '\n');
}

/* --- commands --- */

static int ask(struct cli_ctx *c, const struct gram_match *m, const char *command,
	       const char *second, frr_render_fn fn)
{
	struct frr_request q = {.kind = FRR_OSPF6,
				.number = (uint32_t)gram_num(m, "process", 0),
				.command = command,
				.second = second,
				.fn = fn,
				.addr = gram_has(m, "ospfv3") ? "ospfv3" : NULL,
				.what = gram_var(m, "interface")};

	return show_frr(c, &q);
}

static int show_process(struct cli_ctx *c, const struct gram_match *m)
{
	return ask(c, m, "show ipv6 ospf6 database detail json", "show ipv6 ospf6 json",
		   show_ospf6_process_render);
}

static int show_neighbor(struct cli_ctx *c, const struct gram_match *m)
{
	return ask(c, m, "show ipv6 ospf6 neighbor json", "show ipv6 ospf6 neighbor detail json",
		   gram_has(m, "detail") ? show_ospf6_neighbor_detail_render :
					   show_ospf6_neighbor_render);
}

static int show_interface(struct cli_ctx *c, const struct gram_match *m)
{
	return ask(c, m, "show ipv6 ospf6 neighbor json", "show ipv6 ospf6 interface json",
		   gram_has(m, "brief") ? show_ospf6_interface_brief_render :
					  show_ospf6_interface_render);
}

static int clear_process(struct cli_ctx *c, const struct gram_match *m)
{
	uint32_t number = (uint32_t)gram_num(m, "process", 0);
	struct frr_child *child;

	for (size_t i = 0; c->rt->frr && (child = frr_nth(c->rt->frr, FRR_OSPF6, i)); i++)
		if (!number || frr_conf_of(child)->number == number)
			frr_ask(child, "clear ipv6 ospf6 process", NULL, NULL);
	return 0;
}

#define OSPF6 "show ipv6 ospf [<1-65535>$process]"
#define H_OSPF6                                                                                    \
	"Show running system information\nIPv6 information\nOSPF information\nProcess ID number"
#define OSPFV3 "show ospfv3 [<1-65535>$process] [ipv6]"
#define H_OSPFV3                                                                                   \
	"Show running system information\nOSPFv3 information\nProcess ID number\n"                 \
	"IPv6 address family"
#define BOTH(words, help, fn)                                                                      \
	EXEC_ROW(MODE_USER, OSPF6 words, H_OSPF6 help, fn),                                        \
	EXEC_ROW(MODE_USER, OSPFV3 words, H_OSPFV3 help, fn)

const struct gram_row show_ospf6_rows[] = {
	BOTH("", "", show_process),
	BOTH(" neighbor [IFACE$interface] [detail]",
	     "\nNeighbor list\nInterface\ndetail of all neighbors", show_neighbor),
	BOTH(" interface [brief|IFACE$interface]",
	     "\nInterface information\nSummary of interfaces\nInterface", show_interface),
	EXEC_ROW(MODE_EXEC, "clear ipv6 ospf [<1-65535>$process] process",
		 "Reset functions\nIPv6\nOSPF clear commands\nProcess ID number\n"
		 "Reset OSPF process",
		 clear_process),
	EXEC_ROW(MODE_EXEC, "clear ospfv3 [<1-65535>$process] process",
		 "Reset functions\nOSPFv3 clear commands\nProcess ID number\n"
		 "Reset OSPF process",
		 clear_process),
	EXEC_END,
};
