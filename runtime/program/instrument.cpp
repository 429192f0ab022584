// How it is done: bytes are inserted, none is changed. A statement gets a call before it; a condition gets a call that
// gives nil in front of an `or`, or its opposite in front of an `and`, so no level, local or parenthesis is added:
//
//   while a do          while step(1) or a do
//   a and t[1]          a and not step(2) and t[1]
//   a or t[1]           a or step(3) or t[1]
//
// What happened after a statement, or at the beginning of a block, waits for the next statement: when that follows, and
// begins by itself, both are one site.
#include "program/instrument.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/line_index.h"
#include "program/ast.h"
#include "program/operands.h"
#include "program/parser.h"
#include "program/scopes.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

using Counts = SiteCounts;

// `t["name"]` reads a field as `t.name` does: no element is consulted.
bool is_element(const IndexExpression& index) { return index.key().kind() != string_expression; }

bool is_element(Syntax value) {
  while (value.kind() == parenthesized_expression) value = value.expression();
  const IndexExpression index(value);
  return index && is_element(index);
}

// What a list begins with; how much a call or `...` at its end gives is not written in the text.
int cells_of(const TableExpression& table) {
  int cells = 0;
  bool open = false;
  for (const Syntax& field : table.fields()) {
    open = false;
    if (field.kind() != list_field) continue;
    ++cells;
    const SyntaxKind kind = field.expression().kind();
    open = kind == call_expression || kind == method_call_expression || kind == vararg_expression;
  }
  return open ? cells - 1 : cells;
}

// The bytes of an expression but its spaces and comments: two equal ones say the same.
std::string words_of(const Syntax& syntax) {
  std::string words;
  for (Walk walk(syntax); walk; walk.next())
    if (walk.at().is_token() && !is_trivia(walk.at().kind())) words.append(walk.at().text()).push_back(' ');
  return words;
}

// `t[i], t[j] = t[j], t[i]`
bool is_swap(const Assignment& assignment) {
  const std::vector<Syntax> targets = assignment.targets(), values = assignment.values();
  if (targets.size() != 2 || values.size() != 2) return false;
  const IndexExpression first(targets[0]), second(targets[1]);
  if (!first || !second || !is_element(first) || !is_element(second)) return false;
  return words_of(first.object()) == words_of(second.object()) && words_of(targets[0]) == words_of(values[1]) &&
         words_of(targets[1]) == words_of(values[0]);
}

// Each turn of `for … in ipairs(t)` looks at one element of t.
bool goes_through_elements(const GenericFor& loop) {
  const std::vector<Syntax> expressions = loop.expressions();
  if (expressions.size() != 1 || expressions[0].kind() != call_expression) return false;
  const std::string_view callee = Call(expressions[0]).callee().text();
  return callee == "ipairs" || callee == "pairs";
}

// How deep Lua's reader goes for the file.
int levels_of(const Syntax& body) {
  int deepest = 0, labels = 0, most_labels = 0;
  for (Walk walk(body); walk; walk.next()) {
    if (!is_statement(walk.at().kind()) || walk.at().is_token()) continue;
    if (walk.parent() == body) deepest = std::max(deepest, static_cast<int>(walk.at().green().node().levels));
    // Labels that follow one another are nested for Lua.
    labels = walk.at().kind() == label_statement ? labels + 1 : walk.at().kind() == empty_statement ? labels : 0;
    most_labels = std::max(most_labels, labels - 1);
  }
  return deepest + most_labels;
}

class Instrumenter {
 public:
  Instrumenter(const Tree& tree, Tell tell, Sites& sites) : tree_(tree), tell_(tell), sites_(sites) {}

  std::string run() {
    const Syntax file(tree_);
    const Syntax body = File(file).block();
    scopes_.open_function();
    has_room_ = levels_of(body) <= kMostLevels;
    if (has_room_) straight(body);
    if (!has_room_) insertions_.clear();
    scopes_.close_function();
    return text(body.start());
  }

 private:
  struct Insertion {
    std::size_t offset;
    std::string text;
  };

  // What has happened where no call is yet.
  struct Pending {
    std::size_t at = 0;  // where the call stands if no statement takes it along
    Site site;
    std::vector<std::string> values;
    bool empty() const { return site.acts.empty() && site.counts == Counts{}; }
  };

