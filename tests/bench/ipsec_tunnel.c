/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One TCP stream through two userspace dataplanes in two network namespaces, joined by a veth pair,
 * against the plain veth pair in the same minute. A process each for the two dataplanes, a sender
 * and a receiver thread in them, as two routers with a host behind each would have.
 *
 *   ipsec_tunnel [SECONDS [NAME]]      NAME: only what begins so
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crypto/cipher.h"
#include "ipsec/ipsec_dp.h"
#include "tests/bench/bench.h"

#define PORT 5201
#define MTU 1400

static const struct scene {
	const char *name;
	bool tunnel;
	enum tunnel_kind kind;
	uint16_t encr, bits, integ;
	uint16_t port;
	bool no_cipher;      /* everything but the cipher's work */
} scenes[] = {
	{ "plain veth", .tunnel = false },
	{ "IP in IP", true, TUNNEL_IPIP, 0, 0, 0, 0, false },
	{ "ESP packets without a cipher", true, TUNNEL_IPSEC, ENCR_AES_GCM_16, 256, 0, 0, true },
	{ "ESP AES-GCM-256", true, TUNNEL_IPSEC, ENCR_AES_GCM_16, 256, 0, 0, false },
	{ "ESP AES-CBC-256 SHA-256", true, TUNNEL_IPSEC, ENCR_AES_CBC, 256, INTEG_SHA256_128, 0,
	  false },
	{ "UDP packets without a cipher", true, TUNNEL_IPSEC, ENCR_AES_GCM_16, 256, 0, 4500, true },
	{ "ESP AES-GCM-256 in UDP", true, TUNNEL_IPSEC, ENCR_AES_GCM_16, 256, 0, 4500, false },
};

static double seconds = 3;
static _Atomic bool *stop; /* shared by both processes */

/* The linker puts these in the cipher's place (Makefile): with it they pass everything on. */
static bool no_cipher;
int __real_cipher_seal(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		       uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, uint8_t *icv);
int __real_cipher_open(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		       uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len,
		       const uint8_t *icv);
int __wrap_cipher_seal(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		       uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, uint8_t *icv);
int __wrap_cipher_open(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		       uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len,
		       const uint8_t *icv);

int __wrap_cipher_seal(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		       uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len, uint8_t *icv)
{
	return no_cipher ? 0 : __real_cipher_seal(c, hdr, hdr_len, iv, data, len, tail, tail_len, icv);
}

int __wrap_cipher_open(struct cipher *c, const uint8_t *hdr, size_t hdr_len, const uint8_t *iv,
		       uint8_t *data, size_t len, const uint8_t *tail, size_t tail_len,
		       const uint8_t *icv)
{
	return no_cipher ? 0 : __real_cipher_open(c, hdr, hdr_len, iv, data, len, tail, tail_len, icv);
}

static void die(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	exit(1);
}

static void run(const char *const argv[])
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status) {
		fprintf(stderr, "%s %s %s failed\n", argv[0], argv[1], argv[2]);
		exit(1);
	}
}
#define ip_do(...) run((const char *const[]){ "ip", __VA_ARGS__, NULL })

static void on_event(void *ctx, const struct dp_event *ev)
{
	if (ev->kind == DP_BROKEN)
		fprintf(stderr, "dataplane: %s\n", ev->text);
}

static void on_ike(void *ctx, const struct endpoint *l, const struct endpoint *r,
		   const uint8_t *msg, size_t len)
{
}

static struct addr addr(const char *text)
{
	struct addr a = { 0 };

	addr_parse(text, &a);
	return a;
}

