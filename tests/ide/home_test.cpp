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
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame); };
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
    if (one.id.starts_with("home.lesson.")) cards.push_back(one.id);
  ASSERT_GE(cards.size(), 3U);
  rig_.shared.focus.set(cards.front(), access::Zone::lesson);
  for (std::size_t step = 1; step < cards.size(); ++step) {
    rig_.press(Key::right, draw_);
    EXPECT_EQ(rig_.shared.focus.id(), cards[step]);
  }
  rig_.press(Key::right, draw_);
  EXPECT_EQ(rig_.shared.focus.id(), cards.back()) << "the last one";
  for (std::size_t step = 0; step + 2 < cards.size(); ++step) rig_.press(Key::left, draw_);
  rig_.press(Key::enter, draw_);
  session_.perform(rig_.commands);
  EXPECT_EQ("home.lesson." + session_->lesson()->id, cards[1]);
}

}  // namespace
}  // namespace lunabloc::ide::home
