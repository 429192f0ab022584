#include "lesson/lint_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/data_file.h"
#include "base/file.h"
#include "base/schema.h"
#include "base/sha256.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

struct Row {
  std::uint32_t line = 0;
  std::vector<std::string> cells;
};

// RFC 4180: a cell between quotes may hold commas, line ends, and quotes written twice.
std::vector<Row> rows_of(std::string_view csv) {
  std::vector<Row> rows;
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < csv.size();) {
    Row row{line, {{}}};
    for (bool quoted = false; at < csv.size(); ++at) {
      const char c = csv[at];
      if (c == '\n') ++line;
      if (c == '"') {
        if (quoted && at + 1 < csv.size() && csv[at + 1] == '"') row.cells.back() += csv[at++];
        else quoted = !quoted;
      } else if (quoted) {
        row.cells.back() += c;
      } else if (c == ',') {
        row.cells.emplace_back();
      } else if (c == '\n') {
        ++at;
        break;
      } else if (c != '\r') {
        row.cells.back() += c;
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// Takes the digits off the front; how many there were.
std::size_t take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}
bool take(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(1);
  return true;
}

bool is_whole(std::string_view cell) {
  take(cell, '-');
  return take_digits(cell) > 0 && cell.empty();
}
bool is_decimal(std::string_view cell) {
  take(cell, '-');
  if (take_digits(cell) == 0) return false;
  return cell.empty() || (take(cell, '.') && take_digits(cell) > 0 && cell.empty());
}
bool is_date(std::string_view cell) {  // 2026-01-31, or a day that is counted
  if (is_whole(cell)) return true;
  return take_digits(cell) == 4 && take(cell, '-') && take_digits(cell) == 2 && take(cell, '-') && take_digits(cell) == 2 && cell.empty();
}
bool is_hour(std::string_view cell) {  // 8, 8:30, 08:30:15
  if (take_digits(cell) == 0) return false;
  while (take(cell, ':'))
    if (take_digits(cell) != 2) return false;
  return cell.empty();
}
bool is_text(std::string_view) { return true; }

struct TypeRow {
  std::string_view name;
  bool (*holds)(std::string_view cell);
};
constexpr std::array kTypes = {TypeRow{"texte", is_text}, TypeRow{"entier", is_whole}, TypeRow{"decimal", is_decimal}, TypeRow{"date", is_date}, TypeRow{"heure", is_hour}};

class TableLint {
 public:
  explicit TableLint(const fs::path& folder) : folder_(folder / "donnees") {}

  std::vector<Error> run() {
    const fs::path description = folder_ / "donnees.yaml";
    std::vector<std::string> tables = base::entries_of(folder_);
    std::erase_if(tables, [](const std::string& file) { return !file.ends_with(".csv"); });
    if (!base::is_there(description)) {
      for (const std::string& table : tables) tell("lesson.table_undescribed", {(folder_ / table).string(), 1, 1}, {{"nom", table}});
      return std::move(faults_);
    }
    Result<DataValue> entries = base::load_data(description);
    if (!entries) return {entries.error()};
    const DataValue::List alone = {*entries};
    for (const DataValue& entry : entries->is_list() ? entries->list() : alone) {
      std::erase(tables, entry.text_at("fichier"));
      check_entry(entry);
    }
    for (const std::string& table : tables) tell("lesson.table_undescribed", {description.string(), 1, 1}, {{"nom", table}});
    return std::move(faults_);
  }

 private:
  void tell(const char* message, base::Place place, Arguments arguments) { faults_.push_back({ErrorKind::failed, message, std::move(arguments), std::move(place), {}}); }

  void check_entry(const DataValue& entry) {
    for (const char* key : {"source", "licence", "personnelles"})
      if (entry.text_at(key).empty()) tell("lesson.table_key", entry.place, {{"nom", entry.text_at("nom")}, {"mot", key}});
    const std::string file = entry.text_at("fichier");
    if (!entry.text_at("generateur").empty()) return check_generated(entry);
    if (file.empty()) return;  // a shared set
    const Result<std::string> csv = file.find('/') == std::string::npos ? base::read_file(folder_ / file) : failure(ErrorKind::failed, "file.missing");
    if (!csv) return tell("lesson.missing_file", entry.place, {{"nom", file}});
    if (const std::string sum = entry.text_at("sha256"); !sum.empty() && sum != base::sha256(*csv)) tell("lesson.table_sum", entry.find("sha256")->place, {{"nom", file}});
    const DataValue* const columns = entry.find("colonnes");
    if (columns == nullptr || !columns->is_list()) return tell("lesson.table_key", entry.place, {{"nom", entry.text_at("nom")}, {"mot", "colonnes"}});
    check_rows(entry, columns->list(), (folder_ / file).string(), rows_of(*csv));
  }

  // Its rows are not here: what a program will find in them is.
  void check_generated(const DataValue& entry) {
    for (const char* key : {"nom", "lignes", "sha256"})
      if (entry.find(key) == nullptr) tell("lesson.table_key", entry.place, {{"nom", entry.text_at("nom")}, {"mot", key}});
    const DataValue* const columns = entry.find("colonnes");
    if (columns == nullptr || !columns->is_list()) return tell("lesson.table_key", entry.place, {{"nom", entry.text_at("nom")}, {"mot", "colonnes"}});
    for (std::size_t i = 0; i < columns->list().size(); ++i) check_column(columns->list()[i], i, {}, {});
  }

  void check_rows(const DataValue& entry, const std::vector<DataValue>& columns, const std::string& path, const std::vector<Row>& rows) {
    const std::string name = entry.text_at("nom");
    std::vector<std::string> described;
    for (const DataValue& column : columns) described.push_back(column.text_at("nom"));
    const std::vector<std::string> head = rows.empty() ? std::vector<std::string>() : rows.front().cells;
    if (head != described)
      return tell("lesson.table_columns", entry.find("colonnes")->place,
                  {{"nom", name}, {"obtenu", fmt::format("{}", fmt::join(head, ", "))}, {"attendu", fmt::format("{}", fmt::join(described, ", "))}});
    const std::string count = std::to_string(rows.size() - 1);
    if (const DataValue* const due = entry.find("lignes"); due == nullptr || due->text() != count)
      tell("lesson.table_rows", due == nullptr ? entry.place : due->place, {{"nom", name}, {"obtenu", count}, {"attendu", due == nullptr ? "?" : due->text()}});
    for (const Row& row : rows)
      if (row.cells.size() != head.size()) return tell("lesson.table_width", {path, row.line, 1}, {{"nom", name}, {"obtenu", std::to_string(row.cells.size())}, {"attendu", std::to_string(head.size())}});
    for (std::size_t i = 0; i < columns.size(); ++i) check_column(columns[i], i, path, rows);
  }

  // The first fault of a column speaks for it.
  void check_column(const DataValue& column, std::size_t index, const std::string& path, const std::vector<Row>& rows) {
    const std::string name = column.text_at("nom"), type = column.text_at("type");
    const auto known = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow& one) { return one.name == type; });
    if (known == kTypes.end()) {
      std::vector<std::string> names;
      for (const TypeRow& one : kTypes) names.emplace_back(one.name);
      return tell("lesson.unknown_id", column.place, {{"nom", type}, {"proche", base::nearest(type, names)}});
    }
    const bool may_lack = column.find("absent") != nullptr, is_key = column.boolean_at("cle");
    std::unordered_set<std::string_view> seen;
    for (std::size_t row = 1; row < rows.size(); ++row) {
      const std::string& cell = rows[row].cells[index];
      const base::Place place{path, rows[row].line, 1};
      if (cell.empty() && !may_lack) return tell("lesson.table_empty", place, {{"nom", name}});
      if (!cell.empty() && !known->holds(cell)) return tell("lesson.table_type", place, {{"nom", name}, {"type", type}, {"obtenu", cell.substr(0, 40)}});
      if (is_key && !seen.insert(cell).second) return tell("lesson.table_twice", place, {{"nom", name}, {"obtenu", cell.substr(0, 40)}});
    }
  }

  const fs::path folder_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> table_faults(const fs::path& lesson_folder) { return TableLint(lesson_folder).run(); }

}  // namespace lunabloc::lesson
