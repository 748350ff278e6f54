/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Typed values of the grammar: addresses, numbers, interface names. Each is recognised at the
 * start of some text and brought into the one spelling that configuration and output use.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "cli/gram_int.h"

const struct gram_iftype gram_iftypes[] = {
	{ "AppGigabitEthernet", "App Gigabit Ethernet interface", true, true, 9 },
	{ "Async", "Async interface", true, true, 999 },
	{ "ATM", "ATM interface", true, true, 9 },
	{ "BDI", "Bridge-domain interface", false, false, 4096 },
	{ "BRI", "ISDN Basic Rate Interface", true, true, 9 },
	{ "BVI", "Bridge-Group Virtual Interface", false, true, 255 },
	{ "Cellular", "Cellular WAN interface", true, false, 9 },
	{ "Dialer", "Dialer interface", false, false, 255 },
	{ "Dot11Radio", "Dot11 interface", true, true, 9 },
	{ "Embedded-Service-Engine", "Embedded service engine", true, true, 9 },
	{ "EFXS", "External FXS interface", true, true, 9 },
	{ "Ethernet", "IEEE 802.3", true, false, 999 },
	{ "FastEthernet", "FastEthernet IEEE 802.3", true, false, 999 },
	{ "FiveGigabitEthernet", "Five Gigabit Ethernet", true, true, 999 },
	{ "FortyGigabitEthernet", "Forty GigabitEthernet", true, true, 999 },
	{ "GigabitEthernet", "GigabitEthernet IEEE 802.3z", true, false, 999 },
	{ "GMPLS", "MPLS interface", false, true, 1000 },
	{ "Group-Async", "Async Group interface", false, true, 64 },
	{ "HundredGigE", "Hundred GigabitEthernet", true, true, 999 },
	{ "LISP", "Locator/ID Separation Protocol Virtual Interface", true, true, 65520 },
	{ "ISM", "Integrated service module", true, true, 9 },
	{ "Loopback", "Loopback interface", false, false, 2147483647 },
	{ "Multilink", "Multilink-group interface", false, false, 2147483647 },
	{ "Null", "Null interface", false, false, 0 },
	{ "nve", "Network virtualization endpoint interface", false, true, 1 },
	{ "NVI", "NAT virtual interface", false, true, 0 },
	{ "overlay", "Overlay Interface", false, true, 65535 },
	{ "Port-channel", "Ethernet Channel of interfaces", true, false, 4096 },
	{ "pseudowire", "Pseudowire interface", false, true, 2147483647 },
	{ "Serial", "Serial", true, false, 999 },
	{ "Service-Engine", "Service engine interface", true, true, 999 },
	{ "TenGigabitEthernet", "Ten Gigabit Ethernet", true, true, 999 },
	{ "Tunnel", "Tunnel interface", false, false, 2147483647 },
	{ "TwoGigabitEthernet", "Two Gigabit Ethernet", true, true, 999 },
	{ "TwentyFiveGigE", "Twenty Five GigabitEthernet", true, true, 999 },
	{ "Virtual-Access", "Virtual Access interface", true, false, 2147483647 },
	{ "Virtual-PPP", "Virtual PPP interface", false, true, 2147483647 },
	{ "Virtual-Template", "Virtual Template interface", false, false, 4096 },
	{ "VirtualPortGroup", "Virtual Port Group", false, true, 31 },
	{ "vasileft", "VasiLeft interface", false, true, 2000 },
	{ "vasiright", "VasiRight interface", false, true, 2000 },
	{ "Vlan", "Catalyst Vlans", false, false, 4094 },
	{ "vmi", "Virtual Multipoint Interface", false, true, 2147483647 },
	{ "ucse", "UCS-E series module", true, true, 9 },
	{ "Wlan-GigabitEthernet", "WLAN Gigabit Ethernet interface", true, true, 9 },
	{ "wlan-controller", "WLAN controller interface", true, true, 9 },
	{ "wlan-ap", "Service module interface to manage the embedded AP", true, true, 0 },
};
const size_t gram_n_iftypes = ARRAY_SIZE(gram_iftypes);

/* The short names of output that do not begin the long one, or begin several. */
static const struct gram_iftype *short_find(const char *word, size_t len)
{
	static const char *const names[][2] = { { "vi", "Virtual-Access" },
						{ "vt", "Virtual-Template" } };

	for (size_t n = 0; n < ARRAY_SIZE(names); n++)
		for (size_t i = 0; len == 2 && i < gram_n_iftypes; i++)
			if (!strncasecmp(names[n][0], word, len) &&
			    !strcmp(gram_iftypes[i].name, names[n][1]))
				return &gram_iftypes[i];
	return NULL;
}

