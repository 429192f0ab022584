// How a breakpoint and the value of a variable look wherever they stand: beside blocks, beside lines of Lua, in the time
// bar. Shape and words tell as much as colour.
#pragma once

#include <span>
#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// An octagon; with a question mark where it waits for a condition; only its outline where it is offered.
enum class SignLook { always, conditional, offered };
void breakpoint_sign(Frame& frame, ImVec2 center, float radius, SignLook look);
inline SignLook look_of(const session::ShownBreakpoint& breakpoint) {
  return breakpoint.condition.empty() ? SignLook::always : SignLook::conditional;
}
// « Arrêt si i == 3, 2 fois dans cette exécution, on y est »
std::string breakpoint_words(const Frame& frame, const session::ShownBreakpoint& breakpoint);

// Values are in the way while the program runs by itself.
bool values_are_shown(const Frame& frame);
// Small pills side by side in `row`, « i = 3 », first what has just changed: it bears the square of a write. What has no
// room is in a pill « … », which tells it when it is pointed at. Ids begin with `id`.
void value_pills(Frame& frame, const std::string& id, Rect row, std::span<const session::WatchedValue* const> values);
std::string value_words(const Frame& frame, const session::WatchedValue& value);

}  // namespace lunabloc::ide::widgets
