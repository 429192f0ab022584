#include "ide/stage/console.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/shown_text.h"
#include "ide/stage/said_table.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/sight.h"
#include "ide/widgets/text.h"
#include "program/search_text.h"

namespace lunabloc::ide::stage {
namespace {

using session::ConsoleView;
using session::RunPhase;
using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;
using widgets::Key;

constexpr float kLeastLines = 2;
constexpr float kLeastProblems = 90;  // du beyond the lines: one is read whole
constexpr float kLeastAnswer = 130;  // du: what is written must be seen
constexpr std::string_view kAnswer = "› ";
constexpr std::size_t kMostQuestionBytes = 2'000;
constexpr std::size_t kMostCopied = 4U << 20U;  // bytes: what a clipboard takes without a wait

bool asks(const Frame& frame) { return frame.session.run_phase() == RunPhase::waiting_for_answer; }

std::string question_of(const Frame& frame) {
  const trace::Trace* trace = frame.session.trace();
  const trace::Event* question = trace != nullptr ? trace->last_of(trace::EventKind::question) : nullptr;
  const std::string text = question != nullptr && !question->values.empty() ? trace::text_of(question->values[0]) : std::string();
  return text.empty() ? frame.words("ide.stage.question") : base::shown_text(text, kMostQuestionBytes);
}

// What is asked now stands in the card above.
std::size_t lines_below(const Frame& frame, const ConsoleView& lines) {
  const bool asked = asks(frame) && !lines.empty() && base::shown_text(lines.back(), kMostQuestionBytes) == question_of(frame);
  return lines.size() - (asked ? 1 : 0);
}

float head_height(const Frame& frame) { return std::max(frame.fonts.line(FontRole::small_bold), frame.metrics.target(28)) + frame.du(8); }

// What is set in columns keeps them: letters of one width.
bool has_columns(std::string_view line) {
  return line.find('\t') != std::string_view::npos || line.find("  ") != std::string_view::npos || line.find('\n') != std::string_view::npos;
}

FontRole font_of(std::string_view line, Console::Place place) {
  return place == Console::Place::below || has_columns(line) ? FontRole::code : FontRole::body;
}

std::vector<std::string> cut(const Frame& frame, std::string_view line, float width, Console::Place place) {
  if (font_of(line, place) == FontRole::body)
    return rows_of(line, width, [&](std::string_view words) { return frame.fonts.width(FontRole::body, words); });
  const float letter = std::max(1.0F, frame.fonts.width(FontRole::code, "0"));
  const auto letters = static_cast<std::size_t>(std::max(4.0F, std::floor(width / letter)));
  if (std::optional<std::vector<std::string>> table = close_set_table(line, letters)) return *std::move(table);
  return rows_of(line, letters);
}

// How many of the last lines are a table, its head among them: they are read together.
std::size_t table_at_end(const ConsoleView& lines) {
  constexpr std::size_t kMost = 5;
  std::size_t rows = 0;
  for (std::size_t index = lines.size(); index > 0 && rows < kMost && has_columns(lines[index - 1]); --index) {
    const std::string_view line = lines[index - 1];
    rows += 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), '\n'));
  }
  return std::min(rows, kMost);
}

float row_height(const Frame& frame, Console::Place place) {
  return place == Console::Place::picture ? frame.fonts.line(FontRole::body) + frame.du(4) : frame.fonts.line(FontRole::code);
}

float text_width(const Frame& frame, float width) { return width - 2 * frame.du(6) - frame.du(14); }

bool is_answer(std::string_view line) { return line.starts_with(kAnswer); }

// An answer in a bubble at the right; everything else from the left.
void draw_rows(Frame& frame, const std::vector<std::string>& rows, FontRole font, Rect row, bool answer, const Rect& visible) {
  for (std::size_t i = 0; i < rows.size(); ++i, row.y += row.h) {
    if (row.bottom() < visible.y || row.y > visible.bottom()) continue;
    std::string_view words = rows[i];
    if (!answer) {
      widgets::text_in(frame, row, font, frame.theme.ink, words);
      continue;
    }
    if (i == 0) words.remove_prefix(kAnswer.size());
    const float wide = std::min(row.w, frame.fonts.width(font, words) + 2 * frame.du(10));
    const Rect bubble{row.right() - wide, row.y + frame.du(1), wide, row.h - frame.du(2)};
    widgets::fill(frame, bubble, frame.theme.accent_soft, frame.metrics.radius_button());
    if (!frame.theme.shadows) widgets::outline(frame, bubble, frame.theme.accent, frame.metrics.radius_button());
    widgets::text_in(frame, bubble, font, frame.theme.ink, words, widgets::Align::center);
  }
}

}  // namespace

