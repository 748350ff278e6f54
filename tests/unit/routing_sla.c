/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IP SLA's control messages, the responder, reactions and schedules: our two ends on the loopback of a
 * private namespace.
 */
#include <linux/sockios.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <time.h>

#include "base/log.h"
#include "base/str.h"
#include "routing/sla_dns.h"
#include "routing/sla_react.h"
#include "routing/sla_responder.h"
#include "tests/unit/netlab.h"

static struct str logged;

struct fix {
	struct loop *loop;
	struct slas *slas;
	struct sla_responder *responder;
	struct sla_reacts *reacts;
};

static void log_line(enum log_level level, const char *line, void *arg)
{
	const char *msg = strchr(line, '%');

	str_printf(&logged, "%s\n", msg ? msg : line);
}

static int setup(void **state)
{
	struct fix *f = xcalloc(1, sizeof(*f));

	f->loop = loop_new();
	f->slas = slas_new(f->loop, NULL);
	f->responder = sla_responder_new(f->loop);
	f->reacts = sla_reacts_new(f->slas);
	str_reset(&logged);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;

	sla_reacts_free(f->reacts);
	sla_responder_free(f->responder);
	slas_free(f->slas);
	loop_free(f->loop);
	free(f);
	return 0;
}

static struct sla_conf sla(uint32_t id, enum sla_type type, uint16_t port)
{
	struct sla_conf c;

	sla_conf_init(&c, id);
	c.type = type;
	assert_true(addr_parse("127.0.0.1", &c.dst));
	c.port = port;
	c.frequency_s = 1;
	c.timeout_ms = 300;
	c.scheduled = true;
	c.start = SLA_NOW;
	c.forever = true;
	return c;
}

static struct sla_state wait_runs(struct fix *f, uint32_t id, unsigned n)
{
	struct sla_state st = { .successes = 0 };

	for (int i = 0; i < 600; i++) {
		assert_true(sla_get(f->slas, id, &st));
		if (st.successes + st.failures >= n)
			return st;
		loop_once(f->loop, 10);
	}
	fail_msg("sla %u did not run", id);
	return st;
}

static void run_ms(struct fix *f, unsigned ms)
{
	uint64_t end = mono_ms(NULL) + ms;

	while (mono_ms(NULL) < end)
		loop_once(f->loop, 5);
}

/* RFC 1035 4.1: the question by hand, and what may come back. */
static void names(void **state)
{
	static const uint8_t want[] = {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 2, 'b', 'c',
				       0, 0, 1, 0, 1};
	uint8_t q[SLA_DNS_MAX], a[12] = {0x12, 0x34, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0};
	char name[] = "1234567890123456789012345678901234567890123456789012345678901234.a";

	assert_int_equal(sla_dns_build(0x1234, "a.bc", q), sizeof(want));
	assert_memory_equal(q, want, sizeof(want));
	assert_int_equal(sla_dns_build(1, "192.0.2.7", q), 12 + 24 + 4);
	assert_memory_equal(q + 12, "\1" "7\1" "2\1" "0\3" "192\7in-addr\4arpa\0\0\14", 26);
	assert_int_equal(sla_dns_build(1, "a..b", q), 0);
	assert_int_equal(sla_dns_build(1, "", q), 0);
	assert_int_equal(sla_dns_build(1, name, q), 0); /* a label of 64 */
	assert_int_equal(sla_dns_build(1, name + 1, q), 12 + 67 + 4);
	assert_int_equal(sla_dns_parse(0x1234, a, sizeof(a)), SLA_DNS_FOUND);
	assert_int_equal(sla_dns_parse(0x1235, a, sizeof(a)), SLA_DNS_OTHER);
	assert_int_equal(sla_dns_parse(0x1234, a, 11), SLA_DNS_OTHER);
	a[3] = 0x83; /* no such name */
	assert_int_equal(sla_dns_parse(0x1234, a, sizeof(a)), SLA_DNS_FAILED);
	a[3] = 0x80;
	a[7] = 0; /* no answer in it */
	assert_int_equal(sla_dns_parse(0x1234, a, sizeof(a)), SLA_DNS_FAILED);
	a[2] = 1; /* a question */
	assert_int_equal(sla_dns_parse(0x1234, a, sizeof(a)), SLA_DNS_OTHER);
}

