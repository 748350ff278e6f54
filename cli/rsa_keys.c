/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RSA key pairs: made by a thread (a large one takes seconds), kept as PEM files that begin with
 * the pair's name, listed, removed.
 */
#include <dirent.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/exec_int.h"
#include "cli/rsa_keys.h"
#include "cli/session_int.h"
#include "cli/show.h"

#define GENERAL "ssh_host_rsa_key"
#define LABELLED "rsa_key_"
#define NAME_LINE "Key-Name: "

/* --- files --- */

/* Labels that cannot be file names are refused. */
static bool label_ok(const char *s)
{
	return *s && strlen(s) < 100 &&
	       s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

static char *path_of(const struct router *rt, const char *label)
{
	if (!rt->state_dir || !*rt->state_dir || (*label && !label_ok(label)))
		return NULL;
	return *label ? xasprintf("%s/" LABELLED "%s", rt->state_dir, label) :
			xasprintf("%s/" GENERAL, rt->state_dir);
}

bool rsa_key_load(const char *path, struct rsa_key *out)
{
	FILE *f = fopen(path, "re");
	char line[sizeof(out->name) + sizeof(NAME_LINE)];
	struct stat st;

	memset(out, 0, sizeof(*out));
	if (!f)
		return false;
	if (fgets(line, sizeof(line), f) && !strncmp(line, NAME_LINE, strlen(NAME_LINE))) {
		line[strcspn(line, "\n")] = '\0';
		str_copy(out->name, sizeof(out->name), line + strlen(NAME_LINE));
	}
	rewind(f);
	out->key = PEM_read_PrivateKey(f, NULL, NULL, NULL);
	out->made = fstat(fileno(f), &st) ? 0 : st.st_mtime;
	out->general = !strcmp(strrchr(path, '/') + 1, GENERAL);
	fclose(f);
	return out->key != NULL;
}

void rsa_key_clear(struct rsa_key *k)
{
	EVP_PKEY_free(k->key);
	k->key = NULL;
}

char *rsa_key_find(const struct router *rt, const char *name)
{
	char *path = path_of(rt, name), *general;
	struct rsa_key k;

	if (path && access(path, R_OK) == 0)
		return path;
	free(path);
	general = *name ? path_of(rt, "") : NULL;
	if (general && rsa_key_load(general, &k)) {
		bool same = !strcmp(k.name, name);

		rsa_key_clear(&k);
		if (same)
			return general;
	}
	free(general);
	return NULL;
}

static int is_labelled(const struct dirent *d)
{
	return !strncmp(d->d_name, LABELLED, strlen(LABELLED)) && !strstr(d->d_name, ".new");
}

void rsa_keys_walk(const struct router *rt, void (*fn)(const struct rsa_key *k, void *arg),
		   void *arg)
{
	char *path = path_of(rt, "");
	struct dirent **list = NULL;
	struct rsa_key k;
	int n;

	if (!path)
		return;
	if (rsa_key_load(path, &k)) {
		fn(&k, arg);
		rsa_key_clear(&k);
	}
	free(path);
	n = scandir(rt->state_dir, &list, is_labelled, alphasort);
	for (int i = 0; i < n; i++) {
		path = xasprintf("%s/%s", rt->state_dir, list[i]->d_name);
		if (rsa_key_load(path, &k)) {
			fn(&k, arg);
			rsa_key_clear(&k);
		}
		free(path);
		free(list[i]);
	}
	free(list);
}

static void first_name(const struct rsa_key *k, void *arg)
{
	char **name = arg;

	if (!*name)
		*name = xstrdup(k->general ? "" : k->name);
}

char *rsa_key_for_ssh(const struct router *rt, const char *name)
{
	char *first = NULL, *path;

	if (*name)
		return rsa_key_find(rt, name);
	rsa_keys_walk(rt, first_name, &first);
	path = first ? rsa_key_find(rt, first) : NULL;
	free(first);
	return path;
}

/* --- crypto key generate rsa --- */

struct key_job {
	struct cli_ctx *c;
	struct cli_job *job;
	struct router *rt;
	int bits;
	char *path, *name;
	bool ok, gone;
	uint64_t began;
	pthread_t thread;
};

static void key_job_free(struct key_job *k)
{
	free(k->path);
	free(k->name);
	free(k);
}

static void key_ready(void *arg)
{
	struct key_job *k = arg;

	pthread_join(k->thread, NULL);
	if (!k->gone) {
		if (k->ok)
			cli_job_print(k->job, "[OK] (elapsed time was %u seconds)\n\n",
				      (unsigned)((mono_ms(NULL) - k->began + 999) / 1000));
		else
			cli_job_print(k->job, "%% The keys could not be stored\n");
		cli_job_done(k->job);
	}
	if (k->ok && k->rt->sessions)
		ssh_server_refresh(k->rt->sessions);
	key_job_free(k);
}

static bool key_write(const char *path, const char *name, EVP_PKEY *key)
{
	char *tmp = xasprintf("%s.new", path);
	FILE *f;
	bool ok;

	unlink(tmp);
	f = fopen(tmp, "wxe");
	ok = f && fchmod(fileno(f), 0600) == 0 && fprintf(f, NAME_LINE "%s\n", name) > 0 &&
	     PEM_write_PKCS8PrivateKey(f, key, NULL, NULL, 0, NULL, NULL) == 1;
	if (f)
		ok = fclose(f) == 0 && ok;
	ok = ok && rename(tmp, path) == 0;
	if (!ok)
		unlink(tmp);
	free(tmp);
	return ok;
}

static void *key_main(void *arg)
{
	struct key_job *k = arg;
	EVP_PKEY *key = EVP_RSA_gen((unsigned)k->bits);

	k->ok = key && key_write(k->path, k->name, key);
	EVP_PKEY_free(key);
	loop_post(k->rt->loop, key_ready, k);
	return NULL;
}

static void key_cancel(void *arg)
{
	struct key_job *k = arg;

	k->gone = true; /* the thread finishes its work */
}

static void key_start(struct cli_ctx *c, struct key_job *k, int bits)
{
	k->c = c;
	k->rt = c->rt;
	k->bits = bits;
	k->began = mono_ms(NULL);
	cli_print(c, "%% The key modulus size is %d bits\n"
		     "%% Generating %d bit RSA keys, keys will be non-exportable...\n", bits, bits);
	k->job = cli_defer(c, key_cancel, k);
	if (pthread_create(&k->thread, NULL, key_main, k)) {
		cli_print(c, "%% The keys could not be made\n");
		cli_job_done(k->job);
		key_job_free(k);
	}
}

/* The question holds the name: a job that was never started leaves nothing behind. */
static struct key_job *pending_job(struct cli_ctx *c, const char *label)
{
	struct key_job *k;
	const struct cfg_node *domain;
	char *path = path_of(c->rt, label);

	if (!path)
		return NULL;
	k = xcalloc(1, sizeof(*k));
	k->path = path;
	domain = cfg_find(&c->cfg->root, "ip domain name");
	if (!domain)
		domain = cfg_find(&c->cfg->root, "ip domain-name");
	k->name = *label || !domain ? xstrdup(label) :
		xasprintf("%s.%s", c->rt->hostname, strrchr(domain->line, ' ') + 1);
	return k;
}

static void bits_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	uint64_t bits = 2048;
	char *label = arg;
	struct key_job *k;

	if (*answer && !parse_u64(answer, 512, 4096, &bits))
		cli_print(c, "%% A decimal number between 512 and 4096.\n");
	else if ((k = pending_job(c, label)) != NULL)
		key_start(c, k, (int)bits);
}

