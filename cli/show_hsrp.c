/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show standby [INTERFACE [GROUP]] [brief]
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/show.h"
#include "routing/hsrp.h"

struct asked {
	struct cli_ctx *c;
	const char *ifname;
	int64_t group; /* -1: all */
	bool any;
};

static const char *peer_text(const struct hsrp_info *i, const struct hsrp_peer *p,
			     enum hsrp_state local, char a[ADDR_STRLEN])
{
	if (i->state == local)
		return "local";
	return p->addr.family ? addr_str(&p->addr, a) : "unknown";
}

static void brief_render(const struct hsrp_info *i, void *arg)
{
	struct asked *q = arg;
	char a[ADDR_STRLEN], s[ADDR_STRLEN], v[ADDR_STRLEN], name[IFACE_NAME_LEN];

	cli_print(q->c, "%-11s %-4u %-3u %c %-7s %-15s %-15s %s\n",
		  iface_name_short(i->conf->ifname, name), i->conf->group, i->priority,
		  i->conf->preempt ? 'P' : ' ', hsrp_state_text(i->state),
		  peer_text(i, &i->active, HSRP_ACTIVE, a), peer_text(i, &i->standby, HSRP_STANDBY, s),
		  i->vip.family ? addr_str(&i->vip, v) : "unknown");
}

static void peer_render(struct str *out, const char *what, const struct hsrp_info *i,
			const struct hsrp_peer *p, enum hsrp_state local)
{
	uint64_t now = mono_ms(NULL), left = p->until_ms > now ? p->until_ms - now : 0;
	char a[ADDR_STRLEN];

	str_printf(out, "  %s router is %s", what, peer_text(i, p, local, a));
	if (i->state != local && p->addr.family)
		str_printf(out, ", priority %u (expires in %" PRIu64 ".%03u sec)", p->priority,
			   left / 1000, (unsigned)(left % 1000));
	str_putc(out, '\n');
}

static void time_render(struct str *out, uint32_t ms)
{
	if (ms % 1000)
		str_printf(out, "%u msec", ms);
	else
		str_printf(out, "%u sec", ms / 1000);
}

static void tracks_render(struct cli_ctx *c, const struct hsrp_conf *conf)
{
	for (size_t k = 0; k < conf->n_tracks; k++) {
		const struct iface *f = iface_find(c->rt->ifaces, conf->track[k].ifname);
		struct track_state st;

		if (!conf->track[k].object)
			cli_print(c, "    Track interface %s state %s decrement %u\n",
				  conf->track[k].ifname, f && f->line_up ? "Up" : "Down",
				  conf->track[k].decrement);
		else if (!track_get(c->rt->tracks, conf->track[k].object, &st))
			cli_print(c, "    Track object %u (unknown)\n", conf->track[k].object);
		else if (conf->track[k].shut)
			cli_print(c, "    Track object %u state %s shutdown\n",
				  conf->track[k].object, st.up ? "Up" : "Down");
		else
			cli_print(c, "    Track object %u state %s decrement %u\n",
				  conf->track[k].object, st.up ? "Up" : "Down",
				  conf->track[k].decrement);
	}
}

static void identity_render(struct cli_ctx *c, const struct hsrp_info *i)
{
	const uint8_t *m = i->mac;
	char v[ADDR_STRLEN], mac[16];

	snprintf(mac, sizeof(mac), "%02x%02x.%02x%02x.%02x%02x", m[0], m[1], m[2], m[3], m[4], m[5]);
	cli_print(c, "  Virtual IP address is %s%s\n",
		  i->vip.family ? addr_str(&i->vip, v) : "unknown",
		  i->vip.family && !i->conf->vip.family ? " (learnt)" : "");
	cli_print(c, "  Active virtual MAC address is %s\n    Local virtual MAC address is %s (bia)\n",
		  i->state == HSRP_ACTIVE ? mac : "unknown", mac);
}

