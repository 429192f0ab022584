#include "ide/app/shortcuts.h"

namespace lunabloc::ide::app {
namespace {

using widgets::Key;
using widgets::kCtrl;
using widgets::kCtrlShift;
using widgets::kNoModifier;
using widgets::kShift;

constexpr Shortcut kShortcuts[] = {
    {Key::f5, 0, kNoModifier, kRunOrResume, true},
    {Key::f5, 0, kShift, "run.stop", true},
    {Key::f9, 0, kNoModifier, "time.back", true},
    {Key::f10, 0, kNoModifier, "time.forward", true},
    {Key::f9, 0, kCtrl, "breakpoint.previous", true},
    {Key::f10, 0, kCtrl, "breakpoint.next", true},
    {Key::character, 's', kCtrl, "file.save", true},
    {Key::character, 'z', kCtrl, "edit.undo", false},
    {Key::character, 'y', kCtrl, "edit.redo", false},
    {Key::character, 'z', kCtrlShift, "edit.redo", false},
};

}  // namespace

std::span<const Shortcut> shortcuts() { return kShortcuts; }

std::optional<std::string_view> take_shortcut(widgets::Input& input, bool writing) {
  for (const Shortcut& shortcut : kShortcuts) {
    if (writing && !shortcut.while_writing) continue;
    const bool taken = shortcut.key == Key::character ? input.take_letter(shortcut.letter, shortcut.modifiers)
                                                      : input.take(shortcut.key, shortcut.modifiers);
    if (taken) return shortcut.command;
  }
  return std::nullopt;
}

}  // namespace lunabloc::ide::app
