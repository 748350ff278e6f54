/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A host on the wire of the two dataplanes that has the keys of A's outbound SA: authentic packets with
 * whatever inside, to be sent as they are or spoilt.
 */
#ifndef TESTS_UNIT_FORGER_H
#define TESTS_UNIT_FORGER_H

#include "ipsec/esp.h"
#include "tests/unit/dplab.h"

struct forger {
	struct esp esp;       /* the keys of a -> b */
	struct esp_random rnd;
	int raw;              /* in a's namespace */
};

__attribute__((unused)) static void forger_open(struct forger *f, const struct sa_spec *x, uint32_t spi)
{
	struct sa_params p = sa_params(&A, x, false, spi);

	memset(f, 0, sizeof(*f));
	assert_int_equal(esp_init(&f->esp, CIPHER_SEAL, spi, p.encr, p.key, p.integ, p.integ_key,
				  false),
			 0);
	f->raw = net_socket(A.ns, AF_INET, SOCK_RAW, 50);
}

__attribute__((unused)) static void forger_close(struct forger *f)
{
	esp_close(&f->esp);
	close(f->raw);
}

__attribute__((unused)) static size_t forge(struct forger *f, uint64_t seq, uint8_t next, const void *inner, size_t len,
		    uint8_t *pkt)
{
	int n;

	memcpy(pkt + esp_head_len(&f->esp), inner, len);
	n = esp_seal(&f->esp, &f->rnd, seq, next, pkt, len);
	assert_true(n > 0);
	return (size_t)n;
}

/* An inner UDP packet to b's tunnel socket. */
__attribute__((unused)) static size_t inner_udp(uint8_t *p, const char *src, const char *dst)
{
	struct addr s = ip(src), d = ip(dst);
	size_t n = inner_header_put(p, &s, &d, 17, 0, 64, false, 1, 8 + strlen(MARK));

	memcpy(p + n, "\x1b\x58\x1b\x58\0\x24\0\0", 8); /* 7000 -> 7000, no checksum */
	p[n + 5] = (uint8_t)(8 + strlen(MARK));
	memcpy(p + n + 8, MARK, strlen(MARK));
	return n + 8 + strlen(MARK);
}

__attribute__((unused)) static void expect_nothing(struct side *s)
{
	char buf[200];

	assert_int_equal(net_recv(s->udp, buf, sizeof(buf), 60), -1);
}

#endif
