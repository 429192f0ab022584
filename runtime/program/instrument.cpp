// How it is done: bytes are inserted, none is changed. A statement gets a call before it; a condition gets a call that
// gives nil in front of an `or`, or its opposite in front of an `and`, so no level, local or parenthesis is added:
//
//   while a do          while step(1) or a do
//   a and t[1]          a and not count(1) and t[1]
//   a or t[1]           a or count(1) or t[1]
#include "program/instrument.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <unordered_set>

#include "base/line_index.h"
#include "program/ast.h"
#include "program/operands.h"
#include "program/parser.h"
#include "program/scopes.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

struct Counts {
  int reads = 0, comparisons = 0, writes = 0, swaps = 0, element_comparisons = 0, cells = 0, turns = 0;
  bool any() const { return reads + comparisons + writes + swaps + element_comparisons + cells + turns > 0; }
};
enum class Begins { statement, turn };

// The numbers without the zeros at their end, each after a comma.
std::string listed(const Counts& counts) {
  const std::array numbers = {counts.reads,               counts.comparisons, counts.writes, counts.swaps,
                              counts.element_comparisons, counts.cells,       counts.turns};
  std::size_t kept = numbers.size();
  while (kept > 0 && numbers[kept - 1] == 0) --kept;
  std::string list;
  for (std::size_t i = 0; i < kept; ++i) list += fmt::format(", {}", numbers[i]);
  return list;
}
std::string step_call(std::size_t offset, const Counts& counts, Begins begins = Begins::statement) {
  const auto place = static_cast<std::int64_t>(offset);
  return fmt::format("{}({}{})", kStepName, begins == Begins::turn ? ~place : place, listed(counts));
}
std::string count_call(const Counts& counts) { return fmt::format("{}({})", kCountName, listed(counts).substr(2)); }
std::string named_call(std::string_view function, std::string_view name, std::string_view value) {
  return fmt::format("{}(\"{}\", {})", function, name, value);
}

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

