/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKE_AUTH with a shared key (RFC 7296 1.2, 2.15, 2.21.2), carrying the first CHILD SA:
 *
 *   SK{ V, IDi, AUTH, CP(REQ), SA, TSi, TSr, N... }  -->
 *                                    <--  SK{ V, IDr, AUTH, CP(REPLY), SA, TSi, TSr, N... }
 *   no CHILD SA:                     <--  SK{ V, IDr, AUTH, N(NO_PROPOSAL_CHOSEN)... }
 *   not authenticated:               <--  SK{ N(AUTHENTICATION_FAILED) }
 *
 * An initiator whose first CHILD SA was refused does as IOS does: the IKE SA comes up and is
 * deleted at once.
 */
#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

#include "ike/auth.h"
#include "ike/ppk.h"
#include "ike/trace.h"

enum { AUTH_SHARED_KEY = 2 };

/* --- keys and identities --- */

const struct ike_psk *auth_psk_find(const struct ike_sa *sa, const struct ike_profile *p,
				    const struct ike_id *remote_id, bool local, bool tell)
{
	const struct ike_psk *own = local ? &p->auth_local_key : &p->auth_remote_key;
	const struct ike_keyring_peer *peer;
	const struct ike_keyring *kr;
	const struct ike_psk *key;

	if (own->key)
		return own;
	kr = ike_keyring_find(sa->conf, p->keyring);
	if (!p->keyring || !kr)
		return NULL;
	if (tell)
		ike_dbg(NULL, "%% Getting preshared key from profile keyring %s", kr->name);
	/* IOS: the initiator goes by the peer's address, the responder by its identity first. */
	peer = ike_keyring_lookup(kr, &sa->remote.addr,
				  sa->role == IKE_RESPONDER ? remote_id : NULL);
	if (!peer && remote_id)
		peer = ike_keyring_lookup(kr, NULL, remote_id);
	if (!peer && !tell)
		return NULL;
	if (!peer) {
		ike_dbg(NULL, "%% Failed to get preshared key from keyring %s", kr->name);
		return NULL;
	}
	if (tell)
		ike_dbg(NULL, "%% Matched peer block '%s'", peer->name);
	key = local ? &peer->local : &peer->remote;
	return key->key ? key : NULL;
}

static bool id_parse(const struct ike_pld_ref *p, struct ike_id *id)
{
	struct rd r = rd_init(p->p, p->len);

	memset(id, 0, sizeof(*id));
	id->type = rd_u8(&r);
	rd_skip(&r, 3);
	if (r.bad || !rd_left(&r) || rd_left(&r) > sizeof(id->data))
		return false;
	id->len = rd_left(&r);
	rd_copy(&r, id->data, id->len);
	return true;
}

/* Body of an ID payload, which AUTH covers. */
static size_t id_body(const struct idv *id, uint8_t body[4 + IKE_ID_MAX])
{
	struct wr w = wr_init(body, 4 + IKE_ID_MAX);

	wr_u8(&w, id->type);
	wr_zero(&w, 3);
	wr_bytes(&w, id->data, id->len);
	return wr_len(&w);
}

static int psk_auth(struct ike_sa *sa, bool of_initiator, const struct ike_psk *psk,
		    const uint8_t *body, size_t len, uint8_t out[PRF_MAX_LEN])
{
	int rc = keys_psk_auth(sa, of_initiator, psk, body, len, out);

	ike_dbg(NULL, "[IKEv2 -> Crypto Engine] Generate IKEv2 authentication data");
	ike_dbg(NULL, "[Crypto Engine -> IKEv2] IKEv2 authentication data generation %s",
		rc ? "FAILED" : "PASSED");
	return rc;
}

static void local_id_set(struct ike_sa *sa)
{
	struct ike_id id = sa->profile->local_id;

	if (id.type == IKE_ID_NONE)
		ike_id_from_addr(&id, &sa->local.addr);
	free(sa->local_id);
	sa->local_id = idv_new(&id);
}

static void remote_id_set(struct ike_sa *sa, const struct ike_id *id)
{
	free(sa->remote_id);
	sa->remote_id = idv_new(id);
}

