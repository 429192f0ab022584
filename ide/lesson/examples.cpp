#include "ide/lesson/examples.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "session/aside.h"

namespace lunabloc::ide::lesson {

using theme::FontRole;
using widgets::Frame;

namespace {

bool is_word_in(std::string_view text, std::string_view name) {
  const auto joins = [&](std::size_t at) { return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_'); };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
    if (!joins(at + name.size()) && (at == 0 || !joins(at - 1))) return true;
  return false;
}

// A step may be about something else than what the examples give.
bool is_about_given(const session::Session& session) {
  const lunabloc::lesson::Step& step = *session.step();
  for (const lunabloc::lesson::Check& check : session.lesson()->checks)
    if (check.step == step.id && check.data.find("donne") != nullptr) return true;
  for (const trace::Given& given : session.lesson()->examples.front().given)
    if (is_word_in(step.markdown, given.name) || is_word_in(session.tree().text(), given.name)) return true;
  return false;
}

}  // namespace

float draw_examples(Frame& frame, const Rect& area) {
  const session::Session& session = frame.session;
  const std::vector<lunabloc::lesson::Example>& examples = session.lesson()->examples;
  const std::string& phase = session.step()->phase;
  // A prediction is about the first one.
  if (examples.size() < 2 || (phase != "enqueter" && phase != "modifier" && phase != "creer") || !is_about_given(session)) return 0;
  const float line = frame.fonts.line(FontRole::small_bold), gap = frame.du(6);
  const std::string title = frame.words("ide.lesson.examples");
  const Rect head{area.x, area.y, area.w, line};
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, title);
  widgets::register_text(frame, {.id = "lessonpanel.examples", .role = access::Role::text, .label = title, .rect = head});
  widgets::Flow flow({area.x, head.bottom() + gap, area.w, area.h}, frame.metrics.chip_height(), gap);
  for (std::size_t index = 0; index < examples.size(); ++index)
    if (widgets::chip(frame, "lesson.example." + std::to_string(index + 1), flow.place(widgets::chip_width(frame, examples[index].name, true)), examples[index].name, session.example() == index))
      frame.commands.push("lesson.example", {std::to_string(index)});
  const float y = head.bottom() + gap + flow.height() + gap;
  const std::string given = session::words_of_given(examples[std::min(session.example(), examples.size() - 1)].given, session.messages());
  if (given.empty()) return y - gap - area.y;
  const Rect words{area.x, y, area.w, widgets::draw_text(frame, {area.x, y, area.w, 0}, given, FontRole::small, frame.theme.ink2)};
  widgets::register_text(frame, {.id = "lessonpanel.example.given", .role = access::Role::text, .label = given, .rect = words});
  return words.bottom() - area.y;
}

}  // namespace lunabloc::ide::lesson
