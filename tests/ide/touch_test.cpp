// Fingers on the window: they move what they touch, and nothing needs a mouse.
#include <gtest/gtest.h>

#include "ide/app/input_queue.h"
#include "ide/app/long_press.h"
#include "ide/app/sdl_events.h"
#include "ide/widgets/glide.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using app::InputEvent;
using support::Desk;
using Kind = InputEvent::Kind;

constexpr const char* kSteps = "turtle.forward(10)\nturtle.right(90)\nturtle.back(20)\n";

ImVec2 handle(const access::Node* node) { return node == nullptr ? ImVec2{} : ImVec2{node->rect.x + 14, node->rect.y + 14}; }
ImVec2 middle(const access::Node* node) { return node == nullptr ? ImVec2{} : node->rect.center(); }

access::Settings calm() {
  access::Settings settings;
  settings.reduced_motion = true;
  return settings;
}

class OnTouch : public testing::Test {
 protected:
  // A place of the ground where nothing lies.
  ImVec2 ground() const { return {desk_.find("workspace.zoom_in")->rect.x - 60, desk_.block("reculer")->rect.bottom() + 60}; }
  ImVec2 corner(const char* block) const { return desk_.block(block) == nullptr ? ImVec2{} : desk_.block(block)->rect.min(); }
  Desk desk_{kSteps, calm()};
};

// ---- One finger

TEST_F(OnTouch, AFingerOnTheGroundMovesTheProgramAndChoosesNothing) {
  const ImVec2 before = corner("avancer"), from = ground();
  desk_.slide(from, {from.x + 40, from.y + 60});
  desk_.lift({from.x + 40, from.y + 60});
  desk_.settle();
  EXPECT_NEAR(corner("avancer").x, before.x + 40, 10);
  EXPECT_NEAR(corner("avancer").y, before.y + 60, 12);
  for (const access::Node& node : desk_.window.tree().nodes())
    if (node.role == access::Role::block) {
      EXPECT_FALSE(node.state.selected) << node.label;
    }
}

TEST_F(OnTouch, TheMouseStillDrawsABandThere) {
  const ImVec2 before = corner("avancer");
  desk_.drag(ground(), {before.x + 4, before.y + 4});
  desk_.release({before.x + 4, before.y + 4});
  desk_.settle();
  EXPECT_EQ(corner("avancer").x, before.x);
  EXPECT_TRUE(desk_.block("avancer")->state.selected);
}

TEST_F(OnTouch, EightPixelsMakeADragAndFourDoNot) {
  const ImVec2 from = handle(desk_.block("tourner"));
  desk_.slide(from, {from.x + 6, from.y});
  desk_.lift({from.x + 6, from.y});
  desk_.settle();
  EXPECT_EQ(desk_.session.lua(), kSteps);
  EXPECT_TRUE(desk_.block("tourner")->state.selected);
}

TEST_F(OnTouch, AFingerCarriesABlock) {
  const access::Node* taken = desk_.block("avancer");
  const ImVec2 from = handle(taken);
  // What is carried hangs 24 above the finger: its corner comes to the seam below the last block.
  const float below = taken->rect.h - 14 + 24;
  const ImVec2 to{from.x, desk_.block("reculer")->rect.bottom() + 14 + below};
  ImGui::GetIO().KeyCtrl = true;
  desk_.slide(from, to, 8);
  desk_.lift(to);
  desk_.settle();
  EXPECT_EQ(desk_.session.lua(), "turtle.right(90)\nturtle.back(20)\nturtle.forward(10)\n");
}

TEST_F(OnTouch, ALongPressAsksTheActionsAndItsEndPressesNothing) {
  const ImVec2 at = handle(desk_.block("tourner"));
  desk_.finger(Kind::finger_down, at);
  desk_.settle();
  EXPECT_TRUE(desk_.window.wants_frame()) << "it is waited for";
  EXPECT_EQ(desk_.find("menu", ""), nullptr);
  desk_.rest(0.6);
  ASSERT_NE(desk_.find("workspace.actions.0"), nullptr);
  desk_.lift(at);
  desk_.settle();
  EXPECT_NE(desk_.find("workspace.actions.0"), nullptr) << "the menu stays";
  EXPECT_EQ(desk_.session.lua(), kSteps);
}

