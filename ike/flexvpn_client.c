/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ike/flexvpn_client.h"

#include <string.h>

#include "ike/flexvpn_priv.h"

#define DNS_WAIT_MS 10000 /* an unknown name: time until the next peer is tried */

struct flex_client {
	struct flexvpn *f;
	char name[64];
	const struct flex_client_conf *c; /* in f->conf */
	int peer;                 /* index, -1 none chosen */
	uint8_t peer_seq;
	struct addr addr;         /* of the chosen one, none: not resolved yet */
	int source;               /* index, -1: none usable, or none configured */
	bool manual;              /* connected by command */
	bool ending;              /* we end the session ourselves: the peer is not to blame */
	void *dns;
	struct timer dns_again;
	struct flex_client_peer pushed[FLEX_BACKUP_MAX]; /* backup-gateway, behind the configured */
	int n_pushed;
	struct flex_client *next;
};

static int peer_count(const struct flex_client *cl)
{
	return cl->c->n_peers + cl->n_pushed;
}

static const struct flex_client_peer *peer_at(const struct flex_client *cl, int i)
{
	return i < cl->c->n_peers ? &cl->c->peer[i] : &cl->pushed[i - cl->c->n_peers];
}

static struct flex_client *client_of(const struct flex_tunnel *t)
{
	struct flex_client *cl;

	if (t->kind != FLEX_STATIC || !t->tc->destination_dynamic)
		return NULL;
	LL_FOREACH(t->f->clients, cl)
		if (!strcmp(cl->c->tunnel, t->name))
			return cl;
	return NULL;
}

static struct flex_tunnel *tunnel_of(const struct flex_client *cl)
{
	struct flex_tunnel *t;

	LL_FOREACH(cl->f->tunnels, t)
		if (client_of(t) == cl)
			return t;
	return NULL;
}

static bool track_is(const struct flex_client *cl, uint16_t id, bool up)
{
	struct track_state st;

	if (!id)
		return true;
	return cl->f->tracks && track_get(cl->f->tracks, id, &st) && st.up == up;
}

static bool wanted(const struct flex_client *cl)
{
	switch (cl->c->connect) {
	case FLEX_CONNECT_AUTO:
		return true;
	case FLEX_CONNECT_MANUAL:
		return cl->manual;
	case FLEX_CONNECT_TRACK:
		return track_is(cl, cl->c->track, cl->c->track_up);
	}
	return false;
}

/* --- choice --- */

static int source_choose(const struct flex_client *cl)
{
	struct prefix p;

	for (int i = 0; i < cl->c->n_sources; i++) {
		struct iface *ifc = iface_find(cl->f->ifaces, cl->c->source[i].iface);

		if (ifc && ifc->line_up && iface_addr(cl->f->ifaces, ifc, &p) &&
		    track_is(cl, cl->c->source[i].track, true))
			return i;
	}
	return -1;
}

/* A peer that another client of the backup group uses is not for this one. */
static bool group_has(const struct flex_client *cl, int i)
{
	const struct flex_client_peer *want = peer_at(cl, i);
	const struct flex_client *o;

	LL_FOREACH(cl->f->clients, o) {
		if (o == cl || !cl->c->group || o->c->group != cl->c->group || o->peer < 0)
			continue;
		if (want->addr.family ? addr_eq(&o->addr, &want->addr) :
					!strcmp(peer_at(o, o->peer)->fqdn, want->fqdn))
			return true;
	}
	return false;
}

static bool peer_possible(const struct flex_client *cl, int i)
{
	return track_is(cl, peer_at(cl, i)->track, peer_at(cl, i)->track_up) && !group_has(cl, i);
}

/* The first possible one from index `from` on, around the end; -1 none. */
static int peer_choose(const struct flex_client *cl, int from)
{
	for (int n = 0; n < peer_count(cl); n++) {
		int i = (from + n) % peer_count(cl);

		if (peer_possible(cl, i))
			return i;
	}
	return -1;
}

static void dns_stop(struct flex_client *cl)
{
	if (cl->dns)
		cl->f->resolver.cancel(cl->dns);
	cl->dns = NULL;
	timer_cancel(&cl->dns_again);
}

