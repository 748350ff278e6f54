/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reversible forms of passwords: what `service password-encryption` writes (type 7) hides a
 * password from a glance, no more; type 6 is encrypted under a master key. The hashed forms are in cli.h (secret_verify, secret_hash).
 */
#ifndef CLI_LOGIN_H
#define CLI_LOGIN_H

#include <stdbool.h>
#include <stddef.h>

bool secret_unveil(const char *text, char *out, size_t size); /* type 7 -> clear */
bool secret_veil(const char *clear, char *out, size_t size);  /* clear -> type 7 */

/* Type 6: AES under a master key. False: no room, or not of this master key. */
bool type6_encrypt(const char *master, const char *clear, char *out, size_t size);
bool type6_decrypt(const char *master, const char *text, char *out, size_t size);

#endif