TEST_F(OnTouch, AFingerThatMovesAsksNoActions) {
  const ImVec2 from = ground();
  desk_.slide(from, {from.x + 30, from.y});
  desk_.rest(1);
  EXPECT_EQ(desk_.find("workspace.actions.0"), nullptr);
}

TEST_F(OnTouch, TwoTapsThenMoveThenAPlace) {
  desk_.tap(handle(desk_.block("avancer")));
  EXPECT_TRUE(desk_.block("avancer")->state.selected);
  desk_.rest(1);  // no double tap
  desk_.tap(handle(desk_.block("avancer")));
  const access::Node* move = desk_.find("item", "Déplacer");
  ASSERT_NE(move, nullptr);
  desk_.tap(middle(move));
  ASSERT_NE(desk_.find("workspace.place.3"), nullptr);
  EXPECT_GE(desk_.find("workspace.place.3")->rect.h, 44) << "a finger hits it";
  desk_.tap(middle(desk_.find("workspace.place.3")));
  EXPECT_EQ(desk_.session.lua(), "turtle.right(90)\nturtle.back(20)\nturtle.forward(10)\n");
  EXPECT_EQ(desk_.find("workspace.move"), nullptr);
}

TEST_F(OnTouch, TheMoveIsGivenUpByItsCross) {
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk_.key(widgets::Key::down);
  desk_.letter(U'm');
  ASSERT_NE(desk_.find("workspace.move.cancel"), nullptr);
  desk_.tap(middle(desk_.find("workspace.move.cancel")));
  EXPECT_EQ(desk_.find("workspace.move"), nullptr);
  EXPECT_EQ(desk_.session.lua(), kSteps);
}

TEST_F(OnTouch, AFingerNearAFieldMeansIt) {
  const Rect block = desk_.block("avancer")->rect;
  // Where the field begins, found with the mouse, which means what it points at.
  float x = block.x + 30;
  while (x < block.right() && desk_.find("block.field") == nullptr) desk_.click({x += 3, block.center().y});
  ASSERT_NE(desk_.find("block.field"), nullptr);
  desk_.key(widgets::Key::escape);
  desk_.click({x - 10, block.center().y});
  EXPECT_EQ(desk_.find("block.field"), nullptr);
  desk_.tap({x - 10, block.center().y});
  EXPECT_NE(desk_.find("block.field"), nullptr);
}

TEST_F(OnTouch, AFieldIsWrittenWithFingersAlone) {
  const Rect block = desk_.block("avancer")->rect;
  float x = block.x + 30;
  while (x < block.right() && desk_.find("block.field") == nullptr) {
    desk_.rest(1);
    desk_.tap({x += 6, block.center().y});
    if (desk_.find("workspace.actions.0") != nullptr) desk_.key(widgets::Key::escape);
  }
  ASSERT_NE(desk_.find("keypad.7"), nullptr);
  EXPECT_GE(desk_.find("keypad.7")->rect.h, 36);
  for (const char* key : {"keypad.7", "keypad.5", "keypad.0", "keypad.<"}) {
    ASSERT_NE(desk_.find(key), nullptr) << key << " of a field that was left";
    desk_.tap(middle(desk_.find(key)));
  }
  desk_.tap(middle(desk_.find("keypad.!")));
  EXPECT_EQ(desk_.session.lua(), "turtle.forward(75)\nturtle.right(90)\nturtle.back(20)\n");
  EXPECT_EQ(desk_.find("keypad.7"), nullptr);
}

// ---- Two fingers

TEST_F(OnTouch, TwoFingersMoveAndEnlargeTheProgramWhereverTheyAre) {
  const access::Node* block = desk_.block("tourner");
  const ImVec2 one = handle(block), other{one.x + 80, one.y};
  const float width = desk_.block("avancer")->rect.w;
  desk_.finger(Kind::finger_down, one, 1);
  desk_.finger(Kind::finger_down, other, 2);
  desk_.settle();
  desk_.finger(Kind::finger_motion, {one.x - 40, one.y + 20}, 1);
  desk_.finger(Kind::finger_motion, {other.x + 40, other.y + 20}, 2);
  desk_.settle();
  desk_.lift({one.x - 40, one.y + 20}, 1);
  desk_.lift({other.x + 40, other.y + 20}, 2);
  desk_.settle();
  EXPECT_NEAR(desk_.block("avancer")->rect.w, 2 * width, 8);
  EXPECT_EQ(desk_.session.lua(), kSteps) << "no block was carried away";
  EXPECT_FALSE(desk_.block("tourner")->state.selected) << "nor chosen";
}

