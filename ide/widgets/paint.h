// The strokes that every view draws with: surfaces, text on one line, icons, rings, marks. In the window's current list.
#pragma once

#include <string_view>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

enum class Align { left, center, right };

// -- surfaces
void fill(Frame& frame, const Rect& rect, ImU32 color, float radius = 0, ImDrawFlags corners = 0);
void outline(Frame& frame, const Rect& rect, ImU32 color, float radius = 0, float thickness = 0, ImDrawFlags corners = 0);
enum class Lift { panel, button, carried };
void shadow(Frame& frame, const Rect& rect, float radius, Lift lift);  // nothing in a theme without shadows
// A raised surface with its border, and its shadow when the theme has them.
void card(Frame& frame, const Rect& rect, ImU32 ground, Lift lift = Lift::button);
void separator(Frame& frame, float x, float y, float width);
void hatch(Frame& frame, const Rect& rect, ImU32 color, float gap);
void dashed_line(Frame& frame, ImVec2 from, ImVec2 to, ImU32 color, float thickness, float dash);

// A draw list reaches 65 535 corners and ends the program beyond (Debian's ImGui counts them in 16 bits): what may repeat
// without bound asks first, and a picture that is too full stays without the rest.
bool has_room(const ImDrawList& list, std::size_t corners);

// -- text of one line; `text_in` centres it vertically in the rectangle and ends it with « … » when it is too long
void text_at(Frame& frame, float x, float y, FontRole role, ImU32 color, std::string_view text);
float text_in(Frame& frame, const Rect& rect, FontRole role, ImU32 color, std::string_view text, Align align = Align::left);
std::string shortened(const Frame& frame, FontRole role, std::string_view text, float width);
void icon_in(Frame& frame, const Rect& rect, FontRole role, ImU32 color, Icon icon);

// -- signs that are never colour alone
// What is chosen: a bar below it (a tab, a button that stays down), or at the left of it (a line of a list).
void chosen_below(Frame& frame, const Rect& rect);
void chosen_beside(Frame& frame, const Rect& rect);
void focus_ring(Frame& frame, const Rect& rect, float radius);
void check_disc(Frame& frame, ImVec2 center, float radius, ImU32 disc, ImU32 check);
void warning_triangle(Frame& frame, ImVec2 center, float radius, ImU32 triangle, ImU32 sign);
void logo(Frame& frame, const Rect& rect);

}  // namespace lunabloc::ide::widgets
