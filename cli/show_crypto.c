/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto map | engine connections active | isakmp sa, show ip local pool: the views of the
 * same sessions that students know from older configurations.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

/* --- show crypto isakmp sa: IKEv1 has no SAs here, its table has a heading nevertheless --- */

static int show_isakmp_sa(struct cli_ctx *c, const struct gram_match *m)
{
	if (gram_has(m, "detail")) {
		cli_print(c,
			  "Codes: C - IKE configuration mode, D - Dead Peer Detection\n"
			  "       K - Keepalives, N - NAT-traversal\n"
			  "       T - cTCP encapsulation, X - IKE Extended Authentication\n"
			  "       psk - Preshared key, rsig - RSA signature\n"
			  "       renc - RSA encryption\n"
			  "IPv4 Crypto ISAKMP SA\n\n"
			  "C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH "
			  "Lifetime Cap.\n\nIPv6 Crypto ISAKMP SA\n\n");
		return 0;
	}
	cli_print(c, "IPv4 Crypto ISAKMP SA\n"
		     "dst             src             state          conn-id status\n\n"
		     "IPv6 Crypto ISAKMP SA\n\n");
	return 0;
}

/* --- show crypto engine connections active --- */

/* "AES256+SHA256", "AES-GCM256" */
static void alg_pair(const struct encr_alg *e, const struct integ_alg *i, char *buf, size_t size)
{
	const char *base = !e ? "NULL"
			   : e->id == ENCR_NULL_AES_GMAC ? "AES-GMAC"
			   : e->aead ? "AES-GCM"
			   : e->id == ENCR_AES_CBC ? "AES"
			   : e->id == ENCR_3DES	   ? "3DES"
						   : "NULL";

	if (e && e->key_bits)
		snprintf(buf, size, "%s%u%s%s", base, e->key_bits, i ? "+" : "", i ? i->show : "");
	else
		snprintf(buf, size, "%s%s%s", base, i ? "+" : "", i ? i->show : "");
}

static void engine_row(struct cli_ctx *c, uint32_t id, const char *type, const char *alg,
		       const uint64_t n[3], const struct addr *a)
{
	char text[ADDR_STRLEN];

	cli_print(c, "%5u  %-7s %-17s %9" PRIu64 " %8" PRIu64 " %8" PRIu64 " %s\n", id, type, alg,
		  n[0], n[1], n[2], addr_str(a, text));
}

static bool engine_session(const struct flexvpn_session *s, void *arg)
{
	struct cli_ctx *c = arg;
	char alg[40];

	for (size_t i = 0; i < s->n_flows; i++) {
		const struct flexvpn_flow *f = &s->flow[i];
		uint64_t in[3] = { 0, f->in.packets, f->in.packets };
		uint64_t out[3] = { f->out.packets, 0, 0 };

		if (!f->child.id || f->more)
			continue;
		alg_pair(f->child.suite.encr, f->child.suite.integ, alg, sizeof(alg));
		engine_row(c, 2 * f->child.id - 1, "IPsec", alg, in, &s->local.addr);
		engine_row(c, 2 * f->child.id, "IPsec", alg, out, &s->local.addr);
	}
	return true;
}

static bool engine_ike(const struct ike_sa_info *sa, void *arg)
{
	static const uint64_t none[3];
	struct cli_ctx *c = arg;
	char alg[40], pair[48];

	if (sa->state < IKE_SA_READY || !sa->encr)
		return true;
	alg_pair(sa->encr, NULL, alg, sizeof(alg));
	snprintf(pair, sizeof(pair), "%s+%s", sa->prf ? sa->prf->show : "", alg);
	engine_row(c, 1000 + sa->id, "IKEv2", pair, none, &sa->local.addr);
	return true;
}

static int show_engine(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Crypto Engine Connections\n\n"
		     "   ID  Type    Algorithm           Encrypt  Decrypt LastSeqN IP-Address\n");
	if (c->rt->flexvpn) {
		flexvpn_walk(c->rt->flexvpn, engine_session, c);
		ike_walk(flexvpn_ike(c->rt->flexvpn), engine_ike, c);
	}
	cli_print(c, "\n");
	return 0;
}

/* --- show crypto map --- */

