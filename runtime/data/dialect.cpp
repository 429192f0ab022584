#include <algorithm>
#include <map>

#include "base/shown_text.h"
#include "data/records.h"

namespace lunabloc::data {
namespace {

constexpr std::size_t kMostLooked = 200;
constexpr char kSeparators[] = {',', ';', '\t', '|'};

// The first records as this separator gives them; the last is left out, since it may be cut.
std::vector<std::vector<std::string>> records_with(const std::string& text, char separator) {
  TextSource source(text);
  const auto records = csv_records(source, {.separator = separator});
  std::vector<std::vector<std::string>> found;
  Record record;
  while (found.size() < kMostLooked) {
    const Result<bool> more = records->next(record);
    if (!more || !*more) break;
    if (record.problem == Problem::none) found.emplace_back(record.fields.begin(), record.fields.end());
  }
  if (found.size() > 2 && !text.ends_with('\n')) found.pop_back();
  return found;
}

// How much of the records has one and the same number of fields, more than one; more fields count for a little.
double regularity_of(const std::vector<std::vector<std::string>>& records) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& fields : records) ++counts[fields.size()];
  double best = 0;
  for (const auto& [fields, count] : counts)
    if (fields > 1)
      best = std::max(best, static_cast<double>(count) / static_cast<double>(records.size()) + 0.001 * static_cast<double>(std::min<std::size_t>(fields, 50)));
  return best;
}

bool has_decimal_commas(const std::vector<std::vector<std::string>>& records) {
  std::size_t commas = 0, points = 0;
  for (const auto& fields : records)
    for (const std::string& field : fields) {
      if (sight_of(field, {.decimal_comma = true}).look == Look::decimal) ++commas;
      if (sight_of(field, {.decimal_comma = false}).look == Look::decimal) ++points;
    }
  return commas > points;
}

// Names are texts, and no two of them are the same.
bool begins_with_names(const std::vector<std::vector<std::string>>& records, const Writing& writing) {
  if (records.empty()) return true;
  std::vector<std::string> names = records.front();
  while (!names.empty() && without_blanks(names.back()).empty()) names.pop_back();
  if (names.empty()) return false;
  for (const std::string& name : names) {
    const Look look = sight_of(name, writing).look;
    if (look != Look::text && look != Look::empty) return false;
  }
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

std::string decoded(std::string_view bytes, Encoding encoding) {
  std::string text;
  Decoder decoder(encoding);
  decoder.add(bytes.substr(mark_length(encoding, bytes)), text);
  return text;
}

}  // namespace

std::string_view name_of(Problem problem) {
  constexpr std::string_view kNames[] = {"none", "ragged", "wrong_type", "open_quote", "long_cell", "long_line", "many_columns", "nul", "no_object"};
  return kNames[static_cast<std::size_t>(problem)];
}

Dialect dialect_of(std::string_view beginning) {
  Dialect dialect;
  dialect.encoding = encoding_of(beginning);
  std::string text = decoded(beginning, dialect.encoding);
  dialect.lines_end_with_return = text.find('\n') == std::string::npos && text.find('\r') != std::string::npos;
  if (dialect.lines_end_with_return) std::replace(text.begin(), text.end(), '\r', '\n');
  std::vector<std::vector<std::string>> best;
  double regularity = -1;
  for (const char separator : kSeparators) {
    std::vector<std::vector<std::string>> records = records_with(text, separator);
    if (const double found = regularity_of(records); found > regularity) {
      regularity = found;
      dialect.separator = separator;
      best = std::move(records);
    }
  }
  dialect.writing.decimal_comma = dialect.separator != ',' && has_decimal_commas(best);
  dialect.header = begins_with_names(best, dialect.writing);
  return dialect;
}

Format format_of(std::string_view beginning) {
  const std::string text = decoded(beginning.substr(0, 4096), encoding_of(beginning));
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || text[first] != '{') return Format::csv;
  const std::size_t next = text.find_first_not_of(" \t", first + 1);
  return next != std::string::npos && (text[next] == '"' || text[next] == '}') ? Format::json_lines : Format::csv;
}

std::string text_of(const Record& record, char separator) {
  constexpr std::size_t kShown = 200;
  std::string text;
  for (std::size_t i = 0; i < record.fields.size() && text.size() <= kShown; ++i) {
    if (i > 0) text.push_back(separator);
    text += record.fields[i].substr(0, kShown + 1);
  }
  return base::shown_text(text, kShown);
}

}  // namespace lunabloc::data
