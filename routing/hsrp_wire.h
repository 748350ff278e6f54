/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages of the Hot Standby Router Protocol: version 1 (RFC 2281 5.1) and version 2 (a list of
 * type-length-value elements). Parsing decides nothing and allocates nothing.
 */
#ifndef ROUTING_HSRP_WIRE_H
#define ROUTING_HSRP_WIRE_H

#include "base/addr.h"

#define HSRP_PORT 1985
#define HSRP_MSG_MAX 80
#define HSRP_AUTH_LEN 8
#define HSRP_AUTH_DEFAULT "cisco"
#define HSRP_KEY_LEN 96

enum hsrp_op { HSRP_HELLO, HSRP_COUP, HSRP_RESIGN };
enum hsrp_state {
	HSRP_INIT, HSRP_LEARN, HSRP_LISTEN, HSRP_SPEAK, HSRP_STANDBY, HSRP_ACTIVE,
};

struct hsrp_msg {
	uint8_t version; /* 1 or 2 */
	enum hsrp_op op;
	enum hsrp_state state;
	uint16_t group;  /* below 256 in version 1 */
	uint8_t priority;
	uint32_t hello_ms, hold_ms;
	struct addr vip;
	uint8_t mac[6];  /* version 2 */
	char auth[HSRP_AUTH_LEN + 1]; /* empty with MD5 */
	bool md5;        /* has an MD5 element */
	struct addr md5_from; /* which says who sent it, and by what key */
	uint32_t key_id;
	size_t digest_at; /* parsed: where the digest stands */
};

struct hsrp_key {
	uint32_t id;
	char key[HSRP_KEY_LEN];
	int64_t accept_from, accept_to, send_from, send_to; /* seconds since 1970, both included */
};

/* False: not a message this router understands. */
bool hsrp_parse(const void *data, size_t len, struct hsrp_msg *out);
/* With m->md5 there is an MD5 element of m->md5_from and k, else the text of m->auth; k may be NULL
 * then. 0: failed. */
size_t hsrp_build(const struct hsrp_msg *m, const struct hsrp_key *k, uint8_t out[HSRP_MSG_MAX]);
/* Was it made with this key? data is what m has been parsed from. */
bool hsrp_verify(const void *data, size_t len, const struct hsrp_msg *m, const struct hsrp_key *k);

#endif