/* Our ID and AUTH. False: why is told. */
static bool auth_write(struct ike_sa *sa, struct pb *b, const struct ike_id *remote_id)
{
	bool init = sa->role == IKE_INITIATOR;
	uint8_t body[4 + IKE_ID_MAX], auth[PRF_MAX_LEN];
	const struct ike_psk *psk;
	char text[160];
	size_t id_len;

	local_id_set(sa);
	if (!init && remote_id) {
		ike_dbg(sa, "Get my authentication method");
		ike_dbg(sa, "My authentication method is 'PSK'");
		ike_dbg(sa, "Get peer's preshared key for %s",
			ike_id_str(remote_id, text, sizeof(text)));
	}
	ike_dbg_step(sa, "BLD_AUTH", "EV_GEN_AUTH");
	ike_dbg(sa, "Generate my authentication data");
	if (sa->profile->auth_local != IKE_AUTH_PSK) {
		sa_why(sa, 0, false, "IKEv2 profile %s: only `authentication local pre-share` can "
		       "be used", sa->profile->name);
		return false;
	}
	psk = auth_psk_find(sa, sa->profile, remote_id, true, false);
	if (!psk) {
		char addr[ADDR_STRLEN];

		sa_why(sa, 0, false, "IKEv2 profile %s has no local pre-shared key for peer %s: "
		       "check `keyring local` and the keyring's peer", sa->profile->name,
		       addr_str(&sa->remote.addr, addr));
		return false;
	}
	ike_dbg(sa, "Use preshared key for id %s, key len %zu",
		idv_str(sa->local_id, text, sizeof(text)), psk->len);
	id_len = id_body(sa->local_id, body);
	if (psk_auth(sa, init, psk, body, id_len, auth))
		return false;
	ike_dbg(sa, "Get my authentication method");
	ike_dbg(sa, "My authentication method is 'PSK'");
	if (init)
		ike_dbg(sa, "Check for EAP exchange");
	ike_dbg_step(sa, "BLD_AUTH", "EV_BLD_MSG");
	ike_dbg(sa, "Generating IKE_AUTH message");
	pb_bytes(b, init ? PLD_IDI : PLD_IDR, body, id_len);
	ike_dbg(sa, "Constructing %s payload: '%s' of type '%s'", init ? "IDi" : "IDr",
		idv_str(sa->local_id, text, sizeof(text)), ike_id_type_name(sa->local_id->type));
	pb_open(b, PLD_AUTH);
	wr_u8(&b->w, AUTH_SHARED_KEY);
	wr_zero(&b->w, 3);
	wr_bytes(&b->w, auth, sa->suite.prf->len);
	pb_close(b);
	secret_wipe(auth, sizeof(auth));
	return true;
}

static bool auth_fail(struct ike_sa *sa)
{
	ike_err(sa, "Failed to authenticate the IKE SA");
	ike_err(sa, "Auth exchange failed");
	return false;
}

/* Is the peer who its ID payload says? instead: authentication data that stands for the payload's
 * (RFC 8784), p NULL: none. False: why is told. */
