/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexlab check: grade a running laboratory against its expectations, check.txt in its directory, or
 * the EXPECT rows of its topology.tsv. One expectation a line, words separated by blanks, "..." for
 * words with blanks, # for remarks. A row is tried again until it is true or its time is over.
 *
 *   within SECONDS                          for the rows that follow (default 30)
 *   sa NODE LOCAL REMOTE [WORD...]          IKEv2 SA is READY; its entry has every WORD
 *   route NODE PREFIX CODE [TEXT]           show ip route has it, and TEXT with it
 *   ping NODE SOURCE DESTINATION            at least one answer of five
 *   path NODE SOURCE DESTINATION INTERFACE  pings go out by INTERFACE
 *   show NODE COMMAND REGEX                 a line of the output matches
 *   link NODE:INTERFACE ORDER [VALUE]       do it (flexlab link)
 *   failover SECONDS NODE SOURCE DEST       pings are answered again so soon
 *   protected NODE:INTERFACE [NETWORK]      from here to the end: only ESP, IKE, ARP on that wire, and
 *                                           one end of each packet in NETWORK
 *   flows NODE SOURCE DESTINATION PORT SECONDS   from here to the end: none of 16 flows to a port that
 *                                           echoes is without an answer for longer
 *   split NODE SOURCE DESTINATION IF IF...  32 flows to DESTINATION leave by every one of them
 */
#include <ctype.h>
#include <errno.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utlist.h>

#include "base/ifname.h"
#include "base/timer.h"
#include "lab/cmd.h"
#include "lab/flows.h"
#include "lab/watch.h"

#define MAX_WORDS 16
#define DEFAULT_SECONDS 30
#define RETRY_US 200000
#define FLOWS 32u         /* of `split` */
#define FLOW_PORT 33434   /* where nobody listens, as traceroute does */

struct watched {             /* one of the two */
	struct watch *w;
	struct flows *f;
	uint64_t limit_ms;   /* of f */
	char *row;
	struct watched *prev, *next;
};

struct check {
	struct run *r;
	unsigned seconds;
	unsigned good, bad;
	struct watched *watched;
	struct str why; /* of the last try that failed */
};

/* Output of one command; false when the node does not answer. */
static bool ask(struct check *c, const char *node, const char *command, struct str *out)
{
	struct run_node *n = run_node_find(c->r, node);

	str_reset(out);
	str_reset(&c->why);
	if (!n)
		str_printf(&c->why, "no such node");
	else if (node_query(c->r, n, command, out) < 0)
		str_printf(&c->why, "does not answer");
	else
		return true;
	return false;
}

static bool miss(struct check *c, const char *fmt, ...)
{
	va_list ap;

	str_reset(&c->why);
	va_start(ap, fmt);
	str_vprintf(&c->why, fmt, ap);
	va_end(ap);
	return false;
}

/* The line of `text` that holds `what`, and the lines after it that are indented (its details). */
static char *entry_of(const char *text, const char *what)
{
	const char *at = strstr(text, what), *end;

	if (!at)
		return NULL;
	while (at > text && at[-1] != '\n')
		at--;
	end = at + strcspn(at, "\n");
	while (*end && isblank((unsigned char)end[1]))
		end += 1 + strcspn(end + 1, "\n");
	return xstrndup(at, (size_t)(end - at));
}

static bool check_sa(struct check *c, char **w, size_t n)
{
	struct str out = { 0 };
	char *local = xasprintf(" %s/", w[2]), *remote = xasprintf(" %s/", w[3]), *entry = NULL;
	const char *p;
	bool ok = ask(c, w[1], "show crypto ikev2 sa", &out);

	/* A READY one, if there is: an old one may still be on its way out. */
	for (p = str_text(&out); ok && (p = strstr(p, local)); p++) {
		char *this = entry_of(p, local);

		if (!strstr(this, remote)) {
			free(this);
			continue;
		}
		free(entry);
		entry = this;
		if (strstr(entry, "READY"))
			break;
	}
	if (ok && (!entry || !strstr(entry, remote)))
		ok = miss(c, "no IKEv2 SA between them");
	else if (ok && !strstr(entry, "READY"))
		ok = miss(c, "the SA is not READY");
	for (size_t i = 4; ok && i < n; i++) {
		if (!strchr(w[i], '=') && !strstr(entry, w[i])) /* fvrf=X: nothing to compare yet */
			ok = miss(c, "the SA does not have \"%s\"", w[i]);
	}
	free(entry);
	free(local);
	free(remote);
	str_free(&out);
	return ok;
}

