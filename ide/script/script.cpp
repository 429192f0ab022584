#include "ide/script/script.h"

#include <algorithm>
#include <optional>

#include "base/file.h"

namespace lunabloc::ide::script {
namespace {

// verb, fewest and most words after it
struct Verb {
  std::string_view name;
  std::size_t least, most;
};
constexpr Verb kVerbs[] = {
    {"open", 1, 1},  {"home", 0, 0},   {"click", 1, 6},  {"double", 1, 6}, {"point", 1, 6},  {"drag", 3, 12},
    {"scroll", 2, 3}, {"type", 1, 1},  {"key", 1, 2},    {"focus", 1, 2},  {"command", 1, 9}, {"set", 2, 2},
    {"size", 1, 1},  {"pause", 1, 1},  {"wait", 1, 8},   {"expect", 1, 8}, {"shot", 1, 4},   {"write", 1, 1},
    {"tap", 1, 6},   {"hold", 1, 6},   {"slide", 3, 11}, {"pinch", 2, 7},  {"drop", 1, 1},
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The words of a line; nothing when a quote does not end.
std::optional<std::vector<Word>> words_of(std::string_view line) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < line.size()) {
    if (is_space(line[at])) {
      ++at;
      continue;
    }
    if (line[at] == '#') break;
    Word word;
    if (line[at] == '"') {
      word.quoted = true;
      for (++at; at < line.size() && line[at] != '"'; ++at) {
        if (line[at] == '\\' && at + 1 < line.size()) word.text += line[++at] == 'n' ? '\n' : line[at];
        else word.text += line[at];
      }
      if (at++ >= line.size()) return std::nullopt;
    } else {
      while (at < line.size() && !is_space(line[at])) word.text += line[at++];
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

Result<Script> parse_script(std::string_view text, const std::filesystem::path& file) {
  Script script{.file = file};
  for (std::uint32_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string source(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    std::optional<std::vector<Word>> words = words_of(source);
    const auto refuse = [&] {
      Error error{ErrorKind::usage, "ide.script.line", {{"nom", source}}, {file.string(), line, 1}, {}};
      return tl::unexpected(std::move(error));
    };
    if (!words) return refuse();
    if (words->empty()) continue;
    const auto verb = std::find_if(std::begin(kVerbs), std::end(kVerbs), [&](const Verb& v) { return words->front().is(v.name); });
    if (verb == std::end(kVerbs)) return refuse();
    words->erase(words->begin());
    if (words->size() < verb->least || words->size() > verb->most) return refuse();
    source.erase(0, source.find_first_not_of(" \t"));
    script.steps.push_back({line, std::move(source), std::string(verb->name), std::move(*words)});
  }
  return script;
}

Result<Script> read_script(const std::filesystem::path& file) {
  Result<std::string> text = base::read_file(file);
  if (!text) return tl::unexpected(text.error());
  return parse_script(*text, file);
}

}  // namespace lunabloc::ide::script
