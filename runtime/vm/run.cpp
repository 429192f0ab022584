#include "vm/run.h"

#include <algorithm>
#include <csignal>

#include "base/bytes.h"
#include "base/process.h"
#include "program/tree.h"
#include "trace/after_order.h"
#include "trace/encoding.h"
#include "vm/outbox.h"
#include "vm/runner_process.h"
#include "vm/tables.h"

namespace lunabloc::vm {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using trace::Event;
using trace::EventKind;

constexpr std::size_t kLongestProgram = 1U << 20U;
constexpr milliseconds kPoliteStop{200};
// What is read in one poll, so that a window that polls stays quick while a program floods.
constexpr std::size_t kMostAtOnce = 256U * 1024U;
// While the runner does not take what is to be sent.
constexpr milliseconds kBetweenWrites{10};
// The runner ends itself at its limit; this long after it, it is not believed any more.
constexpr milliseconds kGrace{10'000};

Event end_event(const trace::Trace& trace, std::string how) {
  Event end;
  end.kind = EventKind::end;
  end.name = std::move(how);
  if (trace.events().empty()) return end;
  end.step = trace.events().back().step;
  end.at = trace.events().back().at;
  return end;
}

// A text that is no program yet: its run is over before it begins.
class UnreadableRun final : public Run {
 public:
  UnreadableRun(trace::RunRequest request, const program::Diagnostic& diagnostic) : trace_(std::move(request)) {
    Event error;
    error.kind = EventKind::error;
    error.name = "M-commun-syntaxe";
    error.offset = static_cast<std::uint32_t>(diagnostic.range.start);
    error.values = {std::string("lua"), diagnostic.message};
    trace_.append(std::move(error));
    trace_.append(end_event(trace_, "error"));
  }
  RunState poll(milliseconds) override { return RunState::ended; }
  void answer(std::string_view) override {}
  void input(std::string_view, double) override {}
  void set_rate(double) override {}
  void stop() override {}
  const trace::Trace& trace() const override { return trace_; }

 private:
  trace::Trace trace_;
};

// Who answers what the program asks.
enum class Answers { of_people, of_nobody };

class ProcessRun final : public Run {
 public:
  // Errors: "process.cannot_start".
  static Result<std::unique_ptr<ProcessRun>> start(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program,
                                                   std::unique_ptr<TableSource> tables, Answers answers) {
    std::unique_ptr<ProcessRun> run(new ProcessRun(runner, std::move(request), program, std::move(tables), answers));
    if (Result<void> begun = run->begin(); !begun) return tl::unexpected(begun.error());
    return run;
  }

  RunState poll(milliseconds patience) override {
    if (ended_) return RunState::ended;
    bring_table(patience);
    outbox_.send(process());
    take(table_due_ ? milliseconds(0) : outbox_.empty() ? patience : std::min(patience, kBetweenWrites));
    if (ended_) return RunState::ended;
    // What waits for tables hears so that nobody answers.
    if (waits() && nobody_answers_ && tables_) process().close_input();
    if (waits()) {
      worked_since_ = steady_clock::now();
      return RunState::waiting_for_answer;
    }
    // A live run may be still for as long as nothing comes.
    const bool live = trace_.request().live;
    if (!live && steady_clock::now() - worked_since_ > trace_.request().limits.wall + kGrace) conclude("crash");
    return ended_ ? RunState::ended : RunState::running;
  }

  void answer(std::string_view text) override {
    if (ended_ || !waits()) return;
    ++answered_;
    worked_since_ = steady_clock::now();
    outbox_.answer(text);
    outbox_.send(process());
  }

  void input(std::string_view part, double value) override {
    if (ended_ || !trace_.request().live) return;
    outbox_.input(part, value);
    outbox_.send(process());
  }

  void set_rate(double rate) override {
    if (ended_ || !trace_.request().live) return;
    outbox_.rate(rate);
    outbox_.send(process());
  }

  void stop() override {
    if (ended_) return;
    process().signal(SIGTERM);
    const auto deadline = steady_clock::now() + kPoliteStop;
    while (!ended_ && steady_clock::now() < deadline) take(milliseconds(10), "stopped");
    conclude("stopped");
  }

  const trace::Trace& trace() const override { return trace_; }

 private:
  ProcessRun(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program, std::unique_ptr<TableSource> tables, Answers answers)
      : runner_(runner),
        runs_{std::string(program), request.limits.wall},
        nobody_answers_(answers == Answers::of_nobody),
        may_be_followed_(nobody_answers_ && !tables && !request.live),
        tables_(std::move(tables)),
        trace_(std::move(request)),
        worked_since_(steady_clock::now()) {}

  base::Process& process() { return *process_.process; }

  Result<void> start_anew() {
    Result<RunnerProcess> started = nobody_answers_ ? fork_runner(runner_) : start_runner(runner_);
    if (!started) return tl::unexpected(started.error());
    process_ = std::move(*started);
    send_order();
    return {};
  }

  // In a process that has run the same before, if one waits.
  Result<void> begin() {
    std::optional<RunnerProcess> waiting;
    if (may_be_followed_) waiting = waiting_runner(runner_, runs_);
    if (!waiting) return start_anew();
    process_ = std::move(*waiting);
    send_order();
    return {};
  }

  void send_order() {
    base::ByteWriter frame;
    frame.text(trace::encode(trace::Order{trace_.request(), runs_.program}));
    frame.u8(static_cast<std::uint8_t>(may_be_followed_ ? trace::kNobodyAnswers : trace::kSomebodyAnswers));
    // A runner that is gone is seen when its events are read.
    static_cast<void>(process().write(frame.bytes()));
    if (nobody_answers_ && !tables_ && !may_be_followed_) process().close_input();
  }

  // The program has asked more often than it was answered.
  bool waits() const { return asked_ > answered_ + trace_.request().answers.size(); }

  void take(milliseconds patience, const char* when_closed = "crash") {
    std::string bytes;
    const bool open = process().read(bytes, patience, kMostAtOnce);
    decoder_.add(bytes);
    for (;;) {
      const Result<bool> complete = decoder_.next(event_);
      if (!complete) return conclude("crash");
      if (!*complete) break;
      accept(event_);
      if (ended_) return;
    }
    if (open) return;
    // It waited for a run and was gone before it knew of this one.
    decoder_ = {};
    if (!process_.has_run || !trace_.events().empty() || !start_anew()) conclude(when_closed);
  }

  // While the program waits for a table, so do we; it does nothing else meanwhile.
  void bring_table(milliseconds patience) {
    if (!table_due_) return;
    worked_since_ = steady_clock::now();
    const std::optional<std::string> answer = tables_->answer(patience);
    if (!answer) return;
    table_due_ = false;
    outbox_.table(*answer);
  }

  // A question for the host and no part of what the program did: what came of it is, and the runner tells that.
  void ask_for_table(const Event& event) {
    if (!tables_ || table_due_ || event.values.size() != 1) return conclude("crash");
    tables_->ask(trace::text_of(event.values[0]));
    table_due_ = true;
  }

  void accept(const Event& event) {
    if (event.kind == EventKind::question && event.name == "data") return ask_for_table(event);
    if (event.kind == EventKind::question) ++asked_;
    if (event.kind != EventKind::end) return trace_.append(event);
    // How it ended is one of the words that a runner may say.
    const bool known = event.name == "finished" || event.name == "error" || event.name == "stopped" || event.name == "limit";
    conclude(known ? event.name : "crash");
  }

  void conclude(const std::string& how) {
    if (ended_) return;
    ended_ = true;
    trace_.append(end_event(trace_, how));
    if (may_be_followed_ && how == "finished" && decoder_.left_over() == 0) let_wait(runner_, std::move(runs_), std::move(process_));
    process_.process.reset();  // killed and reaped, if it is not the one that waits
    tables_.reset();
  }

  const std::filesystem::path runner_;
  SameRuns runs_;
  const bool nobody_answers_;
  const bool may_be_followed_;  // by another run in the same process
  RunnerProcess process_;
  std::unique_ptr<TableSource> tables_;
  bool table_due_ = false;
  trace::Trace trace_;
  trace::EventDecoder decoder_;
  Outbox outbox_;
  Event event_;
  steady_clock::time_point worked_since_;
  std::size_t asked_ = 0;
  std::size_t answered_ = 0;
  bool ended_ = false;
};

// From the runner, as base/locations.h says: <bin>/../share/lunabloc.
std::filesystem::path tables_beside(const std::filesystem::path& runner) {
  return runner.parent_path().parent_path() / "share/lunabloc/assets/datasets";
}

Result<std::unique_ptr<ProcessRun>> start_process(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program,
                                                  std::unique_ptr<TableSource> tables, Answers answers) {
  add_tables(request, program, tables_beside(runner));
  tell_of_host_tables(request, tables != nullptr);
  return ProcessRun::start(runner, std::move(request), program, std::move(tables), answers);
}

Result<void> check_length(std::string_view program) {
  if (program.size() <= kLongestProgram) return {};
  return failure(ErrorKind::failed, "run.too_long", {{"n", std::to_string(kLongestProgram)}});
}

std::unique_ptr<Run> unreadable(const trace::RunRequest& request, std::string_view program) {
  const std::vector<program::Diagnostic> diagnostics = program::parse(program).diagnostics;
  if (diagnostics.empty()) return nullptr;
  return std::make_unique<UnreadableRun>(request, diagnostics.front());
}

}  // namespace

Result<std::unique_ptr<Run>> Run::start(const std::filesystem::path& runner, trace::RunRequest request,
                                        std::string_view program, std::unique_ptr<TableSource> tables) {
  if (Result<void> checked = check_length(program); !checked) return tl::unexpected(checked.error());
  if (std::unique_ptr<Run> run = unreadable(request, program)) return run;
  return start_process(runner, std::move(request), program, std::move(tables), Answers::of_people);
}

Result<trace::Trace> run_to_end(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program,
                                std::unique_ptr<TableSource> tables) {
  return run_to_end(runner, std::move(request), program, std::stop_token(), std::move(tables));
}

Result<trace::Trace> run_to_end(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program,
                                const std::stop_token& stop, std::unique_ptr<TableSource> tables) {
  const milliseconds turn = stop.stop_possible() ? milliseconds(20) : milliseconds(1000);
  if (Result<void> checked = check_length(program); !checked) return tl::unexpected(checked.error());
  if (const std::unique_ptr<Run> run = unreadable(request, program)) return run->trace();
  Result<std::unique_ptr<ProcessRun>> run = start_process(runner, std::move(request), program, std::move(tables), Answers::of_nobody);
  if (!run) return tl::unexpected(run.error());
  while ((*run)->poll(turn) != RunState::ended)
    if (stop.stop_requested()) (*run)->stop();
  return (*run)->trace();
}

}  // namespace lunabloc::vm
