// What a pupil shares with the class, from the window's side: gallery and remix, the group's project, programs for the kit, and
// what the teacher said.
#include "session/share_desk.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "session/robot_desk.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using testing::HasSubstr;

class Share : public SessionFixture {
 protected:
  std::filesystem::path folder() const { return place_.path() / "classe"; }
  // Another machine of the class.
  std::filesystem::path other(const std::string& who) const { return place_.path() / who; }
  void write(const std::string& work, const std::string& program) { ASSERT_TRUE(base::write_file(home_.path() / "works" / work / "program.lua", program)); }
  void read(const std::string& who) { desk_.read(*session_, folder(), who); }

  support::TempFolder place_;
  base::Locations locations_{support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons", support::binary_folder() / "firmware", home_.path()};
  ShareDesk desk_{locations_};
};

TEST_F(Share, ARemixIsAProjectOfOnesOwnThatSaysWhereItComesFrom) {
  ASSERT_TRUE(base::write_file(other("loup bleu") / "works/libre-tortue/creer/program.lua", "turtle.forward(80)\n-- privé : à moi\n"));
  portfolio::Project project;
  project.title = "Fleur", project.by = "loup bleu", project.license = "CC-BY-SA-4.0", project.lesson = "libre-tortue";
  ASSERT_TRUE(portfolio::publish(folder(), other("loup bleu"), "libre-tortue/creer", project));
  read("hibou vert");
  ASSERT_EQ(desk_.room().gallery.size(), 1U);
  EXPECT_EQ(desk_.room().gallery[0].program, "turtle.forward(80)\n");
  const std::vector<DeskLine> lines = desk_.remix(*session_, desk_.room().gallery[0].id);
  EXPECT_EQ(lines.at(0).weight, DeskLine::Weight::fine) << lines.at(0).words;
  ASSERT_TRUE(session_->open_lesson("libre-tortue-2"));
  EXPECT_EQ(session_->tree().text(), "turtle.forward(80)\n");
  EXPECT_THAT(session_->lesson()->title, HasSubstr("loup bleu"));
  session_->set_language("en");
  EXPECT_EQ(session_->lesson()->id, "libre-tortue-2") << "in another language it is the same work";
  ASSERT_TRUE(session_->open_lesson("libre-tortue"));
  EXPECT_NE(session_->tree().text(), "turtle.forward(80)\n") << "the pupil's own project is as it was";

  // Shown again, its author and its licence stay.
  EXPECT_EQ(desk_.show(*session_, "libre-tortue-2/creer", "Fleur 2", "CC0-1.0").at(0).weight, DeskLine::Weight::refused);
  EXPECT_EQ(desk_.show(*session_, "libre-tortue-2/creer", "Fleur 2", "CC-BY-SA-4.0").at(0).weight, DeskLine::Weight::fine);
  ASSERT_EQ(desk_.room().gallery.size(), 2U);
  EXPECT_EQ(desk_.room().gallery[1].from.at(0).by, "loup bleu");
  EXPECT_EQ(desk_.withdraw(*session_, desk_.room().gallery[0].id).at(0).weight, DeskLine::Weight::refused) << "another one's";
  EXPECT_EQ(desk_.withdraw(*session_, desk_.room().gallery[1].id).at(0).weight, DeskLine::Weight::fine);
  EXPECT_EQ(desk_.room().gallery.size(), 1U);
}

TEST_F(Share, AGroupsProjectGoesAndComesByTurns) {
  ASSERT_TRUE(base::write_file(folder() / "classe.yaml", "format: 1\ngroupes:\n  soleil: {eleves: [hibou vert, loup bleu], travail: libre-scene}\n"));
  write("libre-scene/creer", "say(1)\n");
  read("hibou vert");
  EXPECT_EQ(desk_.room().group, "soleil");
  EXPECT_EQ(desk_.room().turn, "");
  EXPECT_EQ(desk_.give(*session_).at(0).weight, DeskLine::Weight::fine);
  EXPECT_THAT(desk_.pass_turn(*session_).at(0).words, HasSubstr("loup bleu"));
  EXPECT_EQ(desk_.room().turn, "loup bleu");
  EXPECT_THAT(desk_.pass_turn(*session_).at(0).words, HasSubstr("hibou vert")) << "after the last one comes the first";

  // The other takes it, goes on and gives it back, while it was changed here too: both are kept.
  const portfolio::CurrentText as_saved = [](const auto&, const auto&) { return std::nullopt; };
  ASSERT_TRUE(portfolio::take_shared(folder(), "soleil", other("loup bleu"), as_saved, {}));
  ASSERT_TRUE(base::write_file(other("loup bleu") / "works/libre-scene/creer/program.lua", "say(1)\nsay(2)\n"));
  ASSERT_TRUE(portfolio::deposit_shared(folder(), "soleil", "libre-scene", other("loup bleu"), as_saved, "À lire"));
  write("libre-scene/creer", "say(1)\nsay(3)\n");
  const std::vector<DeskLine> lines = desk_.take(*session_);
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const DeskLine& one) { return one.weight == DeskLine::Weight::warning; })) << "both went on";
  ASSERT_TRUE(session_->open_lesson("libre-scene"));
  EXPECT_EQ(session_->tree().text(), "say(1)\nsay(3)\n");
  const auto merged = std::find_if(session_->versions().begin(), session_->versions().end(), [&](const portfolio::Version& one) { return portfolio::read_version(home_.path(), "libre-scene/creer", one.file).value_or("") == "say(1)\nsay(2)\n"; });
  ASSERT_NE(merged, session_->versions().end());
  EXPECT_FALSE(session_->changes_since_version(merged->file).empty()) << "told in blocks";
}

