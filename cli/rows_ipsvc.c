/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of rarer forms of the IP services: DHCP, multicast, inspection, NBAR, NetFlow, WCCP, SSH
 * algorithms, PPP. Most are kept without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

const struct gram_row ipsvc_rows[] = {
	/* --- interface settings that global lines of the same beginning used to take --- */
	{ MODE_IF, "ppp {accm WORD$accm|accounting WORD$acct|acfc {local {forbid|request}|"
	  "remote {apply|ignore|reject}}|authentication {chap|eap|ms-chap|ms-chap-v2|pap}... "
	  "[callin|callout|callback|one-time|optional|if-needed|default|WORD$list]...|"
	  "authentication refuse|authorization [default|WORD$authz]|bap LINE$bap|bridge "
	  "{appletalk|ip|ipx}|caller name WORD$caller|chap {hostname WORD$host|password {0 "
	  "WORD$cpassword|7 HEX$cpassword7|WORD$cpassword}|refuse [callin]|direction {callin|"
	  "callout}|wait|splitnames|ignoreus}|compression {stac|mppc|predictor|lzs}|direction "
	  "{callin|callout|dedicated}|disconnect-cause {keepalive|remote} {lost-carrier|"
	  "port-error}|dnis WORD$dnis|eap {authenticate [callin]|identity WORD$identity|local|"
	  "password {0 WORD$epassword|7 HEX$epassword7|WORD$epassword}|refuse [callin]|wait}|"
	  "encrypt mppe {40|128|auto} [passive|required|stateful]...|iphc {disable|max-header "
	  "<60-168>$mh|max-period <0-65535>$mp|max-time <0-255>$mt}|ipcp {accept-address|"
	  "address {accept|required|unique}|dns {A.B.C.D$dns [A.B.C.D$dns2] [accept]|accept|"
	  "reject|request [accept]}|header-compression ack|ignore-map|mask {A.B.C.D$mask|reject|"
	  "request}|predictive|route default|username unique|wins {A.B.C.D$wins [A.B.C.D$wins2]|"
	  "accept|reject|request}}|ipv6cp {address unique|username unique}|lcp {delay "
	  "<1-255>$delay [<0-999>$delayms] [random <0-255>$random]|echo {mru verify [minimum "
	  "<0-16384>$mru]|interval <1-65535>$ei}|fast-start|predictive|renegotiation {always|"
	  "on-mismatch}}|link reorders|loopback ignore|max-bad-auth <1-255>$mba|max-configure "
	  "<1-255>$mc|max-failure <1-255>$mf|max-terminate <1-255>$mterm|microcode LINE$mcode|"
	  "mru match|ms-chap refuse [callin]|ms-chap-v2 refuse [callin]|mtu adaptive [proxy]|"
	  "ncp override local|multilink [bap|endpoint {hostname|ip A.B.C.D$eip|mac IFACE$emac|"
	  "none|phone WORD$ephone|string WORD$estring}|fragment {delay <1-1000>$fd "
	  "[<0-999>$fdm]|disable|maximum <1-16>$fm|size <30-2000>$fs}|fragmentation|group "
	  "<1-2147483647>$group|idle-link|interleave|links {maximum <1-255>$lmax|minimum "
	  "<1-255>$lmin [mandatory]}|load-threshold <1-255>$lt [either|inbound|outbound]|"
	  "max-fragments <1-16>$mxf|mrru {local|remote} <128-16384>$mrru|multiclass [local|"
	  "remote]|ncp sequenced {always|only}|queue depth {fifo|qos} <2-255>$qd|slippage {mru "
	  "<1-65535>$sm|msec <1-16000>$ss}]|pap {sent-username WORD$sent password {0 "
	  "WORD$ppassword|7 HEX$ppassword7|WORD$ppassword}|refuse [callin]|wait}|pfc {local "
	  "{forbid|request}|remote {apply|ignore|reject}}|quality <0-100>$quality|reliable-link|"
	  "scanner|timeout {aaa|authentication <1-255>$ta|idle <1-2147483>$ti [either|inbound]|"
	  "multilink {link {add <1-65535>$tla|remove <1-65535>$tlr}|lost-fragment <1-255>$tlf}|"
	  "ncp [<1-2147483>$tn] [termination]|retry <1-255>$tr}}$what",
	  "Point-to-Point Protocol\nAccm\nName\nAccounting\nList name\nAcfc\nLocal\nForbid\n"
	  "Request\nSet remote authentication method\nApply a macro\nignore\nReject\n"
	  "Authentication\nChap\nUse EAP method\nMs chap\nMs chap v2\nPaired pooling\nCallin\n"
	  "Callout\nCallback\nOnce\nNot needed\nOnly if needed\nDefault\nNamed authorization "
	  "list.\nSet http server authentication method\nRefuse\nAuthorization\nDefault\nNamed "
	  "authorization list.\nBap\nText\nBridging\nAppleTalk\nIP information\nIPX\nCaller\n"
	  "Specify name of the next hop\nName\nChap\nUse origin hostname as ID\nPeer host name\n"
	  "Password\nUnencrypted\npassword\nSpecifies a HIDDEN password will follow\nkey\n"
	  "nvram:FILE that holds it\nRefuse\nCallin\nDirection\nCallin\nCallout\nWait\n"
	  "Splitnames\nIgnoreus\nCompression\nStac\nMppc\nPredictor\nLzs\nDirection\nCallin\n"
	  "Callout\nDedicated\nDisconnect cause\nKeepalive\nSet remote authentication method\n"
	  "Lost carrier\nPort error\nDNIS\nName\nUse EAP method\nGet the CA certificate\nCallin"
	  "\nMatch identity\nIdentity name\nUse local username authentication.\nPassword\n"
	  "Unencrypted\npassword\nSpecifies a HIDDEN password will follow\nkey\nnvram:FILE that "
	  "holds it\nRefuse\nCallin\nWait\nEncrypt\nMppe\n40\n128 bit keys.\nAutomatic\nPassive"
	  "\nRefuse peers without it\nStateful\nIphc\nnot here\nMax header\nNumber\nMax period\n"
	  "Number\nMax time\nNumber\nIpcp\nAccept address\nAddress\nAccept\nRefuse peers "
	  "without it\nUnique session ID\nDNS\nServer's IP address\nMask\nAccept\nAccept\nReject"
	  "\nRequest\nAccept\nHeader compression\nMatch on the ACK bit\nIgnore map\nNetwork mask"
	  "\nNetwork mask\nReject\nRequest\nPredictive\nShow IPv6 route table entries\nDefault\n"
	  "user\nUnique session ID\nWins\nServer's IP address\nMask\nAccept\nReject\nRequest\n"
	  "Ipv6cp\nAddress\nUnique session ID\nUser\nUnique session ID\nLcp\ndelay\nNumber\n"
	  "Number\nRandom\nNumber\nEcho (ping)\nMru\nVerify\nAt least\nNumber\nInterval\nNumber"
	  "\nFast start\nPredictive\nRenegotiation\nalways\nOn mismatch\nLink\nReorders\n"
	  "Loopback\nignore\nMax bad auth\nNumber\nMax configure\nNumber\nMax failure\nNumber\n"
	  "Max terminate\nNumber\nMicrocode\nText\nMru\nRoutes to match\nMs chap\nRefuse\nCallin"
	  "\nMs chap v2\nRefuse\nCallin\nMTU\nAdaptive\nProxy\nNcp\noverride\nLocal\nMultilink\n"
	  "Bap\nUse endpoint discriminator\nUse origin hostname as ID\nUse origin IP address as "
	  "ID\naddress\nMAC\nInterface\nNone\nPhone\nName\nString commands\nName\nFragment\n"
	  "delay\nNumber\nNumber\nnot here\nMaximum\nNumber\nSize\nNumber\nFragmentation\nGroup"
	  "\nNumber\nIdle link\nInterleave\nLinks\nMaximum\nNumber\nAt least\nNumber\nOnly these"
	  "\nLoad threshold\nNumber\nEither\nInbound\nOutbound\nfragments of a packet\nNumber\n"
	  "Mrru\nLocal\nSet remote authentication method\nNumber\nMulticlass\nLocal\nSet remote "
	  "authentication method\nNcp\nSequenced\nalways\nOnly\nLimit a queue\nDepth\nFifo\nQoS"
	  "\nNumber\nSlippage\nMru\nNumber\nmilliseconds\nNumber\nPaired pooling\nSent username"
	  "\nName\nPassword\nUnencrypted\npassword\nSpecifies a HIDDEN password will follow\nkey"
	  "\nnvram:FILE that holds it\nRefuse\nCallin\nWait\nPfc\nLocal\nForbid\nRequest\nSet "
	  "remote authentication method\nApply a macro\nignore\nReject\nQuality\nNumber\n"
	  "Reliable link\nScanner\nTimeout\nAAA\nAuthentication configurations parameters.\n"
	  "Number\nIdle\nNumber\nEither\nInbound\nMultilink\nLink\nAdd\nNumber\nremoved\nNumber"
	  "\nLost fragment\nNumber\nNcp\nNumber\nTermination\nRetry\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "peer {default ip address {A.B.C.D$addr|dhcp|dhcp-pool [WORD$dpool]|pool "
	  "[{WORD$pool}...]}|default ipv6 {pool WORD$pool6|address X:X:X:X::X$addr6}|match "
	  "aaa-pools|neighbor-route|ip address forced}$what",
	  "Peer parameters for point to point interfaces\nDefault\nDefault IP\nSet the IP "
	  "address of an interface\nIP address\nDefault gateway obtained from DHCP\nDHCP\nName\n"
	  "Name pool of addresses\nPool name\nDefault\nIPv6\nAddress pool\nPool name\ndefine "
	  "shared key with IP address\nIPv6 address\nRoutes to match\nAaa pools\nNeighbor route"
	  "\nIP information\nSet the IP address of an interface\nDelete this even if it is in "
	  "use",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "redundancy {rii <1-65535>$rii [decrement <0-255>$rdec]|group <1-10>$group "
	  "{ip A.B.C.D$ip|ipv6 X:X:X:X::X/<0-128>$ip6} exclusive [decrement <0-255>$dec]|"
	  "asymmetric-routing enable|WORD$name}",
	  "Enter redundancy mode\nRedundancy\nNumber\nDecrement a variable\nNumber\nGroup\n"
	  "Number\nIP information\naddress\nIPv6\nPrefix\nExclusive\nDecrement a variable\n"
	  "Number\nAsymmetric routing\nEnable\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "service-policy type {inspect WORD$inspect|control [subscriber] WORD$control|"
	  "access-control {input|output} WORD$access|packet-service {input|output} WORD$packet|"
	  "appnav WORD$appnav|nwpi {input|output} WORD$nwpi}",
	  "Configure CPL Service Policy\ntype\nInspect\nParameter map\nControl\nsubscriber\nName"
	  "\nAccess control\ninput\noutput\nname\nPacket service\ninput\noutput\nname\nAppNav\n"
	  "Name\nNwpi\ninput\noutput\nname",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "service-policy history",
	  "Configure CPL Service Policy\nHistory",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },

	/* --- DHCP --- */
	{ MODE_CONFIG, "ip dhcp database WORD$url [timeout <0-2147483647>$timeout|write-delay "
	  "<60-86400>$delay]...",
	  "Global IP configuration subcommands\nConfigure DHCP server and relay parameters\n"
	  "Database\nName\nMaximum time to live\nNumber\nWrite delay\nNumber",
	  NULL, NULL, NULL, RANK_DHCP-1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip dhcp relay {bootp ignore|forward spanning-tree|information {check|"
	  "option {vpn|vpn-id|server-id-override|subscriber-id|source-interface}|option|policy "
	  "{drop|encapsulate|keep|replace}|trust-all}|prefer known-good-server|source-interface "
	  "IFACE$interface|server-id-override}",
	  "Global IP configuration subcommands\nConfigure DHCP server and relay parameters\n"
	  "Relay\nConfig BOOTP services\nignore\nForward\nSpanning tree\nInformation\nCheck the "
	  "key\nMatch packets with given IP Options\nVPN\nVpn id\nServer id override\nSubscriber"
	  "\nSource interface\nMatch packets with given IP Options\nPolicy\nDrop\nEncapsulate\n"
	  "Keep\nReplace the running-config with a new config file\nTrust all\nPrefer this peer "
	  "when possible\nKnown good server\nSource interface\nInterface\nServer id override",
	  NULL, NULL, NULL, RANK_DHCP-1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip dhcp snooping [database {WORD$url|timeout <0-86400>$timeout|"
	  "write-delay <15-86400>$delay}|glean|information option [allow-untrusted|format "
	  "{remote-id {hostname|string WORD$rid}|snmp-ifindex}]|verify {mac-address|"
	  "no-relay-agent-address}|vlan WORD$vlan|wireless bootp-broadcast enable|track server "
	  "dhcp-acks|detect spurious [vlan WORD$dvlan|interval <1-65535>$dint]]",
	  "Global IP configuration subcommands\nConfigure DHCP server and relay parameters\n"
	  "Snooping\nDatabase\nName\nMaximum time to live\nNumber\nWrite delay\nNumber\nGlean\n"
	  "Information\nMatch packets with given IP Options\nAllow untrusted\nFormat\nRemote id"
	  "\nUse origin hostname as ID\nString commands\nName\nSnmp ifindex\nVerify\nVirtual "
	  "MAC address\nNo relay agent address\nVLAN\nVLAN IDs\nWireless\nBootp broadcast\n"
	  "Enable\nTracking information\nServer\nDhcp acks\nDetect\nSpurious\nVLAN\nVLAN IDs\n"
	  "Interval\nNumber",
	  NULL, NULL, NULL, RANK_DHCP-1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip dhcp {compatibility {suboption link-selection {cisco|standard}|"
	  "lease-query client {cisco|standard}}|support {tunnel unicast|option55-override}|"
	  "auto-broadcast|update dns [both [override]|never|override]|aaa default username "
	  "WORD$aaa|route connected|limited-broadcast-address|global-options|subscriber-id "
	  "interface-name|server use subscriber-id client-id|global-name WORD$gname|use "
	  "{hardware-address client-id|vrf}|relay-pool WORD$rp}",
	  "Global IP configuration subcommands\nConfigure DHCP server and relay parameters\n"
	  "Compatibility\nSuboption\nLink selection\nCisco\nStandard\nLease query\nClient\nCisco"
	  "\nStandard\nSupport\nTunnel\nUnicast\nOption55 override\nBroadcast\nUpdates\nDNS\n"
	  "both\noverride\nNever timeout\noverride\nAAA\ndefault\nuser\nname\nShow IPv6 route "
	  "table entries\nConnected\nBroadcast\nOptions\nSubscriber\nInterface name\nServer\nUse"
	  "\nSubscriber\nclient\nGlobal name\nName\nUse\nClient hardware address\nclient\nVRF\n"
	  "Relay pool\nName",
	  NULL, NULL, NULL, RANK_DHCP-1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip dhcp-client {broadcast-flag|default-router distance <1-255>$distance|"
	  "forcerenew|network-discovery informs <0-5>$informs discovers <0-5>$discovers period "
	  "<3-15>$period|update dns [server {both|none}]}",
	  "Global IP configuration subcommands\nDHCP client\nBroadcast flag\nDefault router\n"
	  "Distance\nvalue\nForcerenew\nNetwork discovery\nInforms\nNumber\nDiscovers\nNumber\n"
	  "Maximum time interval during which the occurrences must take place\nNumber\nUpdates\n"
	  "DNS\nEnable DNS server\nBoth\nNone",
	  NULL, NULL, NULL, RANK_DHCP-1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip dhcp-server {A.B.C.D$server|vrf WORD$vrf A.B.C.D$server|query lease "
	  "{retries <0-10>$retries|timeout <1-60>$timeout}|HOST$name}",
	  "Global IP configuration subcommands\nDHCP server\nIP address\nVRF\nVRF name\nAddress"
	  "\nQueries\nlease\nRetries\nNumber\ntimeout\nseconds\nHostname or A.B.C.D",
	  NULL, NULL, NULL, RANK_DHCP-1, GRAM_MULTI | GRAM_INERT },
	{ MODE_DHCP, "{accounting WORD$list|renew deny unknown|reserved-only|remember|"
	  "forwarding WORD$forwarding|snmp trap|override {default-router A.B.C.D$odr|"
	  "utilization {high <1-100>$oh|low <1-100>$ol}}|address A.B.C.D$address {client-id "
	  "WORD$cid [ascii]|hardware-address H.H.H$mac}|subnet prefix-length <1-31>$plen|origin "
	  "{aaa [subnet size initial {A.B.C.D$amask|WORD$aslash} [autogrow {A.B.C.D$agmask}]]|"
	  "dhcp [number <1-2147483647>$onum] [subnet size initial {A.B.C.D$omask|WORD$oslash} "
	  "[autogrow {A.B.C.D$ogmask|WORD$ogslash}]]|file WORD$file [refresh interval "
	  "<1-500>$refresh]|ipcp}|relay {source A.B.C.D$rsaddr A.B.C.D$rsmask|destination "
	  "{A.B.C.D$rdest|vrf WORD$rdvrf A.B.C.D$rdest|global A.B.C.D$rdest}|target "
	  "{A.B.C.D$rtgt|vrf WORD$rtvrf A.B.C.D$rtgt|global A.B.C.D$rtgt}|information-option "
	  "WORD$rio|option-insert}|server A.B.C.D$server [hostname WORD$shost]|option-ext "
	  "WORD$oe|aaa {authentication {A.B.C.D$aaaaddr}|username WORD$auser}|lease allocate "
	  "WORD$la|import interface IFACE$import}$what",
	  "Enable AAA Accounting\nList name\nRenewal\nSpecify packets to reject\nUnknown\n"
	  "Reserved\nRemember\nforwarding\nVRF name\nSNMP\nAllow a specific SNMP trap\noverride"
	  "\nDefault router\nRouter's IP address\nUtilization\nhigh\nNumber\nlow\npercent\n"
	  "Address\nIP address\nclient\nName\nData is an NVT ASCII string\nClient hardware "
	  "address\nMAC address\nsubnet\nPrefix length\nNumber\nOrigin\nAAA\nsubnet\nSize\n"
	  "Initial\nIP address\nHost name\nAutogrow\nIP address\nDefault gateway obtained from "
	  "DHCP\nNumber\nNumber\nsubnet\nSize\nInitial\nIP address\nHost name\nAutogrow\nIP "
	  "address\nHost name\nFile\nName\nRefresh\nInterval\nNumber\nIpcp\nRelay\nSource "
	  "address translation\nSource address\nMask\nDestination\nAddress\nVRF\nVRF name\n"
	  "Address\nGlobal\nIP address\nTarget\nIP address\nVRF\nVRF name\nAddress\nGlobal\nIP "
	  "address\nInformation option\nName\nOption insert\nServer\nIP address\nUse origin "
	  "hostname as ID\nPeer host name\nOptions\nName\nAAA\nAuthentication configurations "
	  "parameters.\nIP address\nUser\nname\nlease\nGuarantee CPU time\nName\nImport\n"
	  "Interface\nInterface",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_DHCP6, "import {dns-server|domain-name|information refresh|nis address|nis "
	  "domain-name|nisp address|nisp domain-name|sip address|sip domain-name|sntp address}",
	  "Import\nDns server\nDefine the default domain name\nInformation\nRefresh\nNis\n"
	  "Address\nNis\nDefine the default domain name\nNisp\nAddress\nNisp\nDefine the "
	  "default domain name\nSIP\nAddress\nSIP\nDefine the default domain name\nSntp\nAddress",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_DHCP6, "prefix-delegation {pool WORD$pool|X:X:X:X::X/<0-128>$prefix WORD$duid "
	  "[iaid WORD$iaid]|aaa [method-list {default|WORD$list}]} [lifetime "
	  "{<60-4294967295>$valid <60-4294967295>$pref|infinite {infinite|<60-4294967295>$pref}|"
	  "at LINE$at}]",
	  "Prefix delegation\nName pool of addresses\nPool name\nIPv6 prefix\nName\nIaid\nName\n"
	  "AAA\nMethod list\nDefault\nNamed authorization list.\nLifetime\nvalid\npreferred\n"
	  "valid\npreferred\nNumber\nAt a time\nTime",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_DHCP6, "{sntp|nis|nisp|sip}$what {address X:X:X:X::X$addr|domain-name WORD$name}",
	  "SNTP\nNis\nNisp\nSIP\nAddress\nIPv6 address\nDefine the default domain name\nDomain "
	  "name",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },

	/* --- NAT --- */
	{ MODE_CONFIG, "ip nat {stateful id <1-2147483647>$id|portmap WORD$pm|piggyback-support "
	  "{sip-alg|sip} [all-messages|sdp-only] [router <1-255>$router [authentication "
	  "WORD$auth]]}",
	  "Global IP configuration subcommands\nNAT configuration commands\nStateful\nIdentity\n"
	  "Number\nPorts\nName\nPiggyback\nSip alg\nSIP\nAll messages\nSdp only\nEnable an IPV6 "
	  "routing process\nNumber\nAuthentication\nAuthentication string",
	  NULL, NULL, NULL, RANK_NAT, GRAM_MULTI | GRAM_INERT },

	/* --- multicast --- */
	{ MODE_CONFIG, "ip pim [vrf WORD$vrf] {rp-address A.B.C.D$rp [<1-99>$acl|"
	  "<1300-1999>$acl|override|bidir|WORD$acl]...|ssm {default|range {<1-99>$sacl|"
	  "WORD$sacl}}|bsr-candidate IFACE$bsr [<0-32>$hash [<0-255>$bprio]] "
	  "[accept-rp-candidate {<100-199>$bacl|WORD$bacl}]|rp-candidate IFACE$rpc {bidir|"
	  "group-list {<1-99>$gl|WORD$gl}|interval <1-16383>$ri|priority <0-255>$rprio}...|"
	  "rp-candidate IFACE$rpc|send-rp-announce {IFACE$announce|A.B.C.D$announceip} scope "
	  "<1-255>$ascope [bidir|group-list {<1-99>$agl|WORD$agl}|interval <1-16383>$ai]...|"
	  "send-rp-discovery [IFACE$discovery] scope <1-255>$dscope [interval <1-16383>$di]|"
	  "autorp listener|spt-threshold {<0-4294967>$spt|infinity} [group-list {<1-99>$tgl|"
	  "WORD$tgl}]|register-source IFACE$regsrc|register-rate-limit <1-65535>$rrl|"
	  "accept-register {list {<100-199>$aral|WORD$aral}|route-map WORD$arrm}|accept-rp "
	  "{A.B.C.D$arp|auto-rp} [<1-99>$arpa|WORD$arpa]|bidir-enable|bidir-offer-interval "
	  "<100-30000>$boi [msec]|bidir-offer-limit <4-100>$bol|dm-fallback|v1-rp-reachability|"
	  "message-interval <1-65535>$mi|rp-announce-filter {rp-list {<1-99>$rpl|WORD$rpl}|"
	  "group-list {<1-99>$rgl|WORD$rgl}}...|snooping [dr-flood]|sparse sg-expiry-timer "
	  "<181-57600>$sg|state-refresh disable|log-neighbor-changes|cache max-age|redundancy|"
	  "allow-rp [group-list WORD$arg|rp-list WORD$arl]...|use-vif|maximum group-mappings "
	  "<1-10000>$mgm}",
	  "Global IP configuration subcommands\nPIM global commands\nVRF\nVRF name\nRp address\n"
	  "IP address\nNumber\nNumber\noverride\nBidir\nName\nSsm\nDefault\nMatch only packets "
	  "in the range of port numbers\nNumber\nName\nBsr candidate\nInterface\nNumber\nNumber"
	  "\nAccept rp candidate\nNumber\nname\nRp candidate\nInterface\nBidir\nGroup list\n"
	  "Number\nName\nInterval\nNumber\nPriority\npriority value\nRp candidate\nInterface\n"
	  "Send rp announce\nInterface\nAddress\nScope\nNumber\nBidir\nGroup list\nNumber\nName"
	  "\nInterval\nNumber\nSend rp discovery\nInterface\nScope\nNumber\nInterval\nNumber\n"
	  "Autorp\nListener\nThreshold\nNumber\nnever\nGroup list\nNumber\nName\nRegister source"
	  "\nInterface\nRegister rate limit\nNumber\nAccept register\nList\nNumber\nname\n"
	  "Route-map\nname\nAccept rp\nIP address\nAuto rp\nNumber\nName\nBidir enable\nBidir "
	  "offer interval\nNumber\nmilliseconds\nBidir offer limit\nNumber\nDm fallback\nV1 rp "
	  "reachability\nMessage interval\nNumber\nRp announce filter\nRp list\nNumber\nName\n"
	  "Group list\nNumber\nName\nSnooping\nDr flood\nSparse\nSg expiry timer\nNumber\n"
	  "Refresh\nnot here\nEnable/Disable EIGRP neighbor logging\nCache\nMax age\nRedundancy"
	  "\nAllow rp\nGroup list\nName\nRp list\nName\nUse vif\nMaximum\nGroup mappings\nNumber",
	  NULL, NULL, NULL, RANK_IP_FORWARD, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip igmp [vrf WORD$vrf] {limit <1-64000>$limit|ssm-map {enable|query dns|"
	  "static {<1-99>$acl|<1300-1999>$acl|WORD$acl} A.B.C.D$src}|snooping [vlan WORD$vlan "
	  "[immediate-leave|mrouter {interface IFACE$mif|learn {cgmp|pim-dvmrp}}|static "
	  "A.B.C.D$static interface IFACE$sif|querier [address A.B.C.D$qa|version <1-2>$qv]|"
	  "last-member-query-interval <100-32767>$lmq]|querier [address A.B.C.D$gqa|"
	  "max-response-time <1-25>$gqm|query-interval <1-18000>$gqi|version <1-2>$gqv|timer "
	  "expiry <60-300>$gqt]|tcn {flood query count <1-10>$tcn|query solicit}|"
	  "report-suppression|robustness-variable <1-3>$rv|last-member-query-count <1-7>$lmc|"
	  "last-member-query-interval <100-32767>$lmi]|vrf "
	  "WORD$v2|immediate-leave group-list {all|<1-99>$il|WORD$il}}",
	  "Global IP configuration subcommands\nIGMP interface commands\nVRF\nVRF name\nLimit\n"
	  "Number\nSsm map\nEnable\nQueries\nDNS\nStatic routes\nNumber\nNumber\nName\nAddress\n"
	  "Snooping\nVLAN\nVLAN IDs\nImmediate leave\nMrouter\nInterface\nInterface\nlearn\nCGMP"
	  "\nPim dvmrp\nStatic routes\nInside local IP address\nSpecify interface for global "
	  "address\nInterface\nQuerier\nAddress\nIP address\nVersion\nNumber\nLast member query "
	  "interval\nNumber\nQuerier\nAddress\nIP address\nMax response time\nNumber\nQueries\n"
	  "Number\nVersion\nNumber\nTimer event\nExpiry\nNumber\nTcn\nFlood\nQueries\nCount "
	  "every log message and timestamp last occurrence\nNumber\nQueries\nSolicit\nReport "
	  "suppression\nRobustness variable\nNumber\nLast member query count\nNumber\nLast "
	  "member query interval\nNumber\nVRF\nVRF name\nImmediate leave\n"
	  "Group list\nAll VRFs\nNumber\nName",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip msdp [vrf WORD$vrf] {peer {A.B.C.D$peer|HOST$peername} "
	  "[connect-source IFACE$src] [remote-as <1-4294967295>$as]|originator-id IFACE$orig|"
	  "mesh-group WORD$mesh {A.B.C.D$mpeer|HOST$mpeername}|default-peer {A.B.C.D$dpeer|"
	  "HOST$dpeername} [prefix-list WORD$dpl]|description A.B.C.D$descpeer LINE$text|"
	  "cache-sa-state [list WORD$csl|route-map WORD$csr]|redistribute [list WORD$rl|asn "
	  "WORD$ra|route-map WORD$rr]|sa-filter {in|out} {A.B.C.D$sfp} [list {<100-199>$sfl|"
	  "WORD$sfl}|route-map WORD$sfr|rp-list WORD$sfrp|rp-route-map WORD$sfrr]|sa-limit "
	  "A.B.C.D$slp <1-2147483646>$sl|sa-request A.B.C.D$srp|ttl-threshold A.B.C.D$ttp "
	  "<0-255>$tt|keepalive A.B.C.D$kp <1-60>$ki <1-75>$kh|password peer A.B.C.D$pwp {7 "
	  "HEX$pw7|WORD$pw}|shutdown A.B.C.D$shp|timer <1-60>$timer|filter-sa-request "
	  "A.B.C.D$fsr [list WORD$fsrl]|border sa-address IFACE$border|rpf rfc3618|rfc3618}",
	  "Global IP configuration subcommands\nMSDP\nVRF\nVRF name\nClear all SAs for a given "
	  "crypto peer\nIPv4 address of the peer\nHostname or A.B.C.D\nConnect source\nInterface"
	  "\nSpecify a BGP neighbor\nAS\nOriginator id\nInterface\nMesh group\nName\nAddress\n"
	  "Hostname or A.B.C.D\nDefault peer\nIP address\nHostname or A.B.C.D\nBuild a prefix "
	  "list\nName of a prefix list\nPrefix-list specific description\nIP address\nText\n"
	  "Cache sa state\nList\nname\nRoute-map\nname\nSend routes of a protocol\nList\nname\n"
	  "Asn\nName\nRoute-map\nname\nSa filter\nin\nout\nIP address\nList\nNumber\nname\n"
	  "Route-map\nname\nRp list\nName\nRp route map\nName\nSa limit\nIP address\nNumber\nSa "
	  "request\nIP address\nTtl threshold\nIP address\nNumber\nKeepalive\nIP address\nNumber"
	  "\nNumber\nPassword\nFor one peer\nIPv4 address of the peer\nencrypted\nkey\n"
	  "nvram:FILE that holds it\nShutdown\nIP address\nTimer event\nNumber\nFilter sa "
	  "request\nIP address\nList\nname\nBorder router\nSa address\nInterface\nRpf\nRfc3618\n"
	  "Rfc3618",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip mroute [vrf WORD$vrf] A.B.C.D$addr A.B.C.D$mask {A.B.C.D$rpf|"
	  "IFACE$oif|fallback-lookup {global|vrf WORD$fvrf}|static} [<0-255>$distance]",
	  "Global IP configuration subcommands\nMulticast routes\nVRF\nVRF name\nAddress\nMask\n"
	  "Mask\nInterface\nFallback lookup\nGlobal\nVRF for helper-address\nVRF name\nStatic "
	  "routes\nNumber",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip multicast [vrf WORD$vrf] {boundary|cache-headers|"
	  "default-rpf-distance <0-255>$drd|group-range {<1-99>$gr|WORD$gr}|heartbeat "
	  "A.B.C.D$hb <1-100>$hbm <1-100>$hbw <10-3600>$hbi|limit {cost {<1-99>$lc|WORD$lc} "
	  "<0-4294967295>$lcn|trace|rpf}|mrinfo-filter {<1-99>$mf|WORD$mf}|multipath [s-g-hash "
	  "{basic|next-hop-based}]|oif-per-mvrf-limit <0-1000>$oml|redundancy routes {10|100}|"
	  "route-limit <1-2147483647>$rl [<1-2147483647>$rlt]|rpf {backoff <1-65535>$rbi "
	  "<1-65535>$rba|backoff disable|interval <1-10>$ri|mofrr {<100-199>$mofrr|WORD$mofrr}|"
	  "multitopology|proxy {rd|vector|disable}|select {global|vrf WORD$rsv|topology "
	  "WORD$rst} group-list {<1-99>$rsg|WORD$rsg}}|topology ipv4 WORD$topology|auto-enable|"
	  "hardware-switching non-rpf aging {fast|global}}",
	  "Global IP configuration subcommands\nMulticast\nSpecify a specific virtual "
	  "routing/forwarding instance\nVRF name\nBoundary\nCache headers\nDefault rpf distance"
	  "\nNumber\nGroup\nNumber\nName\nHeartbeat\nIP address\nNumber\nNumber\nNumber\nLimit\n"
	  "Cost\nNumber\nName\nNumber\nTrace\nRpf\nMrinfo filter\nNumber\nName\nMultipath\nS g "
	  "hash\nBasic timers\nNext hop based\nOif per mvrf limit\nNumber\nRedundancy\nDisplay "
	  "routes learned from neighbor\nForce 10 Mbps operation\nForce 100 Mbps operation\n"
	  "Route limit\nNumber\nEntry number of the other\nRpf\nRetry backoff\nNumber\nseconds\n"
	  "Retry backoff\nnot here\nInterval\nNumber\nMofrr\nNumber\nname\nMultitopology\nProxy"
	  "\nRd\nVector\nnot here\nSelect\nGlobal\nVRF for helper-address\nVRF name\nShow EIGRP "
	  "topology\nName\nGroup list\nNumber\nName\nShow EIGRP topology\nIPv4\nlist\nAuto "
	  "enable\nHardware switching\nNon rpf\nAging\nWithout waiting for the peers' answers\n"
	  "Global",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },

	/* --- other services --- */
	{ MODE_CONFIG, "ip load-sharing {per-packet|per-destination|address}",
	  "Global IP configuration subcommands\nLoad sharing\nRandom distribution\n"
	  "Deterministic distribution\nAddress",
	  NULL, NULL, NULL, RANK_IP_MID, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip wccp [vrf WORD$vrf] {web-cache|<0-254>$service}$what [accelerated|"
	  "group-address A.B.C.D$group|group-list {<1-99>$gl|WORD$gl}|redirect-list {<1-199>$rl|"
	  "WORD$rl}|mode {open|closed}|service-list {<1-199>$sl|WORD$sl}|password [0|7]$type "
	  "WORD$password|hash-timeout]...",
	  "Global IP configuration subcommands\nWCCP\nVRF\nVRF name\nWeb cache\nNumber\n"
	  "Accelerated\nGroup address\nIP address\nGroup list\nNumber\nName\nRedirect list\n"
	  "Number\nname\nMode\nOpen a session\nClosed\nService list\nNumber\nname\nPassword\n"
	  "Unencrypted\nencrypted\nkey\nHash timeout",
	  NULL, "what|vrf", NULL, RANK_HTTP+1, GRAM_INERT },
	{ MODE_CONFIG, "ip wccp {version {1|2}|check {acl outbound|services all}|"
	  "outbound-acl-check|enable|source-interface IFACE$interface|variable-timers}",
	  "Global IP configuration subcommands\nWCCP\nVersion\n1\ntype 2\nCheck the key\nBy "
	  "traffic\nOutbound\nServices\nAll VRFs\nOutbound acl check\nEnable\nSource interface\n"
	  "Interface\nVariable timers",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip inspect {alert-off [vrf WORD$v1]|audit-trail|block-number "
	  "<1-4294967295>$bn|dns-timeout <1-2147483>$dt|hashtable-size <256-65536>$hs|"
	  "L2-transparent dhcp-passthrough|log drop-pkt|max-incomplete {high|low}$mi "
	  "<1-4294967295>$min|one-minute {high|low}$om <1-4294967295>$omn|redundancy update "
	  "seconds <10-300>$ru|tcp {block-non-session|finwait-time <1-2147483>$tf|idle-time "
	  "<1-2147483>$ti|max-incomplete host <1-4294967295>$tm [block-time <0-35791>$tb]|"
	  "reassembly {alarm {on|off}|memory limit <1-4194303>$rm|queue length <0-1024>$rq|"
	  "timeout <1-3600>$rt}|synwait-time <1-2147483>$ts|window-scale-enforcement loose}|udp "
	  "idle-time <1-2147483>$ui|waas enable}",
	  "Global IP configuration subcommands\nContext-based Access Control Engine\nAlert off\n"
	  "VRF\nVRF name\nAudit trail\nBlock number\nNumber\nDNS\nNumber\nHashtable size\nNumber"
	  "\nL2 transparent\nDhcp passthrough\nLog matches against this entry\nDrop pkt\n"
	  "Half-open\nhigh\nlow\nnumber\nOne minute\nhigh\nlow\nnumber\nRedundancy\nUpdates\n"
	  "Time-based key duration\nNumber\nTCP\nBlock non session\nFIN\nseconds\nAutomatically "
	  "delete IPSec SAs after a given idle period.\nseconds\nHalf-open\nA single host\n"
	  "Number\nBlock time\nNumber\nReassembly\nAlarms\nEnable logging to all enabled "
	  "destinations\noff\nMemory\nLimit\nNumber\nLimit a queue\nSet number of lines on a "
	  "screen\nNumber\nTimeout\nseconds\nSYN\nseconds\nWindow\nloose\nUDP\nAutomatically "
	  "delete IPSec SAs after a given idle period.\nseconds\nWAAS\nEnable",
	  NULL, NULL, NULL, RANK_LOGIN, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip inspect name WORD$name {parameter max-sessions <1-2147483647>$ms|"
	  "WORD$protocol} [alert {on|off}|audit-trail {on|off}|java-list {<1-99>$jl|WORD$jl}|"
	  "timeout <5-43200>$timeout|reset|router-traffic|urlfilter|body-match|max-data "
	  "<1-2147483647>$md|max-resp|secure-login|program-number <1-2147483647>$pn|wait-time "
	  "<0-35791>$wt|mode {inline|promiscuous}|rejected]...",
	  "Global IP configuration subcommands\nContext-based Access Control Engine\nSpecify "
	  "name of the next hop\nName\nParameters\nSessions\nnumber\nName\nSome\nEnable logging "
	  "to all enabled destinations\noff\nAudit trail\non\noff\nJava list\nNumber\nName\n"
	  "Maximum time to live\nNumber\nRemove all conditions\nRouter traffic\nURL filter\n"
	  "Body match\nMax data\nNumber\nMax resp\nSecure login\nProgram number\nNumber\nWait "
	  "time\nNumber\nMode\nSGT inline tagging\nPromiscuous\nRejected",
	  NULL, "name protocol", NULL, RANK_LOGIN, GRAM_INERT },
	{ MODE_CONFIG, "ip audit {attack {action {alarm|drop|reset}...}|info {action {alarm|"
	  "drop|reset}...}|name WORD$name {attack|info} [list <1-99>$list] [action {alarm|drop|"
	  "reset}...]|notify {log|nr-director}|po {local hostid <1-65535>$hid orgid "
	  "<1-65535>$oid|max-events <1-65535>$me|protected A.B.C.D$lo [to A.B.C.D$hi]}|"
	  "signature <1-65535>$sig {disable|list <1-99>$slist}|smtp spam <1-65535>$spam}",
	  "Global IP configuration subcommands\nIntrusion Detection System\nAttack\nAction\n"
	  "Alarms\nDrop\nRemove all conditions\nSystem information\nAction\nAlarms\nDrop\n"
	  "Remove all conditions\nSpecify name of the next hop\nName\nAttack\nSystem information"
	  "\nList\nNumber\nAction\nAlarms\nDrop\nRemove all conditions\nNotification\nLog "
	  "matches against this entry\nNr director\nPo\nLocal\nHostid\nNumber\nOrganisation\n"
	  "Number\nMax events\nNumber\nProtect\nIP address\nTo\nIP address\nSignature only\n"
	  "Number\nnot here\nList\nNumber\nSMTP\nSpam\nNumber",
	  NULL, NULL, NULL, RANK_LOGIN, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip ips {name WORD$name [list {<1-199>$list|WORD$list}]|config location "
	  "WORD$location [retries <1-5>$retries] [timeout <1-10>$timeout]|deny-action "
	  "ips-interface|enable-clidelta|fail closed|inherit-obsolete-tunings|notify {log|sdee}|"
	  "signature-definition|auto-update|event-action-rules|memory {regex|"
	  "threshold <0-512>$mt}}",
	  "Global IP configuration subcommands\nIPS\nSpecify name of the next hop\nName\n"
	  "Specify access list\nnumber\nname\nConfiguration\nTerminal location\nName\nRetries\n"
	  "Number\nTimeout\nNumber\nDeny action\nIps interface\nEnable clidelta\nFail\nClosed\n"
	  "Inherit obsolete tunings\nNotification\nLog matches against this entry\nSDEE\n"
	  "Signature definition\nAuto update\nEvent action rules\nMemory\n"
	  "Regular expression\nThreshold\nNumber",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip nbar {custom WORD$name [<0-255>$offset|ascii WORD$ascii|hex HEX$hex|"
	  "decimal <0-4294967295>$dec|variable WORD$variable <1-4>$vlen|source|destination|tcp|"
	  "udp|range <1-65535>$lo <1-65535>$hi|http {url WORD$url|host WORD$hhost}...|ssl "
	  "unique-name WORD$ssl|dns domain-name WORD$dns|id <1-65535>$id|<1-65535>$port|"
	  "composite|transport {tcp|udp}]...|port-map WORD$proto {tcp|udp} {<0-65535>$pm}...|"
	  "protocol-pack WORD$pack [force]|resources {protocol <1-1000>$rp|system <1-1000>$rs "
	  "<1-1000>$rs2 <1-1000>$rs3|flow max-sessions <1-3500000>$flow}|attribute-map WORD$am|"
	  "attribute-set WORD$as WORD$asp|attribute {category|sub-category} {custom} WORD$ac|"
	  "pdlm WORD$pdlm|classification {dns {learning|classify-by-domain}|granularity "
	  "{coarse-grain|fine-grain}|tunneled-traffic {ipv6inip|teredo|capwap}|cache}|"
	  "http-services|map WORD$mapname}",
	  "Global IP configuration subcommands\nNetwork-Based Application Recognition\nNames\n"
	  "Name\nAn IP protocol number\nData is an NVT ASCII string\nName\nKey entered in hex "
	  "string\nKey in hexadecimal\nDotted\nNumber\nVariable\nName\nNumber\nSource address "
	  "translation\ndestination\nTCP\nUDP\nMatch only packets in the range of port numbers\n"
	  "Number\nseconds\nHTTP\nURL\nURL\nmatch a hostname\nName\nSSL VPN\nUnique name\nName\n"
	  "DNS\nDefine the default domain name\nDomain name\nIdentity\nNumber\nseconds\n"
	  "Composite\nTransport\nTCP\nUDP\nPort map\nName\nTCP\nUDP\nPort number\nProtocol pack"
	  "\nName\nTreat every authentication as an initial contact\nResources\nProtocol\nNumber"
	  "\nFor system events.\nNumber\nNumber\nNumber\nFlow\nSessions\nNumber\nSet attributes "
	  "of aggregate\nroute-map\nAttributes\nName\npassword\nAttribute\nCategory\nSub "
	  "category\nNames\nName\nPdlm\nName\nClassification\nDNS\nLearning\nClassify by domain"
	  "\nGranularity\nCoarse grain\nFine grain\nTunneled traffic\nIpv6inip\nTeredo\nCapwap\n"
	  "Cache\nHttp services\nEnter a crypto map\nCrypto map tag",
	  NULL, NULL, NULL, RANK_LOGIN, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip flow-export {destination {A.B.C.D$dest|X:X:X:X::X$dest|"
	  "HOST$destname} <1-65535>$port [udp|sctp|vrf WORD$vrf]...|source IFACE$source|version "
	  "{1|5 [origin-as|peer-as]|9 [origin-as|peer-as] [bgp-nexthop]}|template {refresh-rate "
	  "<1-600>$rr|timeout-rate <1-3600>$tr|options {export-stats|sampler|refresh-rate "
	  "<1-600>$orr|timeout-rate <1-3600>$otr}}|interface-names}",
	  "Global IP configuration subcommands\nSpecify host/port to send flow statistics\n"
	  "Destination\nAddress\nIPv6 address\nHost name\nDestination port number\nUDP\nStream "
	  "Control Transmission Protocol\nVRF\nVRF name\nSource zone\nInterface\nVersion\n1\n"
	  "Specifies a MD5 HASHED secret will follow\nOrigin as\nPeer as\nSpecifies a SCRYPT "
	  "HASHED secret will follow\nOrigin as\nPeer as\nBgp nexthop\nTemplate\nRefresh rate\n"
	  "Number\nTimeout rate\nNumber\nIP Option Processing\nExport stats\nSampler\nRefresh "
	  "rate\nNumber\nTimeout rate\nNumber\nInterface names",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip flow-cache {timeout {active <1-60>$active|inactive "
	  "<10-600>$inactive}|entries <1024-524288>$entries|mpls label-positions {<1-5>$pos}...|"
	  "feature-accelerate|aggregation cache}",
	  "Global IP configuration subcommands\nFlow cache\nTimeout\nActive\nNumber\nInactive\n"
	  "Number\nEntries\nNumber\nMPLS\nLabel positions\nNumber\nFeature accelerate\n"
	  "Aggregation\nCache",
	  NULL, NULL, NULL, RANK_HTTP+1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip flow-aggregation cache {as|as-tos|bgp-nexthop-tos|destination-prefix|"
	  "destination-prefix-tos|prefix|prefix-port|prefix-tos|protocol-port|protocol-port-tos|"
	  "source-prefix|source-prefix-tos|exp-bgp-prefix}$kind",
	  "Global IP configuration subcommands\nFlow aggregation\nCache\nAs\nAs tos\nBgp "
	  "nexthop tos\nDestination prefix\nDestination prefix tos\nFilter prefixes\nPrefix port"
	  "\nPrefix tos\nProtocol port\nProtocol port tos\nSource prefix\nSource prefix tos\n"
	  "Exp bgp prefix",
	  NULL, "kind", NULL, RANK_HTTP+1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip rcmd {source-interface IFACE$interface|domain-lookup|rcp-enable|"
	  "rsh-enable|rsh-disable-commands|remote-host WORD$luser {A.B.C.D$addr|HOST$host|"
	  "<1-99>$acl} WORD$ruser [enable [<0-15>$level]]|remote-username WORD$user}",
	  "Global IP configuration subcommands\nRcmd\nSource interface\nInterface\nEnable IP "
	  "Domain Name System hostname translation\nRcp enable\nRsh enable\nRsh disable commands"
	  "\nRemote host\nName\nAddress\nHostname or A.B.C.D\nNumber\nName\nEnable\nEnable level"
	  "\nRemote username\nName",
	  NULL, NULL, NULL, RANK_HTTP, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip telnet {source-interface IFACE$interface|hidden {addresses|"
	  "hostnames}|quiet|comport {enable|receive window <1-4128>$cw|disable}|tos HEX$tos}",
	  "Global IP configuration subcommands\nTelnet\nSource interface\nInterface\nHidden\n"
	  "Addresses\nHostnames\nNone\nComport\nEnable\nreceive\nIKEV2 window size\nNumber\nnot "
	  "here\nMatch packets with given TOS value\nHexadecimal value",
	  NULL, NULL, NULL, RANK_HTTP, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip {radius|tacacs}$what source-interface IFACE$interface [vrf WORD$vrf]",
	  "Global IP configuration subcommands\nRadius\nTacacs\nSource interface\nInterface\nVRF"
	  "\nVRF name",
	  NULL, "what|vrf", NULL, RANK_HTTP, GRAM_INERT },
	{ MODE_CONFIG, "ip ssh {server|client}$side algorithm {encryption {3des-cbc|aes128-cbc|"
	  "aes192-cbc|aes256-cbc|aes128-ctr|aes192-ctr|aes256-ctr|aes128-gcm|aes256-gcm|"
	  "aes128-gcm@openssh.com|aes256-gcm@openssh.com|chacha20-poly1305@openssh.com}...|mac "
	  "{hmac-sha1|hmac-sha1-96|hmac-sha2-256|hmac-sha2-512|hmac-sha2-256-etm@openssh.com|"
	  "hmac-sha2-512-etm@openssh.com}...|kex {diffie-hellman-group1-sha1|"
	  "diffie-hellman-group14-sha1|diffie-hellman-group14-sha256|"
	  "diffie-hellman-group16-sha512|diffie-hellman-group-exchange-sha1|ecdh-sha2-nistp256|"
	  "ecdh-sha2-nistp384|ecdh-sha2-nistp521|curve25519-sha256|"
	  "curve25519-sha256@libssh.org}...|hostkey {ssh-rsa|rsa-sha2-256|rsa-sha2-512|"
	  "x509v3-ssh-rsa|ssh-ed25519|ecdsa-sha2-nistp256|ecdsa-sha2-nistp384|"
	  "ecdsa-sha2-nistp521}...|authentication {publickey|keyboard|password}...|publickey "
	  "{ssh-rsa|ssh-ed25519|ecdsa-sha2-nistp256|ecdsa-sha2-nistp384|ecdsa-sha2-nistp521|"
	  "rsa-sha2-256|rsa-sha2-512|x509v3-ssh-rsa|x509v3-ecdsa-sha2-nistp256|"
	  "x509v3-ecdsa-sha2-nistp384|x509v3-ecdsa-sha2-nistp521|x509v3-rsa2048-sha256|"
	  "sk-ssh-ed25519@openssh.com|sk-ecdsa-sha2-nistp256@openssh.com}...}$what",
	  "Global IP configuration subcommands\nConfigure ssh options\nServer\nclient\n"
	  "Algorithms\nencryption\n3des cbc\nAes128 cbc\nAes192 cbc\nAes256 cbc\nAes128 ctr\n"
	  "Aes192 ctr\nAes256 ctr\nAes128 gcm\nAes256 gcm\nAes128 gcm@openssh.com\nAes256 "
	  "gcm@openssh.com\nChacha20 poly1305@openssh.com\nMAC\nSHA-1\nHmac sha1 96\nSHA-2\n"
	  "Hmac sha2 512\nHmac sha2 256 etm@openssh.com\nHmac sha2 512 etm@openssh.com\nkey "
	  "exchange\nDiffie hellman group1 sha1\nDiffie hellman group14 sha1\nDiffie hellman "
	  "group14 sha256\nDiffie hellman group16 sha512\nDiffie hellman group exchange sha1\n"
	  "Ecdh sha2 nistp256\nEcdh sha2 nistp384\nEcdh sha2 nistp521\nCurve25519 sha256\n"
	  "Curve25519 sha256@libssh.org\nhost key\nRSA key\nRsa sha2 256\nRsa sha2 512\nX509v3 "
	  "ssh rsa\nEd25519 key\nECDSA key of 256 bits\nECDSA key of 384 bits\nECDSA key of 521 "
	  "bits\nAuthentication\npublic key\nKeyboard\nPassword\npublic key\nRSA key\nEd25519 "
	  "key\nECDSA key of 256 bits\nECDSA key of 384 bits\nECDSA key of 521 bits\nRsa sha2 "
	  "256\nRsa sha2 512\nX509v3 ssh rsa\nX509v3 ecdsa sha2 nistp256\nX509v3 ecdsa sha2 "
	  "nistp384\nX509v3 ecdsa sha2 nistp521\nX509v3 rsa2048 sha256\nSk ssh "
	  "ed25519@openssh.com\nSk ecdsa sha2 nistp256@openssh.com",
	  NULL, "side what", NULL, RANK_SSH },
	{ MODE_CONFIG, "ip tcp {intercept {connection-timeout <1-2147483>$ct|drop-mode {oldest|"
	  "random}|finrst-timeout <1-2147483>$ft|first-retransmit <1-2147483>$fr|list "
	  "{<100-199>$list|WORD$list}|max-incomplete {high|low}$mi <1-2147483647>$min|"
	  "max-incomplete low <1-2147483647>$ml high <1-2147483647>$mh|mode {intercept|watch}|"
	  "one-minute {high|low}$om <1-2147483647>$omn|watch-timeout <1-2147483>$wt}|"
	  "async-mobility server|RST-count <1-100>$rst RST-window <1-10>$rstw}$what",
	  "Global IP configuration subcommands\nGlobal TCP parameters\nIntercept\nConnection "
	  "timeout\nNumber\nDrop mode\nOldest\nRandom\nTimeout of TCP flows after a FIN or RST\n"
	  "Number\nFirst retransmit\nNumber\nList\nNumber\nname\nHalf-open\nhigh\nlow\nNumber\n"
	  "Half-open\nlow\nNumber\nhigh\nNumber\nMode\nIntercept\nWatch\nOne minute\nhigh\nlow\n"
	  "Number\nWatch timeout\nNumber\nAsync mobility\nServer\nRST count\nNumber\nRST window"
	  "\nNumber",
	  NULL, NULL, NULL, RANK_IP_MID, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip http client {source-interface IFACE$interface|username WORD$user|"
	  "password [0|7]$type WORD$password|connection {forceclose|idle timeout <1-60>$idle|"
	  "retry <1-5>$retry|timeout <1-60>$timeout}|cache {ager interval <0-60>$ager|memory "
	  "{file <1-10>$cmf|pool <0-100>$cmp}}|proxy-server WORD$proxy proxy-port "
	  "<1-65535>$pport|response timeout <1-300>$rt|secure-trustpoint WORD$tp|"
	  "secure-ciphersuite {3des-ede-cbc-sha|aes-128-cbc-sha|aes-256-cbc-sha|des-cbc-sha|"
	  "rc4-128-md5|rc4-128-sha|WORD$suite}...|secure-verify-depth <1-10>$depth}$client",
	  "Global IP configuration subcommands\nHTTP server configuration\nClient\nSource "
	  "interface\nInterface\nUser\nname\nPassword\nUnencrypted\nencrypted\nkey\nFor "
	  "outbound connections. (telnet, rlogin)\nForceclose\nIdle\nTimeout\nseconds\nRetry\n"
	  "Number\nTimeout\nseconds\nCache\nAger\nInterval\nNumber\nMemory\nFile\nNumber\nName "
	  "pool of addresses\nNumber\nProxy server\nName\nProxy port\nNumber\nResponses\nTimeout"
	  "\nNumber\nTrustpoint\nname\nCipher suites\n3des ede cbc sha\nAes 128 cbc sha\nAes "
	  "256 cbc sha\nDes cbc sha\nRc4 128 md5\nRc4 128 sha\nName\nSecure verify depth\nNumber",
	  NULL, "client", NULL, RANK_HTTP, GRAM_INERT },
	{ MODE_CONFIG, "ip http {banner LINE$banner|banner-path WORD$bp|help-path WORD$help|"
	  "digest algorithm {md5|md5-sess}|accounting commands <0-15>$level {default|WORD$list}|"
	  "session-idle-timeout <1-60>$idle|session-module-list WORD$module {WORD$modules}|"
	  "timeout-policy idle <1-600>$tidle life <1-86400>$tlife requests <1-86400>$treq|"
	  "secure-client-auth|secure-peer-verify-trustpoint WORD$pv|secure-ecdhe-auth|"
	  "max-connections <1-50>$max}$what",
	  "Global IP configuration subcommands\nHTTP server configuration\nBanner\nc "
	  "banner-text c, where 'c' is a delimiting character\nBanner path\nName\nHelp\nName\n"
	  "Digest\nAlgorithms\nMD5\nMd5 sess\nAccounting\nFor exec (shell) commands.\nlevel\n"
	  "The default authorization list.\nNamed authorization list.\nIdle\nNumber\nSession "
	  "module list\nName\npassword\nTimeouts\nIdle\nNumber\nLength of time to execute in "
	  "seconds\nNumber\nRequests\nNumber\nSecure client auth\nSecure peer verify trustpoint"
	  "\nName\nSecure ecdhe auth\nConnections\nnumber",
	  NULL, "what", NULL, RANK_HTTP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 nd {cache {expire <1-65536>$expire [refresh]|interface-limit "
	  "<1-2147483647>$ilimit [log <1-3600>$ilog]}|raguard policy WORD$rag|inspection policy "
	  "WORD$insp|destination-guard policy WORD$dg|reachable-time <0-3600000>$rt|ns-interval "
	  "<1000-3600000>$ns|dad time <0-600000>$dad|nud {igp|retry <1-128>$nudb <1-128>$nudi "
	  "[<1-64>$nudm]}|host mode strict|na glean|resolution data limit <16-2048>$data|"
	  "route-owner|ra solicited unicast|secured {certificate-db max-entries <1-1000>$ce|"
	  "full-secure|key-length {minimum|maximum} <384-2048>$kl|sec-level minimum <0-3>$sec|"
	  "timestamp-db max-entries <1-1000>$te|trustanchor WORD$ta|trustpoint WORD$tp|"
	  "ca-cert-trust|modifier}}",
	  "Global IPv6 configuration subcommands\nNeighbor discovery\nCache\nExpire\nNumber\n"
	  "Refresh\nInterface limit\nNumber\nLog matches against this entry\nNumber\nGuard\n"
	  "Policy\nName\nInspection\nPolicy\nName\nDestination\nPolicy\nName\nSet advertised "
	  "reachability time\nms\nInterval\nNumber\nDuplicate Address Detection\nTime\nNumber\n"
	  "Detection\nIGP\nRetry\nNumber\nNumber\nNumber\nA single host\nMode\nStrict\n"
	  "Advertisements\nGlean\nMetrics are divided by it\nspecify data pattern\nLimit\nNumber"
	  "\nOwner\nRouter Advertisement control\nSolicited\nUnicast\nSEND\nCertificate db\n"
	  "Specify maximum number of NAT entries\nNumber\nFull secure\nKey length\nAt least\n"
	  "Maximum\nNumber\nSec level\nAt least\nNumber\nTimestamp db\nSpecify maximum number "
	  "of NAT entries\nNumber\nTrustanchor\nName\nTrustpoint\nCA Server Name\nCa cert trust"
	  "\nModifier",
	  NULL, NULL, NULL, RANK_IPV6, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 {icmp error-interval <0-2147483647>$ei [<1-200>$bucket]|neighbor "
	  "X:X:X:X::X$nbr IFACE$nif H.H.H$mac|neighbor {binding [logging|max-entries "
	  "<1-2147483647>$bme|down-lifetime {<1-86400>$bd|infinite}|reachable-lifetime "
	  "{<1-86400>$br|infinite}|stale-lifetime {<1-86400>$bs|infinite}|vlan <1-4095>$bv "
	  "{X:X:X:X::X$bva|interface IFACE$bvi} [H.H.H$bvm]]|tracking [retry-interval "
	  "<5-3600>$tri]}|general-prefix WORD$gp {X:X:X:X::X/<0-128>$gprefix|6to4 IFACE$gif|6rd "
	  "IFACE$gif}|spd {queue {max-threshold <0-65535>$qmax|min-threshold <1-65535>$qmin}|"
	  "mode {aggressive|tos protocol ospf}}}",
	  "Global IPv6 configuration subcommands\nInternet Control Message Protocol\nError "
	  "interval\nNumber\nNumber\nNeighbor\nIPv6 address\nSource interface\nMAC address\n"
	  "Neighbor\nDHCP address bindings\nLogging\nSpecify maximum number of NAT entries\n"
	  "number\nDown lifetime\nNumber\nnever\nReachable lifetime\nNumber\nnever\nStale "
	  "lifetime\nNumber\nnever\nVLAN\nNumber\nIPv6 address\nInterface\nInterface\nMAC "
	  "address\nTracking\nRetry interval\nNumber\nGeneral prefix\nName\nIPv6 prefix\n6to4\n"
	  "Interface\n6rd\nInterface\nSPD\nLimit a queue\nMax threshold\nNumber\nMin threshold\n"
	  "Number\nMode\nAggressive\nMatch packets with given TOS value\nProtocol\nOSPF "
	  "interface commands",
	  NULL, NULL, NULL, RANK_IPV6, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 pim [vrf WORD$vrf] {rp-address X:X:X:X::X$rp [WORD$acl] [bidir]|"
	  "bsr candidate {bsr X:X:X:X::X$cbsr [<0-128>$chash] [priority <0-255>$cprio]|rp "
	  "X:X:X:X::X$crp [group-list WORD$cgl] [priority <0-192>$crprio] [interval "
	  "<30-65535>$cint] [scope <3-15>$cscope] [bidir]}|bsr announced rp X:X:X:X::X$arp|"
	  "accept-register {list WORD$aral|route-map WORD$arrm}|register-source IFACE$rsrc|"
	  "spt-threshold infinity [group-list WORD$sgl]|rp embedded|neighbor-filter list "
	  "WORD$nf|join-prune-interval <1-65535>$jp|hello-interval <1-3600>$hi|anycast-RP "
	  "X:X:X:X::X$any X:X:X:X::X$anyp|allow-rp|passive}",
	  "Global IPv6 configuration subcommands\nProtocol Independent Multicast\nVRF\nVRF name"
	  "\nRp address\nIPv6 address\nNeighbor tag\nBidir\nBsr\nMay protect\nBsr\nIPv6 address"
	  "\nNumber\nPriority\npriority value\nRp\nIPv6 address\nGroup list\nName\nPriority\n"
	  "Number\nInterval\nNumber\nScope\nNumber\nBidir\nBsr\nAnnounced\nRp\nIPv6 address\n"
	  "Accept register\nList\nname\nRoute-map\nname\nRegister source\nInterface\nThreshold\n"
	  "never\nGroup list\nName\nRp\nEmbedded\nFilter\nList\nname\nJoin prune interval\n"
	  "Number\nTime between HELLO packets\nNumber\nAnycast RP\nIPv6 address\nIPv6 address "
	  "of next-hop\nAllow rp\nPassive",
	  NULL, NULL, NULL, RANK_IPV6, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ipv6 mld [vrf WORD$vrf] {state-limit <1-64000>$limit|ssm-map {enable|"
	  "query dns|static WORD$acl X:X:X:X::X$src}|snooping [vlan WORD$vlan [immediate-leave|"
	  "mrouter interface IFACE$mif|static X:X:X:X::X$static interface IFACE$sif]|querier|"
	  "report-suppression|tcn {flood query count <1-10>$tcn|query solicit}|"
	  "listener-message-suppression|last-listener-query-count <1-7>$lmc|"
	  "last-listener-query-interval <100-32767>$lmi|robustness-variable <1-3>$rv]|"
	  "host-proxy {WORD$hp}|explicit-tracking}",
	  "Global IPv6 configuration subcommands\nMLD\nVRF\nVRF name\nState limit\nNumber\nSsm "
	  "map\nEnable\nQueries\nDNS\nStatic routes\nprocess\nAddress\nSnooping\nVLAN\nVLAN IDs"
	  "\nImmediate leave\nMrouter\nInterface\nInterface\nStatic routes\nIPv6 address\n"
	  "Interface\nInterface\nQuerier\nReport suppression\nTcn\nFlood\nQueries\nCount every "
	  "log message and timestamp last occurrence\nNumber\nQueries\nSolicit\nListener "
	  "message suppression\nLast listener query count\nNumber\nLast listener query interval"
	  "\nNumber\nRobustness variable\nNumber\nHost proxy\nName\nExplicit tracking",
	  NULL, NULL, NULL, RANK_IPV6, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip ddns update method WORD$method",
	  "Global IP configuration subcommands\nDynamic DNS\nUpdates\nmethod\nName",
	  NULL, "method", NULL, RANK_IP_EARLY+1, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "ip route static bfd {IFACE$interface A.B.C.D$via|A.B.C.D$via4 "
	  "A.B.C.D$from|X:X:X:X::X$via6 [unassociate]} [group WORD$group [passive]] [vrf "
	  "WORD$vrf] [unassociate] [log]",
	  "Global IP configuration subcommands\nEstablish static routes\nStatic routes\nBFD\n"
	  "Interface\nAddress\nMask\nMask\nIPv6 address\nUnassociate\nGroup\nname\nPassive\nVRF"
	  "\nVRF name\nUnassociate\nLog matches against this entry",
	  NULL, NULL, NULL, RANK_ROUTE+1, GRAM_MULTI | GRAM_INERT },

	{ MODE_CONFIG, "mpls {ip [propagate-ttl [forwarded|local]|default-route]|label "
	  "{protocol {ldp|tdp|both}|range <16-1048575>$lo <16-1048575>$hi [static "
	  "<16-1048575>$slo <16-1048575>$shi]|mode {all-afs|all-vrfs|vrf WORD$lvrf} protocol "
	  "{all-afs|bgp-vpnv4|bgp-vpnv6} {per-prefix|per-vrf|per-ce}}|ldp {"
	  "autoconfig|neighbor [vrf WORD$nvrf] A.B.C.D$nbr {password [0|7] "
	  "WORD$npw|targeted [ldp|tdp]|labels accept {<1-99>$nla|WORD$nla}|implicit-withdraw}|"
	  "password {required [for {<1-99>$pfa|WORD$pfa}]|fallback {key-chain WORD$pfk|{0|7} "
	  "WORD$pf|WORD$pf}|option <1-32767>$po for {<1-99>$poa|WORD$poa} {key-chain WORD$pok|"
	  "{0|7} WORD$pop|WORD$pop}|rollover duration <5-65535>$prd}|discovery {hello {holdtime "
	  "<1-65535>$dhh|interval <1-65535>$dhi}|targeted-hello {accept [from {<1-99>$dta|"
	  "WORD$dta}]|holdtime <1-65535>$dth|interval <1-65535>$dti}}|explicit-null [for "
	  "{<1-99>$enf|WORD$enf}] [to {<1-99>$ent|WORD$ent}]|graceful-restart [timers "
	  "{forwarding-holding <30-600>$gf|max-recovery <15-600>$gm|neighbor-liveness "
	  "<5-300>$gn}]|holdtime <15-2147483>$hold|igp sync holddown <1-2147483647>$ish|logging "
	  "{neighbor-changes|password {configuration|rollover}}|maxhops <1-255>$maxhops|nsr|"
	  "session protection [for {<1-99>$sp|WORD$sp}] [duration {<30-2147483>$spd|infinite}]|"
	  "sync|tcp pak-priority|advertise-labels [vrf WORD$avrf] [for {<1-99>$alf|WORD$alf} "
	  "[to {<1-99>$alt|WORD$alt}]|interface IFACE$ali]|backoff <5-2147483>$bi "
	  "<5-2147483>$bm|loop-detection|address-message cisco|entropy-label|bfd}|traffic-eng "
	  "{tunnels|auto-bw timers [frequency <60-604800>$abf]|auto-tunnel {backup|mesh|primary|"
	  "p2p}|link-management timers {bandwidth-hold <1-300>$lmb|periodic-flooding "
	  "<0-3600>$lmp}|logging {lsp {path-errors|preemption|reservation-errors|setups|"
	  "teardowns}|tunnel {lsp-selection|path change}}|path-option list {name WORD$pon|"
	  "identifier <1-65535>$poi}|path-selection {metric {igp|te}|overload allow {head|"
	  "middle|tail}...}|reoptimize {events link-up|timers {delay {cleanup <0-300>$rdc|"
	  "installation <0-3600>$rdi}|frequency <0-604800>$rtf}}|signalling {advertise "
	  "implicit-null|forwarding sync|restart neighbors <0-10>$srn}|topology holddown sigerr "
	  "<0-300>$ths|fast-reroute {backup-prot-preemption optimize-bw|promote|timers "
	  "<0-604800>$frt}|lsp attributes WORD$lspattr|srlg exclude|nsr|pcc|ds-te {mode "
	  "{migration|ietf}|bc-model mam|te-classes}|gmpls|cost {calculation|limit}}|mtu "
	  "<64-65535>$mtu|static {binding {ipv4 vrf WORD$sbv A.B.C.D$sba A.B.C.D$sbm [input|"
	  "output] <16-1048575>$sbl|ipv4 A.B.C.D$sba A.B.C.D$sbm {<16-1048575>$sbl|input "
	  "<16-1048575>$sbl|output A.B.C.D$sbn {<16-1048575>$sbl|explicit-null|implicit-null}}}|"
	  "crossconnect <16-1048575>$scl IFACE$sci A.B.C.D$scn {<16-1048575>$sco|explicit-null|"
	  "implicit-null}}|atm|tp|netflow|experimental|ipv6 source-interface IFACE$src6|ldp "
	  "mldp|bgp|uhp|prefix-map <1-255>$pm access-list <1-99>$pma cos-map <1-255>$pmc|"
	  "cos-map <1-255>$cosmap|load-balance per-label}$what",
	  "MPLS\nEnable on this interface\nPropagate ttl\nForwarded\nLocal\nDefault route\n"
	  "Provide a label\nProtocol\nLDP\nTdp\nBoth\nMatch only packets in the range of port "
	  "numbers\nNumber\nNumber\nStatic routes\nNumber\nNumber\nMode\nAll afs\nAll vrfs\nVRF"
	  "\nVRF name\nProtocol\nAll afs\nBgp vpnv4\nBgp vpnv6\nPer prefix\nPer vrf\nPer ce\nLDP"
	  "\nObtain address using autoconfiguration\nNeighbor\nVRF\nVRF name\n"
	  "Address\nPassword\nUnencrypted\nencrypted\nkey\nTargeted\nLDP\nTdp\nLabels\nAccept\n"
	  "Number\nName\nImplicit withdraw\nPassword\nRefuse peers without it\nFor\nNumber\nName"
	  "\nFall back to a better one after\nKey chain\nname\nSpecifies an UNENCRYPTED "
	  "password will follow\nencrypted\nkey\npassword\nMatch packets with given IP Options\n"
	  "Number\nFor\nNumber\nName\nKey chain\nname\nSpecifies an UNENCRYPTED password will "
	  "follow\nencrypted\nkey\npassword\nRollover\nLimit of time\nNumber\nDiscovery\nHellos"
	  "\nHold time\nSeconds\nInterval\nNumber\nTargeted hello\nAccept\nFrom\nNumber\nName\n"
	  "Hold time\nSeconds\nInterval\nNumber\nExplicit null\nFor\nNumber\nName\nTo\nNumber\n"
	  "Name\nGraceful restart\nTimers\nForwarding holding\nNumber\nMax recovery\nNumber\n"
	  "Neighbor liveness\nNumber\nHold time\nNumber\nIGP\nSynchronous\nHolddown\nNumber\n"
	  "Logging\nNeighbor changes\nPassword\nConfiguration\nRollover\nMaxhops\nNumber\nNSR\n"
	  "Session\nEnable tunnel protection\nFor\nNumber\nName\nLimit of time\nNumber\nnever\n"
	  "Synchronous\nTCP\nPak priority\nAdvertise labels\nVRF\nVRF name\nFor\nNumber\nName\n"
	  "To\nNumber\nName\nSpecify interface for global address\nInterface\nRetry backoff\n"
	  "Number\nNumber\nLoop detection\nAddress message\nCisco\nEntropy label\nBFD\nTraffic "
	  "engineering\nTunnels\nAuto bw\nTimers\nFrequency\nNumber\nauto\nbackup\nMesh\n"
	  "Primary zone\nPeer to peer\nLink management\nTimers\nBandwidth hold\nNumber\n"
	  "Periodic flooding\nNumber\nLogging\nLSP\nPath errors\nPreemption\nReservation errors"
	  "\nSetups\nTeardowns\nTunnel\nLsp selection\nPath\nChange\nPath option\nList\nSpecify "
	  "name of the next hop\nName\nBy number\nnumber\nPaths\nMetric for redistributed routes"
	  "\nIGP\nTe\nOverload an address translation\nAllow\nHead\nMiddle\nTail\nReoptimize\n"
	  "BGP events\nLink up\nTimers\ndelay\ncleanup\nNumber\nInstallation\nNumber\nFrequency"
	  "\nNumber\nSignalling\nAdvertise\nImplicit null\nforwarding\nSynchronous\nRestart an "
	  "active entry\nDetailed information on TCP and BGP neighbor connections\nNumber\nShow "
	  "EIGRP topology\nHolddown\nSigerr\nNumber\nFast reroute\nBackup prot preemption\n"
	  "Optimize bw\nPromote\nTimers\nNumber\nLSP\nAttributes\nName\nSrlg\nExclude\nNSR\nPcc"
	  "\nDs te\nMode\nMigration\nIETF\nBc model\nMam\nTe classes\nGmpls\nCost\nCalculation\n"
	  "Limit\nMTU\nNumber\nStatic routes\nDHCP address bindings\nIPv4\nSelect a VPN "
	  "Routing/Forwarding instance\nVRF name\nAddress\nMask\ninput\noutput\nNumber\nIPv4\n"
	  "IPv4 address\nMask\nNumber\ninput\nNumber\noutput\nIP address\nNumber\nExplicit null"
	  "\nImplicit null\nCrossconnect\nNumber\nInterface\nAddress\nNumber\nExplicit null\n"
	  "Implicit null\nAtm\nTp\nNetflow\nExperimental\nIPv6\nSource interface\nInterface\nLDP"
	  "\nMldp\nBGP information\nUhp\nPrefix map\nNumber\nNamed access-list\nIP standard "
	  "access list\nCos map\nNumber\nCos map\nNumber\nLoad balancing\nPer label",
	  NULL, NULL, NULL, RANK_LICENSE+5, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ 0 }
};
