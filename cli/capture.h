/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * monitor capture. Captures live until `no monitor capture NAME` or the end of the router.
 */
#ifndef CLI_CAPTURE_H
#define CLI_CAPTURE_H

#include "cli/cli.h"

void captures_free(void);

#endif
