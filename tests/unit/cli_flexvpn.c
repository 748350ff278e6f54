/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands of FlexVPN, each in its forms: in full, abbreviated as far as it goes, with `no` and with
 * `default`. Indentation tells the section a line belongs to.
 */
#include "config_feed.h"

static const char commands[] =
	"aaa new-model\n"
	"crypto ikev2 proposal P1\n"
	" encryption 3des des aes-cbc-128 aes-cbc-192 aes-cbc-256\n"
	" integrity md5 sha1 sha256 sha384 sha512\n"
	" prf md5 sha1 sha256 sha384 sha512\n"
	" group 1 2 5 14 15 16 19 20 21 24\n"
	" pqc mlkem512 optional\n"
	"crypto ikev2 policy POL\n"
	" match fvrf any\n"
	" match fvrf RED\n"
	" match address local 10.0.0.1\n"
	" match address local 2001:db8::1\n"
	" proposal P1\n"
	" proposal P2\n"
	"crypto ikev2 keyring KR\n"
	" peer A\n"
	"  address 1.2.3.4\n"
	"  address 1.2.3.4 255.255.255.0\n"
	"  address 2001:db8::1/64\n"
	"  address 0.0.0.0 0.0.0.0\n"
	"  address ::/0\n"
	"  hostname h.example.com\n"
	"  identity address 1.2.3.4\n"
	"  identity address 2001:db8::1\n"
	"  identity fqdn a.example.com\n"
	"  identity fqdn domain example.com\n"
	"  identity email a@example.com\n"
	"  identity email domain example.com\n"
	"  identity key-id 1234\n"
	"  description some text here\n"
	"  pre-shared-key local abc\n"
	"  pre-shared-key remote 0 abc\n"
	"  pre-shared-key local 6 FLgBaJHXdYY_AcHZZMgQ_RhTDJXHUBAAB\n"
	"  pre-shared-key abc\n"
	"  pre-shared-key 0 abc\n"
	"  pre-shared-key hex 0abcdef\n"
	"  pre-shared-key local hex 0x1234\n"
	"  ppk manual id X key 0 abc required\n"
	"  ppk manual id X key 6 abcdefghijkl\n"
	"  ppk manual id X key hex 1234\n"
	"  ppk manual id X key abc\n"
	"  ppk dynamic SK required\n"
	"  ppk dynamic SK\n"
	"crypto ikev2 profile PROF\n"
	" match identity remote address 1.2.3.4\n"
	" match identity remote address 1.2.3.4 255.255.255.0\n"
	" match identity remote address 2001:db8::/32\n"
	" match identity remote fqdn a.b\n"
	" match identity remote fqdn domain b\n"
	" match identity remote email a@b\n"
	" match identity remote email domain b\n"
	" match identity remote key-id 1234\n"
	" match identity remote any\n"
	" match certificate MAP\n"
	" match fvrf any\n"
	" match fvrf RED\n"
	" match address local 1.1.1.1\n"
	" match address local 2001:db8::1\n"
	" match address local interface GigabitEthernet1\n"
	" match address local interface g1\n"
	" match inbound-only\n"
	" match application sdwan\n"
	" match application autovpn\n"
	" identity local address 1.1.1.1\n"
	" identity local address 2001:db8::1\n"
	" identity local fqdn a.b\n"
	" identity local email a@b\n"
	" identity local key-id abc\n"
	" identity local dn\n"
	" authentication local pre-share\n"
	" authentication local pre-share key abc\n"
	" authentication local pre-share key 0 abc\n"
	" authentication local pre-share key 6 abcabcabcabcabcbac\n"
	" authentication local rsa-sig\n"
	" authentication local ecdsa-sig\n"
	" authentication local eap gtc\n"
	" authentication local eap md5 username U password 0 P\n"
	" authentication local eap mschapv2 username U password P\n"
	" authentication local eap mschapv2 username U password 6 PPPPPPPPPPPPPPPPPPP\n"
	" authentication local eap mschapv2 username U\n"
	" authentication local eap\n"
	" authentication remote pre-share\n"
	" authentication remote pre-share key abc\n"
	" authentication remote pre-share key 6 abcabacbacbacbabac\n"
	" authentication remote rsa-sig\n"
	" authentication remote ecdsa-sig\n"
	" authentication remote eap\n"
	" authentication remote eap query-identity\n"
	" authentication remote eap timeout 90\n"
	" authentication remote eap query-identity timeout 90\n"
	" authentication remote anyconnect-eap aggregate\n"
	" authentication remote anyconnect-eap aggregate cert-request\n"
	" keyring local KR\n"
	" keyring aaa LIST\n"
	" keyring aaa LIST name-mangler M\n"
	" keyring aaa LIST password 0 P\n"
	" keyring aaa LIST password P\n"
	" keyring aaa LIST name-mangler M password P\n"
	" keyring ppk KR\n"
	" pki trustpoint T\n"
	" pki trustpoint T sign\n"
	" pki trustpoint T verify\n"
	" lifetime 120\n"
	" lifetime 86400\n"
	" lifetime certificate\n"
	" dpd 10 2 periodic\n"
	" dpd 3600 60 on-demand\n"
	" nat keepalive 5\n"
	" nat force-encap\n"
	" initial-contact force\n"
	" ivrf V\n"
	" virtual-template 1\n"
	" virtual-template 1 mode auto\n"
	" shutdown\n"
	" description bla bla\n"
	" aaa authorization group psk list L NAME\n"
	" aaa authorization group override psk list L NAME\n"
	" aaa authorization group cert list L name-mangler M\n"
	" aaa authorization group cert list L name-mangler M password P\n"
	" aaa authorization group eap list L N local\n"
	" aaa authorization group psk list L default local\n"
	" aaa authorization group psk list L default password 6 PPPPPPPPPPPP\n"
	" aaa authorization group anyconnect-eap list L N\n"
	" aaa authorization user psk list L\n"
	" aaa authorization user psk list L NAME\n"
	" aaa authorization user psk list L name-mangler M\n"
	" aaa authorization user eap cached\n"
	" aaa authorization user anyconnect-eap cached\n"
	" aaa authorization user cert list L name-mangler M\n"
	" aaa authentication eap L\n"
	" aaa authentication anyconnect-eap L\n"
	" aaa accounting psk L\n"
	" aaa accounting cert L\n"
	" aaa accounting eap L\n"
	" aaa accounting anyconnect-eap L\n"
	" config-exchange request\n"
	" config-exchange set accept\n"
	" config-exchange set send\n"
	" redirect gateway auth\n"
	" reconnect\n"
	" reconnect timeout 600\n"
	" anyconnect profile P\n"
	"crypto ikev2 dpd 10 2 on-demand\n"
	"crypto ikev2 nat keepalive 5\n"
	"crypto ikev2 window 200\n"
	"crypto ikev2 cookie-challenge 100\n"
	"crypto ikev2 limit max-in-negotation-sa 100\n"
	"crypto ikev2 limit max-in-negotiation-sa 100 incoming\n"
	"crypto ikev2 limit max-sa 100\n"
	"crypto ikev2 limit queue sa-init 1000\n"
	"crypto ikev2 fragmentation\n"
	"crypto ikev2 fragmentation mtu 1400\n"
	"crypto ikev2 http-url cert\n"
	"crypto ikev2 http-url bundle\n"
	"crypto ikev2 certificate-cache 750\n"
	"crypto ikev2 redirect client\n"
	"crypto ikev2 redirect client max-redirects 10\n"
	"crypto ikev2 redirect gateway init\n"
	"crypto ikev2 redirect gateway auth\n"
	"crypto ikev2 cluster\n"
	" standby-group G\n"
	" slave hello 1000\n"
	" slave max-session 100\n"
	" slave priority 10\n"
	" slave update 100\n"
	" secondary hello 1000\n"
	" master overload-limit 50\n"
	" master weight crypto-load 10\n"
	" master weight system-load 10\n"
	" primary overload-limit 50\n"
	" primary load-normalization 5\n"
	" load-normalization 5\n"
	" holdtime 100\n"
	" port 2000\n"
	" fqdn a.b\n"
	"crypto ikev2 reconnect key 1 active 0 abc\n"
	"crypto ikev2 reconnect key 1 active abc\n"
	"crypto ikev2 reconnect key 2 abc\n"
	"crypto ikev2 name-mangler N\n"
	" dn common-name\n"
	" dn country\n"
	" dn domain\n"
	" dn locality\n"
	" dn organization\n"
	" dn organization-unit\n"
	" dn state\n"
	" fqdn all\n"
	" fqdn domain\n"
	" fqdn hostname\n"
	" email all\n"
	" email domain\n"
	" email username\n"
	" eap all\n"
	" eap dn common-name\n"
	" eap prefix delimiter .\n"
	" eap prefix delimiter @\n"
	" eap prefix delimiter \\\n"
	" eap suffix delimiter @\n"
	"crypto ikev2 diagnose error 50\n"
	"crypto logging ikev2\n"
	"crypto logging session\n"
	"crypto ikev2 disconnect-revoked-peers\n"
	"crypto ikev2 cts sgt\n"
	"crypto call admission limit ike sa 100\n"
	"crypto call admission limit ike in-negotiation-sa 10\n"
	"crypto call admission limit ipsec sa 100\n"
	"crypto ipsec ike sa-strength-enforcement\n"
	"crypto engine compliance shield disable\n"
	"crypto ipsec transform-set T1 esp-aes\n"
	" mode tunnel\n"
	" mode transport\n"
	" mode transport require\n"
	"crypto ipsec transform-set T2 esp-aes 256 esp-sha256-hmac\n"
	"crypto ipsec transform-set T3 esp-192-aes esp-sha-hmac\n"
	"crypto ipsec transform-set T3 esp-256-aes esp-sha384-hmac\n"
	"crypto ipsec transform-set T3 esp-gcm\n"
	"crypto ipsec transform-set T3 esp-gcm 256\n"
	"crypto ipsec transform-set T3 esp-gmac 192\n"
	"crypto ipsec transform-set T3 esp-3des esp-md5-hmac\n"
	"crypto ipsec transform-set T3 esp-null esp-sha512-hmac\n"
	"crypto ipsec transform-set T3 ah-sha-hmac\n"
	"crypto ipsec transform-set T3 ah-sha256-hmac esp-aes\n"
	"crypto ipsec transform-set T3 ah-md5-hmac esp-seal\n"
	"crypto ipsec transform-set T3 esp-aes esp-sha-hmac comp-lzs\n"
	"crypto ipsec transform-set T3 esp-aes esp-sha-hmac esn\n"
	"crypto ipsec transform-set T3 esp-gcm esn\n"
	"crypto ipsec profile IP\n"
	" set transform-set A B C\n"
	" set ikev2-profile P\n"
	" set isakmp-profile P\n"
	" set pfs\n"
	" set pfs group1\n"
	" set pfs group24\n"
	" set pfs group19 pqc mlkem768\n"
	" set identity X\n"
	" set mixed-mode\n"
	" responder-only\n"
	" description abc\n"
	" redundancy NAME\n"
	" redundancy NAME stateful\n"
	" dialer pre-classify\n"
	" rri-dvti-disable\n"
	" set security-association lifetime seconds 120\n"
	" set security-association lifetime seconds 2592000\n"
	" set security-association lifetime kilobytes 2560\n"
	" set security-association lifetime kilobytes disable\n"
	" set security-association lifetime days 1\n"
	" set security-association replay disable\n"
	" set security-association replay window-size 1024\n"
	" set security-association idle-time 60\n"
	" set security-association idle-time 60 default\n"
	" set security-association dfbit clear\n"
	" set security-association ecn discard\n"
	" set security-association dummy pps 0\n"
	" set security-association dummy seconds 1\n"
	" reverse-route\n"
	" reverse-route static\n"
	" reverse-route remote-peer 1.1.1.1\n"
	" reverse-route remote-peer 1.1.1.1 gateway\n"
	" reverse-route remote-peer 1.1.1.1 static\n"
	" set reverse-route tag 5\n"
	" set reverse-route distance 10\n"
	" set reverse-route gateway 1.1.1.1\n"
	" set security-policy limit 0\n"
	" set security-association level per-host\n"
	"crypto ipsec security-association lifetime seconds 3600\n"
	"crypto ipsec security-association lifetime kilobytes disable\n"
	"crypto ipsec security-association lifetime kilobytes 4608000\n"
	"crypto ipsec security-association lifetime days 1\n"
	"crypto ipsec security-association replay window-size 512\n"
	"crypto ipsec security-association replay disable\n"
	"crypto ipsec security-association multi-sn\n"
	"crypto ipsec security-association idle-time 60\n"
	"crypto ipsec security-association ecn discard\n"
	"crypto ipsec security-association dummy pps 5\n"
	"crypto ipsec df-bit copy\n"
	"crypto ipsec fragmentation before-encryption\n"
	"crypto ipsec fragmentation after-encryption\n"
	"crypto ipsec nat-transparency udp-encapsulation\n"
	"crypto map M 10 ipsec-isakmp\n"
	" set peer 1.1.1.1\n"
	" set peer 1.1.1.1 default\n"
	" set peer host.a.b dynamic\n"
	" set transform-set A\n"
	" set ikev2-profile P\n"
	" set pfs group14\n"
	" match address 100\n"
	" set security-association lifetime seconds 3600\n"
	" set nat demux\n"
	" reverse-route static\n"
	"crypto map M local-address Loopback0\n"
	"crypto map M 20 ipsec-isakmp dynamic D\n"
	"crypto map M client configuration address respond\n"
	"crypto dynamic-map D 10\n"
	" set transform-set A\n"
	" reverse-route\n"
	"interface Tunnel1\n"
	" ip address 1.1.1.1 255.255.255.0\n"
	" ip address negotiated\n"
	" ip unnumbered Loopback0\n"
	" tunnel source GigabitEthernet1\n"
	" tunnel source 1.1.1.1\n"
	" tunnel source dynamic\n"
	" tunnel destination 1.1.1.1\n"
	" tunnel destination a.b.c\n"
	" tunnel destination dynamic\n"
	" tunnel mode gre ip\n"
	" tunnel mode gre ipv6\n"
	" tunnel mode gre multipoint\n"
	" tunnel mode gre multipoint ipv6\n"
	" tunnel mode ipsec ipv4\n"
	" tunnel mode ipsec ipv6\n"
	" tunnel mode ipsec dual-overlay\n"
	" tunnel mode ipsec ipv4 v6-overlay\n"
	" tunnel mode ipsec ipv6 v4-overlay\n"
	" tunnel mode ipip\n"
	" tunnel mode ipv6ip\n"
	" tunnel mode ipv6ip 6to4\n"
	" tunnel mode ipv6ip isatap\n"
	" tunnel mode ipv6ip auto-tunnel\n"
	" tunnel mode ipv6ip 6rd\n"
	" tunnel mode ipv6\n"
	" tunnel mode dvmrp\n"
	" tunnel mode eon\n"
	" tunnel mode nos\n"
	" tunnel mode cayman\n"
	" tunnel mode aurp\n"
	" tunnel mode iptalk\n"
	" tunnel mode mpls traffic-eng\n"
	" tunnel mode vxlan ipv4 default-mac\n"
	" tunnel mode rbscp\n"
	" tunnel mode udlr transmit-only\n"
	" tunnel mode auto\n"
	" tunnel protection ipsec profile P\n"
	" tunnel protection ipsec profile P shared\n"
	" tunnel protection ipsec profile P ikev2-profile X\n"
	" tunnel protection ipsec profile P isakmp-profile X\n"
	" tunnel protection ipsec policy ipv4 ACL\n"
	" tunnel protection ipsec policy ipv6 ACL\n"
	" tunnel key 5\n"
	" tunnel vrf F\n"
	" tunnel path-mtu-discovery\n"
	" tunnel path-mtu-discovery age-timer 10\n"
	" tunnel path-mtu-discovery min-mtu 100\n"
	" tunnel ttl 255\n"
	" tunnel tos 5\n"
	" tunnel bandwidth transmit 1000\n"
	" tunnel bandwidth receive 1000\n"
	" tunnel checksum\n"
	" tunnel sequence-datagrams\n"
	" tunnel route-via GigabitEthernet1 mandatory\n"
	" tunnel route-via GigabitEthernet1 preferred\n"
	" tunnel flow egress-records\n"
	" tunnel entropy\n"
	" keepalive\n"
	" keepalive 10\n"
	" keepalive 10 3\n"
	" ip mtu 1400\n"
	" ip tcp adjust-mss 1360\n"
	" qos pre-classify\n"
	" ip nhrp network-id 1\n"
	" ip nhrp redirect\n"
	" ip nhrp redirect timeout 30\n"
	" ip nhrp shortcut\n"
	" ip nhrp shortcut virtual-template 1\n"
	" ip nhrp shortcut 1\n"
	" ip nhrp nhs 1.1.1.1\n"
	" ip nhrp nhs 1.1.1.1 nbma 2.2.2.2 multicast\n"
	" ip nhrp nhs 1.1.1.1 nbma 2.2.2.2 multicast priority 1 cluster 1\n"
	" ip nhrp nhs 1.1.1.1 priority 1\n"
	" ip nhrp nhs dynamic nbma a.b.c multicast\n"
	" ip nhrp nhs cluster 0 max-connections 1\n"
	" ip nhrp nhs fallback 60\n"
	" ip nhrp map 1.1.1.1 2.2.2.2\n"
	" ip nhrp map multicast dynamic\n"
	" ip nhrp map multicast 2.2.2.2\n"
	" ip nhrp map 1.1.1.0 255.255.255.0 2.2.2.2\n"
	" ip nhrp map group G service-policy output PM\n"
	" ip nhrp authentication abc\n"
	" ip nhrp holdtime 300\n"
	" ip nhrp registration timeout 30\n"
	" ip nhrp registration no-unique\n"
	" ip nhrp registration delay 5\n"
	" ip nhrp group G\n"
	" nhrp group G\n"
	" nhrp map group G service-policy output P\n"
	" nhrp attribute group G\n"
	" ip nhrp attribute group G\n"
	" ip nhrp record\n"
	" ip nhrp server-only\n"
	" ip nhrp responder Tunnel0\n"
	" ip nhrp trigger-svc 10 5\n"
	" ip nhrp use 5\n"
	" ip nhrp interest 100\n"
	" ip nhrp max-send 100 every 10\n"
	" ip nhrp cache non-authoritative\n"
	" ip nhrp path preference 10\n"
	" ip nhrp event-publisher\n"
	" if-state nhrp\n"
	" ipv6 nhrp network-id 1\n"
	" ipv6 nhrp redirect\n"
	" ipv6 nhrp shortcut\n"
	" ipv6 nhrp map 2001:db8::1/128 1.1.1.1\n"
	" ipv6 nhrp map multicast dynamic\n"
	" ipv6 nhrp nhs 2001:db8::1\n"
	" ipv6 nhrp nhs 2001:db8::1 nbma 1.1.1.1 multicast\n"
	" ipv6 nhrp authentication abc\n"
	" ipv6 nhrp holdtime 300\n"
	" bandwidth 1000\n"
	" bandwidth receive 1000\n"
	" bandwidth inherit\n"
	" delay 100\n"
	" ip nat inside\n"
	" ip nat outside\n"
	" ip access-group 100 in\n"
	" standby 1 ip 1.1.1.1\n"
	" standby 1 ip 1.1.1.2 secondary\n"
	" standby 1 priority 110\n"
	" standby 1 preempt\n"
	" standby 1 preempt delay minimum 10 reload 20 sync 5\n"
	" standby 1 name G\n"
	" standby 1 track 1 decrement 10\n"
	" standby 1 track 1 shutdown\n"
	" standby 1 track GigabitEthernet1 10\n"
	" standby 1 timers 1 3\n"
	" standby 1 timers msec 200 msec 750\n"
	" standby 1 authentication md5 key-string abc\n"
	" standby 1 authentication abc\n"
	" standby version 2\n"
	" standby delay minimum 1 reload 2\n"
	" standby 1 ipv6 autoconfig\n"
	" vrf forwarding V\n"
	" ip vrf forwarding V\n"
	"interface Virtual-Template1 type tunnel\n"
	" ip unnumbered Loopback0\n"
	" tunnel mode ipsec ipv4\n"
	" tunnel protection ipsec profile P\n"
	"interface Virtual-Template2\n"
	" ppp authentication chap\n"
	"interface GigabitEthernet0/0.10\n"
	" encapsulation dot1Q 10 native\n"
	"crypto ikev2 authorization policy default\n"
	" route set interface\n"
	" route set interface Loopback0\n"
	" route set access-list 10\n"
	" route set access-list NAME\n"
	" route set access-list ipv6 N\n"
	" route set remote ipv4 1.1.1.0 255.255.255.0\n"
	" route set remote ipv6 2001:db8::/64\n"
	" route set local ipv4 1.1.1.0 255.255.255.0\n"
	" route set local ipv4 1.1.1.0 255.255.255.0 2.2.2.2 vrf V tag 5 distance 5\n"
	" route set local ipv6 2001:db8::/32\n"
	" route set local ipv6 2001:db8::/32 2001:db8::1 tag 1 distance 5\n"
	" route accept any\n"
	" route accept any tag 5\n"
	" route accept any tag 5 distance 5\n"
	" pool N\n"
	" ipv6 pool N\n"
	" netmask 255.255.255.0\n"
	" ipv6 prefix 64\n"
	" dhcp server 1.1.1.1\n"
	" dhcp giaddr 1.1.1.1\n"
	" dhcp timeout 30\n"
	" dns 1.1.1.1\n"
	" dns 1.1.1.1 2.2.2.2\n"
	" wins 1.1.1.1 2.2.2.2\n"
	" ipv6 dns 2001:db8::1\n"
	" ipv6 dns 2001:db8::1 2001:db8::2\n"
	" def-domain a.b\n"
	" split-dns a.b\n"
	" banner hello world\n"
	" backup-gateway 1.1.1.1\n"
	" backup-gateway a.b.c\n"
	" configuration url http://a/b\n"
	" configuration version 5\n"
	" include-local-lan\n"
	" pfs\n"
	" smartcard-removal-disconnect\n"
	" session-lifetime 120\n"
	" aaa attribute list L\n"
	" ipsec flow-limit 0\n"
	" subnet-acl 10\n"
	" route redistribute static\n"
	"ip local pool N 1.1.1.1 1.1.1.10\n"
	"ip local pool N 1.1.1.1\n"
	"ipv6 local pool N 2001:db8::/48 64\n"
	"crypto ikev2 client flexvpn N\n"
	" peer 1 1.1.1.1\n"
	" peer 2 2001:db8::1\n"
	" peer 3 fqdn a.b.c\n"
	" peer 3 fqdn a.b.c dynamic\n"
	" peer 3 fqdn a.b.c ipv6\n"
	" peer 3 fqdn a.b.c dynamic ipv6\n"
	" peer 4 1.1.1.1 track 5\n"
	" peer 4 1.1.1.1 track 5 up\n"
	" peer 4 1.1.1.1 track 5 down\n"
	" peer reactivate\n"
	" source 1 GigabitEthernet1\n"
	" source 1 GigabitEthernet1 track 1\n"
	" connect auto\n"
	" connect manual\n"
	" connect track 1 up\n"
	" client connect Tunnel1\n"
	" client inside GigabitEthernet1\n"
	" backup group 1\n"
	" backup group default\n"
	"vrf definition V\n"
	" rd 1:1\n"
	" address-family ipv4\n"
	" address-family ipv6\n";

