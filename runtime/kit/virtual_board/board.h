// A board on the desk: the chip, its cable, and time that passes as on the wall.
//
// Joins a Chip and a PseudoTerminal and keeps the pace: never ahead of real time, and when the machine was late it
// slips rather than races, since a boot loader's second must be a second for the host too.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "virtual_board/chip.h"
#include "virtual_board/control.h"
#include "virtual_board/pseudo_terminal.h"

namespace lunabloc::virtual_board {

struct BoardOptions {
  std::optional<std::filesystem::path> link;  // a symbolic link to the terminal, always of the same name
  std::vector<Stimulus> stimuli;
};

class Board {
 public:
  Board(Chip& chip, BoardOptions options) : chip_(chip), options_(std::move(options)) {}
  ~Board() { unplug(); }
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  // The cable goes in: power, and a terminal. Errors: "virtual_board.no_terminal", "virtual_board.no_link".
  Result<void> plug();
  // With a time, the power comes back by itself.
  void unplug(std::optional<std::chrono::microseconds> back_after = {});
  bool power_is_back() const { return back_at_ && chip_.now() >= *back_at_; }
  bool plugged() const { return terminal_ != nullptr; }
  const std::string& path() const { return terminal_->path(); }
  // To wait on for bytes of the host; -1 while unplugged.
  int descriptor() const { return terminal_ ? terminal_->descriptor() : -1; }

  // Looks at the terminal, then lets the board live for `slice`.
  void advance(std::chrono::microseconds slice);
  // The stimulus that is due, once.
  std::optional<Control> next_stimulus();
  // How long one slice should be: short while a host is there, long while nobody waits for an answer.
  std::chrono::microseconds slice() const;

 private:
  Result<void> make_link();

  Chip& chip_;
  BoardOptions options_;
  std::size_t next_stimulus_ = 0;
  std::unique_ptr<PseudoTerminal> terminal_;
  bool open_ = false;
  std::optional<std::chrono::microseconds> back_at_;  // while there is no power for a moment
};

// Keeps virtual time at the pace of a clock.
class Pace {
 public:
  explicit Pace(const Clock& clock) : clock_(clock), due_(clock.now()) {}
  // How long to wait before the next slice may run.
  std::chrono::microseconds wait() const { return std::max(due_ - clock_.now(), std::chrono::microseconds(0)); }
  void ran(std::chrono::microseconds slice) {
    due_ += slice;
    const std::chrono::microseconds now = clock_.now();
    if (now - due_ > kMostLate) due_ = now;
  }

 private:
  static constexpr std::chrono::microseconds kMostLate{20'000};
  const Clock& clock_;
  std::chrono::microseconds due_;
};

}  // namespace lunabloc::virtual_board
