/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the IKE engine asks and tells: policy for a peer's CHILD SA, installation and removal,
 * Virtual-Access interfaces born from a Virtual-Template and gone with their session.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "ike/flexvpn_priv.h"

#define DEDUP_MS 1500

static int op_send(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct flexvpn *f = ctx;

	return flex_sock_send(f->fronts, local, remote, msg, len);
}

static int op_send_fvrf(void *ctx, const char *fvrf, const struct endpoint *local,
			const struct endpoint *remote, const uint8_t *msg, size_t len)
{
	struct flex_front *fr = flex_front_get(ctx, fvrf, false);

	return fr ? flex_sock_send(fr, local, remote, msg, len) : -ENETUNREACH;
}

static uint32_t op_spi_alloc(void *ctx)
{
	struct flexvpn *f = ctx;

	return f->dp->spi_alloc(f->dp);
}

static void op_spi_free(void *ctx, uint32_t spi)
{
	struct flexvpn *f = ctx;

	f->dp->spi_free(f->dp, spi);
}

/* --- responder: whose session is this? --- */

static bool ts_has_proto(const struct ike_ts *ts, size_t n, uint8_t proto)
{
	for (size_t i = 0; i < n; i++)
		if (ts[i].proto == proto)
			return true;
	return false;
}

/* GRE and IPsec tunnels do not understand each other: a CHILD SA narrowed to the other's selectors
 * would come up and carry nothing. TS_UNACCEPTABLE, as IOS. */
static bool selectors_fit(const char *name, enum tunnel_kind kind, const struct ike_ts *ts, size_t n,
			  struct ike_why *why)
{
	bool gre = ts_has_proto(ts, n, 47);

	if (kind == TUNNEL_IPSEC && gre && !ts_has_proto(ts, n, 0)) {
		snprintf(why->text, sizeof(why->text),
			 "the peer's tunnel is GRE (protocol 47), %s is 'tunnel mode ipsec'", name);
		return false;
	}
	if ((kind == TUNNEL_GRE || kind == TUNNEL_MGRE) && !gre) {
		snprintf(why->text, sizeof(why->text),
			 "the peer's tunnel is not GRE (its selectors lack protocol 47), %s is "
			 "'tunnel mode gre'", name);
		return false;
	}
	return true;
}

static bool tunnel_takes(const struct flex_tunnel *t, const struct ike_sa_info *sa)
{
	if (t->kind != FLEX_STATIC || !t->policy || !t->ikev2_profile ||
	    strcmp(t->ikev2_profile, sa->profile->name) != 0)
		return false;
	if (addr_cmp(&t->local, &sa->local.addr) != 0 ||
	    t->front != flex_front_get(t->f, sa->fvrf, false))
		return false;
	if (t->dp_kind == TUNNEL_MGRE)
		return true;
	return t->peers && addr_eq(&t->peers->remote, &sa->remote.addr);
}

/* The multipoint tunnel's peer for this NBMA address; made when it is new. */
static struct flex_peer *mgre_peer(struct flex_tunnel *t, const struct ike_sa_info *sa)
{
	struct flex_peer *p;

	LL_FOREACH(t->peers, p)
		if (addr_eq(&p->remote, &sa->remote.addr))
			return p;
	p = flex_peer_new(t, 0);
	p->remote = sa->remote.addr;
	p->local = sa->local.addr;
	return p;
}

static enum tunnel_kind template_kind(const struct tunnel_conf *vt, bool autom,
				      const struct ike_ts *ts, size_t n)
{
	if (autom) /* virtual-template N mode auto: the peer's selectors tell GRE from IPsec */
		return ts_has_proto(ts, n, 47) ? TUNNEL_GRE : TUNNEL_IPSEC;
	if (vt->mode == TUN_MODE_IPSEC_V4 || vt->mode == TUN_MODE_IPSEC_V6)
		return TUNNEL_IPSEC;
	return vt->mode == TUN_MODE_IPIP ? TUNNEL_IPIP : TUNNEL_GRE;
}