const struct gram_iftype *gram_iftype_find(const char *word, size_t len, bool *ambiguous)
{
	const struct gram_iftype *common = NULL, *rare = NULL;
	unsigned n_common = 0, n_rare = 0;

	*ambiguous = false;
	if (len == 0)
		return NULL;
	common = short_find(word, len);
	if (common)
		return common;
	for (size_t i = 0; i < gram_n_iftypes; i++) {
		const struct gram_iftype *t = &gram_iftypes[i];
		int fit = gram_kw_prefix(t->name, word, len);

		if (fit == 2)
			return t;
		if (fit && t->rare) {
			rare = t;
			n_rare++;
		} else if (fit) {
			common = t;
			n_common++;
		}
	}
	if (n_common == 1)
		return common;
	if (n_common == 0 && n_rare == 1)
		return rare;
	*ambiguous = n_common + n_rare > 1;
	return NULL;
}

void gram_iftype_number(const struct gram_iftype *t, char *buf, size_t size)
{
	snprintf(buf, size, "<0-%u>", t->max);
}

/* "0/1.10", "1", "0/1/0:15": returns its length, 0 when it is no number of this type. *part: it may
 * still become one. */
static size_t iface_number(const struct gram_iftype *t, const char *s, size_t len, bool *part)
{
	size_t i = 0;
	unsigned groups = 0;
	bool sub = false;

	*part = true;
	for (;;) {
		uint64_t v = 0;
		size_t start = i;

		while (i < len && isdigit((unsigned char)s[i]) && i - start < 11)
			v = v * 10 + (uint64_t)(s[i++] - '0');
		if (i == start) {
			*part = i == len;
			return 0;
		}
		if (v > (sub ? 4294967295u : groups ? 999999u : MAX(t->max, 0u))) {
			*part = false;
			return 0;
		}
		groups++;
		if (i == len)
			return i;
		if (t->slots && !sub && s[i] == '/' && groups < 5) {
			i++;
		} else if (t->slots && !sub && (s[i] == '.' || s[i] == ':')) {
			sub = true;
			i++;
		} else {
			*part = false;
			return 0;
		}
	}
}

/* How much of the word is the type: its letters, or more where a name has digits (Dot11Radio). */
static size_t type_len(const char *word, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < gram_n_iftypes; i++) {
		size_t full = strlen(gram_iftypes[i].name);

		if (full <= len && full > n && !strncasecmp(word, gram_iftypes[i].name, full))
			n = full;
	}
	if (n)
		return n;
	while (n < len && (isalpha((unsigned char)word[n]) || word[n] == '-'))
		n++;
	return n;
}

static enum gram_fit iface_fit(const char *at, const char **end, char *buf, size_t size)
{
	size_t len = gram_word_len(at), letters = 0, n;
	const struct gram_iftype *t;
	bool ambiguous, part;
	const char *num;

	letters = type_len(at, len);
	t = gram_iftype_find(at, letters, &ambiguous);
	if (!t)
		return ambiguous ? FIT_AMBIGUOUS : FIT_NO;
	num = at + letters;
	n = len - letters;
	if (n == 0) { /* the number is the next word */
		while (gram_is_blank(*num))
			num++;
		n = gram_word_len(num);
		if (n == 0)
			return FIT_PART;
	}
	if (iface_number(t, num, n, &part) != n)
		return part && num[n] == '\0' ? FIT_PART : FIT_NO;
	if ((size_t)snprintf(buf, size, "%s%.*s", t->name, (int)n, num) >= size)
		return FIT_NO;
	*end = num + n;
	return FIT_FULL;
}

static bool number_fit(const struct gram_tok *t, const char *w, size_t len, char *buf, size_t size)
{
	bool neg = t->lo < 0 && len > 1 && *w == '-', plus = t->lo < 0 && len > 1 && *w == '+';
	size_t i = neg || plus ? 1 : 0;
	int64_t v = 0;

	if (i == len)
		return false;
	for (; i < len; i++) {
		if (!isdigit((unsigned char)w[i]) || v > (INT64_MAX - 9) / 10)
			return false;
		v = v * 10 + (w[i] - '0');
	}
	if (neg)
		v = -v;
	if (v < t->lo || v > t->hi)
		return false;
	return (size_t)snprintf(buf, size, "%s%lld", plus ? "+" : "", (long long)v) < size;
}

/* Four octets, at most three digits each, as IOS takes them. Returns the length used. */
static size_t ipv4_fit(const char *w, size_t len, unsigned oct[4])
{
	size_t i = 0;

	for (int k = 0; k < 4; k++) {
		size_t start = i;

		oct[k] = 0;
		while (i < len && i - start < 3 && isdigit((unsigned char)w[i]))
			oct[k] = oct[k] * 10 + (unsigned)(w[i++] - '0');
		if (i == start || oct[k] > 255)
			return 0;
		if (k < 3) {
			if (i >= len || w[i] != '.')
				return 0;
			i++;
		}
	}
	return i;
}

