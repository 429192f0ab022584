// Values and breakpoints in the window: what is drawn, what is said of it, what a key asks for.
#include <gtest/gtest.h>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using session::ShownBreakpoint;
using session::WatchedValues;
using support::Desk;
using widgets::Key;

access::Settings with_values() {
  access::Settings settings;
  settings.values = true;
  return settings;
}

std::vector<std::string> ids_beginning(const Desk& desk, std::string_view start) {
  std::vector<std::string> ids;
  for (const access::Node& node : desk.window.tree().nodes())
    if (node.id.starts_with(start)) ids.push_back(node.id);
  return ids;
}

TEST(ValuesView, StandBesideTheBlocksAndLinesThatNameThem) {
  Desk desk("x = 1\nsay(x)\n", with_values());
  desk.session.set_variables({{"x", "1"}}, 2);
  desk.session.set_watched({{{"x", "1", true}}, {{{0, 1}, 0}, {{10, 11}, 0}}});
  desk.settle();
  ASSERT_NE(desk.find("value.0.x"), nullptr);
  EXPECT_EQ(desk.find("value.0.x")->label, "x vient de prendre la valeur 1");
  EXPECT_GT(desk.find("value.0.x")->rect.x, desk.block("mettre")->rect.right()) << "beside the block, not over it";
  EXPECT_NE(desk.find("value.6.x"), nullptr);
  EXPECT_NE(desk.find("lua.value.2.x"), nullptr);
  desk.click(desk.find("variables.in_blocks")->rect.center());
  EXPECT_TRUE(ids_beginning(desk, "value.").empty());
  EXPECT_FALSE(desk.window.settings().values);
}

TEST(ValuesView, OfFiveThousandBlocksOnlyThoseThatAreSeenCost) {
  std::string lua;
  WatchedValues watched{{{"x", "{1, 2, 3}", false}}, {}};
  for (std::size_t i = 0; i < 5'000; ++i) {
    watched.places.push_back({{lua.size(), lua.size() + 1}, 0});
    lua += "x = 1\n";
  }
  Desk desk(lua, with_values());
  desk.session.set_variables({{"x", "{1, 2, 3}"}}, 2);
  desk.session.set_watched(watched);
  desk.settle();
  const std::size_t drawn = ids_beginning(desk, "value.").size();
  EXPECT_GT(drawn, 5U);
  EXPECT_LT(drawn, 60U);
  EXPECT_LT(ids_beginning(desk, "lua.value.").size(), 60U);
}

TEST(ValuesView, AValueThatIsLongIsCutAndToldWhole) {
  const std::string text(300, 'a');
  Desk desk("x = 1\n", with_values());
  desk.session.set_variables({{"x", text}}, 2);
  desk.session.set_watched({{{"x", text, false}}, {{{0, 1}, 0}}});
  desk.settle();
  ASSERT_NE(desk.find("value.0.x"), nullptr);
  EXPECT_LT(desk.find("value.0.x")->rect.w, 210);
  EXPECT_EQ(desk.find("value.0.x")->label, "x vaut " + text);
}

TEST(ValuesView, ARowOfThePanelLeadsToWhereItChanged) {
  Desk desk("x = 1\n");
  desk.session.set_variables({{"x", "1"}, {"total", "12"}}, 2);
  desk.settle();
  for (const char* id : {"variable.back.total", "variable.forward.total", "variable.why.total"}) {
    ASSERT_NE(desk.find(id), nullptr) << id;
    EXPECT_TRUE(desk.find(id)->label.starts_with("total : ")) << id;
    EXPECT_TRUE(desk.find(id)->tab_stop);
  }
}

// Step by step, and in a run that plays: what runs is seen, however long the program.
TEST(TheRun, BringsItsBlockIntoView) {
  std::string lua;
  for (int i = 1; i <= 60; ++i) lua += "say(" + std::to_string(i) + ")\n";
  Desk desk(lua);
  const auto is_seen = [&](const std::string& words) {
    const access::Node* block = desk.block("afficher, " + words);
    return block != nullptr && !block->rect.intersected(block->clip).empty() && block->rect.intersected(block->clip).h >= block->rect.h;
  };
  EXPECT_FALSE(is_seen("50"));
  desk.session.run_at(lua.find("say(50)"));
  desk.session.set_variables({}, 50);
  desk.settle();
  EXPECT_TRUE(is_seen("50"));
  // A moment that is shown leaves the person free to look elsewhere.
  desk.move({600, 300});
  for (int notch = 0; notch < 60; ++notch) desk.wheel(1);
  desk.settle();
  EXPECT_FALSE(is_seen("50"));
  desk.session.run_at(lua.find("say(51)"));
  desk.session.set_variables({}, 51);
  desk.settle();
  EXPECT_TRUE(is_seen("51"));
}

TEST(BreakpointsView, SayWhatTheyWaitForAndHowOften) {
  Desk desk("x = 1\nsay(x)\n");
  desk.session.set_variables({{"x", "1"}}, 2);
  desk.session.set_breakpoints({{.offset = 0, .hits = 1}, {.offset = 6, .condition = "x > 5", .hits = 0, .doubt = "On ne sait pas."}});
  desk.settle();
  ASSERT_NE(desk.find("breakpoint.0"), nullptr);
  EXPECT_EQ(desk.find("breakpoint.0")->label, "Arrêt ici, 1 fois dans cette exécution");
  EXPECT_EQ(desk.find("breakpoint.6")->label, "Arrêt si x > 5, jamais dans cette exécution. On ne sait pas.");
  EXPECT_EQ(desk.find("lua.breakpoint.2")->label, desk.find("breakpoint.6")->label);
  EXPECT_NE(desk.block("mettre")->hint.find("Arrêt ici"), std::string::npos) << "heard on the block too";
  EXPECT_NE(desk.find("time.breakpoint.next"), nullptr);
  desk.click(desk.find("breakpoint.0")->rect.center());
  EXPECT_EQ(desk.session.asked(), std::vector<std::string>{"toggle 0"});
}

TEST(BreakpointsView, AreSetByKeyMarginAndField) {
  Desk desk("x = 1\nsay(x)\n");
  desk.window.move_focus(desk.block("mettre")->id, access::Zone::blocks);
  desk.key(Key::down);
  desk.key(Key::down);
  desk.letter('p');
  EXPECT_EQ(desk.session.asked().back(), "toggle 6");
  const Rect row = desk.block("mettre")->rect;
  desk.click({row.x - 20, row.center().y});
  EXPECT_EQ(desk.session.asked().back(), "toggle 0");
  desk.window.move_focus(desk.block("afficher")->id, access::Zone::blocks);
  desk.letter('p', widgets::kShift);
  ASSERT_NE(desk.find("block.field"), nullptr);
  desk.type("y > 5");
  ASSERT_NE(desk.find("block.field.remark"), nullptr) << "no such variable";
  desk.key(Key::escape);
  desk.letter('p', widgets::kShift);
  desk.type("x > 5\n");
  EXPECT_EQ(desk.session.asked().back(), "condition 6 x > 5");
  EXPECT_EQ(desk.find("block.field"), nullptr);
}

}  // namespace
}  // namespace lunabloc::ide
