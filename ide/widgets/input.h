// What the person did in this frame: at most one key and one piece of text, taken by whoever uses them first; and what
// hand points. Views never see SDL; where the pointer is, they read from Dear ImGui.
#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <utility>

namespace lunabloc::ide::widgets {

#define LUNABLOC_KEYS(ROW)                                                                                      \
  ROW(character) ROW(enter) ROW(space) ROW(escape) ROW(tab) ROW(up) ROW(down) ROW(left) ROW(right) ROW(home)    \
  ROW(end) ROW(page_up) ROW(page_down) ROW(insert) ROW(del) ROW(backspace) ROW(menu) ROW(f1) ROW(f2) ROW(f3)    \
  ROW(f4) ROW(f5) ROW(f6) ROW(f7) ROW(f8) ROW(f9) ROW(f10) ROW(f11) ROW(f12) ROW(control) ROW(shift) ROW(alt)

enum class Key {
#define LUNABLOC_ROW(name) name,
  LUNABLOC_KEYS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

struct Modifiers {
  bool ctrl = false, shift = false, alt = false;
  bool operator==(const Modifiers&) const = default;
};
inline constexpr Modifiers kNoModifier{};
inline constexpr Modifiers kCtrl{true, false, false};
inline constexpr Modifiers kShift{false, true, false};
inline constexpr Modifiers kCtrlShift{true, true, false};

struct KeyPress {
  Key key = Key::character;
  char32_t letter = 0;  // of `character`: what the layout produces, in lower case
  int digit = -1;       // of the digit row, whatever the layout writes there
  Modifiers modifiers;
  bool repeated = false;
};

enum class Pointer { mouse, finger };

// A finger is a pointer that touches: it hides what is below it, has no other button, and drags what it rests on.
struct Hand {
  Pointer pointer = Pointer::mouse;  // what pointed last
  int fingers = 0;                   // on the screen now; the first one is the pointer
  // This touch has become something else (a scroll, a menu, a pinch): its end presses nothing.
  bool spent = false;
  bool claimed = false;              // what is under the finger is dragged itself: lists do not scroll
  bool long_press = false;           // in this frame the finger has rested for half a second
  // Of the first two fingers: where their middle is, how far it went and by how much they went apart, in this frame.
  ImVec2 middle{}, moved{};
  float spread = 1;

  bool is_finger() const { return pointer == Pointer::finger; }
  bool take_long_press() {
    if (!std::exchange(long_press, false)) return false;
    spent = true;
    return true;
  }
};

class Input {
 public:
  std::optional<KeyPress> key;  // still there when nobody has taken it
  std::string text;             // UTF-8
  std::optional<std::string> file;  // that was dropped on the window
  Hand hand;

  // What was done in a frame is not done again in the next one.
  void next_frame() {
    key.reset();
    text.clear();
    file.reset();
    hand.long_press = false;
    hand.moved = {};
    hand.spread = 1;
  }

  bool take(Key wanted, Modifiers modifiers = {}) {
    if (!key || key->key != wanted || key->modifiers != modifiers) return false;
    key.reset();
    return true;
  }
  bool take_letter(char32_t letter, Modifiers modifiers = {}) {
    if (!key || key->key != Key::character || key->letter != letter || key->modifiers != modifiers) return false;
    key.reset();
    text.clear();
    return true;
  }
  // 0 to 9, or -1.
  int take_digit() {
    if (!key || key->digit < 0 || key->modifiers.ctrl || key->modifiers.alt) return -1;
    const int digit = key->digit;
    key.reset();
    text.clear();
    return digit;
  }
  std::string take_text() { return std::exchange(text, {}); }
};

}  // namespace lunabloc::ide::widgets
