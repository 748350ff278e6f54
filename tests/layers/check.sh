#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The include rules between the folders, and that the checker still catches each breach.
cd "$(dirname "$0")" && ./check --self-test && ./check
