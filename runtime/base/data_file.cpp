#include "base/data_file.h"

#include <yaml.h>

#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

#include "base/file.h"

namespace lunabloc::base {
namespace {

constexpr std::size_t kLargestDataBytes = 1U << 20U;
constexpr int kDeepest = 32;
constexpr std::size_t kMostNodes = 50'000;

// Turns libyaml's events into values; stops at the first thing that the format does not allow.
class Reader {
 public:
  Reader(std::string_view text, const std::string& file, std::uint32_t first_line)
      : file_(file), first_line_(first_line) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { yaml_parser_delete(&parser_); }

  Result<DataValue> document() {
    DataValue root;
    root.place = {file_, first_line_, 1};
    for (;;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser_, &event)) return syntax_error();
      const yaml_event_type_t type = event.type;
      if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_END_EVENT) {
        yaml_event_delete(&event);
        continue;
      }
      if (type == YAML_DOCUMENT_START_EVENT) {
        const Place place = place_of(event);
        yaml_event_delete(&event);
        if (seen_document_) return error("data.forbidden", place, "---");
        seen_document_ = true;
        continue;
      }
      if (type == YAML_STREAM_END_EVENT) {
        yaml_event_delete(&event);
        return root;
      }
      Result<DataValue> value = value_from(event, 0);
      if (!value) return value;
      root = std::move(*value);
    }
  }

 private:
  Result<DataValue> value_from(yaml_event_t& event, int depth) {
    DataValue result;
    result.place = place_of(event);
    const yaml_event_type_t type = event.type;
    const bool anchored = (type == YAML_SCALAR_EVENT && (event.data.scalar.anchor || event.data.scalar.tag)) ||
                          (type == YAML_SEQUENCE_START_EVENT && (event.data.sequence_start.anchor || event.data.sequence_start.tag)) ||
                          (type == YAML_MAPPING_START_EVENT && (event.data.mapping_start.anchor || event.data.mapping_start.tag));
    const bool alias = type == YAML_ALIAS_EVENT;
    if (type == YAML_SCALAR_EVENT) result.value = scalar(event);
    yaml_event_delete(&event);
    if (anchored || alias) return error("data.forbidden", result.place, alias ? "*" : "& !");
    if (depth > kDeepest || ++nodes_ > kMostNodes) return error("data.too_large", result.place, "");
    if (type == YAML_SEQUENCE_START_EVENT) return list_from(std::move(result), depth);
    if (type == YAML_MAPPING_START_EVENT) return map_from(std::move(result), depth);
    return result;
  }

  Result<DataValue> list_from(DataValue result, int depth) {
    DataValue::List list;
    for (;;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser_, &event)) return syntax_error();
      if (event.type == YAML_SEQUENCE_END_EVENT) {
        yaml_event_delete(&event);
        result.value = std::move(list);
        return result;
      }
      Result<DataValue> item = value_from(event, depth + 1);
      if (!item) return item;
      list.push_back(std::move(*item));
    }
  }

  Result<DataValue> map_from(DataValue result, int depth) {
    DataValue::Map map;
    for (;;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser_, &event)) return syntax_error();
      if (event.type == YAML_MAPPING_END_EVENT) {
        yaml_event_delete(&event);
        result.value = std::move(map);
        return result;
      }
      const Place key_place = place_of(event);
      const bool scalar_key = event.type == YAML_SCALAR_EVENT;
      std::string key = scalar_key ? scalar_text(event) : std::string();
      yaml_event_delete(&event);
      if (!scalar_key) return error("data.forbidden", key_place, "?");
      for (const auto& [known, ignored] : map)
        if (known == key) return error("data.duplicate_key", key_place, key);
      if (!yaml_parser_parse(&parser_, &event)) return syntax_error();
      Result<DataValue> item = value_from(event, depth + 1);
      if (!item) return item;
      map.emplace_back(std::move(key), std::move(*item));
    }
  }

  static std::string scalar_text(const yaml_event_t& event) {
    return {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length};
  }

  static decltype(DataValue::value) scalar(const yaml_event_t& event) {
    std::string text = scalar_text(event);
    if (event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return text;
    if (text.empty() || text == "~" || text == "null") return std::monostate{};
    if (text == "true") return true;
    if (text == "false") return false;
    const char* const end = text.data() + text.size();
    std::int64_t integer = 0;
    if (const auto read = std::from_chars(text.data(), end, integer); read.ec == std::errc{} && read.ptr == end)
      return integer;
    double number = 0;
    const bool decimal = text.find_first_not_of("+-0123456789.eE") == std::string::npos;
    if (const auto read = std::from_chars(text.data(), end, number); decimal && read.ec == std::errc{} && read.ptr == end)
      return number;
    return text;
  }

  Place place_of(const yaml_event_t& event) const {
    return {file_, first_line_ + static_cast<std::uint32_t>(event.start_mark.line),
            1 + static_cast<std::uint32_t>(event.start_mark.column)};
  }

  tl::unexpected<Error> error(const char* message, Place place, std::string name) const {
    return tl::unexpected(Error{ErrorKind::failed, message, {{"nom", std::move(name)}}, std::move(place), {}});
  }

  tl::unexpected<Error> syntax_error() const {
    const std::string problem = parser_.problem ? parser_.problem : "not UTF-8";
    const Place place{file_, first_line_ + static_cast<std::uint32_t>(parser_.problem_mark.line),
                      1 + static_cast<std::uint32_t>(parser_.problem_mark.column)};
    return tl::unexpected(Error{ErrorKind::failed, "data.syntax", {{"detail", problem}}, place, problem});
  }

  yaml_parser_t parser_{};
  const std::string& file_;
  std::uint32_t first_line_;
  std::size_t nodes_ = 0;
  bool seen_document_ = false;
};

}  // namespace

