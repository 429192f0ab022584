#include "ide/debugger/origin_view.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/overlay_head.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "program/block_diff.h"

namespace lunabloc::ide::debugger {
namespace {

using session::Origin;
using session::OriginRead;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr float kRow = 44, kIndent = 22, kChevron = 26, kPill = 26, kMostPill = 210, kHead = 40, kTallest = 330, kMargin = 8, kGap = 8;  // du
constexpr float kShare = 0.56F;  // of the code at most

// What the chain ends with, or how it goes on where no block tells it.
std::string note_of(const Frame& frame, const OriginRead& read, const std::optional<Origin>& origin) {
  if (!origin) return frame.words(read.kind == OriginRead::Kind::input ? "ide.origin.input" : "ide.origin.call");
  std::string words;
  switch (origin->kind) {
    case Origin::Kind::unknown: words = frame.words("ide.origin.unknown"); break;
    case Origin::Kind::given: words = frame.words("ide.origin.given"); break;
    case Origin::Kind::loop: words = frame.words("ide.origin.loop"); break;
    case Origin::Kind::parameter: words = frame.words("ide.origin.parameter"); break;
    case Origin::Kind::answered: words = frame.words("ide.origin.answered"); break;
    case Origin::Kind::assigned:
      if (origin->reads.empty() && !origin->expression.empty()) words = frame.words("ide.origin.constant");
      break;
  }
  if (!origin->sure) words += (words.empty() ? "" : ", ") + frame.words("ide.origin.perhaps");
  return words;
}

bool is_followed(const OriginRead& read, const std::optional<Origin>& origin) { return read.question && origin && !origin->reads.empty(); }

std::string value_words(const Frame& frame, const OriginRead& read) {
  std::string value = read.value.value_or("");
  std::replace(value.begin(), value.end(), '\n', ' ');
  return value.empty() ? frame.words("ide.origin.no_value", {{"nom", read.name}}) : frame.words("ide.origin.value", {{"nom", read.name}, {"valeur", value}});
}

// The statement in the words of its block; in Lua when the program is another by now.
std::string statement_words(const Frame& frame, const Origin& origin) {
  const session::Session& session = frame.session;
  if (origin.statement.empty() || session.ran_program() == nullptr) return {};
  if (session.tree().text() == session.ran_program()->tree().text())
    if (const program::Block* block = program::statement_at(session.projection(), origin.statement.start)) return program::words_of(*block);
  return session::head_of(*session.ran_program(), origin.statement);
}

float indent_of(const Frame& frame, int depth) { return static_cast<float>(depth) * frame.du(kIndent); }

bool is_timed(const std::optional<Origin>& origin) { return origin && !origin->statement.empty(); }

std::string step_words(const Frame& frame, const Origin& origin) { return frame.words("ide.origin.step", {{"n", std::to_string(origin.moment)}}); }
float step_width(const Frame& frame, const Origin& origin) { return frame.fonts.width(FontRole::small_bold, step_words(frame, origin)) + frame.du(4); }
float pill_width(const Frame& frame, const std::string& value) { return std::min(frame.fonts.width(FontRole::code_bold, value) + frame.du(20), frame.du(kMostPill)); }

// A note that would take the block's room stands in several lines.
float note_room(const Frame& frame, const OriginRead& read, const std::optional<Origin>& origin, float width) {
  constexpr float kUsualShare = 0.45F, kNarrowShare = 0.4F;
  float room = width - frame.du(kChevron + 2 * kMargin + kGap) - pill_width(frame, value_words(frame, read));
  if (!is_timed(origin)) return room;
  room -= step_width(frame, *origin) + frame.du(kGap);
  const float whole = frame.fonts.width(FontRole::small, note_of(frame, read, origin)) + frame.du(2);
  return whole <= room * kUsualShare ? whole : room * kNarrowShare;
}

widgets::Paragraph paragraph_of(const Frame& frame, const std::string& note, float width) {
  return {frame, {widgets::Span{.text = note}}, FontRole::small, width};
}

}  // namespace

void OriginView::take_question(Frame& frame) {
  if (!frame.shared.asked_origin) return;
  const std::string words = *std::exchange(frame.shared.asked_origin, std::nullopt);
  const std::optional<session::OriginQuestion> question = frame.session.question_about(words);
  if (!question) return;
  if (!root_ && frame.focus().visible()) frame.focus().remember();
  program_ = frame.session.ran_program();
  root_ = Row{.read = {OriginRead::Kind::variable, words, std::nullopt, question}};
  fill(frame, *root_);
  root_->read.name = root_->origin->name;
  wanted_ = 0;
  if (!root_->origin->value.empty()) root_->read.value = root_->origin->value;
  set_open(frame, *root_, true);
  frame.announce(frame.words("ide.origin") + " " + value_words(frame, root_->read) + ". " + statement_words(frame, *root_->origin));
  if (frame.focus().visible()) frame.focus().set("origin.row.0", access::Zone::overlay);
}

void OriginView::close(Frame& frame) {
  root_.reset();
  if (frame.focus().zone() != access::Zone::overlay) return;
  frame.focus().give_back_as_seen();
}

void OriginView::fill(const Frame& frame, Row& row) const {
  if (row.origin || !row.read.question) return;
  row.origin = frame.session.origin_of(*row.read.question);
  if (!row.read.value && !row.origin->value.empty()) row.read.value = row.origin->value;
}

void OriginView::set_open(Frame& frame, Row& row, bool open) const {
  row.open = open && is_followed(row.read, row.origin);
  if (!row.open || !row.below.empty()) return;
  for (const OriginRead& read : row.origin->reads) {
    row.below.push_back({.read = read});
    fill(frame, row.below.back());
  }
}

void OriginView::draw(Frame& frame) {
  take_question(frame);
  if (!root_) return;
  // Another run: what was asked about is gone.
  if (frame.session.ran_program() != program_ || frame.session.step_count() == 0) return close(frame);
  const Rect code = frame.area;
  const float margin = frame.du(10), most = std::min(frame.du(kTallest), code.h * kShare), tallest = wanted_ > 0 ? std::min(most, wanted_) : most;
  const Rect box{code.x + margin, code.bottom() - tallest - margin, code.w - 2 * margin, tallest};
  const widgets::Panel panel = widgets::begin_overlay(frame, "origin", box);
  Rect content = Rect{panel.area.x, panel.area.y, panel.area.w, 1.0e6F}.inset(frame.metrics.tool_margin(), frame.du(6));
  content.cut_top(frame.du(kHead));
  // The title stays while the lines scroll under it.
  Rect head = box.inset(frame.metrics.tool_margin() + frame.metrics.border(), frame.du(6));
  head = head.cut_top(frame.du(kHead));
  const bool closed = widgets::overlay_head(frame, "origin", head, Icon::help_circle_outline, frame.words("ide.origin"));
  ImGui::PushClipRect({box.x, head.bottom()}, {box.right(), box.bottom() - frame.du(4)}, true);
  std::size_t index = 0;
  const float bottom = draw_row(frame, *root_, content, content.y, 0, index);
  ImGui::PopClipRect();
  const std::string& focus = frame.focus().id();
  if (focus.starts_with("origin.row.")) {
    const std::size_t row = std::stoul(focus.substr(11));
    const auto go = [&](std::size_t to) { frame.focus().set("origin.row." + std::to_string(to), access::Zone::overlay); };
    if (frame.input.take(Key::down)) go(std::min(row + 1, index - 1));
    else if (frame.input.take(Key::up)) go(row == 0 ? 0 : row - 1);
  }
  if (const float wanted = bottom - panel.area.y + frame.du(10); std::abs(wanted - wanted_) > 1) wanted_ = wanted, frame.animating = true;
  widgets::end_overlay(frame, panel, bottom + frame.du(8));
  if (closed || frame.input.take(Key::escape)) close(frame);
}

float OriginView::draw_row(Frame& frame, Row& row, const Rect& content, float y, int depth, std::size_t& index) {
  const std::size_t number = index++;
  const std::string id = "origin.row." + std::to_string(number);
  const float height = height_of(frame, row, content.w - indent_of(frame, depth));
  const bool followed = is_followed(row.read, row.origin), timed = is_timed(row.origin);
  const bool current = timed && row.origin->moment == frame.session.shown_step();
  Rect line{content.x, y, content.w, height};
  const std::string value = value_words(frame, row.read);
  const std::string step = timed ? step_words(frame, *row.origin) : std::string();
  const std::string note = note_of(frame, row.read, row.origin);
  std::string label = value;
  for (const std::string& more : {row.origin ? statement_words(frame, *row.origin) : std::string(), note, step})
    if (!more.empty()) label += ". " + more;

  // The chevron first: a press on it is not one on the line.
  const float left = line.x + indent_of(frame, depth);
  const Rect chevron{left, line.center().y - frame.du(kChevron) / 2, frame.du(kChevron), frame.du(kChevron)};
  if (followed && widgets::quiet_button(frame, "origin.fold." + std::to_string(number), chevron,
                                        {.icon = row.open ? Icon::chevron_down : Icon::chevron_right,
                                         .label = frame.words(row.open ? "ide.origin.fold" : "ide.origin.open", {{"nom", row.read.name}}), .icon_only = true}))
    set_open(frame, row, !row.open);
  const Rect rest{chevron.right(), line.y + 1, line.right() - chevron.right(), line.h - 2};
  const widgets::Interaction state = widgets::interact(
      frame, {.id = id, .role = access::Role::item, .label = label, .state = {.disabled = !timed, .expanded = row.open, .current = current}, .rect = rest,
              .hint = timed ? frame.words("ide.origin.go") : std::string()});
  if (state.hovered && timed) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (current || (state.hovered && timed)) widgets::fill(frame, rest, current ? frame.theme.current_line : frame.theme.sunken, frame.metrics.radius_button());
  if (current) widgets::fill(frame, {rest.x, rest.y, frame.du(3), rest.h}, frame.theme.exec, frame.du(1.5F));
  if (state.activated && timed) frame.commands.push("time.step", {std::to_string(row.origin->moment)});
  if (frame.focused(id)) {
    if (frame.input.take(Key::right)) set_open(frame, row, true);
    else if (frame.input.take(Key::left)) row.open = false;
  }

  Rect inside = rest.inset(frame.du(kMargin), 0);
  if (timed) {
    widgets::text_in(frame, inside.cut_right(step_width(frame, *row.origin)), FontRole::small_bold, frame.theme.accent, step, widgets::Align::right);
    inside.cut_right(frame.du(kGap));
  }
  const Rect column = inside.cut_left(pill_width(frame, value));
  const Rect pill{column.x, column.center().y - frame.du(kPill) / 2, column.w, frame.du(kPill)};
  widgets::fill(frame, pill, frame.theme.raised, pill.h / 2);
  widgets::outline(frame, pill, frame.theme.line_strong, pill.h / 2);
  widgets::text_in(frame, pill.inset(frame.du(8), 0), FontRole::code_bold, frame.theme.ink, value, widgets::Align::center);
  if (pill.contains(frame.mouse()) && state.hovered) widgets::tooltip(frame, state, pill, value);
  inside.cut_left(frame.du(kGap));
  if (!note.empty()) {
    const Rect place = timed ? inside.cut_right(note_room(frame, row.read, row.origin, line.right() - left)) : inside;
    const widgets::Paragraph words = paragraph_of(frame, note, place.w);
    words.draw(frame, timed ? place.right() - words.widest() : place.x, place.center().y - words.height() / 2, frame.theme.ink2);
    if (timed) inside.cut_right(frame.du(kGap));
  }
  if (timed) draw_statement(frame, row, inside);
  widgets::ring_if_focused(frame, state, rest, frame.metrics.radius_button());

  y = line.bottom();
  if (!row.open) return y;
  const float stem = left + frame.du(kChevron) / 2, from = line.center().y + frame.du(kChevron) / 2, thick = std::max(1.0F, frame.du(1.5F));
  for (Row& below : row.below) {
    const float middle = y + height_of(frame, below, content.w - indent_of(frame, depth + 1)) / 2;
    widgets::fill(frame, {stem, middle, frame.du(kIndent) - frame.du(6), thick}, frame.theme.line_strong);
    widgets::fill(frame, {stem, from, thick, middle - from + thick}, frame.theme.line_strong);
    y = draw_row(frame, below, content, y, depth + 1, index);
  }
  return y;
}

float OriginView::height_of(Frame& frame, const Row& row, float width) const {
  const std::string block = block_of(row);
  const float picture = block.empty() ? 0 : frame.draw_lua_blocks(frame, block, {0, 0, width, 0});
  const std::string note = note_of(frame, row.read, row.origin);
  const float words = note.empty() ? 0 : paragraph_of(frame, note, note_room(frame, row.read, row.origin, width)).height();
  return std::max({frame.du(kRow), frame.metrics.target(36), picture + frame.du(4), words});
}

std::string OriginView::block_of(const Row& row) const {
  if (!row.origin || row.origin->statement.empty() || row.origin->kind == Origin::Kind::loop) return {};
  const TextRange range = row.origin->statement;
  std::string lua = program_->tree().text().substr(range.start, range.length());
  return lua.find('\n') == std::string::npos ? lua : std::string();
}

// As blocks; what holds others, as the line that it begins with.
void OriginView::draw_statement(Frame& frame, const Row& row, Rect place) const {
  if (place.w < frame.du(30)) return;
  if (const std::string lua = block_of(row); !lua.empty()) {
    const float height = frame.draw_lua_blocks(frame, lua, {place.x, place.y, place.w, 0});
    const float shown = std::min(height, place.h);
    frame.list().PushClipRect(place.min(), place.max(), true);
    frame.draw_lua_blocks(frame, lua, {place.x, std::round(place.center().y - shown / 2), place.w, height});
    frame.list().PopClipRect();
    return;
  }
  const std::string head = session::head_of(*program_, row.origin->statement);
  const float wide = std::min(place.w, frame.fonts.width(FontRole::code, head) + frame.du(16));
  const Rect chip{place.x, place.center().y - frame.du(kPill) / 2, wide, frame.du(kPill)};
  widgets::fill(frame, chip, frame.theme.chip, frame.metrics.radius_chip());
  widgets::text_in(frame, chip.inset(frame.du(8), 0), FontRole::code, frame.theme.ink, head);
}

}  // namespace lunabloc::ide::debugger
