// The stage: sprites that move, look, say and touch, as a fold of the trace. 480 wide and 360 high, (0, 0) in the middle,
// y upwards; direction 0 is up, 90 right, as in Scratch.
//
// What lasts (a glide, a bubble, a note) is a function of the virtual clock, so every moment has one exact state. A
// sprite touches with its costume's rectangle, turned as it is drawn. Coordinates end at ten thousand; what an event
// says of a sprite that is not there changes nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/event.h"
#include "world/turtle.h"

namespace lunabloc::world {

inline constexpr double kStageWidth = 480, kStageHeight = 360;
inline constexpr std::size_t kMostSprites = 300;
inline constexpr std::size_t kMostStamps = 5'000;

struct Glide {
  Point from;
  std::chrono::microseconds start{0};
  std::chrono::microseconds length{0};
};

struct Bubble {
  std::string text;
  bool thought = false;
  std::optional<std::chrono::microseconds> end;  // none: until something else is said
};

enum class Rotation { all_around, left_right, none };

struct Sprite {
  std::string name;
  std::string costume;
  Point place;                  // where it is, or where its glide ends
  double direction = 90;        // above -180, up to 180
  double size = 100;            // per cent
  bool shown = true;
  Rotation rotation = Rotation::all_around;
  std::optional<Glide> glide;
  Bubble bubble;
};

struct Stamp {
  std::string costume;
  Point place;
  double direction = 90;
  double size = 100;
  Rotation rotation = Rotation::all_around;
};

// What is heard: shown as a caption for as long as it sounds.
struct Sound {
  std::string name;             // of a note ("la", "440 Hz") or of a sound
  bool is_note = false;
  double volume = 100;
  std::chrono::microseconds start{0};
  std::chrono::microseconds length{0};
  double hertz = 0;             // of a note
  std::size_t number = 0;       // the first of the run is 1
};
inline constexpr std::size_t kMostHeard = 8;

struct Stage {
  std::vector<Sprite> sprites;  // from the back to the front
  std::vector<Stamp> stamps;
  std::string backdrop = "white";
  std::optional<Sound> sound;   // the last
  std::vector<Sound> heard;     // the last few, for who plays them
  std::size_t sounds = 0;       // that have begun
  double volume = 100;
  std::chrono::microseconds now{0};
  bool used = false;            // something of the stage has happened

  const Sprite* find(std::string_view name) const;
};

// Where the sprite is at a moment, on its way when it glides.
Point place_of(const Sprite& sprite, std::chrono::microseconds now);
// Null when it says nothing any more.
const Bubble* bubble_of(const Sprite& sprite, std::chrono::microseconds now);
double direction_to(Point from, Point to);
double distance(Point from, Point to);

// Two sprites that are shown and whose rectangles meet.
bool touching(const Sprite& one, const Sprite& other, std::chrono::microseconds now);
bool touching_edge(const Sprite& sprite, std::chrono::microseconds now);
bool touching_point(const Sprite& sprite, Point point, std::chrono::microseconds now);
// Names of the sprites that are shown at a point, the topmost first.
std::vector<std::string> under(const Stage& stage, Point point, std::chrono::microseconds now);

// Events of other worlds only move the clock.
void fold(Stage& stage, const trace::Event& event);

}  // namespace lunabloc::world
