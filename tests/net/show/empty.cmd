show ip interface brief
show crypto ikev2 sa
show crypto ikev2 sa detailed
show crypto ikev2 session
show crypto ikev2 session detailed
show crypto ikev2 proposal
show crypto ikev2 policy
show crypto ikev2 profile
show crypto ikev2 stats
show crypto ikev2 stats exchange
show crypto ikev2 diagnose error
show crypto ikev2 client flexvpn
show crypto ipsec sa
show crypto ipsec sa detail
show crypto ipsec sa peer 192.0.2.2
show crypto ipsec profile
show crypto ipsec transform-set
show crypto session
show crypto session detail
show crypto session brief
show crypto map
show crypto sockets
show crypto engine connections active
show crypto isakmp sa
show crypto isakmp policy
show crypto isakmp key
show crypto call admission statistics
show crypto ipsec client ezvpn
show crypto pki certificates
show crypto pki trustpoints
show crypto key mypubkey rsa
show monitor event-trace crypto ikev2 event all
show ip route
show ip route eigrp
show ip route isis
show ip route 10.0.0.1
show ip route 192.0.2.128
show ip cef exact-route 192.0.2.1 192.0.2.2
show ip cef detail
show ip cef summary
show ip cef vrf NONE
show adjacency
show ip protocols
show ip aliases
show arp
show ipv6 interface brief
show ipv6 route
show ipv6 route isis
show ipv6 neighbors
show ipv6 protocols
show interfaces Loopback0
show interfaces description
show interfaces status
show interfaces summary
show interfaces stats
show protocols
show ip eigrp neighbors
show ip eigrp topology
show ip bgp
show ip bgp summary
show ip bgp ipv6 unicast summary
show ip ospf neighbor
show ip nhrp
show ip nhrp detail
show ip nhrp nhs
show ip nhrp shortcut
show dmvpn
show standby
show standby brief
show vrrp brief
show ip sla statistics
show ip sla summary
show track
show access-lists
show ip nat translations
show ip dhcp binding
show dhcp lease
show ip local pool
show key chain
show aliases
show vrf
show ip vrf interfaces
show users
show line
show sessions
show tcp brief
show ip sockets
show privilege
show hosts
show history
show terminal
show inventory
show platform
show license udi
show boot
show environment all
show ntp status
show ntp associations
show cdp neighbors
show lldp neighbors
show snmp
show debugging
show aaa servers
show call admission statistics
show archive
show reload
show running-config linenum
show startup-config
show flexsh unsupported
show ip route 192.0.2.1
show ip bgp neighbors
traceroute 192.0.2.6 numeric probe 1 timeout 1 ttl 1 2
ping 192.0.2.6 data 0000 tos 184 repeat 2 validate
show crypto mao
show ip sec sa
show isakmp sa detail
