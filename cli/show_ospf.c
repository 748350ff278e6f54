/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip ospf, its neighbors and interfaces; clear ip ospf.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show_frr.h"
#include "cli/apply_int.h"
#include "cli/show_ospf.h"

/* IOS shows an area as it was configured: 0 or 0.0.0.0. */
const char *show_ospf_area(const struct frr_shown *v, const char *dotted, char buf[16])
{
	struct addr a;
	bool as_dotted = false;

	str_copy(buf, 16, dotted);
	buf[strcspn(buf, " ")] = '\0'; /* "0.0.0.1 [NSSA]" */
	if (!addr_parse_v4(buf, &a))
		return buf;
	for (size_t i = 0; v->conf && i < v->conf->n_nets; i++)
		as_dotted |= !strcmp(v->conf->nets[i].area, buf);
	for (size_t i = 0; v->conf && i < v->conf->n_ifs; i++)
		as_dotted |= !strcmp(v->conf->ifs[i].area, buf);
	if (!as_dotted)
		snprintf(buf, 16, "%u", addr_to_v4(&a));
	return buf;
}

static unsigned process(const struct frr_shown *v)
{
	return v->conf ? v->conf->number : 1;
}

/* "Full/-" -> "FULL/  -", "2-Way/DROther" -> "2WAY/DROTHER"; *dr: the part behind the slash. */
static const char *state_text(const char *frr, bool full, char buf[24])
{
	size_t n = 0;

	for (const char *p = frr; *p && n < 20; p++) {
		if (*p == '/' && !full)
			break;
		if (*p == '/' && p[1] == '-') {
			memcpy(buf + n, "/  -", 4);
			n += 4;
			break;
		}
		if (*p == '-') /* 2-Way */
			continue;
		if (*p == '/' && !strcmp(p + 1, "Backup")) {
			memcpy(buf + n, "/BDR", 4);
			n += 4;
			break;
		}
		buf[n++] = (char)toupper((unsigned char)*p);
	}
	buf[n] = '\0';
	return buf;
}

static bool point_to_point(const char *state)
{
	size_t n = strlen(state);

	return n > 1 && !strcmp(state + n - 2, "/-");
}

/* fn for each neighbour of the answer. */
static void each_neighbor(struct str *out, struct json_object *j, const struct frr_shown *v,
			  void (*fn)(struct str *out, const char *id, struct json_object *n,
				     const struct frr_shown *v))
{
	struct json_object *all = jobj(j, "neighbors");
	struct json_object_iterator it, end;

	if (!all)
		return;
	it = json_object_iter_begin(all);
	end = json_object_iter_end(all);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		struct json_object *list = json_object_iter_peek_value(&it);
		size_t n = json_object_is_type(list, json_type_array)
				   ? json_object_array_length(list)
				   : 0;

		for (size_t i = 0; i < n; i++) {
			struct json_object *o = json_object_array_get_idx(list, i);
			char name[IFACE_NAME_LEN];

			frr_ifname(jstr(o, "ifaceName", ""), false, name);
			if ((!v->what[0] || !strcmp(v->what, name)) &&
			    (!v->addr[0] || !strcmp(v->addr, json_object_iter_peek_name(&it))))
				fn(out, json_object_iter_peek_name(&it), o, v);
		}
	}
}

/* --- neighbor --- */

static void neighbor_row(struct str *out, const char *id, struct json_object *n,
			 const struct frr_shown *v)
{
	const char *state = jstr(n, "nbrState", jstr(n, "state", "Down"));
	char s[24], t[16], name[IFACE_NAME_LEN];

	str_printf(
		out, "%-15s %3d   %-15s %-11s %-15s %s\n", id,
		point_to_point(state) ? 0 : (int)jnum(n, "nbrPriority", 1),
		state_text(state, true, s),
		show_hms((uint64_t)MAX(jnum(n, "routerDeadIntervalTimerDueMsec", 0), 0) / 1000, t),
		jstr(n, "ifaceAddress", "0.0.0.0"),
		frr_ifname(jstr(n, "ifaceName", ""), false, name));
}

