// The board in the middle, the parts above and below it, each with its wire to its pin.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ide/kit/board_drawing.h"
#include "ide/kit/doctor.h"
#include "ide/kit/hands.h"
#include "ide/kit/part_look.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

struct Wiring {
  const BoardDrawing& drawing;
  std::span<const ShownPart> parts;
  bool plugged = false;   // a board, real or virtual, is there
  bool simulated = false; // a run is shown: the pins carry their values
  std::optional<Station> pointed;  // the plug or the board is to be shown
  std::string board = {};          // of several: its name
  bool cable = true;               // it is drawn
};

// Registers one picture whose value says everything that the drawing shows. A button of the drawing is pressed on it.
void draw_wiring(widgets::Frame& frame, Hands& hands, const Wiring& wiring, const Rect& area);
// So that the board can still be made out between its parts.
float least_wiring_height(const widgets::Frame& frame, const Wiring& wiring, float width);

}  // namespace lunabloc::ide::kit
