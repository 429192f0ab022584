#include "print/typography.h"

namespace lunabloc::print {

std::string typeset(std::string_view text, std::string_view language) {
  if (language != "fr") return std::string(text);
  constexpr std::string_view kSpace = "\u00A0", kNarrow = "\u202F", kOpen = "«", kClose = "»";
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const std::string_view next = rest.substr(1);
    if (rest[0] == ' ' && next.starts_with(':'))
      out += kSpace;
    else if (rest[0] == ' ' && (out.ends_with(kOpen) || next.starts_with(kClose) || (!next.empty() && std::string_view(";!?").find(next[0]) != std::string_view::npos)))
      out += kNarrow;
    else if (rest[0] == '\'')
      out += "’";
    else
      out += rest[0];
  }
  return out;
}

}  // namespace lunabloc::print
