#include "virtual_board/report.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <nlohmann/json.hpp>

namespace lunabloc::virtual_board {

std::string line_of(const PinChange& change) {
  const std::string high = change.high ? fmt::format(",\"high_us\":{}", change.high->count()) : "";
  return fmt::format("{{\"at_us\":{},\"pin\":{},\"{}\":{}{}}}\n", change.at.count(), change.pin,
                     change.output == PinOutput::pwm ? "pwm" : "value", change.value, high);
}

std::string port_line(const std::string& path) {
  return nlohmann::json{{"port", path}}.dump() + "\n";
}

std::vector<PinChange> latest(std::span<const PinChange> changes, std::size_t most) {
  if (changes.size() <= most) return {changes.begin(), changes.end()};
  std::array<bool, kPins> seen{};
  std::vector<PinChange> kept;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change)
    if (!std::exchange(seen[static_cast<std::size_t>(change->pin)], true)) kept.push_back(*change);
  std::reverse(kept.begin(), kept.end());
  return kept;
}

bool LineOutput::flush() {
  constexpr std::size_t kMostWaiting = 256U * 1024U;
  while (!waiting_.empty()) {
    pollfd asked{descriptor_, POLLOUT, 0};
    if (poll(&asked, 1, 0) <= 0) break;
    // A pipe that can be written to has room for PIPE_BUF bytes.
    const ssize_t length = ::write(descriptor_, waiting_.data(), std::min<std::size_t>(waiting_.size(), PIPE_BUF));
    if (length < 0) return errno == EAGAIN || errno == EINTR;
    waiting_.erase(0, static_cast<std::size_t>(length));
  }
  if (waiting_.size() > kMostWaiting) {
    const std::size_t begun = waiting_.find('\n') + 1;  // a line that has begun to leave is finished
    waiting_.erase(begun, waiting_.find('\n', waiting_.size() - kMostWaiting) + 1 - begun);
  }
  return true;
}

}  // namespace lunabloc::virtual_board
