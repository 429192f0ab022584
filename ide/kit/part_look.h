// How a kind of part is drawn, and the parts of the kit with what they show.
//
// One row a kind; a kind that is not known is a chip.
#pragma once

#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "session/session.h"

namespace lunabloc::ide::kit {

// A part and what it shows at the shown moment.
struct ShownPart {
  session::KitPart part;
  double value = 0;
  bool used = false;   // the program has spoken to it
  ImU32 wire = 0;      // colour of its wire
};

// Those of the kit in its order, then those that only the program knows; those that it uses come first.
std::vector<ShownPart> shown_parts(const widgets::Frame& frame);

bool is_digital(const session::KitPart& part);
// « allumée », « relâché », « 612 ».
std::string value_words(const widgets::Frame& frame, const session::KitPart& part, double value);
// The same, or that it rests where nothing is known of it yet.
std::string state_words(const widgets::Frame& frame, const ShownPart& part);
// « D13 », « A0 », or nothing when it stands on no pin.
std::string pin_words(const session::KitPart& part);

// The part itself as a small picture in a square: a lamp glows when it is lit, a button is pushed in.
void draw_part(widgets::Frame& frame, const ShownPart& part, ImVec2 center, float radius);

}  // namespace lunabloc::ide::kit
