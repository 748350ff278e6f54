/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The daemons' log lines that IOS has messages for, in IOS's words.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/frr/frr_priv.h"
#include "routing/vrf_link.h"

#define LOST_MS 3000

/* The word at *p up to one of `ends`; *p moves behind it. */
static bool word(const char **p, const char *ends, char *out, size_t size)
{
	size_t n = strcspn(*p, ends);

	if (!n || n >= size)
		return false;
	memcpy(out, *p, n);
	out[n] = '\0';
	*p += n;
	return true;
}

/* --- BGP --- */

static bool just_lost(const struct frr_child *c, const char *neighbor)
{
	uint64_t now = timerq_now(loop_timers(c->f->loop));
	struct addr a;

	if (!addr_parse(neighbor, &a))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(c->lost); i++)
		if (c->lost[i].at && now - c->lost[i].at < LOST_MS && addr_eq(&c->lost[i].a, &a))
			return true;
	return false;
}

/* Another VRF's daemon: nobody has configured that neighbour. */
static bool of_vrf(const struct frr_child *c, const char *neighbor)
{
	struct addr a;

	return addr_parse(neighbor, &a) && vrf_link_at(c->f->ifaces, c->conf.vrf, &a);
}

static const char *down_reason(const struct frr_child *c, const char *neighbor, const char *frr)
{
	static const struct {
		const char *frr, *ios;
	} map[] = {{"BGP Notification send", "BGP Notification sent"},
		   {"BGP Notification received", "BGP Notification received"},
		   {"Interface down", "Interface flap"},
		   {"Waiting for NHT", "Interface flap"},
		   {"Neighbor address lost", "Interface flap"},
		   {"Admin. shutdown", "Admin. shutdown"},
		   {"User reset", "User reset"},
		   {"Peer closed the session", "Peer closed the session"},
		   {"NSF peer closed the session", "NSF peer closed the session"},
		   {"Address family activated", "Address family activated"},
		   {"Peer-group add member", "Member added to peergroup"},
		   {"Peer-group delete member", "Member removed from peergroup"},
		   {"RR client config change", "RR client config change"},
		   {"Update source change", "Update source change"},
		   {"Multihop config change", "Multihop config change"},
		   {"BFD down received", "BFD adjacency down"},
		   {"Neighbor deleted", "Neighbor deleted"}};

	if (just_lost(c, neighbor))
		return "Interface flap";
	/* a neighbour of a listen range is deleted as its session ends: that is not why it ended */
	if (!strcmp(frr, "Neighbor deleted") && !strcmp(c->notified, neighbor) &&
	    timerq_now(loop_timers(c->f->loop)) - c->notified_at < LOST_MS)
		return "BGP Notification sent";
	for (size_t i = 0; i < ARRAY_SIZE(map); i++)
		if (!strcmp(map[i].frr, frr))
			return map[i].ios;
	return *frr ? frr : "Peer closed the session";
}

/* "%ADJCHANGE: neighbor A(host) in vrf V Up|Down REASON" */
static void bgp_adjchange(struct frr_child *c, const char *p)
{
	char neighbor[64];
	const char *state;
	struct addr a;

	if (*p == '*') /* dynamic */
		p++;
	if (!word(&p, "( ", neighbor, sizeof(neighbor)))
		return;
	state = strstr(p, " in vrf ");
	if (!state)
		return;
	state = strchr(state + strlen(" in vrf "), ' ');
	if (!state)
		return;
	state++;
	if (addr_parse(neighbor, &a))
		zsync_peer(c, &a, !strncmp(state, "Up", 2));
	if (!c->conf.log_changes || of_vrf(c, neighbor))
		return;
	if (!strncmp(state, "Up", 2))
		log_msg("BGP", LOG_LV_NOTICE, "ADJCHANGE", "neighbor %s %s%s%sUp ", neighbor,
			c->conf.vrf[0] ? "vpn vrf " : "", c->conf.vrf, c->conf.vrf[0] ? " " : "");
	else if (!strncmp(state, "Down", 4))
		log_msg("BGP", LOG_LV_NOTICE, "ADJCHANGE", "neighbor %s %s%s%sDown %s", neighbor,
			c->conf.vrf[0] ? "vpn vrf " : "", c->conf.vrf, c->conf.vrf[0] ? " " : "",
			down_reason(c, neighbor, state[4] ? state + 5 : ""));
}

/* "%NOTIFICATION: sent to neighbor A 4/0 (Hold Timer Expired) 0 bytes " */
static void bgp_notification(struct frr_child *c, const char *p)
{
	bool sent = !strncmp(p, "sent to neighbor ", 17);
	char neighbor[64], code[16], text[128] = "";
	unsigned bytes = 0;

	p = strstr(p, "neighbor ");
	if (!p)
		return;
	p += strlen("neighbor ");
	if (!word(&p, " ", neighbor, sizeof(neighbor)))
		return;
	if (sent) {
		str_copy(c->notified, sizeof(c->notified), neighbor);
		c->notified_at = timerq_now(loop_timers(c->f->loop));
	}
	if (!c->conf.log_changes || of_vrf(c, neighbor) || *p++ != ' ' ||
	    !word(&p, " ", code, sizeof(code)) || *p++ != ' ')
		return;
	if (*p == '(') {
		p++;
		if (!word(&p, ")", text, sizeof(text)))
			return;
		p++;
		sscanf(p, " %u bytes", &bytes);
	}
	for (char *t = text; *t; t++)
		*t = (char)tolower((unsigned char)*t);
	if (!strcmp(text, "hold timer expired"))
		str_copy(text, sizeof(text), "hold time expired");
	if (!strncmp(text, "cease/", 6))
		memmove(text, text + 6, strlen(text + 6) + 1);
	log_msg("BGP", LOG_LV_ERR, "NOTIFICATION", "%s neighbor %s %s (%s) %u bytes",
		sent ? "sent to" : "received from", neighbor, code, text, bytes);
}