static void group_render(const struct hsrp_info *i, void *arg)
{
	struct asked *q = arg;
	const struct hsrp_conf *conf = i->conf;
	char t[SHOW_TIME_LEN], name[IFACE_NAME_LEN];

	if ((q->ifname && strcmp(q->ifname, conf->ifname) != 0) ||
	    (q->group >= 0 && q->group != conf->group))
		return;
	q->any = true;
	cli_print(q->c, "%s - Group %u%s\n  State is %s\n", conf->ifname, conf->group,
		  conf->version == 2 ? " (version 2)" : "",
		  i->state == HSRP_INIT && !conf->enabled ? "Disabled" : hsrp_state_text(i->state));
	if (i->held)
		cli_print(q->c, "    Does not run: %s\n", i->held);
	cli_print(q->c, "    %u state change%s, last state change %s\n", i->changes,
		  i->changes == 1 ? "" : "s", show_ago(mono_ms(NULL), i->changed_ms, t));
	identity_render(q->c, i);
	str_puts(q->c->out, "  Hello time ");
	time_render(q->c->out, i->hello_ms);
	str_puts(q->c->out, ", hold time ");
	time_render(q->c->out, i->hold_ms);
	if (i->next_hello_ms)
		cli_print(q->c, "\n    Next hello sent in %u.%03u secs", i->next_hello_ms / 1000,
			  i->next_hello_ms % 1000);
	if (conf->md5 && conf->chain[0])
		cli_print(q->c, "\n  Authentication MD5, key-chain \"%s\"", conf->chain);
	else if (conf->md5)
		cli_print(q->c, "\n  Authentication MD5, key-string");
	else if (strcmp(conf->auth, HSRP_AUTH_DEFAULT) != 0)
		cli_print(q->c, "\n  Authentication text, string \"%s\"", conf->auth);
	cli_print(q->c, "\n  Preemption %s", conf->preempt ? "enabled" : "disabled");
	if (conf->preempt && conf->preempt_s)
		cli_print(q->c, ", delay min %u secs", conf->preempt_s);
	str_putc(q->c->out, '\n');
	peer_render(q->c->out, "Active", i, &i->active, HSRP_ACTIVE);
	peer_render(q->c->out, "Standby", i, &i->standby, HSRP_STANDBY);
	cli_print(q->c, "  Priority %u (%s %u)\n", i->priority,
		  conf->priority == 100 ? "default" : "configured", conf->priority);
	tracks_render(q->c, conf);
	if (conf->name[0])
		cli_print(q->c, "  Group name is \"%s\" (cfgd)\n", conf->name);
	else
		cli_print(q->c, "  Group name is \"hsrp-%s-%u\" (default)\n",
			  iface_name_short(conf->ifname, name), conf->group);
}

static int show_standby(struct cli_ctx *c, const struct gram_match *m)
{
	struct asked q = { .c = c, .ifname = gram_var(m, "iface"),
			   .group = gram_var(m, "group") ? (int64_t)gram_num(m, "group", 0) : -1 };

	if (c->rt->hsrps)
		hsrps_walk(c->rt->hsrps, group_render, &q);
	return 0;
}

static int show_standby_brief(struct cli_ctx *c, const struct gram_match *m)
{
	struct asked q = { .c = c };

	cli_print(c, "                     P indicates configured to preempt.\n"
		     "                     |\n"
		     "Interface   Grp  Pri P State   Active          Standby         Virtual IP\n");
	if (c->rt->hsrps)
		hsrps_walk(c->rt->hsrps, brief_render, &q);
	return 0;
}

#define H_STANDBY "Show running system information\nHSRP information\n"

const struct gram_row show_hsrp_rows[] = {
	EXEC_ROW(MODE_USER, "show standby [IFACE$iface [<0-4095>$group]] [all]",
		 H_STANDBY "Interface\nGroup number\nInclude groups in disabled state", show_standby),
	EXEC_ROW(MODE_USER, "show standby brief", H_STANDBY "Brief output", show_standby_brief),
	EXEC_END,
};
