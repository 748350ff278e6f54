/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IOS interfaces and the Linux devices behind them. The configuration arrives as one list
 * (ifaces_configure), is compared with what runs, and only differences touch the kernel. Ethernet
 * devices exist already (flexlab or --map made them); loopbacks are created here; tunnel and
 * virtual-access devices are created by the dataplane and attached with iface_attach(). Link and
 * address state, connected (C) and local (L) routes follow from here. Names: base/ifname.h.
 */
#ifndef ROUTING_IFACE_H
#define ROUTING_IFACE_H

#include "base/addr.h"
#include "base/ifname.h"
#include "base/loop.h"
#include "routing/rib.h"

#define IFACE_MAX_ADDRS 8

struct iface_addr {
	struct prefix p;      /* address with its length, host bits kept */
	bool secondary;
};

struct iface_conf {
	char name[IFACE_NAME_LEN];       /* canonical long name */
	enum iface_kind kind;
	bool shutdown;
	char *description;               /* NULL: none */
	struct iface_addr addrs[IFACE_MAX_ADDRS];
	size_t n_addrs;
	char unnumbered[IFACE_NAME_LEN]; /* ip unnumbered X, "" none */
	bool ipv6;                       /* ipv6 enable: also without an address */
	bool negotiated, dhcp;           /* ip address negotiated | dhcp */
	bool negotiated6;                /* ipv6 address negotiated */
	uint16_t mtu, ip_mtu;            /* 0: default */
	uint16_t mtu6;                   /* ipv6 mtu, at most the device's; 0: the device's */
	uint16_t mss, mss6;              /* ip, ipv6 tcp adjust-mss, 0 off */
	uint32_t bandwidth, delay;       /* kbit/s, tens of us; 0: default of the kind */
	uint16_t vlan;                   /* encapsulation dot1Q, subinterfaces */
	char vrf[32];                    /* "" global */
	bool configured;                 /* false: exists in Linux or by cloning only */
};

struct iface_counters {
	uint64_t rx_packets, rx_bytes, rx_errors, rx_drops, tx_packets, tx_bytes, tx_errors, tx_drops;
};

struct iface {
	struct iface_conf conf;
	char dev[16];            /* Linux name, "" when there is no device */
	int ifindex;             /* 0: no device at present */
	bool admin_up;           /* !shutdown, and not blocked */
	bool blocked;            /* see iface_block() */
	bool link_up;            /* status: carrier */
	bool line_up;            /* line protocol */
	struct addr assigned;    /* address pushed by IKEv2 config mode / DHCP (with /32 or mask) */
	uint8_t assigned_len;
	struct prefix assigned6; /* the same for IPv6 */
	struct prefix link_local; /* on the device now, usable; none */
	uint8_t mac[6];
	uint64_t since_ms;       /* last line-protocol change */
	uint64_t last_rx_ms, last_tx_ms;
	const char *method;      /* "NVRAM", "manual", "unset", "TFTP", "DHCP" */
	void *owner;             /* the dataplane owner's cookie (flexvpn) */
	bool mss_by_owner;       /* who made the device adjusts TCP's MSS; set before iface_attach() */
	struct iface *next;      /* IOS order: by type, then number */
};

struct ifaces;

enum iface_event { IFACE_EV_LINE, IFACE_EV_ADDR, IFACE_EV_ADDED, IFACE_EV_REMOVED };
typedef void (*iface_event_fn)(enum iface_event ev, struct iface *i, void *arg);

/* netlink sockets, the RIB it feeds. why[] gets one sentence on failure (NULL returned). */
struct ifaces *ifaces_new(struct loop *loop, struct rib *rib, char *why, size_t size);
void ifaces_free(struct ifaces *s); /* removes the devices and addresses it made */
/* --map GigabitEthernet1=eth0 */
int ifaces_map(struct ifaces *s, const char *ios_name, const char *linux_name);
/* The whole wanted list, IOS order irrelevant. Copies. Emits LINK/LINEPROTO syslogs and events. */
void ifaces_configure(struct ifaces *s, const struct iface_conf *list, size_t n);
void ifaces_on_event(struct ifaces *s, iface_event_fn fn, void *arg);
void ifaces_off_event(struct ifaces *s, iface_event_fn fn, void *arg);

/* VRFs ("" is the global one): its routing table, made on demand or NULL; and the descriptor of its
 * network namespace, -1 for the global one and for a VRF that nothing has used. Both stay valid
 * until ifaces_free(). See routing/netns.h for opening sockets there. */
struct rib *ifaces_vrf_rib(struct ifaces *s, const char *vrf, bool make);
int ifaces_vrf_netns(struct ifaces *s, const char *vrf);
int ifaces_netns(struct ifaces *s, const char *vrf); /* likewise, but the global one's too */

struct iface *iface_first(struct ifaces *s);
struct iface *iface_find(struct ifaces *s, const char *ios_name);
struct iface *iface_by_index(struct ifaces *s, int ifindex); /* of the global table */
struct iface *iface_by_index_vrf(struct ifaces *s, int ifindex, const char *vrf);
/* The interface that owns this address (assigned and unnumbered included); NULL none. In any VRF,
 * the global table first; or in this VRF only. */
struct iface *iface_by_addr(struct ifaces *s, const struct addr *a);
struct iface *iface_by_addr_vrf(struct ifaces *s, const struct addr *a, const char *vrf);
/* Primary address: own, assigned, or the unnumbered one's. False: none. */
bool iface_addr(struct ifaces *s, const struct iface *i, struct prefix *out);
/* The link-local address the interface has without one in its configuration: from the MAC, or what
 * the kernel has made up. False: none (yet). */
bool iface_link_local(const struct iface *i, struct prefix *out);
/* The one packets can leave from now. IFACE_EV_ADDR tells when it comes and goes. */
bool iface_link_local_ready(const struct iface *i, struct prefix *out);
/* A dynamic interface (Virtual-Access). conf is copied. Exists until iface_del(). */
struct iface *iface_add(struct ifaces *s, const struct iface_conf *conf);
void iface_del(struct ifaces *s, struct iface *i);
/* A device made by the dataplane now stands behind i: addresses and MTU are put on it.
 * dev NULL: gone. */
void iface_attach(struct ifaces *s, struct iface *i, const char *dev);
/* Line protocol of tunnels is decided by their owner. Down withdraws its routes. */
void iface_set_line(struct ifaces *s, struct iface *i, bool up);
/* Something must not leave by it and cannot be kept from it: it stays down. */
void iface_block(struct ifaces *s, struct iface *i, bool block);
/* Address from IKEv2 config mode; NULL removes. */
void iface_assign(struct ifaces *s, struct iface *i, const struct prefix *p);
void iface_assign6(struct ifaces *s, struct iface *i, const struct prefix *p);
bool iface_counters(struct ifaces *s, const struct iface *i, struct iface_counters *out);
/* Who makes devices may count better than the kernel, to which a batch of segments is one packet: fn
 * writes over what it knows of i. NULL: nobody does. */
typedef void (*iface_count_fn)(const struct iface *i, struct iface_counters *c, void *arg);
void ifaces_on_count(struct ifaces *s, iface_count_fn fn, void *arg);
void iface_counters_clear(struct ifaces *s, struct iface *i); /* NULL: all */

#endif
