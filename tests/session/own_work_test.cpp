// The person's own work as a whole: taken away, brought back, put into the class's folder, erased; nothing lost on the way.
#include "session/own_work.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'513'325)};

class Own : public SessionFixture {
 protected:
  Own() { locations_ = {support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons", support::binary_folder() / "firmware", home_.path()}; }

  void write(const std::string& lua) {
    session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text");
    ASSERT_TRUE(session_->save());
  }
  std::filesystem::path taken() const {
    for (const std::string& name : base::entries_of(away_.path())) return away_.path() / name;
    return {};
  }

  Locations locations_;
  support::TempFolder away_;
};

TEST_F(Own, ChoosingAnAnimalOrAColourNamesThePerson) {
  OwnWork work(locations_);
  EXPECT_EQ(work.person(), portfolio::Person());
  ASSERT_TRUE(work.become(work.chosen("hibou", {}, "fr")));
  EXPECT_EQ(work.person().pseudonym, "hibou vert");
  ASSERT_TRUE(work.become(work.chosen({}, "bleu", "fr")));
  EXPECT_EQ(work.person().pseudonym, "hibou bleu");
  ASSERT_TRUE(work.become({"capitaine", "hibou", "bleu"}));
  ASSERT_TRUE(work.become(work.chosen("loutre", {}, "fr")));
  EXPECT_EQ(work.person().pseudonym, "capitaine") << "a name of one's own stays";
  EXPECT_EQ(OwnWork(locations_).person(), work.person());
}

TEST_F(Own, EveryByteOfTheFolderIsOfAKind) {
  OwnWork work(locations_);
  ASSERT_TRUE(work.become(work.chosen("hibou", {}, "fr")));
  ASSERT_TRUE(session_->open_lesson("A01"));
  write("-- mien");
  ASSERT_TRUE(base::write_file(locations_.home / "backpack/piece.lua", "say(1)"));
  ASSERT_TRUE(base::write_file(locations_.home / "inconnu.bin", "12345"));
  std::uintmax_t bytes = 0, all = 0;
  std::set<std::string> kinds;
  for (const portfolio::Kept& kind : work.kinds()) kinds.insert(kind.kind), bytes += kind.bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(locations_.home))
    if (entry.is_regular_file()) all += entry.file_size();
  EXPECT_EQ(bytes, all);
  EXPECT_THAT(kinds, testing::IsSupersetOf({"person", "programs", "pieces", "other"}));
}

TEST_F(Own, WhatIsTakenAwayComesBackOnAFreshMachine) {
  OwnWork work(locations_);
  ASSERT_TRUE(work.become(work.chosen("hibou", {}, "fr")));
  ASSERT_TRUE(session_->open_lesson("A01"));
  write("-- emporté");
  const std::vector<DeskLine> said = work.take_away(*session_, away_.path(), kNow);
  ASSERT_THAT(said, SizeIs(1));
  EXPECT_EQ(said[0].weight, DeskLine::Weight::fine);
  EXPECT_THAT(taken().filename().string(), HasSubstr("lunabloc-hibou-vert-2026-"));
  work.take_away(*session_, away_.path(), kNow);
  EXPECT_THAT(base::entries_of(away_.path()), SizeIs(2)) << "the second does not overwrite the first";

  EXPECT_EQ(work.erase(*session_)[0].weight, DeskLine::Weight::fine);
  EXPECT_EQ(session_->lesson(), nullptr) << "nothing is open any more";
  EXPECT_EQ(work.person(), portfolio::Person());
  EXPECT_FALSE(base::is_there(locations_.home / "works/A01"));

  EXPECT_EQ(work.bring_back(*session_, taken())[0].weight, DeskLine::Weight::fine);
  EXPECT_EQ(work.person().pseudonym, "hibou vert");
  ASSERT_TRUE(session_->open_lesson("A01"));
  EXPECT_EQ(session_->tree().text(), "-- emporté");
}

TEST_F(Own, WorkThatWentOnHereAndThereIsBothKept) {
  OwnWork work(locations_);
  ASSERT_TRUE(session_->open_lesson("A01"));
  write("-- avant");
  work.take_away(*session_, away_.path(), kNow);
  ASSERT_TRUE(session_->open_lesson("A01"));
  write("-- ici");
  const std::vector<DeskLine> said = work.bring_back(*session_, taken());
  ASSERT_GE(said.size(), 1U);
  ASSERT_TRUE(session_->open_lesson("A01"));
  EXPECT_EQ(session_->tree().text(), "-- ici");
  std::vector<std::string> texts;
  for (const portfolio::Version& version : session_->versions())
    texts.push_back(portfolio::read_version(locations_.home, "A01/" + session_->step()->id, version.file).value_or(portfolio::read_version(locations_.home, "A01", version.file).value_or("")));
  EXPECT_THAT(texts, testing::Contains("-- avant"));
}

TEST_F(Own, AFileThatIsNoWorkIsRefusedAndNothingChanges) {
  OwnWork work(locations_);
  ASSERT_TRUE(session_->open_lesson("A01"));
  write("-- mien");
  ASSERT_TRUE(base::write_file(away_.path() / "autre.zip", "PK no"));
  EXPECT_EQ(work.bring_back(*session_, away_.path() / "autre.zip")[0].weight, DeskLine::Weight::refused);
  ASSERT_TRUE(session_->open_lesson("A01"));
  EXPECT_EQ(session_->tree().text(), "-- mien");
}

TEST_F(Own, TheClassGetsWhatIsNew) {
  OwnWork work(locations_);
  ASSERT_TRUE(work.become(work.chosen("loutre", {}, "fr")));
  ASSERT_TRUE(session_->open_lesson("A01"));
  write("-- pour la classe");
  ASSERT_TRUE(work.choose_class_folder(away_.path()));
  EXPECT_EQ(OwnWork(locations_).class_folder(), away_.path());
  EXPECT_THAT(work.put_into_class(*session_)[0].words, HasSubstr("loutre verte"));
  EXPECT_THAT(work.put_into_class(*session_)[0].words, HasSubstr("Rien de nouveau"));
  const std::vector<portfolio::Pupil> pupils = portfolio::collect(away_.path(), kNow);
  ASSERT_THAT(pupils, SizeIs(1));
  EXPECT_EQ(pupils[0].pseudonym, "loutre verte");
  EXPECT_FALSE(pupils[0].files.contains("dossier-de-classe.txt")) << "where the class is stays on this machine";
}

TEST_F(Own, WhereTheClassIsIsReadOnceTillItChanges) {
  OwnWork work(locations_);
  EXPECT_TRUE(work.class_folder().empty());
  ASSERT_TRUE(work.choose_class_folder(away_.path()));
  EXPECT_EQ(work.class_folder(), away_.path());
  const std::filesystem::path file = locations_.home / "dossier-de-classe.txt";
  ASSERT_TRUE(base::write_file(file, "/ailleurs\n"));
  EXPECT_EQ(work.class_folder(), away_.path()) << "no frame reads the disk";
  ASSERT_TRUE(work.choose_class_folder("/salle/12"));
  EXPECT_EQ(work.class_folder(), "/salle/12");
  work.erase(*session_);
  EXPECT_TRUE(work.class_folder().empty());
}

TEST_F(Own, WithoutAPseudonymNothingIsPutIntoTheClass) {
  OwnWork work(locations_);
  ASSERT_TRUE(work.choose_class_folder(away_.path()));
  EXPECT_EQ(work.put_into_class(*session_)[0].weight, DeskLine::Weight::refused);
  EXPECT_THAT(base::entries_of(away_.path()), IsEmpty());
}

}  // namespace
}  // namespace lunabloc::session