  // What a part that is evaluated as a whole, or not at all, adds to the counts.
  struct Part {
    Counts counts;
    Syntax start;            // the right side of `and` or `or`; empty for the expressions themselves
    SyntaxKind after = missing;
  };
  struct Waiting {
    Syntax expression;
    std::size_t part;
    Registers registers;
  };

  std::string text(std::size_t body_start) {
    std::stable_sort(insertions_.begin(), insertions_.end(),
                     [](const Insertion& a, const Insertion& b) { return a.offset < b.offset; });
    std::string result = fmt::format("local {} = ... return function(...) ", kStepName);
    std::size_t done = body_start;
    for (const Insertion& insertion : insertions_) {
      result.append(tree_.text(), done, insertion.offset - done).append(insertion.text);
      done = insertion.offset;
    }
    return result.append(tree_.text(), done).append("\nend");
  }

  // Set off by spaces on both sides: `end(f)()` is two statements.
  void insert(std::size_t offset, std::string_view calls) { insertions_.push_back({offset, fmt::format(" {} ", calls)}); }
  std::string call(Site site, const std::vector<std::string>& values = {}) {
    if (tell_ == Tell::counts) site.acts.clear();
    std::string text = fmt::format("{}({}", kStepName, sites_.add(std::move(site)));
    for (const std::string& value : values) text.append(", ").append(value);
    return text + ")";
  }
  static Site step_of(const Syntax& statement, Counts counts) {
    ++counts.steps;
    return {{{Act::Kind::statement, static_cast<std::uint32_t>(statement.first_token().start()), {}}}, counts};
  }

  void insert_step(const Syntax& statement, const Counts& counts) {
    Pending before = std::exchange(pending_, {});
    Site site = step_of(statement, counts);
    before.site.counts += site.counts;
    before.site.acts.push_back(site.acts.front());
    insert(statement.first_token().start(), call(std::move(before.site), before.values) + ";");
  }
  void wait(std::size_t at, const Counts& counts) {
    pending_.at = at;
    pending_.site.counts += counts;
  }
  void wait(std::size_t at, Act act, const std::vector<std::string>& values) {
    if (tell_ != Tell::all) return;
    if (pending_.values.size() + values.size() > kMostSiteValues) insert_pending();
    pending_.at = at;
    pending_.site.acts.push_back(std::move(act));
    pending_.values.insert(pending_.values.end(), values.begin(), values.end());
  }
  void wait_for_local(std::size_t at, std::string_view name) {
    wait(at, {Act::Kind::variable, 0, std::string(name)}, {std::string(name)});
  }
  // Where no statement takes it along: a block ends, or the next is reached from elsewhere too.
  void insert_pending() {
    Pending before = std::exchange(pending_, {});
    if (!before.empty()) insert(before.at, call(std::move(before.site), before.values) + ";");
  }

  // ---- statements -----------------------------------------------------------------------------------------------

  void block(const Syntax& block) {
    scopes_.open_block();
    straight(block);
    scopes_.close_block();
  }
  void straight(const Syntax& block) {
    for (const Syntax part : block.children())
      if (is_statement(part.kind())) statement(part);
    insert_pending();
  }

  void statement(const Syntax& syntax) {
    switch (syntax.kind()) {
      case assignment: return assign(Assignment(syntax));
      case call_statement: return insert_step(syntax, evaluate({CallStatement(syntax).call()}));
      case return_statement: return insert_step(syntax, evaluate(ReturnStatement(syntax).values()));
      case break_statement:
      case goto_statement: return insert_step(syntax, {});
      case local_statement: return local(LocalStatement(syntax));
      case do_statement: insert_step(syntax, {}); return block(DoStatement(syntax).body());
      case if_statement: return choose(IfStatement(syntax));
      case while_statement: {
        const WhileStatement loop(syntax);
        insert_pending();
        insert_condition_step(syntax, loop.condition());
        wait(syntax.child(kw_do).end(), {.turns = 1});
        return block(loop.body());
      }
      case repeat_statement: {
        const RepeatStatement loop(syntax);
        insert_pending();
        wait(syntax.child(kw_repeat).end(), {.turns = 1});
        scopes_.open_block();  // the condition sees the body's locals
        straight(loop.body());
        insert_condition_step(syntax, loop.condition());
        return scopes_.close_block();
      }
      case numeric_for: {
        const NumericFor loop(syntax);
        std::vector<Syntax> bounds{loop.from(), loop.to()};
        if (loop.step()) bounds.push_back(loop.step());
        insert_step(syntax, evaluate(bounds));
        return turns(syntax, 3, {loop.variable()}, {}, loop.body());
      }
      case generic_for: {
        const GenericFor loop(syntax);
        insert_step(syntax, evaluate(loop.expressions()));
        std::vector<Syntax> names;
        for (const Syntax& variable : loop.variables()) names.push_back(variable.child(name));
        return turns(syntax, 4, names, {.reads = goes_through_elements(loop) ? 1 : 0}, loop.body());
      }
      case function_statement: return define(Function(syntax));
      case local_function: {
        const Function function(syntax);
        insert_step(syntax, {});
        scopes_.declare({function.name().text()});
        body_of(function);
        return wait_for_local(syntax.last_token().end(), function.name().text());
      }
      case label_statement: return insert_pending();
      default: return;
    }
  }

