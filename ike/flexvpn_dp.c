/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dataplane has to say: limits of SAs, packets without one, refused packets, peers that
 * moved, devices that are gone. Refused packets become IOS's messages, as seldom as IOS prints them;
 * the counters of show crypto ipsec sa have every one.
 */
#include <inttypes.h>
#include <string.h>

#include "ike/condition.h"
#include "ike/flexvpn_priv.h"
#include "routing/acl_log.h"

#define LOG_EVERY_MS 60000 /* IOS: one a minute of a kind, */
#define LOG_MAC_EVERY_MS 30000 /* of a failed MAC one in half a minute */

static struct flex_child *child_by_spi(struct flexvpn *f, uint32_t spi, bool in)
{
	struct flex_peer *p, *tmp;
	struct flex_child *c;

	HASH_ITER(hh, f->peers, p, tmp)
		LL_FOREACH(p->children, c)
			if ((in ? c->c.spi_in : c->c.spi_out) == spi)
				return c;
	return NULL;
}

static void on_no_sa(struct flex_front *fr, uint32_t tunnel)
{
	struct flex_tunnel *t;
	struct flex_peer *p;

	LL_FOREACH(fr->f->tunnels, t) {
		if (t->dp_id != tunnel || t->front != fr)
			continue;
		LL_FOREACH(t->peers, p) {
			if (t->kind == FLEX_MAP && !t->own)
				p->initiate = true; /* interesting traffic */
			if (!timer_pending(&p->retry))
				flex_peer_start(p);
		}
	}
}

static bool log_due(struct flexvpn *f, enum dp_event_kind kind, uint64_t every)
{
	uint64_t now = mono_ms(NULL), *last = &f->dp_logged_ms[kind];

	if (*last && now - *last < every)
		return false;
	*last = now;
	return true;
}

/* The connection number that show crypto ipsec sa gives this direction. */
static uint32_t conn_id(struct flexvpn *f, uint32_t spi_in)
{
	const struct flex_child *c = child_by_spi(f, spi_in, true);

	return c ? ike_conn_id(&c->c, true) : flex_late_conn(f, spi_in);
}

static void on_invalid_spi(struct flexvpn *f, const struct dp_event *ev)
{
	char dst[ADDR_STRLEN], src[ADDR_STRLEN];
	const struct iface *i = iface_by_addr(f->ifaces, &ev->local.addr);

	if (!ike_invalid_spi(f->ike, &ev->remote, ev->spi) || !log_due(f, DP_INVALID_SPI, LOG_EVERY_MS))
		return;
	log_msg("CRYPTO", LOG_LV_WARNING, "RECVD_PKT_INV_SPI",
		"decaps: rec'd IPSEC packet has invalid spi for destaddr=%s, prot=50, "
		"spi=0x%X(%u), srcaddr=%s, input interface=%s",
		addr_str(&ev->local.addr, dst), ev->spi, ev->spi, addr_str(&ev->remote.addr, src),
		i ? i->conf.name : "unknown");
}

static void on_refused(struct flexvpn *f, const struct dp_event *ev)
{
	char dst[ADDR_STRLEN], src[ADDR_STRLEN];
	uint64_t every = ev->kind == DP_BAD_MAC ? LOG_MAC_EVERY_MS : LOG_EVERY_MS;

	if (!log_due(f, ev->kind, every))
		return;
	addr_str(&ev->local.addr, dst);
	addr_str(&ev->remote.addr, src);
	if (ev->kind == DP_REPLAY)
		log_msg("CRYPTO", LOG_LV_WARNING, "PKT_REPLAY_ERR",
			"decrypt: replay check failed connection id=%u, sequence number=%" PRIu64,
			conn_id(f, ev->spi), ev->seq);
	else if (ev->kind == DP_BAD_MAC)
		log_msg("IPSEC", LOG_LV_ERR, "HMAC_ERROR",
			"IPSec SA receives HMAC error, DP Handle %u, src_addr %s, dest_addr %s, "
			"SPI 0x%x", conn_id(f, ev->spi), src, dst, ev->spi);
	else if (ev->text && !strcmp(ev->text, "identity"))
		log_msg("CRYPTO", LOG_LV_WARNING, "RECVD_PKT_INV_IDENTITY",
			"identity doesn't match negotiated identity (ip) dest_addr= %s, src_addr= "
			"%s, spi=0x%X(%u)", dst, src, ev->spi, ev->spi);
	else
		log_msg("CRYPTO", LOG_LV_WARNING, "RECVD_PKT_BAD",
			"decapsulate: packet has bad %s, destadr=%s, srcadr=%s, spi=0x%X(%u)",
			ev->text ? ev->text : "content", dst, src, ev->spi, ev->spi);
}

