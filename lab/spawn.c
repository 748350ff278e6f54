/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children in namespaces: routers and the start commands of Linux nodes.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/keeper.h"

#define MAX_ARGS 32
#define LOG_NAME "log"

extern char **environ;

static char *node_path(const struct spawn *s, const struct lab_node *n, const char *file)
{
	return xasprintf("%s/%s/%s", s->run->base, n->name, file);
}

static const char *config_name(const struct lab_node *n)
{
	const char *slash = strrchr(n->config, '/');

	return slash ? slash + 1 : n->config;
}

/* The environment with our mark first: clean-up looks only at its beginning. */
static char **env_make(const struct spawn *s, const struct lab_node *n)
{
	size_t count = 0;
	char **env;

	while (environ[count])
		count++;
	env = xcalloc(count + 4, sizeof(*env));
	env[0] = xasprintf(RUN_ID_ENV "=%s", s->run->id);
	env[1] = xasprintf("FLEXLAB_LAB=%s", s->run->name);
	env[2] = xasprintf("FLEXLAB_NODE=%s", n->name);
	memcpy(env + 3, environ, count * sizeof(*env));
	return env;
}

/* In the child: never returns. */
static void child_exec(const struct spawn *s, const struct lab_node *n, int ns, pid_t keeper,
		       int log, char *const *argv)
{
	static const int ignored[] = { SIGTERM, SIGINT, SIGHUP, SIGPIPE };
	sigset_t none;

	for (size_t i = 0; i < ARRAY_SIZE(ignored); i++)
		signal(ignored[i], SIG_DFL); /* as the guard and keeper left them, exec would keep them */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != keeper)
		_exit(127);
	if (log >= 0) {
		dup2(log, STDOUT_FILENO);
		dup2(log, STDERR_FILENO);
	}
	if (setns(ns, CLONE_NEWNET) < 0) {
		fprintf(stderr, "cannot enter the network namespace: %s\n", strerror(errno));
		_exit(127);
	}
	execvpe(argv[0], argv, env_make(s, n));
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static int copy_file(int to, const char *from)
{
	char buf[8192];
	ssize_t n;
	int fd = open(from, O_RDONLY | O_CLOEXEC), rc = 0;

	if (fd < 0)
		return -errno;
	while (rc == 0 && (n = read(fd, buf, sizeof(buf))) > 0) {
		if (write(to, buf, (size_t)n) != n)
			rc = -EIO;
	}
	close(fd);
	return rc;
}

/* The router gets a copy of its configuration, the PREP lines behind it: line numbers stay. */
static char *config_copy(const struct spawn *s, const struct lab_node *n, struct str *err)
{
	char *path = node_path(s, n, config_name(n));
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	int rc = fd < 0 ? -errno : copy_file(fd, n->config);

	if (rc == 0 && n->prep.len &&
	    (write(fd, "\n", 1) != 1 || write(fd, n->prep.data, n->prep.len) != (ssize_t)n->prep.len))
		rc = -EIO;
	if (fd >= 0)
		close(fd);
	if (rc < 0) {
		str_printf(err, "%s: %s: %s\n", n->name, path, strerror(-rc));
		free(path);
		return NULL;
	}
	return path;
}

static pid_t router_fork(const struct spawn *s, const struct lab_node *n, int ns, int log,
			 const int ready[2], const char *config)
{
	char *state = node_path(s, n, "state"), *console = node_path(s, n, "console"), fd[16];
	const char *argv[] = { s->flexsh, "--state", state, "--startup", config, "--no-console",
			       "--console-socket", console, "--ready-fd", fd, NULL };
	pid_t keeper = getpid(), pid;

	snprintf(fd, sizeof(fd), "%d", ready[1]);
	pid = fork();
	if (pid == 0) {
		fcntl(ready[1], F_SETFD, 0); /* the one descriptor that survives the exec */
		child_exec(s, n, ns, keeper, log, (char *const *)argv);
	}
	free(state);
	free(console);
	return pid;
}

pid_t spawn_router(const struct spawn *s, const struct lab_node *n, int ns, int *ready_fd,
		   struct str *err)
{
	char *dir = xasprintf("%s/%s", s->run->base, n->name), *path = node_path(s, n, LOG_NAME);
	char *config = NULL;
	int log = -1, ready[2] = { -1, -1 };
	pid_t pid = -1;

	if ((mkdir(dir, 0700) < 0 && errno != EEXIST) || pipe2(ready, O_CLOEXEC) < 0 ||
	    (log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) < 0) {
		str_printf(err, "%s: %s: %s\n", n->name, dir, strerror(errno));
		goto out;
	}
	config = config_copy(s, n, err);
	if (!config)
		goto out;
	pid = router_fork(s, n, ns, log, ready, config);
	if (pid < 0) {
		str_printf(err, "%s: cannot start a process: %s\n", n->name, strerror(errno));
		goto out;
	}
	*ready_fd = ready[0];
	ready[0] = -1;
out:
	for (int i = 0; i < 2; i++) {
		if (ready[i] >= 0)
			close(ready[i]);
	}
	if (log >= 0)
		close(log);
	free(config);
	free(path);
	free(dir);
	return pid;
}

int spawn_command(const struct spawn *s, const struct lab_node *n, int ns, const char *line,
		  struct str *err)
{
	char *copy = xstrdup(line), *argv[MAX_ARGS + 1], *save = NULL;
	pid_t keeper = getpid(), pid;
	size_t argc = 0;
	int status = -1;

	for (char *p = strtok_r(copy, " \t", &save); p && argc < MAX_ARGS;
	     p = strtok_r(NULL, " \t", &save))
		argv[argc++] = p;
	argv[argc] = NULL;
	pid = argc ? fork() : -1;
	if (pid == 0)
		child_exec(s, n, ns, keeper, -1, argv);
	if (pid > 0 && waitpid(pid, &status, 0) < 0)
		status = -1;
	free(copy);
	if (status == 0)
		return 0;
	str_printf(err, "%s: `%s` failed\n", n->name, line);
	return -1;
}

static FILE *log_open(const struct spawn *s, const struct lab_node *n)
{
	char *path = node_path(s, n, LOG_NAME);
	FILE *f = fopen(path, "re");

	free(path);
	return f;
}

void spawn_log_refused(const struct spawn *s, const struct lab_node *n, struct str *out)
{
	char *mark = xasprintf("%s:", config_name(n)), *line = NULL;
	FILE *f = log_open(s, n);
	size_t cap = 0;

	while (f && getline(&line, &cap, f) >= 0) {
		const char *at = strstr(line, mark);

		if (at && isdigit((unsigned char)at[strlen(mark)]))
			str_puts(out, at);
	}
	if (f)
		fclose(f);
	free(line);
	free(mark);
}

void spawn_log_last(const struct spawn *s, const struct lab_node *n, struct str *out)
{
	char *line = NULL;
	FILE *f = log_open(s, n);
	size_t cap = 0;

	while (f && getline(&line, &cap, f) >= 0) {
		line[strcspn(line, "\r\n")] = '\0';
		if (!line[0])
			continue;
		str_reset(out);
		str_puts(out, line);
	}
	if (f)
		fclose(f);
	free(line);
}
