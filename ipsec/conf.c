/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lifetime of the IPsec configuration snapshot: made with IOS's global defaults, shared by
 * reference, freed with everything in it when the last session lets go.
 */
#include <stdlib.h>
#include <string.h>

#include "ipsec/ipsec_conf.h"

#define LIFE_SECONDS 3600
#define LIFE_KILOBYTES 4608000
#define REPLAY_WINDOW 64

struct ipsec_conf *ipsec_conf_new(void)
{
	struct ipsec_conf *c = xcalloc(1, sizeof(*c));

	c->refs = 1;
	c->life_seconds = LIFE_SECONDS;
	c->life_kilobytes = LIFE_KILOBYTES;
	c->replay_window = REPLAY_WINDOW;
	c->df = IPSEC_DF_COPY;
	return c;
}

struct ipsec_conf *ipsec_conf_get(struct ipsec_conf *c)
{
	c->refs++;
	return c;
}

static void policy_clear(struct ipsec_profile *p)
{
	free(p->name);
	free(p->ts);
	free(p->ikev2_profile);
}

static void map_free(struct crypto_map_entry *m)
{
	if (!m)
		return;
	free(m->map);
	free(m->dynamic);
	free(m->peers);
	free(m->flows);
	policy_clear(&m->policy);
	free(m);
}

void ipsec_conf_put(struct ipsec_conf *c)
{
	if (!c || --c->refs)
		return;
	for (size_t i = 0; i < c->n_maps; i++)
		map_free(c->maps[i]);
	free(c->maps);
	for (size_t i = 0; i < c->n_profiles; i++) {
		policy_clear(c->profiles[i]);
		free(c->profiles[i]);
	}
	free(c->profiles);
	/* Profiles point into the transform sets, so these go last. */
	for (size_t i = 0; i < c->n_transform_sets; i++) {
		free(c->transform_sets[i]->name);
		free(c->transform_sets[i]);
	}
	free(c->transform_sets);
	free(c);
}

const struct ipsec_profile *ipsec_profile_find(const struct ipsec_conf *c, const char *name)
{
	for (size_t i = 0; i < c->n_profiles; i++)
		if (!strcmp(c->profiles[i]->name, name))
			return c->profiles[i];
	return NULL;
}

const struct transform_set *transform_set_find(const struct ipsec_conf *c, const char *name)
{
	for (size_t i = 0; i < c->n_transform_sets; i++)
		if (!strcmp(c->transform_sets[i]->name, name))
			return c->transform_sets[i];
	return NULL;
}
