/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show dhcp lease, release/renew dhcp; show ip dhcp binding | pool | server statistics, clear ip dhcp.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "cli/show.h"

/* --- the client --- */

static const char *state_name(enum dhcp_state s)
{
	switch (s) {
	case DHCP_ST_INIT:
		return "Init";
	case DHCP_ST_SELECTING:
		return "Selecting";
	case DHCP_ST_REQUESTING:
		return "Requesting";
	case DHCP_ST_BOUND:
		return "Bound";
	case DHCP_ST_RENEWING:
		return "Renewing";
	case DHCP_ST_REBINDING:
		return "Rebinding";
	case DHCP_ST_RELEASED:
		return "Released";
	}
	return "";
}

static const char *v4(uint32_t a, char *buf)
{
	struct addr x = addr_v4(a);

	return addr_str(&x, buf);
}

static void client_id(struct str *out, const struct dhcp_lease *l)
{
	str_printf(out, "Client-ID: %.*s\n   Client-ID hex dump: ",
		   l->client_id_len ? l->client_id_len - 1 : 0, (const char *)l->client_id + 1);
	for (int i = 1; i < l->client_id_len; i++)
		str_printf(out, "%s%02X", i > 1 && (i - 1) % 16 == 0 ? "\n                       " : "",
			   l->client_id[i]);
	str_putc(out, '\n');
}

void show_dhcp_lease_render(struct str *out, const struct dhcp_lease *l)
{
	char a[ADDR_STRLEN], age[SHOW_TIME_LEN];
	struct addr mask = len_to_mask(l->addr.len);

	str_printf(out, "Temp IP addr: %s  for peer on Interface: %s\n",
		   l->addr.addr.family ? addr_str(&l->addr.addr, a) : "0.0.0.0", l->ifname);
	str_printf(out, "Temp  sub net mask: %s\n", addr_str(&mask, a));
	str_printf(out, "   DHCP Lease server: %s, state: %d %s\n", v4(l->server, a), l->state,
		   state_name(l->state));
	str_printf(out, "   DHCP transaction id: %X\n", l->xid);
	str_printf(out, "   Lease: %u secs,  Renewal: %u secs,  Rebind: %u secs\n", l->lease_s, l->t1_s,
		   l->t2_s);
	if (l->gateway)
		str_printf(out, "Temp default-gateway addr: %s\n", v4(l->gateway, a));
	str_printf(out, "   Next timer fires after: %s\n", show_age(l->next_ms, age));
	str_printf(out, "   Retry count: %u   ", l->retries);
	client_id(out, l);
	str_printf(out, "   Hostname: %s\n\n", l->hostname);
}

static bool lease_print(const struct dhcp_lease *l, void *arg)
{
	show_dhcp_lease_render(arg, l);
	return true;
}

static int show_lease(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->dhcp_clients)
		dhcp_clients_walk(c->rt->dhcp_clients, lease_print, c->out);
	return 0;
}

static int client_command(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "iface");
	bool ok = c->rt->dhcp_clients && (gram_begins(m, "release") ?
					  dhcp_client_release(c->rt->dhcp_clients, name) :
					  dhcp_client_renew(c->rt->dhcp_clients, name));

	if (!ok && c->rt->dhcp_clients)
		cli_print(c, "Interface does not have a DHCP originated address\n");
	return 0;
}

/* --- the server --- */

/* hhhh.hhhh.hhhh. and so on, four groups a line. */
static void key_text(const struct dhcp_binding *b, size_t from, char out[24])
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = from; i < b->key_len && i < from + 8; i++)
		n += (size_t)snprintf(out + n, 24 - n, "%02x%s", b->key[i],
				      (i & 1) && i + 1 < b->key_len ? "." : "");
}

void show_dhcp_binding_head(struct str *out)
{
	str_puts(out, "Bindings from all pools not associated with VRF:\n"
		 "IP address      Client-ID/              Lease expiration        Type       State      "
		 "Interface\n"
		 "                Hardware address/\n                User name\n");
}

void show_dhcp_binding_render(struct str *out, const struct dhcp_binding *b, time_t now)
{
	char a[ADDR_STRLEN], key[24], when[32] = "Infinite";
	time_t ends = now + (time_t)(b->left_ms / 1000);
	struct tm tm;

	if (!b->infinite)
		strftime(when, sizeof(when), "%b %d %Y %I:%M %p", gmtime_r(&ends, &tm));
	key_text(b, 0, key);
	str_printf(out, "%-15s %-23s %-23s %-10s %-10s %s\n", v4(b->addr, a), key, when,
		   b->manual ? "Manual" : "Automatic", b->offered ? "Selecting" : "Active", b->ifname);
	for (size_t i = 8; i < b->key_len; i += 8) {
		key_text(b, i, key);
		str_printf(out, "                %s\n", key);
	}
}

