// Where statements stand in the program's text: from a line that Lua names to a byte that we can show.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/tree.h"

namespace lunabloc::runner {

class ProgramMap {
 public:
  struct Statement {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t first_line = 0;
    std::uint32_t last_line = 0;
    bool is_loop = false;
    bool counts_entry = false;  // a `for`: its first step is the entry, not a turn
  };

  ProgramMap() = default;
  explicit ProgramMap(const program::Tree& tree);

  // The statement that begins at this byte, or nullptr.
  const Statement* at(std::uint32_t offset) const;
  // The first that begins on the line, else the innermost that holds it; 0 when there is none.
  std::uint32_t offset_of_line(std::uint32_t line) const;
  // The name of a `<close>` variable, which we do not run; empty when there is none.
  const std::string& to_be_closed() const { return to_be_closed_; }
  std::uint32_t to_be_closed_at() const { return to_be_closed_at_; }

 private:
  std::vector<Statement> statements_;  // in the order of the text
  std::string to_be_closed_;
  std::uint32_t to_be_closed_at_ = 0;
};

}  // namespace lunabloc::runner
