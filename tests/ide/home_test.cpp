// The list of lessons over the real session: how far one is, what to go on with, the way from card to card.
#include "ide/home/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing_rig.h"
#include "real_session.h"

namespace lunabloc::ide::home {
namespace {

using widgets::Key;

class Home : public testing::Test {
 protected:
  void draw() { rig_.frames(2, draw_); }
  const access::Node* node(const std::string& id) const { return rig_.shared.tree.find(id); }

  RealSession session_;
  View view_;
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame, {}); };
  DrawingRig rig_{*session_, {1366, 720}};
};

TEST_F(Home, BeginsWithTheFirstLesson) {
  draw();
  ASSERT_NE(node("home.begin"), nullptr);
  EXPECT_EQ(node("home.begin")->label, "Commencer");
  EXPECT_EQ(node("home.next")->label, "A01 Le trésor sur la grille");
  EXPECT_EQ(node("home.lesson.A04")->value, "55 min");
  rig_.shared.home_open = true;
  ASSERT_TRUE(rig_.click("home.begin", draw_));
  session_.perform(rig_.commands);
  EXPECT_EQ(session_->lesson()->id, "A01");
  EXPECT_FALSE(rig_.shared.home_open);
}

TEST_F(Home, GoesOnWhereOneStopped) {
  ASSERT_TRUE(session_->open_lesson("C01"));
  session_->go_to_step(1);
  ASSERT_TRUE(session_->open_lesson("A04"));
  draw();
  EXPECT_EQ(node("home.begin")->label, "Commencer") << "A04 is open, and nothing is done in it";
  EXPECT_EQ(node("home.lesson.C01")->value, "Étape 2 sur 7");
  session_->answer("combien", "4");
  session_->go_to_step(1);
  rig_.pass(1);  // the list was closed meanwhile
  draw();
  EXPECT_EQ(node("home.begin")->label, "Continuer");
  EXPECT_EQ(node("home.next")->label, "A04 Répéter");
  EXPECT_EQ(node("home.next")->value, "Étape 2 sur 6");
  rig_.picture("home", draw_);
}

TEST_F(Home, GoesFromCardToCardWithTheArrows) {
  draw();
  std::vector<std::string> cards;
  for (const access::Node& one : rig_.shared.tree.nodes())
    if (one.id.starts_with("home.lesson.") || one.id.starts_with("home.free.")) cards.push_back(one.id);
  ASSERT_GE(cards.size(), 3U);
  rig_.shared.focus.set(cards.front(), access::Zone::lesson);
  for (std::size_t step = 1; step < cards.size(); ++step) {
    rig_.press(Key::right, draw_);
    EXPECT_EQ(rig_.shared.focus.id(), cards[step]);
  }
  rig_.press(Key::right, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), cards.back()) << "the last one";
  for (std::size_t step = 0; step + 2 < cards.size(); ++step) rig_.press(Key::left, draw_);
  ASSERT_TRUE(cards[1].starts_with("home.lesson."));
  rig_.press(Key::enter, draw_);
  session_.perform(rig_.commands);
  EXPECT_EQ("home.lesson." + session_->lesson()->id, cards[1]);
}

TEST_F(Home, IsAMapOfBranches) {
  draw();
  ASSERT_NE(node("home.branch.A"), nullptr);
  EXPECT_THAT(node("home.branch.A")->value, testing::StartsWith("0 sur "));
  EXPECT_THAT(node("home.lesson.A01")->value, testing::StartsWith("La suite")) << "the one to begin with";
  EXPECT_THAT(node("home.lesson.A02")->hint, testing::HasSubstr("Avant : A01 Le trésor sur la grille"));
  EXPECT_THAT(node("home.lesson.A01")->hint, testing::HasSubstr("Après : A02"));
  EXPECT_LT(node("home.lesson.A01")->rect.y, node("home.lesson.C01")->rect.y);
}

TEST_F(Home, AProjectOfOnesOwnIsAlwaysOpen) {
  draw();
  for (const lunabloc::lesson::Lesson& project : session_->free_projects()) EXPECT_NE(node("home.free." + project.id), nullptr);
  EXPECT_GE(session_->free_projects().size(), 7U);
  rig_.shared.focus.set("home.free.libre-tortue", access::Zone::lesson);
  rig_.press(Key::enter, draw_);
  session_.perform(rig_.commands);
  EXPECT_EQ(session_->lesson()->id, "libre-tortue");
  EXPECT_TRUE(session_->lesson()->blocks.empty()) << "every block is there";
}

// What a teacher has settled is in the person's folder before the session opens.
TEST(HomeOnAPath, OrdersShutsAndHides) {
  RealSession session("fr", "format: 1\nid: p\nautres: cachees\nlecons:\n  - {lecon: A03, titre: \"La chasse\"}\n  - {lecon: A01, etat: fermee}\n");
  View view;
  const DrawingRig::Draw draw = [&](widgets::Frame& frame) { view.draw(frame, {}); };
  DrawingRig rig(*session, {1366, 720});
  rig.frames(2, draw);
  const auto node = [&](const std::string& id) { return rig.shared.tree.find(id); };
  EXPECT_EQ(node("home.lesson.A02"), nullptr);
  ASSERT_NE(node("home.lesson.A01"), nullptr);
  EXPECT_TRUE(node("home.lesson.A01")->state.disabled);
  EXPECT_EQ(node("home.lesson.A01")->value, "Plus tard");
  EXPECT_EQ(node("home.next")->label, "A03 La chasse");
  EXPECT_FALSE(session->open_lesson("A01"));
  EXPECT_TRUE(session->open_lesson("A03"));
  EXPECT_EQ(session->lesson()->title, "La chasse");
  EXPECT_TRUE(session->open_lesson("libre-grille"));
}

TEST(HomeOnAPath, AFileThatCannotBeReadShutsNothing) {
  RealSession session("fr", "format: 1\nlecons: [\n");
  EXPECT_GT(session->lessons().size(), 10U);
  EXPECT_TRUE(session->open_lesson("A01"));
}

TEST_F(Home, AnIdeaIsProposedNeverImposed) {
  draw();
  EXPECT_EQ(node("home.proposal"), nullptr) << "nothing was observed";
  ASSERT_TRUE(portfolio::record_step(session_.home(), "A03", "creer"));
  for (int times = 0; times < 4; ++times) ASSERT_TRUE(portfolio::record_try(session_.home(), "A03", "tresor", "M-commun-mur"));
  rig_.pass(1);  // the list was closed meanwhile
  draw();
  ASSERT_NE(node("home.proposal"), nullptr);
  EXPECT_THAT(node("home.proposal")->label, testing::HasSubstr("A02"));
  EXPECT_EQ(node("home.next")->label.substr(0, 3), "A03") << "the lesson that was begun is still the one to go on with";
  rig_.shared.focus.set("home.proposal", access::Zone::lesson);
  rig_.press(Key::enter, draw_);
  session_.perform(rig_.commands);
  EXPECT_EQ(session_->lesson()->id, "A02");
}

}  // namespace
}  // namespace lunabloc::ide::home
