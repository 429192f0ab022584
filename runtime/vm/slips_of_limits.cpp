// Slips behind a limit: a loop that cannot end, calls without a stop, what grows at each turn.
#include <algorithm>
#include <initializer_list>

#include "vm/slips.h"

namespace lunabloc::vm::limits {
namespace {

using namespace program;
using enum SyntaxKind;

bool is_endless(const Fault& fault) {
  return fault.message() == "M-commun-sans-fin" || fault.message() == "run.time" || fault.message() == "run.output";
}

struct Loop {
  Syntax syntax, condition, body;
  bool until = false;
};

Loop loop_of(const Syntax& syntax) {
  if (const WhileStatement loop{syntax}) return {syntax, loop.condition(), loop.body(), false};
  if (const RepeatStatement loop{syntax}) return {syntax, loop.condition(), loop.body(), true};
  return {};
}

bool is_loop(SyntaxKind kind) { return kind == while_statement || kind == repeat_statement || kind == numeric_for || kind == generic_for; }

// Somewhere in the body something may leave the loop: break (be it of a loop inside), return, goto, error().
bool has_exit(const Loop& loop) {
  for (Walk walk{loop.body}; walk;) {
    const Syntax& at = walk.at();
    if (Function(at)) {
      walk.skip();
      continue;
    }
    if (at.kind() == return_statement || at.kind() == goto_statement || at.kind() == break_statement) return true;
    if (Call(at) && Call(at).callee().token_text() == "error") return true;
    walk.next();
  }
  return false;
}

// The loops around the statement at work, it itself first, in the same function.
std::vector<Loop> loops_around(const Fault& fault) {
  std::vector<Loop> loops;
  const Path& path = fault.path();
  for (std::size_t i = path.size(); i-- > 0;) {
    if (Function(path[i])) break;
    if (const Loop loop = loop_of(path[i]); loop.syntax) loops.push_back(loop);
  }
  return loops;
}

bool holds_any(const Syntax& top, std::initializer_list<SyntaxKind> kinds) {
  for (Walk walk{top}; walk; walk.next())
    if (std::find(kinds.begin(), kinds.end(), walk.at().kind()) != kinds.end()) return true;
  return false;
}

// A condition of names, numbers and signs alone: nothing that a call or a place of a list may change.
bool is_plain(const Syntax& condition) {
  return !holds_any(condition, {call_expression, method_call_expression, index_expression, field_expression, function_expression, hash, vararg_expression});
}

std::vector<const Variable*> variables_in(const Fault& fault, const Syntax& condition) {
  std::vector<const Variable*> variables;
  for (const Syntax& name : fault.all_in(condition, name_expression))
    if (const Variable* const variable = fault.variable(name)) variables.push_back(variable);
  return variables;
}

// Where the variable gets a value once the loop runs; a function may be called from there, so its writes count too.
struct Writes {
  std::vector<TextRange> inside;
  bool elsewhere = false;  // in another function than the loop's
};
Writes writes_of(const Fault& fault, const Variable& variable, const Loop& loop) {
  Writes writes;
  const Names& names = fault.names();
  const NameUse* const in_condition = names.at(fault.all_in(loop.condition, name_expression).front().token_range().start);
  for (const NameUse& use : names.uses) {
    if (&names.variable_of(use) != &variable || use.role != NameUse::Role::writes) continue;
    const TextRange body = loop.body.range();
    if (use.range.start >= body.start && use.range.start < body.end) writes.inside.push_back(use.range);
    else if (in_condition != nullptr && use.function != in_condition->function) writes.elsewhere = true;
  }
  return writes;
}

// One name alone decides: its writes. Empty when there is more than one that changes.
struct Decisive {
  const Variable* variable = nullptr;
  std::vector<TextRange> writes;
};
std::optional<Decisive> decisive(const Fault& fault, const Loop& loop) {
  if (!is_plain(loop.condition) || has_exit(loop)) return std::nullopt;
  std::optional<Decisive> found;
  for (const Variable* const variable : variables_in(fault, loop.condition)) {
    if (found && found->variable == variable) continue;
    const Writes writes = writes_of(fault, *variable, loop);
    if (writes.elsewhere) return std::nullopt;
    const bool other_changes = found && !found->writes.empty();
    if (other_changes && !writes.inside.empty()) return std::nullopt;
    if (!other_changes) found = Decisive{variable, writes.inside};
  }
  return found;
}

// `i = i + 2`: by how much the only write moves the variable.
std::optional<double> move_of(const Fault& fault, const Decisive& one) {
  if (one.writes.size() != 1) return std::nullopt;
  for (const Syntax& node : path_at(fault.tree(), one.writes.front().start)) {
    const Assignment assignment(node);
    if (!assignment || assignment.targets().size() != 1 || assignment.values().size() != 1) continue;
    if (assignment.targets().front().token_range() != one.writes.front()) continue;
    const BinaryExpression sum(assignment.values().front());
    const SyntaxKind sign = sum.operator_token().kind();
    if (!sum || (sign != plus && sign != minus) || sum.left().token_text() != one.variable->name) return std::nullopt;
    if (sum.right().kind() != number_expression) return std::nullopt;
    const std::optional<double> step = fault.number(sum.right());
    return step ? std::optional(sign == plus ? *step : -*step) : std::nullopt;
  }
  return std::nullopt;
}

// The condition "name SIGN number", as what keeps the loop going: of an `until`, its contrary.
struct Comparison {
  std::string name;
  SyntaxKind sign = missing;
  Syntax bound;
};
SyntaxKind mirrored(SyntaxKind sign) {
  switch (sign) {
    case less: return greater;
    case greater: return less;
    case less_equal: return greater_equal;
    case greater_equal: return less_equal;
    default: return sign;
  }
}
SyntaxKind contrary(SyntaxKind sign) {
  switch (sign) {
    case less: return greater_equal;
    case greater: return less_equal;
    case less_equal: return greater;
    case greater_equal: return less;
    case equal_equal: return tilde_equal;
    case tilde_equal: return equal_equal;
    default: return missing;
  }
}
std::optional<Comparison> comparison_of(const Loop& loop, std::string_view name) {
  const BinaryExpression both(loop.condition);
  if (!both || !is_comparison(both.operator_token().kind())) return std::nullopt;
  const bool left = both.left().kind() == name_expression && both.left().token_text() == name;
  const bool right = both.right().kind() == name_expression && both.right().token_text() == name;
  if (left == right) return std::nullopt;
  SyntaxKind sign = left ? both.operator_token().kind() : mirrored(both.operator_token().kind());
  if (loop.until) sign = contrary(sign);
  return Comparison{std::string(name), sign, left ? both.right() : both.left()};
}

bool is_always(const Loop& loop) {
  return loop.until ? loop.condition.kind() == false_expression || loop.condition.kind() == nil_expression
                    : loop.condition.kind() == true_expression || loop.condition.kind() == number_expression;
}

TextRange head_of(const Loop& loop) {
  return loop.until ? loop.condition.token_range() : TextRange{loop.syntax.token_range().start, loop.condition.token_range().end};
}

// A loop whose one name moves by as much at each turn, and is compared with a bound.
struct Moving {
  double move = 0;
  Comparison keeps;
};
template <class Misses>
Sees moving(const Fault& fault, Misses misses) {
  if (!is_endless(fault)) return std::nullopt;
  for (const Loop& loop : loops_around(fault)) {
    const std::optional<Decisive> one = decisive(fault, loop);
    const std::optional<double> move = one ? move_of(fault, *one) : std::nullopt;
    const std::optional<Comparison> keeps = one ? comparison_of(loop, one->variable->name) : std::nullopt;
    if (!move || !keeps || !misses(Moving{*move, *keeps})) continue;
    return Seen{head_of(loop), {{"nom", keeps->name}, {"trouve", written(keeps->bound)}}};
  }
  return std::nullopt;
}

// The function that calls itself, by its name.
Function recursive(const Fault& fault) {
  if (fault.message() != "M-commun-appels") return {};
  const Function function(fault.function());
  return function && !function.name().token_text().empty() && function.name().token_text() == fault.filling("nom") ? function : Function();
}

std::vector<Syntax> own_calls(const Fault& fault, const Function& function) {
  std::vector<Syntax> calls;
  for (const Syntax& call : fault.all_in(function.body().block(), call_expression))
    if (Call(call).callee().token_text() == function.name().token_text()) calls.push_back(call);
  return calls;
}

// What a statement adds to, when it adds: `t[#t + 1] = x`, `list.insert(t, x)`, `s = s .. x`.
std::string list_grown_by(const Syntax& statement) {
  if (const Assignment assignment{statement}; assignment && assignment.targets().size() == 1) {
    const IndexExpression place(assignment.targets().front());
    const BinaryExpression next(place.key());
    const UnaryExpression length(next.left());
    if (place && length && length.operator_token().kind() == hash && length.operand().token_text() == place.object().token_text())
      return written(place.object());
  }
  const Call call(CallStatement(statement).call());
  const std::string_view name = call.callee().token_text();
  const std::vector<Syntax> values = call.arguments().values();
  const bool inserts = name == "list.insert" || name == "table.insert";
  return inserts && !values.empty() ? written(values.front()) : std::string();
}

std::string text_grown_by(const Syntax& statement) {
  const Assignment assignment(statement);
  if (!assignment || assignment.targets().size() != 1 || assignment.values().size() != 1) return {};
  const Syntax target = assignment.targets().front();
  Syntax value = assignment.values().front();
  for (int depth = 0; depth < 8 && BinaryExpression(value); ++depth) {
    const BinaryExpression joined(value);
    if (joined.operator_token().kind() != concat) return {};
    if (joined.left().token_text() == target.token_text() || joined.right().token_text() == target.token_text()) return written(target);
    value = joined.right();
  }
  return {};
}

bool in_loop(const Fault& fault) {
  return std::any_of(fault.path().begin(), fault.path().end(), [&](const Syntax& node) { return is_loop(node.kind()) && node != fault.statement(); });
}

// What has grown, by the statement at work.
Sees grown(const Fault& fault, std::string (*grown_by)(const Syntax&)) {
  if (fault.message() != "M-commun-memoire" || !in_loop(fault)) return std::nullopt;
  const std::string name = grown_by(fault.statement());
  if (name.empty()) return std::nullopt;
  return Seen{fault.statement().token_range(), {{"nom", name}}};
}

}  // namespace

Sees loop_without_exit(const Fault& fault) {
  if (!is_endless(fault)) return std::nullopt;
  for (const Loop& loop : loops_around(fault))
    if (is_always(loop) && !has_exit(loop)) return Seen{head_of(loop), {}};
  return std::nullopt;
}

Sees loop_unchanged(const Fault& fault) {
  if (!is_endless(fault)) return std::nullopt;
  for (const Loop& loop : loops_around(fault)) {
    if (is_always(loop)) continue;
    const std::optional<Decisive> one = decisive(fault, loop);
    if (!one || !one->writes.empty()) continue;
    return Seen{head_of(loop), {{"nom", std::string(one->variable->name)}}};
  }
  return std::nullopt;
}

Sees loop_away(const Fault& fault) {
  return moving(fault, [](const Moving& loop) {
    const bool grows = (loop.keeps.sign == greater || loop.keeps.sign == greater_equal) && loop.move > 0;
    const bool shrinks = (loop.keeps.sign == less || loop.keeps.sign == less_equal) && loop.move < 0;
    return grows || shrinks;
  });
}

// `while i ~= 10` and `i = i + 3`: from 9 to 12.
Sees loop_steps_over(const Fault& fault) {
  return moving(fault, [&](const Moving& loop) {
    if (loop.keeps.sign != tilde_equal) return false;
    const std::optional<double> bound = fault.number(loop.keeps.bound), now = fault.number_named(loop.keeps.name);
    return bound && now && ((loop.move > 0 && *now > *bound) || (loop.move < 0 && *now < *bound));
  });
}

Sees recursion_without_stop(const Fault& fault) {
  const Function function = recursive(fault);
  if (!function) return std::nullopt;
  const Syntax body = function.body().block();
  if (holds_any(body, {if_statement, while_statement, repeat_statement, numeric_for, generic_for, goto_statement, function_expression, kw_and, kw_or}))
    return std::nullopt;
  const std::vector<Syntax> calls = own_calls(fault, function);
  if (calls.empty()) return std::nullopt;
  return Seen{calls.front().token_range(), {{"nom", std::string(function.name().token_text())}}};
}

Sees recursion_same(const Fault& fault) {
  const Function function = recursive(fault);
  if (!function) return std::nullopt;
  const std::vector<Syntax> parameters = function.body().parameter_list(), calls = own_calls(fault, function);
  if (calls.size() != 1 || parameters.empty()) return std::nullopt;
  const std::vector<Syntax> values = Call(calls.front()).arguments().values();
  if (values.size() != parameters.size()) return std::nullopt;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Variable* const variable = fault.variable(values[i]);
    const bool same = variable != nullptr && variable->kind == Variable::Kind::parameter && !variable->written &&
                      variable->declared == parameters[i].token_range();
    if (!same) return std::nullopt;
  }
  return Seen{calls.front().token_range(), {{"nom", std::string(function.name().token_text())}, {"trouve", written(calls.front())}}};
}

Sees grows_while_walked(const Fault& fault) {
  const Sees seen = grown(fault, list_grown_by);
  if (!seen) return std::nullopt;
  const std::string& list = seen->arguments.front().second;
  for (const Syntax& node : fault.path()) {
    const GenericFor loop(node);
    if (!loop || loop.expressions().size() != 1) continue;
    const std::vector<Syntax> walked = Call(loop.expressions().front()).arguments().values();
    if (walked.size() == 1 && written(walked.front()) == list) return seen;
  }
  return std::nullopt;
}

Sees growing_text(const Fault& fault) { return grown(fault, text_grown_by); }
Sees growing_list(const Fault& fault) { return grown(fault, list_grown_by); }

}  // namespace lunabloc::vm::limits