static const struct tunnel_conf *template_find(const struct flexvpn *f, uint32_t number)
{
	char name[IFACE_NAME_LEN];

	snprintf(name, sizeof(name), "Virtual-Template%u", number);
	for (size_t i = 0; i < f->conf->n_tunnels; i++)
		if (f->conf->tunnels[i].is_template && !strcmp(f->conf->tunnels[i].name, name))
			return &f->conf->tunnels[i];
	return NULL;
}

static const struct ipsec_profile *template_policy(const struct flexvpn *f,
						   const struct tunnel_conf *vt,
						   const struct ike_sa_info *sa,
						   struct ike_why *why)
{
	const struct ipsec_profile *p;

	if (!vt) {
		snprintf(why->text, sizeof(why->text),
			 "IKEv2 profile %s uses Virtual-Template%u, which is not configured",
			 sa->profile->name, sa->profile->virtual_template);
		return NULL;
	}
	if (!vt->profile) {
		snprintf(why->text, sizeof(why->text),
			 "%s has no 'tunnel protection ipsec profile'", vt->name);
		return NULL;
	}
	p = ipsec_profile_find(f->conf->ipsec, vt->profile);
	if (!p)
		snprintf(why->text, sizeof(why->text), "%s names IPsec profile %s, which does not exist",
			 vt->name, vt->profile);
	else if (p->ikev2_profile && strcmp(p->ikev2_profile, sa->profile->name) != 0) {
		snprintf(why->text, sizeof(why->text),
			 "IPsec profile %s is for IKEv2 profile %s, the peer matched %s", p->name,
			 p->ikev2_profile, sa->profile->name);
		p = NULL;
	}
	return p;
}

/* A first CHILD SA for a template: the owner number is reserved, the interface comes in child_up. */
static int policy_template(struct flexvpn *f, const struct ike_sa_info *sa,
			   const struct ike_ts *tl, size_t n_tl, const struct ike_ts *tr,
			   size_t n_tr, struct ike_child_policy *out, struct ike_why *why)
{
	const struct tunnel_conf *vt = template_find(f, sa->profile->virtual_template);
	const struct ipsec_profile *pol = template_policy(f, vt, sa, why);
	struct flex_tunnel like = {.f = f, .kind = FLEX_VACCESS, .tc = vt, .policy = pol};

	if (!pol)
		return -ENOENT;
	like.dp_kind = template_kind(vt, sa->profile->vt_auto, tl, n_tl);
	if (!selectors_fit(vt->name, like.dp_kind, tl, n_tl, why))
		return -EPERM;
	flex_child_policy(&like, &sa->local.addr, &sa->remote.addr,
			  sa->nat_local || sa->nat_remote, out);
	out->owner = ++f->next_handle;
	return 0;
}

static int op_child_policy(void *ctx, const struct ike_sa_info *sa, const struct ike_ts *tl,
			   size_t n_tl, const struct ike_ts *tr, size_t n_tr, bool want_transport,
			   struct ike_child_policy *out, struct ike_why *why)
{
	struct flexvpn *f = ctx;
	bool nat = sa->nat_local || sa->nat_remote, misfit = false;
	struct flex_tunnel *t;
	struct flex_peer *p;

