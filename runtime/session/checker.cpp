#include "session/checker.h"

#include <atomic>

#include "base/side_by_side.h"
#include "vm/run.h"

namespace lunabloc::session {

struct Checker::Work {
  explicit Work(CheckJob what) : job(std::move(what)), thread([this](const std::stop_token& stop) { judge(stop); }) {}

  void judge(const std::stop_token& stop) {
    const lesson::Runner run = [&](const trace::RunRequest& request, const std::string& program) -> Result<trace::Trace> {
      Result<std::unique_ptr<vm::Run>> started = vm::Run::start(job.runner, request, program);
      if (!started) return tl::unexpected(started.error());
      // Nobody is there to answer: a program that asks more than the check gives has come to its end.
      while ((*started)->poll(std::chrono::milliseconds(20)) == vm::RunState::running)
        if (stop.stop_requested()) (*started)->stop();
      (*started)->stop();
      return (*started)->trace();
    };
    lesson::EvaluationContext context{job.lesson, job.vocabulary, job.messages, run, {}};
    context.workers = base::processors();
    verdict = lesson::evaluate(context, job.step, job.program, job.answers);
    done.store(true, std::memory_order_release);
  }

  CheckJob job;
  Result<lesson::Verdict> verdict;
  std::atomic<bool> done = false;
  std::jthread thread;  // last: it uses the others
};

void Checker::Stop::operator()(Work* work) const { delete work; }

void Checker::start(CheckJob job) { work_.reset(new Work(std::move(job))); }

std::optional<Result<lesson::Verdict>> Checker::take() {
  if (!work_ || !work_->done.load(std::memory_order_acquire)) return std::nullopt;
  Result<lesson::Verdict> verdict = std::move(work_->verdict);
  work_.reset();
  return verdict;
}

}  // namespace lunabloc::session
