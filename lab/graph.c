/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexlab graph: a running laboratory as an SVG picture: routers, cables with their interfaces and
 * conditions, and over them the IKEv2 SAs that the routers tell of at this moment.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utlist.h>

#include "base/ifname.h"
#include "lab/cable.h"
#include "lab/cmd.h"

#define ROUNDS 400
#define WIDTH 960.0
#define HEIGHT 640.0
#define MARGIN 90.0
#define BOX_W 96.0
#define BOX_H 36.0

struct spot { /* a node, or the middle of a segment with three ends or more */
	const char *name;       /* NULL: a segment */
	unsigned seg;
	enum lab_node_kind kind;
	bool running;
	double x, y, dx, dy;
	struct spot *prev, *next;
};

struct owner { /* which node has this address */
	char addr[48];
	struct spot *spot;
	struct owner *prev, *next;
};

struct tunnel {
	struct spot *a, *b;
	char from[48], to[48], status[16];
	unsigned parallel;      /* how many are drawn between the same two already */
	struct tunnel *prev, *next;
};

struct graph {
	const struct run *r;
	struct spot *spots;
	struct owner *owners;
	struct tunnel *tunnels;
	unsigned n;
};

static struct spot *spot_add(struct graph *g, const char *name, unsigned seg)
{
	struct spot *s = xcalloc(1, sizeof(*s));

	s->name = name;
	s->seg = seg;
	g->n++;
	DL_APPEND(g->spots, s);
	return s;
}

static struct spot *spot_node(const struct graph *g, const char *name)
{
	struct spot *s;

	DL_FOREACH(g->spots, s) {
		if (s->name && strcmp(s->name, name) == 0)
			return s;
	}
	return NULL;
}

static struct spot *spot_seg(const struct graph *g, unsigned seg)
{
	struct spot *s;

	DL_FOREACH(g->spots, s) {
		if (!s->name && s->seg == seg)
			return s;
	}
	return NULL;
}

static unsigned seg_size(const struct run *r, unsigned seg)
{
	const struct run_port *p;
	unsigned n = 0;

	DL_FOREACH(r->ports, p)
		n += p->seg == seg;
	return n;
}

/* The other end of p's cable: the second port of two, or the middle of the segment. */
static struct spot *far_end(const struct graph *g, const struct run_port *p,
			    const struct run_port **port)
{
	const struct run_port *q;

	*port = NULL;
	if (seg_size(g->r, p->seg) > 2)
		return spot_seg(g, p->seg);
	DL_FOREACH(g->r->ports, q) {
		if (q->seg == p->seg && q != p) {
			*port = q;
			return spot_node(g, q->node);
		}
	}
	return NULL;
}

/* --- what the routers say --- */

