/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utlist.h>

#include "base/log.h"
#include "routing/frr/frr_priv.h"

/* --- configuration --- */

static void emit(void *arg, const char *command)
{
	vty_command(arg, command);
}

void child_config_sync(struct frr_child *c)
{
	struct frr_lines want = {0};

	if (c->vty.fd < 0)
		return;
	for (size_t i = 0; i < c->conf.lines.n; i++)
		frr_line_add(&want, c->conf.lines.v[i].ctx, c->conf.lines.v[i].undo,
			     c->conf.lines.v[i].line);
	if (c->conf.kind != FRR_BGP)
		ospf_if_lines(c, &want);
	frr_lines_diff(&c->applied, &want, emit, c);
	frr_lines_clear(&c->applied);
	c->applied = want;
}

void frr_conf_clear(struct frr_conf *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		frr_lines_clear(&list[i].lines);
		for (size_t k = 0; k < list[i].n_ifs; k++)
			frr_lines_clear(&list[i].ifs[k].lines);
		free(list[i].ifs);
		free(list[i].nets);
		free(list[i].sources);
		free(list[i].in);
		policy_release(&list[i].policy);
		memset(&list[i], 0, sizeof(list[i]));
	}
}

/* --- children --- */

struct frr_child *child_by_pid(struct frr *f, pid_t pid)
{
	struct frr_child *c;

	LL_FOREACH (f->children, c)
		if (c->pid == pid)
			return c;
	return NULL;
}

static void conns_drop(struct frr_child *c)
{
	struct zconn *z, *tmp;

	LL_FOREACH_SAFE (c->f->conns, z, tmp)
		if (z->c == c)
			zconn_drop(z);
}

void child_gone(struct frr_child *c)
{
	conns_drop(c);
	vty_close(c);
	zserv_links_free(c);
	zsync_free(c);
	zfilter_free(c);
	frr_lines_clear(&c->applied);
	rib_withdraw_owner(c->rib, c->owner);
}

void child_ready(struct frr_child *c)
{
	vty_open(c);
	if (c->vty.fd < 0) {
		str_copy(c->why, sizeof(c->why), "its vty socket cannot be reached");
		return;
	}
	c->why[0] = '\0';
	child_config_sync(c);
}

static void name_make(struct frr_child *c)
{
	static unsigned serial;
	struct str s = {0};

	/* never the directory of one that is still leaving */
	str_printf(&s, "%s-%u.%u", child_daemon(c), c->conf.number,
		   ++serial);
	str_copy(c->name, sizeof(c->name), str_text(&s));
	str_free(&s);
}

static int child_cmp(struct frr_child *a, struct frr_child *b)
{
	if (a->conf.kind != b->conf.kind)
		return (int)a->conf.kind - (int)b->conf.kind;
	if (a->conf.number != b->conf.number)
		return a->conf.number < b->conf.number ? -1 : 1;
	return strcmp(a->conf.vrf, b->conf.vrf);
}

static void rib_idle(void *arg)
{
	struct frr *f = arg;
	struct frr_child *c;

	LL_FOREACH (f->children, c) {
		if (c->rib_changed)
			zsync_run(c);
		c->rib_changed = false;
	}
}

static void on_rib(void *arg)
{
	struct frr_child *c = arg;

	c->rib_changed = true;
	if (c->z)
		loop_idle(c->f->loop, rib_idle, c->f);
}

static void on_global_rib(void *arg)
{
	struct frr *f = arg;
	struct frr_child *c;

	LL_FOREACH (f->children, c)
		if (!c->conf.vrf[0])
			on_rib(c);
}

static void child_free(struct frr_child *c)
{
	child_stop(c);
	child_gone(c);
	if (c->conf.vrf[0])
		rib_off_change(c->rib, on_rib, c);
	LL_DELETE(c->f->children, c);
	frr_conf_clear(&c->conf, 1);
	free(c);
}

static struct frr_child *child_get(struct frr *f, const struct frr_conf *conf)
{
	struct frr_child *c;

