// `tableau`: the last table that was said, or one that a variable holds.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "lesson/judge.h"
#include "lesson/said_table.h"
#include "lesson/same_column.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

using Rows = std::vector<std::vector<trace::Value>>;

bool is_missing(const trace::Value& value) { return std::holds_alternative<std::monostate>(value); }
bool is_number(const trace::Value& value) { return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value); }

trace::Value value_of(const DataValue& data) {
  if (data.is_integer()) return data.integer();
  if (data.is_number()) return data.number();
  if (data.is_bool()) return data.boolean();
  if (data.is_null()) return std::monostate{};
  return data.text();
}

struct Told {
  std::optional<Error> problem;
  std::optional<SaidTable> table;
};

Result<Told> table_of(const Judging& judging, const std::string& program, std::uint32_t seed, const std::string& object) {
  trace::RunRequest request = request_of(judging);
  request.seed = seed;
  const std::string whole = object == "dit" ? program : program + "\n;say(" + object + ")";
  Result<trace::Trace> trace = judging.context.run(request, whole);
  if (!trace) return tl::unexpected(trace.error());
  Told told{said_by(*trace, program, judging), last_table(*trace, object == "dit" ? 0 : program.size())};
  return told;
}

Result<Told> table_of(const Judging& judging, const std::string& program, std::uint32_t seed) {
  return table_of(judging, program, seed, judging.check.data.text_at("objet", "dit"));
}

// Rows written in the lesson, the table of a solution, or a file of `donnees/`, which the program's own reader reads.
Result<std::optional<SaidTable>> expected_table(const Judging& judging, const SaidTable& found) {
  const DataValue* const expected = judging.check.data.find("attendu");
  if (expected == nullptr) return std::nullopt;
  if (expected->is_list()) {
    SaidTable table{judging.check.data.texts_at("colonnes"), {}, expected->list().size()};
    if (table.columns.empty()) table.columns = found.columns;
    for (const DataValue& row : expected->list()) {
      table.rows.emplace_back();
      for (const DataValue& cell : row.list()) table.rows.back().push_back(value_of(cell));
    }
    return table;
  }
  constexpr std::string_view kCsv = ".csv";
  constexpr std::string_view kOfStep = "solution-";
  const std::string name = expected->text();
  std::string program;
  if (name.ends_with(kCsv)) {
    program = "say(data.open(\"" + name.substr(0, name.size() - kCsv.size()) + "\"))";
  } else {
    Result<std::string> solution = name.starts_with(kOfStep) ? judging.context.lesson.solution_of(name.substr(kOfStep.size())) : solution_for(judging);
    if (!solution) return tl::unexpected(solution.error());
    program = std::move(*solution);
  }
  Result<Told> told = table_of(judging, program, 1);
  if (!told) return tl::unexpected(told.error());
  return std::move(told->table);
}

// The tables that the program opens by their names, as they are before it does anything with them.
Result<std::vector<SaidTable>> sources_of(const Judging& judging) {
  constexpr std::string_view kOpen = "data.open";
  std::vector<SaidTable> sources;
  const std::string& program = judging.program;
  for (std::size_t at = program.find(kOpen); at != std::string::npos; at = program.find(kOpen, at + 1)) {
    const std::size_t start = program.find_first_of("\"'", at);
    if (start == std::string::npos) break;
    const std::size_t end = program.find(program[start], start + 1);
    if (end == std::string::npos) break;
    Result<Told> told = table_of(judging, "say(data.open(" + program.substr(start, end + 1 - start) + "))", 1, "dit");
    if (!told) return tl::unexpected(told.error());
    if (told->table) sources.push_back(std::move(*told->table));
  }
  return sources;
}

// A column that may not be there under another name, or with other words for the same things.
Judgement hidden_again(const Judging& judging, const SaidTable& table) {
  const std::vector<std::string> forbidden = judging.check.data.texts_at("colonnes_interdites");
  if (forbidden.empty()) return std::nullopt;
  Result<std::vector<SaidTable>> sources = sources_of(judging);
  if (!sources) return tl::unexpected(sources.error());
  for (const std::string& column : forbidden)
    for (const SaidTable& source : *sources)
      if (const std::string again = column_again(table, source, column); !again.empty())
        return Finding{std::nullopt, {}, "colonnes", {{"nom", again}}, {}};
  return std::nullopt;
}

class TableJudge {
 public:
  TableJudge(const Judging& judging, const SaidTable& table) : judging_(judging), data_(judging.check.data), table_(table) {}