static void messages(void **state)
{
	struct sla_control c = { .status = 0, .seq = 7, .sent = 0x0102030405060708, .session = 3,
				 .command = SLA_CMD_TCP, .src_port = 4000, .dst_port = 5000,
				 .duration_ms = 2500 }, d;
	uint8_t msg[SLA_CONTROL_LEN];

	addr_parse("10.0.0.1", &c.control_src);
	addr_parse("10.0.0.2", &c.control_dst);
	c.src = c.control_src;
	c.dst = c.control_dst;
	sla_control_build(&c, msg);
	assert_true(sla_control_parse(msg, sizeof(msg), &d));
	assert_int_equal(d.seq, 7);
	assert_true(d.sent == c.sent);
	assert_int_equal(d.command, SLA_CMD_TCP);
	assert_true(addr_eq(&d.dst, &c.dst) && addr_eq(&d.control_src, &c.control_src));
	assert_int_equal(d.dst_port, 5000);
	assert_int_equal(d.duration_ms, 2500);
	for (size_t n = 0; n < sizeof(msg); n++)
		assert_false(sla_control_parse(msg, n, &d));
	msg[0] = 1;
	assert_false(sla_control_parse(msg, sizeof(msg), &d));
}

static void responder(void **state)
{
	struct fix *f = *state;
	struct sla_responder_conf on = { .enabled = true }, off = { .enabled = false };
	struct sla_responder_info i;
	struct sla_conf list[] = { sla(1, SLA_UDP_ECHO, 7001), sla(2, SLA_TCP_CONNECT, 7002) };

	/* nobody answers the control message */
	slas_configure(f->slas, list, 2);
	assert_int_equal(wait_runs(f, 1, 1).code, SLA_NO_CONNECTION);
	assert_int_equal(wait_runs(f, 2, 1).code, SLA_NO_CONNECTION);
	sla_responder_configure(f->responder, &on);
	assert_int_equal(wait_runs(f, 1, 2).code, SLA_OK);
	assert_int_equal(wait_runs(f, 2, 2).code, SLA_OK);
	sla_responder_get(f->responder, &i);
	assert_true(i.enabled);
	assert_int_equal(i.messages, 2);
	assert_int_equal(i.errors, 0);
	assert_int_equal(i.n_recent, 2);
	assert_int_equal(i.open, 2);
	run_ms(f, 400); /* the ports close when their time is over */
	sla_responder_get(f->responder, &i);
	assert_int_equal(i.open, 0);
	sla_responder_configure(f->responder, &off);
	sla_responder_get(f->responder, &i);
	assert_false(i.enabled);
}

static void permanent(void **state)
{
	struct fix *f = *state;
	struct sla_permanent ports[] = { { .port = 7003 }, { .tcp = true, .port = 7004 } };
	struct sla_responder_conf c = { .ports = ports, .n_ports = 2 };
	struct sla_conf list[] = { sla(1, SLA_UDP_ECHO, 7003), sla(2, SLA_TCP_CONNECT, 7004) };

	list[0].control = list[1].control = false;
	sla_responder_configure(f->responder, &c);
	sla_responder_configure(f->responder, &c); /* they stay */
	slas_configure(f->slas, list, 2);
	assert_int_equal(wait_runs(f, 1, 1).code, SLA_OK);
	assert_int_equal(wait_runs(f, 2, 1).code, SLA_OK);
	c.n_ports = 1;
	sla_responder_configure(f->responder, &c);
	assert_int_equal(wait_runs(f, 2, 2).code, SLA_NO_CONNECTION);
}

