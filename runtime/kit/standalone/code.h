// Instructions one after the other, with jumps that are filled in later and a count of what lies on the stack.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "firmware/shared/machine.h"

namespace lunabloc::kit::standalone {

class Code {
 public:
  struct Label {
    std::size_t at = 0;  // of the two bytes that say where
  };
  // Where the code was; going back undoes what was added since.
  struct Mark {
    std::size_t bytes = 0, addresses = 0, calls = 0;
    int depth = 0;
  };
  struct CallSite {
    std::size_t at = 0;        // of its two bytes of address
    std::size_t function = 0;
    std::size_t caller = 0;
    int depth = 0;             // cells below what the function needs itself
  };

  void add(machine_instruction instruction);
  void add(machine_instruction instruction, std::uint8_t operand);
  void add(machine_instruction instruction, std::uint8_t first, std::uint8_t second);
  void byte(std::uint8_t value) { bytes_.push_back(value); }
  void push(std::int32_t value);
  void push_decimal(double value);
  void ask(machine_request request);
  void wait_milliseconds(std::uint16_t milliseconds);

  Label jump(machine_instruction instruction);
  void jump_back(machine_instruction instruction, std::size_t to);
  void here(Label label);
  // Fills in a byte that was not known yet.
  void fill(std::size_t at, std::uint8_t value) { bytes_[at] = value; }
  void call(std::size_t function, std::size_t caller, int argument_cells, int result_cells);

  std::size_t size() const { return bytes_.size(); }
  int depth() const { return depth_; }
  void set_depth(int depth) { depth_ = depth; }
  void grow(int cells);
  int deepest() const { return deepest_; }
  void begin_function() { depth_ = deepest_ = 0; }
  Mark mark() const { return {bytes_.size(), addresses_.size(), calls_.size(), depth_}; }
  void back_to(const Mark& mark);

  const std::vector<CallSite>& calls() const { return calls_; }
  // The bytes when the first of them stands at `start` of the body, with the functions at these places.
  std::vector<std::uint8_t> placed(std::size_t start, const std::vector<std::size_t>& functions) const;

 private:
  std::vector<std::uint8_t> bytes_;
  std::vector<std::size_t> addresses_;  // where two bytes count from the first instruction
  std::vector<CallSite> calls_;
  int depth_ = 0, deepest_ = 0;
};

}  // namespace lunabloc::kit::standalone
