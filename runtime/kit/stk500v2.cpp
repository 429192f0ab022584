#include "kit/stk500v2.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lunabloc::kit {
namespace {

using std::chrono::milliseconds;

enum Stk500v2 : std::uint8_t {
  kMessageStart = 0x1B,
  kToken = 0x0E,
  kSignOn = 0x01,
  kLoadAddress = 0x06,
  kEnterProgramming = 0x10,
  kLeaveProgramming = 0x11,
  kChipErase = 0x12,
  kProgramFlash = 0x13,
  kReadFlash = 0x14,
  kReadSignature = 0x1B,
  kDone = 0x00,
};

constexpr milliseconds kAfterReset{200};
constexpr milliseconds kSignOnPatience{300};
constexpr milliseconds kAnswerPatience{500};
constexpr milliseconds kStep{20};
constexpr int kSignOns = 3;
constexpr int kResets = 2;

std::uint8_t byte(std::size_t value) { return static_cast<std::uint8_t>(value & 0xFFU); }

}  // namespace

// Bytes that are no frame, or a frame that is damaged or an answer to something else, are passed over.
Result<FramedBootLoader::Bytes> FramedBootLoader::answer(milliseconds patience) {
  Bytes frame;
  const auto start = clock_.now();
  while (clock_.now() - start < patience) {
    std::uint8_t next = 0;
    const Result<std::size_t> count = link_.read({&next, 1}, kStep);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) continue;
    frame.push_back(next);
    const bool wrong = frame[0] != kMessageStart || (frame.size() == 2 && frame[1] != sequence_) || (frame.size() == 5 && frame[4] != kToken);
    if (wrong) {
      frame.clear();
      continue;
    }
    if (frame.size() < 6) continue;
    const std::size_t length = frame[2] * 256U + frame[3];
    if (frame.size() < length + 6) continue;
    std::uint8_t sum = 0;
    for (const std::uint8_t each : frame) sum ^= each;
    if (sum == 0) return Bytes(frame.begin() + 5, frame.end() - 1);
    frame.clear();
  }
  return Bytes{};
}

Result<FramedBootLoader::Bytes> FramedBootLoader::ask(const Bytes& body, milliseconds patience, int tries) {
  for (int attempt = 0; attempt < tries; ++attempt) {
    ++sequence_;
    Bytes frame{kMessageStart, sequence_, byte(body.size() >> 8U), byte(body.size()), kToken};
    frame.insert(frame.end(), body.begin(), body.end());
    std::uint8_t sum = 0;
    for (const std::uint8_t each : frame) sum ^= each;
    frame.push_back(sum);
    if (const Result<void> sent = link_.write(frame); !sent) return tl::unexpected(sent.error());
    Result<Bytes> heard = answer(patience);
    if (!heard) return heard;
    if (heard->size() >= 2 && (*heard)[0] == body[0] && (*heard)[1] == kDone) return Bytes(heard->begin() + 2, heard->end());
  }
  return failure(ErrorKind::failed, "kit.lost_step", {}, fmt::format("command {:02X}", body[0]));
}

Result<void> FramedBootLoader::enter(int bauds, const GoOn& go_on) {
  if (const Result<void> set = link_.set_speed(bauds); !set) return set;
  for (int reset = 0; reset < kResets; ++reset) {
    if (const Result<void> pulsed = link_.pulse_reset(); !pulsed) return pulsed;
    erases_next_ = 0;
    const auto start = clock_.now();
    while (clock_.now() - start < kAfterReset) {
      if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
      std::array<std::uint8_t, 64> ignored{};
      if (const auto heard = link_.read(ignored, kStep); !heard) return tl::unexpected(heard.error());
    }
    link_.drop_input();
    for (int sign_on = 0; sign_on < kSignOns; ++sign_on) {
      if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
      const Result<Bytes> heard = ask({kSignOn}, kSignOnPatience);
      if (heard) return {};
      if (heard.error().message != "kit.lost_step") return tl::unexpected(heard.error());
    }
  }
  return failure(ErrorKind::failed, "kit.no_answer", {}, fmt::format("{}: STK500v2, {} bauds", link_.name(), bauds));
}