/* cl NULL: the tunnel has lost its client. */
static void session_end(struct flex_client *cl, struct flex_tunnel *t, const char *why)
{
	struct ike_sa_info sa;
	struct flex_peer *p = t ? t->peers : NULL;

	if (!p)
		return;
	if (cl)
		cl->ending = true;
	for (int n = 0; n < 4 && ike_sa_by_owner(t->f->ike, p->handle, &sa); n++)
		ike_sa_delete(t->f->ike, sa.id, why);
	if (cl)
		cl->ending = false;
	timer_cancel(&p->retry);
	p->failures = 0;
	memset(&p->remote, 0, sizeof(p->remote));
}

static void peer_take(struct flex_client *cl, struct flex_tunnel *t, int i, const char *why)
{
	session_end(cl, t, why);
	dns_stop(cl);
	memset(&cl->addr, 0, sizeof(cl->addr));
	cl->peer = i;
	if (i < 0)
		return;
	cl->peer_seq = peer_at(cl, i)->seq;
	cl->addr = peer_at(cl, i)->addr;
}

/* --- names --- */

/* Nobody knows the name: the next peer, or the same again. */
static void dns_again(struct timer *tm, void *arg)
{
	struct flex_client *cl = arg;
	int next = peer_choose(cl, cl->peer + 1);

	if (next >= 0 && next != cl->peer)
		peer_take(cl, tunnel_of(cl), next, "its name is not known");
	flex_evaluate_later(cl->f);
}

static void dns_done(const struct addr *a, void *arg)
{
	struct flex_client *cl = arg;

	cl->dns = NULL;
	if (a) {
		cl->addr = *a;
		flex_evaluate_later(cl->f);
	} else {
		timer_set(loop_timers(cl->f->loop), &cl->dns_again, DNS_WAIT_MS);
	}
}

static void dns_ask(struct flex_client *cl)
{
	struct flexvpn_resolver *r = &cl->f->resolver;
	const struct flex_client_peer *p = peer_at(cl, cl->peer);
	enum addr_family family = p->v6 ? ADDR_V6 : ADDR_V4;

	if (cl->addr.family || cl->dns || timer_pending(&cl->dns_again) || !r->start)
		return;
	if (r->local(r->ctx, p->fqdn, family, &cl->addr))
		return;
	cl->dns = r->start(r->ctx, p->fqdn, family, dns_done, cl);
	if (!cl->dns)
		timer_set(loop_timers(cl->f->loop), &cl->dns_again, DNS_WAIT_MS);
}

/* --- what flexvpn_tunnel.c asks --- */

static void client_choose(struct flex_client *cl, struct flex_tunnel *t)
{
	int best;

	cl->source = source_choose(cl);
	if (!wanted(cl) || (cl->c->n_sources && cl->source < 0)) {
		if (cl->peer >= 0)
			peer_take(cl, t, -1, "the client does not connect");
		return;
	}
	if (cl->peer < 0 || !peer_possible(cl, cl->peer)) {
		peer_take(cl, t, peer_choose(cl, cl->peer < 0 ? 0 : cl->peer + 1),
			  "the peer is not possible any more");
	} else if (cl->c->reactivate) {
		best = peer_choose(cl, 0);
		/* only its object tells whether a better peer can be used again */
		if (best >= 0 && best < cl->peer && peer_at(cl, best)->track)
			peer_take(cl, t, best, "a better peer can be used again");
	}
}

void flex_client_update(struct flex_tunnel *t)
{
	struct flex_client *cl = client_of(t);

	if (!t->peers || t->f->closing)
		return;
	if (!cl) {
		if (t->kind == FLEX_STATIC && t->tc->destination_dynamic && t->peers->remote.family)
			session_end(NULL, t, "the FlexVPN client is gone");
		return;
	}
	client_choose(cl, t);
	if (cl->peer >= 0)
		dns_ask(cl);
	t->peers->remote = cl->addr;
}

