/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar's speed: compiling the whole table at start, and finding typed lines in it.
 */
#include <stdlib.h>
#include "cli/router.h"
#include "tests/bench/bench.h"

#define COMPILES 20
#define ROUNDS   2000

static const struct {
	enum cli_mode mode;
	const char *line;
} lines[] = {
	{ MODE_EXEC, "show crypto ikev2 sa detailed" },
	{ MODE_EXEC, "sh ip int br" },
	{ MODE_EXEC, "sh cry ips sa" },
	{ MODE_CONFIG, "hostname R1" },
	{ MODE_CONFIG, "interface GigabitEthernet0/0/1" },
	{ MODE_CONFIG, "crypto ikev2 profile FLEX" },
	{ MODE_CONFIG, "ip route 10.20.30.0 255.255.255.0 192.0.2.1 250 name backup" },
	{ MODE_IF, "ip address 10.1.2.3 255.255.255.0" },
	{ MODE_IF, "tunnel protection ipsec profile DEFAULT" },
	{ MODE_IF, "no shutdown" },
	{ MODE_IF, "ip route 0.0.0.0 0.0.0.0 192.0.2.1" }, /* falls back to global */
	{ MODE_IKEV2_PROPOSAL, "encryption aes-cbc-256 aes-cbc-192 aes-cbc-128" },
	{ MODE_IKEV2_PROFILE, "match identity remote fqdn domain lab.example" },
	{ MODE_IKEV2_PROFILE, "authentication remote pre-share" },
	{ MODE_IKEV2_KEYRING_PEER, "pre-shared-key local 0 s3cret" },
};

static struct gram *compile(void)
{
	struct str err = { 0 };
	struct gram *g = gram_compile(all_tables, n_all_tables, &err);

	if (!g) {
		fprintf(stderr, "cli_grammar: %s\n", str_text(&err));
		exit(1);
	}
	str_free(&err);
	return g;
}

int main(void)
{
	struct gram_match *m = xmalloc(sizeof(*m));
	struct gram *g = NULL;
	double start, took;
	char note[96];
	size_t i, col, rows;

	start = cpu_seconds();
	for (i = 0; i < COMPILES; i++) {
		gram_free(g);
		g = compile();
	}
	took = (cpu_seconds() - start) / COMPILES;
	rows = gram_rows(g);
	snprintf(note, sizeof(note), "%zu command rows in %.2f ms", rows, took * 1e3);
	bench_print("grammar compiled, per 1,000 commands", took * 1e3 * 1000 / (double)rows, "ms", "<20",
		    note);

	start = cpu_seconds();
	for (i = 0; i < ROUNDS * ARRAY_SIZE(lines); i++) {
		size_t k = i % ARRAY_SIZE(lines);

		if (gram_parse(g, lines[k].mode, lines[k].line, m, &col) != GRAM_OK) {
			fprintf(stderr, "cli_grammar: not understood: %s\n", lines[k].line);
			return 1;
		}
	}
	took = (cpu_seconds() - start) / (double)i;
	snprintf(note, sizeof(note), "mean of %zu different lines, %zu rows", ARRAY_SIZE(lines), rows);
	bench_print("line found in the grammar", took * 1e6, "us", "<10", note);
	gram_free(g);
	free(m);
	return 0;
}
