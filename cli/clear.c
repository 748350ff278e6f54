/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clear: ends sessions, zeroes counters, empties the log.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/show.h"
#include "ike/author.h"

struct id_list {
	struct flexvpn *f;
	const struct gram_match *m;
	uint32_t *id;
	size_t n, cap;
};

static void id_add(struct id_list *l, uint32_t id)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 64;
		l->id = xrealloc(l->id, l->cap * sizeof(*l->id));
	}
	l->id[l->n++] = id;
}

static bool vrf_wanted(const struct gram_match *m, const char *var, const char *have)
{
	const char *want = gram_var(m, var);

	return !want || (have && !strcmp(want, have));
}

/* The names a session has for AAA: the peer's identity, and what it is authorized by. */
static bool user_wanted(const struct gram_match *m, const struct ike_sa_info *sa)
{
	const char *user = gram_var(m, "user"), *group = gram_var(m, "group");
	const struct ike_profile *p = sa->profile;
	struct ike_why why;
	char name[256];

	ike_id_str(&sa->remote_id, name, sizeof(name));
	if (group)
		return sa->remote_id.type == IKE_ID_KEY_ID && !strcmp(group, name);
	if (!user || (sa->remote_id.type && !strcmp(user, name)))
		return true;
	for (int i = 0; p && sa->remote_id.type && i < 2; i++) {
		const struct ike_author *a = i ? &p->author_group : &p->author_user;

		if (a->list && author_name(sa->conf, a, &sa->remote_id, name, sizeof(name), &why) &&
		    !strcmp(user, name))
			return true;
	}
	return false;
}

static bool sa_collect(const struct ike_sa_info *sa, void *arg)
{
	struct id_list *l = arg;

	if (show_addr_wanted(l->m, "local", &sa->local.addr) &&
	    show_addr_wanted(l->m, "remote", &sa->remote.addr) &&
	    gram_num(l->m, "lport", sa->local.port) == sa->local.port &&
	    gram_num(l->m, "rport", sa->remote.port) == sa->remote.port &&
	    vrf_wanted(l->m, "fvrf", sa->fvrf) &&
	    vrf_wanted(l->m, "ivrf", flexvpn_inside_vrf(l->f, sa)) &&
	    user_wanted(l->m, sa) && gram_num(l->m, "id", sa->id) == sa->id)
		id_add(l, sa->id);
	return true;
}

/* clear crypto session, clear crypto ikev2 sa. Ids are collected first: a deletion runs callbacks that
 * may add or remove SAs. */
static int clear_sas(struct cli_ctx *c, const struct gram_match *m)
{
	struct ike *e = c->rt->flexvpn ? flexvpn_ike(c->rt->flexvpn) : NULL;
	struct id_list l = { .f = c->rt->flexvpn, .m = m };

	/* Sessions that wait for a client to reconnect: there are none. */
	if (!e || gram_has(m, "reconnect"))
		return 0;
	ike_walk(e, sa_collect, &l);
	for (size_t i = 0; i < l.n; i++)
		if (gram_has(m, "fast"))
			ike_sa_drop(e, l.id[i], "cleared by the user");
		else
			ike_sa_delete(e, l.id[i], "cleared by the user");
	free(l.id);
	return 0;
}

static bool child_collect(const struct flexvpn_session *s, void *arg)
{
	struct id_list *l = arg;
	const char *map = gram_var(l->m, "map");

	if (!show_addr_wanted(l->m, "peer", &s->remote.addr) || !vrf_wanted(l->m, "vrf", s->ivrf) ||
	    (map && strcmp(map, s->map_tag) != 0))
		return true;
	for (size_t i = 0; i < s->n_flows; i++) {
		const struct ike_child *ch = &s->flow[i].child;
		bool any = !gram_var(l->m, "spi");
		uint64_t spi = gram_num(l->m, "spi", 0);

		/* an entry is one of a destination: inbound SAs have ours */
		if (ch->id && !s->flow[i].more &&
		    (any || (ch->spi_in == spi && show_addr_wanted(l->m, "entry", &s->local.addr)) ||
		     (ch->spi_out == spi && show_addr_wanted(l->m, "entry", &s->remote.addr))))
			id_add(l, ch->id);
	}
	return true;
}

static int clear_ipsec_sa(struct cli_ctx *c, const struct gram_match *m)
{
	struct flexvpn *f = c->rt->flexvpn;
	struct id_list l = { .m = m };

	if (!f)
		return 0;
	if (gram_has(m, "counters")) {
		flexvpn_counters_clear(f);
		return 0;
	}
	flexvpn_walk(f, child_collect, &l);
	for (size_t i = 0; i < l.n; i++)
		ike_child_delete(flexvpn_ike(f), l.id[i], "cleared by the user");
	free(l.id);
	return 0;
}

/* --- with [confirm] --- */

static bool confirmed(const char *answer)
{
	return !*answer || *answer == 'y' || *answer == 'Y';
}

static void counters_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	struct iface *i = NULL;

	if (!confirmed(answer) || !c->rt->ifaces)
		return;
	if (arg) { /* an ifindex: nothing to free should the question be interrupted */
		i = iface_by_index(c->rt->ifaces, (int)(intptr_t)arg);
		if (!i)
			return;
	}
	iface_counters_clear(c->rt->ifaces, i);
	show_rates_cleared(i ? i->conf.name : NULL, show_now());
	log_msg("CLEAR", LOG_LV_NOTICE, "COUNTERS", "Clear counter on %s%s by %s",
		i ? "interface " : "all interfaces", i ? i->conf.name : "", c->who);
}

