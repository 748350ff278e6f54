/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of RADIUS and TACACS+ servers and of the rarer forms of AAA. Kept, without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

const struct gram_row radius_rows[] = {
	/* --- servers and their groups --- */
	{ MODE_AAA_GROUP, "load-balance method least-outstanding batch-size <1-2147483647>$n "
	  "ignore-preferred-server",
	  "Load balancing\nMethod\nLeast outstanding\nBatch size\nnumber\nIgnore preferred "
	  "server",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "server-private {A.B.C.D$addr|X:X:X:X::X$addr} {single-connection|nat|"
	  "port <0-65535>$port}... [timeout <1-1000>$t] [key {0 LINE$key|6 LINE$key6|7 "
	  "LINE$key7|LINE$key}]",
	  "Private server\nIP address\nIPv6 address\nOne connection for all sessions\nSend our "
	  "own address\nTCP port\nport\ntimeout\nseconds\nEncryption key\nSpecifies an "
	  "UNENCRYPTED password will follow\nThe UNENCRYPTED (cleartext) user password\n"
	  "Specifies an ENCRYPTED password will follow\nkey\nSpecifies HIDDEN key will follow\n"
	  "The HIDDEN server key\nkey",
	  NULL, "addr", NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "backoff exponential [max-delay <1-1440>$delay|backoff-retry "
	  "<1-50>$retry]...",
	  "Retry backoff\nExponential\nMax delay\nNumber\nBackoff retry\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "attribute nas-port format {a|b|c|d|e WORD$string}",
	  "Attribute\nNas port\nFormat\nA\nB\nC\nD\nE\nName",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "cache {authorization|authentication}$kind profile WORD$profile",
	  "Cache\nAuthorization\nAuthentication\nProfile\nName",
	  NULL, "kind", NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "cache expiry <1-2147483647>$hours [enforce {hours|minutes}|failover]",
	  "Cache\nExpiry\nNumber\nEnforce\nHours\nMinutes\nFailover",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "{authorization|accounting}$what {request|reply|accept|reject} "
	  "WORD$list",
	  "Authorization parameters\nAccounting\nRequest\nReplies\nAccept\nReject\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_AAA_GROUP, "accounting {acknowledge broadcast|system host-config}",
	  "Enable AAA Accounting\nAcknowledge\nSpecify OSPF broadcast multi-access network\nFor "
	  "system events.\nHost config",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_AAA_GROUP, "mac-delimiter {colon|hyphen|none|single-hyphen}",
	  "MAC\nColon\nHyphen\nNone\nSingle hyphen",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "subscriber mac-filtering security-mode {mac|none|shared-secret}",
	  "Subscriber\nMac filtering\nSecurity mode\nMAC\nNone\nShared secret",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "throttle {accounting <0-65536>$acct|access <0-65536>$access|"
	  "access-timeout <1-10>$timeout}...",
	  "Throttle\nAccounting\nNumber\nSet trunking mode to ACCESS unconditionally\nNumber\n"
	  "Access timeout\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "domain-stripping [strip-suffix WORD$suffix|right-to-left|"
	  "prefix-delimiter WORD$prefix|delimiter WORD$delimiter]...",
	  "Stripping\nStrip suffix\nName\nRight to left\nPrefix delimiter\nCharacter\nIt ends at"
	  "\nCharacter",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "dead-criteria {time <1-120>$time|tries <1-100>$tries}...",
	  "Dead criteria\nTime\nminutes\nTries\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "key-wrap enable",
	  "Key wrap\nEnable",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_AAA_GROUP, "radius-server attribute list WORD$list",
	  "Modify RADIUS query parameters\nCustomize attributes\nList\nname",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_RADIUS_DYN, "domain {delimiter WORD$delimiter|stripping [right-to-left]}",
	  "Set default domain name to send to client\nIt ends at\nCharacter\nStripping\nRight "
	  "to left",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_RADIUS, "backoff exponential [max-delay <1-1440>$delay|backoff-retry "
	  "<1-50>$retry]...",
	  "Retry backoff\nExponential\nMax delay\nNumber\nBackoff retry\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_RADIUS, "automate-tester username WORD$user [ignore-acct-port|ignore-auth-port|"
	  "idle-time <1-35791>$idle|probe-on|vrf WORD$vrf]...",
	  "Configure server automated testing.\nName\nname\nDo not test this port\nDo not test "
	  "this port\nAutomatically delete IPSec SAs after a given idle period.\nNumber\nProbe "
	  "on\nVRF\nVRF name",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_RADIUS, "{non-standard|send-nat-address|stats}$what",
	  "Other vendor\nNAT address\nShows IKEv2 SA statistics",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_RADIUS, "max-connections <1-65535>$n",
	  "Connections\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_RADIUS, "{dtls|tls}$what [connectiontimeout <1-65535>$ct|idletimeout "
	  "<1-65535>$it|retries <1-65535>$rt|port <1-65535>$port|ip {radius source-interface "
	  "IFACE$interface|vrf forwarding WORD$vrf}|ipv6 radius source-interface "
	  "IFACE$interface6|trustpoint {client WORD$client|server WORD$server}|"
	  "match-server-identity {hostname WORD$host|ip-address {A.B.C.D$addr|X:X:X:X::X$addr}|"
	  "email-address WORD$email}|watchdoginterval <0-65535>$wi]",
	  "DTLS\nTLS\nConnectiontimeout\nNumber\nIdletimeout\nNumber\nRetries\nNumber\nPort\n"
	  "port\nIP information\nRadius\nSource interface\nInterface\nVRF\nforwarding\nVRF name"
	  "\nIPv6\nRADIUS\nSource interface\nInterface\nTrustpoint\nClient\nName\nServer\nName "
	  "for the radius server configuration\nMatch server identity\nUse origin hostname as ID"
	  "\nPeer host name\nIp address\nIP address\nIPv6 address\nEmail address\nName\n"
	  "Watchdoginterval\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_RADIUS, "stats enable",
	  "Shows IKEv2 SA statistics\nEnable",
	  NULL, NULL, NULL, 0, GRAM_INERT },

	/* --- the global forms --- */
	{ MODE_CONFIG, "radius-server attribute {4 A.B.C.D$nas|6 {mandatory|on-for-login-auth|"
	  "support-multiple|voice <1-2147483647>$voice}|8 include-in-access-req|11 {default "
	  "direction|direction default} {in|inbound|out|outbound}|25 access-request include|30 "
	  "original-called-number|31 {mac format {default|ietf|three-period|unformatted|"
	  "one-byte delimiter {colon|hyphen}} [lower-case|upper-case]|remote-id|send "
	  "nas-port-detail [mac-only]|append-circuit-id}|32 include-in-access-req [format "
	  "WORD$format]|32 include-in-accounting-req [format WORD$aformat]|44 {extend-with-addr|"
	  "include-in-access-req [all|default-vrf|vrf WORD$vrf]|sync-with-client}|55 "
	  "{include-in-acct-req|access-request include}|61 extended|66 include-in-access-req|67 "
	  "include-in-access-req|69 clear|77 {include-in-access-req|include-in-acct-req}|87 "
	  "circuit-id|95 include-in-access-req|188 format non-standard|218 WORD$a218|nas-port "
	  "{extended|format {a|b|c|d|e WORD$string [type <0-40>$ptype]}}|nas-port-id include "
	  "WORD$portid [plus WORD$plus] [separator WORD$sep]|nas-port-type <0-40>$nptype|"
	  "data-rate send 0|message-authenticator ignore|policy-name include-in-access-req|"
	  "wireless {accounting|authentication} [callStationIdCase|mac-delimiter|username-case|"
	  "username-delimiter|call-station-id] [WORD$wv]}",
	  "Modify RADIUS query parameters\nCustomize attributes\n4\nIP address\nSpecifies an "
	  "ENCRYPTED password will follow\nOnly these\nOn for login auth\nSupport multiple\n"
	  "Voice appliance attributes\nTag\nSpecifies a PBKDF2 HASHED secret will follow\n"
	  "Include in access req\n11\nDefault\nDirection\nDirection\nDefault\nin\nInbound\nout\n"
	  "Outbound\n25\nAccess request\nInclude\n30\nOriginal called number\n31\nMAC\nFormat\n"
	  "Default\nIETF\nThree period\nUnformatted\nOne byte\nIt ends at\nColon\nHyphen\nLower "
	  "case\nUpper case\nRemote id\nSend\nNas port detail\nMac only\nAppend circuit id\n32\n"
	  "Include in access req\nFormat\nName\n32\nInclude in accounting req\nFormat\nName\n44"
	  "\nExtend with addr\nInclude in access req\nAll VRFs\nDefault vrf\nVRF\nVRF name\n"
	  "Sync with client\n55\nInclude in acct req\nAccess request\nInclude\n61\nExtended\n66"
	  "\nInclude in access req\n67\nInclude in access req\n69\nClear DF bit.\n77\nInclude "
	  "in access req\nInclude in acct req\n87\nCircuit id\n95\nInclude in access req\n188\n"
	  "Format\nParse attributes that violate the standard\n218\nName\nNas port\nExtended\n"
	  "Format\nA\nB\nC\nD\nE\nName\nType\nNumber\nNas port id\nInclude\nName\nPlus\nName\n"
	  "Separator\nName\nNas port type\nNumber\nData rate\nSend\nSpecifies an UNENCRYPTED "
	  "password will follow\nMessage authenticator\nignore\nPolicy name\nInclude in access "
	  "req\nWireless\nAccounting\nauthentication\nCallStationIdCase\nMAC\nUsername case\n"
	  "Username delimiter\nCall station id\nName",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "radius-server attribute list WORD$list",
	  "Modify RADIUS query parameters\nCustomize attributes\nList\nname",
	  NULL, "list", NULL, RANK_RADIUS, GRAM_INERT, MODE_AAA_LIST },
	{ MODE_AAA_LIST, "attribute {WORD$numbers}...",
	  "Attributes of an event\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "radius-server dead-criteria {time <1-120>$time|tries <1-100>$tries}...",
	  "Modify RADIUS query parameters\nDead criteria\nTime\nminutes\nTries\nNumber",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server dead-criteria",
	  "Modify RADIUS query parameters\nDead criteria",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server source-ports {extended|1645-1646}",
	  "Modify RADIUS query parameters\nPorts\nExtended\n1645 1646",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server load-balance method least-outstanding [batch-size "
	  "<1-2147483647>$n] [ignore-preferred-server]",
	  "Modify RADIUS query parameters\nLoad balancing\nMethod\nLeast outstanding\nBatch size"
	  "\nnumber\nIgnore preferred server",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server cache expiry <1-2147483647>$hours [enforce {hours|"
	  "minutes}|failover]",
	  "Modify RADIUS query parameters\nCache\nExpiry\nNumber\nEnforce\nHours\nMinutes\n"
	  "Failover",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server throttle {accounting <0-65536>$acct|access "
	  "<0-65536>$access|access-timeout <1-10>$timeout}...",
	  "Modify RADIUS query parameters\nThrottle\nAccounting\nNumber\nSet trunking mode to "
	  "ACCESS unconditionally\nNumber\nAccess timeout\nNumber",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server domain-stripping [strip-suffix WORD$suffix|right-to-left|"
	  "prefix-delimiter WORD$prefix|delimiter WORD$delimiter|vrf WORD$vrf]...",
	  "Modify RADIUS query parameters\nStripping\nStrip suffix\nName\nRight to left\nPrefix "
	  "delimiter\nCharacter\nIt ends at\nCharacter\nVRF\nVRF name",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server accounting system host-config",
	  "Modify RADIUS query parameters\nAccounting\nFor system events.\nHost config",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server authorization {default Framed-Protocol ppp|permit missing "
	  "Service-Type|missing Service-Type}",
	  "Modify RADIUS query parameters\nAuthorization\nDefault\nFramed Protocol\nPPP\n"
	  "Specify packets to forward\nMissing\nService Type\nMissing\nService Type",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "radius-server transaction max-tries <1-100>$n",
	  "Modify RADIUS query parameters\nTransactions\nMax tries\nNumber",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server retry method reorder",
	  "Modify RADIUS query parameters\nRetry\nmethod\nReorder",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server {dscp {acct <0-63>$acct|auth <0-63>$auth}...|rfc 2868|"
	  "backoff exponential [max-delay <1-1440>$delay|backoff-retry <1-50>$retry]...}",
	  "Modify RADIUS query parameters\nDSCP\nAcct\nNumber\nRedirect in the authentication "
	  "exchange\nNumber\nRFC\n2868\nRetry backoff\nExponential\nMax delay\nNumber\nBackoff "
	  "retry\nNumber",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "tacacs-server {packet maxsize <10240-65536>$size|attempts "
	  "<1-100>$attempts|cache expiry <1-2147483647>$hours [enforce {hours|minutes}|"
	  "failover]|administration|dns-alias-lookup|domain-stripping [right-to-left]|"
	  "last-resort {password|succeed}|login-timeout <1-300>$lt|retransmit "
	  "<0-100>$retransmit|nat|extended}$what",
	  "Modify TACACS query parameters\nPacket dumps\nMaxsize\nNumber\nSet max number of "
	  "fail attempts\nNumber\nCache\nExpiry\nNumber\nEnforce\nHours\nMinutes\nFailover\n"
	  "Administration\nDns alias lookup\nStripping\nRight to left\nWhat if no TACACS server "
	  "answers\nPassword\nSucceed\nLogin timeout\nNumber\nretries\nnumber\nNAT "
	  "configuration commands\nExtended",
	  NULL, "what", NULL, RANK_RADIUS, GRAM_INERT },

	/* --- AAA --- */
	{ MODE_CONFIG, "aaa authentication {suppress null-username|rejected <1-65535>$n in "
	  "<1-65535>$in ban <1-65535>$ban}",
	  "Authentication, Authorization and Accounting.\nAuthentication configurations "
	  "parameters.\nSuppress\nUsers without a name\nRejected\nNumber\nin\nNumber\nBan\n"
	  "Number",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa authorization credential-download {default|WORD$list} {group "
	  "{radius|tacacs+|ldap|WORD$group}|local|if-authenticated|none}...",
	  "Authentication, Authorization and Accounting.\nAuthorization configurations "
	  "parameters.\nCredentials\nDefault\nNamed authorization list.\nUse Server-group\nUse "
	  "list of all Radius hosts.\nUse list of all Tacacs+ hosts.\nLDAP\nServer-group name\n"
	  "Use local username authentication.\nSucceed if user has authenticated.\nNone",
	  NULL, "|list", NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa authorization cache {filterserver|network|exec}$what {default|"
	  "WORD$list} {group {radius|WORD$group}|local|none}...",
	  "Authentication, Authorization and Accounting.\nAuthorization configurations "
	  "parameters.\nCache\nFilterserver\nFor network services. (PPP, SLIP, ARAP)\nFor "
	  "starting an exec (shell).\nDefault\nNamed authorization list.\nUse Server-group\nUse "
	  "list of all Radius hosts.\nName\nUse local username authentication.\nnone",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa authorization {policy-if|prepaid}$what {default|WORD$list} {group "
	  "{radius|WORD$group}|local|none}...",
	  "Authentication, Authorization and Accounting.\nAuthorization configurations "
	  "parameters.\nPolicy\nPrepaid\nDefault\nNamed authorization list.\nUse Server-group\n"
	  "Use list of all Radius hosts.\nName\nUse local username authentication.\nnone",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa accounting update {newinfo [periodic <1-2147483647>$nm [jitter "
	  "maximum <0-2147483>$nj]]|periodic <1-2147483647>$m jitter maximum <0-2147483>$j}",
	  "Authentication, Authorization and Accounting.\nAccounting configurations parameters."
	  "\nEnable accounting update records.\nOnly when there is news\nPeriodically\nminutes\n"
	  "Jitter\nMaximum\nNumber\nSend DPD queries at regular intervals\nminutes\nJitter\n"
	  "Maximum\nNumber",
	  NULL, NULL, NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa accounting delay-start {all|vrf WORD$vrf|extended-delay <1-2>$s}",
	  "Authentication, Authorization and Accounting.\nAccounting configurations parameters."
	  "\nDelay start\nAll VRFs\nOne VRF\nVRF name\nExtended delay\nNumber",
	  NULL, NULL, NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa accounting {include auth-profile {delivered-audio-codec|"
	  "framed-ip-address|framed-ipv6-prefix|delegated-ipv6-prefix}|jitter maximum "
	  "<0-2147483>$j|gigawords|max-records|redundancy {best-effort-reuse [send "
	  "interim-update]|new-session [send interim-update]|suppress system-records}|send "
	  "counters ipv6|send stop-record always|session-duration ntp-adjusted|vrrs {default|"
	  "WORD$list}}",
	  "Authentication, Authorization and Accounting.\nAccounting configurations parameters."
	  "\nInclude\nAuth profile\nDelivered audio codec\nFramed ip address\nFramed ipv6 prefix"
	  "\nDelegated ipv6 prefix\nJitter\nMaximum\nNumber\nGigawords\nMax records\nRedundancy"
	  "\nBest effort reuse\nSend\nInterim update\nNew session\nSend\nInterim update\n"
	  "Suppress\nSystem records\nSend\nReset the SA counters\nIPv6\nSend\nStop records\n"
	  "always\nSession duration\nNtp adjusted\nVRRS\nDefault\nNamed authorization list.",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa session-mib {disconnect|populate}",
	  "Authentication, Authorization and Accounting.\nSession mib\nDisconnect\nPopulate",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa nas {port {extended|ds0 WORD$ds0}|redirected-station|cisco-nas-port "
	  "use-async-info}",
	  "Authentication, Authorization and Accounting.\nNAS\nPort\nExtended\nDs0\nName\n"
	  "Redirected station\nPort\nUse async info",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa pod server [clients {A.B.C.D$client}...|port <0-65535>$port|"
	  "auth-type {all|any|session-key}|ignore {server-key|session-key}|server-key {7 "
	  "HEX$key7|WORD$key}]...",
	  "Authentication, Authorization and Accounting.\nPoD\nServer\nClients\nIP address\nPort"
	  "\nport\nType\nall\nany\nsession key\nignore\nKey\nsession key\nServer key\nencrypted"
	  "\nkey\nnvram:FILE that holds it",
	  NULL, NULL, NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa route download [<1-1440>$m] [authorization WORD$list]",
	  "Authentication, Authorization and Accounting.\nShow IPv6 route table entries\n"
	  "Download\nNumber\nAuthorization\nName",
	  NULL, NULL, NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa configuration {config-username username WORD$user [password "
	  "WORD$password]|pool username WORD$puser [password WORD$ppassword]|route username "
	  "WORD$ruser [password WORD$rpassword]}",
	  "Authentication, Authorization and Accounting.\nConfiguration\nConfig username\nUser\n"
	  "name\nPassword\nPassphrase\nName pool of addresses\nUser\nname\nPassword\nPassphrase"
	  "\nShow IPv6 route table entries\nUser\nname\nPassword\nPassphrase",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa memory threshold {accounting disable <1-100>$acct|authentication "
	  "reject <1-100>$auth}",
	  "Authentication, Authorization and Accounting.\nMemory\nThreshold\nAccounting\nnot "
	  "here\nNumber\nAuthentication\nReject\nNumber",
	  NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa local authentication password {history|lifetime}$what <1-65535>$n",
	  "Authentication, Authorization and Accounting.\nAAA Local method options\n"
	  "Authentication\nPassword\nHistory\nSecurity association duration\nNumber",
	  NULL, "what", NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "username WORD$user callback-rotary <0-100>$rotary",
	  "Establish User Name Authentication\nUser name\nCallback rotary\nNumber",
	  NULL, NULL, NULL, RANK_USERNAME, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "username WORD$user view WORD$view {secret|password}$kind {0 LINE$secret|"
	  "5 WORD$secret5|7 HEX$password7|8 WORD$secret8|9 WORD$secret9|LINE$secret}",
	  "Establish User Name Authentication\nUser name\nView\nView Name\nSpecify the secret "
	  "for the user\nPassword\nUnencrypted\nThe UNENCRYPTED (cleartext) user password\n"
	  "Specifies a MD5 HASHED secret will follow\nHash\nSpecifies a HIDDEN password will "
	  "follow\nkey\nSpecifies a PBKDF2 HASHED secret will follow\nHash\nSpecifies a SCRYPT "
	  "HASHED secret will follow\nHash\nText",
	  NULL, "user", NULL, RANK_USERNAME, GRAM_INERT },
	{ MODE_CONFIG, "username WORD$user one-time {password {0 LINE$password|6 WORD$password6|"
	  "7 HEX$password7|LINE$password}|secret {0 LINE$secret|5 WORD$secret5|LINE$secret}}",
	  "Establish User Name Authentication\nUser name\nOnce\nPassword\nUnencrypted\nThe "
	  "UNENCRYPTED (cleartext) user password\nSpecifies an ENCRYPTED password will follow\n"
	  "password\nSpecifies a HIDDEN password will follow\nkey\nThe UNENCRYPTED (cleartext) "
	  "key\nSpecify the secret for the user\nSpecifies an UNENCRYPTED password will follow\n"
	  "The UNENCRYPTED (cleartext) user password\nSpecifies a MD5 HASHED secret will follow"
	  "\nHash\nText",
	  NULL, "user", NULL, RANK_USERNAME, GRAM_INERT },
	{ 0 }
};
