/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexlab up and down: what the user sees of starting and ending a laboratory.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utlist.h>

#include "lab/cmd.h"
#include "lab/keeper.h"

#define DOWN_POLL_US 20000
#define DOWN_TRIES 400 /* 8 s: longer than the keeper gives its routers */

static const char *flexsh_path(void)
{
	static char *path;
	const char *env = getenv("FLEXSH");
	char *dir;

	if (env && env[0])
		return env;
	dir = exe_dir();
	free(path);
	path = xasprintf("%s/flexsh", dir);
	free(dir);
	return path;
}

/* What would stop every router, said once and before anything is made. */
static int precheck(const char *flexsh)
{
	int fd;

	if (access(flexsh, X_OK) < 0)
		return cmd_fail("%s: %s; build it or set FLEXSH", flexsh, strerror(errno));
	fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return cmd_fail("/dev/net/tun: %s; tunnels need the kernel's TUN driver (modprobe tun)",
				strerror(errno));
	close(fd);
	return 0;
}

static void plan_print(const struct lab *lab)
{
	struct str s = { 0 };
	const struct lab_seg *seg;
	char buf[ADDR_STRLEN];
	bool head = false;

	DL_FOREACH(lab->segs, seg) {
		if (!seg->inferred)
			continue;
		if (!head)
			str_puts(&s, "links inferred from shared subnets:\n");
		head = true;
		str_puts(&s, "  ");
		str_pad(&s, 2);
		lab_seg_print(seg, &s);
		str_printf(&s, "  %s\n", prefix_str(&seg->subnet, buf));
	}
	if (lab->notes.len)
		fprintf(stderr, "%s", str_text(&lab->notes));
	fputs(str_text(&s), stdout);
	str_free(&s);
}

/* Make the laboratory's run directory and lock it. The lock is inherited by guard and keeper, so a
 * directory that can be locked belongs to nobody alive. */
static int base_claim(struct run *run, const char *root, struct str *err)
{
	struct run old;
	int fd;

	run->base = xasprintf("%s/%s", root, run->name);
	if (mkdir(run->base, 0700) < 0 && errno != EEXIST)
		goto fail;
	fd = open(run->base, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		goto fail;
	if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		str_printf(err, "%s is already up; see flexlab status, flexlab down %s\n", run->name,
			   run->name);
		close(fd);
		return -1;
	}
	if (run_load(&old, root, run->name) == 0) { /* left by a crash */
		run_clean(&old);
		close(fd);
		if (mkdir(run->base, 0700) == 0)
			fd = open(run->base, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		else
			fd = -1;
		if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) < 0) {
			run_free(&old);
			goto fail;
		}
	}
	run_free(&old);
	return fd;
fail:
	str_printf(err, "%s: %s\n", run->base, strerror(errno));
	return -1;
}

static void id_make(char out[33])
{
	uint8_t b[16];

	random_bytes(b, sizeof(b));
	for (size_t i = 0; i < sizeof(b); i++)
		snprintf(out + 2 * i, 3, "%02x", b[i]);
}

/* unix socket addresses are short */
static int paths_check(const struct lab *lab, const struct run *run, struct str *err)
{
	const struct lab_node *n;

	DL_FOREACH(lab->nodes, n) {
		if (strlen(run->base) + strlen(n->name) + strlen("//console.exec") < 108)
			continue;
		str_printf(err, "%s/%s: too long for a socket; use shorter names or set FLEXLAB_RUN\n",
			   run->base, n->name);
		return -1;
	}
	return 0;
}

/* Read the keeper's report to its end. 0: it is up. */
static int report_follow(const struct lab *lab, int fd)
{
	FILE *f = fdopen(fd, "r");
	char *line = NULL;
	size_t cap = 0;
	unsigned routers = 0;
	bool up = false, said = false;

	while (f && !up && getline(&line, &cap, f) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == 'P') {
			char *tab = strchr(line, '\t');

			routers++;
			printf("  %-16.*s %s\n", (int)(tab ? tab - line - 1 : 0), line + 1,
			       tab ? tab + 1 : "");
			fflush(stdout);
		} else if (line[0] == 'W') {
			fprintf(stderr, "%s\n", line + 1);
		} else if (line[0] == 'E') {
			fprintf(stderr, "flexlab: %s\n", line + 1);
			said = true;
		} else if (line[0] == 'U') {
			up = true;
			printf("%s is up: %u router%s in %s s\n", lab->name, routers,
			       routers == 1 ? "" : "s", line + 1);
		}
	}
	if (!up && !said)
		fprintf(stderr, "flexlab: %s did not come up\n", lab->name);
	free(line);
	if (f)
		fclose(f);
	return up ? 0 : 1;
}