void show_ospf_neighbor_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct str rows = {0};

	each_neighbor(&rows, j, v, neighbor_row);
	if (rows.len)
		str_printf(out,
			   "\nNeighbor ID     Pri   State           Dead Time   Address         "
			   "Interface\n%s",
			   str_text(&rows));
	str_free(&rows);
}

static void neighbor_detail(struct str *out, const char *id, struct json_object *n,
			    const struct frr_shown *v)
{
	const char *state = jstr(n, "nbrState", "Down");
	int64_t opts = jnum(n, "optionsCounter", 0);
	char s[24], t[16], u[SHOW_TIME_LEN], area[16], name[IFACE_NAME_LEN];

	str_printf(out, " Neighbor %s, interface address %s\n", id,
		   jstr(n, "ifaceAddress", "0.0.0.0"));
	str_printf(out, "    In the area %s via interface %s\n",
		   show_ospf_area(v, jstr(n, "areaId", "0.0.0.0"), area),
		   frr_ifname(jstr(n, "ifaceName", ""), false, name));
	str_printf(out, "    Neighbor priority is %d, State is %s, %" PRId64 " state changes\n",
		   point_to_point(state) ? 0 : (int)jnum(n, "nbrPriority", 1),
		   state_text(state, false, s), jnum(n, "stateChangeCounter", 0));
	str_printf(out, "    DR is %s BDR is %s\n", jstr(n, "routerDesignatedId", "0.0.0.0"),
		   jstr(n, "routerDesignatedBackupId", "0.0.0.0"));
	str_printf(out, "    Options is 0x%" PRIx64 " in Hello%s\n", (uint64_t)opts,
		   opts & 2 ? " (E-bit)" : "");
	str_printf(out, "    Options is 0x%" PRIx64 " in DBD%s\n", (uint64_t)opts,
		   opts & 2 ? " (E-bit)" : "");
	str_printf(
		out, "    Dead timer due in %s\n    Neighbor is up for %s\n",
		show_hms((uint64_t)MAX(jnum(n, "routerDeadIntervalTimerDueMsec", 0), 0) / 1000, t),
		show_age((uint64_t)jnum(n, "lastPrgrsvChangeMsec", 0), u));
	str_printf(out, "    Retransmission queue length %" PRId64 "\n",
		   jnum(n, "linkStateRetransmissionListCounter", 0));
}

void show_ospf_neighbor_detail_render(struct str *out, struct json_object *j,
				      const struct frr_shown *v)
{
	each_neighbor(out, j, v, neighbor_detail);
}

/* --- interface --- */

static const char *network_type(const char *frr)
{
	static const struct {
		const char *frr, *ios;
	} map[] = {{"POINTOPOINT", "POINT_TO_POINT"}, {"BROADCAST", "BROADCAST"},
		   {"NBMA", "NON_BROADCAST"},	      {"POINTOMULTIPOINT", "POINT_TO_MULTIPOINT"},
		   {"LOOPBACK", "LOOPBACK"},	      {"VIRTUALLINK", "VIRTUAL_LINK"}};

	for (size_t i = 0; i < ARRAY_SIZE(map); i++)
		if (!strcmp(map[i].frr, frr))
			return map[i].ios;
	return frr;
}

static const struct {
	const char *frr, *ios, *brief;
} if_states[] = {{"Point-To-Point", "POINT_TO_POINT", "P2P"},
		 {"Point-To-Multipoint", "POINT_TO_MULTIPOINT", "P2MP"},
		 {"Loopback", "LOOPBACK", "LOOP"},
		 {"DR", "DR", "DR"},
		 {"Backup", "BDR", "BDR"},
		 {"DROther", "DROTHER", "DROTH"},
		 {"Waiting", "WAITING", "WAIT"},
		 {"Down", "DOWN", "DOWN"}};

