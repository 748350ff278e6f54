/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * flexsh: one router in one process. Options, opening everything in order, the event loop, and
 * closing in reverse. `reload` leaves the loop and begins again from startup-config.
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/capture.h"
#include "cli/cli.h"
#include "cli/conf.h"
#include "cli/debug_int.h"
#include "cli/eem.h"
#include "cli/execsock.h"
#include "cli/resolve.h"
#include "cli/files.h"
#include "cli/privilege.h"
#include "cli/show.h"
#include "ike/flexvpn_client.h"
#include "routing/packet_debug.h"
#include "routing/sla_react.h"
#include "routing/sla_responder.h"
#include "routing/eigrp/eigrp_io.h"
#include "routing/frr/frr.h"
#include "routing/rib_kernel.h"

#ifndef FLEXSH_VERSION
#define FLEXSH_VERSION "0.1"
#endif

#define MAX_MAPS 64
#define RELOADED "FLEXSH_RELOADED" /* in the environment of a router that began again */

struct options {
	const char *state, *startup, *console_socket, *dataplane;
	const char *maps[MAX_MAPS];
	size_t n_maps;
	int telnet_port, ssh_port, ready_fd;
	bool no_console;
};

static const char usage_text[] =
	"usage: flexsh [OPTION]...\n"
	"       flexsh --check FILE...\n"
	"An IOS-style router in this network namespace.\n"
	"\n"
	"  --startup FILE         load FILE as startup-config\n"
	"  --state DIR            where startup-config and keys are kept\n"
	"                         (default ~/.local/state/flexsh)\n"
	"  --map IOSNAME=DEV      GigabitEthernet1=eth0: an IOS name for a Linux interface\n"
	"  --dataplane user|kernel  ESP in this process or in the kernel (default: kernel if it can)\n"
	"  --no-console           no console on this terminal\n"
	"  --console-socket PATH  offer the console on a unix socket, and PATH.exec for single commands\n"
	"  --telnet-port N        listen for telnet on port N (default 23; 0: off)\n"
	"  --ssh-port N           the same for SSH (default 22), once there is a key: crypto key generate rsa\n"
	"  --ready-fd N           write `ready` to descriptor N when the configuration is applied\n"
	"  --check FILE...        only read configurations and print each refused line as\n"
	"                         FILE:LINE: text; exit status 0 none refused, 1 some, 2 wrong usage\n"
	"  --version, --help\n"
	"\n"
	"Exit status: 0 ended by the user, 1 could not start, 2 wrong usage.\n";

enum { OPT_STATE = 256, OPT_STARTUP, OPT_CONSOLE, OPT_NOCON, OPT_TELNET, OPT_SSH, OPT_MAP, OPT_DP, OPT_READY,
       OPT_CHECK, OPT_VERSION, OPT_HELP };

static const struct option long_options[] = {
	{"state", required_argument, NULL, OPT_STATE},
	{"startup", required_argument, NULL, OPT_STARTUP},
	{"console-socket", required_argument, NULL, OPT_CONSOLE},
	{"no-console", no_argument, NULL, OPT_NOCON},
	{"telnet-port", required_argument, NULL, OPT_TELNET},
	{"ssh-port", required_argument, NULL, OPT_SSH},
	{"map", required_argument, NULL, OPT_MAP},
	{"dataplane", required_argument, NULL, OPT_DP},
	{"ready-fd", required_argument, NULL, OPT_READY},
	{"check", no_argument, NULL, OPT_CHECK},
	{"version", no_argument, NULL, OPT_VERSION},
	{"help", no_argument, NULL, OPT_HELP},
	{NULL, 0, NULL, 0},
};

static int usage_error(const char *what, const char *arg)
{
	fprintf(stderr, "flexsh: %s%s; see flexsh --help\n", what, arg ? arg : "");
	return 2;
}

