/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routing/nft.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <nftables/libnftables.h>
#include <stdio.h>
#include <string.h>

#include "routing/netns.h"

#define NFT_LIBRARY "libnftables.so.1"

/* The functions we use, by the types of the header. */
static struct {
	void *library;
	typeof(nft_ctx_new) *ctx_new;
	typeof(nft_ctx_free) *ctx_free;
	typeof(nft_ctx_buffer_output) *buffer_output;
	typeof(nft_ctx_buffer_error) *buffer_error;
	typeof(nft_ctx_get_output_buffer) *get_output;
	typeof(nft_ctx_get_error_buffer) *get_error;
	typeof(nft_run_cmd_from_buffer) *run;
	typeof(nft_ctx_output_set_flags) *set_flags;
} lib;

static bool symbol(const char *name, void *out)
{
	void *p = dlsym(lib.library, name);

	memcpy(out, &p, sizeof(p));
	return p != NULL;
}

static bool library_open(void)
{
	if (lib.library)
		return true;
	lib.library = dlopen(NFT_LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (!lib.library)
		return false;
	if (symbol("nft_ctx_new", &lib.ctx_new) && symbol("nft_ctx_free", &lib.ctx_free) &&
	    symbol("nft_ctx_buffer_output", &lib.buffer_output) &&
	    symbol("nft_ctx_buffer_error", &lib.buffer_error) &&
	    symbol("nft_ctx_get_output_buffer", &lib.get_output) &&
	    symbol("nft_ctx_get_error_buffer", &lib.get_error) &&
	    symbol("nft_run_cmd_from_buffer", &lib.run) &&
	    symbol("nft_ctx_output_set_flags", &lib.set_flags))
		return true;
	nft_close();
	return false;
}

void nft_close(void)
{
	if (lib.library)
		dlclose(lib.library);
	memset(&lib, 0, sizeof(lib));
}

/* The first line of the library's complaint; the rest quotes the text with carets. */
static void first_line(const char *text, char *why, size_t size)
{
	snprintf(why, size, "%.*s", (int)strcspn(text ? text : "", "\n"), text ? text : "");
}

int nft_run(int netns_fd, const char *text, struct str *output, char *why, size_t size)
{
	struct nft_ctx *ctx;
	int back, rc = 0;

	if (size)
		why[0] = '\0';
	if (!library_open()) {
		snprintf(why, size, NFT_LIBRARY " is not installed (package libnftables1)");
		return -ENOENT;
	}
	back = netns_enter(netns_fd);
	ctx = lib.ctx_new(NFT_CTX_DEFAULT);
	if (!ctx) {
		netns_leave(back);
		snprintf(why, size, "no netlink socket for nf_tables");
		return -ENOMEM;
	}
	lib.set_flags(ctx, NFT_CTX_OUTPUT_NUMERIC_ALL);
	lib.buffer_output(ctx);
	lib.buffer_error(ctx);
	errno = 0;
	if (lib.run(ctx, text)) {
		rc = errno ? -errno : -EINVAL;
		first_line(lib.get_error(ctx), why, size);
	} else if (output) {
		str_puts(output, lib.get_output(ctx));
	}
	lib.ctx_free(ctx);
	netns_leave(back);
	return rc;
}

static int table_answer(struct nl_msg *m, void *arg)
{
	if (nlmsg_hdr(m)->nlmsg_type == (NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_NEWTABLE))
		*(bool *)arg = true;
	return NL_OK;
}

bool nft_table_exists(int netns_fd, const char *name)
{
	struct nfgenmsg g = { .nfgen_family = NFPROTO_INET, .version = NFNETLINK_V0 };
	int type = NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_GETTABLE;
	struct nl_sock *sk = nl_socket_alloc();
	struct nl_msg *m = nlmsg_alloc();
	int back = netns_enter(netns_fd);
	bool found = false;

	if (sk && m && nl_connect(sk, NETLINK_NETFILTER) == 0 &&
	    nlmsg_put(m, NL_AUTO_PORT, NL_AUTO_SEQ, type, 0, 0) &&
	    nlmsg_append(m, &g, sizeof(g), NLMSG_ALIGNTO) == 0 &&
	    nla_put_string(m, NFTA_TABLE_NAME, name) == 0 && nl_send_auto(sk, m) >= 0) {
		nl_socket_modify_cb(sk, NL_CB_VALID, NL_CB_CUSTOM, table_answer, &found);
		/* asked for an acknowledgement: the table and it, or an error */
		nl_wait_for_ack(sk);
	}
	netns_leave(back);
	nlmsg_free(m);
	nl_socket_free(sk);
	return found;
}
