/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Large packets: what the device hands over is split into exactly the packets it means, and a run of
 * TCP packets merges into one that means exactly them; everything else stays as it is.
 */
#include "ipsec/gso.h"
#include "tests/unit/test.h"

#define FIN 0x01
#define PSH 0x08
#define ACK 0x10
#define CWR 0x80

static uint8_t big[70000];
static uint8_t slots[80][2200]; /* pieces, each with room in front */

static uint8_t *slot(unsigned i)
{
	return slots[i] + 64;
}

/* A packet with payload 0, 1, 2, ... Checksums are left to whoever looks. */
static size_t make(uint8_t *p, bool v6, uint8_t proto, uint8_t flags, size_t options, size_t payload)
{
	struct addr a, b;
	size_t l4 = proto == IPPROTO_TCP ? 20 + options : 8, n;

	assert_true(addr_parse(v6 ? "2001:db8::1" : "10.0.0.1", &a));
	assert_true(addr_parse(v6 ? "2001:db8::2" : "10.0.0.2", &b));
	n = inner_header_put(p, &a, &b, proto, 0, 64, true, 0xfffe, l4 + payload);
	memset(p + n, 0, l4);
	memcpy(p + n, "\x12\x34\x56\x78", 4);
	if (proto == IPPROTO_TCP) {
		memcpy(p + n + 4, "\xff\xff\xf0\x00\x00\x00\x00\x07", 8); /* seq wraps on the way */
		p[n + 12] = (uint8_t)((20 + options) / 4 << 4);
		p[n + 13] = flags;
		p[n + 14] = 1;
		memset(p + n + 20, 1, options);
	} else {
		p[n + 4] = (uint8_t)((8 + payload) >> 8);
		p[n + 5] = (uint8_t)(8 + payload);
	}
	for (size_t i = 0; i < payload; i++)
		p[n + l4 + i] = (uint8_t)(i * 7 + i / 256);
	return n + l4 + payload;
}

static uint32_t pseudo(const struct inner *in)
{
	size_t n = in->family == ADDR_V4 ? 4 : 16;
	uint32_t len = in->len - in->hdr_len;

	return inner_sum(in->src, n, 0) + inner_sum(in->dst, n, 0) + in->proto + len;
}

/* A whole, right packet, as a host would take it. */
static void assert_right(uint8_t *p, size_t n, struct inner *in)
{
	assert_true(inner_parse(p, n, in));
	assert_int_equal(in->len, n);
	if (in->family == ADDR_V4)
		assert_int_equal(inner_sum_fold(inner_sum(p, in->hdr_len, 0)), 0);
	assert_int_equal(inner_sum_fold(inner_sum(p + in->hdr_len, n - in->hdr_len, pseudo(in))), 0);
}

static uint32_t seq_of(const uint8_t *p, const struct inner *in)
{
	const uint8_t *s = p + in->hdr_len + 4;

	return (uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3];
}

static struct virtio_net_hdr large(bool v6, uint8_t proto, uint16_t size)
{
	struct virtio_net_hdr vh = { .flags = VIRTIO_NET_HDR_F_NEEDS_CSUM, .gso_size = size };

	vh.gso_type = proto == IPPROTO_UDP ? VIRTIO_NET_HDR_GSO_UDP_L4
		      : v6 ? VIRTIO_NET_HDR_GSO_TCPV6 : VIRTIO_NET_HDR_GSO_TCPV4;
	vh.csum_start = v6 ? 40 : 20;
	vh.csum_offset = proto == IPPROTO_UDP ? 6 : 16;
	return vh;
}

/* Split big into the slots; how many. */
static unsigned split(const struct virtio_net_hdr *vh, size_t n, size_t *len)
{
	struct gso_split g;
	unsigned i = 0;

	assert_true(gso_split_begin(&g, vh, big, n));
	while ((len[i] = gso_split_next(&g, slot(i)))) {
		assert_true(len[i] <= g.in.len);
		assert_true(++i < 80);
	}
	return i;
}

