// A block that is not in the program, under the pointer: pressed, and dragged away once the pointer has moved a little.
// A finger that goes along a list scrolls it; across, it takes the block.
#pragma once

#include <cmath>
#include <optional>
#include <string>

#include "ide/widgets/components.h"

namespace lunabloc::ide::workspace {

// What a person takes from the palette or the backpack.
struct PickedEntry {
  std::string lua;
  enum class How { dragged, chosen } how = How::dragged;  // chosen: by a click or a key
  ImVec2 grabbed{};                                       // from the block's top left, in pixels
};

class Grab {
 public:
  // Of the block drawn in `row`: what became of it in this frame.
  std::optional<PickedEntry> follow(widgets::Frame& frame, const widgets::Interaction& state, const std::string& id, const Rect& row,
                                    const std::string& lua) {
    if (state.hovered && ImGui::IsMouseClicked(0)) {
      pressed_ = id;
      at_ = frame.mouse();
      offset_ = {at_.x - row.x, at_.y - row.y};
    }
    widgets::Hand& hand = frame.input.hand;
    const ImVec2 way{frame.mouse().x - at_.x, frame.mouse().y - at_.y};
    const bool scrolls = hand.spent || (hand.is_finger() && ImGui::GetScrollMaxY() > 0 && std::abs(way.y) >= std::abs(way.x));
    if (pressed_ == id && ImGui::IsMouseDown(0) && !scrolls && std::hypot(way.x, way.y) >= frame.drag_start()) {
      pressed_.clear();
      hand.claimed = true;
      return PickedEntry{lua, PickedEntry::How::dragged, offset_};
    }
    if (!state.activated) return std::nullopt;
    pressed_.clear();
    return PickedEntry{lua, PickedEntry::How::chosen, {}};
  }
  void let_go() { pressed_.clear(); }

 private:
  std::string pressed_;
  ImVec2 at_{}, offset_{};
};

}  // namespace lunabloc::ide::workspace