/* --- OSPF --- */

static const char *ospf_state(const char *frr)
{
	static const struct {
		const char *frr, *ios;
	} map[] = {{"Deleted", "DOWN"},	     {"Down", "DOWN"},	     {"Attempt", "ATTEMPT"},
		   {"Init", "INIT"},	     {"2-Way", "2WAY"},	     {"ExStart", "EXSTART"},
		   {"Exchange", "EXCHANGE"}, {"Loading", "LOADING"}, {"Full", "FULL"},
		   {"Twoway", "2WAY"},	     {"ExChange", "EXCHANGE"}, {"None", "DOWN"}};

	for (size_t i = 0; i < ARRAY_SIZE(map); i++)
		if (!strcmp(map[i].frr, frr))
			return map[i].ios;
	return frr;
}

static const char *ospf_event(const char *frr, bool down)
{
	static const struct {
		const char *frr, *ios;
	} map[] = {{"LoadingDone", "Loading Done"},
		   {"ExchangeDone", "Exchange Done"},
		   {"InactivityTimer", "Neighbor Down: Dead timer expired"},
		   {"LLDown", "Neighbor Down: Interface down or detached"},
		   {"KillNbr", "Neighbor Down: Interface down or detached"},
		   {"1-WayReceived", "1-Way"},
		   {"2-WayReceived", "2-Way Received"},
		   {"NegotiationDone", "Negotiation Done"},
		   {"AdjOK?", "AdjOK?"},
		   {"SeqNumberMismatch", "SeqNumberMismatch"},
		   {"BadLSReq", "BadLSReq"},
		   {"PacketReceived", "Received Hello"},
		   {"HelloReceived", "Received Hello"}};

	for (size_t i = 0; i < ARRAY_SIZE(map); i++)
		if (!strcmp(map[i].frr, frr))
			return map[i].ios;
	return down ? "Neighbor Down" : frr;
}

static const char *ios_name(const char *dev, char out[IFACE_NAME_LEN])
{
	if (!iface_name_from_dev(dev, out))
		str_copy(out, IFACE_NAME_LEN, dev);
	return out;
}

/* "AdjChg: Nbr R, NbrIP A (vrf) on DEV:ADDR: OLD -> NEW (EVENT)"; of ospf6d
 * "AdjChg: Nbr R(vrf) on R%DEV: OLD -> NEW (EVENT)" */
static void ospf_adjchg(struct frr_child *c, const char *p)
{
	char router[24], dev[48], name[IFACE_NAME_LEN], from[24], to[24], event[40];
	const char *at;
	bool up, down;

	if (!word(&p, ",(", router, sizeof(router)))
		return;
	p = strstr(p, ") on ");
	if (!p)
		return;
	p += strlen(") on ");
	if (!word(&p, ":", dev, sizeof(dev)))
		return;
	at = strchr(dev, '%') ? strchr(dev, '%') + 1 : dev;
	p = strstr(p, ": ");
	if (!p)
		return;
	p += 2;
	if (!word(&p, " ", from, sizeof(from)) || strncmp(p, " -> ", 4) != 0)
		return;
	p += 4;
	if (!word(&p, " ", to, sizeof(to)) || strncmp(p, " (", 2) != 0)
		return;
	p += 2;
	if (!word(&p, ")", event, sizeof(event)))
		return;
	up = !strcmp(to, "Full");
	down = !strcmp(to, "Deleted") || !strcmp(to, "Down");
	/* without `detail`: only what ends and begins an adjacency */
	if (!c->conf.log_changes || (!c->conf.log_detail && !up && !(down && strcmp(from, "Init"))))
		return;
	log_msg(child_facility(c), LOG_LV_NOTICE, "ADJCHG", "Process %u, Nbr %s on %s from %s to %s, %s",
		c->conf.number, router, ios_name(at, name), ospf_state(from), ospf_state(to),
		ospf_event(event, down));
}

void events_line(struct frr_child *c, const char *line)
{
	static const struct {
		const char *mark;
		void (*fn)(struct frr_child *c, const char *rest);
	} kinds[] = {{"%ADJCHANGE: neighbor ", bgp_adjchange},
		     {"%NOTIFICATION: ", bgp_notification},
		     {"%NOTIFICATION(Hard Reset): ", bgp_notification},
		     {"AdjChg: Nbr ", ospf_adjchg}};

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		const char *p = strstr(line, kinds[i].mark);

		if (p) {
			kinds[i].fn(c, p + strlen(kinds[i].mark));
			return;
		}
	}
	if (log_debug_on(c->conf.kind == FRR_BGP ? DBG_BGP : DBG_OSPF)) {
		const char *p = strstr(line, ": [");

		/* "DATE TIME BGP: [XXXXX-XXXXX] text": the text is what counts */
		if (p && (p = strstr(p, "] ")) != NULL)
			line = p + 2;
		log_debug("%s: %s", child_facility(c), line);
	}
}
