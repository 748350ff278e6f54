/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wireshark reads what we send: sessions with every cipher and integrity algorithm are written as a
 * capture; with the keys that `debug crypto ikev2 keys` gives, tshark
 * must decrypt each IKE_AUTH and CREATE_CHILD_SA, find the ICV right, and print the very AUTH data
 * and nonces that the engines exchanged. Skipped where there is no tshark.
 */
#include "tests/ike/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

#define TSHARK "/usr/bin/tshark"

enum { WANT_MAX = 256 };

struct work {
	char dir[64];
	FILE *pcap, *keys;
	char *want[WANT_MAX]; /* hex of AUTH data and nonces, in order */
	unsigned n_want;
	unsigned session;
};

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = v >> (24 - 8 * i);
}

/* LINKTYPE_RAW: an IPv4 packet with a UDP datagram. Each session has addresses of its own. */
static void write_packet(struct work *w, unsigned from, const uint8_t *msg, size_t len)
{
	uint32_t rec[4] = { w->n_want, 0, 28 + len, 28 + len };
	uint8_t h[28] = { 0x45 };

	h[2] = (28 + len) >> 8;
	h[3] = 28 + len;
	h[8] = 64;
	h[9] = 17;
	put32(h + 12, 0x0a000001 + (w->session << 8) + from);
	put32(h + 16, 0x0a000001 + (w->session << 8) + !from);
	h[20] = h[22] = 500 >> 8;
	h[21] = h[23] = 500 & 0xff;
	h[24] = (8 + len) >> 8;
	h[25] = 8 + len;
	fwrite(rec, sizeof(rec), 1, w->pcap);
	fwrite(h, sizeof(h), 1, w->pcap);
	fwrite(msg, len, 1, w->pcap);
}

static void want(struct work *w, const uint8_t *p, size_t len)
{
	char *s = xcalloc(1, 2 * len + 1);

	for (size_t i = 0; i < len; i++)
		snprintf(s + 2 * i, 3, "%02x", p[i]);
	assert_true(w->n_want < WANT_MAX);
	w->want[w->n_want++] = s;
}

static void log_line(enum log_level level, const char *line, void *arg)
{
	const char *at = strstr(line, "IKEv2-KEYS:");
	struct work *w = arg;

	(void)level;
	if (at) /* both ends print the same row, which does no harm */
		fprintf(w->keys, "%s\n", at + strlen("IKEv2-KEYS:"));
}

static void session(struct work *w, const char *encr, const char *integ, const char *prf)
{
	struct sim_opts o = { .encr = encr, .integ = integ, .prf = prf, .group = "19",
			      .psk = "for wireshark" };
	struct seen *c = seen_up(&o);
	struct ike_msg m;

	ike_child_rekey(c->s->n[1].e, sim_live_child(&c->s->n[1])->c.id);
	sim_run(c->s, 100);
	for (unsigned nr = 0; nr < c->n; nr++) {
		write_packet(w, c->m[nr].from, c->m[nr].raw, c->m[nr].len);
		seen_parse(c, nr, &m);
		if (msg_find(&m, PLD_AUTH))
			want(w, msg_find(&m, PLD_AUTH)->p + 4, msg_find(&m, PLD_AUTH)->len - 4);
		if (msg_find(&m, PLD_NONCE))
			want(w, msg_find(&m, PLD_NONCE)->p, msg_find(&m, PLD_NONCE)->len);
	}
	seen_free(c);
	w->session++;
}

static void put_header(FILE *f)
{
	static const uint32_t h[6] = { 0xa1b2c3d4, 4 << 16 | 2, 0, 0, 65535, 101 };

	fwrite(h, sizeof(h), 1, f);
}

static FILE *file_in(const struct work *w, const char *name)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", w->dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	return f;
}

