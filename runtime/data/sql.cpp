#include "data/sql.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace lunabloc::data {
namespace {

struct Order {
  std::string column;
  Direction direction = Direction::up;
  bool is_text = false;
};

// A table on its way: a part of the statement and the name it goes by, with the columns x1, x2… and those by which its rows
// are in order. Of the columns only those are there that something further on needs.
struct Stage {
  std::string name;
  std::string body;  // in parentheses; nothing when it stands at the statement's beginning (share)
  std::vector<Column> columns;
  std::vector<Order> orders;
  bool numbered = false;  // its one order counts its rows from 0
};

// The last decimal of a column's kind that is not above a number, and whether it is that number.
struct DecimalLimit {
  std::string text;
  bool exact = true;
};

std::string text_of_digits(std::int64_t digits, int scale) {
  std::string text = std::to_string(digits < 0 ? -digits : digits);
  if (text.size() <= static_cast<std::size_t>(scale)) text.insert(0, static_cast<std::size_t>(scale) + 1 - text.size(), '0');
  if (scale > 0) text.insert(text.size() - static_cast<std::size_t>(scale), 1, '.');
  return (digits < 0 ? "-" : "") + text;
}

// Nothing when the column's kind has no decimal near it.
std::optional<DecimalLimit> decimal_limit(double number, const Column& column) {
  if (column.kind != Kind::decimal) return std::nullopt;
  const double digits = std::floor(number / double_of(1, column.scale));
  if (!(std::fabs(digits) < 1e14)) return std::nullopt;
  auto below = static_cast<std::int64_t>(digits) + 1;
  while (double_of(below, column.scale) > number) --below;
  return DecimalLimit{text_of_digits(below, column.scale), double_of(below, column.scale) == number};
}

// The columns that something further on needs, by name.
using Needed = std::set<std::string>;

Needed all_of(const std::vector<Column>& columns) {
  Needed names;
  for (const Column& column : columns) names.insert(column.name);
  return names;
}

// What a question needs of the table that the steps leave.
Needed needed_for(const Question& question, const std::vector<Column>& columns) {
  if (std::holds_alternative<Rows>(question)) return all_of(columns);
  if (const auto* measure = std::get_if<Measure>(&question)) return {measure->column};
  if (const auto* distinct = std::get_if<Distinct>(&question)) return {distinct->column};
  return {};
}

// What a step needs of the table before it, so that `after` is there behind it.
struct NeededBefore {
  Needed after;

  template <class OneColumn>
  Needed operator()(const OneColumn& step) && {
    after.insert(step.column);
    return std::move(after);
  }
  Needed operator()(const First&) && { return std::move(after); }
  Needed operator()(const Sample&) && { return std::move(after); }
  Needed operator()(const Select&) && { return std::move(after); }
  Needed operator()(const Group& step) && {
    Needed before(step.columns.begin(), step.columns.end());
    if (step.how != Aggregate::count) before.insert(step.of);
    return before;
  }
  Needed operator()(const Fill&) && { return std::move(after); }
  Needed operator()(const Compute& step) && {
    if (after.erase(step.column) == 0) return std::move(after);
    after.insert(step.left);
    if (const std::string* name = std::get_if<std::string>(&step.right)) after.insert(*name);
    return std::move(after);
  }
};

class Compiler {
 public:
  Compiler(Catalogue& catalogue, Places& places, SqlDialect dialect)
      : catalogue_(catalogue), places_(places), postgres_(dialect == SqlDialect::postgres) {}

  Result<Statement> compile(const Query& query) {
    const Result<std::vector<Column>> columns = columns_of(query.pipeline, catalogue_);
    if (!columns) return tl::unexpected(columns.error());
    const Result<Stage> last = stage_of(query.pipeline, needed_for(query.question, *columns));
    if (!last) return tl::unexpected(last.error());
    Result<std::string> end = std::visit([&](const auto& question) { return ended(*last, question); }, query.question);
    if (!end) return tl::unexpected(end.error());
    statement_.sql = (parts_.empty() ? "" : "WITH " + parts_ + " ") + *end;
    return statement_;
  }

