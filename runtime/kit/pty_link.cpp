#include "kit/pty_link.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

#include "kit/descriptor_io.h"

namespace lunabloc::kit {
namespace {

// A program of ours that is just being started holds what was open, until it runs.
constexpr int kTurns = 20;
constexpr std::chrono::milliseconds kTurn{5};

speed_t speed_of(int bauds) {
  switch (bauds) {
    case 1200: return B1200;
    case 9600: return B9600;
    case 19200: return B19200;
    case 57600: return B57600;
    default: return B115200;
  }
}

class PtyLink final : public Link {
 public:
  PtyLink(std::string device, std::string name, int bauds) : device_(std::move(device)), name_(std::move(name)), bauds_(bauds) {}
  ~PtyLink() override { close(); }

  Result<void> open() {
    descriptor_ = ::open(device_.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor_ < 0) return tl::unexpected(cannot_open(name_, errno));
    if (const Result<void> alone = keep_ours_out(descriptor_, name_); !alone) return alone;
    return set_speed(bauds_);
  }

  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    return read_terminal(descriptor_, into, patience);
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override { return write_terminal(descriptor_, bytes); }

  Result<void> set_speed(int bauds) override {
    bauds_ = bauds;
    termios settings{};
    if (::tcgetattr(descriptor_, &settings) != 0) return link_lost();
    ::cfmakeraw(&settings);
    settings.c_cflag |= HUPCL | CLOCAL | CREAD;
    ::cfsetspeed(&settings, speed_of(bauds));
    if (::tcsetattr(descriptor_, TCSANOW, &settings) != 0) return link_lost();
    return {};
  }

  Result<void> pulse_reset() override {
    Result<void> again;
    for (int turn = 0; turn < kTurns; ++turn) {
      close();
      again = open();
      if (again || again.error().message != "kit.port_busy") break;
      std::this_thread::sleep_for(kTurn);
    }
    return again ? again : link_lost(again.error().detail);
  }

  void drop_input() override { ::tcflush(descriptor_, TCIFLUSH); }
  std::string name() const override { return name_; }

 private:
  void close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }

  std::string device_;
  std::string name_;
  int bauds_;
  int descriptor_ = -1;
};

}  // namespace

Result<std::unique_ptr<Link>> open_pty_link(const std::string& device, const std::string& name, int bauds) {
  auto link = std::make_unique<PtyLink>(device, name, bauds);
  if (const Result<void> opened = link->open(); !opened) return tl::unexpected(opened.error());
  return link;
}

}  // namespace lunabloc::kit
