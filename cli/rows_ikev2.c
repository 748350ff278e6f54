/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of crypto ikev2: proposal, policy, keyring, profile and the global settings.
 */
#include "cli/conf.h"

#define H_IKEV2 "Encryption module\nIKEv2 commands\n"
#define H_ENCR "3DES\nDES\nAES-CBC-128\nAES-CBC-192\nAES-CBC-256\n" \
	       "Combined-mode,128 bit key,16 byte ICV\nCombined-mode,256 bit key,16 byte ICV"
#define H_HASH "Message Digest 5\nSecure Hash Standard\nSecure Hash Standard 2 (256 bit)\n" \
	       "Secure Hash Standard 2 (384 bit)\nSecure Hash Standard 2 (512 bit)"
#define H_GROUPS "DH 768 MODP\nDH 1024 MODP\nDH 1536 MODP\nDH 2048 MODP\nDH 3072 MODP\n" \
		 "DH 4096 MODP\nDH 256 ECP\nDH 384 ECP\nDH 521 ECP\nDH 2048 (256 subgroup) MODP"
#define H_KEY "Specifies an UNENCRYPTED password will follow\nThe UNENCRYPTED (cleartext) key\n" \
	      "Specifies an ENCRYPTED password will follow\nThe ENCRYPTED key\n" \
	      "Key entered in hex string\nKey in hexadecimal\nThe UNENCRYPTED (cleartext) key"

