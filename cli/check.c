/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexsh --check FILE...: reads configurations against the grammar alone; nothing of the system is
 * touched. Each refused line is printed as FILE:LINE: message: line (column N). Exec commands are
 * matched and not run: a right one says nothing, as a router would take it.
 */
#include <stdio.h>
#include <string.h>
#include "cli/feed.h"

static int check_file(struct gram *g, const char *path)
{
	struct router rt = { .gram = g };
	struct str lines = { 0 };
	struct feed f;
	int n;

	str_copy(rt.hostname, sizeof(rt.hostname), "Router");
	rt.running = cfg_new();
	feed_init(&f, &rt, "file");
	n = feed_file(&f, path, &lines, NULL);
	fputs(str_text(&lines), stdout);
	if (n < 0)
		fprintf(stderr, "flexsh: cannot read %s: %s\n", path, strerror(-n));
	feed_close(&f);
	str_free(&lines);
	cfg_free(rt.running);
	return n;
}

int check_files(char **files, int n)
{
	struct str err = { 0 };
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);
	int status = 0;

	if (!g) {
		fprintf(stderr, "flexsh: grammar: %s", str_text(&err));
		str_free(&err);
		return 2;
	}
	for (int i = 0; i < n; i++) {
		int refused = check_file(g, files[i]);

		if (refused < 0)
			status = 2;
		else if (refused > 0 && status == 0)
			status = 1;
	}
	gram_free(g);
	str_free(&err);
	return status;
}
