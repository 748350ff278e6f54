/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * debug ip icmp: Linux answers and receives ICMP, so a raw socket listens while the switch is on.
 * The replies Linux sends are not seen by it; they follow from the requests.
 */
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/wire.h"
#include "cli/debug_int.h"

static struct {
	int fd;
	struct loop_fd *watch;
} icmp = { .fd = -1 };

static void icmp_line(const struct addr *src, const struct addr *dst, uint8_t type, uint8_t code)
{
	static const char *const unreach[] = {"net", "host", "protocol", "port",
					      "frag. needed and DF set"};
	char s[ADDR_STRLEN], d[ADDR_STRLEN];

	addr_str(src, s);
	addr_str(dst, d);
	switch (type) {
	case ICMP_ECHOREPLY:
		log_debug("ICMP: echo reply rcvd, src %s, dst %s, topology BASE, dscp 0 topoid 0",
			  s, d);
		break;
	case ICMP_ECHO: /* and Linux answers at once */
		log_debug("ICMP: echo reply sent, src %s, dst %s, topology BASE, dscp 0 topoid 0",
			  d, s);
		break;
	case ICMP_DEST_UNREACH:
		log_debug("ICMP: dst (%s) %s unreachable rcv from %s", d,
			  code < ARRAY_SIZE(unreach) ? unreach[code] : "host", s);
		break;
	case ICMP_TIME_EXCEEDED:
		log_debug("ICMP: time exceeded rcvd from %s", s);
		break;
	case ICMP_REDIRECT:
		log_debug("ICMP: redirect rcvd from %s", s);
		break;
	default: /* a value from the wire */
		log_debug("ICMP: type %u, code %u rcvd from %s", type, code, s);
	}
}

static void icmp_ready(int fd, unsigned events, void *arg)
{
	uint8_t buf[2048];
	ssize_t n;

	while ((n = recv(fd, buf, sizeof(buf), MSG_DONTWAIT)) > 0) {
		struct rd r = rd_init(buf, (size_t)n);
		size_t ihl = (size_t)(rd_u8(&r) & 15) * 4;
		struct addr src = { .family = ADDR_V4 }, dst = { .family = ADDR_V4 };
		uint8_t type, code;

		rd_skip(&r, 11);
		rd_copy(&r, src.b, 4);
		rd_copy(&r, dst.b, 4);
		rd_skip(&r, ihl > 20 ? ihl - 20 : 0);
		type = rd_u8(&r);
		code = rd_u8(&r);
		if (!r.bad && ihl >= 20)
			icmp_line(&src, &dst, type, code);
	}
}

int debug_icmp_set(struct router *rt, bool on)
{
	loop_fd_free(icmp.watch);
	icmp.watch = NULL;
	if (icmp.fd >= 0)
		close(icmp.fd);
	icmp.fd = -1;
	if (!on || !rt->loop)
		return 0;
	icmp.fd = socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_ICMP);
	if (icmp.fd < 0)
		return -errno;
	icmp.watch = loop_fd_new(rt->loop, icmp.fd, LOOP_READ, icmp_ready, NULL);
	return 0;
}
