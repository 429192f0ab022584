#include "ide/widgets/code_lines.h"

namespace lunabloc::ide::widgets {

std::vector<std::string> code_lines(const Frame& frame, const std::string& text, float width, std::size_t most) {
  std::vector<std::string> lines{{}};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = text.find(' ', at), end = blank == std::string::npos ? text.size() : blank + 1;
    const std::string word = text.substr(at, end - at), bare = text.substr(at, (blank == std::string::npos ? end : blank) - at);
    if (!lines.back().empty() && lines.size() < most && frame.fonts.width(FontRole::code, lines.back() + bare) > width) {
      lines.back().pop_back();  // the blank behind which it breaks
      lines.emplace_back();
    }
    lines.back() += word;
    at = end;
  }
  return lines;
}

}  // namespace lunabloc::ide::widgets
