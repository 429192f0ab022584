// Programs that are one slip away from a solution: what a child may well write. A lesson is tried with all of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "program/vocabulary.h"

namespace lunabloc::lesson {

// One row a slip: its name in reports, and what it does.
#define LUNABLOC_SLIPS(ROW)                                        \
  ROW(constant, "a number is one more or one less")                \
  ROW(bound, "a loop goes one further or one less far")            \
  ROW(operands, "two operands or two arguments change places")     \
  ROW(comparison, "another comparison")                            \
  ROW(sign, "+ and -, * and /, and and or are exchanged")          \
  ROW(missing, "a statement is missing")                           \
  ROW(opened, "what a loop or a branch holds stands alone")        \
  ROW(variable, "another variable of the same scope")              \
  ROW(block, "another block of the palette with the same holes")   \
  ROW(order, "two neighbouring statements change places")          \
  ROW(inverted, "a condition is turned round")                     \
  ROW(branch, "an else or elseif is dropped")                      \
  ROW(moved, "a statement goes into the loop beside it, or out of it")

enum class Slip : std::uint8_t {
#define LUNABLOC_ROW(name, meaning) name,
  LUNABLOC_SLIPS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};
std::string_view name_of(Slip slip);

struct Mutant {
  Slip slip = Slip::constant;
  std::uint32_t line = 0;  // of the solution, where the slip is
  std::string program;
  bool operator==(const Mutant&) const = default;
};

// All of them in the order of the text, each once; every one is Lua that can run. `palette`: ids of blocks.
std::vector<Mutant> mutants_of(const std::string& program, const program::Vocabulary& vocabulary, std::span<const std::string> palette);

}  // namespace lunabloc::lesson
