/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * VRFs: each is a network namespace with its own RIB, netlink sockets and kernel table, made when
 * the first interface or route names it. Works on every kernel, and without root inside a user
 * namespace.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "routing/iface_priv.h"
#include "routing/netns.h"
#include "routing/netns_guard.h"

static bool vrf_open(struct iface_vrf *v, char *why, size_t size)
{
	struct kern_events ev = iface_kern_events;
	int back = netns_enter(v->netns_fd);

	ev.ctx = v;
	v->kern = kern_open(v->s->loop, &ev, why, size);
	if (v->kern && !rib_has_kernel(v->rib)) {
		v->rib_nl = rib_nl_new(v->s->loop, v->s, v->rib, why, size);
		if (v->rib_nl) {
			struct rib_kernel k = rib_nl_kernel(v->rib_nl);

			rib_set_kernel(v->rib, &k);
		}
	}
	netns_leave(back);
	return v->kern && rib_has_kernel(v->rib);
}

void vrf_close(struct iface_vrf *v)
{
	if (v->kern)
		vrf_links_close(v);
	if (v->rib_nl) {
		rib_set_kernel(v->rib, NULL);
		rib_nl_free(v->rib_nl);
	}
	kern_close(v->kern);
	if (v->netns_fd >= 0) {
		rib_free(v->rib);
		close(v->netns_fd);
	}
	netns_guard_free(v->guard);
	free(v);
}

struct iface_vrf *vrf_open_global(struct ifaces *s, struct rib *rib, char *why, size_t size)
{
	struct iface_vrf *v = xcalloc(1, sizeof(*v));

	v->s = s;
	v->netns_fd = -1;
	v->rib = rib;
	if (vrf_open(v, why, size)) {
		LL_APPEND(s->vrfs, v);
		return v;
	}
	vrf_close(v);
	return NULL;
}

struct iface_vrf *vrf_find(struct ifaces *s, const char *name)
{
	struct iface_vrf *v;

	LL_FOREACH(s->vrfs, v) {
		if (strcmp(v->name, name) == 0)
			return v;
	}
	return NULL;
}

struct iface_vrf *vrf_get(struct ifaces *s, const char *name)
{
	struct iface_vrf *v = vrf_find(s, name), *at;
	char why[160] = "";
	int fd, n;

	if (v)
		return v;
	fd = netns_new();
	if (fd < 0) {
		log_msg("VRF", LOG_LV_ERR, "NAMESPACE", "Cannot make a network namespace for VRF %s: %s",
			name, strerror(-fd));
		return NULL;
	}
	v = xcalloc(1, sizeof(*v));
	v->s = s;
	v->netns_fd = fd;
	v->guard = netns_guard_new(fd);
	v->rib = rib_new(s->loop, NULL);
	LL_COUNT(s->vrfs, at, n);
	v->number = (unsigned)n;
	str_copy(v->name, sizeof(v->name), name);
	if (!vrf_open(v, why, sizeof(why))) {
		log_msg("VRF", LOG_LV_ERR, "NAMESPACE", "VRF %s: %s", name, why);
		vrf_close(v);
		return NULL;
	}
	LL_APPEND(s->vrfs, v);
	ifdev_namespace_setup(v);
	return v;
}

int vrf_netns(const struct iface_vrf *v)
{
	if (v->netns_fd >= 0)
		return v->netns_fd;
	if (v->s->home_fd < 0)
		v->s->home_fd = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	return v->s->home_fd;
}

struct rib *ifaces_vrf_rib(struct ifaces *s, const char *vrf, bool make)
{
	struct iface_vrf *v = make ? vrf_get(s, vrf) : vrf_find(s, vrf);

	return v ? v->rib : NULL;
}

int ifaces_vrf_netns(struct ifaces *s, const char *vrf)
{
	struct iface_vrf *v = vrf_find(s, vrf);

	return v ? v->netns_fd : -1;
}

int ifaces_netns(struct ifaces *s, const char *vrf)
{
	struct iface_vrf *v = vrf_find(s, vrf);

	return v ? vrf_netns(v) : -1;
}