/* A passive interface has nobody to wait for: it is DR of its own network. */
static size_t if_state(struct json_object *i)
{
	const char *s = jstr(i, "state", "Down");

	if (!strcmp(s, "Waiting") && jbool(i, "timerPassiveIface"))
		s = "DR";
	if (!strcmp(s, "Point-To-Point") && !strcmp(jstr(i, "networkType", ""), "POINTOMULTIPOINT"))
		s = "Point-To-Multipoint";
	for (size_t k = 0; k < ARRAY_SIZE(if_states); k++)
		if (!strcmp(if_states[k].frr, s))
			return k;
	return ARRAY_SIZE(if_states) - 1;
}

/* fn for each interface, in IOS's order backwards as IOS lists them. */
static void each_if(struct str *out, struct json_object *j, const struct frr_shown *v,
		    void (*fn)(struct str *out, const char *name, struct json_object *i,
			       const struct frr_shown *v))
{
	struct json_object *all = jobj(j, "interfaces");
	struct json_object_iterator it, end;

	if (!all)
		return;
	it = json_object_iter_begin(all);
	end = json_object_iter_end(all);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
		struct json_object *o = json_object_iter_peek_value(&it);
		char name[IFACE_NAME_LEN];

		frr_ifname(json_object_iter_peek_name(&it), false, name);
		if (jbool(o, "ospfEnabled") && (!v->what[0] || !strcmp(v->what, name)))
			fn(out, name, o, v);
	}
}

static void brief_row(struct str *out, const char *name, struct json_object *i,
		      const struct frr_shown *v)
{
	const struct iface *f = v->ifaces ? iface_find(v->ifaces, name) : NULL;
	char s[IFACE_NAME_LEN], u[IFACE_NAME_LEN], area[16];
	struct str addr = {0};

	if (jstr(i, "ipAddress", NULL))
		str_printf(&addr, "%s/%" PRId64, jstr(i, "ipAddress", ""),
			   jnum(i, "ipAddressPrefixlen", 32));
	else
		str_printf(&addr, "Unnumbered %s",
			   f && f->conf.unnumbered[0] ? iface_name_short(f->conf.unnumbered, u)
						      : "");
	str_printf(out, "%-12s %-5u %-15s %-18s %-5" PRId64 " %-5s %" PRId64 "/%" PRId64 "\n",
		   iface_name_short(name, s), process(v),
		   show_ospf_area(v, jstr(i, "area", "0.0.0.0"), area), str_text(&addr),
		   jnum(i, "cost", 1), if_states[if_state(i)].brief, jnum(i, "nbrAdjacentCount", 0),
		   jnum(i, "nbrCount", 0));
	str_free(&addr);
}

void show_ospf_interface_brief_render(struct str *out, struct json_object *j,
				      const struct frr_shown *v)
{
	str_puts(out,
		 "Interface    PID   Area            IP Address/Mask    Cost  State Nbrs F/C\n");
	each_if(out, j, v, brief_row);
}

static void adjacent_row(struct str *out, const char *id, struct json_object *n,
			 const struct frr_shown *v)
{
	const char *state = jstr(n, "nbrState", "");

	if (!strncmp(state, "Full", 4))
		str_printf(out, "    Adjacent with neighbor %s%s\n", id,
			   strstr(state, "/DR") && !strstr(state, "/DRO")
				   ? "  (Designated Router)"
				   : strstr(state, "/Backup")
				   ? "  (Backup Designated Router)"
				   : "");
}

static void adjacent_lines(struct str *out, const char *ifname, const struct frr_shown *v)
{
	struct frr_shown only = { 0 };

	str_copy(only.what, sizeof(only.what), ifname);
	each_neighbor(out, v->first, &only, adjacent_row);
}