TEST_F(OnTouch, NoPinchGoesBeyondTheZooms) {
  const ImVec2 at = handle(desk_.block("avancer"));
  const float width = desk_.block("avancer")->rect.w;
  const auto share = [&] { return desk_.block("avancer")->rect.w / width; };
  const auto pinch = [&](float from, float to) {
    desk_.finger(Kind::finger_down, {at.x - from, at.y}, 1);
    desk_.finger(Kind::finger_down, {at.x + from, at.y}, 2);
    desk_.settle();
    desk_.finger(Kind::finger_motion, {at.x - to, at.y}, 1);
    desk_.finger(Kind::finger_motion, {at.x + to, at.y}, 2);
    desk_.settle();
    desk_.lift({at.x + to, at.y}, 2);
    desk_.lift({at.x - to, at.y}, 1);
    desk_.settle();
  };
  pinch(4, 150);
  desk_.rest(1);
  EXPECT_NEAR(share(), 3, 0.06);
  for (int again = 0; again < 3; ++again) pinch(150, 4);
  desk_.rest(1);
  EXPECT_NEAR(share(), 0.5, 0.04);
}

// ---- Lists and the Lua text

TEST_F(OnTouch, AFingerScrollsThePaletteAndTakesABlockAcross) {
  desk_.tap(middle(desk_.find("palette.search")));
  const auto first_below = [&](float y) -> const access::Node* {
    for (const access::Node& node : desk_.window.tree().nodes())
      if (node.id.starts_with("palette.block.") && node.rect.y > y && node.clip.contains(handle(&node))) return &node;
    return nullptr;
  };
  const access::Node* first = first_below(0);
  ASSERT_NE(first, nullptr);
  const std::string id = first->id;
  const ImVec2 from = handle(first);
  const float before = first->rect.y;
  desk_.slide({from.x, from.y + 200}, {from.x, from.y});
  desk_.lift({from.x, from.y});
  desk_.settle();
  ASSERT_NE(desk_.find(id), nullptr) << "the palette is still open";
  EXPECT_LT(desk_.find(id)->rect.y, before - 100);
  EXPECT_EQ(desk_.find("workspace.move"), nullptr) << "no block was pressed";
  EXPECT_EQ(desk_.session.lua(), kSteps);

  const access::Node* taken = first_below(from.y + 40);
  ASSERT_NE(taken, nullptr);
  const ImVec2 start = handle(taken), end{start.x + 300, start.y + 60};
  desk_.slide(start, end, 10);
  EXPECT_EQ(desk_.find(id), nullptr) << "the palette makes room for what is carried";
  desk_.lift(end);
  desk_.settle();
}

TEST(TouchOnLua, AFingerScrollsAndATapPutsTheCaret) {
  std::string lua;
  for (int line = 1; line <= 80; ++line) lua += "turtle.forward(" + std::to_string(line) + ")\n";
  Desk desk(lua, calm());
  const Rect editor = desk.find("lua.editor")->rect;
  const ImVec2 at{editor.x + 120, editor.y + 300};
  desk.tap({editor.x + 120, editor.y + 20});
  EXPECT_NE(desk.find("lua.editor")->value.find("forward(1)"), std::string::npos) << desk.find("lua.editor")->value;
  desk.slide(at, {at.x, at.y - 200});
  desk.lift({at.x, at.y - 200});
  desk.settle();
  EXPECT_NE(desk.find("lua.editor")->value.find("forward(1)"), std::string::npos) << "a drag moves no caret";
  desk.rest(1);
  desk.tap({editor.x + 120, editor.y + 20});
  const std::string now = desk.find("lua.editor")->value;
  EXPECT_EQ(now.find("forward(1)"), std::string::npos) << now;
}

TEST(TouchOnLua, AFingerThatRestsChoosesAWord) {
  Desk desk("turtle.forward(10)\n", calm());
  const Rect editor = desk.find("lua.editor")->rect;
  desk.finger(Kind::finger_down, {editor.x + 60, editor.y + 20});
  desk.settle();
  desk.rest(0.6);
  desk.lift({editor.x + 60, editor.y + 20});
  desk.settle();
  desk.letter(U'c', widgets::kCtrl);
  EXPECT_EQ(desk.clipboard, "turtle");
}

// ---- What is let go glides, unless nothing is to move

