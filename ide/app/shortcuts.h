// Keys of the whole window and the command each one asks for (UI.md §6.3).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ide/widgets/input.h"

namespace lunabloc::ide::app {

struct Shortcut {
  widgets::Key key;
  char32_t letter;  // of Key::character
  widgets::Modifiers modifiers;
  std::string_view command;
  bool while_writing;  // also when a text field has the keyboard
};

// No command of the session: it is run.start, time.pause or time.play, for the moment.
inline constexpr std::string_view kRunOrResume = "run or resume";

std::span<const Shortcut> shortcuts();
// The command of the key that was pressed; the key is taken.
std::optional<std::string_view> take_shortcut(widgets::Input& input, bool writing);

}  // namespace lunabloc::ide::app
