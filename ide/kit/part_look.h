// How a part is drawn, and the parts of the kit with what they show.
//
// Which picture a kind of part has stands in assets/parts (`picture`, `icon`); a picture that is not known is a chip.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ide/widgets/frame.h"
#include "session/session.h"

namespace lunabloc::ide::kit {

// A part and what it shows at the shown moment.
struct ShownPart {
  session::KitPart part;
  double value = 0;
  bool used = false;   // the program has spoken to it, or was given something by it
  ImU32 wire = 0;      // colour of its wire
  std::string board = {};  // of several, on which it stands
  bool named = false;      // in the text of the program, or it was used in the run
  std::vector<std::uint32_t> pixels = {};  // 0xRRGGBB, of a strip
  std::vector<std::string> lines = {};     // of a display
  double turned = 0;                       // degrees, of a motor
};

// What the text of the program names: found again when it has changed.
class NamedParts {
 public:
  void follow(const session::Session& session);
  const std::set<std::string>& boards() const { return boards_; }  // "A", "B"; none when there is one board only
  bool names(const std::string& part) const { return parts_.contains(part); }  // "led:red"

 private:
  std::optional<std::pair<std::uint64_t, std::size_t>> seen_;  // of the program, and how many parts there were
  std::set<std::string> boards_, parts_;
};

// Those of the kit in its order, then those that only the program knows; those that it uses come first. Of several boards,
// each with the parts that the program names.
std::vector<ShownPart> shown_parts(const widgets::Frame& frame, const NamedParts& named, const std::set<std::string>& boards);
// The boards that are drawn; none when there is one only.
std::set<std::string> shown_boards(const widgets::Frame& frame, const NamedParts& named);

bool is_digital(const session::KitPart& part);
// « allumée », « relâché », « 612 ».
std::string value_words(const widgets::Frame& frame, const session::KitPart& part, double value);
// The same, or that it rests where nothing is known of it yet.
std::string state_words(const widgets::Frame& frame, const ShownPart& part);
// « D13 », « A0 », or nothing when it stands on no pin.
std::string pin_words(const session::KitPart& part);

// The part itself as a small picture in a square: a lamp glows when it is lit, a button is pushed in, an arm turns.
void draw_part(widgets::Frame& frame, const ShownPart& part, ImVec2 center, float radius);

}  // namespace lunabloc::ide::kit
