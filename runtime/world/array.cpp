#include "world/array.h"

#include <algorithm>
#include <string_view>

namespace lunabloc::world {
namespace {

constexpr std::string_view kMore = "…";
constexpr std::string_view kComma = ", ";

// Where the element at `at` ends: at the comma or the brace that is not inside of it.
std::size_t end_of_element(std::string_view text, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char letter = text[at];
    const bool closes = letter == '"' && (at + 1 == text.size() || text.substr(at + 1).starts_with(kComma) || text[at + 1] == '}');
    if (quoted) {
      quoted = !closes;
    } else if (letter == '"') {
      quoted = true;
    } else if (letter == '{') {
      ++depth;
    } else if (depth == 0 && (letter == '}' || text.substr(at).starts_with(kComma))) {
      return at;
    } else if (letter == '}') {
      --depth;
    }
  }
  return text.size();
}

}  // namespace

void fold(Arrays& arrays, const trace::Event& event) {
  if (event.kind != trace::EventKind::variable) return;
  const std::string* const shown = event.values.size() > 1 ? std::get_if<std::string>(&event.values[0]) : nullptr;
  const std::int64_t* const length = event.values.size() > 1 ? std::get_if<std::int64_t>(&event.values[1]) : nullptr;
  if (shown != nullptr && length != nullptr && (*length > 0 || *shown == "{}")) arrays.by_name[event.name] = {*length, *shown};
  else if (!arrays.by_name.empty()) arrays.by_name.erase(event.name);
}

std::vector<std::string> elements_of(const Array& array) {
  std::vector<std::string> elements;
  const std::string_view text = array.shown;
  for (std::size_t at = 1; at < text.size() && elements.size() < static_cast<std::size_t>(std::max<std::int64_t>(array.length, 0));) {
    const std::size_t end = end_of_element(text, at);
    if (end >= text.size()) break;  // cut
    elements.emplace_back(text.substr(at, end - at));
    if (elements.back().ends_with(kMore)) {
      elements.pop_back();
      break;
    }
    at = text[end] == '}' ? text.size() : end + kComma.size();
  }
  return elements;
}

}  // namespace lunabloc::world
