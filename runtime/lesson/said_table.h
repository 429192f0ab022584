// Tables that a program has said, as its trace tells them (runner/bindings/say.cpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/store.h"

namespace lunabloc::lesson {

struct SaidTable {
  std::vector<std::string> columns;
  std::vector<std::vector<trace::Value>> rows;  // those that were told
  std::size_t row_count = 0;                    // all

  std::optional<std::size_t> column(std::string_view name) const;
};

// The last table said from `offset` on.
std::optional<SaidTable> last_table(const trace::Trace& trace, std::size_t offset = 0);

}  // namespace lunabloc::lesson