float Console::question_height(const Frame& frame, float width) const {
  if (!asks(frame)) return 0;
  const float inside = width - 2 * frame.du(12);
  return frame.du(8) + frame.fonts.line(FontRole::small_bold) + frame.du(4) +
         widgets::text_height(frame, inside, question_of(frame), FontRole::body) + frame.du(6) + frame.metrics.button_height() + frame.du(12);
}

float Console::least_height(const Frame& frame, float width) const {
  const float question = question_height(frame, width - 2 * frame.metrics.tool_margin());
  const float filter = filter_open_ ? frame.metrics.button_height() + frame.du(4) : 0;
  const float listed = problems_open_ && problems_.count() > 0 ? frame.du(kLeastProblems) : 0;
  return head_height(frame) + filter + listed + std::max(kLeastLines, static_cast<float>(table_at_end(frame.session.console()))) * frame.fonts.line(FontRole::code) + frame.du(8) + (question > 0 ? question + frame.du(12) : 0);
}

void Console::draw(Frame& frame, const Rect& area, Place place) {
  place_ = place;
  const bool over = frame.session.run_phase() == RunPhase::finished || frame.session.run_phase() == RunPhase::idle;
  if (over && std::exchange(took_focus_, false) && frame.focused("stage.answer")) frame.focus().give_back_as_seen();
  problems_.follow(frame);
  if (frame.input.take_letter('m', widgets::kCtrlShift)) {
    toggle_problems(frame);
    if (problems_open_) problems_.focus_first(frame);
  }
  Rect rest = area.inset(frame.metrics.tool_margin(), 0);
  draw_head(frame, rest.cut_top(head_height(frame)));
  if (asks(frame) && (place == Place::below || problems_open_)) {
    draw_question(frame, rest.cut_top(question_height(frame, rest.w)));
    rest.cut_top(frame.du(12));
  }
  if (problems_open_) {
    rest.cut_bottom(frame.du(8));
    return problems_.draw(frame, rest);
  }
  if (filter_open_) {
    draw_filter(frame, rest.cut_top(frame.metrics.button_height()));
    rest.cut_top(frame.du(4));
  }
  rest.cut_bottom(frame.du(8));
  if (!asks(frame) || place == Place::below) return draw_lines(frame, rest);
  const float question = question_height(frame, rest.w), said = static_cast<float>(rows_.rows()) * row_height(frame, place) + frame.du(8);
  const bool silent = lines_below(frame, frame.session.console()) == 0;
  const Rect lines = rest.cut_top(silent ? 0 : std::min(said, std::max(0.0F, rest.h - question)));
  if (!silent) draw_lines(frame, lines);
  draw_question(frame, rest.cut_top(std::min(question, rest.h)));
}

void Console::draw_head(Frame& frame, Rect head) {
  const std::string title = frame.words(problems_open_ ? "problem.title" : "ide.stage.console");
  const float side = frame.metrics.target(28);
  const bool said = !frame.session.console().empty() && !problems_open_;
  const float wide = frame.fonts.width(FontRole::small_bold, std::to_string(problems_.count())) + frame.du(38);
  const Rect badge = head.cut_right(wide);
  head.cut_right(frame.du(4));
  Rect tools = said || (filter_open_ && !problems_open_) ? head.cut_right(2 * side + frame.du(4)) : Rect{};
  const Rect whole = head;
  widgets::icon_in(frame, head.cut_left(frame.du(18)), FontRole::icon16, frame.theme.ink2, problems_open_ ? Icon::eye : Icon::console);
  head.cut_left(frame.du(6));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "stage.console", .role = access::Role::heading, .label = title, .rect = whole});
  if (tools.empty()) return draw_problems_button(frame, {badge.x, badge.center().y - side / 2, badge.w, side});
  const auto button = [&](const char* id, Icon icon, const char* words, bool pressed) {
    const Rect column = tools.cut_left(side);
    tools.cut_left(frame.du(4));
    return widgets::quiet_button(frame, id, {column.x, column.center().y - side / 2, side, side},
                                 {.icon = icon, .label = frame.words(words), .icon_only = true, .hint = frame.words(words), .pressed = pressed});
  };
  if (button("stage.console.filter", Icon::filter, "ide.stage.console.filter", filter_open_)) {
    filter_open_ = !filter_open_;
    filter_.clear();
    choice_.reset();
    if (filter_open_) frame.focus().set("stage.console.filter.text", frame.tree().zone());
  }
  if (button("stage.console.copy", Icon::content_copy, choice_ ? "ide.stage.console.copy_chosen" : "ide.stage.console.copy", false)) copy(frame);
  draw_problems_button(frame, {badge.x, badge.center().y - side / 2, badge.w, side});
}

