#include "runner/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/schema.h"
#include "data/pipeline.h"

namespace lunabloc::runner {
namespace {

std::optional<double> as_number(const Cell& cell) {
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  if (const double* number = std::get_if<double>(&cell)) return *number;
  return std::nullopt;
}

// -1, 0, 1; nothing when the two are not of one kind.
std::optional<int> order_of(const Cell& left, const Cell& right) {
  const auto sign = [](const auto& a, const auto& b) { return a < b ? -1 : b < a ? 1 : 0; };
  if (const auto *a = std::get_if<std::int64_t>(&left), *b = std::get_if<std::int64_t>(&right); a != nullptr && b != nullptr)
    return sign(*a, *b);
  const std::optional<double> a = as_number(left), b = as_number(right);
  if (a && b) return sign(*a, *b);
  if (left.index() != right.index()) return std::nullopt;
  if (const std::string* text = std::get_if<std::string>(&left)) return sign(*text, std::get<std::string>(right));
  if (const bool* truth = std::get_if<bool>(&left)) return sign(*truth, std::get<bool>(right));
  return std::nullopt;
}

// Any two cells: numbers, then texts, then truths, missing ones last.
int rank_of(const Cell& cell) {
  if (as_number(cell)) return 0;
  if (std::holds_alternative<std::string>(cell)) return 1;
  return is_missing(cell) ? 3 : 2;
}
bool comes_before(const Cell& left, const Cell& right) {
  const int a = rank_of(left), b = rank_of(right);
  return a != b ? a < b : order_of(left, right).value_or(0) < 0;
}
struct Before {
  bool operator()(const Cell& left, const Cell& right) const { return comes_before(left, right); }
  bool operator()(const std::vector<Cell>& left, const std::vector<Cell>& right) const {
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(), comes_before);
  }
};

bool holds(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::equal: return order == 0;
    case Comparison::different: return order != 0;
    case Comparison::less: return order < 0;
    case Comparison::less_or_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_or_equal: return order >= 0;
  }
  return false;
}

Cell cell_of(long double number) { return static_cast<double>(number); }

Result<Cell> sum_of(const std::vector<Cell>& cells, std::string_view column) {
  std::int64_t whole = 0;
  long double sum = 0;
  bool all_whole = true;
  for (const Cell& cell : cells) {
    const std::optional<double> number = as_number(cell);
    if (!number) return failure(ErrorKind::failed, "run.not_number", {{"nom", std::string(column)}});
    const std::int64_t* const integer = std::get_if<std::int64_t>(&cell);
    all_whole = all_whole && integer != nullptr && !__builtin_add_overflow(whole, *integer, &whole);
    sum += static_cast<long double>(*number);
  }
  return all_whole ? Cell(whole) : cell_of(sum);
}

Result<Cell> median_of(std::vector<Cell> cells, std::string_view column) {
  for (const Cell& cell : cells)
    if (!as_number(cell)) return failure(ErrorKind::failed, "run.not_number", {{"nom", std::string(column)}});
  std::sort(cells.begin(), cells.end(), comes_before);
  const std::size_t middle = cells.size() / 2;
  if (cells.size() % 2 == 1) return cells[middle];
  return cell_of((static_cast<long double>(*as_number(cells[middle - 1])) + static_cast<long double>(*as_number(cells[middle]))) / 2);
}

Result<Cell> aggregate_of(const std::vector<Cell>& cells, std::string_view column, Aggregate how) {
  if (how == Aggregate::count) return Cell(static_cast<std::int64_t>(cells.size()));
  if (how == Aggregate::sum) return sum_of(cells, column);
  if (cells.empty()) return Cell();
  if (how == Aggregate::median) return median_of(cells, column);
  if (how == Aggregate::mean) {
    const Result<Cell> sum = sum_of(cells, column);
    if (!sum) return sum;
    return cell_of(static_cast<long double>(*as_number(*sum)) / static_cast<long double>(cells.size()));
  }
  const auto [least, greatest] = std::minmax_element(cells.begin(), cells.end(), comes_before);
  return how == Aggregate::min ? *least : *greatest;
}

std::vector<Cell> present(const std::vector<Row>& rows, std::size_t column) {
  std::vector<Cell> cells;
  for (const Row& row : rows)
    if (!is_missing(row.cells[column])) cells.push_back(row.cells[column]);
  return cells;
}

