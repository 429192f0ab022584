// What is told of the call around the caret, written as |.
#include "ide/text/signature.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace lunabloc::ide::text {
namespace {

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary kVocabulary = [] {
    const auto assets = support::source_folder() / "assets";
    return program::Vocabulary::load(assets / "vocabulary", assets / "schemas").value();
  }();
  return kVocabulary;
}

std::optional<Signature> at(std::string marked) {
  const std::size_t caret = marked.find('|');
  marked.erase(caret, 1);
  const program::Tree tree = program::parse(marked).tree;
  const std::vector<program::ColouredToken> tokens = program::coloured_tokens(tree);
  return signature_at({marked, tokens}, caret, vocabulary(), "fr");
}

// "turtle.forward 0/1": what is called, which argument, of how many.
std::string told(const std::string& marked) {
  const std::optional<Signature> signature = at(marked);
  if (!signature) return "nothing";
  return signature->callee + " " + std::to_string(signature->current) + "/" + std::to_string(signature->arguments.size());
}

TEST(SignatureTest, TheArgumentIsTheOneAtTheCaret) {
  EXPECT_EQ(told("turtle.forward(|"), "turtle.forward 0/1");
  EXPECT_EQ(told("turtle.forward(50|)"), "turtle.forward 0/1");
  EXPECT_EQ(told("x = random(1, |6)"), "random 1/2");
  EXPECT_EQ(told("x = random(1|, 6)"), "random 0/2");
  EXPECT_EQ(told("turtle.forward(50)|"), "nothing");
  EXPECT_EQ(told("turtle|.forward(50)"), "nothing");
}

TEST(SignatureTest, TheInnermostCallSpeaks) {
  EXPECT_EQ(told("turtle.forward(random(1, |6))"), "random 1/2");
  EXPECT_EQ(told("turtle.forward(random(1, 6)|)"), "turtle.forward 0/1");
  EXPECT_EQ(told("turtle.forward({1, 2, |3})"), "turtle.forward 0/1") << "commas of a list are not those of the call";
  EXPECT_EQ(told("turtle.forward((1 + |2))"), "nothing") << "a parenthesis of its own is no call";
}

TEST(SignatureTest, AHalfWrittenCallDoesNotReachOver) {
  EXPECT_EQ(told("turtle.forward(\nlocal x = |"), "nothing");
  EXPECT_EQ(told("when.start(function()\n  say(1)\n  |\nend)"), "nothing") << "in the body, not in the call";
}

TEST(SignatureTest, UnitAndExampleComeFromTheVocabulary) {
  const std::optional<Signature> signature = at("wait(|");
  ASSERT_TRUE(signature);
  ASSERT_EQ(signature->arguments.size(), 1U);
  EXPECT_EQ(signature->arguments[0].type, "number");
  EXPECT_EQ(signature->arguments[0].unit, "s");
  EXPECT_EQ(signature->example, "wait(1)");
  EXPECT_FALSE(signature->words.empty());
}

TEST(SignatureTest, AMethodOfATable) { EXPECT_EQ(told("t:min(|"), "t:min 0/1"); }

TEST(SignatureTest, OnesOwnFunctionIsTold) {
  EXPECT_EQ(told("function carre(cote, n)\nend\ncarre(1, |"), "carre 1/2");
  EXPECT_EQ(told("function carre(|cote, n)\nend"), "nothing") << "here it is made, not called";
  EXPECT_EQ(told("local function f()\nend\nf(|)"), "f 0/0");
}

TEST(SignatureTest, OneTooMany) {
  EXPECT_TRUE(at("turtle.forward(1, |")->one_too_many());
  EXPECT_FALSE(at("turtle.forward(|")->one_too_many());
}

// Whatever is written, every place of it can be asked about.
TEST(SignatureTest, AnyPlaceOfAnyTextIsAnswered) {
  const std::string text = "f(g({1,h(]},)end function(x) a.b:c( \"(\" --(\n]] ) } until (";
  const program::Tree tree = program::parse(text).tree;
  const std::vector<program::ColouredToken> tokens = program::coloured_tokens(tree);
  for (std::size_t caret = 0; caret <= text.size(); ++caret) (void)signature_at({text, tokens}, caret, vocabulary(), "fr");
}

}  // namespace
}  // namespace lunabloc::ide::text
