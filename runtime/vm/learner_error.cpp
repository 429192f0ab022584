#include "vm/learner_error.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/line_index.h"
#include "program/slips.h"
#include "vm/slips.h"

namespace lunabloc::vm {
namespace {

// What the runner tells beside the words: where Lua was, and what was worth what (runner/facts.h).
bool is_fact(std::string_view name) { return name == "line" || name == "caller" || name.find(':') != std::string_view::npos; }

void put_at(Error& error, std::string_view program, std::size_t offset) {
  const base::LineColumn at = base::LineIndex(program).at(program, offset);
  error.place = {error.place.file, at.line, at.column};
  std::erase_if(error.arguments, [](const auto& argument) { return argument.first == "ligne"; });
  error.arguments.emplace_back("ligne", fmt::format("{}", at.line));
}

// The program's first fault, in its words. Lua itself was not asked.
void explain_syntax(LearnerError& told, std::string_view program) {
  const program::Parsed parsed = program::parse(program);
  if (parsed.diagnostics.empty()) return;
  const program::Diagnostic words = program::explained(parsed.tree, parsed.diagnostics.front());
  told.error.message = words.message;
  told.error.arguments = words.arguments;
  told.error.detail.clear();
  told.place = words.range;
  put_at(told.error, program, words.range.start);
}

constexpr std::size_t kMostValues = 8;

// Not the library's own, nor what would only show that it is a function.
bool is_worth_telling(const Fault& fault, const KnownNames& library, std::string_view name, const Known& value) {
  if (value.type == "function") return false;
  const program::Names& names = fault.names();
  // A name that is only made on that line has no value yet.
  const auto reads = [&](const program::NameUse& use) {
    return names.variable_of(use).name == name && use.role != program::NameUse::Role::declares && fault.line_of(use.range.start) == fault.line();
  };
  if (value.type == "nil" && std::none_of(names.uses.begin(), names.uses.end(), reads)) return false;
  return !library.has_global(name) || fault.gives(name);
}

void explain(LearnerError& told, const Fault& fault, const KnownNames& library, std::string_view program) {
  for (const auto& [name, value] : fault.values())
    if (told.values.size() < kMostValues && is_worth_telling(fault, library, name, value)) told.values.emplace_back(name, value.shown);
  const std::optional<Slip> slip = slip_of(fault);
  const TextRange place = slip && !slip->place.empty() ? slip->place : fault.place();
  if (!place.empty()) told.place = place;
  if (!slip) return;
  told.error.message = slip->id;
  told.error.arguments = slip->arguments;
  if (!place.empty()) put_at(told.error, program, place.start);
}

// What a key in brackets gives has no name for Lua: what is written there is its name.
void name_as_written(Error& error, const trace::Trace& trace, std::string_view program) {
  for (auto& [name, value] : error.arguments) {
    if (name != "nom" || value != "?") continue;
    const KnownNames none;
    const Fault fault(trace, program, none);
    const program::Syntax nothing = nil_value(fault);
    const program::Syntax& meant = nothing ? nothing : fault.operand();
    value = meant ? written(meant) : written(fault.statement());
  }
}

}  // namespace

bool error_message(const trace::Trace& trace, std::string_view program, Error& into) {
  const trace::Event* const event = trace.last_of(trace::EventKind::error);
  if (event == nullptr) return false;
  into = Error{ErrorKind::failed, event->name, {}, {}, {}};
  for (std::size_t i = 0; i + 1 < event->values.size(); i += 2) {
    const std::string name = trace::text_of(event->values[i]);
    std::string filling = trace::text_of(event->values[i + 1]);
    // What Lua itself said is for the adult.
    if (name == "lua") into.detail = std::move(filling);
    else if (!is_fact(name)) into.arguments.emplace_back(name, std::move(filling));
  }
  if (event->offset != trace::kNoOffset) put_at(into, program, event->offset);
  name_as_written(into, trace, program);
  return true;
}

std::optional<LearnerError> learner_error(const trace::Trace& trace, std::string_view program, const KnownNames& known) {
  LearnerError told;
  if (!error_message(trace, program, told.error)) return std::nullopt;
  told.general = told.error.message;
  if (told.general == "M-commun-syntaxe") {
    explain_syntax(told, program);
    return told;
  }
  // What is set before the program starts is there to be named, as the library is.
  KnownNames in_reach = known;
  for (const trace::Given& given : trace.request().given) in_reach.globals.push_back(given.name);
  explain(told, Fault(trace, program, in_reach), known, program);
  return told;
}

}  // namespace lunabloc::vm
