/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar: a declarative table of command rows, compiled once into a token graph, and the one
 * matcher that serves execution, `?`, TAB, the caret, % Incomplete, % Ambiguous, no/default forms
 * and the fall back from a sub-mode to global configuration. Pure: no I/O, no global state but the
 * compiled graph.
 *
 * Row syntax (one string):
 *   word                 keyword (case-insensitive, unique abbreviations)
 *   A.B.C.D$v            IPv4 address        A.B.C.D/nn$v   IPv4 prefix
 *   X:X:X:X::X$v         IPv6 address        X:X:X:X::X/<0-128>$v   IPv6 prefix
 *   <1-255>$v            number in a range
 *   WORD$v               one word            LINE$v         the rest of the line, blanks kept
 *   HOST$v               host name or address ("Hostname or A.B.C.D")
 *   IFACE$v              interface name in one or two words; captured in canonical form
 *   HEX$v  H.H.H$v  hh:mm:ss$v  hh:mm$v
 *   ASN:nn$v             a number (AS, also dotted) or an address, a colon, a number
 *   MONTH$v              a month, kept by its three letters
 *   {a|b c|d}            exactly one         [a|b]          none or one
 *   {a|b}... [a|b]...    a list: an alternative that begins with a keyword at most once,
 *                        one that begins with a variable any number of times
 *   {tunnel|transport}$v a group of keywords captured under a name
 * Every variable needs $name. Keywords are found with gram_has(). Placeholders shown by `?` are
 * the token's spelling ("A.B.C.D", "<1-255>", "WORD", "LINE").
 *
 * Help: one text per token in reading order, separated by '\n'. Tokens equal in spelling and
 * position in several rows share one node; the first row's help is shown.
 *
 * Configuration rows (mode >= MODE_CONFIG) accept `no` and `default` without saying so.
 * `key` names the identity of a configuration line, see config.h.
 */
#ifndef CLI_GRAM_H
#define CLI_GRAM_H

#include "base/addr.h"
#include "base/str.h"

enum cli_mode {
	MODE_USER,        /* R1>  */
	MODE_EXEC,        /* R1#  : also has the commands of MODE_USER */
	MODE_CONFIG,      /* R1(config)# ; every mode below falls back to it */
	MODE_IF, MODE_SUBIF, MODE_LINE, MODE_ROUTER, MODE_ROUTER_AF, MODE_ROUTER_TOPO,
	MODE_ROUTER_AFIF, MODE_IKEV2_PROPOSAL, MODE_IKEV2_POLICY, MODE_IKEV2_KEYRING,
	MODE_IKEV2_KEYRING_PEER, MODE_IKEV2_PROFILE, MODE_IKEV2_AUTHOR, MODE_IKEV2_FLEXVPN,
	MODE_IKEV2_MANGLER, MODE_IKEV2_CLUSTER, MODE_IPSEC_TS, MODE_IPSEC_PROFILE, MODE_CRYPTO_MAP,
	MODE_ISAKMP_POLICY, MODE_ISAKMP_PROFILE, MODE_KEYRING_V1, MODE_ISAKMP_GROUP,
	MODE_PKI_TRUSTPOINT, MODE_PKI_SERVER, MODE_PKI_CERTMAP, MODE_PKI_CHAIN, MODE_ACL_STD,
	MODE_ACL_EXT, MODE_ACL6, MODE_ROUTE_MAP, MODE_VRF, MODE_VRF_AF, MODE_IP_VRF, MODE_SLA,
	MODE_SLA_ECHO, MODE_TRACK, MODE_DHCP, MODE_AAA_GROUP, MODE_RADIUS, MODE_AAA_ATTR, MODE_AAA_LIST, MODE_EEM,
	MODE_KEYCHAIN, MODE_KEYCHAIN_KEY, MODE_ARCHIVE, MODE_CLASS_MAP, MODE_POLICY_MAP,
	MODE_POLICY_MAP_CLASS, MODE_ZONE, MODE_ZONE_PAIR, MODE_EZVPN, MODE_VLAN, MODE_MISC,
	MODE_OBJECT_GROUP, MODE_DHCP6, MODE_PKI_ENROLL, MODE_PARAM_MAP, MODE_BFD, MODE_CALL_HOME,
	MODE_CALL_HOME_PROFILE, MODE_CONTROLLER, MODE_RADIUS_DYN, MODE_ARCHIVE_LOG,
	MODE_FLOW_RECORD, MODE_FLOW_EXPORTER, MODE_FLOW_MONITOR, MODE_SAMPLER, MODE_TIME_RANGE, MODE_VIEW,
	MODE_SSH_PUBKEY, MODE_SSH_PUBKEY_USER, MODE_GDOI, MODE_GDOI_LOCAL, MODE_GDOI_SA,
	MODE_GDOI_COOP,
	MODE_IFSUB, MODE_ISIS,
	/* MODE_ROUTER as one protocol has it: gram_mode_router() */
	MODE_ROUTER_EIGRP, MODE_ROUTER_OSPF, MODE_ROUTER_BGP, MODE_ROUTER_RIP,
	MODE_MAX
};

