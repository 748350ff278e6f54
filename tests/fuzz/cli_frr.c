/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What FRR's daemons send us, from a daemon gone mad. The first byte picks the reader: routes and
 * next hops of the routing socket (what is understood must survive being written and read again),
 * log lines, and JSON answers to the show commands.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "cli/show_frr.h"
#include "routing/frr/frr_priv.h"

static void wire(const uint8_t *p, size_t n)
{
	static struct zapi_route r, back;
	static uint8_t buf[8192];
	struct wr w = wr_init(buf, sizeof(buf));
	struct rd rd = rd_init(p, n);
	struct zapi_rnh nh;

	if (zapi_route_parse(&rd, &r)) {
		if (r.n_nh > ZAPI_MAX_NH || r.prefix.len > 128)
			abort();
		zapi_redist_route_write(&w, ZAPI_REDIST_ROUTE_ADD, &r);
		rd = rd_init(buf + ZAPI_HEADER, wr_len(&w) - ZAPI_HEADER);
		if (w.bad || !zapi_route_parse(&rd, &back) || back.n_nh != r.n_nh ||
		    back.prefix.len != r.prefix.len)
			abort();
	}
	rd = rd_init(p, n);
	while (rd_left(&rd) && zapi_rnh_parse(&rd, &nh))
		if (nh.prefix.len > addr_bytes(&nh.prefix.addr) * 8)
			abort();
}

static void log_line(unsigned which, const char *text)
{
	static struct frr f;
	static struct frr_child c;

	if (!f.loop) {
		f.loop = loop_new();
		c.f = &f;
		c.rib = rib_new(NULL, NULL);
		c.conf.log_changes = c.conf.log_detail = true;
	}
	c.conf.kind = which & 1 ? FRR_BGP : which & 2 ? FRR_OSPF6 : FRR_OSPF;
	events_line(&c, text);
	zsync_free(&c);
}

static void answer(unsigned which, const char *text)
{
	static const frr_render_fn fns[] = {
		show_bgp_summary_render,	  show_bgp_table_render,
		show_bgp_advertised_render,	  show_bgp_entry_render,
		show_bgp_neighbors_render,	  show_ospf_neighbor_render,
		show_ospf_neighbor_detail_render, show_ospf_interface_render,
		show_ospf_interface_brief_render, show_ospf_process_render,
		show_ospf_database_render,	  show_ospf_lsa_render,
		show_ospf6_neighbor_render,	  show_ospf6_neighbor_detail_render,
		show_ospf6_interface_render,	  show_ospf6_interface_brief_render,
		show_ospf6_process_render};
	struct json_object *j = json_tokener_parse(text);
	struct frr_shown v = {.first = j};
	struct str out = {0};

	fns[which % ARRAY_SIZE(fns)](&out, j, &v);
	str_free(&out);
	json_object_put(j);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static bool ready;
	char *text;

	if (!ready)
		log_init();
	ready = true;
	if (!n)
		return 0;
	if (data[0] < 64) {
		wire(data + 1, n - 1);
		return 0;
	}
	text = xstrndup((const char *)data + 1, n - 1);
	if (data[0] < 96)
		log_line(data[0], text);
	else
		answer(data[0] - 96u, text);
	free(text);
	return 0;
}
