// What a query means, said a second time and as plainly as possible: rows in a vector, one step after the other. The engines
// are held against it.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "data/pipeline.h"
#include "data/store.h"

namespace lunabloc::engine::reference {

using data::Cell;
using data::Column;
using data::Kind;
using data::Wide;

struct Value {
  bool missing = true;
  Wide digits = 0;      // whole, decimal (scaled), truth
  double number = 0;    // number
  std::string text;     // text; date and moment as they are shown, which is in their order
  bool operator==(const Value&) const = default;
};

using Row = std::vector<Value>;
struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
};
using Tables = std::map<std::string, Table>;

inline bool is_text(Kind kind) { return kind == Kind::text || kind == Kind::date || kind == Kind::moment; }

inline Cell cell_of(const Value& value, const Column& column) {
  if (value.missing) return {};
  if (is_text(column.kind)) return value.text;
  if (column.kind == Kind::truth) return value.digits != 0;
  if (column.kind == Kind::number) return value.number;
  const Cell cell = data::cell_of_wide(value.digits, column.scale);
  if (column.kind == Kind::decimal && std::holds_alternative<std::int64_t>(cell)) return static_cast<double>(std::get<std::int64_t>(cell));
  return cell;
}

inline double real(const Value& value, const Column& column) {
  if (column.kind == Kind::number) return value.number;
  const Cell cell = data::cell_of_wide(value.digits, column.scale);
  return std::holds_alternative<double>(cell) ? std::get<double>(cell) : static_cast<double>(std::get<std::int64_t>(cell));
}

// Of one column: below, equal, above. Nothing is missing.
inline int order_of(const Value& a, const Value& b, Kind kind) {
  const auto sign = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
  if (is_text(kind)) return sign(a.text, b.text);
  return kind == Kind::number ? sign(a.number, b.number) : sign(a.digits, b.digits);
}

// What a cell is beside a value that the program gave; nothing when they are not of one kind.
inline std::optional<int> order_beside(const Value& cell, const Column& column, const Cell& value) {
  const auto sign = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
  switch (data::comparing(column, value)) {
    case data::Comparing::as_whole: return sign(cell.digits, static_cast<Wide>(std::get<std::int64_t>(value)));
    case data::Comparing::as_number:
      return sign(real(cell, column), std::holds_alternative<double>(value) ? std::get<double>(value) : static_cast<double>(std::get<std::int64_t>(value)));
    case data::Comparing::as_truth: return sign(cell.digits, static_cast<Wide>(std::get<bool>(value)));
    case data::Comparing::as_text:
    case data::Comparing::as_time: return sign(cell.text, std::get<std::string>(value));
    case data::Comparing::never: break;
  }
  return std::nullopt;
}

inline bool holds(const Value& cell, const Column& column, data::Comparison comparison, const Cell& value) {
  if (cell.missing) return false;
  const std::optional<int> order = order_beside(cell, column, value);
  if (!order) return comparison == data::Comparison::different;
  switch (comparison) {
    case data::Comparison::equal: return *order == 0;
    case data::Comparison::different: return *order != 0;
    case data::Comparison::less: return *order < 0;
    case data::Comparison::less_or_equal: return *order <= 0;
    case data::Comparison::greater: return *order > 0;
    case data::Comparison::greater_or_equal: return *order >= 0;
  }
  return false;
}

inline Value aggregate(std::vector<Value> cells, const Column& column, data::Aggregate how) {
  cells.erase(std::remove_if(cells.begin(), cells.end(), [](const Value& one) { return one.missing; }), cells.end());
  std::sort(cells.begin(), cells.end(), [&](const Value& a, const Value& b) { return order_of(a, b, column.kind) < 0; });
  Value result;
  result.missing = false;
  if (how == data::Aggregate::count) {
    result.digits = static_cast<Wide>(cells.size());
    return result;
  }
  for (const Value& cell : cells) {
    result.digits += cell.digits;
    result.number += cell.number;
  }
  if (how == data::Aggregate::sum) return result;
  if (cells.empty()) return {};
  if (how == data::Aggregate::min) return cells.front();
  if (how == data::Aggregate::max) return cells.back();
  if (how == data::Aggregate::mean) {
    result.number = real(result, column) / static_cast<double>(cells.size());
    return result;
  }
  result.number = (real(cells[(cells.size() - 1) / 2], column) + real(cells[cells.size() / 2], column)) / 2;
  return result;
}

struct Evaluate {
  const Tables& tables;
  Table table;
  std::vector<Column> columns;  // after the step

