// SHA-256 (FIPS 180-4): the sums by which a pack's files are known again.
#pragma once

#include <string>
#include <string_view>

namespace lunabloc::base {

// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace lunabloc::base
