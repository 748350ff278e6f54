/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * INFORMATIONAL (RFC 7296 1.4, 2.4, 2.25):
 *
 *   SK{ }                  -->    <--  SK{ }                       liveness
 *   SK{ D(ESP, our SPIs) } -->    <--  SK{ D(ESP, their SPIs) }    CHILD SAs end
 *   SK{ D(IKE) }           -->    <--  SK{ }                       everything ends
 *   SK{ CP(SET) }          -->    <--  SK{ CP(ACK) }               routes, later
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ike/trace.h"
#include "ike/xchg.h"

enum { DEL_SPIS_MAX = 64, INVALID_SPI_AGE_MS = 10000, DEL_REASON_MAX = 120 };

static void spi_put(struct wr *w, uint32_t spi)
{
	wr_u32(w, spi);
}

/* --- tasks: what we begin --- */

static void delete_write_esp(struct pb *b, const uint32_t *spi, size_t n)
{
	pb_open(b, PLD_DELETE);
	wr_u8(&b->w, PROTO_ESP);
	wr_u8(&b->w, 4);
	wr_u16(&b->w, n);
	for (size_t i = 0; i < n; i++)
		spi_put(&b->w, spi[i]);
	pb_close(b);
}

static int child_delete_request(struct task *t, struct pb *b)
{
	struct child *c = t->child ? child_by_id(t->sa->e, t->child) : NULL;
	uint32_t spi = c ? c->c.spi_in : t->del_spi;

	if (!spi)
		return -ENOENT; /* the peer was faster */
	ike_dbg(t->sa, "Sending DELETE INFO message for IPsec SA [SPI: 0x%08X]", spi);
	delete_write_esp(b, &spi, 1);
	return 0;
}

static struct verdict child_delete_done(struct task *t, const struct ike_msg *m)
{
	struct child *c = t->child ? child_by_id(t->sa->e, t->child) : NULL;

	(void)m;
	ike_dbg(t->sa, "Processing ACK to informational exchange");
	if (c)
		child_end(c, NULL);
	return VERDICT(VERDICT_OK);
}

const struct task_ops child_delete_task_ops = {
	.name = "DELETE for an IPsec SA",
	.exchange = XCHG_INFO,
	.create_request = child_delete_request,
	.consume_response = child_delete_done,
};

void child_delete_start(struct child *c, const char *reason)
{
	struct ike_sa *sa = c->sa;
	uint32_t id = c->c.id;
	struct ike_why why;
	struct task *t;

	if (c->state == CHILD_DELETING)
		return;
	/* What was rekeyed keeps receiving until the peer has let go of it as well. */
	if (c->state != CHILD_REKEYED) {
		why_set(&why, 0, false, "%s", reason ? reason : "deleted");
		child_down(c, &why);
		c = child_by_id(sa->e, id); /* it may have ended with the whole IKE SA */
		if (!c)
			return;
	}
	c->state = CHILD_DELETING;
	t = task_new(sa, TASK_CHILD_DELETE);
	t->child = c->c.id;
	task_start(t);
}

void spi_delete_start(struct ike_sa *sa, uint32_t spi_in)
{
	struct task *t = task_new(sa, TASK_CHILD_DELETE);

	t->del_spi = spi_in;
	task_start(t);
}

static void spi_text(const uint8_t spi[8], char out[24])
{
	static const char hex[] = "0123456789ABCDEF";
	size_t n = 0;

	out[n++] = '0';
	out[n++] = 'x';
	for (int i = 0; i < 8; i++) {
		out[n++] = hex[spi[i] >> 4];
		out[n++] = hex[spi[i] & 15];
	}
	out[n] = '\0';
}

static int ike_delete_request(struct task *t, struct pb *b)
{
	struct ike_sa *sa = t->sa;
	char i[24], r[24];

	if (t->notify) {
		pb_ntf_plain(b, t->notify, NULL, 0);
		return 0;
	}
	spi_text(sa->spi_i, i);
	spi_text(sa->spi_r, r);
	ike_dbg(sa, "Sending DELETE INFO message for IKEv2 SA [ISPI: %s RSPI: %s]", i, r);
	pb_open(b, PLD_DELETE);
	wr_u8(&b->w, PROTO_IKE);
	wr_u8(&b->w, 0);
	wr_u16(&b->w, 0);
	pb_close(b);
	/* Others ignore unknown status types (RFC 7296 3.10.1), and need not see it at all. */
	if (sa->peer_delete_reason && t->reason)
		pb_ntf_plain(b, NTF_DELETE_REASON, t->reason, strlen(t->reason));
	return 0;
}