// How many there are, with a sign of its own for none; pressed while the list is there.
void Console::draw_problems_button(Frame& frame, const Rect& rect) {
  const std::size_t count = problems_.count();
  const std::string words = count == 0 ? frame.words("problem.none_left") : frame.words(count == 1 ? "problem.one" : "problem.some", {{"n", std::to_string(count)}});
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "stage.problems", .role = access::Role::toggle, .label = words, .state = {.checked = problems_open_}, .rect = rect, .hint = frame.words("problem.hint")});
  const ImU32 ink = count == 0 ? frame.theme.ok : frame.theme.warn, ground = count == 0 ? frame.theme.ok_soft : frame.theme.warn_soft;
  widgets::fill(frame, rect, state.hovered || problems_open_ ? theme::mix(ground, ink, 0.18F) : ground, rect.h / 2);
  if (problems_open_ || !frame.theme.shadows) widgets::outline(frame, rect, ink, rect.h / 2);
  Rect inside = rect.inset(frame.du(8), 0);
  widgets::icon_in(frame, inside.cut_left(frame.du(16)), FontRole::icon16, ink, count == 0 ? Icon::check_circle : Icon::alert);
  inside.cut_left(frame.du(4));
  widgets::text_in(frame, inside, FontRole::small_bold, ink, std::to_string(count));
  widgets::ring_if_focused(frame, state, rect, rect.h / 2);
  if (!problems_open_) widgets::tooltip(frame, state, rect, words);
  if (state.activated) toggle_problems(frame);
}

void Console::toggle_problems(Frame& frame) {
  problems_open_ = !problems_open_;
  if (problems_open_ && problems_.count() == 0) frame.announce(frame.words("problem.none"));
}

void Console::draw_filter(Frame& frame, Rect row) {
  const std::string found = filter_.empty() ? std::string() : frame.words("ide.stage.console.found", {{"n", std::to_string(rows_.size())}});
  const float width = std::min(row.w / 2, frame.fonts.width(FontRole::small, found) + frame.du(8));
  if (!found.empty()) {
    const Rect place = row.cut_right(width);
    widgets::text_in(frame, place, FontRole::small, frame.theme.ink2, found, widgets::Align::right);
    widgets::register_text(frame, {.id = "stage.console.found", .role = access::Role::status, .label = found, .rect = place});
  }
  const std::string words = frame.words("ide.stage.console.filter");
  if (widgets::text_field(frame, "stage.console.filter.text", row, words, filter_, words).changed) choice_.reset();
  if (frame.focused("stage.console.filter.text") && frame.input.take(Key::escape)) {
    filter_open_ = false;
    filter_.clear();
    choice_.reset();
    frame.focus().set("stage.console.filter", frame.tree().zone());
  }
}