/* Its standard output, or NULL when it cannot be run. Caller frees. */
static char *tshark(const struct work *w, const char *filter, const char *field_a, const char *field_b)
{
	size_t size = 1 << 20, n = 0;
	char *out = xcalloc(1, size), path[128];
	int fd[2], status;
	ssize_t got;
	pid_t pid;

	snprintf(path, sizeof(path), "%s/x.pcap", w->dir);
	assert_int_equal(pipe(fd), 0);
	pid = fork();
	if (!pid) {
		setenv("WIRESHARK_CONFIG_DIR", w->dir, 1);
		unsetenv("ASAN_OPTIONS");
		dup2(fd[1], 1);
		close(fd[0]);
		close(fd[1]);
		execl(TSHARK, TSHARK, "-n", "-r", path, "-Y", filter, "-T", "fields", "-e", field_a,
		      "-e", field_b, (char *)NULL);
		_exit(127);
	}
	close(fd[1]);
	while (n < size - 1 && (got = read(fd[0], out + n, size - 1 - n)) > 0)
		n += got;
	close(fd[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (!WIFEXITED(status) || WEXITSTATUS(status)) {
		free(out);
		return NULL;
	}
	return out;
}

static void compare(struct work *w)
{
	char *out = tshark(w, "isakmp.auth.data or isakmp.nonce", "isakmp.auth.data", "isakmp.nonce");
	char *save = NULL, *word;
	unsigned n = 0;

	assert_non_null(out);
	for (word = strtok_r(out, "\t\n ", &save); word; word = strtok_r(NULL, "\t\n ", &save)) {
		assert_true(n < w->n_want);
		assert_string_equal(word, w->want[n]);
		n++;
	}
	assert_int_equal(n, w->n_want);
	free(out);
}

static void assert_nothing(struct work *w, const char *filter)
{
	char *out = tshark(w, filter, "frame.number", "_ws.expert.message");

	assert_non_null(out);
	assert_string_equal(out, "");
	free(out);
}

static void work_end(struct work *w)
{
	static const char *const names[] = { "x.pcap", "ikev2_decryption_table" };
	char path[128];

	for (unsigned i = 0; i < ARRAY_SIZE(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", w->dir, names[i]);
		unlink(path);
	}
	rmdir(w->dir);
	while (w->n_want)
		free(w->want[--w->n_want]);
}

static void test_decrypt(void **state)
{
	static const struct {
		const char *encr, *integ, *prf;
	} suites[] = {
		{ "aes-gcm-128", NULL, "sha256" }, { "aes-gcm-256", NULL, "sha512" },
		{ "aes-cbc-128", "sha1", "sha1" }, { "aes-cbc-192", "sha256", "sha256" },
		{ "aes-cbc-256", "sha384", "sha384" }, { "aes-cbc-256", "sha512", "sha512" },
		{ "3des", "md5", "md5" },
	};
	struct work w = { .dir = "/tmp/ikews.XXXXXX" };
	struct log_sink *sink;

	(void)state;
	if (access(TSHARK, X_OK)) {
		print_message("tshark is missing\n");
		skip();
	}
	assert_non_null(mkdtemp(w.dir));
	w.pcap = file_in(&w, "x.pcap");
	w.keys = file_in(&w, "ikev2_decryption_table");
	put_header(w.pcap);
	log_init();
	sink = log_sink_add(LOG_LV_DEBUG, log_line, &w);
	log_debug_set(DBG_IKEV2_KEYS, true);
	for (size_t i = 0; i < ARRAY_SIZE(suites); i++)
		session(&w, suites[i].encr, suites[i].integ, suites[i].prf);
	log_debug_all_off();
	log_sink_free(sink);
	log_close();
	fclose(w.pcap);
	fclose(w.keys);
	assert_int_equal(w.n_want, 7 * 6);
	compare(&w);
	assert_nothing(&w, "_ws.malformed");
	assert_nothing(&w, "_ws.expert.message contains \"incorrect\"");
	work_end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decrypt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
