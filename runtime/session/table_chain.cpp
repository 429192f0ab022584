#include "session/table_chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "program/ast.h"
#include "program/names.h"
#include "program/text_literal.h"

namespace lunabloc::session {
namespace {

using data::Cell;
using data::Step;
using program::Call;
using program::literal_of_text;
using program::Syntax;
using program::SyntaxKind;

constexpr std::array<std::string_view, 6> kComparisons = {"==", "~=", "<", "<=", ">", ">="};
constexpr std::array<std::string_view, 4> kArithmetic = {"+", "-", "*", "/"};
constexpr std::array<std::string_view, 2> kDirections = {"up", "down"};
constexpr std::array<std::string_view, 6> kAggregates = {"count", "sum", "mean", "min", "max", "median"};

template <class Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

std::optional<std::string> text_of(const Syntax& expression) {
  return expression.kind() == SyntaxKind::string_expression ? program::text_of_literal(expression.token_text()) : std::nullopt;
}

template <class Number>
std::optional<Number> read(std::string_view text) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Cell> value_of(const Syntax& expression) {
  const std::string_view written = expression.token_text();
  if (const auto text = text_of(expression)) return *text;
  if (expression.kind() == SyntaxKind::true_expression) return true;
  if (expression.kind() == SyntaxKind::false_expression) return false;
  const bool negative = expression.kind() == SyntaxKind::unary_expression && written.starts_with('-');
  if (!negative && expression.kind() != SyntaxKind::number_expression) return std::nullopt;
  if (const auto whole = read<std::int64_t>(written)) return *whole;
  if (const auto number = read<double>(written)) return *number;
  return std::nullopt;
}

// What a step is given: texts and values that are written out.
class Given {
 public:
  explicit Given(const Call& call) : values_(call.arguments().values()) {}
  std::size_t count() const { return values_.size(); }
  std::optional<std::string> text(std::size_t i) const { return i < values_.size() ? text_of(values_[i]) : std::nullopt; }
  std::optional<Cell> value(std::size_t i) const { return i < values_.size() ? value_of(values_[i]) : std::nullopt; }
  std::optional<std::int64_t> whole(std::size_t i) const {
    const std::optional<Cell> cell = value(i);
    if (!cell || !std::holds_alternative<std::int64_t>(*cell)) return std::nullopt;
    return std::get<std::int64_t>(*cell);
  }
  // Of select{"a", "b"}.
  std::optional<std::vector<std::string>> texts() const {
    std::vector<std::string> all;
    if (values_.size() != 1) return std::nullopt;
    const program::TableExpression list(values_[0]);
    if (!list) return std::nullopt;
    for (const Syntax& field : list.fields()) {
      const std::optional<std::string> one = field.kind() == SyntaxKind::list_field ? text_of(field.expression()) : std::nullopt;
      if (!one) return std::nullopt;
      all.push_back(*one);
    }
    return all;
  }

