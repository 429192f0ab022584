// A file that one program holds at a time, so that two windows do not write in one folder.
//
// The system lets go of it when its holder ends, however that happens: a lock of the dead stops nobody.
#pragma once

#include <filesystem>

namespace lunabloc::base {

class FileLock {
 public:
  // Makes the folder if need be. Where no lock can be had (a disk that cannot be written, or has none), there is nobody to
  // be kept away, and nothing is held.
  explicit FileLock(const std::filesystem::path& file);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

  // Another one holds it.
  bool taken() const { return taken_; }

 private:
  int descriptor_ = -1;
  bool taken_ = false;
};

}  // namespace lunabloc::base