void Console::draw_question(Frame& frame, const Rect& rect) {
  const std::string question = question_of(frame);
  const trace::Trace* trace = frame.session.trace();
  if (const std::pair now{frame.session.runs(), trace != nullptr ? trace->count_of(trace::EventKind::question) : 0}; std::exchange(asked_, now) != now) {
    answer_.clear();
    frame.announce(frame.words("ide.stage.asks") + " " + question);
    // Who plays with the keys answers at once; and Enter has closed the field of the question before.
    const bool typed = frame.focused("stage.answer"), keys = frame.focus().visible() && frame.focus().zone() != access::Zone::overlay;
    if (keys && !typed) frame.focus().remember(), took_focus_ = true;
    if (keys || typed) frame.focus().set("stage.answer", frame.tree().zone());
  }
  Rect inside = widgets::titled_card(frame, rect, frame.theme.accent_soft, frame.theme.accent, Icon::message_text, frame.words("ide.stage.asks"));
  const float tall = widgets::draw_text(frame, inside, question, FontRole::body, frame.theme.ink);
  widgets::register_text(frame, {.id = "stage.question", .role = access::Role::text, .label = question, .rect = {inside.x, inside.y, inside.w, tall}});
  inside.cut_top(tall + frame.du(6));
  Rect row = inside.cut_top(frame.metrics.button_height());
  widgets::ButtonFace face{.icon = Icon::check, .label = frame.words("ide.stage.answer")};
  face.icon_only = row.w - widgets::button_width(frame, face) < frame.du(kLeastAnswer);
  const Rect button = row.cut_right(face.icon_only ? frame.metrics.target(42) : widgets::button_width(frame, face));
  row.cut_right(frame.du(8));
  const bool submitted = widgets::text_field(frame, "stage.answer", row, frame.words("ide.stage.your_answer"), answer_,
                                             frame.words("ide.stage.your_answer")).submitted;
  const bool pressed = widgets::primary_button(frame, "stage.answer.send", button, face);
  if (!submitted && !pressed) return;
  frame.commands.push("run.answer", {answer_});
  answer_.clear();
}

void Console::draw_nothing(Frame& frame, const Rect& rect, const std::string& words) {
  const float tall = widgets::draw_text(frame, rect, words, FontRole::small, frame.theme.ink3);
  widgets::register_text(frame, {.id = "stage.said", .role = access::Role::text, .label = words, .rect = {rect.x, rect.y, rect.w, tall}});
}

void Console::draw_lines(Frame& frame, const Rect& rect) {
  const ConsoleView lines = frame.session.console();
  if (frame.session.runs() != run_) choice_.reset();
  run_ = frame.session.runs();
  const float line_height = row_height(frame, place_), width = text_width(frame, rect.w);
  const auto kind = static_cast<std::size_t>(width) * 2 + (place_ == Place::picture ? 1 : 0);
  const ConsoleRows::Look look{run_, kind + (static_cast<std::size_t>(frame.fonts.width(FontRole::body, "mmmmmmmm")) << 20U), program::folded(filter_)};
  if (rows_.follow(lines, lines_below(frame, lines), look, [&](std::string_view line) { return cut(frame, line, width, place_); })) frame.animating = true;
  if (choice_ && std::max(choice_->from, choice_->to) >= rows_.size()) choice_.reset();
  // A question that opens below takes room: the newest line stays in view then too.
  if ((rows_.rows() != last_row_ || rect.h != last_height_) && !choice_) follow_newest_ = 2;
  last_row_ = rows_.rows();
  last_height_ = rect.h;
  if (rows_.size() == 0)
    return draw_nothing(frame, rect, frame.words(filter_.empty() || lines.empty() ? "ide.stage.console.empty" : "ide.stage.console.none"));

  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "stage-console", .zone = access::Zone::stage, .rect = rect,
                                                            .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  take_pointer(frame, panel, line_height);
  take_keys(frame, lines, panel.visible, line_height);
  const auto row_at = [&](float y) { return static_cast<std::size_t>(std::max(0.0F, (y - panel.area.y) / line_height)); };
  const std::size_t last_row = row_at(panel.visible.bottom());
  for (std::size_t index = rows_.index_at_row(row_at(panel.visible.y)); index < rows_.size() && rows_.first_row(index) <= last_row; ++index)
    draw_line(frame, lines, index, {panel.area.x, panel.area.y + static_cast<float>(rows_.first_row(index)) * line_height, panel.area.w, line_height},
              panel.visible);
  if (frame.focused("stage.console.lines") && frame.focus().visible()) widgets::focus_ring(frame, panel.visible.inset(frame.du(3)), frame.metrics.radius_chip());
  const float bottom = panel.area.y + static_cast<float>(rows_.rows()) * line_height;
  if (follow_newest_ > 0) {
    --follow_newest_;
    ImGui::SetScrollY(std::max(0.0F, bottom - panel.area.y));
    frame.animating = true;
  }
  widgets::end_panel(frame, panel, bottom);
}