static void check_split(bool v6, uint8_t proto, size_t options, size_t payload, uint16_t size)
{
	struct virtio_net_hdr vh = large(v6, proto, size);
	size_t n = make(big, v6, proto, ACK | PSH | FIN | CWR, options, payload), done = 0;
	size_t hdr = n - payload, len[81];
	unsigned pieces = split(&vh, n, len);

	assert_int_equal(pieces, (payload + size - 1) / size);
	for (unsigned i = 0; i < pieces; i++) {
		uint8_t *p = slot(i);
		struct inner in;
		bool last = i == pieces - 1;

		assert_right(p, len[i], &in);
		assert_int_equal(len[i] - hdr, last ? payload - done : size);
		assert_memory_equal(p + hdr, big + hdr + done, len[i] - hdr);
		if (!v6)
			assert_int_equal(p[4] << 8 | p[5], (0xfffe + i) & 0xffff);
		if (proto == IPPROTO_TCP) {
			assert_int_equal(seq_of(p, &in), 0xfffff000u + (uint32_t)done);
			assert_int_equal(p[in.hdr_len + 13], ACK | (last ? PSH | FIN : 0) |
					 (i ? 0 : CWR));
		} else {
			assert_int_equal(p[in.hdr_len + 4] << 8 | p[in.hdr_len + 5],
					 len[i] - in.hdr_len);
		}
		done += len[i] - hdr;
	}
	assert_int_equal(done, payload);
}

static void test_split(void **state)
{
	static const size_t payloads[] = { 1, 1359, 1360, 1361, 5000, 13600, 65000 };

	for (int v6 = 0; v6 < 2; v6++) {
		for (size_t i = 0; i < ARRAY_SIZE(payloads); i++) {
			check_split(v6, IPPROTO_TCP, 0, payloads[i], 1360);
			check_split(v6, IPPROTO_TCP, 12, payloads[i], 1348);
			check_split(v6, IPPROTO_TCP, 40, payloads[i], 1000);
			check_split(v6, IPPROTO_UDP, 0, payloads[i], 1200);
		}
	}
}

/* A single packet: the field holds the pseudo header's sum, as the kernel leaves it. */
static void test_single(void **state)
{
	for (int v6 = 0; v6 < 2; v6++) {
		struct virtio_net_hdr vh = large(v6, IPPROTO_TCP, 0), none = { 0 };
		size_t n = make(big, v6, IPPROTO_TCP, ACK, 0, 333), len[81];
		struct inner in;
		uint16_t sum;

		vh.gso_type = VIRTIO_NET_HDR_GSO_NONE;
		assert_true(inner_parse(big, n, &in));
		sum = (uint16_t)~inner_sum_fold(pseudo(&in));
		big[in.hdr_len + 16] = (uint8_t)(sum >> 8);
		big[in.hdr_len + 17] = (uint8_t)sum;
		assert_int_equal(split(&vh, n, len), 1);
		assert_right(slot(0), len[0], &in);
		assert_int_equal(split(&none, n, len), 1); /* nothing to finish: as it came */
		assert_memory_equal(slot(0), big, n);
	}
}

static void test_split_refused(void **state)
{
	struct virtio_net_hdr vh = large(false, IPPROTO_TCP, 1000);
	size_t n = make(big, false, IPPROTO_TCP, ACK, 0, 3000);
	struct gso_split g;

	assert_true(gso_split_begin(&g, &vh, big, n));
	assert_false(gso_split_begin(&g, &vh, big, n - 1));
	assert_false(gso_split_begin(&g, &vh, big, 0));
	vh.gso_size = 0;
	assert_false(gso_split_begin(&g, &vh, big, n));
	vh.gso_size = 1000;
	big[32] = 0x40; /* TCP header of 16 bytes */
	assert_false(gso_split_begin(&g, &vh, big, n));
	big[32] = 0x50;
	big[9] = 17; /* not TCP */
	assert_false(gso_split_begin(&g, &vh, big, n));
	big[9] = 6;
	big[6] = 0x20; /* a fragment */
	assert_false(gso_split_begin(&g, &vh, big, n));
	big[6] = 0x40;
	vh.gso_type = 3; /* UFO was not offered */
	assert_false(gso_split_begin(&g, &vh, big, n));
	vh.gso_type = VIRTIO_NET_HDR_GSO_NONE;
	vh.csum_start = (uint16_t)n;
	assert_false(gso_split_begin(&g, &vh, big, n));
	vh.csum_start = 4; /* into the IP header */
	assert_false(gso_split_begin(&g, &vh, big, n));
}

