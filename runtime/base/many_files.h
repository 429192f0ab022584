// Many files at once: the disk is waited for once, and not once a file.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace lunabloc::base {

// Each file is whole or as it was before, and all are on the disk when it returns. Before the last of them could be written
// aside, none is replaced. All stand on one file system. Errors: those of write_file (file.h).
Result<void> write_files(const std::vector<std::pair<std::filesystem::path, std::string_view>>& files);

}  // namespace lunabloc::base
