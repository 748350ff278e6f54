/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of crypto ipsec (transform-set, profile, global settings) and crypto map.
 */
#include "cli/conf.h"

#define H_IPSEC "Encryption module\nConfigure IPSEC policy\n"
#define H_SET "Set values for encryption/decryption\n"
#define H_BITS "128 bit keys.\n192 bit keys.\n256 bit keys.\n"
#define H_TRANSFORMS \
	"ESP transform using AES cipher\n" H_BITS "ESP transform using AES cipher (192 " \
	"bits)\nESP transform using AES cipher (256 bits)\nESP transform using GCM cipher\n" \
	H_BITS "ESP transform using GMAC cipher\n" H_BITS "ESP transform using 3DES(EDE) " \
	"cipher (168 bits)\nESP transform using DES cipher (56 bits)\n" \
	"ESP transform w/o cipher\nESP transform using SEAL cipher (160 bits)\n" \
	"ESP transform using HMAC-MD5 auth\nESP transform using HMAC-SHA auth\n" \
	"ESP transform using HMAC-SHA256 auth\nESP transform using HMAC-SHA384 auth\n" \
	"ESP transform using HMAC-SHA512 auth\nAH-HMAC-MD5 transform\nAH-HMAC-SHA transform\n" \
	"AH-HMAC-SHA256 transform\nAH-HMAC-SHA384 transform\nAH-HMAC-SHA512 transform\n" \
	"IP Compression using the LZS compression algorithm\nExtended sequence numbers"
#define H_PFS \
	"Specify pfs settings\nD-H Group1 (768-bit modp)\nD-H Group2 (1024-bit modp)\n" \
	"D-H Group5 (1536-bit modp)\nD-H Group14 (2048-bit modp)\n" \
	"D-H Group15 (3072-bit modp)\nD-H Group16 (4096-bit modp)\n" \
	"D-H Group19 (256-bit ecp)\nD-H Group20 (384-bit ecp)\nD-H Group21 (521-bit ecp)\n" \
	"D-H Group24 (2048-bit modp, 256 bit subgroup)"
#define PFS "set pfs [group1|group2|group5|group14|group15|group16|group19|group20|group21|group24]"
#define H_LIFE "Security association duration\n"
#define H_REPLAY "Set replay checking\nDisable replay checking\nSet replay window size.\n" \
		 "Window size of 64 (default)\nWindow size of 128\nWindow size of 256\n" \
		 "Window size of 512\nWindow size of 1024"
#define REPLAY "replay {disable|window-size {64|128|256|512|1024}$window}"
#define H_SA "Security association parameters\n"