  std::size_t at(const std::string& name) const { return *data::place_of(table.columns, name); }
  template <class Keeps>
  void filter(Keeps keeps) {
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(), [&](const Row& row) { return !keeps(row); }), table.rows.end());
  }

  void operator()(const data::Keep& step) {
    filter([&, place = at(step.column)](const Row& row) { return holds(row[place], table.columns[place], step.comparison, step.value); });
  }
  void operator()(const data::Drop& step) {
    filter([&, place = at(step.column)](const Row& row) { return !holds(row[place], table.columns[place], step.comparison, step.value); });
  }
  void operator()(const data::OnlyMissing& step) {
    filter([place = at(step.column)](const Row& row) { return row[place].missing; });
  }
  void operator()(const data::WithoutMissing& step) {
    filter([place = at(step.column)](const Row& row) { return !row[place].missing; });
  }
  void operator()(const data::Sort& step) {
    const std::size_t place = at(step.column);
    const Kind kind = table.columns[place].kind;
    std::stable_sort(table.rows.begin(), table.rows.end(), [&](const Row& a, const Row& b) {
      if (a[place].missing || b[place].missing) return !a[place].missing && b[place].missing;
      const int order = order_of(a[place], b[place], kind);
      return step.direction == data::Direction::up ? order < 0 : order > 0;
    });
  }
  void operator()(const data::First& step) {
    table.rows.resize(std::min(table.rows.size(), static_cast<std::size_t>(std::max<std::int64_t>(step.count, 0))));
  }
  void operator()(const data::Select& step) {
    for (Row& row : table.rows) {
      Row chosen;
      for (const std::string& name : step.columns) chosen.push_back(row[at(name)]);
      row = std::move(chosen);
    }
  }
  void operator()(const data::Group& step) {
    std::vector<std::pair<Row, std::vector<Value>>> groups;
    for (const Row& row : table.rows) {
      Row key;
      for (const std::string& name : step.columns) key.push_back(row[at(name)]);
      auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == key; });
      if (found == groups.end()) found = groups.insert(groups.end(), {key, {}});
      Value one;
      one.missing = false;
      found->second.push_back(step.how == data::Aggregate::count ? one : row[at(step.of)]);
    }
    const Column measured = step.how == data::Aggregate::count ? Column{"", Kind::whole, 0, "", false} : table.columns[at(step.of)];
    table.rows.clear();
    for (auto& [key, cells] : groups) {
      table.rows.push_back(std::move(key));
      table.rows.back().push_back(aggregate(std::move(cells), measured, step.how));
    }
  }
  void operator()(const data::Compute& step) {
    const std::size_t left = at(step.left), into = *data::place_of(columns, step.column);
    for (Row& row : table.rows) {
      const Value a = row[left];
      Value b;
      Column right{"", Kind::whole, 0, "", false};
      if (const std::string* name = std::get_if<std::string>(&step.right)) {
        b = row[at(*name)];
        right = table.columns[at(*name)];
      } else {
        b.missing = false;
        if (const std::int64_t* whole = std::get_if<std::int64_t>(&step.right)) b.digits = *whole;
        else b.number = std::get<double>(step.right), right.kind = Kind::number;
      }
      row.resize(columns.size());
      row[into] = calculated(a, table.columns[left], step.operation, b, right, columns[into].kind);
    }
  }
  static Value calculated(const Value& a, const Column& left, data::Arithmetic operation, const Value& b, const Column& right, Kind kind) {
    if (a.missing || b.missing) return {};
    Value result;
    result.missing = false;
    const double x = real(a, left), y = real(b, right);
    switch (operation) {
      case data::Arithmetic::add: result.digits = a.digits + b.digits, result.number = x + y; break;
      case data::Arithmetic::subtract: result.digits = a.digits - b.digits, result.number = x - y; break;
      case data::Arithmetic::multiply: result.digits = a.digits * b.digits, result.number = x * y; break;
      case data::Arithmetic::divide:
        if (y == 0) return {};
        result.number = x / y;
        break;
    }
    if (kind == Kind::whole) result.number = 0;
    else result.digits = 0, result.number += 0.0;
    return result;
  }
  void operator()(const data::Fill& step) {
    const std::size_t place = at(step.column);
    const Column was = table.columns[place], becomes = columns[place];
    for (Row& row : table.rows) {
      Value& cell = row[place];
      if (!cell.missing) {
        if (was.kind != Kind::number && becomes.kind == Kind::number) cell.number = real(cell, was), cell.digits = 0;
        continue;
      }
      cell = {};
      cell.missing = false;
      if (const bool* truth = std::get_if<bool>(&step.value)) cell.digits = *truth;
      else if (const std::string* text = std::get_if<std::string>(&step.value)) cell.text = *text;
      else {
        const double number = std::holds_alternative<double>(step.value) ? std::get<double>(step.value) : static_cast<double>(std::get<std::int64_t>(step.value));
        if (becomes.kind == Kind::number) cell.number = number;
        else if (becomes.kind == Kind::whole) cell.digits = std::get<std::int64_t>(step.value);
        else cell.digits = std::llround(number * std::pow(10, becomes.scale));
      }
    }
  }
  void operator()(const data::Join& step);
  void operator()(const data::Sample& step) {
    std::vector<Row> rows;
    if (!table.rows.empty())
      for (const std::int64_t draw : data::draws_of(step)) rows.push_back(table.rows[static_cast<std::size_t>(draw) % table.rows.size()]);
    table.rows = std::move(rows);
  }
};

