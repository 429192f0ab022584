// What the parts did during the whole run and what the world gave them, against the virtual clock, with the shown moment:
// a lane a part, and one for the messages between boards.
//
// Dragging or the arrows show another moment; Maj and the arrows go from one change to the next. A mark is set at the shown
// moment, and the time from it to the cursor is told: so two events are measured. The wheel with Ctrl, + and − zoom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "ide/kit/lanes.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

// The times of a run that are seen.
struct Window {
  double from = 0, to = 0;  // s
  double length() const { return to - from; }
};
// So much nearer (or, below 1, farther) around a time that stays where it is; within the run, at least a hundredth of a second.
Window zoomed(const Window& window, double factor, double around, double run);
// Seconds between two marks so that they stand at least `least` apart: 1, 2 or 5 of some power of ten.
double mark_distance(double seconds, float width, float least);

float timeline_height(const widgets::Frame& frame, std::span<const Lane> lanes);

class Timeline {
 public:
  // The lanes are those of the whole run (lanes_of).
  void draw(widgets::Frame& frame, std::span<const Lane> lanes, const Rect& area);

 private:
  std::string moment_words(const widgets::Frame& frame) const;
  void draw_head(widgets::Frame& frame, Rect head);
  void draw_tools(widgets::Frame& frame, Rect& head);
  void handle(widgets::Frame& frame, const Rect& track, bool held);
  void go_to_change(widgets::Frame& frame, bool forward);
  void follow_run(const widgets::Frame& frame);
  void zoom(double factor, double around);

  std::uint64_t run_ = 0;
  double run_seconds_ = 0, now_ = 0;
  Window window_;              // seen; all of it while `whole_`
  bool whole_ = true;
  std::optional<double> mark_; // s
  std::vector<double> changes_;  // the times at which anything changed, in order
  std::tuple<std::uint64_t, std::size_t, std::size_t> changes_of_{};  // the run, its events and the lanes that they are of
};

}  // namespace lunabloc::ide::kit
