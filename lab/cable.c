/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions of cables. A whole segment is a bridge; one with loss or delay is a wire process
 * (wire.h) between the same ports; a cut port is down at its far end, so that its node sees no
 * carrier. A cable of two ends that is cut has two dead ends.
 */
#include <net/if.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <utlist.h>

#include "lab/cable.h"
#include "lab/wire.h"

static unsigned seg_ports(const struct run *r, unsigned seg)
{
	const struct run_port *p;
	unsigned n = 0;

	DL_FOREACH(r->ports, p)
		n += p->seg == seg;
	return n;
}

static bool port_dead(const struct run *r, const struct run_port *port)
{
	const struct run_port *p;

	if (port->cut || seg_ports(r, port->seg) != 2)
		return port->cut;
	DL_FOREACH(r->ports, p) {
		if (p->seg == port->seg && p->cut)
			return true;
	}
	return false;
}

static void wire_stop(struct run *r, unsigned seg)
{
	struct run_port *p;

	DL_FOREACH(r->ports, p) {
		if (p->seg == seg && p->wire > 0) {
			kill(p->wire, SIGKILL);
			waitpid(p->wire, NULL, 0);
			p->wire = 0;
		}
	}
}

/* The first port of the segment remembers the process. */
static int wire_make(struct run *r, unsigned seg, struct str *err)
{
	struct wire_port w[WIRE_MAX_PORTS] = { 0 };
	struct run_port *p, *first = NULL;
	size_t n = 0;
	pid_t pid;

	DL_FOREACH(r->ports, p) {
		if (p->seg != seg || n == WIRE_MAX_PORTS)
			continue;
		if (!first)
			first = p;
		str_copy(w[n].tap, sizeof(w[n].tap), p->tap);
		w[n].loss = p->loss / 100.0;
		w[n].delay_ms = p->delay_ms;
		n++;
	}
	pid = wire_start(w, n);
	if (pid < 0) {
		str_printf(err, "cannot start the process for this cable: %s\n", strerror(-pid));
		return -1;
	}
	first->wire = pid;
	return 0;
}

int cable_apply(struct fabric *f, struct run *r, unsigned seg, struct str *err)
{
	struct run_port *p;
	char bridge[IFNAMSIZ];
	bool bad = false;
	int index = 0, rc = 0;

	DL_FOREACH(r->ports, p)
		bad |= p->seg == seg && (p->loss > 0 || p->delay_ms);
	wire_stop(r, seg);
	if (!bad && seg_ports(r, seg) > 1) {
		snprintf(bridge, sizeof(bridge), "s%u", seg);
		index = (int)if_nametoindex(bridge);
	}
	DL_FOREACH(r->ports, p) {
		if (p->seg == seg && fabric_tap(f, p->tap, !port_dead(r, p), index, err) < 0)
			rc = -1;
	}
	if (rc == 0 && bad && seg_ports(r, seg) > 1)
		rc = wire_make(r, seg, err);
	return rc;
}

/* "30%", "30", "0.5%" */
static bool percent_parse(const char *text, double *out)
{
	char *end;
	double v = strtod(text, &end);

	if (end == text || (*end && strcmp(end, "%") != 0) || !(v >= 0 && v <= 100))
		return false;
	*out = v;
	return true;
}

/* "50ms", "50", "2s" */
static bool ms_parse(const char *text, unsigned *out)
{
	char *end;
	unsigned long v = strtoul(text, &end, 10);

	if (strcmp(end, "s") == 0)
		v *= 1000;
	if (end == text || (*end && strcmp(end, "ms") != 0 && strcmp(end, "s") != 0) || v > 60000 ||
	    text[0] == '-')
		return false;
	*out = (unsigned)v;
	return true;
}

int cable_order(struct fabric *f, struct run *r, struct run_port *port, const char *verb,
		const char *value, struct str *err)
{
	struct run_port *p;

	if (strcmp(verb, "down") == 0 && !*value) {
		port->cut = true;
	} else if (strcmp(verb, "up") == 0 && !*value) {
		/* a cable of two ends is plugged in at both, whichever was pulled */
		DL_FOREACH(r->ports, p) {
			if (p == port || (p->seg == port->seg && seg_ports(r, p->seg) == 2))
				p->cut = false;
		}
	} else if (strcmp(verb, "loss") == 0) {
		if (!percent_parse(value, &port->loss)) {
			str_printf(err, "loss wants a number from 0 to 100, as 30%%\n");
			return -1;
		}
	} else if (strcmp(verb, "delay") == 0) {
		if (!ms_parse(value, &port->delay_ms)) {
			str_printf(err, "delay wants milliseconds up to 60000, as 50ms\n");
			return -1;
		}
	} else {
		str_printf(err, "a cable can be down, up, loss P%%, delay Nms\n");
		return -1;
	}
	return cable_apply(f, r, port->seg, err);
}

bool cable_child_gone(struct fabric *f, struct run *r, pid_t pid)
{
	struct str err = { 0 };
	struct run_port *p;

	DL_FOREACH(r->ports, p) {
		if (p->wire != pid)
			continue;
		p->wire = 0;
		if (cable_apply(f, r, p->seg, &err) < 0)
			fprintf(stderr, "%s", str_text(&err));
		str_free(&err);
		return true;
	}
	return false;
}

void cable_condition(const struct run_port *p, struct str *out)
{
	const char *sep = "";

	if (p->cut) {
		str_puts(out, "cut");
		sep = ", ";
	}
	if (p->loss > 0) {
		str_printf(out, "%sloss %g%%", sep, p->loss);
		sep = ", ";
	}
	if (p->delay_ms)
		str_printf(out, "%sdelay %ums", sep, p->delay_ms);
}
