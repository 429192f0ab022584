// The first screen: the lessons by world, where the pupil stands in each, and the one to go on with.
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::home {

class View {
 public:
  // Fills frame.area. Choosing a lesson asks for "lesson.open" and closes the list.
  void draw(widgets::Frame& frame);

 private:
  struct Entry {  // a lesson of the list and how far the pupil is in it
    const lunabloc::lesson::Lesson* lesson = nullptr;
    std::size_t done = 0;
    std::size_t at = 0;  // the step on which it was left
    bool begun() const { return done > 0 || at > 0; }
    bool whole() const;
  };
  struct Card {
    std::string id;
    Rect rect;
  };

  void read_progress(const session::Session& session);
  const Entry* next_entry(const session::Session& session) const;
  void draw_begin(widgets::Frame& frame, Rect area, const Entry& entry) const;
  float draw_group(widgets::Frame& frame, std::size_t world, std::size_t columns, const Rect& area);
  void draw_lesson(widgets::Frame& frame, const Entry& entry, std::size_t world, const Rect& rect);
  void draw_progress(widgets::Frame& frame, const Entry& entry, Rect row) const;
  void take_arrows(widgets::Frame& frame) const;

  std::vector<Entry> entries_;
  const void* read_from_ = nullptr;  // the session's list that entries_ were read from
  double read_at_ = -1;              // of the window's clock, in the frame before
  std::vector<Card> cards_;          // of this frame, in reading order
};

}  // namespace lunabloc::ide::home
