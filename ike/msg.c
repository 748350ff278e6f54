/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Message header, payload chain and notify: reading and writing.
 */
#include "ike/msg.h"

#include <string.h>

bool msg_header_parse(const void *data, size_t len, struct ike_hdr *h)
{
	struct rd r = rd_init(data, len);

	memset(h, 0, sizeof(*h));
	rd_copy(&r, h->spi_i, sizeof(h->spi_i));
	rd_copy(&r, h->spi_r, sizeof(h->spi_r));
	h->next = rd_u8(&r);
	h->version = rd_u8(&r);
	h->exchange = rd_u8(&r);
	h->flags = rd_u8(&r);
	h->id = rd_u32(&r);
	h->len = rd_u32(&r);
	return !r.bad && h->len == len;
}

static bool pld_known(uint8_t type)
{
	return (type >= PLD_SA && type <= PLD_EAP) || type == PLD_SKF;
}

void msg_chain_parse(struct ike_msg *m, uint8_t first, const uint8_t *p, size_t len)
{
	struct rd r = rd_init(p, len);
	uint8_t type = first;

	m->first = first;
	m->chain = p;
	m->chain_len = len;
	m->n = 0;
	m->present = 0;
	m->critical = 0;
	m->bad = false;
	while (type != PLD_NONE) {
		uint8_t next = rd_u8(&r), flags = rd_u8(&r);
		uint16_t plen = rd_u16(&r);
		const uint8_t *body;

		if (r.bad || plen < 4) {
			m->bad = true;
			return;
		}
		body = rd_bytes(&r, plen - 4u);
		if (!body) {
			m->bad = true;
			return;
		}
		if (!pld_known(type)) {
			/* RFC 7296 2.5: the critical bit counts on unknown types only. */
			if ((flags & 0x80) && !m->critical)
				m->critical = type;
		} else {
			if (m->n == IKE_PLD_MAX) {
				m->bad = true;
				return;
			}
			m->pld[m->n++] = (struct ike_pld_ref){ type, next, plen - 4u, body };
			m->present |= PLD_BIT(type);
		}
		/* The encrypted payload is the last; its next field names the first one inside. */
		if (type == PLD_SK || type == PLD_SKF)
			break;
		type = next;
	}
	if (rd_left(&r))
		m->bad = true;
}

const struct ike_pld_ref *msg_find(const struct ike_msg *m, uint8_t type)
{
	for (unsigned i = 0; i < m->n; i++)
		if (m->pld[i].type == type)
			return &m->pld[i];
	return NULL;
}

bool ntf_parse(const struct ike_pld_ref *p, struct ike_ntf *out)
{
	struct rd r = rd_init(p->p, p->len);

	memset(out, 0, sizeof(*out));
	out->proto = rd_u8(&r);
	out->spi_len = rd_u8(&r);
	out->type = rd_u16(&r);
	out->spi = rd_bytes(&r, out->spi_len);
	out->len = rd_left(&r);
	out->data = rd_bytes(&r, out->len);
	return !r.bad;
}

bool msg_ntf_find(const struct ike_msg *m, uint16_t type, struct ike_ntf *out)
{
	for (unsigned i = 0; i < m->n; i++)
		if (m->pld[i].type == PLD_NOTIFY && ntf_parse(&m->pld[i], out) &&
		    out->type == type)
			return true;
	return false;
}

bool msg_ntf_error(const struct ike_msg *m, struct ike_ntf *out)
{
	for (unsigned i = 0; i < m->n; i++)
		if (m->pld[i].type == PLD_NOTIFY && ntf_parse(&m->pld[i], out) &&
		    out->type <= NTF_ERROR_MAX)
			return true;
	return false;
}

void pb_reset(struct pb *b)
{
	b->first = PLD_NONE;
	b->next_off = SIZE_MAX;
	b->len_off = 0;
	b->w = wr_init(b->buf, sizeof(b->buf));
}

void pb_init(struct pb *b)
{
	pb_reset(b);
}

void pb_open(struct pb *b, uint8_t type)
{
	if (b->next_off == SIZE_MAX)
		b->first = type;
	else
		wr_patch_u8(&b->w, b->next_off, type);
	b->next_off = wr_len(&b->w);
	b->len_off = b->next_off + 2;
	wr_u32(&b->w, 0); /* next none, no critical bit, length patched by pb_close() */
}

void pb_close(struct pb *b)
{
	wr_patch_u16(&b->w, b->len_off, wr_len(&b->w) - b->next_off);
}

void pb_bytes(struct pb *b, uint8_t type, const void *p, size_t len)
{
	pb_open(b, type);
	wr_bytes(&b->w, p, len);
	pb_close(b);
}

void pb_ntf(struct pb *b, uint8_t proto, const void *spi, size_t spi_len, uint16_t type,
	    const void *data, size_t len)
{
	pb_open(b, PLD_NOTIFY);
	wr_u8(&b->w, proto);
	wr_u8(&b->w, spi_len);
	wr_u16(&b->w, type);
	wr_bytes(&b->w, spi, spi_len);
	wr_bytes(&b->w, data, len);
	pb_close(b);
}

void pb_ntf_plain(struct pb *b, uint16_t type, const void *data, size_t len)
{
	pb_ntf(b, PROTO_NONE, NULL, 0, type, data, len);
}