  Result<Statement> compile_order(const Pipeline& order) {
    if (const Result<std::vector<Column>> columns = columns_of(order, catalogue_); !columns) return tl::unexpected(columns.error());
    const Result<Stage> last = stage_of(order, {});
    if (!last) return tl::unexpected(last.error());
    statement_.columns = {{"row", Kind::whole, 0, "", false}};
    // Behind all other orders stands the table's own.
    statement_.sql = fmt::format("SELECT {} FROM {} ORDER BY {}", last->orders.back().column, from(*last), ordered(*last));
    return statement_;
  }

 private:
  // -- names and values
  std::string parameter(Cell value, std::string_view type) {
    statement_.parameters.push_back(std::move(value));
    return fmt::format("CAST(${} AS {})", statement_.parameters.size(), type);
  }
  std::string_view double_type() const { return postgres_ ? "float8" : "DOUBLE"; }
  std::string_view text_type() const { return postgres_ ? "text" : "VARCHAR"; }
  std::string_view wide_type() const { return postgres_ ? "numeric" : "HUGEINT"; }
  std::string whole(std::int64_t value) { return parameter(value, "BIGINT"); }
  std::string number(double value) { return parameter(value, double_type()); }
  // Of a text: bytes decide, not a language.
  std::string by_bytes(std::string expression) const { return postgres_ ? std::move(expression) + " COLLATE \"C\"" : expression; }

  static std::string x(std::size_t place) { return "x" + std::to_string(place + 1); }
  std::string fresh(char letter) { return letter + std::to_string(++names_); }

  std::string as_double(const Column& column, const std::string& expression) const {
    if (column.kind == Kind::number) return expression;
    // The engine's own way from 128 bits is not the nearest double; that from text is.
    if (column.wide && !postgres_) return fmt::format("CAST(CAST({} AS VARCHAR) AS DOUBLE)", expression);
    return fmt::format("CAST({} AS {})", expression, double_type());
  }

  // -- parts of the statement
  Stage& add(Stage& stage, std::string_view body) {
    stage.name = fresh('s');
    stage.body = fmt::format("({})", body);
    return stage;
  }
  // What stands behind FROM.
  static std::string from(const Stage& stage) { return from(stage, stage.name); }
  static std::string from(const Stage& stage, std::string_view name) { return fmt::format("{} AS {}", stage.body.empty() ? stage.name : stage.body, name); }
  // A stage that is looked at more than once is written once.
  void share(Stage& stage) {
    parts_ += fmt::format("{}{} AS {}", parts_.empty() ? "" : ", ", stage.name, stage.body);
    stage.body.clear();
  }

  static bool has(const Needed& needed, const Column& column) { return needed.contains(column.name); }
  // The columns that are needed, and those of the order.
  static std::string listed(const Stage& stage, const Needed& needed) {
    std::string list;
    for (std::size_t i = 0; i < stage.columns.size(); ++i)
      if (has(needed, stage.columns[i])) list += x(i) + ", ";
    return list + orders_of(stage);
  }
  static std::string orders_of(const Stage& stage) {
    std::string list;
    for (const Order& order : stage.orders) list += (list.empty() ? "" : ", ") + order.column;
    return list;
  }

  std::string ordered(const Stage& stage) const {
    std::string list;
    for (const Order& order : stage.orders)
      list += fmt::format("{}{}{} NULLS LAST", list.empty() ? "" : ", ", order.is_text ? by_bytes(order.column) : order.column,
                          order.direction == Direction::down ? " DESC" : "");
    return list;
  }

