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
// A board that is late, as a virtual one on a busy computer is, gets its time for the first answer.
constexpr milliseconds kAfterLateReset{200};
constexpr milliseconds kLateAnswer{800};
constexpr milliseconds kAnswerPatience{1000};
constexpr milliseconds kStep{20};

std::uint8_t byte(std::size_t value) { return static_cast<std::uint8_t>(value & 0xFFU); }

tl::unexpected<Error> lost_step(std::uint32_t address) {
  return failure(ErrorKind::failed, "kit.lost_step", {}, fmt::format("page {:04X}", address));
}

}  // namespace

Result<void> BootLoader::enter(int bauds, const GoOn& go_on) {
  if (const Result<void> set = link_.set_speed(bauds); !set) return set;
  const Result<bool> at_once = reset_and_ask({.settle = kAfterReset, .first_answer = kFirstAnswer, .syncs = 3, .each_is_answered = true}, go_on);
  if (!at_once) return tl::unexpected(at_once.error());
  if (*at_once) return {};
  const Result<bool> late = reset_and_ask({.settle = kAfterLateReset, .first_answer = kLateAnswer, .syncs = 2, .each_is_answered = false}, go_on);
  if (!late) return tl::unexpected(late.error());
  if (*late) return {};
  return failure(ErrorKind::failed, "kit.no_answer", {}, fmt::format("{}: STK500v1, {} bauds", link_.name(), bauds));
}

// True once it has answered. An answer that is missing may have left half a command with the boot loader.
Result<bool> BootLoader::reset_and_ask(const Asking& asking, const GoOn& go_on) {
  if (const Result<void> pulsed = link_.pulse_reset(); !pulsed) return tl::unexpected(pulsed.error());
  // What a program was still saying when it was cut off.
  if (const Result<bool> settled = answers_within(asking.settle, go_on); !settled) return settled;
  link_.drop_input();
  for (int sync = 0; sync < asking.syncs; ++sync) {
    constexpr std::array<std::uint8_t, 2> kCommand{kGetSync, kEndOfCommand};
    if (const Result<void> sent = link_.write(kCommand); !sent) return tl::unexpected(sent.error());
    const Result<bool> heard = answers_within(sync == 0 ? asking.first_answer : kBetweenSyncs, go_on);
    if (!heard) return heard;
    if (!*heard) continue;
    int answers = 1;
    for (bool more = true; more && answers <= sync; answers += more ? 1 : 0) {
      const Result<bool> next = answers_within(kStep, go_on);
      if (!next) return next;
      more = *next;
    }
    return answers == sync + 1 || !asking.each_is_answered;
  }
  return false;
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
