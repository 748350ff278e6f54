/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Large packets of a TUN device (IFF_VNET_HDR). Out of the device comes one TCP or UDP packet of up
 * to 64 KB that stands for many: split here into the packets it means, checksums finished. Into the
 * device, decrypted TCP packets that follow each other go as one again. Pure functions on memory.
 */
#ifndef IPSEC_GSO_H
#define IPSEC_GSO_H

#include <linux/virtio_net.h>
#include <sys/uio.h>

#include "ipsec/inner.h"

#define GSO_HDR_MAX 200       /* IP header and options, TCP header and options */
#define GSO_PIECES 64         /* packets merged into one at most */
#define VNET_LEN 10           /* struct virtio_net_hdr on the wire of the device */

#ifndef VIRTIO_NET_HDR_GSO_UDP_L4
#define VIRTIO_NET_HDR_GSO_UDP_L4 5
#endif

struct gso_split {
	const uint8_t *pkt;
	struct inner in;          /* of the whole; in.len is that of the first piece */
	uint32_t total;           /* bytes at pkt */
	uint16_t hdr_len;         /* headers that every piece has; = total for a single packet */
	uint16_t size;            /* payload of a piece, 0: a single packet */
	uint16_t l4;              /* where TCP or UDP begins; 0: nothing to finish */
	uint16_t csum_at;         /* offset of the checksum field */
	uint8_t type;
	uint32_t off;             /* payload done */
	unsigned index;
};

/* pkt as read from the device behind its header. False: not a packet one could send. */
bool gso_split_begin(struct gso_split *g, const struct virtio_net_hdr *vh, const uint8_t *pkt,
		     size_t len);
/* Write the next packet to out (room for g->in.len bytes). Its length, 0 at the end. */
size_t gso_split_next(struct gso_split *g, uint8_t *out);

/* A run of TCP packets on its way into the device. Payload stays where it is. */
struct gso_merge {
	unsigned n;               /* packets, 0: empty */
	bool closed;              /* takes no more: a short one, PSH or FIN was the last */
	uint8_t *first;           /* the first packet whole; its headers get changed at the end */
	struct inner in;
	uint16_t hdr_len, size;
	uint32_t next_seq, payload;
	uint8_t flags;            /* FIN and PSH seen so far */
	struct iovec iov[GSO_PIECES + 1]; /* [0]: vnet header and first packet, or just headers */
};

enum gso_fit { GSO_NEW, GSO_ADDED, GSO_CONFLICT };

/* Can p (parsed as in) begin a run? TCP with payload and a right checksum, nothing unusual set. */
bool gso_merge_begin(struct gso_merge *m, uint8_t *p, const struct inner *in);
/* The next packet: added; of the same connection but not next (the run must go out first: CONFLICT);
 * or of another one (NEW). */
enum gso_fit gso_merge_add(struct gso_merge *m, uint8_t *p, const struct inner *in);
/* Make the run one packet: VNET_LEN bytes in front of m->first are overwritten. -> entries of
 * m->iov to write; m is empty afterwards. */
int gso_merge_end(struct gso_merge *m);

#endif
