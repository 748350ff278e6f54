/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of AAA, RADIUS, TACACS+ and of crypto pki.
 */
#include "cli/conf.h"

#define H_SERVER_KEY \
	"Encryption key\nSpecifies an UNENCRYPTED key will follow\n" \
	"The UNENCRYPTED (cleartext) shared key\nSpecifies ENCRYPTED key will follow\nkey\n" \
	"Specifies HIDDEN key will follow\nThe HIDDEN server key\n" \
	"The UNENCRYPTED (cleartext) shared key"
#define H_AAA "Authentication, Authorization and Accounting.\n"
#define METHODS \
	"{{group} {radius|tacacs+|ldap|WORD$group}|local|local-case|enable|line|none|krb5|krb5-t" \
	"elnet|cache WORD$cache|if-authenticated|passwd-expiry}..."
#define H_METHODS \
	"Use Server-group\nUse list of all Radius hosts.\nUse list of all Tacacs+ hosts.\n" \
	"LDAP\nServer-group name\nUse local username authentication.\n" \
	"Use case-sensitive local username authentication.\nUse enable password for " \
	"authentication.\nUse line password for authentication.\nNO authentication.\n" \
	"Use Kerberos 5 authentication.\nAllow logins only if already authenticated via " \
	"Kerberos V Telnet.\nUse Cached-group\nname\nSucceed if user has authenticated.\n" \
	"enable the login list to provide password aging support"
#define H_LIST "The default authorization list.\nNamed authorization list.\n"
#define H_PKI "Encryption module\nPublic Key components\n"
#define H_SERVER "IPv4 address\nIPv6 address\nHost name"

