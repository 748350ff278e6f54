/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar of rarer interface settings: tunnels, first-hop redundancy, OSPFv3 and EIGRP for IPv6,
 * neighbor discovery, DHCP, links. Kept, without effect.
 */
#include "cli/conf.h"
#include "cli/rows.h"

const struct gram_row iface_rows[] = {
	/* --- tunnels and NHRP --- */
	{ MODE_IF, "tunnel mode {l3vpn ipv4 multipoint|ethernet gre {ipv4|ipv6} [p2p|"
	  "multipoint]|geneve {ipv4|ipv6}|rbscp [ip]|vxlan-gpe dual-stack}",
	  "protocol-over-protocol tunneling\ntunnel encapsulation method\nL3vpn\nIPv4\nTreat as "
	  "a multipoint link\nEthernet\nGRE\nIPv4\nIPv6\nPeer to peer\nTreat as a multipoint "
	  "link\nGeneve\nIPv4\nIPv6\nRBSCP\nIP information\nVXLAN GPE encapsulation\nBoth",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_IF, "tunnel rbscp {ack-split <1-32>$split|delay|input-drop <1-10>$drop|long-drop|"
	  "report|window-stuff <1-20>$stuff}$what",
	  "protocol-over-protocol tunneling\nRBSCP\nAck split\nNumber\ndelay\nInput drop\nNumber"
	  "\nLong drop\nReport\nWindow stuff\nNumber",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "tunnel mpls traffic-eng {affinity WORD$affinity [mask WORD$mask]|autoroute "
	  "{announce|destination|metric {<1-4294967295>$metric|absolute <1-4294967295>$abs|"
	  "relative <-10-10>$rel}}|auto-bw [frequency <300-604800>$freq|adjustment-threshold "
	  "<1-99>$thr|max-bw <0-4294967295>$max|min-bw <0-4294967295>$min|collect-bw|"
	  "overflow-limit <1-10>$limit|overflow-threshold <1-99>$othr]...|backup-bw "
	  "<1-4294967295>$backup|bandwidth [sub-pool] <0-4294967295>$bw|exp [default|"
	  "{<0-7>$exp}...]|exp-bundle {master|member Tunnel <0-2147483647>$member}|fast-reroute "
	  "[bw-protect|node-protect]...|forwarding-adjacency [holdtime <0-4294967295>$ht]|"
	  "interface down delay <0-300>$idd|load-share <0-1000000>$share|name WORD$name|"
	  "path-option [protect] <1-1000>$option {dynamic|explicit {name WORD$path|identifier "
	  "<1-65535>$id}|segment-routing} [lockdown|verbatim|attributes WORD$attr|bandwidth "
	  "<0-4294967295>$pbw]...|path-selection metric {igp|te}|priority <0-7>$setup "
	  "[<0-7>$hold]|record-route}",
	  "protocol-over-protocol tunneling\nMPLS\nTraffic engineering\nAffinity\nName\nNetwork "
	  "mask\nName\nAutoroute\nAnnounce\nDestination\nMetric for redistributed routes\n"
	  "Bandwidth\nAt a time\nNumber\nRelative\nNumber\nAuto bw\nFrequency\nNumber\n"
	  "Adjustment threshold\nNumber\nMax bw\nNumber\nMin bw\nNumber\nCollect bw\nOverflow "
	  "limit\nNumber\nOverflow threshold\nNumber\nBackup bw\nNumber\ntunnel bandwidth\nSub "
	  "pool\nNumber\nExp\nDefault\nNumber\nExp bundle\nAct as NTP master clock\nMember\n"
	  "Tunnel\nNumber\nFast reroute\nBw protect\nNode protect\nForwarding adjacency\nHold "
	  "time\nNumber\nInterface\nDown\ndelay\nNumber\nLoad share\nNumber\nSpecify name of "
	  "the next hop\nName\nPath option\nProtect\nNumber\nDynamic\nExplicit\nSpecify name of "
	  "the next hop\nName\nBy number\nnumber\nSegments\nLockdown\nVerbatim\nAttributes\nName"
	  "\ntunnel bandwidth\nNumber\nPaths\nMetric for redistributed routes\nIGP\nTe\nPriority"
	  "\nNumber\nNumber\nRecord route",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "tunnel 6rd {prefix X:X:X:X::X/<0-128>$prefix|ipv4 prefix-len <0-31>$plen "
	  "[suffix-len <0-31>$slen]|br A.B.C.D$br|reverse-map-check|v4addr-map}",
	  "protocol-over-protocol tunneling\n6rd\nFilter prefixes\nIPv6 prefix\nIPv4\nPrefix len"
	  "\nNumber\nSuffix len\nNumber\nBr\nIP address\nReverse map check\nV4addr map",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "tunnel {dst-port <1-65535>$port|src-port <1-65535>$sport|tsp-hop "
	  "<1-65535>$hop A.B.C.D$hopaddr [lasthop]|snooping mac|destination list mpls "
	  "traffic-eng {name WORD$list|identifier <1-65535>$lid}|raw-packet-info|"
	  "encapsulation-limit <0-255>$limit}$what",
	  "protocol-over-protocol tunneling\nPort\nNumber\nSrc port\nNumber\nTSP\nNumber\n"
	  "Inside global IP address\nLasthop\nSnooping\nMAC\nDestination\nList\nMPLS\nTraffic "
	  "engineering\nSpecify name of the next hop\nName\nBy number\nnumber\nRaw packet info\n"
	  "Encapsulation limit\nNumber",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_CONFIG, "ip nhrp multicast [batch-size <1-256>$batch] [batch-interval <1-100>$ms]",
	  "Global IP configuration subcommands\nNHRP\nMulticast\nBatch size\nNumber\nBatch "
	  "interval\nNumber",
	  NULL, NULL, NULL, RANK_IP_MID, GRAM_INERT },

	/* --- OSPF and EIGRP --- */
	{ MODE_IF, "ip ospf adjacency stagger disable",
	  "Interface Internet Protocol config commands\nOSPF interface commands\nAdjacency\n"
	  "Stagger\nnot here",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip ospf topology base cost <1-65535>$cost",
	  "Interface Internet Protocol config commands\nOSPF interface commands\nShow EIGRP "
	  "topology\nBase topology\nCost\nCost",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip ospf multi-area {A.B.C.D$area|<0-4294967295>$area} cost <1-65535>$cost",
	  "Interface Internet Protocol config commands\nOSPF interface commands\nMultiple areas"
	  "\nIP address\nOSPF area ID as a decimal value\nCost\nCost",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip ospf cost dynamic [default <0-65535>$default|hysteresis [percent "
	  "<0-100>$hp|threshold <0-64000>$ht]|weight {l2-factor <0-100>$wl|latency <0-100>$wt|"
	  "resources <0-100>$wr|throughput <0-100>$wp}]...",
	  "Interface Internet Protocol config commands\nOSPF interface commands\nInterface cost"
	  "\nDynamic\nThis one first\nNumber\nHysteresis\npercent\nNumber\nThreshold\nNumber\n"
	  "weight\nL2 factor\nNumber\nLatency\nNumber\nResources\nNumber\nThroughput\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip ospf {demand-circuit ignore|network manet|flood-reduction|radio|"
	  "name-lookup|area-filter}$what",
	  "Interface Internet Protocol config commands\nOSPF interface commands\nOSPF demand "
	  "circuit\nignore\nFor network services. (PPP, SLIP, ARAP)\nMANET\nFlood reduction\n"
	  "Radio\nName lookup\nArea filter",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_IF, "{ipv6 ospf|ospfv3}$p {adjacency stagger disable|bfd [disable]|"
	  "database-filter all out [disable]|demand-circuit [ignore|disable]|flood-reduction "
	  "[disable]|manet peering {cost {percent <0-100>$mp|threshold <0-64000>$mt}|"
	  "link-metrics <0-65535>$lm}|neighbor X:X:X:X::X$nbr [priority <0-255>$np|"
	  "poll-interval <0-65535>$ni|cost <1-65535>$nc|database-filter all out]...|neighbor "
	  "A.B.C.D$nbr4 [priority <0-255>$np4|poll-interval <0-65535>$ni4|cost <1-65535>$nc4|"
	  "database-filter all out]...|prefix-suppression [disable]|shutdown|transmit-delay "
	  "<1-65535>$td|network manet|ttl-security hops <1-254>$ttl|mtu-ignore [disable]}$what",
	  "IPv6 interface subcommands\nOSPF interface commands\nOSPFv3\nAdjacent nodes\nStagger"
	  "\nnot here\nBFD\nDisable it here\nFilter\nall\nout\nnot here\nOSPF demand circuit\n"
	  "ignore\nnot here\nFlood reduction\nnot here\nMANET\nPeering\nCost\npercent\nNumber\n"
	  "Threshold\nNumber\nLink metrics\nNumber\nNeighbor\nIPv6 address\nPriority level\n"
	  "priority value\nPoll interval\nseconds\nCost\nCost\nFilter\nall\nout\nNeighbor\n"
	  "Neighbor address\nOSPF priority\npriority value\nPoll interval\nseconds\nCost\nCost\n"
	  "Filter\nall\nout\nPrefix suppression\nnot here\nShutdown\nLink state transmit delay\n"
	  "Seconds\nSubnet translation\nMANET\nTTL security\nHops\nnumber\nIgnores the MTU in "
	  "DBD packets\nnot here",
	  NULL, "p what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ospfv3 [<1-65535>$process [ipv4|ipv6]$af] {network {broadcast|non-broadcast|"
	  "point-to-multipoint [non-broadcast]|point-to-point}|cost <1-65535>$cost|priority "
	  "<0-255>$priority|hello-interval <1-65535>$hello|dead-interval {<1-65535>$dead|"
	  "minimal hello-multiplier <3-20>$multiplier}|retransmit-interval <1-65535>$rxmt|"
	  "authentication {null|key-chain WORD$chain|ipsec spi <256-4294967295>$spi {md5|sha1} "
	  "[0|7]$type HEX$key}|encryption {null|ipsec spi <256-4294967295>$espi esp {null|3des "
	  "[0|7]$etype HEX$ekey|des [0|7]$etype HEX$ekey|aes-cbc {128|192|256} [0|7]$etype "
	  "HEX$ekey} {md5|sha1} [0|7]$atype HEX$akey}}$what",
	  "OSPFv3 interface commands\nProcess ID\nIPv4\nIPv6\nFor network services. (PPP, SLIP, "
	  "ARAP)\nSpecify OSPF broadcast multi-access network\nSpecify OSPF NBMA network\n"
	  "Specify OSPF point-to-multipoint network\nDo not send multicast\nSpecify OSPF "
	  "point-to-point network\nCost\nCost\nPriority\npriority value\nTime between HELLO "
	  "packets\nSeconds\nInterval after which a neighbor is declared dead\nSeconds\nOne "
	  "second\nHellos in it\nnumber\nRetransmission\nSeconds\nAuthentication\nUse no "
	  "authentication\nUse a key-chain\nname\nConfigure IPSEC policy\nSPI\nSPI\nMD5\nSHA-1\n"
	  "unencrypted\nencrypted\nkey\nencryption\nNo encryption\nUse IPsec authentication\nSPI"
	  "\nSPI\nUse ESP\nno cipher\n3DES\nunencrypted\nencrypted\nkey\nDES\nunencrypted\n"
	  "encrypted\nkey\nAES\n128 bits\n192 bit keys.\n256 bit keys.\nunencrypted\nencrypted\n"
	  "key\nMD5\nSHA-1\nunencrypted\nencrypted\nkey",
	  NULL, "|process af what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip summary-address eigrp <1-65535>$as A.B.C.D/nn$prefix [<1-255>$distance] "
	  "[leak-map WORD$map]",
	  "Interface Internet Protocol config commands\nPerform address summarization\nEnhanced "
	  "Interior Gateway Routing Protocol (EIGRP)\nAutonomous system number\nIP prefix\n"
	  "Number\nAllow dynamic prefixes based on the leak-map\nRoute-map",
	  NULL, "as prefix", NULL, 0, 0 },
	{ MODE_IF, "ipv6 summary-address eigrp <1-65535>$as X:X:X:X::X/<0-128>$prefix "
	  "[<1-255>$distance] [leak-map WORD$map]",
	  "IPv6 interface subcommands\nSummary\nEnhanced Interior Gateway Routing Protocol "
	  "(EIGRP)\nAutonomous system number\nIPv6 prefix\nNumber\nAllow dynamic prefixes based "
	  "on the leak-map\nRoute-map",
	  NULL, "as prefix", NULL, 0, 0 },
	{ MODE_IF, "ipv6 bandwidth-percent eigrp <1-65535>$as <1-999999>$percent",
	  "IPv6 interface subcommands\nSet EIGRP bandwidth limit\nEnhanced Interior Gateway "
	  "Routing Protocol (EIGRP)\nAutonomous system number\nMaximum bandwidth percentage "
	  "that EIGRP may use",
	  NULL, "as", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 rip WORD$rip {default-information {only|originate} [metric <1-15>$dm]|"
	  "metric-offset <1-16>$offset|summary-address X:X:X:X::X/<0-128>$summary|bfd}",
	  "IPv6 interface subcommands\nConfigure RIP routing protocol\nName\nDefault\nOnly\n"
	  "Distribute a default route\nMetric for redistributed routes\nNumber\nMetric offset\n"
	  "Number\nSummary\nIPv6 prefix\nBFD",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },

	/* --- addresses and DHCP --- */
	{ MODE_IF, "ip dhcp client {client-id {IFACE$cif|ascii WORD$ascii|hex HEX$hex}|hostname "
	  "WORD$hostname|class-id {ascii WORD$class|hex HEX$classhex|WORD$classname}|lease "
	  "<0-365>$days [<0-23>$hours [<0-59>$minutes]]|default-router distance "
	  "<1-255>$drdistance|route {track <1-1000>$track|distance <1-255>$distance}|"
	  "broadcast-flag [clear]|update dns [server {both|none}]|mobile renew [count "
	  "<0-10>$count|interval <1-1000>$interval]...|network-discovery|authentication "
	  "{key-chain WORD$chain|mode {md5|token}}}$what",
	  "Interface Internet Protocol config commands\nConfigure DHCP parameters for this "
	  "interface\nDHCP client\nclient\nInterface\nData is an NVT ASCII string\nName\nKey "
	  "entered in hex string\nKey in hexadecimal\nUse origin hostname as ID\nPeer host name"
	  "\nClass id\nData is an NVT ASCII string\nName\nKey entered in hex string\nKey in "
	  "hexadecimal\nnvram:FILE that holds it\nlease\nNumber\nHours\nMinutes\nDefault router"
	  "\nDistance\nvalue\nShow IPv6 route table entries\nTracking information\nTracked "
	  "object\nDistance\nvalue\nBroadcast flag\nClear DF bit.\nUpdates\nDNS\nEnable DNS "
	  "server\nBoth\nNone\nMobile routes\nRenewal\nCount every log message and timestamp "
	  "last occurrence\nNumber\nInterval\nmilliseconds\nNetwork discovery\nAuthentication\n"
	  "key-chain\nname\nMode\nKeyed message digest\nToken",
	  NULL, "what", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip dhcp client request {bootfile-name|classless-static-route|dns-nameserver|"
	  "domain-name|netbios-nameserver|router|sip-server-address|static-route|"
	  "tftp-server-address|vendor-identifying-specific|vendor-specific}",
	  "Interface Internet Protocol config commands\nConfigure DHCP parameters for this "
	  "interface\nDHCP client\nRequest\nBootfile name\nClassless static route\nDns "
	  "nameserver\nDefine the default domain name\nNetbios nameserver\nEnable an IPV6 "
	  "routing process\nSip server address\nStatic route\nTftp server address\nVendor "
	  "identifying specific\nVendor specific",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip dhcp relay {information {option {server-id-override|subscriber-id "
	  "WORD$id|vpn-id none}|option-insert [none]|policy-action {drop|encapsulate|keep|"
	  "replace}|trusted|check-reply [none]}|source-interface IFACE$source}$what",
	  "Interface Internet Protocol config commands\nConfigure DHCP parameters for this "
	  "interface\nRelay\nInformation\nMatch packets with given IP Options\nServer id "
	  "override\nSubscriber\nName\nVpn id\nNone\nOption insert\nNone\nPolicy action\nDrop\n"
	  "Encapsulate\nKeep\nReplace the running-config with a new config file\nTrusted\nCheck "
	  "reply\nNone\nSource interface\nInterface",
	  NULL, "what", NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip dhcp server use subscriber-id client-id",
	  "Interface Internet Protocol config commands\nConfigure DHCP parameters for this "
	  "interface\nDHCP server\nUse\nSubscriber\nclient",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip dhcp snooping {limit rate <1-2048>$rate|trust|vlan WORD$vlan information "
	  "option format-type circuit-id [override] string LINE$circuit}$what",
	  "Interface Internet Protocol config commands\nConfigure DHCP parameters for this "
	  "interface\nSnooping\nLimit\nRate\nNumber\nTrust\nVLAN\nVLAN IDs\nInformation\nMatch "
	  "packets with given IP Options\nFormat type\nCircuit id\noverride\nString commands\n"
	  "text",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip ddns update {WORD$method [host {A.B.C.D$host|HOST$host}]|hostname "
	  "HOST$name}",
	  "Interface Internet Protocol config commands\nDynamic DNS\nUpdates\nName\nmatch a "
	  "hostname\nAddress\nHostname or A.B.C.D\nUse origin hostname as ID\nHostname or "
	  "A.B.C.D",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip verify {source [port-security|mac-check|vlan dhcp-snooping]|unicast "
	  "{notification threshold <0-4294967295>$threshold|vrf WORD$vrf {permit|deny}|source "
	  "reachable-via {any|rx} l2-src}}",
	  "Interface Internet Protocol config commands\nEnable per packet validation\nSource "
	  "address translation\nPort security\nMac check\nVLAN\nDhcp snooping\nUnicast\n"
	  "Notification\nThreshold\nNumber\nVRF\nVRF name\nRoute map permits set operations\n"
	  "Specify packets to reject\nSource address translation\nSpecify reachability check to "
	  "apply\nSource is reachable via any interface\nSource is reachable via interface on "
	  "which packet was received\nL2 src",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip vrf {autoclassify|select} source",
	  "Interface Internet Protocol config commands\nVPN Routing/Forwarding parameters on "
	  "the interface\nAutoclassify\nSelect\nSource address translation",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_IF, "ip access-group common WORD$common WORD$acl in",
	  "Interface Internet Protocol config commands\nSpecify access control for packets\n"
	  "Common session ID for all\nName\npassword\nFilter incoming routing updates",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip nat allow-static-host",
	  "Interface Internet Protocol config commands\nNAT interface commands\nAllow static "
	  "host",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip flow monitor WORD$monitor [sampler WORD$sampler] {unicast|multicast|"
	  "layer2-switched} {input|output}",
	  "Interface Internet Protocol config commands\nNetFlow related commands\nApply a Flow "
	  "Monitor\nName\nSampler\nName\nUnicast\nAddress Family modifier\nLayer2 switched\n"
	  "input\noutput",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip {local-proxy-arp|information-reply|bgp fast-external-fallover {permit|"
	  "deny}}$what",
	  "Interface Internet Protocol config commands\nLocal proxy arp\nInformation reply\nBGP "
	  "information\nImmediately reset session if a link to a directly connected external "
	  "peer goes down\nSpecify packets to forward\nSpecify packets to reject",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip inspect WORD$inspect {in|out}$way",
	  "Interface Internet Protocol config commands\nContext-based Access Control Engine\n"
	  "Parameter map\nFilter incoming routing updates\nout",
	  NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip ips WORD$ips {in|out}$way",
	  "Interface Internet Protocol config commands\nIPS\nName\nFilter incoming routing "
	  "updates\nout",
	  NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip urlfilter WORD$url {in|out}$way",
	  "Interface Internet Protocol config commands\nURL filter\nName\nFilter incoming "
	  "routing updates\nout",
	  NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip irdp [multicast|holdtime <0-9000>$holdtime|maxadvertinterval "
	  "<0-1800>$maxi|minadvertinterval <3-1800>$mini|preference "
	  "<-2147483648-2147483647>$preference|address A.B.C.D$addr "
	  "<-2147483648-2147483647>$apreference]",
	  "Interface Internet Protocol config commands\nIRDP\nMulticast\nHold time\nNumber\n"
	  "Maxadvertinterval\nNumber\nMinadvertinterval\nNumber\nPreference\nNumber\nAddress\n"
	  "IP address\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip accounting [access-violations|output-packets]",
	  "Interface Internet Protocol config commands\nAccounting\nAccess violations\nOutput "
	  "packets",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip accounting {mac-address {input|output}|precedence {input|output}}",
	  "Interface Internet Protocol config commands\nAccounting\nVirtual MAC address\ninput\n"
	  "output\nPrecedence\ninput\noutput",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip rtp {header-compression [passive|iphc-format|ietf-format] "
	  "[periodic-refresh]|compression-connections <3-1000>$n|priority <2000-65535>$first "
	  "<0-16383>$range <0-10000000>$kbps|reserve <2000-65535>$rfirst <0-16383>$rrange "
	  "[<0-10000000>$rkbps]}",
	  "Interface Internet Protocol config commands\nRTP\nHeader compression\nPassive\nIphc "
	  "format\nIetf format\nPeriodic refresh\nConnections\nNumber\nPriority\nNumber\nNumber"
	  "\nNumber\nReserve\nNumber\nNumber\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip rsvp {bandwidth [<1-10000000>$total [<1-10000000>$flow]|percent "
	  "<1-1000>$percent [<1-10000000>$pflow]|mam|rdm]|signalling {dscp <0-63>$dscp|"
	  "rate-limit|hello}|neighbor {<1-99>$acl|WORD$acl}|precedence {conform <0-7>$conform|"
	  "exceed <0-7>$exceed}|tos {conform <0-31>$tconform|exceed <0-31>$texceed}|"
	  "resource-provider {none|wfq {interface|pvc}}|data-packet classification none|"
	  "udp-multicasts|authentication [key WORD$key|key-chain WORD$chain|challenge|lifetime "
	  "hh:mm:ss$lifetime|type {md5|sha-1}|window-size <1-64>$ws]|policy {default|local {acl "
	  "{WORD$pacl}...|default}}}",
	  "Interface Internet Protocol config commands\nRSVP\ntunnel bandwidth\nBandwidth in "
	  "kilobits\nNumber\npercent\nNumber\nNumber\nMam\nRdm\nSignalling\nDSCP\nvalue\nRate\n"
	  "Hellos\nNeighbor\nNumber\nName\nPrecedence\nConform\nNumber\nExceed\nNumber\nMatch "
	  "packets with given TOS value\nConform\nNumber\nExceed\nNumber\nResource provider\n"
	  "None\nWfq\nInterface\nPVC\nData packet\nClassification\nNone\nUdp multicasts\n"
	  "Authentication\nLong term key operations\nName\nKey chain\nname\nChallenge\nSecurity "
	  "association duration\nTime\nType\nMD5\nSha 1\nSet replay window size.\nNumber\nPolicy"
	  "\nDefault\nLocal\nBy traffic\nAccess list\nDefault",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip wccp [vrf WORD$vrf] {web-cache|<0-254>$service}$what {redirect {in|out}|"
	  "group-listen}",
	  "Interface Internet Protocol config commands\nWCCP\nVRF\nVRF name\nWeb cache\nNumber\n"
	  "All redirects\nin\nout\nGroup listen",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip wccp redirect exclude in",
	  "Interface Internet Protocol config commands\nWCCP\nAll redirects\nExclude\nin",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip multicast {boundary {<1-99>$acl|<1300-1999>$acl|WORD$acl} [filter-autorp|"
	  "in|out|block source]|ttl-threshold <0-255>$ttl|rate-limit {in|out} [group-list "
	  "{<1-99>$gl|WORD$gl}|source-list {<1-99>$sl|WORD$sl}]... [<0-4294967>$kbps]|"
	  "helper-map {group A.B.C.D$group|broadcast} A.B.C.D$to {<100-199>$hacl|WORD$hacl} "
	  "[ttl <1-50>$httl|increment-ttl]|limit [rpf|out|connected] {<100-199>$lacl|WORD$lacl} "
	  "<0-2147483647>$max|tagging}",
	  "Interface Internet Protocol config commands\nMulticast\nBoundary\nNumber\nNumber\n"
	  "Name\nFilter autorp\nin\nout\nBlock\nSource address translation\nTtl threshold\n"
	  "Number\nRate\nin\nout\nGroup list\nNumber\nName\nSource list\nNumber\nName\nNumber\n"
	  "Helper map\nGroup\nIP address\nSpecify OSPF broadcast multi-access network\nIP "
	  "address\nNumber\nname\nMatch packets with given TTL value\nNumber\nIncrement ttl\n"
	  "Limit\nRpf\nout\nConnected\nNumber\nname\nNumber\nTagging",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip arp {inspection {trust|limit {none|rate <0-2048>$rate [burst interval "
	  "<1-15>$burst]}}|timeout <0-2147483>$timeout|gratuitous {none|local}}",
	  "Interface Internet Protocol config commands\nIP ARP global configuration\nInspection"
	  "\nTrust\nLimit\nNone\nRate\nNumber\nBurst\nInterval\nNumber\nTimeout\nseconds\n"
	  "Gratuitous\nNone\nLocal",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip igmp {version {1|2|3}|access-group {<1-99>$acl|WORD$acl}|"
	  "explicit-tracking|helper-address [vrf WORD$hvrf] A.B.C.D$helper|immediate-leave "
	  "group-list {<1-99>$il|WORD$il}|join-group A.B.C.D$join [source A.B.C.D$jsource]|"
	  "last-member-query-count <1-7>$lmqc|last-member-query-interval <100-65535>$lmqi|limit "
	  "<1-64000>$limit [except WORD$except]|mroute-proxy IFACE$mp|proxy-service|"
	  "proxy-report|querier-timeout <60-300>$qt|query-interval <1-18000>$qi|"
	  "query-max-response-time <1-25>$qm|static-group {*|A.B.C.D$static [source "
	  "A.B.C.D$ssource|source ssm-map]|class-map WORD$cm}|tcn query {count <1-10>$tc|"
	  "solicit}|unidirectional-link|snooping {limit|tcn flood}|v3lite|mixed|max-groups "
	  "<0-4294967294>$mg|filter WORD$filter|host-proxy WORD$hp}$what",
	  "Interface Internet Protocol config commands\nIGMP interface commands\nVersion\n1\n"
	  "type 2\n3\nSpecify access control for packets\nNumber\nName\nExplicit tracking\n"
	  "Specify a destination address for UDP broadcasts\nVRF\nVRF name\nAddress\nImmediate "
	  "leave\nGroup list\nNumber\nName\nJoin group\nIP address\nSource address translation\n"
	  "Source address\nLast member query count\nNumber\nLast member query interval\nNumber\n"
	  "Limit\nNumber\nDo not limit\nList\nMroute proxy\nInterface\nProxy service\nProxy "
	  "report\nQuerier timeout\nNumber\nQueries\nNumber\nQuery max response time\nNumber\n"
	  "Static group\nDelete all dynamic translations\nDestination network route to delete\n"
	  "Source address translation\nSource address\nSource address translation\nSsm map\n"
	  "Class map\nname\nTcn\nQueries\nCount every log message and timestamp last occurrence"
	  "\nNumber\nSolicit\nUnidirectional link\nSnooping\nLimit\nTcn\nFlood\nV3lite\nMixed\n"
	  "Max groups\nNumber\nFilter\nMap\nHost proxy\nName",
	  NULL, "what join static", NULL, 0, GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ip pim {query-interval <0-65535>$qi [msec]|bsr-border|neighbor-filter "
	  "{<1-99>$acl|WORD$acl}|state-refresh {disable|origination-interval [<1-100>$sr]}|"
	  "sparse-mode|spt-threshold {<0-4294967>$spt|infinity}|border|redundancy WORD$group "
	  "{vrrp|hsrp} dr-priority <0-4294967295>$drp|proxy-register {list|route-map} "
	  "WORD$proxy|snooping|minimum-vc-rate <0-4294967295>$rate|multipoint-signalling|"
	  "ospfmetric}$what",
	  "Interface Internet Protocol config commands\nPIM interface commands\nQueries\nNumber"
	  "\nmilliseconds\nBorder\nFilter\nNumber\nName\nRefresh\nnot here\nOrigination interval"
	  "\nNumber\nEnable PIM sparse-mode operation\nThreshold\nNumber\nnever\nBorder router\n"
	  "Redundancy\nname\nVRRP information\nHsrp\nPIM router DR priority\npriority\nProxy "
	  "register\nList\nRoute-map\nname\nSnooping\nRate\nNumber\nMultipoint signalling\n"
	  "Ospfmetric",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ip rip {authentication {mode {md5|text}|key-chain WORD$chain}|initial-delay "
	  "<0-4294967295>$delay|bfd}$what",
	  "Interface Internet Protocol config commands\nRouter Information Protocol\n"
	  "Authentication\nmode\nKeyed message digest\nPlain text\nKey chain\nname\nInitial "
	  "delay\nNumber\nBFD",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ip {mobile {arp|foreign-service|prefix-length|registration-lifetime "
	  "<3-65535>$life|router-service|tunnel|network}|header-compression {iphc-format|"
	  "max-header <5-255>$mh|max-period <1-65535>$mp|max-time <1-255>$mt|recoverable-loss "
	  "<1-8>$rl}|cef accounting non-recursive {external|internal}|probe proxy|slb route "
	  "WORD$slb|autoconfig [default]|lisp {source-locator IFACE$locator|mobility "
	  "WORD$mobility}|dvmrp metric <0-32>$dvmrp|sap listen|rarp-server A.B.C.D$rarp|"
	  "subscriber {routed|l2-connected}|pgm router}$what",
	  "Interface Internet Protocol config commands\nMobile\nARP\nForeign service\nPrefix "
	  "length\nRegistration lifetime\nNumber\nRouter service\nTunnel\nFor network services. "
	  "(PPP, SLIP, ARAP)\nHeader compression\nIphc format\nMax header\nNumber\nMax period\n"
	  "Number\nMax time\nNumber\nRecoverable loss\nNumber\nCisco Express Forwarding\n"
	  "Accounting\nNon-recursive\nExternal\nInternal\nspecify number of probes per hop\n"
	  "Proxy\nServer load balancing\nShow IPv6 route table entries\nName\nObtain address "
	  "using autoconfiguration\nInsert default route\nLISP\nSource locator\nInterface\n"
	  "Mobility\nName\nDVMRP multicast tunnel\nMetric for redistributed routes\nNumber\nSAP"
	  "\nNeighbor subnet range listener\nRARP\nIP address\nSubscriber\nRouted\nL2 connected"
	  "\nPGM\nEnable an IPV6 routing process",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT | GRAM_SPELLED },

	/* --- IPv6 --- */
	{ MODE_IF, "ipv6 nd prefix {X:X:X:X::X/<0-128>$prefix|default} [no-advertise|"
	  "{<0-4294967295>$valid|infinite} {<0-4294967295>$preferred|infinite} [off-link|"
	  "no-autoconfig|no-rtr-address|no-onlink]...|at {<1-31>$d MONTH$m|MONTH$m <1-31>$d} "
	  "<2003-2035>$y hh:mm:ss$t {<1-31>$pd MONTH$pm|MONTH$pm <1-31>$pd} <2003-2035>$py "
	  "hh:mm:ss$pt [off-link|no-autoconfig]...]",
	  "IPv6 interface subcommands\nIPv6 interface Neighbor Discovery subcommands\nFilter "
	  "prefixes\nIPv6 prefix\nDefault\nDo not advertise to any peer\nNumber\nnever\nNumber\n"
	  "never\nOff link\nNo autoconfig\nNo rtr address\nNo onlink\nAt a time\nNumber\nMonth\n"
	  "Month\nNumber\nNumber\nTime\nNumber\nMonth\nMonth\nNumber\nNumber\nTime\nOff link\n"
	  "No autoconfig",
	  NULL, "|prefix", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 nd {advertisement-interval|autoconfig prefix|ra {dns {server "
	  "X:X:X:X::X$dns [<0-4294967295>$dnslife|infinite-lifetime|sequence <0-255>$dnsseq]...|"
	  "search-list WORD$search [lifetime <0-4294967295>$slife|infinite-lifetime]}|mtu "
	  "suppress|solicited unicast|hop-limit unspecified|interval msec <70-1800000>$rams "
	  "[<30-1350000>$rams2]|interval <4-1800>$ras <3-1350>$ras2|specific route "
	  "X:X:X:X::X/<0-128>$rasr lifetime {<0-4294967295>$rasl|infinity}}|suppress-ra|"
	  "ns-interval <1000-3600000>$ns|dad time <0-600000>$dadt|dad loopback detect|cache "
	  "{expire <1-65536>$expire [refresh]|interface-limit <1-2147483647>$ilimit [log "
	  "<1-3600>$ilog]}|na glean|nud {igp|retry <1-128>$nudb <1-128>$nudi [<1-64>$nudm]}|"
	  "raguard {attach-policy [WORD$rag]|vlan WORD$ragv}|inspection [attach-policy "
	  "WORD$insp|vlan WORD$inspv]|destination-guard attach-policy WORD$dg|secured "
	  "{key-modifier|sec-level minimum <0-3>$sec|full-secure|trustanchor WORD$ta|timestamp "
	  "{delta <1-1000>$delta|fuzz <0-1>$fuzz}}|packet rate-limit <1-1000>$rate|host mode "
	  "strict|route-owner|resolution data limit <16-2048>$data|multicast-suppress "
	  "attach-policy WORD$ms}$what",
	  "IPv6 interface subcommands\nIPv6 interface Neighbor Discovery subcommands\nInterval\n"
	  "Obtain address using autoconfiguration\nPrefix\nRouter Advertisement control\nDNS\n"
	  "Enable DNS server\nIPv6 address\nNumber\nInfinite lifetime\nSequence\nNumber\nSearch "
	  "list\nName\nLifetime\nNumber\nInfinite lifetime\nMTU\nSuppress\nSolicited\nUnicast\n"
	  "Hop limit\nUnspecified\nInterval\nmilliseconds\nNumber\nNumber\nInterval\nNumber\n"
	  "Number\nSpecific\nShow IPv6 route table entries\nIPv6 prefix\nSecurity association "
	  "duration\nNumber\nnever\nAdvertisements\nInterval\nNumber\nDuplicate Address "
	  "Detection\nTime\nNumber\nDuplicate Address Detection\nLoopback\nDetect\nCache\nExpire"
	  "\nNumber\nRefresh\nInterface limit\nNumber\nLog matches against this entry\nNumber\n"
	  "Advertisements\nGlean\nDetection\nIGP\nRetry\nNumber\nNumber\nNumber\nGuard\nAttach "
	  "policy\nName\nVLAN\nVLAN IDs\nInspection\nAttach policy\nName\nVLAN\nVLAN IDs\n"
	  "Destination\nAttach policy\nName\nSEND\nKey modifier\nSec level\nAt least\nNumber\n"
	  "Full secure\nTrustanchor\nName\nPrint timestamps\nDelta\nNumber\nFuzz\nNumber\n"
	  "Packet dumps\nRate\nNumber\nA single host\nMode\nStrict\nOwner\nResolution\nspecify "
	  "data pattern\nLimit\nNumber\nMulticast\nAttach policy\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "ipv6 dhcp {server {automatic|WORD$pool} [rapid-commit|preference "
	  "<0-255>$preference|allow-hint]...|client {pd WORD$pd rapid-commit|pd hint "
	  "X:X:X:X::X/<0-128>$hint [rapid-commit]|information refresh minimum "
	  "<600-4294967295>$refresh|request vendor|vendor-class {mac-address|ascii WORD$vca|hex "
	  "HEX$vch}}|guard [attach-policy WORD$guard|vlan WORD$gv]|relay option vpn}",
	  "IPv6 interface subcommands\nIPv6 DHCP interface subcommands\nAct as an IPv6 DHCP "
	  "server\nAutomatic\nName\nEnable two message exchange\nPreference\nNumber\nAllow hint"
	  "\nClient\nPrefix-Delegation\nPrefix name\nEnable two message exchange\n"
	  "Prefix-Delegation\nHint\nPrefix\nEnable two message exchange\nInformation\nRefresh\n"
	  "At least\nNumber\nRequest\nVendor\nVendor class\nVirtual MAC address\nData is an NVT "
	  "ASCII string\nName\nKey entered in hex string\nKey in hexadecimal\nGuard\nAttach "
	  "policy\nName\nVLAN\nVLAN IDs\nAct as a relay\nMatch packets with given IP Options\n"
	  "VPN",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ipv6 verify unicast {reverse-path [WORD$acl]|source reachable-via {any|rx} "
	  "[allow-default|WORD$sacl]...}",
	  "IPv6 interface subcommands\nVerify\nEnable per packet validation for unicast\n"
	  "Reverse path validation of source address (old command format)\nName\nSource zone\n"
	  "Specify reachability check to apply\nSource is reachable via any interface\nSource "
	  "is reachable via interface on which packet was received\nAllow default route to "
	  "match when checking source address\nName",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "ipv6 inspect WORD$inspect {in|out}$way",
	  "IPv6 interface subcommands\nInspect\nParameter map\nFilter incoming routing updates\n"
	  "out",
	  NULL, "way", NULL, 0, GRAM_INERT },
	{ MODE_IF, "ipv6 {address WORD$general X:X:X:X::X/<0-128>$gprefix [eui-64|anycast]|"
	  "virtual-reassembly [in|out|drop-fragments|max-fragments <1-16>$mf|max-reassemblies "
	  "<1-1024>$mr|timeout <1-60>$vt]...|neighbor binding attach-policy WORD$nb|snooping "
	  "[attach-policy WORD$sp|vlan WORD$sv]|source-guard [attach-policy WORD$sg]|"
	  "destination-guard [attach-policy WORD$dg]|pim [bsr border|dr-priority "
	  "<0-4294967295>$drp|hello-interval <1-3600>$hi|join-prune-interval <1-65535>$jp|"
	  "neighbor-filter list WORD$nf|passive]|mld {access-group WORD$mag|explicit-tracking "
	  "[WORD$met]|join-group [X:X:X:X::X$mj] [include X:X:X:X::X$mji]|limit <1-64000>$ml|"
	  "query-interval <1-65535>$mq|query-max-response-time <1-65535>$mqm|query-timeout "
	  "<60-300>$mqt|router|static-group X:X:X:X::X$ms [include X:X:X:X::X$msi]|snooping}|"
	  "multicast {boundary {block source|scope <1-15>$mbs}|limit WORD$mla "
	  "<1-2147483647>$mln}|bandwidth-percent rip <1-100>$rbw|wccp {<0-254>$wccp|web-cache} "
	  "redirect {in|out}|accounting precedence {input|output}|lisp mobility WORD$lm|"
	  "flowspec disable|mfib {cef {input|output}|forwarding}}$what",
	  "IPv6 interface subcommands\nConfigure IPv6 address on interface\nName\nIPv6 prefix\n"
	  "Use eui-64 interface identifier\nConfigure as an anycast\nVirtual Reassembly\nin\nout"
	  "\nDrop fragments\nfragments of a packet\nNumber\npackets at a time\nnumber\nTimeout\n"
	  "seconds\nNeighbor\nDHCP address bindings\nAttach policy\nName\nSnooping\nAttach "
	  "policy\nName\nVLAN\nVLAN IDs\nSource\nAttach policy\nName\nDestination\nAttach policy"
	  "\nName\nProtocol Independent Multicast\nBsr\nBorder router\nPIM router DR priority\n"
	  "priority\nTime between HELLO packets\nNumber\nJoin prune interval\nNumber\nFilter\n"
	  "List\nname\nPassive\nMLD\nSpecify access control for packets\nAccess list\nExplicit "
	  "tracking\nName\nJoin group\nIPv6 address\nInclude\nIPv6 address\nLimit\nNumber\n"
	  "Queries\nNumber\nQuery max response time\nNumber\nQuery timeout\nNumber\nEnable an "
	  "IPV6 routing process\nStatic group\nIPv6 address\nInclude\nIPv6 address\nSnooping\n"
	  "Multicast\nBoundary\nBlock\nSource address translation\nScope\nNumber\nLimit\nName\n"
	  "number\nSet EIGRP bandwidth limit\nRIP\nNumber\nWCCP\nNumber\nWeb cache\nAll "
	  "redirects\nin\nout\nAccounting\nPrecedence\ninput\noutput\nLISP\nMobility\nName\n"
	  "Flowspec\nnot here\nMFIB\nCisco Express Forwarding\ninput\noutput\nforwarding",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },

	/* --- first-hop redundancy --- */
	{ MODE_IF, "standby [<0-4095>$group] {mac-refresh <0-255>$refresh|authentication md5 "
	  "key-string [0|7]$type WORD$key timeout <0-32767>$timeout}$what",
	  "HSRP interface configuration commands\ngroup number\nMac refresh\nNumber\n"
	  "Authentication\nMD5\nKey\nSpecifies an UNENCRYPTED password will follow\nencrypted\n"
	  "key\nMaximum time to live\nNumber",
	  NULL, "|group what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "vrrp delay {minimum <0-10000>$min|reload <0-10000>$reload}...",
	  "VRRP Interface configuration commands\ndelay\nAt least\nseconds\nAfter reload\n"
	  "seconds",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "glbp <0-1023>$group {timers {msec <50-60000>$hellom|<1-60>$hello} {msec "
	  "<18-180000>$holdm|<2-180>$hold}|timers redirect <0-3600>$redirect "
	  "<610-64800>$timeout|authentication {text WORD$text|md5 {key-string [0|7]$type "
	  "WORD$key|key-chain WORD$chain}}|weighting <1-254>$weight [lower <1-253>$lower] "
	  "[upper <1-254>$upper]|weighting track <1-1000>$track [decrement <1-254>$dec]|name "
	  "LINE$name|forwarder preempt [delay minimum <0-3600>$fdelay]|client-cache maximum "
	  "<8-2000>$cache [timeout <1-1440>$ctimeout]|ipv6 {autoconfig|X:X:X:X::X$ip6}}$what",
	  "GLBP interface configuration commands\nGroup number\nTimers\nmilliseconds\nNumber\n"
	  "Number\nmilliseconds\nNumber\nNumber\nTimers\nAll redirects\nNumber\nNumber\n"
	  "Authentication\nPlain text\ntext\nMD5\nKey\nSpecifies an UNENCRYPTED password will "
	  "follow\nencrypted\nkey\nKey chain\nname\nWeighting\nNumber\nLower\nNumber\nUpper\n"
	  "Number\nWeighting\nTracking information\nTracked object\nPriority decrement\nNumber\n"
	  "Specify name of the next hop\nname\nForwarder\nPreempt\nWait\nAt least\nseconds\n"
	  "Client cache\nMaximum\nNumber\nTimeout\nNumber\nIPv6\nLink-local from the MAC\nIPv6 "
	  "address",
	  NULL, "group what track", NULL, 0, GRAM_INERT },

	/* --- links --- */
	{ MODE_IF, "crypto map ipv6 WORD$map",
	  "Encryption/Decryption commands\nAssign a Crypto Map\nIPv6\nName",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "crypto ipsec {security-association {lifetime {seconds <120-2592000>$s|"
	  "kilobytes {<2560-4294967295>$kb|disable}}|replay {disable|window-size {64|128|256|"
	  "512|1024}$ws}|idle-time <60-86400>$idle}|nat-transparency {udp-encapsulation|"
	  "spi-matching}}$what",
	  "Encryption/Decryption commands\nIPsec\nSecurity association parameters\nSecurity "
	  "association duration\nTime-based key duration\nseconds\nVolume-based key duration\n"
	  "Number\nnot here\nSet replay checking\nDisable replay checking\nSet replay window "
	  "size.\nWindow size of 64 (default)\nWindow size of 128\nWindow size of 256\nWindow "
	  "size of 512\nWindow size of 1024\nAutomatically delete IPSec SAs after a given idle "
	  "period.\nseconds\nIPsec NAT transparency model\nUDP encapsulation\nMatch inbound SPI "
	  "to outbound SPI",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "mpls {mtu [override|maximum] <64-65535>$mtu|label protocol {ldp|tdp|both}|"
	  "ldp {discovery transport-address {interface|A.B.C.D$ta}|igp {autoconfig|sync [delay "
	  "<5-60>$delay]}|tlv}|traffic-eng {tunnels|administrative-weight <0-4294967295>$aw|"
	  "attribute-flags WORD$af|backup-path Tunnel <0-2147483647>$bp|flooding thresholds "
	  "{down|up} {<0-100>$thr}...|passive-interface nbr-te-id A.B.C.D$te|srlg "
	  "<1-4294967295>$srlg}|accounting experimental {input|output}|netflow egress}$what",
	  "MPLS\nMTU\noverride\nMaximum\nNumber\nProvide a label\nProtocol\nLDP\nTdp\nBoth\nLDP"
	  "\nDiscovery\nTransport address\nInterface\nIP address\nIGP\nObtain address using "
	  "autoconfiguration\nSynchronous\ndelay\nNumber\nTLV\nTraffic engineering\nTunnels\n"
	  "Administrative weight\nNumber\nAttribute flags\nName\nBackup path\nTunnel\nNumber\n"
	  "Flooding\nThresholds\nDown\nUp\nvalue\nPassive interface\nNbr te id\nIP address\nSrlg"
	  "\nNumber\nAccounting\nExperimental\ninput\noutput\nNetflow\nEgress",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "fair-queue <16-4096>$n [<16-4096>$dynamic [<0-1000>$reserved]]",
	  "Enable Fair Queuing\nNumber\nNumber\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "pppoe-client {dial-pool-number <1-255>$pool [dial-on-demand] [service-name "
	  "WORD$service] [restart <1-3600>$restart]|ppp-max-payload <64-1792>$payload|"
	  "control-packets vlan cos <0-7>$cos}",
	  "PPPoE client\nDialer pool number\nNumber\nDial on demand\nService name\nName\n"
	  "Restart an active entry\nNumber\nPpp max payload\nNumber\nControl packets\nVLAN\nCoS"
	  "\nvalue",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "pppoe {enable [group {global|WORD$group}]|max-sessions <1-65535>$max|client "
	  "dial-pool-number <1-255>$pool}",
	  "PPPoE interface subcommands\nEnable\nGroup\nGlobal\nName\nSessions\nNumber\nClient\n"
	  "Dialer pool number\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "media-type {auto-failover|auto-select|rj45 auto-failover|sfp auto-failover}",
	  "Interface media type\nAuto failover\nAutomatic\nRJ45\nAuto failover\nSFP\nAuto "
	  "failover",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "dialer {remote-name WORD$name|idle-timeout <0-2147483>$idle {either|"
	  "inbound}|load-threshold <1-255>$load [either|inbound|outbound]|map {ip|ipv6|bridge} "
	  "{A.B.C.D$addr|X:X:X:X::X$addr} [name WORD$mname|broadcast|class WORD$class|speed {56|"
	  "64}$speed|vrf WORD$vrf|modem-script WORD$script]... [WORD$number]|vpdn|"
	  "down-with-vInterface|hold-queue <0-200>$hold|fast-idle <1-2147483>$fast|"
	  "wait-for-carrier-time <1-2147483>$wait|caller WORD$caller|callback-secure|"
	  "rotary-group <0-255>$rotary|rotor {best|priority|random}|order {last-successful|"
	  "random|round-robin|sequential}|redial interval <5-2147483>$ri attempts "
	  "<1-2147483647>$ra|max-link <1-255>$max|min-links <1-255>$min|dns|aaa|watch-disable "
	  "<0-2147483>$wd|reserved-links <1-255>$rl|pool-member <1-255>$pm|string WORD$string "
	  "class WORD$sclass|outband|dtr|priority <0-255>$prio}$what",
	  "Dial-on-demand routing (DDR) commands\nRemote name\nName\nSpecify idle timeout "
	  "before disconnecting line\nseconds\nEither\nInbound\nLoad threshold\nNumber\nEither\n"
	  "Inbound\nOutbound\nEnter a crypto map\nIP\nIPv6\nBridging\nIP address\nIPv6 address\n"
	  "Specify name of the next hop\nName\nSpecify OSPF broadcast multi-access network\n"
	  "Class\nclass\nSpeed\n56\nWindow size of 64 (default)\nVRF\nVRF name\nModem script\n"
	  "Name\npassword\nVPDN\nDown with vInterface\nHold queue\nNumber\nFast idle\nNumber\n"
	  "Wait for carrier time\nNumber\nCaller\nName\nCallback secure\nRotary group\nNumber\n"
	  "Rotor\nbest\nPriority\nRandom\nOrder\nLast successful\nRandom\nRound robin\n"
	  "Sequential\nRedial\nInterval\nNumber\nSet max number of fail attempts\nNumber\nMax "
	  "link\nNumber\nMin links\nNumber\nDNS\nAAA\nWatch disable\nNumber\nReserved links\n"
	  "Number\nPool member\nNumber\nSpecify telephone number to be passed to DCE device\n"
	  "Name\nClass\nclass\nOutband\nDtr\nPriority\npriority value",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "{invert {data|rxclock|txclock}|ignore-dcd|serial restart-delay "
	  "<0-900>$restart|compress {stac|predictor|mppc}|transmit-interface IFACE$transmit|"
	  "transmitter-delay <0-131071>$td|load-balancing flow|clockrate <300-8000000>$rate|"
	  "pulse-time <0-2147483>$pt|nrzi-encoding [mark]}$what",
	  "Invert\nspecify data pattern\nRxclock\nTxclock\nIgnore dcd\nSerial\nRestart delay\n"
	  "Number\nCompress\nStac\nPredictor\nMppc\nTransmit interface\nInterface\nTransmitter "
	  "delay\nNumber\nLoad balancing\nFlow\nClockrate\nNumber\nPulses\nNumber\nNRZI\nMark "
	  "parity",
	  NULL, "what", NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_IF, "encapsulation isl <1-4095>$vlan",
	  "Set encapsulation type for an interface\nISL\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "switchport trunk pruning vlan {none|add WORD$add|remove WORD$remove|except "
	  "WORD$except|WORD$list}",
	  "Set switching mode characteristics\nSet trunking characteristics\nPruning\nVLAN\nNone"
	  "\nAdd\nName\nremoved\nName\nDo not limit\nList\npassword",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "{source-interface IFACE$source|host-reachability protocol bgp|member vni "
	  "WORD$vni [vrf WORD$vrf|mcast-group A.B.C.D$group [A.B.C.D$last]|ingress-replication "
	  "[A.B.C.D$peer|local-routing]|associate-vrf]...}$nve",
	  "Source interface\nInterface\nHost reachability\nProtocol\nBGP information\nMember\n"
	  "network identifier\nName\nVRF\nVRF name\nMcast group\nIP address\nMask\nIngress "
	  "replication\nIP address\nLocal routing\nAssociate vrf",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT | GRAM_HIDDEN },
	{ MODE_IF, "neighbor A.B.C.D$peer <1-4294967295>$vc",
	  "Specify a neighbor router\nNeighbor address\nnumber",
	  NULL, NULL, NULL, 0, GRAM_INERT | GRAM_HIDDEN },
	{ MODE_IF, "bfd neighbor {ipv4 A.B.C.D$addr|ipv6 X:X:X:X::X$addr}",
	  "BFD interface configuration commands\nNeighbor\nIPv4\nIPv4 address\nIPv6\nIPv6 "
	  "address",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "arp probe internal <1-65535>$ms [<1-100>$count]",
	  "Set arp type (arpa, probe, snap), timeout, log options\nspecify number of probes per "
	  "hop\nInternal\nNumber\npercent",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "backup {interface IFACE$backup|delay {<0-4294967294>$up|never} "
	  "{<0-4294967294>$down|never}|load {<0-100>$high|never} {<0-100>$low|never}}$what",
	  "Backup\nInterface\nInterface\ndelay\nNumber\nNever timeout\nNumber\nNever timeout\n"
	  "Load\nNumber\nNever timeout\nNumber\nNever timeout",
	  NULL, "what", NULL, 0, GRAM_INERT },
	{ MODE_IF, "rate-limit {input|output}$way [access-group {<1-2699>$acl|rate-limit "
	  "<0-299>$racl|WORD$acl}|dscp <0-63>$dscp|qos-group <0-99>$qos] "
	  "<8000-100000000000>$bps <1000-512000000>$burst <2000-1024000000>$max conform-action "
	  "{continue|drop|transmit|set-dscp-continue <0-63>$c1|set-dscp-transmit <0-63>$c1|"
	  "set-mpls-exp-imposition-continue <0-7>$c2|set-mpls-exp-imposition-transmit <0-7>$c2|"
	  "set-prec-continue <0-7>$c3|set-prec-transmit <0-7>$c3|set-qos-continue <0-99>$c4|"
	  "set-qos-transmit <0-99>$c4} exceed-action {continue|drop|transmit|set-dscp-continue "
	  "<0-63>$x1|set-dscp-transmit <0-63>$x1|set-mpls-exp-imposition-continue <0-7>$x2|"
	  "set-mpls-exp-imposition-transmit <0-7>$x2|set-prec-continue <0-7>$x3|"
	  "set-prec-transmit <0-7>$x3|set-qos-continue <0-99>$x4|set-qos-transmit <0-99>$x4}",
	  "Rate\ninput\noutput\nSpecify access control for packets\nNumber\nRate\nNumber\nName\n"
	  "DSCP\nvalue\nQoS group\nvalue\nNumber\nNumber\nNumber\nConform action\nNext turn of "
	  "the loop\nDrop\nTransmit bandwidth\nSet dscp continue\nNumber\nSet dscp transmit\n"
	  "Number\nSet mpls exp imposition continue\nNumber\nSet mpls exp imposition transmit\n"
	  "Number\nSet prec continue\nNumber\nSet prec transmit\nNumber\nSet qos continue\n"
	  "Number\nSet qos transmit\nNumber\nAction when exceeding\nNext turn of the loop\nDrop"
	  "\nTransmit bandwidth\nSet dscp continue\nNumber\nSet dscp transmit\nNumber\nSet mpls "
	  "exp imposition continue\nNumber\nSet mpls exp imposition transmit\nNumber\nSet prec "
	  "continue\nNumber\nSet prec transmit\nNumber\nSet qos continue\nNumber\nSet qos "
	  "transmit\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "traffic-shape {rate <8000-100000000>$rate|adaptive <0-100000000>$adaptive|"
	  "fecn-adapt|fecn-create|group <1-2699>$group <8000-100000000>$grate} "
	  "[<0-100000000>$bc [<0-100000000>$be [<1-4096>$limit]]]",
	  "Traffic shaping\nRate\nNumber\nAdaptive\nNumber\nFecn adapt\nFecn create\nGroup\n"
	  "Number\nNumber\nNumber\nNumber\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "random-detect [dscp-based|prec-based|flow|exponential-weighting-constant "
	  "<1-16>$ewc|attach WORD$attach|precedence {<0-7>$prec|rsvp} <1-4096>$min <1-4096>$max "
	  "[<1-65536>$den]]",
	  "Random early detection\nDscp based\nPrec based\nFlow\nExponential weighting constant"
	  "\nNumber\nAttach\nName\nPrecedence\nvalue\nRSVP\nNumber\nNumber\nNumber",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_IF, "dampening [<1-30>$half [<1-20000>$reuse <1-20000>$suppress <1-255>$max "
	  "[restart <1-20000>$penalty]]]",
	  "Dampening\nNumber\nNumber\nSuppress\nMaximum\nRestart an active entry\nNumber",
	  NULL, NULL, NULL, 0, GRAM_INERT },
	{ MODE_IF, "bridge-group <1-255>$group [circuit-group <1-9>$cg|input-address-list "
	  "<700-799>$ia|input-lsap-list <200-299>$il|input-pattern-list <1100-1199>$ip|"
	  "input-type-list <200-299>$it|output-address-list <700-799>$oa|path-cost "
	  "<0-65535>$cost|priority <0-255>$prio|spanning-disabled|subscriber-loop-control|"
	  "block-unknown-source|port-protected|source-learning|unicast-flooding]",
	  "Bridge group\nNumber\nCircuit group\nNumber\nInput address list\nNumber\nInput lsap "
	  "list\nNumber\nInput pattern list\nNumber\nInput type list\nNumber\nOutput address "
	  "list\nNumber\nPath cost\nNumber\nPriority\npriority value\nSpanning disabled\n"
	  "Subscriber loop control\nBlock unknown source\nPort protected\nSource learning\n"
	  "Unicast flooding",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_KEEP_NO | GRAM_INERT },
	{ MODE_IF, "isis {authentication {key-chain WORD$chain|mode {md5|text}|send-only} "
	  "[level-1|level-2]|bfd [disable]|circuit-type {level-1|level-1-2|level-2-only}|"
	  "csnp-interval <0-65535>$csnp [level-1|level-2]|hello padding [always]|hello-interval "
	  "{<1-65535>$hello|minimal} [level-1|level-2]|hello-multiplier <3-1000>$hm [level-1|"
	  "level-2]|ipv6 {bfd [disable]|metric <1-16777214>$m6 [level-1|level-2]}|lsp-interval "
	  "<1-4294967295>$lsp|mesh-group {<1-4294967295>$mesh|blocked}|metric "
	  "{<1-16777214>$metric|maximum} [level-1|level-2]|network point-to-point|password "
	  "WORD$password [level-1|level-2]|priority <0-127>$priority [level-1|level-2]|protocol "
	  "shutdown|retransmit-interval <0-65535>$ri|retransmit-throttle-interval <0-65535>$rt|"
	  "tag <1-4294967295>$tag|three-way-handshake {cisco|ietf}|advertise-prefix|"
	  "fast-reroute {exclude|protection|tie-break} [level-1|level-2] [disable]|tunnel|"
	  "suppressed}",
	  "IS-IS\nAuthentication\nkey-chain\nname\nMode\nKeyed message digest\nPlain text\nSend"
	  "\nlevel 1\nlevel 2\nBFD\nDisable it here\nCircuit type\nlevel 1\nBoth\nArea router\n"
	  "Csnp interval\nNumber\nlevel 1\nlevel 2\nHellos\nPadding\nalways\nTime between HELLO "
	  "packets\nSeconds\nOne second\nlevel 1\nlevel 2\nHellos in it\nNumber\nlevel 1\nlevel "
	  "2\nIPv6\nBFD\nDisable it here\nMetric for redistributed routes\nNumber\nlevel 1\n"
	  "level 2\nLsp interval\nNumber\nMesh group\nNumber\nBlocked\nMetric for redistributed "
	  "routes\nNumber\nMaximum\nlevel 1\nlevel 2\nFor network services. (PPP, SLIP, ARAP)\n"
	  "Specify OSPF point-to-point network\nPassword\nPassphrase\nlevel 1\nlevel 2\nPriority"
	  "\nNumber\nlevel 1\nlevel 2\nProtocol\nShutdown\nRetransmission\nNumber\nRetransmit "
	  "throttle interval\nNumber\nTag\nTag value\nThree way handshake\nCisco\nIETF\n"
	  "Advertise prefix\nFast reroute\nExclude\nEnable tunnel protection\nTie break\nlevel 1"
	  "\nlevel 2\nnot here\nTunnel\nSuppressed",
	  NULL, NULL, NULL, 0, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "fhrp {delay {minimum <0-1000>$min|reload <0-1000>$reload}...|version "
	  "vrrp {v2|v3}|sso}$what",
	  "First hop redundancy\ndelay\nAt least\nNumber\nAfter reload\nNumber\nVersion\nVRRP "
	  "information\nV2\nV3\nStateful",
	  NULL, "what", NULL, RANK_LICENSE+6, GRAM_INERT },
	{ MODE_CONFIG, "{vrrp|glbp}$what sso",
	  "VRRP Interface configuration commands\nGLBP\nStateful",
	  NULL, "what", NULL, RANK_LICENSE+6, GRAM_INERT },
	{ MODE_CONFIG, "nhrp attribute set WORD$set",
	  "NHRP\nNHRP attribute\nset\nname",
	  NULL, "set", NULL, RANK_LICENSE+6, GRAM_INERT },
	{ MODE_CONFIG, "bridge <1-255>$group {acquire|address H.H.H$mac {discard|forward} "
	  "[IFACE$interface]|aging-time <10-1000000>$aging|bitswap-layer3-addresses|bridge {ip|"
	  "ipx|appletalk}|forward-time <10-200>$ft|hello-time <10-100>$ht|max-age <60-2000>$ma|"
	  "priority <0-65535>$priority|protocol {dec|ibm|ieee|vlan-bridge}|route {ip|ipx|"
	  "appletalk}}$what",
	  "Bridging\nNumber\nAcquire\nAddress\nMAC address\nDrop\nForward\nInterface\nAging time"
	  "\nNumber\nBitswap layer3 addresses\nBridging\nIP information\nIPX\nAppleTalk\n"
	  "Forward time\nNumber\nHello time\nNumber\nMax age\nNumber\nPriority\nNumber\nProtocol"
	  "\nDec\nIbm\nIeee\nVlan bridge\nShow IPv6 route table entries\nIP information\nIPX\n"
	  "AppleTalk",
	  NULL, "group what", NULL, RANK_LICENSE+6, GRAM_MULTI | GRAM_INERT },
	{ MODE_CONFIG, "bridge {irb|crb|cmf}",
	  "Bridging\nIrb\nCrb\nCmf",
	  NULL, NULL, NULL, RANK_LICENSE+6, GRAM_MULTI | GRAM_INERT },
	{ 0 }
};
