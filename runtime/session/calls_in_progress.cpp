#include "session/calls_in_progress.h"

#include <algorithm>
#include <cstdlib>

#include "program/ast.h"
#include "session/ran_program.h"
#include "session/value_changes.h"

namespace lunabloc::session {
namespace {

using Call = CallsInProgress::Call;
using Told = CallsInProgress::Told;

void take(std::vector<Told>& told, const std::string& name, const trace::Value& value, std::uint32_t statement) {
  const auto known = std::find_if(told.begin(), told.end(), [&](const Told& one) { return one.statement == statement && one.name == name; });
  if (known != told.end()) told.erase(known);
  told.push_back({name, value, statement});  // the last word is the one that counts
}

void begin(CallsInProgress& calls, const trace::Event& event) {
  while (!calls.calls.empty() && calls.calls.back().depth >= calls.depth) calls.calls.pop_back();
  if (calls.depth < 1 || calls.depth > CallsInProgress::kMostCalls) return;
  Call call{calls.depth, event.offset, event.offset, {}};
  for (const Told& one : calls.pending) take(call.told, one.name, one.value, trace::kNoOffset);
  calls.calls.push_back(std::move(call));
}

// What was told since the last statement may be of the call that goes on now.
void go_on(CallsInProgress& calls) {
  while (!calls.calls.empty() && calls.calls.back().depth > calls.depth) calls.calls.pop_back();
  if (calls.calls.empty() || calls.calls.back().depth != calls.depth) return;
  Call& call = calls.calls.back();
  for (const Told& one : calls.pending) take(call.told, one.name, one.value, call.at);
}

bool is_own(const RanProgram& program, const program::Syntax& function, const Told& told) {
  const std::vector<std::string_view> parameters = parameters_of(function);
  if (told.statement == trace::kNoOffset) return std::find(parameters.begin(), parameters.end(), told.name) != parameters.end();
  for (const Gift& gift : program.gifts_of(program.statement_at(told.statement))) {
    const program::Variable& variable = program.names().variables[gift.variable];
    if (variable.name == told.name && !variable.is_global() && function.range().contains(variable.declared.start)) return true;
  }
  return false;
}

}  // namespace

std::size_t CallsInProgress::weight_bytes() const {
  std::size_t told = pending.size();
  for (const Call& call : calls) told += call.told.size();
  return calls.size() * sizeof(Call) + told * (sizeof(Told) + 32);
}

void fold(CallsInProgress& calls, const trace::Event& event) {
  if (gives_value(event)) {
    // Before a call nothing is kept but what the next one may be given.
    calls.pending.push_back({event.name, event.values[0], trace::kNoOffset});
    if (!calls.calls.empty() && calls.calls.back().depth == calls.depth) take(calls.calls.back().told, event.name, event.values[0], calls.calls.back().at);
    return;
  }
  if (event.kind == trace::EventKind::end && event.name == "finished") calls.calls.clear();
  if (event.kind != trace::EventKind::statement) return;
  if (!event.values.empty()) {
    const auto told = static_cast<std::int64_t>(trace::number_of(event.values[0]));
    calls.depth = std::abs(told);
    if (told < 0) begin(calls, event);
    else go_on(calls);
  }
  if (!calls.calls.empty() && calls.calls.back().depth == calls.depth) calls.calls.back().at = event.offset;
  calls.pending.clear();
}

std::vector<ShownCall> shown_calls(const RanProgram& program, const CallsInProgress& calls) {
  std::vector<ShownCall> shown;
  for (const Call& call : calls.calls) {
    const program::Syntax function = program.function_begun_by(call.begun);
    if (!function) continue;
    ShownCall one;
    const program::Syntax name = program::Function(function).name();
    one.name = name.is_token() ? name.text() : name.token_text();
    one.at = call.at;
    one.is_script = program.is_script(function);
    for (const std::string_view parameter : parameters_of(function)) one.values.emplace_back(parameter, "nil");
    const std::size_t parameters = one.values.size();
    for (const Told& told : call.told) {
      if (!is_own(program, function, told)) continue;
      const auto known = std::find_if(one.values.begin(), one.values.end(), [&](const auto& value) { return value.first == told.name; });
      if (known == one.values.end()) one.values.emplace_back(told.name, trace::shown(told.value));
      else known->second = trace::shown(told.value);
    }
    one.parameters.assign(one.values.begin(), one.values.begin() + static_cast<std::ptrdiff_t>(parameters));
    shown.push_back(std::move(one));
  }
  return shown;
}

}  // namespace lunabloc::session
