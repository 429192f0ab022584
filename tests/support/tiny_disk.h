// A disk that can be filled or made read-only, for tests of what is said then and of what is kept.
#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::support {

// Of a few pages, or as many KB as wanted; only an administrator can have one.
class TinyDisk {
 public:
  explicit TinyDisk(unsigned kb = 32) : mounted_(::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, ("size=" + std::to_string(kb) + "k").c_str()) == 0) {}
  ~TinyDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;

  bool there() const { return mounted_; }
  const std::filesystem::path& path() const { return folder_.path(); }
  // Takes all the room that is left.
  void fill() {
    std::string page(1024, 'x');
    while (base::append_file(path() / "filling", page)) {}
    while (base::append_file(path() / "filling", "x")) {}
  }
  void make_room() { std::filesystem::remove(path() / "filling"); }
  bool make_read_only() { return ::mount(nullptr, path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

 private:
  TempFolder folder_;
  bool mounted_;
};

}  // namespace lunabloc::support