	if (!f->conf || !sa->profile)
		return -ENOENT;
	p = sa->owner ? flex_peer_find(f, sa->owner) : NULL;
	if (p && p->t->kind == FLEX_MAP) { /* the same peer, perhaps another entry's flows */
		t = flex_map_match(f, sa->fvrf, &sa->local.addr, &sa->remote.addr, tl, n_tl, tr, n_tr);
		p = t ? t->peers : p->t->own ? NULL : p;
	}
	if (p && p->t->policy) { /* another or a rekeyed CHILD SA of a session we know */
		flex_child_policy(p->t, &sa->local.addr, &sa->remote.addr, nat, out);
		out->owner = p->handle;
		return 0;
	}
	LL_FOREACH(f->tunnels, t) {
		if (t->kind == FLEX_VACCESS)
			break;
		if (!tunnel_takes(t, sa))
			continue;
		if (!selectors_fit(t->name, t->dp_kind, tl, n_tl, why)) {
			misfit = true; /* another tunnel between these addresses may be of its mode */
			continue;
		}
		why->text[0] = 0;
		p = t->dp_kind == TUNNEL_MGRE ? mgre_peer(t, sa) : t->peers;
		flex_child_policy(t, &sa->local.addr, &sa->remote.addr, nat, out);
		out->owner = p->handle;
		return 0;
	}
	if (misfit)
		return -EPERM;
	t = flex_map_match(f, sa->fvrf, &sa->local.addr, &sa->remote.addr, tl, n_tl, tr, n_tr);
	if (!t)
		t = flex_dynmap_match(f, sa, tl, n_tl, tr, n_tr, why);
	if (t) {
		flex_child_policy(t, &sa->local.addr, &sa->remote.addr, nat, out);
		out->owner = t->peers->handle;
		return 0;
	}
	if (sa->profile->virtual_template)
		return policy_template(f, sa, tl, n_tl, tr, n_tr, out, why);
	if (why->text[0])
		return -EPERM;
	snprintf(why->text, sizeof(why->text),
		 "no tunnel interface, virtual-template or crypto map uses IKEv2 profile %s for this peer",
		 sa->profile->name);
	return -ENOENT;
}

/* --- Virtual-Access --- */

static unsigned vaccess_free_number(struct flexvpn *f)
{
	char name[IFACE_NAME_LEN];

	for (unsigned n = MAX(f->va_free, 1u);; n++) {
		snprintf(name, sizeof(name), VACCESS "%u", n);
		if (iface_find(f->ifaces, name))
			continue;
		f->va_free = n + 1;
		return n;
	}
}

static struct flex_peer *vaccess_new(struct flexvpn *f, const struct ike_sa_info *sa,
				     const struct ike_child *c)
{
	const struct tunnel_conf *vt = template_find(f, sa->profile->virtual_template);
	struct ike_why why = {0};
	const struct ipsec_profile *pol = template_policy(f, vt, sa, &why);
	struct iface_conf ic = {0};
	struct flex_front *front = flex_front_get(f, sa->fvrf, false);
	struct iface *tmpl, *i;
	struct flex_tunnel *t;
	struct flex_peer *p;

	tmpl = vt ? iface_find(f->ifaces, vt->name) : NULL;
	if (!pol || !tmpl || !front)
		return NULL;
	ic = tmpl->conf;
	ic.kind = IFACE_VACCESS;
	ic.configured = false;
	ic.shutdown = false;
	if (sa->ivrf && !ic.vrf[0]) /* ivrf of the IKEv2 profile */
		str_copy(ic.vrf, sizeof(ic.vrf), sa->ivrf);
	snprintf(ic.name, sizeof(ic.name), "Virtual-Access%u", vaccess_free_number(f));
	i = iface_add(f->ifaces, &ic);
	if (!i)
		return NULL;
	t = flex_tunnel_new(f, FLEX_VACCESS, ic.name);
	t->front = front;
	t->snap = f->conf;
	f->conf->refs++;
	t->tc = vt;
	t->policy = pol;
	t->dp_kind = template_kind(vt, sa->profile->vt_auto, c->ts_local, c->n_ts_local);
	t->local = sa->local.addr;
	iface_name_dev(ic.name, t->dev);
	p = flex_peer_new(t, c->owner);
	p->remote = sa->remote.addr;
	p->local = sa->local.addr;
	if (flex_tunnel_sync(t)) {
		flex_tunnel_free(t);
		return NULL;
	}
	return p;
}

/* --- CHILD SAs --- */

static struct addr ts_host(const struct ike_ts *ts, const struct addr *otherwise)
{
	return addr_eq(&ts->lo, &ts->hi) ? ts->lo : *otherwise;
}

