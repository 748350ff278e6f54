/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reversible form of passwords that `service password-encryption` writes (type 7). It hides a
 * password from a glance, no more. The hashed forms are in cli.h (secret_verify, secret_hash).
 */
#ifndef CLI_LOGIN_H
#define CLI_LOGIN_H

#include <stdbool.h>
#include <stddef.h>

bool secret_unveil(const char *text, char *out, size_t size); /* type 7 -> clear */
bool secret_veil(const char *clear, char *out, size_t size);  /* clear -> type 7 */

#endif
