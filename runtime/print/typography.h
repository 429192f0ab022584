// French as it is printed: no line begins with « : », the apostrophe is ’.
#pragma once

#include <string>
#include <string_view>

namespace lunabloc::print {

// Spaces that do not break before ; : ! ? and inside « »; other languages are left alone.
std::string typeset(std::string_view text, std::string_view language);

}  // namespace lunabloc::print
