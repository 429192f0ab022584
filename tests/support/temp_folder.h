// A folder of a test's own, removed at the end of its scope.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace lunabloc::support {

class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "lunabloc-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::filesystem::path source_folder() { return LUNABLOC_SOURCE_DIR; }
inline std::filesystem::path binary_folder() { return LUNABLOC_BINARY_DIR; }

}  // namespace lunabloc::support