static int install_pair(struct flex_peer *p, const struct ike_sa_info *sa,
			const struct ike_child *c, const struct ike_child_keys *k)
{
	struct flexvpn *f = p->t->f;
	struct ipsec_dp *dp = p->t->front->dp;
	const struct ipsec_profile *pol = p->t->policy;
	bool natt = sa->remote.port != 500 || sa->local.port != 500;
	struct sa_params s = {
		.inbound = true, .spi = c->spi_in, .local = sa->local.addr,
		.remote = sa->remote.addr, .local_port = natt ? sa->local.port : 0,
		.remote_port = natt ? sa->remote.port : 0,
		.mode = c->transport ? IPSEC_TRANSPORT : IPSEC_TUNNEL, .encr = c->suite.encr,
		.integ = c->suite.integ, .esn = c->suite.esn, .key = k->encr_in,
		.integ_key = k->integ_in, .replay_window = pol ? pol->replay_window : 64,
		.tunnel = p->t->dp_id};
	int rc, back;

	for (size_t i = 0; p->t->dp_kind == TUNNEL_IPSEC && i < c->n_ts_local; i++)
		s.families |= c->ts_local[i].lo.family == ADDR_V6 ? SA_V6 : SA_V4;
	s.inner_local = ts_host(&c->ts_local[0], &sa->local.addr);
	s.inner_remote = ts_host(&c->ts_remote[0], &sa->remote.addr);
	s.hard_bytes = c->life_bytes;
	/* Volume rekey begins early enough for the new SA to be there in time; jitter as for time. */
	s.soft_bytes = c->life_bytes / 100 * (85 + random_u32() % 10);
	s.soft_packets = 0xf0000000u; /* without ESN the 32-bit sequence number must not wrap */
	back = flex_front_enter(p->t->front);
	rc = dp->sa_add(dp, &s);
	if (rc)
		goto out;
	s.inbound = false;
	s.spi = c->spi_out;
	s.key = k->encr_out;
	s.integ_key = k->integ_out;
	s.replay_window = 0;
	s.standby = c->replaces && !c->initiator;
	rc = dp->sa_add(dp, &s);
	if (rc)
		dp->sa_del(dp, true, c->spi_in, &sa->remote.addr);
	else if (dp != f->dp)
		f->dp->spi_free(f->dp, c->spi_in); /* came from the global one, lives elsewhere */
out:
	netns_leave(back);
	return rc;
}

static int op_child_up(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
		       const struct ike_child_keys *k)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = flex_peer_find(f, c->owner);
	bool first, other_sa;
	struct flex_child *fc;
	int rc;

	if (!p && sa->profile && sa->profile->virtual_template)
		p = vaccess_new(f, sa, c);
	if (!p)
		return -ENODEV;
	p->local = sa->local.addr;
	p->remote_port = sa->remote.port;
	if (!p->initiate || !p->remote.family)
		p->remote = sa->remote.addr;
	rc = flex_tunnel_sync(p->t);
	if (!rc)
		rc = install_pair(p, sa, c, k);
	if (rc) {
		if (p->t->kind == FLEX_VACCESS && !p->children)
			flex_tunnel_free(p->t);
		return rc;
	}
	flex_debug_sa(sa, c, true);
	first = p->children == NULL;
	other_sa = p->sa && !first && p->sa != c->sa && !c->replaces;
	if (c->replaces && !c->initiator)
		flex_standby_watch(p, c, &sa->remote.addr);
	fc = xcalloc(1, sizeof(*fc));
	fc->c = *c;
	LL_PREPEND(p->children, fc);
	p->sa = c->sa;
	p->failures = 0;
	timer_cancel(&p->retry);
	flex_idle_start(p);
	if (other_sa && addr_cmp(&sa->local.addr, &sa->remote.addr) < 0)
		timer_set(loop_timers(f->loop), &p->dedup, DEDUP_MS);
	if (p->t->dp_kind == TUNNEL_MGRE && p->nhrp_inner.addr.family)
		p->t->front->dp->tunnel_peer(p->t->front->dp, p->t->dp_id, &p->nhrp_inner, &p->remote);
	if (first) {
		p->up_ms = mono_ms(NULL);
		flex_tunnel_line(p->t);
		flex_routes_install(p, sa);
		flex_client_log(p, sa, true);
	}
	return 0;
}

