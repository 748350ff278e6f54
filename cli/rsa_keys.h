/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The router's RSA key pairs: `crypto key generate rsa` makes them, the state directory keeps them
 * (mode 600), SSH uses one as its host key. The general pair has the router's domain name, the
 * others their label. They never stand in running-config.
 */
#ifndef CLI_RSA_KEYS_H
#define CLI_RSA_KEYS_H

#include <openssl/evp.h>
#include "cli/cli.h"

struct rsa_key {
	char name[128];
	time_t made;
	bool general;
	EVP_PKEY *key;
};

/* The file of the pair with this name ("": the general one); NULL: there is none. */
char *rsa_key_find(const struct router *rt, const char *name);
/* The pair SSH is to use: NAME of `ip ssh rsa keypair-name`, else the general one, else any. */
char *rsa_key_for_ssh(const struct router *rt, const char *name);
bool rsa_key_load(const char *path, struct rsa_key *out);
void rsa_key_clear(struct rsa_key *k);
/* All pairs, the general one first. */
void rsa_keys_walk(const struct router *rt, void (*fn)(const struct rsa_key *k, void *arg), void *arg);

#endif
