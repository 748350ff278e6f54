/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control thread's side of the userspace dataplane: tunnels and SAs come and go here, and are
 * shown to the workers by atomic stores. Whatever is taken away is freed after workers_quiet().
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <utlist.h>

#include "ipsec/dp_user.h"

static struct dp_user *user(struct ipsec_dp *dp)
{
	return container_of(dp, struct dp_user, dp);
}

#define WORKERS_MAX 4

/* One worker receives everything, so that an SA's window and cipher have one user whichever way its
 * packets come (RFC 7296 2.23 lets them change between UDP and protocol 50). The others send: a
 * tunnel stays with one of them, so that nothing is reordered. */
static struct worker *receiver(struct dp_user *d)
{
	return &d->workers[d->n_workers - 1];
}

static struct worker *sender(struct dp_user *d, uint32_t tunnel)
{
	return d->n_workers == 1 ? d->workers : &d->workers[tunnel % (d->n_workers - 1)];
}

static unsigned workers_wanted(void)
{
	const char *set = getenv("FLEXSH_ESP_WORKERS"); /* for measurements */
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	uint64_t n;

	if (set && parse_u64(set, 1, WORKERS_MAX, &n))
		return (unsigned)n;
	return cpus < 1 ? 1 : (unsigned)MIN(cpus, WORKERS_MAX);
}

/* --- raw sockets --- */

static int raw_open(struct dp_user *d, enum raw_kind kind, bool v6)
{
	struct port *port = &d->raw_rx[kind][v6];
	int fd;

	if (port->fd >= 0)
		return 0;
	for (unsigned df = 0; df < 2; df++) {
		unsigned q = TXQ_RAW(kind, v6, df);

		if (atomic_load(&d->tx_fd[q]) >= 0)
			continue;
		fd = dev_raw_tx(kind, v6, df);
		if (fd < 0)
			return fd;
		atomic_store(&d->tx_fd[q], fd);
	}
	fd = dev_raw_rx(kind, v6);
	if (fd < 0)
		return fd;
	*port = (struct port){ .kind = PORT_RAW, .fd = fd, .raw = kind,
			       .family = v6 ? ADDR_V6 : ADDR_V4 };
	return worker_watch(receiver(d), port);
}

/* The sockets that tunnels of this kind need. They stay: the next tunnel wants them too. */
static int raw_open_for(struct dp_user *d, const struct tunnel_params *p)
{
	bool v6 = p->local.family == ADDR_V6;
	int rc = raw_open(d, RAW_ESP, v6);

	if (rc)
		return rc;
	/* Protected ones too: what comes in clear is to be counted and told. */
	switch (p->kind) {
	case TUNNEL_GRE:
	case TUNNEL_MGRE:
		return raw_open(d, RAW_GRE, v6);
	case TUNNEL_IPIP:
		rc = raw_open(d, RAW_IPIP, v6);
		return rc ? rc : raw_open(d, RAW_IP6IP, v6);
	case TUNNEL_IPSEC:
	case TUNNEL_POLICY:
		return 0;
	}
	return -EINVAL;
}

static int user_natt_attach(struct ipsec_dp *dp, int fd)
{
	struct dp_user *d = user(dp);
	struct port *port;
	uint16_t number;
	int family = dev_udp_prepare(fd, &number), rc;
	bool v6 = family == ADDR_V6;

	if (family < 0)
		return family;
	if (d->udp[v6])
		return -EEXIST;
	port = xcalloc(1, sizeof(*port));
	*port = (struct port){ .kind = PORT_UDP, .fd = fd, .family = (uint8_t)family,
			       .udp_port = number };
	rc = worker_watch(receiver(d), port);
	if (rc) {
		free(port);
		return rc;
	}
	d->udp[v6] = port;
	atomic_store(&d->tx_fd[v6 ? TXQ_UDP6 : TXQ_UDP4], fd);
	return 0;
}

/* --- tunnels --- */

static int params_check(const struct tunnel_params *p)
{
	if (!p->ifname[0] || !memchr(p->ifname, 0, sizeof(p->ifname)))
		return -EINVAL;
	if (p->remote.family && p->local.family && p->remote.family != p->local.family)
		return -EINVAL;
	if (p->mtu && p->mtu < 68)
		return -EINVAL;
	return 0;
}

/* --- devices that go --- */

