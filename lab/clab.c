/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lab.clab.yml: a laboratory in containerlab's topology format, as far as it makes sense for routers
 * that are processes.
 *
 *   name: dual-wan
 *   topology:
 *     nodes:
 *       hub:  {kind: flexsh, startup-config: hub.cfg}     # NODE.cfg unless told
 *       sw:   {kind: bridge}                              # a segment of several ends
 *       net:  {kind: cloud, labels: {eth1: 192.0.2.1/24}} # a namespace that only forwards
 *       pc:   {kind: linux, exec: ["ip addr add 10.0.0.9/24 dev eth1"]}   # the same, other spelling
 *     links:
 *       - endpoints: ["hub:GigabitEthernet1", "sw:eth1"]
 *       - {type: dummy, endpoint: {node: hub, interface: Gi2}}   # a stub LAN
 *
 * Keys that only concern containers (image, mgmt, binds ...) are ignored.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>
#include <yaml.h>

#include "lab/lab.h"

struct bridge { /* kind: bridge: no node of ours, a segment with a name */
	char name[LAB_NAME_LEN];
	struct lab_seg *seg;
	struct bridge *prev, *next;
};

struct clab {
	struct lab *lab;
	const char *file;
	yaml_document_t doc;
	struct bridge *bridges;
	struct str *err;
};

static int fail(struct clab *c, const yaml_node_t *at, const char *what, const char *why)
{
	str_printf(c->err, "%s:%zu: %s: %s\n", c->file, at ? at->start_mark.line + 1 : 1, what, why);
	return -1;
}

static const char *scalar(const yaml_node_t *n)
{
	return n && n->type == YAML_SCALAR_NODE ? (const char *)n->data.scalar.value : NULL;
}

static yaml_node_t *map_get(struct clab *c, const yaml_node_t *map, const char *key)
{
	if (!map || map->type != YAML_MAPPING_NODE)
		return NULL;
	for (yaml_node_pair_t *p = map->data.mapping.pairs.start; p < map->data.mapping.pairs.top; p++) {
		const char *k = scalar(yaml_document_get_node(&c->doc, p->key));

		if (k && strcmp(k, key) == 0)
			return yaml_document_get_node(&c->doc, p->value);
	}
	return NULL;
}

static const char *map_text(struct clab *c, const yaml_node_t *map, const char *key)
{
	return scalar(map_get(c, map, key));
}

static struct bridge *bridge_find(struct clab *c, const char *name)
{
	struct bridge *b;

	DL_FOREACH(c->bridges, b) {
		if (strcmp(b->name, name) == 0)
			return b;
	}
	return NULL;
}

static bool is_router_kind(const char *kind)
{
	return !kind || strcmp(kind, "flexsh") == 0 || strncmp(kind, "cisco", 5) == 0 ||
	       strncmp(kind, "vr-", 3) == 0;
}

/* labels: {eth1: 192.0.2.1/24}: addresses of a Linux node's ports */
static int linux_labels(struct clab *c, struct lab_node *node, const yaml_node_t *labels)
{
	if (!labels || labels->type != YAML_MAPPING_NODE)
		return 0;
	for (yaml_node_pair_t *p = labels->data.mapping.pairs.start;
	     p < labels->data.mapping.pairs.top; p++) {
		const yaml_node_t *v = yaml_document_get_node(&c->doc, p->value);
		const char *k = scalar(yaml_document_get_node(&c->doc, p->key));
		struct lab_port *port;

		if (!k || strlen(k) >= sizeof(port->dev))
			return fail(c, labels, "labels", "not INTERFACE: address/length");
		port = lab_port_get(c->lab, node, k);
		if (!scalar(v) || !prefix_parse(scalar(v), &port->gateway))
			return fail(c, v, k, "not an address/length");
	}
	return 0;
}

