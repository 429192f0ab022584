// A pseudo-terminal that behaves like a board's serial device: opening it is the edge that resets the board.
//
// A pty has no modem lines and no speed of its own. Whether somebody holds it open is asked from the kernel (POLLHUP
// for the state, inotify so that closing and opening again at once is not missed); the speed that the host asked for
// is read from the terminal's settings.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::virtual_board {

class PseudoTerminal {
 public:
  // Errors: "virtual_board.no_terminal".
  static Result<std::unique_ptr<PseudoTerminal>> open();
  ~PseudoTerminal();
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  const std::string& path() const { return path_; }
  int descriptor() const { return master_; }

  struct Look {
    bool opened = false;  // since the last look: an edge of DTR
    bool is_open = false;
  };
  Look look();

  // What the host has written, at most `most` bytes; empty when nothing.
  std::vector<std::uint8_t> read(std::size_t most);
  // What the host does not fetch in time is lost, as with an adapter.
  void write(std::span<const std::uint8_t> bytes);
  // Forgets what is on its way in both directions.
  void flush();
  int bauds() const;

 private:
  PseudoTerminal(int master, int watch, std::string path) : master_(master), watch_(watch), path_(std::move(path)) {}
  int master_;
  int watch_;
  std::string path_;
  int holders_ = 0;
  bool open_unannounced_ = false;
};

}  // namespace lunabloc::virtual_board
