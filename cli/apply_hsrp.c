/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `standby` lines of interfaces -> groups of HSRP.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/apply_int.h"
#include "cli/conf.h"
#include "cli/key_chain.h"

static uint32_t time_get(const struct cfg_node *n, const char *sec, const char *msec)
{
	return (uint32_t)(cfg_var(n, msec) ? cfg_num(n, msec, 0) : cfg_num(n, sec, 0) * 1000);
}

/* Each hello would come too late. */
static bool timers_absurd(const struct cfg_node *n)
{
	return cfg_has(n, "timers") &&
	       time_get(n, "hold", "holdm") <= time_get(n, "hello", "hellom");
}

/* What has no effect of its lines. */
bool hsrp_ignores(const struct cfg_node *n)
{
	static const char *const words[] = { "ipv6", "mac-address", "follow", "secondary" };

	for (size_t i = 0; !strncmp(n->line, "standby ", 8) && i < ARRAY_SIZE(words); i++)
		if (cfg_has(n, words[i]))
			return true;
	return !strncmp(n->line, "standby ", 8) && !n->no && timers_absurd(n);
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

/* MD5 that has no key (a chain that is not there, a key that cannot be read) stays MD5: the group
 * does not run then. */
static void md5_get(const struct router *rt, struct hsrp_conf *c, const struct cfg_node *n)
{
	const char *chain = cfg_var(n, "chain");
	struct eigrp_key keys[HSRP_MAX_KEYS];
	struct str clear = { 0 };

	c->md5 = true;
	if (chain) {
		str_copy(c->chain, sizeof(c->chain), chain);
		c->n_keys = key_chain_get(rt, chain, keys, HSRP_MAX_KEYS);
		for (size_t k = 0; k < c->n_keys; k++) {
			struct hsrp_key *to = &c->keys[k];

			*to = (struct hsrp_key){ .id = keys[k].id, .accept_from = keys[k].accept_from,
						 .accept_to = keys[k].accept_to,
						 .send_from = keys[k].send_from,
						 .send_to = keys[k].send_to };
			str_copy(to->key, sizeof(to->key), keys[k].key);
		}
		secret_wipe(keys, sizeof(keys));
		return;
	}
	if (conf_key_clear(rt, n, "key", &clear) && clear.len) {
		str_copy(c->keys[0].key, sizeof(c->keys[0].key), str_text(&clear));
		c->keys[0].accept_to = c->keys[0].send_to = INT64_MAX;
		c->n_keys = 1;
	}
	if (clear.data)
		secret_wipe(clear.data, clear.len);
	str_free(&clear);
}

static void line_get(const struct router *rt, struct hsrp_conf *c, const struct cfg_node *n)
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
	} else if (cfg_has(n, "authentication") && cfg_has(n, "md5")) {
		md5_get(rt, c, n);
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
				line_get(rt, group_get(&list, &n, s, group), l);
		}
	hsrps_configure(rt->hsrps, list, n);
	if (list)
		secret_wipe(list, n * sizeof(*list));
	free(list);
}