/* A reaction occurs after two failures in a row, is told, begins another operation, and is cleared. */
static void reactions(void **state)
{
	struct fix *f = *state;
	struct sla_react_conf r = { .id = 1, .what = SLA_REACT_CONNECTION, .type = SLA_TH_CONSECUTIVE,
				    .x = 2, .trap = true, .trigger = true };
	struct sla_react_trigger t = { 1, 2 };
	struct sla_reacts_conf rc = { &r, 1, &t, 1, true };
	struct sla_conf list[] = { sla(1, SLA_TCP_CONNECT, 7005), sla(2, SLA_ICMP_ECHO, 0) };
	struct sla_permanent port = { .tcp = true, .port = 7005 };
	struct sla_responder_conf c = { .ports = &port, .n_ports = 1 };
	struct sla_state st;

	list[0].control = false;
	list[1].start = SLA_PENDING;
	sla_reacts_configure(f->reacts, &rc);
	slas_configure(f->slas, list, 2);
	wait_runs(f, 1, 1);
	assert_string_equal(str_text(&logged), "");
	assert_true(sla_get(f->slas, 2, &st) && st.pending);
	wait_runs(f, 1, 2);
	assert_string_equal(str_text(&logged),
			    "%RTT-3-IPSLATHRESHOLD: IP SLAs(1): Threshold Occurred for connectionLoss\n");
	assert_true(sla_get(f->slas, 2, &st) && st.active);
	str_reset(&logged);
	sla_responder_configure(f->responder, &c);
	wait_runs(f, 1, 3);
	assert_string_equal(str_text(&logged),
			    "%RTT-3-IPSLATHRESHOLD: IP SLAs(1): Threshold Cleared for connectionLoss\n");
}

/* start-time hh:mm:ss, and ageout. */
static void schedule(void **state)
{
	struct fix *f = *state;
	struct sla_conf c = sla(1, SLA_TCP_CONNECT, 7006), old = sla(2, SLA_TCP_CONNECT, 7006);
	time_t at = time(NULL) + 3600 + 2;
	struct sla_state st;

	c.control = old.control = false;
	c.start = SLA_AT;
	c.zone_s = 3600;
	c.start_after_s = (uint32_t)(at % 86400);
	old.forever = false;
	old.life_s = 1;
	old.ageout_s = 1;
	slas_configure(f->slas, (const struct sla_conf[]){ c, old }, 2);
	assert_true(sla_get(f->slas, 1, &st) && st.pending && !st.active);
	assert_true(sla_get(f->slas, 2, &st));
	run_ms(f, 2300);
	assert_true(sla_get(f->slas, 1, &st) && st.active && !st.pending);
	assert_false(sla_get(f->slas, 2, &st)); /* forgotten */
}

/* Trains of packets by both operations; the responder stamps what udp-jitter sends. */
static void jitter(void **state)
{
	struct fix *f = *state;
	struct sla_responder_conf on = { .enabled = true };
	struct sla_conf list[] = { sla(1, SLA_UDP_JITTER, 7010), sla(2, SLA_ICMP_JITTER, 0),
				   sla(3, SLA_UDP_JITTER, 7011), sla(4, SLA_UDP_JITTER, 7012),
				   sla(5, SLA_ICMP_ECHO, 0) };
	struct sla_state st;

	list[0].size = 200;
	list[0].tos = 184;
	assert_true(addr_parse("::1", &list[3].dst) && addr_parse("::1", &list[4].dst));
	list[2].control = false; /* nobody is there: every packet is lost */
	for (size_t i = 0; i < ARRAY_SIZE(list); i++) {
		list[i].count = 8;
		list[i].interval_ms = 4;
	}
	sla_responder_configure(f->responder, &on);
	slas_configure(f->slas, list, ARRAY_SIZE(list));
	for (uint32_t id = 1; id <= 2; id++) {
		st = wait_runs(f, id, 1);
		assert_int_equal(st.code, SLA_OK);
		assert_int_equal(st.jitter.rtt.n, 8);
		assert_int_equal(st.jitter.sd.n, 7);
		assert_int_equal(st.jitter.ds.n, 7);
		assert_int_equal(st.jitter.loss_sd + st.jitter.loss_ds + st.jitter.tail, 0);
	}
	sla_get(f->slas, 1, &st);
	assert_int_equal(st.jitter.ow_sd.n, 8); /* one clock */
	st = wait_runs(f, 1, 2); /* the second session counts anew */
	assert_int_equal(st.jitter.rtt.n, 8);
	assert_int_equal(st.jitter.loss_sd + st.jitter.loss_ds, 0);
	assert_int_equal(wait_runs(f, 4, 1).jitter.rtt.n, 8);
	assert_int_equal(wait_runs(f, 5, 1).code, SLA_OK);
	st = wait_runs(f, 3, 1);
	assert_int_equal(st.code, SLA_TIMEOUT);
	assert_int_equal(st.jitter.rtt.n, 0);
	assert_int_equal(st.jitter.tail + st.jitter.skipped, 8);
}