static int clear_counters(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "iface");
	const struct iface *i;

	if (!c->rt->ifaces)
		return 0;
	if (!name) {
		cli_ask(c, "Clear \"show interface\" counters on all interfaces [confirm]", false,
			counters_answer, NULL);
		return 0;
	}
	i = iface_find(c->rt->ifaces, name);
	if (!i)
		show_bad_token(c, m, "iface");
	else if (i->ifindex)
		cli_ask(c, "Clear \"show interface\" counters on this interface [confirm]", false,
			counters_answer, (void *)(intptr_t)i->ifindex);
	return 0;
}

static void logging_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	if (confirmed(answer))
		log_ring_clear();
}

static int clear_logging(struct cli_ctx *c, const struct gram_match *m)
{
	cli_ask(c, "Clear logging buffer [confirm]", false, logging_answer, NULL);
	return 0;
}

/* Every route is decided and installed anew; those of one network with a network given. */
static int clear_route(struct cli_ctx *c, const struct gram_match *m)
{
	struct rib_entry e;
	struct addr a;

	if (!c->rt->rib)
		return 0;
	if (gram_addr(m, "addr", &a)) {
		if (!rib_lookup(c->rt->rib, &a, &e) || !e.prefix.len) {
			cli_print(c, "%% No matching route to delete\n");
			return 0;
		}
	}
	rib_iface_changed(c->rt->rib, "");
	rib_run(c->rt->rib);
	return 0;
}

static int clear_nothing(struct cli_ctx *c, const struct gram_match *m)
{
	return 0; /* there is never anything of the kind here, as on a router without IKEv1 SAs */
}

#define CRYPTO_HELP "Reset functions\nEncryption subsystem\n"
#define BOTH "local {A.B.C.D$local|X:X:X:X::X$local}|remote {A.B.C.D$remote|X:X:X:X::X$remote}"
#define BOTH_HELP                                                                                  \
	"With this local address\nIPv4 address\nIPv6 address\nWith this remote address\n"          \
	"IPv4 address\nIPv6 address"
#define SA_ARGS                                                                                    \
	"[counters|entry A.B.C.D$entry {ah|esp} <256-4294967295>$spi|map WORD$map|"                \
	"peer {A.B.C.D$peer|X:X:X:X::X$peer}|spi <256-4294967295>$spi|vrf WORD$vrf]"
#define SA_ARGS_HELP                                                                               \
	"Reset the SA counters\nClear all entries for a SPI and destination\nDestination address\n" \
	"AH\nESP\nSPI of the SA\nClear all SAs for a given crypto map\nCrypto map tag\n"         \
	"Clear all SAs for a given crypto peer\nIPv4 address of the peer\nIPv6 address of the "    \
	"peer\n"                                                                                   \
	"Clear SA by SPI\nSPI of the SA\nClear all SAs of a VRF\nVRF name"

const struct gram_row clear_rows[] = {
	EXEC_ROW(MODE_EXEC,
		 "clear crypto session [local {A.B.C.D$local|X:X:X:X::X$local} [port <1-65535>$lport]|"
		 "remote {A.B.C.D$remote|X:X:X:X::X$remote} [port <1-65535>$rport]|fvrf WORD$fvrf|"
		 "ivrf WORD$ivrf|isakmp group WORD$group|username WORD$user]...",
		 CRYPTO_HELP "Clear crypto sessions (tunnels)\nWith this local address\nIPv4 address\n"
			     "IPv6 address\nAnd port\nUDP port\nWith this remote address\n"
			     "IPv4 address\nIPv6 address\nAnd port\nUDP port\nFront-door VRF\n"
			     "VRF name\nInside VRF\nVRF name\nBy identity\nOf type key-id\nName\n"
			     "By the name AAA knows\nName",
		 clear_sas),
	EXEC_ROW(MODE_EXEC, "clear crypto ikev2 sa [" BOTH "|fvrf WORD$fvrf|fast|reconnect|psh <1-65535>$id]...",
		 CRYPTO_HELP "Clear IKEv2\nClear IKEv2 SAs\n" BOTH_HELP
			     "\nFront-door VRF\nVRF name\nWithout waiting for the peers' answers\nReconnect sessions\n"
			     "Clear one SA\nTunnel-id",
		 clear_sas),
	EXEC_ROW(MODE_EXEC, "clear crypto sa " SA_ARGS,
		 CRYPTO_HELP "Clear all crypto SAs\n" SA_ARGS_HELP, clear_ipsec_sa),
	EXEC_ROW(MODE_EXEC, "clear crypto ipsec sa " SA_ARGS,
		 CRYPTO_HELP "Clear IPSEC\nClear all crypto SAs\n" SA_ARGS_HELP, clear_ipsec_sa),
	EXEC_ROW(MODE_EXEC, "clear crypto isakmp [sa]",
		 CRYPTO_HELP "Flush the ISAKMP database\nISAKMP SAs", clear_nothing),
	EXEC_ROW(MODE_EXEC, "clear counters [IFACE$iface]",
		 "Reset functions\nClear counters on one or all interfaces\nInterface",
		 clear_counters),
	EXEC_ROW(MODE_EXEC, "clear logging", "Reset functions\nClear logging buffer",
		 clear_logging),
	EXEC_ROW(MODE_EXEC, "clear ip route {*|A.B.C.D$addr [A.B.C.D$mask]}",
		 "Reset functions\nIP\nDelete route table entries\nDelete all routes\n"
		 "Destination network route to delete\nNetwork mask",
		 clear_route),
	EXEC_END,
};