inline Result<Table> evaluate(const data::Pipeline& pipeline, const Tables& tables) {
  Table table = tables.at(pipeline.table);
  for (const data::Step& step : pipeline.steps) {
    std::vector<Column> other;
    if (const data::Join* join = std::get_if<data::Join>(&step)) {
      const Result<Table> joined = evaluate(*join->other, tables);
      if (!joined) return joined;
      other = joined->columns;
    }
    const Result<std::vector<Column>> columns = data::after(table.columns, step, other);
    if (!columns) return tl::unexpected(columns.error());
    Evaluate evaluation{tables, std::move(table), *columns};
    std::visit(evaluation, step);
    table = std::move(evaluation.table);
    table.columns = *columns;
  }
  return table;
}

inline void Evaluate::operator()(const data::Join& step) {
  const Table other = *evaluate(*step.other, tables);
  const std::size_t left = at(step.column), right = *data::place_of(other.columns, step.other_column);
  const Column &a = table.columns[left], &b = other.columns[right];
  const auto same = [&](const Value& x, const Value& y) {
    if (x.missing || y.missing) return false;
    if (a.kind == Kind::whole && b.kind == Kind::whole) return x.digits == y.digits;
    if (data::is_numeric(a.kind) && data::is_numeric(b.kind)) return real(x, a) == real(y, b);
    return a.kind == b.kind && order_of(x, y, a.kind) == 0;
  };
  std::vector<Row> rows;
  for (const Row& row : table.rows)
    for (const Row& match : other.rows) {
      if (!same(row[left], match[right])) continue;
      rows.push_back(row);
      for (std::size_t i = 0; i < match.size(); ++i)
        if (i != right) rows.back().push_back(match[i]);
    }
  table.rows = std::move(rows);
}

inline Result<std::vector<std::vector<Cell>>> answer(const data::Query& query, const Tables& tables) {
  const Result<Table> table = evaluate(query.pipeline, tables);
  if (!table) return tl::unexpected(table.error());
  const auto whole = [](std::size_t count) { return std::vector<std::vector<Cell>>{{Cell(static_cast<std::int64_t>(count))}}; };
  if (std::holds_alternative<data::Count>(query.question)) return whole(table->rows.size());
  if (const auto* rows = std::get_if<data::Rows>(&query.question)) {
    std::vector<std::vector<Cell>> cells;
    for (std::size_t i = rows->from; i < std::min<std::size_t>(rows->from + rows->count, table->rows.size()); ++i) {
      cells.emplace_back();
      for (std::size_t c = 0; c < table->columns.size(); ++c) cells.back().push_back(cell_of(table->rows[i][c], table->columns[c]));
    }
    return cells;
  }
  const auto* measure = std::get_if<data::Measure>(&query.question);
  const std::string& name = measure != nullptr ? measure->column : std::get<data::Distinct>(query.question).column;
  const Result<std::size_t> place = data::place_of(table->columns, name);
  if (!place) return tl::unexpected(place.error());
  std::vector<Value> cells;
  for (const Row& row : table->rows) cells.push_back(row[*place]);
  if (measure == nullptr) {
    std::vector<Value> seen;
    for (const Value& cell : cells)
      if (!cell.missing && std::find(seen.begin(), seen.end(), cell) == seen.end()) seen.push_back(cell);
    return whole(seen.size());
  }
  const Result<std::vector<Column>> columns = data::after(table->columns, data::Group{{}, measure->how, name});
  if (!columns) return tl::unexpected(columns.error());
  const auto missing = std::count_if(cells.begin(), cells.end(), [](const Value& cell) { return cell.missing; });
  std::vector<Cell> row = {cell_of(aggregate(std::move(cells), table->columns[*place], measure->how), columns->back())};
  if (data::skips_missing(measure->how)) row.emplace_back(static_cast<std::int64_t>(missing));
  return std::vector<std::vector<Cell>>{std::move(row)};
}

}  // namespace lunabloc::engine::reference
