/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show platform, environment, license, boot, calendar, redundancy, controllers: the machine below, as far as it is one. No sensors and no licences are made up.
 */
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
	EXEC_ROW(MODE_EXEC, "show tech-support",
		 SHOW_HELP "Show system information for Tech-Support", show_tech),
	EXEC_END,
};