static void dead_reap(struct dp_user *d)
{
	struct tunnel *t = d->dead, *next;

	timer_cancel(&d->reaper);
	if (t)
		dev_group_del(d->group + 1);
	d->dead = NULL;
	for (; t; t = next) {
		next = t->next_dead;
		tunnel_free(t);
	}
}

static void on_reaper(struct timer *timer, void *arg)
{
	dead_reap(arg);
}

/* The tunnel is in no table any more. Its device goes with those of the same burst: thousands of
 * sessions that end together must not stop the router for minutes. */
static void dead_add(struct dp_user *d, struct tunnel *t)
{
	const struct tunnel_params *p = &atomic_load(&t->conf)->p;

	if (p->netns_fd >= 0) {
		tunnel_free(t);
		return;
	}
	dev_group_set(p->ifname, d->group + 1);
	t->next_dead = d->dead;
	d->dead = t;
	if (!timer_pending(&d->reaper))
		timer_set(loop_timers(d->loop), &d->reaper, 1);
}

/* A worker that hangs may hold the tunnel: its device goes, its memory and descriptor stay. */
static void dead_leave(struct dp_user *d, struct tunnel *t)
{
	dev_group_set(atomic_load(&t->conf)->p.ifname, d->group + 1);
	dev_group_del(d->group + 1);
}

/* A new device may want the name of one that is about to go. */
static void dead_make_way(struct dp_user *d, const char *name)
{
	for (struct tunnel *t = d->dead; t; t = t->next_dead) {
		if (strcmp(atomic_load(&t->conf)->p.ifname, name) == 0) {
			dead_reap(d);
			return;
		}
	}
}

/* --- dummy packets: a clock for each tunnel that has them, heard by the worker that sends --- */

static int dummy_set(struct dp_user *d, struct tunnel *t, uint32_t ms)
{
	struct timespec every = { .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 };
	struct itimerspec its = { .it_interval = every, .it_value = every };
	int rc, fd;

	if (!t->dummy) {
		if (!ms)
			return 0;
		fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
		if (fd < 0)
			return -errno;
		t->dummy = xcalloc(1, sizeof(*t->dummy));
		*t->dummy = (struct port){ .kind = PORT_DUMMY, .fd = fd, .tun = t };
		rc = worker_watch(sender(d, t->id), t->dummy);
		if (rc) {
			close(fd);
			free(t->dummy);
			t->dummy = NULL;
			return rc;
		}
	}
	return timerfd_settime(t->dummy->fd, 0, &its, NULL) < 0 ? -errno : 0;
}

/* No worker looks at it any more. */
static void dummy_free(struct tunnel *t)
{
	if (t->dummy)
		close(t->dummy->fd);
	free(t->dummy);
	t->dummy = NULL;
}

static int user_tunnel_add(struct ipsec_dp *dp, const struct tunnel_params *p, uint32_t *id)
{
	struct dp_user *d = user(dp);
	int rc = params_check(p), fd;
	struct tunnel *t;

	if (!rc)
		rc = raw_open_for(d, p);
	if (rc)
		return rc;
	dead_make_way(d, p->ifname);
	fd = dev_tun_open(p, d->group);
	if (fd < 0)
		return fd;
	t = xcalloc(1, sizeof(*t));
	t->fd = fd;
	atomic_store(&t->conf, tun_conf_new(p));
	atomic_store(&t->map, tun_map_new(t));
	sad_tunnel_link(d->sad, t);
	sad_ep_set(d->sad, t, p);
	t->port = xcalloc(1, sizeof(*t->port));
	*t->port = (struct port){ .kind = PORT_TUN, .fd = fd, .tun = t };
	rc = dummy_set(d, t, p->dummy_ms);
	if (!rc)
		rc = worker_watch(sender(d, t->id), t->port);
	if (rc) {
		if (t->dummy)
			worker_unwatch(sender(d, t->id), t->dummy);
		struct tun_ep *ep = sad_ep_set(d->sad, t, NULL);
		bool quiet = workers_quiet(d); /* a plain packet may have found it already */

		sad_tunnel_unlink(d->sad, t);
		if (!quiet) {
			dead_leave(d, t);
			return rc;
		}
		free(ep);
		dummy_free(t);
		free(t->port);
		tunnel_free(t);
		return rc;
	}
	*id = t->id;
	return 0;
}

/* Show the workers the tunnel's present peers and SAs. -> the old map, to be freed when quiet. */
static struct tun_map *tunnel_publish(struct tunnel *t)
{
	struct tun_map *old = atomic_exchange(&t->map, tun_map_new(t));

