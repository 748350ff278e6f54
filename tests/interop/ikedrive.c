/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The IKE engine alone on real sockets, driven by lines, for peers that carry no traffic on this
 * kernel: what a router does at a life time's end, here happens on demand. No dataplane: SAs are
 * printed with their keys, which a peer's shim prints as well.
 *
 *   ikedrive LOCAL REMOTE [NAME=VALUE]...   encr integ prf group psk id esp pfs transport tl tr vip
 *   commands: init rekey-ike rekey-child create probe delete-child delete-ike status quit
 */
#include "tests/ike/sim.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PORTS = 2 };

struct drive {
	struct ike *e;
	struct timerq *tq;
	struct addr local, remote;
	int fd[PORTS];              /* 500, 4500 */
	struct ike_child_policy policy;
	uint32_t sa, child;         /* newest that are up */
	uint32_t next_spi;
	bool want_address;
	unsigned children;
};

static const uint16_t ports[PORTS] = { 500, 4500 };

static void say(const char *fmt, ...) PRINTF(1, 2);
static void say(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

static void hex(const char *what, const uint8_t *p, size_t n)
{
	printf(" %s=", what);
	for (size_t i = 0; i < n; i++)
		printf("%02x", p[i]);
}

/* --- ops --- */

static int op_send(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct drive *d = ctx;
	int i = local->port == 4500;
	bool marker = i && !(len == 1 && msg[0] == 0xff);
	struct sockaddr_storage ss;
	uint8_t buf[65536] = { 0 };

	memcpy(buf + (marker ? 4 : 0), msg, len);
	if (sendto(d->fd[i], buf, len + (marker ? 4 : 0), 0, (struct sockaddr *)&ss,
		   endpoint_to_sockaddr(remote, &ss)) < 0)
		return -errno;
	return 0;
}

static uint32_t op_spi_alloc(void *ctx)
{
	return ((struct drive *)ctx)->next_spi++;
}

static void op_spi_free(void *ctx, uint32_t spi)
{
	(void)ctx, (void)spi;
}

static int op_child_policy(void *ctx, const struct ike_sa_info *sa, const struct ike_ts *tl,
			   size_t nl, const struct ike_ts *tr, size_t nr, bool transport,
			   struct ike_child_policy *out, struct ike_why *why)
{
	(void)sa, (void)tl, (void)nl, (void)tr, (void)nr, (void)transport, (void)why;
	*out = ((struct drive *)ctx)->policy;
	return 0;
}

static int op_child_up(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
		       const struct ike_child_keys *k)
{
	size_t e = c->suite.encr->key_len + c->suite.encr->salt_len;
	size_t i = c->suite.integ ? c->suite.integ->key_len : 0;
	struct drive *d = ctx;

	(void)sa;
	d->child = c->id;
	d->children++;
	printf("child-up in=%08x out=%08x group=%u %s%s", c->spi_in, c->spi_out, c->pfs_group,
	       c->transport ? "transport" : "tunnel", c->replaces ? " rekeyed" : "");
	hex("encr-in", k->encr_in, e);
	hex("encr-out", k->encr_out, e);
	if (i) {
		hex("integ-in", k->integ_in, i);
		hex("integ-out", k->integ_out, i);
	}
	say("%s", "");
	return 0;
}

static void op_child_down(void *ctx, const struct ike_sa_info *sa, const struct ike_child *c,
			  const struct ike_why *why)
{
	struct drive *d = ctx;

	(void)sa;
	d->children--;
	say("child-down in=%08x %s", c->spi_in, why->text);
}

static void op_sa_up(void *ctx, const struct ike_sa_info *sa)
{
	struct drive *d = ctx;

	d->sa = sa->id;
	say("sa-up %u %s%s %s %s group %u%s%s", sa->id,
	    sa->role == IKE_INITIATOR ? "initiator" : "responder",
	    sa->rekeyed_from ? " rekeyed" : "", sa->encr->show, sa->prf->show, sa->dh->group,
	    sa->fragmentation ? " fragmentation" : "", sa->nat_local || sa->nat_remote ? " nat" : "");
}

static void op_sa_down(void *ctx, const struct ike_sa_info *sa, bool was_up,
		       const struct ike_why *why)
{
	(void)ctx;
	say("sa-down %u %s %s", sa->id, was_up ? "" : "(never up)", why->text);
}

static int op_cfg_request(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *req,
			  struct ike_cfg *reply, struct ike_why *why)
{
	(void)ctx, (void)sa;
	if (req->want_addr4)
		reply->addr4 = addr_v4(0x0a090007);
	if (req->want_dns)
		reply->dns[0] = addr_v4(0x0a090001);
	return 0;
}

static void op_cfg_received(void *ctx, const struct ike_sa_info *sa, const struct ike_cfg *cfg)
{
	char a[ADDR_STRLEN], b[ADDR_STRLEN];

	(void)ctx, (void)sa;
	say("cfg address %s dns %s", cfg->addr4.family ? addr_str(&cfg->addr4, a) : "none",
	    cfg->dns[0].family ? addr_str(&cfg->dns[0], b) : "none");
}

static void op_cfg_to_send(void *ctx, const char *profile, uint32_t owner,
			   const struct ike_id *peer, struct ike_cfg *out)
{
	struct drive *d = ctx;

	(void)profile, (void)owner;
	out->want_addr4 = out->want_dns = d->want_address;
}

static const struct ike_ops ops = {
	.send = op_send, .spi_alloc = op_spi_alloc, .spi_free = op_spi_free,
	.child_policy = op_child_policy, .child_up = op_child_up, .child_down = op_child_down,
	.sa_up = op_sa_up, .sa_down = op_sa_down, .cfg_request = op_cfg_request,
	.cfg_received = op_cfg_received, .cfg_to_send = op_cfg_to_send,
};

/* --- commands --- */

static bool status_line(const struct ike_sa_info *sa, void *arg)
{
	struct drive *d = arg;

	say("sa %u %s children %u", sa->id, ike_state_name(sa->state), d->children);
	return true;
}

/* False: unknown, or nothing to do it to. */
static bool command(struct drive *d, const char *w)
{
	struct ike_request req = { .profile = "PROF", .local = d->local, .remote = d->remote,
				   .child = d->policy };
	struct ike_why why = { 0 };

	if (!strcmp(w, "init")) {
		req.child.owner = 1;
		if (ike_initiate(d->e, &req, &why))
			return true;
		say("error %s", why.text);
		return false;
	}
	if (!strcmp(w, "rekey-ike"))
		return ike_sa_rekey(d->e, d->sa);
	if (!strcmp(w, "rekey-child"))
		return ike_child_rekey(d->e, d->child);
	if (!strcmp(w, "create"))
		return ike_child_create(d->e, d->sa, &d->policy);
	if (!strcmp(w, "probe"))
		return ike_sa_probe(d->e, d->sa);
	if (!strcmp(w, "delete-child"))
		return ike_child_delete(d->e, d->child, "asked to");
	if (!strcmp(w, "delete-ike"))
		return ike_sa_delete(d->e, d->sa, "asked to");
	if (!strcmp(w, "status")) {
		ike_walk(d->e, status_line, d);
		return true;
	}
	return false;
}

/* --- sockets and loop --- */

static int listen_on(const struct addr *a, uint16_t port)
{
	struct endpoint e = { *a, port };
	struct sockaddr_storage ss;
	socklen_t n = endpoint_to_sockaddr(&e, &ss);
	int fd = socket(ss.ss_family, SOCK_DGRAM, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&ss, n)) {
		perror("ikedrive: bind");
		exit(1);
	}
	return fd;
}