/* Eight packets: 2 lost on the way there, 3 on the way back, 7 never came back; 5 is 6 ms later there. */
static void jitter_numbers(void **state)
{
	struct sla_jitter_stats j = { .over = 0 };
	struct sla_stamp s[8] = { { .sent = 0 } };

	for (unsigned i = 0; i < 8; i++) {
		uint64_t at = 1000000000 + i * 20000000u, way = i == 5 ? 8000000 : 2000000;

		s[i] = (struct sla_stamp){ .sent = at, .there = at + way, .back = at + way,
					   .got = at + way + 3000000, .rtt_ns = way + 3000000,
					   .answered = i != 2 && i != 3 && i != 7 };
		s[i].peer_seq = i < 2 ? i + 1 : i;
	}
	sla_jitter_compute(s, 8, 10, &j);
	assert_int_equal(j.rtt.n, 5);
	assert_int_equal(j.rtt.min, 5);
	assert_int_equal(j.rtt.max, 11);
	assert_int_equal(j.over, 1);
	assert_int_equal(j.ow_sd.max, 8);
	assert_int_equal(j.ow_ds.max, 3);
	assert_int_equal(j.sd.n, 3); /* 0-1, 4-5, 5-6 */
	assert_int_equal(j.sd.min, 0);
	assert_int_equal(j.sd.max, 6);
	assert_int_equal(j.ds.max, 0);
	assert_int_equal(j.loss_sd, 1);
	assert_int_equal(j.loss_ds, 1);
	assert_int_equal(j.tail, 1);
	assert_int_equal(j.lost.n, 2);
	assert_int_equal(j.lost.min, 1);
	assert_int_equal(j.lost.max, 2);
	assert_int_equal(j.between.n, 1);
	assert_int_equal(j.between.max, 3);
}

/* An answer that is not what was sent. */
static void verify(void **state)
{
	struct fix *f = *state;
	struct sla_conf c = sla(1, SLA_UDP_ECHO, 7020);
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(7020) }, from;
	socklen_t len = sizeof(from);
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	uint8_t buf[64];
	ssize_t n = -1;

	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	c.control = false;
	c.verify = true;
	c.size = 16;
	c.pattern = 0x01020304;
	slas_configure(f->slas, &c, 1);
	for (int i = 0; i < 50 && n < 0; i++) {
		loop_once(f->loop, 5);
		n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&from, &len);
	}
	assert_int_equal(n, 16);
	assert_int_equal(buf[4], 1);
	assert_int_equal(buf[7], 4);
	buf[9] ^= 1;
	sendto(fd, buf, 16, 0, (struct sockaddr *)&from, len);
	assert_int_equal(wait_runs(f, 1, 1).code, SLA_VERIFY_ERROR);
	close(fd);
}

static void lo_up(void)
{
	struct ifreq ifr = { .ifr_flags = IFF_UP };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	str_copy(ifr.ifr_name, sizeof(ifr.ifr_name), "lo");
	assert_int_equal(ioctl(fd, SIOCSIFFLAGS, &ifr), 0);
	close(fd);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages), cmocka_unit_test(names), T(responder), T(permanent), T(reactions), T(schedule),
		T(jitter), cmocka_unit_test(jitter_numbers), T(verify),
	};
	int rc;

	if (!net_init()) {
		fprintf(stderr, "no private network namespace: %s\n", strerror(errno));
		return 1;
	}
	lo_up();
	log_init();
	log_sink_add(LOG_LV_INFO, log_line, NULL);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	log_close();
	str_free(&logged);
	return rc;
}
