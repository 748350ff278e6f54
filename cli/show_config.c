/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show running-config | startup-config | derived-config.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/privilege.h"
#include "cli/show.h"

static int show_running(struct cli_ctx *c, const struct gram_match *m)
{
	struct cfg_view view = privilege_view(c, gram_has(m, "all"));
	struct str text = { 0 };
	const char *s, *nl;

	if (gram_has(m, "view")) /* `privilege exec level N show running-config view full` */
		view.keep = NULL;
	if (!gram_has(m, "linenum")) {
		config_render_view(c->rt, c->out, &view);
		return 0;
	}
	config_render_view(c->rt, &text, &view);
	/* Lines are counted from the first `!`, as the bytes are. */
	s = strstr(str_text(&text), "\n!");
	str_add(c->out, str_text(&text), s ? (size_t)(s + 1 - str_text(&text)) : 0);
	for (unsigned n = 1; s && (nl = strchr(s + 1, '\n')) && nl > s + 1; s = nl, n++)
		cli_print(c, "%6u : %.*s\n", n, (int)(nl - s - 1), s + 1);
	cli_print(c, "\n");
	str_free(&text);
	return 0;
}

static void section_print(struct cli_ctx *c, const char *what, const struct str *body)
{
	/* The count is of the text from the first `!` to the end of `end`. */
	cli_print(c, "Building configuration...\n\n%s configuration : %zu bytes\n!\n", what,
		  body->len + strlen("!\nend"));
	str_add(c->out, body->data, body->len);
	cli_print(c, "end\n\n");
}

static struct cfg_node *iface_node(const struct cli_ctx *c, const char *name)
{
	return c->rt->running ? cfg_interface(c->rt->running, name) : NULL;
}

static const char *mode_words(enum tunnel_mode m)
{
	switch (m) {
	case TUN_MODE_GRE:
		return "gre ip";
	case TUN_MODE_GRE_MULTIPOINT:
		return "gre multipoint";
	case TUN_MODE_IPSEC_V4:
		return "ipsec ipv4";
	case TUN_MODE_IPSEC_V6:
		return "ipsec ipv6";
	case TUN_MODE_IPIP:
		return "ipip";
	case TUN_MODE_OTHER:
		break;
	}
	return NULL;
}

/* Lines of the template that the clone states itself, with its own values, or does not have. */
static bool clone_states(const char *line)
{
	static const char *const own[] = { "tunnel source", "tunnel destination", "tunnel mode",
					   "tunnel protection", "shutdown", "description" };

	for (size_t i = 0; i < ARRAY_SIZE(own); i++)
		if (!strncmp(line, own[i], strlen(own[i])))
			return true;
	return false;
}

struct ends {
	const char *iface;
	struct addr local, remote;
};

static bool ends_visit(const struct flexvpn_session *s, void *arg)
{
	struct ends *e = arg;

	if (strcmp(s->iface, e->iface) != 0)
		return true;
	e->local = s->local.addr;
	e->remote = s->remote.addr;
	return false;
}

/* A Virtual-Access has no configuration of its own: its template's, and what the session gave. */
static bool clone_render(const struct cli_ctx *c, const char *name, struct str *out)
{
	struct flexvpn *f = c->rt->flexvpn;
	struct ends e = { .iface = name };
	const struct cfg_node *tmpl;
	const char *from = f ? flexvpn_cloned_from(f, name) : NULL;
	struct tunnel_conf t;
	char a[ADDR_STRLEN];

	if (!from || !flexvpn_tunnel(f, name, &t))
		return false;
	flexvpn_walk(f, ends_visit, &e);
	str_printf(out, "interface %s\n", name);
	tmpl = iface_node(c, from);
	for (const struct cfg_node *n = tmpl ? tmpl->first : NULL; n; n = n->next)
		if (!clone_states(n->line))
			cfg_render_node(n, out, 1);
	if (e.local.family)
		str_printf(out, " tunnel source %s\n", addr_str(&e.local, a));
	if (mode_words(t.mode))
		str_printf(out, " tunnel mode %s\n", mode_words(t.mode));
	if (e.remote.family)
		str_printf(out, " tunnel destination %s\n", addr_str(&e.remote, a));
	if (t.profile)
		str_printf(out, " tunnel protection ipsec profile %s%s\n"
				" no tunnel protection ipsec initiate\n",
			   t.profile, t.shared ? " shared" : "");
	return true;
}

static int show_iface_config(struct cli_ctx *c, const struct gram_match *m, const char *what)
{
	const char *name = gram_var(m, "iface");
	struct cfg_view view = privilege_view(c, false);
	struct str body = { 0 };
	struct cfg_node *n;

	if (!clone_render(c, name, &body)) {
		n = iface_node(c, name);
		if (!n) {
			show_bad_token(c, m, "iface");
			return 0;
		}
		cfg_render_section(n, &body, &view);
	}
	section_print(c, what, &body);
	str_free(&body);
	return 0;
}

static int show_running_iface(struct cli_ctx *c, const struct gram_match *m)
{
	return show_iface_config(c, m, "Current");
}

static int show_derived_iface(struct cli_ctx *c, const struct gram_match *m)
{
	return show_iface_config(c, m, "Derived");
}

static int show_startup(struct cli_ctx *c, const struct gram_match *m)
{
	char *path = xasprintf("%s/startup-config", c->rt->state_dir ? c->rt->state_dir : "");
	FILE *f = c->rt->state_dir && c->rt->state_dir[0] ? fopen(path, "re") : NULL;
	struct str text = { 0 };
	char buf[4096];
	size_t n;

	if (!f) {
		cli_print(c, "startup-config is not present\n");
		free(path);
		return 0;
	}
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(&text, buf, n);
	fclose(f);
	cli_print(c, "Using %zu out of 33554432 bytes\n", text.len);
	str_add(c->out, text.data, text.len);
	str_free(&text);
	free(path);
	return 0;
}

#define SHOW_HELP "Show running system information\n"
#define RUN_HELP SHOW_HELP "Current operating configuration\n"

const struct gram_row show_config_rows[] = {
	EXEC_ROW(MODE_EXEC, "show running-config [all|full|brief|linenum|view [full]]",
		 RUN_HELP "Configuration with defaults\nfull configuration\n"
			  "configuration without certificate data\n"
			  "Display line numbers in output\nView options\nFull view",
		 show_running),
	EXEC_ROW(MODE_EXEC, "show running-config interface IFACE$iface",
		 RUN_HELP "Show interface configuration\nInterface", show_running_iface),
	EXEC_ROW(MODE_EXEC, "show derived-config interface IFACE$iface",
		 SHOW_HELP
		 "Derived operating configuration\nShow interface configuration\nInterface",
		 show_derived_iface),
	EXEC_ROW(MODE_EXEC, "show interfaces IFACE$iface configuration",
		 SHOW_HELP "Interface status and configuration\nInterface\n"
			   "Show interface configuration",
		 show_derived_iface),
	EXEC_ROW(MODE_EXEC, "show startup-config", SHOW_HELP "Contents of startup configuration",
		 show_startup),
	EXEC_ROW(MODE_EXEC, "show configuration", SHOW_HELP "Contents of Non-Volatile memory",
		 show_startup),
	EXEC_END,
};
