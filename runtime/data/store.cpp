#include "data/store.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace lunabloc::data {
namespace {

using Json = nlohmann::ordered_json;
__extension__ using UnsignedWide = unsigned __int128;

bool is_name_letter(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '_' || sign == '-' ||
         (static_cast<unsigned char>(sign) & 0x80U) != 0;
}

}  // namespace

std::string json_of(const TableAbout& about) {
  Json columns = Json::array();
  for (const Column& column : about.facts.columns) {
    Json one = {{"name", column.name}, {"kind", name_of(column.kind)}};
    if (column.kind == Kind::decimal) one["scale"] = column.scale;
    if (!column.unit.empty()) one["unit"] = column.unit;
    columns.push_back(std::move(one));
  }
  return Json{{"name", about.facts.name}, {"rows", about.facts.rows}, {"aside", about.aside}, {"source", about.source}, {"dialect", about.dialect}, {"columns", columns}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

TableAbout about_from_json(std::string_view text) {
  TableAbout about;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return about;
  const auto text_at = [](const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto number_at = [](const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
  };
  const auto columns = json.find("columns");
  if (columns == json.end() || !columns->is_array() || columns->size() > kMostColumns) return about;
  for (const Json& one : *columns) {
    if (!one.is_object()) return {};
    const std::optional<Kind> kind = kind_named(text_at(one, "kind"));
    if (!kind) return {};
    about.facts.columns.push_back({text_at(one, "name"), *kind, static_cast<int>(std::min<std::uint64_t>(number_at(one, "scale"), kMostScale)),
                                   text_at(one, "unit"), false});
  }
  about.facts.name = text_at(json, "name");
  about.facts.rows = number_at(json, "rows");
  about.aside = number_at(json, "aside");
  about.source = text_at(json, "source");
  about.dialect = text_at(json, "dialect");
  return about;
}

bool is_table_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.front() == '-' || name.front() == ' ' || name.back() == ' ') return false;
  return std::all_of(name.begin(), name.end(), [](char sign) { return is_name_letter(sign) || sign == ' '; });
}

std::string table_name_from(std::string_view text) {
  std::string name;
  for (const char sign : text) {
    if (is_name_letter(sign)) name.push_back(sign);
    else if (!name.empty() && name.back() != '_') name.push_back('_');
  }
  while (!name.empty() && (name.front() == '-' || name.front() == '_')) name.erase(0, 1);
  if (name.size() > kLongestName) {
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    name.resize(end);
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name.empty() ? "tableau" : name;
}

Cell cell_of_wide(Wide digits, int scale) {
  if (scale == 0 && digits >= INT64_MIN && digits <= INT64_MAX) return static_cast<std::int64_t>(digits);
  if (scale == 0) return static_cast<double>(digits);
  // Through text: dividing what is larger than a double's digits would round twice.
  std::string text;
  const bool negative = digits < 0;
  auto rest = negative ? -static_cast<UnsignedWide>(digits) : static_cast<UnsignedWide>(digits);
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest > 0);
  text += "e-" + std::to_string(scale);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return negative && value != 0 ? -value : value;
}

}  // namespace lunabloc::data
