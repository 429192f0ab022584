#include "data/pipeline.h"

#include <algorithm>
#include <cmath>

#include "base/schema.h"
#include "data/reading.h"

namespace lunabloc::data {
namespace {

using Columns = std::vector<Column>;

tl::unexpected<Error> not_number(const std::string& name) { return failure(ErrorKind::failed, "run.not_number", {{"nom", name}}); }

bool is_number(const Cell& cell) { return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell); }

Column plain(std::string name, Kind kind) { return {std::move(name), kind, 0, "", false}; }

// The one place that knows what each step does to columns.
struct After {
  const Columns& columns;
  const Columns& other;

  Result<Columns> operator()(const Keep& step) const { return compared(step.column, step.comparison, step.value); }
  Result<Columns> operator()(const Drop& step) const { return compared(step.column, step.comparison, step.value); }
  Result<Columns> operator()(const Sort& step) const { return with(step.column); }
  Result<Columns> operator()(const First&) const { return columns; }
  Result<Columns> operator()(const OnlyMissing& step) const { return with(step.column); }
  Result<Columns> operator()(const WithoutMissing& step) const { return with(step.column); }
  Result<Columns> operator()(const Sample&) const { return columns; }

  Result<Columns> operator()(const Select& step) const { return chosen(step.columns); }

  Result<Columns> operator()(const Group& step) const {
    Result<Columns> grouped = chosen(step.columns);
    if (!grouped) return grouped;
    Columns result = std::move(*grouped);
    if (step.how == Aggregate::count) {
      result.push_back(plain("count", Kind::whole));
      return result;
    }
    const Result<std::size_t> at = place_of(columns, step.of);
    if (!at) return tl::unexpected(at.error());
    Column measure = columns[*at];
    const bool ordered = step.how == Aggregate::min || step.how == Aggregate::max;
    if (!ordered && !is_numeric(measure.kind)) return not_number(step.of);
    if (step.how == Aggregate::sum) measure.wide = measure.kind != Kind::number;
    if (step.how == Aggregate::mean || step.how == Aggregate::median) measure = plain("", Kind::number);
    measure.name = std::string(name_of(step.how)) + "_" + step.of;
    result.push_back(std::move(measure));
    return result;
  }

  Result<Columns> operator()(const Compute& step) const {
    const Result<std::size_t> left = place_of(columns, step.left);
    if (!left) return tl::unexpected(left.error());
    Column right = plain(step.left, std::holds_alternative<std::int64_t>(step.right) ? Kind::whole : Kind::number);
    if (const std::string* name = std::get_if<std::string>(&step.right)) {
      const Result<std::size_t> at = place_of(columns, *name);
      if (!at) return tl::unexpected(at.error());
      right = columns[*at];
    } else if (!is_number(step.right)) {
      return not_number(step.left);
    }
    if (!is_numeric(columns[*left].kind)) return not_number(step.left);
    if (!is_numeric(right.kind)) return not_number(right.name);
    Column column = plain(step.column, Kind::number);
    if (columns[*left].kind == Kind::whole && right.kind == Kind::whole && step.operation != Arithmetic::divide) {
      column.kind = Kind::whole;
      column.wide = true;
    }
    Columns result = columns;
    const auto known = std::find_if(result.begin(), result.end(), [&](const Column& one) { return one.name == step.column; });
    if (known != result.end()) *known = std::move(column);
    else result.push_back(std::move(column));
    return result;
  }

  Result<Columns> operator()(const Fill& step) const {
    const Result<std::size_t> at = place_of(columns, step.column);
    if (!at) return tl::unexpected(at.error());
    Columns result = columns;
    Column& column = result[*at];
    const Comparing as = comparing(column, step.value);
    if (as == Comparing::never || (as == Comparing::as_time && !time_limit(std::get<std::string>(step.value), column.kind)->exact))
      return failure(ErrorKind::failed, "tables.fill_kind", {{"nom", step.column}});
    // What has no room among the decimals of a column makes it a column of any numbers.
    if (as == Comparing::as_number && !fits(column, step.value)) column = {column.name, Kind::number, 0, column.unit, false};
    return result;
  }

  Result<Columns> operator()(const Join& step) const {
    const Result<std::size_t> at = place_of(columns, step.column), there = place_of(other, step.other_column);
    if (!at) return tl::unexpected(at.error());
    if (!there) return tl::unexpected(there.error());
    Columns result = columns;
    for (std::size_t i = 0; i < other.size(); ++i) {
      if (i == *there) continue;
      Column column = other[i];
      while (std::any_of(result.begin(), result.end(), [&](const Column& one) { return one.name == column.name; })) column.name.insert(0, kOfOther);
      result.push_back(std::move(column));
    }
    return result;
  }

 private:
  Result<Columns> with(const std::string& name) const {
    const Result<std::size_t> at = place_of(columns, name);
    if (!at) return tl::unexpected(at.error());
    return columns;
  }

  Result<Columns> chosen(const std::vector<std::string>& names) const {
    Columns result;
    for (const std::string& name : names) {
      const Result<std::size_t> at = place_of(columns, name);
      if (!at) return tl::unexpected(at.error());
      result.push_back(columns[*at]);
    }
    return result;
  }

