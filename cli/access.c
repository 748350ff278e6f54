/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * access-class: may this address open a line? Standard lists as they are, of extended ones the
 * source. A list that does not exist permits, as on IOS; one that ends denies.
 */
#include <stdio.h>
#include <string.h>
#include "cli/exec_int.h"
#include "cli/session_int.h"

static const char *word_next(const char *s, char *out, size_t size)
{
	size_t n;

	s += strspn(s, " ");
	n = strcspn(s, " ");
	snprintf(out, size, "%.*s", (int)n, s);
	return s + n;
}

/* "[10] permit [tcp] any|host A|A [W] ...": 1 permits, 0 denies, -1 says nothing about src */
static int entry_says(const char *s, const struct addr *src)
{
	char w[64], action[64], wild[64];
	struct addr a, mask;
	uint32_t care = UINT32_MAX;

	s = word_next(s, action, sizeof(action));
	if (action[0] >= '0' && action[0] <= '9')
		s = word_next(s, action, sizeof(action));
	if (strcmp(action, "permit") && strcmp(action, "deny"))
		return -1;
	s = word_next(s, w, sizeof(w));
	if (!strcmp(w, "ip") || !strcmp(w, "tcp"))
		s = word_next(s, w, sizeof(w));
	if (!strcmp(w, "host")) {
		word_next(s, w, sizeof(w));
	} else if (!strcmp(w, "any")) {
		return action[0] == 'p';
	} else {
		word_next(s, wild, sizeof(wild));
		if (addr_parse_v4(wild, &mask))
			care = ~addr_to_v4(&mask);
	}
	if (!addr_parse_v4(w, &a) || src->family != ADDR_V4)
		return -1;
	if ((addr_to_v4(&a) & care) != (addr_to_v4(src) & care))
		return -1;
	return action[0] == 'p';
}

bool access_permits(const struct cfg *cfg, const char *acl, const struct addr *src)
{
	static const char *const kinds[] = { "standard", "extended" };
	const struct cfg_node *n;
	bool known = false;
	char head[128];
	int says;

	if (!*acl || !cfg)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		snprintf(head, sizeof(head), "ip access-list %s %s", kinds[i], acl);
		n = cfg_find(&cfg->root, head);
		for (n = n ? n->first : NULL; n; n = n->next) {
			known = true;
			says = entry_says(n->line, src);
			if (says >= 0)
				return says;
		}
	}
	snprintf(head, sizeof(head), "access-list %s", acl);
	for (n = cfg_find(&cfg->root, head); n; n = cfg_next(n, head)) {
		known = true;
		says = entry_says(n->line + strlen(head), src);
		if (says >= 0)
			return says;
	}
	return !known;
}