struct gram_row;
struct gram_match;
struct cli_ctx; /* cli.h: who runs the command */

/* Handlers return 0; they print their own errors through the context. */
typedef int (*gram_fn)(struct cli_ctx *c, const struct gram_match *m);
/* Offer values for a variable (existing profile names, interfaces) to `?` and TAB. */
typedef void (*gram_values_fn)(struct cli_ctx *c, const char *var,
			       void (*add)(void *arg, const char *value), void *arg);

enum gram_flags {
	GRAM_HIDDEN = 1,      /* not listed by `?`, not an ambiguity */
	GRAM_NO_NO = 2,       /* configuration row without no/default (exit, end) */
	GRAM_INERT = 4,       /* accepted and kept, without effect here: show flexsh unsupported */
	GRAM_PRIV = 8,        /* MODE_USER row that needs privileged exec */
	GRAM_NO_SHOW = 16,    /* configuration row that leaves no line in running-config */
	GRAM_KEEP_NO = 32,    /* on by default in IOS: `no X` is kept and shown as a line */
	GRAM_ANYWHERE = 256,  /* configuration row with fn that leaves mode and section alone (do, exit) */
	GRAM_MULTI = 64,      /* key NULL, but several lines may stand side by side: whole line is the key */
	GRAM_SPELLED = 512,   /* the first keyword is not to be abbreviated */
	GRAM_OPEN = 1024,     /* takes what nothing else takes, global commands included */
	GRAM_ONLY_NO = 2048,  /* the line has but its no and default forms: `no X` for all that X begins */
	GRAM_SHOW_DFLT = 128, /* the default line is shown in running-config though nothing is stored */
	/* rows of MODE_ROUTER: the protocols that have the line; none named: all */
	GRAM_EIGRP = 4096, GRAM_OSPF = 8192, GRAM_BGP = 16384, GRAM_RIP = 32768,
	GRAM_PROTOCOLS = GRAM_EIGRP | GRAM_OSPF | GRAM_BGP | GRAM_RIP
};

struct gram_row {
	enum cli_mode mode;
	const char *syntax;
	const char *help;
	gram_fn fn;           /* exec: the command. config: NULL = store the line (config.h) */
	/* configuration rows only: */
	const char *key;      /* identity variables "a b|c d", see config.h; NULL: whole line is the key of a single value */
	const char *dflt;     /* canonical line(s) of the default value, '\n' between: not kept */
	uint16_t rank;        /* order in running-config; 0: order of the table */
	unsigned flags;
	enum cli_mode submode;/* != 0: entering command of a section with this mode */
};

struct gram;
/* Compile tables (ended by a row with syntax NULL). Errors in rows (unbalanced, help count) go to
 * err, one line each; NULL is returned when there is one. The rows must outlive the graph. */
