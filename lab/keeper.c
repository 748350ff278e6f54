/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guard and keeper: see keeper.h. The keeper is one thread around poll(): signals by a signalfd, the
 * routers' ready pipes, the report socket.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utlist.h>

#include "base/timer.h"
#include "lab/cable.h"
#include "lab/keeper.h"

#define READY_MS 60000  /* a router that takes longer never comes: sanitizers on a busy machine fit */
#define STOP_MS 15000   /* for routers to close in order (their peers too) before they are killed */

struct kept { /* a node at run time */
	struct lab_node *node;
	struct run_node *rn;
	int ns;
	int ready_fd;   /* -1: closed */
	bool ready;     /* has said so since it was started */
	struct kept *prev, *next;
};

struct keeper {
	struct lab *lab;
	struct run *run;
	struct fabric fabric;
	struct spawn spawn;
	struct kept *kept;
	int report;      /* to flexlab up; -1 when that is over */
	int sigfd;
	int ctl;         /* listening: orders of flexlab link and reset */
	uint64_t began_ms;
	bool stopping;
};

static void report(struct keeper *k, char kind, const char *text)
{
	while (k->report >= 0 && *text) {
		size_t n = strcspn(text, "\n");

		if (n && dprintf(k->report, "%c%.*s\n", kind, (int)n, text) < 0)
			return; /* flexlab up is gone: its hang-up is seen in poll() */
		text += n + (text[n] == '\n');
	}
}

/* --- making everything --- */

static int nodes_make(struct keeper *k, struct str *err)
{
	struct lab_node *n;

	DL_FOREACH(k->lab->nodes, n) {
		struct kept *t = xcalloc(1, sizeof(*t));

		t->node = n;
		t->ns = t->ready_fd = -1;
		t->rn = xcalloc(1, sizeof(*t->rn));
		str_copy(t->rn->name, sizeof(t->rn->name), n->name);
		t->rn->kind = n->kind;
		DL_APPEND(k->run->nodes, t->rn);
		DL_APPEND(k->kept, t);
		if (fabric_netns(&k->fabric, n->kind == LAB_LINUX, &t->ns, err) < 0)
			return -1;
		t->rn->ns_fd = t->ns;
	}
	return 0;
}

static struct kept *kept_of(struct keeper *k, const struct lab_node *n)
{
	struct kept *t;

	DL_FOREACH(k->kept, t) {
		if (t->node == n)
			return t;
	}
	return NULL;
}

static int segs_make(struct keeper *k, struct str *err)
{
	struct lab_seg *s;
	struct lab_port *p;

	DL_FOREACH(k->lab->segs, s) {
		int bridge;

		if (fabric_seg(&k->fabric, s, &bridge, err) < 0)
			return -1;
		DL_FOREACH2(s->ports, p, seg_next) {
			struct run_port *rp = xcalloc(1, sizeof(*rp));

			str_copy(rp->node, sizeof(rp->node), p->node->name);
			str_copy(rp->ifname, sizeof(rp->ifname), p->ifname);
			str_copy(rp->dev, sizeof(rp->dev), p->dev);
			str_copy(rp->tap, sizeof(rp->tap), p->tap);
			rp->seg = s->index;
			DL_APPEND(k->run->ports, rp);
			if (fabric_port(&k->fabric, p, kept_of(k, p->node)->ns, bridge, err) < 0)
				return -1;
		}
	}
	return 0;
}

/* Linux nodes have nobody to configure them but us. */
static int linux_setup(struct keeper *k, struct str *err)
{
	struct kept *t;
	struct lab_port *p;

	DL_FOREACH(k->kept, t) {
		if (t->node->kind != LAB_LINUX)
			continue;
		DL_FOREACH(t->node->ports, p) {
			if (fabric_addr(&k->fabric, t->ns, p->dev, &p->gateway, err) < 0)
				return -1;
		}
		for (size_t i = 0; i < t->node->n_exec; i++) {
			if (spawn_command(&k->spawn, t->node, t->ns, t->node->exec[i], err) < 0)
				return -1;
		}
	}
	return 0;
}

static int routers_start(struct keeper *k, struct str *err)
{
	struct kept *t;

	DL_FOREACH(k->kept, t) {
		if (t->node->kind != LAB_ROUTER)
			continue;
		t->rn->proc.pid = spawn_router(&k->spawn, t->node, t->ns, &t->ready_fd, err);
		if (t->rn->proc.pid < 0) {
			t->rn->proc.pid = 0;
			return -1;
		}
		proc_start(t->rn->proc.pid, &t->rn->proc.start);
	}
	return 0;
}

/* --- watching --- */

