#include "session/breakpoints.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "base/file.h"
#include "portfolio/work_files.h"
#include "program/ast.h"
#include "session/ran_program.h"
#include "session/told_value.h"

namespace lunabloc::session {
namespace {

using enum program::SyntaxKind;
using program::Syntax;

std::filesystem::path path_of(const std::filesystem::path& home, const std::string& key) { return home / "works" / key / portfolio::kStopsFile; }

bool runs(const Syntax& statement) {
  switch (statement.kind()) {
    case comment_statement:
    case empty_statement:
    case label_statement:
    case expression_statement:
    case skipped: return false;
    default: return program::is_statement(statement.kind());
  }
}

std::string_view head_of(const Syntax& statement) {
  const std::string_view whole = statement.token_text();
  return whole.substr(0, whole.find_first_of("\r\n"));
}

// The statement there if it says the same, else the only one in the program that does.
NodeId statement_saying(const program::Tree& tree, std::size_t offset, const std::string& head) {
  if (const Result<NodeId> there = statement_beginning_at(tree, offset); there && head_of(program::find(tree, *there)) == head) return *there;
  NodeId found = NodeId::none;
  for (program::Walk walk{Syntax(tree)}; walk; walk.next()) {
    if (!walk.at().is_node() || !runs(walk.at()) || head_of(walk.at()) != head) continue;
    if (found != NodeId::none) return NodeId::none;
    found = walk.at().id();
  }
  return found;
}

}  // namespace

Result<NodeId> statement_beginning_at(const program::Tree& tree, std::size_t offset) {
  for (const Syntax& syntax : program::path_at(tree, offset))
    if (syntax.is_node() && runs(syntax) && syntax.first_token().start() == offset) return syntax.id();
  return failure(ErrorKind::usage, "breakpoint.never_runs");
}

std::size_t offset_of(const program::Tree& tree, NodeId statement) { return program::find(tree, statement).first_token().start(); }

Breakpoints standing(const Breakpoints& breakpoints, const program::Tree& tree) {
  Breakpoints there;
  for (const Breakpoint& one : breakpoints)
    if (runs(program::find(tree, one.statement))) there.push_back(one);
  return there;
}

const Breakpoint* breakpoint_at(const Breakpoints& breakpoints, NodeId statement) {
  const auto found = std::find_if(breakpoints.begin(), breakpoints.end(), [&](const Breakpoint& one) { return one.statement == statement; });
  return found == breakpoints.end() ? nullptr : &*found;
}

Breakpoints with_condition(Breakpoints breakpoints, NodeId statement, std::string condition) {
  std::erase_if(breakpoints, [&](const Breakpoint& one) { return one.statement == statement; });
  breakpoints.push_back({statement, std::move(condition)});
  return breakpoints;
}

Breakpoints toggled(Breakpoints breakpoints, NodeId statement) {
  if (std::erase_if(breakpoints, [&](const Breakpoint& one) { return one.statement == statement; }) == 0) breakpoints.push_back({statement, {}});
  return breakpoints;
}

// ---- Conditions

Condition read_condition(const std::string& text) { return {program::parse("return " + text)}; }

Syntax Condition::expression() const {
  if (!parsed.diagnostics.empty()) return {};
  const std::vector<Syntax> statements = program::statements_of(program::File(Syntax(parsed.tree)).block());
  if (statements.size() != 1) return {};
  const std::vector<Syntax> values = program::ReturnStatement(statements.front()).values();
  return values.size() == 1 ? values.front() : Syntax();
}

Result<void> check_condition(const program::Tree& tree, std::size_t statement, const std::string& text) {
  const Condition condition = read_condition(text);
  const Syntax expression = condition.expression();
  if (!expression) return failure(ErrorKind::usage, "breakpoint.not_an_expression", {{"texte", text}});
  const RanProgram program(tree);
  for (program::Walk walk{expression}; walk; walk.next()) {
    const Syntax at = walk.at();
    if (!at.is_node()) continue;
    if (at.kind() == call_expression || at.kind() == method_call_expression || at.kind() == table_expression ||
        at.kind() == function_expression || at.kind() == vararg_expression)
      return failure(ErrorKind::usage, "told.form", {{"texte", std::string(at.token_text())}});
    if (at.kind() != name_expression) continue;
    const std::string name(at.token_text());
    if (program.variable_named(name, statement)) continue;
    return failure(ErrorKind::usage, program.is_ambiguous(name) ? "told.several" : "breakpoint.no_such_name", {{"nom", name}});
  }
  return {};
}

// ---- The file

Result<void> save_breakpoints(const std::filesystem::path& home, const std::string& key, const program::Tree& tree, const Breakpoints& breakpoints) {
  std::string lines;
  for (const Breakpoint& one : breakpoints) {
    const Syntax statement = program::find(tree, one.statement);
    nlohmann::ordered_json line;
    line["off"] = statement.first_token().start();
    line["lua"] = std::string(head_of(statement));
    if (!one.condition.empty()) line["if"] = one.condition;
    lines += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  const std::filesystem::path path = path_of(home, key);
  if (lines.empty() && !base::is_file(path)) return {};
  return base::write_file(path, lines);
}

Breakpoints load_breakpoints(const std::filesystem::path& home, const std::string& key, const program::Tree& tree) {
  const Result<std::string> text = base::read_file(path_of(home, key));
  Breakpoints breakpoints;
  if (!text) return breakpoints;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("off") || !json.contains("lua")) continue;
    if (!json["off"].is_number_unsigned() || !json["lua"].is_string()) continue;
    const NodeId statement = statement_saying(tree, json["off"].get<std::size_t>(), json["lua"].get<std::string>());
    if (statement == NodeId::none || breakpoint_at(breakpoints, statement) != nullptr) continue;
    const bool has_condition = json.contains("if") && json["if"].is_string();
    breakpoints.push_back({statement, has_condition ? json["if"].get<std::string>() : std::string()});
  }
  return breakpoints;
}

}  // namespace lunabloc::session
