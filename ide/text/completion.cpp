#include "ide/text/completion.h"

#include <algorithm>
#include <set>

#include "program/reference.h"

namespace lunabloc::ide::text {
namespace {

constexpr std::size_t kMost = 12;
constexpr std::string_view kKeywords[] = {"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
                                          "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while"};

bool is_path_byte(char byte) {
  return byte == '_' || byte == '.' || byte == ':' || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

}  // namespace

Completions completions_at(const Source& source, std::size_t caret, const program::Vocabulary& vocabulary, const std::string& language) {
  std::size_t start = caret;
  while (start > 0 && is_path_byte(source.text[start - 1])) --start;
  const std::string_view prefix = source.text.substr(start, caret - start);
  Completions found{{start, caret}, {}};
  std::set<std::string> seen;
  const auto offer = [&](std::string lua, std::string words) {
    if (found.all.size() >= kMost || lua.size() <= prefix.size() || lua.compare(0, prefix.size(), prefix) != 0) return;
    if (seen.insert(lua).second) found.all.push_back({std::move(lua), std::move(words)});
  };
  for (const program::BlockEntry& entry : vocabulary.blocks()) {
    const std::string lua = entry.initial_lua();
    if (!lua.empty() && is_path_byte(lua.front()) && lua.find('\n') == std::string::npos) offer(lua, program::readable_label(entry, language));
  }
  std::set<std::string> names;
  for (const program::ColouredToken& token : source.tokens) {
    const bool is_name = token.token_class == program::TokenClass::name || token.token_class == program::TokenClass::call;
    if (is_name && token.range.end != caret) names.emplace(source.text.substr(token.range.start, token.range.length()));
  }
  for (const std::string& name : names) offer(name, {});
  for (const std::string_view keyword : kKeywords) offer(std::string(keyword), {});
  return found;
}

Selection first_argument(std::string_view lua, std::size_t at) {
  const std::size_t open = lua.find('('), end = lua.find_first_of(",)", open == std::string_view::npos ? lua.size() : open);
  const Selection after{at + lua.size(), at + lua.size()};
  if (open == std::string_view::npos || end == std::string_view::npos || end == open + 1) return after;
  const bool one_value = lua.substr(open + 1, end - open - 1).find_first_of("({ ") == std::string_view::npos;
  return one_value ? Selection{at + end, at + open + 1} : after;
}

}  // namespace lunabloc::ide::text