struct gram *gram_compile(const struct gram_row *const *tables, size_t n, struct str *err);
void gram_free(struct gram *g);
size_t gram_rows(const struct gram *g);
/* The self test: help counts, twins (two rows, same tokens), rows no input can reach. 0: none. */
size_t gram_selftest(const struct gram *g, struct str *report);

#define GRAM_MAX_WORDS 64

struct gram_match {
	const struct gram_row *row;
	bool no, deflt;              /* `no ...` / `default ...` */
	enum cli_mode mode;          /* where it matched: may be an outer mode of the session's */
	int n;
	struct {
		const char *name;        /* variable; NULL for a plain keyword */
		const char *text;        /* canonical: full keyword, canonical interface, value as typed */
		uint16_t col;            /* offset of the word in the line */
		uint16_t node;           /* private */
	} tok[GRAM_MAX_WORDS];
	char buf[4096 + 512];        /* text storage */
};

enum gram_result {
	GRAM_OK, GRAM_EMPTY /* blank or comment */, GRAM_INVALID, GRAM_INCOMPLETE, GRAM_AMBIGUOUS,
	GRAM_UNKNOWN_EXEC /* single unknown first word in exec */, GRAM_TOO_LONG
};

/* Match a line. On INVALID *col is the offset of the first character that cannot match; on
 * AMBIGUOUS the offset behind the ambiguous word. Sub-modes fall back to their parents, up to
 * MODE_CONFIG: `parents` is gram_mode_parent(). */
enum gram_result gram_parse(const struct gram *g, enum cli_mode mode, const char *line,
			    struct gram_match *m, size_t *col);
/* What `?` prints for the line up to the cursor (without the `?`), ready for the terminal: word list when
 * glued, table with help otherwise, or % Unrecognized command / % Ambiguous. c may be NULL (no values). */
void gram_help(const struct gram *g, enum cli_mode mode, const char *line, struct cli_ctx *c,
	       struct str *out);
/* TAB: fills `out` with the completed line and returns true when the last word is unique; otherwise false. */
bool gram_complete(const struct gram *g, enum cli_mode mode, const char *line, struct cli_ctx *c,
		   struct str *out);
/* Do these words, in full, end a command or go on with a value? Words that lead to others only do not. */
bool gram_is_command(const struct gram *g, enum cli_mode mode, const char *words);
void gram_set_values(struct gram *g, gram_values_fn fn);
/* May the context be shown keyword `word` behind the words `before`? */
typedef bool (*gram_visible_fn)(struct cli_ctx *c, enum cli_mode mode, const char *before,
				const char *word);
void gram_set_visible(struct gram *g, gram_visible_fn fn);

/* Value of a variable, NULL when it was not given. Repeated ones: nth (from 0). */
const char *gram_var(const struct gram_match *m, const char *name);
const char *gram_var_nth(const struct gram_match *m, const char *name, size_t nth);
bool gram_has(const struct gram_match *m, const char *keyword); /* keyword token anywhere */
uint64_t gram_num(const struct gram_match *m, const char *name, uint64_t dflt);
bool gram_addr(const struct gram_match *m, const char *name, struct addr *out);
/* The canonical line: full keywords, one blank between words (no/default not included). */
void gram_canonical(const struct gram_match *m, struct str *out);
/* Does the canonical line begin with these words? for handlers that serve several rows */
bool gram_begins(const struct gram_match *m, const char *words);

enum cli_mode gram_mode_parent(enum cli_mode mode);      /* MODE_IF -> MODE_CONFIG ... */
/* MODE_ROUTER as the section opened by this line has it; other modes, and processes that are but kept
 * (ospfv3, ipv6 router), stay what they are. */
enum cli_mode gram_mode_router(enum cli_mode mode, const char *section);
const char *gram_mode_prompt(enum cli_mode mode);         /* "(config-if)", "" in exec */

#endif
