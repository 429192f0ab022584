// Slips of names: misspelt, from another language, too early, out of its block.
#include <algorithm>
#include <array>

#include "program/search_text.h"
#include "vm/slips.h"

namespace lunabloc::vm::names {
namespace {

using namespace program;
using enum SyntaxKind;

// A word, and what to write instead.
struct Meaning {
  std::string_view word;
  std::string_view lua;
};

constexpr std::array kForeign = {
    Meaning{"range", "for"},      Meaning{"len", "#"},           Meaning{"input", "ask"},      Meaning{"raw_input", "ask"},
    Meaning{"str", "tostring"},   Meaning{"int", "tonumber"},    Meaning{"float", "tonumber"}, Meaning{"parseInt", "tonumber"},
    Meaning{"printf", "print"},   Meaning{"println", "print"},   Meaning{"echo", "print"},     Meaning{"puts", "print"},
    Meaning{"console", "print"},  Meaning{"alert", "say"},       Meaning{"append", "list.insert"}, Meaning{"push", "list.insert"},
    Meaning{"sleep", "wait"},     Meaning{"delay", "wait"},      Meaning{"Math", "math"},      Meaning{"randint", "math.random"},
    Meaning{"this", "self"},      Meaning{"null", "nil"},        Meaning{"None", "nil"},       Meaning{"undefined", "nil"},
    Meaning{"True", "true"},      Meaning{"False", "false"},     Meaning{"prompt", "ask"},     Meaning{"round", "math.floor"},
};

// What Lua's library has elsewhere, and we do not: files, the computer, other files of programs.
constexpr std::array<std::string_view, 8> kNotHere = {"io", "os", "require", "dofile", "loadfile", "debug", "package", "warn"};

constexpr std::array kOldGlobals = {Meaning{"unpack", "table.unpack"}, Meaning{"loadstring", "load"}};
struct OldField {
  std::string_view table, name, lua;
};
constexpr std::array kOldFields = {
    OldField{"table", "getn", "#"},
    OldField{"table", "maxn", "#"},
    OldField{"string", "gfind", "string.gmatch"},
};

// The global that is nothing: its name's place, or several that mean it.
struct Missing {
  std::string name;
  TextRange place;   // empty when it is not one place
  bool called = false;
};

std::optional<Missing> missing_global(const Fault& fault) {
  const Syntax value = nil_value(fault);
  if (value) {
    const Variable* const variable = fault.variable(value);
    if (variable == nullptr || !variable->is_global()) return std::nullopt;
    return Missing{std::string(variable->name), value.token_range(), fault.operation() == "call"};
  }
  if (fault.type() != "nil" || fault.kind() != "global") return std::nullopt;
  return Missing{fault.name(), {}, fault.operation() == "call"};
}

// The field of a named table that is nothing, called or not: turtle.forwrad
struct MissingField {
  FieldExpression field;
  std::string table, name;
  TextRange place() const { return field.name().range(); }
};

std::optional<MissingField> missing_field(const Fault& fault) {
  const FieldExpression field(nil_value(fault));
  if (!field || field.object().kind() != name_expression) return std::nullopt;
  return MissingField{field, std::string(field.object().token_text()), std::string(field.name().text())};
}

// The library's tables that the program has not made its own.
bool is_library(const Fault& fault, std::string_view table) { return fault.known().fields.contains(table) && !fault.gives(table); }

// Those that are known, then those that the program gives.
std::vector<std::string> all_names(const Fault& fault) {
  std::vector<std::string> all = fault.known().globals;
  for (const NameUse& use : fault.names().uses)
    if (writes(use)) all.emplace_back(fault.names().variable_of(use).name);
  return all;
}

// The fields that the program itself gives to something, and its functions in tables.
std::vector<std::string> given_fields(const Fault& fault) {
  std::vector<std::string> fields;
  for (const Syntax& field : fault.all(named_field)) fields.emplace_back(NamedField(field).name().text());
  for (const Syntax& assignment : fault.all(SyntaxKind::assignment))
    for (const Syntax& target : Assignment(assignment).targets())
      if (const FieldExpression field{target}) fields.emplace_back(field.name().text());
  for (const Syntax& function : fault.all(function_statement)) {
    const std::vector<Syntax> parts = children_of(Function(function).name(), SyntaxKind::name);
    if (parts.size() > 1) fields.emplace_back(parts.back().text());
  }
  return fields;
}

// Those that the field of a table may have been meant to be.
std::vector<std::string> fields_of(const Fault& fault, std::string_view table) {
  return is_library(fault, table) ? fault.known().fields.find(table)->second : given_fields(fault);
}

base::Arguments name_and(std::string_view name, std::string_view other) {
  return {{"nom", std::string(name)}, {"proche", std::string(other)}};
}

// Where a name gets a value, the first place: of a global, or of a local that is not the one meant.
std::optional<std::size_t> first_given(const Fault& fault, std::string_view name, bool global) {
  for (const NameUse& use : fault.names().uses) {
    const Variable& variable = fault.names().variable_of(use);
    if (variable.name == name && variable.is_global() == global && writes(use)) return use.range.start;
  }
  return std::nullopt;
}

std::string line_text(const Fault& fault, std::size_t offset) { return std::to_string(fault.line_of(offset)); }

}  // namespace

Sees capital_letters(const Fault& fault) {
  if (const std::optional<Missing> missing = missing_global(fault)) {
    const std::string same = same_letters(missing->name, all_names(fault));
    if (!same.empty() && !fault.gives(missing->name)) return Seen{missing->place, name_and(missing->name, same)};
  }
  const std::optional<MissingField> field = missing_field(fault);
  if (!field) return std::nullopt;
  const std::string same = same_letters(field->name, fields_of(fault, field->table));
  return same.empty() ? Sees() : Seen{field->place(), name_and(field->name, same)};
}

Sees misspelt_name(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || fault.gives(missing->name)) return std::nullopt;
  const std::string near = near_name(missing->name, all_names(fault));
  return near.empty() ? Sees() : Seen{missing->place, name_and(missing->name, near)};
}