  Result<Columns> compared(const std::string& name, Comparison comparison, const Cell& value) const {
    const Result<std::size_t> at = place_of(columns, name);
    if (!at) return tl::unexpected(at.error());
    const bool ordered = comparison != Comparison::equal && comparison != Comparison::different;
    if (ordered && comparing(columns[*at], value) == Comparing::never) return failure(ErrorKind::failed, "run.compare");
    return columns;
  }

  static bool fits(const Column& column, const Cell& value) {
    if (column.kind == Kind::number) return true;
    if (column.wide || column.kind != Kind::decimal) return false;
    const double number = std::holds_alternative<double>(value) ? std::get<double>(value) : static_cast<double>(std::get<std::int64_t>(value));
    const double digits = std::round(number / double_of(1, column.scale));
    return std::fabs(digits) < 1e14 && double_of(static_cast<std::int64_t>(digits), column.scale) == number;
  }
};

}  // namespace

std::string_view name_of(Aggregate how) {
  constexpr std::string_view kNames[] = {"count", "sum", "mean", "min", "max", "median"};
  return kNames[static_cast<std::size_t>(how)];
}

std::string names_told(std::string_view name, const std::vector<std::string>& names) {
  constexpr std::size_t kMostTold = 12;
  if (const std::string near = base::nearest(name, names); !near.empty()) return near;
  std::string told;
  for (std::size_t i = 0; i < std::min(names.size(), kMostTold); ++i) told += (i == 0 ? "" : ", ") + names[i];
  return names.size() > kMostTold ? told + "…" : told;
}

Result<std::size_t> place_of(const std::vector<Column>& columns, std::string_view name) {
  const auto found = std::find_if(columns.begin(), columns.end(), [name](const Column& column) { return column.name == name; });
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  return failure(ErrorKind::failed, "run.no_column", {{"nom", std::string(name)}, {"proche", names_told(name, names)}});
}

Result<std::vector<Column>> after(const std::vector<Column>& columns, const Step& step, const std::vector<Column>& other) {
  return std::visit(After{columns, other}, step);
}

Result<std::vector<Column>> columns_of(const Pipeline& pipeline, Catalogue& catalogue) {
  Result<TableFacts> facts = catalogue.facts_of(pipeline.table);
  if (!facts) return tl::unexpected(facts.error());
  Result<std::vector<Column>> columns = std::move(facts->columns);
  for (const Step& step : pipeline.steps) {
    std::vector<Column> other;
    if (const Join* join = std::get_if<Join>(&step)) {
      Result<std::vector<Column>> joined = columns_of(*join->other, catalogue);
      if (!joined) return joined;
      other = std::move(*joined);
    }
    columns = after(*columns, step, other);
    if (!columns) return columns;
  }
  return columns;
}

Comparing comparing(const Column& column, const Cell& value) {
  const std::string* const text = std::get_if<std::string>(&value);
  if (is_numeric(column.kind)) {
    if (column.kind == Kind::whole && std::holds_alternative<std::int64_t>(value)) return Comparing::as_whole;
    return is_number(value) ? Comparing::as_number : Comparing::never;
  }
  if (column.kind == Kind::truth) return std::holds_alternative<bool>(value) ? Comparing::as_truth : Comparing::never;
  if (text == nullptr) return Comparing::never;
  if (column.kind == Kind::text) return Comparing::as_text;
  return time_limit(*text, column.kind) ? Comparing::as_time : Comparing::never;
}

std::optional<TimeLimit> time_limit(const std::string& text, Kind kind) {
  constexpr std::string_view kStart = "0000-01-01 00:00:00";
  const std::size_t whole = kind == Kind::date ? 10 : kStart.size();
  // Up to a whole part: a year, a month, a day, an hour, a minute, a second, its decimals.
  constexpr std::size_t kLengths[] = {4, 7, 10, 13, 16, 19, 26};
  if (std::find(std::begin(kLengths), std::end(kLengths), text.size()) == std::end(kLengths)) return std::nullopt;
  std::string full = text;
  if (full.size() < whole) full += kStart.substr(full.size(), whole - full.size());
  const std::optional<std::int64_t> time = kind == Kind::date ? date_of(full, {}) : moment_of(full, {});
  if (!time || full[4] != '-') return std::nullopt;
  return TimeLimit{kind == Kind::date ? text_of_date(*time) : text_of_moment(*time), text.size() >= whole};
}

std::vector<std::int64_t> draws_of(const Sample& sample) {
  std::vector<std::int64_t> draws;
  const std::int64_t count = std::clamp<std::int64_t>(sample.count, 0, kMostSampled);
  std::uint32_t x = sample.seed == 0 ? 1 : sample.seed;
  for (std::int64_t i = 0; i < count; ++i) {
    x ^= x << 13U;
    x ^= x >> 17U;
    x ^= x << 5U;
    draws.push_back(x >> 7U);
  }
  return draws;
}

}  // namespace lunabloc::data
