/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * State files, liveness, and clean-up of what a laboratory left behind.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utlist.h>

#include "lab/run.h"

#define STATE_NAME "state"
#define MAX_FIELDS 10

char *run_root(bool make, struct str *err)
{
	const char *env = getenv("FLEXLAB_RUN"), *xdg = getenv("XDG_RUNTIME_DIR");
	struct stat st;
	char *path;

	if (env && env[0])
		path = xstrdup(env);
	else if (geteuid() == 0)
		path = xstrdup("/run/flexlab");
	else if (xdg && xdg[0] && access(xdg, W_OK) == 0)
		path = xasprintf("%s/flexlab", xdg);
	else
		path = xasprintf("/tmp/flexlab-%u", (unsigned)geteuid());
	if (make && mkdir(path, 0700) < 0 && errno != EEXIST) {
		str_printf(err, "%s: %s\n", path, strerror(errno));
		free(path);
		return NULL;
	}
	/* Somebody else's directory in /tmp could lead us anywhere. */
	if (lstat(path, &st) == 0 && (!S_ISDIR(st.st_mode) || st.st_uid != geteuid())) {
		str_printf(err, "%s: is not a directory of ours\n", path);
		free(path);
		return NULL;
	}
	return path;
}

bool proc_start(pid_t pid, uint64_t *start)
{
	char path[64], buf[1024], *p;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, buf, sizeof(buf) - 1);
	close(fd);
	if (n <= 0)
		return false;
	buf[n] = '\0';
	p = strrchr(buf, ')'); /* the name may hold anything */
	if (!p || p[1] != ' ' || p[2] == 'Z' || p[2] == 'X')
		return false;
	/* behind the name: state is field 3, start time field 22 */
	for (int field = 2; field < 22; field++) {
		p = strchr(p + 1, ' ');
		if (!p)
			return false;
	}
	*start = strtoull(p + 1, NULL, 10);
	return true;
}

bool proc_alive(const struct run_proc *p)
{
	uint64_t start;

	return p->pid > 0 && proc_start(p->pid, &start) && start == p->start;
}

void run_free(struct run *r)
{
	struct run_node *n, *n2;
	struct run_port *p, *p2;

	DL_FOREACH_SAFE(r->nodes, n, n2)
		free(n);
	DL_FOREACH_SAFE(r->ports, p, p2)
		free(p);
	free(r->base);
	free(r->lab_dir);
	memset(r, 0, sizeof(*r));
}

struct run_node *run_node_find(const struct run *r, const char *name)
{
	struct run_node *n;

	DL_FOREACH(r->nodes, n) {
		if (strcmp(n->name, name) == 0)
			return n;
	}
	return NULL;
}

struct run_port *run_port_find(const struct run *r, const char *node, const char *ifname)
{
	struct run_port *p;

	DL_FOREACH(r->ports, p) {
		if (strcmp(p->node, node) == 0 &&
		    (strcmp(p->ifname, ifname) == 0 || strcmp(p->dev, ifname) == 0))
			return p;
	}
	return NULL;
}

bool run_alive(const struct run *r)
{
	return proc_alive(&r->keeper);
}

static struct run_proc proc_parse(const char *pid, const char *start)
{
	struct run_proc p = { 0 };
	uint64_t v;

	if (parse_u64(pid, 0, INT32_MAX, &v))
		p.pid = (pid_t)v;
	if (parse_u64(start, 0, UINT64_MAX, &v))
		p.start = v;
	return p;
}

static void node_parse(struct run *r, char **f, size_t n)
{
	struct run_node *node;
	uint64_t v;

	if (n < 6)
		return;
	node = xcalloc(1, sizeof(*node));
	str_copy(node->name, sizeof(node->name), f[1]);
	node->kind = strcmp(f[2], "router") == 0 ? LAB_ROUTER : LAB_LINUX;
	node->proc = proc_parse(f[3], f[4]);
	node->ns_fd = parse_u64(f[5], 0, INT32_MAX, &v) ? (int)v : -1;
	str_copy(node->note, sizeof(node->note), n > 6 ? f[6] : "");
	DL_APPEND(r->nodes, node);
}

static void port_parse(struct run *r, char **f, size_t n)
{
	struct run_port *p;
	uint64_t v;

	if (n < 6)
		return;
	p = xcalloc(1, sizeof(*p));
	str_copy(p->node, sizeof(p->node), f[1]);
	str_copy(p->ifname, sizeof(p->ifname), f[2]);
	str_copy(p->dev, sizeof(p->dev), f[3]);
	str_copy(p->tap, sizeof(p->tap), f[4]);
	p->seg = parse_u64(f[5], 0, UINT32_MAX, &v) ? (unsigned)v : 0;
	if (n > 8) {
		p->cut = f[6][0] == '1';
		p->loss = strtod(f[7], NULL);
		p->delay_ms = parse_u64(f[8], 0, UINT32_MAX, &v) ? (unsigned)v : 0;
	}
	DL_APPEND(r->ports, p);
}

