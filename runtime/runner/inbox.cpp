#include "runner/inbox.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <ctime>

#include "base/bytes.h"

namespace lunabloc::runner {
namespace {

using std::chrono::microseconds;

constexpr std::size_t kLongestAnswer = 64U * 1024U;
// A row of a table may be so long.
constexpr std::size_t kLongestMessage = (4U << 20U) + 1;
constexpr std::size_t kLongestPart = 64;
constexpr double kSlowest = 0.01, kQuickest = 1'000;

std::chrono::nanoseconds clock_now() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

void Inbox::start_clock() { since_ = clock_now(); }

microseconds Inbox::time() const {
  return time_then_ + std::chrono::duration_cast<microseconds>((clock_now() - since_) * rate_);
}

std::optional<std::string> Inbox::answer() { return first_of(answers_); }
std::optional<std::string> Inbox::table() { return first_of(tables_); }

std::optional<std::string> Inbox::first_of(std::deque<std::string>& messages) {
  const auto asked = clock_now();
  while (messages.empty() && open_) read(microseconds(-1));
  since_ += clock_now() - asked;
  if (messages.empty()) return std::nullopt;
  std::string message = std::move(messages.front());
  messages.pop_front();
  return message;
}

void Inbox::wait(const microseconds* moment) {
  do {
    if (!open_ && moment == nullptr) return;
    const bool at_once = !inputs_.empty() || (moment != nullptr && *moment <= time());
    const auto real = [this](microseconds left) { return std::max(microseconds(0), std::chrono::ceil<microseconds>(left / rate_)); };
    read(at_once ? microseconds(0) : moment == nullptr ? microseconds(-1) : real(*moment - time()));
  } while (inputs_.empty() && (moment == nullptr ? open_ : time() < *moment));
}

void Inbox::read(microseconds patience) {
  pollfd source{STDIN_FILENO, POLLIN, 0};
  timespec wait{};
  wait.tv_sec = static_cast<std::time_t>(patience.count() / 1'000'000);
  wait.tv_nsec = static_cast<long>(patience.count() % 1'000'000) * 1000;
  const int ready = ::ppoll(&source, open_ ? 1 : 0, patience.count() < 0 ? nullptr : &wait, nullptr);
  if (ready <= 0 || !open_) return;
  std::array<char, 64 * 1024> bytes;
  const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) {
    open_ = false;
    return;
  }
  bytes_.append(bytes.data(), static_cast<std::size_t>(count));
  take_messages();
}

void Inbox::take_messages() {
  for (;;) {
    base::ByteReader reader(bytes_);
    const std::size_t length = reader.u32();
    if (reader.ok() && (length == 0 || length > kLongestMessage)) {
      open_ = false;
      return;
    }
    const std::string_view message = reader.raw(length);
    if (!reader.ok()) return;
    const std::string_view content = message.substr(1);
    if (message[0] == 'A') {
      answers_.emplace_back(content.substr(0, kLongestAnswer));
    } else if (message[0] == 'T') {
      tables_.emplace_back(content);
    } else if (message[0] == 'I') {
      take_input(content);
    } else if (message[0] == 'R') {
      take_rate(content);
    }
    bytes_.erase(0, 4 + length);
  }
}

void Inbox::take_input(std::string_view content) {
  base::ByteReader reader(content);
  const double value = reader.f64();
  const std::string_view part = content.substr(std::min<std::size_t>(8, content.size()));
  if (reader.ok() && std::isfinite(value) && part.size() <= kLongestPart) inputs_.add(part, value);
}

void Inbox::take_rate(std::string_view content) {
  base::ByteReader reader(content);
  const double rate = reader.f64();
  if (!reader.ok() || !std::isfinite(rate)) return;
  time_then_ = time();
  since_ = clock_now();
  rate_ = std::clamp(rate, kSlowest, kQuickest);
}

}  // namespace lunabloc::runner
