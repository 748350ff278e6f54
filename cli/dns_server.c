/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ip dns server`: answers questions for addresses from `ip host`, and asks this router's own
 * name servers for what is not there. UDP only, as the routers' answers are short.
 */
#include <errno.h>
#include <event2/dns.h>
#include <event2/dns_struct.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

#include "cli/files.h"
#include "cli/resolve.h"

#define DNS_PORT 53
#define DNS_TTL 10          /* seconds, as IOS gives with its own host entries */
#define DNS_MAX_ASKED 64    /* forwarded at the same time */

struct dns_asked {          /* a question that waits for another server */
	struct dns_server *s;
	struct evdns_server_request *req;
	struct resolve *r;
	char *name;
	struct dns_asked *next;
};

struct dns_server {
	struct router *rt;
	struct evdns_server_port *port;
	struct dns_asked *asked;
	unsigned n_asked;
};

static void answer_add(struct evdns_server_request *req, const char *name, const struct addr *a)
{
	if (a->family == ADDR_V6)
		evdns_server_request_add_aaaa_reply(req, name, 1, a->b, DNS_TTL);
	else
		evdns_server_request_add_a_reply(req, name, 1, a->b, DNS_TTL);
}

static void asked_free(struct dns_asked *q)
{
	LL_DELETE(q->s->asked, q);
	q->s->n_asked--;
	free(q->name);
	free(q);
}

static void asked_done(const struct addr *a, void *arg)
{
	struct dns_asked *q = arg;

	if (a)
		answer_add(q->req, q->name, a);
	evdns_server_request_respond(q->req, a ? DNS_ERR_NONE : DNS_ERR_NOTEXIST);
	asked_free(q);
}

/* True: it will be answered later. */
static bool forward(struct dns_server *s, struct evdns_server_request *req, const char *name)
{
	struct dns_asked *q;

	if (s->n_asked >= DNS_MAX_ASKED || !resolve_possible(s->rt->running))
		return false;
	q = xcalloc(1, sizeof(*q));
	q->s = s;
	q->req = req;
	q->name = xstrdup(name);
	q->r = resolve_start(s->rt, name, ADDR_NONE, asked_done, q);
	LL_PREPEND(s->asked, q);
	s->n_asked++;
	if (q->r)
		return true;
	asked_free(q);
	return false;
}

static void on_request(struct evdns_server_request *req, void *arg)
{
	struct dns_server *s = arg;
	bool known = false;

	for (int i = 0; i < req->nquestions; i++) {
		const struct evdns_server_question *q = req->questions[i];
		struct addr a;
		bool v6 = q->type == EVDNS_TYPE_AAAA;

		if (q->dns_question_class != EVDNS_CLASS_INET || (!v6 && q->type != EVDNS_TYPE_A))
			continue;
		if (resolve_local(s->rt->running, q->name, ADDR_NONE, &a)) {
			known = true; /* the name is there, of whatever kind */
			if ((a.family == ADDR_V6) == v6)
				answer_add(req, q->name, &a);
		} else if (!v6 && req->nquestions == 1 && forward(s, req, q->name)) {
			return;
		}
	}
	evdns_server_request_respond(req, known ? DNS_ERR_NONE : DNS_ERR_NOTEXIST);
}

static int udp_open(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(DNS_PORT) };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd >= 0 && bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0) {
		int e = errno;

		close(fd);
		errno = e;
		return -1;
	}
	return fd;
}

void dns_server_free(struct router *rt)
{
	struct dns_server *s = rt->dns_server;

	if (!s)
		return;
	while (s->asked) {
		struct dns_asked *q = s->asked;

		resolve_cancel(q->r);
		evdns_server_request_drop(q->req);
		asked_free(q);
	}
	evdns_close_server_port(s->port); /* closes the socket */
	free(s);
	rt->dns_server = NULL;
}

void dns_server_configure(struct router *rt)
{
	bool on = cfg_flag(&rt->running->root, "ip dns server", false);
	struct dns_server *s;
	int fd;

	if (on == (rt->dns_server != NULL))
		return;
	if (!on) {
		dns_server_free(rt);
		return;
	}
	fd = udp_open();
	if (fd < 0) {
		log_msg("DNS", LOG_LV_ERR, "SOCKET", "Cannot serve names on port %d: %s", DNS_PORT,
			strerror(errno));
		return;
	}
	s = xcalloc(1, sizeof(*s));
	s->rt = rt;
	s->port = evdns_add_server_port_with_base(loop_base(rt->loop), fd, 0, on_request, s);
	rt->dns_server = s;
}
