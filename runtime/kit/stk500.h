// STK500 version 1: talking to the boot loader of an Uno or a Nano (Optiboot, and ATmegaBOOT before it).
//
// Speaks bytes over a Link; knows no serial port, no file, no window, and never waits longer than it is told. Which
// pages to write is the caller's choice (flash.h). The protocol has no checksum and forgives nothing: a byte too many
// and the boot loader leaves. So nothing is sent before its answer has come, and everything is read back.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "kit/board.h"
#include "kit/link.h"

namespace lunabloc::kit {

class BootLoader {
 public:
  BootLoader(Link& link, Clock& clock) : link_(link), clock_(clock) {}
  virtual ~BootLoader() = default;

  // Resets the board and finds the boot loader's answers, at this speed.
  // Errors: "kit.no_answer", "kit.link_lost", "kit.cancelled".
  virtual Result<void> enter(int bauds, const GoOn& go_on);
  // Errors below: "kit.lost_step" when an answer is missing or another than it should be, "kit.link_lost".
  virtual Result<Signature> signature();
  virtual Result<void> begin_programming();
  // From a byte address that is a page's first; at most 256 bytes.
  virtual Result<std::vector<std::uint8_t>> read(std::uint32_t address, std::size_t count);
  // Told after each other page that is written again on the way to this one; an error ends it, and nothing is lost by that.
  using Told = std::function<Result<void>()>;
  virtual Result<void> write_page(std::uint32_t address, std::span<const std::uint8_t> page, const Told& told);
  // On the way to a page all those before it are written again.
  virtual bool writes_in_order_only() const { return false; }
  // The program starts.
  virtual Result<void> leave();

 protected:
  Link& link_;
  Clock& clock_;

 private:
  struct Asking {
    std::chrono::milliseconds settle, first_answer;
    int syncs;
    bool each_is_answered;  // else it is not believed
  };
  Result<bool> reset_and_ask(const Asking& asking, const GoOn& go_on);
  Result<bool> answers_within(std::chrono::milliseconds patience, const GoOn& go_on);
  // Sends a command and gives what stands between INSYNC and OK.
  Result<std::vector<std::uint8_t>> ask(std::span<const std::uint8_t> command, std::size_t answer_bytes);
  Result<std::vector<std::uint8_t>> receive(std::size_t count);
};

// The one that the board's file names; null when nothing is known of its protocol.
std::unique_ptr<BootLoader> boot_loader_of(const Board& board, Link& link, Clock& clock);

// At the first of the board's speeds at which its boot loader answers. Errors: those of enter().
Result<void> enter_at_any_speed(BootLoader& boot, const Board& board, const GoOn& go_on);

}  // namespace lunabloc::kit
