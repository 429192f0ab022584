// A copy that reaches the teacher is what the pupil handed in, or is told apart from it.
#include "portfolio/exam.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "lesson/words.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

class ExamTest : public testing::Test {
 protected:
  ExamTest() { EXPECT_TRUE(open_exam(folder(), {"blanc-1", {"A05"}, 50, {"turtle.forward"}, {{"chat", 17}}, {}, {}}, key_)); }

  fs::path folder() const { return place_.path() / "classe"; }
  fs::path home(const std::string& pupil) const { return place_.path() / pupil; }
  std::string ticket(const std::string& pupil) const { return ticket_for(key_, "blanc-1", pupil); }
  Sitting sit(const std::string& pupil) const { return Sitting::begin(folder(), "blanc-1", pupil, home(pupil)).value(); }
  fs::path work(const std::string& pupil, const std::string& ticket, int minute = 40) const {
    Sitting sitting = sit(pupil);
    EXPECT_TRUE(sitting.record({ExamEventKind::text, 1, "A05", "turtle.forward(1)"}));
    EXPECT_TRUE(sitting.record({ExamEventKind::text, 9, "A05", "turtle.forward(2)"}));
    return sitting.hand_in(folder(), ticket, minute).value();
  }
  std::vector<ExamCopy> copies() const { return open_copies(folder(), "blanc-1", key_).value(); }

  TeacherKey key_ = new_teacher_key();

 private:
  support::TempFolder place_;
};

TEST_F(ExamTest, TheTeacherSeesHowTheWorkCameToBe) {
  work("loup", ticket("loup"));
  ASSERT_EQ(copies().size(), 1U);
  const ExamCopy copy = copies()[0];
  EXPECT_EQ(copy.state, CopyState::whole);
  EXPECT_EQ(copy.pseudonym, "loup");
  ASSERT_EQ(copy.events.size(), 4U);
  EXPECT_EQ(copy.events[1].text, "turtle.forward(1)");
  EXPECT_EQ(copy.events[2].minute, 9);
  EXPECT_EQ(copy.last_texts().at("A05"), "turtle.forward(2)");
  EXPECT_EQ(copy.minutes_late, 0);
}

TEST_F(ExamTest, NobodyButTheTeacherReadsACopy) {
  const std::string sealed = base::read_file(work("loup", ticket("loup"))).value();
  EXPECT_EQ(sealed.find("turtle"), std::string::npos);
  EXPECT_EQ(open_copies(folder(), "blanc-1", new_teacher_key()).error().message, "exam.other_key");
  EXPECT_FALSE(unseal(sealed, new_teacher_key()));
}

TEST_F(ExamTest, AnotherWithoutTheTicketIsToldApart) {
  work("loup", ticket("chat"));
  EXPECT_EQ(copies()[0].state, CopyState::wrong_ticket);
  work("paon", "");
  EXPECT_EQ(copies()[1].state, CopyState::no_ticket);
  std::string careless = ticket("ours");
  for (char& letter : careless) letter = letter == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  work("ours", careless);
  EXPECT_EQ(copies()[1].state, CopyState::whole) << careless;
}

TEST_F(ExamTest, AnyChangedByteIsSeen) {
  const fs::path file = work("loup", ticket("loup"));
  const std::string sealed = base::read_file(file).value();
  for (std::size_t at = 0; at < sealed.size(); at += 97) {
    std::string other = sealed;
    other[at] = static_cast<char>(other[at] ^ 1);
    ASSERT_TRUE(base::write_file(file, other));
    EXPECT_EQ(copies()[0].state, CopyState::unreadable) << at;
  }
  ASSERT_TRUE(base::write_file(file, sealed.substr(0, sealed.size() / 2)));
  EXPECT_EQ(copies()[0].state, CopyState::unreadable);
}

