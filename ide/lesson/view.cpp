#include "ide/lesson/view.h"

#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::lesson {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;

}  // namespace

void View::draw(Frame& frame) {
  const widgets::Panel panel =
      widgets::begin_panel(frame, {.id = "lesson", .zone = access::Zone::lesson, .rect = frame.area});
  Rect rest = panel.area.inset(frame.metrics.text_margin(), 0);
  if (frame.session.lesson() != nullptr) draw_head(frame, rest);
  widgets::end_panel(frame, panel);
}

// Which lesson, which step, how many are behind.
void View::draw_head(Frame& frame, Rect& rest) const {
  const lunabloc::lesson::Lesson& lesson = *frame.session.lesson();
  const std::size_t index = frame.session.step_index();
  Rect line = rest.cut_top(frame.metrics.head_height());
  const std::string place = frame.words("ide.lesson.place", {{"n", std::to_string(index + 1)}, {"total", std::to_string(lesson.steps.size())}});
  widgets::text_in(frame, line.cut_right(frame.fonts.width(FontRole::small, place)), FontRole::small, frame.theme.ink3, place);
  widgets::icon_in(frame, line.cut_left(frame.du(20)), FontRole::icon19, frame.theme.accent, Icon::book_open_page_variant);
  line.cut_left(frame.du(6));
  const std::string name = frame.words("ide.lesson.name", {{"nom", lesson.id}});
  widgets::text_in(frame, line, FontRole::small_bold, frame.theme.accent, name);
  widgets::register_text(frame, {.id = "lesson.name", .role = access::Role::heading, .label = name + ", " + lesson.title, .rect = line});
  rest.cut_top(widgets::draw_text(frame, rest, lesson.title, FontRole::h2, frame.theme.ink) + frame.du(6));
  std::vector<widgets::StepState> states;
  for (std::size_t step = 0; step < lesson.steps.size(); ++step)
    states.push_back(step == index ? widgets::StepState::current
                                   : (frame.session.step_done(lesson.steps[step].id) ? widgets::StepState::done : widgets::StepState::to_do));
  widgets::progress_steps(frame, rest.cut_top(frame.du(6)), states, place);
}

}  // namespace lunabloc::ide::lesson
