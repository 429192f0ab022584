// What the host sends while the program runs: answers to `ask`, rows of tables, and in a live run keys, clicks and what
// sensors measure.
//
// Each message is framed: its length in 32 bits, a letter (A: an answer, T: what was asked of a table, I: an input, R: the
// rate of the clock), its bytes.
// What is too long or unknown is left out. The clock of a live run is here too: real time since it began, less the time of
// the answers, in slow motion or quicker as the host wants.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "trace/pending_inputs.h"

namespace lunabloc::runner {

class Inbox {
 public:
  using Input = trace::PendingInputs::Input;

  // Lets the person answer, however long that takes. Nothing when nobody answers any more.
  std::optional<std::string> answer();
  // What the host says of a table: a letter and its content (data/engine_protocol.h). Nothing when there is no host any more.
  std::optional<std::string> table();
  // Waits until the moment has come or an input is there; without a moment, until something comes.
  void wait(const std::chrono::microseconds* moment);
  std::optional<Input> next_input() { return inputs_.next(); }
  // Nobody answers.
  void close() { open_ = false; }
  // May something still come?
  bool open() const { return open_; }

  void start_clock();
  std::chrono::microseconds time() const;

 private:
  // Reads what is there, waiting at most so long; a negative patience has no end.
  void read(std::chrono::microseconds patience);
  std::optional<std::string> first_of(std::deque<std::string>& messages);
  void take_messages();
  void take_input(std::string_view content);
  void take_rate(std::string_view content);

  std::string bytes_;
  std::deque<std::string> answers_;
  std::deque<std::string> tables_;
  trace::PendingInputs inputs_;
  std::chrono::nanoseconds since_{0};      // by the real clock: when the rate last changed,
  std::chrono::microseconds time_then_{0};  // and what our clock said then
  double rate_ = 1;
  bool open_ = true;
};

}  // namespace lunabloc::runner