const struct gram_row ikev2_rows[] = {
	{ MODE_CONFIG, "crypto ikev2 proposal WORD$name",
	  H_IKEV2 "Define IKEV2 proposals\nName of IKEv2 proposal", conf_ikev2_object, "name", NULL,
	  RANK_IKEV2_PROPOSAL, 0, MODE_IKEV2_PROPOSAL },
	{ MODE_CONFIG, "crypto ikev2 policy WORD$name",
	  H_IKEV2 "Define IKEV2 policies\nName of IKEv2 policy", conf_ikev2_object, "name", NULL,
	  RANK_IKEV2_POLICY, 0, MODE_IKEV2_POLICY },
	{ MODE_CONFIG, "crypto ikev2 keyring WORD$name",
	  H_IKEV2 "Define IKEv2 Keyring\nName of IKEv2 Keyring", conf_ikev2_object, "name", NULL,
	  RANK_IKEV2_KEYRING, 0, MODE_IKEV2_KEYRING },
	{ MODE_CONFIG, "crypto ikev2 profile WORD$name",
	  H_IKEV2 "Define IKEv2 Profiles\nName of IKEv2 Profile", conf_ikev2_object, "name", NULL,
	  RANK_IKEV2_PROFILE, 0, MODE_IKEV2_PROFILE },
	/* `default crypto ikev2 proposal` without the name brings the built-in one back */
	{ MODE_CONFIG, "crypto ikev2 proposal", H_IKEV2 "Define IKEV2 proposals", conf_builtin,
	  NULL, NULL, 0, GRAM_HIDDEN | GRAM_NO_SHOW },
	{ MODE_CONFIG, "crypto ikev2 policy", H_IKEV2 "Define IKEV2 policies", conf_builtin, NULL,
	  NULL, 0, GRAM_HIDDEN | GRAM_NO_SHOW },
	{ MODE_CONFIG, "crypto ikev2 authorization policy",
	  H_IKEV2 "IKEv2 authorization\nDefine IKEv2 authorization policies", conf_builtin, NULL,
	  NULL, 0, GRAM_HIDDEN | GRAM_NO_SHOW },

	/* --- proposal --- */
	{ MODE_IKEV2_PROPOSAL,
	  "encryption {3des|des|aes-cbc-128|aes-cbc-192|aes-cbc-256|aes-gcm-128|aes-gcm-256}...",
	  "Set encryption algorithm(s) for proposal\n" H_ENCR },
	{ MODE_IKEV2_PROPOSAL, "integrity {md5|sha1|sha256|sha384|sha512}...",
	  "Set integrity hash algorithm(s) for proposal\n" H_HASH },
	{ MODE_IKEV2_PROPOSAL, "prf {md5|sha1|sha256|sha384|sha512}...",
	  "Set prf algorithm(s) for proposal\n" H_HASH },
	{ MODE_IKEV2_PROPOSAL, "group {1|2|5|14|15|16|19|20|21|24}...",
	  "Set the Diffie-Hellman group(s)\n" H_GROUPS },
	{ MODE_IKEV2_PROPOSAL, "pqc {mlkem512|mlkem768|mlkem1024}... [optional]",
	  "Set post-quantum key exchange(s)\nML-KEM-512\nML-KEM-768\nML-KEM-1024\n"
	  "Use it only if the peer can", NULL, NULL, NULL, 0, GRAM_INERT },

	/* --- policy --- */
	{ MODE_IKEV2_POLICY, "match fvrf {any|WORD$vrf}",
	  "Match values of local fields\nfvrf of the profile\nAny fvrf\nfvrf name" },
	{ MODE_IKEV2_POLICY, "match address local A.B.C.D$addr",
	  "Match values of local fields\nMatch address\nLocal address\nLocal IP address", NULL,
	  "addr" },
	{ MODE_IKEV2_POLICY, "match address local X:X:X:X::X$addr",
	  "Match values of local fields\nMatch address\nLocal address\nLocal IPv6 address", NULL,
	  "addr" },
	{ MODE_IKEV2_POLICY, "proposal WORD$name", "Specify Proposal\nName of proposal",
	  conf_ikev2_proposal_set, "name" },

	/* --- keyring --- */
	{ MODE_IKEV2_KEYRING, "peer WORD$name", "Configure a Peer and associated keys\nPeer name",
	  NULL, "name", NULL, 0, 0, MODE_IKEV2_KEYRING_PEER },
	{ MODE_IKEV2_KEYRING_PEER, "description LINE$text",
	  "Specify a description of this peer\nDescription" },
	{ MODE_IKEV2_KEYRING_PEER, "hostname WORD$host", "Hostname of peer\nHostname" },
	{ MODE_IKEV2_KEYRING_PEER, "address A.B.C.D$addr [A.B.C.D$mask]",
	  "Specify address of peer\nIP address\nNetmask" },
	{ MODE_IKEV2_KEYRING_PEER, "address X:X:X:X::X/<0-128>$prefix6",
	  "Specify address of peer\nIPv6 prefix", NULL, "prefix6" },
	{ MODE_IKEV2_KEYRING_PEER, "address X:X:X:X::X$addr6",
	  "Specify address of peer\nIPv6 address", NULL, "addr6" },
	{ MODE_IKEV2_KEYRING_PEER, "identity {address {A.B.C.D$addr|X:X:X:X::X$addr}|fqdn "
	  "{WORD$fqdn|domain WORD$domain}|email {WORD$email|domain WORD$domain}|key-id "
	  "WORD$keyid}", "Specify IKE identity to use\naddress\nIPv4 address\nIPv6 address\n"
	  "Fully qualified domain name string\nfqdn string\nFQDN with domain name\ndomain\n"
	  "Fully qualified email string\nemail string\nemail with domain name\ndomain\n"
	  "key-id opaque string\nkey-id string" },
	{ MODE_IKEV2_KEYRING_PEER,
	  "pre-shared-key local {0 LINE$key|6 LINE$key6|hex HEX$hex|LINE$key}",
	  "specify the pre-shared key\nspecify signing key\n" H_KEY, conf_keyring_key },
	{ MODE_IKEV2_KEYRING_PEER,
	  "pre-shared-key remote {0 LINE$key|6 LINE$key6|hex HEX$hex|LINE$key}",
	  "specify the pre-shared key\nspecify verifying key\n" H_KEY, conf_keyring_key },
	{ MODE_IKEV2_KEYRING_PEER, "pre-shared-key {0 LINE$key|6 LINE$key6|hex HEX$hex|LINE$key}",
	  "specify the pre-shared key\n" H_KEY, conf_keyring_key },
	{ MODE_IKEV2_KEYRING_PEER,
	  "ppk manual id WORD$id key {0 WORD$key|6 WORD$key6|hex HEX$hex|WORD$key} [required]",
	  "Post-quantum pre-shared key\nEntered by hand\nIdentity\nIdentity string\nKey\n" H_KEY
	  "\nRefuse peers without it", conf_key_type },
	{ MODE_IKEV2_KEYRING_PEER, "ppk dynamic WORD$client [required]",
	  "Post-quantum pre-shared key\nFrom a key source\nName of the SKIP client block\n"
	  "Refuse peers without it", NULL, NULL, NULL, 0, GRAM_INERT },

	{ MODE_IKEV2_KEYRING_PEER, "ppk", "Post-quantum pre-shared key", ONLY_NO },

	/* --- profile --- */
	{ MODE_IKEV2_PROFILE, "keyring", "Specify keyring to use", ONLY_NO },
	{ MODE_IKEV2_PROFILE, "authentication remote", "Set authentication method\n"
	  "Set remote authentication method", ONLY_NO },
	{ MODE_IKEV2_PROFILE, "nat", "NAT-transparency", ONLY_NO },
	{ MODE_IKEV2_PROFILE, "pki trustpoint", "Specify certificate authorities to trust\n"
	  "Specify the trustpoint to be used", ONLY_NO },
	{ MODE_IKEV2_PROFILE, "aaa authorization group", "Specify AAA related configs\n"
	  "Specify AAA authorization\nGroup authorization", ONLY_NO },
	{ MODE_IKEV2_PROFILE, "description LINE$text", "Specify a description of this profile\n"
	  "Description" },
	{ MODE_IKEV2_PROFILE, "shutdown", "shutdown the IKEv2 profile" },
	{ MODE_IKEV2_PROFILE, "match fvrf {any|WORD$vrf}",
	  "Match values of peer\nfvrf of the profile\nAny fvrf\nfvrf name" },
	{ MODE_IKEV2_PROFILE, "match address local A.B.C.D$addr",
	  "Match values of peer\nMatch address\nLocal address\nLocal IP address", NULL, "addr" },
	{ MODE_IKEV2_PROFILE, "match address local X:X:X:X::X$addr",
	  "Match values of peer\nMatch address\nLocal address\nLocal IPv6 address", NULL, "addr" },
	{ MODE_IKEV2_PROFILE, "match address local interface IFACE$interface",
	  "Match values of peer\nMatch address\nLocal address\nInterface\nInterface name", NULL,
	  "interface" },
	{ MODE_IKEV2_PROFILE, "match inbound-only",
	  "Match values of peer\nMatch only inbound sessions", NULL, NULL, NULL, 0, 0 },
	{ MODE_IKEV2_PROFILE, "match application {autovpn|sdwan}",
	  "Match values of peer\nMatch an application\nAutoVPN\nSD-WAN", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "match identity remote {address {A.B.C.D$addr "
	  "[A.B.C.D$mask]|X:X:X:X::X/<0-128>$prefix6|X:X:X:X::X$addr6}|fqdn {WORD$fqdn|domain "
	  "WORD$domain}|email {WORD$email|domain WORD$domain}|key-id WORD$keyid|any}",
	  "Match values of peer\nMatch identity\nRemote identity\nIP Address(es)\n"
	  "IP address prefix\nspecify mask\nIPv6 address prefix\nIPv6 address\n"
	  "Fully qualified domain name string\nfqdn string\nmatch domain part of the fqdn\n"
	  "domain\nFully qualified email string\nemail string\nmatch domain part of the email\n"
	  "domain\nkey-id opaque string\nkey-id string\nmatch any peer identity", NULL, NULL,
	  NULL, 0, GRAM_MULTI },
	{ MODE_IKEV2_PROFILE, "match certificate WORD$map",
	  "Match values of peer\nPeer certificate attributes\nCertificate map", NULL, "map" },
	{ MODE_IKEV2_PROFILE, "identity local {address {A.B.C.D$addr|X:X:X:X::X$addr}|fqdn "
	  "WORD$fqdn|email WORD$email|key-id WORD$keyid|dn}", "Specify IKE identity to use\n"
	  "Specify the local IKE identity to use for the negotiations\naddress\nIPv4 address\n"
	  "IPv6 address\nFully qualified domain name string\nfqdn string\n"
	  "Fully qualified email string\nemail string\nkey-id opaque string - proprietary types "
	  "of identification\nkey-id string\nDistinguished Name" },
	{ MODE_IKEV2_PROFILE,
	  "authentication remote pre-share [key {0 LINE$key|6 LINE$key6|hex HEX$hex|LINE$key}]",
	  "Set authentication method\nSet remote authentication method\nPre-Shared Key\n"
	  "specify key\n" H_KEY, conf_key_type },
	{ MODE_IKEV2_PROFILE, "authentication remote rsa-sig", "Set authentication method\n"
	  "Set remote authentication method\nRivest-Shamir-Adleman Signature" },
	{ MODE_IKEV2_PROFILE, "authentication remote ecdsa-sig",
	  "Set authentication method\nSet remote authentication method\nECDSA Signature" },
	{ MODE_IKEV2_PROFILE, "authentication remote eap [query-identity|timeout "
	  "<45-180>$timeout]...", "Set authentication method\nSet remote authentication method\n"
	  "Extensible Authentication Protocol\nQuery EAP identity from peer\n"
	  "Timeout for EAP replies\nseconds" },
	{ MODE_IKEV2_PROFILE, "authentication remote anyconnect-eap aggregate [cert-request]",
	  "Set authentication method\nSet remote authentication method\nAnyConnect EAP\n"
	  "Aggregate authentication\nRequest the peer's certificate" },
	{ MODE_IKEV2_PROFILE, "authentication local {pre-share [key {0 LINE$key|6 LINE$key6|hex "
	  "HEX$hex|LINE$key}]|rsa-sig|ecdsa-sig|eap [gtc|md5|mschapv2|username "
	  "WORD$user|password {0 WORD$password|6 WORD$password6|WORD$password}]...}",
	  "Set authentication method\nSet local authentication method\nPre-Shared Key\n"
	  "specify key\n" H_KEY "\nRivest-Shamir-Adleman Signature\nECDSA Signature\n"
	  "Extensible Authentication Protocol\nEAP GTC method\nEAP MD5 method\n"
	  "EAP MSCHAPv2 method\nSpecify EAP username\nusername\nSpecify EAP password\n"
	  "Unencrypted\npassword\nEncrypted\npassword\npassword", conf_key_type },
	{ MODE_IKEV2_PROFILE, "keyring local WORD$keyring",
	  "Specify keyring to use\nLocal keyring\nKeyring name" },
	{ MODE_IKEV2_PROFILE, "keyring aaa WORD$list [name-mangler WORD$mangler|password {0 "
	  "WORD$password|6 WORD$password6|WORD$password}]...", "Specify keyring to use\n"
	  "AAA based keyring\nAAA authorization list\nDerive the name from the peer's identity\n"
	  "name-mangler name\nPassword for the request\nUnencrypted\npassword\nEncrypted\n"
	  "password\npassword", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "keyring ppk WORD$keyring",
	  "Specify keyring to use\nPost-quantum pre-shared keys\nKeyring name" },
	{ MODE_IKEV2_PROFILE, "pki trustpoint WORD$name [sign|verify]",
	  "Specify certificate authorities to trust\nSpecify the trustpoint to be used\ntrustpoint "
	  "name\nUse certificate from this trustpoint to create digital signature\nUse certificate "
	  "from this trustpoint to verify digital signature", NULL, "name" },
	{ MODE_IKEV2_PROFILE, "lifetime <120-86400>$seconds",
	  "Set lifetime for ISAKMP security association\nlifetime in seconds", NULL, NULL,
	  "lifetime 86400" },
	{ MODE_IKEV2_PROFILE, "lifetime certificate", "Set lifetime for ISAKMP security "
	  "association\nDerive it from the peer's certificate", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "dpd <10-3600>$interval <2-60>$retry {on-demand|periodic}",
	  "Enable IKE liveness check for peers\nDPD R-U-THERE interval\nDPD Retry Interval\n"
	  "Send DPD queries only as needed\nSend DPD queries at regular intervals" },
	{ MODE_IKEV2_PROFILE, "nat keepalive <5-3600>$seconds",
	  "NAT-transparency\nSpecify keepalive\nNumber of seconds between keep alives" },
	{ MODE_IKEV2_PROFILE, "nat force-encap",
	  "NAT-transparency\nForce UDP encapsulation of IPsec packets" },
	{ MODE_IKEV2_PROFILE, "initial-contact force",
	  "Initial-contact processing\nTreat every authentication as an initial contact" },
	{ MODE_IKEV2_PROFILE, "ivrf WORD$vrf", "I-VRF of the profile\nivrf name" },
	{ MODE_IKEV2_PROFILE, "aaa authentication {eap|anyconnect-eap} WORD$list",
	  "Specify AAA related configs\nSpecify AAA authentication\nEAP\nAnyConnect EAP\n"
	  "List name" },
	{ MODE_IKEV2_PROFILE,
	  "aaa authorization group {psk|cert|eap|anyconnect-eap}$method list WORD$list "
	  "[name-mangler WORD$mangler|WORD$group] [password {0 WORD$password|6 "
	  "WORD$password6|WORD$password}|local]",
	  "Specify AAA related configs\nSpecify AAA authorization\nGroup authorization\nUse PSK "
	  "method\nUse certificate method\nUse EAP method\nUse AnyConnect EAP method\nSpecify AAA "
	  "method list\nlist name\nDerive the name from the peer's identity\nname-mangler name\n"
	  "name of the authorization policy\nPassword for the request\nUnencrypted\npassword\n"
	  "Encrypted\npassword\npassword\nLocal", NULL, "method" },
	{ MODE_IKEV2_PROFILE,
	  "aaa authorization group override {psk|cert|eap|anyconnect-eap}$method list WORD$list "
	  "[name-mangler WORD$mangler|WORD$group] [password {0 WORD$password|6 "
	  "WORD$password6|WORD$password}|local]",
	  "Specify AAA related configs\nSpecify AAA authorization\nGroup authorization\nGroup "
	  "attributes win over the user's\nUse PSK method\nUse certificate method\nUse EAP method\n"
	  "Use AnyConnect EAP method\nSpecify AAA method list\nlist name\nDerive the name from the "
	  "peer's identity\nname-mangler name\nname of the authorization policy\nPassword for the "
	  "request\nUnencrypted\npassword\nEncrypted\npassword\npassword\nLocal", NULL, "method" },
	{ MODE_IKEV2_PROFILE, "aaa authorization user {psk|cert|eap|anyconnect-eap}$method "
	  "{cached|list WORD$list [name-mangler WORD$mangler|WORD$user] [password {0 "
	  "WORD$password|6 WORD$password6|WORD$password}]}", "Specify AAA related configs\n"
	  "Specify AAA authorization\nUser authorization\nUse PSK method\n"
	  "Use certificate method\nUse EAP method\nUse AnyConnect EAP method\n"
	  "Use the attributes that came with the authentication\nSpecify AAA method list\n"
	  "list name\nDerive the name from the peer's identity\nname-mangler name\nuser name\n"
	  "Password for the request\nUnencrypted\npassword\nEncrypted\npassword\npassword", NULL,
	  "method" },
	{ MODE_IKEV2_PROFILE, "aaa accounting {psk|cert|eap|anyconnect-eap}$method WORD$list",
	  "Specify AAA related configs\nSpecify AAA accounting\nUse PSK method\nUse certificate "
	  "method\nUse EAP method\nUse AnyConnect EAP method\nlist name", NULL, "method", NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "config-exchange request",
	  "Config exchange options\nSend a configuration request", NULL, NULL,
	  "config-exchange request", 0, GRAM_KEEP_NO },
	{ MODE_IKEV2_PROFILE, "config-exchange set accept",
	  "Config exchange options\nConfig-exchange set\nAccept what the peer sets", NULL, NULL,
	  "config-exchange set accept", 0, GRAM_KEEP_NO },
	{ MODE_IKEV2_PROFILE, "config-exchange set send",
	  "Config exchange options\nConfig-exchange set\nSet at the peer", NULL, NULL,
	  "config-exchange set send", 0, GRAM_KEEP_NO },
	{ MODE_IKEV2_PROFILE, "redirect gateway auth",
	  "IKEv2 Redirect\nGateway\nRedirect in the authentication exchange", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "reconnect [timeout <600-86400>$seconds]",
	  "Enable reconnect of clients\nTimeout\nseconds", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "anyconnect profile WORD$name",
	  "AnyConnect\nProfile pushed to the client\nName of the profile", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IKEV2_PROFILE, "virtual-template <1-4095>$n [mode auto]",
	  "Specify the virtual-template for dynamic interface creation.\n"
	  "Virtual-Template interface number\nMode of the tunnel\n"
	  "Chosen by what the peer asks for" },

	/* --- global --- */
	{ MODE_CONFIG, "crypto ikev2 dpd <10-3600>$interval <2-60>$retry {on-demand|periodic}",
	  H_IKEV2 "Enable IKE liveness check for peers\nDPD R-U-THERE interval\n"
	  "DPD Retry Interval\nSend DPD queries only as needed\nSend DPD queries at regular "
	  "intervals", NULL, NULL, NULL, RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 nat keepalive <5-3600>$seconds", H_IKEV2
	  "NAT-transparency\nSpecify keepalive\nNumber of seconds between keep alives", NULL,
	  NULL, NULL, RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 window <1-200>$n",
	  H_IKEV2 "IKEV2 window size\nwindow size", NULL, NULL, "crypto ikev2 window 5",
	  RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 cookie-challenge <0-1000>$n",
	  H_IKEV2 "Set Cookie-challenge watermark\nhalf-open SAs", NULL, NULL, NULL,
	  RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 limit max-sa <1-9999>$n",
	  H_IKEV2 "Limit the number of SAs\nLimit of all SAs\nnumber", NULL, NULL, NULL,
	  RANK_IKEV2_GLOBAL },
	/* the keyword is misspelt in IOS; the right spelling is taken too */
	{ MODE_CONFIG, "crypto ikev2 limit max-in-negotation-sa <1-9999>$n [incoming|outgoing]$way",
	  H_IKEV2 "Limit the number of SAs\nLimit of SAs in negotiation\nnumber\nOnly incoming\n"
	  "Only outgoing", NULL, "way", NULL, RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 limit max-in-negotiation-sa <1-9999>$n "
	  "[incoming|outgoing]$way", H_IKEV2 "Limit the number of SAs\nLimit of SAs in "
	  "negotiation\nnumber\nOnly incoming\nOnly outgoing", conf_alias_form, NULL, NULL, 0,
	  GRAM_HIDDEN },
	{ MODE_CONFIG, "crypto ikev2 limit queue sa-init <100-100000>$n", H_IKEV2
	  "Limit the number of SAs\nLimit a queue\nIncoming IKE_SA_INIT\nnumber", NULL, NULL,
	  NULL, RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 fragmentation [mtu <68-1500>$mtu]",
	  H_IKEV2 "Enable fragmentation of ikev2 packets\nSet fragmentation MTU\nMTU (bytes)", NULL,
	  NULL, NULL, RANK_IKEV2_GLOBAL },
	{ MODE_CONFIG, "crypto ikev2 http-url cert",
	  H_IKEV2 "Enable http URL lookup\nCertificates", NULL, NULL, "crypto ikev2 http-url cert",
	  RANK_IKEV2_GLOBAL, GRAM_KEEP_NO },
	{ MODE_CONFIG, "crypto ikev2 http-url bundle",
	  H_IKEV2 "Enable http URL lookup\nBundles of certificates", NULL, NULL, NULL,
	  RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 certificate-cache <1-2000>$n",
	  H_IKEV2 "Cache for storing certificates fetched from HTTP URLs\nnumber of certificates",
	  NULL, NULL, NULL, RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 redirect client [max-redirects <1-255>$n]",
	  H_IKEV2 "IKEv2 Redirect Mechanism\nAccept redirects\nLimit\nnumber of redirects", NULL,
	  NULL, NULL, RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 redirect gateway {init|auth}",
	  H_IKEV2 "IKEv2 Redirect Mechanism\nRedirect clients\nOn IKE_SA_INIT\nOn IKE_AUTH", NULL,
	  NULL, NULL, RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 diagnose error <1-1000>$n",
	  H_IKEV2 "IKEV2 diagnose\nError path trace\nmaximum number of entries", NULL, NULL, NULL,
	  RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 disconnect-revoked-peers",
	  H_IKEV2 "Disconnect peers whose certificate was revoked", NULL, NULL, NULL,
	  RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 cts sgt", H_IKEV2 "Cisco Trust Security\nSecurity group tag",
	  NULL, NULL, NULL, RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto ikev2 reconnect key {1|2}$n [active] {0 LINE$key|6 LINE$key6|LINE$key}",
	  H_IKEV2 "Reconnect of clients\nKey of the tokens\nFirst key\nSecond key\n"
	  "Use this one for new tokens\nUnencrypted\nkey\nEncrypted\nkey\nkey", NULL, "n", NULL, RANK_IKEV2_GLOBAL, GRAM_INERT },
	{ MODE_CONFIG, "crypto logging session",
	  "Encryption module\nLogging messages\nLog up/down session", NULL, NULL, NULL,
	  RANK_CRYPTO_LOGGING },
	{ MODE_CONFIG, "crypto logging ikev2",
	  "Encryption module\nLogging messages\nLog IKEv2 messages", NULL, NULL, NULL,
	  RANK_CRYPTO_LOGGING },
	{ 0 }
};