static void map_policy(struct cli_ctx *c, const struct ipsec_profile *p)
{
	if (p->life_kilobytes)
		cli_print(c, "\tSecurity association lifetime: %" PRIu64 " kilobytes/%u seconds\n",
			  p->life_kilobytes, p->life_seconds);
	else
		cli_print(c, "\tSecurity association lifetime: (kilobytes disabled)/%u seconds\n",
			  p->life_seconds);
	cli_print(c, "\tDualstack (Y/N): N\n\n\tResponder-Only (Y/N): %c\n",
		  p->responder_only ? 'Y' : 'N');
	if (p->pfs)
		cli_print(c, "\tPFS (Y/N): Y\n\t\tDH group: group%u\n", p->pfs);
	else
		cli_print(c, "\tPFS (Y/N): N\n");
	cli_print(c, "\tMixed-mode : Disabled\n\tTransform sets={ \n");
	for (size_t i = 0; i < p->n_ts; i++) {
		const struct transform_set *ts = p->ts[i];

		cli_print(c, "\t\t%s:  { %s%s%s  } , \n", ts->name,
			  ts->encr ? ts->encr->esp_conf : "", ts->encr && ts->integ ? " " : "",
			  ts->integ ? ts->integ->esp_conf : "");
	}
	cli_print(c, "\t}\n");
}

/* The heads that tunnel protection makes: one for the profile, one for each peer. */
static bool map_session(const struct flexvpn_session *s, void *arg)
{
	struct cli_ctx *c = arg;
	char a[ADDR_STRLEN], l[ADDR_STRLEN];

	if (!s->policy || !strstr(s->map_tag, "-head-"))
		return true;
	addr_str(&s->remote.addr, a);
	cli_print(c, "Crypto Map IPv4 \"%s\" 65536 ipsec-isakmp\n", s->map_tag);
	if (s->policy->ikev2_profile)
		cli_print(c, "\tIKEv2 Profile: %s\n", s->policy->ikev2_profile);
	cli_print(c, "\tProfile name: %s\n", s->policy->name);
	map_policy(c, s->policy);
	cli_print(c,
		  "\nCrypto Map IPv4 \"%s\" 65537 ipsec-isakmp\n\tMap is a PROFILE INSTANCE.\n"
		  "\tPeer = %s\n",
		  s->map_tag, a);
	if (s->policy->ikev2_profile)
		cli_print(c, "\tIKEv2 Profile: %s\n", s->policy->ikev2_profile);
	for (size_t i = 0; i < s->n_flows; i++) {
		cli_print(c, "\tExtended IP access list \n");
		if (s->flow[i].proto == 47)
			cli_print(c, "\t    access-list  permit gre host %s host %s\n",
				  addr_str(&s->local.addr, l), a);
		else
			cli_print(c, "\t    access-list  permit ip any any\n");
	}
	cli_print(c, "\tCurrent peer: %s\n", a);
	map_policy(c, s->policy);
	cli_print(c, "\tAlways create SAs\n\tInterfaces using crypto map %s:\n\t\t%s\n\n",
		  s->map_tag, s->iface);
	return true;
}

static void side_print(struct cli_ctx *c, const struct prefix *p)
{
	struct addr wild = len_to_mask(p->len);
	char a[ADDR_STRLEN], w[ADDR_STRLEN];

	for (size_t i = 0; i < 4; i++)
		wild.b[i] = (uint8_t)~wild.b[i];
	if (!p->len)
		cli_print(c, " any");
	else if (p->len == 32)
		cli_print(c, " host %s", addr_str(&p->addr, a));
	else
		cli_print(c, " %s %s", addr_str(&p->addr, a), addr_str(&wild, w));
}

static void map_body(struct cli_ctx *c, const struct crypto_map_entry *e)
{
	char a[ADDR_STRLEN];

	for (size_t i = 0; i < e->n_peers; i++)
		cli_print(c, "\tPeer = %s\n", addr_str(&e->peers[i], a));
	if (e->policy.ikev2_profile)
		cli_print(c, "\tIKEv2 Profile: %s\n", e->policy.ikev2_profile);
	if (!e->complete && !e->dynamic)
		cli_print(c, "\tWARNING: This crypto map is in an incomplete state!\n"
			     "\t(missing peer or access-list definitions)\n");
	for (size_t i = 0; i < e->n_flows; i++) {
		if (!i)
			cli_print(c, "\tExtended IP access list \n");
		cli_print(c, "\t    access-list %s %s",
			  e->flows[i].action == ACL_FLOW_CLEAR ? "deny" : "permit",
			  e->flows[i].proto == 47 ? "gre" : "ip");
		side_print(c, &e->flows[i].local);
		side_print(c, &e->flows[i].remote);
		cli_print(c, "\n");
	}
	if (e->n_peers)
		cli_print(c, "\tCurrent peer: %s\n", addr_str(&e->peers[0], a));
	map_policy(c, &e->policy);
	if (e->rri)
		cli_print(c, "\tReverse Route Injection Enabled\n");
}

