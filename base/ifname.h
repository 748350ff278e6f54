/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of interfaces: "GigabitEthernet0/1" in IOS, "Gi0/1" short, "Gi0-1" in Linux. Pure text; the routers
 * and flexlab must agree about them.
 */
#ifndef BASE_IFNAME_H
#define BASE_IFNAME_H

#include "base/util.h"

#define IFACE_NAME_LEN 48 /* longest IOS name with its NUL */

enum iface_kind {
	IFACE_ETHERNET, IFACE_SUBIF, IFACE_LOOPBACK, IFACE_TUNNEL, IFACE_VTEMPLATE, IFACE_VACCESS,
	IFACE_NULL, IFACE_OTHER /* Vlan, Dialer, Port-channel, Serial...: stored, no device */
};

/* "gi0/1", "Gig 1", "tunnel0", "Virtual-Template 1" -> canonical long name. False: no such type
 * or no number. Unique abbreviations of the types, as IOS. */
bool iface_name_parse(const char *text, char out[IFACE_NAME_LEN]);
enum iface_kind iface_name_kind(const char *long_name);
bool iface_name_cabled(const char *long_name); /* hardware with a cable: Ethernet and Serial */
const char *iface_name_short(const char *long_name, char out[IFACE_NAME_LEN]); /* "Gi0/1" */
const char *iface_name_dev(const char *long_name, char out[16]);               /* "Gi0-1" */
bool iface_name_from_dev(const char *dev, char out[IFACE_NAME_LEN]);
int iface_name_cmp(const char *a, const char *b); /* running-config order */
/* Order of show commands: physical ones first, then by type name; as the list of iface_first(). */
int iface_name_show_cmp(const char *a, const char *b);
enum iface_name_status {
	IFACE_NAME_OK,         /* out[] holds the canonical name */
	IFACE_NAME_INCOMPLETE, /* a type alone, or a number that ends in / . or : */
	IFACE_NAME_AMBIGUOUS,  /* several types begin so ("v1") */
	IFACE_NAME_NONE
};
enum iface_name_status iface_name_check(const char *text, char out[IFACE_NAME_LEN]);
/* Could more typing make a name of it? The caret stands behind the longest such beginning. */
bool iface_name_partial(const char *text);
const char *iface_type_name(size_t n); /* nth type, for help; NULL behind the last */

#endif
