/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `show ip sla statistics` says of a train of packets.
 */
#include "cli/show.h"

static unsigned range_avg(const struct sla_range *r)
{
	return r->n ? (unsigned)((r->sum + r->n / 2) / r->n) : 0;
}

static void range_line(struct str *out, const char *what, const struct sla_range *r)
{
	str_printf(out, "        %s Min/Avg/Max: %u/%u/%u milliseconds\n", what, r->min, range_avg(r),
		   r->max);
}

static void udp_loss(struct str *out, const struct sla_jitter_stats *j)
{
	str_printf(out,
		   "Packet Loss Values:\n"
		   "        Loss Source to Destination: %u          Loss Destination to Source: %u\n"
		   "        Out Of Sequence: %u     Tail Drop: %u\n"
		   "        Packet Late Arrival: %u Packet Skipped: %u\n"
		   "Voice Score Values:\n"
		   "        Calculated Planning Impairment Factor (ICPIF): 0\n"
		   "        Mean Opinion Score (MOS): 0\n",
		   j->loss_sd, j->loss_ds, j->unordered, j->tail, j->late, j->skipped);
}

static void icmp_loss(struct str *out, const struct sla_jitter_stats *j)
{
	str_printf(out,
		   "Over Threshold:\n        Number Of RTT Over Threshold: %u (%u%%)\n"
		   "Packet Late Arrival: %u\n"
		   "Out Of Sequence: %u\n"
		   "        Source to Destination: 0        Destination to Source 0\n"
		   "        In both Directions: 0\n"
		   "Packet Skipped: %u      Packet Unprocessed: 0\n"
		   "Packet Loss: %u\n        Loss Periods Number: %u\n"
		   "        Loss Period Length Min/Max: %u/%u\n"
		   "        Inter Loss Period Length Min/Max: %u/%u\n",
		   j->over, j->rtt.n ? j->over * 100 / j->rtt.n : 0, j->late, j->unordered, j->skipped,
		   j->loss_sd + j->loss_ds + j->tail, j->lost.n, j->lost.min, j->lost.max,
		   j->between.min, j->between.max);
}

void show_sla_jitter_render(struct str *out, enum sla_type t, const struct sla_jitter_stats *j)
{
	str_printf(out, "RTT Values:\n        Number Of RTT: %u               "
			"RTT Min/Avg/Max: %u/%u/%u milliseconds\n"
			"Latency one-way time:\n        Number of Latency one-way Samples: %u\n",
		   j->rtt.n, j->rtt.min, range_avg(&j->rtt), j->rtt.max, j->ow_sd.n);
	range_line(out, "Source to Destination Latency one way", &j->ow_sd);
	range_line(out, "Destination to Source Latency one way", &j->ow_ds);
	str_printf(out, "Jitter Time:\n        Number of SD Jitter Samples: %u\n"
			"        Number of DS Jitter Samples: %u\n", j->sd.n, j->ds.n);
	range_line(out, "Source to Destination Jitter", &j->sd);
	range_line(out, "Destination to Source Jitter", &j->ds);
	if (t == SLA_UDP_JITTER)
		udp_loss(out, j);
	else
		icmp_loss(out, j);
}