  // The step of a loop is one with its condition: each evaluation is one.
  void insert_condition_step(const Syntax& loop, const Syntax& condition) {
    const Counts counts = evaluate({condition});
    insert(condition.start(), call(step_of(loop, counts)) + " or");
  }

  void turns(const Syntax& loop, std::size_t hidden, const std::vector<Syntax>& names, const Counts& counts,
             const Syntax& body) {
    const std::size_t begin = loop.child(kw_do).end();
    Site turn = step_of(loop, counts);
    ++turn.counts.turns;
    pending_ = {begin, std::move(turn), {}};
    scopes_.open_block();
    scopes_.hide(hidden);
    for (const Syntax& name : names) {
      scopes_.declare({name.text()});
      wait_for_local(begin, name.text());
    }
    block(body);
    scopes_.close_block();
  }

  void choose(const IfStatement& choice) {
    for (const Arm& arm : choice.arms()) {
      const Counts counts = evaluate({arm.condition()});
      if (arm.syntax == choice.syntax())
        insert_step(choice.syntax(), counts);
      else if (counts != Counts{})
        insert(arm.condition().start(), call({{}, counts}) + " or");
      block(arm.body());
    }
    if (choice.else_clause()) block(choice.else_body());
  }

  void local(const LocalStatement& local) {
    insert_step(local.syntax(), evaluate(local.values()));
    for (const Syntax& local_name : local.names()) {
      const Syntax name = LocalName(local_name).name();
      scopes_.declare({name.text()});
      wait_for_local(local.syntax().last_token().end(), name.text());
    }
  }

  void assign(const Assignment& assignment) {
    const std::vector<Syntax> targets = assignment.targets();
    std::vector<Syntax> evaluated;
    Counts own;
    for (const Syntax& target : targets) {
      if (const IndexExpression index{target}) {
        own.writes += is_element(index) ? 1 : 0;
        evaluated.push_back(index.object());
        evaluated.push_back(index.key());
      } else if (const FieldExpression field{target}) {
        evaluated.push_back(field.object());
      }
    }
    for (const Syntax& value : assignment.values()) evaluated.push_back(value);
    Counts counts = evaluate(evaluated);
    counts.writes = own.writes;
    counts.swaps = is_swap(assignment) ? 1 : 0;
    insert_step(assignment.syntax(), counts);

    std::vector<std::pair<Act, std::string>> told;
    for (const Syntax& target : targets) {
      Act act = assigned(target);
      if (act.name.empty()) continue;
      const std::string key = key_of(target, targets, act);
      if (std::find(told.begin(), told.end(), std::pair(act, key)) != told.end()) continue;
      told.emplace_back(act, key);
      wait_for(assignment.syntax().last_token().end(), act, key);
    }
  }

  // Says in the act which element of `t[i]`, `t[i + 1]`, `t[#t + 1]`, `t.x` is assigned, where evaluating the key again does
  // nothing: it is written in the text, or held by a name that the statement leaves alone. Gives the key to evaluate.
  std::string key_of(const Syntax& target, const std::vector<Syntax>& targets, Act& act) {
    const auto is_assigned = [&targets](std::string_view name) {
      return std::any_of(targets.begin(), targets.end(), [name](const Syntax& other) {
        return other.kind() == name_expression && other.token_text() == name;
      });
    };
    if (is_assigned(act.name)) return {};
    if (const FieldExpression field(target); field && field.object().kind() == name_expression && field.object().token_text() != "_ENV") {
      act.key = Act::Key::value;
      return fmt::format("\"{}\"", field.name().text());
    }
    const IndexExpression index(target);
    if (!index || index.object().kind() != name_expression) return {};
    if (words_of(index.key()) == fmt::format("# {} + 1 ", act.name)) {
      act.key = Act::Key::length;
      return {};
    }
    const auto [key, added] = without_number(index.key());
    const std::string_view text = key.kind() == name_expression || key.kind() == number_expression || key.kind() == string_expression
                                      ? key.token_text()
                                      : std::string_view();
    if (text.empty() || is_assigned(text) || text.find_first_of("\r\n") != std::string_view::npos) return {};
    act.key_plus = added;
    const bool is_global = key.kind() == name_expression && scopes_.resolve(text) == nullptr;
    act.key = is_global ? Act::Key::global : Act::Key::value;
    if (is_global) act.key_name = text;
    return is_global ? "_ENV" : std::string(text);
  }

