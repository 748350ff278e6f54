/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of GETVPN (crypto gdoi): group members and key servers. Kept, without effect.
 */
#include "cli/conf.h"

const struct gram_row getvpn_rows[] = {
	{ MODE_CONFIG, "crypto {gdoi|gkm}$kind group WORD$name",
	  "Encryption module\nGDOI\nGroup key management\nGroup\nname",
	  NULL, "name", NULL, RANK_IPSEC_PROFILE+2, GRAM_INERT, MODE_GDOI },
	{ MODE_CONFIG, "crypto {gdoi|gkm}$kind group ipv6 WORD$name6",
	  "Encryption module\nGDOI\nGroup key management\nGroup\nIPv6\nName",
	  NULL, "name6", NULL, RANK_IPSEC_PROFILE+2, GRAM_INERT, MODE_GDOI },
	{ MODE_GDOI, "identity {number <0-2147483647>$n|address {ipv4 A.B.C.D$addr|ipv6 "
	  "X:X:X:X::X$addr6}}",
	  "Specify IKE identity to use\nNumber\nNumber\nAddress\nIPv4 Address\nIPv4 address\n"
	  "IPv6\nIPv6 address",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_GDOI, "server address {ipv4 {A.B.C.D$addr|HOST$host}|ipv6 {X:X:X:X::X$addr6}}",
	  "Specify a server\nAddress\nIPv4 Address\nIPv4 address\nHostname or A.B.C.D\nIPv6\n"
	  "IPv6 address",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_GDOI, "server local",
	  "Specify a server\nLocal",
	  NULL, NULL, NULL, 0, GRAM_INERT, MODE_GDOI_LOCAL },
	{ MODE_GDOI, "client {registration interface IFACE$interface|bypass-policy|protocol "
	  "{gdoi|gikev2 WORD$gikev2|ikev2 WORD$ikev2}|recovery-check interval <100-1000>$s|"
	  "rekey {encryption {des|3des|aes [128|192|256]}...|hash {sha|sha256|sha384|"
	  "sha512}...}|status active-sa track <1-1000>$track|transform-sets {WORD$ts}...|"
	  "transport-encrypt-key|pim-multicast}$what",
	  "Specify client configuration settings\nSettings for registration packets.\nInterface"
	  "\nInterface\nBypass policy\nProtocol\nGDOI\nG-IKEv2\nName\nIKEv2 commands\nName\n"
	  "Recovery check\nInterval\nNumber\nRekey\nencryption\nDES\n3DES\nUse AES\n128 bit "
	  "keys.\n192 bit keys.\n256 bit keys.\nHash\nSecure Hash Standard\nSecure Hash "
	  "Standard 2 (256 bit)\nSecure Hash Standard 2 (384 bit)\nSecure Hash Standard 2 (512 "
	  "bit)\nShow interface line status\nActive sa\nTracking information\nTracked object\n"
	  "Transform sets\nName\nTransport encrypt key\nPim multicast",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_GDOI, "passive",
	  "Passive",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_GDOI_LOCAL, "address {ipv4 A.B.C.D$addr|ipv6 X:X:X:X::X$addr6}",
	  "Specify address of peer\nIPv4 Address\nIPv4 address\nIPv6\nIPv6 address",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_GDOI_LOCAL, "rekey {acknowledgement {any|cisco|interoperable}|address {ipv4 "
	  "{<100-199>$acl|<2000-2699>$acl|WORD$acl}|ipv6 WORD$acl6}|algorithm {des|3des-cbc|"
	  "des-cbc|aes {128|192|256}}|authentication mypubkey {rsa|ec} WORD$key|lifetime "
	  "{seconds <300-86400>$s|days <1-30>$d}|retransmit <10-60>$r [number <1-10>$n|"
	  "periodic]|sig-hash algorithm {sha|sha256|sha384|sha512}|transport unicast}$what",
	  "Rekey\nAcknowledgement\nAny host\nCisco\nInteroperable\nAddress\nIPv4 Address\nNumber"
	  "\nNumber\nName\nIPv6\nName\nAlgorithms\nDES\n3des cbc\nDes cbc\nUse AES\n128 bit "
	  "keys.\n192 bit keys.\n256 bit keys.\nAuthentication\nShow public keys associated "
	  "with this router\nShow RSA public keys\nRemove EC keys\nlabel\nLifetime\nTime-based "
	  "key duration\nNumber\nlifetime in days\ndays\nretries\nNumber\nNumber\nNumber\nSend "
	  "DPD queries at regular intervals\nSig hash\nAlgorithms\nSecure Hash Standard\nSecure "
	  "Hash Standard 2 (256 bit)\nSecure Hash Standard 2 (384 bit)\nSecure Hash Standard 2 "
	  "(512 bit)\nTransport\nUnicast",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_GDOI_LOCAL, "sa {ipsec <1-1000>$sa}",
	  "Security association\nConfigure IPSEC policy\nNumber",
	  NULL, "sa", NULL, 0, GRAM_INERT, MODE_GDOI_SA },
	{ MODE_GDOI_LOCAL, "sa {receive-only|d3p window {sec <1-100>$ws|msec <200-100000>$wm}|"
	  "sync}$what",
	  "Security association\nSet receive only neighbor\nD3p\nIKEV2 window size\nSec\nNumber"
	  "\nmilliseconds\nNumber\nSynchronous",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_GDOI_LOCAL, "redundancy",
	  "Enter redundancy mode",
	  NULL, NULL, NULL, 0, GRAM_INERT, MODE_GDOI_COOP },
	{ MODE_GDOI_LOCAL, "{authorization {address {ipv4 {<1-99>$acl|WORD$acl}|ipv6 WORD$acl6}|"
	  "identity WORD$identity}|registration {interface IFACE$interface|periodic crl "
	  "trustpoint WORD$tp}|gdoi|gikev2 WORD$gikev2|identifier {range <0-65535>$lo - "
	  "<0-65535>$hi|value <0-65535>$value|<0-65535>$value}|group {size {small {8|12|16}|"
	  "medium|large}}|gm {pfs|announcement}|pfs|crl check}$what",
	  "Authorization parameters\nAddress\nIPv4 Address\nNumber\nName\nIPv6\nName\nMatch "
	  "identity\nIdentity name\nSettings for registration packets.\nInterface\nInterface\n"
	  "Send DPD queries at regular intervals\nCRL\nTrustpoint\nCA Server Name\nGDOI\nG-IKEv2"
	  "\nName\nBy number\nMatch only packets in the range of port numbers\nPort number\n"
	  "subtract\nNumber\nvalue\nNumber\nholdtime\nGroup\nSize\nSmall\nSpecifies a PBKDF2 "
	  "HASHED secret will follow\n12\nDH 4096 MODP\nMedium\nLarge\nGm\nSpecify pfs settings"
	  "\nAnnouncement\nSpecify pfs settings\nCRL\nCheck the key",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_GDOI_SA, "{profile WORD$profile|match address {ipv4 {<100-199>$acl|"
	  "<2000-2699>$acl|WORD$acl}|ipv6 WORD$acl6}|replay {counter window-size [64|128|256|"
	  "512|1024]$ws|time window-size <1-100>$tws}|security-association lifetime {seconds "
	  "<120-86400>$s|kilobytes <2560-4294967295>$kb|kilobytes disable}|tag cts sgt|"
	  "description LINE$text}$what",
	  "Enter call-home profile configuration mode\nName\nRoutes to match\nMatch address\n"
	  "IPv4 Address\nNumber\nNumber\nName\nIPv6\nName\nSet replay checking\nCounter\nSet "
	  "replay window size.\nWindow size of 64 (default)\nWindow size of 128\nWindow size of "
	  "256\nWindow size of 512\nWindow size of 1024\nTime\nSet replay window size.\nNumber\n"
	  "Security association parameters\nSecurity association duration\nTime-based key "
	  "duration\nNumber\nVolume-based key duration\nNumber\nVolume-based key duration\n"
	  "Disable the volume limit\nTag\nCisco Trust Security\nSecurity group tag\nDescription"
	  "\nText",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_GDOI_SA, "replay",
	  "Set replay checking",
	  NULL, NULL, NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_GDOI_COOP, "{local priority <1-255>$priority|peer address {ipv4 A.B.C.D$addr|"
	  "ipv6 X:X:X:X::X$addr6}|protocol {timeout {periodic <5-3600>$tp|refresh <5-3600>$tr|"
	  "retransmit <5-3600>$tt}|retransmit <1-10>$pr|version {base|optimize|<1-255>$v}|"
	  "election {on|off}}}",
	  "Local\nPriority\nvalue\nFor one peer\nBy address\nIPv4 Address\nIPv4 address\nIPv6\n"
	  "IPv6 address\nProtocol\nTimeout\nSend DPD queries at regular intervals\nNumber\n"
	  "Refresh\nNumber\nretries\nNumber\nretries\nNumber\nVersion\nBase topology\nOptimize\n"
	  "Number\nElection\nEnable logging to all enabled destinations\noff",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ 0 }
};