/* A device that somebody took away is made anew, and its session with it. */
static void on_broken(struct flex_front *fr, const struct dp_event *ev)
{
	struct flexvpn *f = fr->f;
	struct flex_tunnel *t;

	LL_FOREACH(f->tunnels, t)
		if (ev->tunnel && t->dp_id == ev->tunnel && t->front == fr)
			break;
	log_msg("CRYPTO", LOG_LV_CRIT, "DATAPLANE", "%s%s%s", t ? t->name : "", t ? ": " : "",
		ev->text ? ev->text : "failed");
	if (t)
		flex_tunnel_lost(t);
}

static void on_dp_event(void *ctx, const struct dp_event *ev)
{
	struct flex_front *fr = ctx;
	struct flexvpn *f = fr->f;
	struct flex_child *c;

	switch (ev->kind) {
	case DP_SA_SOFT:
	case DP_SA_HARD:
		c = child_by_spi(f, ev->spi, true);
		if (!c)
			c = child_by_spi(f, ev->spi, false);
		if (c && ev->kind == DP_SA_SOFT)
			ike_child_rekey(f->ike, c->c.id);
		else if (c)
			ike_child_delete(f->ike, c->c.id, "volume lifetime expired");
		break;
	case DP_NO_SA:
		on_no_sa(fr, ev->tunnel);
		break;
	case DP_INVALID_SPI:
		on_invalid_spi(f, ev);
		break;
	case DP_PEER_MOVED:
		/* The engine follows, and tells op_peer_moved(): IKE and ESP go the same way. */
		c = child_by_spi(f, ev->spi, true);
		if (c)
			ike_peer_moved(f->ike, c->c.sa, &ev->local, &ev->remote);
		break;
	case DP_BROKEN:
		on_broken(fr, ev);
		break;
	case DP_REPLAY:
	case DP_BAD_MAC:
	case DP_BAD_PACKET:
		on_refused(f, ev);
		break;
	case DP_CLEAR:
		acl_log_clear(fr->vrf, &ev->local.addr, &ev->remote.addr, ev->proto);
		break;
	}
}

static void on_ike_packet(void *ctx, const struct endpoint *local, const struct endpoint *remote,
			  const uint8_t *msg, size_t len)
{
	struct flex_front *fr = ctx;

	ike_input_fvrf(fr->f->ike, flex_front_fvrf(fr), local, remote, msg, len);
}

void flexvpn_dp_counters(struct flexvpn *f, struct dp_counters *out)
{
	const struct flex_front *fr;

	memset(out, 0, sizeof(*out));
	LL_FOREACH(f->fronts, fr) {
		struct dp_counters c;

		if (!fr->dp)
			continue;
		fr->dp->counters(fr->dp, &c);
		out->invalid_spi += c.invalid_spi;
		out->truncated += c.truncated;
		out->too_big += c.too_big;
		out->unknown_proto += c.unknown_proto;
		out->gre_errors += c.gre_errors;
		out->replay += c.replay;
		out->auth += c.auth;
		out->len += c.len;
		out->proto += c.proto;
		out->sa += c.sa;
		out->inside += c.inside;
		out->identity += c.identity;
		out->no_sa += c.no_sa;
		out->send_errors += c.send_errors;
	}
}

const struct ipsec_dp_events flex_dp_events = {.event = on_dp_event, .ike_packet = on_ike_packet};