void hdr_write(struct wr *w, const uint8_t spi_i[8], const uint8_t spi_r[8], uint8_t next,
	       uint8_t exchange, uint8_t flags, uint32_t id, uint32_t len)
{
	wr_bytes(w, spi_i, 8);
	wr_bytes(w, spi_r, 8);
	wr_u8(w, next);
	wr_u8(w, 0x20);
	wr_u8(w, exchange);
	wr_u8(w, flags);
	wr_u32(w, id);
	wr_u32(w, len);
}

const char *pld_name(uint8_t type)
{
	static const char *const names[] = {
		"SA", "KE", "IDi", "IDr", "CERT", "CERTREQ", "AUTH", "N", "NOTIFY", "DELETE", "VID",
		"TSi", "TSr", "ENCR", "CFG", "EAP"
	};

	if (type >= PLD_SA && type < PLD_SA + ARRAY_SIZE(names))
		return names[type - PLD_SA];
	return type == PLD_SKF ? "SKF" : NULL;
}

const char *exchange_name(uint8_t exchange)
{
	switch (exchange) {
	case XCHG_SA_INIT: return "IKE_SA_INIT";
	case XCHG_AUTH: return "IKE_AUTH";
	case XCHG_CREATE_CHILD: return "CREATE_CHILD_SA";
	case XCHG_INFO: return "INFORMATIONAL";
	}
	return "unknown";
}

static const struct {
	uint16_t type;
	const char *name;
} notify_names[] = {
	{ NTF_UNSUPPORTED_CRITICAL_PAYLOAD, "UNSUPPORTED_CRITICAL_PAYLOAD" },
	{ NTF_INVALID_IKE_SPI, "INVALID_IKE_SPI" },
	{ NTF_INVALID_MAJOR_VERSION, "INVALID_MAJOR_VERSION" },
	{ NTF_INVALID_SYNTAX, "INVALID_SYNTAX" },
	{ NTF_INVALID_MESSAGE_ID, "INVALID_MESSAGE_ID" },
	{ NTF_INVALID_SPI, "INVALID_SPI" },
	{ NTF_NO_PROPOSAL_CHOSEN, "NO_PROPOSAL_CHOSEN" },
	{ NTF_INVALID_KE_PAYLOAD, "INVALID_KE_PAYLOAD" },
	{ NTF_AUTHENTICATION_FAILED, "AUTHENTICATION_FAILED" },
	{ NTF_SINGLE_PAIR_REQUIRED, "SINGLE_PAIR_REQUIRED" },
	{ NTF_NO_ADDITIONAL_SAS, "NO_ADDITIONAL_SAS" },
	{ NTF_INTERNAL_ADDRESS_FAILURE, "INTERNAL_ADDRESS_FAILURE" },
	{ NTF_FAILED_CP_REQUIRED, "FAILED_CP_REQUIRED" },
	{ NTF_TS_UNACCEPTABLE, "TS_UNACCEPTABLE" },
	{ NTF_INVALID_SELECTORS, "INVALID_SELECTORS" },
	{ NTF_TEMPORARY_FAILURE, "TEMPORARY_FAILURE" },
	{ NTF_CHILD_SA_NOT_FOUND, "CHILD_SA_NOT_FOUND" },
	{ NTF_INITIAL_CONTACT, "INITIAL_CONTACT" },
	{ NTF_SET_WINDOW_SIZE, "SET_WINDOW_SIZE" },
	{ NTF_ADDITIONAL_TS_POSSIBLE, "ADDITIONAL_TS_POSSIBLE" },
	{ NTF_IPCOMP_SUPPORTED, "IPCOMP_SUPPORTED" },
	{ NTF_NAT_DETECTION_SOURCE_IP, "NAT_DETECTION_SOURCE_IP" },
	{ NTF_NAT_DETECTION_DESTINATION_IP, "NAT_DETECTION_DESTINATION_IP" },
	{ NTF_COOKIE, "COOKIE" },
	{ NTF_USE_TRANSPORT_MODE, "USE_TRANSPORT_MODE" },
	{ NTF_HTTP_CERT_LOOKUP_SUPPORTED, "HTTP_CERT_LOOKUP_SUPPORTED" },
	{ NTF_REKEY_SA, "REKEY_SA" },
	/* IOS shortens these two in its packet dumps. */
	{ NTF_ESP_TFC_PADDING_NOT_SUPPORTED, "ESP_TFC_NO_SUPPORT" },
	{ NTF_NON_FIRST_FRAGMENTS_ALSO, "NON_FIRST_FRAGS" },
	{ NTF_FRAGMENTATION_SUPPORTED, "IKEV2_FRAGMENTATION_SUPPORTED" },
	{ NTF_SIGNATURE_HASH_ALGORITHMS, "SIGNATURE_HASH_ALGORITHMS" },
	{ NTF_USE_PPK, "USE_PPK" },
	{ NTF_PPK_IDENTITY, "PPK_IDENTITY" },
	{ NTF_NO_PPK_AUTH, "NO_PPK_AUTH" },
	{ NTF_DELETE_REASON, "DELETE_REASON" },
};

const char *ike_notify_name(uint16_t type)
{
	for (size_t i = 0; i < ARRAY_SIZE(notify_names); i++)
		if (notify_names[i].type == type)
			return notify_names[i].name;
	return NULL;
}
