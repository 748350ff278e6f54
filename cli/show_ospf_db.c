/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip ospf database, as a list and LSA by LSA.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show_ospf.h"

static const struct {
	const char *word, *json, *title, *type, *id;
	bool as_scope;
} kinds[] = {
	{"router", "routerLinkStates", "Router Link States", "Router Links", "", false},
	{"network", "networkLinkStates", "Net Link States", "Network Links",
	 " (address of Designated Router)", false},
	{"summary", "summaryLinkStates", "Summary Net Link States", "Summary Links(Network)",
	 " (summary Network Number)", false},
	{"asbr-summary", "asbrSummaryLinkStates", "Summary ASB Link States",
	 "Summary Links(AS Boundary Router)", " (AS Boundary Router address)", false},
	{"nssa-external", "nssaExternalLinkStates", "Type-7 AS External Link States",
	 "AS External Link", " (External Network Number )", false},
	{"external", "asExternalLinkStates", "Type-5 AS External Link States", "AS External Link",
	 " (External Network Number )", true},
};

static void head(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	str_printf(out, "\n            OSPF Router with ID (%s) (Process ID %u)\n",
		   jstr(j, "routerId", "0.0.0.0"), v->conf ? v->conf->number : 1);
}

static unsigned hex(struct json_object *o, const char *name)
{
	return (unsigned)strtoul(jstr(o, name, "0"), NULL, 16);
}

/* --- list --- */

/* v->what: the router whose LSAs are wanted, "self" for ours (router id `own`), "" for all. */
static bool adv_wanted(const char *adv, const char *own, const struct frr_shown *v)
{
	return !v->what[0] || !strcmp(adv, !strcmp(v->what, "self") ? own : v->what);
}

static void list_kind(struct str *out, size_t k, struct json_object *list, const char *area,
		      const char *own, const struct frr_shown *v)
{
	bool router = !strcmp(kinds[k].word, "router");
	bool tag = !strcmp(kinds[k].word, "external") || !strcmp(kinds[k].word, "nssa-external");

	if (!list || !json_object_is_type(list, json_type_array) || !json_object_array_length(list))
		return;
	if (area)
		str_printf(out, "\n\t\t%s (Area %s)\n\n", kinds[k].title, area);
	else
		str_printf(out, "\n\t\t%s\n\n", kinds[k].title);
	str_printf(out, "Link ID         ADV Router      Age         Seq#       Checksum%s\n",
		   router ? " Link count"
		   : tag  ? " Tag"
			  : "");
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		struct json_object *l = json_object_array_get_idx(list, i);

		if (!adv_wanted(jstr(l, "advertisedRouter", ""), own, v))
			continue;
		str_printf(out, "%-15s %-15s %-11" PRId64 " 0x%08X 0x%06X",
			   jstr(l, "lsId", "0.0.0.0"), jstr(l, "advertisedRouter", "0.0.0.0"),
			   jnum(l, "lsaAge", 0), hex(l, "sequenceNumber"), hex(l, "checksum"));
		if (router)
			str_printf(out, " %" PRId64, jnum(l, "numOfRouterLinks", 0));
		else if (tag)
			str_printf(out, " %" PRId64, jnum(l, "tag", 0));
		str_putc(out, '\n');
	}
}

void show_ospf_database_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct json_object *areas = jobj(j, "areas");
	const char *own = jstr(j, "routerId", "0.0.0.0");
	struct json_object_iterator it, end;
	char area[16];

	if (!j)
		return;
	head(out, j, v);
	if (areas) {
		it = json_object_iter_begin(areas);
		end = json_object_iter_end(areas);
		for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it))
			for (size_t k = 0; k < ARRAY_SIZE(kinds); k++)
				if (!kinds[k].as_scope)
					list_kind(out, k,
						  jget(json_object_iter_peek_value(&it),
						       kinds[k].json),
						  show_ospf_area(v, json_object_iter_peek_name(&it),
								 area),
						  own, v);
	}
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++)
		if (kinds[k].as_scope)
			list_kind(out, k, jget(j, kinds[k].json), NULL, own, v);
}

/* --- one LSA --- */

static void router_link(struct str *out, struct json_object *l)
{
	const char *type = jstr(l, "linkType", "");
	const char *id = jstr(l, "networkAddress", NULL),
		   *what = " (Link ID) Network/subnet number: ";

	if (!id) {
		id = jstr(l, "designatedRouterAddress", NULL);
		what = " (Link ID) Designated Router address: ";
	}
	if (!id) {
		id = jstr(l, "neighborRouterId", "0.0.0.0");
		what = " (Link ID) Neighboring Router ID: ";
	}
	str_printf(out, "\n    Link connected to: %s\n    %s%s\n", type, what, id);
	if (jstr(l, "networkMask", NULL))
		str_printf(out, "     (Link Data) Network Mask: %s\n", jstr(l, "networkMask", ""));
	else
		str_printf(out, "     (Link Data) Router Interface address: %s\n",
			   jstr(l, "routerInterfaceAddress", "0.0.0.0"));
	str_printf(out, "      Number of MTID metrics: 0\n       TOS 0 Metrics: %" PRId64 "\n",
		   jnum(l, "tos0Metric", 0));
}

