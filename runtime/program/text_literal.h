// A text as a program writes it, "l'été", 'x\n' or [[…]], and what it stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::program {

// As Lua reads it; nothing when it is no whole literal, or has an escape that Lua refuses.
std::optional<std::string> text_of_literal(std::string_view lua);
// In double quotes, on one line; read again it is the same, byte for byte.
std::string literal_of_text(std::string_view text);

}  // namespace lunabloc::program
