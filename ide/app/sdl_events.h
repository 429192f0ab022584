// SDL's events as ours.
#pragma once

#include <SDL.h>

#include <optional>

#include "ide/app/input_queue.h"

namespace lunabloc::ide::app {

// Nothing for what is not input.
std::optional<InputEvent> input_of(const SDL_Event& event, ImVec2 size);

}  // namespace lunabloc::ide::app