static void router_gone(struct keeper *k, struct kept *t, int status)
{
	struct str last = { 0 }, msg = { 0 };

	if (WIFSIGNALED(status))
		snprintf(t->rn->note, sizeof(t->rn->note), "killed by signal %d", WTERMSIG(status));
	else
		snprintf(t->rn->note, sizeof(t->rn->note), "exited with status %d",
			 WEXITSTATUS(status));
	t->rn->proc.pid = 0;
	if (!k->stopping) {
		spawn_log_last(&k->spawn, t->node, &last);
		str_printf(&msg, "%s: flexsh %s%s%s", t->node->name, t->rn->note,
			   last.len ? ": " : "", str_text(&last));
		report(k, 'E', str_text(&msg));
		fprintf(stderr, "%s\n", str_text(&msg));
		run_save(k->run);
	}
	str_free(&last);
	str_free(&msg);
}

static void children_reap(struct keeper *k)
{
	struct kept *t;
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (cable_child_gone(&k->fabric, k->run, pid))
			continue;
		DL_FOREACH(k->kept, t) {
			if (t->rn->proc.pid == pid)
				router_gone(k, t, status);
		}
	}
}

static void signals_read(struct keeper *k)
{
	struct signalfd_siginfo si;

	while (read(k->sigfd, &si, sizeof(si)) == sizeof(si)) {
		if (si.ssi_signo == SIGCHLD)
			children_reap(k);
		else
			k->stopping = true;
	}
}

/* "ready" or the end of the pipe; the latter is explained by SIGCHLD. */
static void ready_read(struct keeper *k, struct kept *t)
{
	struct str refused = { 0 };
	char buf[64], *text;
	ssize_t n = read(t->ready_fd, buf, sizeof(buf));

	close(t->ready_fd);
	t->ready_fd = -1;
	if (n <= 0)
		return;
	t->ready = true;
	text = xasprintf("%s\tready after %.1f s", t->node->name,
			 (double)(mono_ms(NULL) - k->began_ms) / 1000.0);
	report(k, 'P', text);
	spawn_log_refused(&k->spawn, t->node, &refused);
	report(k, 'W', str_text(&refused));
	str_free(&refused);
	free(text);
}

/* Wait for something; false when flexlab up has gone away. *order: somebody wants something. */
static bool keeper_poll(struct keeper *k, int timeout_ms, bool *order)
{
	struct kept *t;
	size_t n = 3, i = 3;
	struct pollfd *fds;
	bool ok = true;

	DL_FOREACH(k->kept, t)
		n++;
	fds = xcalloc(n, sizeof(*fds));
	fds[0] = (struct pollfd){ .fd = k->sigfd, .events = POLLIN };
	fds[1] = (struct pollfd){ .fd = k->report, .events = POLLIN };
	fds[2] = (struct pollfd){ .fd = order ? k->ctl : -1, .events = POLLIN };
	DL_FOREACH(k->kept, t)
		fds[i++] = (struct pollfd){ .fd = t->ready_fd, .events = POLLIN };
	if (poll(fds, n, timeout_ms) > 0) {
		i = 3;
		DL_FOREACH(k->kept, t) {
			if (fds[i++].revents)
				ready_read(k, t);
		}
		if (fds[0].revents)
			signals_read(k);
		ok = !fds[1].revents;
		if (order)
			*order = fds[2].revents;
	}
	free(fds);
	return ok;
}

/* All routers (or this one) ready: 0. One failed, took too long, or nobody waits any more: -1. */
static int ready_wait(struct keeper *k, const struct kept *only)
{
	struct kept *t;

	for (;;) {
		uint64_t spent = mono_ms(NULL) - k->began_ms;
		bool waiting = false;

		DL_FOREACH(k->kept, t) {
			if (only && t != only)
				continue;
			if (t->node->kind != LAB_ROUTER || t->ready)
				continue;
			if (!t->rn->proc.pid)
				return -1;
			waiting = true;
			if (spent > READY_MS) {
				char *text = xasprintf("%s: flexsh is not ready after %d s",
						       t->node->name, READY_MS / 1000);

				report(k, 'E', text);
				free(text);
				return -1;
			}
		}
		if (!waiting)
			return 0;
		if (!keeper_poll(k, (int)(READY_MS - spent) + 1, NULL) || k->stopping)
			return -1;
	}
}

static bool routers_signal(struct keeper *k, int signo)
{
	struct kept *t;
	bool any = false;

	DL_FOREACH(k->kept, t) {
		if (t->rn->proc.pid > 0) {
			any = true;
			kill(t->rn->proc.pid, signo);
		}
	}
	return any;
}

