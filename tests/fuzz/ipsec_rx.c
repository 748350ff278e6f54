/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole receiving half of the userspace dataplane, without threads and network: packets come
 * in over a socket pair, tunnels of every kind write to /dev/null. The first byte chooses
 *   bits 0-2  the SA, of tunnels of different kinds and modes
 *   bit 3     seal the rest with its key: authentic, hostile inside; else it arrives as it is
 *   bits 4-5  protocol 50, 47, 4 or 41 when it is not sealed
 * The second is the next header of what is sealed.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ipsec/dp_user.h"

#define SAS 8

static struct dp_user dp;
static struct worker w;
static struct esp seal[SAS];
static uint64_t seq[SAS];
static struct port ports[RAW_KINDS];
static int wire[2];

static const struct {
	enum tunnel_kind kind;
	enum ipsec_mode mode;
	bool key, protected;
} kinds[SAS] = {
	{ TUNNEL_IPSEC, IPSEC_TUNNEL, false, true },	{ TUNNEL_GRE, IPSEC_TRANSPORT, false, true },
	{ TUNNEL_GRE, IPSEC_TUNNEL, true, true },	{ TUNNEL_IPIP, IPSEC_TRANSPORT, false, true },
	{ TUNNEL_IPIP, IPSEC_TUNNEL, false, true },	{ TUNNEL_MGRE, IPSEC_TRANSPORT, true, true },
	{ TUNNEL_GRE, IPSEC_TRANSPORT, false, false },	{ TUNNEL_IPIP, IPSEC_TRANSPORT, false, false },
};

static void make(unsigned i)
{
	static const uint8_t key[64] = "0123456789abcdef0123456789abcdef";
	const struct encr_alg *encr = encr_alg_find(ENCR_AES_GCM_16, 128);
	struct tunnel_params p = { .kind = kinds[i].kind, .has_key = kinds[i].key, .key = 7,
				   .mtu = 1400, .protected = kinds[i].protected, .mss = 1200, .mss6 = 1180,
				   .local = addr_v4(0x0a000001), .remote = addr_v4(0x0a000010 + i) };
	struct endpoint to = { .addr = p.remote };
	struct tunnel *t = xcalloc(1, sizeof(*t));
	struct sa *sa = xcalloc(1, sizeof(*sa));

	if (p.kind == TUNNEL_MGRE)
		p.remote = (struct addr){ 0 };
	t->fd = open("/dev/null", O_WRONLY);
	atomic_store(&t->conf, tun_conf_new(&p));
	sad_tunnel_link(dp.sad, t);
	sad_ep_set(dp.sad, t, &p);
	sa->inbound = true;
	sa->spi = 0x1000 + i;
	sa->tun = t;
	sa->mode = kinds[i].mode;
	sa->local = sa->inner_local = p.local;
	sa->inner_remote = to.addr;
	atomic_store(&sa->path, path_new(&p.local, 0, &to, 255));
	replay_init(&sa->replay, 64, false);
	if (esp_init(&sa->esp, CIPHER_OPEN, sa->spi, encr, key, NULL, NULL, false) ||
	    esp_init(&seal[i], CIPHER_SEAL, sa->spi, encr, key, NULL, NULL, false) ||
	    sad_sa_link(dp.sad, sa))
		abort();
}

static void setup(void)
{
	dp.loop = loop_new();
	dp.sad = sad_new();
	if (notes_open(&dp) || socketpair(AF_UNIX, SOCK_DGRAM, 0, wire))
		abort();
	w.dp = &dp;
	w.now = 1; /* time stands: events are told once */
	w.rx_mem = malloc((size_t)BATCH * RX_STRIDE);
	for (unsigned i = 0; i < RAW_KINDS; i++)
		ports[i] = (struct port){ .kind = PORT_RAW, .fd = wire[1], .raw = (enum raw_kind)i,
					  .family = ADDR_V4 };
	for (unsigned i = 0; i < SAS; i++)
		make(i);
}

/* Packets that tunnels delivered and SAs accepted. */
static uint64_t accepted(void)
{
	struct tunnel *t, *next;
	uint64_t n = 0;

	HASH_ITER(hh, dp.sad->tunnels, t, next)
		n += ctr_get(&t->rx_packets) + ctr_get(&t->sas->packets);
	return n;
}

/* All counters: what is not accepted is to be found under some reason. */
static uint64_t counted(void)
{
	uint64_t n = accepted() + ctr_get(&dp.invalid_spi) + ctr_get(&dp.truncated) +
		     ctr_get(&dp.unknown_proto) + ctr_get(&dp.gre_errors);
	struct tunnel *t, *next;

	HASH_ITER(hh, dp.sad->tunnels, t, next)
		n += ctr_get(&t->rx_errors) + ctr_get(&t->sas->replay_drops) +
		     ctr_get(&t->sas->auth_drops) + ctr_get(&t->sas->invalid_drops);
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t buf[4096];
	struct addr src, dst = addr_v4(0x0a000001);
	static bool ready;
	unsigned which, kind = RAW_ESP;
	uint64_t before, all;
	size_t len;
	int n;

	if (!ready)
		setup();
	ready = true;
	if (size < 2 || size > 2000)
		return 0;
	which = data[0] & 7;
	src = addr_v4(0x0a000010 + which);
	len = size - 2;
	if (data[0] & 8) {
		memcpy(buf + 20 + esp_head_len(&seal[which]), data + 2, len);
		n = esp_seal(&seal[which], &w.rnd, ++seq[which], data[1], buf + 20, len);
		if (n < 0)
			abort();
		len = (size_t)n;
	} else {
		kind = data[0] >> 4 & 3;
		memcpy(buf + 20, data + 2, len);
	}
	inner_header_put(buf, &src, &dst, 50, data[0] >> 6, 64, false, 1, len);
	/* Twice: the second is a replay. */
	for (int i = 0; i < 2; i++)
		if (send(wire[0], buf, 20 + len, 0) < 0)
			abort();
	before = accepted();
	all = counted();
	rx_ready(&w, &ports[kind]);
	if (kind == RAW_ESP && !(data[0] & 8) && accepted() != before)
		abort(); /* forged */
	if (kind == RAW_ESP && accepted() > before + 2)
		abort(); /* replayed */
	if (counted() < all + 2)
		abort(); /* one vanished */
	if (w.n_merge)
		abort(); /* nothing may point into the buffers any more */
	return 0;
}
