#include "kit/stk500.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "kit/stk500v2.h"

namespace lunabloc::kit {
namespace {

using std::chrono::milliseconds;

enum Stk500 : std::uint8_t {
  kEndOfCommand = 0x20,
  kInSync = 0x14,
  kOk = 0x10,
  kGetSync = 0x30,
  kEnterProgramming = 0x50,
  kLeaveProgramming = 0x51,
  kLoadAddress = 0x55,
  kProgramPage = 0x64,
  kReadPage = 0x74,
  kReadSignature = 0x75,
  kFlashMemory = 0x46,
};

// Optiboot blinks for 375 ms before it reads; two bytes wait for it meanwhile, a third one more would be lost.
constexpr milliseconds kAfterReset{120};
constexpr milliseconds kFirstAnswer{400};
constexpr milliseconds kBetweenSyncs{250};
constexpr int kSyncs = 3;
constexpr int kResets = 2;
constexpr milliseconds kAnswerPatience{500};
constexpr milliseconds kStep{20};

std::uint8_t byte(std::size_t value) { return static_cast<std::uint8_t>(value & 0xFFU); }

tl::unexpected<Error> lost_step(std::uint32_t address) {
  return failure(ErrorKind::failed, "kit.lost_step", {}, fmt::format("page {:04X}", address));
}

}  // namespace

Result<void> BootLoader::enter(int bauds, const GoOn& go_on) {
  if (const Result<void> set = link_.set_speed(bauds); !set) return set;
  for (int reset = 0; reset < kResets; ++reset) {
    if (const Result<void> pulsed = link_.pulse_reset(); !pulsed) return pulsed;
    // What a program was still saying when it was cut off.
    if (const Result<bool> settled = answers_within(kAfterReset, go_on); !settled) return tl::unexpected(settled.error());
    link_.drop_input();
    for (int sync = 0; sync < kSyncs; ++sync) {
      constexpr std::array<std::uint8_t, 2> kCommand{kGetSync, kEndOfCommand};
      if (const Result<void> sent = link_.write(kCommand); !sent) return sent;
      const Result<bool> heard = answers_within(sync == 0 ? kFirstAnswer : kBetweenSyncs, go_on);
      if (!heard) return tl::unexpected(heard.error());
      if (!*heard) continue;
      // Only when several were sent can more answers be on their way.
      while (sync > 0) {
        const Result<bool> more = answers_within(kStep, go_on);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
      }
      return {};
    }
  }
  return failure(ErrorKind::failed, "kit.no_answer", {}, fmt::format("{}: STK500v1, {} bauds", link_.name(), bauds));
}

// True once INSYNC, OK has come; what precedes it is noise.
Result<bool> BootLoader::answers_within(milliseconds patience, const GoOn& go_on) {
  const auto start = clock_.now();
  std::uint8_t last = 0;
  while (clock_.now() - start < patience) {
    if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
    std::uint8_t next = 0;
    const Result<std::size_t> count = link_.read({&next, 1}, kStep);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) continue;
    if (last == kInSync && next == kOk) return true;
    last = next;
  }
  return false;
}

Result<std::vector<std::uint8_t>> BootLoader::receive(std::size_t count) {
  std::vector<std::uint8_t> bytes(count);
  std::size_t have = 0;
  auto deadline = clock_.now() + kAnswerPatience;
  while (have < count) {
    const Result<std::size_t> got = link_.read(std::span(bytes).subspan(have), kStep);
    if (!got) return tl::unexpected(got.error());
    have += *got;
    if (*got > 0) deadline = clock_.now() + kAnswerPatience;
    else if (clock_.now() >= deadline)
      return failure(ErrorKind::failed, "kit.lost_step", {}, fmt::format("{} of {} bytes", have, count));
  }
  return bytes;
}

Result<std::vector<std::uint8_t>> BootLoader::ask(std::span<const std::uint8_t> command, std::size_t answer_bytes) {
  if (const Result<void> sent = link_.write(command); !sent) return tl::unexpected(sent.error());
  Result<std::vector<std::uint8_t>> answer = receive(answer_bytes + 2);
  if (!answer) return answer;
  if (answer->front() != kInSync || answer->back() != kOk)
    return failure(ErrorKind::failed, "kit.lost_step", {},
                   fmt::format("command {:02X}: {:02X} … {:02X}", command[0], answer->front(), answer->back()));
  return std::vector<std::uint8_t>(answer->begin() + 1, answer->end() - 1);
}

Result<Signature> BootLoader::signature() {
  constexpr std::array<std::uint8_t, 2> kCommand{kReadSignature, kEndOfCommand};
  const Result<std::vector<std::uint8_t>> answer = ask(kCommand, Signature{}.size());
  if (!answer) return tl::unexpected(answer.error());
  return Signature{(*answer)[0], (*answer)[1], (*answer)[2]};
}

Result<void> BootLoader::begin_programming() {
  constexpr std::array<std::uint8_t, 2> kCommand{kEnterProgramming, kEndOfCommand};
  const Result<std::vector<std::uint8_t>> answer = ask(kCommand, 0);
  return answer ? Result<void>{} : tl::unexpected(answer.error());
}

Result<std::vector<std::uint8_t>> BootLoader::read(std::uint32_t address, std::size_t count) {
  // Both commands in one write: the second is complete only when the first has been answered.
  const std::array<std::uint8_t, 9> command{kLoadAddress, byte(address / 2), byte(address / 2 >> 8U), kEndOfCommand, kReadPage,
                                            byte(count >> 8U), byte(count), kFlashMemory, kEndOfCommand};
  Result<std::vector<std::uint8_t>> answer = ask(command, 2 + count);
  if (!answer) return answer;
  if ((*answer)[0] != kOk || (*answer)[1] != kInSync) return lost_step(address);
  answer->erase(answer->begin(), answer->begin() + 2);
  return answer;
}

Result<void> BootLoader::write_page(std::uint32_t address, std::span<const std::uint8_t> page, const Told&) {
  std::vector<std::uint8_t> command{kLoadAddress, byte(address / 2), byte(address / 2 >> 8U), kEndOfCommand,
                                    kProgramPage, byte(page.size() >> 8U), byte(page.size()), kFlashMemory};
  command.insert(command.end(), page.begin(), page.end());
  command.push_back(kEndOfCommand);
  const Result<std::vector<std::uint8_t>> answer = ask(command, 2);
  if (!answer) return tl::unexpected(answer.error());
  if ((*answer)[0] != kOk || (*answer)[1] != kInSync) return lost_step(address);
  return {};
}

Result<void> BootLoader::leave() {
  constexpr std::array<std::uint8_t, 2> kCommand{kLeaveProgramming, kEndOfCommand};
  const Result<std::vector<std::uint8_t>> answer = ask(kCommand, 0);
  return answer ? Result<void>{} : tl::unexpected(answer.error());
}

std::unique_ptr<BootLoader> boot_loader_of(const Board& board, Link& link, Clock& clock) {
  if (board.protocol == "stk500v1") return std::make_unique<BootLoader>(link, clock);
  if (board.protocol == "stk500v2") return std::make_unique<FramedBootLoader>(link, clock);
  return nullptr;
}

Result<void> enter_at_any_speed(BootLoader& boot, const Board& board, const GoOn& go_on) {
  Result<void> entered = failure(ErrorKind::failed, "kit.no_answer");
  for (const int bauds : board.bauds) {
    entered = boot.enter(bauds, go_on);
    if (entered || entered.error().message != "kit.no_answer") break;
  }
  return entered;
}

}  // namespace lunabloc::kit
