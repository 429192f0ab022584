// Between two moments: where the robot or the turtle is drawn while its world has already arrived.
//
// Only the moment that follows the last one is walked to, in the time that the run's speed leaves and at most 0.4 s; any
// other moment is shown at once. With reduced motion nothing moves, and a ghost stays where it stood (UI.md §2.6).
#pragma once

#include <cstddef>
#include <optional>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

// In the world's own units; the angle in degrees, clockwise, 0 upwards.
struct Pose {
  double x = 0, y = 0, angle = 0;
  bool operator==(const Pose&) const = default;
};

struct Move {
  Pose target;
  double turned = 0;            // degrees, right positive: what the shortest way would not tell of a whole turn
  double bounce_x = 0, bounce_y = 0;  // against a wall: there and back
};

// Which moment of which run is drawn: the session's, or that of an example beside it.
struct Moment {
  std::size_t step = 0;      // statements that have run
  double speed = 1;          // statements a second
  bool takes_hands = false;  // the program takes the mouse and the keys
};
Moment moment_of(const session::Session& session);

// How long what moves may take at this speed; 0 where it would not be seen.
float seconds_of_a_move(double speed);

class Motion {
 public:
  void follow(widgets::Frame& frame, const Moment& moment, const Move& move);
  void jump(std::size_t moment, const Pose& pose);

  Pose shown() const;
  bool moving() const { return part_ < 1; }
  const std::optional<Pose>& ghost() const { return ghost_; }

 private:
  Pose from_, to_;
  double bounce_x_ = 0, bounce_y_ = 0;
  float part_ = 1, seconds_ = 0;
  std::optional<std::size_t> moment_;
  std::optional<Pose> ghost_;
};

}  // namespace lunabloc::ide::stage