Cell calculated(const Cell& left, Arithmetic operation, const Cell& right) {
  const auto *a = std::get_if<std::int64_t>(&left), *b = std::get_if<std::int64_t>(&right);
  std::int64_t whole = 0;
  if (a != nullptr && b != nullptr) {
    if (operation == Arithmetic::add && !__builtin_add_overflow(*a, *b, &whole)) return whole;
    if (operation == Arithmetic::subtract && !__builtin_sub_overflow(*a, *b, &whole)) return whole;
    if (operation == Arithmetic::multiply && !__builtin_mul_overflow(*a, *b, &whole)) return whole;
  }
  const double x = *as_number(left), y = *as_number(right);
  double result = 0;
  switch (operation) {
    case Arithmetic::add: result = x + y; break;
    case Arithmetic::subtract: result = x - y; break;
    case Arithmetic::multiply: result = x * y; break;
    case Arithmetic::divide: result = y == 0 ? std::nan("") : x / y; break;
  }
  return std::isnan(result) ? Cell() : Cell(result);
}

template <class Keeps>
Table filtered(const Table& table, Keeps keeps) {
  Table result = like(table);
  std::copy_if(table.rows.begin(), table.rows.end(), std::back_inserter(result.rows), keeps);
  return result;
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string text_of_cell(const Cell& cell) { return is_missing(cell) ? std::string() : trace::text_of(cell); }

Cell cell_from_text(std::string text) {
  if (text.empty()) return {};
  if (text == "true") return true;
  if (text == "false") return false;
  std::int64_t whole = 0;
  const char* const end = text.data() + text.size();
  // "02" is a code, not the number 2.
  const std::size_t first = text.front() == '-' ? 1 : 0;
  const bool padded = text.size() > first + 1 && text[first] == '0' && text[first + 1] != '.';
  if (padded) return text;
  if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end) return whole;
  double number = 0;
  const bool digits = text.find_first_not_of("-0123456789.") == std::string::npos;
  if (const auto read = std::from_chars(text.data(), end, number); digits && read.ec == std::errc() && read.ptr == end) return number;
  return text;
}

// One field of a line; `at` goes behind it. What stands in quotes is a text, whatever it looks like.
struct Field {
  std::string text;
  bool quoted = false;
};
Field field_at(std::string_view text, std::size_t& at) {
  Field found;
  std::string& field = found.text;
  if (at < text.size() && text[at] == '"') {
    found.quoted = true;
    for (++at; at < text.size(); ++at) {
      if (text[at] != '"') field.push_back(text[at]);
      else if (at + 1 < text.size() && text[at + 1] == '"') field.push_back(text[++at]);
      else break;
    }
    ++at;
  }
  while (at < text.size() && text[at] != ',' && text[at] != '\n') {
    if (text[at] != '\r') field.push_back(text[at]);
    ++at;
  }
  return found;
}

}  // namespace

Table like(const Table& table) {
  Table result;
  result.columns = table.columns;
  result.rests_on = table.cost();
  result.from_the_start = false;
  return result;
}

bool is_missing(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

Result<std::size_t> column_of(const Table& table, std::string_view name) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), name);
  if (found != table.columns.end()) return static_cast<std::size_t>(found - table.columns.begin());
  return failure(ErrorKind::failed, "run.no_column", {{"nom", std::string(name)}, {"proche", data::names_told(name, table.columns)}});
}

namespace {

enum class Chosen { kept, left_out };
Result<Table> compared(const Table& table, std::string_view column, Comparison comparison, const Cell& value, Chosen chosen) {
  const Result<std::size_t> at = column_of(table, column);
  if (!at) return tl::unexpected(at.error());
  const bool only_equal = comparison == Comparison::equal || comparison == Comparison::different;
  bool comparable = true;
  Table result = filtered(table, [&](const Row& row) {
    const Cell& cell = row.cells[*at];
    if (is_missing(cell)) return chosen == Chosen::left_out;
    const std::optional<int> order = order_of(cell, value);
    if (!order) comparable = comparable && only_equal;
    return (holds(comparison, order.value_or(1)) && (order || only_equal)) == (chosen == Chosen::kept);
  });
  if (!comparable) return failure(ErrorKind::failed, "run.compare");
  return result;
}

}  // namespace

Result<Table> keep(const Table& table, std::string_view column, Comparison comparison, const Cell& value) {
  return compared(table, column, comparison, value, Chosen::kept);
}

Result<Table> drop(const Table& table, std::string_view column, Comparison comparison, const Cell& value) {
  return compared(table, column, comparison, value, Chosen::left_out);
}

Result<Table> sort(const Table& table, std::string_view column, Direction direction) {
  const Result<std::size_t> at = column_of(table, column);
  if (!at) return tl::unexpected(at.error());
  Table result = like(table);
  result.rows = table.rows;
  std::stable_sort(result.rows.begin(), result.rows.end(), [&](const Row& left, const Row& right) {
    const Cell &a = left.cells[*at], &b = right.cells[*at];
    if (direction == Direction::up || is_missing(a) || is_missing(b)) return comes_before(a, b);
    return comes_before(b, a);
  });
  return result;
}