  std::optional<Finding> columns() const {
    const std::vector<std::string> wanted = data_.texts_at("colonnes");
    for (const std::string& column : wanted)
      if (!table_.column(column)) return found("manque", {{"nom", column}, {"attendu", shown_list(wanted)}});
    for (const std::string& column : table_.columns)
      if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), column) == wanted.end()) return found("colonnes", {{"nom", column}});
    for (const std::string& column : data_.texts_at("colonnes_interdites"))
      if (table_.column(column)) return found("colonnes", {{"nom", column}});
    return std::nullopt;
  }

  // Without what takes another table; the columns are looked at before.
  std::optional<Finding> by_itself() const {
    if (auto found = rows()) return found;
    if (auto found = empty_cells()) return found;
    if (auto found = forbidden()) return found;
    return chance();
  }

  // What depends on the numbers that the program drew.
  std::optional<Finding> chance() const {
    if (const DataValue* const least = data_.find("distinct_min"))
      for (const auto& [column, count] : least->map())
        if (const std::size_t kinds = shares(column).size(); static_cast<std::int64_t>(kinds) < count.integer())
          return found("distinct", {{"nom", column}, {"mesure", std::to_string(kinds)}, {"attendu", count.text()}});
    if (const DataValue* const part = data_.find("part_max")) {
      const std::string column = part->text_at("colonne");
      const std::map<std::string, std::size_t> all = shares(column);
      const auto largest = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      const double share = table_.rows.empty() || all.empty() ? 0 : static_cast<double>(largest->second) / static_cast<double>(table_.rows.size());
      if (share > part->number_at("max"))
        return found("part", {{"nom", largest->first}, {"mesure", judging_.number(std::round(100 * share))}, {"max", judging_.number(100 * part->number_at("max"))}});
    }
    return std::nullopt;
  }

  std::optional<Finding> groups() const {
    const DataValue* const size = data_.find("taille_groupe_min");
    if (size == nullptr) return std::nullopt;
    const std::optional<std::size_t> column = table_.column(size->text_at("colonne"));
    if (!column) return found("manque", {{"nom", size->text_at("colonne")}});
    for (const auto& row : table_.rows)
      if (trace::number_of(row[*column]) < size->number_at("min"))
        return found("groupe", {{"mesure", judging_.value(trace::text_of(row[*column]))}, {"attendu", size->text_at("min")}});
    return std::nullopt;
  }

  std::optional<Finding> against(const SaidTable& expected) const {
    std::vector<std::string> compared = data_.texts_at("compare");
    if (compared.empty()) compared = expected.columns;
    for (const std::string& column : compared)
      if (!table_.column(column)) return found("manque", {{"nom", column}});
    if (auto other = types(expected, compared)) return other;
    if (table_.row_count != expected.row_count) return row_count(std::to_string(expected.row_count));
    const Rows own = picked(table_, compared), its = picked(expected, compared);
    if (auto known = confusion(own, its, compared)) return known;
    if (same_rows(own, its)) return std::nullopt;
    const bool ordered = data_.boolean_at("ordre", true);
    if (same_rows(sorted(own), sorted(its))) {
      if (!ordered) return std::nullopt;
      return difference("ordre", own, its, compared);
    }
    return difference("valeurs", ordered ? own : sorted(own), ordered ? its : sorted(its), compared);
  }

 private:
  static Finding found(const char* cause, Arguments arguments) { return {std::nullopt, {}, cause, std::move(arguments), {}, {}}; }

  Finding row_count(std::string expected) const {
    return found("lignes", {{"obtenu", std::to_string(table_.row_count)}, {"mesure", std::to_string(table_.row_count)}, {"attendu", std::move(expected)}});
  }
  std::optional<Finding> rows() const {
    const auto count = static_cast<std::int64_t>(table_.row_count);
    if (data_.find("lignes") && count != data_.integer_at("lignes")) return row_count(data_.text_at("lignes"));
    if (count < data_.integer_at("lignes_min")) return row_count(data_.text_at("lignes_min"));
    return std::nullopt;
  }

  std::optional<Finding> empty_cells() const {
    if (!data_.boolean_at("sans_vide")) return std::nullopt;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      for (std::size_t column = 0; column < table_.columns.size(); ++column)
        if (is_missing(table_.rows[row][column]) || trace::text_of(table_.rows[row][column]).empty())
          return found("vide", {{"ligne", std::to_string(row + 1)}, {"nom", table_.columns[column]}});
    return std::nullopt;
  }

  std::optional<Finding> forbidden() const {
    const DataValue* const values = data_.find("interdit");
    if (values == nullptr) return std::nullopt;
    for (const auto& [name, value] : values->map())
      if (const std::optional<std::size_t> column = table_.column(name))
        for (std::size_t row = 0; row < table_.rows.size(); ++row)
          if (plain_words(trace::text_of(table_.rows[row][*column])) == plain_words(value.text()))
            return found("interdit", {{"ligne", std::to_string(row + 1)}, {"nom", name}, {"obtenu", value.text()}});
    return std::nullopt;
  }

  std::map<std::string, std::size_t> shares(const std::string& name) const {
    std::map<std::string, std::size_t> counts;
    if (const std::optional<std::size_t> column = table_.column(name))
      for (const auto& row : table_.rows) ++counts[trace::text_of(row[*column])];
    return counts;
  }

  std::optional<Finding> types(const SaidTable& expected, const std::vector<std::string>& compared) const {
    for (const std::string& name : compared) {
      const std::size_t own = *table_.column(name), its = *expected.column(name);
      const bool numbers = std::all_of(expected.rows.begin(), expected.rows.end(), [its](const auto& row) { return is_missing(row[its]) || is_number(row[its]); });
      for (std::size_t row = 0; numbers && row < table_.rows.size(); ++row)
        if (const trace::Value& cell = table_.rows[row][own]; !is_missing(cell) && !is_number(cell))
          return found("type", {{"nom", name}, {"obtenu", judging_.value(trace::text_of(cell))}, {"ligne", std::to_string(row + 1)}});
    }
    return std::nullopt;
  }

  static Rows picked(const SaidTable& table, const std::vector<std::string>& columns) {
    Rows rows;
    for (const auto& row : table.rows) {
      rows.emplace_back();
      for (const std::string& name : columns) rows.back().push_back(row[*table.column(name)]);
    }
    return rows;
  }

  bool same_cell(const trace::Value& a, const trace::Value& b) const {
    if (is_number(a) && is_number(b)) return std::abs(trace::number_of(a) - trace::number_of(b)) <= data_.number_at("tolerance") + 1e-9;
    return a == b;
  }
  bool same_row(const std::vector<trace::Value>& a, const std::vector<trace::Value>& b) const {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [this](const auto& one, const auto& other) { return same_cell(one, other); });
  }
  bool same_rows(const Rows& a, const Rows& b) const {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [this](const auto& one, const auto& other) { return same_row(one, other); });
  }
  static Rows sorted(Rows rows) {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const trace::Value& one, const trace::Value& other) {
        if (is_number(one) && is_number(other)) return trace::number_of(one) < trace::number_of(other);
        return trace::text_of(one) < trace::text_of(other);
      });
    });
    return rows;
  }

  std::optional<Finding> confusion(const Rows& own, const Rows& its, const std::vector<std::string>& columns) const {
    if (own.empty()) return std::nullopt;
    Finding finding = difference("", own, its, columns).value_or(found("", {}));
    finding.confusion = confusion_of(judging_.check, {}, [&](const DataValue& confusion) {
      std::vector<trace::Value> wrong;
      for (const DataValue& cell : confusion.find("si")->list()) wrong.push_back(value_of(cell));
      return same_row(own.front(), wrong);
    });
    return finding.confusion.empty() ? std::nullopt : std::optional(std::move(finding));
  }

  // The first row that differs, and in it the first cell; {n} is the row's first cell, by which people name it.
  std::optional<Finding> difference(const char* cause, const Rows& own, const Rows& its, const std::vector<std::string>& columns) const {
    for (std::size_t row = 0; row < own.size(); ++row)
      for (std::size_t column = 0; column < columns.size(); ++column)
        if (!same_cell(own[row][column], its[row][column]))
          return found(cause, {{"ligne", std::to_string(row + 1)}, {"n", judging_.value(trace::text_of(own[row][0]))}, {"nom", columns[column]},
                               {"obtenu", judging_.value(trace::text_of(own[row][column]))}, {"attendu", judging_.value(trace::text_of(its[row][column]))}});
    return std::nullopt;
  }

  const Judging& judging_;
  const DataValue& data_;
  const SaidTable& table_;
};