static void if_timers(struct str *out, struct json_object *i)
{
	char t[16];

	str_printf(out,
		   "  Timer intervals configured, Hello %" PRId64 ", Dead %" PRId64
		   ", Wait %" PRId64 ", Retransmit %" PRId64 "\n    oob-resync timeout %" PRId64
		   "\n",
		   jnum(i, "timerMsecs", 10000) / 1000, jnum(i, "timerDeadSecs", 40),
		   jnum(i, "timerWaitSecs", 40), jnum(i, "timerRetransmitSecs", 5),
		   MAX(jnum(i, "timerDeadSecs", 40), 40));
	if (jbool(i, "timerPassiveIface"))
		str_puts(out, "    No Hellos (Passive interface) \n");
	else
		str_printf(out, "    Hello due in %s\n",
			   show_hms((uint64_t)jnum(i, "timerHelloInMsecs", 0) / 1000, t));
}

static void if_detail(struct str *out, const char *name, struct json_object *i,
		      const struct frr_shown *v)
{
	const struct iface *f = v->ifaces ? iface_find(v->ifaces, name) : NULL;
	size_t state = if_state(i);
	bool loop = !strcmp(jstr(i, "networkType", ""), "LOOPBACK");
	char area[16], a[ADDR_STRLEN];
	struct prefix p;

	str_printf(out, "%s is %s, line protocol is %s \n", name,
		   f && !f->admin_up  ? "administratively down"
		   : jbool(i, "ifUp") ? "up"
				      : "down",
		   jbool(i, "ifUp") ? "up" : "down");
	show_ospf_area(v, jstr(i, "area", "0.0.0.0"), area);
	if (jstr(i, "ipAddress", NULL))
		str_printf(out,
			   "  Internet Address %s/%" PRId64 ", Interface ID %" PRId64 ", Area %s\n",
			   jstr(i, "ipAddress", ""), jnum(i, "ipAddressPrefixlen", 32),
			   jnum(i, "ifIndex", 0), area);
	else
		str_printf(out, "  Interface is unnumbered, Interface ID %" PRId64 ", Area %s\n",
			   jnum(i, "ifIndex", 0), area);
	if (f && f->conf.unnumbered[0] && iface_addr(v->ifaces, f, &p))
		str_printf(out, "  Using address of %s (%s)\n", f->conf.unnumbered,
			   addr_str(&p.addr, a));
	str_printf(out,
		   "  Process ID %u, Router ID %s, Network Type %s, Cost: %" PRId64 "\n"
		   "  Topology-MTID    Cost    Disabled    Shutdown      Topology Name\n"
		   "        0           %-10" PRId64 "no          no            Base\n",
		   process(v), jstr(i, "routerId", "0.0.0.0"),
		   network_type(jstr(i, "networkType", "")), jnum(i, "cost", 1),
		   jnum(i, "cost", 1));
	if (loop) {
		str_puts(out, "  Loopback interface is treated as a stub Host\n");
		return;
	}
	str_printf(out, "  Transmit Delay is %" PRId64 " sec, State %s",
		   jnum(i, "transmitDelaySecs", 1), if_states[state].ios);
	if (!strcmp(jstr(i, "networkType", ""), "BROADCAST") ||
	    !strcmp(jstr(i, "networkType", ""), "NBMA"))
		str_printf(out, ", Priority %" PRId64 "\n", jnum(i, "priority", 1));
	else
		str_putc(out, '\n');
	if (jstr(i, "drId", NULL))
		str_printf(out, "  Designated Router (ID) %s, Interface address %s\n",
			   jstr(i, "drId", ""), jstr(i, "drAddress", ""));
	if (jstr(i, "bdrId", NULL))
		str_printf(out, "  Backup Designated router (ID) %s, Interface address %s\n",
			   jstr(i, "bdrId", ""), jstr(i, "bdrAddress", ""));
	else if (jstr(i, "drId", NULL))
		str_puts(out, "  No backup designated router on this network\n");
	if_timers(out, i);
	str_printf(out,
		   "  Supports Link-local Signaling (LLS)\n  Cisco NSF helper support enabled\n"
		   "  IETF NSF helper support enabled\n"
		   "  Neighbor Count is %" PRId64 ", Adjacent neighbor count is %" PRId64 " \n",
		   jnum(i, "nbrCount", 0), jnum(i, "nbrAdjacentCount", 0));
	adjacent_lines(out, name, v);
	str_puts(out, "  Suppress hello for 0 neighbor(s)\n");
}