// Where the counts of a turn go along with the step of the first statement: that step is always, and only, at the
// beginning of the turn.
bool begins_with_step(SyntaxKind kind) {
  return kind != while_statement && kind != repeat_statement && kind != label_statement;
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

class Instrumenter {
 public:
  explicit Instrumenter(const Tree& tree) : tree_(tree) {}

  std::string run() {
    const Syntax file(tree_);
    const Syntax body = File(file).block();
    scopes_.open_function();
    has_room_ = levels_of(body) <= kMostLevels;
    if (has_room_) statements(body);
    if (!has_room_) insertions_.clear();
    scopes_.close_function();
    return text(body.start());
  }

  // How deep Lua's reader goes for the file.
  static int levels_of(const Syntax& body) {
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

 private:
  struct Insertion {
    std::size_t offset;
    std::string text;
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
    std::string result = fmt::format("local {} = ... return function(...) ", fmt::join(kInstrumentNames, ", "));
    std::size_t done = body_start;
    for (const Insertion& insertion : insertions_) {
      result.append(tree_.text(), done, insertion.offset - done).append(insertion.text);
      done = insertion.offset;
    }
    return result.append(tree_.text(), done).append("\nend");
  }

  // Set off by spaces on both sides: `end(f)()` is two statements.
  void insert(std::size_t offset, std::string_view calls) { insertions_.push_back({offset, fmt::format(" {} ", calls)}); }
  void insert_step(const Syntax& statement, const Counts& counts) {
    const std::size_t start = statement.first_token().start();
    insert(start, step_call(start, counts, turns_begin_.contains(start) ? Begins::turn : Begins::statement) + ";");
  }

  // ---- statements -----------------------------------------------------------------------------------------------

  void block(const Syntax& block) {
    scopes_.open_block();
    statements(block);
    scopes_.close_block();
  }
  void statements(const Syntax& block) {
    for (const Syntax part : block.children())
      if (is_statement(part.kind())) statement(part);
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
        insert_condition_step(syntax, loop.condition());
        begin_turn(loop.body(), syntax.child(kw_do).end());
        return block(loop.body());
      }
      case repeat_statement: {
        const RepeatStatement loop(syntax);
        begin_turn(loop.body(), syntax.child(kw_repeat).end());
        scopes_.open_block();  // the condition sees the body's locals
        statements(loop.body());
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
        return insert(syntax.last_token().end(), variable_call(function.name()));
      }
      default: return;
    }
  }

  // The step of a loop is one with its condition: each evaluation is one.
  void insert_condition_step(const Syntax& loop, const Syntax& condition) {
    const Counts counts = evaluate({condition});
    insert(condition.start(), step_call(loop.first_token().start(), counts) + " or");
  }

  // A turn of a loop whose step is one with its condition.
  void begin_turn(const Syntax& body, std::size_t otherwise_at) {
    for (const Syntax part : body.children()) {
      if (!is_statement(part.kind()) || part.kind() == empty_statement) continue;
      if (!begins_with_step(part.kind())) break;
      turns_begin_.insert(part.first_token().start());
      return;
    }
    insert(otherwise_at, count_call({.turns = 1}) + ";");
  }

  void turns(const Syntax& loop, std::size_t hidden, const std::vector<Syntax>& names, const Counts& counts,
             const Syntax& body) {
    std::string calls = step_call(loop.first_token().start(), counts, Begins::turn) + ";";
    scopes_.open_block();
    scopes_.hide(hidden);
    for (const Syntax& name : names) {
      scopes_.declare({name.text()});
      calls.append(" ").append(variable_call(name));
    }
    insert(loop.child(kw_do).end(), calls);
    block(body);
    scopes_.close_block();
  }

  void choose(const IfStatement& choice) {
    for (const Arm& arm : choice.arms()) {
      const Counts counts = evaluate({arm.condition()});
      if (arm.syntax == choice.syntax())
        insert_step(choice.syntax(), counts);
      else if (counts.any())
        insert(arm.condition().start(), count_call(counts) + " or");
      block(arm.body());
    }
    if (choice.else_clause()) block(choice.else_body());
  }

  void local(const LocalStatement& local) {
    insert_step(local.syntax(), evaluate(local.values()));
    std::string calls;
    for (const Syntax& local_name : local.names()) {
      const Syntax name = LocalName(local_name).name();
      scopes_.declare({name.text()});
      calls.append(calls.empty() ? "" : " ").append(variable_call(name));
    }
    insert(local.syntax().last_token().end(), calls);
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

    std::vector<std::string> calls;
    for (const Syntax& target : targets) {
      std::string call = target_call(target);
      if (!call.empty() && std::find(calls.begin(), calls.end(), call) == calls.end()) calls.push_back(std::move(call));
    }
    if (!calls.empty()) insert(assignment.syntax().last_token().end(), fmt::format("{}", fmt::join(calls, " ")));
  }

  // ---- functions ------------------------------------------------------------------------------------------------

  void define(const Function& function) {
    insert_step(function.syntax(), {});
    const std::vector<Syntax> names = children_of(function.name(), name);
    const bool is_field = names.size() > 1;
    const std::string call = name_call(names.front().text(), is_field);
    body_of(function);
    insert(function.syntax().last_token().end(), call);
  }

  void body_of(const Function& function) {
    const FunctionBody body = function.body();
    const std::size_t mark = insertions_.size();
    const bool outer_has_room = has_room_;
    has_room_ = true;
    scopes_.open_function();
    std::string calls = fmt::format("{}();", kEnterName);
    if (function.is_method()) {
      scopes_.declare({"self"});
      calls.append(" ").append(named_call(kVariableName, "self", "self")).append(";");
    }
    for (const Syntax& parameter : body.parameter_list()) {
      if (parameter.kind() == vararg_parameter) continue;
      scopes_.declare({parameter.child(name).text()});
      calls.append(" ").append(variable_call(parameter.child(name)));
    }
    insert(body.parameters().end(), calls);
    statements(body.block());
    if (!has_room_ || scopes_.outer_names() > kMostUpvalues) insertions_.resize(mark);
    scopes_.close_function();
    has_room_ = outer_has_room;
  }

  // ---- what took a value ----------------------------------------------------------------------------------------

  static std::string variable_call(const Syntax& name) {
    return named_call(kVariableName, name.text(), name.text()) + ";";
  }

  // The call that tells of a name that was assigned, or of something below it.
  std::string name_call(std::string_view name, bool below) {
    if (resolve(name)) return named_call(below ? kChangedName : kVariableName, name, name) + ";";
    return global_call(name, below);
  }
  static std::string global_call(std::string_view name, bool below) {
    return named_call(below ? kChangedGlobalName : kGlobalName, name, "_ENV") + ";";
  }

  std::string target_call(const Syntax& target) {
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
      return field ? global_call(field.name().text(), above != target) : std::string();
    }
    return name_call(name, static_cast<bool>(above));
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
      if (!parts[i].counts.any()) continue;
      const std::string call = count_call(parts[i].counts);
      insert(parts[i].start.start(), parts[i].after == kw_and ? fmt::format("not {} and", call) : call + " or");
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

  // Of 255: room for the call of a counter with its arguments.
  static constexpr std::size_t kMostRegisters = 240;

  const Tree& tree_;
  Scopes scopes_;
  std::vector<Insertion> insertions_;
  std::unordered_set<std::size_t> turns_begin_;  // statements whose step counts a turn too
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

Result<Instrumented> instrument(const Tree& tree) {
  const std::vector<Diagnostic> diagnostics = diagnostics_of(tree);
  if (!diagnostics.empty()) return tl::unexpected(error_of(tree, diagnostics.front()));
  const Diagnostic reserved = reserved_name(tree);
  if (!reserved.message.empty()) return tl::unexpected(error_of(tree, reserved));
  // The chunk around the program takes two levels of its own.
  if (Instrumenter::levels_of(File(Syntax(tree)).block()) > kMaxLevels - 2)
    return tl::unexpected(error_of(tree, {"syntax.too_deep", {{"trouve", ""}, {"ligne", "1"}}, {}, {}}));
  return Instrumented{Instrumenter(tree).run()};
}

}  // namespace lunabloc::program
