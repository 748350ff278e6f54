/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading a laboratory: which files describe it, and the lists of nodes, ports and segments.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utlist.h>

#include "base/ifname.h"
#include "lab/lab.h"

#define CFG_SUFFIX ".cfg"
#define CLAB_SUFFIX ".clab.yml"
#define CLAB_SUFFIX2 ".clab.yaml"
#define TSV_NAME "topology.tsv"

static bool ends_with(const char *s, const char *suffix)
{
	size_t n = strlen(s), m = strlen(suffix);

	return n > m && strcmp(s + n - m, suffix) == 0;
}

bool lab_name_valid(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && n < LAB_NAME_LEN && name[0] != '.' && name[0] != '-' &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == n;
}

struct lab_node *lab_node_find(const struct lab *lab, const char *name)
{
	struct lab_node *n;

	DL_FOREACH(lab->nodes, n) {
		if (strcmp(n->name, name) == 0)
			return n;
	}
	return NULL;
}

struct lab_node *lab_node_add(struct lab *lab, enum lab_node_kind kind, const char *name)
{
	struct lab_node *n = xcalloc(1, sizeof(*n));

	n->kind = kind;
	str_copy(n->name, sizeof(n->name), name);
	n->index = ++lab->n_nodes;
	DL_APPEND(lab->nodes, n);
	return n;
}

struct lab_port *lab_port_get(struct lab *lab, struct lab_node *node, const char *ifname)
{
	char name[IFACE_NAME_LEN], *dot;
	struct lab_port *p;

	if (node->kind == LAB_ROUTER) {
		if (!iface_name_parse(ifname, name))
			return NULL;
		dot = strchr(name, '.'); /* a subinterface shares its parent's cable */
		if (dot)
			*dot = '\0';
		if (!iface_name_cabled(name))
			return NULL;
	} else if (!str_copy(name, sizeof(name), ifname)) {
		return NULL;
	}
	DL_FOREACH(node->ports, p) {
		if (strcmp(p->ifname, name) == 0)
			return p;
	}
	p = xcalloc(1, sizeof(*p));
	p->node = node;
	p->index = ++lab->n_ports;
	str_copy(p->ifname, sizeof(p->ifname), name);
	if (node->kind == LAB_ROUTER)
		iface_name_dev(name, p->dev);
	else
		str_copy(p->dev, sizeof(p->dev), name);
	snprintf(p->tap, sizeof(p->tap), "p%u", p->index);
	DL_APPEND(node->ports, p);
	return p;
}

struct lab_seg *lab_seg_add(struct lab *lab, enum lab_seg_kind kind)
{
	struct lab_seg *s = xcalloc(1, sizeof(*s));

	s->kind = kind;
	s->index = ++lab->n_segs;
	DL_APPEND(lab->segs, s);
	return s;
}

bool lab_seg_join(struct lab_seg *seg, struct lab_port *port)
{
	if (port->seg)
		return false;
	port->seg = seg;
	seg->n_ports++;
	DL_APPEND2(seg->ports, port, seg_prev, seg_next);
	return true;
}

void lab_seg_print(const struct lab_seg *seg, struct str *out)
{
	const struct lab_port *p;

	DL_FOREACH2(seg->ports, p, seg_next) {
		str_printf(out, "%s%s %s", p == seg->ports ? "" : " -- ", p->node->name,
			   p->ifname);
	}
}

void lab_free(struct lab *lab)
{
	struct lab_node *n, *n2;
	struct lab_port *p, *p2;
	struct lab_seg *s, *s2;
	struct lab_addr *a, *a2;

	DL_FOREACH_SAFE(lab->nodes, n, n2) {
		DL_FOREACH_SAFE(n->ports, p, p2)
			free(p);
		str_free(&n->prep);
		for (size_t i = 0; i < n->n_exec; i++)
			free(n->exec[i]);
		free(n->exec);
		free(n->config);
		free(n);
	}
	DL_FOREACH_SAFE(lab->segs, s, s2)
		free(s);
	DL_FOREACH_SAFE(lab->addrs, a, a2)
		free(a);
	free(lab->dir);
	free(lab->file);
	str_free(&lab->notes);
	memset(lab, 0, sizeof(*lab));
}

