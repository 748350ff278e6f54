/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IP SLA probes against real sockets on the loopback of a private namespace, and the objects that
 * track them: delays, lists, thresholds, and the static routes behind.
 */
#include <fcntl.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>

#include "base/log.h"
#include "base/str.h"
#include "routing/track.h"
#include "tests/unit/netlab.h"

static struct str logged;

struct fix {
	struct loop *loop;
	struct rib *rib;
	struct slas *slas;
	struct statics *statics;
	struct tracks *tracks;
};

static int no_apply(void *ctx, const struct rib_entry *e, bool del)
{
	return 0;
}

static void log_line(enum log_level level, const char *line, void *arg)
{
	const char *msg = strchr(line, '%');

	str_printf(&logged, "%s\n", msg ? msg : line);
}

static void expect_log(const char *want)
{
	assert_string_equal(str_text(&logged), want);
	str_reset(&logged);
}

static int setup(void **state)
{
	struct rib_kernel k = { .apply = no_apply };
	struct fix *f = xcalloc(1, sizeof(*f));

	f->loop = loop_new();
	f->rib = rib_new(f->loop, &k);
	f->slas = slas_new(f->loop, NULL);
	f->statics = statics_new(f->rib);
	f->tracks = tracks_new(f->loop, NULL, f->rib, f->slas, f->statics);
	str_reset(&logged);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;

	tracks_free(f->tracks);
	slas_free(f->slas);
	statics_free(f->statics);
	rib_free(f->rib);
	loop_free(f->loop);
	free(f);
	return 0;
}

static void run_ms(struct fix *f, unsigned ms)
{
	uint64_t end = mono_ms(NULL) + ms;

	while (mono_ms(NULL) < end)
		loop_once(f->loop, 5);
}

static struct sla_conf sla(uint32_t id, enum sla_type type, const char *dst, uint16_t port)
{
	struct sla_conf c;

	sla_conf_init(&c, id);
	c.type = type;
	assert_true(addr_parse(dst, &c.dst));
	c.port = port;
	c.frequency_s = 1;
	c.timeout_ms = 300;
	c.scheduled = true;
	c.start = SLA_NOW;
	c.forever = true;
	c.control = false; /* its own test: routing_sla.c */
	return c;
}

/* Wait until operation id has run n times; give its state. */
static struct sla_state sla_wait(struct fix *f, uint32_t id, unsigned n)
{
	struct sla_state st = { .successes = 0 };

	for (int i = 0; i < 400; i++) {
		assert_true(sla_get(f->slas, id, &st));
		if (st.successes + st.failures >= n)
			return st;
		loop_once(f->loop, 10);
	}
	fail_msg("sla %u did not run", id);
	return st;
}

static int listener(int type, uint16_t *port)
{
	struct sockaddr_in sin = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(sin);
	int fd = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&sin, len), 0);
	if (type == SOCK_STREAM)
		assert_int_equal(listen(fd, 4), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&sin, &len), 0);
	*port = ntohs(sin.sin_port);
	return fd;
}

static void udp_echo(int fd, unsigned events, void *arg)
{
	struct sockaddr_storage ss;
	socklen_t len = sizeof(ss);
	uint8_t buf[2000];
	ssize_t n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&ss, &len);

	*(size_t *)arg = (size_t)n;
	sendto(fd, buf, (size_t)n, 0, (struct sockaddr *)&ss, len);
}

struct http {
	struct loop *loop;
	struct loop_fd *client[8]; /* requests under way */
	int fd[8];
	size_t n;
};

static void http_request(int fd, unsigned events, void *arg)
{
	struct http *h = arg;
	char buf[512] = "";
	const char *answer = "HTTP/1.0 404 Not Found\r\n\r\n";

	if (recv(fd, buf, sizeof(buf) - 1, MSG_DONTWAIT) <= 0) {
		for (size_t i = 0; i < h->n; i++)
			if (h->fd[i] == fd)
				loop_fd_set(h->client[i], 0);
		return;
	}
	if (strncmp(buf, "GET /up HTTP/1.0\r\n", 18) == 0)
		answer = "HTTP/1.0 200 OK\r\n\r\n";
	assert_true(send(fd, answer, strlen(answer), 0) > 0);
	shutdown(fd, SHUT_RDWR);
}

static void http_accept(int fd, unsigned events, void *arg)
{
	struct http *h = arg;
	int c = accept4(fd, NULL, NULL, SOCK_CLOEXEC);

	assert_true(c >= 0 && h->n < ARRAY_SIZE(h->fd));
	h->fd[h->n] = c;
	h->client[h->n++] = loop_fd_new(h->loop, c, LOOP_READ, http_request, h);
}

