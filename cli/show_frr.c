/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/show_frr.h"
#include "routing/vrf_link.h"

/* --- JSON --- */

struct json_object *jget(struct json_object *o, const char *name)
{
	struct json_object *v = NULL;

	if (o && json_object_is_type(o, json_type_object))
		json_object_object_get_ex(o, name, &v);
	return v;
}

struct json_object *jobj(struct json_object *o, const char *name)
{
	struct json_object *v = jget(o, name);

	return v && json_object_is_type(v, json_type_object) ? v : NULL;
}

const char *jstr(struct json_object *o, const char *name, const char *dflt)
{
	struct json_object *v = jget(o, name);

	return v && json_object_is_type(v, json_type_string) ? json_object_get_string(v) : dflt;
}

int64_t jnum(struct json_object *o, const char *name, int64_t dflt)
{
	struct json_object *v = jget(o, name);

	return v && (json_object_is_type(v, json_type_int) ||
		     json_object_is_type(v, json_type_double))
		       ? json_object_get_int64(v)
		       : dflt;
}

bool jbool(struct json_object *o, const char *name)
{
	struct json_object *v = jget(o, name);

	return v && json_object_get_boolean(v);
}

struct member {
	struct addr a;
	const char *name;
	struct json_object *value;
};

static int member_cmp(const void *x, const void *y)
{
	return addr_cmp(&((const struct member *)x)->a, &((const struct member *)y)->a);
}

void jeach_addr(struct json_object *o,
		void (*fn)(const char *addr, struct json_object *value, void *arg), void *arg)
{
	struct json_object_iterator it, end;
	struct member *list;
	size_t n = 0;

	if (!o || !json_object_is_type(o, json_type_object))
		return;
	list = xcalloc((size_t)json_object_object_length(o) + 1, sizeof(*list));
	end = json_object_iter_end(o);
	for (it = json_object_iter_begin(o); !json_object_iter_equal(&it, &end);
	     json_object_iter_next(&it)) {
		struct member m = {.name = json_object_iter_peek_name(&it),
				   .value = json_object_iter_peek_value(&it)};

		if (addr_parse(m.name, &m.a) && m.value &&
		    json_object_is_type(m.value, json_type_object))
			list[n++] = m;
	}
	qsort(list, n, sizeof(*list), member_cmp);
	for (size_t i = 0; i < n; i++)
		fn(list[i].name, list[i].value, arg);
	free(list);
}

const char *frr_addr(const char *text, char buf[ADDR_STRLEN])
{
	struct prefix p;
	struct addr a;

	if (addr_parse(text, &a))
		return addr_str(&a, buf);
	return prefix_parse(text, &p) ? prefix_str(&p, buf) : text;
}

const char *frr_ifname(const char *dev, bool shortened, char out[IFACE_NAME_LEN])
{
	char bare[24], full[IFACE_NAME_LEN];

	str_copy(bare, sizeof(bare), dev);
	bare[strcspn(bare, ":")] = '\0';
	if (!iface_name_from_dev(bare, full))
		str_copy(full, sizeof(full), bare);
	if (shortened)
		return iface_name_short(full, out);
	str_copy(out, IFACE_NAME_LEN, full);
	return out;
}

/* --- other VRFs --- */

const char *frr_vrf_at(const struct frr_shown *v, const char *addr)
{
	struct addr a;

	return v->ifaces && v->conf && addr_parse(addr, &a)
		       ? vrf_link_at(v->ifaces, v->conf->vrf, &a)
		       : NULL;
}

const char *frr_nexthop(const struct frr_shown *v, const char *prefix, const char *nexthop,
			char buf[ADDR_STRLEN])
{
	const char *vrf = frr_vrf_at(v, nexthop);
	struct rib *rib = vrf ? ifaces_vrf_rib(v->ifaces, vrf, false) : NULL;
	struct rib_entry e;
	struct prefix p;

	if (!rib || !prefix_parse(prefix, &p) || !rib_get(rib, &p, &e) || !e.n_paths)
		return vrf ? "0.0.0.0" : nexthop;
	return e.path[0].nh.via.family ? addr_str(&e.path[0].nh.via, buf) : "0.0.0.0";
}