/* The run directory of a start that failed goes away a moment after the report ended. */
static void wait_gone(const struct run *run)
{
	for (int i = 0; i < DOWN_TRIES && access(run->base, F_OK) == 0; i++)
		usleep(DOWN_POLL_US);
}

static int lab_start(struct lab *lab, const char *flexsh)
{
	struct run run = { 0 };
	struct str err = { 0 };
	char *root = run_root(true, &err);
	int lock = -1, fd = -1, rc = 1;

	if (!root)
		return cmd_fail_str(&err);
	str_copy(run.name, sizeof(run.name), lab->name);
	run.lab_dir = xstrdup(lab->dir);
	id_make(run.id);
	lock = base_claim(&run, root, &err);
	if (lock >= 0 && paths_check(lab, &run, &err) < 0)
		remove_tree(run.base);
	else if (lock >= 0)
		fd = keeper_start(lab, &run, flexsh, &err);
	if (lock >= 0)
		close(lock);
	if (fd < 0) {
		cmd_fail_str(&err);
	} else {
		plan_print(lab);
		printf("starting %s\n", lab->name);
		fflush(stdout);
		rc = report_follow(lab, fd);
		if (rc)
			wait_gone(&run);
	}
	str_free(&err);
	run_free(&run);
	free(root);
	return rc;
}

int cmd_up(int argc, char **argv)
{
	const char *flexsh = flexsh_path();
	struct str err = { 0 };
	struct stat st;
	struct lab lab;
	char *found = NULL;
	int rc;

	if (argc > 1)
		return usage_error("up takes one directory or file");
	if (argc == 1 && stat(argv[0], &st) < 0 && errno == ENOENT && !strchr(argv[0], '/'))
		found = lab_find(argv[0]);
	if (argc == 1 && !found && stat(argv[0], &st) < 0 && errno == ENOENT &&
	    !strchr(argv[0], '/')) {
		cmd_fail("%s: neither a directory here nor one of the laboratories that come "
			 "along:", argv[0]);
		labs_print(stderr);
		return 1;
	}
	if (lab_load(&lab, found ? found : argc ? argv[0] : ".", &err) < 0)
		rc = cmd_fail_str(&err);
	else if (precheck(flexsh))
		rc = 1;
	else
		rc = lab_start(&lab, flexsh);
	lab_free(&lab);
	free(found);
	return rc;
}

/* --- down --- */

static int lab_end(const struct run *r)
{
	if (run_alive(r))
		kill(r->keeper.pid, SIGTERM);
	for (int i = 0; i < DOWN_TRIES; i++) {
		if (!proc_alive(&r->keeper) && !proc_alive(&r->guard))
			break;
		usleep(DOWN_POLL_US);
	}
	if (proc_alive(&r->guard))
		kill(r->guard.pid, SIGKILL);
	run_clean(r); /* nothing to do after an orderly end */
	if (access(r->base, F_OK) == 0)
		return cmd_fail("%s: %s", r->base, "cannot be removed");
	printf("%s is down\n", r->name);
	return 0;
}

static int down_named(const char *root, const char *name)
{
	struct run r;
	int rc = run_load(&r, root, name);
	struct stat st;

	if (rc < 0 && (!r.base || stat(r.base, &st) < 0))
		rc = cmd_fail("%s is not up", name);
	else
		rc = lab_end(&r);
	run_free(&r);
	return rc;
}

int cmd_down(int argc, char **argv)
{
	struct str err = { 0 };
	bool all = argc == 1 && strcmp(argv[0], "--all") == 0;
	char *root, **names;
	size_t n;
	int rc = 0;

	if (argc > 1)
		return usage_error("down takes one name, or --all");
	root = run_root(false, &err);
	if (!root)
		return cmd_fail_str(&err);
	n = run_list(root, &names);
	if (argc && !all)
		rc = down_named(root, argv[0]);
	else if (n > 1 && !all)
		rc = cmd_fail("several laboratories are up; name one, or say --all");
	else if (!n)
		printf("no laboratory is up\n");
	for (size_t i = 0; i < n; i++) {
		if (!argc || all)
			rc |= n > 1 && !all ? 0 : down_named(root, names[i]);
		free(names[i]);
	}
	free(names);
	free(root);
	return rc;
}
