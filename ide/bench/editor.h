// A text of several lines that is written: as wide as its place, long lines going on below; caret, selection, clipboard and
// a past of its own, one accessible node, and a caret that can be sent to a line.
//
// It changes the text that it is given and keeps only how it looks and what was done to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ide/bench/rows.h"
#include "ide/bench/text_past.h"
#include "ide/text/editing.h"
#include "ide/widgets/components.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::bench {

class Editor {
 public:
  // `document`: which text it is; another one begins at its top, without a past. True when the text has changed.
  bool draw(widgets::Frame& frame, const std::string& id, const std::string& label, const std::string& document, const Rect& rect, std::string& text);
  // Puts the caret at the beginning of the line, from 1, and takes the keyboard.
  void go_to_line(std::uint32_t line) { wanted_line_ = line; }

 private:
  void meet(const std::string& document, const std::string& text);
  void lay_out(const widgets::Frame& frame, float width);

  // -- editor_keys.cpp
  void handle_keys(widgets::Frame& frame);
  void handle_key(widgets::Input& input);
  bool handle_moves(widgets::Input& input);
  bool handle_rows(widgets::Input& input);
  bool handle_changes(widgets::Input& input);
  bool handle_clipboard(widgets::Input& input);
  bool handle_past(widgets::Input& input);
  void handle_pointer(widgets::Frame& frame, const widgets::Interaction& state);
  void put(const std::string& letters) { change(text::replaced(selection_, letters)); }
  void change(const text::Change& change);
  void move_to(std::size_t offset, bool keeps_anchor);

  void draw_rows(widgets::Frame& frame, const Rect& visible) const;
  void draw_caret(widgets::Frame& frame) const;
  std::ptrdiff_t line_of_caret() const;  // from 1
  Rect caret_place() const;
  std::size_t offset_under(ImVec2 pixel) const;

  std::string document_, text_;
  text::Selection selection_;
  TextPast past_;
  std::optional<float> column_;  // x that the caret keeps while it goes up and down
  bool drags_ = false;            // the mouse selects, letter by letter
  std::optional<std::uint32_t> wanted_line_;
  bool reveal_ = false;
  double acted_at_ = 0;

  // How the text stands, of the frame.
  Rows rows_;
  std::string laid_;  // the text of these rows
  float laid_width_ = 0, laid_letter_ = 0;
  Rect place_;        // of the rows: top left is where the first begins
  float row_ = 0;     // height
  std::size_t page_ = 1;  // rows that are seen at once
};

}  // namespace lunabloc::ide::bench