static void routers_stop(struct keeper *k)
{
	uint64_t deadline = mono_ms(NULL) + STOP_MS;

	k->stopping = true;
	routers_signal(k, SIGTERM);
	while (routers_signal(k, 0) && mono_ms(NULL) < deadline)
		keeper_poll(k, 100, NULL);
	routers_signal(k, SIGKILL);
}

/* --- orders --- */

static int ctl_open(struct keeper *k)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	char *path = xasprintf("%s/" CTL_NAME, k->run->base);
	int rc = -1;

	k->ctl = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (k->ctl >= 0 && str_copy(sun.sun_path, sizeof(sun.sun_path), path) &&
	    bind(k->ctl, (struct sockaddr *)&sun, sizeof(sun)) == 0)
		rc = listen(k->ctl, 8);
	if (rc < 0)
		report(k, 'E', "cannot make the control socket");
	free(path);
	return rc;
}

/* Begin again with the configuration the laboratory was started with. */
static int router_reset(struct keeper *k, struct kept *t, struct str *err)
{
	char *state = xasprintf("%s/%s/state", k->run->base, t->node->name);
	uint64_t deadline = mono_ms(NULL) + STOP_MS;
	bool was = k->stopping;

	k->stopping = true; /* its end is not news */
	for (int signo = SIGTERM; t->rn->proc.pid > 0; signo = 0) {
		kill(t->rn->proc.pid, mono_ms(NULL) < deadline ? signo : SIGKILL);
		keeper_poll(k, 50, NULL);
	}
	k->stopping = was;
	remove_tree(state);
	free(state);
	t->rn->note[0] = '\0';
	t->ready = false;
	k->began_ms = mono_ms(NULL);
	t->rn->proc.pid = spawn_router(&k->spawn, t->node, t->ns, &t->ready_fd, err);
	if (t->rn->proc.pid < 0) {
		t->rn->proc.pid = 0;
		return -1;
	}
	proc_start(t->rn->proc.pid, &t->rn->proc.start);
	return 0;
}

static int order_reset(struct keeper *k, const char *name, struct str *err)
{
	struct kept *t;

	DL_FOREACH(k->kept, t) {
		if (t->node->kind != LAB_ROUTER || strcmp(name, t->node->name) != 0)
			continue;
		if (router_reset(k, t, err) < 0)
			return -1;
		if (ready_wait(k, t) == 0)
			return 0;
		str_printf(err, "%s did not come up again; see flexlab status\n", name);
		return -1;
	}
	str_printf(err, "%s: no such router\n", name);
	return -1;
}

/* "link TAP VERB [VALUE]" or "reset NODE" */
static int order_run(struct keeper *k, char *line, struct str *err)
{
	char *w[4] = { "", "", "", "" }, *save = NULL;
	struct run_port *p;
	size_t n = 0;

	for (char *t = strtok_r(line, " \n", &save); t && n < 4; t = strtok_r(NULL, " \n", &save))
		w[n++] = t;
	if (strcmp(w[0], "reset") == 0)
		return order_reset(k, w[1], err);
	DL_FOREACH(k->run->ports, p) {
		if (strcmp(w[0], "link") == 0 && strcmp(p->tap, w[1]) == 0)
			return cable_order(&k->fabric, k->run, p, w[2], w[3], err);
	}
	str_puts(err, "no such order\n");
	return -1;
}

