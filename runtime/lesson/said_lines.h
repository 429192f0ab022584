// What a program has said, line after line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lesson/judge.h"

namespace lunabloc::lesson {

struct SaidLine {
  std::string text;
  std::optional<std::int64_t> rows;  // of the table that it is
};

std::vector<SaidLine> said_lines(const trace::Trace& trace);

// Side by side, as people write them; a table is told by how long it is: « un tableau de 68 lignes ».
std::string shown_lines(const Judging& judging, const std::vector<SaidLine>& lines);

}  // namespace lunabloc::lesson
