/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What flexlab must know of a router configuration before the router runs: its Ethernet interfaces
 * and their addresses. This is no parser; the router itself judges every line later. Only the
 * shapes that make a port are looked at, in full or abbreviated:
 *   interface IFACE | ip address A M | ipv6 address P | encapsulation dot1Q N | exit | end
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utlist.h>

#include "lab/lab.h"

#define MAX_WORDS 8

struct scan {
	struct lab *lab;
	struct lab_node *node;
	struct lab_port *port; /* of the open interface, NULL: none or not Ethernet */
	unsigned vlan;
};

/* word is `full` or its beginning, at least min letters of it. */
static bool is_word(const char *word, const char *full, size_t min)
{
	size_t n = strlen(word);

	return n >= min && n <= strlen(full) && strncasecmp(word, full, n) == 0;
}

static size_t split(char *line, char **w, size_t max)
{
	size_t n = 0;
	char *save = NULL;

	for (char *p = strtok_r(line, " \t\r\n", &save); p && n < max;
	     p = strtok_r(NULL, " \t\r\n", &save))
		w[n++] = p;
	return n;
}

static void addr_note(struct scan *s, const struct prefix *p)
{
	struct lab_addr *a;

	if (!s->port)
		return;
	a = xcalloc(1, sizeof(*a));
	a->node = s->node;
	a->port = s->port;
	a->p = *p;
	a->vlan = s->vlan;
	DL_APPEND(s->lab->addrs, a);
}

static void interface_open(struct scan *s, char **w, size_t n)
{
	char name[2 * LAB_IFNAME_LEN];

	s->port = NULL;
	s->vlan = 0;
	if (n < 2 || is_word(w[1], "range", 3))
		return;
	snprintf(name, sizeof(name), "%.40s %.40s", w[1], n > 2 ? w[2] : "");
	name[strlen(name) - (n > 2 ? 0 : 1)] = '\0';
	s->port = lab_port_get(s->lab, s->node, name);
}

static void line_scan(struct scan *s, char *line)
{
	struct prefix p = { 0 };
	struct addr mask;
	char *w[MAX_WORDS];
	size_t n = split(line, w, MAX_WORDS);
	int len;

	if (!n)
		return;
	if (is_word(w[0], "interface", 3)) {
		interface_open(s, w, n);
	} else if (n == 1 && (is_word(w[0], "exit", 2) || is_word(w[0], "end", 3))) {
		s->port = NULL;
	} else if (n >= 4 && is_word(w[0], "ip", 2) && is_word(w[1], "address", 2) &&
		   addr_parse_v4(w[2], &p.addr) && addr_parse_v4(w[3], &mask)) {
		len = mask_to_len(&mask);
		p.len = (uint8_t)len;
		if (len >= 0)
			addr_note(s, &p);
	} else if (n >= 3 && is_word(w[0], "ipv6", 4) && is_word(w[1], "address", 2) &&
		   prefix_parse(w[2], &p)) {
		addr_note(s, &p);
	} else if (n >= 3 && is_word(w[0], "encapsulation", 3) && is_word(w[1], "dot1q", 3)) {
		uint64_t v;

		if (parse_u64(w[2], 1, 4094, &v))
			s->vlan = (unsigned)v;
	}
}

int lab_cfg_scan(struct lab *lab, struct lab_node *node, struct str *err)
{
	struct scan s = { .lab = lab, .node = node };
	FILE *f = fopen(node->config, "re");
	char *line = NULL;
	size_t cap = 0;

	if (!f || getline(&line, &cap, f) < 0) {
		int e = f && !ferror(f) ? 0 : errno;

		str_printf(err, "%s: %s\n", node->config, e ? strerror(e) : "is empty");
		if (f)
			fclose(f);
		free(line);
		return -1;
	}
	do
		line_scan(&s, line);
	while (getline(&line, &cap, f) >= 0);
	free(line);
	fclose(f);
	return 0;
}
