/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Access lists of crypto maps as flows: nothing that is permitted gets lost, nothing more than what is
 * denied is excepted.
 */
#include "tests/unit/test.h"

#include "cli/crypto_acl.h"

static struct acl_entry entry(bool permit, int proto)
{
	struct acl_entry e;

	acl_entry_init(&e);
	e.permit = permit;
	e.proto = proto;
	return e;
}

/* The flows of one entry as text, a line each. */
static const char *flows(const struct acl_entry *e)
{
	static const char *const actions[] = { "protect", "clear", "drop" };
	static char buf[2048];
	char a[ADDR_STRLEN], b[ADDR_STRLEN];
	struct acl_entry copy = *e;
	struct acl acl = { .extended = true, .entry = &copy, .n = 1 };
	size_t n, len = 0;
	struct acl_flow *f = crypto_acl_flows(&acl, &n);

	*buf = '\0';
	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(buf + len, sizeof(buf) - len, "%s %u %s:%u-%u %s:%u-%u\n",
					actions[f[i].action], f[i].proto, prefix_str(&f[i].local, a),
					f[i].local_lo, f[i].local_hi, prefix_str(&f[i].remote, b),
					f[i].remote_lo, f[i].remote_hi);
	free(f);
	return buf;
}

static void addresses(void **state)
{
	struct acl_entry e = entry(true, -1);

	e.src.addr = addr_v4(0x0a010200);
	e.src.wild = 0xff;
	assert_string_equal(flows(&e), "protect 0 10.1.2.0/24:0-65535 0.0.0.0/0:0-65535\n");
	e.src.wild = 0x0100; /* holes: more is protected, nothing more is excepted */
	assert_string_equal(flows(&e), "protect 0 10.1.2.0/23:0-65535 0.0.0.0/0:0-65535\n");
	e.permit = false;
	assert_string_equal(flows(&e), "");
	e = entry(false, -1);
	e.dst.set = "10.0.0.1, 10.0.0.6-10.0.0.9, 10.2.0.0/16";
	assert_string_equal(flows(&e), "clear 0 0.0.0.0/0:0-65535 10.0.0.1/32:0-65535\n"
				       "clear 0 0.0.0.0/0:0-65535 10.0.0.6/31:0-65535\n"
				       "clear 0 0.0.0.0/0:0-65535 10.0.0.8/31:0-65535\n"
				       "clear 0 0.0.0.0/0:0-65535 10.2.0.0/16:0-65535\n");
	e.dst.set = "0.0.0.0-255.255.255.255";
	assert_string_equal(flows(&e), "clear 0 0.0.0.0/0:0-65535 0.0.0.0/0:0-65535\n");
	e.dst.set = "10.0.0.1, what"; /* all of it where it is permitted */
	assert_string_equal(flows(&e), "");
	e.permit = true;
	assert_string_equal(flows(&e), "protect 0 0.0.0.0/0:0-65535 0.0.0.0/0:0-65535\n");
}

static void ports(void **state)
{
	struct acl_entry e = entry(true, 6);

	e.dst.ports = (struct acl_ports){ .op = ACL_PORT_NEQ, .port = { 80 }, .n = 1 };
	assert_string_equal(flows(&e), "protect 6 0.0.0.0/0:0-65535 0.0.0.0/0:0-79\n"
				       "protect 6 0.0.0.0/0:0-65535 0.0.0.0/0:81-65535\n");
	e.dst.ports = (struct acl_ports){ .op = ACL_PORT_EQ, .port = { 80, 443 }, .n = 2 };
	e.src.ports = (struct acl_ports){ .op = ACL_PORT_GT, .port = { 1023 }, .n = 1 };
	assert_string_equal(flows(&e), "protect 6 0.0.0.0/0:1024-65535 0.0.0.0/0:80-80\n"
				       "protect 6 0.0.0.0/0:1024-65535 0.0.0.0/0:443-443\n");
	e = entry(false, 17); /* port 0 alone would except every port */
	e.dst.ports = (struct acl_ports){ .op = ACL_PORT_LT, .port = { 1 }, .n = 1 };
	assert_string_equal(flows(&e), "");
}

static void unknown(void **state)
{
	struct acl_entry e = entry(true, 6);

	e.never = true;
	assert_string_equal(flows(&e), "drop 6 0.0.0.0/0:0-65535 0.0.0.0/0:0-65535\n");
	e.permit = false;
	assert_string_equal(flows(&e), "");
	e.never = false;
	e.established = true;
	assert_string_equal(flows(&e), "");
	e.permit = true;
	assert_string_equal(flows(&e), "protect 6 0.0.0.0/0:0-65535 0.0.0.0/0:0-65535\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses),
		cmocka_unit_test(ports),
		cmocka_unit_test(unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
