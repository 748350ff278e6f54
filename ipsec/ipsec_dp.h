/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dataplane interface: what ESP, tunnels and UDP encapsulation need from below, with two
 * implementations: dp_user (ESP in this process on TUN devices) and dp_xfrm (the kernel). All calls
 * come from the control thread and return 0 or -errno with nothing half done. Nothing ever leaves
 * in clear through a tunnel that is `protected` and has no outbound SA: such packets are dropped
 * and counted.
 */
#ifndef IPSEC_IPSEC_DP_H
#define IPSEC_IPSEC_DP_H

#include "base/addr.h"
#include "base/loop.h"
#include "ipsec/ipsec_conf.h"

enum tunnel_kind {
	TUNNEL_GRE,        /* tunnel mode gre ip: GRE over IPv4 (or v6), plain or protected */
	TUNNEL_IPSEC,      /* tunnel mode ipsec ipv4|ipv6: VTI, any/any selectors */
	TUNNEL_IPIP,
	TUNNEL_MGRE,       /* gre multipoint: several peers, chosen by next hop (nbma map) */
	TUNNEL_POLICY      /* crypto map entry: packets are steered in by policy routes */
};

struct tunnel_params {
	char ifname[16];         /* Linux name of the TUN/xfrm/gre device to create: "Tu1", "Vi1" */
	enum tunnel_kind kind;
	struct addr local, remote; /* outer addresses; remote may be none until known */
	bool has_key;
	uint32_t key;
	uint16_t mtu;            /* inner IP MTU */
	uint8_t ttl;             /* outer, 255 */
	bool has_tos;            /* outer TOS without its ECN bits; else copied from inside */
	uint8_t tos;
	uint16_t pmtu_min;       /* a smaller path MTU is not believed */
	bool protected;          /* has tunnel protection: never send in clear */
	enum ipsec_df df;
	bool no_ecn;             /* SAs leave ECN out of the outer header: RFC 6040 4.1, compatibility
				  * mode. Marks that come are taken over all the same. */
	uint32_t dummy_ms;       /* RFC 4303 2.6: a dummy packet so often on each SA, 0 none. Userspace
				  * only: the kernel cannot. */
	bool no_ipv6;            /* the device begins without IPv6, until somebody turns it on: what
				  * the kernel does for it grows with the number of devices */
	int netns_fd;            /* namespace of the inside device, -1: ours (VRF) */
	uint16_t mss, mss6;      /* ip, ipv6 tcp adjust-mss: upper bounds for TCP through the tunnel,
				  * 0 off. Userspace only: the kernel's packets go through a packet
				  * filter, which is set elsewhere. */
};

#define SA_V4 1
#define SA_V6 2

struct sa_params {
	bool inbound;
	uint32_t spi;            /* host order; inbound ones from spi_alloc() */
	struct addr local, remote;
	uint16_t local_port, remote_port; /* ESP in UDP when remote_port != 0 */
	enum ipsec_mode mode;
	const struct encr_alg *encr;
	const struct integ_alg *integ;    /* NULL with AEAD */
	bool esn;
	const uint8_t *key;      /* encr->key_len + salt_len bytes; copied, caller wipes its own */
	const uint8_t *integ_key;
	uint32_t replay_window;  /* inbound; 0 off */
	bool standby;            /* outbound: carries nothing while the tunnel has another one to
				  * this remote, until sa_use() */
	uint8_t families;        /* SA_V4, SA_V6: what a TUNNEL_IPSEC may carry; 0 both */
	uint32_t tunnel;         /* id from tunnel_add() */
	struct addr inner_local, inner_remote; /* transport mode: the GRE end points */
	uint64_t soft_bytes, hard_bytes, soft_packets; /* 0: none. soft -> event DP_SA_SOFT */
};

struct sa_stats {
	uint64_t packets, bytes;
	uint64_t replay_drops, auth_drops, invalid_drops, send_errors;
	/* Parts of invalid_drops: cut short or badly padded; a next header that the SA does not carry;
	 * for its SPI from or to another host, or after its volume was spent; authentic, and what is
	 * inside cannot be taken out. The rest is not this SA's traffic. Userspace only. */
	uint64_t len_drops, proto_drops, sa_drops, inside_drops;
	uint64_t last_used_ms;   /* mono_ms() of the last packet, 0 never */
};

struct tunnel_stats {
	uint64_t rx_packets, rx_bytes, tx_packets, tx_bytes;
	uint64_t rx_errors, tx_errors, tx_no_sa; /* tx_no_sa: dropped instead of sent in clear */
	uint64_t last_rx_ms, last_tx_ms;
};

struct dp_counters { /* since the dataplane was opened, SAs and tunnels that are gone included */
	uint64_t invalid_spi, truncated, too_big, unknown_proto, gre_errors; /* belong to no SA */
	uint64_t replay, auth, len, proto, sa, inside, identity; /* refused by inbound SAs */
	uint64_t no_sa, send_errors;
};

