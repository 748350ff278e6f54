/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the Embedded Event Manager: applets, their events and actions.
 */
#include <string.h>

#include "cli/conf.h"
#include "cli/eem.h"

#define EVENT "event [tag WORD$tag] "
#define H_EVENT "Event\nTag\nname\n"
#define MAXRUN "maxrun WORD$maxrun"
#define H_MAXRUN "\nMaximum runtime of applet\nseconds[.milliseconds]"
#define RATE "occurs <1-32>$occurs|period WORD$period|" MAXRUN "|ratelimit WORD$ratelimit"
#define H_RATE "Number of matching occurrences before event is raised\noccurrences\n" \
	"Maximum time interval during which the occurrences must take place\n" \
	"seconds[.milliseconds]" H_MAXRUN "\nRate limit\nseconds[.milliseconds]"
#define CONDITION "WORD$a {eq|ne|gt|ge|lt|le}$op WORD$b"
#define H_CONDITION "First operand\nequal\nnot equal\ngreater than\ngreater than or equal\n" \
	"less than\nless than or equal\nSecond operand"
#define ACT "action WORD$label "
#define H_ACT "Add or modify an action statement\nLabel\n"

/* Leaving the applet: say now what would keep it from running. */
static int applet_exit(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg_node *s = cli_section(c);
	char why[160];

	if (s && c->mode == MODE_EEM) {
		if (!cfg_find(s, "event"))
			cli_print(c, "%% EEM configuration: no event is configured, the applet is not "
				     "registered\n");
		else if (eem_section_check(s, why, sizeof(why)))
			cli_print(c, "%% EEM configuration: %s\n", why);
	}
	return conf_exit_section(c, m);
}

#define EV(syntax_, help_) { MODE_EEM, EVENT syntax_, H_EVENT help_, NULL, "tag" }
#define DO(syntax_, help_) { MODE_EEM, ACT syntax_, H_ACT help_, NULL, "label" }

