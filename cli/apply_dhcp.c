/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip dhcp pool, excluded addresses, helper addresses, and `ip address dhcp` -> DHCP server and
 * clients.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "cli/apply_int.h"
#include "cli/files.h"

static uint32_t v4_var(const struct cfg_node *n, const char *var)
{
	struct addr a;

	return n && cfg_addr(n, var, &a) ? addr_to_v4(&a) : 0;
}

static void addrs_get(const struct cfg_node *n, const char *var, uint32_t *list, uint8_t *count)
{
	const char *v;
	struct addr a;

	for (size_t i = 0; n && (v = cfg_var_nth(n, var, i)) != NULL && *count < DHCP_MAX_ADDRS; i++)
		if (addr_parse_v4(v, &a))
			list[(*count)++] = addr_to_v4(&a);
}

/* "0100.5079.6668.00", "01:00:50:...": hexadecimal digits, whatever stands between. */
static uint8_t hex_get(const char *s, uint8_t *out, size_t max)
{
	size_t n = 0;
	int half = -1;

	for (; *s && *s != ' ' && n < max; s++) {
		const char *digits = "0123456789abcdef", *p = strchr(digits, *s | 0x20);
		int v = p && *s != ':' && *s != '-' ? (int)(p - digits) : -1;

		if (v < 0)
			continue;
		if (half < 0) {
			half = v;
			continue;
		}
		out[n++] = (uint8_t)(half << 4 | v);
		half = -1;
	}
	return (uint8_t)n;
}

static void option_get(struct dhcp_pool *p, const struct cfg_node *n)
{
	struct dhcp_extra x = { .code = (uint8_t)cfg_num(n, "n", 0) };
	const char *v;
	struct addr a;

	if ((v = cfg_var(n, "ascii")) != NULL) {
		size_t len = strlen(v), quoted = len >= 2 && v[0] == '"' && v[len - 1] == '"';

		x.len = (uint8_t)MIN(len - 2 * quoted, sizeof(x.data));
		memcpy(x.data, v + quoted, x.len);
	} else if ((v = cfg_var(n, "hex")) != NULL) {
		x.len = hex_get(v, x.data, sizeof(x.data));
	}
	for (size_t i = 0; (v = cfg_var_nth(n, "addr", i)) != NULL && x.len + 4u <= sizeof(x.data); i++)
		if (addr_parse_v4(v, &a)) {
			memcpy(x.data + x.len, a.b, 4);
			x.len += 4;
		}
	if (x.code && x.len)
		*GROW(p->extra, p->n_extra) = x;
}

static void identity_get(struct dhcp_pool *p, const struct cfg_node *s)
{
	EACH(n, s, "client-identifier")
		p->key_len = hex_get(cfg_var(n, "value"), p->key, sizeof(p->key));
	EACH(n, s, "hardware-address") {
		p->key_len = hex_get(cfg_var(n, "value"), p->key, 16);
		p->key_hw = true;
	}
	EACH(n, s, "client-name")
		str_copy(p->client_name, sizeof(p->client_name), cfg_var(n, "value"));
	EACH(n, s, "bootfile")
		str_copy(p->bootfile, sizeof(p->bootfile), cfg_var(n, "value"));
}

