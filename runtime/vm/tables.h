// The small tables that come with the program: the runner reads no file, so the host hands them over.
#pragma once

#include <filesystem>
#include <string_view>

#include "trace/run_request.h"

namespace lunabloc::vm {

// Adds every table of the folder (<name>.csv) that is not given already, when the program opens one at all.
void add_tables(trace::RunRequest& request, std::string_view program, const std::filesystem::path& folder);

}  // namespace lunabloc::vm
