/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * access-class: may this address open a line? Standard lists as they are, of extended ones the
 * source. A list that does not exist or is empty permits, as on IOS; one that ends denies.
 */
#include "cli/apply_int.h"
#include "cli/session_int.h"

bool access_permits(const struct router *rt, const char *acl, const struct addr *src, bool count)
{
	const struct acl_entry *e = NULL;
	const struct acl *a;
	struct policy p;
	bool ok = true;

	if (!*acl || !rt->running)
		return true;
	apply_policy(rt->running, &p);
	a = acl_find(p.acl, p.n_acls, acl, src->family == ADDR_V6);
	if (!a && src->family == ADDR_V6 && acl_find(p.acl, p.n_acls, acl, false))
		ok = false; /* an IPv4 list permits no IPv6 address */
	if (a && a->n) {
		e = acl_match_addr(a, src);
		ok = e && e->permit;
	}
	if (e && count && rt->filter)
		filter_acl_hit(rt->filter, a, e, src);
	policy_release(&p);
	return ok;
}
