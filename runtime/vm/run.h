// A run seen from the host: start, poll, stop, and a trace that grows.
//
// Every byte from the runner is hostile: records are framed and length-checked; a torn or unknown one ends the run
// as "crash", never as anything else. Stop is certain: a signal, then SIGKILL after 200 ms.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/result.h"
#include "trace/run_request.h"
#include "trace/store.h"
#include "vm/table_source.h"

namespace lunabloc::vm {

enum class RunState { running, waiting_for_answer, ended };

class Run {
 public:
  // `program` is the text as the pupil wrote it. A syntax error gives a Run that has already ended with an error event.
  // With `tables`, the program may open any table that they know.
  // Errors: "process.cannot_start", "run.too_long" (source over 1 MB).
  static Result<std::unique_ptr<Run>> start(const std::filesystem::path& runner, trace::RunRequest request,
                                            std::string_view program, std::unique_ptr<TableSource> tables = nullptr);
  virtual ~Run() = default;

  // Appends what has arrived, waiting at most `patience` for something. Never blocks longer.
  virtual RunState poll(std::chrono::milliseconds patience) = 0;
  // Neither of these waits for the runner: what it does not take now goes out with the next polls.
  virtual void answer(std::string_view text) = 0;
  // In a live run: something comes from outside just now ("key:space" 1, "mouse:x" 12). Otherwise nothing happens.
  virtual void input(std::string_view part, double value) = 0;
  // In a live run: its clock goes so many times as fast as the one on the wall. Otherwise nothing happens.
  virtual void set_rate(double rate) = 0;
  // Ends the run; after it returns (≤ 300 ms) the process is gone and the trace has its end event.
  virtual void stop() = 0;
  virtual const trace::Trace& trace() const = 0;
};

// Starts, polls to the end and gives the trace.
Result<trace::Trace> run_to_end(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program,
                                std::unique_ptr<TableSource> tables = nullptr);
// The same, or as far as it came when it is asked to stop.
Result<trace::Trace> run_to_end(const std::filesystem::path& runner, trace::RunRequest request, std::string_view program,
                                const std::stop_token& stop, std::unique_ptr<TableSource> tables = nullptr);

}  // namespace lunabloc::vm
