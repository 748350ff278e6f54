show ip interface brief
show crypto ikev2 sa
show crypto ikev2 sa detailed
show crypto ikev2 session detailed
show crypto session
show crypto session detail
show crypto session brief
show crypto session remote 192.0.2.2
show crypto session remote 192.0.2.99
show crypto ipsec sa
show crypto ipsec sa interface Tunnel0 detail
show crypto ipsec sa peer 192.0.2.99
show crypto map
show interfaces Tunnel0
show interfaces description
show ip route
show ip route 10.10.0.1
show ip route 10.11.0.0 255.255.255.0
show ip route 10.0.0.0 255.0.0.0 longer-prefixes
show ip route 0.0.0.0
show ip route 8.8.8.8
show ip route summary
show ip interface Tunnel0
show arp
show derived-config interface Tunnel0
ping 10.10.0.1 source Loopback10 repeat 2
ping 10.10.0.1 source 192.0.2.99
ping nowhere.test.example
traceroute 192.0.2.5
show crypto ikev2 why peer 192.0.2.99
show flexsh unsupported
show crypto sockets
show crypto call admission statistics
show ip cef 10.10.0.1 detail
show ip cef
show ip cef exact-route 10.11.0.1 10.10.0.1
show adjacency
show ip aliases
show protocols
show ip sockets
