/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The event trace, counters and errors of the IKEv2 engine, and how they are shown.
 */
#include "tests/unit/test.h"

#include "cli/show.h"
#include "ike/event.h"

static struct ike_event_who who(void)
{
	struct ike_event_who w = { .sa = 1, .session = 2 };

	assert_true(addr_parse("10.0.0.1", &w.local.addr));
	assert_true(addr_parse("10.0.0.2", &w.remote.addr));
	w.local.port = w.remote.port = 500;
	return w;
}

/* Send or receive a message whose payloads are in b. */
static void message(bool sent, uint8_t exchange, bool response, const struct pb *b)
{
	struct ike_event_who w = who();
	struct ike_hdr h = { .exchange = exchange, .flags = response ? HDR_RESPONSE : 0 };
	struct ike_msg m;

	msg_chain_parse(&m, b->first, b->buf, wr_len(&b->w));
	ike_event_message(&w, sent, &h, &m);
}

static int reset(void **state)
{
	for (int c = 0; c < IKE_EVENT_CLASSES; c++) {
		ike_event_clear((enum ike_event_class)c);
		ike_event_enable((enum ike_event_class)c, true);
	}
	ike_count_clear(IKE_COUNTS_ALL);
	return 0;
}

struct lines {
	struct str text;
	size_t n;
};

/* The line without its time stamp. */
static bool line(const struct ike_event *e, void *arg)
{
	struct lines *l = arg;
	struct str one = { 0 };
	const char *body;

	show_event_render(&one, e);
	body = strstr(str_text(&one), ": SA ID");
	assert_non_null(body);
	assert_int_equal(body - str_text(&one), strlen("*Apr  4 00:17:00.424"));
	str_puts(&l->text, body + 2);
	str_free(&one);
	l->n++;
	return true;
}

static void exchanges_are_counted(void **state)
{
	struct pb *b = calloc(1, sizeof(*b));
	struct str out = { 0 };
	const uint8_t cfg[] = { 1, 0, 0, 0 };

	pb_init(b);
	message(true, XCHG_SA_INIT, false, b);
	message(false, XCHG_SA_INIT, true, b);
	pb_ntf_plain(b, NTF_INITIAL_CONTACT, NULL, 0);
	pb_bytes(b, PLD_CP, cfg, sizeof(cfg));
	message(true, XCHG_AUTH, false, b);
	pb_reset(b);
	pb_ntf_plain(b, NTF_NO_PROPOSAL_CHOSEN, NULL, 0);
	message(false, XCHG_AUTH, true, b);
	pb_reset(b);
	message(false, XCHG_INFO, false, b);
	message(true, XCHG_INFO, true, b);
	pb_ntf_plain(b, NTF_REKEY_SA, NULL, 0);
	message(true, XCHG_CREATE_CHILD, false, b);
	pb_reset(b);
	message(false, XCHG_CREATE_CHILD, true, b);
	ike_event_nat(false, false);
	show_stats_exchange_render(&out);
	assert_string_equal(str_text(&out),
		"EXCHANGE/NOTIFY                   TX(REQ)    TX(RES)    RX(REQ)    RX(RES)\n"
		"\n"
		"EXCHANGES\n"
		"\n"
		"IKE_SA_INIT                             1          0          0          1\n"
		"IKE_AUTH                                1          0          0          1\n"
		"CREATE_CHILD_SA                         1          0          0          1\n"
		"CREATE_CHILD_SA_IPSEC_REKEY             1          0          0          1\n"
		"INFORMATIONAL                           0          1          1          0\n"
		"\n"
		"ERROR NOTIFY\n"
		"\n"
		"NO_PROPOSAL_CHOSEN                      0          0          0          1\n"
		"\n"
		"OTHER NOTIFY\n"
		"\n"
		"INITIAL_CONTACT                         1          0          0          0\n"
		"REKEY_SA                                1          0          0          0\n"
		"DPD                                     0          1          1          0\n"
		"\n"
		"\n"
		"CONFIG PAYLOAD TYPE                    TX         RX\n"
		"\n"
		"CFG_REQUEST                             1          0\n"
		"\n"
		"\n"
		"OTHER COUNTERS\n"
		"\n"
		"NO_NAT                                  1\n"
		"\n");
	/* timers are cleared by their own command only */
	ike_count_clear(IKE_COUNTS_TIMEOUT);
	str_reset(&out);
	show_stats_exchange_render(&out);
	assert_non_null(strstr(str_text(&out), "IKE_AUTH   "));
	ike_count_clear(IKE_COUNTS_EXCHANGE);
	str_reset(&out);
	show_stats_exchange_render(&out);
	assert_null(strstr(str_text(&out), "IKE_AUTH   "));
	str_free(&out);
	free(b);
}

