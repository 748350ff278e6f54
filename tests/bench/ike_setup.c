/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many tunnels can be set up in a second: two engines in one process on one core, each set-up
 * an IKE_SA_INIT, an IKE_AUTH with its CHILD_SA and a DELETE, against the Diffie-Hellman it needs.
 */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "crypto/dh.h"
#include "tests/bench/ike_bench.h"

#define SECONDS   2.0
#define IDLE_SAS  1000
#define INITIATOR 0x0a000000 /* 10.0.0.0/9 is side 0, 10.128.0.0/9 side 1 */
#define RESPONDER 0x0a800000

struct packet {
	struct packet *next;
	struct endpoint src, dst;
	size_t len;
	uint8_t data[];
};

struct side {
	struct bench_count n;
	struct ike *engine;
};

static struct packet *queue, **queue_end = &queue;
static struct side sides[2];

static int op_send(void *ctx, const struct endpoint *local, const struct endpoint *remote,
		   const uint8_t *msg, size_t len)
{
	struct packet *p = xcalloc(1, sizeof(*p) + len);

	p->src = *local;
	p->dst = *remote;
	p->len = len;
	memcpy(p->data, msg, len);
	*queue_end = p;
	queue_end = &p->next;
	return 0;
}

static void deliver_all(void)
{
	struct packet *p;

	while ((p = queue)) {
		queue = p->next;
		if (!queue)
			queue_end = &queue;
		ike_input(sides[addr_to_v4(&p->dst.addr) >= RESPONDER].engine, &p->dst, &p->src,
			  p->data, p->len);
		free(p);
	}
}

/* Bring one up between the n-th pair of addresses; the initiator's id. */
static uint32_t set_up(uint32_t n)
{
	struct ike_request req = { .profile = "bench", .local = addr_v4(INITIATOR + 1 + n),
				   .remote = addr_v4(RESPONDER + 1 + n) };
	unsigned before = sides[1].n.children;
	struct ike_why why = { 0 };
	uint32_t id;

	bench_policy(&req.child);
	req.child.owner = n + 1;
	id = ike_initiate(sides[0].engine, &req, &why);
	deliver_all();
	if (!id || sides[0].n.children != before + 1 || sides[1].n.children != before + 1) {
		fprintf(stderr, "ike_setup: no tunnel: %s\n", why.text);
		exit(1);
	}
	return id;
}

static void set_up_one(void)
{
	ike_sa_delete(sides[0].engine, set_up(0), "benchmark");
	deliver_all();
}

/* What the mathematics alone cost for one set-up: two key pairs, two shared secrets. */
static double dh_seconds(uint16_t group)
{
	uint8_t a_pub[DH_MAX_LEN], b_pub[DH_MAX_LEN], out[DH_MAX_LEN];
	double start = cpu_seconds(), took;
	unsigned n = 0;
	size_t len;

	do {
		struct dh *a = dh_new(group), *b = dh_new(group);

		len = dh_public(a, a_pub);
		dh_public(b, b_pub);
		dh_compute(a, b_pub, len, out, &len);
		dh_compute(b, a_pub, dh_public(a, a_pub), out, &len);
		dh_free(a);
		dh_free(b);
		n++;
		took = cpu_seconds() - start;
	} while (took < SECONDS / 4);
	return took / n;
}

static struct fake_clock clk;
static struct timerq *tq;
static struct ike_conf *conf;

static void engines_open(uint16_t group)
{
	struct ike_ops ops = bench_ops();

	ops.send = op_send;
	clk.now = 1000;
	tq = timerq_new(fake_clock_now, &clk);
	conf = bench_conf(group);
	memset(sides, 0, sizeof(sides));
	for (int i = 0; i < 2; i++) {
		sides[i].engine = ike_new(tq, &ops, &sides[i]);
		ike_configure(sides[i].engine, conf);
	}
	set_up_one(); /* libcrypto's first use */
}

static void engines_close(void)
{
	for (int i = 0; i < 2; i++)
		ike_free(sides[i].engine);
	ike_conf_put(conf);
	timerq_free(tq);
}

/* What an established tunnel keeps: many of them, until the exchanges are forgotten. */
static void bench_memory(void)
{
	size_t before, bytes;

	engines_open(19);
	before = mallinfo2().uordblks;
	for (uint32_t n = 0; n < IDLE_SAS; n++)
		set_up(n);
	clk.now += 60000;
	timerq_run(tq);
	deliver_all();
	if (sides[0].n.children != IDLE_SAS) {
		fprintf(stderr, "ike_setup: %u tunnels after a minute, not %d\n", sides[0].n.children,
			IDLE_SAS);
		exit(1);
	}
	bytes = (mallinfo2().uordblks - before) / (2 * IDLE_SAS);
	bench_print("memory of an idle IKE_SA with CHILD_SA", (double)bytes / 1024, "kB", "<8",
		    "one end, heap in use, mean of 1,000");
	engines_close();
}

static void bench_group(uint16_t group)
{
	double start, took, dh = dh_seconds(group);
	char name[64], note[128];
	unsigned n = 0;

	engines_open(group);
	start = cpu_seconds();
	do {
		set_up_one();
		clk.now += 100;
		timerq_run(tq);
		deliver_all();
		n++;
		took = cpu_seconds() - start;
	} while (took < SECONDS);
	for (int i = 0; i < 2; i++) {
		if (sides[i].n.up != n + 1) {
			fprintf(stderr, "ike_setup: %u tunnels up, not %u\n", sides[i].n.up, n + 1);
			exit(1);
		}
	}
	snprintf(name, sizeof(name), "IKE_SA + CHILD_SA set-ups, group %u", group);
	snprintf(note, sizeof(note), "both ends on one core; %.1f times the bare Diffie-Hellman (%.0f/s)",
		 took / n / dh, 1 / dh);
	bench_print(name, n / took, "/s", "-", note);
	engines_close();
}

int main(void)
{
	bench_group(14);
	bench_group(19);
	bench_memory();
	return 0;
}