/* Virtual-Access interfaces and entries of dynamic crypto maps whose session ended, and multipoint
 * peers that came by themselves. */
static void flex_reap(void *arg)
{
	struct flexvpn *f = arg;
	struct flex_tunnel *t, *tmp;
	struct flex_peer *p, *ptmp;
	struct ike_sa_info sa;

	LL_FOREACH_SAFE(f->tunnels, t, tmp) {
		if (t->kind == FLEX_VACCESS && !t->peers->children) {
			flex_tunnel_free(t);
			continue;
		}
		if (t->own && !t->peers->children && !ike_sa_by_owner(f->ike, t->peers->handle, &sa)) {
			flex_tunnel_free(t);
			continue;
		}
		if (t->kind != FLEX_STATIC || t->dp_kind != TUNNEL_MGRE)
			continue;
		LL_FOREACH_SAFE(t->peers, p, ptmp)
			if (!p->children && !p->initiate && !p->sa)
				flex_peer_free(p);
	}
}

void flex_stats_add(struct sa_stats *sum, const struct sa_stats *s)
{
	sum->packets += s->packets;
	sum->bytes += s->bytes;
	sum->replay_drops += s->replay_drops;
	sum->auth_drops += s->auth_drops;
	sum->invalid_drops += s->invalid_drops;
	sum->len_drops += s->len_drops;
	sum->proto_drops += s->proto_drops;
	sum->sa_drops += s->sa_drops;
	sum->inside_drops += s->inside_drops;
	sum->send_errors += s->send_errors;
	sum->last_used_ms = MAX(sum->last_used_ms, s->last_used_ms);
}

void flex_stats_sub(struct sa_stats *from, const struct sa_stats *s)
{
	from->packets -= s->packets;
	from->bytes -= s->bytes;
	from->replay_drops -= s->replay_drops;
	from->auth_drops -= s->auth_drops;
	from->invalid_drops -= s->invalid_drops;
	from->len_drops -= s->len_drops;
	from->proto_drops -= s->proto_drops;
	from->sa_drops -= s->sa_drops;
	from->inside_drops -= s->inside_drops;
	from->send_errors -= s->send_errors;
}

void flex_child_stats(const struct flex_peer *p, const struct flex_child *fc, struct sa_stats *in,
		      struct sa_stats *out)
{
	struct ipsec_dp *dp = p->t->front->dp;

	memset(in, 0, sizeof(*in));
	memset(out, 0, sizeof(*out));
	if (!dp->sa_stats(dp, true, fc->c.spi_in, &p->remote, in))
		flex_stats_sub(in, &fc->clear_in);
	if (!dp->sa_stats(dp, false, fc->c.spi_out, &p->remote, out))
		flex_stats_sub(out, &fc->clear_out);
}

static void child_gone(struct flex_peer *p, struct flex_child *fc)
{
	struct sa_stats in, out;

	flex_child_stats(p, fc, &in, &out);
	flex_stats_add(&p->gone_in, &in);
	flex_stats_add(&p->gone_out, &out);
	LL_DELETE(p->children, fc);
	free(fc);
}

