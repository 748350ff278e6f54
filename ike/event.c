/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rings of events, tables of counters, distinct errors. Recording a message costs a walk over its
 * payload headers and one formatted line.
 */
#include "base/wall.h"
#include "ike/event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct ring {
	struct ike_event *e;     /* IKE_EVENTS of them, made with the first event */
	size_t next, n;
	bool off;
} rings[IKE_EVENT_CLASSES];

static struct ike_error errors[IKE_ERRORS];
static size_t n_errors;

enum { ROW_INIT, ROW_AUTH, ROW_CHILD, ROW_CHILD_IPSEC, ROW_CHILD_IPSEC_REKEY, ROW_CHILD_IKE_REKEY,
       ROW_INFO, ROW_EXCHANGES };

static struct ike_count exchanges[ROW_EXCHANGES] = {
	[ROW_INIT] = {.kind = IKE_COUNT_EXCHANGE, .name = "IKE_SA_INIT"},
	[ROW_AUTH] = {.kind = IKE_COUNT_EXCHANGE, .name = "IKE_AUTH"},
	[ROW_CHILD] = {.kind = IKE_COUNT_EXCHANGE, .name = "CREATE_CHILD_SA"},
	[ROW_CHILD_IPSEC] = {.kind = IKE_COUNT_EXCHANGE, .name = "CREATE_CHILD_SA_IPSEC"},
	[ROW_CHILD_IPSEC_REKEY] = {.kind = IKE_COUNT_EXCHANGE,
				   .name = "CREATE_CHILD_SA_IPSEC_REKEY"},
	[ROW_CHILD_IKE_REKEY] = {.kind = IKE_COUNT_EXCHANGE, .name = "CREATE_CHILD_SA_IKE_REKEY"},
	[ROW_INFO] = {.kind = IKE_COUNT_EXCHANGE, .name = "INFORMATIONAL"},
};

#define MAX_NOTIFIES 64
static struct notify_row {
	uint16_t type;
	struct ike_count c;
} notifies[MAX_NOTIFIES];        /* ascending by type: errors first */
static size_t n_notifies;

static struct ike_count cfgs[] = {
	{ .kind = IKE_COUNT_CFG, .name = "CFG_REQUEST" },
	{ .kind = IKE_COUNT_CFG, .name = "CFG_REPLY" },
	{ .kind = IKE_COUNT_CFG, .name = "CFG_SET" },
	{ .kind = IKE_COUNT_CFG, .name = "CFG_ACK" },
};
static struct ike_count dpds = { .kind = IKE_COUNT_NOTIFY, .name = "DPD" };
static struct ike_count nats[] = {
	{ .kind = IKE_COUNT_OTHER, .name = "NAT_INSIDE" },
	{ .kind = IKE_COUNT_OTHER, .name = "NAT_OUTSIDE" },
	{ .kind = IKE_COUNT_OTHER, .name = "NO_NAT" },
};
static struct ike_count timers[] = {
	{ .kind = IKE_COUNT_TIMER, .name = "EXT SERVICE TIMER" },
	{ .kind = IKE_COUNT_TIMER, .name = "AUTH TIMER" },
	{ .kind = IKE_COUNT_TIMER, .name = "PACKET MAXIMUM RETRANS TIMER" },
	{ .kind = IKE_COUNT_TIMER, .name = "DPD MAX RETRANS TIMER" },
};
/* A response does not say what kind of CREATE_CHILD_SA it answers; the request before it did. */
static int child_row[2];

/* --- events --- */

void ike_event_add(enum ike_event_class c, const struct ike_event_who *who, const char *text)
{
	struct ring *r = &rings[c];
	struct ike_event *e;

	if (r->off)
		return;
	if (!r->e)
		r->e = xcalloc(IKE_EVENTS, sizeof(*r->e));
	e = &r->e[r->next];
	r->next = (r->next + 1) % IKE_EVENTS;
	if (r->n < IKE_EVENTS)
		r->n++;
	wall_now(&e->when);
	e->sa = who ? who->sa : 0;
	e->session = who ? who->session : 0;
	e->local = who ? who->local : (struct endpoint){ 0 };
	e->remote = who ? who->remote : (struct endpoint){ 0 };
	str_copy(e->text, sizeof(e->text), text);
}