static bool check_route(struct check *c, char **w, size_t n)
{
	char *vrf = n > 4 && strncmp(w[4], "vrf=", 4) == 0 ? w[4] + 4 : NULL, *cmd, *slash, *entry;
	struct str out = { 0 };
	bool ok;

	cmd = vrf ? xasprintf("show ip route vrf %s", vrf) : xstrdup("show ip route");
	ok = ask(c, w[1], cmd, &out);
	entry = ok ? entry_of(str_text(&out), w[2]) : NULL;
	slash = strchr(w[2], '/');
	if (ok && !entry && slash) { /* routes of one length stand below a heading with the length */
		*slash = '\0';
		char *what = xasprintf(" %s ", w[2]);

		entry = entry_of(str_text(&out), what);
		free(what);
		*slash = '/';
	}
	if (ok && !entry)
		ok = miss(c, "not in the routing table");
	else if (ok && strncmp(entry, w[3], strlen(w[3])) != 0)
		ok = miss(c, "the route is: %.80s", entry);
	else if (ok && n > 4 && !vrf && !strstr(entry, w[4]))
		ok = miss(c, "the route is: %.80s", entry);
	free(entry);
	free(cmd);
	str_free(&out);
	return ok;
}

static bool ping(struct check *c, const char *node, const char *src, const char *dst,
		 const char *vrf, unsigned count)
{
	char *cmd = xasprintf("ping %s%s %s source %s repeat %u timeout 1", vrf ? "vrf " : "",
			      vrf ? vrf : "", dst, src, count);
	struct str out = { 0 };
	const char *rate;
	bool ok = ask(c, node, cmd, &out);

	rate = ok ? strstr(str_text(&out), "Success rate is ") : NULL;
	if (ok && (!rate || rate[strlen("Success rate is ")] == '0'))
		ok = miss(c, "no answer");
	free(cmd);
	str_free(&out);
	return ok;
}

static bool check_ping(struct check *c, char **w, size_t n)
{
	const char *vrf = n > 4 && strncmp(w[4], "vrf=", 4) == 0 ? w[4] + 4 : NULL;

	return ping(c, w[1], w[2], w[3], vrf, 5);
}

static bool packets_out(struct check *c, const char *node, const char *ifname, uint64_t *n)
{
	char *cmd = xasprintf("show interfaces %s", ifname);
	struct str out = { 0 };
	bool ok = ask(c, node, cmd, &out);
	const char *at = ok ? strstr(str_text(&out), " packets output") : NULL;

	if (ok && !at)
		ok = miss(c, "show interfaces %s tells no packets", ifname);
	while (ok && at > out.data && isdigit((unsigned char)at[-1]))
		at--;
	*n = ok ? strtoull(at, NULL, 10) : 0;
	free(cmd);
	str_free(&out);
	return ok;
}

static bool check_path(struct check *c, char **w, size_t n)
{
	uint64_t before, after;

	(void)n;
	if (!packets_out(c, w[1], w[4], &before) || !ping(c, w[1], w[2], w[3], NULL, 5) ||
	    !packets_out(c, w[1], w[4], &after))
		return false;
	return after >= before + 5 || miss(c, "%llu of 5 packets went out by %s",
					   (unsigned long long)(after - before), w[4]);
}

