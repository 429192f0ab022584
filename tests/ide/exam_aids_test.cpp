// In an exam the aids of who needs them stay: letters, rulers, a voice. Only hints and other lessons are away.
#include <gmock/gmock.h>

#include "portfolio/exam.h"
#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

TEST(ExamAids, AreKeptAndCanBeChosenDuringTheExam) {
  access::Settings settings;
  for (const auto& [name, value] : {std::pair{"font", "opendyslexic"}, {"spacing", "wide"}, {"syllables", "on"}, {"ruler", "on"}, {"motion", "reduced"}}) ASSERT_TRUE(access::set_by_name(settings, name, value));
  support::RealDesk desk(settings);
  const support::TempFolder room;
  portfolio::ExamPaper paper;
  paper.id = "brevet", paper.lessons = {"A05"}, paper.minutes = 50;
  ASSERT_TRUE(portfolio::open_exam(room.path(), paper, portfolio::new_teacher_key()));
  ASSERT_TRUE(desk.session().begin_exam(room.path(), "brevet", "loutre verte"));
  desk.window.ask("lesson.open", {"A05"});
  desk.window.leave_home();
  desk.frames(4);
  EXPECT_NE(desk.window.tree().find("topbar.exam"), nullptr);
  EXPECT_EQ(desk.window.settings(), settings);
  desk.window.move_focus("topbar.display", access::Zone::top_bar);
  desk.frames(2);
  InputEvent enter;
  enter.kind = InputEvent::Kind::key_down;
  enter.key = {.key = widgets::Key::enter};
  desk.queue.push(enter);
  desk.frames(3);
  for (const char* aid : {"display.font.opendyslexic", "display.syllables", "display.ruler", "display.voice.full", "display.theme.contraste"}) {
    const access::Node* const node = desk.window.tree().find(aid);
    ASSERT_NE(node, nullptr) << aid;
    EXPECT_FALSE(node->state.disabled) << aid;
  }
}

}  // namespace
}  // namespace lunabloc::ide::app
