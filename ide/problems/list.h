// The list of what keeps the program from doing what it is meant to do (session/problems.h): an icon for its kind, what was
// seen, what to try. A press or Enter goes to its block or its line.
//
// Found again when the typing rests; how many there are now is said aloud then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "session/problems.h"

namespace lunabloc::ide::problems {

class List {
 public:
  // Once a frame, whether the list is shown or not.
  void follow(widgets::Frame& frame);
  std::size_t count() const { return found_.size(); }
  const std::vector<session::Problem>& found() const { return found_; }
  void draw(widgets::Frame& frame, const Rect& rect);
  // The keyboard goes to the first.
  void focus_first(widgets::Frame& frame) const;

 private:
  // What the list was made of.
  struct Source {
    std::uint64_t revision = 0, works = 0;
    std::string step, language;
    std::optional<session::Notice> notice;
    bool operator==(const Source&) const = default;
  };
  static Source source_of(const session::Session& session);
  void find(widgets::Frame& frame);
  float row_height(const widgets::Frame& frame, const session::Problem& problem, float width) const;
  void draw_row(widgets::Frame& frame, std::size_t index, const Rect& rect);

  std::vector<session::Problem> found_;
  std::optional<vm::KnownNames> known_;
  std::optional<Source> source_;   // of what is shown
  Source waiting_;                 // the last that was seen
  double since_ = 0;               // when it was seen first
};

}  // namespace lunabloc::ide::problems
