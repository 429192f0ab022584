// What pages of words and buttons are made of, one part below the other: each takes its room off the top of `rest`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

void page_heading(Frame& frame, Rect& rest, const std::string& id, const std::string& words);
enum class Ink { plain, soft, strong, alarm };
void page_text(Frame& frame, Rect& rest, const std::string& id, const std::string& words, Ink ink = Ink::plain);

// Buttons, chips and fields side by side over as many rows as they take; end() takes their room.
class PageRow {
 public:
  PageRow(Frame& frame, Rect& rest) : frame_(frame), rest_(rest), flow_(rest, frame.metrics.button_height(), frame.metrics.space(2)) {}

  bool button(const std::string& id, Icon icon, const std::string& words, bool enabled = true, const std::string& hint = {});
  bool primary(const std::string& id, Icon icon, const std::string& words, bool enabled = true, const std::string& hint = {});
  // Pressed, also where it was chosen already.
  bool choice(const std::string& id, const std::string& words, bool chosen, const std::string& hint = {});
  // `wide`: in du, or as its label needs.
  FieldResult field(const std::string& id, float wide, const std::string& label, std::string& text);
  const Rect& last() const { return last_; }
  void end() { rest_.cut_top(flow_.height() + frame_.metrics.space(2)); }

 private:
  ButtonFace face(Icon icon, const std::string& words, bool enabled, const std::string& hint) const { return {.icon = icon, .label = words, .enabled = enabled, .hint = hint}; }

  Frame& frame_;
  Rect& rest_;
  Flow flow_;
  Rect last_;
};

// A list that one of the buttons of a page opens: who is asked remembers which.
class PageMenu {
 public:
  void open(const std::string& what, const Rect& anchor) { what_ = what, anchor_ = anchor; }
  bool is(const std::string& what) const { return what_ == what; }
  bool is_open() const { return !what_.empty(); }
  // Above everything, after the panel; the index that was chosen.
  std::optional<std::size_t> draw(Frame& frame, const std::string& id, const std::string& label, const std::vector<MenuItem>& items);

 private:
  std::string what_;
  Rect anchor_;
};

}  // namespace lunabloc::ide::widgets
