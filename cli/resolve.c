/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names to addresses: literals, `ip host`, and evdns with the configured name servers.
 */
#include <event2/dns.h>
#include <event2/event.h>
#include <event2/util.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "cli/resolve.h"

enum {
	STOP_TURNS = 50, /* three are needed: cancelled, answered, freed */
	REST_TURNS = 3,  /* what was told that its name is not known ends by the loop, too */
};

struct resolve {
	struct resolve *next, *prev;
	struct router *rt;
	struct evdns_base *dns;
	struct evdns_getaddrinfo_request *req; /* NULL once answered */
	resolve_fn fn;
	void *arg;
	struct addr answer;
	bool found, cancelled, answered;
};

static const char *rest_of(const struct cfg_node *n, const char *words)
{
	size_t len = strlen(words);

	return !n->no && strlen(n->line) > len + 1 ? n->line + len + 1 : NULL;
}

/* `ip host NAME [port] A [A...]`: the first word that is an address. */
static bool host_entry(const struct cfg_node *n, const char *name, enum addr_family family,
		       struct addr *out)
{
	const char *rest = rest_of(n, "ip host");
	size_t len = strlen(name);
	char word[ADDR_STRLEN];
	struct addr a;

	if (!rest || strncasecmp(rest, name, len) != 0 || rest[len] != ' ')
		return false;
	for (const char *p = rest + len; *p;) {
		size_t w;

		p += strspn(p, " ");
		w = strcspn(p, " ");
		if (w < sizeof(word)) {
			memcpy(word, p, w);
			word[w] = '\0';
			if (w && addr_parse(word, &a) && (!family || a.family == family)) {
				*out = a;
				return true;
			}
		}
		p += w;
	}
	return false;
}

bool resolve_local(const struct cfg *cfg, const char *name, enum addr_family family,
		   struct addr *out)
{
	struct addr a;

	if (addr_parse(name, &a) && (!family || a.family == family)) {
		*out = a;
		return true;
	}
	for (const struct cfg_node *n = cfg ? cfg_find(&cfg->root, "ip host") : NULL; n;
	     n = cfg_next(n, "ip host"))
		if (host_entry(n, name, family, out))
			return true;
	return false;
}

static bool lookup_on(const struct cfg *cfg)
{
	return cfg && cfg_flag(&cfg->root, "ip domain lookup", true) &&
	       cfg_flag(&cfg->root, "ip domain-lookup", true);
}

/* Visit the servers of all `ip name-server A [A...]` lines. */
static void each_server(const struct cfg *cfg, void (*fn)(const char *server, void *arg), void *arg)
{
	for (const struct cfg_node *n = cfg_find(&cfg->root, "ip name-server"); n;
	     n = cfg_next(n, "ip name-server")) {
		const char *rest = rest_of(n, "ip name-server");
		char *copy = rest ? xstrdup(rest) : NULL, *save = NULL;
		struct addr a;

		for (char *w = copy ? strtok_r(copy, " ", &save) : NULL; w;
		     w = strtok_r(NULL, " ", &save))
			if (addr_parse(w, &a))
				fn(w, arg);
		free(copy);
	}
}

static void server_count(const char *server, void *arg)
{
	(*(size_t *)arg)++;
}

static void server_text(const char *server, void *arg)
{
	struct str *out = arg;

	str_printf(out, "%s%s", out->len ? ", " : "", server);
}

static void server_add(const char *server, void *arg)
{
	evdns_base_nameserver_ip_add(arg, server);
}

bool resolve_possible(const struct cfg *cfg)
{
	size_t n = 0;

	if (!lookup_on(cfg))
		return false;
	each_server(cfg, server_count, &n);
	return n > 0;
}

void resolve_servers(const struct cfg *cfg, struct str *out)
{
	if (cfg)
		each_server(cfg, server_text, out);
	if (!out->len)
		str_puts(out, "255.255.255.255");
}