// A result that other numbers by chance would not give.
Result<bool> holds_by_chance(const Judging& judging) {
  constexpr std::uint32_t kSeeds = 5;
  if (!judging.check.messages.contains("aleatoire")) return false;
  for (std::uint32_t seed = 2; seed <= kSeeds; ++seed) {
    Result<Told> told = table_of(judging, judging.program, seed);
    if (!told) return tl::unexpected(told.error());
    if (!told->table || TableJudge(judging, *told->table).chance()) return true;
  }
  return false;
}

}  // namespace

Judgement judge_table(const Judging& judging) {
  Result<Told> told = table_of(judging, judging.program, 1);
  if (!told) return tl::unexpected(told.error());
  if (told->problem) return Finding{std::move(told->problem), {}, {}, {}, {}, {}};
  if (!told->table) return Finding{std::nullopt, {}, "manque", {{"nom", judging.check.data.text_at("objet", "dit")}}, {}, {}};
  const TableJudge judge(judging, *told->table);
  if (auto found = judge.columns()) return found;
  if (Judgement again = hidden_again(judging, *told->table); !again || again->has_value()) return again;
  if (auto found = judge.by_itself()) return found;
  Result<bool> lucky = holds_by_chance(judging);
  if (!lucky) return tl::unexpected(lucky.error());
  if (*lucky) return Finding{std::nullopt, {}, "aleatoire", {}, {}, {}};
  if (auto found = judge.groups()) return found;
  Result<std::optional<SaidTable>> expected = expected_table(judging, *told->table);
  if (!expected) return tl::unexpected(expected.error());
  if (!*expected) return std::nullopt;
  return judge.against(**expected);
}

}  // namespace lunabloc::lesson
