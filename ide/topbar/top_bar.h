// The bar at the top: where we are, whether the work is saved, undo and redo, display, read aloud, help.
#pragma once

#include "ide/topbar/versions_panel.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

struct ViewState {
  bool display_open = false;
  std::string display_search;
  bool keys_open = false;
  bool history_open = false;
  bool said_open = false;    // the list of what was said
  Rect history_at;           // its button
  VersionsPanel versions;
  bool read_zone = false;    // asked in this frame: read the zone that has the focus
};

void draw(widgets::Frame& frame, ViewState& state);
// The panels that the bar opens; drawn after the other views, above them.
void draw_overlays(widgets::Frame& frame, ViewState& state);

}  // namespace lunabloc::ide::topbar