static bool auth_verify(struct ike_sa *sa, const struct ike_msg *m, const struct ike_pld_ref *idp,
			const struct ike_id *id, const struct chunk *instead)
{
	const struct ike_pld_ref *p = msg_find(m, PLD_AUTH);
	uint8_t want[PRF_MAX_LEN];
	const struct ike_psk *psk;
	const uint8_t *data;
	bool ok, psk_ok = false;
	uint8_t method;
	struct rd r;
	char text[160];

	ike_id_str(id, text, sizeof(text));
	ike_dbg(sa, "Get peer's authentication method");
	for (size_t i = 0; i < sa->profile->n_auth_remote; i++)
		psk_ok = psk_ok || sa->profile->auth_remote[i] == IKE_AUTH_PSK;
	if (!p) {
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "Peer %s sent no AUTH payload: it "
		       "wants EAP, which is not configured", text);
		return auth_fail(sa);
	}
	r = rd_init(p->p, p->len);
	method = rd_u8(&r);
	rd_skip(&r, 3);
	if (method != AUTH_SHARED_KEY || !psk_ok) {
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "Peer %s authenticates by %s (method "
		       "%u); IKEv2 profile %s has `authentication remote %s`", text,
		       method == AUTH_SHARED_KEY ? "pre-shared key" : "another method than a "
		       "pre-shared key", method, sa->profile->name,
		       psk_ok ? "pre-share" : "...` without `pre-share");
		return auth_fail(sa);
	}
	ike_dbg(sa, "Peer's authentication method is 'PSK'");
	ike_dbg(sa, "Get peer's preshared key for %s", text);
	psk = auth_psk_find(sa, sa->profile, id, false, false);
	if (!psk) {
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "IKEv2 profile %s has no remote "
		       "pre-shared key for peer %s: %s%s", sa->profile->name, text,
		       !sa->profile->keyring ? "it has no `keyring local`" :
		       ike_keyring_find(sa->conf, sa->profile->keyring) ?
		       "no `peer` block with this address or identity in `crypto ikev2 keyring` " :
		       "there is no `crypto ikev2 keyring` ",
		       sa->profile->keyring ? sa->profile->keyring : "");
		return auth_fail(sa);
	}
	ike_dbg(sa, "Verify peer's authentication data");
	ike_dbg(sa, "Use preshared key for id %s, key len %zu", text, psk->len);
	if (instead->p)
		r = rd_init(instead->p, instead->len);
	data = rd_bytes(&r, sa->suite.prf->len);
	ok = data && !rd_left(&r) &&
	     !psk_auth(sa, sa->role == IKE_RESPONDER, psk, idp->p, idp->len, want) &&
	     !CRYPTO_memcmp(want, data, sa->suite.prf->len);
	secret_wipe(want, sizeof(want));
	if (!ok) {
		ike_dbg(sa, "Verification of peer's authentication data FAILED");
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "The pre-shared keys differ: the key "
		       "configured here for %s is not the one the peer uses (`pre-shared-key`%s%s)",
		       text, sa->profile->keyring ? " in crypto ikev2 keyring " : " in the profile",
		       sa->profile->keyring ? sa->profile->keyring : "");
		return auth_fail(sa);
	}
	/* IOS spells it so. */
	ike_dbg(sa, "Verification of peer's authenctication data PASSED");
	ike_dbg(sa, "Check for EAP exchange");
	return true;
}

static void end_notifies(struct ike_sa *sa, struct pb *b)
{
	uint8_t raw[4];
	struct wr w = wr_init(raw, sizeof(raw));

	wr_u32(&w, sa->conf->window);
	pb_ntf_plain(b, NTF_SET_WINDOW_SIZE, raw, sizeof(raw));
	pb_ntf_plain(b, NTF_ESP_TFC_PADDING_NOT_SUPPORTED, NULL, 0);
	pb_ntf_plain(b, NTF_NON_FIRST_FRAGMENTS_ALSO, NULL, 0);
}

static void window_read(struct ike_sa *sa, const struct ike_msg *m)
{
	struct ike_ntf n;

	if (msg_ntf_find(m, NTF_SET_WINDOW_SIZE, &n) && n.len == 4) {
		struct rd r = rd_init(n.data, n.len);
		uint32_t w = rd_u32(&r);

		/* RFC 7296 2.3: a window may grow, not be nothing; more than ours is no use. */
		sa->peer_window = MAX(1u, MIN(w, (uint32_t)sa->conf->window));
	}
}

/* RFC 7296 2.4: the peer knows no other SA between these identities. Two uplinks of one router
 * share an identity, so only SAs with the same peer address are stale. */
static bool stale_end(const struct ike_sa *sa, struct ike_sa *o)
{
	/* What came up after this negotiation began may be unknown to the statement. */
	if (o == sa || o->dead || !o->was_up || !o->remote_id || o->created_ms > sa->born_ms ||
	    !fvrf_eq(o->fvrf, sa->fvrf) ||
	    o->remote_id->type != sa->remote_id->type || o->remote_id->len != sa->remote_id->len ||
	    memcmp(o->remote_id->data, sa->remote_id->data, sa->remote_id->len))
		return false;
	ike_dbg(o, "Initial contact from the peer: deleting the old SA");
	sa_why(o, 0, true, "The peer began anew (INITIAL_CONTACT)");
	sa_end(o);
	return true;
}

/* True: there was a stale one. */
static bool initial_contact(struct ike_sa *sa, bool any_address)
{
	struct ike_sa *o, *tmp;
	bool found = false;

	if (any_address) {
		HASH_ITER(hh_id, sa->e->by_id, o, tmp)
			found |= stale_end(sa, o);
		return found;
	}
	for (o = sa_by_addr(sa->e, &sa->remote.addr); o; o = tmp) {
		tmp = o->addr_next;
		found |= stale_end(sa, o);
	}
	return found;
}