void Console::draw_line(Frame& frame, const ConsoleView& lines, std::size_t index, const Rect& first, const Rect& visible) {
  const std::string shown = shown_line(lines[rows_.line(index)]);
  const std::vector<std::string> rows = cut(frame, shown, text_width(frame, first.w), place_);
  const Rect whole{first.x, first.y, first.w, first.h * static_cast<float>(rows.size())};
  const bool chosen = is_chosen(index), current = chosen && choice_->to == index;
  if (chosen) {
    widgets::fill(frame, whole, frame.theme.accent_soft, frame.metrics.radius_chip());
    widgets::fill(frame, {whole.x, whole.y, frame.du(3), whole.h}, frame.theme.accent);
  }
  draw_rows(frame, rows, font_of(shown, place_), {first.x + frame.du(6), first.y, first.w - 2 * frame.du(6), first.h},
            place_ == Place::picture && is_answer(shown), visible);
  const std::size_t line = rows_.line(index);
  widgets::register_text(frame, {.id = "stage.said." + std::to_string(line + 1), .role = access::Role::text, .label = shown.empty() ? " " : shown,
                                 .state = {.selected = chosen, .current = current}, .rect = whole});
  if (!current || choice_->from != choice_->to || !frame.session.said_at(line)) return;
  const float side = std::min(first.h, frame.metrics.target(28));
  const std::string words = frame.words("ide.stage.console.block");
  const Rect button{std::min(whole.right(), visible.right() - frame.du(14)) - side, first.y + (first.h - side) / 2, side, side};
  widgets::fill(frame, button, frame.theme.accent_soft, frame.metrics.radius_chip());
  if (widgets::quiet_button(frame, "stage.said.block", button, {.icon = Icon::hand_pointing_right, .label = words, .icon_only = true, .hint = words}))
    show_block(frame);
}

void Console::draw_picture(Frame& frame, const Rect& area) const {
  const ConsoleView lines = frame.session.console();
  const float height = row_height(frame, Place::picture), width = area.w - 2 * frame.du(12);
  widgets::fill(frame, area, frame.theme.raised);
  frame.list().PushClipRect(area.min(), area.max(), true);
  std::vector<std::string> shown;
  std::vector<std::vector<std::string>> cuts;
  float tall = 0;
  for (std::size_t index = lines.size(); index > 0 && tall < area.h - 2 * frame.du(8); --index) {
    shown.push_back(shown_line(lines[index - 1]));
    cuts.push_back(cut(frame, shown.back(), width, Place::picture));
    tall += height * static_cast<float>(cuts.back().size());
  }
  float y = std::min(area.y + frame.du(8), area.bottom() - frame.du(8) - tall);
  for (std::size_t index = shown.size(); index > 0; --index) {
    draw_rows(frame, cuts[index - 1], font_of(shown[index - 1], Place::picture), {area.x + frame.du(12), y, width, height}, is_answer(shown[index - 1]), area);
    y += height * static_cast<float>(cuts[index - 1].size());
  }
  frame.list().PopClipRect();
}

bool Console::is_chosen(std::size_t index) const {
  return choice_ && index >= std::min(choice_->from, choice_->to) && index <= std::max(choice_->from, choice_->to);
}

void Console::choose(std::size_t index, bool extend) {
  choice_ = Choice{extend && choice_ ? choice_->from : index, index};
  wants_choice_in_view_ = true;
}

// A press chooses a line, a drag or Maj more of them; a double one goes to the block.
void Console::take_pointer(Frame& frame, const widgets::Panel& panel, float line_height) {
  if (!ImGui::IsMouseDown(0)) dragging_ = false;
  const ImVec2 mouse = frame.mouse();
  const bool on_button = frame.tree().find("stage.said.block") != nullptr && frame.tree().find("stage.said.block")->rect.contains(mouse);
  const bool over = panel.visible.contains(mouse) && mouse.x < panel.visible.right() - frame.du(14) && ImGui::IsWindowHovered() && !on_button;
  const bool pressed = over && ImGui::IsMouseClicked(0);
  if (!pressed && !dragging_) return;
  const float y = std::clamp(mouse.y, panel.visible.y, panel.visible.bottom() - 1) - panel.area.y;
  const std::size_t row = static_cast<std::size_t>(std::max(0.0F, y / line_height));
  if (pressed) {
    frame.focus().set_by_pointer("stage.console.lines", access::Zone::stage);
    dragging_ = row < rows_.rows();
    if (!dragging_) return choice_.reset();
    choose(rows_.index_at_row(row), ImGui::GetIO().KeyShift);
    wants_choice_in_view_ = false;
    if (ImGui::IsMouseDoubleClicked(0)) show_block(frame);
    return;
  }
  const std::size_t index = rows_.index_at_row(row);
  if (choice_ && choice_->to != index) choose(index, true);
}

