// A text of several lines: Dear ImGui's own field (caret, selection, clipboard, undo) with our look, our accessible node and
// a caret that can be sent to a line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::bench {

class Editor {
 public:
  // True when the text has changed.
  bool draw(widgets::Frame& frame, const std::string& id, const std::string& label, const Rect& rect, std::string& text);
  // Puts the caret at the beginning of the line, from 1, and takes the keyboard.
  void go_to_line(std::uint32_t line) { wanted_line_ = line; }
  // The line in which the caret is, from 1.
  std::uint32_t line() const { return line_; }

 private:
  struct Caret {
    std::optional<std::size_t> wanted;  // byte
    std::size_t at = 0;
  };
  std::optional<std::uint32_t> wanted_line_;
  int tries_ = 0;  // frames that the field has had to take the keyboard
  Caret caret_;
  std::uint32_t line_ = 1;
};

}  // namespace lunabloc::ide::bench
