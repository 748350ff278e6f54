/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decrypted packets from a hostile peer on their way through the merging of TCP runs, and what a
 * device hands over through splitting. First byte 0: split; else merge: packets of that many bytes
 * each, their TCP checksums made right when the second byte is odd.
 */
#include <stdlib.h>
#include <string.h>

#include "ipsec/gso.h"

static void checksum_fix(uint8_t *p, size_t len)
{
	struct inner in;
	uint32_t sum, n;
	uint16_t v;

	if (!inner_parse(p, len, &in) || in.proto != 6 || in.len < (uint32_t)in.hdr_len + 20)
		return;
	n = in.family == ADDR_V4 ? 4 : 16;
	p[in.hdr_len + 16] = p[in.hdr_len + 17] = 0;
	sum = inner_sum(in.src, n, 0) + inner_sum(in.dst, n, 0) + 6 + (in.len - in.hdr_len);
	v = inner_sum_fold(inner_sum(p + in.hdr_len, in.len - in.hdr_len, sum));
	p[in.hdr_len + 16] = (uint8_t)(v >> 8);
	p[in.hdr_len + 17] = (uint8_t)v;
}

static void split(const uint8_t *data, size_t size)
{
	struct virtio_net_hdr vh;
	struct gso_split g;
	size_t n, all = 0, pieces = 0;
	uint8_t *pkt, *out;

	if (size < VNET_LEN)
		return;
	memcpy(&vh, data, VNET_LEN);
	size -= VNET_LEN;
	pkt = malloc(size + 1);
	memcpy(pkt, data + VNET_LEN, size);
	if (gso_split_begin(&g, &vh, pkt, size)) {
		out = malloc(g.in.len);
		while ((n = gso_split_next(&g, out))) {
			struct inner in;

			if (n > g.in.len || !inner_parse(out, n, &in) || in.len != n)
				abort();
			all += n - (g.size ? g.hdr_len : 0);
			if (++pieces > 70000)
				abort();
		}
		if (pieces && all + (g.size ? g.hdr_len : 0) != g.total)
			abort();
		free(out);
	}
	free(pkt);
}

static size_t written(struct gso_merge *m)
{
	unsigned packets = m->n;
	int n = gso_merge_end(m);
	size_t sum = 0;

	if (n != (int)packets)
		abort();
	for (int i = 0; i < n; i++) { /* every byte must be readable */
		const uint8_t *p = m->iov[i].iov_base;

		for (size_t k = 0; k < m->iov[i].iov_len; k++)
			sum += p[k];
	}
	return sum;
}

static void merge(const uint8_t *data, size_t size, size_t each, bool fix)
{
	struct gso_merge m = { 0 };
	uint8_t *all[64];
	size_t n = 0;

	while (size >= each && n < 64) {
		struct inner in;
		uint8_t *p;

		all[n] = malloc(VNET_LEN + each);
		p = all[n++] + VNET_LEN;
		memcpy(p, data, each);
		data += each;
		size -= each;
		if (fix)
			checksum_fix(p, each);
		if (!inner_parse(p, each, &in))
			continue;
		if (m.n) {
			switch (gso_merge_add(&m, p, &in)) {
			case GSO_ADDED:
			case GSO_NEW:
				continue;
			case GSO_CONFLICT:
				written(&m);
				break;
			}
		}
		m.n = 0;
		gso_merge_begin(&m, p, &in);
	}
	if (m.n)
		written(&m);
	while (n)
		free(all[--n]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 3)
		return 0;
	if (!data[0])
		split(data + 1, size - 1);
	else
		merge(data + 2, size - 2, data[0], data[1] & 1);
	return 0;
}
