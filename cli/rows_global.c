/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the global configuration: system, service, logging, users, lines, banners, static
 * routes, pools.
 */
#include "cli/conf.h"
#include "cli/rows.h"

#define H_SERVICE "Modify use of network based services\n"
#define H_IP "Global IP configuration subcommands\n"
#define H_LOGGING "Modify message logging facilities\n"
#define STAMPS "[uptime|datetime [msec|localtime|show-timezone|year]...]"
#define H_STAMPS "Timestamp with system uptime\nTimestamp with date and time\nInclude " \
		 "milliseconds in timestamp\nUse local time zone for timestamps\nAdd time zone " \
		 "information to timestamp\nInclude year in timestamp"
#define H_ROUTE H_IP "Establish static routes\n"
#define H_VIA \
	"Destination prefix\nDestination prefix mask for the prefix\nInterface to use\n" \
	"Forwarding router's address\nDefault gateway obtained from DHCP\n" \
	"Forwarding router's address\nDefault gateway obtained from DHCP\n"
#define VIA "A.B.C.D$prefix A.B.C.D$mask {IFACE$oif [A.B.C.D$via|dhcp]|A.B.C.D$via|dhcp}"
#define ROUTE_OPTS \
	"[<1-255>$distance|tag <1-4294967295>$tag|name WORD$rname|track " \
	"<1-1000>$track|permanent|global|multicast]..."
#define H_ROUTE_OPTS \
	"Distance metric for this route\nSet tag for this route\nTag value\n" \
	"Specify name of the next hop\nName\nInstall route depending on tracked item\n" \
	"tracked object number\npermanent route\nNext hop address is global\nmulticast route"

