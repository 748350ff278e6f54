/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of GETVPN groups, and of rarer forms of PKI, VRFs, key chains, lists, lines, class and
 * policy maps. Most are kept without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

const struct gram_row rest_rows[] = {
	/* --- GETVPN --- */
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

	/* --- PKI --- */
	{ MODE_PKI_TRUSTPOINT, "{match eku {client-auth|code-signing|email-protection|"
	  "ipsec-end-system|ipsec-tunnel|ipsec-user|ocsp-signing|server-auth|ssh-client|"
	  "ssh-server|time-stamping}...|validity-days <1-3650>$days|ocsp {disable-nonce|"
	  "skip-cert-check}|certificate hash {md5|sha1|sha256}|on WORD$device|root {tftp "
	  "HOST$tftp WORD$file|proxy WORD$proxy|ca WORD$rca}|query {url WORD$qurl|certificate}|"
	  "is-subordinate|dn {country WORD$c|WORD$dn}|est {profile WORD$est}|tls {server|"
	  "client}|auto-trigger|enrollment command|root-ca}$what",
	  "Match a certificate\nExtended key usage\nClient\nCode\nEmail\nIPsec end system\n"
	  "IPsec tunnel\nIPsec user\nOCSP\nServer\nSSH client\nSSH server\nTime\nValidity\n"
	  "Number\nOCSP\nNo nonce\nNo check\nCertificate\nHash\nMD5\nSHA-1\nSHA-256\nEnable "
	  "logging to all enabled destinations\nDevice\nroot\nTFTP\nHostname or A.B.C.D\nName\n"
	  "Proxy\nURL\nCertification authority\nName\nQueries\nURL\nURL\nImport a certificate "
	  "from a TFTP server or the terminal\nSubordinate\nDN\nCountry portion from DN\nName\n"
	  "password\nEST\nProfile\nName\nTLS\nServer\nclient\nAuto trigger\nEnrollment\nCommands"
	  "\nRoot ca",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_PKI_TRUSTPOINT, "fingerprint {HEX$sha1|HEX$g1 HEX$g2 [HEX$g3] [HEX$g4] [HEX$g5]}",
	  "authentication fingerprint\nHexadecimal value\nSerial number\nSerial number\nSerial "
	  "number\nSerial number\nSerial number",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_PKI_ENROLL, "{method-est credential WORD$est|reenrollment {credential "
	  "WORD$recred|url WORD$reurl}|source-interface IFACE$source|arbitrary-trustpoint "
	  "WORD$arb}$what",
	  "EST\nExisting certificate\ntrustpoint\nAgain\nExisting certificate\ntrustpoint\nURL\n"
	  "URL\nSource interface\nInterface\nTrustpoint\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto pki {token {default|WORD$token}$tk {max-retries <0-15>$mr|"
	  "removal timeout {<0-480>$rt|none}|secondary {config WORD$sc|unconfig WORD$su}|"
	  "user-pin [<0-9>$upt] [WORD$upin]|lock|unlock|encrypted-user-pin}|trustpool {import "
	  "{clean [terminal|url WORD$tcu]|terminal|url WORD$tu|ca-bundle}|clean}|nvram {format|"
	  "cert}|benchmark {start <0-200>$bs [wrap]|stop|clear}|crl request WORD$crlreq|cert "
	  "validate WORD$certval}",
	  "Encryption module\nPublic Key components\nToken\nDefault\nNamed authorization list.\n"
	  "Max retries\nNumber\nRemoval\nTimeout\nNumber\nNone\nSecondary\nConfiguration\nName\n"
	  "Unconfig\nName\nUser pin\nNumber\nName\nLock\nUnlock\nEncrypted user pin\nTrust pool"
	  "\nImport\nClean\nConfigure from the terminal\nFile\nURL\nConfigure from the terminal"
	  "\nFile\nURL\nCa bundle\nClean\nnvram\nFormat\nUse certificate method\nBenchmark\n"
	  "Start\nNumber\nWrap\nStop\nClear DF bit.\nCRL\nRequest\nName\nUse certificate method"
	  "\nvalidate reply data\nName",
	  conf_ignore, NULL, NULL, 0, GRAM_NO_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto key {export|import} rsa WORD$label {pem {terminal|url WORD$url} "
	  "[des|3des|aes] [WORD$pass]|exportable pem {terminal|url WORD$xurl} [WORD$xpass]|"
	  "general-purpose pem {terminal|url WORD$gurl} [WORD$gpass]|usage-keys pem {terminal|"
	  "url WORD$uurl} [WORD$upass]|signature pem {terminal|url WORD$surl} [WORD$spass]|"
	  "encryption pem {terminal|url WORD$eurl} [WORD$epass]}",
	  "Encryption module\nLong term key operations\nExport keys\nImport keys\nRSA\nlabel\n"
	  "Import from PEM files\nShow it\nFile\nURL\nDES\n3DES\nUse AES\nName\nThe key can be "
	  "exported\nPEM\nShow it\nFile\nURL\npassword\nGeneral purpose\nPEM\nShow it\nFile\nURL"
	  "\npassword\nUsage keys\nPEM\nShow it\nFile\nURL\npassword\nSignature only\nPEM\nShow "
	  "it\nFile\nURL\npassword\nencryption\nPEM\nShow it\nFile\nURL\npassword",
	  conf_ignore, NULL, NULL, 0, GRAM_NO_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto {wui tti {introducer|petitioner|registrar}|provisioning "
	  "{introducer|petitioner|registrar}}$kind",
	  "Encryption module\nWui\nTti\nIntroducer\nPetitioner\nRegistrar\nProvisioning\n"
	  "Introducer\nPetitioner\nRegistrar",
	  NULL, "kind", NULL, RANK_PKI_CHAIN+1, GRAM_INERT, MODE_MISC },
	{ MODE_ISAKMP_GROUP, "{auto-update client WORD$type url WORD$auurl rev <1-32767>$rev|"
	  "browser-proxy WORD$bp|crypto aaa attribute list WORD$list|dhcp {server "
	  "{A.B.C.D$server|HOST$server}|giaddr A.B.C.D$giaddr|timeout <4-30>$timeout}|"
	  "smartcard-removal-disconnect|ipv6 {dns X:X:X:X::X$dns [X:X:X:X::X$dns2]|pool "
	  "WORD$pool}}$what",
	  "Update\nClient\nName\nURL\nURL\nRev\nNumber\nBrowser proxy\nName\nEncryption module\n"
	  "AAA\nAttribute\nList\nname\nDHCP\nDHCP server\nIP address\nHostname or A.B.C.D\n"
	  "Gateway address\nIP address\nTimeout\nseconds\nSmartcards\nIPv6\nSpecify DNS "
	  "Addresses\nServer's IPv6 address\nIPv6 address of next-hop\nName pool of addresses\n"
	  "Pool name",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto vpn {anyconnect {WORD$file sequence <1-65535>$seq|profile "
	  "WORD$profile WORD$pfile|WORD$file}|csd WORD$csd}",
	  "Encryption module\nVPN\nAnyConnect\nName\nSequence\nNumber\nProfile\nName\npassword\n"
	  "password\nCsd\nName",
	  NULL, NULL, NULL, RANK_SNMP-4, GRAM_MULTI | GRAM_INERT },

	/* --- VRFs and key chains --- */
	{ MODE_VRF, "{vnet tag <2-4094>$tag|mdt {default A.B.C.D$mdt|data A.B.C.D$data "
	  "A.B.C.D$wild [threshold <1-4294967>$threshold] [list WORD$list]|log-reuse|mtu "
	  "<576-18010>$mtu|auto-discovery {pim|mldp|receiver-site|vxlan}|default vxlan "
	  "A.B.C.D$vx|overlay use-bgp|preference {mldp|pim}...|strict-rpf interface}|vpn id "
	  "WORD$vpn|context WORD$context|vnid <1-16777215>$vnid|snmp context WORD$snmp}$what",
	  "Virtual network\nTag\ntag\nMulticast\nDefault\nIP address\nspecify data pattern\nIP "
	  "address\nMask\nThreshold\nNumber\nList\nname\nLog reuse\nMTU\nNumber\nAuto discovery"
	  "\nProtocol Independent Multicast\nMldp\nReceiver site\nVXLAN\nDefault\nVXLAN\nIP "
	  "address\nOverlay\nUse bgp\nPreference\nMldp\nProtocol Independent Multicast\nStrict "
	  "rpf\nInterface\nVPN\nID\nIdentity string\nContext\nName\nVnid\nNumber\nSNMP\nContext"
	  "\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_VRF_AF, "{mdt {default {A.B.C.D$mdt|mpls mldp A.B.C.D$mldp|vxlan A.B.C.D$vx}|"
	  "data {A.B.C.D$data A.B.C.D$wild|mpls mldp <1-65536>$dm|<1-65536>$dmax|threshold "
	  "<0-4294967>$dthr} [threshold <1-4294967>$threshold] [list WORD$list]|log-reuse|mtu "
	  "<576-18010>$mtu|auto-discovery {pim|mldp|receiver-site|vxlan|interworking} [inter-as|"
	  "pim-tlv-announce]|overlay {use-bgp [spt-only|source-tree-info]|bgp "
	  "{shared-tree-prune-delay <0-5000>$stp|source-tree-prune-delay <0-5000>$sop}}|"
	  "preference {mldp|pim}...|strict-rpf interface|partitioned mldp p2mp|p2mp}|bgp "
	  "{next-hop IFACE$nexthop|soft-reconfig-backup}|inter-as-hybrid [csc] [next-hop "
	  "{global|A.B.C.D$nh}]|protection local-prefixes|route-replicate [recursion-policy "
	  "destination] from {unicast {all|connected|static|ospf <1-65535>$uo|eigrp "
	  "<1-65535>$ue|bgp <1-4294967295>$ub|rip|isis}|vrf {global|WORD$vrf} {unicast|"
	  "multicast} {all|connected|static|ospf <1-65535>$o|eigrp <1-65535>$e|bgp "
	  "<1-4294967295>$b|rip|isis|mobile|odr}} [route-map WORD$map]|snmp context WORD$snmp|"
	  "topology {base|WORD$topology}|service {alg|WORD$service}|import {ipv4|ipv6} {unicast|"
	  "multicast} [<1-2147483647>$limit] map WORD$imap [allow-evpn]|export {ipv4|ipv6} "
	  "{unicast|multicast} [<1-2147483647>$xlimit] [allow-backup] map WORD$emap "
	  "[allow-evpn]|maximum {routes <1-4294967295>$max reinstall <1-100>$reinstall}}$what",
	  "Multicast\nDefault\nIP address\nMPLS\nMldp\nIP address\nVXLAN\nIP address\nspecify "
	  "data pattern\nIP address\nMask\nMPLS\nMldp\nNumber\nNumber\nThreshold\nNumber\n"
	  "Threshold\nNumber\nList\nname\nLog reuse\nMTU\nNumber\nAuto discovery\nProtocol "
	  "Independent Multicast\nMldp\nReceiver site\nVXLAN\nInterworking\nInter as\nPim tlv "
	  "announce\nOverlay\nUse bgp\nSpt only\nSource tree info\nBGP information\nShared tree "
	  "prune delay\nNumber\nSource tree prune delay\nNumber\nPreference\nMldp\nProtocol "
	  "Independent Multicast\nStrict rpf\nInterface\nPartitioned\nMldp\nP2mp\nP2mp\nBGP "
	  "information\nNext hop\nInterface\nUse soft-reconfiguration\nInter-AS\nCsc\nNext hop\n"
	  "Global\nIP address\nEnable tunnel protection\nLocal prefixes\nReplication\nRecursion "
	  "policy\nDestination\nFrom\nUnicast\nAll VRFs\nConnected\nStatic routes\nOSPF "
	  "interface commands\nProcess ID\nEnhanced Interior Gateway Routing Protocol (EIGRP)\n"
	  "Autonomous system number\nBorder Gateway Protocol (BGP)\nAutonomous system number\n"
	  "RIP\nISO IS-IS\nVRF\nGlobal\nName\nUnicast\nAddress Family modifier\nAll VRFs\n"
	  "Connected\nStatic routes\nOSPF interface commands\nProcess ID\nEnhanced Interior "
	  "Gateway Routing Protocol (EIGRP)\nAutonomous system number\nBorder Gateway Protocol "
	  "(BGP)\nAutonomous system number\nRIP\nISO IS-IS\nMobile routes\nOn Demand stub Routes"
	  "\nRoute-map\nname\nSNMP\nContext\nName\nShow EIGRP topology\nBase topology\nName\n"
	  "Service\nALG\nName\nImport\nIPv4\nIPv6\nUnicast\nAddress Family modifier\nNumber\n"
	  "Enter a crypto map\nCrypto map tag\nAllow evpn\nExport\nIPv4\nIPv6\nUnicast\nAddress "
	  "Family modifier\nNumber\nAllow backup\nEnter a crypto map\nCrypto map tag\nAllow evpn"
	  "\nMaximum\nRoutes\nnumber\nReinstall\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IP_VRF, "{route-replicate from {vrf WORD$vrf|unicast} {all|connected|static}|"
	  "export {ipv4 {unicast|multicast}} [<1-2147483647>$xlimit] map WORD$emap|import {ipv4 "
	  "{unicast|multicast}} [<1-2147483647>$limit] map WORD$imap}$what",
	  "Replication\nFrom\nVRF\nVRF name\nUnicast\nAll VRFs\nConnected\nStatic routes\nExport"
	  "\nIPv4\nUnicast\nAddress Family modifier\nNumber\nEnter a crypto map\nCrypto map tag"
	  "\nImport\nIPv4\nUnicast\nAddress Family modifier\nNumber\nEnter a crypto map\nCrypto "
	  "map tag",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_KEYCHAIN_KEY, "{accept-lifetime|send-lifetime|lifetime}$what [local] hh:mm:ss$t "
	  "{MONTH$m <1-31>$d|<1-31>$d MONTH$m} <1993-2035>$y {duration <1-2147483646>$s|"
	  "infinite|hh:mm:ss$et {MONTH$em <1-31>$ed|<1-31>$ed MONTH$em} <1993-2035>$ey}",
	  "Set accept lifetime of key\nSet send lifetime of key\nSecurity association duration\n"
	  "Local\nTime\nMonth\nNumber\nNumber\nMonth\nNumber\nLimit of time\nNumber\nnever\nTime"
	  "\nMonth\nNumber\nNumber\nMonth\nNumber",
	  NULL, "what" },
	{ MODE_KEYCHAIN_KEY, "{send-id|recv-id}$what <0-255>$n",
	  "Send ID\nReceive ID\nNumber",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_KEYCHAIN_KEY, "{include-tcp-options|accept-ao-mismatch|description LINE$text}",
	  "Options\nMismatch\nDescription\nText",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },

	/* --- lists --- */
	{ MODE_ACL_EXT, "dynamic WORD$name [timeout <1-9999>$timeout] {permit|deny} {ip|tcp|udp|"
	  "icmp|gre|esp|ahp|<0-255>$proto} {any|host A.B.C.D$shost|A.B.C.D$saddr A.B.C.D$swild} "
	  "{any|host A.B.C.D$dhost|A.B.C.D$daddr A.B.C.D$dwild} [log]",
	  "Dynamic entry\nName\nMaximum time\nminutes\nPermit\nSpecify packets to reject\nAny "
	  "Internet Protocol\nGlobal TCP parameters\nUDP\nICMP\nCisco's GRE tunneling\n"
	  "Encapsulation Security Payload\nAuthentication Header Protocol\nNumber\nAny host\nA "
	  "single host\nAddress\nMask\nMask\nAny host\nA single host\nAddress\nMask\nMask\nLog "
	  "matches against this entry",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "access-list <100-199>$n dynamic WORD$name [timeout <1-9999>$timeout] "
	  "{permit|deny} {ip|tcp|udp|icmp|gre|esp|ahp|<0-255>$proto} {any|host A.B.C.D$shost|"
	  "A.B.C.D$saddr A.B.C.D$swild} {any|host A.B.C.D$dhost|A.B.C.D$daddr A.B.C.D$dwild} "
	  "[log]",
	  "Add an access list entry\nIP extended access list\nDynamic entry\nName\nMaximum time "
	  "to live\nminutes\nPermit\nSpecify packets to reject\nAny Internet Protocol\nGlobal "
	  "TCP parameters\nUDP\nICMP\nCisco's GRE tunneling\nEncapsulation Security Payload\n"
	  "Authentication Header Protocol\nNumber\nAny host\nA single host\nAddress\nMask\nMask"
	  "\nAny host\nA single host\nAddress\nMask\nMask\nLog matches against this entry",
	  NULL, NULL, NULL, RANK_ACL, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "access-list {<700-799>$n {permit|deny} H.H.H$mac [H.H.H$mask]|"
	  "<200-299>$n {permit|deny} HEX$type [HEX$tmask]|<300-399>$n {permit|deny} WORD$decnet "
	  "[WORD$dmask]|<1100-1199>$n {permit|deny} H.H.H$smac H.H.H$smask H.H.H$dmac "
	  "H.H.H$dmask}",
	  "Add an access list entry\nNumber\nSpecify packets to forward\nSpecify packets to "
	  "reject\nMAC address\nMAC address\nNumber\nSpecify packets to forward\nSpecify "
	  "packets to reject\nHexadecimal value\nSerial number\nNumber\nSpecify packets to "
	  "forward\nSpecify packets to reject\nName\npassword\nNumber\nPermit\nSpecify packets "
	  "to reject\nMAC address\nMAC address\nMAC address\nMAC address",
	  NULL, NULL, NULL, RANK_ACL, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "access-list <700-799>$n remark LINE$text",
	  "Add an access list entry\nNumber\nAccess list entry comment\nComment up to 100 "
	  "characters",
	  NULL, NULL, NULL, RANK_ACL, GRAM_MULTI | GRAM_INERT },
	{ MODE_ACL6, "evaluate WORD$reflect [sequence <1-4294967294>$seq]",
	  "Evaluate an access list\nReflexive list\nSequence\nnumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },

	/* --- lines --- */
	{ MODE_LINE, "{private|autocommand-options nohangup|ip tcp {input-coalesce-threshold "
	  "<1-1000>$ict|keepalive}|location LINE$text|transport output {all|none|{lapb-ta|lat|"
	  "mop|nasi|pad|rlogin|ssh|telnet|udptn|v120|acercon}...}|speed <0-4294967295>$speed|"
	  "stty|session-disconnect-warning <0-4294967295>$sdw [message LINE$sdm]|batch|printer "
	  "diablo|width <0-512>$width|timeout login response <1-300>$tlr|telnet {break-on-ip|"
	  "faststream|notify-remote|refuse-negotiations|speed <0-4294967295>$tsp "
	  "[<0-4294967295>$tspmax]|sync-on-break|transparent}|logout-warning "
	  "[<0-4294967295>$low]|exec-character-bits {7|8}|data-character-bits {7|8}|"
	  "special-character-bits {7|8}|default-value {exec-character-bits|"
	  "special-character-bits} {7|8}|terminal-type WORD$tt|lockable|vacant-message "
	  "[LINE$vm]|refuse-message LINE$rm|dispatch-timeout <0-4294967294>$dt|"
	  "dispatch-character {WORD$dc}...|dispatch-machine WORD$dm|start-character WORD$startc|"
	  "stop-character WORD$stopc|padding WORD$padc <0-255>$padn|hold-character WORD$holdc|"
	  "disconnect-character WORD$disc|activation-character WORD$actc|script {activation|"
	  "arap-callback|callback|connection|dialer|reset|startup} WORD$script|autoselect {arap|"
	  "during-login|ppp|slip|timeout <1-120>$ast}...|autohangup [session-switch]|editing|"
	  "full-help|insecure|international|buffer-length <16-1500>$bl|domain-lookup|"
	  "exec-prompt timestamp|group-range <0-2000>$gr <0-2000>$gre|no-password|priority "
	  "<0-15>$prio|monitor-mode}$what",
	  "Private\nOptions\nNo hangup\nIP information\nGlobal TCP parameters\nInput coalesce "
	  "threshold\nNumber\nKeepalive\nTerminal location\nText\nTransport\nDefine which "
	  "protocols to use for outgoing connections\nAll protocols\nNo protocols\nLAPB\nLAT\n"
	  "MOP\nNASI\nPAD\nRlogin\nConfigure ssh options\nTelnet\nUDPTN\nV.120\nACERCON\nSpeed\n"
	  "baud\nTerminal\nWarning\nNumber\nMessage\nText\nBatch\nPrinter\nDiablo\nSet width of "
	  "the display terminal\nNumber of characters on a screen line\nTimeout\nDisplay Secure "
	  "Login Configurations and State\nResponses\nNumber\nTelnet\nBreak on ip\nFaststream\n"
	  "Notify remote\nRefuse negotiations\nSpeed\nbaud\nDelay\nSync on break\ntransparent\n"
	  "Warning\nNumber\nExec character bits\nencrypted\nEight\nBits\nencrypted\nEight\nBits"
	  "\nencrypted\nEight\nDefaults\nExec character bits\nBits\nencrypted\nEight\nType\nname"
	  "\nLocking\nMessage\nText\nRefusal\nText\nTimeout\nNumber\nCharacter\nName\nDispatch "
	  "machine\nName\nStart\nName\nStop\nName\nPadding\nName\nAn IP protocol number\n"
	  "Character\nName\nCharacter\nName\nCharacter\nName\nScript\nActivation\nArap callback"
	  "\nCallback\nFor outbound connections. (telnet, rlogin)\nDialer\nRemove all conditions"
	  "\nStartup\nName\nSelection\nFor ARAP\nDuring login\nPPP\nSerial Line IP\nTimeout\n"
	  "Number\nHang up\nSession switch\nCommand line editor\nFull help\nInsecure\n"
	  "International\nBuffer\nNumber\nEnable IP Domain Name System hostname translation\n"
	  "Prompt\nPrint timestamps\nGroup\nNumber\nNumber\nPassword\nPriority\nNumber\nMonitor "
	  "mode",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN },

	{ MODE_LINE, "access-class WORD$acl {in|out}$way {vrfname WORD$vrf} [vrf-also]",
	  "Filter connections based on an IP access list\nAccess list\nFilter incoming "
	  "connections\nout\nVRF name\nName\nAlso those of VRFs",
	  NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_CONFIG, "alias {router|line|subinterface|route-map|class-map|policy-map|"
	  "address-family|crypto-map|dhcp|keychain|vrf|ipsec-profile|isakmp|null-interface|"
	  "map-class}$mode WORD$name LINE$text",
	  "Create command alias\nEnable an IPV6 routing process\nUse line password for "
	  "authentication.\nSubinterface\nRoute-map\nClass map\nPolicy map\nEIGRP "
	  "address-family show commands\nCrypto map\nDHCP\nKeychain\nVRF\nIpsec profile\n"
	  "Configure ISAKMP policy\nNull interface\nMap class\nName\nText",
	  NULL, "mode name", NULL, RANK_ALIAS, GRAM_INERT | GRAM_HIDDEN },

	/* --- QoS --- */
	{ MODE_CLASS_MAP, "match [not] {dscp|ip dscp}$what {<0-63>$dscp|af11|af12|af13|af21|"
	  "af22|af23|af31|af32|af33|af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}...",
	  "Match values of peer\nNegate\nDSCP\nIP information\nDSCP\nvalue\nAf11\nAf12\nAf13\n"
	  "Af21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\nAf43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\n"
	  "Cs7\nDefault\nEf",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CLASS_MAP, "match [not] {precedence|ip precedence}$what {<0-7>$prec|critical|"
	  "flash|flash-override|immediate|internet|network|priority|routine}...",
	  "Match values of peer\nNegate\nPrecedence\nIP information\nPrecedence\nvalue\n"
	  "Critical conditions\nFlash\nFlash override\nWrite at once\nInternet\nFor network "
	  "services. (PPP, SLIP, ARAP)\nPriority\nRoutine",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CLASS_MAP, "match [not] {ip rtp <2000-65535>$first <0-16383>$range|mpls "
	  "experimental [topmost] {<0-7>$exp}...|vlan [inner] {<1-4094>$vlan|WORD$vlans}...|"
	  "packet length {max <1-2000>$max|min <1-2000>$min}...|source-address mac H.H.H$smac|"
	  "destination-address mac H.H.H$dmac|fr-dlci <16-1007>$dlci|discard-class <0-7>$dc|"
	  "traffic-class <0-7>$tc|atm-clp|atm-vci <32-65535>$vci|cos inner {<0-7>$cosin}...|"
	  "fr-de|metadata WORD$metadata|security-group {source|destination} tag <1-65533>$sgt}",
	  "Match values of peer\nNegate\nIP information\nRTP\nNumber\nNumber\nMPLS\nExperimental"
	  "\nTopmost\nNumber\nVLAN\nInner\nNumber\nName\nPacket dumps\nlength\nmaximum\nNumber\n"
	  "minimum\nNumber\nSource\nMAC\nMAC address\nDestination\nMAC\nMAC address\nDLCI\n"
	  "Number\nDiscard class\nNumber\nTraffic class\nNumber\nCLP\nVCI\nNumber\nCoS\nInner\n"
	  "Number\nFr de\nMetadata\nName\nSecurity group\nSource address translation\n"
	  "destination\nTag\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_POLICY_MAP_CLASS, "police {<8000-128000000000>$bps|cir {<8000-128000000000>$cir|"
	  "percent <1-100>$cirp}|rate {<1-10000000000>$rate [bps|cps|pps]|percent "
	  "<1-100>$ratep}} [bc <1000-2000000000>$bc [ms]|burst <1-2000000000>$burst [bytes|"
	  "packets|ms]|pir {<8000-128000000000>$pir|percent <1-100>$pirp}|peak-rate "
	  "<1-10000000000>$peak {bps|cps|pps}|be <1000-2000000000>$be [ms]|peak-burst "
	  "<1-2000000000>$pburst [bytes|packets|ms]|{<1000-2000000000>$nburst "
	  "[<1000-2000000000>$nbe]}]... [conform-action {drop|transmit|set-clp-transmit|"
	  "set-cos-transmit <0-7>$a1|set-cos-inner-transmit <0-7>$a1|set-discard-class-transmit "
	  "<0-7>$a1|set-dscp-transmit {<0-63>$a1|af11|af12|af13|af21|af22|af23|af31|af32|af33|"
	  "af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}|set-dscp-tunnel-transmit "
	  "{<0-63>$a1|default|ef}|set-frde-transmit|set-mpls-exp-imposition-transmit <0-7>$a1|"
	  "set-mpls-exp-topmost-transmit <0-7>$a1|set-prec-transmit {<0-7>$a1|critical|flash|"
	  "flash-override|immediate|internet|network|priority|routine}|set-prec-tunnel-transmit "
	  "<0-7>$a1|set-qos-transmit <0-99>$a1}] [exceed-action {drop|transmit|set-clp-transmit|"
	  "set-cos-transmit <0-7>$a2|set-cos-inner-transmit <0-7>$a2|set-discard-class-transmit "
	  "<0-7>$a2|set-dscp-transmit {<0-63>$a2|af11|af12|af13|af21|af22|af23|af31|af32|af33|"
	  "af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}|set-dscp-tunnel-transmit "
	  "{<0-63>$a2|default|ef}|set-frde-transmit|set-mpls-exp-imposition-transmit <0-7>$a2|"
	  "set-mpls-exp-topmost-transmit <0-7>$a2|set-prec-transmit {<0-7>$a2|critical|flash|"
	  "flash-override|immediate|internet|network|priority|routine}|set-prec-tunnel-transmit "
	  "<0-7>$a2|set-qos-transmit <0-99>$a2}] [violate-action {drop|transmit|"
	  "set-clp-transmit|set-cos-transmit <0-7>$a3|set-cos-inner-transmit <0-7>$a3|"
	  "set-discard-class-transmit <0-7>$a3|set-dscp-transmit {<0-63>$a3|af11|af12|af13|af21|"
	  "af22|af23|af31|af32|af33|af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}|"
	  "set-dscp-tunnel-transmit {<0-63>$a3|default|ef}|set-frde-transmit|"
	  "set-mpls-exp-imposition-transmit <0-7>$a3|set-mpls-exp-topmost-transmit <0-7>$a3|"
	  "set-prec-transmit {<0-7>$a3|critical|flash|flash-override|immediate|internet|network|"
	  "priority|routine}|set-prec-tunnel-transmit <0-7>$a3|set-qos-transmit <0-99>$a3}]",
	  "Police\nNumber\nCir\nNumber\npercent\nPercentage\nRate\nNumber\nBps\nCps\nRate\n"
	  "percent\nPercentage\nBc\nNumber\nMs\nBurst\nNumber\nBytes\nPackets\nMs\nPir\nNumber\n"
	  "percent\nPercentage\nPeak rate\nNumber\nBps\nCps\nRate\nBe\nNumber\nMs\nPeak burst\n"
	  "Number\nBytes\nPackets\nMs\nNumber\nNumber\nConform action\nDrop\nTransmit bandwidth"
	  "\nSet clp transmit\nSet cos transmit\nNumber\nSet cos inner transmit\nNumber\nSet "
	  "discard class transmit\nNumber\nSet dscp transmit\nNumber\nAf11\nAf12\nAf13\nAf21\n"
	  "Af22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\nAf43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\nCs7\n"
	  "Default\nEf\nSet dscp tunnel transmit\nNumber\nDefault\nEf\nSet frde transmit\nSet "
	  "mpls exp imposition transmit\nNumber\nSet mpls exp topmost transmit\nNumber\nSet "
	  "prec transmit\nNumber\nCritical conditions\nFlash\nFlash override\nWrite at once\n"
	  "Internet\nFor network services. (PPP, SLIP, ARAP)\nPriority\nRoutine\nSet prec "
	  "tunnel transmit\nNumber\nSet qos transmit\nNumber\nAction when exceeding\nDrop\n"
	  "Transmit bandwidth\nSet clp transmit\nSet cos transmit\nNumber\nSet cos inner "
	  "transmit\nNumber\nSet discard class transmit\nNumber\nSet dscp transmit\nNumber\nAf11"
	  "\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\nAf43\nCs1\nCs2\nCs3\n"
	  "Cs4\nCs5\nCs6\nCs7\nDefault\nEf\nSet dscp tunnel transmit\nNumber\nDefault\nEf\nSet "
	  "frde transmit\nSet mpls exp imposition transmit\nNumber\nSet mpls exp topmost "
	  "transmit\nNumber\nSet prec transmit\nNumber\nCritical conditions\nFlash\nFlash "
	  "override\nWrite at once\nInternet\nFor network services. (PPP, SLIP, ARAP)\nPriority"
	  "\nRoutine\nSet prec tunnel transmit\nNumber\nSet qos transmit\nNumber\nAction when "
	  "violating\nDrop\nTransmit bandwidth\nSet clp transmit\nSet cos transmit\nNumber\nSet "
	  "cos inner transmit\nNumber\nSet discard class transmit\nNumber\nSet dscp transmit\n"
	  "Number\nAf11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\nAf43\nCs1\n"
	  "Cs2\nCs3\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\nSet dscp tunnel transmit\nNumber\nDefault"
	  "\nEf\nSet frde transmit\nSet mpls exp imposition transmit\nNumber\nSet mpls exp "
	  "topmost transmit\nNumber\nSet prec transmit\nNumber\nCritical conditions\nFlash\n"
	  "Flash override\nWrite at once\nInternet\nFor network services. (PPP, SLIP, ARAP)\n"
	  "Priority\nRoutine\nSet prec tunnel transmit\nNumber\nSet qos transmit\nNumber" },
	{ MODE_POLICY_MAP_CLASS, "conform-action {drop|transmit|set-clp-transmit|"
	  "set-cos-transmit <0-7>$a1|set-cos-inner-transmit <0-7>$a1|set-discard-class-transmit "
	  "<0-7>$a1|set-dscp-transmit {<0-63>$a1|af11|af12|af13|af21|af22|af23|af31|af32|af33|"
	  "af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}|set-dscp-tunnel-transmit "
	  "{<0-63>$a1|default|ef}|set-frde-transmit|set-mpls-exp-imposition-transmit <0-7>$a1|"
	  "set-mpls-exp-topmost-transmit <0-7>$a1|set-prec-transmit {<0-7>$a1|critical|flash|"
	  "flash-override|immediate|internet|network|priority|routine}|set-prec-tunnel-transmit "
	  "<0-7>$a1|set-qos-transmit <0-99>$a1}",
	  "Action when conforming\nDrop\nTransmit bandwidth\nSet clp transmit\nSet cos transmit"
	  "\nNumber\nSet cos inner transmit\nNumber\nSet discard class transmit\nNumber\nSet "
	  "dscp transmit\nNumber\nAf11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\n"
	  "Af42\nAf43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\nSet dscp tunnel transmit"
	  "\nNumber\nDefault\nEf\nSet frde transmit\nSet mpls exp imposition transmit\nNumber\n"
	  "Set mpls exp topmost transmit\nNumber\nSet prec transmit\nNumber\nCritical conditions"
	  "\nFlash\nFlash override\nWrite at once\nInternet\nFor network services. (PPP, SLIP, "
	  "ARAP)\nPriority\nRoutine\nSet prec tunnel transmit\nNumber\nSet qos transmit\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "exceed-action {drop|transmit|set-clp-transmit|"
	  "set-cos-transmit <0-7>$a2|set-cos-inner-transmit <0-7>$a2|set-discard-class-transmit "
	  "<0-7>$a2|set-dscp-transmit {<0-63>$a2|af11|af12|af13|af21|af22|af23|af31|af32|af33|"
	  "af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}|set-dscp-tunnel-transmit "
	  "{<0-63>$a2|default|ef}|set-frde-transmit|set-mpls-exp-imposition-transmit <0-7>$a2|"
	  "set-mpls-exp-topmost-transmit <0-7>$a2|set-prec-transmit {<0-7>$a2|critical|flash|"
	  "flash-override|immediate|internet|network|priority|routine}|set-prec-tunnel-transmit "
	  "<0-7>$a2|set-qos-transmit <0-99>$a2}",
	  "Action when exceeding\nDrop\nTransmit bandwidth\nSet clp transmit\nSet cos transmit\n"
	  "Number\nSet cos inner transmit\nNumber\nSet discard class transmit\nNumber\nSet dscp "
	  "transmit\nNumber\nAf11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\n"
	  "Af43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\nSet dscp tunnel transmit\n"
	  "Number\nDefault\nEf\nSet frde transmit\nSet mpls exp imposition transmit\nNumber\n"
	  "Set mpls exp topmost transmit\nNumber\nSet prec transmit\nNumber\nCritical conditions"
	  "\nFlash\nFlash override\nWrite at once\nInternet\nFor network services. (PPP, SLIP, "
	  "ARAP)\nPriority\nRoutine\nSet prec tunnel transmit\nNumber\nSet qos transmit\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "violate-action {drop|transmit|set-clp-transmit|"
	  "set-cos-transmit <0-7>$a3|set-cos-inner-transmit <0-7>$a3|set-discard-class-transmit "
	  "<0-7>$a3|set-dscp-transmit {<0-63>$a3|af11|af12|af13|af21|af22|af23|af31|af32|af33|"
	  "af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef}|set-dscp-tunnel-transmit "
	  "{<0-63>$a3|default|ef}|set-frde-transmit|set-mpls-exp-imposition-transmit <0-7>$a3|"
	  "set-mpls-exp-topmost-transmit <0-7>$a3|set-prec-transmit {<0-7>$a3|critical|flash|"
	  "flash-override|immediate|internet|network|priority|routine}|set-prec-tunnel-transmit "
	  "<0-7>$a3|set-qos-transmit <0-99>$a3}",
	  "Action when violating\nDrop\nTransmit bandwidth\nSet clp transmit\nSet cos transmit\n"
	  "Number\nSet cos inner transmit\nNumber\nSet discard class transmit\nNumber\nSet dscp "
	  "transmit\nNumber\nAf11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\n"
	  "Af43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\nSet dscp tunnel transmit\n"
	  "Number\nDefault\nEf\nSet frde transmit\nSet mpls exp imposition transmit\nNumber\n"
	  "Set mpls exp topmost transmit\nNumber\nSet prec transmit\nNumber\nCritical conditions"
	  "\nFlash\nFlash override\nWrite at once\nInternet\nFor network services. (PPP, SLIP, "
	  "ARAP)\nPriority\nRoutine\nSet prec tunnel transmit\nNumber\nSet qos transmit\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "police {flow|aggregate WORD$aggregate}",
	  "Police\nFlow\nAggregate authentication\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_POLICY_MAP_CLASS, "set {dscp|ip dscp}$what [tunnel] {<0-63>$dscp|af11|af12|af13|"
	  "af21|af22|af23|af31|af32|af33|af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef|"
	  "cos [table WORD$ct]|qos-group [table WORD$qt]|table WORD$table}",
	  "Set values for encryption/decryption\nDSCP\nIP information\nDSCP\nTunnel\nNumber\n"
	  "Af11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\nAf41\nAf42\nAf43\nCs1\nCs2\nCs3"
	  "\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\nCoS\nTable\nName\nQoS group\nTable\nName\nTable\n"
	  "Name",
	  NULL, "what" },
	{ MODE_POLICY_MAP_CLASS, "set {precedence|ip precedence}$what [tunnel] {<0-7>$prec|"
	  "critical|flash|flash-override|immediate|internet|network|priority|routine|cos [table "
	  "WORD$ct]|qos-group [table WORD$qt]}",
	  "Set values for encryption/decryption\nPrecedence\nIP information\nPrecedence\nTunnel"
	  "\nNumber\nCritical conditions\nFlash\nFlash override\nWrite at once\nInternet\nFor "
	  "network services. (PPP, SLIP, ARAP)\nPriority\nRoutine\nCoS\nTable\nName\nQoS group\n"
	  "Table\nName",
	  NULL, "what" },
	{ MODE_POLICY_MAP_CLASS, "set {mpls experimental {imposition|topmost}$mpls {<0-7>$exp|"
	  "qos-group [table WORD$qt]}|discard-class <0-7>$dc|traffic-class <0-7>$tc|cos-inner "
	  "<0-7>$cosin|fr-de|atm-clp|cos {<0-7>$cos|qos-group [table WORD$cqt]|cos-inner}|"
	  "qos-group {<0-99>$qg|{cos|dscp|precedence|discard-class} table WORD$qgt}}$what",
	  "Set values for encryption/decryption\nMPLS\nExperimental\nImposition\nTopmost\nNumber"
	  "\nQoS group\nTable\nName\nDiscard class\nNumber\nTraffic class\nNumber\nCoS\nNumber\n"
	  "Fr de\nCLP\nCoS\nvalue\nQoS group\nTable\nName\nCoS\nQoS group\nvalue\nCoS\nDSCP\n"
	  "Precedence\nDiscard class\nTable\nName",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_POLICY_MAP_CLASS, "queue-limit {<1-8192000>$n [packets|bytes|ms|us]|atm clp "
	  "<1-8192000>$clp|cos <0-7>$cos <1-8192000>$cosn|dscp WORD$dscp <1-8192000>$dscpn|"
	  "precedence WORD$prec <1-8192000>$precn|qos-group <0-99>$qg <1-8192000>$qgn}",
	  "Queue limit\nNumber\nPackets\nBytes\nMs\nUs\nAtm\nClp\nNumber\nCoS\nvalue\nNumber\n"
	  "DSCP\nvalue\nNumber\nPrecedence\nvalue\nNumber\nQoS group\nvalue\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "random-detect [dscp-based|prec-based|precedence-based|"
	  "discard-class-based|cos-based|atm-clp-based|ecn|aggregate]",
	  "Random early detection\nDscp based\nPrec based\nPrecedence based\nDiscard class based"
	  "\nCos based\nAtm clp based\nHandling of the ECN bits\nAggregate authentication",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "random-detect {dscp {<0-63>$dscp|af11|af12|af13|af21|af22|"
	  "af23|af31|af32|af33|af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|default|ef|rsvp}|"
	  "precedence {<0-7>$prec|rsvp}|discard-class <0-7>$dc|cos <0-7>$cos} <1-8192000>$min "
	  "[packets|bytes|ms|us] <1-8192000>$max [packets|bytes|ms|us] [<1-65535>$den]",
	  "Random early detection\nDSCP\nvalue\nAf11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\n"
	  "Af33\nAf41\nAf42\nAf43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\nRSVP\n"
	  "Precedence\nvalue\nRSVP\nDiscard class\nNumber\nCoS\nvalue\nNumber\nPackets\nBytes\n"
	  "Ms\nUs\nNumber\nPackets\nBytes\nMs\nUs\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "random-detect {exponential-weighting-constant <1-16>$ewc|flow}",
	  "Random early detection\nExponential weighting constant\nNumber\nFlow",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "fair-queue [<16-4096>$n|queue-limit <1-65536>$ql|"
	  "aggregate-limit <1-65536>$al|individual-limit <1-65536>$il|tos {<0-3>$tos}|qos-group "
	  "<0-99>$qg|pre-classify]",
	  "Fair queue\nNumber\nQueue limit\nNumber\nAggregate limit\nNumber\nIndividual limit\n"
	  "Number\nMatch packets with given TOS value\nNumber\nQoS group\nvalue\nClassify before" },
	{ MODE_POLICY_MAP_CLASS, "queue-buffers ratio <0-100>$ratio",
	  "Buffers\nratio\nNumber" },
	{ MODE_POLICY_MAP_CLASS, "compression header ip [rtp|tcp]",
	  "Compression\nHeader\nIP information\nRTP\nTCP",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_POLICY_MAP_CLASS, "netflow-sampler WORD$sampler",
	  "Sampler\nName",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_POLICY_MAP_CLASS, "estimate bandwidth [drop-one-in <2-1000000>$drop|delay-one-in "
	  "<1-1000000>$delay [milliseconds <8-1000>$ms]]...",
	  "Estimate\ntunnel bandwidth\nDrop one in\nNumber\nDelay one in\nNumber\nMilliseconds\n"
	  "Number",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_POLICY_MAP_CLASS, "urlfilter WORD$url",
	  "URL filter\nName",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_POLICY_MAP, "class WORD$name insert-before WORD$before",
	  "policy criteria\nclass\nInsert before\nName",
	  NULL, "name", NULL, 0, 0, MODE_POLICY_MAP_CLASS },
	{ MODE_PARAM_MAP, "{udp {idle-time <1-2147483>$ui [ageout-time <1-2147483>$ua]|"
	  "half-open {idle-time <1-2147483>$uh}}|icmp idle-time <1-2147483>$ii [ageout-time "
	  "<1-2147483>$ia]|dns-timeout <1-2147483>$dns|tcp max-incomplete host "
	  "<1-4294967295>$mi [block-time <0-35791>$bt]|tcp {half-close reset {on|off}|half-open "
	  "reset {on|off}|idle reset {on|off}|syn-flood {limit <1-4294967295>$sfl|rate "
	  "per-destination <1-1000000000>$sfr}}|sessions {rate {high|low} <1-2147483647>$srate "
	  "[time <1-2147483647>$srt]|packet {default|<2-65535>$spk}}|pattern LINE$pattern|"
	  "exclusive-domain {deny|permit} WORD$domain|multi-tenancy|per-box {aggressive-aging "
	  "{high {<1-4294967295>$aah|percent <1-100>$aahp}|low {<1-4294967295>$aal|percent "
	  "<1-100>$aalp}}...|max-incomplete <1-4294967295>$pbm|tcp syn-flood limit "
	  "<1-4294967295>$pbt}|zone-mismatch drop|timeout {init-state sec <60-65535>$tis|"
	  "fin-wait msec <1-65535>$tfw|<1-65535>$ts}}$what",
	  "UDP\nAutomatically delete IPSec SAs after a given idle period.\nseconds\nAgeout time"
	  "\nNumber\nHalf open\nAutomatically delete IPSec SAs after a given idle period.\n"
	  "seconds\nInternet Control Message Protocol\nAutomatically delete IPSec SAs after a "
	  "given idle period.\nseconds\nAgeout time\nNumber\nDNS\nNumber\nTCP\nHalf-open\nA "
	  "single host\nNumber\nBlock time\nNumber\nTCP\nHalf close\nRemove all conditions\n"
	  "Enable logging to all enabled destinations\noff\nHalf open\nRemove all conditions\n"
	  "Enable logging to all enabled destinations\noff\nIdle\nRemove all conditions\nEnable "
	  "logging to all enabled destinations\noff\nSyn flood\nLimit\nNumber\nRate\n"
	  "Deterministic distribution\nNumber\nInformation about Telnet connections\nRate\nhigh"
	  "\nlow\nNumber\nTime\nNumber\nPacket dumps\nDefault\nNumber\nRegular expression a "
	  "message must match\nText\nDomains\nSpecify packets to reject\nSpecify packets to "
	  "forward\nName\nMulti-tenancy\nPer box\nAggressive aging\nhigh\nNumber\npercent\n"
	  "Percentage\nlow\nnumber\npercent\nPercentage\nHalf-open\nNumber\nTCP\nSyn flood\n"
	  "Limit\nNumber\nMismatch\nDrop\nTimeout\nInit state\nSec\nNumber\nFin wait\n"
	  "milliseconds\nNumber\nseconds",
	  NULL, NULL, NULL, 0, GRAM_MULTI },

	/* --- more --- */
	{ MODE_CONFIG, "service password-recovery",
	  "Modify use of network based services\nPassword recovery",
	  NULL, NULL, NULL, RANK_SERVICE, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "aqm-register-fnf",
	  "Aqm register fnf",
	  NULL, NULL, NULL, RANK_PLATFORM, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_CONFIG, "ip local pool WORD$pool A.B.C.D$lo [A.B.C.D$hi] recycle delay <0-3600>$s",
	  "Global IP configuration subcommands\nSpecify local options\nIP Local address pool "
	  "lists\nPool name\nAddress\nMask\nRecycle\ndelay\nseconds",
	  NULL, "pool", NULL, RANK_POOL, GRAM_INERT },
	{ MODE_CONFIG, "ip host-list WORD$list",
	  "Global IP configuration subcommands\nHost list\nName",
	  NULL, "list", NULL, RANK_IP_EARLY+1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip access-list {helper egress check|match-local-traffic}",
	  "Global IP configuration subcommands\nNamed access-list\nHelper\nEgress\nCheck\nMatch "
	  "local traffic",
	  NULL, NULL, NULL, RANK_ACL_NAMED, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "privilege {address-family|archive|bgp|cm-fallback|crypto-map|"
	  "crypto-transform|dhcp|exec-server|flow-cache|ipsec-profile|keychain|keychain-key|"
	  "map-class|policy-map|class-map|route-map|subinterface|vrf|template}$mode [all] "
	  "{level <0-15>$level|reset} LINE$command",
	  "Command privilege parameters\nEIGRP address-family show commands\nArchive of the "
	  "running configuration information\nBGP information\nCm fallback\nCrypto map\nCrypto "
	  "transform\nDHCP\nExec server\nFlow cache\nIpsec profile\nKeychain\nKeychain key\nMap "
	  "class\nPolicy map\nClass map\nRoute-map\nSubinterface\nVRF\nTemplate\nAll VRFs\nSet "
	  "privilege level of command\nDefault privilege level for line\nReset privilege level "
	  "of command\nCommand",
	  NULL, "mode command", NULL, RANK_ALIAS+1, GRAM_INERT | GRAM_HIDDEN },
	{ 0 }
};
