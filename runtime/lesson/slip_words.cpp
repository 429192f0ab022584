#include "lesson/slip_words.h"

#include <fmt/format.h>

#include "base/line_index.h"
#include "program/slips.h"
#include "vm/known_names.h"
#include "vm/learner_error.h"

namespace lunabloc::lesson {
namespace {

std::optional<Error> slip_of_grammar(const std::string& program) {
  const program::Parsed parsed = program::parse(program);
  if (parsed.diagnostics.empty()) return std::nullopt;
  const program::Diagnostic told = program::explained(parsed.tree, parsed.diagnostics.front());
  Error words{ErrorKind::failed, told.message, told.arguments, {}, {}};
  std::erase_if(words.arguments, [](const auto& argument) { return argument.first == "ligne"; });
  words.arguments.emplace_back("ligne", fmt::format("{}", base::LineIndex(program).line_of(told.range.start)));
  return words;
}

}  // namespace

std::optional<Error> slip_behind(const Judging& judging, const Finding& finding) {
  // Where the budget ended the run there is no fault to explain, and the run was long.
  if (!finding.said || finding.said->kind == ErrorKind::stopped) return std::nullopt;
  if (!finding.replay) return slip_of_grammar(judging.program);
  const std::string program = judging.program + finding.replay_call;
  // The run that was judged, once more: who remembers runs has it still.
  const Result<trace::Trace> trace = judging.context.run(*finding.replay, program);
  if (!trace) return std::nullopt;
  const std::optional<vm::LearnerError> told = vm::learner_error(*trace, program, vm::known_names(judging.context.vocabulary));
  if (!told || !told->is_slip() || told->general != finding.said->message) return std::nullopt;
  return told->error;
}

}  // namespace lunabloc::lesson
