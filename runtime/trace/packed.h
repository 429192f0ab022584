// Events in a few bytes each, for a trace of millions: an event says only in what it differs from the one before.
//
// A statement takes two or three bytes, a number given to a variable four to six. The bytes are this process's own; what
// comes from outside is read by encoding.h, which trusts nothing.
//
//   heading   low four bits: the kind, with the values that are usual for it (none for a statement, one for most);
//             15: kind and number of values follow, a byte each
//   0x10      the step is not the one expected (one more after a statement): its difference follows, zigzag
//   0x20      the clock has moved: microseconds, zigzag
//   0x40      another offset: its difference, zigzag
//   0x80      a name: its number in the names met so far, from 0
//   values    a tag each, then the value; small whole numbers are in the tag
//
// Numbers are LEB128, seven bits a byte, as in DWARF 5 §7.6.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "trace/event.h"

namespace lunabloc::trace {

// What an event is told from. A reader that begins in the middle begins with the state that the writer had there.
struct PackState {
  std::uint64_t step = 0;
  std::chrono::microseconds at{0};
  std::uint32_t offset = 0;
  bool after_statement = false;
};

// The names that events have, each once.
class PackedNames {
 public:
  std::uint32_t number_of(std::string_view name);
  const std::string& name(std::size_t number) const { return *names_[number]; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> names_;  // keys of numbers_, which do not move
};

// Appends the event.
void pack(const Event& event, PackState& state, PackedNames& names, std::string& into);
// Reads the event at `at` and moves on. The event's memory is used again.
void unpack(const char*& at, PackState& state, const PackedNames& names, Event& event);

}  // namespace lunabloc::trace