static void members(struct str *out, struct json_object *o,
		    void (*fn)(struct str *out, struct json_object *m))
{
	struct json_object_iterator it, end;

	if (!o || !json_object_is_type(o, json_type_object))
		return;
	it = json_object_iter_begin(o);
	end = json_object_iter_end(o);
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it))
		fn(out, json_object_iter_peek_value(&it));
}

static void attached(struct str *out, struct json_object *r)
{
	str_printf(out, "\tAttached Router: %s\n", jstr(r, "attachedRouterId", "0.0.0.0"));
}

static void lsa_body(struct str *out, size_t k, struct json_object *l)
{
	const char *w = kinds[k].word;

	if (!strcmp(w, "router")) {
		str_printf(out, "  Number of Links: %" PRId64 "\n", jnum(l, "numOfLinks", 0));
		members(out, jget(l, "routerLinks"), router_link);
	} else if (!strcmp(w, "network")) {
		str_printf(out, "  Network Mask: /%" PRId64 "\n", jnum(l, "networkMask", 0));
		members(out, jget(l, "attchedRouters"), attached);
	} else if (!strcmp(w, "external") || !strcmp(w, "nssa-external")) {
		str_printf(out,
			   "  Network Mask: /%" PRId64 "\n\tMetric Type: %s\n\tMTID: 0 \n"
			   "\tMetric: %" PRId64
			   " \n\tForward Address: %s\n\tExternal Route Tag: %" PRId64 "\n",
			   jnum(l, "networkMask", 0),
			   strstr(jstr(l, "metricType", ""), "2")
				   ? "2 (Larger than any link state path)"
				   : "1 (Comparable directly to link state metric)",
			   jnum(l, "metric", 0),
			   jstr(l, "forwardAddress", jstr(l, "nssaForwardAddress", "0.0.0.0")),
			   jnum(l, "externalRouteTag", 0));
	} else {
		str_printf(out, "  Network Mask: /%" PRId64 "\n\tMTID: 0 \tMetric: %" PRId64 " \n",
			   jnum(l, "networkMask", 0), jnum(l, "tos0Metric", 0));
	}
}

/* FRR: "*|O|DC|EA|N/P|MC|E|-" with - for what is not set. */
static void options(struct str *out, size_t k, struct json_object *l)
{
	const char *o = jstr(l, "options", "");

	str_puts(out, "(No TOS-capability");
	if (!strcmp(kinds[k].word, "nssa-external"))
		str_printf(out, ", %sType 7/5 translation", strstr(o, "N/P") ? "" : "No ");
	str_printf(out, "%s)", strstr(o, "DC") ? ", DC" : "");
}

static void lsa_render(struct str *out, size_t k, struct json_object *l, const char *own,
		       const struct frr_shown *v)
{
	const char *id = jstr(l, "linkStateId", "0.0.0.0");

	if ((v->addr[0] && strcmp(v->addr, id) != 0) ||
	    !adv_wanted(jstr(l, "advertisingRouter", ""), own, v))
		return;
	str_printf(out, "\n  LS age: %" PRId64 "\n  Options: ", jnum(l, "lsaAge", 0));
	options(out, k, l);
	str_printf(out,
		   "\n  LS Type: %s\n"
		   "  Link State ID: %s%s\n  Advertising Router: %s\n  LS Seq Number: %08X\n"
		   "  Checksum: 0x%X\n  Length: %" PRId64 "\n",
		   kinds[k].type, id, kinds[k].id, jstr(l, "advertisingRouter", "0.0.0.0"),
		   hex(l, "lsaSeqNumber"), hex(l, "checksum"), jnum(l, "length", 0));
	lsa_body(out, k, l);
	str_putc(out, '\n');
}

static void lsa_list(struct str *out, size_t k, struct json_object *list, const char *own,
		     const struct frr_shown *v)
{
	if (list && json_object_is_type(list, json_type_array))
		for (size_t i = 0; i < json_object_array_length(list); i++)
			lsa_render(out, k, json_object_array_get_idx(list, i), own, v);
}

void show_ospf_lsa_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	const char *own = jstr(j, "routerId", "0.0.0.0");
	struct json_object_iterator it, end;
	char area[16];

	if (!j)
		return;
	head(out, j, v);
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		struct json_object *o = jget(j, kinds[k].json), *areas = jobj(o, "areas");

		if (!o)
			continue;
		if (!areas) {
			str_printf(out, "\n\t\t%s\n", kinds[k].title);
			lsa_list(out, k, o, own, v);
			continue;
		}
		it = json_object_iter_begin(areas);
		end = json_object_iter_end(areas);
		for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it)) {
			str_printf(out, "\n\t\t%s (Area %s)\n", kinds[k].title,
				   show_ospf_area(v, json_object_iter_peek_name(&it), area));
			lsa_list(out, k, json_object_iter_peek_value(&it), own, v);
		}
	}
}

