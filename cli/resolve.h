/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Host names as commands take them: a literal address, an `ip host` entry, or the domain name
 * system by `ip name-server`, asked without blocking. The router's own servers are used, never
 * the Linux host's resolver configuration: the lab's network is its own.
 */
#ifndef CLI_RESOLVE_H
#define CLI_RESOLVE_H

#include "cli/cli.h"

struct resolve;
/* a NULL: not known. Called once, on the loop, never from inside resolve_start(). */
typedef void (*resolve_fn)(const struct addr *a, void *arg);

/* A name that needs no question to anyone: literal or `ip host`. family ADDR_NONE: any. */
bool resolve_local(const struct cfg *cfg, const char *name, enum addr_family family,
		   struct addr *out);
/* Can the domain name system be asked at all (lookup on, a server configured)? */
bool resolve_possible(const struct cfg *cfg);
/* The servers' text for "Translating "x"...domain server (A)". */
void resolve_servers(const struct cfg *cfg, struct str *out);
/* NULL: it cannot be asked; fn is not called then. */
struct resolve *resolve_start(struct router *rt, const char *name, enum addr_family family,
			      resolve_fn fn, void *arg);
void resolve_cancel(struct resolve *r); /* no further callback; NULL is fine */
/* The router ends: who waits for a name is told that it is not known, and nothing more is asked. Runs
 * the loop, so while everything that could be called still stands. */
void resolve_stop(struct router *rt);
/* Answer rt->flexvpn's questions about `tunnel destination NAME`. */
void resolve_serve_tunnels(struct router *rt);

#endif