static char *answer_label(struct cli_ctx *c, const char *label)
{
	/* lives as long as the session's question may be open */
	str_copy(c->key_label, sizeof(c->key_label), label);
	return c->key_label;
}

static void bits_ask(struct cli_ctx *c, const char *label, int bits)
{
	struct key_job *k;

	if (bits) {
		k = pending_job(c, label);
		if (k)
			key_start(c, k, bits);
		return;
	}
	cli_print(c, "Choose the size of the key modulus in the range of 512 to 4096 for your\n"
		     "  General Purpose Keys. A size below 2048 bits is not safe.\n\n");
	cli_ask(c, "How many bits in the modulus [2048]: ", false, bits_answer,
		answer_label(c, label));
}

static bool is_yes(const char *answer)
{
	size_t n = strlen(answer);

	return n && n <= 3 && !strncasecmp(answer, "yes", n);
}

static void replace_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	if (is_yes(answer))
		bits_ask(c, c->key_label, (int)(intptr_t)arg);
}

int rsa_key_generate(struct cli_ctx *c, const struct gram_match *m)
{
	int bits = (int)gram_num(m, "bits", 0);
	const char *label = gram_var(m, "label") ? gram_var(m, "label") : "";
	struct key_job *k;
	bool have;

	if (!c->rt->system)
		return 0;
	k = pending_job(c, label);
	if (!k) {
		cli_print(c, "%% The keys cannot be stored under this name\n");
		return 0;
	}
	have = access(k->path, F_OK) == 0;
	if (!*k->name) {
		cli_print(c, "%% Please define a domain-name first.\n");
	} else if (bits && bits < 512) {
		cli_print(c, "%% The modulus needs at least 512 bits\n");
	} else if (have && !c->interactive) {
		/* a file that is loaded again keeps the key */
	} else {
		cli_print(c, "The name for the keys will be: %s\n", k->name);
		answer_label(c, label);
		if (have) {
			cli_print(c, "%% You already have RSA keys defined named %s.\n", k->name);
			cli_ask(c, "% Do you really want to replace them? [yes/no]: ", false,
				replace_answer, (void *)(intptr_t)bits);
		} else {
			bits_ask(c, label, bits ? bits : c->interactive ? 0 : 2048);
		}
	}
	key_job_free(k);
	return 0;
}