DataValue::DataValue() = default;
DataValue::DataValue(Place place, Value value) : place(std::move(place)), value(std::move(value)) {}

const DataValue* DataValue::find(std::string_view key) const {
  for (const auto& [name, entry] : map())
    if (name == key) return &entry;
  return nullptr;
}

const DataValue::List& DataValue::list() const {
  static const List empty;
  const List* found = std::get_if<List>(&value);
  return found ? *found : empty;
}

const DataValue::Map& DataValue::map() const {
  static const Map empty;
  const Map* found = std::get_if<Map>(&value);
  return found ? *found : empty;
}

std::string DataValue::text(std::string otherwise) const {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *integer);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* boolean = std::get_if<bool>(&value)) return *boolean ? "true" : "false";
  return otherwise;
}

std::int64_t DataValue::integer(std::int64_t otherwise) const {
  const auto* found = std::get_if<std::int64_t>(&value);
  return found ? *found : otherwise;
}

double DataValue::number(double otherwise) const {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  const auto* found = std::get_if<double>(&value);
  return found ? *found : otherwise;
}

bool DataValue::boolean(bool otherwise) const {
  const auto* found = std::get_if<bool>(&value);
  return found ? *found : otherwise;
}

std::vector<std::string> DataValue::texts() const {
  if (is_null()) return {};
  if (!is_list()) return {text()};
  std::vector<std::string> result;
  for (const DataValue& item : list()) result.push_back(item.text());
  return result;
}

std::string DataValue::text_at(std::string_view key, std::string otherwise) const {
  const DataValue* found = find(key);
  return found ? found->text(std::move(otherwise)) : otherwise;
}

std::int64_t DataValue::integer_at(std::string_view key, std::int64_t otherwise) const {
  const DataValue* found = find(key);
  return found ? found->integer(otherwise) : otherwise;
}

double DataValue::number_at(std::string_view key, double otherwise) const {
  const DataValue* found = find(key);
  return found ? found->number(otherwise) : otherwise;
}

bool DataValue::boolean_at(std::string_view key, bool otherwise) const {
  const DataValue* found = find(key);
  return found ? found->boolean(otherwise) : otherwise;
}

std::vector<std::string> DataValue::texts_at(std::string_view key) const {
  const DataValue* found = find(key);
  return found ? found->texts() : std::vector<std::string>{};
}

Result<DataValue> parse_data(std::string_view text, const std::string& file, std::uint32_t first_line) {
  if (text.size() > kLargestDataBytes)
    return tl::unexpected(Error{ErrorKind::failed, "data.too_large", {{"fichier", file}}, {file, 0, 0}, {}});
  return Reader(text, file, first_line).document();
}

Result<DataValue> load_data(const std::filesystem::path& path) {
  Result<std::string> text = read_file(path, kLargestDataBytes);
  if (!text) return tl::unexpected(text.error());
  return parse_data(*text, path.string());
}

}  // namespace lunabloc::base
