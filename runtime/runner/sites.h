// The sites of the program (program/instrument.h) as a run meets them: what happens at each, and how often it was met.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "program/instrument.h"
#include "runner/lua_layout.h"
#include "trace/encoding.h"

namespace lunabloc::runner {

class SiteTable {
 public:
  struct Act : program::Act {
    trace::RecordWriter::NameNumber number = 0;
    const layout::Text* lua_name = nullptr;  // of a global: its name as Lua keeps it
    const layout::Text* lua_key_name = nullptr;
  };
  struct Site {
    std::uint64_t hits = 0;
    std::uint32_t first_act = 0;
    std::uint32_t acts = 0;
    std::uint32_t steps = 0;
    std::uint32_t offset = 0;  // of its last statement; trace::kNoOffset: none
  };

  // Instruments as program::instrument does. Errors: the same.
  Result<std::string> instrument(const program::Tree& tree, program::Tell tell);

  // Names of globals are kept in Lua, for what has been instrumented since. May raise an error of Lua's, of memory.
  void keep_names(lua_State* state);

  Site& site(std::size_t number) { return met_[number]; }
  // Of a function of the program.
  bool begins_call(std::size_t number) const { return written_[number].counts.calls > 0; }
  Act* acts_of(const Site& site) { return acts_.data() + site.first_act; }
  // What all that was met has counted.
  template <class Add>
  void for_each_count(Add add) const {
    for (std::size_t i = 0; i < met_.size(); ++i)
      if (met_[i].hits > 0) add(written_[i].counts, static_cast<std::int64_t>(met_[i].hits));
  }

 private:
  program::Sites written_;
  std::vector<Site> met_;
  std::vector<Act> acts_;
  std::size_t acts_with_names_ = 0;
};

}  // namespace lunabloc::runner
