// The doctor of the kit: five stations from the cable to the sending, how far a sending has come, and what was seen
// with what to try. Always one « Vu », one « Essaie », one main button.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "ide/widgets/frame.h"
#include "session/session.h"

namespace lunabloc::ide::kit {

enum class Station { cable, board, rights, program, sending };
enum class Mark { done, current, problem, to_do };

// What each station shows; a problem stands where the way ends.
std::array<Mark, 5> marks_of(const session::KitView& kit);

class Doctor {
 public:
  // Gives where it ends.
  float draw(widgets::Frame& frame, const Rect& area);
  float height(const widgets::Frame& frame, float width) const;
  // Where « Me montrer » points, while it is pressed.
  std::optional<Station> shown() const { return shown_; }

 private:
  float draw_advice(widgets::Frame& frame, Rect rest);

  bool for_adult_ = false;       // the technical text is open
  std::optional<Station> shown_;
  double flashing_since_ = -1;   // of the window's clock
};

}  // namespace lunabloc::ide::kit