	atomic_store_explicit(&t->out, tunnel_sa_out(t, NULL), memory_order_release);
	return old;
}

static int user_tunnel_update(struct ipsec_dp *dp, uint32_t id, const struct tunnel_params *p)
{
	struct dp_user *d = user(dp);
	struct tunnel *t = sad_tunnel_find(d->sad, id);
	const struct tunnel_params *was;
	struct tun_conf *old;
	struct tun_map *old_map;
	struct tun_ep *old_ep;
	struct tunnel_params now = *p;
	int rc = params_check(p);

	if (!t)
		return -ENOENT;
	was = &atomic_load(&t->conf)->p;
	/* The device is what it was made as: its name and place stay. */
	if (strcmp(now.ifname, was->ifname) != 0)
		return -EINVAL;
	now.netns_fd = was->netns_fd;
	if (!rc)
		rc = raw_open_for(d, &now);
	if (!rc && now.mtu && now.mtu != was->mtu)
		rc = dev_tun_mtu(&now);
	if (!rc && now.dummy_ms != was->dummy_ms)
		rc = dummy_set(d, t, now.dummy_ms);
	if (rc)
		return rc;
	old = atomic_exchange(&t->conf, tun_conf_new(&now));
	old_ep = sad_ep_set(d->sad, t, &now);
	old_map = tunnel_publish(t);
	if (!workers_quiet(d))
		return 0;
	tun_conf_free(old);
	tun_map_free(old_map);
	free(old_ep);
	return 0;
}

/* Add what an SA refused to the dataplane's sum. */
static void sa_counted(struct dp_counters *sum, const struct sa *sa)
{
	uint64_t len = ctr_get(&sa->len_drops), proto = ctr_get(&sa->proto_drops);
	uint64_t other = ctr_get(&sa->sa_drops), inside = ctr_get(&sa->inside_drops);

	sum->replay += ctr_get(&sa->replay_drops);
	sum->auth += ctr_get(&sa->auth_drops);
	sum->len += len;
	sum->proto += proto;
	sum->sa += other;
	sum->inside += inside;
	sum->identity += ctr_get(&sa->invalid_drops) - len - proto - other - inside;
	sum->send_errors += ctr_get(&sa->send_errors);
}

static int user_tunnel_del(struct ipsec_dp *dp, uint32_t id)
{
	struct dp_user *d = user(dp);
	struct tunnel *t = sad_tunnel_find(d->sad, id);
	struct sa *gone = NULL, *sa, *next;
	struct tun_ep *ep;
	bool quiet;

	if (!t)
		return -ENOENT;
	worker_unwatch(sender(d, id), t->port);
	if (t->dummy)
		worker_unwatch(sender(d, id), t->dummy);
	ep = sad_ep_set(d->sad, t, NULL);
	DL_FOREACH_SAFE2(t->sas, sa, next, t_next) {
		sad_sa_unlink(d->sad, sa);
		LL_PREPEND2(gone, sa, t_next);
	}
	quiet = workers_quiet(d);
	LL_FOREACH2(gone, sa, t_next)
		sa_counted(&d->gone, sa);
	d->gone.no_sa += ctr_get(&t->tx_no_sa);
	sad_tunnel_unlink(d->sad, t);
	if (!quiet) {
		dead_leave(d, t);
		return 0;
	}
	LL_FOREACH_SAFE2(gone, sa, next, t_next)
		sa_free(sa);
	free(ep);
	dummy_free(t);
	free(t->port);
	dead_add(d, t);
	return 0;
}

static int user_tunnel_link(struct ipsec_dp *dp, uint32_t id, bool up)
{
	struct tunnel *t = sad_tunnel_find(user(dp)->sad, id);

	return t ? dev_tun_carrier(t->fd, up) : -ENOENT;
}

