/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of commands that stand in many configurations beside our subject: first-hop protocols,
 * NetFlow, views and privileges, rarer settings of interfaces and lines. Kept, without effect.
 */
#include "cli/conf.h"

#define H_IP "Interface Internet Protocol config commands\n"
#define INERT_MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT

const struct gram_row more_rows[] = {
	/* --- interfaces --- */
	{ MODE_IF, "vrrp <1-255>$group {ip A.B.C.D$ip [secondary]$opt|priority "
	  "<1-254>$priority|preempt [delay minimum <0-3600>$delay]$opt|timers {advertise {msec "
	  "<50-999>$msec|<1-255>$s}|learn}$opt|authentication {md5 LINE$md5|text "
	  "WORD$text|WORD$plain}$opt|track <1-1000>$object [decrement "
	  "<1-255>$dec]$opt|description LINE$text|shutdown}$what", "VRRP Interface configuration "
	  "commands\nGroup number\nEnable VRRP and set the virtual IP address\n"
	  "Virtual IP address\nSecondary\nPriority of this router\nvalue\nAllow preemption\n"
	  "Wait\nAt least\nseconds\nTimers\nAdvertisement interval\nmilliseconds\nms\nseconds\n"
	  "Learn from the master\nAuthentication\nMD5\nKey\nPlain text\ntext\ntext\n"
	  "Tracked object\nobject\nDecrement\nvalue\nDescription\nText\nDisable", NULL,
	  "group what|object", NULL, 0, GRAM_INERT },
	{ MODE_IF, "glbp <0-1023>$group {ip [A.B.C.D$ip] [secondary]$opt|priority "
	  "<1-255>$priority|preempt [delay minimum <0-3600>$delay]$opt|load-balancing "
	  "{host-dependent|round-robin|weighted}$opt}$what",
	  "GLBP interface configuration commands\nGroup number\nEnable GLBP\nVirtual address\n"
	  "Secondary\nPriority\nvalue\nPreempt\nWait\nAt least\nseconds\nLoad balancing\nby host"
	  "\nin turn\nby weight",
	  NULL, "group what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "if-state nhrp", "Interface state\nFollows NHRP", NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "nhrp {group WORD$group|map group WORD$mgroup service-policy output "
	  "WORD$policy|route-watch|attribute set WORD$set|event-publisher [max-event-timeout "
	  "<1-20>$t]}$what", "NHRP\nGroup\nname\nMap\nGroup\nname\nPolicy\noutput\nname\n"
	  "Watch routes\nAttribute\nset\nname\nEvents\nTimeout\nseconds", NULL, "what|mgroup",
	  NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip nhrp {cache non-authoritative|interest {none|<100-199>$acl|WORD$acln}|connect "
	  "{<1-2147483647>$c1 <1-2147483647>$c2}|trigger-svc {<1-2147483647>$t1 <0-2147483647>$t2}|responder IFACE$responder|rate-limit "
	  "<1-1000000>$rate}$what", H_IP "NHRP interface subcommands\nCache\nNon-authoritative\n"
	  "Interest\nNone\nAccess list\nname\nConnect\nup\ndown\nTrigger\nkbps to set up\n"
	  "kbps to tear down\nResponder\nInterface\nRate\nnumber", NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip ospf {flood-reduction [disable]$opt|database-filter all "
	  "out|prefix-suppression [disable]$opt|ttl-security [hops "
	  "<1-254>$hops|disable]$opt|resync-timeout <1-65535>$resync|lls "
	  "[disable]$opt|multi-area <0-4294967295>$ma|shutdown|fast-reroute per-prefix "
	  "{candidate|protection} [disable]$opt}$what", H_IP
	  "OSPF interface commands\nFlood reduction\nnot here\nFilter\nall\nout\n"
	  "Prefix suppression\nnot here\nTTL security\nhops\nnumber\nnot here\n"
	  "Resynchronisation\nseconds\nLLS\nnot here\nMultiple areas\narea\nShutdown\n"
	  "Fast reroute\nPer prefix\nMay protect\nIs protected\nnot here", NULL, "what", NULL, 0,
	  GRAM_INERT },
	{ MODE_IF, "ip {mroute-cache|broadcast-address A.B.C.D$broadcast|summary-address rip "
	  "A.B.C.D$sraddr A.B.C.D$srmask|dampening-change eigrp <1-65535>$dc [<1-100>$dcp]|"
	  "dampening-interval eigrp <1-65535>$di [<1-65535>$dis]|admission WORD$admission|dns "
	  "view-group WORD$dns|hello-interval isis LINE$isis|vrf receive WORD$receive|vrf "
	  "sitemap WORD$site|source binding LINE$binding|tcp compression-connections "
	  "<3-256>$comp|tcp header-compression [LINE$hc]}$what",
	  H_IP "Multicast cache\nBroadcast address\naddress\nSummary\nRIP\naddress\nmask\n"
	  "Dampening\nEIGRP\nAS\npercent\nDampening\nEIGRP\nAS\nseconds\nAdmission\nname\nDNS\n"
	  "View list\nname\nHello\nIS-IS\nSettings\nVRF\nReceive\nname\nVRF\nSite map\nname\n"
	  "Source\nBinding\nSettings\nTCP\nConnections\nnumber\nTCP\nHeader compression\n"
	  "Settings",
	  INERT_MULTI },
	{ MODE_IF, "{xconnect|priority-queue|tx-ring-limit|storm-control|power|mdix|mab|"
	  "srr-queue|pppoe-max-sessions|down-when-looped|autodetect|plim|flow-sampler|"
	  "network-clock-priority|gmac|ezvpn|appnav|waas|umbrella|sdwan|port-channel|"
	  "l2protocol-tunnel|raw-socket|openflow|glean}$what [LINE$text]",
	  "Cross connect\nPriority queue\nRing\nStorm control\nPower\nMDIX\nMAB\nQueues\nPPPoE\n"
	  "Loops\nDetection\nPLIM\nFlow sampler\nClock\nGMAC\nEasy VPN\nAppNav\nWAAS\nUmbrella\n"
	  "SD-WAN\nPort channel\nL2 tunnel\nRaw socket\nOpenFlow\nGlean\nSettings",
	  NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_IF, "mpls {ip|bgp forwarding}$what",
	  "MPLS\nEnable on this interface\nBGP\nforwarding",
	  INERT_MULTI },
	{ MODE_CRYPTO_MAP, "set peer HOST$peer dynamic", "Set values for encryption/decryption\n"
	  "Allowed Encryption/Decryption peer.\nhost name\nLook it up when it is needed", NULL,
	  "peer" },

	/* --- lines --- */
	{ MODE_LINE, "ipv6 access-class WORD$acl {in|out}$way", "IPv6\nFilter connections based "
	  "on an access list\nAccess list\nIncoming\nOutgoing", NULL, "way", NULL, 0, GRAM_INERT
	   },
	{ MODE_LINE, "accounting {exec|commands <0-15>$level|connection}$what WORD$list",
	  "Accounting parameters\nexec\ncommands\nlevel\nconnections\nlist", NULL, "what|level",
	  NULL, 0, GRAM_INERT },

	/* --- NetFlow, time ranges, views --- */
	{ MODE_CONFIG, "flow {record|exporter|monitor} WORD$name", "Global Flow configuration "
	  "subcommands\nDefine a flow record\nDefine a flow exporter\nDefine a flow monitor\n"
	  "Name", NULL, NULL, NULL, RANK_CLASS_MAP - 2, GRAM_MULTI | GRAM_INERT, MODE_FLOW },
	{ MODE_FLOW, "{match|collect|destination|source|transport|record|exporter|cache|export-pr"
	  "otocol|template|option|statistics|dscp|ttl|description|output-features|input-features}"
	  "$what [LINE$text]", "Key fields\nNonkey fields\nDestination\nSource\nTransport\n"
	  "Record\nExporter\nCache\nProtocol\nTemplate\nOptions\nStatistics\nDSCP\nTTL\n"
	  "Description\nOutput\nInput\nSettings", INERT_MULTI },
	{ MODE_CONFIG, "time-range WORD$name", "Define time range entries\nTime range name", NULL,
	  "name", NULL, RANK_OBJECT + 4, 0, MODE_FLOW },
	{ MODE_FLOW, "{absolute|periodic}$what LINE$when", "Absolute time and date\nPeriodic "
	  "time and date\nTimes", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CONFIG, "parser view WORD$name [superview]", "Configure parser\nView Commands\n"
	  "View Name\nA superview", NULL, "name", NULL, RANK_LINE - 2, GRAM_INERT, MODE_FLOW },
	{ MODE_FLOW, "{secret|commands|view}$what LINE$text", "Secret of the view\nCommands of "
	  "the view\nView in it\nSettings", INERT_MULTI },
	{ MODE_CONFIG, "parser {cache|config LINE$config|command LINE$command}",
	  "Configure parser\nCache\nConfiguration\nSettings\nCommands\nSettings", NULL, NULL,
	  NULL, RANK_LINE - 2, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "privilege {exec|configure|interface|line|router|ipenacl}$mode [all] "
	  "{level <0-15>$level|reset} LINE$command", "Command privilege parameters\nExec mode\n"
	  "Global configuration mode\nInterface configuration mode\nLine configuration mode\n"
	  "Router configuration mode\nAccess list mode\nAll commands that begin so\n"
	  "Set privilege level of command\nlevel\nReset privilege level of command\nCommand",
	  conf_privilege, "mode command", NULL, RANK_ALIAS + 1 },

	/* --- global --- */
	{ MODE_CONFIG, "ip route static {adjust-time <1-60>$s|"
	  "install-routes-recurse-via-nexthop [LINE$recurse]|inter-vrf}$what",
	  "Global IP configuration subcommands\nEstablish static routes\nStatic routes\nInterval"
	  "\nseconds\nRecursion\nSettings\nBetween VRFs",
	  NULL, NULL, NULL, RANK_ROUTE + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "ip prefix-list sequence-number", "\nBuild a prefix list\nInclude/exclude "
	  "sequence numbers", NULL, NULL, "ip prefix-list sequence-number", RANK_PREFIX,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "ip {bgp-community new-format|explicit-path LINE$explicit|urlfilter "
	  "LINE$url|rsvp LINE$rsvp|rtcp LINE$rtcp|accounting-threshold <0-4294967295>$at|"
	  "accounting-list LINE$al|admission LINE$admission|auth-proxy LINE$ap|drp LINE$drp|"
	  "host-routing|hp-host LINE$hp|kerberos LINE$krb|mfib LINE$mfib|mrm LINE$mrm|port-map "
	  "LINE$pm|reflexive-list LINE$rl|sdee LINE$sdee|sap LINE$sap|security LINE$security|"
	  "spd LINE$spd|tftp LINE$tftp|traffic-export LINE$te|trigger-authentication|udptn "
	  "LINE$udptn|device LINE$device|routing protocol LINE$rp}$what",
	  "\nCommunity format\nnew\nPath\nSettings\nURL filter\nSettings\nRSVP\nSettings\nRTCP\n"
	  "Settings\nAccounting\nvalue\nAccounting\nSettings\nAdmission\nSettings\nProxy\n"
	  "Settings\nDRP\nSettings\nHost routing\nHost\nSettings\nKerberos\nSettings\nMFIB\n"
	  "Settings\nMRM\nSettings\nPort map\nSettings\nReflexive lists\nSettings\nSDEE\n"
	  "Settings\nSAP\nSettings\nSecurity\nSettings\nSPD\nSettings\nTFTP\nSettings\nTraffic "
	  "export\nSettings\nTrigger\nUDPTN\nSettings\nDevice tracking\nSettings\nRouting\n"
	  "Protocols\nSettings",
	  NULL, NULL, NULL, RANK_HTTP + 1,
	  GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_CONFIG, "logging {exception <4096-2147483647>$exc|message-counter {debug|log|"
	  "syslog}|server-arp|delimiter tcp|dmvpn [rate-limit <1-10000>$rate]|listen "
	  "LINE$listen|buginf|exception-size <1-65535>$es}",
	  "Modify message logging facilities\nException\nbytes\nCounters\nDebug\nLog\nSyslog\n"
	  "ARP\nDelimiter\nTCP\nDMVPN messages\nRate limit\nmessages a minute\nListen\nSettings"
	  "\nBug messages\nException\nsize",
	  NULL, NULL, NULL, RANK_LOGGING_HOST, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "service {disable-ip-fast-frag|exec-callback|exec-wait|heartbeat|hide-teln"
	  "et-addresses|line-number|old-slip-prompts|sequence|telnet-zeroidle|udp-small|decimal-t"
	  "ty|dhcp-client|multiple-config-sessions|declassify "
	  "LINE$dec|scripting|sw-reset-button|vpdn|compress}$what",
	  "\nFragments\nCallback\nWait\nHeartbeat\nHide addresses\nNumbers\nSLIP\nSequence\n"
	  "Idle\nUDP\nTTY\nDHCP\nSessions\nDeclassify\nSettings\nScripting\nButton\nVPDN\n"
	  "Compress", NULL, NULL, NULL, RANK_SERVICE, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT |
	  GRAM_HIDDEN },
	{ MODE_CONFIG, "{ethernet|gyroscope-reading|track-list}$what LINE$text",
	  "Ethernet\nGyroscope\nTracking\nSettings",
	  NULL, NULL, NULL, RANK_LICENSE + 6,
	  GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },
	{ MODE_CONFIG, "username WORD$user {aaa attribute list WORD$list|autocommand LINE$auto|"
	  "access-class WORD$acl|noescape|nohangup|user-maxlinks <0-255>$links|description "
	  "LINE$text}$what",
	  "Establish User Name Authentication\nUser name\nAAA\nAttribute\nList\nname\nCommand\n"
	  "command\nAccess class\nlist\nNo escape\nNo hangup\nLinks\nnumber\nDescription\nText",
	  NULL, "user what", NULL, RANK_USERNAME, GRAM_INERT },

	/* --- policers and their actions, in the form of sub-commands --- */
	{ 0 }
};