enum dp_event_kind {
	DP_SA_SOFT,        /* volume soft limit reached: rekey */
	DP_SA_HARD,        /* volume spent or sequence number exhausted: SA stopped */
	DP_NO_SA,          /* a packet wanted out of a protected tunnel that has no SA (rate-limited) */
	DP_INVALID_SPI,    /* ESP for no SA of ours: spi, local, remote (rate-limited) */
	DP_PEER_MOVED,     /* authenticated packet from another address/port: NAT rebinding */
	/* Refused packets, one of a kind told a second; the counters have them all. */
	DP_REPLAY,         /* seen before or behind the window: spi, seq (0 where not known) */
	DP_BAD_MAC,        /* not authentic: spi, seq */
	DP_BAD_PACKET,     /* authentic, but not what its SA may carry, or malformed: spi, text */
	DP_CLEAR,          /* in clear for a protected tunnel: tunnel, local, remote, proto */
	DP_BROKEN          /* device (tunnel) or worker (tunnel 0) lost: text says what */
};
struct dp_event {
	enum dp_event_kind kind;
	uint32_t spi, tunnel;
	uint64_t seq;
	struct endpoint local, remote;
	uint8_t proto;     /* DP_CLEAR */
	const char *text;
};

struct ipsec_dp;

struct ipsec_dp_events { /* called on the control thread */
	void (*event)(void *ctx, const struct dp_event *ev);
	/* A datagram on port 4500 that starts with the non-ESP marker, marker removed. */
	void (*ike_packet)(void *ctx, const struct endpoint *local, const struct endpoint *remote,
			   const uint8_t *msg, size_t len);
	void *ctx;
};

struct ipsec_dp_ops {
	const char *name;      /* "userspace", "kernel" */
	const char *engine;    /* flow_id prefix of show crypto ipsec sa: "SW", "ESG" */
	/* Can this implementation work here? 0, or -errno with why[] filled: one clear sentence. */
	int (*probe)(char *why, size_t size);
	struct ipsec_dp *(*open)(struct loop *loop, const struct ipsec_dp_events *ev, char *why,
				 size_t size);
};

struct ipsec_dp {
	const struct ipsec_dp_ops *ops;
	void (*close)(struct ipsec_dp *dp); /* removes every tunnel and SA, frees dp */
	/* Take over reading of the bound UDP 4500 socket: ESP is ours, IKE goes to ike_packet().
	 * The fd stays the caller's for sending; closed by the caller after close(). */
	int (*natt_attach)(struct ipsec_dp *dp, int fd);
	/* Device exists and is administratively up when this returns. *id > 0. */
	int (*tunnel_add)(struct ipsec_dp *dp, const struct tunnel_params *p, uint32_t *id);
	int (*tunnel_update)(struct ipsec_dp *dp, uint32_t id, const struct tunnel_params *p);
	int (*tunnel_del)(struct ipsec_dp *dp, uint32_t id); /* its SAs go with it */
	/* Link state of the device: down = no carrier, kernel withdraws routes. */
	int (*tunnel_link)(struct ipsec_dp *dp, uint32_t id, bool up);
	/* TUNNEL_MGRE: packets to inner next hop/destination `inner` go to `nbma`. del: nbma none */
	int (*tunnel_peer)(struct ipsec_dp *dp, uint32_t id, const struct prefix *inner,
			   const struct addr *nbma);
	int (*tunnel_stats)(struct ipsec_dp *dp, uint32_t id, struct tunnel_stats *out);
	uint32_t (*spi_alloc)(struct ipsec_dp *dp); /* unused SPI >= 256; reserved until sa_add/spi_free */
	void (*spi_free)(struct ipsec_dp *dp, uint32_t spi);
	/* The newest outbound SA of a tunnel (and remote) carries the traffic; older stay until deleted. */
	int (*sa_add)(struct ipsec_dp *dp, const struct sa_params *p);
	int (*sa_use)(struct ipsec_dp *dp, uint32_t spi, const struct addr *remote);
	int (*sa_del)(struct ipsec_dp *dp, bool inbound, uint32_t spi, const struct addr *remote);
	int (*sa_stats)(struct ipsec_dp *dp, bool inbound, uint32_t spi, const struct addr *remote,
			struct sa_stats *out);
	/* New outer remote end point for all SAs of the tunnel (NAT rebinding, RFC 7296 2.23). */
	int (*sa_moved)(struct ipsec_dp *dp, uint32_t tunnel, const struct endpoint *remote);
	void (*counters)(struct ipsec_dp *dp, struct dp_counters *out);
};

extern const struct ipsec_dp_ops dp_user_ops;
extern const struct ipsec_dp_ops dp_xfrm_ops;

/* The MTU of the way between two addresses of one family as the kernel knows it now; 0 unknown. Any
 * thread, in the namespace of the way. */
uint32_t ipsec_path_mtu(const struct addr *local, const struct addr *remote);

/* force: NULL (probe: kernel if it has ESP, else userspace), "user", "kernel". NULL + why on failure. */
struct ipsec_dp *ipsec_dp_open(struct loop *loop, const char *force,
			       const struct ipsec_dp_events *ev, char *why, size_t size);

#endif
