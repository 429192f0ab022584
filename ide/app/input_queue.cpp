#include "ide/app/input_queue.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace lunabloc::ide::app {
namespace {

using widgets::Key;

// Places in ImGuiIO::KeysDown: our special keys, then the letters that text fields know.
constexpr int kLetters = 128;

int index_of(const widgets::KeyPress& press) {
  if (press.key != Key::character) return static_cast<int>(press.key);
  return press.letter < 128 ? kLetters + static_cast<int>(press.letter) : -1;
}

}  // namespace

void InputQueue::set_up(ImGuiIO& io) {
  const auto map = [&](ImGuiKey theirs, Key ours) { io.KeyMap[theirs] = static_cast<int>(ours); };
  map(ImGuiKey_LeftArrow, Key::left);
  map(ImGuiKey_RightArrow, Key::right);
  map(ImGuiKey_UpArrow, Key::up);
  map(ImGuiKey_DownArrow, Key::down);
  map(ImGuiKey_Home, Key::home);
  map(ImGuiKey_End, Key::end);
  map(ImGuiKey_PageUp, Key::page_up);
  map(ImGuiKey_PageDown, Key::page_down);
  map(ImGuiKey_Delete, Key::del);
  map(ImGuiKey_Backspace, Key::backspace);
  map(ImGuiKey_Enter, Key::enter);
  map(ImGuiKey_Escape, Key::escape);
  map(ImGuiKey_Space, Key::space);
  const std::pair<ImGuiKey, char> letters[] = {{ImGuiKey_A, 'a'}, {ImGuiKey_C, 'c'}, {ImGuiKey_V, 'v'},
                                               {ImGuiKey_X, 'x'}, {ImGuiKey_Y, 'y'}, {ImGuiKey_Z, 'z'}};
  for (const auto& [theirs, letter] : letters) io.KeyMap[theirs] = kLetters + letter;
}

void InputQueue::push_frame_end() {
  InputEvent event;
  event.kind = InputEvent::Kind::frame_end;
  push(std::move(event));
}

void InputQueue::feed_key(ImGuiIO& io, widgets::Input& input, const InputEvent& event, bool down) {
  if (const int index = index_of(event.key); index >= 0) io.KeysDown[index] = down;
  io.KeyCtrl = event.key.modifiers.ctrl;
  io.KeyShift = event.key.modifiers.shift;
  io.KeyAlt = event.key.modifiers.alt;
  if (down) input.key = event.key;
}

bool InputQueue::feed_finger(ImGuiIO& io, widgets::Hand& hand, const InputEvent& event) {
  using Kind = InputEvent::Kind;
  touched_ = true;
  const auto known = std::find_if(fingers_.begin(), fingers_.end(), [&](const Finger& finger) { return finger.id == event.finger; });
  const auto gap = [&] { return std::max(1.0F, std::hypot(fingers_[1].at.x - fingers_[0].at.x, fingers_[1].at.y - fingers_[0].at.y)); };
  const auto middle = [&] { return ImVec2{(fingers_[0].at.x + fingers_[1].at.x) / 2, (fingers_[0].at.y + fingers_[1].at.y) / 2}; };
  if (event.kind == Kind::finger_down) {
    if (known != fingers_.end()) return false;
    fingers_.push_back({event.finger, {event.x, event.y}});
    if (fingers_.size() == 1) {
      hand = {.pointer = widgets::Pointer::finger, .fingers = 1};
      io.MousePos = {event.x, event.y};
      io.MouseDown[0] = true;
      pointer_left_ = false;
      return true;
    }
    hand.fingers = static_cast<int>(fingers_.size());
    hand.spent = true;
    hand.middle = middle();
    return true;
  }
  if (known == fingers_.end()) return false;
  const bool points = known == fingers_.begin() && !pointer_left_;
  if (event.kind == Kind::finger_motion) {
    const bool both = fingers_.size() >= 2;
    const float apart = both ? gap() : 1;
    known->at = {event.x, event.y};
    if (points) io.MousePos = known->at;
    if (!both) return false;
    const ImVec2 now = middle();
    hand.spread *= gap() / apart;
    hand.moved = {hand.moved.x + now.x - hand.middle.x, hand.moved.y + now.y - hand.middle.y};
    hand.middle = now;
    return false;
  }
  fingers_.erase(known);
  hand.fingers = static_cast<int>(fingers_.size());
  if (fingers_.size() >= 2) hand.middle = middle();
  if (!points) return true;
  io.MousePos = {event.x, event.y};
  io.MouseDown[0] = false;
  pointer_left_ = true;
  // Nothing is under a finger that has gone.
  InputEvent leave;
  leave.kind = Kind::leave;
  events_.push_front(std::move(leave));
  return true;
}

void InputQueue::feed(ImGuiIO& io, widgets::Input& input) {
  input.next_frame();
  bool changed = false;
  while (!events_.empty() && !changed) {
    // A press falls on what the pointer is over; that is known once a frame has seen the pointer there.
    const InputEvent& next = events_.front();
    const bool first_finger = next.kind == InputEvent::Kind::finger_down && fingers_.empty();
    if ((next.kind == InputEvent::Kind::button_down || first_finger) && (next.x != seen_.x || next.y != seen_.y)) {
      io.MousePos = {next.x, next.y};
      input.hand.pointer = first_finger ? widgets::Pointer::finger : widgets::Pointer::mouse;
      break;
    }
    const InputEvent event = std::move(events_.front());
    events_.pop_front();
    switch (event.kind) {
      case InputEvent::Kind::motion:
        io.MousePos = {event.x, event.y};
        input.hand.pointer = widgets::Pointer::mouse;
        break;
      case InputEvent::Kind::leave: io.MousePos = {-FLT_MAX, -FLT_MAX}; break;
      case InputEvent::Kind::finger_down:
      case InputEvent::Kind::finger_motion:
      case InputEvent::Kind::finger_up: changed = feed_finger(io, input.hand, event); break;
      case InputEvent::Kind::button_down: input.hand = {}; [[fallthrough]];
      case InputEvent::Kind::button_up:
        io.MousePos = {event.x, event.y};
        if (event.button >= 0 && event.button < 3) io.MouseDown[event.button] = event.kind == InputEvent::Kind::button_down;
        changed = true;
        break;
      case InputEvent::Kind::frame_end: changed = true; break;
      case InputEvent::Kind::wheel:
        io.MouseWheelH += event.x;
        io.MouseWheel += event.y;
        changed = true;
        break;
      case InputEvent::Kind::key_down:
        feed_key(io, input, event, true);
        // The letters that this key writes belong to the same moment.
        if (!events_.empty() && events_.front().kind == InputEvent::Kind::text) {
          input.text = std::move(events_.front().text);
          io.AddInputCharactersUTF8(input.text.c_str());
          events_.pop_front();
        }
        changed = true;
        break;
      case InputEvent::Kind::key_up:
        feed_key(io, input, event, false);
        changed = true;
        break;
      case InputEvent::Kind::file:
        input.file = event.text;
        changed = true;
        break;
      case InputEvent::Kind::text:
        input.text = event.text;
        io.AddInputCharactersUTF8(event.text.c_str());
        changed = true;
        break;
    }
  }
  seen_ = io.MousePos;
}

}  // namespace lunabloc::ide::app