static void pool_get(struct dhcp_pool *p, const struct cfg_node *s)
{
	static const struct { const char *word; uint8_t v; } types[] = {
		{ "b-node", 1 }, { "p-node", 2 }, { "m-node", 4 }, { "h-node", 8 } };
	const struct cfg_node *n;
	const char *v;

	str_copy(p->name, sizeof(p->name), cfg_var(s, "name"));
	if ((v = cfg_var(cfg_find(s, "vrf"), "vrf")) != NULL)
		str_copy(p->vrf, sizeof(p->vrf), v);
	n = cfg_find(s, "network");
	if (n && node_prefix_get(n, "addr", "mask", &p->network)) {
		if (!cfg_var(n, "mask")) { /* the classful one */
			uint8_t top = p->network.addr.b[0];

			p->network.len = top < 128 ? 8 : top < 192 ? 16 : 24;
		}
		prefix_mask(&p->network);
	}
	n = cfg_find(s, "host");
	p->host = v4_var(n, "addr");
	p->host_mask = v4_var(n, "mask");
	identity_get(p, s);
	addrs_get(cfg_find(s, "default-router"), "addr", p->router, &p->n_routers);
	addrs_get(cfg_find(s, "dns-server"), "addr", p->dns, &p->n_dns);
	addrs_get(cfg_find(s, "netbios-name-server"), "addr", p->netbios, &p->n_netbios);
	n = cfg_find(s, "netbios-node-type");
	for (size_t i = 0; n && i < ARRAY_SIZE(types); i++)
		if (cfg_has(n, types[i].word))
			p->node_type = types[i].v;
	if ((v = cfg_var(cfg_find(s, "domain-name"), "name")) != NULL)
		str_copy(p->domain, sizeof(p->domain), v);
	p->next_server = v4_var(cfg_find(s, "next-server"), "host");
	n = cfg_find(s, "lease");
	p->lease_s = n && cfg_has(n, "infinite") ? UINT32_MAX :
		     n ? (uint32_t)(cfg_num(n, "days", 0) * 86400 + cfg_num(n, "hours", 0) * 3600 +
				    cfg_num(n, "minutes", 0) * 60) : 86400;
	if (!p->lease_s)
		p->lease_s = 86400;
	EACH(o, s, "option")
		option_get(p, o);
}

/* --- bindings outlive a reload in a file of the state directory --- */

#define BINDINGS_WRITE_MS 10000

static char *bindings_file(const struct router *rt)
{
	return rt->state_dir && rt->state_dir[0] ? xasprintf("%s/.dhcp-bindings", rt->state_dir) : NULL;
}

void dhcp_bindings_write(struct router *rt)
{
	char *path = bindings_file(rt);
	struct str text = { 0 };

	timer_cancel(&rt->dhcp_timer);
	if (path && rt->dhcp_bindings_dirty) {
		dhcp_server_save(rt->dhcp_server, time(NULL), &text);
		if (!text.len)
			unlink(path);
		else
			file_write(path, str_text(&text), text.len);
	}
	rt->dhcp_bindings_dirty = false;
	str_free(&text);
	free(path);
}

static void write_due(struct timer *t, void *arg)
{
	dhcp_bindings_write(arg);
}

static void bindings_changed(void *arg)
{
	struct router *rt = arg;

	rt->dhcp_bindings_dirty = true;
	if (!timer_pending(&rt->dhcp_timer))
		timer_set(loop_timers(rt->loop), &rt->dhcp_timer, BINDINGS_WRITE_MS);
}

/* Once, with the first configuration that has pools. */
static void dhcp_bindings_load(struct router *rt)
{
	struct str text = { 0 };
	char *path;

	if (rt->dhcp_bindings_read || !cfg_find(&rt->running->root, "ip dhcp pool"))
		return;
	rt->dhcp_bindings_read = true;
	path = bindings_file(rt);
	if (path && file_read(path, &text) == 0)
		dhcp_server_load(rt->dhcp_server, time(NULL), str_text(&text));
	str_free(&text);
	free(path);
	timer_init(&rt->dhcp_timer, write_due, rt);
	dhcp_server_on_change(rt->dhcp_server, bindings_changed, rt);
}

struct import { struct dhcp_pool *p; };

/* import all: what the pool does not say is what the router has learned itself, as a client. */
static bool import_lease(const struct dhcp_lease *l, void *arg)
{
	struct dhcp_pool *p = ((struct import *)arg)->p;

	if (l->state == DHCP_ST_RELEASED || !l->addr.addr.family)
		return true;
	for (uint8_t i = 0; !p->n_dns && i < l->n_dns && i < DHCP_MAX_ADDRS; i++)
		p->dns[i] = l->dns[i];
	if (!p->n_dns)
		p->n_dns = MIN(l->n_dns, DHCP_MAX_ADDRS);
	if (!*p->domain && l->domain)
		str_copy(p->domain, sizeof(p->domain), l->domain);
	return true;
}

