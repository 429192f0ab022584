#include <gtest/gtest.h>

#include <map>

#include "base/line_index.h"
#include "lua_verdict.h"
#include "program/tree.h"
#include "verdict_programs.h"

namespace lunabloc::program {
namespace {

LuaVerdict our_verdict(const std::string& lua) {
  const Parsed parsed = parse(lua);
  if (parsed.diagnostics.empty()) return {};
  const Diagnostic& first = parsed.diagnostics.front();
  return {static_cast<long>(base::LineIndex(lua).line_of(first.lua_offset)), first.message};
}

// Of every program one in some, or all of them with LUNABLOC_FULL set.
class Verdicts : public testing::Test {
 protected:
  static std::size_t stride() {
    const char* all = std::getenv("LUNABLOC_FULL");
    return all != nullptr ? 1 : 7;
  }
  EachProgram compare(std::size_t stride) {
    return [this, stride](const std::string& lua) {
      if (count_++ % stride != 0) return;
      ++compared_;
      const LuaVerdict lua_says = lua_verdict(lua), we_say = our_verdict(lua);
      if ((we_say.line == 0) == (lua_says.line == 0) && (we_say.line == lua_says.line || lua_says.line == -1)) return;
      const std::string kind = (we_say.line == 0 ? "missed" : lua_says.line == 0 ? "invented " : "line of ") + we_say.words;
      if (++disagreements_[kind] > 3) return;
      ADD_FAILURE() << kind << "\n{" << lua << "}\nLua: " << lua_says.line << " " << lua_says.words << "\nhere: " << we_say.line;
    };
  }
  void TearDown() override {
    for (const auto& [kind, count] : disagreements_) std::printf("%s: %zu\n", kind.c_str(), count);
    std::printf("%zu programs compared\n", compared_);
  }

 private:
  std::size_t count_ = 0, compared_ = 0;
  std::map<std::string, std::size_t> disagreements_;  // how many of each kind
};

TEST_F(Verdicts, OfDamagedPrograms) {
  for (const std::string& seed : seed_programs()) damaged_programs(seed, compare(stride()));
}
TEST_F(Verdicts, OfLimits) { programs_at_limits(compare(1)); }
TEST_F(Verdicts, OfNamesAndJumps) { programs_of_names_and_jumps(compare(stride())); }
TEST_F(Verdicts, OfTokens) { programs_of_tokens(compare(1)); }

}  // namespace
}  // namespace lunabloc::program
