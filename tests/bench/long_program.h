// A program of many lines as a class would write it: drawing, lists, functions, events, tables, texts. Its names are
// global, for Lua takes 200 local ones at most. The same text for
// the same number of lines, so that figures can be compared from one day to the next.
#pragma once

#include <cstddef>
#include <string>

namespace lunabloc::bench {

// At least this many lines: whole pieces, each with names of its own.
std::string long_program(std::size_t lines);

}  // namespace lunabloc::bench
