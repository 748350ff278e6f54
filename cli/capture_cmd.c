/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * monitor capture: commands, show, and the pcapng file (draft-ietf-opsawg-pcapng).
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utlist.h>

#include "base/wire.h"
#include "cli/capture_int.h"
#include "cli/show.h"

/* --- pcapng: blocks in the byte order of this machine --- */

enum { BLOCK_SECTION = 0x0A0D0D0A, BLOCK_INTERFACE = 1, BLOCK_PACKET = 6 };

static void put32(struct str *s, uint32_t v)
{
	str_add(s, &v, sizeof(v));
}

static void put16(struct str *s, uint16_t v)
{
	str_add(s, &v, sizeof(v));
}

static void pad4(struct str *s, size_t len)
{
	static const uint8_t zero[4];

	str_add(s, zero, (4 - len % 4) % 4);
}

static void option(struct str *s, uint16_t code, const void *p, size_t len)
{
	put16(s, code);
	put16(s, (uint16_t)len);
	str_add(s, p, len);
	pad4(s, len);
}

static void block(struct str *out, uint32_t type, const struct str *body)
{
	uint32_t len = (uint32_t)(body->len + 12);

	put32(out, type);
	put32(out, len);
	str_add(out, body->data, body->len);
	put32(out, len);
}

static void interface_block(struct str *out, enum capture_link link, const char *name)
{
	static const uint8_t micro = 6; /* time stamps in 10^-6 s */
	struct str b = { 0 };

	put16(&b, (uint16_t)link);
	put16(&b, 0);
	put32(&b, CAPTURE_MAX_FRAME);
	option(&b, 2, name, strlen(name)); /* if_name */
	option(&b, 9, &micro, 1);          /* if_tsresol */
	option(&b, 0, "", 0);
	block(out, BLOCK_INTERFACE, &b);
	str_free(&b);
}

void capture_render(const struct capture *c, struct str *out)
{
	const struct capture_record *r;
	struct str b = { 0 };

	put32(&b, 0x1A2B3C4D);
	put16(&b, 1);
	put16(&b, 0);
	put32(&b, UINT32_MAX); /* section length: unknown, 64 bits of ones */
	put32(&b, UINT32_MAX);
	option(&b, 4, "flexsh", strlen("flexsh")); /* shb_userappl */
	option(&b, 0, "", 0);
	block(out, BLOCK_SECTION, &b);
	interface_block(out, c->link, c->iface[0] ? c->iface : "none");
	interface_block(out, LINK_RAW, "ikev2");
	DL_FOREACH(c->list, r) {
		uint64_t us = (uint64_t)r->when.tv_sec * 1000000 + (uint64_t)r->when.tv_nsec / 1000;

		str_reset(&b);
		put32(&b, r->ike ? 1 : 0);
		put32(&b, (uint32_t)(us >> 32));
		put32(&b, (uint32_t)us);
		put32(&b, r->len);
		put32(&b, r->orig);
		str_add(&b, r->data, r->len);
		pad4(&b, r->len);
		block(out, BLOCK_PACKET, &b);
	}
	str_free(&b);
}

/* --- commands --- */

static struct capture *named(struct cli_ctx *c, const struct gram_match *m)
{
	struct capture *cap = capture_find(gram_var(m, "name"));

	if (!cap)
		cli_print(c, "Capture %s does not exist\n", gram_var(m, "name"));
	return cap;
}

