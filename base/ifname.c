/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interface names: the table of IOS interface types with their abbreviations, orders and Linux
 * prefixes, and the conversions between the forms. Pure functions on text; nothing here looks at
 * what exists.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ifname.h"

#define MAX_SLOTS 4
#define DEV_LEN 16

enum name_form {
	FORM_PLAIN = 0,   /* one number: Tunnel0 */
	FORM_SLOTS = 1,   /* 0, 0/1, 0/0/1, 0/0/0/1 */
	FORM_SUB = 2,     /* .10 may follow */
	FORM_CHANNEL = 4, /* :0 may follow (channelized Serial) */
	FORM_PHYS = FORM_SLOTS | FORM_SUB
};

struct name_type {
	const char *name;
	const char *abbrev;   /* as IOS shortens it; also the prefix of the Linux device */
	enum iface_kind kind;
	unsigned form;        /* enum name_form bits */
	uint32_t min, max;    /* of the (each) number */
	bool common;          /* wins when an abbreviation fits several types: "g", "t", "l" */
	bool physical;        /* stands before the logical ones in show commands */
};

/* In running-config order. */
static const struct name_type types[] = {
	{ "Loopback", "Lo", IFACE_LOOPBACK, FORM_PLAIN, 0, 2147483647, true, false },
	{ "Tunnel", "Tu", IFACE_TUNNEL, FORM_PLAIN, 0, 2147483647, true, false },
	{ "Port-channel", "Po", IFACE_OTHER, FORM_SUB, 1, 65535, true, false },
	{ "Multilink", "Mu", IFACE_OTHER, FORM_PLAIN, 1, 2147483647, true, false },
	{ "MFR", "MFR", IFACE_OTHER, FORM_PHYS, 0, 65535, false, false },
	{ "VirtualPortGroup", "VP", IFACE_OTHER, FORM_PLAIN, 0, 31, false, false },
	{ "Embedded-Service-Engine", "Em", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "Ethernet", "Et", IFACE_ETHERNET, FORM_PHYS, 0, 65535, true, true },
	{ "FastEthernet", "Fa", IFACE_ETHERNET, FORM_PHYS, 0, 65535, true, true },
	{ "GigabitEthernet", "Gi", IFACE_ETHERNET, FORM_PHYS, 0, 65535, true, true },
	{ "TwoGigabitEthernet", "Tw", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "FiveGigabitEthernet", "Fi", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "TenGigabitEthernet", "Te", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "TwentyFiveGigE", "Twe", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "FortyGigabitEthernet", "Fo", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "HundredGigE", "Hu", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "AppGigabitEthernet", "Ap", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "Wlan-GigabitEthernet", "Wl", IFACE_ETHERNET, FORM_PHYS, 0, 65535, false, true },
	{ "TokenRing", "To", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "ATM", "AT", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "Serial", "Se", IFACE_OTHER, FORM_PHYS | FORM_CHANNEL, 0, 65535, true, true },
	{ "BRI", "BR", IFACE_OTHER, FORM_PHYS | FORM_CHANNEL, 0, 65535, false, true },
	{ "POS", "POS", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "Service-Engine", "SE", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "ISM", "ISM", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "ucse", "uc", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "wlan-ap", "wl", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "Cellular", "Ce", IFACE_OTHER, FORM_PHYS, 0, 65535, true, true },
	{ "Async", "As", IFACE_OTHER, FORM_SLOTS, 0, 65535, false, true },
	{ "Dot11Radio", "Do", IFACE_OTHER, FORM_PHYS, 0, 65535, false, true },
	{ "Virtual-Access", "Vi", IFACE_VACCESS, FORM_SUB, 1, 2147483647, false, false },
	{ "Virtual-Template", "Vt", IFACE_VTEMPLATE, FORM_PLAIN, 1, 4096, true, false },
	{ "Virtual-PPP", "VPP", IFACE_OTHER, FORM_PLAIN, 1, 2147483647, false, false },
	{ "Vlan", "Vl", IFACE_OTHER, FORM_PLAIN, 1, 4094, true, false },
	{ "Dialer", "Di", IFACE_OTHER, FORM_PLAIN, 0, 255, true, false },
	{ "Group-Async", "Gr", IFACE_OTHER, FORM_PLAIN, 0, 64, false, false },
	{ "pseudowire", "ps", IFACE_OTHER, FORM_PLAIN, 1, 2147483647, false, false },
	{ "nve", "nve", IFACE_OTHER, FORM_PLAIN, 1, 1, false, false },
	{ "LISP", "LI", IFACE_OTHER, FORM_SUB, 0, 65519, false, false },
	{ "BDI", "BD", IFACE_OTHER, FORM_PLAIN, 1, 16384, false, false },
	{ "BVI", "BV", IFACE_OTHER, FORM_PLAIN, 1, 255, false, false },
	{ "NVI", "NV", IFACE_OTHER, FORM_PLAIN, 0, 0, false, false },
	{ "Null", "Nu", IFACE_NULL, FORM_PLAIN, 0, 0, true, false },
};