Sees misspelt_field(const Fault& fault) {
  const std::optional<MissingField> field = missing_field(fault);
  if (!field) return std::nullopt;
  const std::vector<std::string> fields = fields_of(fault, field->table);
  if (std::find(fields.begin(), fields.end(), field->name) != fields.end()) return std::nullopt;
  const std::string near = near_name(field->name, fields);
  if (near.empty()) return std::nullopt;
  return Seen{field->place(), name_and(field->table + "." + field->name, field->table + "." + near)};
}

Sees not_here(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || fault.gives(missing->name)) return std::nullopt;
  if (std::find(kNotHere.begin(), kNotHere.end(), missing->name) == kNotHere.end()) return std::nullopt;
  return Seen{missing->place, {{"nom", missing->name}}};
}

Sees old_lua(const Fault& fault) {
  if (const std::optional<Missing> missing = missing_global(fault); missing && !fault.gives(missing->name))
    for (const Meaning& old : kOldGlobals)
      if (old.word == missing->name) return Seen{missing->place, name_and(old.word, old.lua)};
  const std::optional<MissingField> field = missing_field(fault);
  if (!field || !is_library(fault, field->table)) return std::nullopt;
  for (const OldField& old : kOldFields)
    if (old.table == field->table && old.name == field->name) return Seen{field->place(), name_and(field->table + "." + field->name, old.lua)};
  return std::nullopt;
}

Sees foreign_function(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || fault.gives(missing->name)) return std::nullopt;
  for (const Meaning& foreign : kForeign)
    if (foreign.word == missing->name) return Seen{missing->place, name_and(foreign.word, foreign.lua)};
  return std::nullopt;
}

Sees french_function(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || !missing->called || fault.gives(missing->name)) return std::nullopt;
  const auto found = fault.known().french.find(folded(missing->name));
  if (found == fault.known().french.end()) return std::nullopt;
  std::string calls;
  for (const std::string& call : found->second) calls += (calls.empty() ? "" : " / ") + call;
  return Seen{missing->place, name_and(missing->name, calls)};
}

Sees function_later(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || missing->place.empty()) return std::nullopt;
  std::optional<std::size_t> defined;
  for (Walk walk{Syntax(fault.tree())}; walk; walk.next()) {
    const Function function(walk.at());
    if (!function || function.name().token_text() != missing->name) continue;
    if (function.syntax().token_range().start < missing->place.start) return std::nullopt;
    if (!defined) defined = function.syntax().token_range().start;
  }
  // An assignment before gives it something else.
  const std::optional<std::size_t> given = first_given(fault, missing->name, true);
  if (!defined || (given && *given < missing->place.start)) return std::nullopt;
  return Seen{missing->place, {{"nom", missing->name}, {"ligne_donne", line_text(fault, *defined)}}};
}

