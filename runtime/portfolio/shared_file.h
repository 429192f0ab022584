// Files of a folder that others write too, the class's. There a link may lead to what is nobody else's business, a pipe may wait
// for ever, a file may be huge: only plain files are read, and nothing is read or written where a link leads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

inline constexpr std::size_t kLargestShared = 4U << 20U;

// `inside`: below the folder, and neither a part of it nor the end is a link.
bool stays_inside(const std::filesystem::path& folder, const std::filesystem::path& inside);
// Errors: those of base/file.h, "file.cannot_read" {fichier} for what is no plain file of this folder.
Result<std::string> read_shared(const std::filesystem::path& folder, const std::filesystem::path& inside, std::size_t largest_bytes = kLargestShared);
// Errors: those of base/file.h, "file.cannot_write" {fichier} where a link leads.
Result<void> write_shared(const std::filesystem::path& folder, const std::filesystem::path& inside, std::string_view bytes);
// Names of a folder of it that is no link, in order.
std::vector<std::string> shared_entries(const std::filesystem::path& folder, const std::filesystem::path& inside);

}  // namespace lunabloc::portfolio