struct name_parts {
	const struct name_type *type;
	uint32_t slot[MAX_SLOTS];
	uint8_t n_slots;
	bool has_channel, has_sub;
	uint32_t channel, sub;
};

/* Decimal number at *s, at most max; moves *s behind it. */
static bool number_scan(const char **s, uint32_t max, uint32_t *out)
{
	uint64_t v = 0;

	if (!isdigit((unsigned char)**s))
		return false;
	for (; isdigit((unsigned char)**s); (*s)++) {
		v = v * 10 + (uint64_t)(**s - '0');
		if (v > max)
			return false;
	}
	*out = (uint32_t)v;
	return true;
}

/* What the number part is: a whole number, the beginning of one, or neither. */
static enum iface_name_status number_parse(const char *s, const struct name_type *t, char slot_sep,
					   struct name_parts *p)
{
	p->type = t;
	for (;;) {
		if (!*s)
			return IFACE_NAME_INCOMPLETE;
		if (!number_scan(&s, t->max, &p->slot[p->n_slots]))
			return IFACE_NAME_NONE;
		p->n_slots++;
		if (*s != slot_sep || !(t->form & FORM_SLOTS) || p->n_slots == MAX_SLOTS)
			break;
		s++;
	}
	if (p->slot[0] < t->min)
		return IFACE_NAME_NONE;
	if (*s == ':' && (t->form & FORM_CHANNEL)) {
		if (!*++s)
			return IFACE_NAME_INCOMPLETE;
		if (!number_scan(&s, 65535, &p->channel))
			return IFACE_NAME_NONE;
		p->has_channel = true;
	}
	if (*s == '.' && (t->form & FORM_SUB)) {
		if (!*++s)
			return IFACE_NAME_INCOMPLETE;
		if (!number_scan(&s, UINT32_MAX, &p->sub))
			return IFACE_NAME_NONE;
		p->has_sub = true;
	}
	return *s ? IFACE_NAME_NONE : IFACE_NAME_OK;
}

/* How many characters of text are the beginning of the type's name. */
static size_t type_common(const char *text, const char *name)
{
	size_t n = 0;

	while (text[n] && name[n] &&
	       tolower((unsigned char)text[n]) == tolower((unsigned char)name[n]))
		n++;
	return n;
}

/* Characters of text that name type t, whole or abbreviated; 0: text is not of this type. */
static size_t type_match(const char *text, const struct name_type *t, bool *exact)
{
	size_t n = type_common(text, t->name);
	size_t word = strcspn(text, " \t0123456789");
	size_t abbrev = strlen(t->abbrev);

	*exact = word == abbrev && strncasecmp(text, t->abbrev, abbrev) == 0;
	if (*exact)
		return abbrev;
	if (!n || (text[n] && !isdigit((unsigned char)text[n]) && !isblank((unsigned char)text[n])))
		return 0;
	*exact = !t->name[n];
	return n;
}

