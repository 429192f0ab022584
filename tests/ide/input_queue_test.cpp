// One button or key a frame: nothing is lost on a slow computer.
#include "ide/app/input_queue.h"

#include <gtest/gtest.h>

namespace lunabloc::ide::app {
namespace {

class Queue : public testing::Test {
 protected:
  Queue() { ImGui::CreateContext(); }
  ~Queue() override { ImGui::DestroyContext(); }
  void push(InputEvent::Kind kind, float x = 0) {
    InputEvent event;
    event.kind = kind;
    event.x = x;
    queue_.push(event);
  }
  void feed() { queue_.feed(ImGui::GetIO(), input_); }

  InputQueue queue_;
  widgets::Input input_;
};

TEST_F(Queue, APressAndItsReleaseAreTwoFramesOnceThePointerWasSeenThere) {
  push(InputEvent::Kind::motion, 5);
  push(InputEvent::Kind::button_down, 6);
  push(InputEvent::Kind::button_up, 6);
  feed();
  EXPECT_EQ(ImGui::GetIO().MousePos.x, 6);
  EXPECT_FALSE(ImGui::GetIO().MouseDown[0]) << "what the pointer is over is not known yet";
  feed();
  EXPECT_EQ(ImGui::GetIO().MousePos.x, 6);
  EXPECT_TRUE(ImGui::GetIO().MouseDown[0]);
  feed();
  EXPECT_FALSE(ImGui::GetIO().MouseDown[0]);
  EXPECT_TRUE(queue_.empty());
}

TEST_F(Queue, MotionsOfOneFrameAreOne) {
  for (int x = 1; x <= 50; ++x) push(InputEvent::Kind::motion, static_cast<float>(x));
  feed();
  EXPECT_EQ(ImGui::GetIO().MousePos.x, 50);
  EXPECT_TRUE(queue_.empty());
}

TEST_F(Queue, AMotionThatMustBeSeenHasAFrameOfItsOwn) {
  push(InputEvent::Kind::motion, 1);
  queue_.push_frame_end();
  push(InputEvent::Kind::motion, 2);
  feed();
  EXPECT_EQ(ImGui::GetIO().MousePos.x, 1);
  feed();
  EXPECT_EQ(ImGui::GetIO().MousePos.x, 2);
}

TEST_F(Queue, ThreeTapsAreThreeKeys) {
  int seen = 0;
  for (int tap = 0; tap < 3; ++tap) {
    InputEvent key;
    key.key.key = widgets::Key::backspace;
    key.kind = InputEvent::Kind::key_down;
    queue_.push(key);
    key.kind = InputEvent::Kind::key_up;
    queue_.push(key);
  }
  while (!queue_.empty()) {
    feed();
    if (input_.take(widgets::Key::backspace)) ++seen;
  }
  EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace lunabloc::ide::app
