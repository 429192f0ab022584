#include "kit/port_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace lunabloc::kit {
namespace {

// Takes everything that waits there.
void drain(int descriptor) {
  std::array<char, 4096> bytes{};
  while (::read(descriptor, bytes.data(), bytes.size()) > 0) {
  }
}

}  // namespace

PortWatch::PortWatch(const std::filesystem::path& devices)
    : devices_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), calls_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  // A right that is given shows as an attribute.
  constexpr std::uint32_t kWatched = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB;
  if (devices_ >= 0) ::inotify_add_watch(devices_, devices.c_str(), kWatched);
}

PortWatch::~PortWatch() {
  if (devices_ >= 0) ::close(devices_);
  if (calls_ >= 0) ::close(calls_);
}

PortWatch::Heard PortWatch::wait(std::chrono::milliseconds patience) {
  std::array<pollfd, 2> asked{{{devices_, POLLIN, 0}, {calls_, POLLIN, 0}}};
  if (::poll(asked.data(), asked.size(), static_cast<int>(patience.count())) <= 0) return Heard::nothing;
  for (const pollfd& one : asked)
    if (one.revents != 0) drain(one.fd);
  return asked[0].revents != 0 ? Heard::device : Heard::call;
}

void PortWatch::wake() {
  constexpr std::uint64_t kOne = 1;
  const ssize_t ignored = ::write(calls_, &kOne, sizeof kOne);
  static_cast<void>(ignored);
}

}  // namespace lunabloc::kit