struct binding_arg { struct cli_ctx *c; const char *vrf; uint32_t addr; };

static bool binding_print(const struct dhcp_binding *b, void *arg)
{
	const struct binding_arg *a = arg;

	if (!strcmp(b->pool->vrf, a->vrf) && (!a->addr || a->addr == b->addr))
		show_dhcp_binding_render(a->c->out, b, time(NULL));
	return true;
}

static int show_binding(struct cli_ctx *c, const struct gram_match *m)
{
	struct binding_arg a = { .c = c, .vrf = gram_var(m, "vrf") ? gram_var(m, "vrf") : "" };
	struct addr addr;

	if (gram_addr(m, "addr", &addr))
		a.addr = addr_to_v4(&addr);
	show_dhcp_binding_head(c->out);
	if (c->rt->dhcp_server)
		dhcp_server_walk(c->rt->dhcp_server, binding_print, &a);
	return 0;
}

static bool conflict_print(const struct dhcp_conflict *x, void *arg)
{
	char a[ADDR_STRLEN], when[32];
	struct tm tm;

	strftime(when, sizeof(when), "%b %d %Y %I:%M %p", gmtime_r(&x->when, &tm));
	str_printf(arg, "%-17s %-18s %-23s %s\n", v4(x->addr, a), x->method, when, x->vrf);
	return true;
}

static int show_conflict(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "IP address        Detection method   Detection time          VRF\n");
	if (c->rt->dhcp_server)
		dhcp_server_conflicts(c->rt->dhcp_server, conflict_print, c->out);
	return 0;
}

static int clear_conflict(struct cli_ctx *c, const struct gram_match *m)
{
	struct addr a = { 0 };

	gram_addr(m, "addr", &a);
	if (c->rt->dhcp_server && !dhcp_server_clear_conflict(c->rt->dhcp_server, addr_to_v4(&a)) &&
	    a.family)
		cli_print(c, "%% No conflict for that address\n");
	return 0;
}

static int clear_server_statistics(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->dhcp_server)
		dhcp_server_clear_stats(c->rt->dhcp_server);
	return 0;
}

void show_dhcp_pool_render(struct str *out, const struct dhcp_pool_info *i)
{
	char next[ADDR_STRLEN], lo[ADDR_STRLEN], hi[ADDR_STRLEN];
	uint32_t net = addr_to_v4(&i->pool->network.addr);

	str_printf(out, "\nPool %s :\n Utilization mark (high/low)    : 100 / 0\n"
		   " Subnet size (first/next)       : 0 / 0 \n Total addresses                : %u\n"
		   " Leased addresses               : %u\n Excluded addresses             : %u\n"
		   " Pending event                  : none\n", i->pool->name, i->total, i->leased,
		   i->excluded);
	if (!i->total) {
		str_puts(out, " 0 subnet is currently in the pool\n");
		return;
	}
	str_printf(out, " 1 subnet is currently in the pool :\n Current index        IP address range    "
		   "                Leased/Excluded/Total\n %-20s %-16s - %-16s  %-5u / %-5u / %u\n",
		   v4(i->next, next), v4(net + (i->total > 2), lo), v4(net + i->total, hi), i->leased,
		   i->excluded, i->total);
}

struct pool_arg { struct cli_ctx *c; const char *want; };

static bool pool_print(const struct dhcp_pool_info *i, void *arg)
{
	struct pool_arg *a = arg;

	if (!a->want || !strcmp(a->want, i->pool->name))
		show_dhcp_pool_render(a->c->out, i);
	return true;
}

static int show_pool(struct cli_ctx *c, const struct gram_match *m)
{
	struct pool_arg a = { .c = c, .want = gram_var(m, "name") };

	if (c->rt->dhcp_server)
		dhcp_server_pools(c->rt->dhcp_server, pool_print, &a);
	return 0;
}

static bool import_print(const struct dhcp_pool_info *i, void *arg)
{
	const struct dhcp_pool *p = i->pool;
	struct str *out = arg;
	char a[ADDR_STRLEN];

	if (!p->import)
		return true;
	str_printf(out, "Address Pool Name: %s\nDomain Name Server(s):", p->name);
	for (uint8_t k = 0; k < p->n_dns; k++)
		str_printf(out, " %s", v4(p->dns[k], a));
	str_puts(out, "\nNetBIOS Name Server(s):");
	for (uint8_t k = 0; k < p->n_netbios; k++)
		str_printf(out, " %s", v4(p->netbios[k], a));
	str_printf(out, "\nDomain Name Option: %s\n", p->domain);
	return true;
}

static int show_import(struct cli_ctx *c, const struct gram_match *m)
{
	if (c->rt->dhcp_server)
		dhcp_server_pools(c->rt->dhcp_server, import_print, c->out);
	return 0;
}

struct tally { unsigned pools, automatic, manual; };

