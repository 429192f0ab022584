#include "ide/workspace/own_blocks.h"

#include <algorithm>

#include "base/blanks.h"
#include "program/ast.h"
#include "program/parser.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Syntax;
using program::SyntaxKind;

bool is_whole(const std::string& lua) {
  const program::Parsed parsed = program::parse(lua);
  return parsed.diagnostics.empty() && !program::statements_of(program::File(Syntax(parsed.tree)).block()).empty();
}

}  // namespace

std::optional<std::string> lua_typed(const std::string& words) {
  const std::string lua(base::trimmed(words));
  // A bare word, or some, is what is searched for.
  if (lua.find_first_of("=()+-*/%^<>~#[]{}\"'.") == std::string::npos && !lua.starts_with("while ") && !lua.starts_with("if ") && !lua.starts_with("for ") && lua != "break")
    return std::nullopt;
  for (const char* ending : {"", " end", " do end", " then end", "()"})
    if (is_whole(lua + ending)) return lua + ending;
  if (program::parse("return " + lua).diagnostics.empty()) return lua;
  return std::nullopt;
}

std::vector<OwnFunction> own_functions(const program::Tree& tree) {
  std::vector<OwnFunction> functions;
  for (program::Walk walk{Syntax(tree)}; walk; walk.next()) {
    const Syntax at = walk.at();
    if (at.kind() != SyntaxKind::function_statement && at.kind() != SyntaxKind::local_function) continue;
    const program::Function function(at);
    const TextRange range = function.name().token_range();
    std::string name = tree.text().substr(range.start, range.length());
    if (name.empty() || name.find_first_of(" \n:") != std::string::npos) continue;
    std::string call = name + "(";
    for (const Syntax& parameter : function.body().parameter_list())
      if (parameter.kind() == SyntaxKind::parameter) call += call.back() == '(' ? "1" : ", 1";
    call += ")";
    const bool known = std::any_of(functions.begin(), functions.end(), [&](const OwnFunction& one) { return one.name == name; });
    if (!known) functions.push_back({std::move(name), std::move(call)});
  }
  return functions;
}

}  // namespace lunabloc::ide::workspace
