/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show crypto sockets, show crypto call admission statistics: what protects tunnels, counted.
 */
#include <stdio.h>
#include <string.h>

#include "cli/show.h"

static unsigned n_sas(const struct flexvpn_session *s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s->n_flows; i++)
		n += s->flow[i].child.id && !s->flow[i].more ? 2 : 0;
	return n;
}

/* A tunnel with protection holds a socket to IPsec; interfaces with a crypto map do not. */
static bool has_socket(const struct flexvpn_session *s)
{
	return strstr(s->map_tag, "-head-") != NULL;
}

static bool count_visit(const struct flexvpn_session *s, void *arg)
{
	*(unsigned *)arg += has_socket(s);
	return true;
}

static void ident_print(struct cli_ctx *c, const char *what, const struct addr *end, bool gre)
{
	char a[ADDR_STRLEN];

	if (gre)
		cli_print(c, "       %-6s Ident (addr/mask/port/prot): (%s/255.255.255.255/0/47)\n",
			  what, addr_str(end, a));
	else
		cli_print(c, "       %-6s Ident (addr/mask/port/prot): (0.0.0.0/0.0.0.0/0/0)\n", what);
}

static bool socket_visit(const struct flexvpn_session *s, void *arg)
{
	struct cli_ctx *c = arg;
	char shrt[IFACE_NAME_LEN], l[ADDR_STRLEN], r[ADDR_STRLEN];
	struct tunnel_conf t;
	bool gre = flexvpn_tunnel(c->rt->flexvpn, s->iface, &t) && t.mode != TUN_MODE_IPSEC_V4 &&
		   t.mode != TUN_MODE_IPSEC_V6;
	bool open = n_sas(s) > 0;

	if (!has_socket(s))
		return true;
	cli_print(c, "   %s Peers (local/remote): %s/%s\n", iface_name_short(s->iface, shrt),
		  addr_str(&s->local.addr, l), addr_str(&s->remote.addr, r));
	ident_print(c, "Local", &s->local.addr, gre);
	ident_print(c, "Remote", &s->remote.addr, gre);
	cli_print(c,
		  "       IPSec Profile: \"%s\"\n       Socket State: %s\n"
		  "       Client: \"TUNNEL SEC\" (Client State: %s)\n",
		  s->policy ? s->policy->name : "", open ? "Open" : "Opening",
		  open ? "Active" : "Closing");
	return true;
}

static bool listen_visit(const struct flexvpn_session *s, void *arg)
{
	struct cli_ctx *c = arg;

	if (has_socket(s) && s->policy)
		cli_print(c, "Client: \"TUNNEL SEC\" Profile: \"%s\" Map-name: \"%s\"\n",
			  s->policy->name, s->map_tag);
	return true;
}

static int show_sockets(struct cli_ctx *c, const struct gram_match *m)
{
	unsigned n = 0;

	if (c->rt->flexvpn)
		flexvpn_walk(c->rt->flexvpn, count_visit, &n);
	cli_print(c, "\nNumber of Crypto Socket connections %u\n\n", n);
	if (c->rt->flexvpn)
		flexvpn_walk(c->rt->flexvpn, socket_visit, c);
	cli_print(c, "\nCrypto Sockets in Listen state:\n");
	if (c->rt->flexvpn)
		flexvpn_walk(c->rt->flexvpn, listen_visit, c);
	cli_print(c, "\n");
	return 0;
}

/* The table counts IKEv1, which is not there, and the IPsec SAs of all. */
static bool sa_visit(const struct flexvpn_session *s, void *arg)
{
	unsigned *n = arg;

	n[0] += n_sas(s);
	n[1] += s->status == SESSION_DOWN_NEGOTIATING;
	return true;
}

static int show_admission(struct cli_ctx *c, const struct gram_match *m)
{
	static const char rule[] = "---------------------------------------------------------------------";
	unsigned n[2] = { 0 };

	if (c->rt->flexvpn)
		flexvpn_walk(c->rt->flexvpn, sa_visit, n);
	cli_print(c,
		  "%s\n               Crypto Call Admission Control Statistics\n%s\n"
		  "System Resource Limit:        0 Max IKE SAs:     0 Max in nego:  1000\n"
		  "Total IKE SA Count:           0 active:          0 negotiating:     0\n"
		  "Incoming IKE Requests:        0 accepted:        0 rejected:        0\n"
		  "Outgoing IKE Requests:        0 accepted:        0 rejected:        0\n"
		  "Rejected IKE Requests:        0 rsrc low:        0 Active SA limit: 0\n"
		  "                                                   In-neg SA limit: 0\n"
		  "IKE packets dropped at dispatch:     0\n\n"
		  "Max IPSEC SAs:     0\n"
		  "Total IPSEC SA Count: %9u active: %10u negotiating: %5u\n",
		  rule, rule, n[0] + n[1], n[0], n[1]);
	return 0;
}

static int show_call_admission(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Total call admission charges: 0, limit 0\n"
		     "Total calls rejected 0, accepted 0\n"
		     "Load metric: charge 0, unscaled 0%%\n");
	return 0;
}

#define CRYPTO_HELP "Show running system information\nEncryption module\n"

const struct gram_row show_tunnels_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto sockets", CRYPTO_HELP "Secure socket information",
		 show_sockets),
	EXEC_ROW(MODE_USER, "show crypto call admission statistics",
		 CRYPTO_HELP "Show crypto call admission info\nCall Admission Control\n"
			     "Call Admission Control statistics", show_admission),
	EXEC_ROW(MODE_USER, "show call admission statistics",
		 "Show running system information\nShow call\nCall Admission Control\n"
		 "Call Admission Control statistics", show_call_admission),
	EXEC_END,
};
