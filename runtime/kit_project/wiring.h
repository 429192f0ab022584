// The wiring of a kit as a picture for the eye and as a table for the ear.
//
// The picture needs no colour: each wire has its number at a place of its own, and the table tells by number where it goes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/messages.h"
#include "kit_project/plan.h"

namespace lunabloc::kit_project {

struct WiringLook {
  std::string language = "fr";
  // For the pictures of the assembly: what is put now stands out, what comes later is not there yet. Part ids; "" is the
  // current of the breadboards. Everything, when both are empty.
  std::set<std::string> there, now;
  int breadboard = 0;  // only this one and the board; 0: all
};

std::string wiring_svg(const Plan& plan, const kit::Kit& kit, const Messages& messages, const WiringLook& look);

struct WireRow {
  int number = 0;
  std::string part, color, from, to;  // in words
};
std::vector<WireRow> wire_rows(const Plan& plan, const kit::Kit& kit, const Messages& messages);
// « Fil 3, jaune : de la broche 13 de la carte à la plaque 1, colonne 4, rangée j. »
std::string told(const WireRow& row, const Messages& messages);
std::string told(const PlacedResistor& resistor, const Messages& messages);
std::string ohms_in_words(int ohms);  // "330 Ω", "10 kΩ"

}  // namespace lunabloc::kit_project
