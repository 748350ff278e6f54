/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * topology.tsv: cabling as a table, one tab-separated row each.
 *   LINK  A:if B:if ...                      one segment
 *   STUB  A:if                               a LAN with nobody else on it
 *   CLOUD A:if(addr/len,gw=addr) ...         reach each other through a router that owns the gateways
 *   PREP  NODE line                          a line to feed after the node's configuration
 * Rows of other kinds (EXPECT, NEED ...) are for whoever grades the laboratory.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "lab/lab.h"

#define MAX_FIELDS 64

struct tsv {
	struct lab *lab;
	const char *file;
	unsigned line;
	unsigned clouds;
	struct str *err;
};

static int fail(struct tsv *t, const char *what, const char *why)
{
	str_printf(t->err, "%s:%u: %s: %s\n", t->file, t->line, what, why);
	return -1;
}

static struct lab_node *node_get(struct tsv *t, const char *name)
{
	struct lab_node *n = lab_node_find(t->lab, name);

	if (n)
		return n;
	if (!lab_name_valid(name)) {
		fail(t, name, "not a usable node name");
		return NULL;
	}
	return lab_node_add(t->lab, LAB_ROUTER, name);
}

/* "A:if" or "A:if(...)": the port; *rest at the bracket or at the end. */
static struct lab_port *port_get(struct tsv *t, char *text, char **rest)
{
	char *colon = strchr(text, ':'), *paren;
	struct lab_node *n;
	struct lab_port *p;

	if (!colon) {
		fail(t, text, "not NODE:INTERFACE");
		return NULL;
	}
	*colon = '\0';
	paren = strchr(colon + 1, '(');
	*rest = paren ? paren + 1 : NULL;
	if (paren)
		*paren = '\0';
	n = node_get(t, text);
	if (!n)
		return NULL;
	p = lab_port_get(t->lab, n, colon + 1);
	if (!p) {
		fail(t, colon + 1, "not an Ethernet interface");
		return NULL;
	}
	if (p->seg) {
		fail(t, colon + 1, "is wired twice");
		return NULL;
	}
	return p;
}

static int row_segment(struct tsv *t, char **f, size_t n, enum lab_seg_kind kind)
{
	struct lab_seg *s = NULL;

	for (size_t i = 1; i < n; i++) {
		char *rest;
		struct lab_port *p = port_get(t, f[i], &rest);

		if (!p)
			return -1;
		if (!s || kind == LAB_STUB)
			s = lab_seg_add(t->lab, kind);
		lab_seg_join(s, p);
	}
	return 0;
}

/* The cloud's port that owns `gw`; members with one gateway share its segment. */
static struct lab_seg *cloud_seg(struct tsv *t, struct lab_node *cloud, const struct prefix *gw)
{
	char name[16];
	struct lab_port *p;
	struct lab_seg *s;
	unsigned n = 1;

	DL_FOREACH(cloud->ports, p) {
		n++;
		if (addr_eq(&p->gateway.addr, &gw->addr))
			return p->seg;
	}
	snprintf(name, sizeof(name), "eth%u", n);
	p = lab_port_get(t->lab, cloud, name);
	p->gateway = *gw;
	s = lab_seg_add(t->lab, LAB_LINK);
	lab_seg_join(s, p);
	return s;
}

/* "addr/len,gw=addr)" -> gateway with the member's length */
static bool gateway_parse(char *rest, struct prefix *gw)
{
	char *comma = rest ? strchr(rest, ',') : NULL, *close;

	if (!comma || strncmp(comma, ",gw=", 4) != 0)
		return false;
	*comma = '\0';
	close = strchr(comma + 1, ')');
	if (!close || close[1])
		return false;
	*close = '\0';
	return prefix_parse(rest, gw) && addr_parse(comma + 4, &gw->addr);
}

static int row_cloud(struct tsv *t, char **f, size_t n)
{
	char name[LAB_NAME_LEN];
	struct lab_node *cloud;

	t->clouds++;
	snprintf(name, sizeof(name), t->clouds > 1 ? "INTERNET%u" : "INTERNET", t->clouds);
	if (lab_node_find(t->lab, name))
		return fail(t, name, "a node may not have the name of the cloud");
	cloud = lab_node_add(t->lab, LAB_LINUX, name);
	for (size_t i = 1; i < n; i++) {
		char *rest;
		struct lab_port *p = port_get(t, f[i], &rest);
		struct prefix gw;

		if (!p)
			return -1;
		if (!gateway_parse(rest, &gw))
			return fail(t, p->ifname, "needs (address/length,gw=address)");
		lab_seg_join(cloud_seg(t, cloud, &gw), p);
	}
	return 0;
}

static int row(struct tsv *t, char **f, size_t n)
{
	struct lab_node *node;

	if (strcmp(f[0], "LINK") == 0)
		return n >= 3 ? row_segment(t, f, n, LAB_LINK) : fail(t, "LINK", "needs two ends");
	if (strcmp(f[0], "STUB") == 0)
		return row_segment(t, f, n, LAB_STUB);
	if (strcmp(f[0], "CLOUD") == 0)
		return row_cloud(t, f, n);
	if (strcmp(f[0], "PREP") == 0) {
		if (n < 3)
			return fail(t, "PREP", "needs a node and a line");
		node = node_get(t, f[1]);
		if (!node)
			return -1;
		str_printf(&node->prep, "%s\n", f[2]);
	}
	return 0;
}

int lab_tsv_load(struct lab *lab, const char *file, struct str *err)
{
	struct tsv t = { .lab = lab, .file = file, .err = err };
	char *line = NULL, *f[MAX_FIELDS];
	size_t cap = 0;
	int rc = 0;
	FILE *in = fopen(file, "re");

	if (!in) {
		str_printf(err, "%s: %s\n", file, strerror(errno));
		return -1;
	}
	while (rc == 0 && getline(&line, &cap, in) >= 0) {
		size_t n = 0;
		char *save = NULL;

		t.line++;
		line[strcspn(line, "\r\n")] = '\0';
		if (line[0] == '#')
			continue;
		for (char *p = strtok_r(line, "\t", &save); p && n < MAX_FIELDS;
		     p = strtok_r(NULL, "\t", &save))
			f[n++] = p;
		if (n)
			rc = row(&t, f, n);
	}
	free(line);
	fclose(in);
	return rc;
}
