/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hub with many spokes: how fast Virtual-Access tunnels with their SAs come into being, what each
 * costs in memory, and what the receiving worker does when packets come from 1, 100 or all of them.
 * The spokes are simulated: their packets are sealed here and sent over loopback.
 *
 *   ipsec_scale [TUNNELS [SECONDS]]
 */
#include <arpa/inet.h>
#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ipsec/esp.h"
#include "ipsec/inner.h"
#include "ipsec/ipsec_dp.h"
#include "tests/bench/bench.h"

#define BATCH 64
#define INNER 1400
#define SPI_BASE 0x10000

struct spoke {
	uint32_t tun;
	struct esp esp;
	uint64_t seq;
};

static struct spoke *spokes;
static struct esp_random rnd;
static const uint8_t key[64] = "all spokes share it: this is a benchmark, not a secret";

static void die(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	exit(1);
}

static void on_event(void *ctx, const struct dp_event *ev)
{
}

static void on_ike(void *ctx, const struct endpoint *l, const struct endpoint *r,
		   const uint8_t *msg, size_t len)
{
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long resident_kb(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	long size, resident = 0;

	if (!f || fscanf(f, "%ld %ld", &size, &resident) != 2)
		die("/proc/self/statm");
	fclose(f);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static void loopback_up(void)
{
	pid_t pid = fork();
	int status;

	if (!pid) {
		execlp("ip", "ip", "link", "set", "lo", "up", NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status)
		die("ip link set lo up");
}

static void tunnel_make(struct ipsec_dp *dp, unsigned i)
{
	struct spoke *s = &spokes[i];
	struct tunnel_params p = { .kind = TUNNEL_IPSEC, .mtu = INNER, .ttl = 255, .no_ipv6 = true,
				   .protected = true, .netns_fd = -1,
				   .local = addr_v4(0x7f000001), .remote = addr_v4(0x7f000002 + i) };
	struct sa_params sa = { .local = p.local, .remote = p.remote, .mode = IPSEC_TUNNEL,
				.encr = encr_alg_find(ENCR_AES_GCM_16, 256), .key = key,
				.replay_window = 64 };

	snprintf(p.ifname, sizeof(p.ifname), "Vi%u", i + 1);
	errno = -dp->tunnel_add(dp, &p, &s->tun);
	if (errno)
		die(p.ifname);
	sa.tunnel = s->tun;
	sa.inbound = true;
	sa.spi = SPI_BASE + i;
	errno = -dp->sa_add(dp, &sa);
	if (errno)
		die("inbound SA");
	sa.inbound = false;
	errno = -dp->sa_add(dp, &sa);
	if (errno)
		die("outbound SA");
}

static void spoke_make(unsigned i)
{
	if (esp_init(&spokes[i].esp, CIPHER_SEAL, SPI_BASE + i,
		     encr_alg_find(ENCR_AES_GCM_16, 256), key, NULL, NULL, false))
		die("esp_init");
}

/* One batch from spokes of the first `active`, each packet from another one. */
static void send_batch(int fd, unsigned active)
{
	static uint8_t pkt[BATCH][2048], ctl[BATCH][64];
	static struct mmsghdr msg[BATCH];
	static struct iovec iov[BATCH];
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001) };
	static unsigned next;

	for (unsigned k = 0; k < BATCH; k++) {
		unsigned i = next++ % active;
		struct spoke *s = &spokes[i];
		struct addr a = addr_v4(0x0a000001), b = addr_v4(0x0a000002);
		uint8_t *p = pkt[k] + esp_head_len(&s->esp);
		struct in_pktinfo pi = { .ipi_spec_dst.s_addr = htonl(0x7f000002 + i) };
		struct cmsghdr c = { .cmsg_len = CMSG_LEN(sizeof(pi)), .cmsg_level = IPPROTO_IP,
				     .cmsg_type = IP_PKTINFO };
		int n;

		inner_header_put(p, &a, &b, 17, 0, 64, false, 0, INNER - 20);
		n = esp_seal(&s->esp, &rnd, ++s->seq, 4, pkt[k], INNER);
		if (n < 0)
			die("seal");
		memcpy(ctl[k], &c, sizeof(c));
		memcpy(ctl[k] + CMSG_LEN(0), &pi, sizeof(pi));
		iov[k] = (struct iovec){ .iov_base = pkt[k], .iov_len = (size_t)n };
		msg[k].msg_hdr = (struct msghdr){ .msg_name = &to, .msg_namelen = sizeof(to),
						  .msg_iov = &iov[k], .msg_iovlen = 1,
						  .msg_control = ctl[k],
						  .msg_controllen = CMSG_SPACE(sizeof(pi)) };
	}
	if (sendmmsg(fd, msg, BATCH, 0) < 0)
		die("send");
}

static uint64_t received(struct ipsec_dp *dp, unsigned n)
{
	struct sa_stats st;
	uint64_t sum = 0;

	for (unsigned i = 0; i < n; i++)
		if (!dp->sa_stats(dp, true, SPI_BASE + i, NULL, &st))
			sum += st.packets;
	return sum;
}

/* Send as much as arrives for a while: -> packets opened a second. */
static double throughput(struct ipsec_dp *dp, int fd, unsigned active, double seconds)
{
	uint64_t before = received(dp, active);
	double begin = now();

	while (now() - begin < seconds)
		send_batch(fd, active);
	usleep(50000);
	return (double)(received(dp, active) - before) / (now() - begin);
}

static void removal(struct ipsec_dp *dp, struct loop *loop, unsigned n)
{
	double begin = now();
	char note[160];

	for (unsigned i = 0; i < n / 2; i++)
		dp->tunnel_del(dp, spokes[i].tun);
	loop_once(loop, 10);
	snprintf(note, sizeof(note), "%u sessions end in one burst", n / 2);
	bench_print("Virtual-Access tunnels removed", n / 2 / (now() - begin), "1/s", "-", note);
	begin = now();
	dp->close(dp);
	snprintf(note, sizeof(note), "the router ends with the other %u", n - n / 2);
	bench_print("tunnels removed at the end", (n - n / 2) / (now() - begin), "1/s", "-", note);
}

int main(int argc, char **argv)
{
	unsigned n = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 10000;
	double seconds = argc > 2 ? strtod(argv[2], NULL) : 1, begin, took, one = 0;
	struct ipsec_dp_events ev = { .event = on_event, .ike_packet = on_ike };
	struct rlimit files;
	struct ipsec_dp *dp;
	struct loop *loop;
	char why[200], note[160];
	long before;
	int fd, size = 8 << 20;

	getrlimit(RLIMIT_NOFILE, &files);
	if (files.rlim_max < n + 100) { /* each device is a descriptor */
		fprintf(stderr, "only %lu descriptors allowed\n", (unsigned long)files.rlim_max);
		n = (unsigned)files.rlim_max - 100;
	}
	if (unshare(getuid() ? CLONE_NEWUSER | CLONE_NEWNET : CLONE_NEWNET) < 0)
		die("unshare");
	loopback_up();
	loop = loop_new();
	dp = ipsec_dp_open(loop, "user", &ev, why, sizeof(why));
	if (!dp) {
		fprintf(stderr, "%s\n", why);
		return 1;
	}
	spokes = xcalloc(n, sizeof(*spokes));
	before = resident_kb();
	begin = now();
	for (unsigned i = 0; i < n; i++)
		tunnel_make(dp, i);
	took = now() - begin;
	snprintf(note, sizeof(note), "%u of them in %.1f s: device, two SAs", n, took);
	bench_print("Virtual-Access tunnels made", n / took, "1/s", "-", note);
	bench_print("memory of each", (double)(resident_kb() - before) / n, "KB", "-",
		    "resident set of the router, without the kernel's device");
	for (unsigned i = 0; i < n; i++)
		spoke_make(i);
	fd = socket(AF_INET, SOCK_RAW, IPPROTO_ESP);
	if (fd < 0)
		die("raw socket");
	setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof(size));
	for (unsigned active = 1; active <= n; active = active == 1 ? 100 : active == 100 ? n : n + 1) {
		double pps = throughput(dp, fd, active, seconds);
		char name[64];

		if (active == 1)
			one = pps;
		snprintf(name, sizeof(name), "packets opened from %u SAs", active);
		snprintf(note, sizeof(note), "%.2f Gbit/s, the spokes' work included; %.0f %% of one SA",
			 pps * INNER * 8 / 1e9, 100 * pps / one);
		bench_print(name, pps, "1/s", "-", note);
		fflush(stdout);
	}
	removal(dp, loop, n);
	loop_free(loop);
	return 0;
}
