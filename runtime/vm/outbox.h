// What the host tells a runner that may not be listening: nothing here ever waits, and what waits here is bounded.
//
// The messages are those of runner/inbox.h.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "trace/pending_inputs.h"

namespace lunabloc::base {
class Process;
}

namespace lunabloc::vm {

class Outbox {
 public:
  void answer(std::string_view text);
  // What was asked of a table (runner/inbox.h).
  void table(std::string_view content);
  void input(std::string_view part, double value) { inputs_.add(part, value); }
  void rate(double rate) { rate_ = rate; }
  // Writes what the process takes just now.
  void send(base::Process& process);
  bool empty() const { return started_.empty() && answers_.empty() && !rate_ && inputs_.empty(); }

 private:
  std::string next();

  std::deque<std::string> answers_;
  std::optional<double> rate_;
  trace::PendingInputs inputs_;
  std::string started_;  // the frame of which the process has taken a part
};

}  // namespace lunabloc::vm
