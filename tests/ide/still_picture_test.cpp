// With reduced motion, what is done is there at once: two frames later the picture no longer changes (UI.md §15, 11).
#include <gtest/gtest.h>

#include <functional>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;
using widgets::kCtrl;

constexpr const char* kProgram = "for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\nend\nsay(1)\n";

ImVec2 handle(const access::Node* node) { return node == nullptr ? ImVec2{} : ImVec2{node->rect.x + 14, node->rect.y + 14}; }
ImVec2 middle(const access::Node* node) { return node == nullptr ? ImVec2{} : node->rect.center(); }

struct Doing {
  const char* what;
  std::function<void(Desk&)> act;
};

// Nothing blinks faster than this, and the outline after an undo stays longer.
constexpr double kAMoment = 0.4;

TEST(ReducedMotion, TwoFramesAfterAnActionThePictureIsStill) {
  const Doing kDoings[] = {
      {"the drawer of a family opens", [](Desk& desk) { desk.click(middle(desk.find("palette.turtle"))); }},
      {"a block hangs over a seam", [](Desk& desk) { desk.drag(handle(desk.block("avancer")), {handle(desk.block("avancer")).x, handle(desk.block("afficher")).y + 30}); }},
      {"it is dropped there", [](Desk& desk) { desk.release({handle(desk.block("pour")).x, handle(desk.block("pour")).y + 200}); }},
      {"the change is undone", [](Desk& desk) { desk.letter(U'z', kCtrl); }},
      {"a menu opens", [](Desk& desk) { desk.click(handle(desk.block("afficher")), 1); }},
      {"it closes", [](Desk& desk) { desk.key(Key::escape); }},
      {"the Lua alone", [](Desk& desk) { desk.letter(U'b', kCtrl); }},
      {"the display panel opens", [](Desk& desk) { desk.click(middle(desk.find("topbar.display"))); }},
      {"it closes too", [](Desk& desk) { desk.key(Key::escape); }},
  };
  Desk desk(kProgram);
  desk.move({1200, 300});
  desk.settle();
  for (const Doing& doing : kDoings) {
    doing.act(desk);
    desk.frame();
    desk.frame();
    const app::Picture now = desk.picture();
    desk.rest(kAMoment);
    const app::Picture later = desk.picture();
    ASSERT_EQ(now.pixels.size(), later.pixels.size());
    EXPECT_TRUE(now.pixels == later.pixels) << doing.what << ": something still moves";
  }
}

}  // namespace
}  // namespace lunabloc::ide