/* --- merging --- */

/* pieces TCP packets in the slots, right in all checksums. */
static unsigned run(bool v6, unsigned pieces, size_t *len)
{
	struct virtio_net_hdr vh = large(v6, IPPROTO_TCP, 1000);

	return split(&vh, make(big, v6, IPPROTO_TCP, ACK | PSH, 12, (pieces - 1) * 1000 + 700), len);
}

static void parse(unsigned i, size_t len, struct inner *in)
{
	assert_true(inner_parse(slot(i), len, in));
}

static void test_merge(void **state)
{
	for (int v6 = 0; v6 < 2; v6++) {
		for (unsigned pieces = 1; pieces <= 60; pieces++) {
			size_t len[81], n = 0, got = run(v6, pieces, len), want;
			struct virtio_net_hdr vh;
			static uint8_t merged[70000];
			struct gso_merge m = { 0 };
			struct gso_split g;
			struct inner in;
			uint8_t out[2000];
			int iovs;

			assert_int_equal(got, pieces);
			parse(0, len[0], &in);
			assert_true(gso_merge_begin(&m, slot(0), &in));
			for (unsigned i = 1; i < pieces; i++) {
				parse(i, len[i], &in);
				assert_int_equal(gso_merge_add(&m, slot(i), &in), GSO_ADDED);
			}
			assert_true(m.closed); /* short, and PSH */
			iovs = gso_merge_end(&m);
			assert_int_equal(iovs, pieces);
			for (int i = 0; i < iovs; i++) {
				memcpy(merged + n, m.iov[i].iov_base, m.iov[i].iov_len);
				n += m.iov[i].iov_len;
			}
			memcpy(&vh, merged, VNET_LEN);
			want = make(big, v6, IPPROTO_TCP, ACK | PSH, 12, (pieces - 1) * 1000 + 700);
			assert_int_equal(n, VNET_LEN + want);
			/* It means what it was made of. */
			run(v6, pieces, len);
			assert_true(gso_split_begin(&g, &vh, merged + VNET_LEN, n - VNET_LEN));
			for (unsigned i = 0; i < pieces; i++) {
				assert_int_equal(gso_split_next(&g, out), len[i]);
				assert_memory_equal(out, slot(i), len[i]);
			}
			assert_int_equal(gso_split_next(&g, out), 0);
		}
	}
}

/* Make the second of three packets odd in one way: it must not be merged. */
static enum gso_fit second(bool v6, size_t at, uint8_t xor, bool fix)
{
	struct gso_merge m = { 0 };
	struct inner in;
	size_t len[81];
	uint8_t *p = slot(1);
	uint16_t sum;

	run(v6, 3, len);
	parse(0, len[0], &in);
	assert_true(gso_merge_begin(&m, slot(0), &in));
	p[at] ^= xor;
	parse(1, len[1], &in);
	if (fix) { /* the checksum is right again: only the oddity counts */
		p[in.hdr_len + 16] = p[in.hdr_len + 17] = 0;
		sum = inner_sum_fold(inner_sum(p + in.hdr_len, in.len - in.hdr_len, pseudo(&in)));
		p[in.hdr_len + 16] = (uint8_t)(sum >> 8);
		p[in.hdr_len + 17] = (uint8_t)sum;
	}
	return gso_merge_add(&m, p, &in);
}

