/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two (or more) IKE engines in one process: a fake clock, a network that loses, repeats, delays and
 * rewrites, and recorders in place of the dataplane. Everything is deterministic but for the
 * Diffie-Hellman keys: what the engines draw at random comes from sim_seed()'s sequence (the same
 * one for every program that does not call it). With SIM_WORKERS=N in the environment the engines do their Diffie-Hellman on N
 * threads, and each result comes SIM_LAG_MS later: other messages arrive meanwhile.
 */
#ifndef TESTS_IKE_SIM_H
#define TESTS_IKE_SIM_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/timer.h"
#include "ike/xchg.h"

#define SIM_NODES 4
#define SIM_CHILDREN 160
#define SIM_LAG_MS 3

struct sim;

struct sim_child {               /* as given to child_up() */
	struct ike_child c;
	bool up;
	uint8_t encr_in[64], encr_out[64], integ_in[64], integ_out[64];
};

/* Ops that end the IKE SA they are called for, as a user of the engine may do. */
enum sim_meddle { SIM_IN_CHILD_UP = 1, SIM_IN_CHILD_DOWN = 2, SIM_IN_SA_UP = 4, SIM_IN_POLICY = 8,
		  SIM_IN_CFG = 16, SIM_IN_CHILD_UP_FAIL = 32 };

struct sim_node {
	struct sim *sim;
	struct ike *e;
	struct ike_conf *conf;
	struct addr addr;
	bool many;                   /* plays many peers: gets what is for no other address */
	const char *fvrf;            /* everything of this node is in this front VRF */
	struct addr nat;             /* public address when behind a NAT; none: not */
	uint16_t nat_port_shift;     /* public port = port + shift */
	uint32_t owner_next;         /* handed out by child_policy() */
	/* what child_policy() answers */
	int policy_rc;
	struct ike_child_policy policy;
	int child_up_rc;
	bool forget;                 /* child_down() of children nobody recorded is fine */
	unsigned meddle;             /* enum sim_meddle */
	/* config mode */
	struct ike_cfg cfg_send, cfg_reply;
	int cfg_rc;
	/* recorded */
	struct sim_child child[SIM_CHILDREN];
	unsigned n_child;
	unsigned n_sa_up, n_sa_down, n_child_up, n_child_down, n_moved, n_cfg_received, n_spi;
	bool last_down_was_up;
	struct ike_why last_why, last_child_why;
	struct ike_sa_info last_up;
	struct ike_cfg last_cfg, last_cfg_req;
	uint64_t last_rx_ms, last_tx_ms; /* answers of child_last_rx/tx */
	unsigned sent;
};

struct sim_pkt {
	struct endpoint src, dst;
	uint8_t *p;
	size_t len;
	uint64_t due;
	unsigned n;                  /* running number */
	struct sim_pkt *prev, *next;
};

/* What happens to a packet. */
enum sim_fate { SIM_PASS, SIM_DROP, SIM_DUP, SIM_HOLD };
typedef enum sim_fate (*sim_filter)(struct sim *s, struct sim_pkt *p, void *arg);

struct sim {
	struct fake_clock clk;
	struct timerq *tq;
	struct sim_node n[SIM_NODES];
	unsigned n_nodes;
	struct sim_pkt *wire, *held;
	unsigned count;
	uint32_t latency;            /* ms */
	struct loop *loop;           /* with SIM_WORKERS */
	struct workers *workers;
	uint64_t results_due;        /* ms, 0: nothing is computed */
	sim_filter filter;
	void *filter_arg;
};

struct sim_opts {
	const char *encr, *integ, *prf; /* blank-separated IOS words; prf NULL: as integ */
	const char *group;              /* "14 19" */
	const char *psk;                /* both directions */
	const char *psk_local, *psk_remote;
	const char *id;                 /* local identity, NULL: address */
	enum ike_id_type id_type;
	const char *match;              /* remote fqdn domain; NULL: any */
	uint32_t lifetime;
	uint32_t dpd, dpd_retry;
	bool dpd_periodic;
	uint16_t frag_mtu;
	uint16_t window;
};

/* Begin another sequence of random numbers, for the engines and for sim_random(). */
void sim_seed(uint64_t seed);
uint32_t sim_random(uint32_t below);
struct sim *sim_new(unsigned nodes);
void sim_free(struct sim *s);
/* The node crashes and starts again: a new engine, nothing said to anybody. */
void sim_restart(struct sim *s, unsigned node);
struct ike_conf *sim_conf(const struct sim_opts *o);
/* Replaces the node's configuration; the reference becomes the node's. */
void sim_configure(struct sim_node *n, struct ike_conf *c);
/* suites: "aes-256 sha256", "gcm-256", ... ; ts any/any. */
void sim_policy(struct ike_child_policy *p, const char *suite);
uint32_t sim_initiate(struct sim *s, unsigned from, unsigned to, uint32_t owner,
		      struct ike_why *why);
/* Let time pass; everything due happens. */
void sim_run(struct sim *s, uint64_t ms);
/* Workers compute something; wait until they have, and let the engines go on with it. */
bool sim_computing(const struct sim *s);
void sim_results(struct sim *s);
void sim_release(struct sim *s); /* held packets go on */
/* Push raw bytes into a node as if they came from another. */
void sim_inject(struct sim *s, unsigned to, unsigned from, const void *p, size_t len);
/* The number of IKE SAs a node has, and the first one (zeros when none). */
unsigned sim_sas(struct sim_node *n, struct ike_sa_info *first);
unsigned sim_children_up(struct sim_node *n);
struct sim_child *sim_live_child(struct sim_node *n); /* newest that is up */
/* The engine's own object of the first SA, for crafting messages. */
struct ike_sa *sim_sa(struct sim_node *n);
/* A chain of payloads under the right keys, from one node's SA to the other's engine. Nothing of
 * the sender's state changes. */
void sim_craft(struct sim *s, unsigned from, unsigned to, uint8_t exchange, bool response,
	       uint32_t id, const struct pb *b);
/* Keys and SPIs of the newest live children of a and b fit. */
void sim_assert_children_match(struct sim_node *a, struct sim_node *b);
/* Default pair: gcm-256/sha384, group 19, key "cisco". */
struct sim *sim_pair(void);
struct sim *sim_pair_opts(const struct sim_opts *o);

#endif