static int number_option(const char *name, const char *text, uint64_t hi, int *out)
{
	uint64_t v;

	if (!parse_u64(text, 0, hi, &v))
		return usage_error(name, text);
	*out = (int)v;
	return -1;
}

/* -1: go on; otherwise the exit status. */
static int options_parse(int argc, char **argv, struct options *o)
{
	int c, rc = -1;

	o->telnet_port = 23;
	o->ssh_port = 22;
	o->ready_fd = -1;
	while (rc < 0 && (c = getopt_long(argc, argv, "h", long_options, NULL)) != -1) {
		switch (c) {
		case OPT_STATE: o->state = optarg; break;
		case OPT_STARTUP: o->startup = optarg; break;
		case OPT_CONSOLE: o->console_socket = optarg; break;
		case OPT_NOCON: o->no_console = true; break;
		case OPT_DP: o->dataplane = optarg; break;
		case OPT_TELNET:
			rc = number_option("not a port: ", optarg, 65535, &o->telnet_port);
			break;
		case OPT_SSH:
			rc = number_option("not a port: ", optarg, 65535, &o->ssh_port);
			break;
		case OPT_READY:
			rc = number_option("not a descriptor: ", optarg, 65535, &o->ready_fd);
			break;
		case OPT_MAP:
			if (o->n_maps == MAX_MAPS || !strchr(optarg, '='))
				return usage_error("--map wants IOSNAME=DEV, not ", optarg);
			o->maps[o->n_maps++] = optarg;
			break;
		case OPT_CHECK:
			if (optind >= argc)
				return usage_error("--check wants at least one file", NULL);
			return check_files(argv + optind, argc - optind);
		case OPT_VERSION:
			puts("flexsh " FLEXSH_VERSION);
			return 0;
		case 'h':
		case OPT_HELP:
			fputs(usage_text, stdout);
			return 0;
		default:
			return 2; /* getopt has said why */
		}
	}
	if (rc < 0 && o->dataplane && strcmp(o->dataplane, "user") && strcmp(o->dataplane, "kernel"))
		rc = usage_error("--dataplane wants user or kernel, not ", o->dataplane);
	if (rc < 0 && optind < argc)
		rc = usage_error("what is this: ", argv[optind]);
	return rc;
}

static char *state_dir_default(void)
{
	const char *x = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (x && *x)
		return xasprintf("%s/flexsh", x);
	return xasprintf("%s/.local/state/flexsh", home && *home ? home : "/root");
}

static bool make_dirs(const char *path)
{
	char *p = xstrdup(path);
	bool ok;

	for (char *s = p + 1; *s; s++)
		if (*s == '/') {
			*s = '\0';
			mkdir(p, 0700);
			*s = '/';
		}
	ok = mkdir(p, 0700) == 0 || errno == EEXIST;
	free(p);
	return ok;
}

static int fail(const char *why)
{
	fprintf(stderr, "flexsh: %s\n", why);
	return 1;
}

static void on_term(int signo, void *arg)
{
	loop_stop(((struct router *)arg)->loop);
}

static int router_maps(struct router *rt, const struct options *o)
{
	for (size_t i = 0; i < o->n_maps; i++) {
		const char *eq = strchr(o->maps[i], '=');
		char *ios = xstrndup(o->maps[i], (size_t)(eq - o->maps[i]));
		char name[IFACE_NAME_LEN];
		int rc = iface_name_parse(ios, name) ? ifaces_map(rt->ifaces, name, eq + 1) : -EINVAL;

		free(ios);
		if (rc) {
			fprintf(stderr, "flexsh: --map %s: %s\n", o->maps[i], strerror(-rc));
			return rc;
		}
	}
	return 0;
}

static struct rib *vrf_table(void *ifaces, const char *vrf)
{
	return ifaces_vrf_rib(ifaces, vrf, true);
}

static const char *template_of(void *arg, const char *ifname)
{
	struct flexvpn *f = ((struct router *)arg)->flexvpn;

	return f ? flexvpn_cloned_from(f, ifname) : NULL;
}

