// The small tables that come with the program: the runner reads no file, so the host hands them over.
#pragma once

#include <filesystem>
#include <string_view>

#include "trace/run_request.h"

namespace lunabloc::vm {

// Adds every table of the folder (<name>.csv) that is not given already, when the program opens one at all.
void add_tables(trace::RunRequest& request, std::string_view program, const std::filesystem::path& folder);

// Whether the host answers about any other table: a table without a name among those that are given says so, in the record
// of the run too.
void tell_of_host_tables(trace::RunRequest& request, bool answers);
bool asks_host_for_tables(const trace::RunRequest& request);

}  // namespace lunabloc::vm
