#include "data/import_order.h"

#include <nlohmann/json.hpp>

namespace lunabloc::data {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class Value>
void put(Json& json, const char* key, const std::optional<Value>& value) {
  if (value) json[key] = *value;
}

std::optional<bool> truth_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_boolean()) return std::nullopt;
  return found->get<bool>();
}
std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}
std::set<std::string> names_at(const Json& json, const char* key) {
  std::set<std::string> names;
  if (const auto found = json.find(key); found != json.end() && found->is_array())
    for (const Json& name : *found)
      if (name.is_string()) names.insert(name.get<std::string>());
  return names;
}

}  // namespace

std::string json_of(const ImportOrder& order) {
  const Choices& choices = order.choices;
  Json json = {{"file", order.file}, {"name", order.name}, {"only_look", order.only_look}};
  if (choices.encoding) json["encoding"] = name_of(*choices.encoding);
  if (choices.separator) json["separator"] = std::string(1, *choices.separator);
  put(json, "decimal_comma", choices.decimal_comma);
  put(json, "header", choices.header);
  put(json, "day_first", choices.day_first);
  json["kinds"] = Json::object();
  for (const auto& [name, kind] : choices.kinds) json["kinds"][name] = name_of(kind);
  json["dropped"] = choices.dropped;
  json["coarsened"] = choices.coarsened;
  return written(json);
}

Result<ImportOrder> order_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return failure(ErrorKind::internal, "tables.bad_order");
  ImportOrder order{text_at(json, "file"), text_at(json, "name"), truth_at(json, "only_look").value_or(false), {}};
  Choices& choices = order.choices;
  choices.encoding = encoding_named(text_at(json, "encoding"));
  if (const std::string separator = text_at(json, "separator"); separator.size() == 1) choices.separator = separator[0];
  choices.decimal_comma = truth_at(json, "decimal_comma");
  choices.header = truth_at(json, "header");
  choices.day_first = truth_at(json, "day_first");
  if (const auto kinds = json.find("kinds"); kinds != json.end() && kinds->is_object())
    for (const auto& [name, kind] : kinds->items())
      if (const std::optional<Kind> found = kind.is_string() ? kind_named(kind.get<std::string>()) : std::nullopt) choices.kinds[name] = *found;
  choices.dropped = names_at(json, "dropped");
  choices.coarsened = names_at(json, "coarsened");
  return order;
}

std::string json_of(const ImportReport& report) {
  const Plan& plan = report.survey.plan;
  const Dialect& dialect = plan.dialect;
  Json json = {{"name", report.name}, {"rows", report.rows}, {"aside", report.aside}, {"format", plan.format == Format::csv ? "csv" : "json-lines"},
               {"encoding", name_of(dialect.encoding)}};
  if (plan.format == Format::csv) {
    json["separator"] = std::string(1, dialect.separator);
    json["decimal_comma"] = dialect.writing.decimal_comma;
    json["header"] = dialect.header;
  }
  json["day_first"] = dialect.writing.day_first;
  json["damaged"] = report.survey.damaged;
  json["columns"] = Json::array();
  for (const PlannedColumn& planned : plan.columns) {
    constexpr std::string_view kUses[] = {"kept", "dropped", "coarsened"};
    Json one = {{"name", planned.column.name}, {"kind", name_of(planned.column.kind)}, {"use", kUses[static_cast<std::size_t>(planned.use)]}};
    if (!planned.column.unit.empty()) one["unit"] = planned.column.unit;
    if (planned.personal != Personal::no) one["personal"] = name_of(planned.personal);
    json["columns"].push_back(std::move(one));
  }
  json["first"] = report.survey.first;
  return written(json);
}

}  // namespace lunabloc::data
