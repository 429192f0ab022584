// Panels: each is a window of Dear ImGui with a draw list of its own (65 535 vertices is the limit of one), clipped,
// scrolled by wheel and by focus, and a zone of the accessible tree.
#pragma once

#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// none: a part of another panel; floating: lies upon other panels of the same window.
enum class Surface { panel, sunken, none, floating };
enum class Scroll { none, vertical };

struct PanelOptions {
  std::string id;
  access::Zone zone = access::Zone::top_bar;
  Rect rect;
  Surface surface = Surface::panel;
  Scroll scroll = Scroll::none;
};

struct Panel {
  Rect area;     // where to draw; moved up by what is scrolled
  Rect visible;  // what can be seen
  access::Zone zone_before = access::Zone::top_bar;
  bool overlay = false;
};

Panel begin_panel(Frame& frame, const PanelOptions& options);
// `content_bottom`: where what was drawn ends, for scrolling; 0 when the panel does not scroll.
void end_panel(Frame& frame, const Panel& panel, float content_bottom = 0);

// Above everything, with the focus kept inside; Échap is the caller's.
Panel begin_overlay(Frame& frame, const std::string& id, const Rect& rect);
void end_overlay(Frame& frame, const Panel& panel, float content_bottom = 0);

// The head of a panel: an icon and a title, a line below. Gives the room that is left at the right of the title.
Rect panel_head(Frame& frame, Rect& area, Icon icon, const std::string& title);

// A gap between two panels side by side that can be dragged, or moved by arrows (16 du); gives how far it was moved to the
// right. The grip in its middle is as wide as a finger or an unsteady hand needs: it lies over the edges of what is beside it.
float splitter(Frame& frame, const std::string& id, const std::string& label, const Rect& gap);

}  // namespace lunabloc::ide::widgets