TEST(Glide, SlowsDownAndEndsAndAFingerThatRestedThrowsNothing) {
  widgets::Glide glide;
  double now = 1;
  for (int frame = 0; frame < 5; ++frame) glide.hold({0, 10}, now += 0.016, 0.016F);
  EXPECT_FALSE(glide.moves()) << "it is held";
  glide.let_go(now);
  ASSERT_TRUE(glide.moves());
  float went = 0, last = 1000;
  int frames = 0;
  while (glide.moves() && frames < 1000) {
    const float step = glide.next(0.016F).y;
    EXPECT_LE(step, last);
    went += last = step;
    ++frames;
  }
  EXPECT_GT(went, 60);
  EXPECT_LT(frames, 200);
  glide.hold({0, 10}, now, 0.016F);
  glide.let_go(now + 0.5);
  EXPECT_FALSE(glide.moves());
}

TEST(Glide, GoesOnAfterTheFingerUnlessMotionIsReduced) {
  for (const bool reduced : {false, true}) {
    Desk desk(kSteps);
    desk.window.settings().reduced_motion = reduced;
    desk.settle();
    const ImVec2 from{desk.find("workspace.zoom_in")->rect.x - 60, desk.block("reculer")->rect.bottom() + 60};
    desk.slide(from, {from.x, from.y + 60});
    desk.lift({from.x, from.y + 60});
    desk.frame();
    const float let_go = desk.block("avancer")->rect.y;
    for (int frame = 0; frame < 120; ++frame) desk.frame();
    if (reduced) {
      EXPECT_EQ(desk.block("avancer")->rect.y, let_go);
    } else {
      EXPECT_GT(desk.block("avancer")->rect.y, let_go + 10);
    }
    EXPECT_FALSE(desk.window.wants_frame()) << "then nothing moves";
  }
}

// ---- From the system to the window

TEST(Fingers, ComeFromSdlAsThemselves) {
  SDL_Event event{};
  event.type = SDL_FINGERDOWN;
  event.tfinger.fingerId = 7;
  event.tfinger.x = 0.5F, event.tfinger.y = 0.25F;
  const std::optional<InputEvent> input = app::input_of(event, {1000, 800});
  ASSERT_TRUE(input);
  EXPECT_EQ(input->kind, Kind::finger_down);
  EXPECT_EQ(input->finger, 7);
  EXPECT_EQ(input->x, 500);
  EXPECT_EQ(input->y, 200);
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.which = SDL_TOUCH_MOUSEID;
  EXPECT_FALSE(app::input_of(event, {1000, 800})) << "the same touch is not told twice";
}

TEST(Fingers, TheFirstOneIsThePointerAndAMouseIsNoFinger) {
  ImGui::CreateContext();
  app::InputQueue queue;
  widgets::Input input;
  const auto feed = [&] { queue.feed(ImGui::GetIO(), input); };
  const auto push = [&](Kind kind, float x, std::int64_t finger) {
    InputEvent event;
    event.kind = kind, event.x = x, event.finger = finger;
    queue.push(event);
  };
  push(Kind::finger_down, 10, 1);
  feed(), feed();
  EXPECT_TRUE(input.hand.is_finger());
  EXPECT_TRUE(ImGui::GetIO().MouseDown[0]);
  push(Kind::finger_down, 110, 2);
  push(Kind::finger_motion, 210, 2);
  feed(), feed();
  EXPECT_TRUE(input.hand.spent);
  EXPECT_EQ(input.hand.fingers, 2);
  EXPECT_FLOAT_EQ(input.hand.spread, 2);
  EXPECT_FLOAT_EQ(input.hand.moved.x, 50);
  EXPECT_EQ(ImGui::GetIO().MousePos.x, 10) << "the second finger does not point";
  push(Kind::finger_up, 10, 1);
  feed();
  EXPECT_FALSE(ImGui::GetIO().MouseDown[0]);
  push(Kind::finger_motion, 300, 2);
  feed(), feed();
  EXPECT_LT(ImGui::GetIO().MousePos.x, 0) << "what is left does not take its place";
  push(Kind::finger_up, 300, 2);
  feed();
  EXPECT_EQ(input.hand.fingers, 0);
  push(Kind::button_down, 40, 0);
  feed(), feed();
  EXPECT_FALSE(input.hand.is_finger());
  EXPECT_FALSE(input.hand.spent);
  ImGui::DestroyContext();
}

}  // namespace
}  // namespace lunabloc::ide
