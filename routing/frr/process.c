/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A daemon as a child process: its directory, its start without any shell, its log, its end. What
 * it writes is read line by line from a pipe; its death is told by a pidfd.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "routing/frr/frr_priv.h"

#define LOG_LINE_MAX 4096
#define RETRY_MAX_S 60
#define STABLE_MS 60000
#define KILL_AFTER_MS 3000

static const char *const homes[] = {"/usr/lib/frr", "/usr/libexec/frr"};

/* FRR wants its user in the group frrvty. Who is root in a namespace of his own cannot change
 * groups, so the daemon sees this file in the place of /etc/group. */
static const char group_file[] = "root:x:0:\nfrr:x:64001:root\nfrrvty:x:64002:root\n";

const char *child_daemon(const struct frr_child *c)
{
	static const char *const names[] = {
		[FRR_BGP] = "bgpd", [FRR_OSPF] = "ospfd", [FRR_OSPF6] = "ospf6d"};

	return names[c->conf.kind];
}

const char *child_facility(const struct frr_child *c)
{
	static const char *const names[] = {
		[FRR_BGP] = "BGP", [FRR_OSPF] = "OSPF", [FRR_OSPF6] = "OSPFv3"};

	return names[c->conf.kind];
}

static char *binary_find(const struct frr_child *c)
{
	const char *own = getenv("FLEXSH_FRR");

	for (size_t i = 0; i < ARRAY_SIZE(homes); i++) {
		char *path = xasprintf("%s/%s", own && *own ? own : homes[i], child_daemon(c));

		if (access(path, X_OK) == 0)
			return path;
		free(path);
	}
	return NULL;
}

/* --- its directory --- */

static bool file_write(int dirfd, const char *name, const char *text)
{
	int fd = openat(dirfd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	return ok;
}

static void dir_clear(int parent, const char *name)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			unlinkat(fd, e->d_name, 0);
	if (d)
		closedir(d);
	else if (fd >= 0)
		close(fd);
	unlinkat(parent, name, AT_REMOVEDIR);
}

