// Is an address of this machine or of a local network? The class box listens there alone and answers nobody else.
#pragma once

#include <string>
#include <vector>

namespace lunabloc::box {

// 127/8, 10/8, 172.16/12, 192.168/16, 169.254/16, ::1, fe80::/10, fc00::/7; IPv4 written in IPv6 as the IPv4 it is.
bool is_local(const std::string& address);
// This machine's own IPv4 addresses in local networks, this machine alone (127.0.0.1) first.
std::vector<std::string> local_addresses();

}  // namespace lunabloc::box
