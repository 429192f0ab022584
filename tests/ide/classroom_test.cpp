// « La classe » over a folder of deposits: the map of who is where, cell by cell, and the program behind a cell.
#include "ide/classroom/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "drawing_rig.h"
#include "portfolio/progress.h"
#include "real_session.h"

namespace lunabloc::ide::classroom {
namespace {

using widgets::Key;

class Classroom : public testing::Test {
 protected:
  void works(const std::string& pupil, const std::string& lesson, std::size_t done, const std::string& message = {}) {
    const std::filesystem::path home = place_.path() / "homes" / pupil;
    const auto& all = session_->lessons();
    const auto& known = *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == lesson; });
    for (std::size_t at = 0; at < done; ++at) ASSERT_TRUE(portfolio::record_done(home, lesson, known.steps[at].id));
    if (done < known.steps.size()) {
      ASSERT_TRUE(portfolio::record_step(home, lesson, known.steps[done].id));
    }
    for (int again = 0; again < (message.empty() ? 0 : 2); ++again) ASSERT_TRUE(portfolio::record_try(home, lesson, known.checks.front().id, message));
    ASSERT_TRUE(portfolio::save_program(home, lesson, "for i = 1, 4 do\n  grid.step()\nend\n"));
    const portfolio::CurrentText as_saved = [](const auto&, const auto&) { return std::nullopt; };
    ASSERT_TRUE(portfolio::deposit(folder(), pupil, home, as_saved, "À lire"));
  }
  void five_pupils() {
    works("loutre verte", "A01", 2, "M-commun-vide");
    works("hibou bleu", "A01", 6, "M-commun-vide");
    works("renard doré", "A02", 1);
    works("panda violet", "A03", 3);
    works("abeille corail", "A01", 1);
  }
  std::filesystem::path folder() const { return place_.path() / "classe"; }
  void read() {
    for (int i = 0; i < 2'000 && node("classroom.title") == nullptr; ++i) rig_.frame(draw_);
    while (rig_.shared.works) {
      rig_.shared.works = false;
      rig_.frame(draw_);
      std::this_thread::yield();
    }
    rig_.frames(2, draw_);
  }
  const access::Node* node(const std::string& id) const { return rig_.shared.tree.find(id); }

  support::TempFolder place_;
  RealSession session_;
  base::Locations locations_{support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons", {}, session_.home()};
  View view_{locations_};
  std::filesystem::path chosen_ = folder();
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame, chosen_); };
  DrawingRig rig_{*session_, {1366, 720}};
};

TEST_F(Classroom, WithoutAFolderItSaysWhatToDo) {
  chosen_.clear();
  rig_.frames(2, draw_);
  ASSERT_NE(node("classroom.empty"), nullptr);
  EXPECT_TRUE(node("classroom.sheet")->state.disabled);
}

TEST_F(Classroom, AnEmptyFolderHasNobody) {
  read();
  EXPECT_THAT(node("classroom.empty")->label, testing::HasSubstr("Personne"));
}

TEST_F(Classroom, EachCellTellsWhereTheWorkStands) {
  five_pupils();
  read();
  ASSERT_NE(node("classroom.cell.loutre verte.A01"), nullptr);
  EXPECT_THAT(node("classroom.cell.loutre verte.A01")->value, testing::HasSubstr("2 étapes sur"));
  EXPECT_EQ(node("classroom.cell.loutre verte.A02")->value, "pas commencée");
  EXPECT_THAT(node("classroom.cell.loutre verte.A01")->label, testing::HasSubstr("Le trésor sur la grille"));
  EXPECT_EQ(node("classroom.lesson.B01"), nullptr) << "a lesson that nobody began takes no room";
  rig_.picture("classe", draw_);
}