void ike_event_walk(enum ike_event_class c, bool (*fn)(const struct ike_event *e, void *arg),
		    void *arg)
{
	const struct ring *r = &rings[c];
	size_t first = (r->next + IKE_EVENTS - r->n) % IKE_EVENTS;

	for (size_t i = 0; i < r->n; i++)
		if (!fn(&r->e[(first + i) % IKE_EVENTS], arg))
			return;
}

void ike_event_clear(enum ike_event_class c)
{
	free(rings[c].e);
	rings[c] = (struct ring){ .off = rings[c].off };
}

void ike_event_enable(enum ike_event_class c, bool on)
{
	rings[c].off = !on;
}

bool ike_event_enabled(enum ike_event_class c)
{
	return !rings[c].off;
}

/* --- counters --- */

static void notify_count(uint16_t type, enum ike_count_dir d)
{
	const char *name = ike_notify_name(type);
	size_t i = 0;

	while (i < n_notifies && notifies[i].type < type)
		i++;
	if (i == n_notifies || notifies[i].type != type) {
		if (!name || n_notifies == MAX_NOTIFIES) /* private types of strangers: no row */
			return;
		memmove(&notifies[i + 1], &notifies[i], (n_notifies - i) * sizeof(notifies[0]));
		notifies[i] = (struct notify_row){ .type = type };
		notifies[i].c.kind = type <= NTF_ERROR_MAX ? IKE_COUNT_ERROR : IKE_COUNT_NOTIFY;
		notifies[i].c.name = name;
		n_notifies++;
	}
	notifies[i].c.n[d]++;
}

static int child_kind(bool sent, bool response, const struct ike_msg *inner)
{
	struct ike_ntf n;
	/* Whose exchange: ours when we send the request or receive the response. */
	int *row = &child_row[sent == response];

	if (response)
		return *row;
	if (msg_ntf_find(inner, NTF_REKEY_SA, &n))
		*row = ROW_CHILD_IPSEC_REKEY;
	else if (msg_find(inner, PLD_TSI))
		*row = ROW_CHILD_IPSEC;
	else
		*row = ROW_CHILD_IKE_REKEY;
	return *row;
}

static void message_count(bool sent, const struct ike_hdr *h, const struct ike_msg *inner)
{
	bool response = h->flags & HDR_RESPONSE;
	enum ike_count_dir d = sent ? (response ? IKE_TX_RES : IKE_TX_REQ)
				    : (response ? IKE_RX_RES : IKE_RX_REQ);
	struct ike_ntf n;

	switch (h->exchange) {
	case XCHG_SA_INIT:
		exchanges[ROW_INIT].n[d]++;
		break;
	case XCHG_AUTH:
		exchanges[ROW_AUTH].n[d]++;
		break;
	case XCHG_CREATE_CHILD:
		exchanges[ROW_CHILD].n[d]++;
		exchanges[child_kind(sent, response, inner)].n[d]++;
		break;
	case XCHG_INFO:
		exchanges[ROW_INFO].n[d]++;
		if (!inner->n)
			dpds.n[d]++;
		break;
	}
	for (unsigned i = 0; i < inner->n; i++) {
		const struct ike_pld_ref *p = &inner->pld[i];

		if (p->type == PLD_NOTIFY && ntf_parse(p, &n))
			notify_count(n.type, d);
		else if (p->type == PLD_CP && p->len && p->p[0] >= 1 && p->p[0] <= ARRAY_SIZE(cfgs))
			cfgs[p->p[0] - 1].n[sent ? 0 : 1]++;
	}
}

static ike_tap_fn tap;

void ike_event_tap(ike_tap_fn fn)
{
	tap = fn;
}

