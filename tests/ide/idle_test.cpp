// A window that nobody touches draws nothing, however long the program (UI.md §15.8).
#include <gtest/gtest.h>

#include <string>

#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;

TEST(Idle, DrawsNothingWithAThousandBlocks) {
  std::string program;
  for (int line = 0; line < 1'000; ++line) program += "turtle.forward(" + std::to_string(line) + ")\n";
  RealDesk desk;
  desk.window.ask("lesson.open", {"A04"});
  desk.window.leave_home();
  desk.frames(3);
  desk.window.replace_program(program);
  desk.frames(3);
  // The autosave and what follows a change have their time; then ten seconds pass.
  for (int tick = 0; tick < 200; ++tick)
    if (desk.rest(std::chrono::milliseconds(100)) || desk.window.wants_frame()) desk.frame();
  int frames = 0;
  for (int tick = 0; tick < 100; ++tick)
    if (desk.rest(std::chrono::milliseconds(100)) || desk.window.wants_frame()) desk.frame(), ++frames;
  EXPECT_EQ(frames, 0);
}

}  // namespace
}  // namespace lunabloc::ide::app
