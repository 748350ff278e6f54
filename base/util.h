/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small things every folder uses: allocation that ends the program with one line when memory is
 * out (a router without memory cannot keep its promises), array helpers, secret-safe free.
 */
#ifndef BASE_UTIL_H
#define BASE_UTIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define container_of(ptr, type, member) ((type *)((char *)(ptr)-offsetof(type, member)))
#define PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))

/* Never return NULL: out of memory prints one line and aborts. Free with free(). */
void *xmalloc(size_t n);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *fmt, ...) PRINTF(1, 2);
void *xmemdup(const void *p, size_t n);

/* Overwrite n bytes at p in a way the compiler keeps, then free p. NULL is fine. */
void secret_free(void *p, size_t n);
/* Overwrite without freeing. */
void secret_wipe(void *p, size_t n);

/* Copy at most size-1 bytes and end with NUL. Returns false when src was cut. */
bool str_copy(char *dst, size_t size, const char *src);
/* Whole string is a decimal number in [lo, hi]. */
bool parse_u64(const char *s, uint64_t lo, uint64_t hi, uint64_t *out);
/* Cryptographically strong random bytes (getrandom). */
void random_bytes(void *p, size_t n);
uint32_t random_u32(void);

/* All n bytes into a blocking stream socket; false: it is closed, without SIGPIPE. */
bool send_all(int fd, const void *p, size_t n);

#endif