/* --- crypto key zeroize rsa --- */

static void remove_one(const struct rsa_key *k, void *arg)
{
	char *path = path_of(arg, k->general ? "" : k->name);

	if (path)
		unlink(path);
	free(path);
}

static void zeroize_answer(struct cli_ctx *c, const char *answer, void *arg)
{
	char *path;

	if (!is_yes(answer))
		return;
	if (!*c->key_label) {
		rsa_keys_walk(c->rt, remove_one, c->rt);
	} else if ((path = rsa_key_find(c->rt, c->key_label)) != NULL) {
		unlink(path);
		free(path);
	}
	if (c->rt->sessions)
		ssh_server_refresh(c->rt->sessions);
}

int rsa_key_zeroize(struct cli_ctx *c, const struct gram_match *m)
{
	const char *label = gram_var(m, "label") ? gram_var(m, "label") : "";
	char *path;

	if (!c->rt->system || gram_has(m, "ec"))
		return 0;
	path = *label ? rsa_key_find(c->rt, label) : rsa_key_for_ssh(c->rt, "");
	if (!path) {
		cli_print(c, "%% No Signature RSA Keys found in configuration.\n\n");
	} else {
		if (*label)
			cli_print(c, "%% Keys to be removed are named '%s'.\n", label);
		else
			cli_print(c, "%% All keys will be removed.\n");
		cli_print(c, "%% All router certs issued using these keys will also be removed.\n");
		answer_label(c, label);
		cli_ask(c, "Do you really want to remove these keys? [yes/no]: ", false,
			zeroize_answer, NULL);
	}
	free(path);
	return 0;
}

/* --- show crypto key mypubkey rsa --- */

struct key_show {
	struct cli_ctx *c;
	const char *name;
};

static void key_render(const struct rsa_key *k, void *arg)
{
	struct key_show *s = arg;
	char when[SHOW_WALL_LEN];
	uint8_t *der = NULL;
	int len;

	if (s->name && strcmp(s->name, k->name))
		return;
	len = i2d_PUBKEY(k->key, &der);
	cli_print(s->c,
		  "%% Key pair was generated at: %s\nKey name: %s\nKey type: RSA KEYS\n"
		  " Storage Device: private-config\n Usage: General Purpose Key\n"
		  " Key is not exportable. Redundancy enabled.\n Key Data:\n",
		  show_wall(s->c->rt->running, k->made, when), k->name);
	for (int i = 0; i < len; i++)
		cli_print(s->c, "%s%02X%s", i % 32 == 0 ? "  " : "", der[i],
			  i % 32 == 31 || i + 1 == len ? "\n" : i % 4 == 3 ? " " : "");
	OPENSSL_free(der);
}

static int show_mypubkey(struct cli_ctx *c, const struct gram_match *m)
{
	struct key_show s = { .c = c, .name = gram_var(m, "label") };

	rsa_keys_walk(c->rt, key_render, &s);
	return 0;
}

const struct gram_row rsa_keys_rows[] = {
	EXEC_ROW(MODE_USER, "show crypto key mypubkey {rsa|all} [WORD$label]",
		 "Show running system information\nEncryption module\nShow long term public keys\n"
		 "Show public keys associated with this router\nShow RSA public keys\n"
		 "Show all public keys\nKey name", show_mypubkey),
	EXEC_END,
};