static void test_not_merged(void **state)
{
	static const struct {
		size_t v4, v6;
		uint8_t xor;
		enum gso_fit want;
	} odd[] = {
		{ 1, 1, 0x20, GSO_CONFLICT },	{ 8, 7, 1, GSO_CONFLICT },   /* TOS or class, TTL */
		{ 19, 39, 1, GSO_NEW },		{ 15, 23, 1, GSO_NEW },	     /* addresses */
		{ 20, 40, 1, GSO_NEW },		{ 23, 43, 1, GSO_NEW },	     /* ports */
		{ 27, 47, 1, GSO_CONFLICT },	{ 31, 51, 1, GSO_CONFLICT }, /* seq, ack */
		{ 34, 54, 1, GSO_CONFLICT },	{ 45, 65, 1, GSO_CONFLICT }, /* window, options */
		{ 33, 53, 0x20, GSO_CONFLICT }, { 33, 53, 0x02, GSO_CONFLICT }, /* URG, SYN */
		{ 33, 53, 0x04, GSO_CONFLICT }, { 33, 53, 0x40, GSO_CONFLICT }, /* RST, ECE */
		{ 33, 53, 0x80, GSO_CONFLICT }, { 33, 53, 0x10, GSO_CONFLICT }, /* CWR, no ACK */
	};

	for (size_t i = 0; i < ARRAY_SIZE(odd); i++) {
		assert_int_equal(second(false, odd[i].v4, odd[i].xor, true), odd[i].want);
		assert_int_equal(second(true, odd[i].v6, odd[i].xor, true), odd[i].want);
	}
	assert_int_equal(second(false, 100, 1, false), GSO_CONFLICT); /* wrong checksum */
	assert_int_equal(second(true, 100, 1, false), GSO_CONFLICT);
	assert_int_equal(second(false, 6, 0x40, true), GSO_CONFLICT); /* without DF */
	assert_int_equal(second(false, 100, 0, false), GSO_ADDED);
	assert_int_equal(second(true, 100, 0, false), GSO_ADDED);
}

static void test_merge_limits(void **state)
{
	struct gso_merge m = { 0 };
	struct inner in;
	size_t len[81];
	unsigned got, i;

	/* after a short one or PSH nothing more */
	run(false, 2, len);
	parse(0, len[0], &in);
	assert_true(gso_merge_begin(&m, slot(0), &in));
	parse(1, len[1], &in);
	assert_int_equal(gso_merge_add(&m, slot(1), &in), GSO_ADDED);
	parse(1, len[1], &in);
	assert_int_equal(gso_merge_add(&m, slot(1), &in), GSO_CONFLICT);
	/* nor more packets than there is room for */
	{
		struct virtio_net_hdr vh = large(false, IPPROTO_TCP, 100);

		got = split(&vh, make(big, false, IPPROTO_TCP, ACK, 0, 7000), len);
	}
	assert_int_equal(got, 70);
	parse(0, len[0], &in);
	assert_true(gso_merge_begin(&m, slot(0), &in));
	for (i = 1; i < got; i++) {
		parse(i, len[i], &in);
		if (gso_merge_add(&m, slot(i), &in) != GSO_ADDED)
			break;
	}
	assert_int_equal(i, GSO_PIECES);
	/* what cannot begin a run: no payload, UDP, SYN, a wrong checksum */
	run(false, 1, len);
	slot(0)[50] ^= 1;
	parse(0, len[0], &in);
	assert_false(gso_merge_begin(&m, slot(0), &in));
	make(slot(0), false, IPPROTO_TCP, ACK, 0, 0);
	parse(0, 40, &in);
	assert_false(gso_merge_begin(&m, slot(0), &in));
	make(slot(0), false, IPPROTO_UDP, 0, 0, 100);
	parse(0, 128, &in);
	assert_false(gso_merge_begin(&m, slot(0), &in));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),	      cmocka_unit_test(test_single),
		cmocka_unit_test(test_split_refused), cmocka_unit_test(test_merge),
		cmocka_unit_test(test_not_merged),    cmocka_unit_test(test_merge_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
