/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages as IOS makes them: %FACILITY-SEVERITY-MNEMONIC: text, and debug lines. A message is
 * formatted once, kept in the ring (logging buffered) and handed to every sink whose level admits
 * it (console, monitor, trap). Rendering with or without time stamps follows
 * `service timestamps`. Called on the control thread; log_post() is for other threads.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/loop.h"
#include "base/str.h"

enum log_level {
	LOG_LV_EMERG, LOG_LV_ALERT, LOG_LV_CRIT, LOG_LV_ERR, LOG_LV_WARNING, LOG_LV_NOTICE,
	LOG_LV_INFO, LOG_LV_DEBUG
};

enum log_stamp { LOG_STAMP_NONE, LOG_STAMP_UPTIME, LOG_STAMP_DATETIME };

struct log_stamp_conf { /* one for log, one for debug (service timestamps ...) */
	enum log_stamp kind;
	bool msec, localtime, show_timezone, year;
};

/* line: complete, without newline; a text of several lines comes as several calls. level: 0..7. */
typedef void (*log_sink_fn)(enum log_level level, const char *line, void *arg);
struct log_sink;

void log_init(void);  /* ring 4096 bytes, datetime msec stamps, no sinks */
void log_close(void);
struct log_sink *log_sink_add(enum log_level max, log_sink_fn fn, void *arg);
void log_sink_set_level(struct log_sink *s, enum log_level max);
void log_sink_free(struct log_sink *s);
uint64_t log_sink_count(const struct log_sink *s); /* messages taken */

/* %SYS-5-CONFIG_I: text  -- facility "SYS", mnemonic "CONFIG_I" */
void log_msg(const char *facility, enum log_level level, const char *mnemonic, const char *fmt, ...)
	PRINTF(4, 5);
/* The same from another thread; the text is made now, the message by the loop's thread. */
void log_post(struct loop *l, const char *facility, enum log_level level, const char *mnemonic,
	      const char *fmt, ...) PRINTF(5, 6);
/* A debug line: level debugging, debug time stamp, text as given (may hold newlines). */
void log_debug(const char *fmt, ...) PRINTF(1, 2);
void log_vdebug(const char *fmt, va_list ap) PRINTF(1, 0);

void log_set_stamps(bool debug, const struct log_stamp_conf *c);
void log_set_sequence_numbers(bool on);
void log_ring_resize(size_t bytes, enum log_level max, bool enabled);
void log_ring_clear(void);
void log_ring_render(struct str *out); /* the stored lines, oldest first, each with '\n' */
size_t log_ring_size(void);
uint64_t log_ring_count(void);
const char *log_level_name(enum log_level l); /* "debugging", "informational", ... */
/* "*Nov 23 13:00:00.123" for now, as in a stamp with msec. */
void log_time_render(struct str *out, bool msec);

/* Debug switches (`debug crypto ikev2`): one bit each; log_debug_on(DBG_IKEV2) guards the work. */
enum dbg {
	DBG_IKEV2, DBG_IKEV2_ERROR, DBG_IKEV2_PACKET, DBG_IKEV2_INTERNAL, DBG_IKEV2_KEYS,
	DBG_IPSEC, DBG_TUNNEL, DBG_ROUTING, DBG_TRACK, DBG_SLA, DBG_ICMP, DBG_PACKET,
	DBG_EIGRP_PACKET, DBG_EIGRP_FSM, DBG_EIGRP_NBR, DBG_EIGRP_HELLO, DBG_EIGRP_UPDATE,
	DBG_EIGRP_QUERY, DBG_EIGRP_REPLY, DBG_EIGRP_ACK, DBG_EIGRP_SIAQUERY, DBG_EIGRP_SIAREPLY,
	DBG_BGP, DBG_OSPF, DBG_NAT, DBG_NAT_DETAIL, DBG_POLICY, DBG_MAX
};
bool log_debug_on(enum dbg d);
void log_debug_set(enum dbg d, bool on);
void log_debug_all_off(void);

#endif
