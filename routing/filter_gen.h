/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers of a namespace's nft table share: the text so far and its building blocks.
 * Inside of the packet filter (filter_text.c, filter_crypto.c).
 */
#ifndef ROUTING_FILTER_GEN_H
#define ROUTING_FILTER_GEN_H

#include "routing/filter_text.h"

#define GEN_NAME_LEN 160

struct filter_gen {
	const struct filter_ns *ns;
	const struct policy *policy;
	struct str counters, chains; /* what is done */
	bool uncounted;		     /* chains that only look ahead count nothing */
	bool logged;		     /* entries with `log` tell what they match */
	struct str nat_uses;	     /* elements: address of a pool, where its use is noted */
	char **done;		     /* names of both */
	size_t n_done;
};

/* An nft name of `kind`, an IOS name and a number. */
const char *gen_name(char *buf, size_t size, const char *kind, const char *name, uint32_t seq,
		     bool with_seq);
bool gen_once(struct filter_gen *g, const char *name); /* is it the first time? */
void gen_counter(struct filter_gen *g, const char *name);
void gen_acl_chain(struct filter_gen *g, const char *chain, const struct acl *a, const char *permit,
		   const char *deny, const char *end);
void gen_base_chain(struct filter_gen *g, const char *name, const char *hook, struct str *rules);
void gen_devs(const struct filter_gen *g, enum nat_side side, struct str *out);
const struct filter_dev *gen_dev(const struct filter_gen *g, const char *name);
/* `key` (iifname, oifname) is one of these interfaces; nothing when there are none. */
void gen_interface_cond(const struct filter_gen *g, const struct rmap_names *n, const char *key,
			struct str *out);
bool gen_packet_entry(const struct rmap_entry *e); /* can a packet match it? */
/* The entry's lists, one rule each: the first that permits goes to `target`. */
void gen_entry_rules(struct filter_gen *g, const struct rmap_entry *e, const char *kind,
		     const char *map, const char *cond, const char *target, struct str *out);

/* filter_nat.c: network address translation. */
void filter_nat(struct filter_gen *g);
struct addr gen_static_global(const struct filter_gen *g, const struct nat_static *s);
/* May this static translation hold for what leaves by the device? */
bool gen_static_here(const struct filter_gen *g, const struct nat_static *s,
		     const struct filter_dev *d);

/* filter_crypto.c: crypto maps of outside interfaces, behind the translation. */
void filter_crypto(struct filter_gen *g);
/* Their devices, each behind a comma; name NULL: of all interfaces. */
void filter_crypto_devs(const struct filter_gen *g, const char *name, struct str *out);

#endif
