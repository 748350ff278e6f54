/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Laboratories that run, as the file system tells of them. Each has a directory below the run
 * directory (/run/flexlab, for a user $XDG_RUNTIME_DIR/flexlab, or $FLEXLAB_RUN) that holds:
 *   state          who runs: written by the keeper, whole or not at all
 *   NODE/          state directory, log and console sockets of a router
 * A process counts as alive only when its start time fits too, so a reused process id is never
 * taken for ours. What a dead keeper left is found by a random mark in the environment.
 */
#ifndef LAB_RUN_H
#define LAB_RUN_H

#define RUN_ID_ENV "FLEXLAB_ID"

#include <sys/types.h>

#include "lab/lab.h"

struct run_proc {
	pid_t pid;
	uint64_t start; /* clock ticks since boot, /proc/PID/stat field 22 */
};

struct run_node {
	char name[LAB_NAME_LEN];
	enum lab_node_kind kind;
	struct run_proc proc;  /* pid 0: no process */
	int ns_fd;             /* the keeper's descriptor of its network namespace */
	char note[64];         /* "exited with status 1" */
	struct run_node *prev, *next;
};

struct run_port {
	char node[LAB_NAME_LEN], ifname[LAB_IFNAME_LEN], dev[16], tap[16];
	unsigned seg;          /* ports with the same number are on one segment */
	bool cut;              /* conditions of the cable at this end, see cable.h */
	double loss;           /* percent */
	unsigned delay_ms;
	pid_t wire;            /* keeper only: the segment's wire process, at its first port */
	struct run_port *prev, *next;
};

struct run {
	char name[LAB_NAME_LEN];
	char *base;            /* its directory */
	char *lab_dir;
	struct run_proc keeper, guard;
	bool rootless, starting;
	time_t since;
	char id[33];           /* random; every process of the laboratory has it in its environment */
	struct run_node *nodes;
	struct run_port *ports;
};

/* The run directory; made when `make`. NULL + err. malloc'ed. */
char *run_root(bool make, struct str *err);

bool proc_start(pid_t pid, uint64_t *start);
bool proc_alive(const struct run_proc *p);

int run_load(struct run *r, const char *root, const char *name); /* 0 or -errno */
int run_save(const struct run *r);                               /* 0 or -errno */
void run_free(struct run *r);
struct run_port *run_port_find(const struct run *r, const char *node, const char *ifname);
struct run_node *run_node_find(const struct run *r, const char *name);
bool run_alive(const struct run *r);
/* Names of all laboratories in root, sorted; returns how many. Free each and the array. */
size_t run_list(const char *root, char ***names);

/* End whatever is left of a laboratory: its processes, its directory. */
void run_clean(const struct run *r);
/* Kill every process that has $FLEXLAB_ID = id in its environment, except ourselves. */
void run_kill_marked(const char *id);
int remove_tree(const char *path);

#endif