/* exec: ["ip route add ...", ...]: split at blanks when they run; there is no shell. */
static int linux_exec(struct clab *c, struct lab_node *node, const yaml_node_t *list)
{
	if (!list)
		return 0;
	if (list->type != YAML_SEQUENCE_NODE)
		return fail(c, list, "exec", "is not a list");
	for (yaml_node_item_t *it = list->data.sequence.items.start;
	     it < list->data.sequence.items.top; it++) {
		const char *text = scalar(yaml_document_get_node(&c->doc, *it));

		if (!text)
			return fail(c, list, "exec", "is not a list of commands");
		node->exec = xrealloc(node->exec, (node->n_exec + 1) * sizeof(*node->exec));
		node->exec[node->n_exec++] = xstrdup(text);
	}
	return 0;
}

static int node_load(struct clab *c, const yaml_node_t *key, const yaml_node_t *val)
{
	const char *name = scalar(key), *kind = map_text(c, val, "kind");
	const char *cfg = map_text(c, val, "startup-config");
	struct lab_node *n;

	if (!name || !lab_name_valid(name))
		return fail(c, key, name ? name : "node", "not a usable node name");
	if (lab_node_find(c->lab, name) || bridge_find(c, name))
		return fail(c, key, name, "is there twice");
	if (kind && (strcmp(kind, "bridge") == 0 || strcmp(kind, "ovs-bridge") == 0)) {
		struct bridge *b = xcalloc(1, sizeof(*b));

		str_copy(b->name, sizeof(b->name), name);
		b->seg = lab_seg_add(c->lab, LAB_LINK);
		DL_APPEND(c->bridges, b);
		return 0;
	}
	if (kind && (strcmp(kind, "cloud") == 0 || strcmp(kind, "linux") == 0)) {
		n = lab_node_add(c->lab, LAB_LINUX, name);
		if (linux_labels(c, n, map_get(c, val, "labels")) < 0)
			return -1;
		return linux_exec(c, n, map_get(c, val, "exec"));
	}
	if (!is_router_kind(kind))
		return fail(c, val, kind, "this kind of node is not supported (flexsh, bridge, cloud, linux)");
	n = lab_node_add(c->lab, LAB_ROUTER, name);
	if (cfg)
		n->config = cfg[0] == '/' ? xstrdup(cfg) : xasprintf("%s/%s", c->lab->dir, cfg);
	return 0;
}

/* One end of a link joins seg. *seg changes when the end is a bridge, whose segment it is. */
static int end_join(struct clab *c, const yaml_node_t *at, const char *node, const char *ifname,
		    struct lab_seg **seg, struct lab_port **port)
{
	struct bridge *b = bridge_find(c, node);
	struct lab_node *n = lab_node_find(c->lab, node);
	struct lab_port *p;

	if (b) {
		*seg = b->seg;
		return 0;
	}
	if (!n)
		return fail(c, at, node, "no such node");
	p = lab_port_get(c->lab, n, ifname);
	if (!p)
		return fail(c, at, ifname, "not an Ethernet interface");
	if (p->seg)
		return fail(c, at, ifname, "is wired twice");
	*port = p;
	return 0;
}

/* "node:if" or {node:, interface:} */
static int end_load(struct clab *c, const yaml_node_t *end, struct lab_seg **seg,
		    struct lab_port **port)
{
	const char *text = scalar(end), *colon;
	char node[LAB_NAME_LEN];

	if (text) {
		colon = strchr(text, ':');
		if (!colon || colon - text >= (long)sizeof(node))
			return fail(c, end, text, "not NODE:INTERFACE");
		str_copy(node, (size_t)(colon - text) + 1, text);
		return end_join(c, end, node, colon + 1, seg, port);
	}
	if (!end || !map_text(c, end, "node") || !map_text(c, end, "interface"))
		return fail(c, end, "endpoint", "needs node and interface");
	return end_join(c, end, map_text(c, end, "node"), map_text(c, end, "interface"), seg, port);
}