bool flex_client_failed(struct flex_peer *p)
{
	struct flex_client *cl = client_of(p->t);
	int next;

	if (!cl || cl->ending || cl->peer < 0)
		return false;
	if (peer_at(cl, cl->peer)->dynamic) /* it may have moved */
		memset(&cl->addr, 0, sizeof(cl->addr));
	next = peer_choose(cl, cl->peer + 1);
	if (next < 0 || next == cl->peer)
		return false;
	dns_stop(cl);
	cl->peer = next;
	cl->peer_seq = peer_at(cl, next)->seq;
	cl->addr = peer_at(cl, next)->addr;
	/* not here: the engine is in the middle of the old session's end */
	flex_evaluate_later(p->t->f);
	return true;
}

void flex_client_backup(struct flex_peer *p, const char *list)
{
	struct flex_client *cl = client_of(p->t);
	char item[sizeof(cl->pushed[0].fqdn)];

	if (!cl || cl->peer >= cl->c->n_peers) /* in use: it does not replace the list it is in */
		return;
	cl->n_pushed = 0;
	for (const char *at = list; *at && cl->n_pushed < FLEX_BACKUP_MAX; at += strspn(at, ",")) {
		size_t len = strcspn(at, ",");
		struct flex_client_peer *n = &cl->pushed[cl->n_pushed];
		bool known = false;

		str_copy(item, MIN(len + 1, sizeof(item)), at);
		at += len;
		memset(n, 0, sizeof(*n));
		if (!addr_parse(item, &n->addr))
			str_copy(n->fqdn, sizeof(n->fqdn), item);
		for (int i = 0; i < peer_count(cl); i++)
			known |= addr_eq(&peer_at(cl, i)->addr, &n->addr) &&
				 !strcmp(peer_at(cl, i)->fqdn, n->fqdn);
		cl->n_pushed += !known && len;
	}
}

void flex_client_log(const struct flex_peer *p, const struct ike_sa_info *sa, bool up)
{
	const struct flex_client *cl = client_of(p->t);
	const struct iface *i = iface_find(p->t->f->ifaces, p->t->name);
	char from[ADDR_STRLEN], to[ADDR_STRLEN], inner[ADDR_STRLEN] = "";
	struct prefix own = { 0 };

	if (!cl)
		return;
	if (i && i->conf.negotiated)
		own.addr = i->assigned;
	else if (i)
		iface_addr(p->t->f->ifaces, i, &own);
	if (own.addr.family)
		addr_str(&own.addr, inner);
	log_msg("FLEXVPN", LOG_LV_INFO, up ? "FLEXVPN_CONNECTION_UP" : "FLEXVPN_CONNECTION_DOWN",
		"FlexVPN(%s) Client_public_addr = %s Server_public_addr = %s%s%s", cl->name,
		addr_str(&sa->local.addr, from), addr_str(&sa->remote.addr, to),
		inner[0] ? " Assigned_Tunnel_v4_addr = " : "", inner);
}

const char *flex_source_if(const struct flex_tunnel *t)
{
	const struct flex_client *cl;

	if (t->kind == FLEX_MAP)
		return t->source_if[0] ? t->source_if : t->name;
	cl = client_of(t);
	if (cl && cl->c->n_sources)
		return cl->source >= 0 ? cl->c->source[cl->source].iface : NULL;
	return t->tc->source_if;
}

/* --- life --- */

static void client_free(struct flex_client *cl)
{
	dns_stop(cl);
	LL_DELETE(cl->f->clients, cl);
	free(cl);
}

static struct flex_client *client_find(struct flexvpn *f, const char *name)
{
	struct flex_client *cl;

	LL_FOREACH(f->clients, cl)
		if (!strcmp(cl->name, name))
			return cl;
	return NULL;
}

