/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/nat_bind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "routing/filter_text.h"
#include "routing/nft.h"

/* What stands between the braces of "elements = { ... }" of the set or map at `s`; len 0: none. */
static const char *elements(const char *s, size_t *len)
{
	const char *end = strstr(s, "\n\t}"), *e = strstr(s, "elements = {");

	*len = 0;
	if (!e || (end && e > end))
		return s;
	e += strlen("elements = {");
	*len = strcspn(e, "}");
	return e;
}

static void keep(int fd, const char *command, const char *kind, const char *begin, const char *text,
		 struct str *out)
{
	struct str have = {0}, heading = {0};
	char why[160], name[40];
	const char *e;
	size_t len;

	if (nft_run(fd, command, &have, why, sizeof(why)))
		goto done;
	str_printf(&heading, "\t%s %s", kind, begin);
	for (const char *s = strstr(str_text(&have), str_text(&heading)); s;
	     s = strstr(s + 1, str_text(&heading))) {
		if (sscanf(s + strlen(kind) + 2, "%39s", name) != 1)
			continue;
		e = elements(s, &len);
		str_reset(&heading);
		str_printf(&heading, "\t%s %s {", kind, name);
		if (len && strstr(text, str_text(&heading))) /* the new table has it, too */
			str_printf(out, "add element inet " FILTER_TABLE " %s {%.*s}\n", name, (int)len, e);
		str_reset(&heading);
		str_printf(&heading, "\t%s %s", kind, begin);
	}
done:
	str_free(&have);
	str_free(&heading);
}

void nat_bindings_keep(int fd, const char *text, struct str *out)
{
	keep(fd, "list sets table inet " FILTER_TABLE, "set", FILTER_BOUND, text, out);
	keep(fd, "list map inet " FILTER_TABLE " " FILTER_BACK_INSIDE, "map", FILTER_BACK_INSIDE, text,
	     out);
	keep(fd, "list map inet " FILTER_TABLE " " FILTER_BACK_OUTSIDE, "map", FILTER_BACK_OUTSIDE,
	     text, out);
}

/* 23h59m56s980ms; also with days */
static uint32_t seconds(const char *s)
{
	uint32_t total = 0;
	unsigned n;
	char unit;
	int used;

	while (sscanf(s, "%u%c%n", &n, &unit, &used) == 2) {
		if (unit == 'm' && s[used] == 's')
			break;
		total += n * (unit == 'd' ? 86400 : unit == 'h' ? 3600 : unit == 'm' ? 60 : 1);
		s += used;
	}
	return total;
}

/* 198.51.100.20 [timeout 1d] expires 23h59m56s980ms : 10.1.0.10 */
static bool element(const char *s, bool outside, struct nat_binding *b)
{
	char key[32], value[32];
	const char *colon = strstr(s, " : "), *left = strstr(s, "expires ");
	struct addr a, v;

	memset(b, 0, sizeof(*b));
	if (!colon || sscanf(s, "%31s", key) != 1 || sscanf(colon + 3, "%31[0-9.]", value) != 1 ||
	    !addr_parse(key, &a) || !addr_parse(value, &v))
		return false;
	b->outside = outside;
	/* outside, the pool holds what hosts seem to have */
	b->global = outside ? v : a;
	b->local = outside ? a : v;
	b->left_s = left && left < colon ? seconds(left + strlen("expires ")) : 0;
	return true;
}

static void read_map(int fd, const char *map, bool outside, struct nat_binding **out, size_t *n)
{
	struct str have = {0};
	char why[160], command[96], *list, *save = NULL;
	const char *e;
	size_t len;

	snprintf(command, sizeof(command), "list map inet " FILTER_TABLE " %s", map);
	if (nft_run(fd, command, &have, why, sizeof(why)) == 0) {
		e = elements(str_text(&have), &len);
		list = xstrndup(e, len);
		for (char *s = strtok_r(list, ",", &save); s; s = strtok_r(NULL, ",", &save)) {
			*out = xrealloc(*out, (*n + 1) * sizeof(**out));
			*n += element(s, outside, &(*out)[*n]);
		}
		free(list);
	}
	str_free(&have);
}

size_t nat_bindings_read(int fd, const char *text, struct nat_binding **out)
{
	size_t n = 0;

	*out = NULL;
	if (strstr(text, "map " FILTER_BACK_INSIDE " {"))
		read_map(fd, FILTER_BACK_INSIDE, false, out, &n);
	if (strstr(text, "map " FILTER_BACK_OUTSIDE " {"))
		read_map(fd, FILTER_BACK_OUTSIDE, true, out, &n);
	return n;
}

void nat_bindings_drop(int fd, const char *text, const struct nat_binding *b)
{
	struct nat_binding *list;
	size_t n = nat_bindings_read(fd, text, &list);
	char why[160], key[ADDR_STRLEN], cmd[256];

	for (size_t i = 0; i < n; i++) {
		const struct nat_binding *x = &list[i];
		const struct addr *pool = x->outside ? &x->local : &x->global;

		if (b && (b->outside != x->outside || !addr_eq(&b->global, &x->global) ||
			  !addr_eq(&b->local, &x->local)))
			continue;
		snprintf(cmd, sizeof(cmd),
			 "flush set inet " FILTER_TABLE " " FILTER_BOUND "%08x\n"
			 "delete element inet " FILTER_TABLE " %s { %s }\n",
			 addr_to_v4(pool), x->outside ? FILTER_BACK_OUTSIDE : FILTER_BACK_INSIDE,
			 addr_str(pool, key));
		nft_run(fd, cmd, NULL, why, sizeof(why)); /* it may have ended meanwhile */
	}
	free(list);
}
