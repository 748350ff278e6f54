/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Allocation that cannot fail, secret wiping, small parsers and strong randomness.
 */
#include "base/util.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>

static void *util_checked(void *p, size_t n)
{
	if (!p && n) {
		fprintf(stderr, "flexsh: out of memory (%zu bytes)\n", n);
		abort();
	}
	return p;
}

void *xmalloc(size_t n)
{
	/* One byte at least, so that NULL never means success. */
	n = MAX(n, (size_t)1);
	return util_checked(malloc(n), n);
}

void *xcalloc(size_t n, size_t size)
{
	if (!n || !size)
		n = size = 1;
	return util_checked(calloc(n, size), n);
}

void *xrealloc(void *p, size_t n)
{
	n = MAX(n, (size_t)1);
	return util_checked(realloc(p, n), n);
}

char *xstrdup(const char *s)
{
	return xmemdup(s, strlen(s) + 1);
}

char *xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *d = xmalloc(len + 1);

	memcpy(d, s, len);
	d[len] = '\0';
	return d;
}

char *xasprintf(const char *fmt, ...)
{
	va_list ap;
	char *s = NULL;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		s = NULL;
	va_end(ap);
	return util_checked(s, 1);
}

void *xmemdup(const void *p, size_t n)
{
	void *d = xmalloc(n);

	if (n)
		memcpy(d, p, n);
	return d;
}

void secret_wipe(void *p, size_t n)
{
	if (p && n)
		explicit_bzero(p, n);
}

void secret_free(void *p, size_t n)
{
	secret_wipe(p, n);
	free(p);
}

bool str_copy(char *dst, size_t size, const char *src)
{
	size_t n = strlen(src), take;

	if (!size)
		return n == 0;
	take = MIN(n, size - 1);
	memcpy(dst, src, take);
	dst[take] = '\0';
	return take == n;
}

bool parse_u64(const char *s, uint64_t lo, uint64_t hi, uint64_t *out)
{
	uint64_t v = 0;

	if (!s || !*s)
		return false;
	for (; *s; s++) {
		uint64_t digit;

		if (*s < '0' || *s > '9')
			return false;
		digit = (uint64_t)(*s - '0');
		if (v > (UINT64_MAX - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	if (v < lo || v > hi)
		return false;
	*out = v;
	return true;
}

void random_bytes(void *p, size_t n)
{
	uint8_t *d = p;

	while (n) {
		ssize_t got = getrandom(d, MIN(n, (size_t)256), 0);

		if (got < 0) {
			if (errno == EINTR)
				continue;
			/* Keys from a broken generator would be worse than no router. */
			perror("flexsh: getrandom");
			abort();
		}
		d += got;
		n -= (size_t)got;
	}
}

uint32_t random_u32(void)
{
	uint32_t v;

	random_bytes(&v, sizeof(v));
	return v;
}

bool send_all(int fd, const void *p, size_t n)
{
	const char *at = p;

	while (n) {
		ssize_t k = send(fd, at, n, MSG_NOSIGNAL);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		at += k;
		n -= (size_t)k;
	}
	return true;
}
