// Slips of calls: what is called that is no function, what is given, what is given back.
#include <algorithm>
#include <array>

#include "vm/slips.h"

namespace lunabloc::vm::calls {
namespace {

using namespace program;
using enum SyntaxKind;

Sees call_of(const Fault& fault, std::string_view type) {
  if (!fault.fails("call", type) || fault.kind() == "for iterator" || fault.kind() == "method" || !fault.operand()) return std::nullopt;
  return Seen{{}, {{"nom", written(fault.operand())}}};
}

std::string callee_of(const Syntax& call) { return Call(call).is_method() ? std::string() : std::string(Call(call).callee().token_text()); }

// The nodes of that kind in a function's body, but not in the functions inside it.
std::vector<Syntax> own(const Function& function, SyntaxKind kind) {
  std::vector<Syntax> found;
  const Syntax body = function.body().block();
  for (Walk walk{body}; walk;) {
    if (walk.at() != body && Function(walk.at())) {
      walk.skip();
      continue;
    }
    if (walk.at().kind() == kind) found.push_back(walk.at());
    walk.next();
  }
  return found;
}

bool gives_back(const Function& function) {
  const std::vector<Syntax> returns = own(function, return_statement);
  return std::any_of(returns.begin(), returns.end(), [](const Syntax& one) { return !ReturnStatement(one).values().empty(); });
}

// The call, by its name, whose result is the value that is nothing: f(x) + 1, or local y = f(x) and then y + 1.
Syntax call_that_gave(const Fault& fault) {
  const Syntax value = nil_value(fault);
  if (value.kind() == call_expression) return value;
  const Variable* const variable = nil_variable(fault);
  if (variable == nullptr || variable->is_global() || variable->written || variable->declared.empty()) return {};
  for (const Syntax& node : path_at(fault.tree(), variable->declared.start)) {
    const LocalStatement local(node);
    if (!local || local.names().size() != 1 || local.values().size() != 1) continue;
    return local.values().front().kind() == call_expression ? local.values().front() : Syntax();
  }
  return {};
}

struct Asked {
  Syntax call;
  Function function;
  std::string name;
};
std::optional<Asked> asked(const Fault& fault) {
  const Syntax call = call_that_gave(fault);
  if (!call) return std::nullopt;
  const std::string name = callee_of(call);
  const Function function = fault.function_named(name);
  return function ? std::optional(Asked{call, function, name}) : std::nullopt;
}

// "number" and "nil" of "(number expected, got nil)".
std::string expected(const Fault& fault) {
  const std::string& lua = fault.lua();
  const std::size_t end = lua.find(" expected, got ");
  const std::size_t start = end == std::string::npos ? end : lua.rfind('(', end);
  return start == std::string::npos ? std::string() : lua.substr(start + 1, end - start - 1);
}
std::string got(const Fault& fault) {
  const std::string& lua = fault.lua();
  const std::size_t start = lua.find(" expected, got ");
  return start == std::string::npos ? std::string() : lua.substr(start + 15, lua.find(')', start) - start - 15);
}

std::string called(const Fault& fault) {
  // Lua has no other name for what pairs() walks with.
  const std::vector<Syntax> walked = GenericFor(fault.statement()).expressions();
  if (fault.name() == "for iterator" && walked.size() == 1 && Call(walked.front())) return callee_of(walked.front());
  if (!fault.call()) return fault.name();
  return Call(fault.call()).is_method() ? fault.name() : callee_of(fault.call());
}

Sees given(const Fault& fault, std::string_view what_is_expected, std::string_view what_is_got) {
  if (fault.operation() != "argument" || (!what_is_expected.empty() && expected(fault) != what_is_expected)) return std::nullopt;
  if (!what_is_got.empty() && got(fault) != what_is_got) return std::nullopt;
  const Syntax argument = argument_at_fault(fault);
  if (!argument && what_is_got != "no value") return std::nullopt;
  base::Arguments arguments{{"fonction", called(fault)}, {"n", std::to_string(number_of_argument(fault))}};
  if (argument) arguments.emplace_back("trouve", written(argument));
  return Seen{argument ? argument.token_range() : TextRange{}, std::move(arguments)};
}

}  // namespace

Sees call_number(const Fault& fault) { return call_of(fault, "number"); }
Sees call_text(const Fault& fault) { return call_of(fault, "string"); }
Sees call_list(const Fault& fault) { return call_of(fault, "table"); }
Sees call_truth(const Fault& fault) { return call_of(fault, "boolean"); }

Sees for_in_list(const Fault& fault) {
  if (!fault.fails("call", "table") || fault.kind() != "for iterator" || !fault.operand()) return std::nullopt;
  return Seen{{}, {{"nom", written(fault.operand())}}};
}

Sees for_in_number(const Fault& fault) {
  if (!fault.fails("call", "number") || fault.kind() != "for iterator" || !fault.operand()) return std::nullopt;
  const std::vector<Syntax> variables = GenericFor(fault.around()).variables();
  if (variables.empty()) return std::nullopt;
  return Seen{{}, {{"nom", std::string(variables.front().token_text())}}};
}

// for … in ipairs(nothing), or pairs(nothing).
Sees walk_nothing(const Fault& fault) {
  const GenericFor loop(fault.statement());
  if (!loop || loop.expressions().size() != 1 || fault.lua().find("nil") == std::string::npos) return std::nullopt;
  const Call call(loop.expressions().front());
  const std::string walker = call ? callee_of(call.syntax()) : "";
  const bool walks = walker == "ipairs" || walker == "pairs";
  const bool in_call = fault.operation() == "argument" ? fault.name() == walker || fault.name() == "for iterator"
                                                       : fault.operation() == "index" && (fault.name().empty() || fault.name() == "?");
  if (!walks || !in_call || call.arguments().values().size() != 1) return std::nullopt;
  const Syntax list = call.arguments().values().front();
  if (fault.name() == "for iterator" && got(fault) == "nil") return Seen{list.token_range(), {{"nom", written(list)}}};
  // What is inside the brackets may itself have failed.
  const Known* const known = list.kind() == name_expression ? fault.value(list.token_text()) : nullptr;
  if (known == nullptr || known->type != "nil") return std::nullopt;
  return Seen{list.token_range(), {{"nom", written(list)}}};
}

Sees print_for_return(const Fault& fault) {
  const std::optional<Asked> from = asked(fault);
  if (!from || gives_back(from->function)) return std::nullopt;
  for (const Syntax& statement : own(from->function, call_statement)) {
    const std::string shows = callee_of(CallStatement(statement).call());
    if (shows == "print" || shows == "say") return Seen{from->call.token_range(), {{"nom", from->name}, {"trouve", shows}}};
  }
  return std::nullopt;
}

Sees missing_return(const Fault& fault) {
  const std::optional<Asked> from = asked(fault);
  if (!from || gives_back(from->function)) return std::nullopt;
  return Seen{from->call.token_range(), {{"nom", from->name}}};
}

Sees return_sometimes(const Fault& fault) {
  const std::optional<Asked> from = asked(fault);
  if (!from || !gives_back(from->function)) return std::nullopt;
  return Seen{from->call.token_range(), {{"nom", from->name}}};
}

Sees missing_argument(const Fault& fault) {
  const Variable* const variable = nil_variable(fault);
  if (variable == nullptr || variable->kind != Variable::Kind::parameter || variable->written || fault.caller() == 0) return std::nullopt;
  const Function function(fault.function());
  const std::string name(function.name().token_text());
  if (!function || name.empty()) return std::nullopt;
  const std::vector<Syntax> parameters = function.body().parameter_list();
  const auto meant = std::find_if(parameters.begin(), parameters.end(), [&](const Syntax& one) { return one.token_range() == variable->declared; });
  if (meant == parameters.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(meant - parameters.begin());
  Syntax call;
  for (const Syntax& one : fault.all(call_expression)) {
    if (callee_of(one) != name || fault.line_of(Call(one).callee().token_range().start) != fault.caller()) continue;
    if (call) return std::nullopt;
    call = one;
  }
  if (!call) return std::nullopt;
  const std::vector<Syntax> values = Call(call).arguments().values();
  // What a call or `...` gives at the end may be any number of values.
  const bool open = !values.empty() && (Call(values.back()) || values.back().kind() == vararg_expression);
  if (values.size() > index || open) return std::nullopt;
  return Seen{call.token_range(), {{"nom", std::string(variable->name)}, {"fonction", name}, {"n", std::to_string(values.size())},
                                   {"attendu", std::to_string(parameters.size())}}};
}

// word.upper() for word:upper()
Sees dot_for_colon_of_text(const Fault& fault) {
  if (fault.operation() != "argument" || got(fault) != "no value" || number_of_argument(fault) != 1) return std::nullopt;
  const Call call(fault.call());
  const FieldExpression field(call.callee());
  if (!call || !field || fault.known().fields.contains(field.object().token_text())) return std::nullopt;
  return Seen{call.callee().token_range(), {{"objet", written(field.object())}, {"fonction", fault.name()}}};
}

Sees colon_for_dot(const Fault& fault) {
  const Call call(fault.call());
  const bool on_object = fault.operation() == "self" || (fault.operation() == "argument" && call && call.is_method());
  if (!on_object || !call || !call.is_method() || !fault.known().has_field(call.callee().token_text(), fault.name())) return std::nullopt;
  return Seen{call.syntax().token_range(), {{"objet", written(call.callee())}, {"fonction", fault.name()}}};
}

Sees argument_missing(const Fault& fault) {
  if (got(fault) != "no value") return std::nullopt;
  Sees seen = given(fault, "", "no value");
  if (seen) seen->place = fault.call() ? fault.call().token_range() : TextRange{};
  return seen;
}
Sees argument_nil(const Fault& fault) { return given(fault, "", "nil"); }
Sees argument_text(const Fault& fault) { return given(fault, "number", "string"); }
Sees argument_no_list(const Fault& fault) { return given(fault, "table", ""); }
Sees argument_no_text(const Fault& fault) { return given(fault, "string", ""); }
Sees argument_function(const Fault& fault) { return given(fault, "function", ""); }
Sees argument_other(const Fault& fault) {
  if (fault.operation() != "argument" || expected(fault).empty()) return std::nullopt;
  return given(fault, "", "");
}

// A variable that tonumber has given, of a text that is no number.
Sees not_a_number(const Fault& fault) {
  const Syntax call = call_that_gave(fault);
  if (!call || callee_of(call) != "tonumber") return std::nullopt;
  const std::vector<Syntax> values = Call(call).arguments().values();
  if (values.empty()) return std::nullopt;
  return Seen{{}, {{"trouve", written(values.front())}}};
}

}  // namespace lunabloc::vm::calls