static void dbg_up(const struct ike_sa *sa)
{
	char local[160], remote[160];

	ike_dbg(sa, "IKEV2 SA created; inserting SA into database. SA lifetime timer (%u sec) "
		"started", sa->lifetime);
	ike_dbg(sa, "Session with IKE ID PAIR (%s, %s) is UP",
		idv_str(sa->remote_id, remote, sizeof(remote)),
		idv_str(sa->local_id, local, sizeof(local)));
	ike_dbg(NULL, "IKEv2 MIB tunnel started, tunnel index %u", sa->id);
	ike_dbg_step(sa, "AUTH_DONE", "EV_OK");
}

/* The last lines of IKE_AUTH. */
static void dbg_duplicate(const struct ike_sa *sa, bool duplicate)
{
	ike_dbg_flush(IKE_DBG_UP);
	ike_dbg(sa, "Checking for duplicate IKEv2 SA");
	if (!duplicate)
		ike_dbg(sa, "No duplicate IKEv2 SA found");
}

/* --- initiator --- */

static bool first_sa_with(const struct ike_sa *sa)
{
	const struct ike_sa *o = sa_by_addr(sa->e, &sa->remote.addr);

	for (; o; o = o->addr_next)
		if (o != sa && !o->shadow && o->state <= IKE_SA_READY &&
		    fvrf_eq(o->fvrf, sa->fvrf) &&
		    (o->was_up || o->id < sa->id))
			return false;
	return true;
}

static void dbg_esp(const struct ike_sa *sa, unsigned n, const struct ike_esp_suite *s)
{
	ike_dbg(sa, "ESP Proposal: %u, SPI size: 4 (IPSec negotiation), \nNum. transforms: %u\n"
		"   %s%s%s   %s", n, s->integ ? 3 : 2, s->encr->sa_name, s->integ ? "   " : "",
		s->integ ? s->integ->show : "", s->esn ? "Use ESN" : "Don't use ESN");
}

static int auth_create_request(struct task *t, struct pb *b)
{
	struct ike_sa *sa = t->sa;
	struct nego *n = sa->nego;
	uint8_t body[4 + IKE_ID_MAX];

	bool ask = sa->profile->config_request && n->cfg_want;

	if (ask)
		cfg_tell(sa, CFG_REQUEST, n->cfg_want);
	ike_dbg_step(sa, "BLD_AUTH", "EV_CHK_AUTH4EAP");
	ike_dbg(sa, "Check for EAP exchange");
	vid_write_auth(b);
	if (!auth_write(sa, b, NULL))
		return -1;
	if (ask)
		cfg_write(b, CFG_REQUEST, n->cfg_want);
	if (!n->child_spi)
		n->child_spi = sa->e->ops.spi_alloc(sa->e->ctx);
	if (!n->child_spi) {
		sa_why(sa, 0, false, "No SPI is left for a new IPsec SA");
		return -1;
	}
	for (unsigned i = 0; i < n->child.n_suites; i++)
		dbg_esp(sa, i + 1, &n->child.suites[i]);
	esp_offer_write(b, &n->child, n->child_spi, 0);
	child_offer_ts(&n->child, b);
	if (first_sa_with(sa))
		pb_ntf_plain(b, NTF_INITIAL_CONTACT, NULL, 0);
	if (n->child.transport)
		pb_ntf_plain(b, NTF_USE_TRANSPORT_MODE, NULL, 0);
	end_notifies(sa, b);
	if (n->ppk) {
		struct wr w = wr_init(body, sizeof(body));

		wr_u8(&w, sa->local_id->type);
		wr_zero(&w, 3);
		wr_bytes(&w, sa->local_id->data, sa->local_id->len);
		ppk_write(sa, b, auth_psk_find(sa, sa->profile, NULL, true, false), body, wr_len(&w));
	}
	return 0;
}

static struct verdict auth_refused(struct ike_sa *sa, const struct ike_msg *m)
{
	struct ike_ntf n;
	const char *name;
	char addr[ADDR_STRLEN];

