// « Kits »: the boards of the class made ready, one after the other, and a table of what became of each.
#pragma once

#include <cstddef>

#include "base/locations.h"
#include "ide/widgets/frame.h"
#include "session/kit_set_desk.h"

namespace lunabloc::ide::classroom {

class KitsView {
 public:
  explicit KitsView(const base::Locations& locations, session::KitSetDesk::Ports ports = {}) : desk_(locations, std::move(ports)) {}
  // From the top of `rest`, which it takes off.
  void draw(widgets::Frame& frame, Rect& rest);

 private:
  void draw_buttons(widgets::Frame& frame, Rect& rest, const session::KitSetDesk::View& view);
  void draw_row(widgets::Frame& frame, Rect& rest, std::size_t number, const kit::Prepared& row) const;
  void announce(widgets::Frame& frame, const session::KitSetDesk::View& view);

  session::KitSetDesk desk_;
  std::size_t said_ = 0;  // rows that were announced
};

}  // namespace lunabloc::ide::classroom
