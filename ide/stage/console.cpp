#include "ide/stage/console.h"

#include <algorithm>

#include "base/shown_text.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::stage {
namespace {

using session::RunPhase;
using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

constexpr float kLeastLines = 2;
constexpr std::size_t kMostLines = 400;  // that are drawn; older ones are summed up
constexpr std::size_t kMostBytes = 2'000;  // of one of them

bool asks(const Frame& frame) { return frame.session.run_phase() == RunPhase::waiting_for_answer; }

std::string question_of(const Frame& frame) {
  const trace::Trace* trace = frame.session.trace();
  const trace::Event* question = trace != nullptr ? trace->last_of(trace::EventKind::question) : nullptr;
  const std::string text = question != nullptr && !question->values.empty() ? trace::text_of(question->values[0]) : std::string();
  return text.empty() ? frame.words("ide.stage.question") : base::shown_text(text, kMostBytes);
}

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// Cut between words, or inside a word that is longer than a row: what a program says has no line too long to be read.
std::vector<std::string> wrapped(const Frame& frame, std::string line, float width) {
  // What print sets apart stays apart, without the eight columns of a terminal.
  for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', tab)) line.replace(tab, 1, "  ");
  const float letter = std::max(1.0F, frame.fonts.width(FontRole::code, "0"));
  const auto room = static_cast<std::size_t>(std::max(4.0F, std::floor(width / letter)));
  std::vector<std::string> rows;
  std::size_t begin = 0, letters = 0, space = std::string::npos;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!begins_letter(line[at])) continue;
    if (letters == room) {
      const bool between_words = space != std::string::npos && line[at] != ' ';
      const std::size_t end = between_words ? space : at;
      rows.push_back(line.substr(begin, end - begin));
      begin = between_words || line[at] == ' ' ? end + 1 : end;
      letters = static_cast<std::size_t>(std::count_if(line.begin() + static_cast<std::ptrdiff_t>(std::min(begin, at)),
                                                       line.begin() + static_cast<std::ptrdiff_t>(at), begins_letter));
      space = std::string::npos;
      if (begin > at) continue;
    }
    if (line[at] == ' ') space = at;
    ++letters;
  }
  rows.push_back(line.substr(std::min(begin, line.size())));
  return rows;
}

float head_height(const Frame& frame) { return frame.fonts.line(FontRole::small_bold) + frame.du(12); }

}  // namespace

float Console::question_height(const Frame& frame, float width) const {
  if (!asks(frame)) return 0;
  const float inside = width - 2 * frame.du(12);
  return frame.du(8) + frame.fonts.line(FontRole::small_bold) + frame.du(4) +
         widgets::text_height(frame, inside, question_of(frame), FontRole::body) + frame.du(6) + frame.metrics.button_height() + frame.du(12);
}

float Console::least_height(const Frame& frame, float width) const {
  const float question = question_height(frame, width - 2 * frame.metrics.tool_margin());
  return head_height(frame) + kLeastLines * frame.fonts.line(FontRole::code) + frame.du(8) + (question > 0 ? question + frame.du(12) : 0);
}

void Console::draw(Frame& frame, const Rect& area) {
  Rect rest = area.inset(frame.metrics.tool_margin(), 0);
  Rect head = rest.cut_top(head_height(frame));
  const std::string title = frame.words("ide.stage.console");
  const Rect whole = head;
  widgets::icon_in(frame, head.cut_left(frame.du(18)), FontRole::icon16, frame.theme.ink2, Icon::console);
  head.cut_left(frame.du(6));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "stage.console", .role = access::Role::heading, .label = title, .rect = whole});
  if (asks(frame)) {
    draw_question(frame, rest.cut_top(question_height(frame, rest.w)));
    rest.cut_top(frame.du(12));
  }
  rest.cut_bottom(frame.du(8));
  draw_lines(frame, rest);
}

void Console::draw_question(Frame& frame, const Rect& rect) {
  const std::string question = question_of(frame);
  const trace::Trace* trace = frame.session.trace();
  const std::size_t count = trace != nullptr ? trace->events().size() : 0;
  if (asked_ != count) {
    asked_ = count;
    answer_.clear();
    frame.announce(frame.words("ide.stage.asks") + " " + question);
  }
  Rect inside = widgets::titled_card(frame, rect, frame.theme.accent_soft, frame.theme.accent, Icon::message_text, frame.words("ide.stage.asks"));
  const float tall = widgets::draw_text(frame, inside, question, FontRole::body, frame.theme.ink);
  widgets::register_text(frame, {.id = "stage.question", .role = access::Role::text, .label = question, .rect = {inside.x, inside.y, inside.w, tall}});
  inside.cut_top(tall + frame.du(6));
  Rect row = inside.cut_top(frame.metrics.button_height());
  const widgets::ButtonFace face{.icon = Icon::check, .label = frame.words("ide.stage.answer")};
  const Rect button = row.cut_right(widgets::button_width(frame, face));
  row.cut_right(frame.du(8));
  const bool submitted = widgets::text_field(frame, "stage.answer", row, frame.words("ide.stage.your_answer"), answer_,
                                             frame.words("ide.stage.your_answer")).submitted;
  const bool pressed = widgets::primary_button(frame, "stage.answer.send", button, face);
  if (!submitted && !pressed) return;
  frame.commands.push("run.answer", {answer_});
  answer_.clear();
}

void Console::draw_lines(Frame& frame, const Rect& rect) {
  std::vector<std::string> lines = frame.session.console();
  // What is asked now stands in the card above.
  if (asks(frame) && !lines.empty() && base::shown_text(lines.back(), kMostBytes) == question_of(frame)) lines.pop_back();
  if (lines.size() != line_count_) follow_newest_ = 2;
  line_count_ = lines.size();
  if (lines.empty()) {
    const std::string words = frame.words("ide.stage.console.empty");
    const float tall = widgets::draw_text(frame, rect, words, FontRole::small, frame.theme.ink3);
    widgets::register_text(frame, {.id = "stage.said", .role = access::Role::text, .label = words, .rect = {rect.x, rect.y, rect.w, tall}});
    return;
  }
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "stage-console", .zone = access::Zone::stage, .rect = rect,
                                                            .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  const float line_height = frame.fonts.line(FontRole::code);
  float y = panel.area.y;
  const std::size_t first = lines.size() > kMostLines ? lines.size() - kMostLines : 0;
  for (std::size_t index = first; index < lines.size(); ++index) {
    const float top = y;
    const std::string shown = base::shown_text(lines[index], kMostBytes);
    for (const std::string& row : wrapped(frame, shown, panel.area.w - frame.du(14))) {
      if (y + line_height >= panel.visible.y && y <= panel.visible.bottom())
        widgets::text_in(frame, {panel.area.x, y, panel.area.w, line_height}, FontRole::code, frame.theme.ink, row);
      y += line_height;
    }
    widgets::register_text(frame, {.id = "stage.said." + std::to_string(index + 1), .role = access::Role::text,
                                   .label = shown.empty() ? " " : shown, .rect = {panel.area.x, top, panel.area.w, y - top}});
  }
  if (follow_newest_ > 0) {
    --follow_newest_;
    ImGui::SetScrollY(std::max(0.0F, y - panel.area.y));
    frame.animating = true;
  }
  widgets::end_panel(frame, panel, y);
}

}  // namespace lunabloc::ide::stage
