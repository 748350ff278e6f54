/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexlab: laboratories of flexsh routers in network namespaces. Commands, status and list.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <utlist.h>

#include "lab/cable.h"
#include "lab/cmd.h"

static const char usage_text[] =
	"usage: flexlab COMMAND [ARGUMENT]...\n"
	"Laboratories of flexsh routers in Linux network namespaces.\n"
	"\n"
	"  up [DIR|FILE|NAME]      start a laboratory: a directory of NODE.cfg files, with\n"
	"                          lab.clab.yml (containerlab format) or topology.tsv; without\n"
	"                          either, interfaces that share an IPv4 or IPv6 subnet are linked\n"
	"  down [NAME|--all]       end it; nothing is left behind\n"
	"  status [NAME]           what is up: routers, cables, process ids\n"
	"  console NODE            a router's console on this terminal; Ctrl-] detaches\n"
	"  exec NODE 'COMMAND'...  run IOS commands and print what they say\n"
	"  run NODE COMMAND...     run a Linux command in the node's network namespace\n"
	"  link NODE:IF ORDER      a cable: down, up, loss 30%, delay 50ms (loss 0, delay 0: whole)\n"
	"  reset [NODE]            restart a router with the configuration it began with; without\n"
	"                          NODE all of them, and cables are whole again\n"
	"  check [NAME]            grade a laboratory against the expectations in its check.txt\n"
	"  graph [NAME]            the laboratory and its IKEv2 SAs at this moment as SVG\n"
	"  list                    the laboratories that come with flexsh\n"
	"  --version, --help\n"
	"\n"
	"NODE may be written LAB/NODE. Root is not needed where user namespaces are allowed.\n"
	"A configuration saved in a router lives as long as the laboratory is up.\n"
	"Environment: FLEXSH the router's program, FLEXLAB_RUN the run directory,\n"
	"FLEXLAB_LABS where `list` and `up NAME` look.\n"
	"Exit status: 0 done, 1 failed, 2 wrong usage.\n";