	if (!msg_ntf_error(m, &n))
		n.type = 0;
	name = ike_notify_name(n.type);
	addr_str(&sa->remote.addr, addr);
	if (n.type == NTF_AUTHENTICATION_FAILED)
		sa_why(sa, n.type, true, "Peer %s refuses our authentication: it has another "
		       "pre-shared key for us, no profile that matches our identity, or its AAA "
		       "authorization fails (`show crypto ikev2 why` there tells)", addr);
	else
		sa_why(sa, n.type, true, "Peer %s refused IKE_AUTH: %s", addr,
		       name ? name : "it sent no identity and no AUTH");
	auth_fail(sa);
	sa->e->stats.auth_failures++;
	return VERDICT(VERDICT_FATAL);
}

static void cfg_reply_take(struct ike_sa *sa, const struct ike_msg *m)
{
	const struct ike_pld_ref *p = msg_find(m, PLD_CP);
	struct ike_sa_info info;
	enum cfg_kind kind;
	struct ike_cfg cfg;

	if (!p || !cfg_read(sa, p, &kind, &cfg) || (kind != CFG_REPLY && kind != CFG_SET))
		return;
	sa_keep_cfg(sa, &cfg);
	sa_info(sa, &info);
	if (sa->e->ops.cfg_received)
		sa->e->ops.cfg_received(sa->e->ctx, &info, &cfg);
}

/* What kind of tunnel the selectors say ours is. */
static const char *offer_mode(const struct ike_child_policy *p)
{
	switch (p->ts_local[0].proto) {
	case 47:
		return "ours is `tunnel mode gre`";
	case 4:
		return "ours is `tunnel mode ipip`";
	}
	return addr_is_any(&p->ts_local[0].lo) ? "ours is `tunnel mode ipsec`" :
						 "the access list of a crypto map";
}

/* The first CHILD SA did not come: IKE SA up, then DELETE for both, each its own exchange. */
static void first_child_refused(struct ike_sa *sa, const struct ike_ntf *ntf, uint32_t spi)
{
	const char *name = ntf ? ike_notify_name(ntf->type) : NULL;
	struct str ours = { 0 };

	if (ntf && ntf->type == NTF_NO_PROPOSAL_CHOSEN) {
		esp_policy_render(&ours, &sa->nego->child);
		sa_why(sa, ntf->type, true, "The peer accepts none of our IPsec proposals (`crypto "
		       "ipsec transform-set` and its `mode`). We offer %s: %s",
		       sa->nego->child.transport ? "transport mode" : "tunnel mode",
		       str_text(&ours));
	} else if (ntf && ntf->type == NTF_TS_UNACCEPTABLE) {
		ts_list_render(&ours, sa->nego->child.ts_local, sa->nego->child.n_ts_local);
		str_puts(&ours, " to ");
		ts_list_render(&ours, sa->nego->child.ts_remote, sa->nego->child.n_ts_remote);
		sa_why(sa, ntf->type, true,
		       "The peer accepts none of our traffic selectors: its `tunnel mode`, tunnel "
		       "addresses or access list differ, or it has no tunnel, virtual-template or "
		       "`tunnel protection` for us. We offer %s (%s)", str_text(&ours),
		       offer_mode(&sa->nego->child));
	} else if (ntf && ntf->type == NTF_INTERNAL_ADDRESS_FAILURE) {
		sa_why(sa, ntf->type, true, "We ask for an address (`ip address negotiated`) and the "
		       "peer has none for us: its pool is exhausted or not configured");
	} else if (ntf) {
		sa_why(sa, ntf->type, true, "The peer refused the first IPsec SA: %s",
		       name ? name : "unknown notify");
	}
	str_free(&ours);
	ike_dbg(sa, "Queuing IKE SA delete request reason: unknown");
	if (spi)
		spi_delete_start(sa, spi);
	sa_delete_start(sa, NULL);
}

static void first_child_take(struct ike_sa *sa, const struct ike_msg *m)
{
	struct nego *n = sa->nego;
	struct child_parts parts = { .ni = &n->ni, .nr = &n->nr, .we_initiated = true };
	uint32_t spi = n->child_spi;
	struct ike_ntf ntf;
	bool ok;

	if (msg_ntf_error(m, &ntf)) {
		dbg_duplicate(sa, false);
		first_child_refused(sa, &ntf, spi);
		return;
	}
	ike_dbg(sa, "Processing IKE_AUTH message");
	ok = child_conclude(sa, m, &n->child, &n->child_spi, 0, 0, &parts);
	if (!sa->dead)
		dbg_duplicate(sa, false);
	if (!ok)
		first_child_refused(sa, NULL, spi);
}

