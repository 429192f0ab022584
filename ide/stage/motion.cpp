#include "ide/stage/motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lunabloc::ide::stage {
namespace {

constexpr double kLongest = 0.4;   // seconds
constexpr double kShare = 0.75;    // of the time that a moment lasts
constexpr double kTooFast = 0.04;  // seconds: shorter walks are not seen

double eased(double part) { return part * part * (3 - 2 * part); }

bool same_place(const Pose& a, const Pose& b) {
  return a.x == b.x && a.y == b.y && std::fmod(std::fmod(a.angle - b.angle, 360) + 360, 360) == 0;
}

}  // namespace

Moment moment_of(const session::Session& session) { return {session.shown_step(), session.speed(), session.live()}; }

float seconds_of_a_move(double speed) {
  const double seconds = std::min(kLongest, kShare / std::max(0.01, speed));
  return seconds < kTooFast ? 0 : static_cast<float>(seconds);
}

void Motion::jump(std::size_t moment, const Pose& pose) {
  moment_ = moment;
  from_ = to_ = pose;
  bounce_x_ = bounce_y_ = 0;
  part_ = 1;
  ghost_.reset();
}

void Motion::follow(widgets::Frame& frame, const Moment& at_moment, const Move& move) {
  const std::size_t moment = at_moment.step;
  if (moment_ && moment == *moment_ && same_place(move.target, to_)) {
    if (part_ < 1) part_ = std::min(1.0F, part_ + frame.elapsed / seconds_);
    frame.animating = frame.animating || part_ < 1;
    return;
  }
  const bool follows = moment_ && (moment == *moment_ + 1 || moment == *moment_);
  const Pose before = to_, at = shown();
  const bool bounces = move.bounce_x != 0 || move.bounce_y != 0;
  jump(moment, move.target);
  if (!follows || (same_place(before, move.target) && move.turned == 0 && !bounces)) return;
  if (frame.reduced_motion) {
    ghost_ = before;
    return;
  }
  const float seconds = seconds_of_a_move(at_moment.speed);
  if (seconds == 0) return;
  from_ = at;
  from_.angle = move.target.angle - move.turned;
  bounce_x_ = move.bounce_x, bounce_y_ = move.bounce_y;
  part_ = 0;
  seconds_ = seconds;
  frame.animating = true;
}

Pose Motion::shown() const {
  const double part = eased(static_cast<double>(part_));
  const double knock = part_ < 1 ? std::sin(std::numbers::pi * static_cast<double>(part_)) : 0;
  return {from_.x + (to_.x - from_.x) * part + bounce_x_ * knock, from_.y + (to_.y - from_.y) * part + bounce_y_ * knock,
          from_.angle + (to_.angle - from_.angle) * part};
}

}  // namespace lunabloc::ide::stage
