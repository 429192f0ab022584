#include "kit/descriptor_io.h"

#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "kit/port_holder.h"

namespace lunabloc::kit {
namespace {

constexpr std::chrono::milliseconds kWritePatience{2000};

// True when the descriptor is ready for the wanted events within the patience. Errors: "kit.link_lost".
Result<bool> ready(int descriptor, short events, std::chrono::milliseconds patience) {
  pollfd asked{descriptor, events, 0};
  const int found = ::poll(&asked, 1, static_cast<int>(patience.count()));
  if (found < 0 && errno != EINTR) return link_lost(std::strerror(errno));
  if (found <= 0) return false;
  if ((asked.revents & events) != 0) return true;
  return link_lost("hung up");
}

}  // namespace

tl::unexpected<Error> link_lost(std::string detail) {
  return failure(ErrorKind::failed, "kit.link_lost", {}, std::move(detail));
}

Result<std::size_t> read_terminal(int descriptor, std::span<std::uint8_t> into, std::chrono::milliseconds patience) {
  const Result<bool> waiting = ready(descriptor, POLLIN, patience);
  if (!waiting) return tl::unexpected(waiting.error());
  if (!*waiting) return std::size_t{0};
  const ssize_t count = ::read(descriptor, into.data(), into.size());
  if (count > 0) return static_cast<std::size_t>(count);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return std::size_t{0};
  return link_lost(count < 0 ? std::strerror(errno) : "end of file");
}

Result<void> write_terminal(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(count));
      continue;
    }
    if (count < 0 && errno != EAGAIN && errno != EINTR) return link_lost(std::strerror(errno));
    const Result<bool> room = ready(descriptor, POLLOUT, kWritePatience);
    if (!room) return tl::unexpected(room.error());
    if (!*room) return link_lost("the port takes no more bytes");
  }
  return {};
}

Result<void> keep_ours_out(int descriptor, const std::string& port) {
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return {};
  return tl::unexpected(cannot_open(port, EBUSY));
}

Result<void> take_alone(int descriptor, const std::string& port) {
  if (const Result<void> ours = keep_ours_out(descriptor, port); !ours) return ours;
  if (::ioctl(descriptor, TIOCEXCL) == 0) return {};
  return tl::unexpected(cannot_open(port, EBUSY));
}

Error cannot_open(const std::string& port, int reason) {
  const std::string detail = port + ": " + std::strerror(reason);
  switch (reason) {
    case EACCES:
    case EPERM: return {ErrorKind::failed, "kit.no_right", {{"port", port}}, {}, detail};
    case EBUSY: return {ErrorKind::failed, "kit.port_busy", {{"programme", holder_of(port).value_or("?")}}, {}, detail};
    default: return {ErrorKind::failed, "kit.no_port", {{"port", port}}, {}, detail};
  }
}

}  // namespace lunabloc::kit
