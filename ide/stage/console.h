// What the program said, the newest line in view, and the question that it asks while it waits.
//
// The same place shows the list of what is to be looked at in the program (ide/problems), when it is asked for.
// Lines are chosen by pointer and keyboard, copied, filtered by a text, and lead to the block that said them. Only what is
// seen is laid out (console_rows.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "ide/problems/list.h"
#include "ide/stage/console_rows.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/panel.h"

namespace lunabloc::ide::stage {

class Console {
 public:
  // below: small, under a picture. picture: what the program says is all that it shows, so it is written as lessons are, answers
  // at the right, the question where the next answer comes.
  enum class Place { below, picture };

  // Head, a few lines, and the question when there is one.
  float least_height(const widgets::Frame& frame, float width) const;
  void draw(widgets::Frame& frame, const Rect& area, Place place);
  // The last lines that there is room for, and nothing to press: for pictures and films.
  void draw_picture(widgets::Frame& frame, const Rect& area) const;

 private:
  float question_height(const widgets::Frame& frame, float width) const;
  void draw_question(widgets::Frame& frame, const Rect& rect);
  void draw_head(widgets::Frame& frame, Rect head);
  void draw_problems_button(widgets::Frame& frame, const Rect& rect);
  void toggle_problems(widgets::Frame& frame);
  void draw_filter(widgets::Frame& frame, Rect row);
  void draw_lines(widgets::Frame& frame, const Rect& rect);
  void draw_line(widgets::Frame& frame, const session::ConsoleView& lines, std::size_t index, const Rect& rect, const Rect& visible);
  void draw_nothing(widgets::Frame& frame, const Rect& rect, const std::string& words);
  void take_pointer(widgets::Frame& frame, const widgets::Panel& panel, float line_height);
  void take_keys(widgets::Frame& frame, const session::ConsoleView& lines, const Rect& visible, float line_height);
  void choose(std::size_t index, bool extend);
  void copy(widgets::Frame& frame);
  void show_block(widgets::Frame& frame);
  bool is_chosen(std::size_t index) const;

  // The chosen lines, by their places among those that are shown: from where the choice began to where it is now.
  struct Choice {
    std::size_t from = 0, to = 0;
    bool operator==(const Choice&) const = default;
  };

  Place place_ = Place::below;
  problems::List problems_;
  bool problems_open_ = false;
  ConsoleRows rows_;
  std::optional<Choice> choice_;
  bool wants_choice_in_view_ = false;
  bool dragging_ = false;
  bool filter_open_ = false;
  std::string filter_;
  std::string answer_;           // being written
  std::pair<std::uint64_t, std::size_t> asked_;  // the run and its question that was announced last
  bool took_focus_ = false;      // for the answer: it goes back where it was when the run is over
  std::uint64_t run_ = 0;
  std::size_t last_row_ = 0;     // when it was drawn last
  float last_height_ = 0;
  int follow_newest_ = 0;        // frames: the room of a new line is known one frame late
};

}  // namespace lunabloc::ide::stage