Sees local_outside(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || missing->place.empty() || first_given(fault, missing->name, true)) return std::nullopt;
  const std::optional<std::size_t> given = first_given(fault, missing->name, false);
  if (!given || *given > missing->place.start) return std::nullopt;
  return Seen{missing->place, {{"nom", missing->name}, {"ligne_donne", line_text(fault, *given)}}};
}

Sees used_too_early(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  // In a function, what stands below may have run before.
  if (!missing || missing->place.empty() || fault.function()) return std::nullopt;
  std::optional<std::size_t> given = first_given(fault, missing->name, true);
  if (!given) given = first_given(fault, missing->name, false);
  if (!given || *given <= missing->place.start) return std::nullopt;
  return Seen{missing->place, {{"nom", missing->name}, {"ligne_donne", line_text(fault, *given)}}};
}

Sees unknown_function(const Fault& fault) {
  const std::optional<Missing> missing = missing_global(fault);
  if (!missing || !missing->called || fault.gives(missing->name)) return std::nullopt;
  return Seen{missing->place, {{"nom", missing->name}}};
}

Sees never_given(const Fault& fault) {
  if (const std::optional<Missing> missing = missing_global(fault)) {
    if (missing->called || fault.gives(missing->name)) return std::nullopt;
    return Seen{missing->place, {{"nom", missing->name}}};
  }
  // `local x` alone, and nothing later.
  const Variable* const variable = nil_variable(fault);
  if (variable == nullptr || variable->kind != Variable::Kind::local || variable->written || fault.type() != "nil") return std::nullopt;
  const Path path = path_at(fault.tree(), variable->declared.start);
  for (const Syntax& node : path)
    if (const LocalStatement local{node}; local && local.names().size() == 1 && local.values().empty())
      return Seen{{}, {{"nom", std::string(variable->name)}}};
  return std::nullopt;
}

Sees shadowed(const Fault& fault) {
  if (fault.operation() != "call" && fault.operation() != "index") return std::nullopt;
  Syntax name = fault.operand();
  if (const FieldExpression field{name}) name = field.object();
  const Variable* const variable = name ? fault.variable(name) : nullptr;
  if (variable == nullptr || !fault.known().has_global(variable->name)) return std::nullopt;
  // Of what a table of the program's lacks, nothing is said here but a function of the library.
  const FieldExpression field(fault.operand());
  if (field && !fault.known().has_field(variable->name, field.name().text())) return std::nullopt;
  for (const NameUse& use : fault.names().uses)
    if (&fault.names().variable_of(use) == variable && writes(use))
      return Seen{name.token_range(), {{"nom", std::string(variable->name)}, {"ligne_donne", line_text(fault, use.range.start)}}};
  return std::nullopt;
}

Sees dot_for_colon(const Fault& fault) {
  if (fault.name() != "self" || !fault.is_variable()) return std::nullopt;
  const Function function(fault.function());
  if (!function || !function.is_method()) return std::nullopt;
  return Seen{{}, {{"nom", std::string(function.name().token_text())}}};
}

Sees method_of_list(const Fault& fault) {
  if (!fault.fails("call", "nil") || fault.kind() != "method") return std::nullopt;
  constexpr std::array<std::string_view, 5> kOfLists = {"insert", "remove", "sort", "concat", "unpack"};
  const Call call(fault.around());
  if (!call || std::find(kOfLists.begin(), kOfLists.end(), fault.name()) == kOfLists.end()) return std::nullopt;
  return Seen{fault.operand().range(), {{"nom", fault.name()}, {"objet", written(call.callee())}}};
}

Sees unknown_method(const Fault& fault) {
  if (!fault.fails("call", "nil") || fault.kind() != "method" || !fault.operand()) return std::nullopt;
  const std::string near = near_name(fault.name(), given_fields(fault));
  const Call call(fault.around());
  return Seen{fault.operand().range(), {{"nom", fault.name()}, {"objet", written(call.callee())}, {"proche", near}}};
}

Sees unknown_field(const Fault& fault) {
  const std::optional<MissingField> field = missing_field(fault);
  if (!field || fault.operation() != "call") return std::nullopt;
  return Seen{field->place(), {{"nom", field->table + "." + field->name}, {"objet", field->table}}};
}

}  // namespace lunabloc::vm::names
