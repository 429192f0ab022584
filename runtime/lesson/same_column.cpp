#include "lesson/same_column.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

using Column = std::vector<std::string>;

Column column_of(const SaidTable& table, std::size_t index) {
  Column column;
  for (const auto& row : table.rows) column.push_back(trace::text_of(row[index]));
  return column;
}

std::set<std::string> kinds_of(const Column& column) { return {column.begin(), column.end()}; }

bool only_numbers(const std::set<std::string>& kinds) {
  return std::all_of(kinds.begin(), kinds.end(), [](const std::string& word) { return number_in(word).has_value(); });
}

// 1 to n, or 0 to n - 1, in any order: names that a counter gave.
bool is_numbering(const std::set<std::string>& kinds) {
  for (const int first : {0, 1}) {
    bool all = !kinds.empty();
    for (std::size_t i = 0; all && i < kinds.size(); ++i) all = kinds.contains(std::to_string(i + static_cast<std::size_t>(first)));
    if (all) return true;
  }
  return false;
}

class Comparison {
 public:
  Comparison(const SaidTable& table, const SaidTable& source, std::string_view forbidden)
      : table_(table), source_(source), hidden_(column_of(source, *source.column(forbidden))), hidden_kinds_(kinds_of(hidden_)) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) columns_.push_back(column_of(table, i));
    for (std::size_t i = 0; i < table.columns.size(); ++i) is_own_.push_back(is_own(i, forbidden));
    align();
  }

  bool again(std::size_t column) const {
    if (is_own_[column] || hidden_kinds_.size() < 2) return false;
    const std::set<std::string> kinds = kinds_of(columns_[column]);
    return same_words(kinds) || other_words(column) || one_row_each(kinds);
  }

 private:
  // A column that the source has too, as it is there.
  bool is_own(std::size_t column, std::string_view forbidden) const {
    const std::optional<std::size_t> there = source_.column(table_.columns[column]);
    if (!there || table_.columns[column] == forbidden) return false;
    const Column its = column_of(source_, *there);
    if (columns_[column].size() == its.size() && columns_[column] == its) return true;
    const std::set<std::string> known = kinds_of(its), kinds = kinds_of(columns_[column]);
    if (!std::includes(known.begin(), known.end(), kinds.begin(), kinds.end())) return false;
    // Its own words, but those of the hidden column too: it may have been written over.
    return !std::includes(hidden_kinds_.begin(), hidden_kinds_.end(), kinds.begin(), kinds.end()) || columns_[column].size() != its.size();
  }

  // Which row of the source each row is: the same ones in the same order, or found again by the columns that both have.
  void align() {
    const std::size_t rows = table_.rows.size();
    if (rows == source_.rows.size()) {
      for (std::size_t row = 0; row < rows; ++row) source_row_.emplace_back(row);
      bool same = true;
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (is_own_[i]) same = same && columns_[i] == column_of(source_, *source_.column(table_.columns[i]));
      if (same) return;
      source_row_.clear();
    }
    std::map<std::string, std::vector<std::size_t>> known;
    for (std::size_t row = 0; row < source_.rows.size(); ++row) {
      std::string key;
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (is_own_[i]) key += trace::text_of(source_.rows[row][*source_.column(table_.columns[i])]) + '\n';
      known[key].push_back(row);
    }
    for (std::size_t row = 0; row < rows; ++row) {
      std::string key;
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (is_own_[i]) key += columns_[i][row] + '\n';
      const auto found = known.find(key);
      // What two rows of the source could be says nothing.
      const bool one = found != known.end() && found->second.size() == 1;
      source_row_.push_back(one ? std::optional(found->second[0]) : std::nullopt);
    }
  }

  // The column under another name. Small numbers may be equal by chance: then all of them have to be there.
  bool same_words(const std::set<std::string>& kinds) const {
    if (kinds.empty() || !std::includes(hidden_kinds_.begin(), hidden_kinds_.end(), kinds.begin(), kinds.end())) return false;
    return kinds.size() == hidden_kinds_.size() || !only_numbers(kinds);
  }

  // The same rows are together under other words. Where each row has words of its own this is so of any column that has
  // them too: then only names that a counter gave, or that are no numbers, are taken for a code.
  bool other_words(std::size_t column) const {
    std::map<std::string, std::string> there, back;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < source_row_.size(); ++row) {
      if (!source_row_[row]) continue;
      ++rows;
      const std::string &hidden = hidden_[*source_row_[row]], &shown = columns_[column][row];
      if (there.emplace(hidden, shown).first->second != shown || back.emplace(shown, hidden).first->second != hidden) return false;
    }
    if (there.size() < 2) return false;
    const std::set<std::string> kinds = kinds_of(columns_[column]);
    return rows > there.size() || is_numbering(kinds) || !only_numbers(kinds);
  }

  // A row for each hidden word, numbered or named anew, and no column of the source that the rows could be named by.
  bool one_row_each(const std::set<std::string>& kinds) const {
    if (table_.rows.size() != hidden_kinds_.size() || kinds.size() != table_.rows.size()) return false;
    if (!is_numbering(kinds) && only_numbers(kinds)) return false;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (is_own_[i] && kinds_of(columns_[i]).size() == table_.rows.size()) return false;
    return true;
  }

  const SaidTable& table_;
  const SaidTable& source_;
  Column hidden_;
  std::set<std::string> hidden_kinds_;
  std::vector<Column> columns_;
  std::vector<bool> is_own_;
  std::vector<std::optional<std::size_t>> source_row_;
};

}  // namespace

std::string column_again(const SaidTable& table, const SaidTable& source, std::string_view forbidden) {
  if (table.column(forbidden)) return std::string(forbidden);
  if (!source.column(forbidden)) return {};
  const Comparison comparison(table, source, forbidden);
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (comparison.again(column)) return table.columns[column];
  return {};
}

}  // namespace lunabloc::lesson
