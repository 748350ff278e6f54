/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of class maps, policy maps, parameter maps, zones and zone pairs: quality of service and the
 * zone-based firewall. Kept, without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

#define INERT NULL, NULL, NULL, 0, GRAM_INERT
#define MULTI NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT
/* words that stand for themselves: `no X` may be a setting too */
#define LOOSE NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_HIDDEN

/* What is done with the packets of a policer; a: the variable of the numbers. */
#define POLICE_ACTIONS(a) \
	"{drop|transmit|set-clp-transmit|set-cos-transmit <0-7>$" a "|set-cos-inner-transmit " \
	"<0-7>$" a "|set-discard-class-transmit <0-7>$" a "|set-dscp-transmit {<0-63>$" a "|af11|af12|" \
	"af13|af21|af22|af23|af31|af32|af33|af41|af42|af43|cs1|cs2|cs3|cs4|cs5|cs6|cs7|" \
	"default|ef}|set-dscp-tunnel-transmit {<0-63>$" a "|default|ef}|set-frde-transmit|" \
	"set-mpls-exp-imposition-transmit <0-7>$" a "|set-mpls-exp-topmost-transmit <0-7>$" a "|" \
	"set-prec-transmit {<0-7>$" a "|critical|flash|flash-override|immediate|internet|" \
	"network|priority|routine}|set-prec-tunnel-transmit <0-7>$" a "|set-qos-transmit " \
	"<0-99>$" a "}"
#define H_POLICE_ACTIONS \
	"Drop\nTransmit bandwidth\nSet clp transmit\nSet cos transmit\nNumber\n" \
	"Set cos inner transmit\nNumber\nSet discard class transmit\nNumber\n" \
	"Set dscp transmit\nNumber\nAf11\nAf12\nAf13\nAf21\nAf22\nAf23\nAf31\nAf32\nAf33\n" \
	"Af41\nAf42\nAf43\nCs1\nCs2\nCs3\nCs4\nCs5\nCs6\nCs7\nDefault\nEf\n" \
	"Set dscp tunnel transmit\nNumber\nDefault\nEf\nSet frde transmit\n" \
	"Set mpls exp imposition transmit\nNumber\nSet mpls exp topmost transmit\nNumber\n" \
	"Set prec transmit\nNumber\nCritical conditions\nFlash\nFlash override\n" \
	"Write at once\nInternet\nFor network services. (PPP, SLIP, ARAP)\nPriority\n" \
	"Routine\nSet prec tunnel transmit\nNumber\nSet qos transmit\nNumber"

