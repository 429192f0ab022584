#include "ide/debugger/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/line_index.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/part_words.h"
#include "ide/widgets/text.h"
#include "ide/widgets/value_signs.h"
#include "lesson/words.h"

namespace lunabloc::ide::debugger {
namespace {

using session::RunPhase;
using theme::FontRole;
using theme::Icon;
using trace::Event;
using trace::EventKind;
using widgets::Frame;
using widgets::Key;

struct Speed {
  double steps;       // a second
  const char* words;  // what a pupil calls it
};
constexpr std::array<Speed, 10> kSpeeds = {{{1, "ide.time.speed.slowest"}, {2, "ide.time.speed.slow"}, {4, "ide.time.speed.normal"},
                                            {8, "ide.time.speed.quick"}, {16, "ide.time.speed.quick"}, {32, "ide.time.speed.quicker"},
                                            {64, "ide.time.speed.quicker"}, {128, "ide.time.speed.quickest"}, {256, "ide.time.speed.quickest"},
                                            {10'000, "ide.time.speed.turbo"}}};
// Those that the list of a narrow bar offers: one a word.
constexpr std::array<std::size_t, 7> kNamedSpeeds = {0, 1, 2, 4, 6, 8, 9};
constexpr float kWideBar = 760;   // du; narrower bars leave the legend and the speed out
constexpr float kFolded = 56;     // du, lower: one line
constexpr float kMarkRoom = 9;    // du that a mark needs; with less, marks become a density
constexpr std::size_t kStretch = 1024;  // steps that are counted together where there are very many
constexpr float kKnob = 8;        // of widgets::slider

bool is_alive(const session::Session& session) {
  return session.run_phase() == RunPhase::running || session.run_phase() == RunPhase::waiting_for_answer;
}

std::string value_of(const Event& event) { return event.values.empty() ? std::string() : trace::text_of(event.values[0]); }

std::string shortened_value(std::string text) {
  constexpr std::size_t kLongest = 40;
  if (text.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    text += "…";
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// What a kit's world tells: a sensor that was read, a message that left, was lost or was read.
std::string kit_words(const Frame& frame, const Event& event) {
  if (event.values.size() < 2) return {};
  const std::string who = trace::text_of(event.values[0]);
  if (event.name == "kit.read")
    return frame.words("ide.time.event.pin", {{"nom", widgets::part_label(frame, who)},
                                              {"valeur", widgets::part_value_words(frame, widgets::kind_of_part(who), trace::number_of(event.values[1]))}});
  const char* const id = event.name == "kit.received" ? "ide.time.event.received" : event.values.size() > 2 ? "ide.time.event.lost" : "ide.time.event.sent";
  return frame.words(id, {{"nom", who}, {"texte", trace::text_of(event.values[1])}});
}

}  // namespace

void View::refresh(const session::Session& session) {
  const trace::Trace* trace = session.trace();
  const std::size_t count = trace != nullptr ? trace->events().size() : 0;
  const bool alive = is_alive(session);
  if (trace_ != trace || count < read_ || (alive && !was_alive_)) {
    trace_ = trace;
    read_ = 0;
    marks_.clear();
    marked_.clear();
    ran_revision_ = session.revision();
  }
  was_alive_ = alive;
  if (read_ == count) return;
  for (auto at = trace->events().from(read_); read_ < count; ++at, ++read_) {
    const Event& event = *at;
    if (trace::begins_moment(event, trace->request())) marks_.push_back(Mark::none);
    if (marks_.empty()) continue;
    Mark& mark = marks_.back();
    const bool was_none = mark == Mark::none;
    if (event.kind == EventKind::said || event.kind == EventKind::output || event.kind == EventKind::question) mark = Mark::said;
    else if (mark != Mark::said && (event.kind == EventKind::world || event.kind == EventKind::pin)) mark = Mark::action;
    else if (mark == Mark::none && event.kind == EventKind::variable) mark = Mark::write;
    marked_.resize((marks_.size() - 1) / kStretch + 1);
    if (was_none && mark != Mark::none) ++marked_.back();
  }
}

void View::draw(Frame& frame) {
  refresh(frame.session);
  const widgets::Panel panel =
      widgets::begin_panel(frame, {.id = "time_bar", .zone = access::Zone::time_bar, .rect = frame.area});
  Rect rest = panel.area.inset(frame.metrics.tool_margin(), 0);
  const float wide = rest.w / frame.metrics.scale;
  const bool low = rest.h / frame.metrics.scale < 84;
  const bool compact = wide < kWideBar;
  draw_buttons(frame, rest, compact);
  draw_breakpoint_buttons(frame, rest, compact);
  announce_breakpoint(frame);
  rest.cut_left(frame.metrics.space(3));
  if (!compact && !low) {
    draw_speed(frame, rest.cut_right(frame.du(112)));
    rest.cut_right(frame.metrics.space(3));
  } else {
    draw_speed_button(frame, rest);
  }
  // One line, beside a lesson that is read: the words till there is a moment to be at, then the moments.
  const bool folded = rest.h / frame.metrics.scale < kFolded;
  rest = rest.inset(0, low ? frame.du(2) : frame.du(10));
  if (!folded) draw_words(frame, rest.cut_top(std::max(frame.fonts.line(FontRole::small), frame.du(24))), !compact && !low);
  else if (frame.session.step_count() == 0) draw_words(frame, rest, false);
  if (!folded || frame.session.step_count() > 0) draw_slider(frame, rest);
  widgets::end_panel(frame, panel);
  if (changes_open_) draw_list_of_changes(frame);
}

void View::draw_buttons(Frame& frame, Rect& rest, bool compact) {
  const session::Session& session = frame.session;
  const bool alive = is_alive(session);
  const bool at_end = session.shown_step() >= session.step_count();
  const bool rewound = session.step_count() > 0 && !at_end;
  const float small = frame.metrics.target(36), gap = frame.du(6);
  const auto button = [&](const std::string& id, Icon icon, std::string_view words, const char* command, bool enabled) {
    const Rect column = rest.cut_left(small);
    rest.cut_left(gap);
    if (widgets::secondary_button(frame, id, {column.x, column.center().y - small / 2, small, small},
                                  {.icon = icon, .label = frame.words(words), .icon_only = true, .enabled = enabled}) &&
        enabled)
      frame.commands.push(command);
  };
  if (alive) button("time.stop", Icon::stop, "ide.time.stop", "run.stop", true);
  else if (!compact) button("time.start", Icon::skip_previous, "ide.time.start", "time.start", session.shown_step() > 0);
  button("time.back", Icon::step_backward, "ide.time.back", "time.back", session.shown_step() > 0);

  const bool pauses = session.playing() && (alive || rewound);
  // After a change it is the new program that is wanted.
  const bool resumes = !pauses && rewound && session.revision() == ran_revision_;
  const widgets::ButtonFace face{.icon = pauses ? Icon::pause : Icon::play,
                                 .label = frame.words(pauses ? "ide.time.pause" : (resumes ? "ide.time.resume" : "ide.time.run"))};
  const float height = frame.metrics.big_button_height();
  const Rect column = rest.cut_left(std::max(frame.du(132), widgets::button_width(frame, face)));
  rest.cut_left(gap);
  if (widgets::run_button(frame, "time.run", {column.x, column.center().y - height / 2, column.w, height}, face))
    frame.commands.push(pauses ? "time.pause" : (resumes ? "time.play" : "run.start"));

  button("time.forward", Icon::step_forward, "ide.time.forward", "time.forward", rewound);
  if (!compact) button("time.end", Icon::skip_next, "ide.time.end", "time.end", rewound);
}

// « ‹ ⯃ 5 › »: to the breakpoints before and after, and how often they hold in this run.
void View::draw_breakpoint_buttons(Frame& frame, Rect& rest, bool compact) const {
  const std::vector<session::ShownBreakpoint>& breakpoints = frame.session.breakpoints();
  if (breakpoints.empty() || frame.session.step_count() == 0) return;
  const float side = frame.metrics.target(30), middle = rest.center().y;
  const auto button = [&](const char* id, Icon icon, const char* words, const char* command) {
    const Rect column = rest.cut_left(side);
    if (widgets::secondary_button(frame, id, {column.x, middle - side / 2, side, side}, {.icon = icon, .label = frame.words(words), .icon_only = true}))
      frame.commands.push(command);
  };
  rest.cut_left(frame.du(6));
  button("time.breakpoint.previous", Icon::chevron_left, "ide.time.breakpoint.previous", "breakpoint.previous");
  std::size_t hits = 0;
  std::string words;
  for (const session::ShownBreakpoint& one : breakpoints) {
    hits += one.hits.value_or(0);
    words += (words.empty() ? "" : ". ") + widgets::breakpoint_words(frame, one);
  }
  const std::string count = std::to_string(hits);
  const float wide = compact ? frame.du(20) : frame.du(24) + frame.fonts.width(FontRole::small_bold, count) + frame.du(4);
  Rect sign = rest.cut_left(wide);
  const Rect whole = sign;
  widgets::breakpoint_sign(frame, {sign.x + frame.du(compact ? 10 : 12), middle}, frame.du(8), widgets::SignLook::always);
  sign.cut_left(frame.du(24));
  if (!compact) widgets::text_in(frame, sign, FontRole::small_bold, frame.theme.ink, count);
  widgets::register_text(frame, {.id = "time.breakpoints", .role = access::Role::status, .label = words, .rect = whole});
  if (whole.contains(frame.mouse()) && ImGui::IsWindowHovered()) widgets::tooltip(frame, {.hovered = true}, whole, words);
  button("time.breakpoint.next", Icon::chevron_right, "ide.time.breakpoint.next", "breakpoint.next");
}

// Playback has come to one: said once.
void View::announce_breakpoint(Frame& frame) {
  const session::Session& session = frame.session;
  const auto& breakpoints = session.breakpoints();
  const auto here = std::find_if(breakpoints.begin(), breakpoints.end(), [](const session::ShownBreakpoint& one) { return one.here; });
  if (here == breakpoints.end() || session.playing()) {
    if (here == breakpoints.end()) stopped_at_.reset();
    return;
  }
  if (stopped_at_ == session.shown_step()) return;
  stopped_at_ = session.shown_step();
  frame.announce(widgets::breakpoint_words(frame, *here) + ". " + frame.words("ide.time.step", {{"n", std::to_string(session.shown_step())}}));
}

std::string View::event_words(const Frame& frame, std::size_t step) const {
  const session::Session& session = frame.session;
  if (step == 0) return frame.words("ide.time.begin");
  const trace::Trace* trace = session.trace();
  if (trace == nullptr || step > trace->moments()) return {};
  const std::size_t begin = trace->event_of_moment(step - 1), end = trace->event_of_moment(step);
  std::optional<Event> telling;
  const auto rank = [](const Event& one) {
    switch (one.kind) {
      case EventKind::world: return one.name == "kit.read" ? 1 : one.name == "kit.send" || one.name == "kit.received" ? 3 : 0;
      case EventKind::error: return 5;
      case EventKind::said: return 4;
      case EventKind::pin: return 3;
      case EventKind::variable: return 2;
      case EventKind::wait: return 1;
      default: return 0;
    }
  };
  for (auto event = trace->events().from(begin); event.index() < end; ++event)
    if (rank(*event) > (telling ? rank(*telling) : 0)) telling = *event;
  if (!telling) {
    const Event first = trace->events()[begin];
    if (first.offset == trace::kNoOffset || session.revision() != ran_revision_) return {};
    const std::uint32_t line = base::LineIndex(session.tree().text()).line_of(first.offset);
    return frame.words("ide.time.event.line", {{"n", std::to_string(line)}});
  }
  const std::string value = shortened_value(value_of(*telling));
  const double number = telling->values.empty() ? 0 : trace::number_of(telling->values.front());
  switch (telling->kind) {
    case EventKind::error: return frame.words("ide.time.event.error");
    case EventKind::said: return frame.words("ide.time.event.said", {{"valeur", value}});
    case EventKind::pin:
      return frame.words("ide.time.event.pin", {{"nom", widgets::part_label(frame, telling->name)},
                                                {"valeur", widgets::part_value_words(frame, widgets::kind_of_part(telling->name), number)}});
    case EventKind::world: return kit_words(frame, *telling);
    case EventKind::variable: return frame.words("ide.time.event.variable", {{"nom", telling->name}, {"valeur", value}});
    default: return frame.words("ide.time.event.wait", {{"valeur", lunabloc::lesson::shown_number(number, session.language())}});
  }
}

void View::draw_words(Frame& frame, Rect line, bool with_legend) {
  const session::Session& session = frame.session;
  const std::size_t count = session.step_count(), shown = session.shown_step();
  const auto say = [&](const std::string& words) {
    widgets::text_in(frame, line, FontRole::small, frame.theme.ink2, words);
    widgets::register_text(frame, {.id = "time.words", .role = access::Role::status, .label = words, .rect = line});
  };
  if (count == 0) {
    if (session.run_phase() == RunPhase::running) return say(frame.words("ide.time.running"));
    if (session.run_phase() == RunPhase::waiting_for_answer) return say(frame.words("ide.time.waiting"));
    return say(frame.words("ide.time.idle"));
  }
  const auto& breakpoints = session.breakpoints();
  const bool at_breakpoint = !session.playing() && std::any_of(breakpoints.begin(), breakpoints.end(), [](const auto& one) { return one.here; });
  if (with_legend && session.changes_since_run().empty() && !at_breakpoint) draw_legend(frame, line);
  const std::string step = frame.words("ide.time.step", {{"n", std::to_string(shown)}});
  const std::string of = frame.words("ide.time.of", {{"total", std::to_string(count)}});
  line.cut_left(widgets::text_in(frame, line, FontRole::body_bold, frame.theme.ink, step) + frame.du(5));
  line.cut_left(widgets::text_in(frame, line, FontRole::small, frame.theme.ink3, of) + frame.metrics.space(4));
  std::string event;
  if (session.run_phase() == RunPhase::waiting_for_answer && shown >= count) event = frame.words("ide.time.waiting");
  else if (shown >= count && session.run_phase() == RunPhase::finished && session.trace() != nullptr && session.trace()->ended() &&
           session.trace()->events().back().name == "finished")
    event = frame.words("ide.time.event.finished");
  else event = event_words(frame, shown);
  for (const session::ShownBreakpoint& one : breakpoints)
    if (at_breakpoint && one.here) event = (one.condition.empty() ? frame.words("ide.breakpoint") : frame.words("ide.breakpoint.if", {{"condition", one.condition}})) + " · " + event;
  if (!session.changes_since_run().empty()) {
    draw_changes(frame, line);
    event = frame.words("ide.time.changed");
    widgets::register_text(frame, {.id = "time.words", .role = access::Role::status, .label = fmt::format("{} {}. {}", step, of, event), .rect = line});
    return;
  }
  const widgets::Paragraph paragraph(frame, widgets::spans_of(event, frame.french()), FontRole::small, 1.0e6F);
  const float top = line.center().y - paragraph.height() / 2;
  ImGui::PushClipRect(line.min(), line.max(), true);
  paragraph.draw(frame, line.x, top, frame.theme.ink);
  ImGui::PopClipRect();
  const std::string plain = widgets::plain_of(widgets::spans_of(event, frame.french()));
  widgets::register_text(frame, {.id = "time.words", .role = access::Role::status, .label = fmt::format("{} {}. {}", step, of, plain), .rect = line});
}

// That the program is another by now, and how: the list leads to the blocks.
// In a bar without room for the slider: one button, and the speeds by their names.
void View::draw_speed_button(Frame& frame, Rect& rest) {
  const double speed = frame.session.speed();
  std::size_t current = 0;
  while (current + 1 < kNamedSpeeds.size() && kSpeeds[kNamedSpeeds[current]].steps < speed) ++current;
  const std::string name = frame.words(kSpeeds[kNamedSpeeds[current]].words);
  const float side = frame.metrics.target(36);
  const Rect column = rest.cut_right(side);
  rest.cut_right(frame.metrics.space(2));
  const Rect button{column.x, column.center().y - side / 2, side, side};
  const std::string label = frame.words("ide.time.speed") + " : " + name;
  if (widgets::secondary_button(frame, "time.speed.open", button, {.icon = Icon::gauge, .label = label, .icon_only = true, .hint = label, .pressed = speeds_open_}))
    speeds_open_ = !speeds_open_;
  if (!speeds_open_) return;
  std::vector<widgets::MenuItem> items;
  for (std::size_t i = 0; i < kNamedSpeeds.size(); ++i) items.push_back({.label = frame.words(kSpeeds[kNamedSpeeds[i]].words), .current = i == current});
  const widgets::MenuResult result = widgets::menu(frame, "time.speeds", button, frame.words("ide.time.speed"), items);
  if (result.chosen) frame.commands.push("time.speed", {fmt::format("{}", kSpeeds[kNamedSpeeds[*result.chosen]].steps)});
  if (result.closed) speeds_open_ = false;
}

void View::draw_changes(Frame& frame, Rect line) {
  const std::string words = frame.words("ide.time.changed");
  widgets::ButtonFace face{.icon = Icon::pencil, .label = words, .hint = frame.words("ide.time.changed.hint"), .pressed = changes_open_};
  face.icon_only = widgets::button_width(frame, face) > line.w;
  changes_at_ = line.cut_left(face.icon_only ? frame.metrics.target(36) : widgets::button_width(frame, face));
  if (widgets::quiet_button(frame, "time.changes", changes_at_, face)) changes_open_ = !changes_open_;
  if (changes_open_) frame.shared.tooltip_seen = false;
}

void View::draw_list_of_changes(Frame& frame) {
  const std::vector<session::ProgramChange>& changes = frame.session.changes_since_run();
  std::vector<widgets::MenuItem> items;
  for (const session::ProgramChange& change : changes) items.push_back({.label = change.words, .enabled = change.block != NodeId::none});
  const widgets::MenuResult result = widgets::menu(frame, "changes", changes_at_, frame.words("ide.time.changed"), items);
  if (result.chosen && *result.chosen < changes.size()) frame.shared.wanted_block = changes[*result.chosen].block;
  if (result.closed) changes_open_ = false;
}

void View::draw_legend(Frame& frame, Rect& line) const {
  struct Entry {
    Mark mark;
    const char* words;
  };
  constexpr Entry kEntries[] = {
      {Mark::said, "ide.time.mark.said"}, {Mark::write, "ide.time.mark.write"}, {Mark::action, "ide.time.mark.action"}};
  line.cut_right(frame.du(4));
  for (const Entry& entry : kEntries) {
    const std::string words = frame.words(entry.words);
    const Rect place = line.cut_right(frame.fonts.width(FontRole::small, words));
    widgets::text_in(frame, place, FontRole::small, frame.theme.ink2, words);
    draw_mark(frame, line.cut_right(frame.du(16)).center(), entry.mark, frame.theme.ink2);
    line.cut_right(frame.metrics.space(3));
  }
}

void View::draw_mark(Frame& frame, ImVec2 center, Mark mark, ImU32 color) const {
  const float size = frame.du(4.5F);
  ImDrawList& list = frame.list();
  switch (mark) {
    case Mark::none: return;
    case Mark::said: list.AddCircleFilled(center, size, color); return;
    case Mark::write: list.AddRectFilled({center.x - size + 1, center.y - size + 1}, {center.x + size - 1, center.y + size - 1}, color); return;
    case Mark::action:
      list.AddQuadFilled({center.x, center.y - size - 1}, {center.x + size + 1, center.y}, {center.x, center.y + size + 1},
                         {center.x - size - 1, center.y}, color);
      return;
  }
}

std::size_t View::next_of_kind(std::size_t from, bool forward) const {
  const auto mark_at = [&](std::size_t step) { return step == 0 || step > marks_.size() ? Mark::none : marks_[step - 1]; };
  const Mark kind = mark_at(from);
  const auto same = [&](std::size_t step) { return kind == Mark::none ? mark_at(step) != Mark::none : mark_at(step) == kind; };
  if (forward) {
    for (std::size_t step = from + 1; step <= marks_.size(); ++step)
      if (same(step)) return step;
    return marks_.size();
  }
  for (std::size_t step = from; step-- > 1;)
    if (same(step)) return step;
  return 0;
}

void View::draw_slider(Frame& frame, const Rect& rect) {
  const session::Session& session = frame.session;
  const std::size_t count = session.step_count(), shown = session.shown_step();
  const float height = std::min(rect.h, frame.du(26));
  const Rect place{rect.x, rect.y, rect.w, height};
  const Rect rail{place.x + frame.du(kKnob), place.bottom() + frame.du(2), place.w - 2 * frame.du(kKnob), std::max(0.0F, rect.bottom() - place.bottom())};
  if (count > 0) draw_marks(frame, rail);
  if (frame.focused("time.slider") && count > 0) {
    const bool back = frame.input.take(Key::left, widgets::kCtrl), forward = !back && frame.input.take(Key::right, widgets::kCtrl);
    if (back || forward) frame.commands.push("time.step", {std::to_string(next_of_kind(shown, forward))});
  }
  const std::string words = count == 0 ? frame.words("ide.time.idle")
                                       : frame.words("ide.time.step", {{"n", std::to_string(shown)}}) + " " +
                                             frame.words("ide.time.of", {{"total", std::to_string(count)}});
  const widgets::SliderRange range{0, std::max(1.0, static_cast<double>(count)), 1};
  const double value = widgets::slider(frame, "time.slider", place, frame.words("ide.time.slider"), words, range, static_cast<double>(shown));
  if (count > 0 && value != static_cast<double>(shown)) frame.commands.push("time.step", {std::to_string(static_cast<std::size_t>(value))});
}

void View::draw_marks(Frame& frame, const Rect& rail) const {
  const std::size_t count = marks_.size(), shown = frame.session.shown_step();
  if (count == 0 || rail.h < frame.du(6)) return;
  const ImU32 future = theme::mix(frame.theme.ink3, frame.theme.panel, 0.4F);
  const auto at = [&](std::size_t step) { return rail.x + rail.w * static_cast<float>(step) / static_cast<float>(count); };
  const float middle = rail.y + std::min(rail.h / 2, frame.du(7));
  if (static_cast<float>(count) * frame.du(kMarkRoom) <= rail.w) {
    for (std::size_t step = 1; step <= count; ++step)
      draw_mark(frame, {std::round(at(step)), middle}, marks_[step - 1], step <= shown ? frame.theme.ink2 : future);
    return;
  }
  // Too many to tell apart: how many there are, column by column.
  const float column = std::max(2.0F, frame.du(3));
  const auto columns = static_cast<std::size_t>(std::max(1.0F, std::floor(rail.w / column)));
  std::vector<std::size_t> heights(columns, 0);
  const auto column_of = [&](std::size_t step) { return std::min(columns - 1, step * columns / (count + 1)); };
  if (count < columns * kStretch) {
    for (std::size_t step = 1; step <= count; ++step)
      if (marks_[step - 1] != Mark::none) ++heights[column_of(step)];
  } else {
    for (std::size_t stretch = 0; stretch < marked_.size(); ++stretch) heights[column_of(stretch * kStretch + 1)] += marked_[stretch];
  }
  const auto tallest = static_cast<float>(std::max<std::size_t>(1, *std::max_element(heights.begin(), heights.end())));
  for (std::size_t index = 0; index < columns; ++index) {
    if (heights[index] == 0) continue;
    const float tall = std::max(frame.du(3), std::round(static_cast<float>(heights[index]) / tallest * std::min(rail.h, frame.du(12))));
    const float x = rail.x + static_cast<float>(index) * column;
    widgets::fill(frame, {x, rail.y, column - 1, tall}, x <= at(shown) ? frame.theme.ink2 : future);
  }
}

void View::draw_speed(Frame& frame, Rect rect) const {
  const std::string label = frame.words("ide.time.speed");
  rect = rect.inset(0, frame.du(12));
  const Rect title = rect.cut_top(frame.fonts.line(FontRole::small));
  Rect line = rect.cut_top(frame.du(36));
  widgets::icon_in(frame, line.cut_left(frame.du(20)), FontRole::icon19, frame.theme.ink2, Icon::walk);
  widgets::icon_in(frame, line.cut_right(frame.du(20)), FontRole::icon19, frame.theme.ink2, Icon::run);
  const double speed = frame.session.speed();
  std::size_t index = 0;
  while (index + 1 < kSpeeds.size() && kSpeeds[index].steps < speed) ++index;
  const std::string name = frame.words(kSpeeds[index].words);
  const std::string words = index + 1 == kSpeeds.size() ? name : name + ", " + frame.words("ide.time.speed.value", {{"n", fmt::format("{}", speed)}});
  widgets::text_in(frame, title, FontRole::small, frame.theme.ink2, name, widgets::Align::center);
  const double chosen = widgets::slider(frame, "time.speed", line, label, words, {0, static_cast<double>(kSpeeds.size() - 1), 1},
                                        static_cast<double>(index));
  if (chosen != static_cast<double>(index))
    frame.commands.push("time.speed", {fmt::format("{}", kSpeeds[static_cast<std::size_t>(chosen)].steps)});
}

}  // namespace lunabloc::ide::debugger
