/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show ip static route: every configured line, whether it is in the table or why not.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/apply_int.h"
#include "cli/show.h"

/* Is this line among the installed paths of its prefix? */
static bool static_active(struct rib *rib, const struct static_conf *s)
{
	struct rib_entry e;

	if (!rib || !rib_get(rib, &s->prefix, &e))
		return false;
	for (size_t i = 0; i < e.n_paths; i++) {
		const struct rib_path *p = &e.path[i];

		if (p->route->proto != RIB_STATIC || p->route->distance != s->distance)
			continue;
		if (p->route->null0 ? !strcmp(s->oif, "Null0") :
				      addr_eq(&p->nh.via, &s->via) && !strcmp(p->nh.oif, s->oif))
			return true;
	}
	return false;
}

static void static_render(struct str *out, const struct static_conf *s, bool active,
			  bool track_down)
{
	char p[ADDR_STRLEN], a[ADDR_STRLEN];

	str_printf(out, "%-2s %s [%u/0] via ", s->track ? "T" : "M", prefix_str(&s->prefix, p),
		   s->distance);
	if (s->oif[0])
		str_puts(out, s->oif);
	if (s->via.family)
		str_printf(out, "%s%s", s->oif[0] ? ", " : "", addr_str(&s->via, a));
	str_printf(out, " [%c%s]", active ? 'A' : 'N', s->permanent ? "P" : "");
	if (s->track)
		str_printf(out, " track %u%s", s->track, track_down ? " (down)" : "");
	if (s->name[0])
		str_printf(out, " name %s", s->name);
	if (s->tag)
		str_printf(out, " tag %u", s->tag);
	str_putc(out, '\n');
}

static int show_static(struct cli_ctx *c, const struct gram_match *m)
{
	const char *vrf = gram_var(m, "vrf") ? gram_var(m, "vrf") : "";
	struct rib *rib = c->rt->rib;
	struct static_conf *list;
	struct addr only;
	bool one = gram_addr(m, "addr", &only);
	size_t n;

	if (!c->rt->system)
		return 0;
	if (*vrf)
		rib = ifaces_vrf_rib(c->rt->ifaces, vrf, false);
	cli_print(c, "Codes: M - Manual static, T - Tracking object\n"
		     "Codes in []: A - active, N - non-active, P - permanent\n\n"
		     "Static local RIB for %s\n\n", *vrf ? vrf : "default");
	list = apply_statics(c->rt, &n);
	for (size_t i = 0; i < n; i++) {
		struct track_state t;
		bool down = list[i].track && track_get(c->rt->tracks, list[i].track, &t) && !t.up;

		if (list[i].prefix.addr.family != ADDR_V4 || strcmp(list[i].vrf, vrf) != 0 ||
		    (one && !prefix_contains(&list[i].prefix, &only)))
			continue;
		static_render(c->out, &list[i], static_active(rib, &list[i]), down);
	}
	free(list);
	return 0;
}

const struct gram_row show_static_rows[] = {
	EXEC_ROW(MODE_USER, "show ip static route [vrf WORD$vrf] [A.B.C.D$addr]",
		 "Show running system information\nIP information\nIP static information\n"
		 "Static routes\nDisplay routes from a VPN Routing/Forwarding instance\n"
		 "VPN Routing/Forwarding instance name\nAddress", show_static),
	EXEC_END,
};
