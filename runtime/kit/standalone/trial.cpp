#include "kit/standalone/trial.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "firmware/shared/firmata.h"
#include "firmware/shared/machine.h"
#include "kit/standalone/image.h"

namespace lunabloc::kit::standalone {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{500};
constexpr milliseconds kStep{20};
constexpr int kTries = 3;
constexpr std::size_t kSmallestMemory = 16;  // cells that the firmware keeps for a trial program at least

// The first answer of this kind; a message that got lost on the way is sent again.
template <class Answer>
Result<Answer> ask(Link& link, Clock& clock, const firmata::Bytes& question) {
  for (int attempt = 0; attempt < kTries; ++attempt) {
    if (const Result<void> sent = link.write(question); !sent) return tl::unexpected(sent.error());
    firmata::Decoder decoder;
    const auto deadline = clock.now() + kPatience;
    while (clock.now() < deadline) {
      std::array<std::uint8_t, 128> bytes{};
      const Result<std::size_t> count = link.read(bytes, kStep);
      if (!count) return tl::unexpected(count.error());
      decoder.add(std::span(bytes).first(*count));
      while (const std::optional<firmata::Message> message = decoder.next())
        if (const auto* answer = std::get_if<Answer>(&*message)) return *answer;
    }
  }
  return failure(ErrorKind::failed, "kit.alone.not_taken", {}, link.name());
}

std::size_t cells_for(std::size_t bytes) { return (bytes + 3) / 4; }

}  // namespace

Result<firmata::ProgramState> try_out(Link& link, Clock& clock, const Program& program) {
  const std::size_t most = LUNABLOC_MACHINE_CELLS - std::max(program.cells, kSmallestMemory);
  if (program.cells > LUNABLOC_MACHINE_CELLS || cells_for(program.body.size()) > most)
    return failure(ErrorKind::failed, "kit.alone.too_long",
                   {{"octets", std::to_string(program.body.size())}, {"place", std::to_string(most * 4)}});
  for (std::size_t at = 0, number = 0; at < program.body.size(); at += LUNABLOC_FIRMATA_BLOCK_BYTES, ++number) {
    const auto taken = ask<firmata::BlockTaken>(link, clock, firmata::trial_block(program.body, number));
    if (!taken) return tl::unexpected(taken.error());
  }
  return ask<firmata::ProgramState>(link, clock, firmata::begin_trial(program.body.size(), crc_of(program.body)));
}

Result<firmata::ProgramState> state_of(Link& link, Clock& clock) { return ask<firmata::ProgramState>(link, clock, firmata::ask_program()); }

std::string fault_name(std::uint8_t fault) {
  constexpr std::array<const char*, MACHINE_FAULT_COUNT> kNames = {
#define ROW(name, meaning) #name,
      LUNABLOC_MACHINE_FAULTS(ROW)
#undef ROW
  };
  return kNames[std::min<std::size_t>(fault, kNames.size() - 1)];
}

Result<std::map<std::string, double>> values_of(Link& link, Clock& clock, const Program& program) {
  std::map<std::string, double> values;
  for (const ProgramVariable& variable : program.variables) {
    const bool decimal = variable.kind == ProgramVariable::Kind::decimal;
    const std::size_t cells = decimal ? 2 : 1;
    const auto told = ask<firmata::ProgramValues>(link, clock, firmata::ask_values(variable.cell, static_cast<std::uint8_t>(cells)));
    if (!told) return tl::unexpected(told.error());
    if (told->first_cell != variable.cell || told->cells.size() != cells) return failure(ErrorKind::failed, "kit.alone.not_taken", {}, variable.name);
    const std::uint64_t low = static_cast<std::uint32_t>(told->cells[0]);
    values[variable.name] = decimal ? std::bit_cast<double>(low | static_cast<std::uint64_t>(static_cast<std::uint32_t>(told->cells[1])) << 32U)
                                    : told->cells[0];
  }
  return values;
}

}  // namespace lunabloc::kit::standalone