const struct gram_row ipsec_rows[] = {
	{ MODE_CONFIG, "crypto ipsec transform-set WORD$name {esp-aes "
	  "[128|192|256]$bits|esp-192-aes|esp-256-aes|esp-gcm [128|192|256]$bits|esp-gmac "
	  "[128|192|256]$bits|esp-3des|esp-des|esp-null|esp-seal|esp-md5-hmac|esp-sha-hmac|esp-sh"
	  "a256-hmac|esp-sha384-hmac|esp-sha512-hmac|ah-md5-hmac|ah-sha-hmac|ah-sha256-hmac|ah-sh"
	  "a384-hmac|ah-sha512-hmac|comp-lzs|esn}...", H_IPSEC "Define transform and settings\n"
	  "Transform set tag\n" H_TRANSFORMS, conf_transform_set, "name", NULL, RANK_IPSEC_TS, 0,
	  MODE_IPSEC_TS },
	{ MODE_CONFIG, "crypto ipsec transform-set WORD$name",
	  H_IPSEC "Define transform and settings\nTransform set tag", conf_transform_set, "name",
	  NULL, RANK_IPSEC_TS, GRAM_HIDDEN, MODE_IPSEC_TS },
	{ MODE_CONFIG, "crypto ipsec transform-set", H_IPSEC "Define transform and settings",
	  conf_builtin, NULL, NULL, 0, GRAM_HIDDEN | GRAM_NO_SHOW },
	{ MODE_CONFIG, "crypto ipsec profile", H_IPSEC "Configure an ipsec policy profile",
	  conf_builtin, NULL, NULL, 0, GRAM_HIDDEN | GRAM_NO_SHOW },
	{ MODE_IPSEC_TS, "mode {tunnel|transport [require]}",
	  "encapsulation mode (transport/tunnel)\ntunnel (datagram encapsulation) mode\ntransport "
	  "(payload encapsulation) mode\nonly transport mode, never tunnel" },

	{ MODE_CONFIG, "crypto ipsec profile WORD$name", H_IPSEC "Configure an ipsec policy "
	  "profile\nName of the profile", conf_ikev2_object, "name", NULL, RANK_IPSEC_PROFILE, 0,
	  MODE_IPSEC_PROFILE },
	{ MODE_IPSEC_PROFILE, "description LINE$text",
	  "Description of the crypto map statement policy\nDescription" },
	{ MODE_IPSEC_PROFILE, "set security-association lifetime days <1-30>$days",
	  H_SET H_SA H_LIFE "lifetime in days\ndays" },
	{ MODE_IPSEC_PROFILE, "set security-association lifetime kilobytes "
	  "{disable|<2560-4294967295>$kilobytes}", H_SET H_SA H_LIFE
	  "Volume-based key duration\nDisable the volume limit\nkilobytes" },
	{ MODE_IPSEC_PROFILE, "set security-association lifetime seconds <120-2592000>$seconds",
	  H_SET H_SA H_LIFE "Time-based key duration\nseconds" },
	{ MODE_IPSEC_PROFILE, "set security-association idle-time <60-86400>$seconds [default]",
	  H_SET H_SA "Automatically delete IPSec SAs after a given idle period.\nseconds\n"
	  "Send a new SA to the default peer" },
	{ MODE_IPSEC_PROFILE, "set security-association " REPLAY, H_SET H_SA H_REPLAY },
	{ MODE_IPSEC_PROFILE, "set security-association dfbit {clear|copy|set}",
	  H_SET H_SA "Handling of encapsulated DF bit.\nClear DF bit.\nCopy DF bit.\nSet DF bit.",
	  NULL, NULL, "set security-association dfbit copy" },
	{ MODE_IPSEC_PROFILE, "set security-association ecn {discard|propagate}",
	  H_SET H_SA "Handling of the ECN bits\nDrop\nPropagate", NULL, NULL,
	  "set security-association ecn discard" },
	{ MODE_IPSEC_PROFILE, "set security-association dummy {pps <0-25>$pps|seconds "
	  "<1-3600>$seconds}", H_SET H_SA "Dummy packets\nRate\npackets per second\nInterval\n"
	  "seconds" },
	{ MODE_IPSEC_PROFILE, "set security-association level per-host", H_SET H_SA
	  "specify a security association granularity level\nSeparate SAs per host", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "set security-policy limit <0-50000>$n",
	  H_SET "Security policy\nLimit\nnumber", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "set transform-set {WORD$ts}...",
	  H_SET "Specify list of transform sets in priority order\nProposal tag" },
	{ MODE_IPSEC_PROFILE, PFS, H_SET H_PFS },
	{ MODE_IPSEC_PROFILE, "set reverse-route {tag <1-4294967295>$tag|distance "
	  "<1-255>$distance|gateway A.B.C.D$gateway}", H_SET "Reverse Route Injection.\n"
	  "Set tag\ntag\nDistance\ndistance\nGateway\naddress", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "set isakmp-profile WORD$name",
	  H_SET "Specify isakmp Profile\nisakmp profile name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "set ikev2-profile WORD$name",
	  H_SET "Specify ikev2 Profile\nikev2 profile name" },
	{ MODE_IPSEC_PROFILE, "set identity WORD$name", H_SET "Identity restriction.\n"
	  "Identity name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "set mixed-mode", H_SET "Mixed mode", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "set origin check", H_SET "Origin\nCheck it", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "responder-only", "Do not initiate SAs from this device" },
	{ MODE_IPSEC_PROFILE, "redundancy WORD$name [stateful]", "Configure HA for this ipsec "
	  "profile\nRedundancy group name\nStateful failover", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "dialer pre-classify", "Dialer related commands\nClassify before",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IPSEC_PROFILE, "rri-dvti-disable", "Disable RRI on dVTI", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IPSEC_PROFILE,
	  "reverse-route [static|remote-peer A.B.C.D$peer [gateway|static]]",
	  "Reverse Route Injection.\nCreate routes at once\nNext hop of the routes\nIP address\n"
	  "As a gateway\nCreate routes at once", NULL, NULL, NULL, 0, GRAM_INERT },

	/* --- global --- */
	{ MODE_CONFIG, "crypto ipsec security-association lifetime kilobytes "
	  "{disable|<2560-4294967295>$kilobytes}", H_IPSEC H_SA "Security association lifetime\n"
	  "Volume-based key duration\nDisable the volume limit\nkilobytes", NULL, NULL,
	  "crypto ipsec security-association lifetime kilobytes 4608000", RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec security-association lifetime seconds <120-2592000>$seconds",
	  H_IPSEC H_SA "Security association lifetime\nTime-based key duration\nseconds", NULL,
	  NULL, "crypto ipsec security-association lifetime seconds 3600", RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec security-association lifetime days <1-30>$days",
	  H_IPSEC H_SA "Security association lifetime\nDuration in days\ndays", NULL, NULL, NULL,
	  RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec security-association " REPLAY, H_IPSEC H_SA H_REPLAY, NULL,
	  NULL, "crypto ipsec security-association replay window-size 64", RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec security-association idle-time <60-86400>$seconds",
	  H_IPSEC H_SA "Automatically delete IPSec SAs after a given idle period.\nseconds", NULL,
	  NULL, NULL, RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec security-association multi-sn",
	  H_IPSEC H_SA "Multiple sequence number spaces", NULL, NULL, NULL, RANK_IPSEC_GLOBAL,
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto ipsec security-association ecn {discard|propagate}",
	  H_IPSEC H_SA "Handling of the ECN bits\nDrop\nPropagate", NULL, NULL,
	  "crypto ipsec security-association ecn discard", RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec df-bit {clear|copy|set}", H_IPSEC
	  "Handling of encapsulated DF bit.\nClear DF bit.\nCopy DF bit.\nSet DF bit.", NULL,
	  NULL, "crypto ipsec df-bit copy", RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec fragmentation {before-encryption|after-encryption}", H_IPSEC
	  "Handling of fragmentation of near-MTU sized packets.\n"
	  "Perform fragmentation before encryption\nPerform fragmentation after encryption", NULL,
	  NULL, "crypto ipsec fragmentation before-encryption", RANK_IPSEC_GLOBAL },
	{ MODE_CONFIG, "crypto ipsec nat-transparency {udp-encapsulation|spi-matching}", H_IPSEC
	  "IPsec NAT transparency model\nUDP encapsulation\nMatch inbound SPI to outbound SPI",
	  NULL, NULL, "crypto ipsec nat-transparency udp-encapsulation", RANK_IPSEC_GLOBAL,
	  GRAM_KEEP_NO },
	{ MODE_CONFIG, "crypto ipsec ike sa-strength-enforcement",
	  H_IPSEC "IKE\nThe child may not be stronger than its IKE SA", NULL, NULL, NULL,
	  RANK_IPSEC_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto engine compliance shield disable",
	  "Encryption module\nCrypto engine\nCompliance\nShield against weak algorithms\n"
	  "Allow weak algorithms", NULL, NULL, NULL, RANK_IPSEC_GLOBAL, GRAM_INERT },

	/* --- crypto map --- */
	{ MODE_CONFIG, "crypto map WORD$map <1-65535>$seq [ipsec-isakmp [dynamic WORD$dynamic "
	  "[discover]|profile WORD$profile]|ipsec-manual|gdoi]", "Encryption module\nEnter a "
	  "crypto map\nCrypto map tag\nSequence to insert into crypto map entry\n"
	  "IPSEC w/ISAKMP\nEnter a dynamic crypto map entry\nName of dynamic crypto map\n"
	  "Discover peers\nEnable crypto map as a crypto-profile\nprofile name\n"
	  "IPSEC w/manual keying\nGDOI", conf_crypto_map, "map|seq", NULL, RANK_CRYPTO_MAP, 0,
	  MODE_CRYPTO_MAP },
	{ MODE_CONFIG, "crypto map WORD$map local-address IFACE$interface",
	  "Encryption module\nEnter a crypto map\nCrypto map tag\n"
	  "Interface to use for local address for this crypto map\nInterface", NULL, "map", NULL,
	  RANK_CRYPTO_MAP },
	{ MODE_CONFIG, "crypto map WORD$map client authentication list WORD$list",
	  "Encryption module\nEnter a crypto map\nCrypto map tag\n"
	  "Specify client configuration settings\nExtended user authentication\n"
	  "Use an authentication list\nlist name", NULL, NULL, NULL, RANK_CRYPTO_MAP, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto map WORD$map client configuration address {initiate|respond}",
	  "Encryption module\nEnter a crypto map\nCrypto map tag\nSpecify client configuration "
	  "settings\nConfiguration mode\nAddress\nPush the address\nAnswer requests", NULL, NULL,
	  NULL, RANK_CRYPTO_MAP, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto map WORD$map isakmp authorization list WORD$list",
	  "Encryption module\nEnter a crypto map\nCrypto map tag\nSpecify isakmp configuration "
	  "settings\nAuthorization parameters\nUse an authorization list\nlist name", NULL, NULL,
	  NULL, RANK_CRYPTO_MAP, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto map WORD$map redundancy WORD$group",
	  "Encryption module\nEnter a crypto map\nCrypto map tag\nHigh availability\ngroup", NULL,
	  NULL, NULL, RANK_CRYPTO_MAP, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto dynamic-map WORD$map <1-65535>$seq",
	  "Encryption module\nSpecify a dynamic crypto map template\n"
	  "Dynamic crypto map template tag\nSequence to insert into dynamic-map entry", NULL,
	  "map|seq", NULL, RANK_CRYPTO_MAP - 1, 0, MODE_CRYPTO_MAP },
	{ MODE_CRYPTO_MAP, "description LINE$text",
	  "Description of the crypto map statement policy\nDescription" },
	{ MODE_CRYPTO_MAP, "set peer HOST$peer [default]", H_SET "Allowed Encryption/Decryption "
	  "peer.\nIP address or host name\nThis one first", NULL, "peer" },
	{ MODE_CRYPTO_MAP, "set security-association lifetime days <1-30>$days",
	  H_SET H_SA H_LIFE "lifetime in days\ndays" },
	{ MODE_CRYPTO_MAP, "set security-association lifetime kilobytes "
	  "{disable|<2560-4294967295>$kilobytes}", H_SET H_SA H_LIFE
	  "Volume-based key duration\nDisable the volume limit\nkilobytes" },
	{ MODE_CRYPTO_MAP, "set security-association lifetime seconds <120-2592000>$seconds",
	  H_SET H_SA H_LIFE "Time-based key duration\nseconds" },
	{ MODE_CRYPTO_MAP, "set security-association idle-time <60-86400>$seconds [default]",
	  H_SET H_SA "Automatically delete IPSec SAs after a given idle period.\nseconds\n"
	  "Send a new SA to the default peer" },
	{ MODE_CRYPTO_MAP, "set security-association " REPLAY, H_SET H_SA H_REPLAY },
	{ MODE_CRYPTO_MAP, "set security-association level per-host", H_SET H_SA
	  "specify a security association granularity level\nSeparate SAs per host", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_CRYPTO_MAP, "set security-association dfbit {clear|copy|set}",
	  H_SET H_SA "Handling of encapsulated DF bit.\nClear DF bit.\nCopy DF bit.\nSet DF bit." },
	{ MODE_CRYPTO_MAP, "set transform-set {WORD$ts}...",
	  H_SET "Specify list of transform sets in priority order\nProposal tag" },
	{ MODE_CRYPTO_MAP, PFS, H_SET H_PFS },
	{ MODE_CRYPTO_MAP, "set isakmp-profile WORD$name",
	  H_SET "Specify isakmp Profile\nisakmp profile name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_CRYPTO_MAP, "set ikev2-profile WORD$name",
	  H_SET "Specify ikev2 Profile\nikev2 profile name" },
	{ MODE_CRYPTO_MAP, "set reverse-route {tag <1-4294967295>$tag|distance "
	  "<1-255>$distance|gateway A.B.C.D$gateway}", H_SET "Reverse Route Injection.\n"
	  "Set tag\ntag\nDistance\ndistance\nGateway\naddress" },
	{ MODE_CRYPTO_MAP, "set identity WORD$name", H_SET "Identity restriction.\nIdentity name",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_CRYPTO_MAP, "set nat demux", H_SET "Set NAT translation\nEnable NAT demultiplexing",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_CRYPTO_MAP, "set ip access-group WORD$acl {in|out}",
	  H_SET "Interface Internet Protocol config commands\nSpecify access control for packets\n"
	  "Access list\ninbound\noutbound", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_CRYPTO_MAP, "set group WORD$group", H_SET "GDOI group\ngroup name", NULL, NULL, NULL,
	  0, GRAM_INERT },
	{ MODE_CRYPTO_MAP, "match address [ipv6] WORD$acl",
	  "Match values.\nMatch address of packets to encrypt.\nIPv6\nAccess-list name or number" },
	{ MODE_CRYPTO_MAP, "match identity WORD$name",
	  "Match values.\nMatch identity\nIdentity name", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_CRYPTO_MAP,
	  "reverse-route [static|remote-peer A.B.C.D$peer [gateway|static]]",
	  "Reverse Route Injection.\nCreate routes at once\nNext hop of the routes\nIP address\n"
	  "As a gateway\nCreate routes at once" },
	{ MODE_CRYPTO_MAP, "qos pre-classify", "Quality of Service\nClassify before encryption",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ 0 }
};