/* One datagram of each of FLOWS flows, sent from within the node. */
static bool flows_send(struct check *c, const char *node, const char *src, const char *dst)
{
	struct run_node *n = run_node_find(c->r, node);
	struct endpoint from = { .port = 0 }, to = { .port = FLOW_PORT };
	int status;
	pid_t pid;

	if (!n || !addr_parse(src, &from.addr) || !addr_parse(dst, &to.addr))
		return miss(c, "split NODE ADDRESS ADDRESS INTERFACE...");
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		struct str why = { 0 };

		if (node_enter(c->r, n, &why) < 0)
			_exit(1);
		for (unsigned i = 0; i < FLOWS; i++) {
			struct sockaddr_storage a;
			int fd = socket(to.addr.family == ADDR_V6 ? AF_INET6 : AF_INET,
					SOCK_DGRAM | SOCK_CLOEXEC, 0);
			socklen_t len = endpoint_to_sockaddr(&from, &a);

			if (fd < 0 || bind(fd, (struct sockaddr *)&a, len) < 0)
				_exit(2);
			to.port = (uint16_t)(FLOW_PORT + i);
			len = endpoint_to_sockaddr(&to, &a);
			if (sendto(fd, "flow", 4, 0, (struct sockaddr *)&a, len) != 4)
				_exit(3);
			close(fd);
		}
		_exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status != 0)
		return miss(c, "the flows could not be sent");
	return true;
}

/* Each interface carries an eighth of the flows at least, and together they carry all: by their
 * counters. With two paths one of them gets less by chance once in a million. */
static bool check_split(struct check *c, char **w, size_t n)
{
	uint64_t before[MAX_WORDS], after, sum = 0;

	for (size_t i = 4; i < n; i++)
		if (!packets_out(c, w[1], w[i], &before[i]))
			return false;
	if (!flows_send(c, w[1], w[2], w[3]))
		return false;
	usleep(RETRY_US);
	for (size_t i = 4; i < n; i++) {
		if (!packets_out(c, w[1], w[i], &after))
			return false;
		if (after < before[i] + FLOWS / 8)
			return miss(c, "%llu of %u flows left by %s",
				    (unsigned long long)(after - before[i]), FLOWS, w[i]);
		sum += after - before[i];
	}
	return sum >= FLOWS || miss(c, "only %llu of %u flows left by them", (unsigned long long)sum,
				    FLOWS);
}

static bool check_show(struct check *c, char **w, size_t n)
{
	struct str out = { 0 };
	regex_t re;
	bool ok;

	(void)n;
	if (regcomp(&re, w[3], REG_EXTENDED | REG_NEWLINE | REG_NOSUB) != 0)
		return miss(c, "not a regular expression: %s", w[3]);
	ok = ask(c, w[1], w[2], &out);
	if (ok && regexec(&re, str_text(&out), 0, NULL, 0) != 0)
		ok = miss(c, "no line matches");
	regfree(&re);
	str_free(&out);
	return ok;
}

/* The port meant by NODE:INTERFACE; the colon is cut. */
static struct run_port *port_of(struct check *c, char *text)
{
	char *colon = strchr(text, ':'), name[IFACE_NAME_LEN];
	struct run_port *p;

	if (!colon) {
		miss(c, "%s is not NODE:INTERFACE", text);
		return NULL;
	}
	*colon = '\0';
	if (!iface_name_parse(colon + 1, name))
		str_copy(name, sizeof(name), colon + 1);
	p = run_port_find(c->r, text, name);
	*colon = ':';
	if (!p)
		miss(c, "no such cable");
	return p;
}

static bool check_link(struct check *c, char **w, size_t n)
{
	struct run_port *p = port_of(c, w[1]);
	char *line;
	bool ok;

	if (!p)
		return false;
	line = xasprintf("link %s %s %s\n", p->tap, w[2], n > 3 ? w[3] : "");
	str_reset(&c->why);
	ok = keeper_ask(c->r, line, &c->why) == 0;
	free(line);
	return ok;
}

static bool check_failover(struct check *c, char **w, size_t n)
{
	(void)n;
	return ping(c, w[2], w[3], w[4], NULL, 1);
}

