// A teacher's exams from the window's side: a paper is opened, sat, handed in with its ticket, and looked at.
#include "session/paper_desk.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

class Papers : public testing::Test {
 protected:
  Papers() { desk_.read(folder()); }
  std::filesystem::path folder() const { return place_.path() / "classe"; }

  support::TempFolder place_;
  PaperDesk desk_{place_.path() / "teacher"};
};

TEST_F(Papers, AreOpenedWithAThirdMoreForSome) {
  EXPECT_EQ(desk_.open("janvier", {"A05"}, "beaucoup", {}).error().message, "exam.bad_minutes");
  EXPECT_EQ(desk_.open("janvier", {"A05"}, "0", {}).error().message, "exam.bad_minutes");
  EXPECT_EQ(desk_.open("janvier", {}, "50", {}).error().message, "exam.no_lesson");
  EXPECT_EQ(desk_.open("../x", {"A05"}, "50", {}).error().message, "exam.bad_id");
  ASSERT_TRUE(desk_.open("janvier", {"A05"}, "50", {"chat vert"}));
  ASSERT_EQ(desk_.papers().size(), 1U);
  EXPECT_EQ(desk_.papers()[0].paper.minutes_for("chat vert"), 67);
  EXPECT_EQ(desk_.papers()[0].paper.minutes_for("loup bleu"), 50);
  EXPECT_EQ(desk_.open("janvier", {"A06"}, "50", {}).error().message, "exam.there") << "an opened paper does not change";
}

TEST_F(Papers, ACopyWithItsTicketIsWholeAndAnothersIsToldApart) {
  ASSERT_TRUE(desk_.open("janvier", {"A05"}, "50", {}));
  const auto tickets = desk_.tickets("janvier", {"chat vert", "loup bleu"});
  ASSERT_TRUE(tickets);
  const auto sit = [&](const std::string& pupil, const std::string& ticket) {
    auto sitting = portfolio::Sitting::begin(folder(), "janvier", pupil, place_.path() / pupil);
    ASSERT_TRUE(sitting);
    ASSERT_TRUE(sitting->record({portfolio::ExamEventKind::text, 3, "A05", "turtle.forward(1)\n"}));
    ASSERT_TRUE(sitting->hand_in(folder(), ticket, 60));
  };
  sit("chat vert", tickets->at(0).first);
  sit("loup bleu", tickets->at(0).first);
  desk_.read(folder());
  EXPECT_EQ(desk_.papers().at(0).copies, 2U);
  const auto copies = desk_.copies("janvier");
  ASSERT_TRUE(copies);
  ASSERT_EQ(copies->size(), 2U);
  EXPECT_EQ(copies->at(0).state, portfolio::CopyState::whole);
  EXPECT_EQ(copies->at(0).minutes_late, 10);
  EXPECT_EQ(copies->at(0).last_texts().at("A05"), "turtle.forward(1)\n");
  EXPECT_EQ(copies->at(1).state, portfolio::CopyState::wrong_ticket);
  EXPECT_FALSE(PaperDesk(place_.path() / "somebody").copies("janvier")) << "who has no key opens nothing";
}

TEST_F(Papers, WhatSomebodyChangedIsNoPaper) {
  ASSERT_TRUE(desk_.open("janvier", {"A05"}, "50", {}));
  const std::filesystem::path file = folder() / "examens/janvier/sujet.json";
  std::string text = base::read_file(file).value();
  text.replace(text.find("50"), 2, "99");
  ASSERT_TRUE(base::write_file(file, text));
  desk_.read(folder());
  EXPECT_TRUE(desk_.papers().empty());
}

}  // namespace
}  // namespace lunabloc::session