static void trace_lines(void **state)
{
	struct pb *b = calloc(1, sizeof(*b));
	struct lines l = { .n = 0 };

	pb_init(b);
	message(true, XCHG_SA_INIT, false, b);
	message(false, XCHG_SA_INIT, true, b);
	pb_bytes(b, PLD_DELETE, "\3\4\0\1", 4);
	message(false, XCHG_INFO, false, b);
	ike_event_walk(IKE_EVENT_EVENT, line, &l);
	assert_string_equal(str_text(&l.text),
		"SA ID:1 SESSION ID:2 Remote: 10.0.0.2/500 Local: 10.0.0.1/500  (I) Sending IKEv2 "
		"IKE_SA_INIT Exchange REQUEST\n"
		"SA ID:1 SESSION ID:2 Remote: 10.0.0.2/500 Local: 10.0.0.1/500  (I) Received IKEv2 "
		"IKE_SA_INIT Exchange RESPONSE\n"
		"SA ID:1 SESSION ID:2 Remote: 10.0.0.2/500 Local: 10.0.0.1/500  (R) Received IKEv2 "
		"INFORMATIONAL Exchange REQUEST\n"
		"SA ID:1 SESSION ID:2 Remote: 10.0.0.2/500 Local: 10.0.0.1/500  (R) IKEv2 "
		"INFORMATIONAL Exchange Contains: DELETE\n");
	str_free(&l.text);
	free(b);
}

static void ring_keeps_the_newest(void **state)
{
	struct ike_event_who w = who();
	struct lines l = { .n = 0 };
	char text[32];

	for (int i = 0; i < IKE_EVENTS + 10; i++) {
		snprintf(text, sizeof(text), "event %d", i);
		ike_event_add(IKE_EVENT_EVENT, &w, text);
	}
	ike_event_walk(IKE_EVENT_EVENT, line, &l);
	assert_int_equal(l.n, IKE_EVENTS);
	assert_non_null(strstr(str_text(&l.text), "  event 10\n"));
	assert_null(strstr(str_text(&l.text), "  event 9\n"));
	str_free(&l.text);
	ike_event_enable(IKE_EVENT_EVENT, false);
	ike_event_clear(IKE_EVENT_EVENT);
	ike_event_add(IKE_EVENT_EVENT, &w, "not kept");
	l = (struct lines){ .n = 0 };
	ike_event_walk(IKE_EVENT_EVENT, line, &l);
	assert_int_equal(l.n, 0);
}

static void errors_are_distinct_and_bounded(void **state)
{
	struct ike_event_who w = who();
	const struct ike_error *e;
	size_t before = ike_error_list(&e);
	char text[64];

	ike_event_error(&w, "Failed to authenticate the IKE SA");
	ike_event_error(&w, "Failed to authenticate the IKE SA");
	assert_int_equal(ike_error_list(&e), before + 1);
	assert_int_equal(e[before].times, 2);
	for (int i = 0; i < 1000; i++) {
		snprintf(text, sizeof(text), "strange value %d", i);
		ike_event_error(&w, text);
	}
	assert_int_equal(ike_error_list(&e), IKE_ERRORS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(exchanges_are_counted, reset, reset),
		cmocka_unit_test_setup_teardown(trace_lines, reset, reset),
		cmocka_unit_test_setup_teardown(ring_keeps_the_newest, reset, reset),
		cmocka_unit_test_setup_teardown(errors_are_distinct_and_bounded, reset, reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