void ike_event_message(const struct ike_event_who *who, bool sent, const struct ike_hdr *h,
		       const struct ike_msg *inner)
{
	bool response = h->flags & HDR_RESPONSE;
	char role = sent == response ? 'R' : 'I'; /* ours in this exchange */
	char text[IKE_EVENT_TEXT];

	message_count(sent, h, inner);
	if (tap)
		tap(who, sent, h, inner);
	if (rings[IKE_EVENT_EVENT].off)
		return;
	snprintf(text, sizeof(text), "(%c) %s IKEv2 %s Exchange %s", role,
		 sent ? "Sending" : "Received", exchange_name(h->exchange),
		 response ? "RESPONSE" : "REQUEST");
	ike_event_add(IKE_EVENT_EVENT, who, text);
	if (h->exchange != XCHG_INFO)
		return;
	for (unsigned i = 0; i < inner->n; i++) {
		uint8_t t = inner->pld[i].type;

		if (t != PLD_NOTIFY && t != PLD_DELETE)
			continue;
		snprintf(text, sizeof(text), "(%c) IKEv2 INFORMATIONAL Exchange Contains: %s", role,
			 t == PLD_DELETE ? "DELETE" : "NOTIFY");
		ike_event_add(IKE_EVENT_EVENT, who, text);
	}
}

void ike_event_nat(bool inside, bool outside)
{
	if (inside)
		nats[0].n[0]++;
	if (outside)
		nats[1].n[0]++;
	if (!inside && !outside)
		nats[2].n[0]++;
}

void ike_event_error(const struct ike_event_who *who, const char *text)
{
	static const struct {
		const char *words;
		struct ike_count *timer;
	} outs[] = { { "Maximum number of retransmissions", &timers[2] },
		     { "DPD failed", &timers[3] },
		     { "Auth timer expired", &timers[1] } };
	size_t i;

	ike_event_add(IKE_EVENT_ERROR, who, text);
	for (i = 0; i < ARRAY_SIZE(outs); i++)
		if (strstr(text, outs[i].words))
			outs[i].timer->n[0]++;
	for (i = 0; i < n_errors; i++)
		if (!strncmp(errors[i].text, text, IKE_EVENT_TEXT - 1)) {
			errors[i].times++;
			return;
		}
	if (n_errors == IKE_ERRORS)
		return;
	errors[n_errors].times = 1;
	str_copy(errors[n_errors].text, IKE_EVENT_TEXT, text);
	n_errors++;
}

void ike_count_walk(bool (*fn)(const struct ike_count *c, void *arg), void *arg)
{
	for (size_t i = 0; i < ROW_EXCHANGES; i++)
		if (!fn(&exchanges[i], arg))
			return;
	for (size_t i = 0; i < n_notifies; i++)
		if (!fn(&notifies[i].c, arg))
			return;
	if (!fn(&dpds, arg))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(cfgs); i++)
		if (!fn(&cfgs[i], arg))
			return;
	for (size_t i = 0; i < ARRAY_SIZE(nats); i++)
		if (!fn(&nats[i], arg))
			return;
	for (size_t i = 0; i < ARRAY_SIZE(timers); i++)
		if (!fn(&timers[i], arg))
			return;
}

static void zero(struct ike_count *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		memset(c[i].n, 0, sizeof(c[i].n));
}

static struct {
	uint64_t passed, failed;
} operations[IKE_OPS];

void ike_op_count(enum ike_op op, bool passed)
{
	if (passed)
		operations[op].passed++;
	else
		operations[op].failed++;
}

void ike_op_counts(enum ike_op op, uint64_t *passed, uint64_t *failed)
{
	*passed = operations[op].passed;
	*failed = operations[op].failed;
}

void ike_count_clear(unsigned parts)
{
	if (parts & IKE_COUNTS_TIMEOUT)
		zero(timers, ARRAY_SIZE(timers));
	if (parts & IKE_COUNTS_OPERATION)
		memset(operations, 0, sizeof(operations));
	if (!(parts & IKE_COUNTS_EXCHANGE))
		return;
	zero(exchanges, ROW_EXCHANGES);
	zero(cfgs, ARRAY_SIZE(cfgs));
	zero(&dpds, 1);
	zero(nats, ARRAY_SIZE(nats));
	n_notifies = 0;
}

size_t ike_error_list(const struct ike_error **out)
{
	*out = errors;
	return n_errors;
}
