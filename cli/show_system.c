/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show version | inventory | clock | users | privilege | hosts | logging: the router itself.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>
#include <time.h>

#include "base/wall.h"
#include "cli/exec_int.h"
#include "cli/show.h"

/* --- show version, show inventory --- */

static unsigned count_ifaces(const struct router *rt, const char *type)
{
	unsigned n = 0;

	for (struct iface *i = rt->ifaces ? iface_first(rt->ifaces) : NULL; i; i = i->next)
		n += i->conf.kind == IFACE_ETHERNET && !strncmp(i->conf.name, type, strlen(type));
	return n;
}

static void hardware_render(struct cli_ctx *c)
{
	static const struct {
		const char *type, *text;
	} kinds[] = { { "GigabitEthernet", "Gigabit Ethernet" },
		      { "TenGigabitEthernet", "Ten Gigabit Ethernet" },
		      { "FastEthernet", "FastEthernet" },
		      { "Ethernet", "Ethernet" } };
	struct sysinfo si = { 0 };
	struct statvfs vfs = { 0 };
	unsigned long long kb = 0, disk = 0;
	char serial[12];

	if (!sysinfo(&si))
		kb = (unsigned long long)si.totalram * si.mem_unit / 1024;
	if (c->rt->state_dir && c->rt->state_dir[0] && !statvfs(c->rt->state_dir, &vfs))
		disk = (unsigned long long)vfs.f_blocks * vfs.f_frsize / 1024;
	show_serial(c->rt, serial);
	cli_print(
		c,
		"cisco CSR1000V (VXE) processor (revision VXE) with %lluK/3075K bytes of memory.\n"
		"Processor board ID %s\nRouter operating mode: Autonomous\n",
		kb, serial);
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		unsigned n = count_ifaces(c->rt, kinds[i].type);

		if (n)
			cli_print(c, "%u %s interface%s\n", n, kinds[i].text, n == 1 ? "" : "s");
	}
	cli_print(c,
		  "32768K bytes of non-volatile configuration memory.\n"
		  "%lluK bytes of physical memory.\n"
		  "%lluK bytes of virtual hard disk at bootflash:.\n"
		  "\nConfiguration register is 0x2102\n\n",
		  kb, disk);
}

static int show_version(struct cli_ctx *c, const struct gram_match *m)
{
	const struct router *rt = c->rt;
	const char *why = rt->reload_reason[0] ? rt->reload_reason : "reload";
	uint64_t up = rt->started_ms ? show_now() - rt->started_ms : 0;
	struct str uptime = { 0 };

	show_uptime(&uptime, up);
	cli_print(c, "Cisco IOS XE Software, Version 17.03.01a\n"
		     "Cisco IOS Software [Amsterdam], Virtual XE Software "
		     "(X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.3.1a, RELEASE SOFTWARE (fc3)\n"
		     "\n\n"
		     "The lines above name the release whose commands and output flexsh follows.\n"
		     "flexsh is free software, licensed under the GNU General Public License,\n"
		     "version 3 or later, and comes with ABSOLUTELY NO WARRANTY. It speaks the\n"
		     "Cisco IOS-XE command language and holds no Cisco code; Cisco has neither\n"
		     "made nor endorsed it.\n"
		     "\n\nROM: IOS-XE ROMMON\n\n");
	cli_print(
		c,
		"%s uptime is %s\nUptime for this control processor is %s\n"
		"System returned to ROM by reload\n"
		"System image file is \"bootflash:packages.conf\"\nLast reload reason: %s\n\n\n\n",
		rt->hostname, str_text(&uptime), str_text(&uptime), why);
	str_free(&uptime);
	hardware_render(c);
	return 0;
}

static int show_inventory(struct cli_ctx *c, const struct gram_match *m)
{
	char serial[12];

	show_serial(c->rt, serial);
	cli_print(c,
		  "NAME: \"Chassis\", DESCR: \"Cisco CSR1000V Chassis\"\n"
		  "PID: CSR1000V          , VID: V00  , SN: %s\n\n"
		  "NAME: \"module R0\", DESCR: \"Cisco CSR1000V Route Processor\"\n"
		  "PID: CSR1000V          , VID: V00  , SN: %s\n\n"
		  "NAME: \"module F0\", DESCR: \"Cisco CSR1000V Embedded Services Processor\"\n"
		  "PID: CSR1000V          , VID:      , SN:            \n\n",
		  serial, serial);
	return 0;
}

/* --- show clock --- */

