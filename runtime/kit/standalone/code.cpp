#include "kit/standalone/code.h"

#include <algorithm>
#include <array>
#include <bit>

namespace lunabloc::kit::standalone {
namespace {

struct Effect {
  int taken, given;
};
constexpr std::array<Effect, MACHINE_INSTRUCTION_COUNT> kEffects = {{
#define ROW(name, bytes, taken, given, meaning) {taken, given},
    LUNABLOC_MACHINE_INSTRUCTIONS(ROW)
#undef ROW
}};
constexpr std::array<Effect, MACHINE_REQUEST_COUNT> kRequests = {{
#define ROW(name, taken, given, meaning) {taken, given},
    LUNABLOC_MACHINE_REQUESTS(ROW)
#undef ROW
}};

std::uint8_t byte_of(std::uint64_t value, int index) { return static_cast<std::uint8_t>(value >> (8 * index)); }

}  // namespace

void Code::grow(int cells) {
  depth_ += cells;
  deepest_ = std::max(deepest_, depth_);
}

void Code::add(machine_instruction instruction) {
  bytes_.push_back(static_cast<std::uint8_t>(instruction));
  const Effect& effect = kEffects[static_cast<std::size_t>(instruction)];
  depth_ -= effect.taken;
  grow(effect.given);
}

void Code::add(machine_instruction instruction, std::uint8_t operand) {
  add(instruction);
  byte(operand);
}

void Code::add(machine_instruction instruction, std::uint8_t first, std::uint8_t second) {
  add(instruction, first);
  byte(second);
}

void Code::push(std::int32_t value) {
  const auto bits = static_cast<std::uint32_t>(value);
  int bytes = 4;
  if (value == static_cast<std::int8_t>(value)) {
    bytes = 1;
    add(MACHINE_push_8);
  } else if (value == static_cast<std::int16_t>(value)) {
    bytes = 2;
    add(MACHINE_push_16);
  } else {
    add(MACHINE_push_32);
  }
  for (int i = 0; i < bytes; ++i) byte(byte_of(bits, i));
}

void Code::push_decimal(double value) {
  const double kept = value == 0 ? 0.0 : value;  // zero has no sign there
  add(MACHINE_push_decimal);
  for (int i = 0; i < 8; ++i) byte(byte_of(std::bit_cast<std::uint64_t>(kept), i));
}

void Code::ask(machine_request request) {
  add(MACHINE_ask, static_cast<std::uint8_t>(request));
  const Effect& effect = kRequests[static_cast<std::size_t>(request)];
  depth_ -= effect.taken;
  grow(effect.given);
}

void Code::wait_milliseconds(std::uint16_t milliseconds) {
  add(MACHINE_wait_milliseconds, byte_of(milliseconds, 0), byte_of(milliseconds, 1));
}

Code::Label Code::jump(machine_instruction instruction) {
  add(instruction);
  const Label label{bytes_.size()};
  addresses_.push_back(label.at);
  byte(0);
  byte(0);
  return label;
}

void Code::jump_back(machine_instruction instruction, std::size_t to) {
  const Label label = jump(instruction);
  bytes_[label.at] = byte_of(to, 0);
  bytes_[label.at + 1] = byte_of(to, 1);
}

void Code::here(Label label) {
  bytes_[label.at] = byte_of(bytes_.size(), 0);
  bytes_[label.at + 1] = byte_of(bytes_.size(), 1);
}

void Code::call(std::size_t function, std::size_t caller, int argument_cells, int result_cells) {
  calls_.push_back({bytes_.size() + 1, function, caller, depth_ - argument_cells});
  add(MACHINE_call, 0, 0);
  byte(static_cast<std::uint8_t>(argument_cells));
  depth_ -= argument_cells + 1;
  grow(result_cells);
}

void Code::back_to(const Mark& mark) {
  bytes_.resize(mark.bytes);
  addresses_.resize(mark.addresses);
  calls_.resize(mark.calls);
  depth_ = mark.depth;
}

std::vector<std::uint8_t> Code::placed(std::size_t start, const std::vector<std::size_t>& functions) const {
  std::vector<std::uint8_t> bytes = bytes_;
  const auto put = [&bytes](std::size_t at, std::size_t value) {
    bytes[at] = byte_of(value, 0);
    bytes[at + 1] = byte_of(value, 1);
  };
  for (const std::size_t at : addresses_) put(at, start + bytes_[at] + 256U * bytes_[at + 1]);
  for (const CallSite& call : calls_) put(call.at, start + functions[call.function]);
  return bytes;
}

}  // namespace lunabloc::kit::standalone