  // The columns before each step and behind the last, and of them those that are needed. A join's other table has its own.
  struct Way {
    std::vector<std::vector<Column>> columns;
    std::vector<Needed> needed;
    std::vector<Needed> of_others;
  };
  Result<Way> way_of(const Pipeline& pipeline, std::vector<Column> columns, Needed needed) {
    const std::size_t count = pipeline.steps.size();
    Way way;
    way.columns.push_back(std::move(columns));
    std::vector<std::vector<Column>> others(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Step& step = pipeline.steps[i];
      if (const Join* join = std::get_if<Join>(&step)) {
        Result<std::vector<Column>> other = columns_of(*join->other, catalogue_);
        if (!other) return tl::unexpected(other.error());
        others[i] = std::move(*other);
      }
      Result<std::vector<Column>> next = after(way.columns.back(), step, others[i]);
      if (!next) return tl::unexpected(next.error());
      way.columns.push_back(std::move(*next));
    }
    way.needed.resize(count + 1);
    way.of_others.resize(count);
    way.needed[count] = std::move(needed);
    for (std::size_t i = count; i-- > 0;) {
      const Step& step = pipeline.steps[i];
      if (const Join* join = std::get_if<Join>(&step)) split(*join, way, i, others[i]);
      else way.needed[i] = std::visit([&](const auto& one) { return needed_before(one, way.needed[i + 1]); }, step);
    }
    return way;
  }
  template <class One>
  static Needed needed_before(const One& step, const Needed& behind) { return NeededBefore{behind}(step); }
  static Needed needed_before(const Join&, const Needed& behind) { return behind; }

  // What a join needs of its two sides: behind it stand the columns of the one, then those of the other but for its key.
  static void split(const Join& join, Way& way, std::size_t i, const std::vector<Column>& other) {
    const std::vector<Column>& behind = way.columns[i + 1];
    Needed &left = way.needed[i], &right = way.of_others[i];
    left = {join.column};
    right = {join.other_column};
    std::size_t place = 0;
    for (const Column& column : way.columns[i])
      if (has(way.needed[i + 1], behind[place++])) left.insert(column.name);
    const std::size_t key = *data::place_of(other, join.other_column);
    for (std::size_t k = 0; k < other.size(); ++k)
      if (k != key && has(way.needed[i + 1], behind[place++])) right.insert(other[k].name);
  }

  Result<Stage> stage_of(const Pipeline& pipeline, Needed needed) {
    Result<TableFacts> facts = catalogue_.facts_of(pipeline.table);
    if (!facts) return tl::unexpected(facts.error());
    const Result<Place> place = places_.place_of(pipeline.table);
    if (!place) return tl::unexpected(place.error());
    const Result<Way> way = way_of(pipeline, std::move(facts->columns), std::move(needed));
    if (!way) return tl::unexpected(way.error());
    Stage stage;
    stage.columns = way->columns.front();
    stage.orders = {{fresh('o'), Direction::up, false}};
    stage.numbered = true;
    std::string list;
    for (std::size_t i = 0; i < stage.columns.size(); ++i)
      if (has(way->needed.front(), stage.columns[i])) list += fmt::format("c{} AS {}, ", i + 1, x(i));
    add(stage, fmt::format("SELECT {}{} AS {} FROM {}", list, place->row, stage.orders[0].column, place->from));
    for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
      const Step& step = pipeline.steps[i];
      const Around around{way->needed[i], way->needed[i + 1]};
      if (const Join* join = std::get_if<Join>(&step)) {
        Result<Stage> other = stage_of(*join->other, way->of_others[i]);
        if (!other) return other;
        put_join(stage, *other, *join, way->columns[i + 1], around);
      } else {
        std::visit([&](const auto& one) { put(stage, one, way->columns[i + 1], around); }, step);
      }
    }
    return stage;
  }

  // What is needed before a step and behind it.
  struct Around {
    const Needed& before;
    const Needed& behind;
  };

  std::size_t at(const Stage& stage, const std::string& name) const { return *data::place_of(stage.columns, name); }

  // One order that is a whole number and grows: what is left when no other is there are rows' own numbers.
  enum class Numbers : std::uint8_t { any, from_zero };
  void number_rows(Stage& stage, Numbers numbers, const Needed& needed) {
    if (stage.numbered || (stage.orders.size() == 1 && numbers == Numbers::any)) return;
    const std::string row = fresh('o');
    std::string list;
    for (std::size_t i = 0; i < stage.columns.size(); ++i)
      if (has(needed, stage.columns[i])) list += x(i) + ", ";
    const std::string body = fmt::format("SELECT {}row_number() OVER (ORDER BY {}) - 1 AS {} FROM {}", list, ordered(stage), row, from(stage));
    stage.orders = {{row, Direction::up, false}};
    stage.numbered = true;
    add(stage, body);
  }