Result<Signature> FramedBootLoader::signature() {
  Signature signature{};
  for (std::uint8_t i = 0; i < signature.size(); ++i) {
    const Result<Bytes> heard = ask({kReadSignature, 4, 0x30, 0x00, i, 0x00}, kAnswerPatience);
    if (!heard) return tl::unexpected(heard.error());
    if (heard->empty()) return failure(ErrorKind::failed, "kit.lost_step", {}, "signature");
    signature[i] = (*heard)[0];
  }
  return signature;
}

// Times and polls of a programmer with wires; a boot loader passes them over.
Result<void> FramedBootLoader::begin_programming() {
  const Result<Bytes> heard = ask({kEnterProgramming, 200, 100, 25, 32, 0, 0x53, 3, 0xAC, 0x53, 0x00, 0x00}, kAnswerPatience);
  return heard ? Result<void>{} : tl::unexpected(heard.error());
}

// In words.
Result<void> FramedBootLoader::load_address(std::uint32_t address) {
  const std::uint32_t words = address / 2;
  const Result<Bytes> heard = ask({kLoadAddress, byte(words >> 24U), byte(words >> 16U), byte(words >> 8U), byte(words)}, kAnswerPatience);
  return heard ? Result<void>{} : tl::unexpected(heard.error());
}

Result<std::vector<std::uint8_t>> FramedBootLoader::read(std::uint32_t address, std::size_t count) {
  if (const Result<void> loaded = load_address(address); !loaded) return tl::unexpected(loaded.error());
  Result<Bytes> heard = ask({kReadFlash, byte(count >> 8U), byte(count), 0x20}, kAnswerPatience);
  if (!heard) return heard;
  // The data are followed by a second « done ».
  if (heard->size() != count + 1 || heard->back() != kDone) return failure(ErrorKind::failed, "kit.lost_step", {}, fmt::format("page {:04X}", address));
  heard->pop_back();
  return heard;
}

// With every page that it writes, whichever it is, this boot loader empties another: the first one, then the next. So
// what lies before a page is written again as it is; and what was passed is reached again from the first page on.
Result<void> FramedBootLoader::write_page(std::uint32_t address, std::span<const std::uint8_t> page, const Told& told) {
  if (address < erases_next_) {
    // Nothing but its count begins again; it says that it has failed.
    const Result<Bytes> begun_again = ask({kChipErase, 0, 0, 0, 0, 0, 0}, kAnswerPatience, 1);
    if (!begun_again && begun_again.error().message != "kit.lost_step") return tl::unexpected(begun_again.error());
    erases_next_ = 0;
  }
  while (erases_next_ < address) {
    const Result<Bytes> kept = read(erases_next_, page.size());
    if (!kept) return tl::unexpected(kept.error());
    if (const Result<void> written = write_emptied(erases_next_, *kept); !written) return written;
    if (const Result<void> goes_on = told(); !goes_on) return goes_on;
  }
  return write_emptied(address, page);
}

Result<void> FramedBootLoader::write_emptied(std::uint32_t address, std::span<const std::uint8_t> page) {
  if (const Result<void> loaded = load_address(address); !loaded) return loaded;
  Bytes body{kProgramFlash, byte(page.size() >> 8U), byte(page.size()), 0xC1, 10, 0x40, 0x4C, 0x20, 0x00, 0x00};
  body.insert(body.end(), page.begin(), page.end());
  erases_next_ = address + static_cast<std::uint32_t>(page.size());
  // Never twice: the second time it would empty the page behind.
  const Result<Bytes> heard = ask(body, kAnswerPatience, 1);
  return heard ? Result<void>{} : tl::unexpected(heard.error());
}

Result<void> FramedBootLoader::leave() {
  const Result<Bytes> heard = ask({kLeaveProgramming, 1, 1}, kAnswerPatience);
  return heard ? Result<void>{} : tl::unexpected(heard.error());
}

}  // namespace lunabloc::kit