static void map_entry(struct cli_ctx *c, const struct crypto_map_entry *e)
{
	cli_print(c, "Crypto Map IPv4 \"%s\" %u ipsec-isakmp\n", e->map, e->seq);
	if (e->dynamic)
		cli_print(c, "\tDynamic map template tag: %s\n", e->dynamic);
	else
		map_body(c, e);
}

/* Entries that peers made from dynamic maps, behind the configured ones. */
struct map_walk {
	struct cli_ctx *c;
	const char *map;
	unsigned n;
};

static bool map_dynamic(const struct flexvpn_session *s, void *arg)
{
	struct map_walk *w = arg;
	const struct crypto_map_entry *e = s->dynamic;
	char a[ADDR_STRLEN];

	if (!e || strcmp(e->map, w->map) != 0)
		return true;
	cli_print(w->c, "Crypto Map IPv4 \"%s\" %u ipsec-isakmp\n\tPeer = %s\n", e->map,
		  65536 + w->n++, addr_str(&e->peers[0], a));
	if (e->policy.ikev2_profile)
		cli_print(w->c, "\tIKEv2 Profile: %s\n", e->policy.ikev2_profile);
	cli_print(w->c, "\tExtended IP access list \n");
	for (size_t i = 0; i < e->n_flows; i++) {
		cli_print(w->c, "\t    access-list  permit ip");
		side_print(w->c, &e->flows[i].local);
		side_print(w->c, &e->flows[i].remote);
		cli_print(w->c, "\n");
	}
	cli_print(w->c, "\t    dynamic (created from dynamic map %s/%u)\n\tCurrent peer: %s\n",
		  e->dynamic, e->dynamic_seq, a);
	map_policy(w->c, &e->policy);
	if (e->rri)
		cli_print(w->c, "\tReverse Route Injection Enabled\n");
	return true;
}

static int show_dynamic_map(struct cli_ctx *c, const struct gram_match *m)
{
	const struct flexvpn_conf *f = c->rt->flexvpn ? flexvpn_conf(c->rt->flexvpn) : NULL;
	const char *tag = gram_var(m, "tag");
	size_t shown = 0;

	for (size_t i = 0; f && f->ipsec && i < f->ipsec->n_maps; i++) {
		const struct crypto_map_entry *e = f->ipsec->maps[i];

		if (!e->dynamic || (tag && strcmp(tag, e->dynamic) != 0))
			continue;
		cli_print(c, "Crypto Map Template\"%s\" %u\n", e->dynamic, e->dynamic_seq);
		map_body(c, e);
		cli_print(c, "\n");
		shown++;
	}
	if (!shown)
		cli_print(c, "No crypto maps found.\n");
	return 0;
}

static void map_users(struct cli_ctx *c, const char *map, const struct flexvpn_conf *f)
{
	cli_print(c, "\tInterfaces using crypto map %s:\n", map);
	for (size_t i = 0; i < f->n_maps; i++)
		if (!strcmp(f->maps[i].map, map))
			cli_print(c, "\t\t%s\n", f->maps[i].iface);
	cli_print(c, "\n");
}

/* The first entry of a map with local-address has it above. */
static void map_head(struct cli_ctx *c, const struct flexvpn_conf *f, const char *map)
{
	const struct iface *i;
	struct prefix p;
	char a[ADDR_STRLEN];

	for (size_t k = 0; k < f->n_maps; k++) {
		if (!f->maps[k].source[0] || strcmp(f->maps[k].map, map) != 0)
			continue;
		i = iface_find(c->rt->ifaces, f->maps[k].source);
		if (i && iface_addr(c->rt->ifaces, i, &p))
			cli_print(c, "Crypto Map: \"%s\" idb: %s local address: %s\n\n", map,
				  f->maps[k].source, addr_str(&p.addr, a));
		return;
	}
}

