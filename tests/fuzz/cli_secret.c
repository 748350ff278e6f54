/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored keys from strangers: types 6 and 7, hashes, pasted prompts. What type 6 decrypts under one master
 * key it does not under another; what is encrypted comes back.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/exec_int.h"
#include "cli/login.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size), out[700], again[1200], back[700];

	if (type6_decrypt("Cisco123", text, out, sizeof(out)) &&
	    type6_decrypt("Cisco124", text, out, sizeof(out)))
		abort();
	if (type6_encrypt("a master", text, again, sizeof(again)) &&
	    (!type6_decrypt("a master", again, back, sizeof(back)) || strcmp(back, text) != 0))
		abort();
	secret_unveil(text, out, sizeof(out));
	if (secret_veil(text, again, sizeof(again)) && *text && strlen(text) < sizeof(back) &&
	    (!secret_unveil(again, back, sizeof(back)) || strcmp(back, text) != 0))
		abort();
	if (size < 64)
		secret_verify(text, "x");
	if (pasted_prompt(text, NULL) > strlen(text) || pasted_prompt(text, "R1") > strlen(text))
		abort();
	free(text);
	return 0;
}