	LL_FOREACH (f->children, c)
		if (c->conf.kind == conf->kind && c->conf.number == conf->number &&
		    !strcmp(c->conf.vrf, conf->vrf))
			return c;
	c = xcalloc(1, sizeof(*c));
	c->f = f;
	c->conf.kind = conf->kind;
	c->conf.number = conf->number;
	str_copy(c->conf.vrf, sizeof(c->conf.vrf), conf->vrf);
	c->vty.fd = c->pidfd = c->log_fd = -1;
	c->rib = conf->vrf[0] ? ifaces_vrf_rib(f->ifaces, conf->vrf, true) : f->rib;
	c->owner = rib_owner_new(c->rib);
	if (conf->vrf[0])
		rib_on_change(c->rib, on_rib, c);
	name_make(c);
	LL_INSERT_INORDER(f->children, c, child_cmp);
	return c;
}

void frr_configure(struct frr *f, struct frr_conf *list, size_t n)
{
	struct frr_child *c, *tmp;
	bool filtered;

	LL_FOREACH (f->children, c)
		c->seen = false;
	for (size_t i = 0; i < n; i++) {
		c = child_get(f, &list[i]);
		c->seen = true;
		filtered = c->conf.n_in != 0;
		frr_conf_clear(&c->conf, 1);
		c->conf = list[i];
		memset(&list[i], 0, sizeof(list[i]));
		if (filtered || c->conf.n_in)
			zfilter_changed(c);
	}
	LL_FOREACH_SAFE (f->children, c, tmp)
		if (!c->seen)
			child_free(c);
	LL_FOREACH (f->children, c) {
		if (!c->pid && !timer_pending(&c->retry))
			child_start(c);
		zserv_links_sync(c);
		child_config_sync(c);
		zsync_run(c);
	}
	if (!f->children)
		zserv_close(f);
}

/* --- events --- */

static void sync_idle(void *arg)
{
	struct frr *f = arg;
	struct frr_child *c;

	LL_FOREACH (f->children, c) {
		zserv_links_sync(c);
		if (c->conf.kind != FRR_BGP)
			child_config_sync(c);
	}
}

static void on_iface(enum iface_event ev, struct iface *i, void *arg)
{
	struct frr *f = arg;
	struct frr_child *c;

	/* a loss is told at once: what waits for it is the fail-over */
	if (ev == IFACE_EV_REMOVED || (ev == IFACE_EV_LINE && !i->line_up))
		LL_FOREACH (f->children, c)
			zserv_link_down(c, i->ifindex);
	if (f->children)
		loop_idle(f->loop, sync_idle, f);
}

struct frr *frr_new(struct loop *loop, struct ifaces *ifaces, struct rib *rib, const char *dir,
		    const char *(*template_of)(void *arg, const char *ifname), void *arg)
{
	struct frr *f = xcalloc(1, sizeof(*f));

	f->loop = loop;
	f->ifaces = ifaces;
	f->rib = rib;
	f->dir = xstrdup(dir);
	f->dirfd = f->listen_fd = -1;
	f->template_of = template_of;
	f->arg = arg;
	ifaces_on_event(ifaces, on_iface, f);
	rib_on_change(rib, on_global_rib, f);
	return f;
}

void frr_free(struct frr *f)
{
	struct frr_child *c;

	if (!f)
		return;
	ifaces_off_event(f->ifaces, on_iface, f);
	rib_off_change(f->rib, on_global_rib, f);
	f->dead = true;
	LL_FOREACH (f->children, c)
		if (c->pid)
			kill(c->pid, SIGTERM); /* all at once, then wait for each */
	while (f->children)
		child_free(f->children);
	zserv_close(f);
	free(f->dir);
	free(f);
}

struct frr_child *frr_nth(struct frr *f, enum frr_kind kind, size_t n)
{
	struct frr_child *c;

	LL_FOREACH (f->children, c)
		if (c->conf.kind == kind && n-- == 0)
			return c;
	return NULL;
}

const struct frr_conf *frr_conf_of(const struct frr_child *c)
{
	return &c->conf;
}

uint32_t frr_router_id(const struct frr_child *c)
{
	return c->router_id;
}

const char *frr_why(const struct frr_child *c)
{
	return c->why[0] ? c->why : NULL;
}