/* One connection, one line, one answer: nothing when done, else what went wrong. */
static void order_serve(struct keeper *k)
{
	struct timeval patience = { .tv_sec = 1 };
	struct str err = { 0 };
	char line[256];
	int fd = accept4(k->ctl, NULL, NULL, SOCK_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	n = read(fd, line, sizeof(line) - 1);
	if (n > 0) {
		line[n] = '\0';
		order_run(k, line, &err);
		run_save(k->run);
		if (err.len && write(fd, err.data, err.len) < 0)
			fprintf(stderr, "%s", str_text(&err));
	}
	close(fd);
	str_free(&err);
}

static int keeper_bring_up(struct keeper *k)
{
	struct str err = { 0 };
	char *text;
	int rc = -1;

	if (fabric_open(&k->fabric, &err) == 0 && nodes_make(k, &err) == 0 &&
	    segs_make(k, &err) == 0 && linux_setup(k, &err) == 0 && routers_start(k, &err) == 0)
		rc = run_save(k->run) < 0 ? -1 : ready_wait(k, NULL);
	report(k, 'E', str_text(&err));
	str_free(&err);
	if (rc < 0)
		return rc;
	k->run->starting = false;
	if (run_save(k->run) < 0 || ctl_open(k) < 0)
		return -1;
	text = xasprintf("%.1f", (double)(mono_ms(NULL) - k->began_ms) / 1000.0);
	report(k, 'U', text);
	free(text);
	close(k->report);
	k->report = -1;
	return 0;
}

static int keeper_main(struct keeper *k)
{
	sigset_t set;
	int rc;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	k->sigfd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	k->began_ms = mono_ms(NULL);
	k->run->keeper.pid = getpid();
	k->run->guard.pid = getppid();
	k->run->since = time(NULL);
	k->run->starting = true;
	if (k->sigfd < 0 || !proc_start(getpid(), &k->run->keeper.start) ||
	    !proc_start(getppid(), &k->run->guard.start) || run_save(k->run) < 0) {
		report(k, 'E', "cannot write the state file");
		return 1;
	}
	rc = keeper_bring_up(k);
	while (rc == 0 && !k->stopping) {
		bool order = false;

		keeper_poll(k, -1, &order);
		if (order)
			order_serve(k);
	}
	routers_stop(k);
	if (getppid() != k->run->guard.pid) /* nobody else would */
		remove_tree(k->run->base);
	return rc < 0;
}

/* --- guard --- */

static int write_proc(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), rc = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, text, strlen(text)) < 0)
		rc = -errno;
	close(fd);
	return rc;
}

/* A user namespace in which we are root, see user_namespaces(7). */
static int rootless_enter(struct str *err)
{
	unsigned uid = geteuid(), gid = getegid();
	char *uid_map, *gid_map;
	int rc;

	if (unshare(CLONE_NEWUSER) < 0) {
		str_printf(err, "cannot make a user namespace: %s; run as root, or allow it "
			   "(sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone, "
			   "kernel.apparmor_restrict_unprivileged_userns)\n", strerror(errno));
		return -1;
	}
	uid_map = xasprintf("0 %u 1\n", uid);
	gid_map = xasprintf("0 %u 1\n", gid);
	write_proc("/proc/self/setgroups", "deny");
	rc = write_proc("/proc/self/uid_map", uid_map);
	if (rc == 0)
		rc = write_proc("/proc/self/gid_map", gid_map);
	if (rc < 0)
		str_printf(err, "cannot become root in a user namespace: %s\n", strerror(-rc));
	free(uid_map);
	free(gid_map);
	return rc;
}

/* Our own network namespace, by privilege or by a user namespace. */
static int isolate(struct run *run, struct str *err)
{
	if (geteuid() == 0 && unshare(CLONE_NEWNET) == 0)
		return 0;
	if (geteuid() == 0 && errno != EPERM) {
		str_printf(err, "cannot make a network namespace: %s\n", strerror(errno));
		return -1;
	}
	run->rootless = true;
	if (rootless_enter(err) < 0)
		return -1;
	if (unshare(CLONE_NEWNET) < 0) {
		str_printf(err, "cannot make a network namespace: %s\n", strerror(errno));
		return -1;
	}
	return 0;
}

static void detach(const struct run *run)
{
	char *path = xasprintf("%s/keeper.log", run->base);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	setsid();
	dup2(null, STDIN_FILENO);
	dup2(log >= 0 ? log : null, STDOUT_FILENO);
	dup2(log >= 0 ? log : null, STDERR_FILENO);
	if (null > STDERR_FILENO)
		close(null);
	if (log > STDERR_FILENO)
		close(log);
	free(path);
}

static void guard_main(struct keeper *k)
{
	struct str err = { 0 };
	pid_t guard = getpid(), pid;

	detach(k->run);
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	if (isolate(k->run, &err) < 0) {
		report(k, 'E', str_text(&err));
		run_clean(k->run);
		_exit(1);
	}
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != guard)
			_exit(1);
		_exit(keeper_main(k));
	}
	if (pid < 0)
		report(k, 'E', "cannot start a process");
	close(k->report);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	run_clean(k->run);
	_exit(0);
}

int keeper_start(struct lab *lab, struct run *run, const char *flexsh, struct str *err)
{
	struct keeper k = { .lab = lab, .run = run };
	int pair[2];
	pid_t pid;

	k.spawn = (struct spawn){ .lab = lab, .run = run, .flexsh = flexsh };
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0) {
		str_printf(err, "socketpair: %s\n", strerror(errno));
		return -1;
	}
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		close(pair[0]);
		k.report = pair[1];
		guard_main(&k);
	}
	close(pair[1]);
	if (pid < 0) {
		str_printf(err, "cannot start a process: %s\n", strerror(errno));
		close(pair[0]);
		return -1;
	}
	return pair[0];
}
