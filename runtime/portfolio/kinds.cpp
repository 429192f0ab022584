#include "portfolio/kinds.h"

#include <algorithm>
#include <system_error>

namespace lunabloc::portfolio {

namespace fs = std::filesystem;

namespace {

bool ends(std::string_view path, std::string_view ending) {
  if (!path.ends_with(ending)) return false;
  const bool whole_name = !ending.empty() && ending.front() != '.';
  return !whole_name || path.size() == ending.size() || path[path.size() - ending.size() - 1] == '/';
}

}  // namespace

const KindRow& kind_of(std::string_view path) {
  // The last row fits everything.
  return *std::find_if(kKindRows.begin(), kKindRows.end() - 1,
                       [&](const KindRow& row) { return path.starts_with(row.under) && path.find(row.within) != std::string_view::npos && ends(path, row.ending); });
}

std::vector<KeptFile> kept_in(const fs::path& home) {
  std::vector<KeptFile> files;
  std::error_code problem;
  for (fs::recursive_directory_iterator at(home, fs::directory_options::skip_permission_denied, problem), end; !problem && at != end; at.increment(problem)) {
    std::error_code unknown;
    if (!at->is_regular_file(unknown)) continue;
    const std::uintmax_t bytes = at->file_size(unknown);
    files.push_back({at->path().lexically_relative(home).generic_string(), unknown ? 0 : bytes});
  }
  std::sort(files.begin(), files.end(), [](const KeptFile& one, const KeptFile& other) { return one.path < other.path; });
  return files;
}

std::vector<Kept> by_kind(const std::vector<KeptFile>& files) {
  std::vector<Kept> kinds;
  for (const KindRow& row : kKindRows)
    if (std::none_of(kinds.begin(), kinds.end(), [&](const Kept& kind) { return kind.kind == row.id; })) kinds.push_back({std::string(row.id), 0, 0, row.travels});
  for (const KeptFile& file : files) {
    Kept& kind = *std::find_if(kinds.begin(), kinds.end(), [&](const Kept& one) { return one.kind == kind_of(file.path).id; });
    ++kind.files;
    kind.bytes += file.bytes;
  }
  std::erase_if(kinds, [](const Kept& kind) { return kind.files == 0; });
  return kinds;
}

}  // namespace lunabloc::portfolio