static bool tally_binding(const struct dhcp_binding *b, void *arg)
{
	struct tally *t = arg;

	t->manual += b->manual;
	t->automatic += !b->manual;
	return true;
}

static bool tally_pool(const struct dhcp_pool_info *i, void *arg)
{
	((struct tally *)arg)->pools++;
	return true;
}

static int show_server_statistics(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const names[] = { "DHCPDISCOVER", "DHCPREQUEST", "DHCPDECLINE", "DHCPRELEASE",
					     "DHCPINFORM" };
	static const enum dhcp_type in[] = { DHCP_DISCOVER, DHCP_REQUEST, DHCP_DECLINE, DHCP_RELEASE,
					     DHCP_INFORM };
	const struct dhcp_server_stats *s;
	struct tally t = { 0 };

	if (!c->rt->dhcp_server)
		return 0;
	s = dhcp_server_stats(c->rt->dhcp_server);
	dhcp_server_walk(c->rt->dhcp_server, tally_binding, &t);
	dhcp_server_pools(c->rt->dhcp_server, tally_pool, &t);
	cli_print(c, "Memory usage         0\nAddress pools        %u\nDatabase agents      0\n"
		  "Automatic bindings   %u\nManual bindings      %u\nExpired bindings     0\n"
		  "Malformed messages   %llu\nSecure arp entries   0\n\nMessage              Received\n"
		  "BOOTREQUEST          0\n", t.pools, t.automatic, t.manual,
		  (unsigned long long)s->malformed);
	for (size_t i = 0; i < ARRAY_SIZE(in); i++)
		cli_print(c, "%-20s %llu\n", names[i], (unsigned long long)s->received[in[i]]);
	cli_print(c, "\nMessage              Sent\nBOOTREPLY            0\nDHCPOFFER            %llu\n"
		  "DHCPACK              %llu\nDHCPNAK              %llu\n",
		  (unsigned long long)s->sent[DHCP_OFFER], (unsigned long long)s->sent[DHCP_ACK],
		  (unsigned long long)s->sent[DHCP_NAK]);
	return 0;
}

static int clear_binding(struct cli_ctx *c, const struct gram_match *m)
{
	struct addr a = { 0 };

	gram_addr(m, "addr", &a);
	if (c->rt->dhcp_server && !dhcp_server_clear(c->rt->dhcp_server, addr_to_v4(&a)) && a.family)
		cli_print(c, "%% No binding for that address\n");
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define SERVER_HELP SHOW_HELP "IP information\nShow items in the DHCP database\n"

const struct gram_row show_dhcp_rows[] = {
	EXEC_ROW(MODE_USER, "show dhcp lease",
		 SHOW_HELP "Dynamic Host Configuration Protocol status\nShow DHCP Addresses leased from "
		 "a server", show_lease),
	EXEC_ROW(MODE_EXEC, "release dhcp IFACE$iface",
		 "Release a resource\nRelease a DHCP lease\nInterface", client_command),
	EXEC_ROW(MODE_EXEC, "renew dhcp IFACE$iface",
		 "Renew a resource\nRenew a DHCP lease\nInterface", client_command),
	EXEC_ROW(MODE_USER, "show ip dhcp binding [vrf WORD$vrf] [A.B.C.D$addr]",
		 SERVER_HELP "DHCP address bindings\nVRF\nVRF name\nIP address", show_binding),
	EXEC_ROW(MODE_USER, "show ip dhcp import", SERVER_HELP "Show Imported Parameters",
		 show_import),
	EXEC_ROW(MODE_USER, "show ip dhcp conflict", SERVER_HELP "DHCP address conflicts",
		 show_conflict),
	EXEC_ROW(MODE_EXEC, "clear ip dhcp conflict {*|A.B.C.D$addr}",
		 "Reset functions\nIP\nDelete items from the DHCP database\nDHCP address conflicts\n"
		 "Clear all address conflicts\nClear a specific conflict", clear_conflict),
	EXEC_ROW(MODE_EXEC, "clear ip dhcp server statistics",
		 "Reset functions\nIP\nDelete items from the DHCP database\n"
		 "Miscellaneous DHCP server information\nServer statistics", clear_server_statistics),
	EXEC_ROW(MODE_USER, "show ip dhcp pool [WORD$name]",
		 SERVER_HELP "DHCP pools information\nPool name", show_pool),
	EXEC_ROW(MODE_USER, "show ip dhcp server statistics",
		 SERVER_HELP "Miscellaneous DHCP server information\nServer statistics",
		 show_server_statistics),
	EXEC_ROW(MODE_EXEC, "clear ip dhcp binding {*|A.B.C.D$addr}",
		 "Reset functions\nIP\nDelete items from the DHCP database\nDHCP address bindings\n"
		 "Clear all automatic bindings\nClear a specific binding", clear_binding),
	EXEC_END,
};
