/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Traffic selectors (RFC 7296 3.13) and narrowing (2.9).
 */
#ifndef IKE_TS_H
#define IKE_TS_H

#include "ike/msg.h"

/* Up to IKE_MAX_TS selectors of known types; more are left out, which is a narrowing. -1:
 * malformed. */
int ts_parse(const struct ike_pld_ref *p, struct ike_ts out[IKE_MAX_TS]);
void ts_write(struct pb *b, uint8_t type, const struct ike_ts *ts, size_t n);
bool ts_covers(const struct ike_ts *outer, const struct ike_ts *inner);
bool ts_eq(const struct ike_ts *a, const struct ike_ts *b);
/* Every selector of `inner` lies in one of `outer`. */
bool ts_list_covers(const struct ike_ts *outer, size_t n_outer, const struct ike_ts *inner,
		    size_t n_inner);
/* The intersection of two lists, without selectors that another one covers. */
size_t ts_narrow(const struct ike_ts *a, size_t na, const struct ike_ts *b, size_t nb,
		 struct ike_ts out[IKE_MAX_TS]);
void ts_list_render(struct str *s, const struct ike_ts *ts, size_t n);

#endif
