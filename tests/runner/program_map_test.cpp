// From Lua's lines to bytes of the program's text.
#include "runner/program_map.h"

#include <gtest/gtest.h>

namespace lunabloc::runner {
namespace {

constexpr std::string_view kProgram =
    "-- a comment\n"
    "local t = {\n"
    "  1,\n"
    "}\n"
    "while t do\n"
    "  f(t,\n"
    "    2) g()\n"
    "end\n";

ProgramMap map_of(std::string_view text) { return ProgramMap(program::parse(text).tree); }
std::string_view from(std::uint32_t offset) { return kProgram.substr(offset, 7); }

TEST(ProgramMap, ALineLeadsToTheStatementThatBeginsThereOrHoldsIt) {
  const ProgramMap map = map_of(kProgram);
  EXPECT_EQ(from(map.offset_of_line(2)), "local t");
  EXPECT_EQ(from(map.offset_of_line(3)), "local t");
  EXPECT_EQ(from(map.offset_of_line(5)), "while t");
  EXPECT_EQ(from(map.offset_of_line(6)), "f(t,\n  ");
  EXPECT_EQ(from(map.offset_of_line(7)), "g()\nend");
  EXPECT_EQ(from(map.offset_of_line(8)), "while t");
  EXPECT_EQ(map.offset_of_line(1), 0U);
  EXPECT_EQ(map.offset_of_line(99), 0U);
}

TEST(ProgramMap, KnowsLoops) {
  const ProgramMap map = map_of("for i = 1, 2 do end while x do end repeat until x f()");
  ASSERT_NE(map.at(0), nullptr);
  EXPECT_TRUE(map.at(0)->is_loop);
  EXPECT_TRUE(map.at(0)->counts_entry);
  EXPECT_TRUE(map.at(20)->is_loop);
  EXPECT_FALSE(map.at(20)->counts_entry);
  EXPECT_TRUE(map.at(35)->is_loop);
  EXPECT_FALSE(map.at(50)->is_loop);
  EXPECT_EQ(map.at(1), nullptr);
}

TEST(ProgramMap, FindsWhatWeDoNotRun) {
  const ProgramMap map = map_of("local a <const> = 1\nlocal b <close> = nil");
  EXPECT_EQ(map.to_be_closed(), "b");
  EXPECT_EQ(map.to_be_closed_at(), 26U);
  EXPECT_EQ(map_of("local a <const> = 1").to_be_closed(), "");
}

}  // namespace
}  // namespace lunabloc::runner