static struct verdict ike_delete_done(struct task *t, const struct ike_msg *m)
{
	(void)m;
	ike_dbg(t->sa, "Processing ACK to informational exchange");
	return VERDICT(VERDICT_CLOSE);
}

const struct task_ops ike_delete_task_ops = {
	.name = "DELETE for the IKE SA",
	.exchange = XCHG_INFO,
	.alone = true,
	.create_request = ike_delete_request,
	.consume_response = ike_delete_done,
};

/* Nothing new begins on this SA; what waits is dropped, save the DELETEs of CHILD SAs that IOS
 * sends before the IKE SA's own. */
static void closing(struct ike_sa *sa)
{
	struct task *t, *tmp;

	sa->state = sa->state == IKE_SA_REKEYED ? IKE_SA_REKEYED : IKE_SA_DELETING;
	sa_release_owner(sa);
	sa_timers_stop(sa);
	DL_FOREACH_SAFE(sa->queue, t, tmp) {
		if (t->kind == TASK_CHILD_DELETE && t->del_spi)
			continue;
		DL_DELETE(sa->queue, t);
		task_free(t);
	}
}

void sa_delete_start(struct ike_sa *sa, const char *reason)
{
	bool serving = sa->serving;
	struct child *c;
	struct task *t;

	if (sa->dead || sa->unwanted || sa->state == IKE_SA_DELETING)
		return;
	if (reason)
		sa_why(sa, 0, false, "%s", reason);
	if (sa->state == IKE_SA_AUTH_SENT) {
		/* The peer may have it up already, and only IKE_AUTH's answer lets us say DELETE. */
		sa->unwanted = true;
		sa_release_owner(sa);
		return;
	}
	if (sa->state < IKE_SA_READY) {
		/* Nothing is established: there is nothing to delete at the peer. */
		sa_end(sa);
		return;
	}
	closing(sa);
	if (reason) /* else it was logged with what led here */
		ike_dbg(sa, "Queuing IKE SA delete request reason: %s", reason);
	ike_dbg(sa, "Check for existing IPSEC SA");
	/* RFC 7296 1.4.1 lets the IKE SA take its CHILD SAs along; IOS names them first. We do where
	 * the window lets all of it go out at once. */
	sa->serving = true;
	while ((c = sa->children)) {
		if (c->installed && sa->peer_window > 1)
			spi_delete_start(sa, c->c.spi_in);
		child_end(c, sa->why);
	}
	sa->serving = serving;
	if (sa->dead)
		return;
	ike_dbg(sa, "Delete all IKE SAs ");
	t = task_new(sa, TASK_IKE_DELETE);
	t->reason = reason ? xstrndup(reason, DEL_REASON_MAX) : NULL;
	task_start(t);
}

void sa_reject_start(struct ike_sa *sa, uint16_t notify)
{
	struct task *t;

	closing(sa);
	t = task_new(sa, TASK_IKE_DELETE);
	t->notify = notify;
	task_start(t);
}

static int probe_request(struct task *t, struct pb *b)
{
	uint8_t spi[4];
	struct wr w = wr_init(spi, sizeof(spi));

	ike_dbg(t->sa, "Sending DPD/liveness query");
	if (t->del_spi) {
		/* RFC 7296 1.5: ESP came that no SA here knows. */
		wr_u32(&w, t->del_spi);
		pb_ntf_plain(b, NTF_INVALID_SPI, spi, sizeof(spi));
	}
	return 0;
}

static struct verdict probe_done(struct task *t, const struct ike_msg *m)
{
	(void)m;
	ike_dbg(t->sa, "Received DPD ack");
	return VERDICT(VERDICT_OK);
}

const struct task_ops probe_task_ops = {
	.name = "a liveness check (DPD)",
	.exchange = XCHG_INFO,
	.create_request = probe_request,
	.consume_response = probe_done,
};

