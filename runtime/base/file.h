// Files: read whole, written whole or not at all (aside, fsync, rename), appended and flushed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace lunabloc::base {

inline constexpr std::size_t kLargestFileBytes = 256U * 1024U * 1024U;

// Errors: "file.missing", "file.no_right", "file.too_large", "file.cannot_read"; {fichier} is filled.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t largest_bytes = kLargestFileBytes);

// Makes the folder if need be, mode 0700; the file gets mode 0600. After a failure the old file is still there.
// Errors: "file.no_right", "file.disk_full", "file.read_only", "file.cannot_write".
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

// Adds to the end and flushes to the disk before it returns. After a failure nothing was added. Same errors as write_file.
Result<void> append_file(const std::filesystem::path& path, std::string_view bytes);

// A file that grows while something goes on; what was written and synced is there after a power cut.
class GrowingFile {
 public:
  // Makes the folder if need be; what stood in the file is gone. Same errors as write_file, here and below.
  static Result<GrowingFile> create(const std::filesystem::path& path);
  GrowingFile(GrowingFile&& other) noexcept;
  GrowingFile& operator=(GrowingFile&&) = delete;
  ~GrowingFile();

  // All of it or nothing.
  Result<void> add(std::string_view bytes);
  // Waits until the disk has it.
  Result<void> sync();

 private:
  GrowingFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::filesystem::path path_;
  int descriptor_;
};

// Whether something stands there. False as well where it may not be known: a folder that is closed to us, a name that is
// too long for the system (the standard library would throw).
bool is_there(const std::filesystem::path& path);
bool is_file(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);
// With the folders above it, mode 0700. Same errors as write_file.
Result<void> make_folder(const std::filesystem::path& folder);

// Names of a folder's entries, sorted by bytes; empty when the folder is not there.
std::vector<std::string> entries_of(const std::filesystem::path& folder);

}  // namespace lunabloc::base