  // `i + 1` is i and 1, `i - 1` i and -1.
  static std::pair<Syntax, int> without_number(const Syntax& key) {
    const BinaryExpression sum(key);
    if (!sum || sum.right().kind() != number_expression || sum.left().kind() != name_expression) return {key, 0};
    const SyntaxKind sign = sum.operator_token().kind();
    const std::string_view digits = sum.right().token_text();
    int number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if ((sign != plus && sign != minus) || problem != std::errc() || end != digits.data() + digits.size()) return {key, 0};
    return {sum.left(), sign == plus ? number : -number};
  }

  // ---- functions ------------------------------------------------------------------------------------------------

  void define(const Function& function) {
    insert_step(function.syntax(), {});
    const Act act = assigned(children_of(function.name(), name).front().text());
    body_of(function);
    wait_for(function.syntax().last_token().end(), act, {});
  }

  void body_of(const Function& function) {
    const FunctionBody body = function.body();
    const std::size_t mark = insertions_.size();
    const bool outer_has_room = has_room_;
    Pending outer_pending = std::exchange(pending_, {});
    has_room_ = true;
    scopes_.open_function();
    const std::size_t begin = body.parameters().end();
    wait(begin, {.calls = 1});
    if (function.is_method()) {
      scopes_.declare({"self"});
      wait_for_local(begin, "self");
    }
    for (const Syntax& parameter : body.parameter_list()) {
      if (parameter.kind() == vararg_parameter) continue;
      const std::string_view parameter_name = parameter.child(name).text();
      scopes_.declare({parameter_name});
      wait_for_local(begin, parameter_name);
    }
    straight(body.block());
    if (!has_room_ || scopes_.outer_names() > kMostUpvalues) insertions_.resize(mark);
    scopes_.close_function();
    has_room_ = outer_has_room;
    pending_ = std::move(outer_pending);
  }

  // ---- what took a value ----------------------------------------------------------------------------------------

  void wait_for(std::size_t at, const Act& act, const std::string& key) {
    std::vector<std::string> values{act.kind == Act::Kind::global ? "_ENV" : act.name};
    if (!key.empty()) values.push_back(key);
    wait(at, act, values);
  }
  // The name that was assigned, or below which something was.
  Act assigned(std::string_view name) {
    return {resolve(name) ? Act::Kind::variable : Act::Kind::global, 0, std::string(name)};
  }
  // Without a name when there is none.
  Act assigned(const Syntax& target) {
    Syntax root = target, above;
    while (root.kind() != name_expression) {
      if (root.kind() != parenthesized_expression) above = root;
      if (root.kind() != field_expression && root.kind() != index_expression && root.kind() != parenthesized_expression)
        return {};
      root = root.expression();
    }
    const std::string_view name = root.token_text();
    // `_ENV.x` is the global x.
    if (name == "_ENV" && above && !scopes_.resolve(name)) {
      const FieldExpression field(above);
      return field ? Act{Act::Kind::global, 0, std::string(field.name().text())} : Act{};
    }
    return assigned(name);
  }

  // ---- expressions ----------------------------------------------------------------------------------------------

  bool resolve(std::string_view name) {
    if (scopes_.resolve(name) != nullptr) return true;
    if (name != "_ENV") scopes_.resolve("_ENV");  // a global is a field of it
    return false;
  }

