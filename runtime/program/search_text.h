// A text as somebody in a hurry types it: without case, without accents, typographic signs as keys give them.
#pragma once

#include <string>
#include <string_view>

namespace lunabloc::program {

// "Répéter" and "repeter" give the same text. Bytes that are no UTF-8 pass through.
std::string folded(std::string_view text);

}  // namespace lunabloc::program