void show_ospf_interface_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	each_if(out, j, v, if_detail);
}

/* --- process --- */

static const struct cfg_node *process_section(const struct frr_shown *v)
{
	for (const struct cfg_node *s = v->cfg ? cfg_find(&v->cfg->root, "router ospf") : NULL; s;
	     s = cfg_next(s, "router ospf"))
		if (cfg_num(s, "name", 0) == process(v))
			return s;
	return NULL;
}

/* max-metric router-lsa */
static void max_metric_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	const struct cfg_node *s = process_section(v);
	const struct cfg_node *n = s ? cfg_find(s, "max-metric router-lsa") : NULL;
	bool active = jbool(j, "stubAdvertisement");

	if (!n) {
		str_puts(out, " Router is not originating router-LSAs with maximum metric\n");
		return;
	}
	str_puts(out, " Originating router-LSAs with maximum metric\n    Condition: ");
	if (cfg_var(n, "s"))
		str_printf(out, "on startup for %s seconds", cfg_var(n, "s"));
	else
		str_puts(out, "always");
	str_printf(out, ", State: %s\n", active ? "active" : "inactive");
}

static void ranges_render(struct str *out, const char *area, const struct frr_shown *v)
{
	const struct cfg_node *s = process_section(v);
	char id[16], p[ADDR_STRLEN];
	struct rib_entry e;
	struct prefix range;

	for (const struct cfg_node *n = s ? cfg_find(s, "area") : NULL; n;
	     n = cfg_next(n, "area")) {
		if (!cfg_has(n, "range") || !node_prefix_get(n, "raddr", "rmask", &range) ||
		    strcmp(show_ospf_area(v, cfg_var(n, "area"), id), area) != 0)
			continue;
		prefix_mask(&range);
		str_printf(out, "           %s ", prefix_str(&range, p));
		if (v->rib && rib_get(v->rib, &range, &e) && e.n_paths && e.path[0].route->null0)
			str_printf(out, "Active(%u) ", e.path[0].route->metric);
		else
			str_puts(out, "Passive ");
		str_puts(out, cfg_has(n, "not-advertise") ? "DoNotAdvertise\n" : "Advertise\n");
	}
}

static void area_render(struct str *out, const char *id, struct json_object *a,
			const struct frr_shown *v)
{
	static const char pad[] = "        ";
	const char *auth = jstr(a, "authentication", "");
	char area[16], t[SHOW_TIME_LEN];
	uint64_t sum = 0;
	static const char *const sums[] = {"lsaRouterChecksum", "lsaNetworkChecksum",
					   "lsaSummaryChecksum", "lsaAsbrChecksum",
					   "lsaNssaChecksum"};

	for (size_t i = 0; i < ARRAY_SIZE(sums); i++)
		sum += (uint64_t)jnum(a, sums[i], 0);
	show_ospf_area(v, id, area);
	if (jbool(a, "backbone"))
		str_printf(out, "    Area BACKBONE(%s)\n", area);
	else
		str_printf(out, "    Area %s\n", area);
	str_printf(out, "%sNumber of interfaces in this area is %" PRId64 "\n", pad,
		   jnum(a, "areaIfActiveCounter", 0));
	if (jbool(a, "stubShortcut") || jbool(a, "stubNoSummary") || jbool(a, "stub"))
		str_printf(out, "%sIt is a stub area%s\n", pad,
			   jbool(a, "stubNoSummary") ? ", no summary LSA in this area" : "");
	if (jbool(a, "nssa"))
		str_printf(out, "%sIt is a NSSA area\n", pad);
	str_printf(out, "%sArea has %s\n", pad,
		   !strcmp(auth, "authenticationSimplePassword")  ? "simple password authentication"
		   : !strcmp(auth, "authenticationMessageDigest") ? "message digest authentication"
								  : "no authentication");
	str_printf(out, "%sSPF algorithm last executed %s ago\n", pad,
		   show_age((uint64_t)jnum(v->first, "spfLastExecutedMsecs", 0), t));
	str_printf(out, "%sSPF algorithm executed %" PRId64 " times\n%sArea ranges are\n", pad,
		   jnum(a, "spfExecutedCounter", 0), pad);
	ranges_render(out, area, v);
	str_printf(out,
		   "%sNumber of LSA %" PRId64 ". Checksum Sum 0x%06" PRIX64 "\n"
		   "%sNumber of opaque link LSA 0. Checksum Sum 0x000000\n"
		   "%sNumber of DCbitless LSA 0\n%sNumber of indication LSA 0\n"
		   "%sNumber of DoNotAge LSA 0\n%sFlood list length 0\n",
		   pad, jnum(a, "lsaNumber", 0), sum, pad, pad, pad, pad, pad);
}

