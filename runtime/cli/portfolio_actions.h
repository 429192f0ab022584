// What `lunabloc portfolio` and `lunabloc class` share.
#pragma once

#include <chrono>
#include <string>

#include "portfolio/files.h"
#include "session/autosave.h"

namespace lunabloc::cli {

inline std::chrono::sys_seconds this_second() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

inline Error no_folder(const std::string& folder) { return {ErrorKind::failed, "portfolio.no_folder", {{"nom", folder}}, {}, {}}; }

}  // namespace lunabloc::cli
