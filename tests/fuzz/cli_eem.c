/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applets from strangers: cron entries, and actions one a line: words, blocks. Whatever is accepted has
 * every jump inside the list.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/eem_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size), *save = NULL, why[100];
	struct eem_action a[64];
	struct eem_cron c;
	size_t n = 0;

	if (eem_cron_parse(text, &c)) {
		time_t t = eem_cron_next(&c, 1772884800);

		if (t && (t <= 1772884800 || t % 60))
			abort();
	}
	for (char *l = strtok_r(text, "\n", &save); l && n < 64; l = strtok_r(NULL, "\n", &save)) {
		struct eem_words w;

		eem_words_split(l, &w);
		if (w.n >= 4)
			eem_compare(w.w[1], w.w[2], w.w[3]);
		eem_words_free(&w);
		a[n++] = (struct eem_action){ .text = l };
	}
	if (eem_blocks(a, n, why, sizeof(why)))
		for (size_t i = 0; i < n; i++)
			if (a[i].next >= (int)n || a[i].open >= (int)n ||
			    (!strncmp(a[i].text, "while ", 6) && a[i].next <= (int)i))
				abort();
	free(text);
	return 0;
}