/* The topology file of a directory: one *.clab.yml, else topology.tsv, else none. */
static int topo_pick(struct lab *lab, struct str *err)
{
	struct dirent *e;
	char *tsv;
	DIR *d = opendir(lab->dir);
	int rc = 0;

	if (!d) {
		str_printf(err, "%s: %s\n", lab->dir, strerror(errno));
		return -1;
	}
	while ((e = readdir(d))) {
		if (!ends_with(e->d_name, CLAB_SUFFIX) && !ends_with(e->d_name, CLAB_SUFFIX2))
			continue;
		if (lab->file) {
			str_printf(err, "%s: more than one topology file; name the one you mean\n",
				   lab->dir);
			rc = -1;
			break;
		}
		lab->file = xasprintf("%s/%s", lab->dir, e->d_name);
	}
	closedir(d);
	if (rc || lab->file)
		return rc;
	tsv = xasprintf("%s/%s", lab->dir, TSV_NAME);
	if (access(tsv, F_OK) == 0)
		lab->file = tsv;
	else
		free(tsv);
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return strcasecmp(*(char *const *)a, *(char *const *)b);
}

/* Without a topology file every NODE.cfg is a router. Sorted, so that a laboratory is the same
 * on every machine. */
static int topo_all_cfg(struct lab *lab, struct str *err)
{
	char **names = NULL;
	size_t n = 0;
	struct dirent *e;
	DIR *d = opendir(lab->dir);
	int rc = 0;

	if (!d) {
		str_printf(err, "%s: %s\n", lab->dir, strerror(errno));
		return -1;
	}
	while ((e = readdir(d))) {
		if (e->d_name[0] == '.' || !ends_with(e->d_name, CFG_SUFFIX))
			continue;
		names = xrealloc(names, (n + 1) * sizeof(*names));
		names[n++] = xstrndup(e->d_name, strlen(e->d_name) - strlen(CFG_SUFFIX));
	}
	closedir(d);
	if (n)
		qsort(names, n, sizeof(*names), by_name);
	for (size_t i = 0; i < n; i++) {
		if (!lab_name_valid(names[i])) {
			str_printf(err, "%s/%s.cfg: not a usable node name (letters, digits, - _ .)\n",
				   lab->dir, names[i]);
			rc = -1;
		} else {
			lab_node_add(lab, LAB_ROUTER, names[i]);
		}
		free(names[i]);
	}
	free(names);
	if (!n) {
		str_printf(err, "%s: no NODE.cfg file in it\n", lab->dir);
		rc = -1;
	}
	return rc;
}

/* Fill dir, file and name from what the user gave. */
static int topo_locate(struct lab *lab, const char *path, struct str *err)
{
	char real[PATH_MAX], *slash, *base;
	struct stat st;

	if (!realpath(path, real) || stat(real, &st) < 0) {
		str_printf(err, "%s: %s\n", path, strerror(errno));
		return -1;
	}
	if (S_ISDIR(st.st_mode)) {
		lab->dir = xstrdup(real);
		if (topo_pick(lab, err) < 0)
			return -1;
	} else {
		if (!ends_with(real, ".yml") && !ends_with(real, ".yaml") && !ends_with(real, ".tsv")) {
			str_printf(err, "%s: neither a directory nor a .clab.yml or .tsv file\n", path);
			return -1;
		}
		lab->file = xstrdup(real);
		lab->dir = xstrdup(real);
		slash = strrchr(lab->dir, '/');
		*(slash == lab->dir ? slash + 1 : slash) = '\0';
	}
	base = strrchr(lab->dir, '/');
	str_copy(lab->name, sizeof(lab->name), base && base[1] ? base + 1 : "lab");
	return 0;
}

/* Every router needs a readable configuration; its interfaces are noted. */
static int topo_scan(struct lab *lab, struct str *err)
{
	struct lab_node *n;
	int rc = 0;

	DL_FOREACH(lab->nodes, n) {
		if (n->kind != LAB_ROUTER)
			continue;
		if (!n->config)
			n->config = xasprintf("%s/%s%s", lab->dir, n->name, CFG_SUFFIX);
		if (lab_cfg_scan(lab, n, err) < 0)
			rc = -1;
	}
	return rc;
}

int lab_load(struct lab *lab, const char *path, struct str *err)
{
	int rc;

	memset(lab, 0, sizeof(*lab));
	if (topo_locate(lab, path, err) < 0)
		return -1;
	if (!lab->file)
		rc = topo_all_cfg(lab, err);
	else if (ends_with(lab->file, ".tsv"))
		rc = lab_tsv_load(lab, lab->file, err);
	else
		rc = lab_clab_load(lab, lab->file, err);
	if (rc == 0)
		rc = topo_scan(lab, err);
	if (rc == 0 && !lab_name_valid(lab->name)) {
		str_printf(err, "%s: not a usable laboratory name (letters, digits, - _ .)\n",
			   lab->name);
		rc = -1;
	}
	if (rc == 0 && !lab->nodes) {
		str_printf(err, "%s: no nodes\n", lab->file ? lab->file : lab->dir);
		rc = -1;
	}
	if (rc == 0)
		lab_infer(lab);
	return rc;
}