struct where {
	char *line[4];
	size_t depth;
};

static size_t indent(const char *s)
{
	return strspn(s, " ");
}

/* Stand in the section the line belongs to. */
static void go(struct feed *f, const struct where *w, size_t depth)
{
	struct str why = { 0 };

	cli_enter(&f->c, MODE_CONFIG, NULL);
	for (size_t i = 0; i < depth; i++) {
		if (feed_line(f, w->line[i], &why) == FEED_REFUSED) {
			print_message("section refused: %s\n", str_text(&why));
			fail();
		}
	}
	str_free(&why);
}

static void take(struct feed *f, const struct where *w, size_t depth, const char *how,
		 const char *line)
{
	struct str why = { 0 };
	char *text = xasprintf("%s%s", how, line);

	go(f, w, depth);
	if (feed_line(f, text, &why) == FEED_REFUSED) {
		print_message("%s\n", str_text(&why));
		fail();
	}
	str_free(&why);
	free(text);
}

/* Every keyword as short as it may be, from the last to the first. Returns characters saved. */
static size_t shorten(const struct feed *f, const char *line, struct str *out)
{
	struct gram_match full, m;
	struct str want = { 0 }, have = { 0 };
	size_t col, saved = 0;
	char *text = xstrdup(line);

	assert_int_equal(gram_parse(gram, f->c.mode, line, &full, &col), GRAM_OK);
	gram_canonical(&full, &want);
	for (int i = full.n - 1; i >= 0; i--) {
		size_t at = full.tok[i].col, len = strcspn(text + at, " ");

		while (full.tok[i].node && len > 1) {
			char *less = xasprintf("%.*s%s", (int)(at + len - 1), text, text + at + len);
			bool same;

			str_reset(&have);
			same = gram_parse(gram, f->c.mode, less, &m, &col) == GRAM_OK &&
			       m.row == full.row;
			if (same)
				gram_canonical(&m, &have);
			if (!same || strcmp(str_text(&have), str_text(&want)) != 0) {
				free(less);
				break;
			}
			free(text);
			text = less;
			len--;
			saved++;
		}
	}
	str_puts(out, text);
	free(text);
	str_free(&want);
	str_free(&have);
	return saved;
}

