// « Ce qui a été dit »: every sentence that was spoken or announced, the last one first.
#pragma once

#include <deque>
#include <string>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

// True while it stays open.
bool draw_said_list(widgets::Frame& frame, const std::deque<std::string>& log);

}  // namespace lunabloc::ide::topbar