static int cfg_set_request(struct task *t, struct pb *b)
{
	cfg_tell(t->sa, CFG_SET, t->cfg);
	cfg_write(b, CFG_SET, t->cfg);
	return 0;
}

static struct verdict cfg_set_done(struct task *t, const struct ike_msg *m)
{
	(void)m;
	ike_dbg(t->sa, "Processing ACK to informational exchange");
	return VERDICT(VERDICT_OK);
}

const struct task_ops cfg_set_task_ops = {
	.name = "CFG_SET",
	.exchange = XCHG_INFO,
	.create_request = cfg_set_request,
	.consume_response = cfg_set_done,
};

/* --- what the peer begins --- */

/* An SPI we never heard of: perhaps of the SA that a request of ours has made and whose answer is
 * still on its way. It must not come up when the answer arrives. */
static void doom(struct ike_sa *sa, uint32_t spi)
{
	struct task *t;

	DL_FOREACH(sa->active, t)
		if ((t->kind == TASK_CHILD_CREATE || t->kind == TASK_CHILD_REKEY) &&
		    t->n_doomed < ARRAY_SIZE(t->doomed))
			t->doomed[t->n_doomed++] = spi;
}

/* One DELETE payload for ESP. Our SPIs of the pairs that end go to out. False: malformed. */
static bool children_deleted(struct ike_sa *sa, struct rd *r, unsigned count, uint32_t *out,
			     size_t *n)
{
	struct ike_why why;

	why_set(&why, 0, true, "The peer deleted the IPsec SA");
	for (unsigned i = 0; i < count; i++) {
		uint32_t spi = rd_u32(r);
		struct child *c = r->bad ? NULL : child_by_spi_out(sa, spi);

		if (!c) {
			doom(sa, spi);
			continue;
		}
		ike_dbg(sa, "Processing DELETE INFO message for IPsec SA [SPI: 0x%08X]", spi);
		/* RFC 7296 1.4.1: both sides delete at once: neither names it in the answer. */
		if (c->state != CHILD_DELETING && *n < DEL_SPIS_MAX)
			out[(*n)++] = c->c.spi_in;
		child_end(c, &why);
	}
	return !r->bad && !rd_left(r);
}

/* The peer got ESP of ours that it has no SA for (RFC 7296 1.5): our half of that pair is dead and
 * ends, at both ends. A young SA is spared: its first packets may have overtaken the answer that
 * creates it. Flexvpn asks for another where one is wanted. */
static void spi_unknown_there(struct ike_sa *sa, const struct ike_ntf *n)
{
	struct rd r = rd_init(n->data, n->len);
	struct child *c = child_by_spi_out(sa, rd_u32(&r));

	if (r.bad || rd_left(&r) || !c || c->state != CHILD_UP ||
	    timerq_now(sa->e->tq) - c->c.created_ms < INVALID_SPI_AGE_MS)
		return;
	ike_err(sa, "The peer does not know the IPsec SA [SPI: 0x%08X]", c->c.spi_out);
	child_delete_start(c, "The peer no longer has this IPsec SA (INVALID_SPI)");
}

static void forget_own_rekey(struct ike_sa *sa)
{
	struct task *t = task_find(sa, TASK_IKE_REKEY, 0);
	struct ike_sa *other = t && t->other_sa ? sa_by_id(sa->e, t->other_sa) : NULL;

	/* The peer closes the old SA after a simultaneous rekey in which ours did not get through
	 * (2.25.2): its new SA is the one. */
	if (other && other->shadow)
		ike_rekey_take_over(sa, other);
}

static bool cfg_set_take(struct ike_sa *sa, const struct ike_pld_ref *p, struct pb *b)
{
	struct ike_sa_info info;
	enum cfg_kind kind;
	struct ike_cfg cfg;

	if (!cfg_read(sa, p, &kind, &cfg))
		return false;
	if (kind != CFG_SET)
		return true;
	if (sa->profile && sa->profile->config_set_accept && sa->state == IKE_SA_READY) {
		sa_keep_cfg(sa, &cfg);
		sa_info(sa, &info);
		if (sa->e->ops.cfg_received)
			sa->e->ops.cfg_received(sa->e->ctx, &info, &cfg);
	}
	cfg_tell(sa, CFG_ACK, &cfg);
	cfg_write(b, CFG_ACK, &cfg);
	return true;
}

