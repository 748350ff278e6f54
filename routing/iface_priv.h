/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of the interface module: iface.c (the list, states, events), iface_dev.c (what is done to
 * the Linux device behind an interface), iface_vrf.c (VRFs) and iface_query.c (look-ups).
 */
#ifndef ROUTING_IFACE_PRIV_H
#define ROUTING_IFACE_PRIV_H

#include <uthash.h>
#include <utlist.h>

#include "routing/iface.h"
#include "routing/kern.h"
#include "routing/rib_kernel.h"

#define IFACE_DEV_ADDRS (IFACE_MAX_ADDRS + 2)

struct ifx;

struct iface_vrf_end { /* of a link to another VRF, vrf_link.h */
	struct iface_vrf *to;
	int ifindex;
	uint8_t mac[6];
	struct iface_vrf_end *next;
};

/* A routing table and the namespace its devices live in; the first one is the router's own. */
struct iface_vrf {
	char name[32];           /* "": global */
	unsigned number;	 /* in order of their making, 0 the global one */
	struct iface_vrf_end *ends;
	struct ifaces *s;
	int netns_fd;            /* -1: where the process runs */
	struct netns_guard *guard;
	struct kern *kern;
	struct rib *rib;
	struct rib_nl *rib_nl;   /* NULL: the RIB had a kernel of its own */
	struct ifx *by_index;    /* hash by i.ifindex */
	struct mss_entry *mss;   /* installed, iface_mss.c */
	size_t n_mss;
	bool mss_failed;
	struct iface_vrf *next;
};

struct ifx {                     /* an interface with what others need not see */
	struct iface i;          /* first: a struct iface * is a struct ifx * */
	struct ifaces *s;
	struct iface_vrf *v;
	UT_hash_handle hh;       /* by i.conf.name */
	bool dynamic;            /* iface_add(): not the configuration's */
	bool listed;             /* in the list being configured */
	bool physical;           /* its device exists without us */
	bool made_dev;           /* we made the device (vlan, dummy): delete it */
	bool no_dev_said;        /* the one log line about a missing device was printed */
	int tun_fd;              /* loopback: keeps its device alive; -1 */
	struct dot1q *dot1q;     /* subinterface where the kernel has no vlan devices */
	bool dev_up, dev_carrier;
	int set_up;              /* what we last asked of the kernel: -1 nothing */
	uint32_t dev_mtu;        /* as found */
	bool mtu6_set;           /* IPv6 has one of its own */
	uint32_t mtu_set;        /* as we set it, 0 not */
	bool owner_line;         /* iface_set_line() */
	bool link_said;          /* LINK-3-UPDOWN up was logged */
	bool admin_said;         /* was up when last spoken of */
	bool ev_line, ev_addr, ev_added; /* events due; set by event_due() */
	bool in_due;
	struct iface_vrf *index_v; /* in whose by_index it is, NULL none */
	UT_hash_handle hi;
	struct ifx *due_prev, *due_next; /* in s->due */
	struct prefix on_dev[IFACE_DEV_ADDRS];
	size_t n_on_dev;
	bool v6_on;              /* ipv6 enable was carried out */
	bool dev_seen;           /* addresses of others were cleared from it */
	uint32_t rib_owner;
	struct iface_counters base, last;
};

struct iface_map {
	char ios[IFACE_NAME_LEN];
	char dev[16];
	struct iface_map *next;
};

struct iface_watch {
	iface_event_fn fn;
	void *arg;
	struct iface_watch *next;
};

struct ifaces {
	struct loop *loop;
	int home_fd;             /* the process's namespace, -1 until needed */
	struct iface_vrf *vrfs;  /* the global one first; they stay until ifaces_free() */
	struct iface *list;      /* show order */
	struct iface *last_new;  /* where the next one belongs most often: behind it; NULL */
	struct ifx *due;         /* those with events due */
	struct ifx *by_name;
	struct iface_map *maps;
	struct iface_watch *watches;
	struct timer mss_due;
	iface_count_fn count;    /* NULL: the kernel alone counts */
	void *count_arg;
	bool configured;         /* a configuration was given */
	bool dispatching, closing;
};

static inline struct ifx *ifx_of(const struct iface *i)
{
	return (struct ifx *)(uintptr_t)i;
}

/* iface_query.c: the only place where i.ifindex changes */
void ifx_index_set(struct ifx *x, int ifindex);

/* iface_mss.c: ip tcp adjust-mss */
void ifmss_init(struct ifaces *s);
void ifmss_changed(struct ifaces *s); /* an interface's value or device: look soon */
void ifmss_close(struct ifaces *s);

/* iface_dev.c: each tolerates an interface without device. */
void ifdev_namespace_setup(struct iface_vrf *v); /* forwarding and the like */
const char *ifdev_name(struct ifaces *s, const char *ios_name, char out[16]); /* --map first */
/* Make or find the device the configuration asks for. */
void ifdev_open(struct ifx *x);
void ifdev_close(struct ifx *x); /* take away what we put there */
void ifdev_adopt(struct ifx *x, const struct kern_link *l);
void ifdev_gone(struct ifx *x);
/* The interface belongs to v from now on; a device found in Linux goes along. */
void ifdev_move(struct ifx *x, struct iface_vrf *v);
void ifdev_admin(struct ifx *x); /* up or down as configured */
void ifdev_mtu(struct ifx *x);
void ifdev_mtu6(struct ifx *x); /* the kernel takes it back when the link changes: often */
/* Put the wanted addresses there. True when something was changed. */
bool ifdev_addrs(struct ifx *x);

/* iface_vrf.c */
struct iface_vrf *vrf_find(struct ifaces *s, const char *name); /* NULL: none */
struct iface_vrf *vrf_get(struct ifaces *s, const char *name);  /* made when needed; NULL: cannot */
struct iface_vrf *vrf_open_global(struct ifaces *s, struct rib *rib, char *why, size_t size);
void vrf_close(struct iface_vrf *v);
int vrf_netns(const struct iface_vrf *v); /* its namespace's descriptor, of the global one too */
/* vrf_link.c */
void vrf_links_close(struct iface_vrf *v);
int vrf_link_index(struct iface_vrf *v, const char *oif); /* 0: no such link */
void vrf_link_dev(const struct iface_vrf *to, char out[16]); /* the end that leads to it */
/* iface.c: what the kernel of a VRF tells, ctx is the struct iface_vrf */
extern const struct kern_events iface_kern_events;
void iface_link_seen(const struct kern_link *l, void *vrf);

/* iface_query.c */
struct ifx *ifx_find(struct ifaces *s, const char *name);
struct ifx *ifx_by_index(struct iface_vrf *v, int ifindex);
bool ifx_owns(const struct iface *i, const struct addr *a); /* own or assigned, not borrowed */
/* Addresses that belong on the device: primary first. Returns how many. */
size_t ifx_addrs(struct ifx *x, struct prefix out[IFACE_DEV_ADDRS]);

#endif