static void http_end(struct http *h)
{
	for (size_t i = 0; i < h->n; i++) {
		loop_fd_free(h->client[i]);
		close(h->fd[i]);
	}
}

static void test_sla_types(void **state)
{
	struct fix *f = *state;
	struct sla_conf list[6];
	uint16_t tcp_port, udp_port, http_port;
	int tcp = listener(SOCK_STREAM, &tcp_port), udp = listener(SOCK_DGRAM, &udp_port);
	int http = listener(SOCK_STREAM, &http_port);
	size_t udp_len = 0;
	struct http web = { .loop = f->loop };
	struct loop_fd *w1 = loop_fd_new(f->loop, udp, LOOP_READ, udp_echo, &udp_len);
	struct loop_fd *w2 = loop_fd_new(f->loop, http, LOOP_READ, http_accept, &web);
	struct sla_state st;

	list[0] = sla(1, SLA_ICMP_ECHO, "127.0.0.1", 0);
	list[1] = sla(2, SLA_TCP_CONNECT, "127.0.0.1", tcp_port);
	list[2] = sla(3, SLA_UDP_ECHO, "127.0.0.1", udp_port);
	list[2].size = 160;
	list[3] = sla(4, SLA_HTTP_GET, "127.0.0.1", 0);
	snprintf(list[3].url, sizeof(list[3].url), "http://127.0.0.1:%u/up", http_port);
	list[4] = sla(5, SLA_HTTP_GET, "127.0.0.1", 0);
	snprintf(list[4].url, sizeof(list[4].url), "http://127.0.0.1:%u/other", http_port);
	list[5] = sla(6, SLA_TCP_CONNECT, "127.0.0.1", 1); /* nobody listens */
	slas_configure(f->slas, list, 6);
	for (uint32_t id = 1; id <= 4; id++) {
		st = sla_wait(f, id, 1);
		assert_int_equal(st.code, SLA_OK);
		assert_true(st.rtt_ms >= 1 && st.rtt_ms < 300);
		assert_int_equal(st.failures, 0);
	}
	assert_int_equal(udp_len, 160);
	assert_int_equal(sla_wait(f, 5, 1).code, SLA_HTTP_ERROR);
	assert_int_equal(sla_wait(f, 6, 1).code, SLA_NO_CONNECTION);
	/* it goes on at its frequency, and an unchanged configuration does not disturb it */
	st = sla_wait(f, 1, 2);
	slas_configure(f->slas, list, 2);
	assert_true(sla_get(f->slas, 1, &st));
	assert_true(st.successes >= 2);
	assert_false(sla_get(f->slas, 3, &st));
	loop_fd_free(w1);
	loop_fd_free(w2);
	http_end(&web);
	close(tcp);
	close(udp);
	close(http);
}

static void test_sla_schedule(void **state)
{
	struct fix *f = *state;
	struct sla_conf list[4];
	struct sla_state st;
	uint16_t port;
	int deaf = listener(SOCK_DGRAM, &port); /* never answers */

	list[0] = sla(1, SLA_ICMP_ECHO, "127.0.0.1", 0);
	list[0].scheduled = false;
	list[1] = sla(2, SLA_ICMP_ECHO, "127.0.0.1", 0);
	list[1].start = SLA_PENDING;
	list[2] = sla(3, SLA_ICMP_ECHO, "127.0.0.1", 0);
	list[2].forever = false;
	list[2].life_s = 1;
	list[3] = sla(4, SLA_UDP_ECHO, "127.0.0.1", port);
	slas_configure(f->slas, list, 4);
	st = sla_wait(f, 4, 1);
	assert_int_equal(st.code, SLA_TIMEOUT);
	assert_int_equal(st.failures, 1);
	assert_true(st.life_left_s == UINT32_MAX);
	run_ms(f, 1300);
	assert_true(sla_get(f->slas, 1, &st));
	assert_true(!st.active && !st.pending && st.code == SLA_UNKNOWN);
	assert_true(sla_get(f->slas, 2, &st));
	assert_true(!st.active && st.pending && st.successes == 0);
	assert_true(sla_get(f->slas, 3, &st));
	assert_true(!st.active && st.code == SLA_OK && st.successes >= 1);
	assert_false(sla_restart(f->slas, 1));
	assert_true(sla_restart(f->slas, 4));
	assert_true(sla_get(f->slas, 4, &st));
	assert_int_equal(st.failures, 0);
	/* slower than the threshold */
	list[0].scheduled = true;
	list[0].threshold_ms = 0;
	slas_configure(f->slas, list, 1);
	assert_int_equal(sla_wait(f, 1, 1).code, SLA_OVER_THRESHOLD);
	close(deaf);
}