/* Printable characters only: the text ends up on terminals and in logs. */
static void peer_deleted(struct ike_sa *sa, const struct ike_msg *m)
{
	char text[DEL_REASON_MAX + 1], after[128] = "";
	struct ike_ntf n;
	size_t len = 0;
	uint64_t age;

	if (sa->peer_delete_reason && msg_ntf_find(m, NTF_DELETE_REASON, &n))
		for (; len < n.len && len < DEL_REASON_MAX; len++)
			text[len] = n.data[len] >= 0x20 && n.data[len] < 0x7f ? n.data[len] : '?';
	text[len] = '\0';
	if (len)
		ike_dbg(sa, "The peer's delete reason: %s", text);
	age = (timerq_now(sa->e->tq) - sa->created_ms) / 1000;
	if (!len && sa->was_up && age && age < sa->lifetime)
		snprintf(after, sizeof(after), " %" PRIu64 " s after it came up (its own lifetime, or "
			 "`clear` there; `lifetime` here is %u s)", age, sa->lifetime);
	sa_why(sa, 0, true, "The peer deleted the IKE SA%s%s%s", after, len ? ": " : "", text);
}

static struct verdict syntax(struct ike_sa *sa, const char *what)
{
	sa_why(sa, NTF_INVALID_SYNTAX, false, "The peer's %s payload is malformed", what);
	return VERDICT_N(VERDICT_FATAL, NTF_INVALID_SYNTAX);
}

struct verdict info_consume_request(struct ike_sa *sa, const struct ike_msg *m, struct pb *b)
{
	uint32_t spis[DEL_SPIS_MAX];
	bool esp = false, all = false;
	char ispi[24], rspi[24];
	struct ike_ntf n;
	size_t n_spis = 0;

	for (unsigned i = 0; i < m->n && !sa->dead; i++) {
		const struct ike_pld_ref *p = &m->pld[i];
		struct rd r = rd_init(p->p, p->len);
		uint8_t proto, spi_len;
		uint16_t count;

		if (p->type == PLD_CP && !cfg_set_take(sa, p, b))
			return syntax(sa, "configuration");
		if (p->type != PLD_DELETE)
			continue;
		ike_dbg(sa, "Process delete request from peer");
		proto = rd_u8(&r);
		spi_len = rd_u8(&r);
		count = rd_u16(&r);
		if (r.bad || (proto == PROTO_ESP && spi_len != 4))
			return syntax(sa, "DELETE");
		if (proto == PROTO_IKE)
			all = true;
		else if (proto == PROTO_ESP && !children_deleted(sa, &r, count, spis, &n_spis))
			return syntax(sa, "DELETE");
		esp = esp || proto == PROTO_ESP;
	}
	if (msg_ntf_find(m, NTF_AUTHENTICATION_FAILED, &n)) {
		/* RFC 7296 2.21.2: the initiator could not accept our IKE_AUTH answer. */
		ike_err(sa, "Received authentication failed notify");
		sa_why(sa, n.type, true, "The peer refuses our authentication: it has another "
		       "pre-shared key for us, or does not accept our identity");
		return VERDICT(VERDICT_CLOSE);
	}
	if (all) {
		spi_text(sa->spi_i, ispi);
		spi_text(sa->spi_r, rspi);
		ike_dbg(sa, "Processing DELETE INFO message for IKEv2 SA [ISPI: %s RSPI: %s]", ispi,
			rspi);
		ike_dbg(sa, "Check for existing active SA");
		forget_own_rekey(sa);
		if (sa->state != IKE_SA_REKEYED)
			peer_deleted(sa, m);
		return VERDICT(VERDICT_CLOSE);
	}
	if (!sa->dead && sa->state == IKE_SA_READY && msg_ntf_find(m, NTF_INVALID_SPI, &n))
		spi_unknown_there(sa, &n);
	if (esp && n_spis && !sa->dead)
		delete_write_esp(b, spis, n_spis);
	return VERDICT(VERDICT_OK);
}