  // -- steps
  std::string condition(const Column& column, const std::string& name, Comparison comparison, const Cell& value) {
    constexpr std::string_view kSigns[] = {"=", "<>", "<", "<=", ">", ">="};
    const std::string_view sign = kSigns[static_cast<std::size_t>(comparison)];
    switch (comparing(column, value)) {
      case Comparing::as_whole:
        return fmt::format("{} {} {}", name, sign, column.wide ? parameter(value, wide_type()) : parameter(value, "BIGINT"));
      case Comparing::as_number: {
        const std::int64_t* const integer = std::get_if<std::int64_t>(&value);
        const double real = integer != nullptr ? static_cast<double>(*integer) : std::get<double>(value);
        const std::optional<DecimalLimit> limit = column.wide ? std::nullopt : decimal_limit(real, column);
        return limit ? decimal_condition(column, name, comparison, *limit) : fmt::format("{} {} {}", as_double(column, name), sign, number(real));
      }
      case Comparing::as_text: return fmt::format("{} {} {}", by_bytes(name), sign, parameter(value, text_type()));
      case Comparing::as_truth: return fmt::format("{} {} {}", name, sign, parameter(value, "BOOLEAN"));
      case Comparing::as_time: return time_condition(column, name, comparison, std::get<std::string>(value));
      case Comparing::never: break;
    }
    return comparison == Comparison::different ? name + " IS NOT NULL" : "FALSE";
  }

  // A decimal beside a number: digits beside digits, so that the engine may pass over whole blocks of rows.
  std::string decimal_condition(const Column& column, const std::string& name, Comparison comparison, const DecimalLimit& limit) {
    const auto against = [&](std::string_view sign) {
      return fmt::format("{} {} {}", name, sign, parameter(limit.text, fmt::format("DECIMAL({}, {})", kMostDecimalDigits, column.scale)));
    };
    switch (comparison) {
      case Comparison::equal: return limit.exact ? against("=") : "FALSE";
      case Comparison::different: return limit.exact ? against("<>") : name + " IS NOT NULL";
      case Comparison::less: return against(limit.exact ? "<" : "<=");
      case Comparison::less_or_equal: return against("<=");
      case Comparison::greater: return against(">");
      case Comparison::greater_or_equal: return against(limit.exact ? ">=" : ">");
    }
    return "FALSE";
  }

  std::string time_condition(const Column& column, const std::string& name, Comparison comparison, const std::string& text) {
    const TimeLimit limit = *time_limit(text, column.kind);
    const auto against = [&](std::string_view sign) {
      return fmt::format("{} {} {}", name, sign, parameter(limit.text, column.kind == Kind::date ? "DATE" : "TIMESTAMP"));
    };
    constexpr std::string_view kSigns[] = {"=", "<>", "<", "<=", ">", ">="};
    if (limit.exact) return against(kSigns[static_cast<std::size_t>(comparison)]);
    switch (comparison) {
      case Comparison::equal: return "FALSE";
      case Comparison::different: return name + " IS NOT NULL";
      case Comparison::less:
      case Comparison::less_or_equal: return against("<");
      case Comparison::greater:
      case Comparison::greater_or_equal: return against(">=");
    }
    return "FALSE";
  }

  void filter(Stage& stage, const std::string& condition, const Around& around) {
    const std::string body = fmt::format("SELECT {} FROM {} WHERE {}", listed(stage, around.behind), from(stage), condition);
    stage.numbered = false;
    add(stage, body);
  }