/* Called again whenever a lease comes or goes. */
void apply_dhcp_server(struct router *rt)
{
	const struct cfg *c = rt->running;
	struct dhcp_server_conf d = { .off = !cfg_flag(&c->root, "service dhcp", true) };
	const char *v;

	if (!rt->dhcp_server || !rt->dhcp_clients)
		return;
	d.ping_packets = (unsigned)cfg_num(cfg_find(&c->root, "ip dhcp ping packets"), "n", 2);
	d.ping_ms = (unsigned)cfg_num(cfg_find(&c->root, "ip dhcp ping timeout"), "n", 500);
	EACH(s, &c->root, "ip dhcp pool") {
		struct import i = { .p = GROW(d.pool, d.n_pools) };

		pool_get(i.p, s);
		i.p->import = cfg_find(s, "import all") != NULL;
		if (i.p->import)
			dhcp_clients_walk(rt->dhcp_clients, import_lease, &i);
	}
	EACH(n, &c->root, "ip dhcp excluded-address") {
		struct dhcp_range *r = GROW(d.excluded, d.n_excluded);

		r->lo = v4_var(n, "lo");
		r->hi = cfg_var(n, "hi") ? v4_var(n, "hi") : r->lo;
		if ((v = cfg_var(n, "vrf")) != NULL)
			str_copy(r->vrf, sizeof(r->vrf), v);
	}
	EACH(s, &c->root, "interface")
		EACH(n, s, "ip helper-address") {
			struct dhcp_helper *h = GROW(d.helper, d.n_helpers);

			str_copy(h->ifname, sizeof(h->ifname), cfg_var(s, "name"));
			h->addr = v4_var(n, "addr");
		}
	dhcp_server_configure(rt->dhcp_server, &d);
	dhcp_bindings_load(rt);
}

/* ip address dhcp [...], ip dhcp client ... */
static void client_get(const struct router *rt, struct dhcp_client_conf *d, const struct cfg_node *s)
{
	const struct cfg_node *host = cfg_find(&rt->running->root, "hostname");

	str_copy(d->ifname, sizeof(d->ifname), cfg_var(s, "name"));
	str_copy(d->hostname, sizeof(d->hostname), host ? cfg_var(host, "name") : "Router");
	EACH(n, s, "ip dhcp client") {
		const char *text = cfg_var(n, "text");
		unsigned days, hours = 0, minutes = 0, distance;

		if (!text)
			continue;
		if (n->no) {
			if (!strcmp(text, "request router"))
				d->no_router = true;
		} else if (!strncmp(text, "hostname ", 9)) {
			str_copy(d->hostname, sizeof(d->hostname), text + 9);
		} else if (!strncmp(text, "client-id ascii ", 16)) {
			str_copy(d->client_id, sizeof(d->client_id), text + 16);
		} else if (sscanf(text, "default-router distance %u", &distance) == 1) {
			d->distance = (uint8_t)MIN(distance, 255u);
		} else if (sscanf(text, "lease %u %u %u", &days, &hours, &minutes) >= 1) {
			d->lease_s = MIN(days, 365u) * 86400 + MIN(hours, 23u) * 3600 + MIN(minutes, 59u) * 60;
		}
	}
}

void apply_dhcp(struct router *rt)
{
	struct dhcp_client_conf *list = NULL;
	size_t n = 0;

	if (!rt->dhcp_server || !rt->dhcp_clients)
		return;
	apply_dhcp_server(rt);
	EACH(s, &rt->running->root, "interface") {
		const struct cfg_node *a = cfg_find(s, "ip address");
		enum iface_kind kind = iface_name_kind(cfg_var(s, "name"));

		if (a && cfg_has(a, "dhcp") && (kind == IFACE_ETHERNET || kind == IFACE_SUBIF))
			client_get(rt, GROW(list, n), s);
	}
	dhcp_clients_configure(rt->dhcp_clients, list, n);
	free(list);
}
