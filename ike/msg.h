/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IKEv2 messages (RFC 7296 3): header, payload chain, notify, delete. Parsing goes through cursors
 * only, allocates nothing and decides nothing: pointers in the results reach into the caller's
 * packet. Building appends payloads to a fixed buffer and patches the chain.
 */
#ifndef IKE_MSG_H
#define IKE_MSG_H

#include "base/wire.h"
#include "ike/ike.h"

#define IKE_HDR_LEN 28
#define IKE_PLD_MAX 64          /* payloads looked at in one message */
#define IKE_NONCE_MAX 256
#define IKE_NONCE_LEN 32
#define IKE_MSG_MAX 65000
#define IKE_BUILD_MAX 16384     /* inner payloads of one message we build */

enum ike_exchange { XCHG_SA_INIT = 34, XCHG_AUTH = 35, XCHG_CREATE_CHILD = 36, XCHG_INFO = 37 };
enum ike_hdr_flag { HDR_INITIATOR = 0x08, HDR_RESPONSE = 0x20 };

enum ike_pld {
	PLD_NONE = 0, PLD_SA = 33, PLD_KE = 34, PLD_IDI = 35, PLD_IDR = 36, PLD_CERT = 37,
	PLD_CERTREQ = 38, PLD_AUTH = 39, PLD_NONCE = 40, PLD_NOTIFY = 41, PLD_DELETE = 42,
	PLD_VENDOR = 43, PLD_TSI = 44, PLD_TSR = 45, PLD_SK = 46, PLD_CP = 47, PLD_EAP = 48,
	PLD_SKF = 53
};
/* A set of payload types, for "required payloads". */
#define PLD_BIT(t) ((uint64_t)1 << ((t) - 32))

enum ike_proto { PROTO_NONE = 0, PROTO_IKE = 1, PROTO_AH = 2, PROTO_ESP = 3 };

enum ike_notify {
	NTF_UNSUPPORTED_CRITICAL_PAYLOAD = 1,
	NTF_INVALID_IKE_SPI = 4,
	NTF_INVALID_MAJOR_VERSION = 5,
	NTF_INVALID_SYNTAX = 7,
	NTF_INVALID_MESSAGE_ID = 9,
	NTF_INVALID_SPI = 11,
	NTF_NO_PROPOSAL_CHOSEN = 14,
	NTF_INVALID_KE_PAYLOAD = 17,
	NTF_AUTHENTICATION_FAILED = 24,
	NTF_SINGLE_PAIR_REQUIRED = 34,
	NTF_NO_ADDITIONAL_SAS = 35,
	NTF_INTERNAL_ADDRESS_FAILURE = 36,
	NTF_FAILED_CP_REQUIRED = 37,
	NTF_TS_UNACCEPTABLE = 38,
	NTF_INVALID_SELECTORS = 39,
	NTF_TEMPORARY_FAILURE = 43,
	NTF_CHILD_SA_NOT_FOUND = 44,
	NTF_ERROR_MAX = 16383, /* types up to here are errors (RFC 7296 3.10.1) */
	NTF_INITIAL_CONTACT = 16384,
	NTF_SET_WINDOW_SIZE = 16385,
	NTF_ADDITIONAL_TS_POSSIBLE = 16386,
	NTF_IPCOMP_SUPPORTED = 16387,
	NTF_NAT_DETECTION_SOURCE_IP = 16388,
	NTF_NAT_DETECTION_DESTINATION_IP = 16389,
	NTF_COOKIE = 16390,
	NTF_USE_TRANSPORT_MODE = 16391,
	NTF_HTTP_CERT_LOOKUP_SUPPORTED = 16392,
	NTF_REKEY_SA = 16393,
	NTF_ESP_TFC_PADDING_NOT_SUPPORTED = 16394,
	NTF_NON_FIRST_FRAGMENTS_ALSO = 16395,
	NTF_FRAGMENTATION_SUPPORTED = 16430,
	NTF_SIGNATURE_HASH_ALGORITHMS = 16431,
	NTF_USE_PPK = 16435,
	NTF_PPK_IDENTITY = 16436,
	NTF_NO_PPK_AUTH = 16437,
	/* Of the private range: no document tells what IOS uses. */
	NTF_DELETE_REASON = 41001
};

struct ike_hdr {
	uint8_t spi_i[8], spi_r[8];
	uint8_t next, version, exchange, flags;
	uint32_t id, len;
};

struct ike_pld_ref { /* one payload; p points at the body, behind the generic header */
	uint8_t type, next; /* next: the following payload's type; of SK: the first one inside */
	uint16_t len;
	const uint8_t *p;
};

struct ike_msg {
	struct ike_hdr h;
	const uint8_t *raw;      /* the whole message as received */
	size_t len;
	struct ike_pld_ref pld[IKE_PLD_MAX];
	uint8_t n;
	uint64_t present;        /* PLD_BIT of every type seen */
	uint8_t critical;        /* first unknown payload type marked critical, 0 none */
	bool bad;                /* the chain does not parse */
	uint8_t first;           /* the chain itself: type of its first payload, and bytes */
	const uint8_t *chain;
	size_t chain_len;
};

struct ike_ntf {
	uint8_t proto, spi_len;
	uint16_t type;
	const uint8_t *spi, *data;
	uint16_t len;
};

/* False: not an IKE header, or its length is not the datagram's. */
bool msg_header_parse(const void *data, size_t len, struct ike_hdr *h);
/* Walk a chain that begins with type `first`. Fills pld, n, present, critical, bad. */
void msg_chain_parse(struct ike_msg *m, uint8_t first, const uint8_t *p, size_t len);
/* First payload of a type, NULL none. */
const struct ike_pld_ref *msg_find(const struct ike_msg *m, uint8_t type);
bool ntf_parse(const struct ike_pld_ref *p, struct ike_ntf *out);
bool msg_ntf_find(const struct ike_msg *m, uint16_t type, struct ike_ntf *out);
/* The first error notify. */
bool msg_ntf_error(const struct ike_msg *m, struct ike_ntf *out);

/* A chain under construction. For clear messages it is the message's body, for protected ones the
 * inner payloads. */
struct pb {
	uint8_t first;           /* type of the first payload, PLD_NONE: empty */
	size_t next_off;         /* where the next payload's type goes */
	size_t len_off;          /* where the open payload's length goes */
	struct wr w;
	uint8_t buf[IKE_BUILD_MAX];
};

void pb_init(struct pb *b);
void pb_reset(struct pb *b);
/* Open a payload; write its body through &b->w; then close it. */
void pb_open(struct pb *b, uint8_t type);
void pb_close(struct pb *b);
void pb_bytes(struct pb *b, uint8_t type, const void *p, size_t len);
void pb_ntf(struct pb *b, uint8_t proto, const void *spi, size_t spi_len, uint16_t type,
	    const void *data, size_t len);
/* A notify without SPI and protocol. */
void pb_ntf_plain(struct pb *b, uint16_t type, const void *data, size_t len);

void hdr_write(struct wr *w, const uint8_t spi_i[8], const uint8_t spi_r[8], uint8_t next,
	       uint8_t exchange, uint8_t flags, uint32_t id, uint32_t len);

const char *pld_name(uint8_t type);      /* "SA", "KE", "N" (nonce), "NOTIFY"; NULL unknown */
const char *exchange_name(uint8_t exchange); /* "IKE_SA_INIT"; "unknown" */

#endif
