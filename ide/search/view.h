// One search box for everything: a field, and below it what was found. The keyboard stays in the field: arrows choose,
// Enter goes there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ide/search/index.h"
#include "ide/widgets/components.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::search {

class View {
 public:
  void open(widgets::Frame& frame, Scope scope);
  bool is_open() const { return open_; }
  // Over everything; gives what was chosen, once, when it has closed.
  std::optional<Result> draw(widgets::Frame& frame);

 private:
  void refresh(widgets::Frame& frame);
  void close(widgets::Frame& frame);
  void move_choice(widgets::Frame& frame, long by);
  void announce_choice(widgets::Frame& frame) const;
  std::optional<Result> draw_results(widgets::Frame& frame, const Rect& area);
  // True once the pointer carries the block of the row away.
  bool is_dragged(widgets::Frame& frame, const widgets::Interaction& state, const Result& result);
  void draw_nothing(widgets::Frame& frame, Rect rest);

  bool open_ = false;
  bool asks_focus_ = false;
  bool follows_ = false;   // the chosen row is to come into view
  Scope scope_ = Scope::everywhere;
  std::string query_, found_for_, nearest_;
  std::vector<Result> results_;
  std::size_t chosen_ = 0;
  std::string pressed_;     // the block whose row the pointer holds
};

}  // namespace lunabloc::ide::search
