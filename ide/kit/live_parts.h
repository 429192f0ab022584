// Parts that show more than one value: pixels in their colours, a display with its text, motors that turn.
#pragma once

#include <string>

#include "ide/kit/part_look.h"
#include "ide/widgets/frame.h"
#include "world/kit_world.h"

namespace lunabloc::ide::kit {

// What pixels, displays and motors show at the moment of this world.
void take_live_values(ShownPart& part, const world::KitWorld& world);
// « rouge : 3, éteint : 5 », « Bonjour », nothing for another part.
std::string live_words(const widgets::Frame& frame, const ShownPart& part);

// A pixel as it is seen: even a dim one is bright to the eye; one that is off is hollow.
void draw_pixel(widgets::Frame& frame, std::uint32_t rgb, ImVec2 center, float radius);
ImU32 seen_color(std::uint32_t rgb);

// Small pictures in a square, as the others of part_look.
void draw_motor_part(widgets::Frame& frame, const ShownPart& part, ImVec2 center, float radius);
void draw_turn_part(widgets::Frame& frame, const ShownPart& part, ImVec2 center, float radius);
void draw_pixels_part(widgets::Frame& frame, const ShownPart& part, ImVec2 center, float radius);
void draw_screen_part(widgets::Frame& frame, const ShownPart& part, ImVec2 center, float radius);

// In the list of parts, what is too much for a small picture: every pixel, every line. No height for another part.
float live_height(const widgets::Frame& frame, const ShownPart& part);
void draw_live(widgets::Frame& frame, const ShownPart& part, Rect place);

}  // namespace lunabloc::ide::kit
