// « La classe » over a folder of deposits: the map of who is where, cell by cell, and the program behind a cell.
#include "ide/classroom/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "drawing_rig.h"
#include "kit/kit.h"
#include "portfolio/progress.h"
#include "portfolio/robots.h"
#include "real_session.h"
#include "session/kit_play.h"
#include "trace/file.h"

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
  void replayed() {
    for (int i = 0; i < 20'000 && node("replayed.moment") == nullptr; ++i) {
      rig_.frame(draw_);
      std::this_thread::yield();
    }
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

TEST_F(Classroom, WhatResistsIsReplayedForTheBoardWithNobodysProgram) {
  draw_ = [this](widgets::Frame& frame) {
    frame.draw_lua_blocks = [](widgets::Frame&, std::string_view, Rect) { return 40.0F; };
    view_.draw(frame, chosen_);
  };
  five_pupils();
  works("loutre verte", "A01", 2, "M-commun-mur");
  works("hibou bleu", "A01", 6, "M-commun-mur");
  read();
  std::string button;
  for (int at = 0; button.empty() && node("classroom.resisting." + std::to_string(at)) != nullptr; ++at)
    if (const std::string id = "classroom.resisting." + std::to_string(at) + ".board"; node(id) != nullptr) button = id;
  ASSERT_FALSE(button.empty());
  ASSERT_TRUE(rig_.click(button, draw_));
  replayed();
  ASSERT_NE(node("replayed.moment"), nullptr);
  EXPECT_EQ(node("classroom.title"), nullptr) << "the board has the whole page";
  EXPECT_THAT(node("replayed.title")->label, testing::HasSubstr("A01"));
  EXPECT_THAT(node("replayed.program")->label, testing::HasSubstr("grid.")) << "the lesson's own wrong program";
  ASSERT_TRUE(rig_.click("replayed.start", draw_));
  rig_.frames(1, draw_);
  EXPECT_THAT(node("replayed.moment")->label, testing::HasSubstr("Pas 0"));
  rig_.press(Key::right, draw_);
  rig_.frames(1, draw_);
  EXPECT_THAT(node("replayed.moment")->label, testing::HasSubstr("Pas 1"));
  rig_.picture("au-tableau", draw_);
  rig_.press(Key::escape, draw_);
  rig_.frames(1, draw_);
  EXPECT_NE(node("classroom.title"), nullptr);
}

TEST_F(Classroom, WhatTheKitDidForAnAbsentPupilIsReplayed) {
  const std::string program = "kit.led(\"red\"):on()\n";
  ASSERT_TRUE(portfolio::ask_robot(folder(), "loutre verte", "Le feu", program));
  const portfolio::RobotRequest request = portfolio::robot_requests(folder()).front();
  const lunabloc::kit::Kit kit = lunabloc::kit::load_kit(locations_.assets, "standard").value();
  ASSERT_TRUE(trace::save_recording(request.folder / "execution.lbt", session::run_for_kit(locations_, kit, program).value(), program));
  ASSERT_TRUE(portfolio::answer_robot(request, "finished"));
  read();
  ASSERT_TRUE(rig_.click("classroom.part.share", draw_));
  rig_.frames(2, draw_);
  ASSERT_TRUE(rig_.click("sharing.robot." + request.id + ".replay", draw_));
  replayed();
  ASSERT_NE(node("replayed.moment"), nullptr);
  EXPECT_THAT(node("replayed.moment")->label, testing::HasSubstr("Pas 0")) << "with reduced motion nothing plays by itself";
  ASSERT_TRUE(rig_.click("replayed.end", draw_));
  rig_.frames(1, draw_);
  ASSERT_NE(node("replayed.part.led:red"), nullptr);
  EXPECT_THAT(node("replayed.part.led:red")->label, testing::HasSubstr("allumée"));
  EXPECT_EQ(node("replayed.title")->label, "Le feu");
  rig_.picture("robot-au-tableau", draw_);
}

TEST_F(Classroom, AFileThatCannotBeReadIsReadAgainWhenItHasChanged) {
  const std::filesystem::path file = folder() / "classe.yaml";
  ASSERT_TRUE(base::write_file(file, "format: 1\ngroupes: 3\n"));
  const auto before = std::filesystem::last_write_time(file);
  read();
  ASSERT_TRUE(rig_.click("classroom.part.plan", draw_));
  rig_.frames(2, draw_);
  ASSERT_NE(node("classroom.plan.0"), nullptr);
  EXPECT_THAT(node("classroom.plan.0")->label, testing::HasSubstr("(classe.yaml:2)"));
  ASSERT_TRUE(base::write_file(file, "format: 1\n"));
  std::filesystem::last_write_time(file, before);
  rig_.pass(5);
  rig_.frames(2, draw_);
  EXPECT_NE(node("classroom.plan.0"), nullptr) << "nothing says that it has changed";
  std::filesystem::last_write_time(file, before + std::chrono::seconds(2));
  rig_.pass(5);
  rig_.frames(2, draw_);
  EXPECT_EQ(node("classroom.plan.0"), nullptr);
  EXPECT_NE(node("plan.groups"), nullptr);
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

TEST_F(Classroom, AWordIsLeftOnABlockAndTakenBack) {
  five_pupils();
  read();
  ASSERT_TRUE(rig_.click("classroom.cell.loutre verte.A01", draw_));
  rig_.frames(1, draw_);
  ASSERT_NE(node("classroom.block"), nullptr);
  EXPECT_THAT(node("classroom.block")->label, testing::HasSubstr("ligne 1"));
  ASSERT_TRUE(rig_.click("classroom.block.after", draw_));
  rig_.frames(1, draw_);
  EXPECT_THAT(node("classroom.block")->label, testing::HasSubstr("ligne 2"));
  EXPECT_TRUE(node("classroom.comment.put")->state.disabled) << "nothing is said yet";
  ASSERT_TRUE(rig_.click("classroom.comment", draw_));
  ImGui::GetIO().AddInputCharactersUTF8("Et trois ?");
  rig_.frames(3, draw_);
  ASSERT_TRUE(rig_.click("classroom.comment.put", draw_));
  rig_.frames(2, draw_);
  ASSERT_NE(node("classroom.comment.0"), nullptr);
  EXPECT_THAT(node("classroom.comment.0")->label, testing::HasSubstr("Et trois ?"));
  const auto said = portfolio::returns_for(folder(), "loutre verte");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].line, "grid.step()");
  EXPECT_EQ(said[0].work, "A01");
  rig_.picture("classe-mot", draw_);
  ASSERT_TRUE(rig_.click("classroom.undo", draw_));
  rig_.frames(2, draw_);
  EXPECT_EQ(node("classroom.comment.0"), nullptr);
  EXPECT_TRUE(portfolio::returns_for(folder(), "loutre verte").empty());
}