TEST_F(Share, WhatTheTeacherSaysComesToItsStatement) {
  write("A05/predire", "turtle.forward(20)\nturtle.right(90)\nturtle.forward(20)\n");
  portfolio::Return said = *portfolio::place_in("turtle.forward(20)\nturtle.right(90)\nturtle.forward(20)\n", 3);
  said.work = "A05/predire", said.comment = "Et si c’était plus loin ?";
  ASSERT_TRUE(portfolio::write_return(folder(), "hibou vert", said));
  read("hibou vert");
  EXPECT_TRUE(desk_.room().said.empty());
  EXPECT_THAT(desk_.take(*session_).at(0).words, HasSubstr("1 nouveau retour"));
  ASSERT_EQ(desk_.room().said.size(), 1U);
  ASSERT_TRUE(session_->open_lesson("A05"));
  ASSERT_EQ(session_->tree().text().substr(0, 18), "turtle.forward(20)");
  ASSERT_EQ(session_->teacher_notes().size(), 1U);
  EXPECT_EQ(session_->teacher_notes()[0].words, "Et si c’était plus loin ?");
  EXPECT_EQ(session_->teacher_notes()[0].offset, session_->tree().text().rfind("turtle.forward"));
  // It goes with its statement, and away with it.
  session_->edit({{{0, 0}, "say(1)\n"}}, "edit.text");
  EXPECT_EQ(session_->teacher_notes().at(0).offset, session_->tree().text().rfind("turtle.forward"));
  session_->edit({{{0, session_->tree().text().size()}, "say(1)\n"}}, "edit.text");
  EXPECT_TRUE(session_->teacher_notes().empty());
}

// Where there is one, its trace comes back: board/robot_desk_test.
TEST_F(Share, AProgramForTheClasssKitWaitsForIt) {
  write("libre-kit/creer", "kit.led(\"red\"):on()\nwait(0.1)\nkit.led(\"red\"):off()\n");
  read("hibou vert");
  EXPECT_EQ(desk_.send_to_kit(*session_, "libre-kit/creer", "Clignote").at(0).weight, DeskLine::Weight::fine);
  ASSERT_EQ(desk_.room().sent.size(), 1U);
  EXPECT_FALSE(desk_.room().sent[0].answered);
  std::vector<std::string> begun;
  const auto remember = [&](const portfolio::RobotRequest& one) { begun.push_back(one.title); };
  EXPECT_FALSE(run_robots({folder(), "standard", "/dev/nothing-there"}, locations_, remember, [] { return true; })) << "no kit";
  EXPECT_THAT(begun, testing::ElementsAre("Clignote"));
  EXPECT_FALSE(portfolio::robot_requests(folder()).at(0).answered) << "a kit that is not there is no answer";
}

}  // namespace
}  // namespace lunabloc::session
