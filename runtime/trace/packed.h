// Events in a few bytes each (packed_layout.h), for a trace of millions in memory: a statement takes two or three bytes, a
// number given to a variable four to six. These bytes are this process's own; what comes from outside is read by
// encoding.h, which trusts nothing. A name is its number among the names met so far, from 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "trace/event.h"
#include "trace/packed_layout.h"

namespace lunabloc::trace {

// The names that events have, each once.
class PackedNames {
 public:
  std::uint32_t number_of(std::string_view name);
  const std::string& name(std::size_t number) const { return *names_[number]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> names_;  // keys of numbers_, which do not move
};

// Appends the event.
void pack(const Event& event, PackState& state, PackedNames& names, std::string& into);
// Reads the event at `at` and moves on. The event's memory is used again.
void unpack(const char*& at, PackState& state, const PackedNames& names, Event& event);

}  // namespace lunabloc::trace