static struct track_conf track(uint16_t id, enum track_type type)
{
	return (struct track_conf){ .id = id, .type = type };
}

static bool is_up(struct fix *f, uint16_t id)
{
	struct track_state st;

	assert_true(track_get(f->tracks, id, &st));
	return st.up;
}

static void test_track_sla(void **state)
{
	struct fix *f = *state;
	struct sla_conf op = sla(7, SLA_TCP_CONNECT, "127.0.0.1", 0);
	struct track_conf list[2] = { track(1, TRACK_SLA_REACHABILITY), track(2, TRACK_SLA_STATE) };
	struct static_conf routes[2] = { { .distance = 1, .oif = "GigabitEthernet1", .track = 1 },
					 { .distance = 250, .oif = "GigabitEthernet2" } };
	struct addr any = addr_v4(0x08080808);
	struct rib_entry e;
	int fd = listener(SOCK_STREAM, &op.port);

	routes[0].prefix.addr = routes[1].prefix.addr = addr_v4(0);
	list[0].sla = list[1].sla = 7;
	op.threshold_ms = 0; /* every answer is over it: reachable, but not in good state */
	statics_configure(f->statics, routes, 2);
	tracks_configure(f->tracks, list, 2);
	/* not measured yet: down, the floating route carries the traffic */
	assert_false(is_up(f, 1));
	assert_true(rib_lookup(f->rib, &any, &e));
	assert_string_equal(e.path[0].hop.oif, "GigabitEthernet2");
	slas_configure(f->slas, &op, 1);
	sla_wait(f, 7, 1);
	expect_log("%TRACK-6-STATE: 1 ip sla 7 reachability Down -> Up\n");
	assert_true(is_up(f, 1));
	assert_false(is_up(f, 2));
	assert_true(rib_lookup(f->rib, &any, &e));
	assert_string_equal(e.path[0].hop.oif, "GigabitEthernet1");
	close(fd);
	for (int i = 0; i < 300 && is_up(f, 1); i++)
		loop_once(f->loop, 10);
	expect_log("%TRACK-6-STATE: 1 ip sla 7 reachability Up -> Down\n");
	assert_true(rib_lookup(f->rib, &any, &e));
	assert_string_equal(e.path[0].hop.oif, "GigabitEthernet2");
	/* without the object nothing holds the route back */
	tracks_configure(f->tracks, NULL, 0);
	assert_true(rib_lookup(f->rib, &any, &e));
	assert_string_equal(e.path[0].hop.oif, "GigabitEthernet1");
}

static void test_track_delay(void **state)
{
	struct fix *f = *state;
	struct track_conf c = track(5, TRACK_ROUTE);
	struct rib_route r = { .proto = RIB_STATIC, .distance = 1, .owner = 9, .n_nh = 1,
			       .nh[0].oif = "GigabitEthernet1" };
	struct track_state st;

	assert_true(prefix_parse("10.21.12.0/24", &c.route));
	r.prefix = c.route;
	rib_add(f->rib, &r);
	c.delay_down_s = 1;
	tracks_configure(f->tracks, &c, 1);
	assert_true(is_up(f, 5));
	expect_log("");
	/* a flap shorter than the delay is not noticed */
	rib_withdraw_owner(f->rib, 9);
	run_ms(f, 200);
	assert_true(track_get(f->tracks, 5, &st));
	assert_true(st.up && !st.wanted && st.delay_left_s == 1);
	rib_add(f->rib, &r);
	run_ms(f, 1100);
	assert_true(is_up(f, 5));
	expect_log("");
	rib_withdraw_owner(f->rib, 9);
	run_ms(f, 700);
	assert_true(is_up(f, 5));
	run_ms(f, 600);
	assert_false(is_up(f, 5));
	rib_add(f->rib, &r); /* no delay upwards */
	run_ms(f, 100);
	expect_log("%TRACK-6-STATE: 5 ip route 10.21.12.0/24 reachability Up -> Down\n"
		   "%TRACK-6-STATE: 5 ip route 10.21.12.0/24 reachability Down -> Up\n");
	assert_true(track_get(f->tracks, 5, &st));
	assert_string_equal(st.first_hop, "GigabitEthernet1");
	assert_int_equal(st.changes, 3);
}

static struct track_conf list_of(uint16_t id, enum track_type type, int a, int b, int c)
{
	struct track_conf t = track(id, type);
	int members[] = { a, b, c };

	for (size_t i = 0; i < 3; i++) {
		t.member[i].id = (uint16_t)abs(members[i]);
		t.member[i].negate = members[i] < 0;
	}
	t.n_members = 3;
	return t;
}

