// Our lessons: how long their proof takes, how long a pupil waits for a verdict, what lint of one costs.
#include <chrono>
#include <cstdio>
#include <string>

#include "base/side_by_side.h"
#include "benches.h"
#include "lesson/lint.h"
#include "lesson/proof.h"
#include "measure.h"
#include "support/temp_folder.h"
#include "vm/run.h"

namespace lunabloc::bench {
namespace {

using std::chrono::steady_clock;

double ms_since(steady_clock::time_point since) { return std::chrono::duration<double, std::milli>(steady_clock::now() - since).count(); }

struct Times {
  std::vector<double> verdicts, lints;
  double slowest_verdict = 0, slowest_lint = 0;
  std::string slowest_check, slowest_linted;
};

}  // namespace

int lessons(Arguments) {
  const std::filesystem::path assets = support::source_folder() / "assets";
  const Result<program::Vocabulary> vocabulary = program::Vocabulary::load(assets / "vocabulary", assets / "schemas");
  const Result<Messages> messages = Messages::load(assets / "messages", "fr");
  if (!vocabulary || !messages) return 1;
  const lesson::Runner run = [](const trace::RunRequest& request, const std::string& program) {
    return vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", request, program);
  };
  const std::vector<std::filesystem::path> folders = lesson::lesson_folders(support::source_folder() / "lessons");
  std::vector<lesson::Lesson> all;
  for (const std::filesystem::path& folder : folders)
    if (Result<lesson::Lesson> one = lesson::load_lesson(folder, assets / "schemas", "fr")) all.push_back(std::move(*one));

  const steady_clock::time_point begun = steady_clock::now();
  std::vector<double> proofs(all.size());
  base::side_by_side(all.size(), base::processors(), [&](std::size_t i) {
    const steady_clock::time_point since = steady_clock::now();
    (void)lesson::prove({all[i], *vocabulary, *messages, run, {}});
    proofs[i] = ms_since(since);
  });
  print("lessons", static_cast<double>(all.size()));
  print("proof_all_s", ms_since(begun) / 1000);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (proofs[i] > 2000) std::printf("proof_%s_s %.1f\n", all[i].id.c_str(), proofs[i] / 1000);

  Times times;
  for (const lesson::Lesson& one : all) {
    lesson::EvaluationContext context{one, *vocabulary, *messages, run, {}};
    context.workers = base::processors();
    std::vector<Error> problems;
    const lesson::Answers answers = lesson::right_answers(context, problems);
    for (const lesson::Step& step : one.steps) {
      const Result<std::string> solution = one.solution_of(step.id);
      if (!solution) continue;
      const steady_clock::time_point since = steady_clock::now();
      (void)lesson::evaluate(context, step.id, *solution, answers);
      times.verdicts.push_back(ms_since(since));
      if (times.verdicts.back() > 300) std::printf("verdict_%s_%s_ms %.0f\n", one.id.c_str(), step.id.c_str(), times.verdicts.back());
      if (times.verdicts.back() > times.slowest_verdict) times.slowest_verdict = times.verdicts.back(), times.slowest_check = one.id + " " + step.id;
    }
    const steady_clock::time_point since = steady_clock::now();
    (void)lesson::lint(one.folder, {*vocabulary, *messages, assets / "schemas", assets / "curriculum.yaml"});
    times.lints.push_back(ms_since(since));
    if (times.lints.back() > times.slowest_lint) times.slowest_lint = times.lints.back(), times.slowest_linted = one.id;
  }
  print("verdict_median_ms", median(times.verdicts));
  std::printf("verdict_slowest_ms %.0f (%s)\n", times.slowest_verdict, times.slowest_check.c_str());
  print("lint_median_ms", median(times.lints));
  std::printf("lint_slowest_ms %.0f (%s)\n", times.slowest_lint, times.slowest_linted.c_str());
  return 0;
}

}  // namespace lunabloc::bench
