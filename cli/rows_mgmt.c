/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the management services: what logging, NTP, clocks and SNMP take beside their
 * everyday lines. Kept, without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

const struct gram_row mgmt_rows[] = {
	/* --- logging --- */
	{ MODE_CONFIG, "logging event {link-status {boot|default|global}$ls|subif-link-status "
	  "global|spanning-tree {logging|status}|trunk-status default|bundle-status default|"
	  "power-inline-status default|nfas-status|status [enable]}$event",
	  "Modify message logging facilities\nInterface events\nUPDOWN and CHANGE messages\nBoot"
	  "\nDefault\nGlobal\nSubinterfaces\nGlobal\nSpanning tree\nLogging\nShow interface "
	  "line status\nTrunk\nDefault\nBundle\nDefault\nPower inline status\nDefault\nNFAS\n"
	  "Show interface line status\nEnable",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging history {size <0-500>$size|" LEVELS "}",
	  "Modify message logging facilities\nHistory\nSet history buffer size\nNumber\n"
	  H_LEVELS,
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging {alarm|cns-events|snmp-trap}$what {" LEVELS "}",
	  "Modify message logging facilities\nAlarms\nCNS\nTrap\n" H_LEVELS,
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging {alarm|snmp-trap|cns-events}$what",
	  "Modify message logging facilities\nAlarms\nTrap\nCNS",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging queue-limit [trap|esm] [<100-2147483647>$n]",
	  "Modify message logging facilities\nQueue limit\nSet syslog server logging level\nESM"
	  "\nNumber",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging discriminator WORD$disc [facility {drops|includes} "
	  "WORD$facility|mnemonics {drops|includes} WORD$mnemonics|msg-body {drops|includes} "
	  "WORD$body|severity {drops|includes} WORD$severity|rate-limit <1-10000>$rate]...",
	  "Modify message logging facilities\nDiscriminator\nName\nFacility\nDrops\nIncludes\n"
	  "Name\nMnemonics\nDrops\nIncludes\nName\nMsg body\nDrops\nIncludes\nName\nSeverity\n"
	  "Drops\nIncludes\nName\nRate\nmessages a minute",
	  NULL, "disc", NULL, RANK_LOGGING_HOST, GRAM_INERT },
	{ MODE_CONFIG, "logging filter WORD$url [<1-65535>$pos] [args LINE$args]",
	  "Modify message logging facilities\nFilter\nMap\nAutonomous System\nArgs\nText",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "logging esm config",
	  "Modify message logging facilities\nESM\nConfiguration",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging {buffered|console|monitor}$what discriminator WORD$disc "
	  "[" LEVELS "]",
	  "Modify message logging facilities\nSet buffered logging parameters\nSet console "
	  "logging parameters\nMonitoring different system events\nDiscriminator\nName\n"
	  H_LEVELS,
	  NULL, "what", NULL, RANK_LOGGING, GRAM_INERT },
	{ MODE_CONFIG, "logging {buffered|console|monitor}$what xml [<4096-2147483647>$size] "
	  "[" LEVELS "]",
	  "Modify message logging facilities\nSet buffered logging parameters\nSet console "
	  "logging parameters\nMonitoring different system events\nXML\nNumber\n" H_LEVELS,
	  NULL, "what", NULL, RANK_LOGGING, GRAM_INERT },
	{ MODE_CONFIG, "logging buffered filtered [<4096-2147483647>$size]",
	  "Modify message logging facilities\nSet buffered logging parameters\nFiltered\nNumber",
	  NULL, NULL, NULL, RANK_LOGGING, GRAM_INERT },
	{ MODE_CONFIG, "logging policy-firewall rate-limit <1-3600>$s",
	  "Modify message logging facilities\nPolicy firewall\nRate\nNumber",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_INERT },
	{ MODE_CONFIG, "logging reload [message-limit <1-4294967295>$limit] [" LEVELS "]",
	  "Modify message logging facilities\nAfter reload\nMessage limit\nNumber\n" H_LEVELS,
	  NULL, NULL, NULL, RANK_LOGGING, GRAM_INERT },

	/* --- NTP, clock, SNTP --- */
	{ MODE_CONFIG, "ntp access-group [ipv4|ipv6] {peer|query-only|serve|serve-only}$kind "
	  "{" ACLREF "} [kod]",
	  "Configure NTP\nSpecify access control for packets\nIPv4\nIPv6\nFor one peer\nQuery "
	  "only\nServe\nServe only\n" H_ACLREF "\nKod",
	  NULL, "kind", NULL, RANK_NTP, GRAM_INERT },
	{ MODE_CONFIG, "ntp allow mode {control [<3-15>$s]|private}$what",
	  "Configure NTP\nAllow\nMode\nControl\nNumber\nPrivate",
	  NULL, "what", NULL, RANK_NTP, GRAM_INERT },
	{ MODE_CONFIG, "ntp authentication-key <1-4294967295>$key {md5|cmac-aes-128|hmac-sha1|"
	  "hmac-sha2-256|sha1|sha2} [0|7] WORD$value [0|6|7]$type",
	  "Configure NTP\nAuthentication key for trusted time sources\nKey number\nMD5\nCMAC\n"
	  "SHA-1\nSHA-2\nSHA-1\nSha2\nSpecifies an UNENCRYPTED password will follow\nencrypted\n"
	  "key\nSpecifies an UNENCRYPTED password will follow\nencrypted\nSeven",
	  NULL, "key", NULL, RANK_NTP, GRAM_INERT },
	{ MODE_CONFIG, "clock summer-time WORD$zone {recurring [{<1-4>$week|first|last} {Sunday|"
	  "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday}$day MONTH$month hh:mm:ss$from "
	  "{<1-4>$eweek|first|last} {Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|"
	  "Saturday}$eday MONTH$emonth hh:mm:ss$to [<1-1440>$offset]]|date {<1-31>$d MONTH$m|"
	  "MONTH$m <1-31>$d} <1993-2035>$y hh:mm:ss$dfrom {<1-31>$ed MONTH$em|MONTH$em "
	  "<1-31>$ed} <1993-2035>$ey hh:mm:ss$dto [<1-1440>$doffset]}",
	  "Configure time-of-day clock\nSummer time\nName\nProbe to be scheduled automatically "
	  "every day\nNumber\nFirst occurrence\nLast occurrence\nSunday\nMonday\nTuesday\n"
	  "Wednesday\nThursday\nFriday\nSaturday\nMonth\nTime\nNumber\nFirst occurrence\nLast "
	  "occurrence\nSunday\nMonday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nMonth\n"
	  "Time\nNumber\nDate\nNumber\nMonth\nMonth\nNumber\nNumber\nTime\nNumber\nMonth\nMonth"
	  "\nNumber\nNumber\nTime\nNumber",
	  NULL, NULL, NULL, RANK_CLOCK, GRAM_INERT },
	{ MODE_CONFIG, "sntp {server {A.B.C.D$addr|HOST$host} [version <1-3>$v] [key "
	  "<1-4294967295>$key]|multicast client|broadcast client|source-interface "
	  "IFACE$interface|authenticate|authentication-key <1-4294967295>$akey md5 LINE$md5|"
	  "trusted-key <1-4294967295>$tkey|logging}",
	  "SNTP\nServer\nIP address\nHostname or A.B.C.D\nVersion\nNumber\nLong term key "
	  "operations\nNumber\nMulticast\nClient\nSpecify OSPF broadcast multi-access network\n"
	  "Client\nSource interface\nInterface\nGet the CA certificate\nAuthentication key for "
	  "trusted time sources\nKey number\nMD5\nKey\nKey numbers for trusted time sources\n"
	  "Key number\nLogging",
	  NULL, NULL, NULL, RANK_NTP, GRAM_MULTI | GRAM_INERT },

	/* --- SNMP --- */
	{ MODE_CONFIG, "snmp-server community WORD$community [view WORD$view] [ro|rw] [ipv6 "
	  "WORD$acl6] [<1-1999>$acl|WORD$acl]",
	  "Modify SNMP engine parameters\nMatch BGP community list\nlist\nView\nView Name\nRo\n"
	  "Rw\nIPv6\nName\nNumber\nName",
	  NULL, "community", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server {chassis-id|contact|location}$what LINE$text",
	  "Modify SNMP engine parameters\nChassis id\nContact\nTerminal location\nText",
	  NULL, "what", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server view WORD$view WORD$oid {included|excluded}",
	  "Modify SNMP engine parameters\nView\nView Name\npassword\nIncluded\nExcluded",
	  NULL, "view oid", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server group WORD$group {v1|v2c|v3 {auth|noauth|priv}$sec}$model "
	  "[context WORD$context|match {exact|prefix}|read WORD$read|write WORD$write|notify "
	  "WORD$notify|access {ipv6 WORD$acl6|<1-99>$acl|WORD$acl}]...",
	  "Modify SNMP engine parameters\nGroup\nname\nV1\nV2c\nV3\nRedirect in the "
	  "authentication exchange\nNoauth\nPriv\nContext\nName\nRoutes to match\nExact\nFilter "
	  "prefixes\nRead its state\nName\nWrite\nName\nNotification\nName\nSet trunking mode "
	  "to ACCESS unconditionally\nIPv6\nName\nNumber\nName",
	  NULL, "group|model sec", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server user WORD$user WORD$group [remote {A.B.C.D$engine|"
	  "X:X:X:X::X$engine} [vrf WORD$vrf] [udp-port <0-65535>$port]] {v1|v2c|v3 [encrypted] "
	  "[auth {md5|sha|sha-2 {256|384|512}} WORD$auth [priv {des|3des|aes {128|192|256}} "
	  "WORD$priv]]}$model [access {ipv6 WORD$acl6|<1-99>$acl|WORD$acl}]",
	  "Modify SNMP engine parameters\nUser\nname\npassword\nSet remote authentication method"
	  "\nIPv4 address\nIPv6 address\nVRF\nVRF name\nUdp port\nNumber\nV1\nV2c\nV3\nEncrypted"
	  "\nRedirect in the authentication exchange\nMD5\nSecure Hash Standard\nSha 2\n256 bit "
	  "keys.\n384 bits\nWindow size of 512\nName\nPriv\nDES\n3DES\nUse AES\n128 bit keys.\n"
	  "192 bit keys.\n256 bit keys.\nName\nSet trunking mode to ACCESS unconditionally\nIPv6"
	  "\nName\nNumber\nName",
	  NULL, "user", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server user WORD$user WORD$group credential",
	  "Modify SNMP engine parameters\nUser\nname\npassword\nExisting certificate",
	  NULL, "user", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server host {A.B.C.D$host|X:X:X:X::X$host|HOST$host} [vrf "
	  "WORD$vrf] [traps|informs] [version {1|2c|3 {auth|noauth|priv}}] WORD$community "
	  "[udp-port <0-65535>$port] [{aaa_server|adslline|alarms|atm|auth-framework|bfd|bgp|"
	  "bridge|bstun|bulkstat|call-home|ccme|cef|cnpd|config|config-copy|config-ctid|cpu|csg|"
	  "dhcp|dial|diameter|dlsw|dnis|ds1|ds3|dsp|eigrp|energywise|entity|entity-diag|"
	  "entity-sensor|envmon|errdisable|ether-oam|event-manager|firewall|flash|flowmon|"
	  "frame-relay|fru-ctrl|gdoi|hsrp|iplocalpool|ipmulticast|ipsec|ipsla|isakmp|isdn|isis|"
	  "l2tun-pseudowire-status|l2tun-session|license|mac-notification|memory|mpls-ldp|"
	  "mpls-traffic-eng|mpls-vpn|msdp|mvpn|nhrp|ospf|ospfv3|pim|power-ethernet|pppoe|pw|rf|"
	  "rsvp|rtr|slb|smart-license|snmp|srp|srst|stpx|stun|syslog|tty|udp-port|"
	  "vlan-membership|voice|vrfmib|vrrp|vtp|x25|bgp|trustsec}$kind]...",
	  "Modify SNMP engine parameters\nA single host\nAddress\nIPv6 address\nHost name\nVRF\n"
	  "VRF name\nMessages\nInforms\nVersion\n1\n2c\n3\nRedirect in the authentication "
	  "exchange\nNoauth\nPriv\nName\nUdp port\nNumber\nAaa_server\nAdslline\nAlarms\nAtm\n"
	  "Auth framework\nBFD\nBGP information\nBridging\nBstun\nBulkstat\nEnable call-home "
	  "service\nCcme\nCisco Express Forwarding\nCnpd\nConfiguration\nConfig copy\nConfig "
	  "ctid\nCPU\nCsg\nDHCP\nDial\nDiameter\nDlsw\nDNIS\nDs1\nDs3\nDsp\nEnhanced Interior "
	  "Gateway Routing Protocol (EIGRP)\nEnergywise\nEntity\nEntity diag\nEntity sensor\n"
	  "Envmon\nErrors\nEther oam\nEvent manager\nFirewall\nFlash\nFlowmon\nFrame Relay "
	  "networks\nFru ctrl\nGDOI\nHsrp\nIplocalpool\nIpmulticast\nConfigure IPSEC policy\n"
	  "SLA event\nConfigure ISAKMP policy\nISDN\nISO IS-IS\nL2tun pseudowire status\nL2tun "
	  "session\nShow license information\nMAC\nMemory\nMpls ldp\nMpls traffic eng\nMpls vpn"
	  "\nMSDP\nMVPN\nNHRP interface subcommands\nOSPF interface commands\nOSPFv3\nProtocol "
	  "Independent Multicast\nPower ethernet\nPPPoE\nPw\nRF\nRSVP\nResponse Time Reporter\n"
	  "Server load balancing\nSmart license\nSNMP\nSrp\nSrst\nStpx\nStun\nSyslog\nTerminal "
	  "controller\nUdp port\nVlan membership\nVoice appliance attributes\nVrfmib\nVRRP "
	  "information\nVTP\nX.25\nBGP information\nTrustsec",
	  NULL, "host community", NULL, RANK_SNMP + 2, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server enable traps",
	  "Modify SNMP engine parameters\nEnable\nMessages",
	  NULL, NULL, NULL, RANK_SNMP + 1, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server enable informs",
	  "Modify SNMP engine parameters\nEnable\nInforms",
	  NULL, NULL, NULL, RANK_SNMP + 1, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server enable traps {aaa_server|adslline|alarms {<1-4>$alarm|"
	  "critical|informational|major|minor}|atm {pvc|subif}|auth-framework [sec-violation|"
	  "auth-fail]...|bfd|bgp {cbgp2|state-changes|threshold}...|bgp|bridge [newroot|"
	  "topologychange]...|bulkstat [collection|transfer]...|c3g|c6kxbar [intbus-crcexcd|"
	  "intbus-crcrcvrd|swbus]...|call-home [message-send-fail|server-fail]...|ccme|cef "
	  "[inconsistency|peer-fib-state-change|peer-state-change|resource-failure]...|cnpd|"
	  "config|config-copy|config-ctid|cpu [threshold]|csg|diameter|dhcp|dial|dlsw|dnis|ds1|"
	  "ds3|dsp [card-status|oper-state|video-usage]...|dsp video-out-of-resource|eigrp|"
	  "energywise|entity|entity-diag [boot-up-fail|hm-test-recover|hm-threshold-reached|"
	  "scheduled-test-fail]...|entity-ext|entity-perf [throughput-notif]|entity-qfp "
	  "[mem-res-thresh|throughput-notif]...|entity-sensor [threshold]|entity-state|envmon "
	  "[fan|shutdown|status|supply|temperature]...|errdisable [notification-rate "
	  "<0-10000>$rate]|ether-oam|ethernet {cfm {alarm|cc [config|cross-connect|loop|"
	  "mep-down|mep-up]...|crosscheck [mep-missing|mep-unknown|service-up]...}|evc [create|"
	  "delete|status]...}|event-manager|firewall [serverstatus]|flash [insertion|lowspace|"
	  "removal]...|flowmon|frame-relay [bundle-mismatch|multilink|subif]...}$trap",
	  "Modify SNMP engine parameters\nEnable\nMessages\nAaa_server\nAdslline\nAlarms\nNumber"
	  "\nCritical conditions\nInformational messages\nMajor\nMinor\nAtm\nPVC\nSubif\nAuth "
	  "framework\nSec violation\nAuth fail\nBFD\nBGP information\nCbgp2\nState changes\n"
	  "Threshold\nBGP information\nBridging\nNewroot\nTopologychange\nBulkstat\nCollection\n"
	  "Transfer\nC3g\nC6kxbar\nIntbus crcexcd\nIntbus crcrcvrd\nSwbus\nEnable call-home "
	  "service\nMessage send fail\nServer fail\nCcme\nCisco Express Forwarding\n"
	  "Inconsistency\nPeer fib state change\nPeer state change\nResource failure\nCnpd\n"
	  "Configuration\nConfig copy\nConfig ctid\nCPU\nThreshold\nCsg\nDiameter\nDHCP\nDial\n"
	  "Dlsw\nDNIS\nDs1\nDs3\nDsp\nCard status\nOper state\nVideo usage\nDsp\nVideo out of "
	  "resource\nEnhanced Interior Gateway Routing Protocol (EIGRP)\nEnergywise\nEntity\n"
	  "Entity diag\nBoot up fail\nHm test recover\nHm threshold reached\nScheduled test fail"
	  "\nEntity ext\nEntity perf\nThroughput notif\nEntity qfp\nMem res thresh\nThroughput "
	  "notif\nEntity sensor\nThreshold\nEntity state\nEnvmon\nFan\nShutdown\nShow interface "
	  "line status\nSupply\nTemperature\nErrors\nNotification rate\nNumber\nEther oam\n"
	  "Ethernet\nCFM\nAlarms\nCc\nConfiguration\nCross connect\nloop\nMep down\nMep up\n"
	  "Crosscheck\nMep missing\nMep unknown\nService up\nEvc\nCreate\ndelete\nShow "
	  "interface line status\nEvent manager\nFirewall\nServerstatus\nFlash\nInsertion\n"
	  "Lowspace\nRemoval\nFlowmon\nFrame Relay networks\nBundle mismatch\nMultilink\nSubif",
	  NULL, "trap", NULL, RANK_SNMP + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server enable traps {fru-ctrl|gdoi [gm-incomplete-cfg|"
	  "gm-re-register|gm-registration-complete|gm-rekey-fail|gm-rekey-rcvd|"
	  "gm-start-registration|ks-gm-deleted|ks-new-registration|ks-no-rsa-keys|"
	  "ks-reg-complete|ks-rekey-pushed|ks-role-change]...|hsrp}$trap",
	  "Modify SNMP engine parameters\nEnable\nMessages\nFru ctrl\nGDOI\nGm incomplete cfg\n"
	  "Gm re register\nGm registration complete\nGm rekey fail\nGm rekey rcvd\nGm start "
	  "registration\nKs gm deleted\nKs new registration\nKs no rsa keys\nKs reg complete\n"
	  "Ks rekey pushed\nKs role change\nHsrp",
	  NULL, "trap", NULL, RANK_SNMP + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server enable traps {ike {policy|tunnel} {add|delete|start|"
	  "stop}...|ipsec {cryptomap {add|attach|delete|detach}...|too-many-sas|tunnel {start|"
	  "stop}...}|iplocalpool|ipmobile|ipmulticast|ipsla|isakmp {policy {add|delete}...|"
	  "tunnel {start|stop}...}|isdn [call-information|chan-not-avail|isdnu-interface|"
	  "layer2]...|isis|l2tun-pseudowire-status|l2tun-session|lisp|license [error|deploy|"
	  "imagelevel]...|local-auth|mac-notification [change|move|threshold]...|memory "
	  "[bufferpeak]|mpls [ldp|fast-reroute|rfc|traffic-eng|vpn]...}$trap",
	  "Modify SNMP engine parameters\nEnable\nMessages\nIKE\nPolicy\nTunnel\nAdd\ndelete\n"
	  "Start\nStop\nConfigure IPSEC policy\nCryptomap\nAdd\nAttach\ndelete\nDetach\nToo "
	  "many sas\nTunnel\nStart\nStop\nIplocalpool\nIpmobile\nIpmulticast\nSLA event\n"
	  "Configure ISAKMP policy\nSet policy for an ISAKMP protection suite\nAdd\ndelete\n"
	  "Tunnel\nStart\nStop\nISDN\nCall information\nChan not avail\nIsdnu interface\nLayer2"
	  "\nISO IS-IS\nL2tun pseudowire status\nL2tun session\nLISP\nShow license information\n"
	  "Errors only\nDeploy\nImagelevel\nLocal auth\nMAC\nChange\nMove\nThreshold\nMemory\n"
	  "Bufferpeak\nMPLS\nLDP\nFast reroute\nRFC\nTraffic engineering\nVPN",
	  NULL, "trap", NULL, RANK_SNMP + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server enable traps {msdp|mvpn|nhrp [nhc|nhp|nhs|"
	  "quota-exceeded]...|ospf [cisco-specific|errors|lsa|rate-limit|retransmit|"
	  "state-change|nssa-trans-change|shamlink|lsa-maxage|lsa-originate|interface|"
	  "interface-old|neighbor|packets|virt-packets|old]...|ospfv3 [errors|rate-limit "
	  "<2-60>$orate <0-300>$otraps|state-change]...|pfr|pim [invalid-pim-message|"
	  "neighbor-change|rp-mapping-change]...|pki|policy|port-security [trap-rate "
	  "<0-1000>$psr]|power-ethernet {group WORD$peg [threshold <1-99>$pet]|police}|pppoe|pw "
	  "[vc]|rep|resource-policy|rf|rsvp|scsi|slb|smart-license|sonet|smt|snmp "
	  "[authentication|coldstart|linkdown|linkup|warmstart]...|srp|srst|storm-control "
	  "[trap-rate <0-1000>$scr]|stackwise|stpx [inconsistency|loop-inconsistency|"
	  "root-inconsistency]...|stun|syslog|transceiver [all]|trustsec|trustsec-interface|"
	  "trustsec-policy|trustsec-server|trustsec-sxp|tty|udp-port|vlan-membership|vlancreate|"
	  "vlandelete|voice [poor-qov]|vrfmib [vnet-trunk-down|vnet-trunk-up|vrf-down|"
	  "vrf-up]...|vrrp|vstack|vswitch [dual-active|vsl]...|vtp|wireless|x25|xgcp}$trap",
	  "Modify SNMP engine parameters\nEnable\nMessages\nMSDP\nMVPN\nNHRP interface "
	  "subcommands\nNhc\nNhp\nSpecify a next hop server\nQuota exceeded\nOSPF interface "
	  "commands\nCisco specific\nError conditions\nLSA\nRate\nretries\nState change\nNssa "
	  "trans change\nShamlink\nLsa maxage\nLsa originate\nInterface\nInterface old\nNeighbor"
	  "\nPackets\nVirt packets\nOld\nOSPFv3\nError conditions\nRate\nNumber\nNumber\nState "
	  "change\nPerformance routing\nProtocol Independent Multicast\nInvalid pim message\n"
	  "Neighbor change\nRp mapping change\nPublic Key components\nPolicy\nPort security\n"
	  "Trap rate\nNumber\nPower ethernet\nGroup\nname\nThreshold\npercent\nPolice\nPPPoE\nPw"
	  "\nVc\nREP\nResource policy\nRF\nRSVP\nScsi\nServer load balancing\nSmart license\n"
	  "SONET\nSmt\nSNMP\nAuthentication\nColdstart\nLinkdown\nLinkup\nWarmstart\nSrp\nSrst\n"
	  "Storm control\nTrap rate\nNumber\nStackwise\nStpx\nInconsistency\nLoop inconsistency"
	  "\nRoot inconsistency\nStun\nSyslog\nTransceiver\nAll VRFs\nTrustsec\nTrustsec "
	  "interface\nTrustsec policy\nTrustsec server\nTrustsec sxp\nTerminal controller\nUdp "
	  "port\nVlan membership\nVlancreate\nVlandelete\nVoice appliance attributes\nPoor qov\n"
	  "Vrfmib\nVnet trunk down\nVnet trunk up\nVrf down\nVrf up\nVRRP information\nVstack\n"
	  "Vswitch\nDual active\nVsl\nVTP\nWireless\nX.25\nXgcp",
	  NULL, "trap", NULL, RANK_SNMP + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server {trap-source|trap-authentication}$what [IFACE$interface]",
	  "Modify SNMP engine parameters\nTrap source\nTrap authentication\nInterface",
	  NULL, "what", NULL, RANK_SNMP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server source-interface {traps|informs}$what IFACE$interface",
	  "Modify SNMP engine parameters\nSource interface\nMessages\nInforms\nInterface",
	  NULL, "what", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server ifindex persist [compress]",
	  "Modify SNMP engine parameters\nIndexes\nPersist\nCompress",
	  NULL, NULL, NULL, RANK_SNMP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server engineID {local WORD$engine|remote {A.B.C.D$remote|"
	  "X:X:X:X::X$remote} [udp-port <0-65535>$port] [vrf WORD$vrf] WORD$rengine}",
	  "Modify SNMP engine parameters\nEngineID\nLocal\nKeyring name\nSet remote "
	  "authentication method\nIPv4 address\nIPv6 address\nUdp port\nNumber\nVRF\nVRF name\n"
	  "password",
	  NULL, "|remote", NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp-server {queue-length <1-5000>$n|packetsize <484-17892>$n|"
	  "trap-timeout <1-1000>$n|queue-limit {dispatcher|engine|notification-host} <1-5000>$n|"
	  "cache [interval <0-300>$n]|inform [retries <0-100>$r|timeout <0-42949671>$t|pending "
	  "<1-1000>$p]...|ip {dscp <0-63>$dscp|precedence <0-7>$prec}|tftp-server-list "
	  "{<1-99>$acl|WORD$acl}|manager [session-timeout <10-6000>$mt]|system-shutdown|drop "
	  "{unknown-user|vrf-traffic|report access}|context WORD$context|trap {link {ietf|cisco|"
	  "switchover}|authentication {acl-failure|unknown-context|vrf}|timeout <1-1000>$tt}|"
	  "sparse-tables|session-mib|global-trap link|file-transfer access-group {<1-99>$facl|"
	  "WORD$facl} [protocol {ftp|rcp|scp|sftp|tftp}...]|accounting commands WORD$accounting|"
	  "password-policy WORD$policy|response-timeout <1-65535>$rt|hosts|usm cisco|"
	  "no-such}$what",
	  "Modify SNMP engine parameters\nQueue length\nNumber\nPacketsize\nNumber\nTrap timeout"
	  "\nNumber\nQueue limit\nDispatcher\nCrypto engine\nNotification host\nNumber\nCache\n"
	  "Interval\nNumber\nInform\nRetries\nNumber\nTimeout\nNumber\nStart pending\nNumber\n"
	  "IP protocol\nDSCP\nvalue\nPrecedence\nvalue\nTftp server list\nNumber\nName\nEvent "
	  "manager information\nSession timeout\nNumber\nSystem shutdown\nDrop\nUnknown user\n"
	  "Vrf traffic\nReport\nSet trunking mode to ACCESS unconditionally\nContext\nName\nTrap"
	  "\nLink\nIETF\nCisco\nSwitchover\nAuthentication\nAcl failure\nUnknown context\nVRF\n"
	  "Timeout\nseconds\nSparse tables\nSession mib\nGlobal trap\nLink\nFiles\nSpecify "
	  "access control for packets\nNumber\nName\nProtocol\nFTP\nRcp\nScp commands\nSftp\n"
	  "TFTP\nAccounting\nFor exec (shell) commands.\nName\nPassword policy\nName\nResponse "
	  "timeout\nNumber\nIP domain-name, lookup style, nameservers, and host table\nUsm\n"
	  "Cisco\nNo such",
	  NULL, "what", NULL, RANK_SNMP, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "snmp-server",
	  "Modify SNMP engine parameters",
	  NULL, NULL, NULL, RANK_SNMP, GRAM_INERT },
	{ MODE_CONFIG, "snmp {ifmib {ifindex persist|trap throttle|ifalias long|"
	  "ifindex-persist}|mib {persist {all|cbqos|circuit|event|expression|ipsec|v3mibs}|"
	  "notification-log {default [disable|size <1-15000>$nls]|globalageout "
	  "<0-4294967295>$nla|globalsize <1-15000>$nlg}|target list WORD$tl {vrf WORD$tvrf|host "
	  "A.B.C.D$thost}|community-map WORD$cm [context WORD$cmc|engineid WORD$cme|"
	  "security-name WORD$cms|target-list WORD$cmt [upstream vpn]]|event {owner WORD$eo "
	  "name WORD$en|sample {minimum <1-2147483647>$es|instance maximum <1-2147483647>$ei}|"
	  "trigger owner WORD$to name WORD$tn|object list owner WORD$lo name WORD$ln "
	  "<1-4294967295>$lx}|bulkstat {object-list WORD$bo|schema WORD$bs|transfer WORD$bt}|"
	  "flash cache|expression {delta {minimum|wildcard maximum} <1-4294967295>$ed|owner "
	  "WORD$xo name WORD$xn}|ipsec|isdn|ospf|context WORD$mc|counter 64bit|qos interval "
	  "<1-65535>$qi}}$what",
	  "Modify SNMP interface parameters\nIfmib\nIndexes\nPersist\nSet syslog server logging "
	  "level\nThrottle\nIfalias\nlong\nIfindex persist\nMIB\nPersist\nAll VRFs\nCbqos\n"
	  "Circuit\nEmbedded event related commands\nExpression\nConfigure IPSEC policy\nV3mibs"
	  "\nNotification log\nDefault\nnot here\nSize\nNumber\nGlobalageout\nNumber\nGlobalsize"
	  "\nNumber\nTarget\nList\nname\nVRF\nVRF name\nmatch a hostname\nAddress\nCommunity map"
	  "\nName\nContext\nName\nEngineid\nName\nSecurity name\nName\nTarget list\nName\n"
	  "Upstream\nVPN\nEmbedded event related commands\nOwner\nName\nName of the timer\nName"
	  "\nSample\nAt least\nNumber\nInstance\nMaximum\nnumber\ntrigger\nOwner\nName\nName of "
	  "the timer\nName\nObject\nList\nOwner\nName\nName of the timer\nName\nNumber\nBulkstat"
	  "\nObject list\nName\nSchema\nName\nTransfer\nName\nFlash\nCache\nExpression\nDelta\n"
	  "At least\nWildcard\nMaximum\nNumber\nOwner\nName\nName of the timer\nName\nConfigure "
	  "IPSEC policy\nISDN\nOSPF interface commands\nContext\nName\nCounter\n64bit\nQoS\n"
	  "Interval\nNumber",
	  NULL, NULL, NULL, RANK_LICENSE+6, GRAM_MULTI | GRAM_INERT },
	{ 0 }
};
