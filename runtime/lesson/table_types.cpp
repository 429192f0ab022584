#include "lesson/table_types.h"

#include "base/data_file.h"

namespace lunabloc::lesson {
namespace {

using base::DataValue;

bool is_text(std::string_view type) { return type == "texte" || type == "date" || type == "heure"; }

// Where the field ends that begins here.
std::size_t end_of_field(std::string_view csv, std::size_t at) {
  if (at < csv.size() && csv[at] == '"')
    for (++at; at < csv.size() && (csv[at] != '"' || (at + 1 < csv.size() && csv[at + 1] == '"')); ++at) at += csv[at] == '"' ? 1 : 0;
  const std::size_t end = csv.find_first_of(",\n", at);
  return end == std::string_view::npos ? csv.size() : end;
}

std::string_view without_return(std::string_view field) {
  if (field.ends_with('\r')) field.remove_suffix(1);
  return field;
}

}  // namespace

std::map<std::string, std::set<std::string>> text_columns_of(const std::filesystem::path& described) {
  std::map<std::string, std::set<std::string>> result;
  const Result<DataValue> sets = base::load_data(described);
  if (!sets) return result;
  const DataValue::List alone = {*sets};
  for (const DataValue& set : sets->is_list() ? sets->list() : alone) {
    const DataValue* const columns = set.find("colonnes");
    if (columns == nullptr || !columns->is_list()) continue;
    for (const DataValue& column : columns->list())
      if (is_text(column.text_at("type"))) result[set.text_at("fichier")].insert(column.text_at("nom"));
  }
  return result;
}

std::vector<GeneratedTable> generated_tables_of(const std::filesystem::path& described) {
  std::vector<GeneratedTable> tables;
  const Result<DataValue> sets = base::load_data(described);
  if (!sets) return tables;
  const DataValue::List alone = {*sets};
  for (const DataValue& set : sets->is_list() ? sets->list() : alone) {
    if (set.text_at("generateur").empty()) continue;
    GeneratedTable table{set.text_at("nom"), {}};
    if (const DataValue* const columns = set.find("colonnes"); columns != nullptr && columns->is_list())
      for (const DataValue& column : columns->list()) table.columns.push_back(column.text_at("nom"));
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string with_texts_quoted(std::string_view csv, const std::set<std::string>& columns) {
  std::string result;
  std::vector<bool> quoted;  // by place, from the first line
  std::size_t place = 0;
  bool named = false;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    const std::size_t end = end_of_field(csv, at);
    const std::string_view field = csv.substr(at, end - at), bare = without_return(field);
    if (!named) quoted.push_back(columns.contains(std::string(bare)));
    const bool plain = !bare.empty() && bare.find('"') == std::string_view::npos;
    if (named && place < quoted.size() && quoted[place] && plain) result.append("\"").append(bare).append("\"").append(field.substr(bare.size()));
    else result += field;
    if (end < csv.size()) result.push_back(csv[end]);
    if (end < csv.size() && csv[end] == '\n') named = true, place = 0;
    else ++place;
    at = end;
  }
  return result;
}

}  // namespace lunabloc::lesson