/* -errno, or the directory with what the daemon needs to find in it. */
static int dir_make(struct frr_child *c)
{
	int fd;

	dir_clear(c->f->dirfd, c->name);
	if (mkdirat(c->f->dirfd, c->name, 0700) < 0)
		return -errno;
	fd = openat(c->f->dirfd, c->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (!file_write(fd, "conf", "") || !file_write(fd, "group", group_file)) {
		close(fd);
		return -EIO;
	}
	return fd;
}

/* --- start --- */

struct launch {
	char *path;
	const char *argv[20];
	int dirfd, netns, log;
	pid_t parent;
};

/* In the child, between fork and exec: nothing that allocates. */
static void launch_exec(const struct launch *l)
{
	static const int usual[] = {SIGPIPE, SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2};
	int null = open("/dev/null", O_RDONLY);
	sigset_t none;

	for (size_t i = 0; i < ARRAY_SIZE(usual); i++)
		signal(usual[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != l->parent)
		_exit(127);
	if (l->netns >= 0 && setns(l->netns, CLONE_NEWNET) < 0)
		_exit(126);
	if (fchdir(l->dirfd) < 0)
		_exit(126);
	/* without it (no right to mount) FRR says itself what it misses */
	if (unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0)
		(void)!mount("group", "/etc/group", NULL, MS_BIND, NULL);
	dup2(null, STDIN_FILENO);
	dup2(l->log, STDOUT_FILENO);
	dup2(l->log, STDERR_FILENO);
	execv(l->path, (char *const *)(uintptr_t)l->argv);
	_exit(127);
}

static void log_readable(int fd, unsigned events, void *arg)
{
	struct frr_child *c = arg;
	char buf[4096];
	ssize_t n;

	while ((n = read(fd, buf, sizeof(buf))) > 0)
		for (ssize_t i = 0; i < n; i++) {
			if (buf[i] != '\n') {
				if (c->log_in.len < LOG_LINE_MAX)
					str_putc(&c->log_in, buf[i]);
				continue;
			}
			str_copy(c->last_error, sizeof(c->last_error), str_text(&c->log_in));
			events_line(c, str_text(&c->log_in));
			str_reset(&c->log_in);
		}
	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
		loop_fd_free(c->log_watch);
		c->log_watch = NULL;
	}
}

static void resources_close(struct frr_child *c)
{
	loop_fd_free(c->pid_watch);
	loop_fd_free(c->log_watch);
	c->pid_watch = c->log_watch = NULL;
	if (c->pidfd >= 0)
		close(c->pidfd);
	if (c->log_fd >= 0)
		close(c->log_fd);
	c->pidfd = c->log_fd = -1;
	str_free(&c->log_in);
	c->pid = 0;
}

static void retry_due(struct timer *t, void *arg)
{
	child_start(arg);
}

static void retry_later(struct frr_child *c)
{
	unsigned s = c->deaths < 6 ? 1u << c->deaths : RETRY_MAX_S;

	c->deaths++;
	timer_set(loop_timers(c->f->loop), &c->retry, MIN(s, (unsigned)RETRY_MAX_S) * 1000);
}

static const char *end_text(int status, char *buf, size_t size)
{
	char *s = WIFSIGNALED(status) ? xasprintf("signal %d, %s", WTERMSIG(status),
						  strsignal(WTERMSIG(status)))
				      : xasprintf("status %d", WEXITSTATUS(status));

	str_copy(buf, size, s);
	free(s);
	return buf;
}

static void pid_readable(int fd, unsigned events, void *arg)
{
	struct frr_child *c = arg;
	char how[64], *why;
	int status = 0;

	if (waitpid(c->pid, &status, WNOHANG) != c->pid)
		return;
	if (c->log_watch)
		log_readable(c->log_fd, LOOP_READ, c); /* its last words */
	if (timerq_now(loop_timers(c->f->loop)) - c->started_ms > STABLE_MS)
		c->deaths = 0;
	why = xasprintf("%s ended (%s)", child_daemon(c), end_text(status, how, sizeof(how)));
	str_copy(c->why, sizeof(c->why), why);
	free(why);
	resources_close(c);
	dir_clear(c->f->dirfd, c->name);
	child_gone(c);
	log_msg(child_facility(c), LOG_LV_ERR, "DAEMON", "%s%s%s; it is started again in %u s", c->why,
		c->deaths && c->last_error[0] ? ": " : "", c->deaths ? c->last_error : "",
		c->deaths < 6 ? 1u << c->deaths : (unsigned)RETRY_MAX_S);
	retry_later(c);
}

static void start_failed(struct frr_child *c, const char *what, int err)
{
	char *why = err ? xasprintf("%s: %s", what, strerror(err)) : xstrdup(what);

	if (strcmp(c->why, why) != 0) /* once, not at every attempt */
		log_msg(child_facility(c), LOG_LV_ERR, "DAEMON", "%s cannot be started: %s",
			child_daemon(c), why);
	str_copy(c->why, sizeof(c->why), why);
	free(why);
	retry_later(c);
}

static void argv_make(const struct frr_child *c, struct launch *l)
{
	const char *const args[] = {
		"-z",	"../zserv.api", "--vty_socket", ".",	       "-i",	    "pid", "-f",
		"conf", "--log",	"stdout",	"--log-level", "debugging", "-P",  "0",
		"-u",	"root",		"-g",		"root"};

	l->argv[0] = child_daemon(c);
	memcpy(l->argv + 1, args, sizeof(args));
	l->argv[ARRAY_SIZE(args) + 1] = NULL;
}

static bool fork_child(struct frr_child *c, struct launch *l)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC | O_NONBLOCK) < 0)
		return false;
	fcntl(fds[1], F_SETFL, fcntl(fds[1], F_GETFL) & ~O_NONBLOCK);
	l->log = fds[1];
	l->parent = getpid();
	c->pid = fork();
	if (c->pid == 0)
		launch_exec(l);
	close(fds[1]);
	if (c->pid < 0) {
		close(fds[0]);
		c->pid = 0;
		return false;
	}
	c->log_fd = fds[0];
	c->pidfd = (int)syscall(SYS_pidfd_open, c->pid, 0);
	fcntl(c->pidfd, F_SETFD, FD_CLOEXEC);
	return true;
}

