#include "box/address.h"

#include <arpa/inet.h>
#include <ifaddrs.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace lunabloc::box {
namespace {

bool is_local4(std::uint8_t a, std::uint8_t b) {
  return a == 127 || a == 10 || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) || (a == 169 && b == 254);
}

}  // namespace

bool is_local(const std::string& address) {
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, address.c_str(), four.data()) == 1) return is_local4(four[0], four[1]);
  std::array<std::uint8_t, 16> six{};
  if (inet_pton(AF_INET6, address.substr(0, address.find('%')).c_str(), six.data()) != 1) return false;
  const bool zeros = std::all_of(six.begin(), six.begin() + 10, [](std::uint8_t byte) { return byte == 0; });
  if (zeros && six[10] == 0xFF && six[11] == 0xFF) return is_local4(six[12], six[13]);
  const bool loopback = zeros && std::all_of(six.begin() + 10, six.begin() + 15, [](std::uint8_t byte) { return byte == 0; }) && six[15] == 1;
  return loopback || (six[0] == 0xFE && (six[1] & 0xC0U) == 0x80) || (six[0] & 0xFEU) == 0xFC;
}

std::vector<std::string> local_addresses() {
  std::vector<std::string> all = {"127.0.0.1"};
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return all;
  for (const ifaddrs* at = first; at != nullptr; at = at->ifa_next) {
    if (at->ifa_addr == nullptr || at->ifa_addr->sa_family != AF_INET) continue;
    sockaddr_in four{};
    std::memcpy(&four, at->ifa_addr, sizeof four);
    std::array<char, INET_ADDRSTRLEN> text{};
    if (inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size()) == nullptr) continue;
    if (const std::string address = text.data(); is_local(address) && std::find(all.begin(), all.end(), address) == all.end()) all.push_back(address);
  }
  freeifaddrs(first);
  return all;
}

}  // namespace lunabloc::box