static void receive(struct drive *d, int i)
{
	struct endpoint local = { d->local, ports[i] }, remote;
	struct sockaddr_storage ss;
	socklen_t n = sizeof(ss);
	static uint8_t buf[65536];
	ssize_t len = recvfrom(d->fd[i], buf, sizeof(buf), 0, (struct sockaddr *)&ss, &n);
	size_t skip = i ? 4 : 0;

	if (len <= (ssize_t)skip || !endpoint_from_sockaddr((struct sockaddr *)&ss, &remote))
		return;
	ike_input(d->e, &local, &remote, buf + skip, (size_t)len - skip);
}

/* False: the end. */
static bool order(struct drive *d)
{
	char line[64];

	if (!fgets(line, sizeof(line), stdin))
		return false;
	line[strcspn(line, "\n")] = '\0';
	if (!strcmp(line, "quit"))
		return false;
	say("> %s%s", line, command(d, line) ? "" : " refused");
	return true;
}

static void loop(struct drive *d)
{
	struct pollfd p[1 + PORTS] = { { .fd = 0, .events = POLLIN },
				       { .fd = d->fd[0], .events = POLLIN },
				       { .fd = d->fd[1], .events = POLLIN } };

	for (;;) {
		int64_t ms = timerq_next(d->tq);

		if (poll(p, ARRAY_SIZE(p), ms < 0 || ms > 1000 ? 1000 : (int)ms) < 0)
			return;
		timerq_run(d->tq);
		for (int i = 0; i < PORTS; i++)
			if (p[1 + i].revents & POLLIN)
				receive(d, i);
		if (p[0].revents && !order(d))
			return;
	}
}

