#include "base/messages.h"

#include <cstdlib>
#include <fmt/format.h>

#include "base/data_file.h"
#include "base/file.h"

namespace lunabloc::base {
namespace {

Result<void> read_into(std::map<std::string, Advice, std::less<>>& table, const std::filesystem::path& file) {
  Result<DataValue> data = load_data(file);
  if (!data) return tl::unexpected(data.error());
  for (const auto& [id, entry] : data->map()) {
    Advice advice = entry.is_map() ? Advice{entry.text_at("vu"), entry.text_at("essaie")} : Advice{entry.text(), {}};
    if (!table.emplace(id, std::move(advice)).second)
      return tl::unexpected(Error{ErrorKind::failed, "data.duplicate_key", {{"nom", id}}, entry.place, {}});
  }
  return {};
}

// What a program counted, in groups of three digits: French with narrow spaces, English with commas.
Arguments with_readable_measure(Arguments arguments, std::string_view language) {
  constexpr std::size_t kFewDigits = 4;
  for (auto& [name, value] : arguments) {
    if (name != "mesure" || value.size() <= kFewDigits || value.find_first_not_of("0123456789") != std::string::npos) continue;
    for (std::size_t place = value.size(); place > 3;) value.insert(place -= 3, language == "fr" ? "\u202F" : ",");
  }
  return arguments;
}

}  // namespace

Result<Messages> Messages::load(const std::filesystem::path& folder, const std::string& language) {
  Messages messages;
  messages.language_ = language;
  if (Result<void> read = read_into(messages.table_, folder / (language + ".yaml")); !read)
    return tl::unexpected(read.error());
  for (const std::string& name : entries_of(folder))
    if (name.starts_with(language + "-") && name.ends_with(".yaml"))
      if (Result<void> read = read_into(messages.table_, folder / name); !read) return tl::unexpected(read.error());
  return messages;
}

std::string Messages::text(std::string_view id, const Arguments& arguments) const { return advice(id, arguments).seen; }

Advice Messages::advice(std::string_view id, const Arguments& arguments) const {
  const auto found = table_.find(id);
  if (found == table_.end()) return {fmt::format("‹{}›", id), {}};
  const Arguments readable = with_readable_measure(arguments, language_);
  return {fill(found->second.seen, readable), fill(found->second.try_this, readable)};
}

std::string Messages::describe(const Error& error) const {
  std::string words = text(error.message, error.arguments);
  if (error.place.file.empty()) return words;
  if (error.place.line == 0) return fmt::format("{}: {}", error.place.file, words);
  return fmt::format("{}:{}:{}: {}", error.place.file, error.place.line, error.place.column, words);
}

std::string fill(std::string_view text, const Arguments& arguments) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, open));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    std::string_view value = text.substr(open, close - open + 1);
    for (const auto& [known, filling] : arguments)
      if (known == name) value = filling;
    result.append(value);
    text.remove_prefix(close + 1);
  }
  return result;
}

std::string language_from_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return std::string_view(value).starts_with("en") ? "en" : "fr";
  }
  return "fr";
}

}  // namespace lunabloc::base
