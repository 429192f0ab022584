#include "program/reference.h"

#include <gtest/gtest.h>

#include "blocks_support.h"

namespace lunabloc::program {
namespace {

class Reference : public testing::TestWithParam<std::string> {};

TEST_P(Reference, TellsEveryBlock) {
  const base::Messages words = base::Messages::load(support::source_folder() / "assets/messages", GetParam()).value();
  const std::string text = reference(shipped_vocabulary(), words);
  EXPECT_EQ(text.find("\u2039"), std::string::npos) << "a word is missing";
  for (const BlockEntry& entry : shipped_vocabulary().blocks())
    EXPECT_NE(text.find("### " + readable_label(entry, GetParam()) + "\n"), std::string::npos) << entry.id;
}

INSTANTIATE_TEST_SUITE_P(Languages, Reference, testing::Values("fr", "en"), [](const auto& language) { return language.param; });

TEST(ReadableLabel, HasNoMarks) {
  const auto label = [](std::string_view id) { return readable_label(*shipped_vocabulary().find(id), "fr"); };
  EXPECT_EQ(label("turtle.forward"), "avancer de ( ) pas");
  EXPECT_EQ(label("wait"), "attendre ( ) secondes");
  EXPECT_EQ(label("repeat"), "répéter ( ) fois …");
  EXPECT_EQ(label("fn.call"), "appeler ( ) avec ( ) …");
}

}  // namespace
}  // namespace lunabloc::program
