/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `standby` lines of interfaces -> groups of HSRP.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/apply_int.h"

/* What has no effect of its lines. */
bool hsrp_ignores(const struct cfg_node *n)
{
	static const char *const words[] = { "ipv6", "md5", "mac-address", "follow", "secondary" };

	for (size_t i = 0; !strncmp(n->line, "standby ", 8) && i < ARRAY_SIZE(words); i++)
		if (cfg_has(n, words[i]))
			return true;
	return false;
}

static void track_get_line(struct hsrp_conf *c, const struct cfg_node *n)
{
	const char *oif = cfg_var(n, "interface");

	if (c->n_tracks == HSRP_MAX_TRACKS)
		return;
	c->track[c->n_tracks].object = (uint16_t)cfg_num(n, "object", 0);
	c->track[c->n_tracks].shut = cfg_has(n, "shutdown");
	c->track[c->n_tracks].decrement =
		c->track[c->n_tracks].shut ? 0 : (uint8_t)cfg_num(n, "dec", 10);
	if (oif)
		str_copy(c->track[c->n_tracks].ifname, IFACE_NAME_LEN, oif);
	c->n_tracks++;
}

static uint32_t time_get(const struct cfg_node *n, const char *sec, const char *msec)
{
	return (uint32_t)(cfg_var(n, msec) ? cfg_num(n, msec, 0) : cfg_num(n, sec, 0) * 1000);
}

static void line_get(struct hsrp_conf *c, const struct cfg_node *n)
{
	if (hsrp_ignores(n))
		return;
	if (cfg_has(n, "ip")) {
		c->enabled = true;
		cfg_addr(n, "ip", &c->vip);
	} else if (cfg_var(n, "priority")) {
		c->priority = (uint8_t)cfg_num(n, "priority", 100);
	} else if (cfg_has(n, "preempt")) {
		c->preempt = true;
		c->preempt_s = (uint32_t)cfg_num(n, "min", 0);
	} else if (cfg_var(n, "name")) {
		str_copy(c->name, sizeof(c->name), cfg_var(n, "name"));
	} else if (cfg_has(n, "timers")) {
		c->hello_ms = time_get(n, "hello", "hellom");
		c->hold_ms = time_get(n, "hold", "holdm");
	} else if (cfg_has(n, "track")) {
		track_get_line(c, n);
	} else if (cfg_var(n, "text") || cfg_var(n, "plain")) {
		str_copy(c->auth, sizeof(c->auth),
			 cfg_var(n, "text") ? cfg_var(n, "text") : cfg_var(n, "plain"));
	}
}

static struct hsrp_conf *group_get(struct hsrp_conf **list, size_t *n, const struct cfg_node *s,
				   uint16_t group)
{
	const struct cfg_node *v = cfg_find(s, "standby version");
	struct hsrp_conf *c;

	for (size_t i = 0; i < *n; i++)
		if ((*list)[i].group == group && !strcmp((*list)[i].ifname, cfg_var(s, "name")))
			return &(*list)[i];
	c = GROW(*list, *n);
	str_copy(c->ifname, sizeof(c->ifname), cfg_var(s, "name"));
	str_copy(c->auth, sizeof(c->auth), HSRP_AUTH_DEFAULT);
	c->group = group;
	c->version = v && cfg_has(v, "2") ? 2 : 1;
	c->priority = 100;
	return c;
}

void apply_hsrp(const struct router *rt)
{
	struct hsrp_conf *list = NULL;
	size_t n = 0;

	EACH(s, &rt->running->root, "interface")
		EACH(l, s, "standby") {
			uint16_t group = (uint16_t)cfg_num(l, "group", 0);

			if (!l->no && !cfg_has(l, "version"))
				line_get(group_get(&list, &n, s, group), l);
		}
	hsrps_configure(rt->hsrps, list, n);
	free(list);
}