static void prefix_arg(struct ike_ts *ts, const char *text)
{
	struct in_addr a;
	unsigned bits = 32;
	char buf[64];
	uint32_t lo, mask;

	snprintf(buf, sizeof(buf), "%s", text);
	if (strchr(buf, '/')) {
		bits = strtoul(strchr(buf, '/') + 1, NULL, 10);
		*strchr(buf, '/') = '\0';
	}
	if (inet_pton(AF_INET, buf, &a) != 1 || bits > 32) {
		fprintf(stderr, "ikedrive: bad prefix %s\n", text);
		exit(2);
	}
	mask = bits ? ~0u << (32 - bits) : 0;
	lo = ntohl(a.s_addr) & mask;
	ts->lo = addr_v4(lo);
	ts->hi = addr_v4(lo | ~mask);
}

static void option(struct drive *d, struct sim_opts *o, const char *name, const char *value)
{
	static const char *const texts[] = { "encr", "integ", "prf", "group", "psk", "id" };
	const char **where[] = { &o->encr, &o->integ, &o->prf, &o->group, &o->psk, &o->id };

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		if (!strcmp(name, texts[i]))
			*where[i] = value;
	if (!strcmp(name, "esp"))
		sim_policy(&d->policy, value);
	else if (!strcmp(name, "pfs"))
		d->policy.pfs = strtoul(value, NULL, 10);
	else if (!strcmp(name, "transport"))
		d->policy.transport = true;
	else if (!strcmp(name, "tl"))
		prefix_arg(&d->policy.ts_local[0], value);
	else if (!strcmp(name, "tr"))
		prefix_arg(&d->policy.ts_remote[0], value);
	else if (!strcmp(name, "proto"))
		d->policy.ts_local[0].proto = d->policy.ts_remote[0].proto =
			strtoul(value, NULL, 10);
	else if (!strcmp(name, "vip"))
		d->want_address = true;
	else if (!strcmp(name, "frag"))
		o->frag_mtu = strtoul(value, NULL, 10);
}

int main(int argc, char **argv)
{
	struct drive d = { .next_spi = 0x0c0ffee0 };
	struct sim_opts o = { .encr = "aes-gcm-256", .prf = "sha384", .group = "19",
			      .psk = "interop-with-others" };
	struct ike_conf *c;

	if (argc < 3 || !addr_parse(argv[1], &d.local) || !addr_parse(argv[2], &d.remote)) {
		fprintf(stderr, "usage: ikedrive LOCAL REMOTE [NAME=VALUE]...\n");
		return 2;
	}
	sim_policy(&d.policy, "gcm-256");
	for (int i = 3; i < argc; i++) {
		char *eq = strchr(argv[i], '=');

		if (!eq)
			return 2;
		*eq = '\0';
		option(&d, &o, argv[i], eq + 1);
	}
	d.tq = timerq_new(mono_ms, NULL);
	d.e = ike_new(d.tq, &ops, &d);
	c = sim_conf(&o);
	ike_configure(d.e, c);
	for (int i = 0; i < PORTS; i++)
		d.fd[i] = listen_on(&d.local, ports[i]);
	setvbuf(stdin, NULL, _IONBF, 0); /* poll() must see every line */
	say("ready");
	loop(&d);
	ike_free(d.e);
	ike_conf_put(c);
	timerq_free(d.tq);
	return 0;
}
