#include "portfolio/shared_file.h"

#include "base/file.h"

namespace lunabloc::portfolio {

namespace fs = std::filesystem;

bool stays_inside(const fs::path& folder, const fs::path& inside) {
  fs::path at = folder;
  for (const fs::path& part : inside) {
    std::error_code ignored;
    if (part == ".." || part.is_absolute() || fs::is_symlink(fs::symlink_status(at /= part, ignored))) return false;
  }
  return true;
}

Result<std::string> read_shared(const fs::path& folder, const fs::path& inside, std::size_t largest_bytes) {
  std::error_code ignored;
  const fs::file_status found = fs::symlink_status(folder / inside, ignored);
  if (!stays_inside(folder, inside) || (fs::exists(found) && !fs::is_regular_file(found))) return failure(ErrorKind::failed, "file.cannot_read", {{"fichier", (folder / inside).string()}});
  return base::read_file(folder / inside, largest_bytes);
}

Result<void> write_shared(const fs::path& folder, const fs::path& inside, std::string_view bytes) {
  if (!stays_inside(folder, inside)) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", (folder / inside).string()}});
  return base::write_file(folder / inside, bytes);
}

std::vector<std::string> shared_entries(const fs::path& folder, const fs::path& inside) {
  return stays_inside(folder, inside) ? base::entries_of(folder / inside) : std::vector<std::string>();
}

}  // namespace lunabloc::portfolio