static int user_tunnel_peer(struct ipsec_dp *dp, uint32_t id, const struct prefix *inner,
			    const struct addr *nbma)
{
	struct dp_user *d = user(dp);
	struct tunnel *t = sad_tunnel_find(d->sad, id);
	struct tun_map *old;
	size_t i;

	if (!t)
		return -ENOENT;
	if (atomic_load(&t->conf)->p.kind != TUNNEL_MGRE)
		return -EINVAL;
	for (i = 0; i < t->n_inner; i++)
		if (prefix_eq(&t->inner[i], inner))
			break;
	if (nbma && nbma->family) {
		if (i == t->n_inner) {
			t->n_inner++;
			t->inner = xrealloc(t->inner, t->n_inner * sizeof(t->inner[0]));
			t->nbma = xrealloc(t->nbma, t->n_inner * sizeof(t->nbma[0]));
		}
		t->inner[i] = *inner;
		t->nbma[i] = *nbma;
	} else {
		if (i == t->n_inner)
			return -ENOENT;
		t->n_inner--;
		t->inner[i] = t->inner[t->n_inner];
		t->nbma[i] = t->nbma[t->n_inner];
	}
	old = tunnel_publish(t);
	if (workers_quiet(d))
		tun_map_free(old);
	return 0;
}

static int user_tunnel_stats(struct ipsec_dp *dp, uint32_t id, struct tunnel_stats *out)
{
	struct tunnel *t = sad_tunnel_find(user(dp)->sad, id);

	if (!t)
		return -ENOENT;
	*out = (struct tunnel_stats){
		.rx_packets = ctr_get(&t->rx_packets), .rx_bytes = ctr_get(&t->rx_bytes),
		.tx_packets = ctr_get(&t->tx_packets), .tx_bytes = ctr_get(&t->tx_bytes),
		.rx_errors = ctr_get(&t->rx_errors), .tx_errors = ctr_get(&t->tx_errors),
		.tx_no_sa = ctr_get(&t->tx_no_sa), .last_rx_ms = ctr_get(&t->last_rx_ms),
		.last_tx_ms = ctr_get(&t->last_tx_ms) };
	return 0;
}

/* --- SAs --- */

static uint32_t user_spi_alloc(struct ipsec_dp *dp)
{
	return sad_spi_alloc(user(dp)->sad);
}

static void user_spi_free(struct ipsec_dp *dp, uint32_t spi)
{
	sad_spi_free(user(dp)->sad, spi);
}

static int sa_check(const struct tunnel *t, const struct sa_params *p)
{
	enum tunnel_kind kind = atomic_load(&t->conf)->p.kind;

	if (!p->spi || !p->encr || !p->key || !p->local.family ||
	    p->local.family != p->remote.family)
		return -EINVAL;
	/* These carry whole packets of any address: transport mode has no room for them. */
	if ((kind == TUNNEL_IPSEC || kind == TUNNEL_POLICY) && p->mode != IPSEC_TUNNEL)
		return -EINVAL;
	if (p->inner_local.family != p->inner_remote.family)
		return -EINVAL;
	return 0;
}

static struct sa *sa_new(struct tunnel *t, const struct sa_params *p, int *rc)
{
	struct endpoint to = { p->remote, p->remote_port };
	struct sa *sa = xcalloc(1, sizeof(*sa));

	sa->inbound = p->inbound;
	sa->standby = p->standby;
	sa->spi = p->spi;
	sa->tun = t;
	sa->mode = p->mode;
	sa->families = p->families ? p->families : SA_V4 | SA_V6;
	sa->local = p->local;
	sa->first_remote = p->remote;
	sa->inner_local = p->inner_local.family ? p->inner_local : p->local;
	sa->inner_remote = p->inner_remote.family ? p->inner_remote : p->remote;
	sa->soft_bytes = p->soft_bytes;
	sa->hard_bytes = p->hard_bytes;
	sa->soft_packets = p->soft_packets;
	replay_init(&sa->replay, p->inbound ? p->replay_window : 0, p->esn);
	atomic_store(&sa->path, path_new(&p->local, p->remote_port ? p->local_port : 0, &to,
					 atomic_load(&t->conf)->p.ttl));
	*rc = esp_init(&sa->esp, p->inbound ? CIPHER_OPEN : CIPHER_SEAL, p->spi, p->encr, p->key,
		       p->integ, p->integ_key, p->esn);
	if (*rc) {
		sa_free(sa);
		return NULL;
	}
	return sa;
}

static int user_sa_add(struct ipsec_dp *dp, const struct sa_params *p)
{
	struct dp_user *d = user(dp);
	struct tunnel *t = sad_tunnel_find(d->sad, p->tunnel);
	int rc = t ? sa_check(t, p) : -ENOENT;
	struct tun_map *old;
	struct sa *sa;

	if (!rc && !p->remote_port)
		rc = raw_open(d, RAW_ESP, p->local.family == ADDR_V6);
	if (rc)
		return rc;
	sa = sa_new(t, p, &rc);
	if (!sa)
		return rc;
	rc = sad_sa_link(d->sad, sa);
	if (rc) {
		sa_free(sa);
		return rc;
	}
	if (p->inbound)
		return 0;
	old = tunnel_publish(t);
	if (workers_quiet(d))
		tun_map_free(old);
	return 0;
}