void Console::take_keys(Frame& frame, const ConsoleView& lines, const Rect& visible, float line_height) {
  constexpr const char* kId = "stage.console.lines";
  const std::string count = frame.words("ide.stage.console.lines", {{"n", std::to_string(rows_.size())}});
  frame.tree().add({.id = kId, .role = access::Role::canvas, .label = frame.words("ide.stage.console"), .value = count, .rect = visible,
                    .hint = frame.words("ide.stage.console.keys"), .clip = widgets::clip_of_window()});
  if (!frame.focused(kId)) return;
  if (frame.focus().wants_view()) frame.focus().seen();
  if (!frame.input.key || rows_.size() == 0) return;
  const std::size_t last = rows_.size() - 1, here = choice_ ? choice_->to : last;
  const auto page = std::max<std::size_t>(1, static_cast<std::size_t>(visible.h / line_height));
  const widgets::Modifiers with = frame.input.key->modifiers;
  const std::optional<Choice> before = choice_;
  for (const bool extend : {false, true}) {
    const widgets::Modifiers modifiers = extend ? widgets::kShift : widgets::kNoModifier;
    if (frame.input.take(Key::up, modifiers)) choose(choice_ && here > 0 ? here - 1 : here, extend);
    else if (frame.input.take(Key::down, modifiers)) choose(std::min(choice_ ? here + 1 : here, last), extend);
    else if (frame.input.take(Key::page_up, modifiers)) choose(here > page ? here - page : 0, extend);
    else if (frame.input.take(Key::page_down, modifiers)) choose(std::min(here + page, last), extend);
    else if (frame.input.take(Key::home, modifiers)) choose(0, extend);
    else if (frame.input.take(Key::end, modifiers)) choose(last, extend);
  }
  if (frame.input.take_letter('a', widgets::kCtrl)) choice_ = Choice{0, last};
  else if (frame.input.take_letter('c', widgets::kCtrl)) copy(frame);
  else if (choice_ && (frame.input.take(Key::enter) || frame.input.take(Key::space))) show_block(frame);
  else if (choice_ && with == widgets::kNoModifier && frame.input.take(Key::escape)) choice_.reset();
  if (!frame.input.key) frame.focus().show();
  if (choice_ && choice_ != before) frame.announce(shown_line(lines[rows_.line(choice_->to)]));
  if (!choice_ || !std::exchange(wants_choice_in_view_, false)) return;
  const float top = static_cast<float>(rows_.first_row(choice_->to)) * line_height, end = top + line_height, scroll = ImGui::GetScrollY();
  if (top < scroll) ImGui::SetScrollY(top);
  else if (end > scroll + visible.h) ImGui::SetScrollY(end - visible.h);
  frame.animating = true;
}

// The chosen lines, or all that are shown.
void Console::copy(Frame& frame) {
  const ConsoleView lines = frame.session.console();
  if (rows_.size() == 0) return;
  const std::size_t from = choice_ ? std::min(choice_->from, choice_->to) : 0;
  const std::size_t to = choice_ ? std::max(choice_->from, choice_->to) : rows_.size() - 1;
  std::string text;
  std::size_t copied = 0;
  for (std::size_t index = from; index <= to && text.size() < kMostCopied; ++index, ++copied) text.append(lines[rows_.line(index)]) += '\n';
  ImGui::SetClipboardText(text.c_str());
  frame.toast(frame.words(copied == 1 ? "ide.stage.console.copied_one" : "ide.stage.console.copied", {{"n", std::to_string(copied)}}));
}

// In the program as it is now; where it has changed since, nobody knows the place any more.
void Console::show_block(Frame& frame) {
  if (!choice_) return;
  const std::optional<std::size_t> place = frame.session.said_at(rows_.line(choice_->to));
  if (place) frame.shared.wanted_place = *place;
  else frame.toast(frame.words("ide.stage.console.no_block"));
}

}  // namespace lunabloc::ide::stage
