/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of the rarer forms of crypto pki and crypto key, beside those of rows_aaa.c. Kept, without
 * effect.
 */
#include "cli/conf.h"

#define MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
#define H_CRYPTO "Encryption module\n"
#define INERT_MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT

const struct gram_row pki_rows[] = {
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
	{ MODE_PKI_TRUSTPOINT, "match certificate WORD$map override {ocsp|cdp|sia}$what LINE$text",
	  "Match criteria\nCertificates\nCertificate map\nIn place of the certificate's own\n"
	  "OCSP\nCRL distribution point\nSIA\nSettings", INERT_MULTI },
	{ MODE_CONFIG, "crypto pki certificate storage WORD$where", H_CRYPTO
	  "Public Key components\nCertificates\nWhere they are stored\nFile system", NULL, NULL,
	  NULL, RANK_PKI, GRAM_INERT },
	{ MODE_CONFIG, "crypto pki certificate pool", H_CRYPTO "Public Key components\n"
	  "Certificates\nTrust pool", NULL, NULL, NULL, RANK_PKI_CHAIN + 1, GRAM_INERT,
	  MODE_MISC },
	{ MODE_PKI_TRUSTPOINT, "usage {ike|ssl-client|ssl-server}$first {ike|ssl-client|ssl-server}"
	  "$second", "Certificate usage\nIKE\nTLS client\nTLS server\nIKE\nTLS client\n"
	  "TLS server", NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_PKI_TRUSTPOINT, "enrollment", "Enrollment parameters", conf_ignore, NULL, NULL, 0,
	  GRAM_HIDDEN | GRAM_NO_SHOW },
	{ MODE_PKI_CERTMAP, "fingerprint {eq|ne|co|nc}$op LINE$text", "Fingerprint\nEqual\n"
	  "Not equal\nContains\nDoes not contain\nText", MULTI },
	{ MODE_PKI_CHAIN, "certificate rollover {ca HEX$serial|HEX$serial}", "Certificate\n"
	  "Of the rollover\nCA\nSerial number\nSerial number", conf_certificate, "serial" },
	{ MODE_PKI_CHAIN, "crl", "Revocation list", conf_certificate },
	{ 0 }
};