static void process_timers(struct str *out, struct json_object *j)
{
	str_printf(out,
		   " Initial SPF schedule delay %" PRId64 " msecs\n"
		   " Minimum hold time between two consecutive SPFs %" PRId64 " msecs\n"
		   " Maximum wait time between two consecutive SPFs %" PRId64 " msecs\n"
		   " Incremental-SPF disabled\n"
		   " Minimum LSA interval %" PRId64 " secs\n Minimum LSA arrival %" PRId64
		   " msecs\n"
		   " LSA group pacing timer 240 secs\n Interface flood pacing timer 33 msecs\n"
		   " Retransmission pacing timer 66 msecs\n",
		   jnum(j, "spfScheduleDelayMsecs", 0), jnum(j, "holdtimeMinMsecs", 0),
		   jnum(j, "holdtimeMaxMsecs", 0), jnum(j, "lsaMinIntervalMsecs", 0) / 1000,
		   jnum(j, "lsaMinArrivalMsecs", 0));
}

void show_ospf_process_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct json_object *areas = jobj(j, "areas");
	struct json_object_iterator it, end;
	struct frr_shown inner = *v;
	unsigned n = 0, stub = 0, nssa = 0;

	inner.first = j;
	str_printf(out, " Routing Process \"ospf %u\" with ID %s\n", process(v),
		   jstr(j, "routerId", "0.0.0.0"));
	str_puts(out, " Supports only single TOS(TOS0) routes\n Supports opaque LSA\n"
		      " Supports Link-local Signaling (LLS)\n Supports area transit capability\n"
		      " Supports NSSA (compatible with RFC 3101)\n");
	if (jstr(j, "abrType", NULL) || jbool(j, "abr"))
		str_puts(out, " It is an area border router\n");
	if (jstr(j, "asbrRouter", NULL))
		str_puts(out, " It is an autonomous system boundary router\n");
	max_metric_render(out, j, v);
	process_timers(out, j);
	str_printf(out,
		   " Number of external LSA %" PRId64 ". Checksum Sum 0x%06" PRIX64 "\n"
		   " Number of opaque AS LSA 0. Checksum Sum 0x000000\n"
		   " Number of DCbitless external and opaque AS LSA 0\n"
		   " Number of DoNotAge external and opaque AS LSA 0\n",
		   jnum(j, "lsaExternalCounter", 0), (uint64_t)jnum(j, "lsaExternalChecksum", 0));
	if (areas) {
		end = json_object_iter_end(areas);
		for (it = json_object_iter_begin(areas); !json_object_iter_equal(&it, &end);
		     json_object_iter_next(&it), n++) {
			struct json_object *a = json_object_iter_peek_value(&it);

			nssa += jbool(a, "nssa");
			stub += jbool(a, "stub") || jbool(a, "stubNoSummary");
		}
	}
	str_printf(out,
		   " Number of areas in this router is %u. %u normal %u stub %u nssa\n"
		   " Number of areas transit capable is 0\n External flood list length 0\n"
		   " IETF NSF helper support enabled\n Cisco NSF helper support enabled\n"
		   " Reference bandwidth unit is %u mbps\n",
		   n, n - stub - nssa, stub, nssa, v->conf ? v->conf->ospf_ref_mbit : 100);
	if (!areas)
		return;
	for (it = json_object_iter_begin(areas); !json_object_iter_equal(&it, &end);
	     json_object_iter_next(&it))
		area_render(out, json_object_iter_peek_name(&it), json_object_iter_peek_value(&it),
			    &inner);
	str_putc(out, '\n');
}

