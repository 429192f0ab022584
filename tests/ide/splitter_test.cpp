// The borders between panels: their grip is large enough to be held, and they follow the pointer.
#include <gtest/gtest.h>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;

TEST(Splitter, FollowsThePointerSidewaysAlone) {
  Desk desk("x = 1\n");
  const Rect before = desk.find("split.left")->rect;
  EXPECT_GE(before.w, 24);
  EXPECT_GE(before.h, 24);
  const ImVec2 from = before.center();
  desk.drag(from, {from.x + 60, from.y + 90});
  const Rect after = desk.find("split.left")->rect;
  EXPECT_NEAR(after.x, before.x + 60, 2);
  EXPECT_EQ(after.y, before.y);
  EXPECT_EQ(after.w, before.w);
}

TEST(Splitter, IsHeldAlongTheWholeBorder) {
  Desk desk("x = 1\n");
  const Rect before = desk.find("split.left")->rect;
  const ImVec2 from{before.center().x, before.y - 150};
  desk.drag(from, {from.x + 40, from.y});
  EXPECT_NEAR(desk.find("split.left")->rect.x, before.x + 40, 2);
}

TEST(Splitter, GoesWithTheArrows) {
  Desk desk("x = 1\n");
  const float before = desk.find("split.left")->rect.x;
  desk.window.move_focus("split.left", access::Zone::lesson);
  desk.key(Key::right);
  const float right = desk.find("split.left")->rect.x;
  EXPECT_GT(right, before);
  desk.key(Key::left);
  EXPECT_LT(desk.find("split.left")->rect.x, right);
}

}  // namespace
}  // namespace lunabloc::ide