static bool check_protected(struct check *c, char **w, size_t n)
{
	struct run_port *p = port_of(c, w[1]);
	struct prefix only;
	struct watched *x;
	struct watch *watch;

	if (n > 2 && !prefix_parse(w[2], &only))
		return miss(c, "%s is not a network", w[2]);
	str_reset(&c->why);
	watch = p ? watch_start(c->r, p, n > 2 ? &only : NULL, &c->why) : NULL;
	if (!watch)
		return false;
	x = xcalloc(1, sizeof(*x));
	x->w = watch;
	x->row = xasprintf("protected %s%s%s", w[1], n > 2 ? " " : "", n > 2 ? w[2] : "");
	DL_APPEND(c->watched, x);
	return true;
}

static bool check_flows(struct check *c, char **w, size_t n)
{
	struct run_node *node = run_node_find(c->r, w[1]);
	struct endpoint dst;
	struct watched *x;
	struct flows *f;
	struct addr src;
	uint64_t port, s;

	(void)n;
	if (!node || !addr_parse(w[2], &src) || !addr_parse(w[3], &dst.addr) ||
	    !parse_u64(w[4], 1, 65535, &port) || !parse_u64(w[5], 1, 3600, &s))
		return miss(c, "flows NODE ADDRESS ADDRESS PORT SECONDS");
	dst.port = (uint16_t)port;
	str_reset(&c->why);
	f = flows_start(c->r, node, &src, &dst, &c->why);
	if (!f)
		return false;
	x = xcalloc(1, sizeof(*x));
	x->f = f;
	x->limit_ms = s * 1000;
	x->row = xasprintf("flows %s %s %s %s %s", w[1], w[2], w[3], w[4], w[5]);
	DL_APPEND(c->watched, x);
	return true;
}

static const struct {
	const char *name;
	size_t min, max;
	bool once;     /* an act: not tried again, and no point by itself */
	bool (*fn)(struct check *c, char **w, size_t n);
} kinds[] = {
	{ "sa", 4, MAX_WORDS, false, check_sa },
	{ "route", 4, 5, false, check_route },
	{ "ping", 4, 5, false, check_ping },
	{ "path", 5, 5, false, check_path },
	{ "split", 5, MAX_WORDS, false, check_split },
	{ "show", 4, 4, false, check_show },
	{ "failover", 5, 5, false, check_failover },
	{ "link", 3, 4, true, check_link },
	{ "flows", 6, 6, true, check_flows },
	{ "protected", 2, 3, true, check_protected },
};

static void verdict(struct check *c, bool ok, const char *row, uint64_t ms, const char *why)
{
	if (ok) {
		c->good++;
		printf("  ok    %-60s %6.1f s\n", row, (double)ms / 1000.0);
	} else {
		c->bad++;
		printf("  FAIL  %-60s %6.1f s  %.*s\n", row, (double)ms / 1000.0,
		       (int)strcspn(why, "\n"), why);
	}
	fflush(stdout);
}

static size_t words_split(char *line, char **w, size_t max)
{
	size_t n = 0;

	for (char *p = line; *p && n < max;) {
		char end = ' ';

		p += strspn(p, " \t\r\n");
		if (!*p || *p == '#')
			break;
		if (*p == '"')
			end = *p++;
		w[n++] = p;
		while (*p && *p != end && !(end == ' ' && isspace((unsigned char)*p)))
			p++;
		if (*p)
			*p++ = '\0';
	}
	return n;
}

/* One row: true unless it is not understood. */
static bool row_run(struct check *c, const char *where, const char *text, char **w, size_t n)
{
	uint64_t began = mono_ms(NULL), limit = c->seconds * 1000u, v;
	size_t k = 0;
	bool ok;

	if (strcmp(w[0], "within") == 0 && n == 2 && parse_u64(w[1], 1, 3600, &v)) {
		c->seconds = (unsigned)v;
		return true;
	}
	while (k < ARRAY_SIZE(kinds) && strcmp(w[0], kinds[k].name) != 0)
		k++;
	if (k == ARRAY_SIZE(kinds) || n < kinds[k].min || n > kinds[k].max) {
		cmd_fail("%s: not an expectation: %s", where, text);
		return false;
	}
	if (kinds[k].fn == check_failover && parse_u64(w[1], 1, 3600, &v))
		limit = v * 1000;
	while (!(ok = kinds[k].fn(c, w, n)) && !kinds[k].once && mono_ms(NULL) - began < limit)
		usleep(RETRY_US);
	if (ok && kinds[k].once)
		printf("        %s\n", text);
	else
		verdict(c, ok, text, mono_ms(NULL) - began, str_text(&c->why));
	return true;
}