  void put(Stage& stage, const Keep& step, const std::vector<Column>&, const Around& around) {
    const std::size_t place = at(stage, step.column);
    filter(stage, condition(stage.columns[place], x(place), step.comparison, step.value), around);
  }
  void put(Stage& stage, const Drop& step, const std::vector<Column>&, const Around& around) {
    const std::size_t place = at(stage, step.column);
    filter(stage, fmt::format("NOT COALESCE({}, FALSE)", condition(stage.columns[place], x(place), step.comparison, step.value)), around);
  }
  void put(Stage& stage, const OnlyMissing& step, const std::vector<Column>&, const Around& around) { filter(stage, x(at(stage, step.column)) + " IS NULL", around); }
  void put(Stage& stage, const WithoutMissing& step, const std::vector<Column>&, const Around& around) { filter(stage, x(at(stage, step.column)) + " IS NOT NULL", around); }

  void put(Stage& stage, const Sort& step, const std::vector<Column>&, const Around& around) {
    const std::size_t place = at(stage, step.column);
    const std::string key = fresh('o');
    const std::string body = fmt::format("SELECT {}, {} AS {} FROM {}", listed(stage, around.behind), x(place), key, from(stage));
    stage.orders.insert(stage.orders.begin(), {key, step.direction, stage.columns[place].kind == Kind::text});
    stage.numbered = false;
    add(stage, body);
  }

  void put(Stage& stage, const First& step, const std::vector<Column>&, const Around& around) {
    // Digits of ours: behind LIMIT the engine looks for a number before it plans, and then keeps only the first rows.
    const std::string count = std::to_string(std::max<std::int64_t>(step.count, 0));
    const std::string list = listed(stage, around.behind);
    const std::string body = stage.numbered
                                 ? fmt::format("SELECT {} FROM {} WHERE {} < {}", list, from(stage), stage.orders[0].column, count)
                                 : fmt::format("SELECT {} FROM {} ORDER BY {} LIMIT {}", list, from(stage), ordered(stage), count);
    add(stage, body);
  }

  void put(Stage& stage, const Select& step, const std::vector<Column>& columns, const Around& around) {
    std::string list;
    for (std::size_t i = 0; i < step.columns.size(); ++i)
      if (has(around.behind, columns[i])) list += fmt::format("{} AS {}, ", x(at(stage, step.columns[i])), x(i));
    const std::string body = fmt::format("SELECT {}{} FROM {}", list, orders_of(stage), from(stage));
    stage.columns = columns;
    add(stage, body);
  }

  std::string aggregate(const Column& column, const std::string& name, Aggregate how) const {
    const std::string sum = column.kind == Kind::number ? fmt::format("sum({0} ORDER BY {0})", name) : fmt::format("sum({})", name);
    switch (how) {
      case Aggregate::count: return fmt::format("count({})", name);
      case Aggregate::sum: return fmt::format("COALESCE({}, 0)", sum);
      case Aggregate::mean: {
        Column added = column;
        added.wide = column.kind != Kind::number;
        return fmt::format("{} / CAST(count({}) AS {})", as_double(added, sum), name, double_type());
      }
      case Aggregate::min:
      case Aggregate::max: {
        const bool least = how == Aggregate::min;
        if (column.kind == Kind::truth && postgres_) return fmt::format("{}({})", least ? "bool_and" : "bool_or", name);
        return fmt::format("{}({})", least ? "min" : "max", column.kind == Kind::text ? by_bytes(name) : name);
      }
      case Aggregate::median: return fmt::format("({} + {}) / 2", middle(column, name, ""), middle(column, name, " DESC"));
    }
    return "";
  }
  // The cell in the middle, seen from below or from above.
  std::string middle(const Column& column, const std::string& name, std::string_view direction) const {
    return as_double(column, fmt::format("percentile_disc(0.5) WITHIN GROUP (ORDER BY {}{})", name, direction));
  }

