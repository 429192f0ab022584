// One box for everything: what it finds, and where Enter leads.
#include <gtest/gtest.h>

#include <algorithm>

#include "ide/search/index.h"
#include "session/command.h"
#include "real_session.h"
#include "support/desk.h"

namespace lunabloc::ide::search {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;

class Search : public testing::Test {
 protected:
  std::vector<Result> find(std::string_view query, Scope scope = Scope::everywhere) { return results_of(*session_, query, scope); }
  bool finds(std::string_view query, Kind kind, std::string_view label) {
    const std::vector<Result> results = find(query);
    return std::any_of(results.begin(), results.end(), [&](const Result& result) { return result.kind == kind && result.label.starts_with(label); });
  }
  bool finds_id(std::string_view query, Kind kind, std::string_view id) {
    const std::vector<Result> results = find(query);
    return std::any_of(results.begin(), results.end(), [&](const Result& result) { return result.kind == kind && result.id == id; });
  }
  RealSession session_;
};

TEST_F(Search, BlocksByLabelSynonymAndLuaWithoutAccents) {
  EXPECT_TRUE(finds_id("repeter", Kind::block, "repeat"));
  EXPECT_TRUE(finds_id("BOUCLE", Kind::block, "repeat"));
  EXPECT_TRUE(finds_id("while", Kind::block, "while"));
}

TEST_F(Search, WhatTheProgramHas) {
  session_.write("local total = 0\nfunction carré()\nend\nfunction carre(cote)\n  total = total + cote\nend\ncarre(3)\n");
  EXPECT_TRUE(finds("total", Kind::variable, "total"));
  EXPECT_TRUE(finds("carre", Kind::function, "carre"));
  EXPECT_TRUE(finds("total", Kind::in_program, "")) << "and the blocks that say it";
  const std::vector<Result> results = find("carre");
  const auto function = std::find_if(results.begin(), results.end(), [](const Result& result) { return result.kind == Kind::function; });
  ASSERT_NE(function, results.end());
  EXPECT_EQ(session_->tree().text().substr(function->offset, 5), "carre");
}

TEST_F(Search, LessonsSettingsAndCommands) {
  EXPECT_TRUE(finds_id("A04", Kind::lesson, "A04"));
  EXPECT_TRUE(finds_id("dyslexie", Kind::setting, "display.font.andika"));
  EXPECT_TRUE(finds_id("lancer", Kind::command, "run.start"));
  EXPECT_FALSE(finds_id("annuler", Kind::command, "edit.undo")) << "nothing is there to undo";
}

TEST_F(Search, WithoutAWorkOnlyWhatNeedsNone) {
  for (const Result& result : find("e", Scope::no_work)) EXPECT_TRUE(result.kind == Kind::lesson || result.kind == Kind::setting) << result.label;
  EXPECT_TRUE(find("", Scope::everywhere).empty());
}

TEST_F(Search, ASlipOfTheHandIsNearAWord) {
  EXPECT_EQ(nearest_word(*session_, "reppeter"), "répéter");
  EXPECT_EQ(nearest_word(*session_, "xqzwkjv"), "");
}

TEST(SearchBox, EnterInsertsTheBlock) {
  Desk desk("");
  desk.letter(U'f', kCtrl);
  ASSERT_EQ(desk.window.focus().id(), "search.query");
  desk.type("avancer");
  ASSERT_NE(desk.find("search.result.0"), nullptr);
  desk.key(Key::enter);
  EXPECT_EQ(desk.find("search.query"), nullptr);
  desk.key(Key::enter);
  EXPECT_EQ(desk.session.lua(), "grid.step()\n") << "the block whose whole label it is comes first";
}

TEST(SearchBox, ArrowsChooseAndTheBlockIsGoneTo) {
  Desk desk("turtle.forward(1)\nsay(2)\n");
  desk.letter(U'f', kCtrl);
  desk.type("avancer de 1");
  for (int i = 0; i < 40 && desk.find("search.result.0") != nullptr; ++i) {
    const access::Node* chosen = nullptr;
    for (const access::Node& node : desk.window.tree().nodes())
      if (node.id.starts_with("search.result.") && node.state.selected) chosen = &node;
    ASSERT_NE(chosen, nullptr);
    if (chosen->value == "dans ton programme") break;
    desk.key(Key::down);
  }
  desk.key(Key::enter);
  ASSERT_NE(desk.block("avancer"), nullptr);
  EXPECT_EQ(desk.window.focus().id(), desk.block("avancer")->id);
}

TEST(SearchBox, AnOptionOpensItsPanel) {
  Desk desk("");
  desk.letter(U'f', kCtrl);
  desk.type("dyslexie\n");
  ASSERT_NE(desk.find("display.close"), nullptr);
  EXPECT_EQ(desk.window.focus().id(), "display.font.andika");
}

TEST(SearchBox, NothingFoundSaysTheNearestWord) {
  Desk desk("");
  desk.letter(U'f', kCtrl);
  desk.type("reppeter");
  ASSERT_NE(desk.find("search.nearest"), nullptr);
  desk.click(desk.find("search.nearest")->rect.center());
  EXPECT_NE(desk.find("search.result.0"), nullptr);
}

TEST(SearchBox, EscapeGivesTheKeyboardBack) {
  Desk desk("say(1)\n");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.settle();
  desk.letter(U'f', kCtrl);
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("search.query"), nullptr);
  EXPECT_EQ(desk.window.focus().id(), "workspace.canvas");
}

}  // namespace
}  // namespace lunabloc::ide::search
