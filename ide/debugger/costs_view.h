// « Ce que ça coûte »: what is counted at the shown moment and in the whole run, beside a run that was pinned; and how the
// counts grow when the program's size doubles, as a curve and in words.
//
// Stands above the code when it was asked for. Reads the session's costs; asks for costs.pin, costs.unpin, costs.growth.
#pragma once

#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::debugger {

class CostsView {
 public:
  // In frame.area.
  void draw(widgets::Frame& frame);

 private:
  float draw_table(widgets::Frame& frame, const session::CostView& costs, Rect rest);
  float draw_growth(widgets::Frame& frame, const session::CostView& costs, Rect rest);
  float draw_measured(widgets::Frame& frame, const session::Growth& growth, Rect rest);
  void draw_curve(widgets::Frame& frame, const session::Growth& growth, Rect area) const;

  std::size_t size_ = 0;         // of the program's sizes, which one
  std::string counter_;          // whose curve is shown
  bool was_open_ = false;
  bool awaited_ = false;         // the growth that is measured is to be told, and brought into sight
};

}  // namespace lunabloc::ide::debugger