/* The chosen peer by its sequence number in the new list, if it is still the same. */
static void client_follow(struct flex_client *cl, const struct flex_client_conf *c)
{
	const struct flex_client_conf *old = cl->c;
	int at = cl->peer, found = -1;

	if (at >= old->n_peers) { /* one that was pushed: they follow the configured ones */
		cl->peer += c->n_peers - old->n_peers;
		cl->c = c;
		return;
	}
	cl->c = c;
	for (int i = 0; at >= 0 && i < c->n_peers; i++)
		if (c->peer[i].seq == cl->peer_seq &&
		    addr_eq(&c->peer[i].addr, &old->peer[at].addr) &&
		    !strcmp(c->peer[i].fqdn, old->peer[at].fqdn) &&
		    c->peer[i].v6 == old->peer[at].v6)
			found = i;
	if (at < 0 || found >= 0) {
		cl->peer = found;
		return;
	}
	peer_take(cl, tunnel_of(cl), -1, "the peer is not configured any more");
}

void flex_clients_configure(struct flexvpn *f)
{
	struct flex_client *cl, *tmp;

	LL_FOREACH_SAFE(f->clients, cl, tmp) {
		const struct flex_client_conf *c = NULL;

		for (size_t i = 0; i < f->conf->n_clients; i++)
			if (!strcmp(f->conf->clients[i].name, cl->name))
				c = &f->conf->clients[i];
		if (c)
			client_follow(cl, c);
		else
			client_free(cl);
	}
	for (size_t i = 0; i < f->conf->n_clients; i++) {
		const struct flex_client_conf *c = &f->conf->clients[i];

		if (client_find(f, c->name))
			continue;
		cl = xcalloc(1, sizeof(*cl));
		cl->f = f;
		cl->c = c;
		str_copy(cl->name, sizeof(cl->name), c->name);
		cl->peer = cl->source = -1;
		timer_init(&cl->dns_again, dns_again, cl);
		LL_APPEND(f->clients, cl);
	}
}

static void on_track(uint16_t id, bool up, void *arg)
{
	struct flexvpn *f = arg;

	if (f->clients)
		flex_evaluate_later(f);
}

void flexvpn_set_tracks(struct flexvpn *f, struct tracks *t)
{
	f->tracks = t;
	tracks_on_change(t, on_track, f);
}

void flex_clients_free(struct flexvpn *f)
{
	while (f->clients)
		client_free(f->clients);
	if (f->tracks)
		tracks_off_change(f->tracks, on_track, f);
}

/* --- commands --- */

bool flexvpn_client_connect(struct flexvpn *f, const char *name)
{
	struct flex_client *cl = client_find(f, name);

	if (!cl)
		return false;
	cl->manual = true;
	flex_evaluate_all(f);
	return true;
}

bool flexvpn_client_clear(struct flexvpn *f, const char *name)
{
	struct flex_client *cl = client_find(f, name);

	if (!cl)
		return false;
	cl->manual = false;
	peer_take(cl, tunnel_of(cl), -1, "cleared by command");
	flex_evaluate_all(f);
	return true;
}

static enum flex_client_state state_of(const struct flex_client *cl, const struct flex_tunnel *t)
{
	if (!wanted(cl))
		return FLEX_CLIENT_CONNECT_REQUIRED;
	if (cl->peer < 0 || !t)
		return FLEX_CLIENT_IDLE;
	if (!cl->addr.family)
		return FLEX_CLIENT_RESOLVING;
	return t->peers && t->peers->children ? FLEX_CLIENT_ACTIVE : FLEX_CLIENT_NEGOTIATING;
}

void flexvpn_clients_walk(struct flexvpn *f,
			  bool (*fn)(const struct flex_client_info *i, void *arg), void *arg)
{
	struct flex_client *cl;

	LL_FOREACH(f->clients, cl) {
		const struct flex_tunnel *t = tunnel_of(cl);
		const struct iface *i = iface_find(f->ifaces, cl->c->tunnel);
		struct flex_client_info info = { .conf = cl->c, .state = state_of(cl, t),
						 .peer = cl->addr };
		const char *src = t ? flex_source_if(t) : NULL;

		str_copy(info.source, sizeof(info.source), src ? src : "");
		str_copy(info.ivrf, sizeof(info.ivrf), i ? i->conf.vrf : "");
		str_copy(info.fvrf, sizeof(info.fvrf), t ? t->front->vrf : "");
		if (i && i->conf.negotiated)
			info.assigned = i->assigned;
		if (!fn(&info, arg))
			return;
	}
}
