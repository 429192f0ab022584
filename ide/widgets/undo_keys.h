// The keys by which what was done is taken back and done again, the same on every page that has a past of its own.
#pragma once

#include "ide/widgets/input.h"

namespace lunabloc::ide::widgets {

enum class Past { stays, undo, redo };

// What the key of this frame asks for, of what can be; then nobody else gets the key.
inline Past past_asked(Input& input, bool can_undo, bool can_redo) {
  if (can_undo && input.take_letter('z', kCtrl)) return Past::undo;
  if (can_redo && (input.take_letter('y', kCtrl) || input.take_letter('z', kCtrlShift))) return Past::redo;
  return Past::stays;
}

}  // namespace lunabloc::ide::widgets
