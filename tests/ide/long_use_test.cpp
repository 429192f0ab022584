// A whole afternoon at the window on a virtual clock: what was done and undone leaves nothing behind, and a window that
// rests draws nothing.
#include <gtest/gtest.h>
#include <malloc.h>

#include <chrono>

#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;
using std::chrono::milliseconds;
using std::chrono::minutes;

// A minute of a pupil's work, in a dozen of frames: written, run, looked at, taken back.
void work_a_minute(RealDesk& desk, int minute) {
  session::Session& session = desk.session();
  desk.window.ask("lesson.open", {minute % 2 == 0 ? "A04" : "A01"});
  desk.window.leave_home();
  desk.frames(2);
  for (int change = 0; change < 6; ++change) {
    desk.window.replace_program("for i = 1, " + std::to_string(2 + change) + " do\n  turtle.forward(50)\n  say(i)\nend\n");
    desk.frames(2);
  }
  if (minute % 5 == 0) {
    desk.window.ask("run.start");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    do desk.frame();
    while (session.run_phase() != session::RunPhase::finished && std::chrono::steady_clock::now() < end);
    desk.window.ask("time.start");
    desk.frames(2);
  }
  access::set_by_name(desk.window.settings(), "theme", minute % 3 == 0 ? "nuit" : "papier");
  desk.frames(2);
  while (session.can_undo()) session.undo();
  desk.rest(minutes(1));
  desk.frames(2);
}

std::size_t bytes_held() {
  const struct mallinfo2 info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
}

TEST(LongUse, FourHoursLeaveNothingBehind) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer's memory is not the program's";
#endif
  RealDesk desk;
  constexpr int kMinutes = 240, kWarm = 60;
  std::size_t warm = 0;
  for (int minute = 0; minute < kMinutes; ++minute) {
    work_a_minute(desk, minute);
    if (minute + 1 == kWarm) warm = bytes_held();
  }
  const std::size_t end = bytes_held();
  const long growth = static_cast<long>(end) - static_cast<long>(warm);
  RecordProperty("growth_bytes", static_cast<int>(growth));
  EXPECT_LT(growth, 1'000'000) << "from " << warm << " to " << end << " bytes in three hours";
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
