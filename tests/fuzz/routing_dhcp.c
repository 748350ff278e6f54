/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DHCP from the wire: as an IP packet to a client, as a message to a server with a pool, and what was
 * parsed is built again.
 */
#include <stdlib.h>
#include <string.h>

#include "routing/conntrack.h"
#include "routing/dhcp/dhcp_server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void serve(const struct dhcp_msg *in)
{
	struct dhcp_server *s = dhcp_server_new(NULL, NULL);
	struct dhcp_server_conf c = { .n_pools = 1 };
	struct dhcp_msg out;
	uint8_t buf[DHCP_MAX_LEN];
	uint32_t to;
	uint16_t port;

	c.pool = calloc(1, sizeof(*c.pool));
	strcpy(c.pool[0].name, "P");
	prefix_parse("10.0.0.0/29", &c.pool[0].network);
	c.pool[0].lease_s = 60;
	dhcp_server_configure(s, &c);
	for (int i = 0; i < 2; i++)
		if (dhcp_server_answer(s, in, "", "GigabitEthernet1", 0x0a000001, &out, &to, &port))
			dhcp_build(&out, buf, sizeof(buf));
	dhcp_server_free(s);
}

/* A file of bindings, whatever it holds. */
static void stored(const uint8_t *data, size_t size)
{
	struct dhcp_server *s = dhcp_server_new(NULL, NULL);
	struct dhcp_server_conf c = { .n_pools = 1 };
	char *text = xstrndup((const char *)data, size);
	struct str out = { 0 };

	c.pool = calloc(1, sizeof(*c.pool));
	strcpy(c.pool[0].name, "P");
	prefix_parse("10.0.0.0/29", &c.pool[0].network);
	dhcp_server_configure(s, &c);
	dhcp_server_load(s, 1000, text);
	dhcp_server_save(s, 1000, &out);
	str_free(&out);
	free(text);
	dhcp_server_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dhcp_msg m;
	struct ct_flow f;
	const uint8_t *p;
	uint8_t buf[DHCP_MAX_LEN], *copy;
	size_t n;
	uint32_t src;

	if (dhcp_ip_parse(data, size, DHCP_CLIENT_PORT, &p, &n, &src) && dhcp_parse(p, n, &m))
		dhcp_build(&m, buf, sizeof(buf));
	if (dhcp_parse(data, size, &m)) {
		dhcp_build(&m, buf, sizeof(buf));
		serve(&m);
	}
	stored(data, size);
	copy = malloc(size + 1); /* attributes are aligned in a netlink message */
	memcpy(copy, data, size);
	ct_parse(copy, size, &f);
	free(copy);
	return 0;
}