static bool prefix_len_fit(const char *w, size_t len, unsigned max, unsigned *out)
{
	unsigned v = 0;

	if (len == 0 || len > 3)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (!isdigit((unsigned char)w[i]))
			return false;
		v = v * 10 + (unsigned)(w[i] - '0');
	}
	*out = v;
	return v <= max;
}

static bool ipv6_text(const char *w, size_t len, char *out)
{
	char tmp[ADDR_STRLEN];
	struct addr a;

	if (len == 0 || len >= sizeof(tmp) || !memchr(w, ':', len))
		return false;
	memcpy(tmp, w, len);
	tmp[len] = '\0';
	if (!addr_parse(tmp, &a) || a.family != ADDR_V6)
		return false;
	addr_str(&a, out);
	return true;
}

static bool address_fit(const struct gram_tok *t, const char *w, size_t len, char *buf, size_t size)
{
	char text[ADDR_STRLEN];
	const char *slash = memchr(w, '/', len);
	size_t alen = slash ? (size_t)(slash - w) : len;
	bool prefix = t->type == GT_IPV4_PREFIX || t->type == GT_IPV6_PREFIX;
	bool v4 = t->type == GT_IPV4 || t->type == GT_IPV4_PREFIX;
	unsigned oct[4], plen = 0;

	if (prefix != (slash != NULL))
		return false;
	if (v4) {
		if (ipv4_fit(w, alen, oct) != alen || alen == 0)
			return false;
		snprintf(text, sizeof(text), "%u.%u.%u.%u", oct[0], oct[1], oct[2], oct[3]);
	} else if (!ipv6_text(w, alen, text)) {
		return false;
	}
	if (!prefix)
		return (size_t)snprintf(buf, size, "%s", text) < size;
	if (!prefix_len_fit(slash + 1, len - alen - 1, v4 ? 32 : 128, &plen))
		return false;
	return (size_t)snprintf(buf, size, "%s/%u", text, plen) < size;
}

static bool time_fit(const char *w, size_t len, unsigned max_colons)
{
	unsigned digits = 0, colons = 0;

	for (size_t i = 0; i < len; i++) {
		if (w[i] == ':') {
			if (digits == 0 || ++colons > max_colons)
				return false;
			digits = 0;
		} else if (!isdigit((unsigned char)w[i]) || ++digits > 2) {
			return false;
		}
	}
	return colons >= 1 && digits > 0;
}

/* 65000:10, 1.10:10, 10.1.1.1:10 */
static bool pair_fit(const char *w, size_t len)
{
	const char *colon = memchr(w, ':', len);
	size_t head = colon ? (size_t)(colon - w) : 0, dots = 0;
	unsigned oct[4];

	if (!colon || head == 0 || head + 1 == len || len - head > 11)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (i < head && w[i] == '.')
			dots++;
		else if (i != head && !isdigit((unsigned char)w[i]))
			return false;
	}
	if (dots == 3)
		return ipv4_fit(w, head, oct) == head;
	return dots <= 1 && head < 12 && w[0] != '.' && w[head - 1] != '.';
}

static const char *const months[] = { "January",   "February", "March",    "April",
				      "May",	   "June",     "July",	   "August",
				      "September", "October",  "November", "December" };

static const char *month_find(const char *w, size_t len)
{
	for (size_t i = 0; len >= 3 && i < ARRAY_SIZE(months); i++)
		if (len <= strlen(months[i]) && !strncasecmp(months[i], w, len))
			return months[i];
	return NULL;
}

static bool month_fit(const char *w, size_t len, char *buf, size_t size)
{
	const char *name = month_find(w, len);

	return name && (size_t)snprintf(buf, size, "%.3s", name) < size;
}

static bool month_may(const char *w, size_t len)
{
	for (size_t i = 0; i < ARRAY_SIZE(months); i++)
		if (len <= strlen(months[i]) && !strncasecmp(months[i], w, len))
			return true;
	return false;
}

static bool mac_fit(const char *w, size_t len)
{
	if (len != 14)
		return false;
	for (size_t i = 0; i < len; i++)
		if (i % 5 == 4 ? w[i] != '.' : !isxdigit((unsigned char)w[i]))
			return false;
	return true;
}

static bool hex_fit(const char *w, size_t len)
{
	size_t i = len > 2 && w[0] == '0' && (w[1] == 'x' || w[1] == 'X') ? 2 : 0;

	for (; i < len; i++)
		if (!isxdigit((unsigned char)w[i]))
			return false;
	return len > 0;
}