  // What is counted when they are evaluated; parts under a condition of their own count for themselves.
  // By hand rather than by calls: a chain of operators may be thousands deep.
  Counts evaluate(const std::vector<Syntax>& expressions) {
    std::vector<Part> parts(1);
    std::vector<Waiting> waiting;
    for (std::size_t i = 0; i < expressions.size(); ++i) waiting.push_back({expressions[i], 0, Registers{i, i}});
    while (!waiting.empty()) {
      const Waiting now = waiting.back();
      waiting.pop_back();
      expression(now, parts, waiting);
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].counts == Counts{}) continue;
      const std::string count = call({{}, parts[i].counts});
      insert(parts[i].start.start(), parts[i].after == kw_and ? fmt::format("not {} and", count) : count + " or");
    }
    return parts[0].counts;
  }

  void expression(const Waiting& now, std::vector<Part>& parts, std::vector<Waiting>& waiting) {
    const Syntax& syntax = now.expression;
    Counts& counts = parts[now.part].counts;
    if (syntax.kind() == name_expression) resolve(syntax.token_text());
    if (syntax.kind() == function_expression) return body_of(Function(syntax));
    if (const IndexExpression index{syntax}) counts.reads += is_element(index) ? 1 : 0;
    const BinaryExpression binary(syntax);
    const SyntaxKind sign = binary ? binary.operator_token().kind() : missing;
    if (is_comparison(sign)) {
      ++counts.comparisons;
      counts.element_comparisons += is_element(binary.left()) || is_element(binary.right()) ? 1 : 0;
    }
    if (const TableExpression table{syntax}) counts.cells += cells_of(table);
    std::size_t part = now.part;
    for_each_operand(syntax, now.registers, [&](const Syntax& operand, Registers registers) {
      if ((sign == kw_and || sign == kw_or) && operand == binary.right()) {
        part = parts.size();
        parts.push_back({{}, operand, sign});
        if (scopes_.active_locals() + registers.at_most > kMostRegisters) has_room_ = false;
      }
      waiting.push_back({operand, part, registers});
    });
  }

  // Of 255: room for a call.
  static constexpr std::size_t kMostRegisters = 240;

  const Tree& tree_;
  const Tell tell_;
  Sites& sites_;
  Pending pending_;
  Scopes scopes_;
  std::vector<Insertion> insertions_;
  bool has_room_ = true;  // for calls, in the function that is being read
};

Error error_of(const Tree& tree, const Diagnostic& diagnostic) {
  const base::LineIndex lines(tree.text());
  const base::LineColumn at = lines.at(tree.text(), diagnostic.range.start);
  std::string detail = diagnostic.message;
  for (const auto& [name, value] : diagnostic.arguments) detail += fmt::format(" {}={}", name, value);
  return {ErrorKind::failed, diagnostic.message, diagnostic.arguments, {{}, at.line, at.column}, detail};
}

Diagnostic reserved_name(const Tree& tree) {
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    const Syntax& at = walk.at();
    if (at.kind() != name || !at.text().starts_with(kReservedPrefix)) continue;
    const std::uint32_t line = base::LineIndex(tree.text()).line_of(at.start());
    return {"program.reserved_name", {{"nom", std::string(at.text())}, {"ligne", fmt::format("{}", line)}}, at.range(), {}};
  }
  return {};
}

}  // namespace

SiteCounts& SiteCounts::operator+=(const SiteCounts& other) {
  steps += other.steps;
  reads += other.reads;
  comparisons += other.comparisons;
  writes += other.writes;
  swaps += other.swaps;
  element_comparisons += other.element_comparisons;
  cells += other.cells;
  turns += other.turns;
  calls += other.calls;
  return *this;
}

std::size_t Sites::add(Site site) {
  if (site.acts.empty()) {
    const auto [known, is_new] = without_acts_.try_emplace(site.counts, sites_.size());
    if (!is_new) return known->second;
  }
  sites_.push_back(std::move(site));
  return sites_.size() - 1;
}

Result<std::string> instrument(const Tree& tree, Tell tell, Sites& sites) {
  const std::vector<Diagnostic> diagnostics = diagnostics_of(tree);
  if (!diagnostics.empty()) return tl::unexpected(error_of(tree, diagnostics.front()));
  const Diagnostic reserved = reserved_name(tree);
  if (!reserved.message.empty()) return tl::unexpected(error_of(tree, reserved));
  // The chunk around the program takes two levels of its own.
  if (levels_of(File(Syntax(tree)).block()) > kMaxLevels - 2)
    return tl::unexpected(error_of(tree, {"syntax.too_deep", {{"trouve", ""}, {"ligne", "1"}}, {}, {}}));
  return Instrumenter(tree, tell, sites).run();
}

}  // namespace lunabloc::program