/* The type text begins with, *len characters of it. An exact name or IOS abbreviation beats a
 * longer name; among several, the one common one is meant, as on a router that has only that. */
static enum iface_name_status type_find(const char *text, const struct name_type **out, size_t *len)
{
	const struct name_type *any = NULL, *common = NULL;
	size_t n_any = 0, n_common = 0;

	for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
		bool exact;
		size_t n = type_match(text, &types[i], &exact);

		if (!n)
			continue;
		*len = n;
		if (exact) {
			*out = &types[i];
			return IFACE_NAME_OK;
		}
		n_any++;
		any = &types[i];
		if (types[i].common) {
			n_common++;
			common = &types[i];
		}
	}
	*out = n_any == 1 ? any : common;
	if (n_any == 1 || n_common == 1)
		return IFACE_NAME_OK;
	return n_any ? IFACE_NAME_AMBIGUOUS : IFACE_NAME_NONE;
}

static enum iface_name_status parts_parse(const char *text, struct name_parts *p)
{
	const struct name_type *t;
	enum iface_name_status s;
	size_t len = 0;

	memset(p, 0, sizeof(*p));
	s = type_find(text, &t, &len);
	if (s != IFACE_NAME_OK)
		return s;
	text += len;
	while (isblank((unsigned char)*text))
		text++;
	return number_parse(text, t, '/', p);
}

static void parts_print(const struct name_parts *p, const char *prefix, char sep, char *out,
			size_t size)
{
	int n = snprintf(out, size, "%s", prefix);

	for (uint8_t i = 0; i < p->n_slots && n > 0 && (size_t)n < size; i++)
		n += i ? snprintf(out + n, size - (size_t)n, "%c%u", sep, p->slot[i])
		       : snprintf(out + n, size - (size_t)n, "%u", p->slot[i]);
	if (p->has_channel && n > 0 && (size_t)n < size)
		n += snprintf(out + n, size - (size_t)n, ":%u", p->channel);
	if (p->has_sub && n > 0 && (size_t)n < size)
		snprintf(out + n, size - (size_t)n, ".%u", p->sub);
}

enum iface_name_status iface_name_check(const char *text, char out[IFACE_NAME_LEN])
{
	struct name_parts p;
	enum iface_name_status s = parts_parse(text, &p);

	if (s == IFACE_NAME_OK)
		parts_print(&p, p.type->name, '/', out, IFACE_NAME_LEN);
	return s;
}

bool iface_name_parse(const char *text, char out[IFACE_NAME_LEN])
{
	return iface_name_check(text, out) == IFACE_NAME_OK;
}

bool iface_name_partial(const char *text)
{
	for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
		struct name_parts p = { 0 };
		const char *rest;
		bool exact;
		size_t n;

		if (!text[type_common(text, types[i].name)])
			return true;
		n = type_match(text, &types[i], &exact);
		if (!n)
			continue;
		rest = text + n;
		while (isblank((unsigned char)*rest))
			rest++;
		if (number_parse(rest, &types[i], '/', &p) != IFACE_NAME_NONE)
			return true;
	}
	return false;
}

const char *iface_type_name(size_t n)
{
	return n < ARRAY_SIZE(types) ? types[n].name : NULL;
}

enum iface_kind iface_name_kind(const char *long_name)
{
	struct name_parts p;

	if (parts_parse(long_name, &p) != IFACE_NAME_OK)
		return IFACE_OTHER;
	if (p.has_sub && p.type->kind == IFACE_ETHERNET)
		return IFACE_SUBIF;
	return p.type->kind;
}

bool iface_name_cabled(const char *long_name)
{
	return iface_name_kind(long_name) == IFACE_ETHERNET || !strncmp(long_name, "Serial", 6);
}

const char *iface_name_short(const char *long_name, char out[IFACE_NAME_LEN])
{
	struct name_parts p;

	if (parts_parse(long_name, &p) == IFACE_NAME_OK)
		parts_print(&p, p.type->abbrev, '/', out, IFACE_NAME_LEN);
	else
		str_copy(out, IFACE_NAME_LEN, long_name);
	return out;
}

