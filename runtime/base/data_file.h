// Data files: the small part of YAML 1.2 that curriculum/FORMAT.md allows, as values that remember their place.
//
// No anchor, alias, tag, second document, or key given twice. Only `true`, `false`, integers, decimals with a point
// and text exist; a quoted scalar is always text. Limits (SECURITY-RULES 18): 1 MB, depth 32, 50 000 nodes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace lunabloc::base {

class DataValue {
 public:
  using List = std::vector<DataValue>;
  using Map = std::vector<std::pair<std::string, DataValue>>;  // in the order of the file
  using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Map>;

  // Written apart because a map's entries are made of this class before it is complete.
  DataValue();
  DataValue(Place place, Value value);

  Place place;
  Value value;

  bool is_null() const { return std::holds_alternative<std::monostate>(value); }
  bool is_list() const { return std::holds_alternative<List>(value); }
  bool is_map() const { return std::holds_alternative<Map>(value); }
  bool is_text() const { return std::holds_alternative<std::string>(value); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(value); }
  bool is_number() const { return is_integer() || std::holds_alternative<double>(value); }
  bool is_bool() const { return std::holds_alternative<bool>(value); }

  // The entry of a map, or nullptr; the element of a list by at().
  const DataValue* find(std::string_view key) const;
  const List& list() const;  // empty when this is no list
  const Map& map() const;    // empty when this is no map

  // What the value says, or what is given when it says something else. A schema has been checked before.
  std::string text(std::string otherwise = {}) const;  // numbers and booleans are written out
  std::int64_t integer(std::int64_t otherwise = 0) const;
  double number(double otherwise = 0) const;
  bool boolean(bool otherwise = false) const;
  std::vector<std::string> texts() const;  // a list of texts, or one text as a list of one

  // Shorthands for find() followed by the above.
  std::string text_at(std::string_view key, std::string otherwise = {}) const;
  std::int64_t integer_at(std::string_view key, std::int64_t otherwise = 0) const;
  double number_at(std::string_view key, double otherwise = 0) const;
  bool boolean_at(std::string_view key, bool otherwise = false) const;
  std::vector<std::string> texts_at(std::string_view key) const;
};

// `file` is only for the places. Lines count from `first_line` (front matter begins on line 2).
// Errors: "data.syntax" {detail}, "data.too_large", "data.duplicate_key" {nom}, "data.forbidden" {nom}.
Result<DataValue> parse_data(std::string_view text, const std::string& file, std::uint32_t first_line = 1);
Result<DataValue> load_data(const std::filesystem::path& path);

}  // namespace lunabloc::base

namespace lunabloc {
using base::DataValue;
}  // namespace lunabloc