/* Free outside evdns's own callback, then tell the caller. */
static void resolve_finish(void *arg)
{
	struct resolve *r = arg;

	DL_DELETE(r->rt->resolves, r);
	evdns_base_free(r->dns, 0);
	if (!r->cancelled)
		r->fn(r->found ? &r->answer : NULL, r->arg);
	free(r);
}

static void resolve_answer(int err, struct evutil_addrinfo *ai, void *arg)
{
	struct resolve *r = arg;

	r->req = NULL;
	for (struct evutil_addrinfo *i = ai; !err && i && !r->found; i = i->ai_next) {
		struct endpoint e;

		if (endpoint_from_sockaddr(i->ai_addr, &e)) {
			r->answer = e.addr;
			r->found = true;
		}
	}
	if (ai)
		evutil_freeaddrinfo(ai);
	r->answered = true;
	loop_post(r->rt->loop, resolve_finish, r);
}

struct resolve *resolve_start(struct router *rt, const char *name, enum addr_family family,
			      resolve_fn fn, void *arg)
{
	struct evutil_addrinfo hints = { .ai_socktype = SOCK_DGRAM,
					 .ai_family = family == ADDR_V4 ? AF_INET :
						      family == ADDR_V6 ? AF_INET6 : AF_UNSPEC };
	const struct cfg_node *domain;
	struct resolve *r;
	const char *suffix;

	if (!rt->loop || rt->closing || !resolve_possible(rt->running))
		return NULL;
	r = xcalloc(1, sizeof(*r));
	r->rt = rt;
	r->fn = fn;
	r->arg = arg;
	r->dns = evdns_base_new(loop_base(rt->loop), 0);
	if (!r->dns) {
		free(r);
		return NULL;
	}
	evdns_base_set_option(r->dns, "timeout:", "2");
	evdns_base_set_option(r->dns, "attempts:", "2");
	each_server(rt->running, server_add, r->dns);
	domain = cfg_find(&rt->running->root, "ip domain name");
	suffix = domain ? rest_of(domain, "ip domain name") : NULL;
	if (suffix)
		evdns_base_search_add(r->dns, suffix);
	DL_APPEND(rt->resolves, r);
	r->req = evdns_getaddrinfo(r->dns, name, NULL, &hints, resolve_answer, r);
	return r; /* an immediate answer has been posted, not delivered */
}

void resolve_cancel(struct resolve *r)
{
	if (!r)
		return;
	r->cancelled = true;
	/* Answered ones are already on their way to resolve_finish(). */
	if (!r->answered && r->req)
		evdns_getaddrinfo_cancel(r->req);
}

void resolve_stop(struct router *rt)
{
	struct resolve *r;

	rt->closing = true;
	DL_FOREACH(rt->resolves, r)
		if (!r->answered && r->req)
			evdns_getaddrinfo_cancel(r->req);
	/* evdns frees a request only by its callback, and that comes by the loop. */
	for (int i = 0; i < STOP_TURNS && rt->resolves; i++)
		loop_once(rt->loop, 0);
	for (int i = 0; i < REST_TURNS && rt->loop; i++)
		loop_once(rt->loop, 0);
}

static bool tunnel_local(void *ctx, const char *name, enum addr_family family, struct addr *out)
{
	return resolve_local(((struct router *)ctx)->running, name, family, out);
}

static void *tunnel_start(void *ctx, const char *name, enum addr_family family, resolve_fn done,
			  void *arg)
{
	return resolve_start(ctx, name, family, done, arg);
}

static void tunnel_cancel(void *request)
{
	resolve_cancel(request);
}

void resolve_serve_tunnels(struct router *rt)
{
	flexvpn_set_resolver(rt->flexvpn, &(struct flexvpn_resolver){ .local = tunnel_local,
			     .start = tunnel_start, .cancel = tunnel_cancel, .ctx = rt });
}