int usage_error(const char *fmt, ...)
{
	va_list ap;

	fputs("flexlab: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputs("; see flexlab --help\n", stderr);
	return 2;
}

int cmd_fail(const char *fmt, ...)
{
	va_list ap;

	fputs("flexlab: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return 1;
}

int cmd_fail_str(struct str *err)
{
	const char *p = str_text(err);

	while (*p) {
		size_t n = strcspn(p, "\n");

		fprintf(stderr, "flexlab: %.*s\n", (int)n, p);
		p += n + (p[n] == '\n');
	}
	str_free(err);
	return 1;
}

char *exe_dir(void)
{
	char path[PATH_MAX], *slash;
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return xstrdup(".");
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash)
		*slash = '\0';
	return xstrdup(path);
}

/* Where ready laboratories are: beside the program in the source tree, or installed. */
static char *labs_dir(void)
{
	const char *env = getenv("FLEXLAB_LABS");
	char *exe = exe_dir(), *path;

	if (env && env[0]) {
		free(exe);
		return xstrdup(env);
	}
	path = xasprintf("%s/lab/labs", exe);
	if (access(path, F_OK) < 0) {
		free(path);
		path = xasprintf("%s/../share/flexsh/labs", exe);
	}
	free(exe);
	return path;
}

char *lab_find(const char *name)
{
	char *dir = labs_dir(), *path = xasprintf("%s/%s", dir, name);

	free(dir);
	if (lab_name_valid(name) && access(path, F_OK) == 0)
		return path;
	free(path);
	return NULL;
}

/* Every node called so in the laboratories that run. */
struct run_node *node_resolve(struct run *r, const char *what)
{
	const char *slash = strchr(what, '/'), *name = slash ? slash + 1 : what;
	struct str err = { 0 };
	struct run_node *found = NULL, *n;
	char *root = run_root(false, &err), **labs;
	size_t count, hits = 0, up = 0;

	if (!root) {
		cmd_fail_str(&err);
		return NULL;
	}
	count = run_list(root, &labs);
	for (size_t i = 0; i < count; i++) {
		struct run t;

		if (run_load(&t, root, labs[i]) == 0 && run_alive(&t) &&
		    (!slash || (strlen(labs[i]) == (size_t)(slash - what) &&
				strncmp(labs[i], what, (size_t)(slash - what)) == 0))) {
			up++;
			n = run_node_find(&t, name);
			if (n && hits++ == 0) {
				*r = t;
				found = n;
				memset(&t, 0, sizeof(t));
			}
		}
		run_free(&t);
		free(labs[i]);
	}
	free(labs);
	free(root);
	if (hits == 1)
		return found;
	if (!up)
		cmd_fail("%s: %s", what, slash ? "no such laboratory is up" : "no laboratory is up");
	else if (!hits)
		cmd_fail("%s: no such node; see flexlab status", what);
	else
		cmd_fail("%s is a node of several laboratories; write LAB/%s", name, name);
	return NULL;
}

int run_resolve(struct run *r, const char *name)
{
	struct str err = { 0 };
	char *root = run_root(false, &err), **labs;
	size_t count, up = 0;

	memset(r, 0, sizeof(*r));
	if (!root)
		return cmd_fail_str(&err), -1;
	count = run_list(root, &labs);
	for (size_t i = 0; i < count; i++) {
		struct run t;

		if (run_load(&t, root, labs[i]) == 0 && run_alive(&t) &&
		    (!name || strcmp(name, labs[i]) == 0) && up++ == 0) {
			*r = t;
			memset(&t, 0, sizeof(t));
		}
		run_free(&t);
		free(labs[i]);
	}
	free(labs);
	free(root);
	if (up == 1)
		return 0;
	run_free(r);
	if (up)
		cmd_fail("several laboratories are up; name one");
	else if (name)
		cmd_fail("%s is not up; start it with flexlab up %s", name, name);
	else
		cmd_fail("no laboratory is up; flexlab list names them, flexlab up NAME starts one");
	return -1;
}

/* --- status --- */

static void port_print(const struct run_port *p, const char *sep)
{
	struct str cond = { 0 };

	cable_condition(p, &cond);
	printf("%s%s %s", sep, p->node, p->ifname);
	if (cond.len)
		printf(" (%s)", str_text(&cond));
	str_free(&cond);
}

static void cables_print(const struct run *r)
{
	const struct run_port *p, *q;

	DL_FOREACH(r->ports, p) {
		bool alone = true;

		/* each segment once, at its first port */
		for (q = r->ports; q != p && q->seg != p->seg; q = q->next)
			;
		if (q != p)
			continue;
		port_print(p, "  ");
		for (q = p->next; q; q = q->next) {
			if (q->seg != p->seg)
				continue;
			alone = false;
			port_print(q, " -- ");
		}
		printf("%s\n", alone ? "  (stub)" : "");
	}
}

static void run_print(const struct run *r)
{
	const struct run_node *n;
	char since[32] = "";
	struct tm tm;

	if (localtime_r(&r->since, &tm))
		strftime(since, sizeof(since), "%Y-%m-%d %H:%M:%S", &tm);
	printf("%s  %s since %s%s\n  from %s\n", r->name,
	       !run_alive(r) ? "crashed;" : r->starting ? "starting" : "up", since,
	       r->rootless ? ", rootless" : "", r->lab_dir ? r->lab_dir : "?");
	DL_FOREACH(r->nodes, n) {
		if (n->kind == LAB_LINUX)
			printf("  %-16s linux\n", n->name);
		else if (n->proc.pid && proc_alive(&n->proc))
			printf("  %-16s running  pid %d\n", n->name, (int)n->proc.pid);
		else
			printf("  %-16s %s\n", n->name, n->note[0] ? n->note : "not running");
	}
	cables_print(r);
}

int cmd_status(int argc, char **argv)
{
	struct str err = { 0 };
	char *root, **names;
	size_t n, shown = 0;

	if (argc > 1)
		return usage_error("status takes one name");
	root = run_root(false, &err);
	if (!root)
		return cmd_fail_str(&err);
	n = run_list(root, &names);
	for (size_t i = 0; i < n; i++) {
		struct run r;

		if ((!argc || strcmp(argv[0], names[i]) == 0) && run_load(&r, root, names[i]) == 0) {
			run_print(&r);
			shown++;
			run_free(&r);
		}
		free(names[i]);
	}
	free(names);
	free(root);
	if (argc && !shown)
		return cmd_fail("%s is not up; start it with flexlab up %s", argv[0], argv[0]);
	if (!shown)
		printf("no laboratory is up\n");
	return 0;
}

/* --- list --- */

/* First heading of the laboratory's README. */
static void title_print(FILE *out, const char *dir, const char *name)
{
	char *path = xasprintf("%s/%s/README.md", dir, name), *line = NULL;
	FILE *f = fopen(path, "re");
	size_t cap = 0;

	line = NULL;
	if (f && getline(&line, &cap, f) > 0 && strncmp(line, "# ", 2) == 0) {
		line[strcspn(line, "\n")] = '\0';
		fprintf(out, "%-20s %s\n", name, line + 2);
	} else {
		fprintf(out, "%s\n", name);
	}
	free(line);
	if (f)
		fclose(f);
	free(path);
}

int labs_print(FILE *out)
{
	char *dir = labs_dir(), **names;
	size_t n = run_list(dir, &names);

	for (size_t i = 0; i < n; i++) {
		title_print(out, dir, names[i]);
		free(names[i]);
	}
	free(names);
	if (!n)
		cmd_fail("no laboratories in %s", dir);
	free(dir);
	return n ? 0 : 1;
}

int cmd_list(int argc, char **argv)
{
	(void)argv;
	if (argc)
		return usage_error("list takes no arguments");
	return labs_print(stdout);
}

static const struct {
	const char *name;
	int (*fn)(int argc, char **argv);
} commands[] = {
	{ "up", cmd_up }, { "down", cmd_down }, { "status", cmd_status }, { "list", cmd_list },
	{ "console", cmd_console }, { "exec", cmd_exec }, { "run", cmd_run },
	{ "link", cmd_link }, { "reset", cmd_reset },
	{ "check", cmd_check }, { "graph", cmd_graph },
};

int main(int argc, char **argv)
{
	if (argc < 2) {
		fputs(usage_text, stderr);
		return 2;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0) {
		fputs(usage_text, stdout);
		return 0;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("flexlab 0.1");
		return 0;
	}
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].fn(argc - 2, argv + 2);
	}
	return usage_error("%s: no such command", argv[1]);
}
