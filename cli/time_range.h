/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * time-range: is it active at a moment of the router's local time? Pure.
 */
#ifndef CLI_TIME_RANGE_H
#define CLI_TIME_RANGE_H

#include <time.h>

#include "cli/config.h"

/* "start 08:00 1 January 2026 end 18:00 31 March 2026", either half optional. False: not understood. */
bool time_absolute(const char *text, time_t local, bool *active);
/* "weekdays 8:00 to 17:00", "Friday 22:00 to Sunday 6:00", "daily ...". False: not understood. */
bool time_periodic(const char *text, time_t local, bool *active);
/* January for any of its first letters, as `time-range` shows it. */
const char *time_month_name(const char *w);
/* Inside `absolute` (if given) and in one `periodic` (if any is given). *known: it exists and all of it
 * is understood. */
bool time_range_active(const struct cfg *c, const char *name, time_t local, bool *known);

#endif
