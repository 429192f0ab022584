// A script is read whole before it plays: words, quotes, places of what is wrong.
#include "ide/script/script.h"

#include <gtest/gtest.h>

#include "ide/script/condition.h"
#include "ide/script/keys.h"
#include "ide/script/target.h"

namespace lunabloc::ide::script {
namespace {

TEST(Script, KeepsLinesAndTakesQuotes) {
  const Result<Script> script = parse_script("# first\n\nopen K03\nclick button \"Dis \\\"oui\\\"\" # at the end\n", "a.txt");
  ASSERT_TRUE(script.has_value());
  ASSERT_EQ(script->steps.size(), 2U);
  EXPECT_EQ(script->steps[0].line, 3U);
  EXPECT_EQ(script->steps[0].verb, "open");
  ASSERT_EQ(script->steps[1].words.size(), 2U);
  EXPECT_EQ(script->steps[1].words[1].text, "Dis \"oui\"");
  EXPECT_TRUE(script->steps[1].words[1].quoted);
}

class RefusedLine : public testing::TestWithParam<const char*> {};

TEST_P(RefusedLine, WithItsPlace) {
  const Result<Script> script = parse_script(std::string("home\n") + GetParam() + "\n", "a.txt");
  ASSERT_FALSE(script.has_value());
  EXPECT_EQ(script.error().message, "ide.script.line");
  EXPECT_EQ(script.error().kind, ErrorKind::usage);
  EXPECT_EQ(script.error().place.file, "a.txt");
  EXPECT_EQ(script.error().place.line, 2U);
}

INSTANTIATE_TEST_SUITE_P(Lines, RefusedLine, testing::Values("clic lesson.check", "open", "open A01 A02", "click \"Vérif", "drag a to"));

TEST(Target, IsAnIdARoleOrALabel) {
  const Script script = parse_script("drag block \"répéter\" to \"Lua\" at 0.5 0.25", "").value();
  std::span<const Word> words = script.steps[0].words;
  const std::optional<Target> from = take_target(words);
  ASSERT_TRUE(from.has_value());
  EXPECT_EQ(from->role, "block");
  EXPECT_EQ(from->label, "répéter");
  ASSERT_TRUE(words[0].is("to"));
  words = words.subspan(1);
  EXPECT_EQ(take_target(words)->label, "Lua");
  Spot spot;
  ASSERT_TRUE(take_spot(words, spot));
  EXPECT_EQ(spot.kind, Spot::Kind::at);
  EXPECT_FLOAT_EQ(spot.down, 0.25F);
  EXPECT_TRUE(words.empty());
}

TEST(Target, ABlockOfTheProgramComesBeforeThePalette) {
  access::Tree tree;
  tree.begin_frame();
  tree.enter_zone(access::Zone::palette);
  tree.add({.id = "palette.block.wait", .role = access::Role::block, .label = "attendre 1 seconde"});
  tree.enter_zone(access::Zone::blocks);
  tree.add({.id = "block.7", .role = access::Role::block, .label = "attendre 2 secondes"});
  tree.finish_frame();
  EXPECT_EQ(find(tree, {.role = "block", .label = "attendre"})->id, "block.7");
  EXPECT_EQ(find(tree, {.id = "palette.block.*"})->id, "palette.block.wait");
  EXPECT_EQ(find(tree, {.id = "lesson.check"}), nullptr);
}

TEST(Condition, TakesItsWordsAndNoMore) {
  for (const char* line : {"wait run finished for 3", "wait no lesson.check for 3", "wait kit ready for 3", "wait lua contains \"x\" for 3",
                           "wait button \"Vérifier\" enabled for 3", "wait focus lesson.check for 3", "wait moment end for 3"}) {
    const Script script = parse_script(line, "").value();
    std::span<const Word> words = script.steps[0].words;
    EXPECT_TRUE(take_condition(words).has_value()) << line;
    EXPECT_EQ(words.size(), 2U) << line;
  }
  const Script script = parse_script("wait run sideways", "").value();
  std::span<const Word> words = script.steps[0].words;
  EXPECT_FALSE(take_condition(words).has_value());
}

TEST(Keys, AreWrittenAsOnTheKeyboard) {
  EXPECT_EQ(key_named("Ctrl+Z")->letter, U'z');
  EXPECT_EQ(key_named("Ctrl+Z")->modifiers, widgets::kCtrl);
  EXPECT_EQ(key_named("Ctrl+Maj+Z")->modifiers, widgets::kCtrlShift);
  EXPECT_EQ(key_named("Maj+F5")->key, widgets::Key::f5);
  EXPECT_EQ(key_named("Entrée")->key, widgets::Key::enter);
  EXPECT_EQ(key_named("M")->modifiers, widgets::kShift);
  EXPECT_EQ(key_named("3")->digit, 3);
  EXPECT_FALSE(key_named("Entre").has_value());
  EXPECT_FALSE(key_named("").has_value());
}

TEST(Keys, ALetterBringsItsText) {
  app::InputQueue queue;
  push_text(queue, "é!");
  ImGui::CreateContext();
  widgets::Input input;
  queue.feed(ImGui::GetIO(), input);
  EXPECT_EQ(input.text, "é");
  ASSERT_TRUE(input.key.has_value());
  queue.feed(ImGui::GetIO(), input);
  EXPECT_TRUE(input.text.empty());
  queue.feed(ImGui::GetIO(), input);
  EXPECT_EQ(input.text, "!");
  ImGui::DestroyContext();
}

}  // namespace
}  // namespace lunabloc::ide::script