Table first(const Table& table, std::int64_t count) {
  Table result = like(table);
  const auto kept = static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, static_cast<std::int64_t>(table.rows.size())));
  result.rows.assign(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(kept));
  if (table.from_the_start) {
    result.rests_on = static_cast<std::int64_t>(kept);
    result.from_the_start = true;
  }
  return result;
}

Result<Table> select(const Table& table, const std::vector<std::string>& columns) {
  Table result = like(table);
  result.columns = columns;
  result.from_the_start = table.from_the_start;
  std::vector<std::size_t> places;
  for (const std::string& column : columns) {
    const Result<std::size_t> at = column_of(table, column);
    if (!at) return tl::unexpected(at.error());
    places.push_back(*at);
  }
  for (const Row& row : table.rows) {
    Row& kept = result.rows.emplace_back();
    kept.number = row.number;
    for (const std::size_t place : places) kept.cells.push_back(row.cells[place]);
  }
  return result;
}

std::string_view name_of(Aggregate how) {
  constexpr std::string_view kNames[] = {"count", "sum", "mean", "min", "max", "median"};
  return kNames[static_cast<std::size_t>(how)];
}

Result<Table> group(const Table& table, const std::vector<std::string>& columns, Aggregate how, std::string_view of) {
  std::vector<std::size_t> keys;
  for (const std::string& column : columns) {
    const Result<std::size_t> at = column_of(table, column);
    if (!at) return tl::unexpected(at.error());
    keys.push_back(*at);
  }
  std::size_t measured = 0;
  if (how != Aggregate::count) {
    const Result<std::size_t> at = column_of(table, of);
    if (!at) return tl::unexpected(at.error());
    measured = *at;
  }
  std::map<std::vector<Cell>, std::size_t, Before> known;
  std::vector<std::vector<Cell>> measures;
  Table result;
  result.columns = columns;
  result.columns.push_back(how == Aggregate::count ? "count" : std::string(name_of(how)) + "_" + std::string(of));
  for (const Row& row : table.rows) {
    std::vector<Cell> key;
    for (const std::size_t at : keys) key.push_back(row.cells[at]);
    const auto [place, is_new] = known.emplace(key, result.rows.size());
    if (is_new) {
      result.rows.push_back({std::move(key), static_cast<std::int64_t>(result.rows.size()) + 1});
      measures.emplace_back();
    }
    if (how == Aggregate::count || !is_missing(row.cells[measured]))
      measures[place->second].push_back(how == Aggregate::count ? Cell(true) : row.cells[measured]);
  }
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    Result<Cell> cell = aggregate_of(measures[i], of, how);
    if (!cell) return tl::unexpected(cell.error());
    result.rows[i].cells.push_back(std::move(*cell));
  }
  return result;
}

Result<Table> compute(const Table& table, std::string_view column, std::string_view left, Arithmetic operation, const Cell& right) {
  const Result<std::size_t> a = column_of(table, left);
  if (!a) return tl::unexpected(a.error());
  std::optional<std::size_t> b;
  if (const std::string* name = std::get_if<std::string>(&right)) {
    const Result<std::size_t> at = column_of(table, *name);
    if (!at) return tl::unexpected(at.error());
    b = *at;
  }
  Table result = table;
  result.rests_on = table.cost();
  result.from_the_start = false;
  const auto known = std::find(result.columns.begin(), result.columns.end(), column);
  const auto into = static_cast<std::size_t>(known - result.columns.begin());
  if (known == result.columns.end()) result.columns.emplace_back(column);
  for (Row& row : result.rows) {
    const Cell x = row.cells[*a], y = b ? row.cells[*b] : right;
    row.cells.resize(result.columns.size());
    row.cells[into] = Cell();
    if (is_missing(x) || is_missing(y)) continue;
    if (!as_number(x) || !as_number(y))
      return failure(ErrorKind::failed, "run.not_number", {{"nom", as_number(x) ? result.columns[b.value_or(*a)] : std::string(left)}});
    row.cells[into] = calculated(x, operation, y);
  }
  return result;
}

Result<Table> by_missing(const Table& table, std::string_view column, Missing which) {
  const Result<std::size_t> at = column_of(table, column);
  if (!at) return tl::unexpected(at.error());
  return filtered(table, [&](const Row& row) { return is_missing(row.cells[*at]) == (which == Missing::only); });
}

Result<Table> fill(const Table& table, std::string_view column, const Cell& value) {
  const Result<std::size_t> at = column_of(table, column);
  if (!at) return tl::unexpected(at.error());
  Table result = table;
  result.rests_on = table.cost();
  result.from_the_start = false;
  for (Row& row : result.rows)
    if (is_missing(row.cells[*at])) row.cells[*at] = value;
  return result;
}

