/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The IKE engine as a responder on UDP 500, with its workers and without a dataplane: what
 * ike_load talks to. Two cores, two workers, as the router would start them.
 *
 *   ike_hub ADDRESS GROUP [MAX-IN-NEGOTIATION]     ends by SIGTERM, prints its statistics
 */
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <unistd.h>

#include "base/log.h"
#include "base/loop.h"
#include "crypto/workers.h"
#include "tests/bench/ike_bench.h"

struct hub {
	struct bench_count n;
	struct ike *engine;
	struct loop *loop;
	struct endpoint local;
	int fd;
};

static int op_send(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct sockaddr_storage ss;
	socklen_t n = endpoint_to_sockaddr(remote, &ss);

	return sendto(((struct hub *)ctx)->fd, msg, len, 0, (struct sockaddr *)&ss, n) < 0 ?
		       -errno : 0;
}

static void readable(int fd, unsigned events, void *arg)
{
	static uint8_t buf[65536];
	struct hub *h = arg;

	for (int n = 0; n < 64; n++) {
		struct sockaddr_storage ss;
		socklen_t ss_len = sizeof(ss);
		struct endpoint remote;
		ssize_t len = recvfrom(fd, buf, sizeof(buf), MSG_DONTWAIT, (struct sockaddr *)&ss,
				       &ss_len);

		if (len < 0)
			return;
		if (endpoint_from_sockaddr((struct sockaddr *)&ss, &remote))
			ike_input(h->engine, &h->local, &remote, buf, (size_t)len);
	}
}

static void on_term(int signo, void *arg)
{
	loop_stop(((struct hub *)arg)->loop);
}

int main(int argc, char **argv)
{
	struct hub h = { .local.port = 500 };
	struct ike_ops ops = bench_ops();
	struct ike_conf *conf;
	struct workers *workers;
	struct loop_fd *watch;
	struct sockaddr_storage ss;
	struct ike_stats st;
	int size = 4 << 20;
	socklen_t len;

	if (argc < 3 || !addr_parse(argv[1], &h.local.addr)) {
		fprintf(stderr, "usage: ike_hub ADDRESS GROUP [MAX-IN-NEGOTIATION]\n");
		return 2;
	}
	log_init();
	ops.send = op_send;
	h.loop = loop_new();
	conf = bench_conf((uint16_t)strtoul(argv[2], NULL, 10));
	if (argc > 3)
		conf->max_neg_in = (uint32_t)strtoul(argv[3], NULL, 10);
	h.fd = socket(AF_INET, SOCK_DGRAM, 0);
	setsockopt(h.fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)); /* as flexvpn_sock.c */
	len = endpoint_to_sockaddr(&h.local, &ss);
	if (bind(h.fd, (struct sockaddr *)&ss, len) < 0) {
		perror("ike_hub: bind");
		return 1;
	}
	h.engine = ike_new(loop_timers(h.loop), &ops, &h);
	ike_configure(h.engine, conf);
	workers = workers_new(h.loop, (unsigned)sysconf(_SC_NPROCESSORS_ONLN));
	ike_workers(h.engine, workers);
	watch = loop_fd_new(h.loop, h.fd, LOOP_READ, readable, &h);
	loop_signal(h.loop, SIGTERM, on_term, &h);
	puts("ready");
	fflush(stdout);
	loop_run(h.loop);
	ike_stats(h.engine, &st);
	printf("up %u children %u active %u in-negotiation %u rx %llu cookies %llu good %llu limit %llu "
	       "queue %llu bad %llu\n", h.n.up, h.n.children, st.active_in, st.negotiating_in,
	       (unsigned long long)st.rx, (unsigned long long)st.cookies_sent,
	       (unsigned long long)st.cookies_good, (unsigned long long)st.dropped_limits,
	       (unsigned long long)st.dropped_queue, (unsigned long long)st.rx_bad);
	loop_fd_free(watch);
	h.n.closing = true;
	ike_workers(h.engine, NULL);
	workers_free(workers);
	ike_free(h.engine);
	ike_conf_put(conf);
	loop_free(h.loop);
	return 0;
}