/* AAA: a peer that is who it says may still have no policy here. */
static bool authorized(struct ike_sa *sa)
{
	struct ike_why why = { 0 };
	struct ike_sa_info info;

	if (!sa->e->ops.authorize)
		return true;
	sa_info(sa, &info);
	if (sa->e->ops.authorize(sa->e->ctx, &info, &why))
		return true;
	ike_err(sa, "Failed to authorize the peer");
	ike_err(sa, "Auth exchange failed");
	sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "%s", why.text);
	return false;
}

/* config-exchange set send: what we have for the peer, now that its identity is known. */
static void cfg_push(struct ike_sa *sa)
{
	struct ike_sa_info info;
	struct ike_cfg *cfg;

	if (!sa->e->ops.cfg_to_send)
		return;
	sa_info(sa, &info);
	cfg = xcalloc(1, sizeof(*cfg));
	sa->e->ops.cfg_to_send(sa->e->ctx, sa->profile->name, sa->owner, &info.remote_id, cfg);
	if (cfg->n_subnets)
		ike_cfg_send(sa->e, sa->id, cfg);
	free(cfg);
}

static void dbg_policy_of(const struct ike_sa *sa)
{
	if (ike_dbg_on())
		ike_dbg_policy(sa->fvrf, &sa->local.addr,
			       ike_policy_select(sa->conf, sa->fvrf, &sa->local.addr));
}

static struct verdict auth_consume_response(struct task *t, const struct ike_msg *m)
{
	const struct ike_pld_ref *idp = msg_find(m, PLD_IDR);
	struct ike_sa *sa = t->sa;
	struct ike_id id;
	struct ike_ntf n;
	bool known = false;
	char text[160];

	ike_dbg_step(sa, "WAIT_AUTH", "EV_RECV_AUTH");
	ike_dbg(sa, "Process auth response notify");
	if (idp && msg_ntf_error(m, &n))
		ike_err(sa, "%s", ike_notify_name(n.type) ? ike_notify_name(n.type) : "");
	if (!idp || !msg_find(m, PLD_AUTH))
		return auth_refused(sa, m);
	if (!id_parse(idp, &id)) {
		sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's identity payload is malformed");
		return VERDICT(VERDICT_FATAL);
	}
	remote_id_set(sa, &id);
	ike_dbg(sa, "Searching policy based on peer's identity '%s' of type '%s'",
		ike_id_str(&id, text, sizeof(text)), ike_id_type_name(id.type));
	for (size_t i = 0; i < sa->profile->n_match_remote; i++)
		known = known || ike_id_matches(&sa->profile->match_remote[i], &id);
	if (!known) {
		ike_err(sa, "Failed to locate an item in the database");
		ike_err(sa, "Auth exchange failed");
		sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "The peer calls itself %s '%s', which "
		       "no `match identity remote` of IKEv2 profile %s accepts",
		       ike_id_type_name(id.type), text, sa->profile->name);
		sa->e->stats.auth_failures++;
		sa_reject_start(sa, NTF_AUTHENTICATION_FAILED);
		return VERDICT(VERDICT_OK);
	}
	dbg_policy_of(sa);
	ike_dbg_step(sa, "PROC_AUTH", "EV_VERIFY_POLICY_BY_PEERID");
	ike_dbg(sa, "Verify peer's policy");
	ike_dbg(sa, "Peer's policy verified");
	if (!ppk_concluded(sa, m) || !auth_verify(sa, m, idp, &id, &(struct chunk){ 0 })) {
		sa->e->stats.auth_failures++;
		sa_reject_start(sa, NTF_AUTHENTICATION_FAILED);
		return VERDICT(VERDICT_OK);
	}
	if (!authorized(sa)) {
		sa->e->stats.auth_failures++;
		sa_reject_start(sa, NTF_AUTHENTICATION_FAILED);
		return VERDICT(VERDICT_OK);
	}
	if (sa->unwanted) {
		sa_reject_start(sa, 0);
		return VERDICT(VERDICT_OK);
	}
	window_read(sa, m);
	sa->lifetime = sa->profile->lifetime;
	sa_set_owner(sa, sa->nego->child.owner);
	ike_dbg_queue(IKE_DBG_UP);
	dbg_up(sa);
	ike_dbg_queue(IKE_DBG_NOW);
	sa_ready(sa);
	if (!sa->dead)
		cfg_reply_take(sa, m);
	if (msg_ntf_find(m, NTF_INITIAL_CONTACT, &n))
		initial_contact(sa, false);
	if (!sa->dead && sa->state == IKE_SA_READY)
		first_child_take(sa, m);
	if (sa->dead || sa->state != IKE_SA_READY)
		return VERDICT(VERDICT_OK);
	cfg_push(sa);
	sa_nego_free(sa);
	return VERDICT(VERDICT_OK);
}

