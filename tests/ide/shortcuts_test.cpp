// Every key of the table asks for a command that exists, and no key has two meanings.
#include "ide/app/shortcuts.h"

#include <gtest/gtest.h>

#include "session/command.h"

namespace lunabloc::ide::app {
namespace {

TEST(Shortcuts, AskForCommandsThatExist) {
  for (const Shortcut& shortcut : shortcuts()) {
    if (shortcut.command == kRunOrResume) continue;
    EXPECT_NE(session::find_command(shortcut.command), nullptr) << shortcut.command;
  }
}

TEST(Shortcuts, HaveOneMeaning) {
  for (const Shortcut& one : shortcuts())
    for (const Shortcut& other : shortcuts()) {
      if (&one == &other) continue;
      EXPECT_FALSE(one.key == other.key && one.letter == other.letter && one.modifiers == other.modifiers) << one.command;
    }
}

TEST(Shortcuts, UndoBelongsToTheTextFieldWhileOneWrites) {
  widgets::Input input;
  input.key = widgets::KeyPress{.letter = U'z', .modifiers = widgets::kCtrl};
  EXPECT_FALSE(take_shortcut(input, true).has_value());
  EXPECT_EQ(take_shortcut(input, false), "edit.undo");
  EXPECT_FALSE(input.key.has_value());
}

}  // namespace
}  // namespace lunabloc::ide::app