TEST_F(Classroom, ACellOpensTheProgram) {
  five_pupils();
  read();
  ASSERT_TRUE(rig_.click("classroom.cell.loutre verte.A01", draw_));
  rig_.frames(1, draw_);
  ASSERT_NE(node("classroom.pupil"), nullptr);
  EXPECT_THAT(node("classroom.pupil")->label, testing::HasSubstr("loutre verte"));
  EXPECT_THAT(node("classroom.standing")->label, testing::HasSubstr("Essais à revoir : 2"));
  EXPECT_TRUE(node("classroom.cell.loutre verte.A01")->state.selected);
}

TEST_F(Classroom, WhatResistsIsCountedFromFivePupilsOn) {
  works("loutre verte", "A01", 2, "M-commun-vide");
  works("hibou bleu", "A01", 6, "M-commun-vide");
  read();
  EXPECT_THAT(node("classroom.nothing")->label, testing::HasSubstr("moins de 5"));
  works("renard doré", "A02", 1);
  works("panda violet", "A03", 3);
  works("abeille corail", "A01", 1);
  ASSERT_TRUE(rig_.click("classroom.refresh", draw_));
  rig_.shared.works = true;
  read();
  ASSERT_NE(node("classroom.resisting.0"), nullptr);
  EXPECT_THAT(node("classroom.resisting.0")->label, testing::HasSubstr("2 élèves"));
  EXPECT_THAT(node("classroom.resisting.0")->label, testing::HasSubstr("« … »")) << "no case is told, so its place stays open";
}

TEST_F(Classroom, ArrowsGoFromCellToCell) {
  five_pupils();
  read();
  rig_.shared.focus.set("classroom.cell.abeille corail.A01", access::Zone::lesson);
  rig_.frames(1, draw_);
  rig_.press(Key::down, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), "classroom.cell.hibou bleu.A01");
  rig_.press(Key::right, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), "classroom.cell.hibou bleu.A02");
  rig_.press(Key::up, draw_);
  rig_.press(Key::up, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), "classroom.cell.abeille corail.A02") << "the first row is where it ends";
  rig_.press(Key::enter, draw_);
  rig_.frames(1, draw_);
  EXPECT_THAT(node("classroom.pupil")->label, testing::HasSubstr("A02"));
}

TEST_F(Classroom, ThePathIsSettledByKeysAndMouseAndUndone) {
  five_pupils();
  read();
  rig_.shared.focus.set("classroom.part.path", access::Zone::lesson);
  ASSERT_TRUE(rig_.click("classroom.part.path", draw_));
  rig_.frames(2, draw_);
  ASSERT_NE(node("route.for"), nullptr);
  EXPECT_THAT(node("route.for")->label, testing::HasSubstr("toute la classe"));
  ASSERT_NE(node("route.row.A01"), nullptr);
  ASSERT_TRUE(rig_.click("route.row.A02", draw_));
  rig_.frames(1, draw_);
  ASSERT_TRUE(rig_.click("route.access.closed", draw_));
  rig_.frames(2, draw_);
  EXPECT_EQ(node("route.row.A02")->value, "fermée");
  EXPECT_THAT(base::read_file(folder() / "parcours" / "classe.yaml").value(), testing::HasSubstr("{lecon: \"A02\", etat: fermee}"));
  rig_.picture("parcours", draw_);
  ASSERT_TRUE(rig_.click("route.undo", draw_));
  rig_.frames(2, draw_);
  EXPECT_EQ(node("route.row.A02")->value, "ouverte");
  rig_.shared.focus.set("route.row.A01", access::Zone::lesson);
  rig_.frames(1, draw_);
  const std::string before = node("route.row.A01")->id;
  rig_.input.key = widgets::KeyPress{.key = Key::down, .modifiers = widgets::kCtrl};
  rig_.frames(2, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), before);
  EXPECT_GT(node("route.row.A01")->rect.y, node("route.row.A02")->rect.y) << "A01 comes after A02 now";
}

}  // namespace
}  // namespace lunabloc::ide::classroom