/* --- commands --- */

static int ask(struct cli_ctx *c, const struct gram_match *m, const char *command,
	       const char *second, frr_render_fn fn, const char *what)
{
	struct frr_request q = {.kind = FRR_OSPF,
				.number = (uint32_t)gram_num(m, "process", 0),
				.command = command,
				.second = second,
				.fn = fn,
				.addr = gram_var(m, "addr"),
				.what = what};

	return show_frr(c, &q);
}

static int show_process(struct cli_ctx *c, const struct gram_match *m)
{
	return ask(c, m, "show ip ospf json", NULL, show_ospf_process_render, NULL);
}

static int show_neighbor(struct cli_ctx *c, const struct gram_match *m)
{
	if (gram_has(m, "detail") || gram_var(m, "addr"))
		return ask(c, m, "show ip ospf neighbor detail json", NULL,
			   show_ospf_neighbor_detail_render, gram_var(m, "interface"));
	return ask(c, m, "show ip ospf neighbor json", NULL, show_ospf_neighbor_render,
		   gram_var(m, "interface"));
}

static int show_interface(struct cli_ctx *c, const struct gram_match *m)
{
	if (gram_has(m, "brief"))
		return ask(c, m, "show ip ospf interface json", NULL,
			   show_ospf_interface_brief_render, NULL);
	return ask(c, m, "show ip ospf neighbor json", "show ip ospf interface json",
		   show_ospf_interface_render, gram_var(m, "interface"));
}

static void clear_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	uint32_t number = (uint32_t)(uintptr_t)arg;
	struct frr_child *child;

	if (*answer != 'y' && *answer != 'Y')
		return;
	for (size_t i = 0; c->rt->frr && (child = frr_nth(c->rt->frr, FRR_OSPF, i)); i++)
		if (!number || frr_conf_of(child)->number == number)
			frr_ask(child, "clear ip ospf process", NULL, NULL);
}

static int clear_process(struct cli_ctx *c, const struct gram_match *m)
{
	uint32_t number = (uint32_t)gram_num(m, "process", 0);

	if (!c->rt->frr || !frr_nth(c->rt->frr, FRR_OSPF, 0))
		return 0;
	if (c->interactive)
		cli_ask(c,
			number ? "Reset OSPF process? [no]: " : "Reset ALL OSPF processes? [no]: ",
			false, clear_answer, (void *)(uintptr_t)number);
	else /* a script has no one to ask */
		clear_answer(c, "yes", (void *)(uintptr_t)number);
	return 0;
}

#define OSPF "show ip ospf [<1-65535>$process]"
#define H_OSPF                                                                                     \
	"Show running system information\nIP information\nOSPF information\nProcess ID number"

const struct gram_row show_ospf_rows[] = {
	EXEC_ROW(MODE_USER, OSPF, H_OSPF, show_process),
	EXEC_ROW(MODE_USER, OSPF " neighbor [IFACE$interface] [A.B.C.D$addr] [detail]",
		 H_OSPF "\nNeighbor list\nInterface\nNeighbor ID\ndetail of all neighbors",
		 show_neighbor),
	EXEC_ROW(MODE_USER, OSPF " interface [brief|IFACE$interface]",
		 H_OSPF "\nInterface information\nSummary of interfaces\nInterface",
		 show_interface),
	EXEC_ROW(MODE_EXEC, "clear ip ospf [<1-65535>$process] process",
		 "Reset functions\nIP\nOSPF clear commands\nProcess ID number\nReset OSPF process",
		 clear_process),
	EXEC_END,
};
