/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pieces of syntax that rows of several tables share, each with its help under H_.
 */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#define H_LEVELS "System is unusable\nImmediate action needed\nCritical conditions\n" \
		 "Error conditions\nWarning conditions\nNormal but significant conditions\n" \
		 "Informational messages\nDebugging messages\nLogging severity level"
#define LEVELS \
	"emergencies|alerts|critical|errors|warnings|notifications|informational|debugging|<0-" \
	"7>$level"
#define ACLREF "<1-1999>$acl|WORD$acl"
#define H_ACLREF "Access list number\nAccess list name"
#define PRECEDENCE \
	"{critical|flash|flash-override|immediate|internet|network|priority|routine}$prec|<0-7>" \
	"$prec"
#define H_PRECEDENCE \
	"Set critical precedence (5)\nSet flash precedence (3)\nSet flash override precedence " \
	"(4)\nSet immediate precedence (2)\nSet internetwork control precedence (6)\n" \
	"Set network control precedence (7)\nSet priority precedence (1)\n" \
	"Set routine precedence (0)\nPrecedence value"
#define TOS "{max-reliability|max-throughput|min-delay|min-monetary-cost|normal}$tos|<0-15>$tos"
#define H_TOS \
	"Set max reliable TOS (2)\nSet max throughput TOS (4)\nSet min delay TOS (8)\n" \
	"Set min monetary cost TOS (1)\nSet normal TOS (0)\nType of service value"

#endif
