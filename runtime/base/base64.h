// Base64 (RFC 4648 §4), for bytes that must stand in a text file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::base {

std::string to_base64(std::string_view bytes);
// Nothing when the text is not base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace lunabloc::base