static void row_parse(struct run *r, char **f, size_t n)
{
	uint64_t v;

	if (strcmp(f[0], "node") == 0)
		node_parse(r, f, n);
	else if (strcmp(f[0], "port") == 0)
		port_parse(r, f, n);
	else if (strcmp(f[0], "keeper") == 0 && n >= 3)
		r->keeper = proc_parse(f[1], f[2]);
	else if (strcmp(f[0], "guard") == 0 && n >= 3)
		r->guard = proc_parse(f[1], f[2]);
	else if (strcmp(f[0], "dir") == 0 && n >= 2 && !r->lab_dir)
		r->lab_dir = xstrdup(f[1]);
	else if (strcmp(f[0], "since") == 0 && n >= 2 && parse_u64(f[1], 0, INT64_MAX, &v))
		r->since = (time_t)v;
	else if (strcmp(f[0], "id") == 0 && n >= 2)
		str_copy(r->id, sizeof(r->id), f[1]);
	else if (strcmp(f[0], "rootless") == 0)
		r->rootless = true;
	else if (strcmp(f[0], "starting") == 0)
		r->starting = true;
}

int run_load(struct run *r, const char *root, const char *name)
{
	char *path, *line = NULL, *f[MAX_FIELDS];
	size_t cap = 0;
	FILE *in;
	int rc = 0;

	memset(r, 0, sizeof(*r));
	if (!lab_name_valid(name))
		return -ENOENT;
	str_copy(r->name, sizeof(r->name), name);
	r->base = xasprintf("%s/%s", root, name);
	path = xasprintf("%s/%s", r->base, STATE_NAME);
	in = fopen(path, "re");
	if (!in)
		rc = -errno;
	free(path);
	while (in && getline(&line, &cap, in) >= 0) {
		char *save = NULL;
		size_t n = 0;

		line[strcspn(line, "\n")] = '\0';
		for (char *p = strtok_r(line, "\t", &save); p && n < MAX_FIELDS;
		     p = strtok_r(NULL, "\t", &save))
			f[n++] = p;
		if (n)
			row_parse(r, f, n);
	}
	free(line);
	if (in)
		fclose(in);
	return rc;
}

static void state_render(const struct run *r, struct str *s)
{
	const struct run_node *n;
	const struct run_port *p;

	str_printf(s, "dir\t%s\nsince\t%lld\n", r->lab_dir, (long long)r->since);
	str_printf(s, "keeper\t%d\t%llu\n", (int)r->keeper.pid, (unsigned long long)r->keeper.start);
	str_printf(s, "guard\t%d\t%llu\n", (int)r->guard.pid, (unsigned long long)r->guard.start);
	str_printf(s, "id\t%s\n", r->id);
	if (r->rootless)
		str_puts(s, "rootless\n");
	if (r->starting)
		str_puts(s, "starting\n");
	DL_FOREACH(r->nodes, n) {
		str_printf(s, "node\t%s\t%s\t%d\t%llu\t%d\t%s\n", n->name,
			   n->kind == LAB_ROUTER ? "router" : "linux", (int)n->proc.pid,
			   (unsigned long long)n->proc.start, n->ns_fd, n->note);
	}
	DL_FOREACH(r->ports, p)
		str_printf(s, "port\t%s\t%s\t%s\t%s\t%u\t%d\t%g\t%u\n", p->node, p->ifname, p->dev,
			   p->tap, p->seg, p->cut, p->loss, p->delay_ms);
}

int run_save(const struct run *r)
{
	char *path = xasprintf("%s/%s", r->base, STATE_NAME), *tmp = xasprintf("%s.new", path);
	struct str s = { 0 };
	int fd, rc = 0;

	state_render(r, &s);
	fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		rc = -errno;
	else if (write(fd, s.data, s.len) != (ssize_t)s.len)
		rc = -EIO;
	if (fd >= 0)
		close(fd);
	if (rc == 0 && rename(tmp, path) < 0)
		rc = -errno;
	str_free(&s);
	free(tmp);
	free(path);
	return rc;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

size_t run_list(const char *root, char ***names)
{
	DIR *d = opendir(root);
	struct dirent *e;
	size_t n = 0;

	*names = NULL;
	while (d && (e = readdir(d))) {
		if (!lab_name_valid(e->d_name))
			continue;
		*names = xrealloc(*names, (n + 1) * sizeof(**names));
		(*names)[n++] = xstrdup(e->d_name);
	}
	if (d)
		closedir(d);
	if (n)
		qsort(*names, n, sizeof(**names), by_name);
	return n;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path) < 0 && errno != ENOENT ? -1 : 0;
}

int remove_tree(const char *path)
{
	return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

/* The environment as it was at exec: NAME=value, each ended by a NUL. */
static bool is_marked(const char *pid, const char *mark)
{
	char path[64], buf[16384];
	size_t len = 0, mark_len = strlen(mark) + 1;
	ssize_t n = 0;
	int fd;

	snprintf(path, sizeof(path), "/proc/%s/environ", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	while (len < sizeof(buf) && (n = read(fd, buf + len, sizeof(buf) - len)) > 0)
		len += (size_t)n;
	close(fd);
	return memmem(buf, len, mark, mark_len);
}

void run_kill_marked(const char *id)
{
	char *mark = xasprintf(RUN_ID_ENV "=%s", id);
	DIR *d = id[0] ? opendir("/proc") : NULL;
	struct dirent *e;

	while (d && (e = readdir(d))) {
		uint64_t pid;

		if (parse_u64(e->d_name, 2, INT32_MAX, &pid) && (pid_t)pid != getpid() &&
		    is_marked(e->d_name, mark))
			kill((pid_t)pid, SIGKILL);
	}
	if (d)
		closedir(d);
	free(mark);
}

void run_clean(const struct run *r)
{
	if (proc_alive(&r->keeper))
		kill(r->keeper.pid, SIGKILL);
	run_kill_marked(r->id);
	if (r->base)
		remove_tree(r->base);
}