static struct sa *sa_find(struct dp_user *d, bool inbound, uint32_t spi, const struct addr *remote)
{
	return inbound ? sad_in_find(d->sad, spi) : sad_out_find(d->sad, spi, remote);
}

static int user_sa_del(struct ipsec_dp *dp, bool inbound, uint32_t spi, const struct addr *remote)
{
	struct dp_user *d = user(dp);
	struct sa *sa = sa_find(d, inbound, spi, remote);
	struct tun_map *old = NULL;
	bool quiet;

	if (!sa)
		return -ENOENT;
	sad_sa_unlink(d->sad, sa);
	if (!inbound)
		old = tunnel_publish(sa->tun);
	quiet = workers_quiet(d);
	sa_counted(&d->gone, sa);
	if (!quiet)
		return 0;
	tun_map_free(old);
	sa_free(sa);
	return 0;
}

static int user_sa_use(struct ipsec_dp *dp, uint32_t spi, const struct addr *remote)
{
	struct dp_user *d = user(dp);
	struct sa *sa = sa_find(d, false, spi, remote);
	struct tun_map *old;

	if (!sa)
		return -ENOENT;
	sa->standby = false;
	old = tunnel_publish(sa->tun);
	if (workers_quiet(d))
		tun_map_free(old);
	return 0;
}

static int user_sa_stats(struct ipsec_dp *dp, bool inbound, uint32_t spi,
			 const struct addr *remote, struct sa_stats *out)
{
	struct sa *sa = sa_find(user(dp), inbound, spi, remote);

	if (!sa)
		return -ENOENT;
	*out = (struct sa_stats){
		.packets = ctr_get(&sa->packets), .bytes = ctr_get(&sa->bytes),
		.replay_drops = ctr_get(&sa->replay_drops), .auth_drops = ctr_get(&sa->auth_drops),
		.send_errors = ctr_get(&sa->send_errors), .len_drops = ctr_get(&sa->len_drops),
		.proto_drops = ctr_get(&sa->proto_drops), .sa_drops = ctr_get(&sa->sa_drops),
		.inside_drops = ctr_get(&sa->inside_drops),
		.last_used_ms = ctr_get(&sa->last_used_ms) };
	/* Last: a worker counts the whole before its part. */
	out->invalid_drops = ctr_get(&sa->invalid_drops);
	return 0;
}

static int user_sa_moved(struct ipsec_dp *dp, uint32_t tunnel, const struct endpoint *remote)
{
	struct dp_user *d = user(dp);
	struct tunnel *t = sad_tunnel_find(d->sad, tunnel);
	struct tun_map *old_map;
	struct path **old;
	size_t n = 0, i = 0;
	struct sa *sa;

	if (!t)
		return -ENOENT;
	DL_FOREACH2(t->sas, sa, t_next) {
		if (remote->addr.family != sa->local.family)
			return -EINVAL;
		n++;
	}
	old = xcalloc(n + 1, sizeof(*old));
	DL_FOREACH2(t->sas, sa, t_next) {
		const struct path *was = atomic_load(&sa->path);

		old[i++] = atomic_exchange(&sa->path, path_new(&was->local, was->local_port, remote,
							       was->ttl));
	}
	old_map = tunnel_publish(t);
	if (workers_quiet(d)) {
		tun_map_free(old_map);
		for (i = 0; i < n; i++)
			free(old[i]);
	}
	free(old);
	return 0;
}

/* --- counters --- */

static void user_counters(struct ipsec_dp *dp, struct dp_counters *out)
{
	struct dp_user *d = user(dp);
	struct tunnel *t, *next;
	struct sa *sa;

	*out = d->gone;
	out->invalid_spi = ctr_get(&d->invalid_spi);
	out->truncated = ctr_get(&d->truncated);
	out->too_big = ctr_get(&d->too_big);
	out->unknown_proto = ctr_get(&d->unknown_proto);
	out->gre_errors = ctr_get(&d->gre_errors);
	HASH_ITER(hh, d->sad->tunnels, t, next) {
		out->no_sa += ctr_get(&t->tx_no_sa);
		DL_FOREACH2(t->sas, sa, t_next)
			sa_counted(out, sa);
	}
}

