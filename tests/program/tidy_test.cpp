// « Ranger » changes blanks alone.
#include "program/tidy.h"

#include <gtest/gtest.h>

#include "program/parser.h"
#include "program/projection.h"
#include "program/vocabulary.h"
#include "support/temp_folder.h"

namespace lunabloc::program {
namespace {

std::string tidied(std::string text) {
  program::apply(text, tidy(parse(text).tree));
  return text;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; });
  return text;
}

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = Vocabulary::load(support::source_folder() / "assets/vocabulary", support::source_folder() / "assets/schemas").value_or(Vocabulary{});
  return kVocabulary;
}

TEST(Tidy, LinesStandAsDeepAsWhatHoldsThem) {
  EXPECT_EQ(tidied("for i = 1, 3 do\nturtle.forward(i)\n      if i > 1 then\n say(i)\n   else\nsay(0)\n  end\n end"),
            "for i = 1, 3 do\n  turtle.forward(i)\n  if i > 1 then\n    say(i)\n  else\n    say(0)\n  end\nend\n");
  EXPECT_EQ(tidied("if a then\nsay(1)\nelseif b then\nsay(2)\nend\n"), "if a then\n  say(1)\nelseif b then\n  say(2)\nend\n");
  EXPECT_EQ(tidied("repeat\nsay(1)\nuntil done\n"), "repeat\n  say(1)\nuntil done\n");
  EXPECT_EQ(tidied("on_key(\"space\", function()\nsay(1)\nend)\n"), "on_key(\"space\", function()\n  say(1)\nend)\n");
  EXPECT_EQ(tidied("local t = {\n1,\n   2,\n}\n"), "local t = {\n  1,\n  2,\n}\n");
}

TEST(Tidy, FunctionsHaveRoomAndNothingElseGainsLines) {
  EXPECT_EQ(tidied("function a()\nend\n-- the second\nfunction b()\nend\na()\nb()\n"),
            "function a()\nend\n\n-- the second\nfunction b()\nend\n\na()\nb()\n");
  EXPECT_EQ(tidied("\n\n\nsay(1)   \n\n\n\nsay(2)\t\n\n\n"), "say(1)\n\nsay(2)\n");
}

TEST(Tidy, WhatAStringHoldsIsItsOwn) {
  const std::string text = "local s = [[\n   deep\n\n\n end  \n]]\nsay(s)\n";
  EXPECT_EQ(tidied(text), text);
}

TEST(Tidy, AnEmptyProgramAndAHalfTypedOneAreLeftWhole) {
  EXPECT_EQ(tidied(""), "");
  for (const char* broken : {"for i = 1, 3 do\nsay(1", "end end\n)\nsay(1)", "if\n", "\xEF\xBB\xBFsay(1)", "#!/usr/bin/lua\nsay(1)\n", "::a::\n  goto a"})
    EXPECT_EQ(without_blanks(tidied(broken)), without_blanks(broken)) << broken;
}

// Over every example of the vocabulary, set out in the worst way.
TEST(Tidy, BlocksStayTheSameAndWhatIsTidyStaysSo) {
  for (const BlockEntry& entry : vocabulary().blocks()) {
    std::string ragged;
    for (const char byte : entry.example.lua) {
      if (byte == '\n') ragged += " \n\n\n   ";
      else ragged += byte;
    }
    const std::string once = tidied(ragged);
    EXPECT_EQ(describe(project(parse(once).tree, vocabulary(), "fr")), describe(project(parse(ragged).tree, vocabulary(), "fr"))) << entry.id;
    EXPECT_EQ(without_blanks(once), without_blanks(ragged)) << entry.id;
    EXPECT_EQ(tidied(once), once) << entry.id;
  }
}

}  // namespace
}  // namespace lunabloc::program
