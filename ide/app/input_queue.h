// One queue for what the person does and for what a script does: at most one button or key changes in a frame, so that
// nothing is lost on a slow computer and a script is exact.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "ide/widgets/input.h"

namespace lunabloc::ide::app {

struct InputEvent {
  enum class Kind { motion, leave, button_down, button_up, wheel, finger_down, finger_motion, finger_up, key_down, key_up, text, file, frame_end };
  Kind kind = Kind::motion;
  float x = 0, y = 0;  // motion, buttons, fingers: where; wheel: how far
  int button = 0;      // 0 left, 1 right, 2 middle
  std::int64_t finger = 0;
  widgets::KeyPress key;
  std::string text;    // what was written; the file that was dropped
};

class InputQueue {
 public:
  // Tells Dear ImGui which of our keys its text fields use.
  static void set_up(ImGuiIO& io);

  void push(InputEvent event) { events_.push_back(std::move(event)); }
  // Nothing more happens in this frame: what moves slowly is seen on its way.
  void push_frame_end();
  bool empty() const { return events_.empty(); }
  // Moves the events of one frame into `io` and `input`.
  void feed(ImGuiIO& io, widgets::Input& input);
  // A finger was seen: targets grow.
  bool touched() const { return touched_; }

 private:
  struct Finger {
    std::int64_t id = 0;
    ImVec2 at{};
  };
  void feed_key(ImGuiIO& io, widgets::Input& input, const InputEvent& event, bool down);
  // The first finger is the pointer with its button down; a second one makes a gesture of both. True when the frame is over.
  bool feed_finger(ImGuiIO& io, widgets::Hand& hand, const InputEvent& event);

  std::deque<InputEvent> events_;
  std::vector<Finger> fingers_;  // in the order in which they came
  bool pointer_left_ = false;    // the first finger went before the others: none of them is the pointer
  bool touched_ = false;
  ImVec2 seen_{};  // where the last frame saw the pointer
};

}  // namespace lunabloc::ide::app