Result<Table> join(const Table& table, const Table& other, std::string_view column, std::string_view other_column) {
  const Result<std::size_t> at = column_of(table, column), there = column_of(other, other_column);
  if (!at) return tl::unexpected(at.error());
  if (!there) return tl::unexpected(there.error());
  std::multimap<Cell, const Row*, Before> by_key;
  for (const Row& row : other.rows)
    if (!is_missing(row.cells[*there])) by_key.emplace(row.cells[*there], &row);
  Table result = like(table);
  result.rests_on = table.cost() + other.cost();
  for (std::size_t i = 0; i < other.columns.size(); ++i) {
    if (i == *there) continue;
    std::string name = other.columns[i];
    while (std::find(result.columns.begin(), result.columns.end(), name) != result.columns.end()) name.insert(0, data::kOfOther);
    result.columns.push_back(std::move(name));
  }
  for (const Row& row : table.rows) {
    const auto [begin, end] = by_key.equal_range(row.cells[*at]);
    for (auto match = begin; match != end && result.rows.size() < kMostRows; ++match) {
      Row& joined = result.rows.emplace_back(row);
      for (std::size_t i = 0; i < other.columns.size(); ++i)
        if (i != *there) joined.cells.push_back(match->second->cells[i]);
    }
  }
  return result;
}

Table sample(const Table& table, std::int64_t count, std::uint32_t seed) {
  Table result = like(table);
  const std::int64_t most = std::clamp<std::int64_t>(count, 0, static_cast<std::int64_t>(kMostRows));
  std::uint32_t x = seed == 0 ? 1 : seed;
  for (std::int64_t i = 0; i < most && !table.rows.empty(); ++i) {
    x ^= x << 13U;
    x ^= x >> 17U;
    x ^= x << 5U;
    result.rows.push_back(table.rows[(x >> 7U) % table.rows.size()]);
  }
  result.rests_on = static_cast<std::int64_t>(result.rows.size());
  return result;
}

std::int64_t missing_in(const Table& table, std::size_t column) {
  return std::count_if(table.rows.begin(), table.rows.end(), [column](const Row& row) { return is_missing(row.cells[column]); });
}

Result<Cell> aggregate(const Table& table, std::string_view column, Aggregate how) {
  const Result<std::size_t> at = column_of(table, column);
  if (!at) return tl::unexpected(at.error());
  return aggregate_of(present(table.rows, *at), column, how);
}

Result<std::int64_t> distinct(const Table& table, std::string_view column) {
  const Result<std::size_t> at = column_of(table, column);
  if (!at) return tl::unexpected(at.error());
  const std::vector<Cell> cells = present(table.rows, *at);
  return static_cast<std::int64_t>(std::set<Cell, Before>(cells.begin(), cells.end()).size());
}

std::string shown(const Table& table) {
  constexpr std::size_t kShownRows = 20;
  std::vector<std::vector<std::string>> lines{table.columns};
  for (std::size_t i = 0; i < std::min(table.rows.size(), kShownRows); ++i) {
    lines.emplace_back();
    for (const Cell& cell : table.rows[i].cells) lines.back().push_back(text_of_cell(cell));
  }
  std::vector<std::size_t> widths(table.columns.size());
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], letters_of(line[i]));
  std::string text;
  for (const auto& line : lines) {
    std::string row;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) row += " | ";
      row += line[i] + std::string(i + 1 < line.size() ? widths[i] - letters_of(line[i]) : 0, ' ');
    }
    row.erase(row.find_last_not_of(' ') + 1);
    text += (text.empty() ? "" : "\n") + row;
  }
  if (table.rows.size() > kShownRows) text += "\n… " + std::to_string(table.rows.size());
  return text;
}

Result<Table> table_from_csv(std::string_view text) {
  Table table;
  for (std::size_t at = 0; at < text.size();) {
    std::vector<Field> fields{field_at(text, at)};
    while (at < text.size() && text[at] == ',') fields.push_back(field_at(text, ++at));
    ++at;
    if (table.columns.empty()) {
      for (Field& field : fields) table.columns.push_back(std::move(field.text));
      continue;
    }
    if (fields.size() == 1 && fields[0].text.empty()) continue;
    if (table.rows.size() == kMostRows) return failure(ErrorKind::failed, "run.too_many_rows", {{"n", std::to_string(kMostRows)}});
    fields.resize(table.columns.size());
    Row& row = table.rows.emplace_back();
    row.number = static_cast<std::int64_t>(table.rows.size());
    for (Field& field : fields)
      row.cells.push_back(field.quoted && !field.text.empty() ? Cell(std::move(field.text)) : cell_from_text(std::move(field.text)));
  }
  return table;
}

}  // namespace lunabloc::runner
