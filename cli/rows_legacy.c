/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of IKEv1 (crypto isakmp, crypto keyring, Easy VPN): taken and kept, without effect.
 */
#include "cli/conf.h"

#define H_ISAKMP "Encryption module\nConfigure ISAKMP policy\n"
#define H_KEYTYPE \
	"Specifies an UNENCRYPTED password will follow\nThe UNENCRYPTED (cleartext) user " \
	"password\nSpecifies an ENCRYPTED password will follow\nThe ENCRYPTED user password\n" \
	"The UNENCRYPTED (cleartext) user password\n"
#define KEY "{0 WORD$key|6 WORD$key6|WORD$key}"

const struct gram_row legacy_rows[] = {
	{ MODE_CONFIG, "crypto keyring WORD$name [vrf WORD$vrf]", "Encryption module\nKey ring "
	  "commands\nIdentify keyring\nVRF\nVRF name", NULL, "name", NULL, RANK_ISAKMP_KEYRING,
	  GRAM_INERT, MODE_KEYRING_V1 },
	{ MODE_KEYRING_V1, "description LINE$text", "Keyring description\nText" },
	{ MODE_KEYRING_V1, "local-address {IFACE$interface|A.B.C.D$addr|X:X:X:X::X$addr} "
	  "[WORD$vrf]", "Interface to use for local address\nInterface\nAddress\nIPv6 address\n"
	  "VRF" },
	{ MODE_KEYRING_V1, "pre-shared-key address A.B.C.D$addr [A.B.C.D$mask] key {0 LINE$key|6 "
	  "LINE$key6|LINE$key}", "Preshared key\nDefine shared key by address\nPeer IP address\n"
	  "Peer IP subnet mask\nDefine key\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) user password\nSpecifies an ENCRYPTED password will "
	  "follow\nThe ENCRYPTED user password\nThe UNENCRYPTED (cleartext) user password",
	  conf_key_type, "addr mask" },
	{ MODE_KEYRING_V1, "pre-shared-key address ipv6 X:X:X:X::X/<0-128>$prefix key {0 "
	  "LINE$key|6 LINE$key6|LINE$key}", "Preshared key\nDefine shared key by address\nIPv6\n"
	  "Peer IPv6 prefix\nDefine key\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) user password\nSpecifies an ENCRYPTED password will "
	  "follow\nThe ENCRYPTED user password\nThe UNENCRYPTED (cleartext) user password",
	  conf_key_type, "prefix" },
	{ MODE_KEYRING_V1, "pre-shared-key hostname WORD$host key {0 LINE$key|6 "
	  "LINE$key6|LINE$key}", "Preshared key\nDefine shared key by hostname\nPeer host name\n"
	  "Define key\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) user password\nSpecifies an ENCRYPTED password will "
	  "follow\nThe ENCRYPTED user password\nThe UNENCRYPTED (cleartext) user password",
	  conf_key_type, "host" },
	{ MODE_KEYRING_V1, "rsa-pubkey {address A.B.C.D$addr|name WORD$name} "
	  "[encryption|signature]", "RSA public key\naddress\naddress\nname\nname\nencryption\n"
	  "signature", NULL, NULL, NULL, 0, GRAM_MULTI },

	{ MODE_CONFIG, "crypto isakmp policy <1-10000>$n", H_ISAKMP
	  "Set policy for an ISAKMP protection suite\nPriority of protection suite", NULL, "n",
	  NULL, RANK_ISAKMP, GRAM_INERT, MODE_ISAKMP_POLICY },
	{ MODE_ISAKMP_POLICY, "encryption {3des|des|aes [128|192|256]$bits}",
	  "Set encryption algorithm for protection suite\nThree key triple DES\n"
	  "DES - Data Encryption Standard (56 bit keys).\nAES - Advanced Encryption Standard.\n"
	  "128 bit keys.\n192 bit keys.\n256 bit keys.", NULL, NULL, "encryption des" },
	{ MODE_ISAKMP_POLICY, "hash {md5|sha|sha256|sha384|sha512}",
	  "Set hash algorithm for protection suite\nMessage Digest 5\nSecure Hash Standard\n"
	  "Secure Hash Standard 2 (256 bit)\nSecure Hash Standard 2 (384 bit)\n"
	  "Secure Hash Standard 2 (512 bit)", NULL, NULL, "hash sha" },
	{ MODE_ISAKMP_POLICY, "authentication {pre-share|rsa-encr|rsa-sig|ecdsa-sig}",
	  "Set authentication method for protection suite\nPre-Shared Key\n"
	  "Rivest-Shamir-Adleman Encryption\nRivest-Shamir-Adleman Signature\nECDSA Signature",
	  NULL, NULL, "authentication rsa-sig" },
	{ MODE_ISAKMP_POLICY, "group {1|2|5|14|15|16|19|20|21|24}",
	  "Set the Diffie-Hellman group\nDiffie-Hellman group 1 (768 bit)\n"
	  "Diffie-Hellman group 2 (1024 bit)\nDiffie-Hellman group 5 (1536 bit)\n"
	  "Diffie-Hellman group 14 (2048 bit)\nDiffie-Hellman group 15 (3072 bit)\n"
	  "Diffie-Hellman group 16 (4096 bit)\nDiffie-Hellman group 19 (256 bit ecp)\n"
	  "Diffie-Hellman group 20 (384 bit ecp)\nDiffie-Hellman group 21 (521 bit ecp)\n"
	  "Diffie-Hellman group 24 (2048 bit, 256 bit subgroup)", NULL, NULL, "group 1" },
	{ MODE_ISAKMP_POLICY, "lifetime <60-86400>$seconds", "Set lifetime for ISAKMP security "
	  "association\nlifetime in seconds", NULL, NULL, "lifetime 86400" },
	{ MODE_CONFIG, "crypto isakmp key " KEY " address A.B.C.D$addr [A.B.C.D$mask] [no-xauth]",
	  H_ISAKMP "Set pre-shared key for remote peer\n" H_KEYTYPE
	  "define shared key with IP address\nPeer IP address\nPeer IP subnet mask\n"
	  "Bypasses XAuth for this peer", conf_key_type, "addr mask", NULL, RANK_ISAKMP + 1,
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto isakmp key " KEY " address ipv6 X:X:X:X::X/<0-128>$prefix "
	  "[no-xauth]", H_ISAKMP "Set pre-shared key for remote peer\n" H_KEYTYPE
	  "define shared key with IP address\nIPv6\nPeer IPv6 prefix\n"
	  "Bypasses XAuth for this peer", conf_key_type, "prefix", NULL, RANK_ISAKMP + 1,
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto isakmp key " KEY " hostname WORD$host [no-xauth]", H_ISAKMP
	  "Set pre-shared key for remote peer\n" H_KEYTYPE "define shared key with hostname\n"
	  "Peer hostname\nBypasses XAuth for this peer", conf_key_type, "host", NULL, RANK_ISAKMP
	  + 1, GRAM_INERT },
	{ MODE_CONFIG, "crypto isakmp {aggressive-mode disable|invalid-spi-recovery|identity "
	  "{address|hostname|dn|auto}|keepalive <10-3600>$interval [<2-60>$retry] "
	  "[periodic|on-demand]|nat keepalive <5-3600>$nat|xauth timeout <5-90>$xauth|"
	  "client configuration address-pool local "
	  "WORD$pool|disconnect-revoked-peers|fragmentation|performance|diagnose error "
	  "[<1-1000>$diag]|default policy|aggressive-mode|skeme keepalive}$what", H_ISAKMP
	  "Disable ISAKMP aggressive mode\nDisable\nInitiate IKE and send Invalid SPI Notify\n"
	  "Set the identity which ISAKMP will use\nUse the IP address\nUse the hostname\n"
	  "Use the distinguished name\nAutomatic\nSet a keepalive interval for use with IOS "
	  "peers\nNumber of seconds between keep alives\nNumber of seconds between retries if "
	  "keepalive fails\nsend keepalives at regular intervals\n"
	  "send keepalives only as needed\nSet a nat keepalive interval\nKeepalive\nseconds\n"
	  "Set Extended Authentication options\nTimeout\nseconds\nClient\nConfiguration\nAddress pool\nLocal\npool\n"
	  "Disconnect revoked\nFragmentation\nPerformance\nDiagnose\nerrors\nnumber\nDefault\n"
	  "Policy\nAggressive mode\nSKEME\nKeepalive", NULL, "what", NULL, RANK_ISAKMP + 1,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto isakmp enable", H_ISAKMP "Enable ISAKMP", NULL, NULL,
	  "crypto isakmp enable", RANK_ISAKMP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto isakmp profile WORD$name", H_ISAKMP "Define ISAKMP Profiles\n"
	  "Isakmp Profile Name", NULL, "name", NULL, RANK_ISAKMP_PROFILE, GRAM_INERT,
	  MODE_ISAKMP_PROFILE },
	{ MODE_ISAKMP_PROFILE, "description LINE$text", "Specify a description of this profile\n"
	  "Text" },
	{ MODE_ISAKMP_PROFILE, "vrf WORD$vrf", "Specify the VRF it is related to\nVRF name" },
	{ MODE_ISAKMP_PROFILE, "keyring {WORD$keyring}...", "Specify keyring to use\nKeyring name"
	   },
	{ MODE_ISAKMP_PROFILE, "ca trust-point WORD$tp", "Specify certificate authorities to "
	  "trust\nSpecify the trustpoint to be used\ntrustpoint", NULL, "tp" },
	{ MODE_ISAKMP_PROFILE, "self-identity {address [ipv6]|fqdn|user-fqdn "
	  "WORD$user|trustpoint dn}", "Specify Identity to use\nThe IP address\nIPv6\n"
	  "Fully Qualified Domain Name\nuser@domain\nname\nTrustpoint\nDN" },
	{ MODE_ISAKMP_PROFILE, "match identity {group WORD$group|address {A.B.C.D$addr "
	  "[A.B.C.D$mask] [WORD$vrf]|ipv6 X:X:X:X::X/<0-128>$prefix [WORD$vrf]}|host {domain "
	  "WORD$hdomain|WORD$host}|user {domain WORD$udomain|fqdn WORD$ufqdn|WORD$user}}",
	  "Match values of peer\nMatch identity\nMatch group\nGroup\nIP Address(es)\n"
	  "IP address prefix\nspecify mask\nVRF\nIPv6\nprefix\nVRF\nmatch a hostname\ndomain\n"
	  "Domain\nHost name\nmatch a user-fqdn\ndomain\nDomain\nFQDN\nname\nUser", NULL, NULL,
	  NULL, 0, GRAM_MULTI },
	{ MODE_ISAKMP_PROFILE, "match certificate WORD$map", "Match values of peer\nPeer "
	  "certificate attributes\nMap", NULL, "map" },
	{ MODE_ISAKMP_PROFILE, "client authentication list WORD$list",
	  "Specify client configuration settings\nExtended authentication\nList\nList name" },
	{ MODE_ISAKMP_PROFILE, "client configuration {address {initiate|respond}|group "
	  "WORD$group}$what", "Specify client configuration settings\nConfiguration\nAddress\n"
	  "Initiate\nRespond\nGroup\nname", NULL, "what" },
	{ MODE_ISAKMP_PROFILE, "client pki authorization list WORD$list",
	  "Specify client configuration settings\nPKI\nAuthorization\nList\nname" },
	{ MODE_ISAKMP_PROFILE, "isakmp authorization list WORD$list",
	  "ISAKMP Authorization command\nAuthorization parameters\nList\nList name" },
	{ MODE_ISAKMP_PROFILE, "accounting WORD$list", "Enable AAA Accounting\nList name" },
	{ MODE_ISAKMP_PROFILE, "initiate mode aggressive", "Initiator properties\nNegotiation "
	  "mode\nAggressive" },
	{ MODE_ISAKMP_PROFILE, "keepalive <10-3600>$interval retry <2-60>$retry",
	  "Set a keepalive interval for use with IOS peers\nseconds\nRetry\nseconds" },
	{ MODE_ISAKMP_PROFILE, "local-address {IFACE$interface|A.B.C.D$addr|X:X:X:X::X$addr}",
	  "Interface to use for local address\nInterface\nAddress\nAddress" },
	{ MODE_ISAKMP_PROFILE, "virtual-template <1-4095>$n", "Specify the virtual-template for "
	  "dynamic interface creation.\nnumber" },
	{ MODE_ISAKMP_PROFILE, "qos-group <1-1023>$n", "Apply a Qos policy class map for this "
	  "profile\ngroup" },
	{ MODE_CONFIG, "crypto isakmp client configuration group WORD$name", H_ISAKMP
	  "Set client configuration policy\nConfiguration\nSet group profile attributes\n"
	  "Group name", NULL, "name", NULL, RANK_ISAKMP_PROFILE - 1, GRAM_INERT, MODE_ISAKMP_GROUP
	   },
	{ MODE_ISAKMP_GROUP, "key {0 LINE$key|6 LINE$key6|LINE$key}",
	  "pre-shared key/IKE password\nUNENCRYPTED\nkey\nENCRYPTED\nkey\nkey", conf_key_type },
	{ MODE_ISAKMP_GROUP, "dns A.B.C.D$first [A.B.C.D$second]", "Specify DNS Addresses\n"
	  "Server's IP address\nServer's IP address" },
	{ MODE_ISAKMP_GROUP, "wins A.B.C.D$first [A.B.C.D$second]",
	  "Specify WINS Addresses\nServer's IP address\nServer's IP address" },
	{ MODE_ISAKMP_GROUP, "domain WORD$domain", "Set default domain name to send to client\n"
	  "domain" },
	{ MODE_ISAKMP_GROUP, "pool WORD$pool", "Set name of address pool\npool" },
	{ MODE_ISAKMP_GROUP, "acl WORD$acl", "Specify split tunneling inclusion access-list "
	  "number\nAccess list" },
	{ MODE_ISAKMP_GROUP, "netmask A.B.C.D$mask", "netmask used by the client for local "
	  "connectivity\nmask" },
	{ MODE_ISAKMP_GROUP, "save-password", "Allows remote client to save XAUTH password" },
	{ MODE_ISAKMP_GROUP, "include-local-lan", "Enable Local LAN Access with no split tunnel" },
	{ MODE_ISAKMP_GROUP, "pfs", "The client should propose PFS" },
	{ MODE_ISAKMP_GROUP, "group-lock", "Enforce group lock feature" },
	{ MODE_ISAKMP_GROUP, "backup-gateway HOST$gateway", "Specify backup gateway\n"
	  "address or name", NULL, "gateway" },
	{ MODE_ISAKMP_GROUP, "split-dns WORD$domain", "DNS name to resolve\ndomain", NULL,
	  "domain" },
	{ MODE_ISAKMP_GROUP, "max-users <1-5000>$n", "Set maximum number of users for this "
	  "group\nnumber" },
	{ MODE_ISAKMP_GROUP, "max-logins <1-10>$n", "Set maximum simultaneous logins for users\n"
	  "number" },
	{ MODE_ISAKMP_GROUP, "access-restrict {IFACE$interface}", "Restrict clients in this "
	  "group to an interface\nInterface" },
	{ MODE_ISAKMP_GROUP, "firewall {are-u-there|policy WORD$policy}",
	  "Firewall\nCheck\nPolicy\nname" },
	{ MODE_ISAKMP_GROUP, "banner LINE$text", "Specify mode config banner\nc banner-text c, "
	  "where 'c' is a delimiting character", conf_banner },
	{ MODE_ISAKMP_GROUP, "configuration {url LINE$url|version <1-32767>$v}$what",
	  "Push configuration\nURL\nURL\nVersion\nnumber", NULL, "what" },

	{ MODE_CONFIG, "crypto ipsec client ezvpn WORD$name", "Encryption module\nConfigure "
	  "IPSEC policy\nConfigure a client\nEasy VPN\nName", NULL, "name", NULL,
	  RANK_IPSEC_PROFILE + 1, GRAM_INERT, MODE_EZVPN },
	{ MODE_EZVPN, "connect {auto|manual|acl WORD$acl}", "Connect\nAutomatic\nManual\n"
	  "By traffic\nAccess list", NULL, NULL, NULL, 0, 0 },
	{ MODE_EZVPN, "group WORD$group key LINE$key", "Group name\nname\nKey\nkey" },
	{ MODE_EZVPN, "mode {client|network-extension|network-plus}",
	  "Mode\nClient\nNetwork extension\nNetwork plus" },
	{ MODE_EZVPN, "peer HOST$peer [default]", "Peer\naddress or name\ndefault", NULL, "peer" },
	{ MODE_EZVPN, "acl WORD$acl", "Access list\nlist" },
	{ MODE_EZVPN, "local-address IFACE$interface", "Local address\nInterface" },
	{ MODE_EZVPN, "virtual-interface [<1-4095>$n]", "Virtual interface\nTemplate" },
	{ MODE_EZVPN, "username WORD$user password [0|6]$type LINE$password",
	  "User\nname\nPassword\nunencrypted\nencrypted\npassword" },
	{ MODE_EZVPN, "xauth userid mode {interactive|local|http-intercept}",
	  "XAUTH\nUser\nMode\nAsk\nLocal\nHTTP" },
	{ MODE_EZVPN, "nat {acl WORD$acl|allow}", "NAT\nlist\nlist\nallow" },
	{ MODE_EZVPN, "idletime <60-86400>$s", "Idle time\nseconds" },
	{ MODE_EZVPN, "backup WORD$name track <1-1000>$track", "Backup\nname\nTrack\nobject" },
	{ MODE_EZVPN, "flow restrict", "Flow\nrestrict" },
	{ MODE_CONFIG, "crypto call admission limit ike {sa|in-negotiation-sa}$what <0-99999>$n",
	  "Encryption module\nCall\nAdmission control\nLimit\nIKE\nSAs\nSAs in negotiation\n"
	  "number", NULL, "what", NULL, RANK_ISAKMP + 1, GRAM_INERT },
	{ MODE_CONFIG, "call admission limit <0-100000>$n", "Call\nAdmission control\nLimit\n"
	  "number", NULL, NULL, NULL, RANK_ISAKMP + 1, GRAM_INERT },
	{ MODE_CONFIG, "crypto engine {accelerator [<0-99>$slot]|slice WORD$slice|software "
	  "ipsec}", "Encryption module\nCrypto engine\nAccelerator\nslot\nSlice\nname\n"
	  "Software\nIPsec", NULL, NULL, NULL, RANK_IPSEC_GLOBAL, GRAM_MULTI | GRAM_KEEP_NO |
	  GRAM_INERT },
	{ MODE_CONFIG, "crypto mib ipsec flowmib history {tunnel|failure} size <0-65535>$n",
	  "Encryption module\nMIB\nIPsec\nFlow MIB\nHistory\nTunnel\nFailure\nSize\nnumber", NULL,
	  NULL, NULL, RANK_IPSEC_GLOBAL, GRAM_MULTI | GRAM_INERT },
	{ 0 }
};