 private:
  std::vector<Syntax> values_;
};

template <class Kind>
std::optional<Step> comparing_step(const Given& given) {
  const auto column = given.text(0), sign = given.text(1);
  const auto value = given.value(2);
  const auto comparison = sign ? named<data::Comparison>(kComparisons, *sign) : std::nullopt;
  if (given.count() != 3 || !column || !comparison || !value) return std::nullopt;
  return Step(Kind{*column, *comparison, *value});
}

std::optional<Step> sort_step(const Given& given) {
  const auto column = given.text(0);
  const auto direction = given.count() < 2 ? std::optional<std::string>("up") : given.text(1);
  const auto known = direction ? named<data::Direction>(kDirections, *direction) : std::nullopt;
  if (!column || !known) return std::nullopt;
  return Step(data::Sort{*column, *known});
}

std::optional<Step> group_step(const Given& given) {
  const auto column = given.text(0), how = given.text(1);
  const auto known = how ? named<data::Aggregate>(kAggregates, *how) : std::nullopt;
  if (!column || !known || (given.count() > 2 && !given.text(2))) return std::nullopt;
  return Step(data::Group{{*column}, *known, given.text(2).value_or("")});
}

std::optional<Step> compute_step(const Given& given) {
  const auto column = given.text(0), left = given.text(1), sign = given.text(2);
  const auto operation = sign ? named<data::Arithmetic>(kArithmetic, *sign) : std::nullopt;
  const auto right = given.value(3);
  if (!column || !left || !operation || !right) return std::nullopt;
  return Step(data::Compute{*column, *left, *operation, *right});
}

std::optional<Step> step_of(const Call& call) {
  const std::string_view method = call.method().token_text();
  const Given given(call);
  if (method == "keep") return comparing_step<data::Keep>(given);
  if (method == "drop") return comparing_step<data::Drop>(given);
  if (method == "sort") return sort_step(given);
  if (method == "group") return group_step(given);
  if (method == "compute") return compute_step(given);
  if (method == "first")
    if (const auto count = given.whole(0)) return Step(data::First{*count});
  if (method == "select")
    if (auto columns = given.texts()) return Step(data::Select{std::move(*columns)});
  if (method == "missing")
    if (const auto column = given.text(0)) return Step(data::OnlyMissing{*column});
  if (method == "drop_missing")
    if (const auto column = given.text(0)) return Step(data::WithoutMissing{*column});
  if (method == "fill")
    if (const auto column = given.text(0); column && given.value(1)) return Step(data::Fill{*column, *given.value(1)});
  if (method == "sample")
    if (const auto count = given.whole(0), seed = given.whole(1); count && seed && *seed >= 0) return Step(data::Sample{*count, static_cast<std::uint32_t>(*seed)});
  return std::nullopt;
}

// From the outermost call of a chain inwards; nothing when it does not begin with data.open("…").
std::optional<TableChain> chain_from(Syntax outermost) {
  std::vector<Call> methods;
  Syntax at = outermost;
  while (at.kind() == SyntaxKind::method_call_expression) {
    methods.emplace_back(at);
    at = methods.back().callee();
  }
  const Call opening(at);
  if (!opening || opening.is_method() || opening.callee().token_text() != "data.open") return std::nullopt;
  const Given given(opening);
  const std::optional<std::string> table = given.count() == 1 ? given.text(0) : std::nullopt;
  if (!table) return std::nullopt;
  TableChain chain{{*table, {}}, opening.syntax().token_range().start, opening.syntax().token_range().end, {}, false};
  chain.ends.push_back(chain.end);
  for (auto method = methods.rbegin(); method != methods.rend(); ++method) {
    std::optional<Step> step = step_of(*method);
    if (!step || chain.pipeline.steps.size() >= data::kMostSteps) {
      chain.goes_on = true;
      break;
    }
    chain.pipeline.steps.push_back(std::move(*step));
    chain.end = method->syntax().token_range().end;
    chain.ends.push_back(chain.end);
  }
  return chain;
}

bool is_letter(char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_'; }
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// A name of Lua that says the table's: "Communes 2020" gives communes_2020.
std::string variable_named(std::string_view table) {
  std::string name;
  for (const char sign : table) {
    if (is_letter(sign) || is_digit(sign)) name.push_back(sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign);
    else if (!name.empty() && name.back() != '_') name.push_back('_');
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || is_digit(name.front())) name.insert(0, "t");
  constexpr std::array<std::string_view, 12> kLibrary = {"data", "chart", "say", "stage", "turtle", "grid", "sound", "kit", "model", "table", "string", "math"};
  const bool taken = program::is_reserved_word(name) || std::find(kLibrary.begin(), kLibrary.end(), name) != kLibrary.end();
  return taken ? name + "_1" : name;
}

std::set<std::string, std::less<>> names_in(const program::Tree& tree) {
  std::set<std::string, std::less<>> names;
  for (program::Walk walk{Syntax(tree)}; walk; walk.next())
    if (walk.at().kind() == SyntaxKind::name) names.emplace(walk.at().text());
  return names;
}

struct Written {
  std::string operator()(const data::Keep& step) const { return comparing("keep", step.column, step.comparison, step.value); }
  std::string operator()(const data::Drop& step) const { return comparing("drop", step.column, step.comparison, step.value); }
  std::string operator()(const data::Sort& step) const {
    return fmt::format(":sort({}, \"{}\")", literal_of_text(step.column), kDirections[static_cast<std::size_t>(step.direction)]);
  }
  std::string operator()(const data::First& step) const { return fmt::format(":first({})", step.count); }
  std::string operator()(const data::OnlyMissing& step) const { return fmt::format(":missing({})", literal_of_text(step.column)); }
  std::string operator()(const data::WithoutMissing& step) const { return fmt::format(":drop_missing({})", literal_of_text(step.column)); }
  std::string operator()(const data::Group& step) const {
    const std::string of = step.of.empty() ? "" : ", " + literal_of_text(step.of);
    return step.columns.size() != 1 ? std::string() : fmt::format(":group({}, \"{}\"{})", literal_of_text(step.columns[0]), data::name_of(step.how), of);
  }
  template <class Other>
  std::string operator()(const Other&) const { return {}; }

  static std::string comparing(const char* word, const std::string& column, data::Comparison comparison, const Cell& value) {
    return fmt::format(":{}({}, \"{}\", {})", word, literal_of_text(column), kComparisons[static_cast<std::size_t>(comparison)], lua_of(value));
  }
};

// The innermost statement in which the selection begins; nothing where nothing may follow it.
std::optional<TextRange> statement_in(const program::Tree& tree, const Selected& selected) {
  if (!selected || selected->start >= tree.text().size()) return std::nullopt;
  const program::Path path = program::path_at(tree, selected->start);
  for (auto at = path.rbegin(); at != path.rend(); ++at) {
    if (!program::is_statement(at->kind())) continue;
    if (at->kind() == SyntaxKind::return_statement || at->kind() == SyntaxKind::break_statement) return std::nullopt;
    return at->token_range();
  }
  return std::nullopt;
}

}  // namespace

std::vector<TableChain> chains_of(const program::Tree& tree) {
  std::vector<TableChain> chains;
  std::set<std::size_t> begun;  // a chain is met from its outermost call on
  for (program::Walk walk{Syntax(tree)}; walk; walk.next()) {
    const Syntax at = walk.at();
    if (at.kind() != SyntaxKind::method_call_expression && at.kind() != SyntaxKind::call_expression) continue;
    std::optional<TableChain> chain = chain_from(at);
    if (chain && begun.insert(chain->start).second) chains.push_back(std::move(*chain));
  }
  std::sort(chains.begin(), chains.end(), [](const TableChain& one, const TableChain& other) { return one.start < other.start; });
  return chains;
}

std::optional<TableChain> chain_of(const program::Tree& tree, const std::string& table, const Selected& selected) {
  std::vector<TableChain> chains = chains_of(tree);
  if (selected)
    for (TableChain& chain : chains)
      if (chain.pipeline.table == table && selected->start < chain.end && chain.start < selected->end) return std::move(chain);
  for (auto chain = chains.rbegin(); chain != chains.rend(); ++chain)
    if (chain->pipeline.table == table) return std::move(*chain);
  return std::nullopt;
}

std::string lua_of(const Cell& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const double* number = std::get_if<double>(&value)) return std::isfinite(*number) ? fmt::format("{}", *number) : std::string("0");
  if (const std::string* text = std::get_if<std::string>(&value)) return literal_of_text(*text);
  return "nil";
}

std::string lua_of(const Step& step) { return std::visit(Written(), step); }

std::string lua_opening(const program::Tree& tree, const std::string& table) {
  const auto taken = names_in(tree);
  const std::string wanted = variable_named(table);
  std::string name = wanted;
  for (int n = 2; taken.contains(name); ++n) name = fmt::format("{}_{}", wanted, n);
  return fmt::format("local {} = data.open({})", name, literal_of_text(table));
}

program::TextEdits with_step(const program::Tree& tree, const std::string& table, const Step& step, const Selected& selected) {
  const std::string lua = lua_of(step);
  if (lua.empty()) return {};
  if (const std::optional<TableChain> chain = chain_of(tree, table, selected)) return {{{chain->end, chain->end}, lua}};
  return with_statements(tree, {lua_opening(tree, table) + lua}, selected);
}

program::TextEdits with_statements(const program::Tree& tree, const std::vector<std::string>& lines, const Selected& selected) {
  const std::string& text = tree.text();
  const std::optional<TextRange> statement = statement_in(tree, selected);
  std::string lua;
  if (!statement) {
    if (!text.empty() && text.back() != '\n') lua = "\n";
    for (const std::string& line : lines) lua += line + "\n";
    return {{{text.size(), text.size()}, lua}};
  }
  const std::size_t line_start = text.rfind('\n', statement->start) + 1;
  const std::string_view before = std::string_view(text).substr(line_start, statement->start - line_start);
  const std::string_view indent = before.substr(0, before.find_first_not_of(" \t"));
  for (const std::string& line : lines) lua += "\n" + std::string(indent) + line;
  // What stands on the rest of the line stays there: a comment says something of its own statement.
  const std::size_t end = std::min(text.find('\n', statement->end), text.size());
  const std::string_view rest = std::string_view(text).substr(statement->end, end - statement->end);
  const bool comment = rest.find_first_not_of(" \t\r") == std::string_view::npos || rest.substr(rest.find_first_not_of(" \t")).starts_with("--");
  const std::size_t at = comment ? end : statement->end;
  if (!comment) lua += "\n" + std::string(indent);
  return {{{at, at}, lua}};
}

Selected where_known(const program::Tree& tree, const TableChain& chain, const Selected& selected) {
  const std::optional<TextRange> statement = statement_in(tree, selected), own = statement_in(tree, TextRange{chain.start, chain.end});
  if (!statement || !own || statement->start < own->start) return std::nullopt;
  // The innermost block around the one stands around the other too.
  const program::Path path = program::path_at(tree, chain.start);
  const auto block = std::find_if(path.rbegin(), path.rend(), [](const Syntax& at) { return at.kind() == SyntaxKind::block; });
  return block == path.rend() || block->token_range().contains(*statement) ? selected : std::nullopt;
}

program::TextEdits without_step(const TableChain& chain, std::size_t step) {
  if (step + 1 >= chain.ends.size()) return {};
  return {{{chain.ends[step], chain.ends[step + 1]}, ""}};
}

std::string variable_of(const program::Tree& tree, const TableChain& chain) {
  const program::Path path = program::path_at(tree, chain.start);
  for (auto at = path.rbegin(); at != path.rend(); ++at) {
    if (const program::LocalStatement statement{*at}) {
      const auto names = statement.names(), values = statement.values();
      if (names.size() == 1 && values.size() == 1 && values[0].token_range().start == chain.start && values[0].token_range().end == chain.end)
        return std::string(program::LocalName(names[0]).name().token_text());
      return {};
    }
    if (program::is_statement(at->kind())) return {};
  }
  return {};
}

}  // namespace lunabloc::session