  void put(Stage& stage, const Group& step, const std::vector<Column>& columns, const Around& around) {
    number_rows(stage, Numbers::any, around.before);
    const std::string row = fresh('o');
    std::string list, keys;
    for (std::size_t i = 0; i < step.columns.size(); ++i) {
      const std::string key = x(at(stage, step.columns[i]));
      list += fmt::format("{} AS {}, ", key, x(i));
      keys += (keys.empty() ? "" : ", ") + key;
    }
    std::string measure = "count(*)";
    if (step.how != Aggregate::count) {
      const std::size_t place = at(stage, step.of);
      measure = aggregate(stage.columns[place], x(place), step.how);
    }
    list += fmt::format("{} AS {}, min({}) AS {}", measure, x(step.columns.size()), stage.orders[0].column, row);
    const std::string body = fmt::format("SELECT {} FROM {}{}", list, from(stage), keys.empty() ? " HAVING count(*) > 0" : " GROUP BY " + keys);
    stage.columns = columns;
    stage.orders = {{row, Direction::up, false}};
    stage.numbered = false;
    add(stage, body);
  }

  // A step for nobody.
  static void pass(Stage& stage, const std::vector<Column>& columns) { stage.columns = columns; }

  void put(Stage& stage, const Compute& step, const std::vector<Column>& columns, const Around& around) {
    if (!around.behind.contains(step.column)) return pass(stage, columns);
    const std::size_t left = at(stage, step.left), into = *data::place_of(columns, step.column);
    Column column;
    std::string right;
    if (const std::string* name = std::get_if<std::string>(&step.right)) {
      const std::size_t place = at(stage, *name);
      column = stage.columns[place];
      right = x(place);
    } else if (const std::int64_t* integer = std::get_if<std::int64_t>(&step.right)) {
      column.kind = Kind::whole;
      right = whole(*integer);
    } else {
      column.kind = Kind::number;
      right = number(std::get<double>(step.right));
    }
    const std::string calculated = calculation(columns[into], stage.columns[left], x(left), step.operation, column, right);
    replace(stage, into, calculated, columns, around);
  }

  std::string calculation(const Column& into, const Column& left_column, const std::string& left_name, Arithmetic operation, const Column& right_column,
                          const std::string& right_name) const {
    constexpr std::string_view kSigns[] = {"+", "-", "*", "/"};
    const std::string_view sign = kSigns[static_cast<std::size_t>(operation)];
    if (into.kind == Kind::whole)
      return fmt::format("CAST({} AS {}) {} CAST({} AS {})", left_name, wide_type(), sign, right_name, wide_type());
    const std::string left = as_double(left_column, left_name), right = as_double(right_column, right_name);
    // Adding zero makes zero of minus zero.
    if (operation != Arithmetic::divide) return fmt::format("{} {} {} + 0", left, sign, right);
    return fmt::format("CASE WHEN {1} = 0 THEN NULL ELSE {0} / {1} + 0 END", left, right);
  }

  // The columns as they were, but for one.
  void replace(Stage& stage, std::size_t into, const std::string& expression, const std::vector<Column>& columns, const Around& around) {
    std::string list;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (has(around.behind, columns[i])) list += i == into ? fmt::format("{} AS {}, ", expression, x(i)) : x(i) + ", ";
    const std::string body = fmt::format("SELECT {}{} FROM {}", list, orders_of(stage), from(stage));
    stage.columns = columns;
    add(stage, body);
  }

  void put(Stage& stage, const Fill& step, const std::vector<Column>& columns, const Around& around) {
    if (!around.behind.contains(step.column)) return pass(stage, columns);
    const std::size_t place = at(stage, step.column);
    const Column was = stage.columns[place], becomes = columns[place];
    std::string name = x(place), value;
    switch (becomes.kind) {
      case Kind::truth: value = parameter(step.value, "BOOLEAN"); break;
      case Kind::whole: value = parameter(step.value, becomes.wide ? wide_type() : "BIGINT"); break;
      case Kind::text: value = parameter(step.value, text_type()); break;
      case Kind::date: value = parameter(time_limit(std::get<std::string>(step.value), Kind::date)->text, "DATE"); break;
      case Kind::moment: value = parameter(time_limit(std::get<std::string>(step.value), Kind::moment)->text, "TIMESTAMP"); break;
      case Kind::decimal: value = parameter(Cell(shown_digits(step.value)), fmt::format("DECIMAL({}, {})", kMostDecimalDigits, becomes.scale)); break;
      case Kind::number: {
        const std::int64_t* const integer = std::get_if<std::int64_t>(&step.value);
        value = number(integer != nullptr ? static_cast<double>(*integer) : std::get<double>(step.value));
        name = as_double(was, name);
        break;
      }
    }
    replace(stage, place, fmt::format("COALESCE({}, {})", name, value), columns, around);
  }
  static std::string shown_digits(const Cell& value) {
    if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    return fmt::format("{:.{}f}", std::get<double>(value), kMostScale);
  }