/* What is wrong, NULL: nothing. *ms: the longest time without an answer. */
static char *flows_why(const struct watched *x, uint64_t *ms)
{
	struct flows_result res = { 0 };
	unsigned late = 0;

	*ms = 0;
	if (!flows_read(x->f, &res))
		return xstrdup("the sender died");
	for (size_t i = 0; i < FLOWS_MAX; i++) {
		*ms = MAX(*ms, res.gap_ms[i]);
		late += res.gap_ms[i] > x->limit_ms;
	}
	if (late)
		return xasprintf("%u of %u flows had no answer for longer", late, FLOWS_MAX);
	return res.answered ? NULL : xstrdup("no answer at all");
}

static void watched_end(struct check *c)
{
	struct watched *x, *tmp;

	DL_FOREACH_SAFE(c->watched, x, tmp) {
		struct watch_result res = { 0 };
		char *why = NULL;
		uint64_t ms = 0;

		if (x->f)
			why = flows_why(x, &ms);
		else if (!watch_read(x->w, &res))
			why = xstrdup("the watcher died");
		else if (res.other)
			why = xasprintf("%llu frames in clear, the first %s",
					(unsigned long long)res.other, res.first);
		else if (!res.esp)
			why = xstrdup("no ESP was seen");
		verdict(c, !why, x->row, ms, why ? why : "");
		free(why);
		flows_free(x->f);
		watch_free(x->w);
		free(x->row);
		free(x);
	}
}

/* tsv: only rows that begin with EXPECT count, their fields are separated by tabs. */
static int file_run(struct check *c, const char *path, bool tsv)
{
	FILE *f = fopen(path, "re");
	char *line = NULL, *w[MAX_WORDS], where[32];
	size_t cap = 0;
	unsigned number = 0;
	int rc = 0;

	if (!f)
		return -errno;
	while (rc == 0 && getline(&line, &cap, f) >= 0) {
		char *from = line, *text;
		size_t n;

		number++;
		if (tsv && strncmp(line, "EXPECT\t", 7) != 0)
			continue;
		from += tsv ? 7 : 0;
		from += strspn(from, " \t");
		from[strcspn(from, "\r\n")] = '\0';
		for (char *t = from; *t; t++)
			*t = *t == '\t' ? ' ' : *t;
		text = xstrdup(from);
		n = words_split(from, w, MAX_WORDS);
		snprintf(where, sizeof(where), "line %u", number);
		if (n && !row_run(c, where, text, w, n))
			rc = -EINVAL;
		free(text);
	}
	free(line);
	fclose(f);
	return rc;
}

static int lab_check(struct run *r)
{
	struct check c = { .r = r, .seconds = DEFAULT_SECONDS };
	char *txt = xasprintf("%s/check.txt", r->lab_dir), *tsv = xasprintf("%s/topology.tsv", r->lab_dir);
	int rc;

	printf("%s\n", r->name);
	rc = file_run(&c, txt, false);
	if (rc == -ENOENT)
		rc = file_run(&c, tsv, true);
	watched_end(&c);
	if (rc == -ENOENT || (rc == 0 && !c.good && !c.bad))
		rc = cmd_fail("%s has no expectations (check.txt)", r->lab_dir);
	else if (rc)
		rc = rc == -EINVAL ? 1 : cmd_fail("%s: %s", txt, strerror(-rc));
	else
		printf("%s: %u of %u as expected\n", c.bad ? "FAILED" : "passed", c.good,
		       c.good + c.bad);
	str_free(&c.why);
	free(txt);
	free(tsv);
	return rc || c.bad ? 1 : 0;
}

int cmd_check(int argc, char **argv)
{
	struct run r = { 0 };
	int rc;

	if (argc > 1)
		return usage_error("check takes one name");
	if (run_resolve(&r, argc ? argv[0] : NULL) < 0)
		return 1;
	rc = lab_check(&r);
	run_free(&r);
	return rc;
}
