// The turtle's sheet: its strokes with their colours and widths, the turtle, and squares that tell lengths.
//
// The whole drawing of the run fits in from the start, so that nothing shifts while it plays.
#pragma once

#include <string>

#include "ide/stage/motion.h"
#include "ide/stage/plane.h"
#include "ide/widgets/frame.h"
#include "world/turtle.h"

namespace lunabloc::ide::stage {

class TurtleWorld {
 public:
  // Height that the sheet would like when it is this wide.
  float height(float width) const { return width; }
  // `whole`: the turtle at the end of the run.
  void draw(widgets::Frame& frame, const world::Turtle& turtle, const world::Turtle& whole, const Moment& moment, const Rect& area);
  // Where its places are drawn.
  Plane plane(const world::Turtle& whole, const Rect& area) const;

 private:
  void follow_moment(widgets::Frame& frame, const world::Turtle& turtle, const Moment& moment);

  Motion motion_;
  std::size_t strokes_ = 0, turns_ = 0;  // at the last moment
  std::size_t strokes_before_ = 0;       // and before it: what is drawn whole while the turtle walks
};

// « x 60, y 0, tournée à 90° »
std::string turtle_words(const widgets::Frame& frame, const world::Turtle& turtle);
// « stylo rouge » or « stylo levé »
std::string pen_words(const widgets::Frame& frame, const world::Turtle& turtle);
// A number as a pupil writes it: two decimals at most, a comma in French.
std::string number_words(const widgets::Frame& frame, double number);

}  // namespace lunabloc::ide::stage