void child_start(struct frr_child *c)
{
	struct launch l = {.path = binary_find(c), .netns = -1};
	int err;

	if (c->pid)
		goto out;
	timer_init(&c->retry, retry_due, c);
	if (!l.path) {
		start_failed(c, "FRR is not installed (Debian package frr)", 0);
		goto out;
	}
	err = c->f->listen_fd < 0 ? zserv_open(c->f) : 0;
	if (!err)
		l.dirfd = dir_make(c);
	if (err || l.dirfd < 0) {
		start_failed(c, "its directory", err ? -err : -l.dirfd);
		goto out;
	}
	if (c->conf.vrf[0]) {
		l.netns = ifaces_vrf_netns(c->f->ifaces, c->conf.vrf);
		if (l.netns < 0) { /* never in the global namespace instead */
			close(l.dirfd);
			start_failed(c, "its VRF has no namespace", 0);
			goto out;
		}
	}
	argv_make(c, &l);
	c->started_ms = timerq_now(loop_timers(c->f->loop));
	if (!fork_child(c, &l)) {
		start_failed(c, "a process", errno);
	} else {
		c->pid_watch = loop_fd_new(c->f->loop, c->pidfd, LOOP_READ, pid_readable, c);
		c->log_watch = loop_fd_new(c->f->loop, c->log_fd, LOOP_READ, log_readable, c);
		str_copy(c->why, sizeof(c->why), "it is being started");
	}
	close(l.dirfd);
out:
	free(l.path);
}

/* --- end --- */

struct leaving { /* told to end, not waited for */
	struct loop *loop;
	pid_t pid;
	int pidfd;
	struct loop_fd *watch;
	struct timer kill;
};

static void leaving_gone(int fd, unsigned events, void *arg)
{
	struct leaving *l = arg;

	if (waitpid(l->pid, NULL, WNOHANG) == 0)
		return;
	timer_cancel(&l->kill);
	loop_fd_free(l->watch);
	close(l->pidfd);
	free(l);
}

static void leaving_kill(struct timer *t, void *arg)
{
	kill(((struct leaving *)arg)->pid, SIGKILL);
}

void child_stop(struct frr_child *c)
{
	struct leaving *l;

	timer_cancel(&c->retry);
	if (!c->pid)
		return;
	kill(c->pid, SIGTERM);
	if (c->f->dead) {
		/* the router itself ends: the peers are to hear of it, but not to hold it up */
		for (int i = 0; i < 50 && waitpid(c->pid, NULL, WNOHANG) == 0; i++) {
			if (i == 49) {
				kill(c->pid, SIGKILL);
				waitpid(c->pid, NULL, 0);
			}
			usleep(10000);
		}
	} else {
		l = xcalloc(1, sizeof(*l));
		l->loop = c->f->loop;
		l->pid = c->pid;
		l->pidfd = c->pidfd;
		c->pidfd = -1;
		loop_fd_free(c->pid_watch);
		c->pid_watch = NULL;
		l->watch = loop_fd_new(l->loop, l->pidfd, LOOP_READ, leaving_gone, l);
		timer_init(&l->kill, leaving_kill, l);
		timer_set(loop_timers(l->loop), &l->kill, KILL_AFTER_MS);
	}
	resources_close(c);
	dir_clear(c->f->dirfd, c->name);
}
