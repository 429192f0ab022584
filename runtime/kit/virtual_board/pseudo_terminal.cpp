#include "virtual_board/pseudo_terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "virtual_board/terminal_speed.h"

namespace lunabloc::virtual_board {

namespace {

// Bytes as they are, and DTR falls when the last one closes.
bool behave_as_serial(int slave) {
  termios settings{};
  if (tcgetattr(slave, &settings) != 0) return false;
  cfmakeraw(&settings);
  settings.c_cflag |= HUPCL | CLOCAL | CREAD;
  cfsetspeed(&settings, B115200);
  return tcsetattr(slave, TCSANOW, &settings) == 0;
}

bool hung_up(int master) {
  pollfd asked{master, 0, 0};
  return poll(&asked, 1, 0) > 0 && (asked.revents & POLLHUP) != 0;
}

}  // namespace

Result<std::unique_ptr<PseudoTerminal>> PseudoTerminal::open() {
  const auto refused = [](int master) {
    const std::string reason = std::strerror(errno);
    if (master >= 0) ::close(master);
    return failure(ErrorKind::failed, "virtual_board.no_terminal", {}, reason);
  };
  const int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return refused(master);
  std::array<char, 64> name{};
  if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name.data(), name.size()) != 0)
    return refused(master);

  // Until somebody has opened and closed it, the kernel does not say that it is closed.
  const int slave = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (slave < 0) return refused(master);
  const bool serial = behave_as_serial(slave);
  ::close(slave);
  if (!serial) return refused(master);

  const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (watch >= 0) inotify_add_watch(watch, name.data(), IN_OPEN | IN_CLOSE);
  return std::unique_ptr<PseudoTerminal>(new PseudoTerminal(master, watch, name.data()));
}

PseudoTerminal::~PseudoTerminal() {
  if (watch_ >= 0) ::close(watch_);
  ::close(master_);
}

PseudoTerminal::Look PseudoTerminal::look() {
  Look look;
  const bool closed = hung_up(master_);
  bool heard = false;
  alignas(inotify_event) std::array<char, 4096> events{};
  const ssize_t length = watch_ >= 0 ? ::read(watch_, events.data(), events.size()) : -1;
  for (ssize_t at = 0; at + static_cast<ssize_t>(sizeof(inotify_event)) <= length;) {
    const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
    heard = true;
    if ((event->mask & IN_OPEN) != 0) {
      if (holders_++ == 0) look.opened = true;
    } else if ((event->mask & IN_CLOSE) != 0 && holders_ > 0) {
      --holders_;
    }
    at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
  }
  // The kernel merges equal events, and some systems announce none: the state decides, once it is seen twice.
  if (closed && !heard) holders_ = 0;
  if (!closed && holders_ == 0 && !heard) {
    if (open_unannounced_) {
      holders_ = 1;
      look.opened = true;
    }
    open_unannounced_ = !open_unannounced_;
  } else {
    open_unannounced_ = false;
  }
  look.is_open = holders_ > 0;
  return look;
}

std::vector<std::uint8_t> PseudoTerminal::read(std::size_t most) {
  std::vector<std::uint8_t> bytes(most);
  const ssize_t length = ::read(master_, bytes.data(), bytes.size());
  bytes.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
  return bytes;
}

void PseudoTerminal::write(std::span<const std::uint8_t> bytes) {
  const ssize_t ignored = ::write(master_, bytes.data(), bytes.size());
  static_cast<void>(ignored);
}

void PseudoTerminal::flush() {
  tcflush(master_, TCIOFLUSH);
  constexpr std::size_t kMost = 4096;
  while (!read(kMost).empty()) {
  }
}

int PseudoTerminal::bauds() const {
  return terminal_speed(master_);
}

}  // namespace lunabloc::virtual_board
