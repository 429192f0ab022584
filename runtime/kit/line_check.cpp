#include "kit/line_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "firmware/shared/firmata.h"
#include "kit/stk500.h"

namespace lunabloc::kit {
namespace {

using std::chrono::milliseconds;
using Bytes = std::vector<std::uint8_t>;

constexpr std::uint32_t kPieceBytes = 256, kPieces = 8;
constexpr std::size_t kQuestions = 8;
constexpr milliseconds kAnswerPatience{300};
constexpr milliseconds kStep{20};

void add_answer(LineCheck& line, bool alike, std::string where) {
  ++line.asked;
  if (alike) return;
  if (line.unlike++ == 0) line.first = std::move(where);
}

// What all pins can do: the longest answer that the firmware has, and always the same. Empty when it did not come whole.
Result<Bytes> ask_capabilities(Link& link, Clock& clock, const GoOn& go_on) {
  constexpr std::array<std::uint8_t, 3> kQuestion{FIRMATA_sysex_start, FIRMATA_SYSEX_capability_query, FIRMATA_sysex_end};
  constexpr std::array<std::uint8_t, 2> kBegins{FIRMATA_sysex_start, FIRMATA_SYSEX_capability_reply};
  if (const Result<void> asked = link.write(kQuestion); !asked) return tl::unexpected(asked.error());
  Bytes heard;
  for (const auto start = clock.now(); clock.now() - start < kAnswerPatience;) {
    if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
    std::array<std::uint8_t, 256> bytes{};
    const Result<std::size_t> count = link.read(bytes, kStep);
    if (!count) return tl::unexpected(count.error());
    heard.insert(heard.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*count));
    const auto begin = std::search(heard.begin(), heard.end(), kBegins.begin(), kBegins.end());
    const auto end = std::find(begin, heard.end(), std::uint8_t{FIRMATA_sysex_end});
    if (end != heard.end()) return Bytes(begin, end);
  }
  return Bytes{};
}

}  // namespace

Result<LineCheck> check_line(BootLoader& boot, const Board& board, const GoOn& go_on) {
  LineCheck line;
  for (std::uint32_t address = 0; address < std::min(kPieces * kPieceBytes, board.program_bytes); address += kPieceBytes) {
    std::optional<Bytes> before;
    for (int time = 0; time < 2; ++time) {
      if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
      Result<Bytes> bytes = boot.read(address, kPieceBytes);
      if (!bytes && bytes.error().message != "kit.lost_step") return tl::unexpected(bytes.error());
      add_answer(line, bytes && (!before || *before == *bytes), fmt::format("{:04X}", address));
      if (!bytes) return line;
      before = std::move(*bytes);
    }
  }
  return line;
}

Result<LineCheck> check_line(Link& link, Clock& clock, const GoOn& go_on) {
  LineCheck line;
  std::optional<Bytes> before;
  while (line.asked < kQuestions) {
    Result<Bytes> answer = ask_capabilities(link, clock, go_on);
    if (!answer) return tl::unexpected(answer.error());
    add_answer(line, !answer->empty() && (!before || *before == *answer), fmt::format("6B, {}", line.asked + 1));
    if (!before) before = std::move(*answer);
  }
  return line;
}

}  // namespace lunabloc::kit
