// What a finger lets go moves on for a while, slower and slower. In seconds of the window's clock.
#pragma once

#include <imgui.h>

#include <cmath>

namespace lunabloc::ide::widgets {

class Glide {
 public:
  // While the finger moves it; a frame that takes no time says nothing of speed.
  void hold(ImVec2 moved, double now, float elapsed) {
    if (elapsed < kLeastTime) return;
    const float part = held_at_ < 0 ? 1.0F : kNewest;
    speed_.x += (moved.x / elapsed - speed_.x) * part;
    speed_.y += (moved.y / elapsed - speed_.y) * part;
    held_at_ = now;
  }
  // A finger that rested before it left throws nothing.
  void let_go(double now) {
    if (held_at_ < 0 || now - held_at_ > kRests) stop();
    held_at_ = -1;
  }
  void stop() { speed_ = {}, held_at_ = -1; }
  bool moves() const { return held_at_ < 0 && std::hypot(speed_.x, speed_.y) >= kSlowest; }
  // How far it goes in this frame.
  ImVec2 next(float elapsed) {
    if (!moves()) return {};
    const ImVec2 way{speed_.x * elapsed, speed_.y * elapsed};
    const float left = std::exp(-kFriction * elapsed);
    speed_ = {speed_.x * left, speed_.y * left};
    if (!moves()) stop();
    return way;
  }

 private:
  static constexpr float kLeastTime = 0.001F, kNewest = 0.5F, kFriction = 5, kSlowest = 20;
  static constexpr double kRests = 0.08;  // seconds
  ImVec2 speed_{};       // pixels a second
  double held_at_ = -1;
};

}  // namespace lunabloc::ide::widgets
