#include "ide/app/options.h"

#include <algorithm>
#include <charconv>

namespace lunabloc::ide::app {
namespace {

constexpr float kLeastWidth = 320, kLeastHeight = 240, kMost = 8192;

bool read_number(std::string_view text, float& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

bool read_size(const std::string& text, ImVec2& size) {
  const std::size_t cross = text.find('x');
  if (cross == std::string::npos) return false;
  return read_number(std::string_view(text).substr(0, cross), size.x) && read_number(std::string_view(text).substr(cross + 1), size.y) &&
         size.x >= kLeastWidth && size.y >= kLeastHeight && size.x <= kMost && size.y <= kMost;
}

}  // namespace

Result<Options> parse_options(std::vector<std::string> arguments, const std::string& language, const Locations& locations) {
  Options options{.language = language, .locations = locations};
  const auto refuse = [](const std::string& word) { return failure(ErrorKind::usage, "ide.usage", {{"nom", word}}); };
  bool has_backend = false;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    std::string word = arguments[at];
    if (!word.starts_with("--")) {
      if (!options.path.empty()) return refuse(word);
      options.path = word;
      continue;
    }
    std::string value;
    if (const std::size_t equals = word.find('='); equals != std::string::npos) {
      value = word.substr(equals + 1);
      word.resize(equals);
    } else if (at + 1 < arguments.size()) {
      value = arguments[++at];
    } else {
      return refuse(word);
    }
    if (word == "--kit") options.kit = value;
    else if (word == "--script") options.script = value;
    else if (word == "--screenshots") options.screenshots = value;
    else if (word == "--report") options.report = value;
    else if (word == "--backend") options.backend = value, has_backend = true;
    else if (word == "--size" && read_size(value, options.size)) continue;
    else return refuse(word == "--size" ? word + " " + value : word);
  }
  // A script needs no display unless it is told to use one.
  if (options.script && !has_backend) options.backend = "none";
  // Without a script nobody could do anything in a window that nobody sees.
  if (!options.script && options.backend == "none") return refuse("--backend none");
  return options;
}

}  // namespace lunabloc::ide::app