const struct gram_row global_rows[] = {
	{ MODE_CONFIG, "version WORD$v", "System version\nVersion", conf_ignore, NULL, NULL, 0,
	  GRAM_HIDDEN },
	{ MODE_CONFIG, "service timestamps debug " STAMPS,
	  H_SERVICE "Timestamp debug/log messages\nTimestamp debug messages\n" H_STAMPS, NULL, NULL,
	  "service timestamps debug datetime msec", RANK_SERVICE, GRAM_KEEP_NO | GRAM_SHOW_DFLT },
	{ MODE_CONFIG, "service timestamps log " STAMPS,
	  H_SERVICE "Timestamp debug/log messages\nTimestamp log messages\n" H_STAMPS, NULL, NULL,
	  "service timestamps log datetime msec", RANK_SERVICE, GRAM_KEEP_NO | GRAM_SHOW_DFLT },
	{ MODE_CONFIG, "service timestamps", H_SERVICE "Timestamp debug/log messages", conf_ignore,
	  NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_CONFIG, "service password-encryption", H_SERVICE "Encrypt system passwords",
	  conf_password_encryption, NULL, NULL, RANK_SERVICE },
	{ MODE_CONFIG, "service sequence-numbers", H_SERVICE "Stamp logger messages with a "
	  "sequence number", NULL, NULL, NULL, RANK_SERVICE },
	{ MODE_CONFIG, "service linenumber", H_SERVICE "enable line number banner for each exec",
	  NULL, NULL, NULL, RANK_SERVICE, GRAM_INERT },
	{ MODE_CONFIG, "service tcp-keepalives-in", H_SERVICE "Generate keepalives on idle "
	  "incoming network connections", NULL, NULL, NULL, RANK_SERVICE, GRAM_INERT },
	{ MODE_CONFIG, "service tcp-keepalives-out", H_SERVICE "Generate keepalives on idle "
	  "outgoing network connections", NULL, NULL, NULL, RANK_SERVICE, GRAM_INERT },
	{ MODE_CONFIG, "service pad [cmns|from-xot|to-xot]", H_SERVICE "Enable PAD commands\nCMNS\n"
	  "From XOT\nTo XOT", NULL, NULL, "service pad", RANK_SERVICE, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "service {config|nagle|finger|dhcp|tcp-small-servers|udp-small-servers|cal"
	  "l-home|internal|compress-config|alignment|counters max age "
	  "<0-60>$n|slave-log|unsupported-transceiver|pt-vty-logging|prompt "
	  "config|private-config-encryption}", H_SERVICE "TFTP load config files\nEnable Nagle's "
	  "congestion control algorithm\nAllow responses to finger requests\n"
	  "Enable DHCP server and relay agent\nTCP small servers\nUDP small servers\n"
	  "Enable call-home service\nEnable/Disable Internal commands\n"
	  "Compress the nvram configuration file\nControl alignment correction and logging\n"
	  "Control aging of interface counters\nmaximum\nage\ntimes\nLog of the slave\n"
	  "Unsupported transceivers\nLog significant VTY-Async events\n"
	  "Enable mode specific prompt\nConfig\nEncrypt private configuration", NULL, NULL, NULL,
	  RANK_SERVICE, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "hostname WORD$name", "Set system's network name\nThis system's network "
	  "name", conf_hostname, NULL, "hostname Router", RANK_HOSTNAME, GRAM_SHOW_DFLT },
	{ MODE_CONFIG, "boot-start-marker", "Begin of boot variables", NULL, NULL, NULL, RANK_BOOT,
	  GRAM_SHOW_DFLT },
	{ MODE_CONFIG, "boot system LINE$text", "Modify system boot parameters\nSystem image file\n"
	  "Image", NULL, NULL, NULL, RANK_BOOT, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "boot {config|host|network|bootstrap|bootldr} LINE$text",
	  "Modify system boot parameters\nConfiguration file\nRouter-specific config file\n"
	  "Network-wide config file\nBootstrap image file\nBoot loader\nFile", NULL, NULL, NULL, RANK_BOOT,
	  GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "boot-end-marker", "End of boot variables", NULL, NULL, NULL, RANK_BOOT },
	{ MODE_CONFIG, "config-register HEX$value", "Define the configuration register\nValue",
	  conf_ignore, NULL, NULL, 0, 0 },

	/* --- logging --- */
	{ MODE_CONFIG, "logging on", H_LOGGING "Enable logging to all enabled destinations", NULL,
	  NULL, "logging on", RANK_LOGGING, GRAM_KEEP_NO },
	{ MODE_CONFIG, "logging buffered [<4096-2147483647>$size] [" LEVELS "]",
	  H_LOGGING "Set buffered logging parameters\nLogging buffer size\n" H_LEVELS, NULL, NULL,
	  "logging buffered\nlogging buffered 4096", RANK_LOGGING, GRAM_KEEP_NO },
	{ MODE_CONFIG, "logging console [" LEVELS "]",
	  H_LOGGING "Set console logging parameters\n" H_LEVELS, NULL, NULL,
	  "logging console\nlogging console debugging", RANK_LOGGING, GRAM_KEEP_NO },
	{ MODE_CONFIG, "logging monitor [" LEVELS "]",
	  H_LOGGING "Set terminal line (monitor) logging parameters\n" H_LEVELS, NULL, NULL,
	  "logging monitor\nlogging monitor debugging", RANK_LOGGING, GRAM_KEEP_NO },
	{ MODE_CONFIG, "logging synchronous", H_LOGGING "Synchronized message output", conf_ignore,
	  NULL, NULL, 0, GRAM_HIDDEN },
	{ MODE_CONFIG, "logging persistent [url WORD$url|size <4096-4294967295>$size|filesize "
	  "<1024-4294967295>$file|batch <4096-4294967295>$batch|immediate|protected|notify|thresh"
	  "old <1-99>$n]...", H_LOGGING "Set persistent logging parameters\nURL\nURL\nSize\n"
	  "bytes\nFile size\nbytes\nBatch\nbytes\nWrite at once\nProtect\nNotify\nThreshold\n"
	  "percent", NULL, NULL, NULL, RANK_LOGGING, GRAM_INERT },
	{ MODE_CONFIG, "logging rate-limit [all|console] <1-10000>$n [except {" LEVELS "}]",
	  H_LOGGING "Set messages per second limit\nAll messages\nOnly console messages\n"
	  "messages per second\nDo not limit\n" H_LEVELS, NULL, NULL, NULL, RANK_LOGGING,
	  GRAM_INERT },
	{ MODE_CONFIG, "logging count", H_LOGGING "Count every log message and timestamp last "
	  "occurrence", NULL, NULL, NULL, RANK_LOGGING, GRAM_INERT },
	{ MODE_CONFIG, "logging userinfo", H_LOGGING "Enable logging of user info on privileged "
	  "mode enabling", NULL, NULL, NULL, RANK_LOGGING, GRAM_INERT },
	{ MODE_CONFIG, "logging trap [" LEVELS "]", H_LOGGING "Set syslog server logging level\n"
	  H_LEVELS, NULL, NULL, "logging trap informational", RANK_LOGGING_HOST,
	  GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_CONFIG, "logging facility WORD$facility", H_LOGGING "Facility parameter for "
	  "syslog messages\nFacility", NULL, NULL, "logging facility local7", RANK_LOGGING_HOST,
	  GRAM_INERT },
	{ MODE_CONFIG, "logging origin-id {hostname|ip|ipv6|string LINE$text}", H_LOGGING
	  "Add origin ID to syslog messages\nUse origin hostname as ID\n"
	  "Use origin IP address as ID\nUse origin IPv6 address as ID\n"
	  "Define a unique text string as ID\ntext", NULL, NULL, NULL, RANK_LOGGING_HOST,
	  GRAM_INERT },
	{ MODE_CONFIG, "logging source-interface IFACE$interface [vrf WORD$vrf]",
	  H_LOGGING "Specify interface for source address in logging transactions\nInterface\nVRF\n"
	  "VRF name", NULL, "|vrf", NULL, RANK_LOGGING_HOST, GRAM_INERT },
	{ MODE_CONFIG, "logging host HOST$host [vrf WORD$vrf|transport {tcp|udp} [port "
	  "<1-65535>$port]]...", H_LOGGING "Set syslog server IP address and parameters\n"
	  "IP address or host name\nVRF\nVRF name\nTransport\nTCP\nUDP\nPort\nport", NULL, "host",
	  NULL, RANK_LOGGING_HOST, GRAM_INERT },
	{ MODE_CONFIG, "logging HOST$host", H_LOGGING "IP address of the logging host",
	  conf_alias_form, NULL, NULL, 0, GRAM_HIDDEN },

	/* --- passwords, users --- */
	{ MODE_CONFIG, "enable secret [level <1-15>$level] {0 LINE$secret|5 WORD$secret5|8 "
	  "WORD$secret8|9 WORD$secret9|LINE$secret}", "Modify enable password parameters\n"
	  "Assign the privileged level secret (MAX of 25 characters)\nSet exec level password\n"
	  "Level number\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) 'enable' secret\nSpecifies a MD5 HASHED secret will "
	  "follow\nHash\nSpecifies a PBKDF2 HASHED secret will follow\nHash\n"
	  "Specifies a SCRYPT HASHED secret will follow\nHash\nThe UNENCRYPTED (cleartext) "
	  "'enable' secret", conf_enable, "|level", NULL, RANK_ENABLE },
	{ MODE_CONFIG, "enable algorithm-type {md5|scrypt|sha256}$algorithm secret [0] "
	  "LINE$secret", "Modify enable password parameters\nAlgorithm to use for hashing the "
	  "plain text 'enable' secret\nEncode the password using the MD5 algorithm\n"
	  "Encode the password using the SCRYPT hashing algorithm\n"
	  "Encode the password using the PBKDF2 hashing algorithm\n"
	  "Assign the privileged level secret\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) 'enable' secret", conf_enable, NULL, NULL, RANK_ENABLE, 0
	   },
	{ MODE_CONFIG, "enable password [level <1-15>$level] {0 LINE$secret|6 WORD$secret6|7 "
	  "HEX$secret7|LINE$secret}", "Modify enable password parameters\nAssign the privileged "
	  "level password (MAX of 25 characters)\nSet exec level password\nLevel number\n"
	  "Specifies an UNENCRYPTED password will follow\nThe UNENCRYPTED (cleartext) 'enable' "
	  "password\nSpecifies an ENCRYPTED password will follow\npassword\n"
	  "Specifies a HIDDEN password will follow\nThe HIDDEN 'enable' password string\n"
	  "The UNENCRYPTED (cleartext) 'enable' password", conf_enable, "|level", NULL,
	  RANK_ENABLE },
	{ MODE_CONFIG, "username WORD$user [privilege <0-15>$privilege] {password {0 "
	  "LINE$password|6 WORD$password6|7 HEX$password7|LINE$password}|secret {0 LINE$secret|5 "
	  "WORD$secret5|8 WORD$secret8|9 WORD$secret9|LINE$secret}|algorithm-type "
	  "{md5|scrypt|sha256}$algorithm secret LINE$secret|nopassword}",
	  "Establish User Name Authentication\nUser name\nSet user privilege level\n"
	  "User privilege level\nSpecify the password for the user\n"
	  "Specifies an UNENCRYPTED password will follow\nThe UNENCRYPTED (cleartext) user "
	  "password\nSpecifies an ENCRYPTED password will follow\npassword\n"
	  "Specifies a HIDDEN password will follow\nThe HIDDEN user password\n"
	  "The UNENCRYPTED (cleartext) user password\nSpecify the secret for the user\n"
	  "Specifies an UNENCRYPTED secret will follow\nThe UNENCRYPTED (cleartext) user "
	  "secret\nSpecifies a MD5 HASHED secret will follow\nHash\n"
	  "Specifies a PBKDF2 HASHED secret will follow\nHash\nSpecifies a SCRYPT HASHED secret "
	  "will follow\nHash\nThe UNENCRYPTED (cleartext) user secret\n"
	  "Algorithm to use for hashing the plaintext secret for the user\n"
	  "Encode the password using the MD5 algorithm\nEncode the password using the SCRYPT "
	  "hashing algorithm\nEncode the password using the PBKDF2 hashing algorithm\n"
	  "Specify the secret for the user\nThe UNENCRYPTED (cleartext) user secret\n"
	  "No password is required for the user to log in", conf_username, "user", NULL,
	  RANK_USERNAME },
	{ MODE_CONFIG, "username WORD$user [privilege <0-15>$privilege]",
	  "Establish User Name Authentication\nUser name\nSet user privilege level\nUser privilege "
	  "level", conf_username, "user", NULL, RANK_USERNAME },

	/* --- banners, aliases --- */
	{ MODE_CONFIG, "banner exec LINE$text", "Define a login banner\nSet EXEC process creation "
	  "banner\nc banner-text c, where 'c' is a delimiting character", conf_banner, NULL, NULL,
	  RANK_BANNER },
	{ MODE_CONFIG, "banner incoming LINE$text", "Define a login banner\nSet incoming "
	  "terminal line banner\nc banner-text c, where 'c' is a delimiting character",
	  conf_banner, NULL, NULL, RANK_BANNER, GRAM_INERT },
	{ MODE_CONFIG, "banner login LINE$text", "Define a login banner\nSet login banner\n"
	  "c banner-text c, where 'c' is a delimiting character", conf_banner, NULL, NULL,
	  RANK_BANNER },
	{ MODE_CONFIG, "banner motd LINE$text", "Define a login banner\nSet Message of the Day "
	  "banner\nc banner-text c, where 'c' is a delimiting character", conf_banner, NULL, NULL,
	  RANK_BANNER },
	{ MODE_CONFIG, "alias {exec|configure|interface}$mode WORD$name LINE$text",
	  "Create command alias\nExec level commands\nGlobal configuration mode\nInterface "
	  "configuration mode\nAlias name\nAlias text", NULL, "mode name", NULL, RANK_ALIAS },

	/* --- static routes, pools --- */
	{ MODE_CONFIG, "ip route " VIA " " ROUTE_OPTS, H_ROUTE H_VIA H_ROUTE_OPTS,
	  conf_ip_route, "prefix mask|oif via distance", NULL, RANK_ROUTE },
	{ MODE_CONFIG, "ip route vrf WORD$vrf " VIA " " ROUTE_OPTS, H_ROUTE
	  "Configure static route for a VPN Routing/Forwarding instance\n"
	  "VPN Routing/Forwarding instance name\n" H_VIA H_ROUTE_OPTS, conf_ip_route,
	  "vrf prefix mask|oif via distance", NULL, RANK_ROUTE },
	{ MODE_CONFIG, "ip local pool WORD$name A.B.C.D$lo [A.B.C.D$hi] [group WORD$group]", H_IP
	  "Specify local options\nIP Local address pool lists\nName of the pool\n"
	  "First IP address of range\nLast IP address of range\nGroup\nname", NULL, "name|lo",
	  NULL, RANK_POOL },

	/* --- lines --- */
	{ MODE_CONFIG, "line console <0-0>$first", "Configure a terminal line\nPrimary terminal "
	  "line\nFirst Line number", NULL, NULL, "line con 0", RANK_LINE, GRAM_SHOW_DFLT,
	  MODE_LINE },
	{ MODE_CONFIG, "line aux <0-0>$first", "Configure a terminal line\nAuxiliary line\n"
	  "First Line number", NULL, NULL, NULL, RANK_LINE, GRAM_INERT, MODE_LINE },
	{ MODE_CONFIG, "line tty <0-999>$first [<0-999>$last]", "Configure a terminal line\n"
	  "Terminal controller\nFirst Line number\nLast Line number", NULL, "first", NULL,
	  RANK_LINE, GRAM_INERT, MODE_LINE },
	{ MODE_CONFIG, "line vty <0-4294967295>$first [<0-4294967295>$last]",
	  "Configure a terminal line\nVirtual terminal\nFirst Line number\nLast Line number",
	  NULL, "first", "line vty 0 4\n login", RANK_LINE + 1, GRAM_SHOW_DFLT, MODE_LINE },
	{ MODE_CONFIG, "line WORD$first [<0-999>$last]", "Configure a terminal line\n"
	  "Line number or slot\nLast Line number", NULL, "first", NULL, RANK_LINE, GRAM_HIDDEN |
	  GRAM_INERT, MODE_LINE },
	{ MODE_LINE, "access-class WORD$acl {in|out}$way [vrf-also]",
	  "Filter connections based on an IP access list\nAccess list\n"
	  "Filter incoming connections\nFilter outgoing connections\nAlso those of VRFs", NULL,
	  "way" },
	{ MODE_LINE, "exec-timeout <0-35791>$minutes [<0-2147483>$seconds]",
	  "Set the EXEC timeout\nTimeout in minutes\nTimeout in seconds", NULL, NULL,
	  "exec-timeout 10 0\nexec-timeout 10" },
	{ MODE_LINE, "privilege level <0-15>$level", "Change privilege level for line\n"
	  "Assign default privilege level for line\nDefault privilege level for line", NULL, NULL,
	  "privilege level 1" },
	{ MODE_LINE, "password {0 LINE$password|6 WORD$password6|7 HEX$password7|LINE$password}",
	  "Set a password\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) line password\nSpecifies an ENCRYPTED password will "
	  "follow\npassword\nSpecifies a HIDDEN password will follow\n"
	  "The HIDDEN line password string\nThe UNENCRYPTED (cleartext) line password",
	  conf_key_type },
	{ MODE_LINE, "logging synchronous [level {<0-7>$level|all}|limit "
	  "<0-2147483647>$limit]...", "Modify message logging facilities\nSynchronized message "
	  "output\nSeverity level to output asynchronously\nSeverity level\n"
	  "All severity levels\nMessages queue limit\nNumber" },
	{ MODE_LINE, "login [local]", "Enable password checking\nLocal password checking", NULL,
	  NULL, NULL, 0, GRAM_KEEP_NO },
	{ MODE_LINE, "login authentication {default|WORD$list}", "Enable password checking\n"
	  "Use AAA authentication\nThe default list\nlist name", NULL, NULL,
	  "login authentication default" },
	{ MODE_LINE, "authorization {exec|commands <0-15>$level|arap|reverse-access} WORD$list",
	  "Authorization parameters\nFor starting an exec\nFor exec commands\nlevel\nFor ARAP\nFor "
	  "reverse telnet\nlist name", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_LINE, "length <0-512>$n", "Set number of lines on a screen\nNumber of lines", NULL,
	  NULL, "length 24" },
	{ MODE_LINE, "width <0-512>$n", "Set width of the display terminal\nNumber of characters",
	  NULL, NULL, "width 80" },
	{ MODE_LINE, "history [size <0-256>$n]", "Enable and control the command history "
	  "function\nSet history buffer size\nSize", NULL, NULL, "history\nhistory size 20", 0,
	  GRAM_KEEP_NO },
	{ MODE_LINE, "exec", "Configure EXEC", NULL, NULL, "exec", 0, GRAM_KEEP_NO },
	{ MODE_LINE, "exec prompt timestamp", "Configure EXEC\nPrompt\nPrint timestamps" },
	{ MODE_LINE, "exec prompt expand", "Configure EXEC\nPrompt\nExpand commands", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_LINE, "location LINE$text", "Enter terminal location description\n"
	  "One text line describing the terminal's location" },
	{ MODE_LINE, "lockable", "Allow users to lock a line" },
	{ MODE_LINE, "logout-warning [<0-4294967295>$seconds]",
	  "Set warning countdown for absolute timeout of line\nSeconds" },
	{ MODE_LINE, "terminal-type WORD$type", "Set the terminal type\nTerminal type" },
	{ MODE_LINE, "refuse-message LINE$text", "Define a refuse banner\nc banner-text c, where "
	  "'c' is a delimiting character", conf_banner },
	{ MODE_LINE, "vacant-message", "Define a vacant banner", NULL, NULL, "vacant-message", 0,
	  GRAM_KEEP_NO },
	{ MODE_LINE, "vacant-message LINE$text", "Define a vacant banner\nc banner-text c, where "
	  "'c' is a delimiting character", conf_banner },
	{ MODE_LINE, "exec-banner", "Enable the display of the EXEC banner", NULL, NULL,
	  "exec-banner", 0, GRAM_KEEP_NO },
	{ MODE_LINE, "motd-banner", "Enable the display of the MOTD banner", NULL, NULL,
	  "motd-banner", 0, GRAM_KEEP_NO },
	{ MODE_LINE, "session-timeout <0-35791>$minutes [output]", "Set interval for closing "
	  "connection when there is no input traffic\nminutes\nAlso output" },
	{ MODE_LINE, "session-limit <0-4294967295>$n", "Set maximum number of sessions\nnumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "absolute-timeout <0-10000>$minutes", "Set absolute timeout for line "
	  "disconnection\nminutes" },
	{ MODE_LINE, "stopbits {1|1.5|2}", "Set async line stop bits\nOne stop bit\n"
	  "One and one-half stop bits\nTwo stop bits", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "databits {5|6|7|8}", "Set number of data bits per character\nFive\nSix\n"
	  "Seven\nEight", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "parity {none|even|odd|mark|space}", "Set terminal parity\nNo parity\n"
	  "Even parity\nOdd parity\nMark parity\nSpace parity", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "speed <0-4294967295>$n", "Set the transmit and receive speeds\nTransmit and "
	  "receive speeds", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "rxspeed <0-4294967295>$n", "Set the receive speed\nReceive speed", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_LINE, "txspeed <0-4294967295>$n", "Set the transmit speed\nTransmit speed", NULL,
	  NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "flowcontrol {none|software|hardware} [in|out]", "Set the flow control\nNone\n"
	  "Software\nHardware\nin\nout", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "modem {InOut|dialin|host}", "Configure the Modem Control Lines\nBoth ways\n"
	  "Incoming\nHost", NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_LINE, "monitor", "Copy debug output to the current terminal line" },
	{ MODE_LINE, "notify", "Inform users of output from concurrent sessions", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_LINE, "rotary <0-127>$n", "Add line to a rotary group\nRotary group", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_LINE, "escape-character {BREAK|DEFAULT|NONE|WORD$char}",
	  "Change the current line's escape character\nBREAK\nDefault\nNone\n"
	  "Character or its ASCII code" },
	{ MODE_LINE, "autocommand LINE$text", "Automatically execute an EXEC command\nCommand" },
	{ MODE_LINE, "transport preferred {all|none|telnet|ssh}", "Define transport protocols "
	  "for line\nSpecify the preferred protocol to use\nAll\nNone\nTELNET\nSSH", NULL, NULL,
	  NULL, 0, GRAM_INERT },
	{ MODE_LINE,
	  "transport input "
	  "{all|none|telnet|ssh|lat|mop|nasi|pad|rlogin|udptn|v120|lapb-ta|acercon}...",
	  "Define transport protocols for line\nDefine which protocols to use when connecting to "
	  "the terminal server\nAll protocols\nNo protocols\nTCP/IP Telnet protocol\n"
	  "TCP/IP SSH protocol\nLAT\nMOP\nNASI\nPAD\nRlogin\nUDPTN\nV.120\nLAPB\nACERCON" },
	{ MODE_LINE, "transport output "
	  "{all|none|telnet|ssh|lat|mop|nasi|pad|rlogin|udptn|v120|lapb-ta|acercon}...",
	  "Define transport protocols for line\nDefine which protocols to use for outgoing "
	  "connections\nAll protocols\nNo protocols\nTCP/IP Telnet protocol\n"
	  "TCP/IP SSH protocol\nLAT\nMOP\nNASI\nPAD\nRlogin\nUDPTN\nV.120\nLAPB\nACERCON",
	  NULL, NULL, NULL, 0,
	  GRAM_INERT },
	{ 0 }
};
