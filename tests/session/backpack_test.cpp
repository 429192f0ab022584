// What is kept from one work to the next: plain files, and everything that is done to them can be undone.
#include "session/backpack.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

class InTheBackpack : public testing::Test {
 protected:
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Backpack::Item& item : backpack_.items()) names.push_back(item.name);
    return names;
  }
  using Names = std::vector<std::string>;
  support::TempFolder home_;
  Backpack backpack_{home_.path()};
};

TEST_F(InTheBackpack, WhatIsKeptIsAPlainFileThatOutlivesTheProgram) {
  ASSERT_TRUE(backpack_.keep("répéter 4 fois", "for _ = 1, 4 do\nend").has_value());
  EXPECT_EQ(base::read_file(home_.path() / "backpack/répéter 4 fois.lua").value(), "for _ = 1, 4 do\nend");
  EXPECT_EQ(Backpack(home_.path()).items(), backpack_.items());
}

TEST_F(InTheBackpack, NamesAreMadeOnesThatAFileMayHave) {
  ASSERT_TRUE(backpack_.keep("../a/b: c?", "a = 1").has_value());
  ASSERT_TRUE(backpack_.keep("../a/b: c?", "a = 2").has_value());
  ASSERT_TRUE(backpack_.keep("", "a = 3").has_value());
  ASSERT_TRUE(backpack_.keep(std::string(59, 'x') + "é", "a = 4").has_value());
  EXPECT_EQ(names(), (Names{"1", "a b  c", "a b  c 2", std::string(56, 'x')}));
  EXPECT_EQ(base::entries_of(home_.path()), Names{"backpack"});
}

TEST_F(InTheBackpack, AFileThatWasPutThereIsAnItemAndAnotherIsLeftAlone) {
  ASSERT_TRUE(base::write_file(home_.path() / "backpack/carré.lua", "turtle.forward(1)").has_value());
  ASSERT_TRUE(base::write_file(home_.path() / "backpack/notes.txt", "x").has_value());
  ASSERT_TRUE(base::write_file(home_.path() / "backpack/grand.lua", std::string(Backpack::kLargestItem + 1, ' ')).has_value());
  EXPECT_EQ(Backpack(home_.path()).items(), (std::vector<Backpack::Item>{{"carré", "turtle.forward(1)"}}));
  Backpack again(home_.path());
  ASSERT_TRUE(again.keep("grand", "a = 1").has_value());
  EXPECT_EQ(again.items().back().name, "grand 2") << "nothing is written over";
}

TEST_F(InTheBackpack, ItemsAreRenamedAndRemovedAndComeBack) {
  ASSERT_TRUE(backpack_.keep("un", "a = 1").has_value());
  ASSERT_TRUE(backpack_.keep("deux", "a = 2").has_value());
  EXPECT_EQ(backpack_.rename("un", "deux").error().message, "backpack.name_taken");
  EXPECT_EQ(backpack_.rename("un", "a/b").error().message, "backpack.bad_name");
  EXPECT_EQ(backpack_.rename("un", " ").error().message, "backpack.bad_name");
  EXPECT_EQ(backpack_.rename("trois", "quatre").error().message, "backpack.gone");
  ASSERT_TRUE(backpack_.rename("un", " trois ").has_value());
  EXPECT_EQ(names(), (Names{"deux", "trois"}));
  ASSERT_TRUE(backpack_.remove("trois").has_value());
  EXPECT_EQ(names(), Names{"deux"});
  ASSERT_TRUE(backpack_.undo().has_value());
  EXPECT_EQ(backpack_.items().back(), (Backpack::Item{"trois", "a = 1"}));
  ASSERT_TRUE(backpack_.undo().has_value());
  EXPECT_EQ(names(), (Names{"deux", "un"}));
  ASSERT_TRUE(backpack_.undo().has_value());
  EXPECT_EQ(names(), Names{"un"});
  ASSERT_TRUE(backpack_.undo().has_value());
  EXPECT_TRUE(names().empty());
  EXPECT_FALSE(backpack_.can_undo());
  EXPECT_TRUE(base::entries_of(home_.path() / "backpack").empty());
}

TEST_F(InTheBackpack, IsFullAtOneHundred) {
  for (std::size_t i = 0; i < Backpack::kMostItems; ++i) ASSERT_TRUE(backpack_.keep("a", "a = 1").has_value());
  EXPECT_EQ(backpack_.keep("a", "a = 1").error().message, "backpack.full");
  EXPECT_EQ(backpack_.items().size(), Backpack::kMostItems);
}

}  // namespace
}  // namespace lunabloc::session