static int cmd_define(struct cli_ctx *c, const struct gram_match *m)
{
	struct capture *cap = capture_find(gram_var(m, "name"));
	const char *iface = gram_var(m, "iface");

	if (iface && c->rt->ifaces && !iface_find(c->rt->ifaces, iface)) {
		show_bad_token(c, m, "iface");
		return 0;
	}
	if (cap && cap->active) {
		cli_print(c, "Capture %s is active, stop it first\n", cap->name);
		return 0;
	}
	if (!c->rt->system)
		return 0;
	if (!cap)
		cap = capture_new(c->rt, gram_var(m, "name"));
	if (iface) {
		str_copy(cap->iface, sizeof(cap->iface), iface);
		cap->dir = gram_has(m, "in") ? CAPTURE_IN : gram_has(m, "out") ? CAPTURE_OUT
									       : CAPTURE_BOTH;
	}
	cap->ike |= gram_has(m, "ikev2");
	cap->circular |= gram_has(m, "circular");
	cap->mb = (uint32_t)gram_num(m, "mb", cap->mb);
	cap->max_secs = (uint32_t)gram_num(m, "secs", cap->max_secs);
	cap->max_packets = (uint32_t)gram_num(m, "packets", cap->max_packets);
	cap->max_len = (uint32_t)gram_num(m, "len", cap->max_len);
	return 0;
}

static int cmd_start(struct cli_ctx *c, const struct gram_match *m)
{
	struct capture *cap = named(c, m);
	int rc;

	if (!cap)
		return 0;
	if (cap->active) {
		cli_print(c, "Capture %s is already active\n", cap->name);
		return 0;
	}
	if (!cap->iface[0] && !cap->ike) {
		cli_print(c, "Unable to activate Capture. Interface not attached\n");
		return 0;
	}
	capture_clear(cap);
	rc = capture_start(cap);
	if (rc)
		cli_print(c, "Unable to activate Capture. %s: %s\n", cap->iface, strerror(-rc));
	else
		cli_print(c, "Started capture point : %s\n", cap->name);
	return 0;
}

static int cmd_stop(struct cli_ctx *c, const struct gram_match *m)
{
	struct capture *cap = named(c, m);

	if (!cap)
		return 0;
	capture_stop(cap);
	cli_print(c, "Capture statistics collected at software:\n"
		     "\tPackets received - %zu\n\tPackets dropped - %" PRIu64 "\n"
		     "\tPackets oversized - 0\n\nStopped capture point : %s\n",
		  cap->n, cap->dropped, cap->name);
	return 0;
}

static int cmd_clear(struct cli_ctx *c, const struct gram_match *m)
{
	struct capture *cap = named(c, m);

	if (cap)
		capture_clear(cap);
	return 0;
}

static int cmd_remove(struct cli_ctx *c, const struct gram_match *m)
{
	struct capture *cap = named(c, m);

	if (cap && cap->active)
		cli_print(c, "Capture %s is active, stop it first\n", cap->name);
	else if (cap)
		capture_free(cap);
	return 0;
}

/* The file name behind "bootflash:"; only plain names in the state directory. */
static const char *plain_name(const char *url)
{
	static const char *const systems[] = { "bootflash:", "flash:" };

	for (size_t i = 0; i < ARRAY_SIZE(systems); i++)
		if (!strncmp(url, systems[i], strlen(systems[i])))
			url += strlen(systems[i]);
	url += strspn(url, "/");
	return *url && *url != '.' && !strpbrk(url, "/:") ? url : NULL;
}