const struct task_ops auth_task_ops = {
	.name = "IKE_AUTH",
	.exchange = XCHG_AUTH,
	.alone = true,
	.create_request = auth_create_request,
	.consume_response = auth_consume_response,
};

/* --- responder --- */

static struct verdict auth_reject(struct ike_sa *sa)
{
	sa->e->stats.auth_failures++;
	ike_dbg(sa, "Sending authentication failure notify");
	return VERDICT_N(VERDICT_FATAL, NTF_AUTHENTICATION_FAILED);
}

static bool profile_choose(struct ike_sa *sa, const struct ike_id *id)
{
	char text[160], why[400];

	ike_id_str(id, text, sizeof(text));
	ike_dbg(sa, "Searching policy based on peer's identity '%s' of type '%s'", text,
		ike_id_type_name(id->type));
	sa->profile = ike_profile_select(sa->conf, sa->fvrf, &sa->local.addr, id);
	if (sa->profile) {
		ike_dbg(NULL, "found matching IKEv2 profile '%s'", sa->profile->name);
		if (ike_dbg_on()) /* for what it tells */
			auth_psk_find(sa, sa->profile, id, false, true);
		dbg_policy_of(sa);
		return true;
	}
	ike_dbg(NULL, "%% IKEv2 profile not found");
	ike_err(sa, "Failed to locate an item in the database");
	ike_err(sa, "Auth exchange failed");
	ike_profile_explain(sa->conf, sa->fvrf, &sa->local.addr, id, why, sizeof(why));
	sa_why(sa, NTF_AUTHENTICATION_FAILED, false, "No IKEv2 profile here matches the peer's "
	       "identity, %s '%s': %s", ike_id_type_name(id->type), text, why);
	return false;
}

/* CP(REPLY), and *reply: what is in it. False: there is no address for the peer, and so no CHILD SA
 * (RFC 7296 3.15.4). */
static bool cfg_answer(struct ike_sa *sa, const struct ike_msg *m, struct pb *b,
		       struct ike_cfg *reply, bool *any)
{
	const struct ike_pld_ref *p = msg_find(m, PLD_CP);
	struct ike_cfg req;
	struct ike_why why = { 0 };
	struct ike_sa_info info;
	enum cfg_kind kind;

	*any = false;
	if (!p || !cfg_read(sa, p, &kind, &req) || kind != CFG_REQUEST)
		return true;
	memset(reply, 0, sizeof(*reply));
	sa_keep_cfg(sa, &req);
	sa_info(sa, &info);
	if (!sa->e->ops.cfg_request)
		return true;
	if (sa->e->ops.cfg_request(sa->e->ctx, &info, &req, reply, &why)) {
		ike_dbg(sa, "Error constructing config reply");
		ike_err(sa, "Failed to allocate an IP address for the peer");
		sa_why(sa, NTF_INTERNAL_ADDRESS_FAILURE, false, "The peer asks for an address (`ip "
		       "address negotiated` there) and there is none for it here. %s", why.text);
		attempt_note_sa(sa, false, sa->why);
		pb_ntf_plain(b, NTF_INTERNAL_ADDRESS_FAILURE, NULL, 0);
		return false;
	}
	sa->assigned4 = reply->addr4;
	cfg_write(b, CFG_REPLY, reply);
	*any = true;
	return true;
}