/* --- open, close --- */

static void user_close(struct ipsec_dp *dp)
{
	struct dp_user *d = user(dp);
	struct tunnel *t, *next;
	bool all = true;

	timer_cancel(&d->watchdog);
	for (unsigned i = 0; i < d->n_workers; i++)
		all &= worker_stop(&d->workers[i]);
	if (!all) { /* one hangs and may hold anything: leave it all but the devices */
		timer_cancel(&d->reaper);
		loop_fd_free(d->notes.watch);
		dev_group_del(d->group + 1);
		dev_group_del(d->group);
		return;
	}
	notes_close(d);
	dead_reap(d);
	if (d->sad->tunnels)
		dev_group_del(d->group);
	HASH_ITER(hh, d->sad->tunnels, t, next) {
		dummy_free(t);
		free(t->port);
	}
	sad_free(d->sad);
	for (unsigned i = 0; i < RAW_KINDS; i++)
		for (unsigned v6 = 0; v6 < 2; v6++)
			if (d->raw_rx[i][v6].fd >= 0)
				close(d->raw_rx[i][v6].fd);
	for (unsigned i = 0; i < TXQ_UDP4; i++) /* the UDP sockets are the caller's */
		if (atomic_load(&d->tx_fd[i]) >= 0)
			close(atomic_load(&d->tx_fd[i]));
	free(d->udp[0]);
	free(d->udp[1]);
	free(d->workers);
	free(d);
}

/* Each tunnel is a descriptor: take as many as we may have. */
static void files_unlimit(void)
{
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) == 0 && r.rlim_cur < r.rlim_max) {
		r.rlim_cur = r.rlim_max;
		setrlimit(RLIMIT_NOFILE, &r);
	}
}

static int user_probe(char *why, size_t size)
{
	return dev_probe(why, size);
}

static struct ipsec_dp *user_open(struct loop *loop, const struct ipsec_dp_events *ev, char *why,
				  size_t size)
{
	struct dp_user *d;
	int rc;

	if (dev_probe(why, size))
		return NULL;
	files_unlimit();
	d = xcalloc(1, sizeof(*d));
	d->dp = (struct ipsec_dp){
		.ops = &dp_user_ops, .close = user_close, .natt_attach = user_natt_attach,
		.tunnel_add = user_tunnel_add, .tunnel_update = user_tunnel_update,
		.tunnel_del = user_tunnel_del, .tunnel_link = user_tunnel_link,
		.tunnel_peer = user_tunnel_peer, .tunnel_stats = user_tunnel_stats,
		.spi_alloc = user_spi_alloc, .spi_free = user_spi_free, .sa_add = user_sa_add,
		.sa_use = user_sa_use, .sa_del = user_sa_del, .sa_stats = user_sa_stats, .sa_moved = user_sa_moved,
		.counters = user_counters };
	d->loop = loop;
	d->ev = *ev;
	d->sad = sad_new();
	/* Even, so that + 1 is ours too; 0 is the group of everyone else's. */
	d->group = ((random_u32() & 0x3fffffff) | 0x40000000) & ~1u;
	timer_init(&d->reaper, on_reaper, d);
	watchdog_start(d);
	for (unsigned i = 0; i < TXQ_COUNT; i++)
		atomic_store(&d->tx_fd[i], -1);
	for (unsigned i = 0; i < RAW_KINDS; i++)
		d->raw_rx[i][0].fd = d->raw_rx[i][1].fd = -1;
	d->n_workers = workers_wanted();
	d->workers = xcalloc(d->n_workers, sizeof(d->workers[0]));
	for (unsigned i = 0; i < d->n_workers; i++)
		d->workers[i].epfd = d->workers[i].wake.fd = -1;
	rc = notes_open(d);
	for (unsigned i = 0; !rc && i < d->n_workers; i++)
		rc = worker_start(d, &d->workers[i]);
	if (!rc)
		rc = raw_open(d, RAW_ESP, false);
	if (rc) {
		snprintf(why, size, "cannot start the userspace dataplane: %s", strerror(-rc));
		user_close(&d->dp);
		return NULL;
	}
	return &d->dp;
}

const struct ipsec_dp_ops dp_user_ops = {
	.name = "userspace",
	.engine = "SW",
	.probe = user_probe,
	.open = user_open,
};
