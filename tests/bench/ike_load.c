/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many IKE initiators in one process, the same load for our responder and for another. Each tunnel
 * comes from an address of its own (10.0.0.0/8, which must be local: ip route add local 10.0.0.0/8
 * dev lo). The initiators' private Diffie-Hellman value is 1: their public value is the generator,
 * the shared secret is the responder's public value, and nothing of it costs the load time. The
 * responder cannot tell and computes all it would for anybody.
 *
 *   ike_load rate  PEER GROUP SECONDS COUNT PARALLEL    tunnels until either is reached
 *       prints: tunnels seconds failed
 *   ike_load flood PEER GROUP FORGED                    forged IKE_SA_INITs from 11.0.0.0/8
 *       prints: forged seconds quiet-rate flood-rate honest-failed old-lost
 */
#include <errno.h>
#include <netinet/in.h>
#include <openssl/ec.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/loop.h"
#include "crypto/dh.h"
#include "tests/bench/ike_bench.h"

/* --- Diffie-Hellman with the private value 1, in place of crypto/dh.c --- */

struct dh {
	const struct dh_alg *alg;
};

struct dh *dh_new(uint16_t group)
{
	struct dh *d = xcalloc(1, sizeof(*d));

	d->alg = dh_alg_find(group);
	return d;
}

struct dh *dh_new_private(uint16_t group, const uint8_t *priv, size_t len)
{
	return dh_new(group);
}

void dh_free(struct dh *d)
{
	free(d);
}

uint16_t dh_group(const struct dh *d)
{
	return d->alg->group;
}

size_t dh_public(const struct dh *d, uint8_t out[DH_MAX_LEN])
{
	uint8_t point[1 + DH_MAX_LEN];
	EC_GROUP *curve = NULL;
	size_t n = 0;

	memset(out, 0, d->alg->public_len);
	if (d->alg->group < 19) {
		out[d->alg->public_len - 1] = 2;
		return d->alg->public_len;
	}
	curve = EC_GROUP_new_by_curve_name(EC_curve_nist2nid(d->alg->name));
	if (curve)
		n = EC_POINT_point2oct(curve, EC_GROUP_get0_generator(curve),
				       POINT_CONVERSION_UNCOMPRESSED, point, sizeof(point), NULL);
	EC_GROUP_free(curve);
	if (n != d->alg->public_len + 1u)
		abort();
	memcpy(out, point + 1, n - 1);
	return n - 1;
}

int dh_compute(struct dh *d, const uint8_t *peer, size_t peer_len, uint8_t out[DH_MAX_LEN],
	       size_t *out_len)
{
	*out_len = d->alg->group < 19 ? peer_len : peer_len / 2;
	memcpy(out, peer, *out_len);
	return 0;
}

/* --- the initiators --- */

struct load {
	struct bench_count n;
	struct ike *engine;
	struct loop *loop;
	int fd;
	struct addr peer;
	uint32_t next, end;      /* addresses to begin from */
	uint8_t first[2048];     /* the first message sent: the pattern of a forgery */
	size_t first_len;
};

static int op_send(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct load *l = ctx;
	_Alignas(struct cmsghdr) uint8_t ctl[CMSG_SPACE(sizeof(struct in_pktinfo))] = { 0 };
	struct in_pktinfo pi = { .ipi_spec_dst.s_addr = htonl(addr_to_v4(&local->addr)) };
	struct iovec iov = { (void *)(uintptr_t)msg, len };
	struct sockaddr_storage ss;
	struct msghdr mh = { .msg_name = &ss, .msg_iov = &iov, .msg_iovlen = 1, .msg_control = ctl,
			     .msg_controllen = sizeof(ctl) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&mh);

	if (!l->first_len && len <= sizeof(l->first)) {
		memcpy(l->first, msg, len);
		l->first_len = len;
	}
	mh.msg_namelen = endpoint_to_sockaddr(remote, &ss);
	c->cmsg_level = IPPROTO_IP;
	c->cmsg_type = IP_PKTINFO;
	c->cmsg_len = CMSG_LEN(sizeof(pi));
	memcpy(CMSG_DATA(c), &pi, sizeof(pi));
	return sendmsg(l->fd, &mh, 0) < 0 ? -errno : 0;
}

static void readable(int fd, unsigned events, void *arg)
{
	static uint8_t buf[65536];
	struct load *l = arg;

	for (int n = 0; n < 64; n++) {
		struct sockaddr_storage ss;
		uint8_t ctl[256];
		struct iovec iov = { buf, sizeof(buf) };
		struct msghdr mh = { .msg_name = &ss, .msg_namelen = sizeof(ss), .msg_iov = &iov,
				     .msg_iovlen = 1, .msg_control = ctl,
				     .msg_controllen = sizeof(ctl) };
		ssize_t len = recvmsg(fd, &mh, MSG_DONTWAIT);
		struct cmsghdr *c = len < 0 ? NULL : CMSG_FIRSTHDR(&mh);
		struct endpoint local = { .port = 500 }, remote;
		struct in_pktinfo pi;

		if (len < 0)
			return;
		if (!c || c->cmsg_type != IP_PKTINFO ||
		    !endpoint_from_sockaddr((struct sockaddr *)&ss, &remote))
			continue;
		memcpy(&pi, CMSG_DATA(c), sizeof(pi));
		local.addr = addr_v4(ntohl(pi.ipi_addr.s_addr));
		ike_input(l->engine, &local, &remote, buf, (size_t)len);
	}
}