/* The first CHILD SA, and before it the configuration: in the order IOS tells of it. */
static void first_child_answer(struct ike_sa *sa, const struct ike_msg *m, struct pb *b)
{
	struct nego *n = sa->nego;
	struct child_parts parts = { .ni = &n->ni, .nr = &n->nr };
	struct child_choice ch;
	struct ike_cfg reply;
	struct verdict v;
	struct child *c;
	bool any;

	if (!cfg_answer(sa, m, b, &reply, &any))
		return;
	ike_dbg(sa, "Processing IKE_AUTH message");
	v = child_choose(sa, m, true, &ch);
	if (any)
		cfg_tell(sa, CFG_REPLY, &reply);
	ike_dbg_flush(IKE_DBG_SIGN);
	if (v.kind == VERDICT_OK)
		dbg_esp(sa, 1, &ch.c.suite);
	ike_dbg_queue(IKE_DBG_UP);
	if (v.kind == VERDICT_OK) {
		ch.c.spi_in = sa->e->ops.spi_alloc(sa->e->ctx);
		c = ch.c.spi_in ? child_install(sa, &ch.c, ch.pfs, &parts) : NULL;
		if (!c)
			v = VERDICT_N(VERDICT_NOTIFY, NTF_NO_ADDITIONAL_SAS);
	}
	if (v.kind != VERDICT_OK) {
		attempt_note_sa(sa, false, sa->why);
		pb_ntf_plain(b, v.notify, v.data, v.data_len);
		return;
	}
	if (!sa->owner)
		sa_set_owner(sa, ch.c.owner);
	child_choice_write_sa(&ch, b);
	child_choice_write_ts(&ch, b);
	if (ch.c.transport)
		pb_ntf_plain(b, NTF_USE_TRANSPORT_MODE, NULL, 0);
	end_notifies(sa, b);
}

struct verdict auth_consume_request(struct ike_sa *sa, const struct ike_msg *m, struct pb *b)
{
	const struct ike_pld_ref *idp = msg_find(m, PLD_IDI);
	struct chunk instead = { 0 };
	struct ike_ntf n;
	struct ike_id id;
	bool stale = false, signed_ok;

	ike_dbg_step(sa, "WAIT_AUTH", "EV_RECV_AUTH");
	ike_dbg(sa, "Stopping timer to wait for auth message");
	natd_tell(sa);
	ike_dbg_step(sa, "WAIT_AUTH", "EV_GET_POLICY_BY_PEERID");
	if (!id_parse(idp, &id)) {
		sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's identity payload is malformed");
		return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
	}
	remote_id_set(sa, &id);
	if (!profile_choose(sa, &id))
		return auth_reject(sa);
	ike_dbg(sa, "not a VPN-SIP session");
	ike_dbg_step(sa, "VERIFY_AUTH", "EV_VERIFY_POLICY_BY_PEERID");
	ike_dbg(sa, "Verify peer's policy");
	ike_dbg(sa, "Peer's policy verified");
	if (!ppk_answer(sa, m, &instead)) {
		auth_fail(sa);
		return auth_reject(sa);
	}
	if (!auth_verify(sa, m, idp, &id, &instead) || !authorized(sa))
		return auth_reject(sa);
	if (msg_ntf_find(m, NTF_INITIAL_CONTACT, &n))
		ike_dbg(sa, "Processing INITIAL_CONTACT");
	vid_write_auth(b);
	ike_dbg_queue(IKE_DBG_SIGN);
	signed_ok = auth_write(sa, b, &id);
	ike_dbg_queue(IKE_DBG_NOW);
	if (!signed_ok) {
		ike_dbg_flush(IKE_DBG_SIGN);
		return auth_reject(sa);
	}
	if (msg_ntf_find(m, NTF_INITIAL_CONTACT, &n) || sa->profile->initial_contact_force)
		stale = initial_contact(sa, sa->profile->initial_contact_force);
	window_read(sa, m);
	sa->lifetime = sa->profile->lifetime;
	ike_dbg_queue(IKE_DBG_UP);
	dbg_up(sa);
	ike_dbg_queue(IKE_DBG_NOW);
	sa_ready(sa);
	if (!sa->dead && sa->state == IKE_SA_READY)
		first_child_answer(sa, m, b);
	ike_dbg_queue(IKE_DBG_NOW);
	ike_dbg_flush(IKE_DBG_SIGN);
	ike_dbg_queue(IKE_DBG_UP);
	if (!sa->dead)
		dbg_duplicate(sa, stale);
	ike_dbg_queue(IKE_DBG_NOW);
	if (sa->ppk)
		pb_ntf_plain(b, NTF_PPK_IDENTITY, NULL, 0);
	sa_nego_free(sa);
	return VERDICT(VERDICT_OK);
}