static void clock_print(struct cli_ctx *c)
{
	struct str stamp = { 0 };
	struct timespec ts;
	struct tm tm;
	char zone[16], day[32];
	int offset;
	time_t t;

	show_timezone(c->rt->running, &offset, zone);
	wall_now(&ts);
	t = ts.tv_sec + offset;
	gmtime_r(&t, &tm);
	log_time_render(&stamp, false);
	strftime(day, sizeof(day), "%a %b %-d %Y", &tm);
	/* The mark in front ('*': never synchronised) is the one log messages carry. */
	cli_print(c, "%s%02d:%02d:%02d.%03ld %s %s\n",
		  stamp.len && !isalnum((unsigned char)stamp.data[0]) ? (char[2]){stamp.data[0], 0}
								      : "",
		  tm.tm_hour, tm.tm_min, tm.tm_sec, ts.tv_nsec / 1000000, zone, day);
	str_free(&stamp);
}

static const char *time_source(void)
{
	return wall_was_set() ? "Time source is user configuration" : "No time source";
}

static int show_clock(struct cli_ctx *c, const struct gram_match *m)
{
	clock_print(c);
	if (gram_has(m, "detail"))
		cli_print(c, "%s\n", time_source());
	return 0;
}

void show_exec_stamp(struct cli_ctx *c)
{
	unsigned n[3];

	show_cpu_load(c->rt, n);
	cli_print(c, "Load for five secs: %u%%/0%%; one minute: %u%%; five minutes: %u%%\n"
		     "%s, ", n[0], n[1], n[2], time_source());
	clock_print(c);
	cli_print(c, "\n");
}

/* --- show users, line, privilege --- */

static bool user_visit(const struct session_info *i, void *arg)
{
	struct cli_ctx *c = arg;
	char idle[SHOW_TIME_LEN];

	cli_print(c, "%c%3d %-9s %-10s %-20s %-10s %s\n", i->self ? '*' : ' ', i->line, i->name,
		  i->user ? i->user : "", i->host ? i->host : "idle", show_age(i->self ? 0 : i->idle_ms, idle),
		  i->from ? i->from : "");
	return true;
}

static int show_users(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "    Line       User       Host(s)              Idle       Location\n");
	if (c->rt->sessions)
		sessions_walk(c->rt->sessions, c->session, user_visit, c);
	cli_print(c, "\n  Interface    User               Mode         Idle     Peer Address\n\n");
	return 0;
}

static int show_privilege(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Current privilege level is %d\n", c->privilege);
	return 0;
}

/* --- show hosts --- */

static const char *after(const struct cfg_node *n, const char *words)
{
	size_t len = strlen(words);

	return n && !n->no && strlen(n->line) > len + 1 ? n->line + len + 1 : NULL;
}

static int show_hosts(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const domain[] = { "ip domain name", "ip domain-name" };
	const struct cfg_node *root = &c->rt->running->root, *n;
	const char *name = NULL;
	bool lookup = cfg_flag(root, "ip domain lookup", true) &&
		      cfg_flag(root, "ip domain-lookup", true);

	for (size_t i = 0; i < ARRAY_SIZE(domain) && !name; i++)
		name = after(cfg_find(root, domain[i]), domain[i]);
	if (name)
		cli_print(c, "Default domain is %s\n", name);
	else
		cli_print(c, "Default domain is not set\n");
	cli_print(c, "Name/address lookup uses %s\nName servers are ",
		  lookup ? "domain service" : "static mappings");
	n = cfg_find(root, "ip name-server");
	if (!n)
		cli_print(c, "255.255.255.255");
	for (size_t i = 0; n; n = cfg_next(n, "ip name-server"), i++)
		cli_print(c, "%s%s", i ? ", " : "", after(n, "ip name-server"));
	cli_print(c, "\n\nCodes: UN - unknown, EX - expired, OK - OK, ?? - revalidate\n"
		     "       temp - temporary, perm - permanent\n"
		     "       NA - Not Applicable None - Not defined\n\n"
		     "Host                      Port  Flags      Age Type   Address(es)\n");
	for (n = cfg_find(root, "ip host"); n; n = cfg_next(n, "ip host")) {
		const char *rest = after(n, "ip host"), *sp = rest ? strchr(rest, ' ') : NULL;

		if (sp)
			cli_print(c, "%-25.*s None  (perm, OK)  0   IP      %s\n",
				  (int)(sp - rest), rest, sp + 1);
	}
	return 0;
}

/* --- show logging --- */

struct log_conf {
	bool on;
	enum log_level level;
};