static void sa(struct ipsec_dp *dp, const struct scene *s, bool first, bool inbound, uint32_t tun)
{
	static const uint8_t key[64] = "the same both ways: this is a benchmark, not a secret";
	struct sa_params p = {
		.inbound = inbound, .spi = first == inbound ? 0x2000 : 0x1000,
		.local = addr(first ? "192.0.2.1" : "192.0.2.2"),
		.remote = addr(first ? "192.0.2.2" : "192.0.2.1"),
		.local_port = s->port, .remote_port = s->port, .mode = IPSEC_TUNNEL,
		.encr = encr_alg_find(s->encr, s->bits),
		.integ = s->integ ? integ_alg_find(s->integ) : NULL,
		.key = key, .integ_key = key, .replay_window = 1024, .tunnel = tun };

	errno = -dp->sa_add(dp, &p);
	if (errno)
		die("sa_add");
}

static int natt_socket(void)
{
	struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(4500) };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&sin, sizeof(sin)) < 0)
		die("UDP 4500");
	return fd;
}

static struct ipsec_dp *router(struct loop *loop, const struct scene *s, bool first)
{
	struct ipsec_dp_events ev = { .event = on_event, .ike_packet = on_ike };
	struct tunnel_params p = { .ifname = "Tu1", .kind = s->kind, .mtu = MTU, .ttl = 255,
				   .protected = s->encr != 0, .netns_fd = -1 };
	struct ipsec_dp *dp;
	char why[200];
	uint32_t tun;

	p.local = addr(first ? "192.0.2.1" : "192.0.2.2");
	p.remote = addr(first ? "192.0.2.2" : "192.0.2.1");
	dp = ipsec_dp_open(loop, "user", &ev, why, sizeof(why));
	if (!dp) {
		fprintf(stderr, "%s\n", why);
		exit(1);
	}
	if (s->port && dp->natt_attach(dp, natt_socket()))
		die("natt_attach");
	errno = -dp->tunnel_add(dp, &p, &tun);
	if (errno)
		die("tunnel_add");
	if (s->encr) {
		sa(dp, s, first, true, tun);
		sa(dp, s, first, false, tun);
	}
	ip_do("addr", "add", first ? "10.0.0.1/24" : "10.0.0.2/24", "dev", "Tu1");
	return dp;
}

static void *sender(void *arg)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(PORT) };
	static char buf[128 << 10];
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	inet_pton(AF_INET, arg, &to.sin_addr);
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0)
		die("connect");
	/* The other end may be gone with its whole network: look up now and then. */
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){ .tv_usec = 100000 },
		   sizeof(struct timeval));
	while (!atomic_load(stop))
		if (write(fd, buf, sizeof(buf)) < 0 && errno != EAGAIN)
			break;
	close(fd);
	return NULL;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The receiving end measures, after a moment for TCP to open its window. */
static double receive(int listener)
{
	static char buf[256 << 10];
	int fd = accept(listener, NULL, NULL);
	double begin = now(), from = begin + seconds / 4, took;
	uint64_t bytes = 0;
	ssize_t n;

	while ((n = read(fd, buf, sizeof(buf))) > 0) {
		if (now() >= from)
			bytes += (uint64_t)n;
		if (now() - begin >= seconds)
			break;
	}
	took = now() - from;
	atomic_store(stop, true);
	close(fd);
	return (double)bytes * 8 / took / 1e6;
}

static int listener_open(void)
{
	struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(PORT) };
	int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)&sin, sizeof(sin)) < 0 || listen(fd, 1) < 0)
		die("listen");
	return fd;
}

static void barrier(int fd_write, int fd_read)
{
	char c = 'x';

	if (write(fd_write, &c, 1) != 1 || read(fd_read, &c, 1) != 1)
		exit(1);
}

/* One router with its host. pipes: to and from the other process. */
static void half(const struct scene *s, bool first, int to, int from, int result)
{
	struct loop *loop = loop_new();
	struct ipsec_dp *dp = NULL;
	pthread_t t;

	barrier(to, from); /* the wire is there */
	ip_do("addr", "add", first ? "192.0.2.1/24" : "192.0.2.2/24", "dev", "wire");
	ip_do("link", "set", "wire", "up");
	ip_do("link", "set", "lo", "up");
	if (s->tunnel)
		dp = router(loop, s, first);
	if (first) {
		barrier(to, from);
		pthread_create(&t, NULL, sender, s->tunnel ? "10.0.0.2" : "192.0.2.2");
		pthread_join(t, NULL);
	} else {
		int fd = listener_open();
		double mbit;

		barrier(to, from);
		mbit = receive(fd);
		if (write(result, &mbit, sizeof(mbit)) != sizeof(mbit))
			exit(1);
	}
	if (dp)
		dp->close(dp);
	loop_free(loop);
	exit(0);
}

