// A whole afternoon at the window on a virtual clock: what was done and undone leaves nothing behind, and a window that
// rests draws nothing.
#include <gtest/gtest.h>
#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "ide/app/figures.h"
#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;
using std::chrono::milliseconds;
using std::chrono::minutes;

void push(RealDesk& desk, InputEvent::Kind kind, ImVec2 at = {}) {
  InputEvent event;
  event.kind = kind, event.x = at.x, event.y = at.y;
  desk.queue.push(event);
}
void seen(RealDesk& desk) {
  while (!desk.queue.empty()) desk.frame();
  desk.frames(2);
}

// A letter is typed in the Lua, a block is dragged where another one is.
void write_and_drag(RealDesk& desk) {
  desk.window.move_focus("lua.editor", access::Zone::lua);
  InputEvent typed;
  typed.kind = InputEvent::Kind::key_down;
  typed.key = {.key = widgets::Key::character, .letter = U'x'};
  desk.queue.push(typed);
  typed.kind = InputEvent::Kind::text, typed.text = "x";
  desk.queue.push(typed);
  seen(desk);
  std::vector<ImVec2> blocks;
  for (const access::Node& node : desk.window.tree().nodes())
    if (node.role == access::Role::block) blocks.push_back({node.rect.x + 14, node.rect.y + 14});
  if (blocks.size() < 2) return;
  push(desk, InputEvent::Kind::motion, blocks.front());
  push(desk, InputEvent::Kind::button_down, blocks.front());
  seen(desk);
  for (int step = 1; step <= 4; ++step) {
    const float part = static_cast<float>(step) / 4;
    push(desk, InputEvent::Kind::motion, {blocks.front().x + (blocks.back().x - blocks.front().x) * part, blocks.front().y + (blocks.back().y - blocks.front().y) * part});
    seen(desk);
  }
  push(desk, InputEvent::Kind::button_up, blocks.back());
  seen(desk);
}

// A minute of a pupil's work: written, dragged, run, stepped through, looked at otherwise, taken back.
void work_a_minute(RealDesk& desk, int minute) {
  session::Session& session = desk.session();
  desk.window.ask("lesson.open", {minute % 2 == 0 ? "A04" : "A01"});
  desk.window.leave_home();
  desk.frames(2);
  for (int change = 0; change < 6; ++change) {
    desk.window.replace_program("for i = 1, " + std::to_string(2 + change) + " do\n  turtle.forward(50)\n  say(i)\nend\n");
    desk.frames(2);
  }
  write_and_drag(desk);
  desk.window.replace_program("for i = 1, 4 do\n  turtle.forward(50)\n  say(i)\nend\n");
  if (minute % 5 == 0) {
    desk.window.ask("run.start");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    do desk.frame();
    while (session.run_phase() != session::RunPhase::finished && std::chrono::steady_clock::now() < end);
    for (const char* command : {"time.start", "time.forward", "time.forward", "time.back", "time.end"}) {
      desk.window.ask(command);
      desk.frames(2);
    }
  }
  access::set_by_name(desk.window.settings(), "theme", minute % 3 == 0 ? "nuit" : "papier");
  // Larger letters for some minutes; where memory is looked at they are as they were.
  if (minute % 20 == 0) access::set_by_name(desk.window.settings(), "scale", "150");
  if (minute % 20 == 10) access::set_by_name(desk.window.settings(), "scale", "100");
  if (minute % 10 == 9) desk.window.show_home();
  desk.frames(2);
  while (session.can_undo()) session.undo();
  desk.rest(minutes(1));
  desk.frames(2);
}

struct Held {
  std::size_t bytes = 0;      // asked for and not given back
  double resident_mb = 0;
};
Held held() {
  ::malloc_trim(0);
  const struct mallinfo2 info = ::mallinfo2();
  return {info.uordblks + info.hblkhd, Figures::resident_mb()};
}

TEST(LongUse, FourHoursLeaveNothingBehind) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer's memory is not the program's";
#endif
  RealDesk desk;
  constexpr int kMinutes = 240, kQuarter = 60;
  Held quarter;
  for (int minute = 0; minute < kMinutes; ++minute) {
    work_a_minute(desk, minute);
    if (minute + 1 == kQuarter) quarter = held();
  }
  const Held end = held();
  const long growth = static_cast<long>(end.bytes) - static_cast<long>(quarter.bytes);
  std::printf("%zu then %zu bytes held, %.1f then %.1f MB resident\n", quarter.bytes, end.bytes, quarter.resident_mb, end.resident_mb);
  RecordProperty("growth_bytes", static_cast<int>(growth));
  EXPECT_LT(growth, 1'000'000) << "in three hours";
  EXPECT_LT(end.resident_mb - quarter.resident_mb, 5) << "in three hours";
}

TEST(LongUse, AWindowThatRestsDrawsNothing) {
  RealDesk desk;
  desk.window.ask("lesson.open", {"A04"});
  desk.window.leave_home();
  desk.frames(5);
  // What was opened is saved, then nothing is to be done.
  for (int look = 0; look < 20; ++look) desk.rest(milliseconds(250));
  desk.frames(5);
  for (int look = 0; look < 40; ++look) {
    EXPECT_FALSE(desk.rest(milliseconds(250))) << look;
    EXPECT_FALSE(desk.window.wants_frame()) << look;
  }
}

}  // namespace
}  // namespace lunabloc::ide::app
