/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show tcp brief, show ip sockets, show udp, show ip traffic: what the kernel tells of this
 * router's network namespace in /proc/net. A file that is missing or cut off gives fewer lines,
 * never an error.
 */
#include <arpa/inet.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"

/* --- sockets --- */

struct sock_row {
	uint32_t local, remote;   /* network byte order, as the kernel prints them */
	unsigned lport, rport, state;
	unsigned long inode;
};

static bool sock_parse(const char *line, struct sock_row *r)
{
	return sscanf(line, " %*u: %8" SCNx32 ":%4x %8" SCNx32 ":%4x %2x %*s %*s %*s %*u %*u %lu",
		      &r->local, &r->lport, &r->remote, &r->rport, &r->state, &r->inode) == 6;
}

static int sock_order(const void *pa, const void *pb)
{
	const struct sock_row *a = pa, *b = pb;

	if (a->lport != b->lport)
		return a->lport < b->lport ? -1 : 1;
	if (a->local != b->local)
		return ntohl(a->local) < ntohl(b->local) ? -1 : 1;
	return a->inode < b->inode ? -1 : a->inode > b->inode;
}

/* The kernel lists by hash: sorted by port the same sockets are the same list. */
static void socks_walk(const char *path, void (*fn)(struct cli_ctx *c, const struct sock_row *r),
		       struct cli_ctx *c)
{
	FILE *f = fopen(path, "re");
	struct sock_row *row = NULL, r;
	size_t n = 0, cap = 0;
	char line[512];

	while (f && fgets(line, sizeof(line), f)) {
		if (!sock_parse(line, &r))
			continue;
		if (n == cap) {
			cap = cap ? 2 * cap : 32;
			row = xrealloc(row, cap * sizeof(*row));
		}
		row[n++] = r;
	}
	if (f)
		fclose(f);
	if (n)
		qsort(row, n, sizeof(*row), sock_order);
	for (size_t i = 0; i < n; i++)
		fn(c, &row[i]);
	free(row);
}

static const char *addr_text(uint32_t a, const char *any, char *buf, size_t size)
{
	struct addr v = addr_v4(ntohl(a));
	char text[ADDR_STRLEN];

	str_copy(buf, size, a ? addr_str(&v, text) : any);
	return buf;
}

/* IOS writes address and port with a dot between: 10.0.0.1.22, *.22. */
static const char *endpoint_text(uint32_t a, unsigned port, struct str *buf)
{
	char ip[ADDR_STRLEN];

	str_reset(buf);
	str_puts(buf, addr_text(a, "*", ip, sizeof(ip)));
	if (port)
		str_printf(buf, ".%u", port);
	else
		str_puts(buf, ".*");
	return str_text(buf);
}

static const char *const tcp_states[] = { "",	       "ESTAB",	   "SYNSENT",  "SYNRCVD",
					  "FINWAIT1",  "FINWAIT2", "TIMEWAIT", "CLOSED",
					  "CLOSEWAIT", "LASTACK",  "LISTEN",   "CLOSING" };
#define TCP_LISTENING 10

static void tcp_print(struct cli_ctx *c, const struct sock_row *r)
{
	struct str l = { 0 }, f = { 0 };

	if (r->state < ARRAY_SIZE(tcp_states))
		cli_print(c, "%08lX  %-27s %-27s %s\n", r->inode & 0xffffffff,
			  endpoint_text(r->local, r->lport, &l),
			  endpoint_text(r->remote, r->rport, &f), tcp_states[r->state]);
	str_free(&l);
	str_free(&f);
}

static void tcp_connected(struct cli_ctx *c, const struct sock_row *r)
{
	if (r->state != TCP_LISTENING)
		tcp_print(c, r);
}

static int show_tcp(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "%-9s %-27s %-27s %s\n", "TCB", "Local Address", "Foreign Address", "(state)");
	socks_walk("/proc/net/tcp", gram_has(m, "all") ? tcp_print : tcp_connected, c);
	return 0;
}

static void udp_print(struct cli_ctx *c, const struct sock_row *r)
{
	char l[ADDR_STRLEN], f[ADDR_STRLEN], port[8] = "";

	if (r->remote)
		snprintf(port, sizeof(port), "%u", r->rport);
	cli_print(c, "%2d   %16s %5s  %15s %5u   0   0%5d   0\n", 17,
		  addr_text(r->remote, "--listen--", f, sizeof(f)), port,
		  addr_text(r->local, "--any--", l, sizeof(l)), r->lport, 0);
}

static int show_udp(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Proto        Remote      Port      Local       Port  In Out  Stat TTY OutputIF\n");
	socks_walk("/proc/net/udp", udp_print, c);
	return 0;
}

/* --- show ip traffic --- */

/* /proc/net/snmp has for each protocol a line of names and one of values. */
static uint64_t counter(const char *text, const char *proto, const char *name)
{
	size_t plen = strlen(proto), nlen = strlen(name);
	const char *names = text, *values;

	while (names && (strncmp(names, proto, plen) != 0 || names[plen] != ':'))
		names = strchr(names, '\n') ? strchr(names, '\n') + 1 : NULL;
	values = names ? strchr(names, '\n') : NULL;
	if (!values++)
		return 0;
	names += plen;
	values += MIN(plen, strlen(values));
	while ((names = strpbrk(names, " \n")) && *names == ' ' && (values = strchr(values, ' '))) {
		names++;
		values++;
		if (!strncmp(names, name, nlen) && (names[nlen] == ' ' || names[nlen] == '\n'))
			return strtoull(values, NULL, 10);
	}
	return 0;
}

