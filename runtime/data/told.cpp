#include "data/told.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lunabloc::data {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}
std::uint64_t number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}
bool truth_at(const Json& json, const char* key, bool otherwise) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}
Json list_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_array() ? *found : Json::array();
}

// The place of a name in a table of names; nothing when it is not there.
template <class Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

PlannedColumn column_of(const Json& json) {
  PlannedColumn planned;
  planned.column.name = text_at(json, "name");
  planned.column.kind = kind_named(text_at(json, "kind")).value_or(Kind::text);
  planned.column.unit = text_at(json, "unit");
  planned.personal = named<Personal>(kPersonalNames, text_at(json, "personal")).value_or(Personal::no);
  const std::string use = text_at(json, "use");
  planned.use = use == "dropped" ? Use::dropped : use == "coarsened" ? Use::coarsened : Use::kept;
  return planned;
}

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Result<ImportReport> report_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return failure(ErrorKind::internal, "tables.bad_page");
  ImportReport report;
  report.name = text_at(json, "name");
  report.rows = number_at(json, "rows");
  report.aside = number_at(json, "aside");
  Survey& survey = report.survey;
  survey.rows = report.rows;
  survey.damaged = number_at(json, "damaged");
  Plan& plan = survey.plan;
  plan.format = text_at(json, "format") == "csv" ? Format::csv : Format::json_lines;
  plan.dialect.encoding = encoding_named(text_at(json, "encoding")).value_or(Encoding::utf8);
  if (const std::string separator = text_at(json, "separator"); separator.size() == 1) plan.dialect.separator = separator[0];
  plan.dialect.header = truth_at(json, "header", true);
  plan.dialect.writing = {truth_at(json, "decimal_comma", false), truth_at(json, "day_first", true)};
  for (const Json& column : list_at(json, "columns"))
    if (column.is_object()) plan.columns.push_back(column_of(column));
  for (const Json& row : list_at(json, "first")) {
    std::vector<std::string>& cells = survey.first.emplace_back();
    if (row.is_array())
      for (const Json& cell : row) cells.push_back(cell.is_string() ? cell.get<std::string>() : std::string());
  }
  return report;
}

std::vector<TableAbout> tables_from_json(std::string_view text) {
  std::vector<TableAbout> tables;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_array()) return tables;
  for (const Json& one : json)
    if (TableAbout about = about_from_json(written(one)); !about.facts.name.empty()) tables.push_back(std::move(about));
  return tables;
}

std::string json_of(const AsidesWanted& wanted) { return written({{"table", wanted.table}, {"from", wanted.from}}); }

AsidesWanted asides_wanted_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return {};
  return {text_at(json, "table"), number_at(json, "from")};
}

std::string json_of(std::span<const Aside> asides) {
  Json list = Json::array();
  for (const Aside& one : asides) list.push_back({{"line", one.line}, {"problem", name_of(one.problem)}, {"column", one.column}, {"text", one.text}});
  return written(list);
}

std::vector<Aside> asides_from_json(std::string_view text) {
  std::vector<Aside> asides;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_array()) return asides;
  for (const Json& one : json) {
    if (!one.is_object()) continue;
    Aside aside{number_at(one, "line"), Problem::none, text_at(one, "column"), text_at(one, "text")};
    const std::string problem = text_at(one, "problem");
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Problem::no_object); ++i)
      if (name_of(static_cast<Problem>(i)) == problem) aside.problem = static_cast<Problem>(i);
    asides.push_back(std::move(aside));
  }
  return asides;
}

}  // namespace lunabloc::data