const struct gram_row mqc_rows[] = {
	{ MODE_CONFIG, "class-map [type {inspect|traffic|stack|access-control|"
	  "appnav|multicast-flows}] [match-all|match-any]$mode WORD$name",
	  "Configure CPL Class Map\nClass-map type\nInspect\nTraffic\n"
	  "Stack\nAccess control\nAppNav\nMulticast\nLogical-AND all matching statements under "
	  "this classmap\nLogical-OR all matching statements under this classmap\nClass-map name",
	  NULL, "name", NULL, RANK_CLASS_MAP, GRAM_INERT, MODE_CLASS_MAP },
	{ MODE_CLASS_MAP, "description LINE$text", "Class-Map description\nText" },
	{ MODE_CLASS_MAP, "match [not] {access-group {name WORD$acl|<1-2699>$acl}|protocol "
	  "WORD$proto [LINE$sub]|class-map WORD$cm|any|cos {<0-7>$cos}...|qos-group <0-99>$qg|"
	  "input-interface IFACE$interface|user-group WORD$ug|application LINE$app|request "
	  "LINE$req|field LINE$field|start LINE$start}",
	  "Classification criteria\nNegate\nAccess group\nName\nlist\nnumber\nProtocol\nName\n"
	  "Settings\nClass map\nname\nAny packets\nCoS\nvalue\nQoS group\nvalue\nInput interface"
	  "\nInterface\nUser group\nname\nApplication\nSettings\nRequest\nSettings\nField\n"
	  "Settings\nStart\nSettings",
	  NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_CONFIG, "policy-map [type {inspect [http|smtp]|service|"
	  "performance-monitor|access-control|packet-service}] WORD$name",
	  "Configure Policy Map\ntype of the policy-map\nInspect\nHTTP\nSMTP\n"
	  "Service\nPerformance\nAccess control\nPacket service\nPolicy-map name",
	  NULL, "name", NULL, RANK_POLICY_MAP, GRAM_INERT, MODE_POLICY_MAP },
	{ MODE_POLICY_MAP, "description LINE$text", "Policy-Map description\nText" },
	{ MODE_POLICY_MAP, "class [type {inspect|access-control|traffic|control} [always]] "
	  "WORD$name [event LINE$event]", "policy criteria\ntype\nInspect\nAccess control\n"
	  "Traffic\nControl\nalways\nclass-map name\nEvent\nevent", NULL, "name", NULL, 0, 0,
	  MODE_POLICY_MAP_CLASS },
	{ MODE_POLICY_MAP_CLASS, "inspect [WORD$param]", "Context-based Access Control Engine\n"
	  "Parameter map" },
	{ MODE_POLICY_MAP_CLASS, "pass [log]", "Pass the packet\nLog it" },
	{ MODE_POLICY_MAP_CLASS, "drop [log]", "Drop the packet\nLog it" },
	{ MODE_POLICY_MAP_CLASS, "bandwidth {percent <1-100>$percent|remaining {percent "
	  "<1-100>$rpercent|ratio <1-1000>$ratio}|<1-2000000000>$kbps}",
	  "Bandwidth\n% of total Bandwidth\nPercentage\nof the remaining bandwidth\npercent\n"
	  "Percentage\nratio\nRatio\nKilobits per second" },
	{ MODE_POLICY_MAP_CLASS, "priority [percent <1-100>$percent|level "
	  "<1-2>$level|<1-2000000000>$kbps [<32-2000000>$burst]]", "Strict Scheduling Priority "
	  "for this Class\n% of total bandwidth\nPercentage\nLevel\nlevel\nKilobits per second\n"
	  "Burst in bytes" },
	{ MODE_POLICY_MAP_CLASS, "shape {average|peak} {percent <1-100>$percent|<8000-10000000000"
	  ">$bps} [<32-800000000>$bc [<0-800000000>$be]]", "Traffic Shaping\nConfigure token "
	  "bucket: CIR\nConfigure token bucket: CIR\npercent\nPercentage\nTarget Bit Rate\n"
	  "bits per interval\nexcess bits" },
	{ MODE_POLICY_MAP_CLASS, "service-policy [inspect WORD$kind] WORD$policy",
	  "Configure QoS Service Policy\nInspect\nKind\nname" },
	{ MODE_POLICY_MAP_CLASS, "<1-65535>$n LINE$action", "Action number\nAction", NULL, "n" },
	{ MODE_CONFIG, "zone security WORD$name", "FW with zoning\nSecurity zone\n"
	  "Name of security zone", NULL, "name", NULL, RANK_ZONE, GRAM_INERT, MODE_ZONE },
	{ MODE_ZONE, "description LINE$text", "Zone description\nText" },
	{ MODE_ZONE, "protection {tcp syn-proxy|parameter-map WORD$pm}",
	  "Protection\nTCP\nSYN proxy\nParameter map\nname" },
	{ MODE_CONFIG, "zone-pair security WORD$name source WORD$from destination WORD$to",
	  "Zone pair command\nZone-pair name\nZone pair\nSource zone\nSource zone\n"
	  "Destination zone\nDestination zone", NULL, "name", NULL, RANK_ZONE + 1, GRAM_INERT,
	  MODE_ZONE_PAIR },
	{ MODE_ZONE_PAIR, "description LINE$text", "Zone-pair description\nText" },
	{ MODE_ZONE_PAIR, "service-policy type inspect WORD$name", "Configure CPL Service "
	  "Policy\nPolicy type\nInspect\nPolicy-map name" },
	{ MODE_CONFIG, "parameter-map type {inspect|inspect-global|urlfilter|regex|ooo|protocol-i"
	  "nfo|umbrella|webauth}$kind [WORD$name]", "parameter map\ntype\nInspect\nGlobal\n"
	  "URL filter\nRegular expression\nOut of order\nProtocol\nUmbrella\n"
	  "Web authentication\nName", NULL, "kind|name", NULL, RANK_CLASS_MAP - 1, GRAM_INERT,
	  MODE_PARAM_MAP },
	{ MODE_PARAM_MAP, "sessions {maximum <1-2147483647>$max|rate LINE$rate|packet "
	  "LINE$packet}$what", "Sessions\nMaximum\nnumber\nRate\nSettings\nPacket\nSettings",
	  NULL, "what" },
	{ MODE_PARAM_MAP, "{alert|audit-trail} {on|off}", "Alerts\nAudit trail\non\noff", NULL,
	  NULL, NULL, 0, GRAM_MULTI },
	{ MODE_PARAM_MAP, "max-incomplete {high|low}$what <1-4294967295>$n",
	  "Half-open connections\nhigh\nlow\nnumber", NULL, "what" },
	{ MODE_PARAM_MAP, "one-minute {high|low}$what <1-4294967295>$n",
	  "Connections a minute\nhigh\nlow\nnumber", NULL, "what" },
	{ MODE_PARAM_MAP, "tcp {idle-time <1-2147483>$idle|finwait-time "
	  "<1-2147483>$fin|synwait-time <1-2147483>$syn|max-incomplete "
	  "LINE$mi|window-scale-enforcement loose}$what", "TCP\nIdle\nseconds\nFIN\nseconds\n"
	  "SYN\nseconds\nHalf-open\nSettings\nWindow\nloose", NULL, "what" },
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
	  "<1-100>$ratep}} [bc {<1-999>$bc ms|<1000-2000000000>$bc [ms]}|burst <1-2000000000>$burst [bytes|"
	  "packets|ms]|pir {<8000-128000000000>$pir|percent <1-100>$pirp}|peak-rate "
	  "<1-10000000000>$peak {bps|cps|pps}|be {<1-999>$be ms|<1000-2000000000>$be [ms]}|peak-burst "
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
	  "percent\nPercentage\nBc\nNumber\nMs\nNumber\nMs\nBurst\nNumber\nBytes\nPackets\nMs\nPir\nNumber\n"
	  "percent\nPercentage\nPeak rate\nNumber\nBps\nCps\nRate\nBe\nNumber\nMs\nNumber\nMs\nPeak burst\n"
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
	{ MODE_POLICY_MAP_CLASS, "conform-action " POLICE_ACTIONS("a1"),
	  "Action when conforming\n" H_POLICE_ACTIONS, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "exceed-action " POLICE_ACTIONS("a2"),
	  "Action when exceeding\n" H_POLICE_ACTIONS, NULL, NULL, NULL, 0, GRAM_MULTI },
	{ MODE_POLICY_MAP_CLASS, "violate-action " POLICE_ACTIONS("a3"),
	  "Action when violating\n" H_POLICE_ACTIONS, NULL, NULL, NULL, 0, GRAM_MULTI },
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
	{ MODE_PARAM_MAP, "udp-timeout <1-30>$s", "UDP timeout\nseconds", INERT },
	{ MODE_CLASS_MAP, "match [not]$not {req-resp|response|flow|peer|port|local-host|"
	  "attribute|nbar|dot1q|l2|data-length|body|cmd|header|recipient|sender|mime|login|"
	  "invalid-command|text-chat|any-service|file-transfer|server-domain|url-keyword}$what "
	  "[LINE$text]",
	  "Classification criteria\nNegate\nRequests and responses\nResponses\nFlow\nPeer\nPort"
	  "\nLocal host\nAttribute\nNBAR\n802.1Q\nLayer 2\nLength\nBody\nCommand\nHeader\n"
	  "Recipient\nSender\nMIME\nLogin\nInvalid\nChat\nService\nFiles\nServer\nKeyword\n"
	  "Settings",
	  MULTI | GRAM_HIDDEN },
	{ MODE_POLICY_MAP_CLASS, "{priority level|shape adaptive|shape max-buffers|account|"
	  "service-policy http|service-policy smtp|service-policy urlfilter|service-policy imap|"
	  "service-policy pop3|reset|log|content-scan|trust|mirror|service-fragment|"
	  "traffic-limit|admit|ntp|utd|avc|allow|parameter}$what [LINE$text]",
	  "Priority\nLevel\nShape\nAdaptive\nShape\nBuffers\nAccount\nPolicy\nHTTP\nPolicy\nSMTP"
	  "\nPolicy\nURLs\nPolicy\nIMAP\nPolicy\nPOP3\nReset\nLog\nScan\nTrust\nMirror\nFragment"
	  "\nLimit\nAdmit\nNTP\nUTD\nAVC\nAllow\nParameter\nSettings",
	  LOOSE },
	{ MODE_POLICY_MAP, "class type {inspect {http|smtp|urlfilter|imap|pop3|im|p2p}|"
	  "access-control|control}$kind WORD$class [LINE$text]", "Policy criteria\nType\nInspect\n"
	  "HTTP\nSMTP\nURLs\nIMAP\nPOP3\nMessaging\nPeer to peer\nAccess control\nControl\nName\n"
	  "Settings", NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT, MODE_POLICY_MAP_CLASS },
	{ MODE_PARAM_MAP, "log {dropped-packets|summary|flow}$what [LINE$text]", "Logging\n"
	  "Dropped packets\nSummary\nFlow\nSettings", MULTI },
	{ MODE_PARAM_MAP, "{gtp|lisp|vrf|exporter|token|server|api|orgid|dnscrypt|local-domain|"
	  "resolver|secret|allow-mode|cache-size|source-interface|block-page|truncate|"
	  "virtual-ip|redirect|custom-page|type|trustpoint|intercept-https-enable|"
	  "secure-webauth-disable|logging}$what [LINE$text]",
	  "GTP\nLISP\nVRF\nExporter\nToken\nServer\nAPI\nOrganisation\nDNSCrypt\nDomain\n"
	  "Resolver\nSecret\nMode\nCache\nSource\nPage\nTruncate\nAddress\nRedirect\nPage\nType"
	  "\nTrustpoint\nHTTPS\nNo TLS\nLogging\nSettings",
	  LOOSE },
	{ 0 }
};
