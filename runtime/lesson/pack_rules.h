// What a pack's files may be: kinds, encodings, pictures that do nothing but show (curriculum/FORMAT.md §11).
#pragma once

#include <vector>

#include "base/result.h"
#include "lesson/archive.h"

namespace lunabloc::lesson {

// The first file that may not be in a pack: "pack.kind", "pack.encoding", "pack.picture", each with {nom}.
Result<void> check_kinds(const std::vector<ArchiveFile>& files);

// "sum  size  name" a line, sorted by name.
std::string sums_of(const std::vector<ArchiveFile>& files);
// Every file is as SOMMES.txt says, and none is besides it: "pack.no_list", "pack.sum", "pack.unlisted".
Result<void> check_sums(const std::vector<ArchiveFile>& files);

inline constexpr std::string_view kSums = "SOMMES.txt", kList = "pack.yaml", kAdult = "adulte.zip", kCredits = "CREDITS.md";

}  // namespace lunabloc::lesson
