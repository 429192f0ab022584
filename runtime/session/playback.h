// Time in the window: which moment of a trace is shown, and the scene at that moment.
//
// A moment is a number of statements that have run. In a world without a board a statement takes 1/speed of a second;
// with a board or a stage the virtual clock is followed, so that a wait of one second lasts one second; slow motion and
// turbo stretch that second. What is shown is the same trace, whatever the speed.
//
// Going back is going forward from a scene kept earlier: some are kept all along the run, some just behind the moment
// that is shown, so that a step back costs a few thousand events at most, however long the run.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/scene.h"
#include "session/value_changes.h"
#include "trace/store.h"

namespace lunabloc::session {

enum class Pace { by_statement, by_virtual_clock };

class Playback {
 public:
  Playback() = default;
  Playback(trace::WorldRequest world, Pace pace);

  // Takes the events that the trace has got since the last call.
  void follow(const trace::Trace& trace, std::chrono::microseconds now);

  std::size_t step_count() const { return trace_->moments(); }
  std::size_t shown() const { return shown_; }
  void show(std::size_t step);
  bool playing() const { return playing_; }
  void set_playing(bool playing, std::chrono::microseconds now);
  double speed() const { return steps_per_second_; }
  // Seconds of the virtual clock in one of the wall's, where that clock is followed: 1 at the speed of the beginning.
  double rate() const { return steps_per_second_ / kSpeedOfRealTime; }
  void set_speed(double steps_per_second, std::chrono::microseconds now);
  // Moves on while playing, no further than `until`, where it pauses; true when another moment is shown. The events
  // passed on the way are appended to `passed`.
  bool advance(std::chrono::microseconds now, std::vector<trace::Event>* passed = nullptr, std::size_t until = SIZE_MAX);
  // The virtual clock: of the shown moment, and while playing, as far as it has come in a wait.
  std::chrono::microseconds clock_at(std::chrono::microseconds now) const;
  // What that clock shows, and whether it goes on from there.
  void show_clock(std::chrono::microseconds clock, bool playing, std::chrono::microseconds now);
  bool at_end() const { return shown_ >= step_count(); }

  const Worlds& worlds() const { return scene_.worlds; }
  // As the trace leaves them so far, whatever moment is shown.
  const Worlds& worlds_at_end() const { return ahead_.worlds; }
  std::optional<std::size_t> executing_offset() const;
  ConsoleView console() const { return {console_, scene_.console}; }
  std::vector<std::pair<std::string, std::string>> variables() const;
  const CallsInProgress& calls() const { return scene_.calls; }
  const std::map<std::string, double>& inputs() const { return scene_.inputs; }
  std::chrono::microseconds clock() const { return scene_.worlds.stage.now; }
  // The same, as the trace tells them.
  const std::vector<std::pair<std::string, trace::Value>>& values() const { return scene_.variables; }

  const trace::Trace& trace() const { return *trace_; }
  // Some event tells a value of this variable.
  bool knows(std::string_view variable) const { return place_of(variable).has_value(); }
  // The last event before this one (the first from it on) in which the variable takes a value: at once in any run.
  std::optional<std::size_t> last_change(std::string_view variable, std::size_t event) const;
  std::optional<std::size_t> next_change(std::string_view variable, std::size_t event) const;
  // The moment before (after) the shown one at which it took its value, or another.
  std::optional<std::size_t> moment_of_change_before(std::string_view variable) const;
  std::optional<std::size_t> moment_of_change_after(std::string_view variable) const;

 private:
  using Scenes = std::map<std::size_t, Scene>;  // by the number of events in them
  // Events between two scenes kept: a few milliseconds of folding.
  static constexpr std::size_t kStride = 16'384;
  static constexpr double kSpeedOfRealTime = 4;

  void go_to(std::size_t step, std::vector<trace::Event>* passed = nullptr);
  void fold_ahead();
  const Scene& scene_before(std::size_t step) const;
  void read_from_here();
  std::optional<std::size_t> place_of(std::string_view variable) const;
  bool is_there(std::size_t step) const;
  void keep_along(const Scene& scene);
  void keep_behind(const Scene& scene);
  std::size_t due_by(std::chrono::microseconds now) const;
  void anchor(std::chrono::microseconds now);

  Pace pace_ = Pace::by_statement;
  std::shared_ptr<const trace::Trace> trace_ = std::make_shared<const trace::Trace>();
  Scene start_;                 // before anything has happened
  Scene scene_;                 // the moment that is shown
  std::optional<trace::Events::Iterator> next_;  // the event that comes after it
  Scene ahead_;                 // all that the trace has
  ValueChanges changes_;        // by place in ahead_.variables
  Scenes along_, behind_;
  std::size_t along_stride_ = kStride;  // events between two of along_
  std::vector<ConsoleLine> console_;
  std::size_t shown_ = 0;
  bool playing_ = false;
  double steps_per_second_ = kSpeedOfRealTime;
  std::chrono::microseconds anchor_time_{0};
  std::chrono::microseconds anchor_clock_{0};
  std::size_t anchor_step_ = 0;
};

}  // namespace lunabloc::session
