/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Debug and syslog texts, and what the event trace keeps of them. No debug line is formatted while
 * the switches are off; messages and errors are recorded all the same.
 */
#include "ike/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ike/condition.h"
#include "ike/event.h"

bool ike_dbg_on(void)
{
	return log_debug_on(DBG_IKEV2) || log_debug_on(DBG_IKEV2_PACKET) ||
	       log_debug_on(DBG_IKEV2_INTERNAL);
}

static struct {
	char **line;
	size_t n;
} queues[IKE_DBG_QUEUES];
static enum ike_dbg_queue queue;

void ike_dbg_queue(enum ike_dbg_queue q)
{
	queue = q;
}

void ike_dbg_flush(enum ike_dbg_queue q)
{
	if (q == queue)
		return;
	for (size_t i = 0; i < queues[q].n; i++) {
		log_debug("%s", queues[q].line[i]);
		free(queues[q].line[i]);
	}
	free(queues[q].line);
	queues[q].line = NULL;
	queues[q].n = 0;
}

void ike_dbg_flush_all(void)
{
	queue = IKE_DBG_NOW;
	for (int q = IKE_DBG_SIGN; q < IKE_DBG_QUEUES; q++)
		ike_dbg_flush(q);
}

static void line_put(struct str *s)
{
	if (queue == IKE_DBG_NOW) {
		log_debug("%s", str_text(s));
		str_free(s);
		return;
	}
	queues[queue].line = xrealloc(queues[queue].line,
				      (queues[queue].n + 1) * sizeof(*queues[queue].line));
	queues[queue].line[queues[queue].n++] = str_steal(s);
}

static void PRINTF(5, 0) emit(const char *head, const struct ike_sa *sa, bool session,
			      const char *sep, const char *fmt, va_list ap)
{
	struct str s = { 0 };

	if (!ike_condition_wants(session ? IKE_COND_IKE : IKE_COND_ENGINE, sa))
		return;
	str_puts(&s, head);
	if (sa && session)
		str_printf(&s, "(SESSION ID = %u,SA ID = %u):", sa->session, sa->id);
	else if (sa)
		str_printf(&s, "(SA ID = %u):", sa->id);
	if (sa)
		str_puts(&s, sep);
	str_vprintf(&s, fmt, ap);
	line_put(&s);
}

static struct ike_event_who who_of(const struct ike_sa *sa)
{
	struct ike_event_who w = { 0 };

	if (sa)
		w = (struct ike_event_who){ sa->id, sa->session, sa->local, sa->remote };
	return w;
}

/* The steps the event trace keeps beside the messages. */
static bool is_event(const char *fmt)
{
	return !strncmp(fmt, "Completed SA init", 17) || !strncmp(fmt, "Sending DELETE INFO", 19) ||
	       !strncmp(fmt, "Processing DELETE INFO", 22);
}

static void PRINTF(2, 0) event_keep(const struct ike_sa *sa, const char *fmt, va_list ap)
{
	struct ike_event_who w = who_of(sa);
	char text[IKE_EVENT_TEXT];

	vsnprintf(text, sizeof(text), fmt, ap);
	ike_event_add(IKE_EVENT_EVENT, &w, text);
}

void ike_dbg(const struct ike_sa *sa, const char *fmt, ...)
{
	va_list ap;

	if (is_event(fmt)) {
		va_start(ap, fmt);
		event_keep(sa, fmt, ap);
		va_end(ap);
	}
	if (!ike_dbg_on())
		return;
	va_start(ap, fmt);
	emit("IKEv2:", sa, true, "", fmt, ap);
	va_end(ap);
}

void ike_dbg_engine(const struct ike_sa *sa, const char *fmt, ...)
{
	va_list ap;

	if (!ike_dbg_on())
		return;
	va_start(ap, fmt);
	emit("IKEv2:", sa, false, "", fmt, ap);
	va_end(ap);
}

void ike_dbg_policy(const char *fvrf, const struct addr *local, const struct ike_policy *p)
{
	char a[ADDR_STRLEN];

	if (!ike_dbg_on())
		return;
	ike_dbg(NULL, "Searching Policy with fvrf %s, local address %s", fvrf ? fvrf : "0",
		addr_str(local, a));
	if (p && !strcmp(p->name, "default"))
		ike_dbg(NULL, "Using the Default Policy for Proposal");
	if (p)
		ike_dbg(NULL, "Found Policy '%s'", p->name);
}

