// What the person did in this frame: at most one key and one piece of text, taken by whoever uses them first.
// Views never see SDL; the pointer is read from Dear ImGui.
#pragma once

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

class Input {
 public:
  std::optional<KeyPress> key;  // still there when nobody has taken it
  std::string text;             // UTF-8
  std::optional<std::string> file;  // that was dropped on the window

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