const char *frr_rd(const struct frr_shown *v, const char *vrf)
{
	static const char *const forms[] = {"vrf definition", "ip vrf"};

	for (size_t i = 0; v->cfg && i < ARRAY_SIZE(forms); i++)
		for (const struct cfg_node *s = cfg_find(&v->cfg->root, forms[i]); s;
		     s = cfg_next(s, forms[i]))
			if (!strcmp(cfg_var(s, "name"), vrf) && cfg_find(s, "rd"))
				return cfg_var(cfg_find(s, "rd"), "rd");
	return NULL;
}

/* --- asking --- */

struct shown {
	struct router *rt;
	struct cli_job *job;
	struct frr_query *query;
	enum frr_kind kind;
	char vrf[32];
	uint32_t number;
	size_t next; /* of the kind's processes */
	char *command, *second;
	bool on_second;
	frr_render_fn fn;
	struct frr_shown v;
	struct json_object *first;
};

static void shown_free(struct shown *s)
{
	json_object_put(s->first);
	free(s->command);
	free(s->second);
	free(s);
}

static void shown_cancel(void *arg)
{
	struct shown *s = arg;

	if (s->query)
		frr_ask_cancel(s->query);
	shown_free(s);
}

/* The next process that is meant; NULL: no more. */
static struct frr_child *shown_child(struct shown *s)
{
	struct frr_child *c;

	while ((c = frr_nth(s->rt->frr, s->kind, s->next++)) != NULL) {
		const struct frr_conf *conf = frr_conf_of(c);
		bool vrf = s->kind != FRR_BGP	  ? true
			   : !strcmp(s->vrf, "*") ? conf->vrf[0] != '\0'
						  : !strcmp(s->vrf, conf->vrf);

		if (vrf && (!s->number || s->number == conf->number))
			return c;
	}
	return NULL;
}

static void shown_go(struct shown *s);

static void shown_answer(void *arg, int status, const char *text)
{
	struct shown *s = arg;
	struct frr_child *c = frr_nth(s->rt->frr, s->kind, s->next - 1);
	struct json_object *j = text ? json_tokener_parse(text) : NULL;
	struct str out = {0};

	s->query = NULL;
	if (!text) {
		cli_job_print(s->job, "%% %s is not running: %s\n",
			      s->kind == FRR_BGP    ? "BGP"
			      : s->kind == FRR_OSPF ? "OSPF"
						    : "OSPFv3",
			      c && frr_why(c) ? frr_why(c) : "its daemon is gone");
	} else if (c && s->second && !s->on_second) {
		s->first = j;
		s->on_second = true;
		s->query = frr_ask(c, s->second, shown_answer, s);
		return;
	} else if (c) {
		s->v.conf = frr_conf_of(c);
		s->v.rib = s->v.conf->vrf[0] ? ifaces_vrf_rib(s->rt->ifaces, s->v.conf->vrf, false)
					     : s->rt->rib;
		s->v.router_id = frr_router_id(c);
		s->v.first = s->first;
		s->v.text = text;
		s->fn(&out, j, &s->v);
		s->v.nth += out.len != 0;
		cli_job_print(s->job, "%s", str_text(&out));
	}
	str_free(&out);
	json_object_put(j);
	json_object_put(s->first);
	s->first = NULL;
	shown_go(s);
}

static void shown_go(struct shown *s)
{
	struct frr_child *c = shown_child(s);

	s->on_second = false;
	if (c) {
		s->query = frr_ask(c, s->command, shown_answer, s);
		return;
	}
	cli_job_done(s->job);
	shown_free(s);
}

int show_frr(struct cli_ctx *c, const struct frr_request *q)
{
	struct shown *s = xcalloc(1, sizeof(*s));

	s->rt = c->rt;
	s->kind = q->kind;
	s->number = q->number;
	str_copy(s->vrf, sizeof(s->vrf), q->vrf ? q->vrf : "");
	if (!c->rt->frr || !shown_child(s)) {
		if (q->none)
			cli_print(c, "%s", q->none);
		free(s);
		return 0;
	}
	s->next = 0;
	s->command = xstrdup(q->command);
	s->second = q->second ? xstrdup(q->second) : NULL;
	s->fn = q->fn;
	s->v.cfg = c->rt->running;
	s->v.ifaces = c->rt->ifaces;
	str_copy(s->v.addr, sizeof(s->v.addr), q->addr ? q->addr : "");
	str_copy(s->v.what, sizeof(s->v.what), q->what ? q->what : "");
	s->job = cli_defer(c, shown_cancel, s);
	shown_go(s);
	return 0;
}