static void owners_ask(struct graph *g, const struct run_node *n, struct spot *s)
{
	struct str out = { 0 };
	char *save = NULL, *line;

	if (node_query(g->r, n, "show ip interface brief", &out) == 0 && out.len) {
		for (line = strtok_r(out.data, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
			struct addr a;
			char addr[48];

			if (sscanf(line, "%*s %47s", addr) != 1 || !addr_parse_v4(addr, &a))
				continue;
			struct owner *o = xcalloc(1, sizeof(*o));

			str_copy(o->addr, sizeof(o->addr), addr);
			o->spot = s;
			DL_APPEND(g->owners, o);
		}
	}
	str_free(&out);
}

static struct spot *owner_of(const struct graph *g, const char *addr)
{
	struct owner *o;

	DL_FOREACH(g->owners, o) {
		if (strcmp(o->addr, addr) == 0)
			return o->spot;
	}
	return NULL;
}

/* "1   192.0.2.1/500   192.0.2.2/500   none/none   READY"; seen from both ends, kept once. */
static void tunnel_note(struct graph *g, const char *line, struct spot *self)
{
	char local[48], remote[48], status[16];
	struct tunnel *t;
	unsigned parallel = 0;
	struct spot *peer;

	if (sscanf(line, "%*u %47[0-9.]/%*u %47[0-9.]/%*u %*s %15s", local, remote, status) != 3)
		return;
	peer = owner_of(g, remote);
	if (!peer || peer == self)
		return;
	DL_FOREACH(g->tunnels, t) {
		if (strcmp(t->from, remote) == 0 && strcmp(t->to, local) == 0)
			return;
		if (strcmp(t->from, local) == 0 && strcmp(t->to, remote) == 0)
			return;
		parallel += (t->a == self && t->b == peer) || (t->a == peer && t->b == self);
	}
	t = xcalloc(1, sizeof(*t));
	t->a = self;
	t->b = peer;
	t->parallel = parallel;
	str_copy(t->from, sizeof(t->from), local);
	str_copy(t->to, sizeof(t->to), remote);
	str_copy(t->status, sizeof(t->status), status);
	DL_APPEND(g->tunnels, t);
}

static void tunnels_ask(struct graph *g, const struct run_node *n, struct spot *s)
{
	struct str out = { 0 };
	char *save = NULL, *line;

	if (node_query(g->r, n, "show crypto ikev2 sa", &out) == 0 && out.len) {
		for (line = strtok_r(out.data, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
			tunnel_note(g, line, s);
	}
	str_free(&out);
}

static void graph_ask(struct graph *g)
{
	const struct run_node *n;

	for (int pass = 0; pass < 2; pass++) { /* addresses first: they say whose tunnel it is */
		DL_FOREACH(g->r->nodes, n) {
			if (n->kind != LAB_ROUTER || !proc_alive(&n->proc))
				continue;
			if (pass == 0)
				owners_ask(g, n, spot_node(g, n->name));
			else
				tunnels_ask(g, n, spot_node(g, n->name));
		}
	}
}

/* --- where things stand --- */

static void graph_make(struct graph *g)
{
	const struct run_node *n;
	const struct run_port *p;
	struct spot *s;
	double i = 0;

	DL_FOREACH(g->r->nodes, n) {
		s = spot_add(g, n->name, 0);
		s->kind = n->kind;
		s->running = n->kind == LAB_LINUX || proc_alive(&n->proc);
	}
	DL_FOREACH(g->r->ports, p) {
		if (seg_size(g->r, p->seg) > 2 && !spot_seg(g, p->seg))
			spot_add(g, NULL, p->seg);
	}
	DL_FOREACH(g->spots, s) { /* a circle to begin with: the picture is the same each time */
		s->x = cos(2 * M_PI * i / g->n);
		s->y = sin(2 * M_PI * i++ / g->n);
	}
}

static void push(struct spot *a, struct spot *b, double force)
{
	double dx = a->x - b->x, dy = a->y - b->y, d = sqrt(dx * dx + dy * dy) + 1e-6;

	a->dx += dx / d * force;
	a->dy += dy / d * force;
	b->dx -= dx / d * force;
	b->dy -= dy / d * force;
}

static double distance(const struct spot *a, const struct spot *b)
{
	return hypot(a->x - b->x, a->y - b->y) + 1e-6;
}

/* Springs along cables, repulsion between all (Fruchterman and Reingold 1991), cooling down. */
static void graph_relax(struct graph *g)
{
	double k = 1.6 / sqrt(g->n);

	for (int round = 0; round < ROUNDS; round++) {
		double heat = 0.1 * (1.0 - (double)round / ROUNDS);
		const struct run_port *p, *q;
		struct spot *a, *b;

		DL_FOREACH(g->spots, a)
			a->dx = a->dy = 0;
		DL_FOREACH(g->spots, a) {
			for (b = a->next; b; b = b->next)
				push(a, b, k * k / distance(a, b));
		}
		DL_FOREACH(g->r->ports, p) {
			a = spot_node(g, p->node);
			b = far_end(g, p, &q);
			if (a && b && a != b)
				push(a, b, -distance(a, b) * distance(a, b) / k / (q ? 2 : 1));
		}
		DL_FOREACH(g->spots, a) {
			double d = hypot(a->dx, a->dy) + 1e-9;

			a->x += a->dx / d * MIN(d, heat);
			a->y += a->dy / d * MIN(d, heat);
		}
	}
}

static void graph_fit(struct graph *g)
{
	double x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
	struct spot *s;

	DL_FOREACH(g->spots, s) {
		x0 = MIN(x0, s->x);
		x1 = MAX(x1, s->x);
		y0 = MIN(y0, s->y);
		y1 = MAX(y1, s->y);
	}
	DL_FOREACH(g->spots, s) {
		s->x = x1 - x0 < 1e-3 ? WIDTH / 2
				      : MARGIN + (s->x - x0) / (x1 - x0) * (WIDTH - 2 * MARGIN);
		s->y = y1 - y0 < 1e-3 ? HEIGHT / 2
				      : MARGIN + (s->y - y0) / (y1 - y0) * (HEIGHT - 2 * MARGIN);
	}
}

/* --- drawing; names come from validated node names and interface names, so nothing is quoted --- */

static void port_label(const struct run_port *p, const struct spot *from, const struct spot *to)
{
	double d = distance(from, to), at = 70.0 / MAX(d, 140.0);
	struct str cond = { 0 };
	char name[IFACE_NAME_LEN], out[IFACE_NAME_LEN];

	str_copy(name, sizeof(name), p->ifname);
	if (iface_name_parse(p->ifname, name))
		iface_name_short(name, out);
	else
		str_copy(out, sizeof(out), name);
	cable_condition(p, &cond);
	printf("<text class=\"if\" x=\"%.0f\" y=\"%.0f\">%s%s%s</text>\n",
	       from->x + (to->x - from->x) * at, from->y + (to->y - from->y) * at - 4, out,
	       cond.len ? " " : "", str_text(&cond));
	str_free(&cond);
}

static void cables_draw(const struct graph *g)
{
	const struct run_port *p, *q;

	DL_FOREACH(g->r->ports, p) {
		struct spot *a = spot_node(g, p->node), *b = far_end(g, p, &q);

		if (!a || !b)
			continue;
		if (!q || p < q || strcmp(p->tap, q->tap) < 0)
			printf("<line class=\"%s\" x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\"/>\n",
			       p->cut || (q && q->cut) ? "cut" : "cable", a->x, a->y, b->x, b->y);
		port_label(p, a, b);
	}
}

static void tunnels_draw(const struct graph *g)
{
	const struct tunnel *t;

	DL_FOREACH(g->tunnels, t) {
		double mx = (t->a->x + t->b->x) / 2, my = (t->a->y + t->b->y) / 2;
		double d = distance(t->a, t->b), side = t->parallel % 2 ? -1.0 : 1.0;
		double bow = side * (50.0 + 40.0 * (t->parallel / 2));
		double cx = mx - (t->b->y - t->a->y) / d * bow, cy = my + (t->b->x - t->a->x) / d * bow;
		bool ready = strcmp(t->status, "READY") == 0;

		printf("<path class=\"%s\" d=\"M %.0f %.0f Q %.0f %.0f %.0f %.0f\">"
		       "<title>IKEv2 SA %s - %s %s</title></path>\n",
		       ready ? "ready" : "neg", t->a->x, t->a->y, cx, cy, t->b->x, t->b->y, t->from,
		       t->to, t->status);
		printf("<text class=\"sa\" x=\"%.0f\" y=\"%.0f\">%s - %s %s</text>\n", (mx + cx) / 2,
		       (my + cy) / 2, t->from, t->to, t->status);
	}
}

static void spots_draw(const struct graph *g)
{
	const struct spot *s;

	DL_FOREACH(g->spots, s) {
		if (!s->name) {
			printf("<circle class=\"seg\" cx=\"%.0f\" cy=\"%.0f\" r=\"6\"/>\n", s->x, s->y);
			continue;
		}
		printf("<rect class=\"%s\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>\n",
		       !s->running ? "dead" : s->kind == LAB_ROUTER ? "router" : "linux",
		       s->x - BOX_W / 2, s->y - BOX_H / 2, BOX_W, BOX_H);
		printf("<text class=\"name\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", s->x, s->y + 5, s->name);
	}
}

static void graph_draw(const struct graph *g)
{
	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
	       "font-family=\"sans-serif\">\n<title>%s</title>\n<style>\n", WIDTH, HEIGHT, g->r->name);
	fputs("text { text-anchor: middle } .name { font-size: 15px; font-weight: bold; fill: #fff }\n"
	      ".if { font-size: 11px; fill: #444 } .sa { font-size: 10px; fill: #060 }\n"
	      ".router { fill: #1f5f8b } .linux { fill: #777 } .dead { fill: #b03030 }\n"
	      ".seg { fill: #444 } .cable { stroke: #444; stroke-width: 2 }\n"
	      ".cut { stroke: #b03030; stroke-width: 2; stroke-dasharray: 3 6 }\n"
	      ".ready, .neg { fill: none; stroke-width: 3; stroke-opacity: .8 }\n"
	      ".ready { stroke: #2a9d3a } .neg { stroke: #d98a00; stroke-dasharray: 8 5 }\n"
	      "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n", stdout);
	cables_draw(g);
	tunnels_draw(g);
	spots_draw(g);
	puts("</svg>");
}

static void graph_free(struct graph *g)
{
	struct spot *s, *s2;
	struct owner *o, *o2;
	struct tunnel *t, *t2;

	DL_FOREACH_SAFE(g->spots, s, s2)
		free(s);
	DL_FOREACH_SAFE(g->owners, o, o2)
		free(o);
	DL_FOREACH_SAFE(g->tunnels, t, t2)
		free(t);
}

int cmd_graph(int argc, char **argv)
{
	struct run r = { 0 };
	struct graph g = { .r = &r };

	if (argc > 1)
		return usage_error("graph takes one name");
	if (run_resolve(&r, argc ? argv[0] : NULL) < 0)
		return 1;
	graph_make(&g);
	graph_ask(&g);
	graph_relax(&g);
	graph_fit(&g);
	graph_draw(&g);
	graph_free(&g);
	run_free(&r);
	return 0;
}