static int router_open(struct router *rt, const struct options *o)
{
	char why[256] = "", *frr_dir;
	struct str err = {0};

	rt->gram = gram_compile(all_tables, n_all_tables, &err);
	if (!rt->gram) {
		fprintf(stderr, "flexsh: grammar: %s\n", str_text(&err));
		str_free(&err);
		return 1;
	}
	str_free(&err);
	gram_set_visible(rt->gram, privilege_visible);
	rt->running = cfg_new();
	rt->system = true;
	rt->started_ms = mono_ms(NULL);
	str_copy(rt->hostname, sizeof(rt->hostname), "Router");
	rt->loop = loop_new();
	rt->rib = rib_new(rt->loop, NULL);
	rt->ifaces = ifaces_new(rt->loop, rt->rib, why, sizeof(why));
	if (!rt->ifaces)
		return fail(why);
	if (router_maps(rt, o))
		return 1;
	rt->statics = statics_new(rt->rib);
	statics_set_vrfs(rt->statics, vrf_table, rt->ifaces);
	statics_set_ifaces(rt->statics, rt->ifaces);
	packet_debug_sweep();
	rt->slas = slas_new(rt->loop, rt->ifaces);
	rt->sla_reacts = sla_reacts_new(rt->slas);
	rt->sla_responder = sla_responder_new(rt->loop);
	rt->tracks = tracks_new(rt->loop, rt->ifaces, rt->rib, rt->slas, rt->statics);
	rt->dhcp_server = dhcp_server_new(rt->loop, rt->ifaces);
	rt->dhcp_clients = dhcp_clients_new(rt->loop, rt->ifaces, apply_leases, rt);
	rt->filter = filter_new(rt->loop, rt->ifaces, rt->tracks, template_of, rt);
	rt->flexvpn = flexvpn_new(rt->loop, rt->ifaces, rt->rib, o->dataplane, why, sizeof(why));
	if (!rt->flexvpn)
		return fail(why);
	flexvpn_set_tracks(rt->flexvpn, rt->tracks);
	resolve_serve_tunnels(rt);
	rt->hsrps = hsrps_new(rt->loop, rt->ifaces, rt->tracks);
	rt->eigrp = eigrps_new(rt->loop, rt->ifaces, rt->rib, template_of, rt);
	rt->eem = eem_new(rt);
	frr_dir = xasprintf("%s/frr", rt->state_dir);
	rt->frr = frr_new(rt->loop, rt->ifaces, rt->rib, frr_dir, template_of, rt);
	free(frr_dir);
	rt->sessions = sessions_new(rt);
	show_rates_start(rt);
	return 0;
}

static void router_close(struct router *rt)
{
	resolve_stop(rt);
	execsock_close(rt);
	timer_cancel(&rt->apply_timer);
	timer_cancel(&rt->memory.timer);
	show_rates_stop();
	cpu_watch_free(rt);
	captures_free();
	debug_icmp_set(rt, false);
	log_debug_all_off();
	debug_packet_update(rt);
	eem_free(rt->eem); /* what waits for an applet is let go */
	rt->eem = NULL;
	sessions_free(rt->sessions);
	archive_free(rt);
	reload_forget(rt);
	dns_server_free(rt);
	frr_free(rt->frr);
	eigrps_free(rt->eigrp); /* says goodbye while the tunnels stand */
	hsrps_free(rt->hsrps);
	dhcp_clients_free(rt->dhcp_clients);
	flexvpn_free(rt->flexvpn);
	if (rt->dhcp_server)
		dhcp_bindings_write(rt);
	dhcp_server_free(rt->dhcp_server);
	tracks_free(rt->tracks);
	sla_reacts_free(rt->sla_reacts);
	sla_responder_free(rt->sla_responder);
	slas_free(rt->slas);
	filter_free(rt->filter); /* what made it look at the tracks is gone */
	statics_free(rt->statics);
	ifaces_free(rt->ifaces);
	rib_free(rt->rib);
	loop_free(rt->loop);
	cfg_free(rt->running);
	gram_free(rt->gram);
	conf_master_free(rt);
	free(rt->state_dir);
}

