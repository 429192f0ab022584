#include "ide/app/input_queue.h"

#include <cfloat>
#include <iterator>

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

void InputQueue::feed(ImGuiIO& io, widgets::Input& input) {
  input.key.reset();
  input.text.clear();
  bool changed = false;
  while (!events_.empty() && !changed) {
    // A press falls on what the pointer is over; that is known once a frame has seen the pointer there.
    const InputEvent& next = events_.front();
    if (next.kind == InputEvent::Kind::button_down && (next.x != seen_.x || next.y != seen_.y)) {
      io.MousePos = {next.x, next.y};
      break;
    }
    const InputEvent event = std::move(events_.front());
    events_.pop_front();
    touched_ = touched_ || event.touch;
    switch (event.kind) {
      case InputEvent::Kind::motion: io.MousePos = {event.x, event.y}; break;
      case InputEvent::Kind::leave: io.MousePos = {-FLT_MAX, -FLT_MAX}; break;
      case InputEvent::Kind::button_down:
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
