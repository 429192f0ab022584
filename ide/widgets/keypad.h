// Letters or figures beside a field, for fingers: a system does not always bring a keyboard of its own.
#pragma once

#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

enum class KeypadKind { numbers, words };

struct KeypadResult {
  bool changed = false;    // `text` is another one
  bool submitted = false;  // the key that ends
  bool touched = false;    // a finger is on it: the field is not left
};
// Below the field, or above it where there is no room.
KeypadResult keypad(Frame& frame, const std::string& id, const Rect& field, KeypadKind kind, std::string& text);

}  // namespace lunabloc::ide::widgets
