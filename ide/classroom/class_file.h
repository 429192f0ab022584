// The class as a file for others: its tables for a spreadsheet (.ods), or one page with what resists, skills and groups (.html).
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "base/locations.h"
#include "session/class_desk.h"
#include "session/lesson_desk.h"
#include "session/session.h"

namespace lunabloc::ide::classroom {

// A job to be done beside the window, which knows all that it needs: cases for the board are run for it. Errors become lines.
std::function<session::DeskLine(const std::stop_token&)> writing(const session::ClassDesk::Room& room, const std::filesystem::path& file,
                                                                 const session::Session& session, const base::Locations& locations);

}  // namespace lunabloc::ide::classroom
