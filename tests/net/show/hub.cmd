show ip interface brief
show crypto ikev2 policy
show crypto ikev2 proposal P
show crypto ikev2 profile
show crypto ipsec transform-set
show crypto ipsec profile
show running-config interface Virtual-Template1
show interfaces Loopback0
show ip interface Ethernet0/0
show crypto isakmp sa
show ip route static
show ip route connected
show ip cef 10.11.0.1
show access-lists
show debugging
