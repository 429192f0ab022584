// A button that says what is chosen and opens the list of what else could be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/components.h"

namespace lunabloc::ide::data {

struct Choice {
  std::string id;
  std::string label;                // « Séparateur »
  std::vector<std::string> values;  // « virgule »…
  std::size_t current = 0;
};
float choice_width(const widgets::Frame& frame, const Choice& choice);
// `open` is the id of the choice whose list is open: one at a time. Gives what was chosen in this frame.
std::optional<std::size_t> choice_button(widgets::Frame& frame, const Rect& rect, const Choice& choice, std::string& open);

// Puts things one after the other, in as many lines as it takes.
class Flow {
 public:
  Flow(const widgets::Frame& frame, const Rect& area, float line) : area_(area), x_(area.x), y_(area.y), line_(line), gap_(frame.du(8)) {}
  Rect next(float width);
  float bottom() const { return y_ + line_; }

 private:
  Rect area_;
  float x_, y_, line_, gap_;
};

}  // namespace lunabloc::ide::data