void ike_err(const struct ike_sa *sa, const char *fmt, ...)
{
	struct ike_event_who w = who_of(sa);
	char text[IKE_EVENT_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	ike_event_error(&w, text);
	if (!ike_dbg_on() && !log_debug_on(DBG_IKEV2_ERROR))
		return;
	va_start(ap, fmt);
	emit("IKEv2-ERROR:", sa, true, ": ", fmt, ap);
	va_end(ap);
}

void ike_err_policies(uint32_t session, uint32_t id, const char *fvrf,
		      const struct endpoint *local, const struct endpoint *remote,
		      const char *theirs, const char *ours)
{
	struct ike_event_who w = { id, session, *local, *remote };

	ike_event_error(&w, "Failed to find a matching policy");
	if ((!ike_dbg_on() && !log_debug_on(DBG_IKEV2_ERROR)) ||
	    !ike_condition_wants_between(fvrf, &local->addr, &remote->addr))
		return;
	log_debug("IKEv2-ERROR:(SESSION ID = %u,SA ID = %u):Received Policies: : Failed to find a "
		  "matching policy%s\n\n", session, id, theirs);
	log_debug("IKEv2-ERROR:(SESSION ID = %u,SA ID = %u):Expected Policies: : Failed to find a "
		  "matching policy%s\n\n", session, id, ours);
	log_debug("IKEv2-ERROR:(SESSION ID = %u,SA ID = %u):: Failed to find a matching policy",
		  session, id);
}

static void payload_list(struct str *s, const struct ike_msg *m)
{
	struct ike_ntf n;

	str_puts(s, "Payload contents: \n");
	for (unsigned i = 0; i < m->n; i++) {
		const char *name = pld_name(m->pld[i].type);

		if (m->pld[i].type != PLD_NOTIFY) {
			str_printf(s, " %s", name ? name : "unknown");
			continue;
		}
		if (!ntf_parse(&m->pld[i], &n)) {
			str_puts(s, " NOTIFY(malformed)");
			continue;
		}
		name = ike_notify_name(n.type);
		if (name)
			str_printf(s, " NOTIFY(%s)", name);
		else
			str_printf(s, " NOTIFY(Unknown - %u)", n.type);
	}
	str_puts(s, " \n");
}

static void payload_details(struct str *s, const struct ike_hdr *h, const struct ike_msg *m)
{
	const char *first = m->n ? pld_name(m->pld[0].type) : "NONE";

	str_printf(s,
		   "Next payload: %s, version: %u.%u Exchange type: %s, flags: %s %s Message id: "
		   "%u, length: %u \n",
		   first ? first : "unknown", h->version >> 4, h->version & 15,
		   exchange_name(h->exchange), h->flags & HDR_INITIATOR ? "INITIATOR" : "RESPONDER",
		   h->flags & HDR_RESPONSE ? "MSG-RESPONSE" : "", h->id, h->len);
	for (unsigned i = 0; i < m->n; i++) {
		const char *name = pld_name(m->pld[i].type);
		const char *next = pld_name(m->pld[i].next);

		str_printf(s, " %s  Next payload: %s, reserved: 0x0, length: %u\n",
			   name ? name : "unknown", next ? next : "NONE", m->pld[i].len + 4u);
	}
}

static void spi_text(struct str *s, const uint8_t spi[8])
{
	for (int i = 0; i < 8; i++)
		str_printf(s, "%02X", spi[i]);
}

void ike_dbg_step(const struct ike_sa *sa, const char *state, const char *event)
{
	bool init = sa->role == IKE_INITIATOR;
	struct str s = { 0 };

	if (!log_debug_on(DBG_IKEV2_INTERNAL))
		return;
	str_puts(&s, "SM Trace-> SA: I_SPI=");
	spi_text(&s, sa->spi_i);
	str_puts(&s, " R_SPI=");
	spi_text(&s, sa->spi_r);
	str_printf(&s, " (%c) MsgID = %u CurState: %s%s Event: %s", init ? 'I' : 'R',
		   init ? (sa->next_out ? sa->next_out - 1 : 0) : (sa->next_in ? sa->next_in - 1 : 0),
		   strcmp(state, "READY") && strcmp(state, "AUTH_DONE") ? (init ? "I_" : "R_") : "",
		   state, event);
	ike_dbg(sa, "%s", str_text(&s));
	str_free(&s);
}

/* The inner payloads of the message about to be sent (ike_dbg_building); they reach into the
 * builder's buffer, which outlives the sending. */
static struct ike_msg building;
static bool have_building;

static void message_keep(const struct ike_sa *sa, bool sent, const struct endpoint *local,
			 const struct endpoint *remote, const struct ike_hdr *h,
			 const struct ike_msg *m)
{
	struct ike_event_who w = who_of(sa);
	bool sealed = msg_find(m, PLD_SK) || msg_find(m, PLD_SKF);

	w.local = *local;
	w.remote = *remote;
	/* Sealing may have failed since: what was built counts for a sealed message only. */
	ike_event_message(&w, sent, h, sent && sealed && have_building ? &building : m);
	if (sent)
		have_building = false;
}

void ike_dbg_packet(const struct ike_sa *sa, bool sent, const struct endpoint *local,
		    const struct endpoint *remote, const struct ike_hdr *h,
		    const struct ike_msg *m)
{
	char l[ADDR_STRLEN], r[ADDR_STRLEN];
	struct str s = { 0 };

	message_keep(sa, sent, local, remote, h, m);
	if (!ike_dbg_on())
		return;
	str_printf(&s, sent ? "Sending Packet [To %s:%u/From %s:%u/VRF i0:f0] \n" :
			      "Received Packet [From %s:%u/To %s:%u/VRF i0:f0] \n",
		   addr_str(&remote->addr, r), remote->port, addr_str(&local->addr, l),
		   local->port);
	str_puts(&s, "Initiator SPI : ");
	spi_text(&s, h->spi_i);
	str_puts(&s, " - Responder SPI : ");
	spi_text(&s, h->spi_r);
	str_printf(&s, " Message id: %u\nIKEv2 %s Exchange %s \n", h->id,
		   exchange_name(h->exchange), h->flags & HDR_RESPONSE ? "RESPONSE" : "REQUEST");
	payload_list(&s, m);
	if (log_debug_on(DBG_IKEV2_PACKET))
		payload_details(&s, h, m);
	ike_dbg(sa, "%s", str_text(&s));
	str_free(&s);
}

void ike_dbg_sent(const struct ike_sa *sa, const struct endpoint *local,
		  const struct endpoint *remote, const uint8_t *msg, size_t len)
{
	struct ike_msg m;

	if (!msg_header_parse(msg, len, &m.h))
		return;
	msg_chain_parse(&m, m.h.next, msg + IKE_HDR_LEN, len - IKE_HDR_LEN);
	ike_dbg_packet(sa, true, local, remote, &m.h, &m);
}

void ike_dbg_building(const struct ike_sa *sa, const struct pb *b)
{
	struct str s = { 0 };

	msg_chain_parse(&building, b->first, b->buf, wr_len(&b->w));
	have_building = true;
	if (!ike_dbg_on())
		return;
	str_puts(&s, "Building packet for encryption.  \n");
	payload_list(&s, &building);
	ike_dbg(sa, "%s", str_text(&s));
	str_free(&s);
}

static void hex(struct str *s, const uint8_t *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		str_printf(s, "%02x", p[i]);
}

/* Wireshark's own names of the algorithms. */
static const char *wireshark_encr(const struct encr_alg *a)
{
	switch (a->id) {
	case ENCR_3DES:
		return "3DES [RFC2451]";
	case ENCR_NULL:
		return "NULL [RFC2410]";
	case ENCR_AES_CBC:
		return a->key_bits == 128 ? "AES-CBC-128 [RFC3602]" :
		       a->key_bits == 192 ? "AES-CBC-192 [RFC3602]" : "AES-CBC-256 [RFC3602]";
	case ENCR_AES_GCM_16:
		return a->key_bits == 128 ? "AES-GCM-128 with 16 octet ICV [RFC5282]" :
		       a->key_bits == 192 ? "AES-GCM-192 with 16 octet ICV [RFC5282]" :
					    "AES-GCM-256 with 16 octet ICV [RFC5282]";
	}
	return a->show;
}

static const char *wireshark_integ(const struct integ_alg *a)
{
	if (!a)
		return "NONE [RFC4306]";
	switch (a->id) {
	case INTEG_MD5_96:
		return "HMAC_MD5_96 [RFC2403]";
	case INTEG_SHA1_96:
		return "HMAC_SHA1_96 [RFC2404]";
	case INTEG_SHA256_128:
		return "HMAC_SHA2_256_128 [RFC4868]";
	case INTEG_SHA384_192:
		return "HMAC_SHA2_384_192 [RFC4868]";
	case INTEG_SHA512_256:
		return "HMAC_SHA2_512_256 [RFC4868]";
	}
	return a->show;
}

void ike_dbg_keys(const struct ike_sa *sa, const uint8_t *ei, const uint8_t *er, const uint8_t *ai,
		  const uint8_t *ar)
{
	const struct encr_alg *e = sa->suite.encr;
	const struct integ_alg *i = sa->suite.integ;
	struct str s = { 0 };

	if (!log_debug_on(DBG_IKEV2_KEYS))
		return;
	str_puts(&s, "IKEv2-KEYS:");
	hex(&s, sa->spi_i, 8);
	str_putc(&s, ',');
	hex(&s, sa->spi_r, 8);
	str_putc(&s, ',');
	hex(&s, ei, e->key_len + e->salt_len);
	str_putc(&s, ',');
	hex(&s, er, e->key_len + e->salt_len);
	str_printf(&s, ",\"%s\",", wireshark_encr(e));
	hex(&s, ai, i ? i->key_len : 0);
	str_putc(&s, ',');
	hex(&s, ar, i ? i->key_len : 0);
	str_printf(&s, ",\"%s\"", wireshark_integ(i));
	log_debug("%s", str_text(&s));
	secret_wipe(s.data, s.len);
	str_free(&s);
}

static void session_keep(const struct ike_sa *sa)
{
	struct ike_event_who w = who_of(sa);
	char l[48], r[48], text[IKE_EVENT_TEXT];

	snprintf(text, sizeof(text), "Session with IKE ID PAIR(%s , %s) is UP",
		 sa->remote_id ? idv_str(sa->remote_id, r, sizeof(r)) : "",
		 sa->local_id ? idv_str(sa->local_id, l, sizeof(l)) : "");
	ike_event_add(IKE_EVENT_EVENT, &w, text);
	ike_event_nat(sa->nat_local, sa->nat_remote);
}

void ike_log_session(const struct ike_sa *sa, bool up, const char *why)
{
	char addr[ADDR_STRLEN], id[128];

	if (up)
		session_keep(sa);
	addr_str(&sa->remote.addr, addr);
	if (sa->conf->logging_ikev2 && up)
		log_msg("IKEV2", LOG_LV_NOTICE, "SA_UP", "SA UP (peer %s:%u)", addr,
			sa->remote.port);
	else if (sa->conf->logging_ikev2)
		log_msg("IKEV2", LOG_LV_NOTICE, "SA_DOWN", "SA DOWN (peer %s:%u): %s", addr,
			sa->remote.port, why);
	if (!sa->conf->logging_session)
		return;
	log_msg("CRYPTO", LOG_LV_NOTICE, "IKEV2_SESSION_STATUS",
		"Crypto tunnel v2 is %s.  Peer %s:%u       Id: %s", up ? "UP" : "DOWN",
		addr, sa->remote.port,
		sa->remote_id ? idv_str(sa->remote_id, id, sizeof(id)) : addr);
}

void ike_log_abort(const struct ike_sa *sa, const char *why)
{
	char addr[ADDR_STRLEN];

	if (sa->conf->logging_ikev2)
		log_msg("IKEV2", LOG_LV_ERR, "NEG_ABORT", "Negotiation aborted due to ERROR: %s "
			"(peer %s:%u)", why, addr_str(&sa->remote.addr, addr), sa->remote.port);
}