/* A name that does not fit the 15 characters Linux has: the type and a hash of the whole. Not
 * reversible, so iface_name_from_dev() refuses the '#'. */
static void dev_hashed(const char *long_name, const char *abbrev, char out[DEV_LEN])
{
	uint32_t h = 2166136261u;

	for (; *long_name; long_name++)
		h = (h ^ (uint8_t)*long_name) * 16777619u;
	snprintf(out, DEV_LEN, "%.4s#%08x", abbrev, h);
}

const char *iface_name_dev(const char *long_name, char out[DEV_LEN])
{
	char buf[IFACE_NAME_LEN];
	struct name_parts p;

	if (parts_parse(long_name, &p) != IFACE_NAME_OK) {
		out[0] = '\0';
		return out;
	}
	parts_print(&p, p.type->abbrev, '-', buf, sizeof(buf));
	for (char *c = buf; *c; c++)
		if (*c == ':') /* the kernel refuses a colon in a device name */
			*c = '_';
	if (!str_copy(out, DEV_LEN, buf))
		dev_hashed(long_name, p.type->abbrev, out);
	return out;
}

bool iface_name_from_dev(const char *dev, char out[IFACE_NAME_LEN])
{
	char buf[IFACE_NAME_LEN];

	if (strlen(dev) >= DEV_LEN || !str_copy(buf, sizeof(buf), dev))
		return false;
	for (char *c = buf; *c; c++)
		if (*c == '_')
			*c = ':';
	for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
		size_t n = strlen(types[i].abbrev);
		struct name_parts p = { 0 };
		char again[IFACE_NAME_LEN];

		if (strncmp(buf, types[i].abbrev, n) != 0 || !isdigit((unsigned char)buf[n]))
			continue;
		if (number_parse(buf + n, &types[i], '-', &p) != IFACE_NAME_OK)
			continue;
		parts_print(&p, types[i].abbrev, '-', again, sizeof(again));
		if (strcmp(again, buf) != 0) /* "Gi01": no name of ours */
			continue;
		parts_print(&p, types[i].name, '/', out, IFACE_NAME_LEN);
		return true;
	}
	return false;
}

static int u32_cmp(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int parts_cmp(const struct name_parts *a, const struct name_parts *b)
{
	int c;

	for (uint8_t i = 0; i < MIN(a->n_slots, b->n_slots); i++) {
		c = u32_cmp(a->slot[i], b->slot[i]);
		if (c)
			return c;
	}
	c = u32_cmp(a->n_slots, b->n_slots);
	if (!c)
		c = u32_cmp(a->has_channel, b->has_channel);
	if (!c)
		c = u32_cmp(a->channel, b->channel);
	if (!c)
		c = u32_cmp(a->has_sub, b->has_sub);
	return c ? c : u32_cmp(a->sub, b->sub);
}

int iface_name_cmp(const char *a, const char *b)
{
	struct name_parts pa, pb;
	bool oka = parts_parse(a, &pa) == IFACE_NAME_OK, okb = parts_parse(b, &pb) == IFACE_NAME_OK;

	if (!oka || !okb)
		return oka ? -1 : okb ? 1 : strcmp(a, b);
	if (pa.type != pb.type)
		return pa.type < pb.type ? -1 : 1;
	return parts_cmp(&pa, &pb);
}

int iface_name_show_cmp(const char *a, const char *b)
{
	struct name_parts pa, pb;
	bool oka = parts_parse(a, &pa) == IFACE_NAME_OK, okb = parts_parse(b, &pb) == IFACE_NAME_OK;

	if (!oka || !okb || pa.type == pb.type)
		return iface_name_cmp(a, b);
	if (pa.type->physical != pb.type->physical)
		return pa.type->physical ? -1 : 1;
	if (pa.type->physical)
		return pa.type < pb.type ? -1 : 1;
	return strcasecmp(pa.type->name, pb.type->name);
}