static void test_forms(void **state)
{
	struct where w = { 0 };
	size_t n = 0, saved = 0, chars = 0;

	for (const char *s = commands; *s; n++) {
		struct router rt = { .gram = gram, .running = cfg_new() };
		size_t len = strcspn(s, "\n"), depth = indent(s);
		char *line = xstrndup(s + depth, len - depth);
		struct str brief = { 0 };
		struct feed f;

		assert_true(depth < 4);
		feed_init(&f, &rt, "test");
		take(&f, &w, depth, "", line);
		take(&f, &w, depth, "no ", line);
		take(&f, &w, depth, "", line);
		take(&f, &w, depth, "default ", line);
		go(&f, &w, depth);
		chars += strlen(line);
		saved += shorten(&f, line, &brief);
		take(&f, &w, depth, "", str_text(&brief));
		free(w.line[depth]);
		w.line[depth] = line;
		str_free(&brief);
		feed_close(&f);
		cfg_free(rt.running);
		s += len + 1;
	}
	for (size_t i = 0; i < 4; i++)
		free(w.line[i]);
	print_message("%zu commands, %zu of %zu characters need not be typed\n", n, saved, chars);
	assert_true(n > 300 && saved > chars / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
	};

	return cmocka_run_group_tests(tests, gram_setup, gram_teardown);
}
