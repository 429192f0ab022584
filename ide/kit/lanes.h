// The lanes of the timeline: what parts did, what the world gave them, and what boards said to each other.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "ide/kit/part_look.h"
#include "ide/widgets/frame.h"
#include "world/kit_world.h"

namespace lunabloc::ide::kit {

double seconds_of(std::chrono::microseconds time);
// « 1,25 s », « 2 ms » where the steps are as short as that.
std::string second_words(const widgets::Frame& frame, double seconds, double step);

// Where times land.
struct LaneScale {
  Rect track;
  double from = 0, to = 1;  // s
  float x_of(double time) const;
  double time_of(float x) const;
};

struct Lane {
  enum class Kind { does, is_given, says, glows, shows };
  Kind kind = Kind::does;
  std::string id, label;
  const ShownPart* part = nullptr;                         // of `does` and `is_given`
  const std::vector<world::PinChange>* changes = nullptr;
  std::vector<const world::KitMessage*> messages;          // of `says`, a lane a board
  std::vector<const std::vector<world::PinChange>*> pixels = {};  // of `glows`, for each pixel; null: as the whole strip
  const std::vector<world::Written>* written = nullptr;           // of `shows`
  const std::vector<std::chrono::microseconds>* read = nullptr;   // of `is_given`: when the program asked
};

std::vector<Lane> lanes_of(const widgets::Frame& frame, const world::KitWorld& run, std::span<const ShownPart> parts);
float lane_height(const widgets::Frame& frame);
// With room for the longest name.
float names_width(const widgets::Frame& frame, std::span<const Lane> lanes);
// The times at which anything happens, in order, each once.
std::vector<double> changes_of(std::span<const Lane> lanes);
void draw_lanes(widgets::Frame& frame, std::span<const Lane> lanes, const LaneScale& scale, Rect place, double now);

}  // namespace lunabloc::ide::kit
