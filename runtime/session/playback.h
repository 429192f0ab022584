// Time in the window: which moment of a trace is shown, and the worlds at that moment.
//
// A moment is a number of statements that have run. In a world without a board a statement takes 1/speed of a second;
// with a board the virtual clock is followed, so that a wait of one second lasts one second.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "trace/store.h"
#include "world/graph.h"
#include "world/grid.h"
#include "world/kit_world.h"
#include "world/stage.h"
#include "world/turtle.h"

namespace lunabloc::session {

struct Worlds {
  std::optional<world::Grid> grid;
  world::Turtle turtle;
  world::KitWorld kit;
  world::Stage stage;
  world::Graph graph;
};

// The worlds of a request before anything has happened.
Worlds worlds_before(const trace::WorldRequest& request);

// What makes a moment of its own: statements, where the run counted them; what a world shows, where it did not.
bool begins_moment(const trace::Event& event, const trace::RunRequest& request);

enum class Pace { by_statement, by_virtual_clock };

class Playback {
 public:
  Playback() = default;
  Playback(trace::WorldRequest world, Pace pace);

  // Takes the events that the trace has got since the last call.
  void follow(const trace::Trace& trace, std::chrono::microseconds now);

  std::size_t step_count() const { return step_starts_.size(); }
  std::size_t shown() const { return shown_; }
  void show(std::size_t step);
  bool playing() const { return playing_; }
  void set_playing(bool playing, std::chrono::microseconds now);
  double speed() const { return steps_per_second_; }
  void set_speed(double steps_per_second, std::chrono::microseconds now);
  // Moves on while playing; true when another moment is shown. The events passed on the way are appended to `passed`.
  bool advance(std::chrono::microseconds now, std::vector<trace::Event>* passed = nullptr);
  bool at_end() const { return shown_ >= step_count(); }

  const Worlds& worlds() const { return worlds_; }
  std::optional<std::size_t> executing_offset() const;
  std::vector<std::string> console() const;
  std::vector<std::pair<std::string, std::string>> variables() const;

 private:
  std::size_t events_until(std::size_t step) const;  // how many events belong to the moment
  void fold_to(std::size_t event_count);
  std::chrono::microseconds due(std::size_t step) const;
  void anchor(std::chrono::microseconds now);

  trace::WorldRequest world_;
  Pace pace_ = Pace::by_statement;
  std::vector<trace::Event> events_;
  std::vector<std::size_t> step_starts_;  // index in events_ of the n-th step's first event
  Worlds worlds_;
  std::size_t folded_ = 0;                // events folded into worlds_
  std::size_t shown_ = 0;
  bool playing_ = false;
  double steps_per_second_ = 4;
  std::chrono::microseconds anchor_time_{0};
  std::size_t anchor_step_ = 0;
};

}  // namespace lunabloc::session
