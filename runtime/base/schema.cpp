#include "base/schema.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <regex>
#include <system_error>

namespace lunabloc::base {
namespace {

// What a pattern is asked about is a name; a text of any length would exhaust the stack of the standard library.
constexpr std::size_t kLongestName = 500;

// A pattern is made once a thread: making it takes a thousand times as long as asking it.
const std::regex& made(const std::string& pattern) {
  thread_local std::map<std::string, std::regex> patterns;
  const auto found = patterns.find(pattern);
  return found != patterns.end() ? found->second : patterns.emplace(pattern, pattern).first->second;
}

bool has_type(const DataValue& value, const std::string& type) {
  if (type == "any") return true;
  if (type == "map") return value.is_map();
  if (type == "list") return value.is_list();
  if (type == "text") return value.is_text();
  if (type == "integer") return value.is_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_bool();
  return false;
}

class Checker {
 public:
  std::vector<Error> errors;

  void check(const DataValue& value, const DataValue& schema, const std::string& name) {
    if (const DataValue* choices = schema.find("either")) {
      check_either(value, *choices, name);
      return;
    }
    const std::string type = schema.text_at("type", "any");
    if (!has_type(value, type)) {
      report("schema.wrong_type", value.place, name, type);
      return;
    }
    if (value.is_map()) check_map(value, schema);
    if (value.is_list()) check_list(value, schema, name);
    check_scalar(value, schema, name);
  }

 private:
  void check_either(const DataValue& value, const DataValue& choices, const std::string& name) {
    std::vector<Error> fewest;
    bool first = true;
    for (const DataValue& choice : choices.list()) {
      Checker attempt;
      attempt.check(value, choice, name);
      if (attempt.errors.empty()) return;
      if (first || attempt.errors.size() < fewest.size()) fewest = std::move(attempt.errors);
      first = false;
    }
    errors.insert(errors.end(), fewest.begin(), fewest.end());
  }

  void check_map(const DataValue& value, const DataValue& schema) {
    const DataValue* keys = schema.find("keys");
    const DataValue* others = schema.find("others");
    if (!keys && !others) return;
    std::vector<std::string> known;
    if (keys)
      for (const auto& [name, entry] : keys->map()) known.push_back(name);
    for (const auto& [name, entry] : value.map()) {
      const DataValue* entry_schema = keys ? keys->find(name) : nullptr;
      if (!entry_schema) entry_schema = others;
      if (entry_schema) check(entry, *entry_schema, name);
      else
        errors.push_back({ErrorKind::failed, "schema.unknown_key", {{"nom", name}, {"proche", nearest(name, known)}}, entry.place, {}});
    }
    if (!keys) return;
    for (const auto& [name, entry_schema] : keys->map())
      if (entry_schema.boolean_at("required") && !value.find(name)) report("schema.missing_key", value.place, name, "");
  }

  void check_list(const DataValue& value, const DataValue& schema, const std::string& name) {
    if (const DataValue* items = schema.find("items"))
      for (const DataValue& item : value.list()) check(item, *items, name);
    if (static_cast<std::int64_t>(value.list().size()) < schema.integer_at("min_items", 0))
      report("schema.wrong_value", value.place, name, fmt::format("≥ {}", schema.integer_at("min_items")));
  }

  void check_scalar(const DataValue& value, const DataValue& schema, const std::string& name) {
    if (const DataValue* choices = schema.find("one_of")) {
      const std::vector<std::string> allowed = choices->texts();
      if (std::find(allowed.begin(), allowed.end(), value.text()) == allowed.end())
        report("schema.wrong_value", value.place, name, fmt::format("{}", fmt::join(allowed, ", ")));
    }
    if (const DataValue* pattern = schema.find("pattern"))
      if (value.text().size() > kLongestName || !std::regex_match(value.text(), made(pattern->text())))
        report("schema.wrong_value", value.place, name, pattern->text());
    if (!value.is_number()) return;
    if (const DataValue* least = schema.find("min"); least && value.number() < least->number())
      report("schema.wrong_value", value.place, name, "≥ " + least->text());
    if (const DataValue* most = schema.find("max"); most && value.number() > most->number())
      report("schema.wrong_value", value.place, name, "≤ " + most->text());
  }

  void report(const char* message, const Place& place, const std::string& name, std::string expected) {
    errors.push_back({ErrorKind::failed, message, {{"nom", name}, {"attendu", std::move(expected)}}, place, {}});
  }
};

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = kept;
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<Error> check_schema(const DataValue& value, const DataValue& schema) {
  Checker checker;
  checker.check(value, schema, "");
  return std::move(checker.errors);
}

Result<std::shared_ptr<const DataValue>> load_schema(const std::filesystem::path& file) {
  struct Kept {
    std::filesystem::file_time_type written;
    std::uintmax_t bytes = 0;
    std::shared_ptr<const DataValue> schema;
  };
  static std::mutex mutex;
  static std::map<std::filesystem::path, Kept> all;
  std::error_code unknown;
  const std::filesystem::file_time_type written = std::filesystem::last_write_time(file, unknown);
  const std::uintmax_t bytes = unknown ? 0 : std::filesystem::file_size(file, unknown);
  const std::lock_guard<std::mutex> alone(mutex);
  if (const auto kept = all.find(file); !unknown && kept != all.end() && kept->second.written == written && kept->second.bytes == bytes) return kept->second.schema;
  Result<DataValue> read = load_data(file);
  if (!read) return tl::unexpected(read.error());
  auto schema = std::make_shared<const DataValue>(std::move(*read));
  if (!unknown) all.insert_or_assign(file, Kept{written, bytes, schema});
  return schema;
}

Result<DataValue> load_checked(const std::filesystem::path& file, const std::filesystem::path& schema_file) {
  const Result<std::shared_ptr<const DataValue>> schema = load_schema(schema_file);
  if (!schema) return tl::unexpected(schema.error());
  Result<DataValue> value = load_data(file);
  if (!value) return value;
  const std::vector<Error> errors = check_schema(*value, **schema);
  if (!errors.empty()) return tl::unexpected(errors.front());
  return value;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = word.size() / 2 + 1;
  for (const std::string& candidate : known) {
    const std::size_t far = distance(word, candidate);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

}  // namespace lunabloc::base