const struct gram_row eem_rows[] = {
	{ MODE_CONFIG, "event manager applet WORD$name [authorization bypass|class "
	  "WORD$class|trap]...", "Event related configuration commands\nEmbedded Event Manager "
	  "configuration commands\nRegister an Event Manager applet\n"
	  "Name of the Event Manager applet\nAuthorization\nBypass\nClass\nclass\nTrap", NULL,
	  "name", NULL, RANK_EEM, 0, MODE_EEM },
	{ MODE_CONFIG, "event manager environment WORD$var LINE$value", "Event related configuration "
	  "commands\nEmbedded Event Manager configuration commands\nSet an Embedded Event Manager "
	  "global environment variable\nName of the variable\nValue", NULL, "var", NULL,
	  RANK_EEM - 1, 0 },
	{ MODE_CONFIG, "event manager session cli username WORD$user", "Event related configuration "
	  "commands\nEmbedded Event Manager configuration commands\nSession\nCLI\nUser\nname", NULL,
	  NULL, NULL, RANK_EEM - 1, 0 },
	/* --- events --- */
	EV("track <1-1000>$track state {up|down|any} [" MAXRUN "|ratelimit WORD$ratelimit]...",
	   "Tracked object\nTracked object number\nState\nUp\nDown\nAny change" H_MAXRUN
	   "\nRate limit\nseconds[.milliseconds]"),
	EV("syslog {pattern WORD$pattern|" RATE "|priority WORD$priority|facility "
	   "WORD$facility|mnemonic WORD$mnemonic|skip {yes|no}$skip}...",
	   "Syslog event\nRegular expression a message must match\nregular expression\n" H_RATE
	   "\nPriority\nlevel\nFacility\nname\nMnemonic\nname\nSkip\nyes\nno"),
	EV("timer {absolute|countdown|watchdog}$kind {time WORD$time|name WORD$timername|" MAXRUN
	   "|ratelimit WORD$ratelimit}...", "Timer event\nAt a time\nOnce, after a time\n"
	   "Again and again\nTime\nseconds[.milliseconds]\nName of the timer\nname" H_MAXRUN
	   "\nRate limit\nseconds[.milliseconds]"),
	EV("timer cron {cron-entry WORD$entry|name WORD$timername|" MAXRUN "|ratelimit "
	   "WORD$ratelimit}...", "Timer event\nBy the clock\nCron entry\n\"minute hour day month "
	   "weekday\"\nName of the timer\nname" H_MAXRUN "\nRate limit\nseconds[.milliseconds]"),
	EV("none [" MAXRUN "|sync {yes|no}$sync|default WORD$default]...", "Manually run policy event"
	   H_MAXRUN "\nSynchronous\nyes\nno\nDefault\nseconds"),
	EV("cli {pattern WORD$pattern|sync {yes|no}$sync|skip {yes|no}$skip|mode WORD$mode|default "
	   "WORD$default|" RATE "}...", "CLI event\nRegular expression a command must match\n"
	   "regular expression\nRun the applet before the command\nyes\nno\nDo not run the command\n"
	   "yes\nno\nMode\nname\nDefault\nseconds\n" H_RATE),
	EV("interface name IFACE$interface parameter WORD$param entry-op {gt|ge|eq|ne|lt|le} "
	   "entry-val <0-4294967295>$value [entry-type {value|increment|rate}|poll-interval "
	   "WORD$poll|" MAXRUN "]...", "Interface event\nInterface\nInterface\nCounter\nname\n"
	   "Operator\ngreater than\ngreater than or equal\nequal\nnot equal\nless than\n"
	   "less than or equal\nValue\nvalue\nHow it is compared\nvalue\nincrease\nrate\n"
	   "Poll interval\nseconds[.milliseconds]" H_MAXRUN),

	/* --- actions --- */
	DO("cli {command WORD$command [pattern WORD$pattern]|open|close}", "CLI\nExecute a command\n"
	   "command\nThe command asks: prompt that the next command answers\nregular expression\n"
	   "Open a session\nClose it"),
	DO("syslog [priority WORD$priority|facility WORD$facility]... msg LINE$msg",
	   "Log a message\nPriority\nlevel\nFacility\nname\nMessage\ntext"),
	DO("wait <0-31536000>$seconds", "Wait\nseconds"),
	DO("puts [nonewline] [WORD$text]", "Print\nWithout a line end\ntext"),
	DO("set WORD$var [WORD$value]", "Set a variable\nname\nvalue"),
	DO("append WORD$var [WORD$value]", "Append to a variable\nname\nvalue"),
	DO("{increment|decrement} WORD$var [WORD$value]", "Increment a variable\n"
	   "Decrement a variable\nname\nby"),
	DO("{add|subtract|multiply|divide} WORD$a WORD$b", "Add\nSubtract\nMultiply\nDivide\n"
	   "First operand\nSecond operand"),
	DO("regexp WORD$pattern WORD$text [WORD$match [WORD$s1 [WORD$s2 [WORD$s3 [WORD$s4]]]]]",
	   "Match a regular expression\nregular expression\ntext\nvariable for the match\n"
	   "variable for the first group\nsecond\nthird\nfourth"),
	DO("string {compare|equal|first|index|last|match} WORD$a WORD$b", "String commands\nCompare\n"
	   "Equal\nFirst occurrence\nCharacter at an index\nLast occurrence\nMatch a pattern\n"
	   "First string\nSecond string"),
	DO("string {length|tolower|toupper} WORD$a", "String commands\nLength\nTo lower case\n"
	   "To upper case\nString"),
	DO("string {trim|trimleft|trimright} WORD$a [WORD$b]", "String commands\nTrim\nTrim left\n"
	   "Trim right\nString\ncharacters"),
	DO("string range WORD$a WORD$first WORD$last", "String commands\nPart of a string\nString\n"
	   "first index\nlast index"),
	DO("if " CONDITION " [goto WORD$goto]", "Conditional block\n" H_CONDITION "\nGo to an action\n"
	   "label"),
	DO("elseif " CONDITION, "Conditional block\n" H_CONDITION),
	DO("while " CONDITION, "Loop\n" H_CONDITION),
	DO("foreach WORD$var WORD$list", "Loop over a list\nvariable\nlist"),
	DO("{else|end|break|continue}", "Conditional block\nEnd of a block\nLeave the loop\n"
	   "Next turn of the loop"),
	DO("exit [WORD$status]", "Exit\nresult"),
	DO("track {read <1-1000>$track|set <1-1000>$track state {up|down}}", "Tracked object\n"
	   "Read its state\nobject\nSet a stub object\nobject\nState\nUp\nDown"),
	DO("policy WORD$policy", "Run an applet\nname"),
	DO("comment LINE$text", "Comment\ntext"),
	DO("reload", "Reload the router"),
	DO("handle-error type {exit|ignore|warn}", "Errors\nType\nexit\nignore\nwarn"),
	{ MODE_EEM, "description LINE$text", "Add or modify an applet description\nText" },
	{ MODE_EEM, "trigger [occurs <1-32>$n|period <0-4294967295>$p|delay WORD$delay]...",
	  "Enter the trigger configuration\noccurs\nnumber\nperiod\nseconds\ndelay\nseconds" },
	{ MODE_EEM, "exit", "Exit from applet configuration mode", applet_exit,
	  .flags = GRAM_NO_NO | GRAM_ANYWHERE },
	{ .syntax = NULL }
};