/* Level named in `WORDS [size] [level]`; `no WORDS` turns the destination off. */
static struct log_conf log_conf_of(const struct cfg *cfg, const char *words, enum log_level dflt)
{
	struct log_conf lc = { true, dflt };
	const struct cfg_node *n = cfg ? cfg_find(&cfg->root, words) : NULL;
	const char *last = n ? strrchr(n->line, ' ') : NULL;

	if (!n)
		return lc;
	lc.on = !n->no;
	if (!last || strlen(n->line) <= strlen(words))
		return lc;
	for (int l = LOG_LV_EMERG; l <= LOG_LV_DEBUG; l++)
		if (!strcmp(last + 1, log_level_name((enum log_level)l)) ||
		    (isdigit((unsigned char)last[1]) && !last[2] && last[1] - '0' == l))
			lc.level = (enum log_level)l;
	return lc;
}

static void destination(struct cli_ctx *c, const char *head, struct log_conf lc, uint64_t count,
			int indent)
{
	if (!lc.on) {
		cli_print(c, "    %s disabled\n", head);
		return;
	}
	cli_print(c, "    %s level %s, %" PRIu64 " messages logged, xml disabled,\n%*sfiltering "
		     "disabled\n",
		  head, log_level_name(lc.level), count, indent, "");
}

static int show_logging(struct cli_ctx *c, const struct gram_match *m)
{
	const struct cfg *cfg = c->rt->running;
	struct log_conf trap = log_conf_of(cfg, "logging trap", LOG_LV_INFO);
	uint64_t con = 0, mon = 0;

	if (c->rt->sessions)
		sessions_log_counts(c->rt->sessions, &con, &mon);
	cli_print(c,
		  "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, "
		  "0 flushes, 0 overruns, xml disabled, filtering disabled)\n\n"
		  "No Active Message Discriminator.\n\n\nNo Inactive Message Discriminator.\n\n\n");
	destination(c, "Console logging:", log_conf_of(cfg, "logging console", LOG_LV_DEBUG), con,
		    21);
	destination(c, "Monitor logging:", log_conf_of(cfg, "logging monitor", LOG_LV_DEBUG), mon,
		    21);
	destination(c, "Buffer logging: ", log_conf_of(cfg, "logging buffered", LOG_LV_DEBUG),
		    log_ring_count(), 20);
	cli_print(c,
		  "    Exception Logging: size (4096 bytes)\n"
		  "    Count and timestamp logging messages: disabled\n"
		  "    Persistent logging: disabled\n\nNo active filter modules.\n\n"
		  "    Trap logging: level %s, %" PRIu64 " message lines logged\n",
		  log_level_name(trap.level), log_ring_count());
	for (const struct cfg_node *n = cfg ? cfg_find(&cfg->root, "logging host") : NULL; n;
	     n = cfg_next(n, "logging host"))
		cli_print(c, "        Logging to %s  (udp port 514, audit disabled,\n"
			     "              link down),\n", after(n, "logging host"));
	cli_print(c, "        Logging Source-Interface:       VRF Name:\n\n"
		     "Log Buffer (%zu bytes):\n\n",
		  log_ring_size());
	log_ring_render(c->out);
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_system_rows[] = {
	EXEC_ROW(MODE_USER, "show version", SHOW_HELP "System hardware and software status",
		 show_version),
	EXEC_ROW(MODE_USER, "show inventory [raw]",
		 SHOW_HELP "Show the physical inventory\nEvery entity", show_inventory),
	EXEC_ROW(MODE_USER, "show clock [detail]",
		 SHOW_HELP "Display the system clock\nDisplay detailed information", show_clock),
	EXEC_ROW(MODE_USER, "{who|systat}", "Display information about terminal lines\n"
		 "Display information about terminal lines", show_users),
	EXEC_ROW(MODE_USER, "show users [all|wide]",
		 SHOW_HELP "Display information about terminal lines\nInclude information about "
			   "inactive ports\nWide format",
		 show_users),
	EXEC_ROW(MODE_USER, "show privilege", SHOW_HELP "Show current privilege level",
		 show_privilege),
	EXEC_ROW(MODE_USER, "show hosts",
		 SHOW_HELP "IP domain-name, lookup style, nameservers, and host table", show_hosts),
	EXEC_ROW(MODE_USER, "show logging",
		 SHOW_HELP "Show the contents of logging buffers", show_logging),
	/* what everybody types, although `show login` begins alike */
	{ MODE_USER, "show log", SHOW_HELP "Show the contents of logging buffers", show_logging,
	  .flags = GRAM_HIDDEN },
	EXEC_END,
};
