// What a running board says, one JSON object a line, on standard output and in the trace file.
//
//   {"port":"/dev/pts/3"}                    first, and after each plug
//   {"at_us":1200340,"pin":13,"value":1}     a program drives a pin; in the board's own time
//   {"at_us":1201812,"pin":13,"value":0,"high_us":1472}   … after so long a pulse: what a servo looks at
//   {"at_us":1200340,"pin":9,"pwm":128}      a timer makes a PWM on it, 0 to 255
//   {"unplugged":true}
#pragma once

#include <span>
#include <string>
#include <vector>

#include "virtual_board/pins.h"

namespace lunabloc::virtual_board {

std::string line_of(const PinChange& change);
std::string port_line(const std::string& path);
inline constexpr const char* kUnpluggedLine = "{\"unplugged\":true}\n";

// A pin may change faster than anybody can look: beyond `most`, only the last state of each pin remains.
std::vector<PinChange> latest(std::span<const PinChange> changes, std::size_t most);

// Lines on their way out of a descriptor that nobody may be reading: never waits, forgets the oldest when too many.
class LineOutput {
 public:
  explicit LineOutput(int descriptor) : descriptor_(descriptor) {}
  void add(const std::string& line) { waiting_ += line; }
  // False once the other end is gone.
  bool flush();

 private:
  int descriptor_;
  std::string waiting_;
};

}  // namespace lunabloc::virtual_board