static void op_child_down(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			  const struct ike_why *why)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = flex_peer_find(f, c->owner);
	struct flex_child *fc;

	flex_debug_sa(sa, c, false);
	if (!p)
		return; /* its tunnel is gone, and the SAs went along */
	LL_SEARCH_SCALAR(p->children, fc, c.id, c->id);
	if (fc)
		child_gone(p, fc);
	p->t->front->dp->sa_del(p->t->front->dp, false, c->spi_out, &sa->remote.addr);
	if (p->children && !f->closing)
		flex_linger(p, c, &sa->remote.addr);
	else
		p->t->front->dp->sa_del(p->t->front->dp, true, c->spi_in, &sa->remote.addr);
	if (p->children) {
		p->sa = p->children->c.sa;
		return;
	}
	p->up_ms = 0;
	p->sa = 0;
	p->pushed = 0;
	timer_cancel(&p->life);
	flex_idle_stop(p);
	memset(&p->gone_in, 0, sizeof(p->gone_in));
	memset(&p->gone_out, 0, sizeof(p->gone_out));
	flex_client_log(p, sa, false);
	flex_routes_withdraw(p);
	if (f->closing)
		return;
	flex_tunnel_line(p->t);
	if (p->t->kind == FLEX_MAP)
		flex_map_routes(p, false);
	if (p->t->kind == FLEX_VACCESS || p->t->own) /* not here: the engine is in the middle of its SA */
		loop_idle(f->loop, flex_reap, f);
	else
		flex_peer_retry(p);
}

static void op_sa_up(void *ctx, const struct ike_sa_info *sa)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p, *tmp;
	struct flex_child *c;

	if (!sa->rekeyed_from)
		return;
	/* A rekeyed IKE SA took over the CHILD SAs of its predecessor (RFC 7296 2.8). */
	HASH_ITER(hh, f->peers, p, tmp) {
		if (p->sa == sa->rekeyed_from)
			p->sa = sa->id;
		LL_FOREACH(p->children, c)
			if (c->c.sa == sa->rekeyed_from)
				c->c.sa = sa->id;
	}
}

static void op_sa_down(void *ctx, const struct ike_sa_info *sa, bool was_up,
		       const struct ike_why *why)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = flex_peer_find(f, sa->owner);

	if (!p || f->closing)
		return;
	if (p->sa == sa->id)
		p->sa = 0;
	if (!p->children && p->initiate && !timer_pending(&p->retry))
		flex_peer_retry(p);
	if (!p->children && !p->initiate)
		loop_idle(f->loop, flex_reap, f);
}

static void op_peer_moved(void *ctx, const struct ike_sa_info *sa, const struct endpoint *old)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = flex_peer_find(f, sa->owner);

	if (!p)
		return;
	p->remote_port = sa->remote.port;
	if (!p->initiate)
		p->remote = sa->remote.addr;
	p->t->front->dp->sa_moved(p->t->front->dp, p->t->dp_id, &sa->remote);
}

static uint64_t op_child_last(void *ctx, const struct ike_child *c, bool in)
{
	struct flexvpn *f = ctx;
	struct flex_peer *p = flex_peer_find(f, c->owner);
	struct sa_stats s;

	if (!p || p->t->front->dp->sa_stats(p->t->front->dp, in, in ? c->spi_in : c->spi_out, &p->remote, &s))
		return 0;
	return s.last_used_ms;
}

static uint64_t op_child_last_rx(void *ctx, const struct ike_child *c)
{
	return op_child_last(ctx, c, true);
}

static uint64_t op_child_last_tx(void *ctx, const struct ike_child *c)
{
	return op_child_last(ctx, c, false);
}

const struct ike_ops flex_ike_ops = {
	.send = op_send,
	.send_fvrf = op_send_fvrf,
	.spi_alloc = op_spi_alloc,
	.spi_free = op_spi_free,
	.child_policy = op_child_policy,
	.child_up = op_child_up,
	.child_down = op_child_down,
	.sa_up = op_sa_up,
	.sa_down = op_sa_down,
	.authorize = flex_authorize,
	.cfg_request = flex_cfg_request,
	.cfg_received = flex_cfg_received,
	.cfg_to_send = flex_cfg_to_send,
	.peer_moved = op_peer_moved,
	.child_last_rx = op_child_last_rx,
	.child_last_tx = op_child_last_tx,
};