static void test_track_list(void **state)
{
	struct fix *f = *state;
	struct track_conf list[] = {
		list_of(1, TRACK_LIST_AND, 11, 12, -13),
		list_of(2, TRACK_LIST_OR, 11, 12, 13),
		list_of(3, TRACK_LIST_PERCENTAGE, 11, 12, 13),
		list_of(4, TRACK_LIST_WEIGHT, 11, 12, 13),
		list_of(5, TRACK_LIST_AND, 1, 2, 99), /* 99 does not exist: down */
		track(11, TRACK_STUB), track(12, TRACK_STUB), track(13, TRACK_STUB),
	};
	struct track_state st;

	list[2].up_at = 60;
	list[2].down_at = 30;
	list[3].up_at = 30;
	list[3].down_at = 10;
	list[3].member[0].weight = 30;
	list[3].member[1].weight = 20;
	list[5].stub_up = true;
	tracks_configure(f->tracks, list, ARRAY_SIZE(list));
	expect_log(""); /* beginnings are not changes, though the lists stand before their members */
	assert_false(is_up(f, 1));
	assert_true(is_up(f, 2));
	assert_false(is_up(f, 3));
	assert_true(is_up(f, 4));
	assert_true(track_stub_set(f->tracks, 12, true));
	assert_true(is_up(f, 1)); /* 11 and 12 and not 13 */
	assert_true(is_up(f, 3)); /* 66 % */
	assert_false(is_up(f, 5));
	expect_log("%TRACK-6-STATE: 12 stub-object Down -> Up\n"
		   "%TRACK-6-STATE: 1 list boolean and Down -> Up\n"
		   "%TRACK-6-STATE: 3 list threshold percentage Down -> Up\n");
	assert_true(track_stub_set(f->tracks, 11, false));
	assert_true(is_up(f, 3)); /* 33 %: between the thresholds */
	assert_true(track_get(f->tracks, 4, &st));
	assert_true(st.up && st.sum == 20); /* likewise */
	assert_true(track_stub_set(f->tracks, 12, false));
	assert_false(is_up(f, 2) || is_up(f, 3) || is_up(f, 4));
	assert_false(track_stub_set(f->tracks, 1, true));
	assert_false(track_stub_set(f->tracks, 77, true));
}

static void test_track_circle(void **state)
{
	struct fix *f = *state;
	struct track_conf list[] = { list_of(1, TRACK_LIST_AND, -2, -2, -2),
				     list_of(2, TRACK_LIST_AND, 1, 1, 1) };

	tracks_configure(f->tracks, list, 2); /* each the contrary of the other: must end */
	run_ms(f, 50);
}

/* The metric of a static route divided by ten, EIGRP's by what was configured. */
static void test_track_metric(void **state)
{
	struct fix *f = *state;
	struct track_conf c = { .id = 9, .type = TRACK_ROUTE_METRIC, .up_at = 10, .down_at = 20 };
	struct rib_route r = { .proto = RIB_EIGRP, .distance = 90, .n_nh = 1,
			       .nh[0].oif = "GigabitEthernet1" };
	struct track_state st;
	const struct { uint32_t metric, scaled; bool up; } steps[] = {
		{ 51200, 20, false }, { 28160, 11, false }, { 25600, 10, true }, { 28160, 11, true },
		{ 49000, 19, true }, { 51200, 20, false }, { UINT32_MAX, 254, false },
	};

	prefix_parse("10.4.0.0/16", &c.route);
	tracks_configure(f->tracks, &c, 1);
	assert_true(track_get(f->tracks, 9, &st));
	assert_false(st.up);
	assert_false(st.routed);
	r.prefix = c.route;
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		r.metric = steps[i].metric;
		rib_add(f->rib, &r);
		rib_run(f->rib);
		assert_true(track_get(f->tracks, 9, &st));
		assert_int_equal(st.sum, steps[i].scaled);
		assert_int_equal(st.up, steps[i].up);
	}
	c.resolution.eigrp = 51200;
	r.metric = 512000;
	tracks_configure(f->tracks, &c, 1);
	rib_add(f->rib, &r);
	rib_run(f->rib);
	assert_true(track_get(f->tracks, 9, &st));
	assert_int_equal(st.sum, 10);
	assert_true(st.up);
	rib_withdraw_owner(f->rib, 0);
	rib_run(f->rib);
	track_get(f->tracks, 9, &st);
	assert_false(st.up);
	assert_int_equal(st.sum, 255);
	str_reset(&logged);
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
		T(test_sla_types),   T(test_sla_schedule), T(test_track_sla),
		T(test_track_delay), T(test_track_list),   T(test_track_circle),
		T(test_track_metric),
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
