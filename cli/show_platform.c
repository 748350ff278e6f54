/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show platform, environment, license, boot, calendar, redundancy, controllers: the machine below, as far as it is one. No sensors and no licences are made up.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/wall.h"
#include "cli/show.h"

static int show_platform(struct cli_ctx *c, const struct gram_match *m)
{
	char up[SHOW_TIME_LEN];

	show_hms((c->rt->started_ms ? show_now() - c->rt->started_ms : 0) / 1000, up);
	cli_print(c, "Chassis type: CSR1000V\n\n"
		     "Slot      Type                State                 Insert time (ago) \n"
		     "--------- ------------------- --------------------- ----------------- \n");
	for (int i = 0; i < 2; i++)
		cli_print(c, "%-9s %-19s %-21s %-17s \n", i ? "F0" : "R0", "CSR1000V",
			  "ok, active", up);
	return 0;
}

static int show_environment(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "Number of Critical alarms:  0\nNumber of Major alarms:     0\n"
		     "Number of Minor alarms:     0\n\n");
	return 0;
}

static int show_license(struct cli_ctx *c, const struct gram_match *m)
{
	char serial[12];

	show_serial(c->rt, serial);
	if (gram_has(m, "udi"))
		cli_print(c, "UDI: PID:CSR1000V,SN:%s\n", serial);
	else
		cli_print(c, "Smart Licensing Status\n======================\n\n"
			     "License Usage:\n  No licenses in use\n\n"
			     "Product Information:\n  UDI: PID:CSR1000V,SN:%s\n\n",
			  serial);
	return 0;
}

static int show_boot(struct cli_ctx *c, const struct gram_match *m)
{
	cli_print(c, "BOOT variable = bootflash:packages.conf,12;\n"
		     "CONFIG_FILE variable = \nBOOTLDR variable does not exist\n"
		     "Configuration register is 0x2102\n\nStandby not ready to show bootvar\n\n");
	return 0;
}

static int show_calendar(struct cli_ctx *c, const struct gram_match *m)
{
	char t[SHOW_WALL_LEN];

	cli_print(c, "%s\n", show_wall(c->rt->running, wall_time(), t));
	return 0;
}

/* One processor, as a CSR has; what it says of itself agrees with show version. */
static int show_redundancy(struct cli_ctx *c, const struct gram_match *m)
{
	struct str up = { 0 };

	show_uptime(&up, c->rt->started_ms ? show_now() - c->rt->started_ms : 0);
	if (gram_has(m, "states"))
		cli_print(c, "       my state = 13 -ACTIVE \n     peer state = 1  -DISABLED \n"
			     "           Mode = Simplex\n           Unit ID = 0\n\n"
			     "Redundancy Mode (Operational) = Non-redundant\n"
			     "Redundancy Mode (Configured)  = Non-redundant\n"
			     "Redundancy State              = Non Redundant\n"
			     "     Maintenance Mode = Disabled\n    Manual Swact = disabled (system is "
			     "simplex (no peer unit))\n Communications = Down      Reason: Simplex mode\n\n"
			     "   client count = 0\n");
	else
		cli_print(c,
			  "Redundant System Information :\n------------------------------\n"
			  "       Available system uptime = %s\n"
			  "Switchovers system experienced = 0\n"
			  "              Standby failures = 0\n"
			  "        Last switchover reason = none\n\n"
			  "                 Hardware Mode = Simplex\n"
			  "    Configured Redundancy Mode = Non-redundant\n"
			  "     Operating Redundancy Mode = Non-redundant\n"
			  "              Maintenance Mode = Disabled\n"
			  "                Communications = Down      Reason: Simplex mode\n\n"
			  "Current Processor Information :\n-------------------------------\n"
			  "               Active Location = slot 6\n"
			  "        Current Software state = ACTIVE\n"
			  "       Uptime in current state = %s\n"
			  "                          BOOT = bootflash:packages.conf,12;\n"
			  "                   CONFIG_FILE = \n"
			  "        Configuration register = 0x2102\n\n"
			  "Peer (slot: 0) information is not available because it is in 'DISABLED' "
			  "state\n", str_text(&up), str_text(&up));
	str_free(&up);
	return 0;
}

/* What Linux knows of the device below an Ethernet interface. */
static int show_controllers(struct cli_ctx *c, const struct gram_match *m)
{
	const char *name = gram_var(m, "iface");
	struct iface_counters n;

	for (struct iface *i = c->rt->ifaces ? iface_first(c->rt->ifaces) : NULL; i; i = i->next) {
		if (i->conf.kind != IFACE_ETHERNET || (name && strcmp(name, i->conf.name) != 0))
			continue;
		cli_print(c, "Interface %s\n  Hardware is Linux device %s, index %d\n"
			     "  Address is %02x%02x.%02x%02x.%02x%02x\n", i->conf.name,
			  *i->dev ? i->dev : "(none)", i->ifindex, i->mac[0], i->mac[1], i->mac[2],
			  i->mac[3], i->mac[4], i->mac[5]);
		if (!iface_counters(c->rt->ifaces, i, &n))
			n = (struct iface_counters){ 0 };
		cli_print(c, "  Receive: %" PRIu64 " packets, %" PRIu64 " bytes, %" PRIu64
			     " errors, %" PRIu64 " drops\n"
			     "  Transmit: %" PRIu64 " packets, %" PRIu64 " bytes, %" PRIu64 " errors\n\n",
			  n.rx_packets, n.rx_bytes, n.rx_errors, n.rx_drops, n.tx_packets, n.tx_bytes,
			  n.tx_errors);
	}
	return 0;
}

/* --- show tech-support: what one sends to others, in one piece --- */

static int show_tech(struct cli_ctx *c, const struct gram_match *m)
{
	static const char *const parts[] = {
		"show clock", "show version", "show running-config", "show ip interface brief",
		"show interfaces", "show ip route", "show ip protocols", "show crypto ikev2 sa detailed",
		"show crypto ikev2 session detailed", "show crypto ikev2 stats",
		"show crypto session detail", "show crypto ipsec sa", "show crypto ipsec profile",
		"show crypto map", "show access-lists", "show flexsh unsupported", "show logging" };

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		cli_print(c, "\n------------------ %s ------------------\n\n", parts[i]);
		cli_exec(c, parts[i], 0);
	}
	return 0;
}

#define SHOW_HELP "Show running system information\n"

const struct gram_row show_platform_rows[] = {
	EXEC_ROW(MODE_USER, "show platform", SHOW_HELP "Show platform information", show_platform),
	EXEC_ROW(MODE_USER, "show environment [all]",
		 SHOW_HELP "Environmental monitor information\nAll", show_environment),
	EXEC_ROW(MODE_EXEC, "show license [all|summary|status|udi]",
		 SHOW_HELP "Show license information\nAll\nSummary\nStatus\nUDI", show_license),
	EXEC_ROW(MODE_EXEC, "show {boot|bootvar}",
		 SHOW_HELP "show boot attributes\nBoot and related environment variable", show_boot),
	EXEC_ROW(MODE_USER, "show calendar", SHOW_HELP "Display the hardware calendar",
		 show_calendar),
	EXEC_ROW(MODE_EXEC, "show redundancy [states]",
		 SHOW_HELP "Redundancy Facility (RF) information\nShow RF states", show_redundancy),
	EXEC_ROW(MODE_EXEC, "show controllers [IFACE$iface]",
		 SHOW_HELP "Interface controller status\nInterface", show_controllers),
	EXEC_ROW(MODE_EXEC, "show tech-support",
		 SHOW_HELP "Show system information for Tech-Support", show_tech),
	EXEC_END,
};
