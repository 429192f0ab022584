// Notices at once that a device comes, goes or may be opened now: the system says it (inotify on the folder of devices).
//
// One thread waits; any thread may wake it. Where the system says nothing, as in a container whose devices nobody manages,
// a wait only ends with its time.
#pragma once

#include <chrono>
#include <filesystem>

namespace lunabloc::kit {

class PortWatch {
 public:
  enum class Heard { nothing, device, call };

  explicit PortWatch(const std::filesystem::path& devices = "/dev");
  ~PortWatch();
  PortWatch(const PortWatch&) = delete;
  PortWatch& operator=(const PortWatch&) = delete;

  // What has happened since the last wait, or happens within the patience.
  Heard wait(std::chrono::milliseconds patience);
  void wake();

 private:
  int devices_;
  int calls_;
};

}  // namespace lunabloc::kit
