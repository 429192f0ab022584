#include "base/written.h"

namespace lunabloc::base {

std::string in_markup(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '&') safe += "&amp;";
    else if (letter == '<') safe += "&lt;";
    else if (letter == '>') safe += "&gt;";
    else if (letter == '"') safe += "&quot;";
    else safe += letter;
  }
  return safe;
}

std::string in_csv(std::string text) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  if (!text.empty() && kFormula.find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
  // A semicolon separates fields where the comma is in numbers.
  if (text.find_first_of(",;\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted.append(letter == '"' ? 2 : 1, letter);
  return quoted + "\"";
}

std::string in_data(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    if (letter == '\n') quoted += "\\n";
    else quoted += letter;
  }
  return quoted + "\"";
}

}  // namespace lunabloc::base
