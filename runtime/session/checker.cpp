#include "session/checker.h"

#include "base/side_by_side.h"
#include "session/table_source.h"
#include "vm/run.h"

namespace lunabloc::session {

Result<lesson::Verdict> CheckJob::operator()(const std::stop_token& stop) const {
  // Nobody is there to answer: a program that asks more than the check gives has come to its end.
  const lesson::Runner run = [&](const trace::RunRequest& request, const std::string& text) { return vm::run_to_end(runner, request, text, stop, lesson_tables(runner.parent_path(), request.tables)); };
  lesson::EvaluationContext context{lesson, vocabulary, messages, run, {}};
  context.work_folder = work_folder;
  context.workers = base::processors();
  return lesson::evaluate(context, step, program, answers);
}

}  // namespace lunabloc::session
