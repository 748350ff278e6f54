/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Embedded Event Manager: `event manager applet` compiled into policies, the detectors that
 * trigger them (tracked objects, messages, timers, interfaces, typed commands, by hand), and their
 * actions. Actions run on the control thread, a few at a time and never waiting: commands go through
 * cli_exec() in a context of their own, and what answers later (ping, wait) continues from the loop.
 */
#ifndef CLI_EEM_H
#define CLI_EEM_H

#include "cli/cli.h"

struct eem;

struct eem *eem_new(struct router *rt);
void eem_free(struct eem *e);
/* Compile the applets of running-config. An applet that did not change keeps its timers. */
void eem_configure(struct eem *e);
/* What is wrong with the applet's actions ("action 2.0: ..."): a block that is not closed, an
 * operator that does not exist. False: nothing. */
bool eem_section_check(const struct cfg_node *applet, char *why, size_t size);

/* `event cli`: a command has been typed. EEM_TAKEN: it will be run later, or not at all, and the
 * context waits as for a deferred command, unless c->job is NULL. */
enum eem_cli { EEM_RUN, EEM_TAKEN };
enum eem_cli eem_command(struct eem *e, struct cli_ctx *c, const char *line);

#endif
