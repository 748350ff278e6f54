/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A laboratory as flexlab sees it: nodes (routers, plain Linux ones), their ports, and the segments that join
 * ports. topo.c fills it from a directory or file; keeper.c brings it to life. Pure data: nothing
 * here touches the kernel.
 *
 * Every port is a veth pair: one end in the node's network namespace, named as flexsh names the
 * device of the interface, the other in the laboratory's own namespace, the fabric. A segment
 * of several ports is a bridge there, one of a single port (a stub LAN) is just that end, up, so
 * that the interface has carrier. So a cable can be cut or made lossy without touching a node.
 */
#ifndef LAB_LAB_H
#define LAB_LAB_H

#include "base/addr.h"
#include "base/str.h"

#define LAB_NAME_LEN 64
#define LAB_IFNAME_LEN 48

enum lab_node_kind {
	LAB_ROUTER, /* runs flexsh */
	LAB_LINUX   /* a bare network namespace that forwards: a cloud, or a host */
};

struct lab_seg;
struct lab_node;

struct lab_port {
	struct lab_node *node;
	char ifname[LAB_IFNAME_LEN]; /* GigabitEthernet0/1 */
	char dev[16];                /* Gi0-1: in the node's namespace */
	char tap[16];                /* p7: in the fabric */
	unsigned index;              /* of the port in the laboratory */
	struct lab_seg *seg;         /* NULL until wired */
	struct prefix gateway;       /* LAB_LINUX: address of this port */
	struct lab_port *prev, *next;         /* node->ports */
	struct lab_port *seg_prev, *seg_next; /* seg->ports */
};

struct lab_addr { /* an address a configuration gives to an Ethernet interface */
	struct lab_node *node;
	struct lab_port *port;
	struct prefix p;
	unsigned vlan;               /* subinterface: 802.1Q tag, 0 none */
	struct lab_addr *prev, *next;
};

struct lab_node {
	enum lab_node_kind kind;
	char name[LAB_NAME_LEN];
	char *config;                /* path of the startup-config; NULL for LAB_LINUX */
	struct str prep;             /* lines to feed after it (topology.tsv PREP) */
	char **exec;                 /* LAB_LINUX: commands to run in it at start */
	size_t n_exec;
	unsigned index;
	struct lab_port *ports;
	struct lab_node *prev, *next;
};

enum lab_seg_kind { LAB_LINK, LAB_STUB };

struct lab_seg {
	enum lab_seg_kind kind;
	unsigned index;
	bool inferred;
	struct prefix subnet;        /* inferred: what the ports share */
	unsigned n_ports;
	struct lab_port *ports;
	struct lab_seg *prev, *next;
};

struct lab {
	char name[LAB_NAME_LEN];
	char *dir;                   /* absolute */
	char *file;                  /* topology file, NULL when everything is inferred */
	struct lab_node *nodes;
	struct lab_seg *segs;
	struct lab_addr *addrs;
	unsigned n_nodes, n_ports, n_segs;
	struct str notes;            /* remarks for the user, one a line */
};

/* Load PATH: a directory with NODE.cfg files and perhaps lab.clab.yml or topology.tsv, or such a
 * file itself. On failure -1 and err holds one or more lines "what: why". */
int lab_load(struct lab *lab, const char *path, struct str *err);
void lab_free(struct lab *lab);

bool lab_name_valid(const char *name);
struct lab_node *lab_node_find(const struct lab *lab, const char *name);
struct lab_node *lab_node_add(struct lab *lab, enum lab_node_kind kind, const char *name);
/* The port of an interface written in any IOS form; made when new. NULL: no such interface type. */
struct lab_port *lab_port_get(struct lab *lab, struct lab_node *node, const char *ifname);
struct lab_seg *lab_seg_add(struct lab *lab, enum lab_seg_kind kind);
/* False when the port is in a segment already. */
bool lab_seg_join(struct lab_seg *seg, struct lab_port *port);
/* "hub Gi1 -- ispa Gi2 -- ..." */
void lab_seg_print(const struct lab_seg *seg, struct str *out);

/* cfgscan.c: note the Ethernet interfaces and addresses of a node's configuration. -1 + err. */
int lab_cfg_scan(struct lab *lab, struct lab_node *node, struct str *err);
/* clab.c: containerlab YAML. tsv.c: LINK/STUB/CLOUD/PREP rows. Both -1 + err ("file:line: why"). */
int lab_clab_load(struct lab *lab, const char *file, struct str *err);
int lab_tsv_load(struct lab *lab, const char *file, struct str *err);
/* infer.c: join interfaces that share a subnet; lone interfaces become stubs. */
void lab_infer(struct lab *lab);

#endif