  void put_join(Stage& stage, const Stage& other, const Join& step, const std::vector<Column>& columns, const Around& around) {
    const std::size_t left = at(stage, step.column), right = at(other, step.other_column);
    std::string list;
    std::size_t count = 0;
    const auto add_column = [&](char side, std::size_t place) {
      if (has(around.behind, columns[count])) list += fmt::format("{}.{} AS {}, ", side, x(place), x(count));
      ++count;
    };
    for (std::size_t i = 0; i < stage.columns.size(); ++i) add_column('l', i);
    for (std::size_t i = 0; i < other.columns.size(); ++i)
      if (i != right) add_column('r', i);
    std::vector<Order> orders;
    for (const auto& [side, table] : {std::pair<char, const Stage*>{'l', &stage}, {'r', &other}})
      for (const Order& order : table->orders) {
        const std::string name = fresh('o');
        list += fmt::format("{}.{} AS {}, ", side, order.column, name);
        orders.push_back({name, order.direction, order.is_text});
      }
    list.resize(list.size() - 2);
    const std::string body = fmt::format("SELECT {} FROM {} JOIN {} ON {}", list, from(stage, "l"), from(other, "r"),
                                         same_key(stage.columns[left], "l." + x(left), other.columns[right], "r." + x(right)));
    stage.columns = columns;
    stage.orders = std::move(orders);
    stage.numbered = false;
    add(stage, body);
  }

  std::string same_key(const Column& left, const std::string& left_name, const Column& right, const std::string& right_name) const {
    if (is_numeric(left.kind) && is_numeric(right.kind)) {
      if (left.kind == Kind::whole && right.kind == Kind::whole) return left_name + " = " + right_name;
      return as_double(left, left_name) + " = " + as_double(right, right_name);
    }
    if (left.kind != right.kind) return "FALSE";
    return left_name + " = " + (left.kind == Kind::text ? by_bytes(right_name) : right_name);
  }

  void put(Stage& stage, const Sample& step, const std::vector<Column>&, const Around& around) {
    number_rows(stage, Numbers::from_zero, around.behind);
    share(stage);
    std::string draws;
    for (const std::int64_t draw : draws_of(step)) draws += (draws.empty() ? "" : ",") + std::to_string(draw);
    const std::string list = parameter(postgres_ ? "{" + draws + "}" : "[" + draws + "]", "BIGINT[]");
    const std::string row = fresh('o');
    const std::string drawn = postgres_ ? fmt::format("(SELECT d, p FROM unnest({}) WITH ORDINALITY AS u(d, p))", list)
                                        : fmt::format("(SELECT unnest(v) AS d, generate_subscripts(v, 1) AS p FROM (SELECT {} AS v))", list);
    std::string columns;
    for (std::size_t i = 0; i < stage.columns.size(); ++i)
      if (has(around.behind, stage.columns[i])) columns += x(i) + ", ";
    const std::string body =
        fmt::format("SELECT {}u.p AS {} FROM (SELECT d, p, (SELECT count(*) FROM {}) AS n FROM {} AS v) AS u JOIN {} AS r ON r.{} = u.d % NULLIF(u.n, 0)",
                    columns, row, stage.name, drawn, stage.name, stage.orders[0].column);
    stage.orders = {{row, Direction::up, false}};
    stage.numbered = false;
    add(stage, body);
  }
  void put(Stage&, const Join&, const std::vector<Column>&, const Around&) {}  // put_join

