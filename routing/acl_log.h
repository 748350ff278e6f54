/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `log` and `log-input` of access list entries: the packet filter hands headers of what such an
 * entry matched to the program by nfnetlink_log, here they become %SEC-6-IPACCESSLOG* and
 * %IPV6_ACL-6-ACCESSLOG* messages. As on IOS the first packet of a flow is told at once, the others
 * are counted and told every five minutes, or when `ip access-list log-update threshold` of them
 * were seen. One struct acl_log for a network namespace.
 */
#ifndef ROUTING_ACL_LOG_H
#define ROUTING_ACL_LOG_H

#include "routing/policy.h"

#define ACL_LOG_GROUP 18003      /* of nfnetlink_log; a number as good as any other */
#define ACL_LOG_SNAPLEN 128
#define ACL_LOG_PER_SECOND 200   /* what the kernel hands over for an entry, the rest is missed */
#define ACL_LOG_CLEAR "clear"    /* prefix of what came in clear and a crypto map refused */
#define ACL_LOG_STRANGE "strange" /* of what came out of ESP and is not its crypto map's */
#define ACL_LOG_MS (5 * 60 * 1000)

struct acl_log_packet {
	struct addr src, dst;
	uint8_t proto;
	bool ports, icmp;        /* which of these the packet had */
	uint16_t sport, dport;
	uint8_t type, code;
};

/* The IP header and what is behind it, as far as it is there. False: no IP packet. */
bool acl_log_parse(const uint8_t *data, size_t len, struct acl_log_packet *out);

struct acl_log;
/* policy and threshold (0: none) are looked at with every packet, they stay the caller's. */
struct acl_log *acl_log_new(struct timerq *timers, struct ifaces *ifaces, const char *vrf,
			    const struct policy *policy, const uint32_t *threshold);
/* Begin to take what the filter of this namespace logs. 0, also when that is so already, or -errno:
 * the kernel hands nothing over. */
int acl_log_listen(struct acl_log *l, struct loop *loop, int netns_fd);
/* Where packets with another prefix than acl_log_prefix() makes go. */
void acl_log_on_other(struct acl_log *l,
		      void (*fn)(const char *prefix, const struct acl_log_packet *p, void *arg),
		      void *arg);
void acl_log_free(struct acl_log *l); /* NULL is fine */
/* A packet of the list's entry; in: interface it came by, mac: of who sent it, or NULL. */
void acl_log_seen(struct acl_log *l, const struct acl *a, const struct acl_entry *e,
		  const struct acl_log_packet *p, const char *in, const uint8_t *mac);
/* How many packets could not be told since the last call: lost on the way here or too many flows. */
uint64_t acl_log_missed(struct acl_log *l);

/* A message as acl_log_seen() makes it: "SEC", "IPACCESSLOGP" and the text. */
struct acl_log_text {
	const char *facility, *mnemonic;
	char text[512];
};
void acl_log_render(const struct acl *a, const struct acl_entry *e, const struct acl_log_packet *p,
		    const char *in, const uint8_t *mac, uint32_t packets, struct acl_log_text *out);

/* What the filter puts before a logged packet, and the entry it names; false: none (any more). */
void acl_log_prefix(const struct acl *a, uint32_t seq, char *buf, size_t size);
bool acl_log_entry(const struct policy *p, const char *prefix, const struct acl **a,
		   const struct acl_entry **e);

/* %CRYPTO-4-RECVD_PKT_NOT_IPSEC and RECVD_PKT_INV_IDENTITY, one a minute of each as on IOS. */
void acl_log_clear(const char *vrf, const struct addr *dst, const struct addr *src, uint8_t proto);
void acl_log_strange(const struct addr *dst, const struct addr *src, uint8_t proto);

#endif
