// The time bar: run, pause and resume, steps back and forward, the moment that is shown, the speed.
//
// Reads the session's trace and shown moment; asks for "run.…" and "time.…". It never edits the program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::debugger {

class View {
 public:
  // In frame.area, which may be low and narrow: then without legend and without speed.
  void draw(widgets::Frame& frame);

 private:
  enum class Mark : std::uint8_t { none, action, write, said };

  void refresh(const session::Session& session);
  void draw_buttons(widgets::Frame& frame, Rect& rest, bool compact);
  void draw_breakpoint_buttons(widgets::Frame& frame, Rect& rest, bool compact) const;
  void announce_breakpoint(widgets::Frame& frame);
  void draw_words(widgets::Frame& frame, Rect line, bool with_legend);
  void draw_legend(widgets::Frame& frame, Rect& line) const;
  void draw_slider(widgets::Frame& frame, const Rect& rect);
  void draw_marks(widgets::Frame& frame, const Rect& rail) const;
  void draw_mark(widgets::Frame& frame, ImVec2 center, Mark mark, ImU32 color) const;
  void draw_speed(widgets::Frame& frame, Rect rect) const;
  void draw_speed_button(widgets::Frame& frame, Rect& rest);
  void draw_changes(widgets::Frame& frame, Rect line);
  void draw_list_of_changes(widgets::Frame& frame);
  std::string event_words(const widgets::Frame& frame, std::size_t step) const;
  std::size_t next_of_kind(std::size_t from, bool forward) const;

  // Of the trace that is shown: what each step did, found once as the events arrive.
  const void* trace_ = nullptr;
  std::size_t read_ = 0;                     // events of the trace that are in marks_
  std::vector<Mark> marks_;                  // by step, from 1
  std::vector<std::uint32_t> marked_;        // of each kStretch of them, how many are not none
  std::uint64_t ran_revision_ = 0;           // of the program that the trace belongs to
  bool was_alive_ = false;
  bool changes_open_ = false;
  bool speeds_open_ = false;
  std::optional<std::size_t> stopped_at_;    // the breakpoint's moment that was told
  Rect changes_at_;                          // the button that opens their list
};

}  // namespace lunabloc::ide::debugger
