// A program's tree to instructions for the board alone, or why that cannot be, with the place and before any upload.
//
// The board has whole numbers of 32 bits, decimal numbers as Lua's, true and false, and short lists. Which of them a
// variable holds is found out here: one that may hold a decimal number holds decimals throughout. What is accepted does
// on the board what it does on the tether; the differences that are left are told in firmware/PROTOCOL.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "kit/kit.h"
#include "program/tree.h"

namespace lunabloc::kit::standalone {

// A variable of the program that can be asked of the running board.
struct ProgramVariable {
  std::string name;
  std::uint8_t cell = 0;
  enum class Kind { whole, decimal, truth } kind = Kind::whole;
};

struct Program {
  std::vector<std::uint8_t> body;
  std::vector<ProgramVariable> variables;
  std::size_t scripts = 0;
  std::size_t cells = 0;  // of the machine's memory
};

// Everything that stands in the way, in the order of the text; each with its place.
// Messages: "kit.alone.…", and for what is no Lua "kit.alone.syntax".
tl::expected<Program, std::vector<Error>> compile(const program::Tree& tree, const Kit& kit);

}  // namespace lunabloc::kit::standalone
