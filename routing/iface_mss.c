/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ip tcp adjust-mss of the interfaces: which device is to be clamped to what, for each VRF, told to
 * the packet filter when it changes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "routing/iface_priv.h"
#include "routing/mss.h"
#include "routing/netns.h"

#define SOON_MS 1 /* one installation for a burst of changes */

static struct mss_entry *collect(struct iface_vrf *v, size_t *n)
{
	struct mss_entry *list = NULL;
	struct iface *i;
	size_t room = 0;

	*n = 0;
	LL_FOREACH(v->s->list, i) {
		if (ifx_of(i)->v != v || !i->dev[0] || i->mss_by_owner)
			continue;
		for (int v6 = 0; v6 < 2; v6++) {
			uint16_t mss = v6 ? i->conf.mss6 : i->conf.mss;

			if (!mss)
				continue;
			if (*n == room) {
				room = room ? room * 2 : 8;
				list = xrealloc(list, room * sizeof(*list));
			}
			memset(&list[*n], 0, sizeof(*list)); /* padding too: compared */
			str_copy(list[*n].dev, sizeof(list[*n].dev), i->dev);
			list[*n].mss = mss;
			list[(*n)++].v6 = v6;
		}
	}
	return list;
}

static void vrf_install(struct iface_vrf *v, const struct mss_entry *list, size_t n)
{
	int back = netns_enter(v->netns_fd), rc = mss_install(list, n);

	netns_leave(back);
	if (!rc || v->mss_failed)
		return;
	v->mss_failed = true; /* said once */
	log_msg("SYS", LOG_LV_WARNING, "ADJMSS",
		"ip tcp adjust-mss has no effect on this kernel (nf_tables): %s", strerror(-rc));
}

static void on_due(struct timer *t, void *arg)
{
	struct ifaces *s = arg;
	struct iface_vrf *v;

	LL_FOREACH(s->vrfs, v) {
		struct mss_entry *list;
		size_t n;

		list = collect(v, &n);
		if (n == v->n_mss && (!n || memcmp(list, v->mss, n * sizeof(*list)) == 0)) {
			free(list);
			continue;
		}
		vrf_install(v, list, n);
		free(v->mss);
		v->mss = list;
		v->n_mss = n;
	}
}

void ifmss_init(struct ifaces *s)
{
	timer_init(&s->mss_due, on_due, s);
}

void ifmss_changed(struct ifaces *s)
{
	if (!s->closing && !timer_pending(&s->mss_due))
		timer_set(loop_timers(s->loop), &s->mss_due, SOON_MS);
}

void ifmss_close(struct ifaces *s)
{
	struct iface_vrf *v;

	timer_cancel(&s->mss_due);
	LL_FOREACH(s->vrfs, v) {
		if (v->n_mss)
			vrf_install(v, NULL, 0);
		free(v->mss);
		v->mss = NULL;
		v->n_mss = 0;
	}
}
