/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One router: everything this process runs, made in main.c. Commands reach it through their
 * context. With `system` false (flexsh --check) only configuration and grammar exist and the
 * pointers below are NULL: commands and checks must cope.
 */
#ifndef CLI_ROUTER_H
#define CLI_ROUTER_H

#include "base/log.h"
#include "base/loop.h"
#include "base/memory.h"
#include "cli/config.h"
#include "cli/gram.h"
#include "ike/flexvpn.h"
#include "routing/dhcp/dhcp_client.h"
#include "routing/dhcp/dhcp_server.h"
#include "routing/filter.h"
#include "routing/hsrp.h"
#include "routing/iface.h"
#include "routing/rib.h"
#include "routing/static.h"
#include "routing/track.h"

struct sessions;
struct eigrps;
struct frr;
struct archive; /* archive.c */

struct router {
	struct loop *loop;
	struct gram *gram;
	struct cfg *running;
	char *state_dir;          /* startup-config, keys, console socket; "" none (--check) */
	bool system;              /* false: --check */
	struct ifaces *ifaces;
	struct rib *rib;
	struct statics *statics;
	struct archive *archive;  /* made when needed */
	struct slas *slas;
	struct sla_reacts *sla_reacts;
	struct sla_responder *sla_responder;
	struct tracks *tracks;
	struct eem *eem;
	struct filter *filter;    /* access groups, NAT, policy routing */
	struct dns_server *dns_server; /* NULL: off */
	struct dhcp_server *dhcp_server;
	struct dhcp_clients *dhcp_clients;
	struct flexvpn *flexvpn;
	struct eigrps *eigrp;     /* eigrp_io.h */
	struct hsrps *hsrps;      /* hsrp.h */
	struct frr *frr;          /* frr.h */
	struct sessions *sessions;
	struct cpu_watch *cpu;    /* show_cpu.c; NULL: nobody counts */
	struct resolve *resolves; /* names that are being asked for, resolve.c */
	bool closing;             /* no more names are asked for */
	uint64_t started_ms;
	uint64_t applied_generation, saved_generation;
	struct timer apply_timer; /* apply.c */
	struct memory_watch memory;
	struct timer minute_timer; /* apply_filter.c: time ranges */
	struct timer dhcp_timer;   /* apply_dhcp.c: bindings are to be written */
	bool dhcp_bindings_dirty, dhcp_bindings_read;
	uint64_t apply_next_ms;
	char hostname[64];        /* for prompts; follows the configuration at once */
	char *master_key;         /* of type 6 keys; NULL: none set */
	struct reload *reload;    /* scheduled, reload_cmd.c; NULL: none */
	bool reload_wanted;       /* leave the loop, start over from startup-config */
	char reload_reason[64];
};

/* apply.c: compile running and hand it to the modules. Scheduled once per burst. */
void apply_schedule(struct router *rt);
void apply_now(struct router *rt);
void apply_flush(struct router *rt); /* what is scheduled, at once */
/* A DHCP lease came or went: static routes by its gateway follow. arg: the router. */
void apply_leases(void *arg);

/* startup.c: load FILE as startup-config through the grammar; lines refused go to `errors` as
 * "FILE:LINE: text". Returns how many were refused, -errno when unreadable. */
int config_load_file(struct router *rt, const char *path, struct str *errors);
int config_save(struct router *rt, const char *path, struct str *errors); /* atomically */
/* From the first `!` to `end`, as it is saved. */
void config_text(struct router *rt, struct str *out, bool all);
/* The running-config text with head and end, or what a view leaves of it. */
struct cfg_view;
void config_render_view(struct router *rt, struct str *out, const struct cfg_view *view);

/* check.c: flexsh --check FILE...; returns the exit status. */
int check_files(char **files, int n);

/* All grammar tables; tables.c. */
extern const struct gram_row *const all_tables[];
extern const size_t n_all_tables;

#endif
