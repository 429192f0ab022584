// A run and the moment of it that is shown: the runner is read as it goes, the playback shows it at a child's pace.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/playback.h"
#include "session/session.h"
#include "vm/run.h"

namespace lunabloc::session {

// A board and a stage live by the virtual clock, any other world statement by statement.
Pace pace_of(const trace::WorldRequest& world);

class RunShow {
 public:
  // Nothing has run yet: the world of the step, as the program will find it.
  void prepare(const trace::WorldRequest& world);
  // Errors: those of vm::Run::start.
  Result<void> start(const std::filesystem::path& runner, const trace::RunRequest& request, const std::string& program,
                     std::chrono::microseconds now, std::unique_ptr<vm::TableSource> tables = nullptr);
  void stop();
  void input(const std::string& part, double value) { if (run_) run_->input(part, value); }
  // Slow motion and turbo. A live run goes slower or quicker itself, so that a key is pressed at what is seen.
  void set_speed(double steps_per_second, std::chrono::microseconds now);
  void answer(const std::string& text) { if (run_) run_->answer(text); }

  struct Tick {
    bool changed = false;                // something else is shown
    bool paused = false;                 // where playback may not pass
    bool concluded = false;              // the shown moment has just come to the end of the whole run
    std::vector<trace::Event> passed;    // what happened between the last moment and this one, going forward
  };
  // Takes what the runner has said; true when there was something. The shown moment stays.
  bool take(std::chrono::microseconds now);
  // The run has come past this moment of the virtual clock, or goes no further by itself.
  bool has_passed(std::chrono::microseconds at) const {
    return over() || state_ == vm::RunState::waiting_for_answer || playback_.worlds_at_end().kit.now > at;
  }
  // Moves on. `until`: given the trace, the first moment beyond the shown one that playback may not pass; it pauses there.
  Tick tick(std::chrono::microseconds now, const std::function<std::size_t(std::size_t shown)>& until);

  RunPhase phase() const;
  bool over() const { return run_ && state_ == vm::RunState::ended; }
  const trace::Trace* trace() const { return run_ ? &run_->trace() : nullptr; }
  const std::string& program() const { return program_; }  // what was run
  Playback& playback() { return playback_; }
  const Playback& playback() const { return playback_; }

 private:
  std::unique_ptr<vm::Run> run_;
  vm::RunState state_ = vm::RunState::ended;
  std::string program_;
  Playback playback_;
  std::size_t followed_ = 0;   // events of the trace that the playback has
  bool concluded_ = true;
};

}  // namespace lunabloc::session