TEST_F(ExamTest, ATraceThatWasWrittenOtherwiseDoesNotHold) {
  Sitting sitting = sit("loup");
  ASSERT_TRUE(sitting.record({ExamEventKind::text, 1, "A05", "say(1)"}));
  ASSERT_TRUE(sitting.record({ExamEventKind::text, 2, "A05", "say(2)"}));
  const fs::path trace = home("loup") / "examens/blanc-1/seance.jsonl";
  const std::string whole = base::read_file(trace).value();
  std::string other = whole;
  other.replace(other.find("say(1)"), 6, "say(9)");
  ASSERT_TRUE(base::write_file(trace, other));
  EXPECT_EQ(Sitting::resume("blanc-1", home("loup")).error().message, "exam.broken");
  // A line taken out of the middle.
  std::vector<std::string> lines = lesson::lines_of(whole);
  ASSERT_TRUE(base::write_file(trace, lines[0] + "\n" + lines[2] + "\n" + lines[2] + "\n"));
  EXPECT_FALSE(Sitting::resume("blanc-1", home("loup")));
  // Handed in all the same, it is told apart.
  ASSERT_TRUE(sitting.hand_in(folder(), ticket("loup"), 3));
  EXPECT_EQ(copies()[0].state, CopyState::broken);
}

TEST_F(ExamTest, AMachineThatStoppedGoesOn) {
  {
    Sitting sitting = sit("loup");
    ASSERT_TRUE(sitting.record({ExamEventKind::text, 5, "A05", "say(1)"}));
  }
  const fs::path trace = home("loup") / "examens/blanc-1/seance.jsonl";
  ASSERT_TRUE(base::append_file(trace, "{\"n\":2,\"minu"));
  Sitting again = sit("loup");
  EXPECT_EQ(again.last_minute(), 5);
  EXPECT_EQ(again.pseudonym(), "loup");
  ASSERT_TRUE(again.record({ExamEventKind::resumed, 3, {}, {}}));
  EXPECT_EQ(again.last_minute(), 5) << "a minute never goes back";
  ASSERT_TRUE(again.hand_in(folder(), ticket("loup"), 20));
  EXPECT_EQ(copies()[0].state, CopyState::whole);
}

TEST_F(ExamTest, LateIsSaidAndAddedTimeCounts) {
  work("loup", ticket("loup"), 55);
  work("chat", ticket("chat"), 67);
  EXPECT_EQ(copies()[0].minutes_late, 0) << "chat has 17 minutes more";
  EXPECT_EQ(copies()[1].minutes_late, 5);
  EXPECT_EQ(sit("chat").minutes_left(60), 7);
}

TEST_F(ExamTest, APaperIsTheTeachersOrNone) {
  const fs::path file = folder() / "examens/blanc-1/sujet.json";
  std::string text = base::read_file(file).value();
  text.replace(text.find("\"minutes\":50"), 12, "\"minutes\":99");
  ASSERT_TRUE(base::write_file(file, text));
  EXPECT_EQ(Sitting::begin(folder(), "blanc-1", "loup", home("loup")).error().message, "exam.changed");
  EXPECT_EQ(load_exam(folder(), "../blanc-1").error().message, "exam.none");
  EXPECT_EQ(open_exam(folder(), {"blanc-1", {}, 1, {}, {}, {}, {}}, key_).error().message, "exam.there");
  EXPECT_EQ(open_exam(folder(), {"../x", {}, 1, {}, {}, {}, {}}, key_).error().message, "exam.bad_id");
}

TEST_F(ExamTest, TheSameTextIsToldOnceAndAnyBytesAreTold) {
  Sitting sitting = sit("loup");
  for (int minute = 1; minute < 4; ++minute) ASSERT_TRUE(sitting.record({ExamEventKind::text, minute, "A05", "say(\"\xFF\")"}));
  ASSERT_TRUE(sitting.hand_in(folder(), ticket("loup"), 5));
  EXPECT_EQ(copies()[0].events.size(), 3U);
  EXPECT_EQ(copies()[0].state, CopyState::whole);
}

TEST(Sealing, TicketsDifferAndKeysAreRead) {
  const TeacherKey key = new_teacher_key();
  EXPECT_EQ(teacher_key(key.secret)->open, key.open);
  EXPECT_FALSE(teacher_key("abc"));
  EXPECT_NE(ticket_for(key, "a", "loup"), ticket_for(key, "b", "loup"));
  EXPECT_NE(ticket_for(key, "a", "loup"), ticket_for(key, "a", "chat"));
  EXPECT_EQ(ticket_for(key, "a", "loup").size(), 12U);
  EXPECT_FALSE(is_signed("x", sign("y", key), key.open));
  EXPECT_TRUE(is_signed("x", sign("x", key), key.open));
  EXPECT_FALSE(seal("x", "nonsense"));
  EXPECT_NE(sum_of("ab", "c"), sum_of("a", "bc"));
}

}  // namespace
}  // namespace lunabloc::portfolio