static void snmp_read(struct str *text)
{
	FILE *f = fopen("/proc/net/snmp", "re");
	char buf[4096];
	size_t n;

	while (f && (n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(text, buf, n);
	if (f)
		fclose(f);
}

static void ip_print(struct cli_ctx *c, const char *t)
{
#define IP(name) counter(t, "Ip", name)
	cli_print(c,
		  "IP statistics:\n"
		  "  Rcvd:  %" PRIu64 " total, %" PRIu64 " local destination\n"
		  "         %" PRIu64 " format errors, 0 checksum errors, 0 bad hop count\n"
		  "         %" PRIu64 " unknown protocol, 0 not a gateway\n"
		  "         0 security failures, 0 bad options, 0 with options\n",
		  IP("InReceives"), IP("InDelivers"), IP("InHdrErrors"), IP("InUnknownProtos"));
	cli_print(c,
		  "  Frags: %" PRIu64 " reassembled, %" PRIu64 " timeouts, %" PRIu64
		  " couldn't reassemble\n"
		  "         %" PRIu64 " fragmented, %" PRIu64 " fragments, %" PRIu64
		  " couldn't fragment\n",
		  IP("ReasmOKs"), IP("ReasmTimeout"), IP("ReasmFails"), IP("FragOKs"),
		  IP("FragCreates"), IP("FragFails"));
	cli_print(c,
		  "  Sent:  %" PRIu64 " generated, %" PRIu64 " forwarded\n"
		  "  Drop:  0 encapsulation failed, 0 unresolved, 0 no adjacency\n"
		  "         %" PRIu64 " no route, 0 unicast RPF, 0 forced drop\n"
		  "         0 options denied\n\n",
		  IP("OutRequests"), IP("ForwDatagrams"), IP("OutNoRoutes"));
#undef IP
}

static void icmp_print(struct cli_ctx *c, const char *t)
{
#define ICMP(name) counter(t, "Icmp", name)
	cli_print(c,
		  "ICMP statistics:\n"
		  "  Rcvd: %" PRIu64 " format errors, %" PRIu64 " checksum errors, %" PRIu64
		  " redirects, %" PRIu64 " unreachable\n"
		  "        %" PRIu64 " echo, %" PRIu64 " echo reply, %" PRIu64 " mask requests, %" PRIu64
		  " mask replies, 0 quench\n"
		  "        %" PRIu64 " parameter, %" PRIu64 " timestamp, %" PRIu64
		  " time exceeded, 0 info request, 0 other\n",
		  ICMP("InErrors"), ICMP("InCsumErrors"), ICMP("InRedirects"), ICMP("InDestUnreachs"),
		  ICMP("InEchos"), ICMP("InEchoReps"), ICMP("InAddrMasks"), ICMP("InAddrMaskReps"),
		  ICMP("InParmProbs"), ICMP("InTimestamps"), ICMP("InTimeExcds"));
	cli_print(c,
		  "  Sent: %" PRIu64 " redirects, %" PRIu64 " unreachable, %" PRIu64 " echo, %" PRIu64
		  " echo reply\n"
		  "        %" PRIu64 " mask requests, %" PRIu64 " mask replies, 0 quench, %" PRIu64
		  " timestamp, 0 timestamp replies\n"
		  "        %" PRIu64 " parameter problem, %" PRIu64 " time exceeded\n\n",
		  ICMP("OutRedirects"), ICMP("OutDestUnreachs"), ICMP("OutEchos"),
		  ICMP("OutEchoReps"), ICMP("OutAddrMasks"), ICMP("OutAddrMaskReps"),
		  ICMP("OutTimestamps"), ICMP("OutParmProbs"), ICMP("OutTimeExcds"));
#undef ICMP
}

static int show_traffic(struct cli_ctx *c, const struct gram_match *m)
{
	struct str text = { 0 };
	const char *t;

	snmp_read(&text);
	t = str_text(&text);
	ip_print(c, t);
	icmp_print(c, t);
	cli_print(c,
		  "UDP statistics:\n"
		  "  Rcvd: %" PRIu64 " total, %" PRIu64 " checksum errors, %" PRIu64 " no port\n"
		  "  Sent: %" PRIu64 " total, 0 forwarded broadcasts\n\n",
		  counter(t, "Udp", "InDatagrams"), counter(t, "Udp", "InCsumErrors"),
		  counter(t, "Udp", "NoPorts"), counter(t, "Udp", "OutDatagrams"));
	cli_print(c,
		  "TCP statistics:\n"
		  "  Rcvd: %" PRIu64 " total, %" PRIu64 " checksum errors, 0 no port\n"
		  "  Sent: %" PRIu64 " total\n",
		  counter(t, "Tcp", "InSegs"), counter(t, "Tcp", "InCsumErrors"),
		  counter(t, "Tcp", "OutSegs"));
	str_free(&text);
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_sockets_rows[] = {
	EXEC_ROW(MODE_USER, "show tcp brief [all]",
		 SHOW_HELP "Status of TCP connections\nBrief display\nInclude listening", show_tcp),
	EXEC_ROW(MODE_USER, "show udp", SHOW_HELP "UDP Details", show_udp),
	EXEC_ROW(MODE_USER, "show {ip sockets|sockets}",
		 SHOW_HELP "IP information\nOpen IP sockets\nSocket Details", show_udp),
	EXEC_ROW(MODE_USER, "show ip traffic",
		 SHOW_HELP "IP information\nIP protocol statistics", show_traffic),
	EXEC_END,
};