static int file_write(const char *dir, const char *name, const struct str *data)
{
	int dfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd, rc = 0;

	if (dfd < 0)
		return -errno;
	/* It may hold decrypted messages: nobody else's to read. */
	fd = openat(dfd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		rc = -errno;
	for (size_t at = 0; !rc && at < data->len;) {
		ssize_t n = write(fd, data->data + at, data->len - at);

		if (n < 0 && errno != EINTR)
			rc = -errno;
		else if (n > 0)
			at += (size_t)n;
	}
	if (fd >= 0)
		close(fd);
	close(dfd);
	return rc;
}

static int cmd_export(struct cli_ctx *c, const struct gram_match *m)
{
	const char *url = gram_var(m, "url"), *name = plain_name(url);
	struct capture *cap = named(c, m);
	struct str file = { 0 };
	int rc;

	if (!cap)
		return 0;
	if (!name || !c->rt->state_dir || !c->rt->state_dir[0]) {
		cli_print(c, "%%Error opening %s (No such file or directory)\n", url);
		return 0;
	}
	capture_render(cap, &file);
	rc = file_write(c->rt->state_dir, name, &file);
	if (rc)
		cli_print(c, "%%Error opening %s (%s)\n", url, strerror(-rc));
	else
		cli_print(c, "Exported Successfully\n");
	secret_wipe(file.data, file.len);
	str_free(&file);
	return 0;
}

/* --- show monitor capture --- */

static void limit_print(struct cli_ctx *c, const char *what, uint32_t v)
{
	cli_print(c, "   %s: %u%s\n", what, v, v ? "" : " (no limit)");
}

static void parameters(struct cli_ctx *c, const struct capture *cap)
{
	static const char *const dirs[] = { [CAPTURE_BOTH] = "BOTH", [CAPTURE_IN] = "IN",
					    [CAPTURE_OUT] = "OUT" };

	cli_print(c, "\nStatus Information for Capture %s\n  Target Type: \n", cap->name);
	if (cap->iface[0])
		cli_print(c, "   Interface: %s, Direction: %s\n", cap->iface, dirs[cap->dir]);
	if (cap->ike)
		cli_print(c, "   IKEv2 messages, decrypted\n");
	cli_print(c, "   Status : %s\n  Filter Details: \n   Capture all packets\n"
		     "  Buffer Details: \n   Buffer Type: %s\n   Buffer Size (in MB): %u\n"
		     "  File Details: \n   File not associated\n  Limit Details: \n",
		  cap->active ? "Active" : "Inactive",
		  cap->circular ? "CIRCULAR" : "LINEAR (default)", cap->mb);
	limit_print(c, "Number of Packets to capture", cap->max_packets);
	limit_print(c, "Packet Capture duration", cap->max_secs);
	limit_print(c, "Packet Size to capture", cap->max_len);
}

static int show_capture(struct cli_ctx *c, const struct gram_match *m)
{
	const struct capture *cap;

	if (gram_var(m, "name")) {
		cap = named(c, m);
		if (cap)
			parameters(c, cap);
		return 0;
	}
	for (cap = capture_first(); cap; cap = cap->next)
		parameters(c, cap);
	return 0;
}

/* Addresses and protocol of a record's IP packet; false when it holds none. */
static bool ip_of(const struct capture *cap, const struct capture_record *r, struct addr *src,
		  struct addr *dst, uint8_t *proto, uint8_t *tos)
{
	struct rd p = rd_init(r->data, r->len);
	uint8_t v;

	if (!r->ike && cap->link == LINK_ETHERNET)
		rd_skip(&p, 14);
	v = rd_u8(&p);
	*tos = rd_u8(&p);
	*src = *dst = (struct addr){ .family = v >> 4 == 6 ? ADDR_V6 : ADDR_V4 };
	if (v >> 4 == 4) {
		rd_skip(&p, 7);
		*proto = rd_u8(&p);
		rd_skip(&p, 2);
	} else {
		rd_skip(&p, 4);
		*proto = rd_u8(&p);
		rd_skip(&p, 1);
	}
	rd_copy(&p, src->b, addr_bytes(src));
	rd_copy(&p, dst->b, addr_bytes(dst));
	return !p.bad && (v >> 4 == 4 || v >> 4 == 6);
}

static const char *proto_name(uint8_t p, char buf[8])
{
	static const struct {
		uint8_t p;
		const char *name;
	} names[] = { { 1, "ICMP" },  { 6, "TCP" },  { 17, "UDP" },  { 47, "GRE" },
		      { 50, "ESP" },  { 58, "ICMPv6" }, { 88, "EIGRP" }, { 89, "OSPFIGP" } };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (names[i].p == p)
			return names[i].name;
	snprintf(buf, 8, "%u", p);
	return buf;
}

static void brief(struct cli_ctx *c, const struct capture *cap)
{
	static const char rule[] =
		" ---------------------------------------------------------------"
		"-------------\n";
	const struct capture_record *r;
	size_t n = 0;

	cli_print(c, "%s #   size   timestamp     source             destination      dscp    "
		     "protocol\n%s", rule, rule);
	DL_FOREACH(cap->list, r) {
		int64_t us = (r->when.tv_sec - cap->list->when.tv_sec) * 1000000 +
			     (r->when.tv_nsec - cap->list->when.tv_nsec) / 1000;
		char s[ADDR_STRLEN], d[ADDR_STRLEN], p[8];
		struct addr src, dst;
		uint8_t proto, tos;

		if (ip_of(cap, r, &src, &dst, &proto, &tos))
			cli_print(c,
				  "%4zu %4u %5" PRId64 ".%06" PRId64
				  "   %-16s ->  %-16s %2u %-4s %s\n",
				  n++, r->orig, us / 1000000, us % 1000000, addr_str(&src, s),
				  addr_str(&dst, d), tos >> 2, tos >> 2 == 48 ? "CS6" : "BE",
				  r->ike ? "IKEv2" : proto_name(proto, p));
		else
			cli_print(c, "%4zu %4u %5" PRId64 ".%06" PRId64 "   not IP\n", n++, r->orig,
				  us / 1000000, us % 1000000);
	}
}

static int show_buffer(struct cli_ctx *c, const struct gram_match *m)
{
	const struct capture *cap = named(c, m);

	if (!cap)
		return 0;
	if (gram_has(m, "brief"))
		brief(c, cap);
	else
		cli_print(c,
			  " buffer size (KB) : %u\n buffer used (KB) : %zu\n packets in buf : %zu\n"
			  " packets dropped : %" PRIu64 "\n",
			  cap->mb * 1024, (cap->bytes + 1023) / 1024, cap->n, cap->dropped);
	return 0;
}

#define CAPTURE "monitor capture WORD$name "
#define CAPTURE_HELP "Monitoring different system events\nCapture traffic\nName of the capture\n"
#define SHOW_CAPTURE "Show running system information\n" CAPTURE_HELP

const struct gram_row capture_rows[] = {
	EXEC_ROW(MODE_EXEC,
		 CAPTURE
		 "{interface IFACE$iface {both|in|out}|ikev2|match {any|ipv4 any any|ipv6 any "
		 "any|mac any any}|buffer {circular|size <1-100>$mb}|limit {duration "
		 "<1-1000000>$secs|packets <1-100000>$packets|packet-len <64-9500>$len}}...",
		 CAPTURE_HELP
		 "Interface to attach\nInterface\nInbound and outbound\nInbound\nOutbound\n"
		 "IKEv2 messages, decrypted\n"
		 "Filter\nall packets\nIPv4 packets\nany source\nany destination\nIPv6 packets\n"
		 "any source\nany destination\nframes\nany source\nany destination\n"
		 "Buffer\ncircular buffer\nSize of the buffer\nSize in MB\n"
		 "Limits\nLimit of time\nSeconds\nLimit of packets\nPackets\n"
		 "Limit of a packet's length\nBytes",
		 cmd_define),
	EXEC_ROW(MODE_EXEC, CAPTURE "start", CAPTURE_HELP "Enable Capture", cmd_start),
	EXEC_ROW(MODE_EXEC, CAPTURE "stop", CAPTURE_HELP "Disable Capture", cmd_stop),
	EXEC_ROW(MODE_EXEC, CAPTURE "clear", CAPTURE_HELP "Clear Buffer", cmd_clear),
	EXEC_ROW(MODE_EXEC, CAPTURE "export WORD$url", CAPTURE_HELP "Export Buffer\nFile",
		 cmd_export),
	EXEC_ROW(MODE_EXEC, "no monitor capture WORD$name",
		 "Negate\n"
		 "Monitoring different system events\nCapture traffic\nName of the capture",
		 cmd_remove),
	EXEC_ROW(MODE_EXEC, "show " CAPTURE "buffer [brief]",
		 SHOW_CAPTURE "Captured packets\nOne line each", show_buffer),
	EXEC_ROW(MODE_EXEC, "show " CAPTURE "[parameter]", SHOW_CAPTURE "Parameters", show_capture),
	EXEC_ROW(MODE_EXEC, "show monitor capture",
		 "Show running system information\nMonitoring different system events\n"
		 "Capture traffic",
		 show_capture),
	EXEC_END,
};