TEST_F(Classroom, GroupsAreMadeByPressesAndUndone) {
  five_pupils();
  read();
  ASSERT_TRUE(rig_.click("classroom.part.plan", draw_));
  rig_.frames(2, draw_);
  ASSERT_TRUE(rig_.click("plan.group.name", draw_));
  ImGui::GetIO().AddInputCharactersUTF8("soleil");
  rig_.frames(3, draw_);
  ASSERT_TRUE(rig_.click("plan.group.add", draw_));
  rig_.frames(2, draw_);
  ASSERT_TRUE(rig_.click("plan.member.soleil.hibou bleu", draw_));
  rig_.frames(2, draw_);
  EXPECT_TRUE(node("plan.member.soleil.hibou bleu")->state.selected);
  const auto plan = [&] { return portfolio::load_class_plan(folder(), locations_.assets / "schemas").value(); };
  EXPECT_EQ(plan().group_of("hibou bleu"), "soleil");
  rig_.picture("classe-groupes", draw_);
  ASSERT_TRUE(rig_.click("plan.undo", draw_));
  rig_.frames(2, draw_);
  EXPECT_EQ(plan().group_of("hibou bleu"), "");
  ASSERT_TRUE(rig_.click("plan.redo", draw_));
  rig_.frames(2, draw_);
  EXPECT_EQ(plan().group_of("hibou bleu"), "soleil");
}

TEST_F(Classroom, TheBoxIsShutUntilItIsOpenedAndSeenWhileItIs) {
  five_pupils();
  read();
  EXPECT_TRUE(rig_.shared.box_at.empty());
  ASSERT_TRUE(rig_.click("classroom.part.box", draw_));
  rig_.frames(2, draw_);
  EXPECT_THAT(node("classbox.state")->label, testing::HasSubstr("fermée"));
  ASSERT_TRUE(rig_.click("classbox.open", draw_));
  rig_.frames(2, draw_);
  EXPECT_THAT(node("classbox.state")->label, testing::HasSubstr("http://127.0.0.1:"));
  EXPECT_THAT(rig_.shared.box_at, testing::HasSubstr("127.0.0.1"));
  EXPECT_NE(node("classbox.ticket.hibou bleu"), nullptr);
  rig_.picture("classe-boite", draw_);
  ASSERT_TRUE(rig_.click("classbox.close", draw_));
  rig_.frames(2, draw_);
  EXPECT_TRUE(rig_.shared.box_at.empty());
}

TEST_F(Classroom, ThePurgeIsAskedOnceMoreAndWaitsForItsDay) {
  five_pupils();
  ASSERT_TRUE(base::write_file(folder() / "notes.txt", "x"));
  read();
  ASSERT_TRUE(rig_.click("classroom.part.keep", draw_));
  rig_.frames(2, draw_);
  EXPECT_NE(node("keep.kind.eleves"), nullptr);
  EXPECT_TRUE(node("keep.purge")->state.disabled) << "no day was chosen";
  ASSERT_TRUE(base::write_file(folder() / "classe.yaml", "format: 1\nconservation: \"2020-08-31\"\n"));
  ASSERT_TRUE(rig_.click("classroom.part.map", draw_));
  ASSERT_TRUE(rig_.click("classroom.refresh", draw_));
  rig_.shared.works = true;
  read();
  ASSERT_TRUE(rig_.click("classroom.part.keep", draw_));
  rig_.frames(2, draw_);
  ASSERT_TRUE(rig_.click("keep.purge", draw_));
  rig_.frames(1, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), "keep.no") << "the safe answer comes first";
  rig_.press(Key::enter, draw_);
  rig_.frames(1, draw_);
  EXPECT_TRUE(base::is_folder(folder() / "eleves"));
  ASSERT_TRUE(rig_.click("keep.purge", draw_));
  rig_.frames(1, draw_);
  ASSERT_TRUE(rig_.click("keep.yes", draw_));
  rig_.frames(2, draw_);
  EXPECT_FALSE(base::is_there(folder() / "eleves"));
  EXPECT_TRUE(base::is_there(folder() / "notes.txt")) << "not ours";
  EXPECT_NE(node("keep.line.0"), nullptr);
}

}  // namespace
}  // namespace lunabloc::ide::classroom