static int link_load(struct clab *c, const yaml_node_t *link)
{
	const char *type = map_text(c, link, "type");
	yaml_node_t *ends = map_get(c, link, "endpoints");
	struct lab_port *ports[2] = { NULL, NULL };
	struct lab_seg *seg = NULL;
	yaml_node_item_t *it;

	if (type && strcmp(type, "dummy") == 0) {
		if (end_load(c, map_get(c, link, "endpoint"), &seg, &ports[0]) < 0)
			return -1;
		return ports[0] ? (lab_seg_join(lab_seg_add(c->lab, LAB_STUB), ports[0]), 0)
				: fail(c, link, "dummy", "a bridge cannot be a stub");
	}
	if (type && strcmp(type, "veth") != 0)
		return fail(c, link, type, "this type of link is not supported (veth, dummy)");
	if (!ends || ends->type != YAML_SEQUENCE_NODE ||
	    ends->data.sequence.items.top - ends->data.sequence.items.start != 2)
		return fail(c, link, "link", "needs two endpoints");
	it = ends->data.sequence.items.start;
	for (int i = 0; i < 2; i++) {
		if (end_load(c, yaml_document_get_node(&c->doc, it[i]), &seg, &ports[i]) < 0)
			return -1;
	}
	if (!ports[0] && !ports[1])
		return fail(c, link, "link", "joins two bridges; use one");
	if (ports[0] == ports[1])
		return fail(c, link, ports[0]->ifname, "is wired to itself");
	if (!seg)
		seg = lab_seg_add(c->lab, LAB_LINK);
	for (int i = 0; i < 2; i++) {
		if (ports[i])
			lab_seg_join(seg, ports[i]);
	}
	return 0;
}

static int topology_load(struct clab *c)
{
	yaml_node_t *root = yaml_document_get_root_node(&c->doc);
	yaml_node_t *topo = map_get(c, root, "topology");
	yaml_node_t *nodes = map_get(c, topo, "nodes"), *links = map_get(c, topo, "links");
	const char *name = map_text(c, root, "name");

	if (!nodes || nodes->type != YAML_MAPPING_NODE)
		return fail(c, topo ? topo : root, "topology", "has no nodes");
	if (name && !str_copy(c->lab->name, sizeof(c->lab->name), name))
		return fail(c, root, name, "the name is too long");
	for (yaml_node_pair_t *p = nodes->data.mapping.pairs.start;
	     p < nodes->data.mapping.pairs.top; p++) {
		if (node_load(c, yaml_document_get_node(&c->doc, p->key),
			      yaml_document_get_node(&c->doc, p->value)) < 0)
			return -1;
	}
	if (!links)
		return 0;
	if (links->type != YAML_SEQUENCE_NODE)
		return fail(c, links, "links", "is not a list");
	for (yaml_node_item_t *it = links->data.sequence.items.start;
	     it < links->data.sequence.items.top; it++) {
		if (link_load(c, yaml_document_get_node(&c->doc, *it)) < 0)
			return -1;
	}
	return 0;
}

/* Stubs and bridges that nobody joined leave no empty segments behind. */
static void segs_prune(struct lab *lab)
{
	struct lab_seg *s, *tmp;

	DL_FOREACH_SAFE(lab->segs, s, tmp) {
		if (!s->n_ports) {
			DL_DELETE(lab->segs, s);
			free(s);
		}
	}
}

int lab_clab_load(struct lab *lab, const char *file, struct str *err)
{
	struct clab c = { .lab = lab, .file = file, .err = err };
	struct bridge *b, *tmp;
	yaml_parser_t parser;
	int rc = -1;
	FILE *f = fopen(file, "re");

	if (!f) {
		str_printf(err, "%s: %s\n", file, strerror(errno));
		return -1;
	}
	if (!yaml_parser_initialize(&parser)) {
		str_printf(err, "%s: out of memory\n", file);
		fclose(f);
		return -1;
	}
	yaml_parser_set_input_file(&parser, f);
	if (!yaml_parser_load(&parser, &c.doc)) {
		str_printf(err, "%s:%zu: %s\n", file, parser.problem_mark.line + 1,
			   parser.problem ? parser.problem : "not YAML");
	} else {
		rc = topology_load(&c);
		yaml_document_delete(&c.doc);
	}
	DL_FOREACH_SAFE(c.bridges, b, tmp)
		free(b);
	if (rc == 0)
		segs_prune(lab);
	yaml_parser_delete(&parser);
	fclose(f);
	return rc;
}
