// The history and what has changed since the run, as somebody meets them in the window.
#include <gtest/gtest.h>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;

void point_at(Desk& desk, const char* id) {
  ASSERT_NE(desk.find(id), nullptr) << id;
  desk.move(desk.find(id)->rect.center());
  desk.frame();
  desk.frame();
}

TEST(HistoryView, ButtonsSayWhatTheyWouldUndo) {
  Desk desk("");
  desk.session.edit({{{0, 0}, "turtle.forward(50)\n"}}, "edit.insert");
  desk.session.edit({{{15, 17}, "80"}}, "edit.fill");
  desk.frame();
  point_at(desk, "topbar.undo");
  EXPECT_EQ(desk.find("topbar.undo")->hint, "Annuler : changer : 50 → 80 dans « avancer de 80 pas ». Touches Ctrl+Z.");
  desk.session.undo();
  desk.frame();
  point_at(desk, "topbar.redo");
  EXPECT_EQ(desk.find("topbar.redo")->hint, "Rétablir : changer : 50 → 80 dans « avancer de 80 pas ». Touches Ctrl+Y.");
}

TEST(HistoryView, NothingDoneIsNothingToList) {
  Desk desk("say(1)\n");
  ASSERT_NE(desk.find("topbar.history"), nullptr);
  EXPECT_TRUE(desk.find("topbar.history")->state.disabled);
}

TEST(HistoryView, ChangedBlocksBearAMarkAndItsWords) {
  Desk desk("turtle.forward(50)\nsay(1)\n");
  const NodeId block = desk.session.projection().blocks[0].id;
  desk.session.set_variables({}, 3);
  desk.frame();
  EXPECT_EQ(desk.find("time.changes"), nullptr);
  EXPECT_EQ(desk.find("status", "Depuis"), nullptr);
  desk.session.set_changes({{session::ProgramChange::Kind::changed, block, "changé : 30 → 50"}, {session::ProgramChange::Kind::removed, NodeId::none, "enlevé : attendre"}});
  desk.frame();
  ASSERT_NE(desk.find("status", "Depuis"), nullptr);
  EXPECT_EQ(desk.find("status", "Depuis")->label, "Depuis l’exécution, changé : 30 → 50");
  EXPECT_EQ(desk.block("avancer")->hint, "Depuis l’exécution, changé : 30 → 50");
  EXPECT_EQ(desk.block("afficher")->hint, "");
  ASSERT_NE(desk.find("time.changes"), nullptr);
  EXPECT_EQ(desk.find("time.changes")->label, "le programme a changé depuis cette exécution");
  desk.click(desk.find("time.changes")->rect.center());
  desk.frame();
  ASSERT_NE(desk.find("item", "changé"), nullptr);
  EXPECT_TRUE(desk.find("item", "enlevé")->state.disabled) << "what is gone is nowhere to be shown";
  desk.key(Key::enter);
  desk.frame();
  desk.frame();
  EXPECT_EQ(desk.find("item", "changé"), nullptr);
  EXPECT_TRUE(desk.block("avancer")->state.selected);
  desk.session.set_changes({});
  desk.frame();
  EXPECT_EQ(desk.find("status", "Depuis"), nullptr);
}

}  // namespace
}  // namespace lunabloc::ide
