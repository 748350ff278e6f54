/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `tunnel destination NAME`: the name is asked for when the tunnel's source is usable, again every
 * few seconds while nobody knows it, and anew when the address it gave does not answer (the hub
 * may have moved).
 */
#include <string.h>

#include "ike/flexvpn_priv.h"

#define DNS_AGAIN_MS 10000
#define DNS_STALE_FAILURES 3 /* attempts at one address before the name is asked again */

void flexvpn_set_resolver(struct flexvpn *f, const struct flexvpn_resolver *r)
{
	f->resolver = *r;
}

static void dns_again(struct timer *t, void *arg)
{
	struct flex_peer *p = arg;

	flex_evaluate_later(p->t->f);
}

static void dns_known(struct flex_peer *p, const struct addr *a)
{
	char text[ADDR_STRLEN];

	p->remote = *a;
	p->failures = 0;
	if (log_debug_on(DBG_TUNNEL))
		log_debug("%s: destination %s is %s", p->t->name, p->t->tc->destination_name,
			  addr_str(a, text));
}

static void dns_done(const struct addr *a, void *arg)
{
	struct flex_peer *p = arg;
	struct flexvpn *f = p->t->f;

	p->dns = NULL;
	if (a)
		dns_known(p, a);
	timer_init(&p->dns_again, dns_again, p);
	timer_set(loop_timers(f->loop), &p->dns_again, a ? 0 : DNS_AGAIN_MS);
}

bool flex_dns_named(const struct flex_peer *p)
{
	return p->t->kind == FLEX_STATIC && p->t->tc->destination_name[0] &&
	       p->t->dp_kind != TUNNEL_MGRE;
}

/* What the tunnel is carried in: nothing else of a name's addresses is of use. */
static enum addr_family family_of(const struct flex_peer *p)
{
	return p->t->local.family;
}

void flex_dns_update(struct flex_peer *p)
{
	struct flexvpn *f = p->t->f;
	const char *name = p->t->tc->destination_name;
	struct addr a;

	if (p->dns || timer_pending(&p->dns_again) || !f->resolver.start)
		return;
	if (p->remote.family && (p->children || p->failures < DNS_STALE_FAILURES))
		return;
	if (f->resolver.local(f->resolver.ctx, name, family_of(p), &a)) {
		dns_known(p, &a);
		return;
	}
	p->dns = f->resolver.start(f->resolver.ctx, name, family_of(p), dns_done, p);
	if (!p->dns) { /* no server to ask yet */
		timer_init(&p->dns_again, dns_again, p);
		timer_set(loop_timers(f->loop), &p->dns_again, DNS_AGAIN_MS);
	}
}

void flex_dns_cancel(struct flex_peer *p)
{
	if (p->dns)
		p->t->f->resolver.cancel(p->dns);
	p->dns = NULL;
	timer_cancel(&p->dns_again);
}