static pid_t start(const struct scene *s, bool first, int to, int from, int result)
{
	pid_t pid = fork();

	if (pid < 0)
		die("fork");
	if (!pid) {
		if (unshare(CLONE_NEWNET) < 0)
			die("unshare");
		half(s, first, to, from, result);
	}
	return pid;
}

static double measure(const struct scene *s)
{
	int a[2], b[2], ra[2], rb[2], res[2];
	char pid_a[16], pid_b[16], c;
	double mbit = 0;
	pid_t p1, p2;

	if (pipe(a) || pipe(b) || pipe(ra) || pipe(rb) || pipe(res))
		die("pipe");
	atomic_store(stop, false);
	/* a: p1 -> us, ra: us -> p1; b, rb: p2. We pass the barriers on. */
	p1 = start(s, true, a[1], ra[0], res[1]);
	p2 = start(s, false, b[1], rb[0], res[1]);
	for (int step = 0; step < 2; step++) {
		if (read(a[0], &c, 1) != 1 || read(b[0], &c, 1) != 1)
			die("barrier");
		if (!step) {
			snprintf(pid_a, sizeof(pid_a), "%d", p1);
			snprintf(pid_b, sizeof(pid_b), "%d", p2);
			ip_do("link", "add", "wire", "netns", pid_a, "type", "veth", "peer", "name",
			      "wire", "netns", pid_b);
		}
		if (write(rb[1], &c, 1) != 1)
			die("barrier");
		if (step)
			usleep(50000);
		if (write(ra[1], &c, 1) != 1)
			die("barrier");
	}
	close(res[1]);
	if (read(res[0], &mbit, sizeof(mbit)) != sizeof(mbit))
		mbit = 0;
	atomic_store(stop, true);
	waitpid(p1, NULL, 0);
	waitpid(p2, NULL, 0);
	for (int i = 0; i < 2; i++) {
		close(a[i]);
		close(b[i]);
		close(ra[i]);
		close(rb[i]);
	}
	close(res[0]);
	return mbit;
}

int main(int argc, char **argv)
{
	const char *only = argc > 2 ? argv[2] : "";
	double veth = 0, plain[2] = { 0 }, figure;

	if (argc > 1)
		seconds = strtod(argv[1], NULL);
	signal(SIGPIPE, SIG_IGN);
	if (getuid() != 0 && unshare(CLONE_NEWUSER) < 0)
		die("unshare");
	stop = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (size_t i = 0; i < ARRAY_SIZE(scenes); i++) {
		const struct scene *s = &scenes[i];
		char note[160] = "1 TCP stream, no tunnel";
		bool udp = s->port != 0;
		double mbit;

		if (strncmp(s->name, only, strlen(only)) != 0)
			continue;
		no_cipher = s->no_cipher; /* the two routers are forked from here */
		mbit = measure(s);
		if (!s->tunnel)
			veth = mbit;
		else
			snprintf(note, sizeof(note), "1 TCP stream, MTU %d; %.0f %% of veth", MTU,
				 veth ? 100 * mbit / veth : 0);
		if (s->no_cipher)
			plain[udp] = mbit;
		bench_print(s->name, mbit, "Mbit/s", "-", note);
		figure = s->encr == ENCR_AES_GCM_16 && plain[udp] ? 100 * mbit / plain[udp] : 0;
		if (figure && !s->no_cipher)
			bench_print(udp ? "AES-GCM-256 in UDP to the same without" :
					  "AES-GCM-256 to the same without", figure, "%", ">50",
				    "the dataplane with and without its cipher, one after the other");
		fflush(stdout);
	}
	return 0;
}
