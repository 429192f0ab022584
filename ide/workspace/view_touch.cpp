// Fingers over the blocks (UI.md §6.2): two of them move and enlarge the program wherever they are, one moves the ground, and
// what it carries hangs above it.
#include <algorithm>
#include <cmath>

#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using widgets::Frame;

constexpr float kAboveFinger = 24;   // du between the finger and what it carries
constexpr float kTarget = 44;        // du: what a finger hits

}  // namespace

bool View::handle_fingers(Frame& frame, const Rect& canvas) {
  const widgets::Hand& hand = frame.input.hand;
  if (ImGui::IsMouseClicked(0) || carrying_) glide_.stop();
  glide(frame);
  if (!hand.is_finger() || hand.fingers < 2) return false;
  press_.reset();
  const bool over = canvas.contains(hand.middle) && !palette_.flyout().contains(hand.middle);
  if (!over || (carrying_ && mode_ == Mode::pointer)) return true;
  camera_.pan(hand.moved);
  glide_.hold(hand.moved, frame.now, frame.elapsed);
  if (hand.spread == 1) return true;
  const float zoom = std::clamp(camera_.zoom() * hand.spread, Camera::kSteps.front(), Camera::kSteps.back());
  camera_.zoom_to(zoom, {hand.middle.x - canvas.x, hand.middle.y - canvas.y});
  zoomed_at_ = frame.now;
  glide_.stop();
  return true;
}

void View::glide(Frame& frame) {
  if (frame.reduced_motion) glide_.stop();
  if (!glide_.moves() || ImGui::IsMouseDown(0)) return;
  camera_.pan(glide_.next(frame.elapsed));
  frame.animating = true;
}

float View::lift_for(const Frame& frame, const Layout& picture) const {
  if (!frame.input.hand.is_finger()) return 0;
  const float below = picture.blocks.front().header - grabbed_.y;  // from where it is held to the end of its first row
  return std::max(0.0F, below) * frame.metrics.scale * camera_.zoom() + frame.du(kAboveFinger);
}

ImVec2 View::hand_at(const Frame& frame) const { return {frame.mouse().x, frame.mouse().y - lifted_}; }

int View::field_near(const LaidBlock& laid, Point point) {
  int nearest = -1;
  float least = kTarget / 2;
  for (std::size_t piece = 0; piece < laid.pieces.size(); ++piece) {
    if (!is_field(laid.pieces[piece].kind)) continue;
    const Box& box = laid.pieces[piece].box;
    const float across = std::max({box.left - point.x, 0.0F, point.x - box.right}), down = std::max({box.top - point.y, 0.0F, point.y - box.bottom});
    const float away = std::hypot(across, down) + std::min(box.width(), box.height()) / 2;
    if (away >= least) continue;
    least = away;
    nearest = static_cast<int>(piece);
  }
  return nearest;
}

}  // namespace lunabloc::ide::workspace