/* --- border routers --- */

/* FRR has it as text only: "R    10.1.1.1  [10] area: 0.0.0.0, ABR, ASBR", with "R IA" between
 * areas, and below it a line "via A, DEV" for each path. */
struct border {
	char id[16], area[16];
	unsigned cost;
	bool inter, abr, asbr;
};

static bool border_parse(const char *line, struct border *b)
{
	const char *p = line + 1;

	if (*line != 'R')
		return false;
	memset(b, 0, sizeof(*b));
	p += strspn(p, " ");
	b->inter = !strncmp(p, "IA ", 3);
	if (b->inter)
		p += 3;
	if (sscanf(p, "%15s [%u] area: %15[0-9.]", b->id, &b->cost, b->area) != 3) {
		b->id[0] = '\0';
		return false;
	}
	b->abr = strstr(p, ", ABR") != NULL;
	b->asbr = strstr(p, ", ASBR") != NULL;
	return true;
}

static void border_path(struct str *out, const struct border *b, const char *line,
			const struct frr_shown *v)
{
	struct json_object *a = jget(jobj(v->first, "areas"), b->area);
	char via[16], dev[24], name[IFACE_NAME_LEN], area[16];

	if (!b->id[0] || sscanf(line, " via %15[0-9.], %23s", via, dev) != 2)
		return;
	str_printf(out, "%c %s [%u] via %s, %s, %s%s%s, Area %s, SPF %" PRId64 "\n",
		   b->inter ? 'I' : 'i', b->id, b->cost, via, frr_ifname(dev, false, name),
		   b->abr ? "ABR" : "", b->abr && b->asbr ? "/" : "", b->asbr ? "ASBR" : "",
		   show_ospf_area(v, b->area, area), jnum(a, "spfExecutedCounter", 0));
}

void show_ospf_border_render(struct str *out, struct json_object *j, const struct frr_shown *v)
{
	struct border b = {.id = ""};

	head(out, v->first, v);
	str_puts(out, "\n\n\t\tBase Topology (MTID 0)\n\nInternal Router Routing Table\n"
		      "Codes: i - Intra-area route, I - Inter-area route\n\n");
	for (const char *p = v->text ? v->text : ""; *p;) {
		size_t n = strcspn(p, "\n");
		char *line = xstrndup(p, n);

		if (!border_parse(line, &b) && line[strspn(line, " ")] == 'v')
			border_path(out, &b, line, v);
		else if (*line != 'R')
			b.id[0] = '\0';
		free(line);
		p += n + (p[n] == '\n');
	}
}

/* --- command --- */

static int show_border(struct cli_ctx *c, const struct gram_match *m)
{
	struct frr_request q = {.kind = FRR_OSPF,
				.number = (uint32_t)gram_num(m, "process", 0),
				.command = "show ip ospf json",
				.second = "show ip ospf border-routers",
				.fn = show_ospf_border_render};

	return show_frr(c, &q);
}

static int show_database(struct cli_ctx *c, const struct gram_match *m)
{
	struct frr_request q = {.kind = FRR_OSPF,
				.number = (uint32_t)gram_num(m, "process", 0),
				.addr = gram_var(m, "addr"),
				.fn = show_ospf_database_render};
	const char *kind = gram_var(m, "kind");
	char *cmd;
	int rc;

	if (kind)
		q.fn = show_ospf_lsa_render;
	q.what = gram_has(m, "self-originate") ? "self" : gram_var(m, "adv");
	cmd = kind ? xasprintf("show ip ospf database %s json", kind)
		   : xstrdup("show ip ospf database json");
	q.command = cmd;
	rc = show_frr(c, &q);
	free(cmd);
	return rc;
}

const struct gram_row show_ospf_db_rows[] = {
	EXEC_ROW(MODE_USER,
		 "show ip ospf [<1-65535>$process] database "
		 "[{router|network|summary|asbr-summary|external|nssa-external}$kind "
		 "[A.B.C.D$addr] [adv-router A.B.C.D$adv|self-originate]|self-originate]",
		 "Show running system information\nIP information\nOSPF information\nProcess ID "
		 "number\n"
		 "Database summary\nRouter link states\nNetwork link states\nNetwork summary link "
		 "states\n"
		 "ASBR summary link states\nExternal link states\nNSSA External link states\nLink "
		 "state ID\nAdvertising Router link states\nAdvertising Router\nSelf-originated "
		 "link "
		 "states\nSelf-originated link states",
		 show_database),
	EXEC_ROW(MODE_USER, "show ip ospf [<1-65535>$process] border-routers",
		 "Show running system information\nIP information\nOSPF information\nProcess ID "
		 "number\nBorder and Boundary Router Information",
		 show_border),
	EXEC_END,
};
