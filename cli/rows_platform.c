/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the platform lines of saved configurations: switching, redundancy, hardware, management
 * protocols, login protection, call home, archive.
 */
#include "cli/conf.h"

#define H_LOGIN "Enable secure login checking\n"

const struct gram_row platform_rows[] = {
	/* --- VLANs, spanning tree, BFD --- */
	{ MODE_CONFIG, "vlan internal allocation policy {ascending|descending}",
	  "Vlan commands\nInternal VLAN\nAllocation\nPolicy\nUp\nDown", NULL, NULL, NULL,
	  RANK_VLAN, GRAM_INERT },
	{ MODE_CONFIG, "vlan <1-4094>$n", "Vlan commands\nISL VLAN IDs 1-4094", NULL, "n", NULL,
	  RANK_VLAN + 1, GRAM_INERT, MODE_VLAN },
	{ MODE_CONFIG, "vlan WORD$n", "Vlan commands\nVLAN IDs", conf_vlan_list, "n", NULL,
	  RANK_VLAN + 1, GRAM_INERT, MODE_VLAN },
	{ MODE_VLAN, "name WORD$name", "Ascii name of the VLAN\nname" },
	{ MODE_VLAN, "state {active|suspend}", "Operational state of the VLAN\nActive\nSuspended",
	  NULL, NULL, "state active" },
	{ MODE_VLAN, "shutdown", "Shutdown VLAN switching" },
	{ MODE_CONFIG, "vtp {mode {server|client|transparent|off}|domain WORD$domain|password "
	  "LINE$password|version {1|2|3}|pruning}$what", "VTP\nMode\nserver\nclient\n"
	  "transparent\noff\nDomain\nname\nPassword\npassword\nVersion\n1\n2\n3\nPruning", NULL,
	  NULL, NULL, RANK_VLAN - 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "spanning-tree {extend system-id|mode {pvst|rapid-pvst|mst}|portfast "
	  "{default|bpduguard default|edge default}|vlan LINE$vlan|loopguard "
	  "default|backbonefast|uplinkfast|logging|pathcost method {long|short}|etherchannel "
	  "guard misconfig}", "Spanning Tree Subsystem\nExtend system ID\nSystem ID\nMode\n"
	  "PVST\nRapid PVST\nMST\nPortfast\ndefault\nBPDU guard\ndefault\nedge\ndefault\nVLAN\n"
	  "Settings\nLoop guard\ndefault\nBackbone fast\nUplink fast\nLogging\nPath cost\n"
	  "method\nlong\nshort\nEtherchannel\nGuard\nMisconfiguration", NULL, NULL, NULL,
	  RANK_LICENSE + 3, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "bfd-template {single-hop|multi-hop}$kind WORD$name",
	  "BFD template configuration\nSingle hop\nMultihop\nName", NULL, "name", NULL,
	  RANK_LICENSE + 2, GRAM_INERT, MODE_BFD },
	{ MODE_BFD, "interval [microseconds] {min-tx <1-9999999>$tx min-rx <1-9999999>$rx|both "
	  "<1-9999999>$both} [multiplier <3-50>$n]", "Transmit interval between BFD packets\n"
	  "Unit\nMinimum transmit interval\nvalue\nMinimum receive interval\nvalue\nBoth\n"
	  "value\nMultiplier\nvalue" },
	{ MODE_BFD, "{authentication|dampening|echo}$what [LINE$text]",
	  "Authentication\nDampening\nEcho\nSettings", NULL, "what" },
	{ MODE_CONFIG, "bfd {map LINE$map|slow-timers [<1000-30000>$ms]}",
	  "BFD\nMap\nSettings\nSlow timers\nms", NULL, NULL, NULL, RANK_LICENSE + 2, GRAM_MULTI |
	  GRAM_INERT },

	/* --- SNMP, NTP, clock --- */
	{ MODE_CONFIG, "ntp {server|peer}$what [vrf WORD$vrf] {A.B.C.D$addr|X:X:X:X::X$addr|ip "
	  "WORD$host|ipv6 WORD$host|WORD$host} [prefer|version <1-4>$v|key "
	  "<0-4294967295>$key|source IFACE$interface|minpoll <4-17>$minpoll|maxpoll "
	  "<4-17>$maxpoll|burst|iburst]...", "Configure NTP\nConfigure NTP server\n"
	  "Configure NTP peer\nVPN Routing/Forwarding Information\nVRF name\n"
	  "IP address of peer\nIPv6 address of peer\nIPv4\nHostname of peer\nIPv6\n"
	  "Hostname of peer\nHostname of peer\nPrefer this peer when possible\n"
	  "Configure NTP version\nversion\nConfigure peer authentication key\nkey\n"
	  "Interface for source address\nInterface\nMinimum poll\nlog2\nMaximum poll\nlog2\n"
	  "Burst\nInitial burst", NULL, "what addr host", NULL, RANK_NTP, GRAM_INERT },
	{ MODE_CONFIG, "ntp {authenticate|trusted-key <1-4294967295>$tkey|master "
	  "[<1-15>$stratum]|source IFACE$interface|logging|update-calendar|clock-period "
	  "<1-4294967295>$cp|broadcastdelay <1-999999>$bd|maxdistance <1-16>$md|"
	  "max-associations <0-4294967295>$ma|orphan <1-16>$orphan|panic update|passive}$what",
	  "Configure NTP\nAuthenticate time sources\nKey numbers for trusted time sources\nKey "
	  "number\nAct as NTP master clock\nStratum number\nConfigure interface for source "
	  "address\nInterface\nEnable NTP message logging\nPeriodically update calendar with "
	  "NTP time\nLength of hardware clock tick\nticks\nDelay\nmicroseconds\nDistance\nvalue"
	  "\nAssociations\nnumber\nOrphan\nstratum\nPanic\nupdate\nPassive",
	  NULL, NULL, NULL, RANK_NTP, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "clock timezone WORD$zone <-23-23>$hours [<0-59>$minutes]",
	  "Configure time-of-day clock\nConfigure time zone\nname of time zone\n"
	  "Hours offset from UTC\nMinutes offset from UTC", NULL, NULL, NULL, RANK_CLOCK, 0 },
	{ MODE_CONFIG, "clock {calendar-valid|save interval <8-24>$save|initialize nvram}$what",
	  "Configure time-of-day clock\nCalendar\nSave\ninterval\nhours\nInitialize\nnvram",
	  NULL, "what", NULL, RANK_CLOCK, GRAM_INERT },

	/* --- platform lines --- */
	{ MODE_CONFIG, "multilink bundle-name {authenticated|both|endpoint}",
	  "PPP multilink global configuration\nSelect method for naming multilink bundles\n"
	  "Use authenticated name\nUse both\nUse endpoint discriminator", NULL, NULL, NULL,
	  RANK_MULTILINK, GRAM_INERT },
	{ MODE_CONFIG, "subscriber {templating|LINE$text}", "Subscriber\nTemplating\nSettings",
	  NULL, NULL, NULL, RANK_MULTILINK - 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "license {udi pid WORD$pid sn WORD$sn|boot {level WORD$level [addon "
	  "WORD$addon]|module LINE$module|suite LINE$suite}|accept end user agreement|install "
	  "LINE$install|smart LINE$smart|feature LINE$feature|modify LINE$modify|platform "
	  "LINE$platform|agent LINE$agent|cca LINE$cca}", "Configure license features\nUDI\n"
	  "Product\nPID\nSerial number\nSN\nBoot\nLevel\nLevel\nAdd-on\nAdd-on\nModule\n"
	  "Settings\nSuite\nSettings\nAccept\nEnd\nUser\nAgreement\nInstall\nFile\n"
	  "Smart licensing\nSettings\nFeature\nSettings\nModify\nSettings\nPlatform\nSettings\n"
	  "Agent\nSettings\nCCA\nSettings", NULL, NULL, NULL, RANK_LICENSE, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_CONFIG, "platform LINE$text", "Platform specific commands\nSettings", NULL, NULL,
	  NULL, RANK_PLATFORM, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "diagnostic bootup level {minimal|complete}",
	  "Configure diagnostic information\nBootup\nLevel\nMinimal\nComplete", NULL, NULL, NULL,
	  RANK_LICENSE + 2, GRAM_INERT },
	{ MODE_CONFIG, "memory {free low-watermark {processor|io}$pool <1-4294967295>$kb|reserve "
	  "{critical|console} <1-4294967295>$rkb|statistics LINE$stat|sanity "
	  "[LINE$sanity]|check-interval <1-65535>$ci}$what", "Configure memory parameters\n"
	  "Free\nLow watermark\nProcessor\nI/O\nkB\nReserve\nCritical\nConsole\nkB\nStatistics\n"
	  "Settings\nSanity\nSettings\nInterval\nseconds", NULL, NULL, NULL, RANK_LICENSE + 2,
	  GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "mmi {polling-interval <0-65535>$poll|auto-configure|pvc|snmp-timeout "
	  "<0-65535>$snmp}$what", "Modem management interface\n"
	  "Polling interval\nseconds\nAutomatic configuration\nPVC\nSNMP timeout\nseconds", NULL,
	  "what", NULL, RANK_CLOCK + 2, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "redundancy", "Enter redundancy mode", NULL, NULL, NULL, RANK_REDUNDANCY,
	  GRAM_INERT, MODE_MISC },
	{ MODE_MISC, "mode {sso|rpr|rpr-plus|none}", "Redundancy mode\nStateful\nRPR\nRPR+\nnone" },
	{ MODE_MISC, "{inter-device|application|scheme|main-cpu}$what [LINE$text]",
	  "Between devices\nApplication\nScheme\nMain CPU\nSettings", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_MISC, "shutdown", "Shutdown", NULL, NULL, NULL, 0, GRAM_KEEP_NO },
	{ MODE_MISC, "{activate|description|vnic|guest}$what [LINE$text]",
	  "Activate\nDescription\nInterface\nGuest\nSettings", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_MISC, "{identity|server|client|rekey|local|registration}$what LINE$text",
	  "Identity\nServer\nClient\nRekey\nLocal\nRegistration\nSettings", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_MISC, "service-policy {input|output}$way WORD$policy",
	  "Configure QoS Service Policy\nInput\nOutput\nname", NULL, "way" },
	{ MODE_CONFIG, "control-plane [host]", "Configure control plane services\nHost", NULL,
	  NULL, NULL, RANK_CONTROL, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "gatekeeper", "Gatekeeper", NULL, NULL, NULL, RANK_CONTROL + 1, GRAM_INERT,
	  MODE_MISC },
	{ MODE_CONFIG, "virtual-service WORD$name", "Virtual service\nName", NULL, "name", NULL,
	  RANK_SERVICE_VM, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "mgcp {behavior LINE$behavior|profile default|fax LINE$fax|LINE$text}",
	  "MGCP\nBehavior\nSettings\nProfile\nDefault\nFax\nSettings\nSettings", NULL, NULL, NULL,
	  RANK_CONTROL + 1, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "controller WORD$kind WORD$slot", "Configure a specific controller\n"
	  "Kind\nUnit", NULL, "kind slot", NULL, RANK_REDUNDANCY + 1, GRAM_INERT, MODE_CONTROLLER
	   },
	{ MODE_CONFIG, "controller WORD$kind", "Configure a specific controller\nKind and unit",
	  NULL, "kind", NULL, RANK_REDUNDANCY + 1, GRAM_INERT, MODE_CONTROLLER },
	{ MODE_CONTROLLER, "{lte|framing|linecode|channel-group|pri-group|cablelength|operating|m"
	  "odem|profile|description}$what [LINE$text]", "LTE\nFraming\nLine code\nChannels\n"
	  "PRI\nCable\nOperating\nModem\nProfile\nDescription\nSettings", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_CONFIG, "hw-module LINE$text", "Control of individual components in the system\n"
	  "Settings", NULL, NULL, NULL, RANK_REDUNDANCY + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "upgrade fpd {auto|path LINE$path}", "Upgrade\nField programmable "
	  "device\nAutomatic\nPath\npath", NULL, NULL, NULL, RANK_PLATFORM - 1, GRAM_INERT },
	{ MODE_CONFIG, "card type LINE$text", "Configure card type\nType\nSettings", NULL, NULL,
	  NULL, RANK_VRF + 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "cdp {run|log mismatch duplex|advertise-v2|holdtime <10-255>$hold|timer "
	  "<5-254>$timer|source-interface IFACE$interface|tlv LINE$tlv}$what",
	  "Global CDP configuration subcommands\nEnable CDP\nLog\nMismatch\nDuplex\nVersion 2\n"
	  "Hold time\nseconds\nTimer\nseconds\nSource interface\nInterface\nTLV\nSettings", NULL,
	  "what", NULL, RANK_IP_MID + 1, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "lldp {run|holdtime <0-65535>$hold|timer <5-65534>$timer|reinit "
	  "<2-5>$reinit|tlv-select LINE$tlv}$what", "Global LLDP configuration subcommands\n"
	  "Enable LLDP\nHold time\nseconds\nTimer\nseconds\nReinit\nseconds\nTLV\nSettings", NULL,
	  "what", NULL, RANK_IP_MID + 1, GRAM_INERT },
	{ MODE_CONFIG, "login block-for <1-65535>$block attempts <1-65535>$attempts within "
	  "<1-65535>$within", H_LOGIN "Set quiet-mode active time period\nTime period in seconds\n"
	  "Set max number of fail attempts\nFail attempts\nWatch period for fail attempts\n"
	  "Time period in seconds", NULL, NULL, NULL, RANK_LOGIN },
	{ MODE_CONFIG, "login delay <1-10>$delay", H_LOGIN "Set delay between successive fail "
	  "login\nDelay in seconds", NULL, NULL, NULL, RANK_LOGIN },
	{ MODE_CONFIG, "login quiet-mode access-class WORD$acl", H_LOGIN "Set quiet-mode options\n"
	  "Set access-list to be applied when router is in quiet-mode\nAccess list", NULL, NULL,
	  NULL, RANK_LOGIN },
	{ MODE_CONFIG, "login on-failure [log|trap|every <1-65535>$fevery]...", H_LOGIN
	  "Set options for failed login attempt\nGenerate syslogs on failure logins\n"
	  "Generate traps on failure logins\nSet periodic generate logs or traps\nnumber", NULL,
	  NULL, NULL, RANK_LOGIN },
	{ MODE_CONFIG, "login on-success [log|trap|every <1-65535>$every]...", H_LOGIN
	  "Set options for successful login attempt\nGenerate syslogs on successful logins\n"
	  "Generate traps on successful logins\nSet periodic generate logs or traps\nnumber",
	  NULL, NULL, NULL, RANK_LOGIN },
	{ MODE_CONFIG, "security {authentication failure rate <2-1024>$rate [log]|passwords "
	  "min-length <0-16>$min}$what", "Infra Security CLIs\nAuthentication\nFailure\nRate\n"
	  "number\nLog\nPasswords\nMinimum length\ncharacters", NULL, "what", NULL, RANK_AAA - 2,
	  GRAM_INERT },
	{ MODE_CONFIG, "password encryption aes", "Configure encryption password (key)\n"
	  "Encrypt system passwords\nUse AES", conf_password_encryption, NULL, NULL,
	  RANK_SERVICE + 1 },
	{ MODE_CONFIG, "key config-key password-encrypt [LINE$key]",
	  "Key management\nSet a private configuration key\nKey for the type 6 encryption\nkey",
	  conf_master_key, NULL, NULL, 0, 0 },
	{ MODE_CONFIG, "key config-key password-encryption [LINE$key]",
	  "Key management\nSet a private configuration key\nKey for the type 6 encryption\nkey",
	  conf_master_key, NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_CONFIG, "dialer-list <1-128>$n protocol {ip|ipv6}$proto {permit|deny|list "
	  "WORD$acl}", "Create a dialer list entry\nDialer group number\n"
	  "Permit or deny based on a protocol\nIP\nIPv6\nPermit\nDeny\nList\nname", NULL,
	  "n proto", NULL, RANK_DIALER, GRAM_INERT },
	{ MODE_CONFIG, "dialer watch-list <1-255>$n {ip A.B.C.D$addr A.B.C.D$mask|delay "
	  "LINE$delay}", "Dialer\nWatch list\nnumber\nIP\naddress\nmask\nDelay\nSettings", NULL,
	  NULL, NULL, RANK_DIALER, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "chat-script WORD$name LINE$text", "Define a modem chat script\nname\n"
	  "script", NULL, "name", NULL, RANK_MULTILINK - 2, GRAM_INERT },
	{ MODE_CONFIG, "frame-relay switching", "Frame relay\nSwitching", NULL, NULL, NULL,
	  RANK_MULTILINK, GRAM_INERT },
	{ MODE_CONFIG, "arp [vrf WORD$vrf] A.B.C.D$addr H.H.H$mac arpa "
	  "[IFACE$interface|alias]...", "Set a static ARP entry\nVRF\nname\nIP address\n"
	  "MAC address\nType\nInterface\nAlias", NULL, "addr|vrf", NULL, RANK_SNMP - 1, GRAM_INERT
	   },
	{ MODE_CONFIG, "mac-address-table LINE$text", "MAC address table\nSettings", NULL, NULL,
	  NULL, RANK_SNMP - 1, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "scheduler {allocate <400-60000>$a <100-4000>$b|interval "
	  "<500-100000>$i|max-task-time LINE$max|max-sched-time LINE$sched}$what",
	  "Scheduler parameters\nGuarantee CPU time\nmicroseconds\nmicroseconds\nInterval\nms\n"
	  "Task\nSettings\nScheduling\nSettings", NULL, "what", NULL, RANK_LINE + 5, GRAM_INERT },
	{ MODE_CONFIG, "exception {crashinfo LINE$crash|memory LINE$memory|core-file "
	  "LINE$core|dump LINE$dump}$what", "Exception handling\nCrash information\nSettings\n"
	  "Memory\nSettings\nCore\nSettings\nDump\nSettings", NULL, NULL, NULL, RANK_NTP + 1,
	  GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "process {cpu LINE$cpu|memory LINE$memory}$what",
	  "Configure process\nCPU\nSettings\nMemory\nSettings", NULL, NULL, NULL, RANK_NTP + 1,
	  GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "monitor {session LINE$session|event-trace LINE$trace}$what",
	  "Monitoring different system events\nSession\nSettings\nTrace\nSettings", NULL, NULL,
	  NULL, RANK_LICENSE + 4, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "netconf {max-sessions <4-16>$max|ssh [LINE$ssh]|lock-time "
	  "<1-300>$lt}$what", "NETCONF\nSessions\nnumber\nSSH\nSettings\nLock time\nseconds",
	  NULL, "what", NULL, RANK_NTP + 1, GRAM_INERT },
	{ MODE_CONFIG, "{netconf-yang|restconf|iox|guestshell|app-hosting|telemetry}$what "
	  "[LINE$text]", "NETCONF-YANG\nRESTCONF\nIOx\nGuest shell\nApplications\nTelemetry\n"
	  "Settings", NULL, NULL, NULL, RANK_NTP + 2, GRAM_MULTI | GRAM_INERT },
	/* families of commands that configurations of real devices hold; kept as they are */
	{ MODE_CONFIG, "{buffers|tftp-server|fips|stackwise-virtual|nat64|xdr|cns|wsma|utd|l2tp|vpdn|dot1x"
	  "|epm|device-tracking|errdisable|lacp|dspfarm|sccp|isdn|pfr|rmon|udld|mls|energywise"
	  "|facility-alarm|service-insertion|service-routing|service-list}$what LINE$text",
	  "Buffers\nTFTP server\nFIPS\nStackwise\nNAT64\nXDR\nCNS\nWSMA\nUTD\nL2TP\nVPDN"
	  "\n802.1x\nEPM\nDevice tracking\nErrdisable\nLACP\nDSP farm\nSCCP\nISDN\nPfR\nRMON"
	  "\nUDLD\nMLS\nEnergywise\nAlarms\nService insertion\nService routing\nService list"
	  "\nSettings",
	  NULL, NULL, NULL, RANK_LICENSE + 5,
	  GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN | GRAM_SPELLED },

	/* --- call-home --- */
	{ MODE_CONFIG, "call-home", "Enter call-home configuration mode", NULL, NULL, NULL,
	  RANK_CALL_HOME, GRAM_INERT, MODE_CALL_HOME },
	{ MODE_CALL_HOME, "contact-email-addr WORD$addr", "System Contact's email address\n"
	  "address" },
	{ MODE_CALL_HOME, "profile LINE$name", "Enter call-home profile configuration mode\nname",
	  NULL, "name", NULL, 0, 0, MODE_CALL_HOME_PROFILE },
	{ MODE_CALL_HOME, "{http-proxy|mail-server|sender|source-interface|site-id|customer-id|co"
	  "ntract-id|street-address|phone-number|rate-limit|alert-group|copy|data-privacy|rollbac"
	  "k|syslog-throttling|aaa-authorization|http}$what [LINE$text]",
	  "Proxy\nMail server\nSender\nSource\nSite\nCustomer\nContract\nAddress\nPhone\nRate\n"
	  "Alerts\nCopy\nPrivacy\nRollback\nSyslog\nAAA\nHTTP\nSettings", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO },
	{ MODE_CALL_HOME_PROFILE, "active", "Activate the current profile", NULL, NULL, NULL, 0,
	  GRAM_KEEP_NO },
	{ MODE_CALL_HOME_PROFILE, "destination {transport-method {email|http}|address "
	  "LINE$address|message-size-limit <50-3145728>$size|preferred-msg-format LINE$format}",
	  "Message destination\nTransport\nEmail\nHTTP\nAddress\naddress\nLimit\nbytes\nFormat\n"
	  "format", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO },
	{ MODE_CALL_HOME_PROFILE, "{reporting|subscribe-to-alert-group|anonymous-reporting-only}$"
	  "what [LINE$text]", "Reporting\nAlerts\nAnonymous\nSettings", NULL, NULL, NULL, 0,
	  GRAM_MULTI | GRAM_KEEP_NO },

	/* --- archive --- */
	{ MODE_CONFIG, "archive", "Archive the configuration", NULL, NULL, NULL, RANK_ARCHIVE, 0,
	  MODE_ARCHIVE },
	{ MODE_ARCHIVE, "path LINE$path", "path for backups\nflash:NAME" },
	{ MODE_ARCHIVE, "maximum <1-14>$n", "maximum number of backup copies\nnumber", NULL, NULL,
	  "maximum 10" },
	{ MODE_ARCHIVE, "time-period <1-525600>$minutes", "Period of time in minutes to "
	  "automatically archive the running-config\nminutes" },
	{ MODE_ARCHIVE, "write-memory", "Enable automatic backup generation during write memory" },
	{ MODE_ARCHIVE, "log config", "Logging commands\nLogging changes to the running "
	  "configuration", NULL, NULL, NULL, 0, GRAM_INERT, MODE_ARCHIVE_LOG },
	{ MODE_ARCHIVE, "rollback {filter adaptive|retry timeout <300-7200>$s}",
	  "Rollback\nFilter\nAdaptive\nRetry\nTimeout\nseconds", NULL, NULL, NULL, 0, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_ARCHIVE_LOG, "hidekeys", "suppress output (e.g. passwords) when displaying logged "
	  "commands" },
	{ MODE_ARCHIVE_LOG, "logging {enable|size <1-1000>$n|persistent [auto|reload]}$what",
	  "Modify config logger parameters\nEnable\nSize\nentries\nPersistent\nauto\nreload",
	  NULL, "what" },
	{ MODE_ARCHIVE_LOG, "notify syslog [contenttype {plaintext|xml}]",
	  "Send logged commands to target applications\nSyslog\nContent\nplain\nXML" },
	{ MODE_ARCHIVE_LOG, "record rc", "Record\nReturn codes" },
	{ 0 }
};
