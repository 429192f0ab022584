// The stage: the world of the lesson at the shown moment, what it costs, what the program says and asks.
//
// Reads the session's worlds, trace and notice; asks for "run.answer". It never moves the time.
#pragma once

#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

class View {
 public:
  // In frame.area.
  void draw(widgets::Frame& frame);
};

}  // namespace lunabloc::ide::stage