static int router_startup(struct router *rt, const struct options *o)
{
	char *saved = xasprintf("%s/startup-config", rt->state_dir);
	/* What was saved wins over the file the router was first started with. */
	const char *path = access(saved, R_OK) == 0 ? saved : o->startup;
	struct str errors = {0};
	int rc = 0;

	if (path)
		rc = config_load_file(rt, path, &errors);
	if (rc < 0)
		fprintf(stderr, "flexsh: cannot read %s: %s\n", path, strerror(-rc));
	else if (errors.len)
		fputs(str_text(&errors), stderr);
	str_free(&errors);
	free(saved);
	rt->saved_generation = rt->running->generation;
	apply_now(rt);
	rib_run(rt->rib);
	return rc < 0 ? 1 : 0;
}

static int router_serve(struct router *rt, const struct options *o)
{
	int rc;

	if (o->telnet_port) {
		rc = sessions_listen_telnet(rt->sessions, (uint16_t)o->telnet_port);
		if (rc)
			fprintf(stderr, "flexsh: no telnet on port %d: %s\n", o->telnet_port,
				strerror(-rc));
	}
	if (o->ssh_port) {
		rc = sessions_listen_ssh(rt->sessions, (uint16_t)o->ssh_port);
		if (rc)
			fprintf(stderr, "flexsh: no SSH on port %d: %s\n", o->ssh_port,
				strerror(-rc));
	}
	if (o->console_socket) {
		char *exec = xasprintf("%s.exec", o->console_socket);

		rc = sessions_listen_unix(rt->sessions, o->console_socket);
		if (!rc)
			rc = execsock_listen(rt, exec);
		free(exec);
		if (rc) {
			fprintf(stderr, "flexsh: cannot listen on %s: %s\n", o->console_socket,
				strerror(-rc));
			return 1;
		}
	}
	if (!o->no_console && sessions_console(rt->sessions) < 0)
		return fail("no console: standard input is closed (use --no-console)");
	cpu_watch_start(rt);
	memory_give_back(); /* what reading the grammar and the configuration took */
	memory_watch_start(&rt->memory, loop_timers(rt->loop));
	if (o->ready_fd >= 0) {
		if (write(o->ready_fd, "ready\n", 6) != 6)
			return fail("nobody reads --ready-fd");
		close(o->ready_fd);
	}
	loop_run(rt->loop);
	return 0;
}

int main(int argc, char **argv)
{
	struct options o = {0};
	struct router rt = {0};
	int rc = options_parse(argc, argv, &o);

	if (rc >= 0)
		return rc;
	if (getenv(RELOADED)) /* who waited for the start has its answer, the descriptor is gone */
		o.ready_fd = -1;
	signal(SIGPIPE, SIG_IGN);
	log_init();
	rt.state_dir = o.state ? xstrdup(o.state) : state_dir_default();
	if (!make_dirs(rt.state_dir)) {
		fprintf(stderr, "flexsh: cannot make %s: %s\n", rt.state_dir, strerror(errno));
		free(rt.state_dir);
		return 1;
	}
	conf_master_load(&rt);
	rc = router_open(&rt, &o);
	if (!rc) {
		loop_signal(rt.loop, SIGTERM, on_term, &rt);
		loop_signal(rt.loop, SIGHUP, on_term, &rt);
		rc = router_startup(&rt, &o);
	}
	if (!rc)
		rc = router_serve(&rt, &o);
	router_close(&rt);
	log_close();
	if (!rc && rt.reload_wanted) {
		/* Everything is closed; the same command line begins again. */
		setenv(RELOADED, "1", 1);
		execv("/proc/self/exe", argv);
		perror("flexsh: reload");
		rc = 1;
	}
	return rc;
}