const struct gram_row aaa_rows[] = {
	{ MODE_CONFIG, "aaa new-model", H_AAA "Enable NEW access control commands and "
	  "functions.(Disables OLD commands.)", NULL, NULL, "no aaa new-model", RANK_AAA,
	  GRAM_SHOW_DFLT },
	{ MODE_CONFIG, "aaa group server {radius|tacacs+|ldap}$kind WORD$name", H_AAA
	  "AAA group definitions\nAAA server group definitions\nRadius server-group definition\n"
	  "Tacacs+ server-group definition\nLDAP server-group definition\nServer-group name",
	  NULL, "kind name", NULL, RANK_AAA_GROUP, GRAM_INERT, MODE_AAA_GROUP },
	{ MODE_AAA_GROUP, "server name WORD$name", "Specify a server\nName\nServer name", NULL,
	  "name" },
	{ MODE_AAA_GROUP, "server {A.B.C.D$addr|X:X:X:X::X$addr} [auth-port "
	  "<0-65535>$auth|acct-port <0-65535>$acct]...", "Specify a server\nIP address\n"
	  "IPv6 address\nUDP port for authentication\nport\nUDP port for accounting\nport", NULL,
	  "addr" },
	{ MODE_AAA_GROUP, "server-private {A.B.C.D$addr|X:X:X:X::X$addr} [auth-port "
	  "<0-65535>$auth|acct-port <0-65535>$acct|timeout <1-1000>$t|retransmit <1-100>$r|key "
	  "{0 LINE$key|7 LINE$key7|LINE$key}]...", "Private server\nIP address\nIPv6 address\n"
	  "UDP port for authentication\nport\nUDP port for accounting\nport\ntimeout\nseconds\n"
	  "retries\nnumber\nKey\nunencrypted\nkey\nencrypted\nkey\nkey", NULL, "addr" },
	{ MODE_AAA_GROUP, "ip {radius|tacacs} source-interface IFACE$interface",
	  "IP\nRadius\nTacacs\nSource interface\nInterface" },
	{ MODE_AAA_GROUP, "{ip vrf forwarding|vrf forwarding} WORD$vrf",
	  "IP\nVRF\nforwarding\nVRF\nforwarding\nVRF name", NULL, NULL, NULL, 0, 0 },
	{ MODE_AAA_GROUP, "deadtime <0-1440>$m", "Time in minutes to declare a server dead\n"
	  "minutes" },
	{ MODE_AAA_GROUP, "load-balance method least-outstanding [batch-size <1-2147483647>$n]",
	  "Load balancing\nMethod\nLeast outstanding\nBatch size\nnumber" },
	{ MODE_CONFIG, "aaa authentication login {default|WORD$list} " METHODS, H_AAA
	  "Authentication configurations parameters.\nSet authentication lists for logins.\n"
	  H_LIST H_METHODS, NULL, "|list", NULL, RANK_AAA },
	{ MODE_CONFIG, "aaa authentication {enable|ppp|dot1x|arap|sgbp|eou}$what "
	  "{default|WORD$list} " METHODS, H_AAA "Authentication configurations parameters.\n"
	  "Set authentication list for enable.\nPPP\n802.1x\nARAP\nSGBP\nEAP over UDP\n" H_LIST
	  H_METHODS, NULL, "what|list", NULL, RANK_AAA },
	{ MODE_CONFIG, "aaa authentication {password-prompt LINE$prompt|username-prompt "
	  "LINE$uprompt|attempts login <1-25>$n|banner LINE$banner|fail-message LINE$fail}", H_AAA
	  "Authentication configurations parameters.\nText to use when prompting for a "
	  "password\nText\nText to use when prompting for a username\nText\nMaximum attempts\n"
	  "Login\nnumber\nBanner\nText\nMessage\nText", NULL, NULL, NULL, RANK_AAA, GRAM_MULTI |
	  GRAM_INERT },
	{ MODE_CONFIG, "aaa authorization {exec|network|configuration|reverse-access|auth-proxy|s"
	  "ubscriber-service|onep}$what {default|WORD$list} " METHODS, H_AAA
	  "Authorization configurations parameters.\nFor starting an exec (shell).\n"
	  "For network services. (PPP, SLIP, ARAP)\nFor downloading configurations from AAA "
	  "server\nReverse access\nAuthentication Proxy\nSubscriber service\nONEP\n" H_LIST
	  H_METHODS, NULL, "what|list", NULL, RANK_AAA },
	{ MODE_CONFIG, "aaa authentication ppp {default|WORD$list} if-needed " METHODS, H_AAA
	  "Authentication configurations parameters.\nSet authentication lists for ppp.\n" H_LIST
	  "Only authenticate if needed.\n" H_METHODS, NULL, "|list", NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa authorization commands <0-15>$level {default|WORD$list} " METHODS,
	  H_AAA "Authorization configurations parameters.\nFor exec (shell) commands.\n"
	  "Enable level\n" H_LIST H_METHODS, NULL, "level|list", NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa authorization {console|config-commands}$what", H_AAA
	  "Authorization configurations parameters.\nFor enabling console authorization\n"
	  "For configuration mode commands.", NULL, "what", NULL, RANK_AAA },
	{ MODE_CONFIG, "aaa accounting {exec|network|connection|system|commands "
	  "<0-15>$level|auth-proxy|dot1x|identity|resource}$what {default|WORD$list} "
	  "{start-stop|stop-only|wait-start|none} [broadcast] [group "
	  "{radius|tacacs+|WORD$group}]...", H_AAA "Accounting configurations parameters.\n"
	  "For starting an exec (shell).\nFor network services. (PPP, SLIP, ARAP)\n"
	  "For outbound connections. (telnet, rlogin)\nFor system events.\n"
	  "For exec (shell) commands.\nlevel\nAuthentication Proxy\n802.1x\nIdentity\nResource\n"
	  H_LIST "Record start and stop without waiting\nRecord stop when service terminates.\n"
	  "Wait\nNo accounting.\nUse Broadcast for Accounting\nUse Server-group\nRadius\n"
	  "Tacacs+\nname", NULL, "what|list", NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa accounting {update {newinfo|periodic "
	  "<1-2147483647>$m}...|nested|suppress null-username|delay-start|send stop-record "
	  "authentication failure}", H_AAA "Accounting configurations parameters.\n"
	  "Enable accounting update records.\nOnly when there is news\nPeriodically\nminutes\n"
	  "Nested\nSuppress\nUsers without a name\nDelay start\nSend\nStop records\n"
	  "Authentication\nFailed ones", NULL, NULL, NULL, RANK_AAA, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "aaa server radius dynamic-author", H_AAA "Local AAA server\nRADIUS\n"
	  "Dynamic authorization", NULL, NULL, NULL, RANK_AAA_GROUP, GRAM_INERT, MODE_RADIUS_DYN
	   },
	{ MODE_RADIUS_DYN, "client {A.B.C.D$addr|X:X:X:X::X$addr|WORD$addr} [vrf WORD$vrf|server-key {0 "
	  "LINE$key|7 LINE$key7|LINE$key}]...", "Client\naddress\naddress\nHost name\nVRF\nname\nKey\n"
	  "unencrypted\nkey\nencrypted\nkey\nkey", NULL, "addr" },
	{ MODE_RADIUS_DYN, "server-key {0 LINE$key|7 LINE$key7|LINE$key}",
	  "Key\nunencrypted\nkey\nencrypted\nkey\nkey" },
	{ MODE_RADIUS_DYN, "port <0-65535>$port", "Port\nport" },
	{ MODE_RADIUS_DYN, "auth-type {all|any|session-key}", "Authorization type\nall\nany\n"
	  "session key" },
	{ MODE_RADIUS_DYN, "ignore {session-key|server-key}", "Ignore\nSession key\nServer key",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CONFIG, "aaa session-id {common|unique}", H_AAA "AAA Session ID\nCommon session "
	  "ID for all\nUnique session ID", NULL, NULL, NULL, RANK_AAA_GROUP + 2, GRAM_INERT },
	{ MODE_CONFIG, "aaa local authentication attempts max-fail <1-65535>$n", H_AAA
	  "AAA Local method options\nAuthentication\nNumber of unsuccessful login attempts\n"
	  "Lock the user out after so many in a row\nnumber", NULL, NULL, NULL, RANK_AAA },
	{ MODE_CONFIG, "aaa local authentication {default|WORD$list} authorization "
	  "{default|WORD$alist}", H_AAA "AAA Local method options\nAuthentication\nDefault\n"
	  "List\nAuthorization\nDefault\nList", NULL, NULL, NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "aaa attribute list WORD$name", H_AAA "AAA attribute definitions\nList\n"
	  "Name of the list", NULL, "name", NULL, RANK_AAA_GROUP + 3, GRAM_INERT, MODE_AAA_ATTR },
	{ MODE_AAA_ATTR, "attribute type {WORD$type} LINE$value", "Attribute\nType\nName of the "
	  "attribute\nValue", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CONFIG, "aaa common-criteria policy WORD$name", H_AAA
	  "AAA commom-criteria type definitions\nPolicy\nName", NULL, "name", NULL, RANK_AAA_GROUP
	  + 3, GRAM_INERT, MODE_MISC },
	{ MODE_CONFIG, "aaa max-sessions <1-2147483647>$n", H_AAA "Adjust initial hash size\n"
	  "number", NULL, NULL, NULL, RANK_AAA, GRAM_INERT },
	{ MODE_CONFIG, "radius server WORD$name", "Configure RADIUS\nConfigure RADIUS server\n"
	  "Name for the radius server configuration", NULL, "name", NULL, RANK_RADIUS, GRAM_INERT,
	  MODE_RADIUS },
	{ MODE_CONFIG, "tacacs server WORD$name", "Configure TACACS\nConfigure TACACS server\n"
	  "Name", NULL, "name", NULL, RANK_RADIUS, GRAM_INERT, MODE_RADIUS },
	{ MODE_RADIUS, "address {ipv4|ipv6}$af {A.B.C.D$addr|X:X:X:X::X$addr|HOST$host} "
	  "[auth-port <0-65535>$auth|acct-port <0-65535>$acct|alias HOST$alias]...",
	  "Specify the radius server address\nIPv4 Address\nIPv6 Address\n" H_SERVER
	  "\nUDP port for RADIUS authentication server\nPort number\n"
	  "UDP port for RADIUS accounting server\nPort number\nalias\nHost" },
	{ MODE_RADIUS, "key {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}",
	  "Per-server encryption key\nSpecifies an UNENCRYPTED key will follow\n"
	  "The UNENCRYPTED (cleartext) shared key\nSpecifies ENCRYPTED key will follow\nkey\n"
	  "Specifies HIDDEN key will follow\nThe HIDDEN server key\n"
	  "The UNENCRYPTED (cleartext) shared key", conf_key_type },
	{ MODE_RADIUS, "timeout <1-1000>$s", "Time to wait for a RADIUS server to reply\nseconds" },
	{ MODE_RADIUS, "retransmit <0-100>$n", "Number of retries to active server\nnumber" },
	{ MODE_RADIUS, "single-connection", "Multiplex all packets over one connection" },
	{ MODE_RADIUS, "port <1-65535>$port", "TCP port\nport" },
	{ MODE_RADIUS, "pac key LINE$key", "Protected Access Credential\nkey\nkey" },
	{ MODE_CONFIG, "radius-server {timeout <1-1000>$t|retransmit <0-100>$r|deadtime "
	  "<1-1440>$d|vsa send [accounting|authentication] [cisco-nas-port]|directed-request "
	  "[restricted]}",
	  "Modify RADIUS query parameters\ntimeout\nseconds\nretries\nnumber\nDead time\nminutes"
	  "\nVendor specific attributes\nSend\naccounting\nauthentication\nPort\nDirected "
	  "requests\nrestricted",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "radius-server host HOST$host [auth-port <0-65535>$auth|acct-port "
	  "<0-65535>$acct|timeout <1-1000>$t|retransmit <0-100>$r|backoff exponential|non-standard|"
	  "alias HOST$alias|pac|test username WORD$user|idle-time <1-60>$idle|ignore-acct-port|"
	  "ignore-auth-port|key {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}]...",
	  "Modify RADIUS query parameters\nSpecify a RADIUS server\nServer\n"
	  "UDP port for authentication\nPort number\nUDP port for accounting\nPort number\n"
	  "Time to wait\nseconds\nRetries\nnumber\nRetry backoff\nExponential\n"
	  "Parse attributes that violate the standard\nAnother address\nServer\n"
	  "Protected access credential\nAutomated test\nBy a user\nname\nIdle time\nminutes\n"
	  "Do not test this port\nDo not test this port\n" H_SERVER_KEY, conf_key_type,
	  "host|auth|acct", NULL, RANK_RADIUS, GRAM_INERT },
	{ MODE_CONFIG, "radius-server key {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}",
	  "Modify RADIUS query parameters\n" H_SERVER_KEY, conf_key_type, NULL, NULL, RANK_RADIUS,
	  GRAM_INERT },
	{ MODE_CONFIG, "tacacs-server host HOST$host [single-connection|nat|port <1-65535>$port|"
	  "timeout <1-1000>$t|key {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}]...",
	  "Modify TACACS query parameters\nSpecify a TACACS server\nServer\n"
	  "One connection for all sessions\nSend our own address\nTCP port\nPort number\n"
	  "Time to wait\nseconds\n" H_SERVER_KEY, conf_key_type, "host", NULL, RANK_RADIUS,
	  GRAM_INERT },
	{ MODE_CONFIG, "tacacs-server key {0 LINE$key|6 LINE$key6|7 LINE$key7|LINE$key}",
	  "Modify TACACS query parameters\n" H_SERVER_KEY, conf_key_type, NULL, NULL, RANK_RADIUS,
	  GRAM_INERT },
	{ MODE_CONFIG, "tacacs-server {timeout <1-1000>$t|directed-request [restricted]}",
	  "Modify TACACS query parameters\ntimeout\nseconds\nDirected requests\nrestricted",
	  NULL, NULL, NULL, RANK_RADIUS, GRAM_MULTI | GRAM_INERT },

	/* --- crypto key, crypto pki --- */
	{ MODE_CONFIG, "crypto key generate rsa [general-keys|usage-keys|signature|encryption|exp"
	  "ortable|modulus <360-4096>$bits|label WORD$label|on WORD$device|storage "
	  "WORD$device|redundancy]...", "Encryption module\nLong term key operations\n"
	  "Generate new keys\nGenerate RSA keys\nGenerate a general purpose RSA key pair for "
	  "signing and encryption\nGenerate separate RSA key pairs for signing and encryption\n"
	  "Signature only\nEncryption only\nAllow the key to be exported\n"
	  "Provide number of modulus bits on the command line\nsize of the key modulus\n"
	  "Provide a label\nRSA keypair label\ncreate key on specified device.\nDevice\n"
	  "Store key on specified device\nDevice\nAllow the key to be synced to "
	  "high-availability peer", rsa_key_generate, NULL, NULL, 0, GRAM_NO_NO },
	{ MODE_CONFIG, "crypto key generate ec keysize {256|384|521} [exportable|label "
	  "WORD$label]...", "Encryption module\nLong term key operations\nGenerate new keys\n"
	  "Generate EC keys\nSize\n256 bits\n384 bits\n521 bits\nAllow the key to be exported\n"
	  "Provide a label\nlabel", conf_ignore, NULL, NULL, 0, GRAM_NO_NO | GRAM_INERT },
	{ MODE_CONFIG, "crypto key zeroize [rsa|ec] [WORD$label]", "Encryption module\nLong term "
	  "key operations\nRemove keys\nRemove RSA keys\nRemove EC keys\nlabel", rsa_key_zeroize,
	  NULL, NULL, 0, GRAM_NO_NO },
	{ MODE_CONFIG, "crypto pki trustpoint WORD$name", H_PKI "Define a CA trustpoint\n"
	  "CA Server Name", NULL, "name", NULL, RANK_PKI, GRAM_INERT, MODE_PKI_TRUSTPOINT },
	{ MODE_CONFIG, "crypto ca trustpoint WORD$name", "Encryption module\nCertification "
	  "authority\nDefine a CA trustpoint\nCA Server Name", conf_alias_form, "name", NULL, 0,
	  GRAM_HIDDEN, MODE_PKI_TRUSTPOINT },
	{ MODE_PKI_TRUSTPOINT, "enrollment {terminal [pem]|selfsigned|url LINE$url|mode ra|retry "
	  "{count <1-100>$n|period <1-60>$m}|profile WORD$profile|pkcs12|credential "
	  "WORD$cred|http-proxy LINE$proxy}$what", "Enrollment parameters\nEnroll via the "
	  "terminal (cut-and-paste)\nPEM\nGenerate a self-signed certificate\n"
	  "CA server enrollment URL\nURL\nMode supported by the Certificate Authority\n"
	  "Registration Authority\nPolling parameters\nNumber of times\nnumber\nPeriod\n"
	  "minutes\nSpecify an enrollment profile\nProfile\nImport from PKCS12\n"
	  "Existing certificate\ntrustpoint\nHTTP proxy\nServer and port", NULL, "what" },
	{ MODE_PKI_TRUSTPOINT, "subject-name LINE$name", "Subject Name\nX.500 name" },
	{ MODE_PKI_TRUSTPOINT, "subject-alt-name LINE$name", "Subject Alternative Name\nname" },
	{ MODE_PKI_TRUSTPOINT, "serial-number [none]", "include serial number\nDo not" },
	{ MODE_PKI_TRUSTPOINT, "fqdn {none|HOST$name|LINE$text}", "include fully-qualified "
	  "domain name\nDo not include FQDN\nFully qualified domain name\n"
	  "Fully qualified domain name" },
	{ MODE_PKI_TRUSTPOINT, "ip-address {none|A.B.C.D$addr|X:X:X:X::X$addr|IFACE$interface}",
	  "include ip address\nDo not include\nIP address\nIPv6 address\nOf an interface" },
	{ MODE_PKI_TRUSTPOINT, "rsakeypair WORD$label [<360-4096>$size [<360-4096>$esize]]",
	  "Specify rsakeypair for this identity\nRSA keypair label\nKey size\nEncryption key size"
	   },
	{ MODE_PKI_TRUSTPOINT, "eckeypair WORD$label", "Specify eckeypair for this identity\n"
	  "EC keypair label" },
	{ MODE_PKI_TRUSTPOINT, "revocation-check {none|crl|ocsp}...",
	  "Revocation checking options\nIgnore revocation check\nRevocation check by CRL\n"
	  "Revocation check by OCSP" },
	{ MODE_PKI_TRUSTPOINT, "crl {optional|query LINE$url|cache {none|delete-after "
	  "<1-43200>$m}|best-effort}", "CRL options\nNot needed\nQuery\nURL\nCache\nNone\nTime\n"
	  "minutes\nBest effort", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_PKI_TRUSTPOINT, "ocsp url LINE$url", "OCSP parameters\nURL\nURL" },
	{ MODE_PKI_TRUSTPOINT, "hash {md5|sha1|sha256|sha384|sha512}",
	  "Configure hash algorithm\nMD5\nSHA-1\nSHA-256\nSHA-384\nSHA-512" },
	{ MODE_PKI_TRUSTPOINT, "auto-enroll [<0-100>$percent] [regenerate]",
	  "Automatically enroll this router identity\nPercentage of lifetime\nRegenerate keys" },
	{ MODE_PKI_TRUSTPOINT, "password [0|7]$type LINE$password",
	  "revocation password\nunencrypted\nencrypted\npassword" },
	{ MODE_PKI_TRUSTPOINT, "fingerprint WORD$hex", "authentication fingerprint\nFingerprint" },
	{ MODE_PKI_TRUSTPOINT, "usage {ike|ssl-client|ssl-server}",
	  "Certificate Usage\nIKE\nSSL client\nSSL server" },
	{ MODE_PKI_TRUSTPOINT, "regenerate", "Regenerate keys on re-enrollment" },
	{ MODE_PKI_TRUSTPOINT, "source interface IFACE$interface", "Specify source\nInterface\n"
	  "Interface" },
	{ MODE_PKI_TRUSTPOINT, "vrf WORD$vrf", "VRF to use for enrollment\nname" },
	{ MODE_PKI_TRUSTPOINT, "authorization {list WORD$list|username subjectname LINE$name}",
	  "Authorization\nList\nname\nUser name\nFrom the subject\nField", NULL, NULL, NULL, 0,
	  GRAM_MULTI },
	{ MODE_PKI_TRUSTPOINT, "chain-validation {stop|continue [WORD$parent]}",
	  "Chain validation\nStop\nContinue\nParent" },
	{ MODE_PKI_TRUSTPOINT, "match certificate WORD$map [allow expired-certificate|skip "
	  "{revocation-check|authorization-check}]...", "Match a certificate\nAttributes\nMap\n"
	  "Allow\nExpired\nSkip\nRevocation\nAuthorization", NULL, "map" },
	{ MODE_PKI_TRUSTPOINT, "storage WORD$where", "Storage location\nDevice" },
	{ MODE_PKI_TRUSTPOINT, "primary", "Specify trustpoint as primary" },
	{ MODE_PKI_TRUSTPOINT, "on WORD$device", "Create keypair on device\nDevice" },
	{ MODE_PKI_TRUSTPOINT, "id-usage {other|eku LINE$eku}", "Usage\nOther\nExtended key "
	  "usage\nattributes" },
	{ MODE_PKI_TRUSTPOINT, "eku request {server-auth|client-auth|code-signing|email-protectio"
	  "n|ocsp-signing|time-stamping}...", "Extended key usage\nRequest\nServer\nClient\n"
	  "Code\nEmail\nOCSP\nTime" },
	{ MODE_CONFIG, "crypto pki {crl {cache size <0-512>$kb|download LINE$url|purge}|http "
	  "max-buffer-size <1-128>$b}", H_PKI "CRL\nCache\nSize\nkB\nDownload\nURL\nPurge\nHTTP\n"
	  "Buffer\nkB", NULL, NULL, NULL, RANK_PKI, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "crypto pki certificate chain WORD$name", H_PKI
	  "Actions on certificates\nIdentify certificates\nCA Server Name", NULL, "name", NULL,
	  RANK_PKI_CHAIN, GRAM_INERT, MODE_PKI_CHAIN },
	{ MODE_CONFIG, "crypto ca certificate chain WORD$name", "Encryption module\nCertification"
	  " authority\nActions on certificates\nIdentify certificates\nCA Server Name",
	  conf_alias_form, "name", NULL, 0, GRAM_HIDDEN, MODE_PKI_CHAIN },
	{ MODE_PKI_CHAIN, "certificate [ca|self-signed|ra-encrypt|ra-sign|rollover|rollover-ca] "
	  "HEX$serial [WORD$file]", "Enter certificate\nCertificate Authority certificate\n"
	  "Self-signed certificate\nRA\nRA\nRollover\nRollover CA\n"
	  "Certificate serial number (hex)\nnvram:FILE that holds it", conf_certificate, "serial"
	   },
	{ MODE_CONFIG, "crypto pki certificate map WORD$name <1-65535>$seq", H_PKI
	  "Actions on certificates\nDefine certificate attributes map\nLabel\nSequence number",
	  NULL, "name|seq", NULL, RANK_PKI, GRAM_INERT, MODE_PKI_CERTMAP },
	{ MODE_PKI_CERTMAP, "{issuer-name|subject-name|alt-subject-name|unstructured-subject-name"
	  "|serial-number|name} {co|eq|nc|ne} LINE$value", "Issuer name\nSubject name\n"
	  "Alternate subject name\nUnstructured\nSerial number\nAny name\ncontains\nequal\n"
	  "does not contain\nnot equal\nValue", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_PKI_CERTMAP, "{expires-on|valid-start} {co|eq|nc|ne|ge|lt} LINE$value",
	  "Expiration date\nStart\ncontains\nequal\ndoes not contain\nnot equal\nnot before\n"
	  "before\nDate", NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CONFIG, "crypto pki server WORD$name", H_PKI "Enable Certificate Server\n"
	  "Certificate Server Name", NULL, "name", NULL, RANK_PKI - 1, GRAM_INERT, MODE_PKI_SERVER
	   },
	{ MODE_PKI_SERVER, "database {archive {pem|pkcs12} [password [0|7]$type "
	  "LINE$password]|level {minimum|names|complete}|url [cnm|crl [publish]|crt "
	  "[publish]|p12|pem|ser|publish]$kind LINE$url|username WORD$user [password "
	  "LINE$upassword]}$what", "Certificate Server database config parameters\n"
	  "Backup database\nPEM\nPKCS12\nPassword\nunencrypted\nencrypted\npassword\n"
	  "Level of data stored in database\nMinimum\nNames\nComplete\nURL\nNames\nCRL\n"
	  "publish\nCertificates\npublish\nPKCS12\nPEM\nSerial\nPublish\nURL\nUser\nname\n"
	  "Password\npassword", NULL, "what", NULL, 0, GRAM_KEEP_NO },
	{ MODE_PKI_SERVER, "grant {auto [rollover {ca-cert|ra-cert}|tftp|trustpoint "
	  "WORD$tp]|none|ra-auto}", "Certificate granting options\nAutomatically grant incoming "
	  "SCEP enrollment requests\nRollover\nCA\nRA\nTFTP\nTrustpoint\nname\n"
	  "Automatically reject any incoming SCEP enrollment request\n"
	  "From registration authorities" },
	{ MODE_PKI_SERVER, "issuer-name LINE$name", "Issuer name\nIssuer name" },
	{ MODE_PKI_SERVER, "lifetime {ca-certificate|certificate|crl|enrollment-request}$what "
	  "<0-7305>$days [<0-23>$hours [<0-59>$minutes]]", "Lifetime parameters\nCA "
	  "certificate\nCertificates\nCRL\nRequests\nDays (hours for CRL and requests)\nHours\n"
	  "Minutes", NULL, "what" },
	{ MODE_PKI_SERVER, "hash {md5|sha1|sha256|sha384|sha512}", "Hash algorithm\nMD5\nSHA-1\n"
	  "SHA-256\nSHA-384\nSHA-512" },
	{ MODE_PKI_SERVER, "cdp-url LINE$url", "CRL Distribution Point to be included in the "
	  "issued certs\nURL" },
	{ MODE_PKI_SERVER, "auto-rollover [<0-1825>$days]", "Rollover the CA key and "
	  "certificate\ndays before the end" },
	{ MODE_PKI_SERVER, "eku {server-auth|client-auth|code-signing|email-protection|ipsec-end-"
	  "system|ipsec-tunnel|ipsec-user|ocsp-signing|ssh-client|ssh-server|time-stamping}...",
	  "Configure EKU for certificate\nServer\nClient\nCode\nEmail\nIPsec end system\n"
	  "IPsec tunnel\nIPsec user\nOCSP\nSSH client\nSSH server\nTime" },
	{ MODE_PKI_SERVER, "mode {ra [transparent]|sub-cs}", "Mode\nRegistration authority\n"
	  "transparent\nSubordinate" },
	{ MODE_PKI_SERVER, "redundancy", "Redundancy" },
	{ MODE_PKI_SERVER, "serial-number HEX$serial", "Last serial number\nserial" },
	{ MODE_PKI_SERVER, "shutdown", "Shutdown the Certificate Server", NULL, NULL, NULL, 0,
	  GRAM_KEEP_NO },
	{ MODE_CONFIG, "crypto pki profile enrollment WORD$name", H_PKI
	  "Define a profile\nEnrollment\nName", NULL, "name", NULL, RANK_PKI + 1, GRAM_INERT,
	  MODE_PKI_ENROLL },
	{ MODE_PKI_ENROLL, "{authentication|enrollment}$what {url LINE$url|terminal|credential "
	  "WORD$cred|command LINE$cmd}", "Getting the CA certificate\nGetting the own "
	  "certificate\nURL\nURL\nTerminal\nExisting certificate\ntrustpoint\nHTTP command\ntext",
	  NULL, "what" },
	{ MODE_PKI_ENROLL, "parameter <1-8>$n {value LINE$value|prompt LINE$prompt}",
	  "Parameter\nnumber\nValue\nvalue\nPrompt\nprompt", NULL, "n" },
	{ 0 }
};
