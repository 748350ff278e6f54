/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crypto ikev2 client flexvpn: its section -> the list that ike/flexvpn_client.c takes; show crypto
 * ikev2 client flexvpn, connecting and clearing by command.
 */
#include <string.h>

#include "cli/apply_int.h"
#include "cli/show.h"
#include "ike/flexvpn_client.h"

static void client_peers(struct flex_client_conf *c, const struct cfg_node *s)
{
	EACH(n, s, "peer") {
		const char *host = cfg_var(n, "host");

		if (!cfg_var(n, "seq") || c->n_peers == FLEX_CLIENT_MAX)
			continue; /* peer reactivate */
		c->peer[c->n_peers].seq = (uint8_t)cfg_num(n, "seq", 0);
		cfg_addr(n, "addr", &c->peer[c->n_peers].addr);
		str_copy(c->peer[c->n_peers].fqdn, sizeof(c->peer[0].fqdn), host ? host : "");
		c->peer[c->n_peers].v6 = cfg_has(n, "ipv6");
		c->peer[c->n_peers].dynamic = cfg_has(n, "dynamic");
		c->peer[c->n_peers].track = (uint16_t)cfg_num(n, "track", 0);
		c->peer[c->n_peers++].track_up = !cfg_has(n, "down");
	}
	c->reactivate = cfg_find(s, "peer reactivate") != NULL;
}

static void client_fill(struct flex_client_conf *c, const struct cfg_node *s)
{
	const struct cfg_node *connect = cfg_find(s, "connect"), *group = cfg_find(s, "backup group");
	const char *tunnel = cfg_var(cfg_find(s, "client connect"), "interface");

	str_copy(c->name, sizeof(c->name), cfg_var(s, "name"));
	client_peers(c, s);
	EACH(n, s, "source") {
		if (c->n_sources == FLEX_CLIENT_MAX)
			break;
		c->source[c->n_sources].seq = (uint8_t)cfg_num(n, "seq", 0);
		c->source[c->n_sources].track = (uint16_t)cfg_num(n, "track", 0);
		str_copy(c->source[c->n_sources++].iface, sizeof(c->source[0].iface),
			 cfg_var(n, "interface"));
	}
	if (connect)
		c->connect = cfg_has(connect, "manual") ? FLEX_CONNECT_MANUAL :
			     cfg_var(connect, "track")	? FLEX_CONNECT_TRACK : FLEX_CONNECT_AUTO;
	c->track = (uint16_t)cfg_num(connect, "track", 0);
	c->track_up = connect && !cfg_has(connect, "down");
	str_copy(c->tunnel, sizeof(c->tunnel), tunnel ? tunnel : "");
	c->group = group ? (uint16_t)cfg_num(group, "n", FLEX_GROUP_DEFAULT) : 0;
}

void apply_clients(const struct router *rt, struct flexvpn_conf *f)
{
	EACH(s, &rt->running->root, "crypto ikev2 client flexvpn")
		if (cfg_var(s, "name"))
			client_fill(GROW(f->clients, f->n_clients), s);
}

/* --- show --- */

static const char *state_text(enum flex_client_state s)
{
	switch (s) {
	case FLEX_CLIENT_IDLE:
		return "IDLE";
	case FLEX_CLIENT_CONNECT_REQUIRED:
		return "CONNECT_REQUIRED";
	case FLEX_CLIENT_RESOLVING:
	case FLEX_CLIENT_NEGOTIATING:
		return "NEGOTIATING";
	case FLEX_CLIENT_ACTIVE:
		return "ACTIVE";
	}
	return "";
}

void show_client_render(struct str *out, const struct flex_client_info *i)
{
	char a[ADDR_STRLEN];

	str_printf(out, "  Profile : %s\n  Current state:%s\n", i->conf->name, state_text(i->state));
	if (i->peer.family)
		str_printf(out, "  Peer : %s\n", addr_str(&i->peer, a));
	if (i->source[0])
		str_printf(out, "  Source : %s\n", i->source);
	str_printf(out, "  ivrf : %s\n  fvrf : %s\n", i->ivrf[0] ? i->ivrf : "IP DEFAULT",
		   i->fvrf[0] ? i->fvrf : "IP DEFAULT");
	if (i->conf->group == FLEX_GROUP_DEFAULT)
		str_puts(out, "  Backup group: Default\n");
	else if (i->conf->group)
		str_printf(out, "  Backup group: %u\n", i->conf->group);
	else
		str_puts(out, "  Backup group: None\n");
	str_printf(out, "  Tunnel interface : %s\n", i->conf->tunnel[0] ? i->conf->tunnel : "None");
	if (i->assigned.family)
		str_printf(out, "  Assigned IP address: %s\n", addr_str(&i->assigned, a));
	str_putc(out, '\n');
}

struct client_visit {
	struct cli_ctx *c;
	const char *only;
};

static bool client_visit(const struct flex_client_info *i, void *arg)
{
	struct client_visit *v = arg;

	if (!v->only || !strcmp(v->only, i->conf->name))
		show_client_render(v->c->out, i);
	return true;
}

static int show_client(struct cli_ctx *c, const struct gram_match *m)
{
	struct client_visit v = { c, gram_var(m, "name") };

	if (c->rt->flexvpn)
		flexvpn_clients_walk(c->rt->flexvpn, client_visit, &v);
	return 0;
}

static int client_order(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "name");
	bool found = c->rt->flexvpn && (gram_begins(m, "clear") ?
						flexvpn_client_clear(c->rt->flexvpn, name) :
						flexvpn_client_connect(c->rt->flexvpn, name));

	if (!found)
		cli_print(c, "%% FlexVPN client %s is not configured\n", name);
	return 0;
}

const struct gram_row client_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto ikev2 client flexvpn [WORD$name]",
		 "Show running system information\nEncryption module\nShows ikev2 info\nClient\n"
		 "FlexVPN clients\nName of the client", show_client),
	EXEC_ROW(MODE_EXEC, "crypto ikev2 client flexvpn connect WORD$name",
		 "Encryption related commands.\nIKEv2 commands\nClient\nFlexVPN client\nConnect it\n"
		 "Name of the client", client_order),
	EXEC_ROW(MODE_EXEC, "clear crypto ikev2 client flexvpn WORD$name",
		 "Reset functions\nEncryption subsystem\nClear IKEv2\nClient\nFlexVPN client\n"
		 "Name of the client", client_order),
	EXEC_END,
};