static void begin_one(struct load *l)
{
	struct ike_request req = { .profile = "bench", .remote = l->peer };

	if (l->next >= l->end)
		return;
	req.local = addr_v4(0x0a000001 + l->next);
	bench_policy(&req.child);
	req.child.owner = ++l->next;
	/* Only itself: thousands of equal selectors would be a test of something else. */
	req.child.ts_local[0].lo = req.child.ts_local[0].hi = req.local;
	req.child.ts_remote[0].lo = req.child.ts_remote[0].hi = l->peer;
	if (!ike_initiate(l->engine, &req, NULL))
		l->n.failed++;
}

static void op_sa_up(void *ctx, const struct ike_sa_info *sa)
{
	bench_sa_up(ctx, sa);
	begin_one(ctx);
}

static void op_sa_down(void *ctx, const struct ike_sa_info *sa, bool was_up,
		       const struct ike_why *why)
{
	bench_sa_down(ctx, sa, was_up, why);
	if (!was_up)
		begin_one(ctx);
}

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Tunnels a second. */
static double set_up(struct load *l, uint32_t count, double seconds, unsigned parallel,
		     unsigned *done, double *took)
{
	double start = now_s();
	unsigned before = l->n.up, failed = l->n.failed;

	l->end = l->next + count;
	while (parallel--)
		begin_one(l);
	do {
		loop_once(l->loop, 20);
		*took = now_s() - start;
		*done = l->n.up - before;
	} while (*done + l->n.failed - failed < count && *took < seconds);
	l->end = l->next; /* those under way come in later, uncounted */
	return *done / *took;
}

/* Every forgery is a request of its own: SPI, nonce and source differ. */
static void forge(const struct load *l, uint32_t count)
{
	struct sockaddr_storage ss;
	struct endpoint to = { l->peer, 500 }, from = { .port = 501 };
	socklen_t len = endpoint_to_sockaddr(&to, &ss);
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	struct load copy = *l;

	copy.fd = fd;
	if (fd < 0 || bind(fd, (struct sockaddr *)&(struct sockaddr_in){
			   .sin_family = AF_INET, .sin_port = htons(501) },
			   sizeof(struct sockaddr_in)) < 0 ||
	    connect(fd, (struct sockaddr *)&ss, len) < 0)
		_exit(1);
	for (uint32_t i = 0; i < count; i++) {
		from.addr = addr_v4(0x0b000001 + i);
		memcpy(copy.first, &i, sizeof(i));
		if (op_send(&copy, &from, &to, copy.first, copy.first_len) == -EAGAIN)
			usleep(100);
	}
	_exit(0);
}

static bool probe(const struct ike_sa_info *sa, void *arg)
{
	ike_sa_probe(((struct load *)arg)->engine, sa->id);
	return true;
}

static int flood(struct load *l, uint32_t forged)
{
	enum { OLD = 200, HONEST = 500 };
	double took, quiet, loud, start, end;
	unsigned done, failed, before;
	pid_t child;
	int status;

	set_up(l, OLD, 30, 8, &done, &took);
	quiet = set_up(l, HONEST, 30, 8, &done, &took);
	start = now_s();
	child = fork();
	if (!child)
		forge(l, forged);
	failed = l->n.failed;
	loud = set_up(l, HONEST, 60, 8, &done, &took);
	failed = HONEST - done + l->n.failed - failed;
	while (waitpid(child, &status, WNOHANG) == 0)
		loop_once(l->loop, 5);
	end = now_s();
	/* All that are up are asked whether they live; one that is not is repeated to for a while. */
	before = l->n.up - l->n.down;
	ike_walk(l->engine, probe, l);
	for (double until = now_s() + 5; now_s() < until;)
		loop_once(l->loop, 100);
	printf("%u %.3f %.1f %.1f %u %u\n", forged, end - start, quiet, loud, failed,
	       before - (l->n.up - l->n.down));
	return status != 0;
}

int main(int argc, char **argv)
{
	struct load l = { 0 };
	struct ike_ops ops = bench_ops();
	struct ike_conf *conf;
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(500) };
	bool rate = argc == 7 && !strcmp(argv[1], "rate");
	int on = 1, rc = 0, size = 4 << 20;
	struct loop_fd *watch;

	if ((!rate && (argc != 5 || strcmp(argv[1], "flood"))) || !addr_parse(argv[2], &l.peer)) {
		fprintf(stderr, "usage: ike_load rate PEER GROUP SECONDS COUNT PARALLEL\n"
				"       ike_load flood PEER GROUP FORGED\n");
		return 2;
	}
	log_init();
	ops.send = op_send;
	ops.sa_up = op_sa_up;
	ops.sa_down = op_sa_down;
	l.loop = loop_new();
	conf = bench_conf((uint16_t)strtoul(argv[3], NULL, 10));
	conf->max_neg_out = 0;
	l.fd = socket(AF_INET, SOCK_DGRAM, 0);
	setsockopt(l.fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on));
	setsockopt(l.fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size));
	if (bind(l.fd, (struct sockaddr *)&any, sizeof(any)) < 0) {
		perror("ike_load: bind");
		return 1;
	}
	l.engine = ike_new(loop_timers(l.loop), &ops, &l);
	ike_configure(l.engine, conf);
	watch = loop_fd_new(l.loop, l.fd, LOOP_READ, readable, &l);
	if (rate) {
		unsigned done;
		double took;

		set_up(&l, (uint32_t)strtoul(argv[5], NULL, 10), strtod(argv[4], NULL),
		       (unsigned)strtoul(argv[6], NULL, 10), &done, &took);
		printf("%u %.3f %u\n", done, took, l.n.failed);
	} else {
		rc = flood(&l, (uint32_t)strtoul(argv[4], NULL, 10));
	}
	fflush(stdout);
	/* The responder is stopped by whoever started us: nobody waits for ten thousand DELETEs. */
	loop_fd_free(watch);
	l.n.closing = true;
	ike_free(l.engine);
	ike_conf_put(conf);
	loop_free(l.loop);
	return rc;
}
