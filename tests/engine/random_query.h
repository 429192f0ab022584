// Random tables and queries over them, the same for a seed: few values, so that ties are many; nothing in places; texts that
// a language would put in another order than bytes do.
#pragma once

#include <fmt/format.h>

#include <random>

#include "reference.h"

namespace lunabloc::engine {

class RandomQueries {
 public:
  explicit RandomQueries(unsigned seed) : random_(seed) {}

  reference::Table table(std::size_t rows) {
    using data::Kind;
    reference::Table table;
    table.columns = {{"n", Kind::whole, 0, "", false},  {"prix", Kind::decimal, 2, "", false}, {"mesure", Kind::number, 0, "", false}, {"nom", Kind::text, 0, "", false},
                     {"ok", Kind::truth, 0, "", false}, {"jour", Kind::date, 0, "", false},    {"moment", Kind::moment, 0, "", false}, {"code", Kind::whole, 0, "", false}};
    for (std::size_t i = 0; i < rows; ++i) {
      table.rows.emplace_back();
      for (const data::Column& column : table.columns) table.rows.back().push_back(value(column));
    }
    return table;
  }

  data::Query query(const reference::Tables& tables) {
    std::vector<data::Column> columns;
    data::Query query;
    query.pipeline = pipeline(tables, below(6), 0, columns);
    const std::string name = columns[below(columns.size())].name;
    switch (below(5)) {
      case 0: query.question = data::Count{}; break;
      case 1: query.question = data::Measure{name, static_cast<data::Aggregate>(below(6))}; break;
      case 2: query.question = data::Distinct{name}; break;
      default: query.question = data::Rows{below(4) == 0 ? below(5) : 0, 100'000}; break;
    }
    return query;
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  reference::Value value(const data::Column& column) {
    static const char* const kTexts[] = {"Élan", "elan", "Zoé", "zoé", "été", "ete", "Œuf", "oeuf", "a b", "a\tb", "l'an", "10", "9", "\\N", "𝄞", "ﬁ", "a;b\n\"c\""};
    static const double kNumbers[] = {0.1, 0.2, 0.3, 1e16, -1e16, 1.0, 3.5e-7, -2.75, 1.0 / 3, 12345.678, 0};
    reference::Value value;
    if (below(7) == 0) return value;
    value.missing = false;
    switch (column.kind) {
      case data::Kind::whole: value.digits = column.name == "code" ? static_cast<reference::Wide>(30'000'000'000'000'000 + static_cast<std::int64_t>(below(3))) : static_cast<reference::Wide>(below(9)) - 3; break;
      case data::Kind::decimal: value.digits = static_cast<reference::Wide>(below(2) == 0 ? below(40) * 25 : below(100'000)) - 300; break;
      case data::Kind::number: value.number = kNumbers[below(std::size(kNumbers))]; break;
      case data::Kind::text: value.text = kTexts[below(std::size(kTexts))]; break;
      case data::Kind::truth: value.digits = static_cast<reference::Wide>(below(2)); break;
      case data::Kind::date: value.text = data::text_of_date(20'000 + static_cast<std::int64_t>(below(60)) * 11); break;
      case data::Kind::moment: value.text = data::text_of_moment((20'000 + static_cast<std::int64_t>(below(9)) * 20) * 86'400'000'000 + static_cast<std::int64_t>(below(3)) * 3'600'500'000); break;
    }
    return value;
  }

  data::Cell constant(const data::Column& column) {
    static const char* const kTimes[] = {"2025", "2025-03", "2024-10-04", "2024-10-04 00:00:00", "2024-10-04 01:00"};
    if (below(12) == 0) return below(2) == 0 ? data::Cell(std::string("autre")) : data::Cell(std::int64_t{2});
    if (column.kind == data::Kind::date || column.kind == data::Kind::moment) return std::string(kTimes[below(std::size(kTimes))]);
    if (data::is_numeric(column.kind) && below(3) == 0) return below(2) == 0 ? data::Cell(static_cast<double>(below(60)) / 4) : data::Cell(static_cast<std::int64_t>(below(9)) - 2);
    reference::Value one = value(column);
    if (one.missing) return std::int64_t{1};
    return reference::cell_of(one, column);
  }

  data::Step step(const reference::Tables& tables, const std::vector<data::Column>& columns, int depth, std::vector<data::Column>& other) {
    const auto any = [&] { return columns[below(columns.size())]; };
    switch (below(depth > 0 ? 11 : 12)) {
      case 0: { const data::Column c = any(); return data::Keep{c.name, static_cast<data::Comparison>(below(6)), constant(c)}; }
      case 1: { const data::Column c = any(); return data::Drop{c.name, static_cast<data::Comparison>(below(6)), constant(c)}; }
      case 2:
      case 3: return data::Sort{any().name, static_cast<data::Direction>(below(2))};
      case 4: return data::First{static_cast<std::int64_t>(below(30))};
      case 5: {
        data::Select select;
        std::vector<data::Column> left = columns;
        std::shuffle(left.begin(), left.end(), random_);
        for (std::size_t i = 0; i <= below(left.size()); ++i) select.columns.push_back(left[i].name);
        return select;
      }
      case 6: {
        data::Group group{{any().name}, static_cast<data::Aggregate>(below(6)), any().name};
        if (below(3) == 0) {
          const std::string second = any().name;
          if (second != group.columns[0]) group.columns.push_back(second);
        }
        return group;
      }
      case 7: {
        data::Cell right = below(2) == 0 ? data::Cell(any().name) : constant({"", data::Kind::decimal, 2, "", false});
        return data::Compute{below(2) == 0 ? "calcul" : any().name, any().name, static_cast<data::Arithmetic>(below(4)), std::move(right)};
      }
      case 8: return below(2) == 0 ? data::Step(data::OnlyMissing{any().name}) : data::Step(data::WithoutMissing{any().name});
      case 9: { const data::Column c = any(); return data::Fill{c.name, constant(c)}; }
      case 10: return data::Sample{static_cast<std::int64_t>(below(20)), static_cast<std::uint32_t>(below(1000))};
      default: {
        auto joined = std::make_shared<data::Pipeline>(pipeline(tables, below(3), depth + 1, other));
        return data::Join{joined, any().name, other[below(other.size())].name};
      }
    }
  }

  data::Pipeline pipeline(const reference::Tables& tables, std::size_t steps, int depth, std::vector<data::Column>& columns) {
    data::Pipeline result;
    auto chosen = tables.begin();
    std::advance(chosen, static_cast<std::ptrdiff_t>(below(tables.size())));
    result.table = chosen->first;
    columns = chosen->second.columns;
    for (std::size_t i = 0; i < steps; ++i) {
      std::vector<data::Column> other;
      data::Step next = step(tables, columns, depth, other);
      const Result<std::vector<data::Column>> after = data::after(columns, next, other);
      // What cannot be asked is tested elsewhere; a number that was multiplied twice may pass 128 bits on one engine alone.
      if (!after || (std::holds_alternative<data::Compute>(next) && too_wide(columns, std::get<data::Compute>(next)))) continue;
      columns = *after;
      result.steps.push_back(std::move(next));
    }
    return result;
  }

  static bool too_wide(const std::vector<data::Column>& columns, const data::Compute& compute) {
    const auto is_wide = [&](const std::string& name) { return columns[*data::place_of(columns, name)].wide; };
    const std::string* const right = std::get_if<std::string>(&compute.right);
    return is_wide(compute.left) || (right != nullptr && is_wide(*right));
  }

  std::mt19937 random_;
};

// A query as it may be shown when something is wrong with it.
inline std::string shown(const data::Pipeline& pipeline);
struct Shown {
  static std::string of(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ",")); }
  static std::string of(const data::Cell& cell) { return fmt::format("{}<{}>", cell.index(), data::shown(cell)); }
  std::string operator()(const data::Keep& s) const { return fmt::format("keep {} {} {}", s.column, static_cast<int>(s.comparison), of(s.value)); }
  std::string operator()(const data::Drop& s) const { return fmt::format("drop {} {} {}", s.column, static_cast<int>(s.comparison), of(s.value)); }
  std::string operator()(const data::Sort& s) const { return fmt::format("sort {} {}", s.column, static_cast<int>(s.direction)); }
  std::string operator()(const data::First& s) const { return fmt::format("first {}", s.count); }
  std::string operator()(const data::Select& s) const { return "select " + of(s.columns); }
  std::string operator()(const data::Group& s) const { return fmt::format("group {} {} {}", of(s.columns), data::name_of(s.how), s.of); }
  std::string operator()(const data::Compute& s) const { return fmt::format("compute {} = {} {} {}", s.column, s.left, static_cast<int>(s.operation), of(s.right)); }
  std::string operator()(const data::OnlyMissing& s) const { return "missing " + s.column; }
  std::string operator()(const data::WithoutMissing& s) const { return "drop_missing " + s.column; }
  std::string operator()(const data::Fill& s) const { return fmt::format("fill {} {}", s.column, of(s.value)); }
  std::string operator()(const data::Join& s) const { return fmt::format("join ({}) {} {}", shown(*s.other), s.column, s.other_column); }
  std::string operator()(const data::Sample& s) const { return fmt::format("sample {} {}", s.count, s.seed); }
  std::string operator()(const data::Rows& q) const { return fmt::format("rows {} {}", q.from, q.count); }
  std::string operator()(const data::Count&) const { return "count"; }
  std::string operator()(const data::Measure& q) const { return fmt::format("{} of {}", data::name_of(q.how), q.column); }
  std::string operator()(const data::Distinct& q) const { return "distinct " + q.column; }
};
inline std::string shown(const data::Pipeline& pipeline) {
  std::string text = pipeline.table;
  for (const data::Step& step : pipeline.steps) text += " | " + std::visit(Shown(), step);
  return text;
}
inline std::string shown(const data::Query& query) { return shown(query.pipeline) + " ? " + std::visit(Shown(), query.question); }

}  // namespace lunabloc::engine
