#include "base/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "base/data_file.h"
#include "base/file.h"
#include "base/po_file.h"

namespace lunabloc::base {
namespace {

using Table = std::map<std::string, Advice, std::less<>>;

constexpr std::string_view kFirstLanguage = "fr";
constexpr std::string_view kSecondLine = " essaie";

Result<void> read_into(Table& table, const std::filesystem::path& file) {
  Result<DataValue> data = load_data(file);
  if (!data) return tl::unexpected(data.error());
  for (const auto& [id, entry] : data->map()) {
    Advice advice = entry.is_map() ? Advice{entry.text_at("vu"), entry.text_at("essaie")} : Advice{entry.text(), {}};
    if (!table.emplace(id, std::move(advice)).second)
      return tl::unexpected(Error{ErrorKind::failed, "data.duplicate_key", {{"nom", id}}, entry.place, {}});
  }
  return {};
}

Result<Table> read_first_language(const std::filesystem::path& folder) {
  const std::string name(kFirstLanguage);
  Table table;
  if (Result<void> read = read_into(table, folder / (name + ".yaml")); !read) return tl::unexpected(read.error());
  for (const std::string& file : entries_of(folder))
    if (file.starts_with(name + "-") && file.ends_with(".yaml"))
      if (Result<void> read = read_into(table, folder / file); !read) return tl::unexpected(read.error());
  return table;
}

void translate(Table& table, const Translation& translation) {
  std::string_view id = translation.context;
  const bool second = id.ends_with(kSecondLine);
  if (second) id.remove_suffix(kSecondLine.size());
  const auto entry = table.find(id);
  if (entry == table.end()) return;
  std::string& line = second ? entry->second.try_this : entry->second.seen;
  if (line == translation.source) line = translation.text;
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

// « <case/cases> » at the beginning of a text.
struct Agreeing {
  std::string_view one, many;
  std::size_t length = 0;
};
std::optional<Agreeing> agreeing(std::string_view text) {
  const std::size_t middle = text.find('/'), end = text.find('>');
  if (middle == std::string_view::npos || end == std::string_view::npos || middle > end || middle == 1) return std::nullopt;
  const Agreeing found{text.substr(1, middle - 1), text.substr(middle + 1, end - middle - 1), end + 1};
  const bool words = text.substr(1, end - 1).find_first_of("<{\n") == std::string_view::npos;
  return words ? std::optional(found) : std::nullopt;
}

// A number as it is filled in: « 0,5 », « 1\u202F000 », "1,000", "-3".
std::optional<double> number_in(std::string_view text, std::string_view language) {
  constexpr std::string_view kNarrowSpace = "\u202F";
  std::string digits(text);
  for (std::size_t at = digits.find(kNarrowSpace); at != std::string::npos; at = digits.find(kNarrowSpace)) digits.erase(at, kNarrowSpace.size());
  if (digits.empty() || digits.find_first_not_of("-0123456789.,") != std::string::npos) return std::nullopt;
  if (language == kFirstLanguage) std::replace(digits.begin(), digits.end(), ',', '.');
  else std::erase(digits, ',');
  return std::strtod(digits.c_str(), nullptr);
}

bool is_one(double number, std::string_view language) { return language == kFirstLanguage ? number > -2 && number < 2 : number == 1; }

}  // namespace

Result<Messages> Messages::load(const std::filesystem::path& folder, const std::string& language) {
  Messages messages;
  messages.language_ = language;
  Result<Table> table = read_first_language(folder);
  if (!table) return tl::unexpected(table.error());
  messages.table_ = std::move(*table);
  if (language == kFirstLanguage) return messages;
  const Result<std::vector<Translation>> translations = read_po(folder / (language + ".po"));
  if (!translations) return tl::unexpected(translations.error());
  for (const Translation& translation : *translations) translate(messages.table_, translation);
  return messages;
}

std::string Messages::text(std::string_view id, const Arguments& arguments) const { return advice(id, arguments).seen; }

Advice Messages::advice(std::string_view id, const Arguments& arguments) const {
  const auto found = table_.find(id);
  if (found == table_.end()) return {fmt::format("‹{}›", id), {}};
  const Arguments readable = with_readable_measure(arguments, language_);
  return {fill(found->second.seen, readable, language_), fill(found->second.try_this, readable, language_)};
}

std::string Messages::describe(const Error& error) const {
  std::string words = text(error.message, error.arguments);
  if (error.place.file.empty()) return words;
  if (error.place.line == 0) return fmt::format("{}: {}", error.place.file, words);
  return fmt::format("{}:{}:{}: {}", error.place.file, error.place.line, error.place.column, words);
}

std::string fill(std::string_view text, const Arguments& arguments, std::string_view language) {
  std::string result;
  std::optional<double> number;  // the last that was put in a place
  while (!text.empty()) {
    const std::size_t open = text.find_first_of(number ? "{<" : "{");
    if (open == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, open));
    text.remove_prefix(open);
    if (const std::optional<Agreeing> words = text[0] == '<' ? agreeing(text) : std::nullopt) {
      result.append(is_one(*number, language) ? words->one : words->many);
      text.remove_prefix(words->length);
      continue;
    }
    const std::size_t close = text[0] == '<' ? 0 : text.find('}');
    if (close == std::string_view::npos) return result.append(text);
    const std::string_view name = text.substr(1, close == 0 ? 0 : close - 1);
    std::string_view value = text.substr(0, close + 1);
    for (const auto& [known, filling] : arguments)
      if (known == name && text[0] == '{') value = filling, number = number_in(filling, language);
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