  // -- questions
  Result<std::string> ended(const Stage& stage, const Rows& rows) {
    statement_.columns = stage.columns;
    std::string list;
    for (std::size_t i = 0; i < stage.columns.size(); ++i) list += (i == 0 ? "" : ", ") + x(i);
    constexpr std::uint64_t kMost = INT64_MAX / 4;
    const std::uint64_t start = std::min(rows.from, kMost), count = std::min(rows.count, kMost);
    std::string text = fmt::format("SELECT {} FROM {}", list, from(stage));
    if (stage.numbered) return fmt::format("{0} WHERE {1} >= {2} AND {1} < {3} ORDER BY {1}", text, stage.orders[0].column, start, start + count);
    text += " ORDER BY " + ordered(stage);
    if (count < kMost) text += fmt::format(" LIMIT {}", count);
    if (start > 0) text += fmt::format(" OFFSET {}", start);
    return text;
  }
  Result<std::string> ended(const Stage& stage, const Count&) {
    statement_.columns = {{"count", Kind::whole, 0, "", false}};
    return "SELECT count(*) FROM " + from(stage);
  }
  Result<std::string> ended(const Stage& stage, const Measure& measure) {
    const Result<std::vector<Column>> columns = after(stage.columns, Group{{}, measure.how, measure.column});
    if (!columns) return tl::unexpected(columns.error());
    const Result<std::size_t> place = data::place_of(stage.columns, measure.column);
    if (!place) return tl::unexpected(place.error());
    statement_.columns = *columns;
    const std::string measured = aggregate(stage.columns[*place], x(*place), measure.how);
    if (!skips_missing(measure.how)) return fmt::format("SELECT {} FROM {}", measured, from(stage));
    statement_.columns.push_back({"missing", Kind::whole, 0, "", false});
    return fmt::format("SELECT {}, count(*) - count({}) FROM {}", measured, x(*place), from(stage));
  }
  Result<std::string> ended(const Stage& stage, const Distinct& distinct) {
    const Result<std::size_t> place = data::place_of(stage.columns, distinct.column);
    if (!place) return tl::unexpected(place.error());
    statement_.columns = {{"count", Kind::whole, 0, "", false}};
    return fmt::format("SELECT count(DISTINCT {}) FROM {}", x(*place), from(stage));
  }

  Catalogue& catalogue_;
  Places& places_;
  bool postgres_;
  Statement statement_;
  std::string parts_;
  int names_ = 0;
};

enum class Effect : std::uint8_t { shapes, chooses, cuts, remakes };
struct EffectOf {
  Effect operator()(const Select&) const { return Effect::shapes; }
  Effect operator()(const Compute&) const { return Effect::shapes; }
  Effect operator()(const Fill&) const { return Effect::shapes; }
  Effect operator()(const First&) const { return Effect::cuts; }
  Effect operator()(const Group&) const { return Effect::remakes; }
  Effect operator()(const Join&) const { return Effect::remakes; }
  Effect operator()(const Sample&) const { return Effect::remakes; }
  template <class Other>
  Effect operator()(const Other&) const {
    return Effect::chooses;
  }
};

}  // namespace

std::optional<InTwo> in_two(const Pipeline& pipeline) {
  InTwo two{{pipeline.table, {}}, {pipeline.table, {}}};
  std::size_t needed = 0;  // of the steps, for the order
  bool chooses = false;
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const Step& step = pipeline.steps[i];
    const Effect effect = std::visit(EffectOf(), step);
    if (effect == Effect::remakes) return std::nullopt;
    if (effect == Effect::shapes) two.shaped.steps.push_back(step);
    else needed = i + 1;
    chooses = chooses || effect == Effect::chooses;
  }
  if (!chooses) return std::nullopt;
  two.order.steps.assign(pipeline.steps.begin(), pipeline.steps.begin() + static_cast<std::ptrdiff_t>(needed));
  return two;
}

Result<Statement> compile_order(const Pipeline& order, Catalogue& catalogue, Places& places, SqlDialect dialect) {
  return Compiler(catalogue, places, dialect).compile_order(order);
}

Result<Statement> compile(const Query& query, Catalogue& catalogue, Places& places, SqlDialect dialect) {
  return Compiler(catalogue, places, dialect).compile(query);
}

}  // namespace lunabloc::data
