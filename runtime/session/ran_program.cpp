#include "session/ran_program.h"

#include <algorithm>
#include <utility>

#include "program/ast.h"

namespace lunabloc::session {
namespace {

using enum program::SyntaxKind;
using program::Syntax;

bool is_function(const Syntax& syntax) {
  return syntax.kind() == function_statement || syntax.kind() == local_function || syntax.kind() == function_expression;
}

// `t` of `t[i].x`; empty when no name stands there.
Syntax root_of(Syntax target) {
  while (target && target.kind() != name_expression) {
    const bool leads_on = target.kind() == field_expression || target.kind() == index_expression || target.kind() == parenthesized_expression;
    target = leads_on ? target.expression() : Syntax();
  }
  return target;
}

// `when.start(…)`, `when.key(…)`
bool is_when(const Syntax& syntax) {
  if (syntax.kind() != call_expression) return false;
  const Syntax callee = program::Call(syntax).callee();
  return callee.kind() == field_expression && root_of(callee).token_text() == "when";
}

std::string_view last_name_of(const Syntax& function) {
  const Syntax name = program::Function(function).name();
  if (name.is_token()) return name.text();
  const std::vector<Syntax> names = program::children_of(name, program::SyntaxKind::name);
  return names.empty() ? std::string_view() : names.back().text();
}

// The n-th of the values; a call at their end may give more than one.
Syntax value_for(const std::vector<Syntax>& values, std::size_t n) {
  if (n < values.size()) return values[n];
  const bool open = !values.empty() && (values.back().kind() == call_expression || values.back().kind() == method_call_expression ||
                                        values.back().kind() == vararg_expression);
  return open ? values.back() : Syntax();
}

// Nothing where there is none.
template <class Map, class Key>
Syntax found_in(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? Syntax() : found->second;
}

}  // namespace

std::vector<std::string_view> parameters_of(const Syntax& function) {
  std::vector<std::string_view> names;
  const program::Function view(function);
  if (view.is_method()) names.emplace_back("self");
  for (const Syntax& parameter : view.body().parameter_list())
    if (parameter.kind() == program::SyntaxKind::parameter) names.push_back(parameter.child(name).text());
  return names;
}

RanProgram::RanProgram(program::Tree tree) : tree_(std::move(tree)), names_(program::names_of(tree_)) {
  struct Inside {
    std::size_t end;
    Syntax function;
    bool begun;
  };
  std::vector<Inside> functions;
  std::size_t last_when = 0;  // where the last call of `when.…` ends
  std::unordered_set<std::string_view> once;
  for (const program::Variable& variable : names_.variables)
    if (!once.insert(variable.name).second) several_.insert(variable.name);
  for (program::Walk walk{Syntax(tree_)}; walk; walk.next()) {
    const Syntax at = walk.at();
    while (!functions.empty() && at.start() >= functions.back().end) functions.pop_back();
    if (!at.is_node()) continue;
    if (program::is_statement(at.kind())) {
      const std::size_t start = at.first_token().start();
      statements_.emplace(start, at);
      if (!functions.empty()) {
        around_.emplace(start, functions.back().function);
        if (!std::exchange(functions.back().begun, true)) begun_.emplace(start, functions.back().function);
      }
    }
    if (is_when(at)) last_when = at.end();
    if (!is_function(at)) continue;
    if (at.end() <= std::exchange(last_when, 0)) scripts_.insert(at.start());
    functions.push_back({at.end(), at, false});
    Syntax named = at;
    std::string_view word = last_name_of(at);
    // `local f = function … end`, `f = function … end`
    if (at.kind() == function_expression) {
      named = walk.parent();
      const std::vector<Gift> gifts = gifts_of(named);
      const auto gift = std::find_if(gifts.begin(), gifts.end(), [&](const Gift& one) { return one.value == at; });
      if (gift == gifts.end()) continue;
      word = gift->target.kind() == field_expression ? program::FieldExpression(gift->target).name().text() : gift->target.token_text();
    }
    if (const auto [known, is_new] = functions_.emplace(word, at); !is_new) known->second = Syntax();
  }
}

Syntax RanProgram::statement_at(std::size_t offset) const { return found_in(statements_, offset); }
Syntax RanProgram::function_named(std::string_view name) const { return found_in(functions_, name); }
Syntax RanProgram::function_begun_by(std::size_t offset) const { return found_in(begun_, offset); }
Syntax RanProgram::function_around(std::size_t offset) const { return found_in(around_, offset); }

std::vector<Gift> RanProgram::gifts_of(const Syntax& statement) const {
  std::vector<Gift> gifts;
  const auto give = [&](const Syntax& word, const Syntax& target, const Syntax& value) {
    const program::NameUse* use = word ? names_.at(word.first_token().start()) : nullptr;
    if (use != nullptr) gifts.push_back({use->variable, target, value, target.kind() == index_expression || target.kind() == field_expression});
  };
  switch (statement.kind()) {
    case assignment: {
      const program::Assignment view(statement);
      const std::vector<Syntax> targets = view.targets(), values = view.values();
      for (std::size_t i = 0; i < targets.size(); ++i) give(root_of(targets[i]), targets[i], value_for(values, i));
      break;
    }
    case local_statement: {
      const program::LocalStatement view(statement);
      const std::vector<Syntax> locals = view.names(), values = view.values();
      for (std::size_t i = 0; i < locals.size(); ++i) {
        const Syntax word = program::LocalName(locals[i]).name();
        give(word, word, value_for(values, i));
      }
      break;
    }
    case local_function:
    case function_statement: {
      const Syntax written = program::Function(statement).name();
      const Syntax word = written.is_token() ? written : written.child(name);
      give(word, word, Syntax());
      break;
    }
    case numeric_for:
    case generic_for:
      for (const Syntax& variable : program::children_of(statement, loop_variable)) give(variable.child(name), variable.child(name), Syntax());
      break;
    default: break;
  }
  return gifts;
}

std::vector<std::size_t> RanProgram::variables_named(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < names_.variables.size(); ++i)
    if (names_.variables[i].name == name) found.push_back(i);
  return found;
}

std::optional<std::size_t> RanProgram::variable_of(const trace::Event& event) const {
  const std::vector<std::size_t> candidates = variables_named(event.name);
  if (candidates.size() <= 1) return candidates.empty() ? std::nullopt : std::optional(candidates.front());
  for (const Gift& gift : gifts_of(statement_at(event.offset)))
    if (names_.variables[gift.variable].name == event.name) return gift.variable;
  // No statement at work writes it: a function was given it, if only one can be meant.
  std::optional<std::size_t> parameter;
  for (const std::size_t one : candidates) {
    const program::Variable::Kind kind = names_.variables[one].kind;
    if (kind != program::Variable::Kind::parameter && kind != program::Variable::Kind::self) continue;
    if (parameter) return std::nullopt;
    parameter = one;
  }
  return parameter;
}

std::optional<std::size_t> RanProgram::variable_named(std::string_view name, std::size_t statement) const {
  const std::vector<std::size_t> candidates = variables_named(name);
  if (candidates.size() <= 1) return candidates.empty() ? std::nullopt : std::optional(candidates.front());
  const Syntax syntax = statement_at(statement);
  std::optional<std::size_t> meant;
  for (const program::NameUse& use : names_.uses) {
    if (use.range.start < syntax.start() || use.range.start >= syntax.end() || names_.variable_of(use).name != name) continue;
    if (meant && *meant != use.variable) return std::nullopt;
    meant = use.variable;
  }
  return meant;
}

}  // namespace lunabloc::session