static bool host_fit(const char *w, size_t len)
{
	if (len == 0 || len > 255 || (!isalnum((unsigned char)w[0]) && w[0] != ':'))
		return false;
	for (size_t i = 0; i < len; i++)
		if (!isalnum((unsigned char)w[i]) && !strchr("-._:", w[i]))
			return false;
	return true;
}

static bool copy_fit(const char *w, size_t len, char *buf, size_t size)
{
	if (len >= size)
		return false;
	memcpy(buf, w, len);
	buf[len] = '\0';
	return true;
}

static bool word_fits(const struct gram_tok *t, const char *w, size_t len, char *buf, size_t size)
{
	switch (t->type) {
	case GT_NUMBER:
		return number_fit(t, w, len, buf, size);
	case GT_IPV4:
	case GT_IPV4_PREFIX:
	case GT_IPV6:
	case GT_IPV6_PREFIX:
		return address_fit(t, w, len, buf, size);
	case GT_TIME:
		return time_fit(w, len, 2) && copy_fit(w, len, buf, size);
	case GT_MINUTE:
		return time_fit(w, len, 1) && copy_fit(w, len, buf, size);
	case GT_PAIR:
		return pair_fit(w, len) && copy_fit(w, len, buf, size);
	case GT_MONTH:
		return month_fit(w, len, buf, size);
	case GT_MAC:
		return mac_fit(w, len) && copy_fit(w, len, buf, size);
	case GT_HEX:
		return hex_fit(w, len) && copy_fit(w, len, buf, size);
	case GT_HOST:
		return host_fit(w, len) && copy_fit(w, len, buf, size);
	case GT_WORD:
		return copy_fit(w, len, buf, size);
	case GT_KEYWORD:
	case GT_IFACE:
	case GT_LINE:
		break;
	}
	return false;
}

enum gram_fit gram_value_fit(const struct gram_tok *t, const char *at, const char **end, char *buf,
			     size_t size)
{
	size_t len = gram_word_len(at);

	if (t->type == GT_IFACE)
		return iface_fit(at, end, buf, size);
	if (t->type == GT_WORD && *at == '"' && strchr(at + 1, '"')) {
		/* a word in quotes may hold blanks */
		const char *close = strchr(at + 1, '"') + 1;

		if (!*close || gram_is_blank(*close))
			len = (size_t)(close - at);
	}
	if (t->type == GT_LINE) {
		len = strlen(at);
		*end = at + len;
		while (len && gram_is_blank(at[len - 1]))
			len--;
		return copy_fit(at, len, buf, size) ? FIT_FULL : FIT_NO;
	}
	if (!word_fits(t, at, len, buf, size))
		return FIT_NO;
	*end = at + len;
	return FIT_FULL;
}

/* Is the word made of these characters only? */
static bool only(const char *w, size_t len, const char *also, bool hex)
{
	for (size_t i = 0; i < len; i++)
		if (!(hex ? isxdigit((unsigned char)w[i]) : isdigit((unsigned char)w[i])) &&
		    !strchr(also, w[i]))
			return false;
	return true;
}

static bool iface_may(const char *w, size_t len)
{
	size_t letters = 0;
	bool ambiguous, part;
	const struct gram_iftype *t;

	while (letters < len && (isalpha((unsigned char)w[letters]) || w[letters] == '-'))
		letters++;
	t = gram_iftype_find(w, letters, &ambiguous);
	if (letters == len)
		return t || ambiguous;
	return t && (iface_number(t, w + letters, len - letters, &part) || part);
}

bool gram_value_may(const struct gram_tok *t, const char *word, size_t len)
{
	char buf[ADDR_STRLEN];

	switch (t->type) {
	case GT_NUMBER:
		/* a shorter number may still grow into the range */
		return only(word, len, t->lo < 0 ? "+-" : "", false) &&
		       (number_fit(t, word, len, buf, sizeof(buf)) ||
			(len < 19 && strtoll(word, NULL, 10) < t->lo));
	case GT_IPV4:
		return only(word, len, ".", false);
	case GT_IPV4_PREFIX:
		return only(word, len, "./", false);
	case GT_IPV6:
		return only(word, len, ":.", true);
	case GT_IPV6_PREFIX:
		return only(word, len, ":./", true);
	case GT_TIME:
	case GT_MINUTE:
		return only(word, len, ":", false);
	case GT_PAIR:
		return only(word, len, ".:", false);
	case GT_MONTH:
		return month_may(word, len);
	case GT_MAC:
		return only(word, len, ".", true);
	case GT_IFACE:
		return iface_may(word, len);
	case GT_HEX:
		return hex_fit(word, len) || (len == 2 && !strncasecmp(word, "0x", 2));
	case GT_HOST:
		return host_fit(word, len);
	case GT_WORD:
	case GT_LINE:
		return true;
	case GT_KEYWORD:
		break;
	}
	return false;
}