static int show_map(struct cli_ctx *c, const struct gram_match *m)
{
	const struct flexvpn_conf *f = c->rt->flexvpn ? flexvpn_conf(c->rt->flexvpn) : NULL;
	const struct ipsec_conf *ip = f ? f->ipsec : NULL;
	const char *tag = gram_var(m, "tag");

	for (size_t i = 0; ip && i < ip->n_maps; i++) {
		if (tag && strcmp(tag, ip->maps[i]->map) != 0)
			continue;
		if (!i || strcmp(ip->maps[i]->map, ip->maps[i - 1]->map) != 0)
			map_head(c, f, ip->maps[i]->map);
		/* several entries of one dynamic map are one entry of the map that names it */
		if (!i || !ip->maps[i]->dynamic || ip->maps[i]->seq != ip->maps[i - 1]->seq ||
		    strcmp(ip->maps[i]->map, ip->maps[i - 1]->map) != 0)
			map_entry(c, ip->maps[i]);
		if (i + 1 == ip->n_maps || strcmp(ip->maps[i]->map, ip->maps[i + 1]->map) != 0) {
			struct map_walk w = { c, ip->maps[i]->map, 0 };

			flexvpn_walk(c->rt->flexvpn, map_dynamic, &w);
			map_users(c, ip->maps[i]->map, f);
		}
	}
	if (f && !tag)
		flexvpn_walk(c->rt->flexvpn, map_session, c);
	else if (!f)
		cli_print(c, "No crypto maps found.\n");
	return 0;
}

/* --- show ip local pool --- */

struct pool_use {
	const struct local_pool *pool;
	uint32_t used;
};

static bool pool_visit(const struct flexvpn_session *s, void *arg)
{
	struct pool_use *u = arg;
	uint32_t a = addr_to_v4(&s->assigned);

	if (s->assigned.family == ADDR_V4 && a >= addr_to_v4(&u->pool->lo) &&
	    a <= addr_to_v4(&u->pool->hi))
		u->used++;
	return true;
}

static int show_pool(struct cli_ctx *c, const struct gram_match *m)
{
	const struct flexvpn_conf *f = c->rt->flexvpn ? flexvpn_conf(c->rt->flexvpn) : NULL;
	const char *name = gram_var(m, "name");
	char lo[ADDR_STRLEN], hi[ADDR_STRLEN];

	cli_print(c, " Pool                     Begin           End             Free  In use   "
		     "Blocked\n");
	for (size_t i = 0; f && i < f->n_pools; i++) {
		struct pool_use u = { &f->pools[i], 0 };
		uint32_t size = addr_to_v4(&u.pool->hi) - addr_to_v4(&u.pool->lo) + 1;

		if (name && strcmp(name, u.pool->name) != 0)
			continue;
		flexvpn_walk(c->rt->flexvpn, pool_visit, &u);
		cli_print(c, " %-24s %-15s %-15s %4u    %4u      %4u\n", u.pool->name,
			  addr_str(&u.pool->lo, lo), addr_str(&u.pool->hi, hi),
			  size > u.used ? size - u.used : 0, u.used, 0);
	}
	return 0;
}

#define CRYPTO_HELP "Show running system information\nEncryption module\n"

const struct gram_row show_crypto_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto isakmp sa [detail]",
		 CRYPTO_HELP "Show ISAKMP information\nShow ISAKMP Security Associations\n"
			     "Show ISAKMP SA details",
		 show_isakmp_sa),
	EXEC_ROW(MODE_USER, "show crypto engine connections active",
		 CRYPTO_HELP "Show crypto engine info\nShow crypto engine connections\n"
			     "Show active crypto engine connections",
		 show_engine),
	EXEC_ROW(MODE_USER, "show crypto map [tag WORD$tag]",
		 CRYPTO_HELP "Crypto maps\nCrypto map tag\nTag name", show_map),
	EXEC_ROW(MODE_USER, "show crypto dynamic-map [tag WORD$tag]",
		 CRYPTO_HELP "Crypto map templates\nCrypto map tag\nTag name", show_dynamic_map),
	EXEC_ROW(MODE_USER, "show ip local pool [WORD$name]",
		 "Show running system information\nIP information\nIP local options\n"
		 "Local address pools\nPool name",
		 show_pool),
	EXEC_END,
};
