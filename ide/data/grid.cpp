#include "ide/data/grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ide/data/cell_words.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using widgets::Align;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

namespace {

constexpr float kRow = 30, kHead = 36, kPad = 10, kSign = 22, kLeast = 64, kMost = 240, kWidest = 560, kTrack = 16, kThumb = 32;  // du
constexpr std::uint64_t kMeasuredRows = 40;
constexpr std::size_t kMeasuredColumns = 24;
constexpr std::uint64_t kBandRows = 12;  // in one list of corners: it holds 65 535
constexpr float kNotch = 3;              // rows of one notch of the wheel
constexpr std::uint64_t kSaidRows = 24;   // of those in sight, to the accessible tree

float row_height(const Frame& frame) { return std::max(frame.metrics.target(kRow), frame.fonts.line(FontRole::small) + frame.du(6)); }
float head_height(const Frame& frame) { return std::max(frame.metrics.target(kHead), frame.fonts.line(FontRole::small_bold) + frame.du(10)); }

float numbers_width(const Frame& frame, std::uint64_t count) {
  return frame.fonts.width(FontRole::tiny, count_words(frame, std::max<std::uint64_t>(count, 99))) + frame.du(14);
}

// « ⚠ vide »: a sign and a word, on a ground of its own.
void draw_missing(Frame& frame, const Rect& rect) {
  const std::string words = frame.words("ide.data.empty_cell");
  const float width = std::min(rect.w, frame.fonts.width(FontRole::tiny, words) + frame.du(30)), height = std::min(rect.h - frame.du(4), frame.fonts.line(FontRole::tiny) + frame.du(4));
  Rect badge{rect.right() - width, rect.center().y - height / 2, width, height};
  widgets::fill(frame, badge, frame.theme.warn_soft, frame.metrics.radius_chip());
  widgets::outline(frame, badge, frame.theme.warn, frame.metrics.radius_chip());
  widgets::warning_triangle(frame, {badge.x + frame.du(12), badge.center().y}, frame.du(5), frame.theme.warn, frame.theme.on_warn);
  badge.cut_left(frame.du(20));
  widgets::text_in(frame, badge, FontRole::tiny, frame.theme.ink, words);
}

}  // namespace

void Grid::reset() {
  top_ = 0;
  left_ = 0;
  row_ = 0;
  column_ = 0;
  widths_.clear();
}

// Once from the heads, once more when the first rows are here; then nothing moves any more.
void Grid::measure(const Frame& frame, const GridRows& rows, float room) {
  const bool fresh = widths_.size() != rows.columns.size() || scale_ != frame.metrics.scale;
  if (fresh) {
    scale_ = frame.metrics.scale;
    measured_rows_ = false;
    widths_.clear();
    for (const tables::Column& column : rows.columns)
      widths_.push_back(std::clamp(frame.fonts.width(FontRole::small_bold, head_words(column)) + frame.du(2 * kPad + 2 * kSign), frame.du(kLeast), frame.du(kMost)));
  }
  if (measured_rows_ || rows.count == 0 || rows.columns.empty() || rows.cell(0, 0) == nullptr) return;
  measured_rows_ = true;
  std::vector<float> wanted = widths_;
  for (std::size_t column = 0; column < std::min(widths_.size(), kMeasuredColumns); ++column)
    for (std::uint64_t row = 0; row < std::min(rows.count, kMeasuredRows); ++row)
      if (const tables::Cell* cell = rows.cell(row, column)) {
        const float words = frame.fonts.width(FontRole::small, cell_words(frame, *cell, rows.columns[column]));
        wanted[column] = std::max(wanted[column], std::min(frame.du(kWidest), words + frame.du(2 * kPad + (tables::is_missing(*cell) ? kSign : 2))));
      }
  for (std::size_t column = 0; column < widths_.size(); ++column) {
    widths_[column] = std::max(widths_[column], std::min(wanted[column], frame.du(kMost)));
    room -= widths_[column];
  }
  // What is longer has what room is left.
  for (std::size_t column = 0; column < widths_.size() && room > 0; ++column) {
    const float more = std::min(room, wanted[column] - widths_[column]);
    widths_[column] += more;
    room -= more;
  }
}

std::vector<Grid::Place> Grid::places(const Rect& body) const {
  std::vector<Place> shown;
  float x = body.x - left_;
  for (std::size_t i = 0; i < widths_.size() && x < body.right(); x += widths_[i], ++i)
    if (x + widths_[i] > body.x) shown.push_back({i, x, widths_[i]});
  return shown;
}

GridEvent Grid::draw(Frame& frame, const std::string& id, const Rect& area, const GridRows& rows) {
  GridEvent event;
  const float radius = frame.metrics.radius_button();
  widgets::fill(frame, area, frame.theme.raised, radius);
  widgets::outline(frame, area, frame.theme.line_strong, radius);
  const Rect inner = area.inset(frame.metrics.border());
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = id, .zone = frame.tree().zone(), .rect = inner, .surface = widgets::Surface::none});
  Rect rest = inner;
  const Rect line = rest.cut_top(head_height(frame));
  const Rect track = rest.cut_right(frame.metrics.target(kTrack));
  Rect head = line;
  head.w = rest.w;
  const float numbers = std::min(numbers_width(frame, rows.count), rest.w / 3);
  Rect body = rest;
  body.cut_left(numbers);
  head.cut_left(numbers);
  measure(frame, rows, body.w);
  const float height = row_height(frame);
  const double visible = static_cast<double>(body.h / height);
  const float all = std::accumulate(widths_.begin(), widths_.end(), 0.0F);
  if (!rows.columns.empty()) {
    row_ = std::min(row_, rows.count == 0 ? 0 : rows.count - 1);
    column_ = std::min(column_, rows.columns.size() - 1);
  }
  top_ = std::clamp(top_, 0.0, std::max(0.0, static_cast<double>(rows.count) - visible));
  left_ = std::clamp(left_, 0.0F, std::max(0.0F, all - body.w));
  draw_heads(frame, id, line, head, rows, event);
  const widgets::Interaction cells =
      widgets::interact(frame, {.id = id + ".cells", .role = access::Role::canvas, .label = rows.count == 0 ? frame.words("ide.data.no_rows") : cursor_words(frame, rows),
                                .value = frame.words("ide.data.row_of", {{"n", count_words(frame, rows.count == 0 ? 0 : row_ + 1)}, {"total", count_words(frame, rows.count)}}), .rect = body,
                                .hint = frame.words("ide.data.cells.hint")});
  if (rows.count > 0 && !rows.columns.empty()) {
    take_pointer(frame, cells, body, rows, height, event);
    if (frame.focused(id + ".cells")) {
      const auto before = cursor();
      take_keys(frame, id, rows, visible);
      if (cursor() != before) {
        show_cursor(body, visible);
        frame.focus().show();
        frame.announce(cursor_words(frame, rows));
      }
      if (cells.activated && cells.focused && !ImGui::IsMouseReleased(0)) {
        event.cell = cursor();
        event.at = {body.x, body.y + static_cast<float>(static_cast<double>(row_) - top_) * height, body.w * 0.4F, height};
      }
    }
  }
  top_ = std::clamp(top_, 0.0, std::max(0.0, static_cast<double>(rows.count) - visible));
  left_ = std::clamp(left_, 0.0F, std::max(0.0F, all - body.w));
  draw_body(frame, id, rest, rows, height);
  draw_scroll(frame, id, track, visible, rows.count);
  widgets::end_panel(frame, panel);
  widgets::ring_if_focused(frame, cells, area, radius);
  return event;
}

void Grid::draw_heads(Frame& frame, const std::string& id, const Rect& line, const Rect& head, const GridRows& rows, GridEvent& event) {
  widgets::fill(frame, line, frame.theme.sunken, frame.metrics.radius_button(), ImDrawFlags_RoundCornersTop);
  frame.list().PushClipRect(head.min(), head.max(), true);
  for (const Place& place : places(head)) {
    const tables::Column& column = rows.columns[place.column];
    const Rect rect{place.x, head.y, place.width, head.h};
    const Rect seen = rect.intersected(head);
    const std::string own = id + ".head." + std::to_string(place.column + 1);
    const bool sorted = rows.sorted == place.column;
    std::string value = kind_words(frame, column.kind);
    if (sorted) value += ", " + frame.words(rows.going_down ? "ide.data.sorted_down" : "ide.data.sorted_up");
    const widgets::Interaction press = widgets::interact(
        frame, {.id = own, .role = access::Role::button, .label = head_words(column), .value = value, .state = {.disabled = rows.head_hint.empty(), .selected = sorted}, .rect = seen, .hint = rows.head_hint});
    if (press.hovered || press.focused) widgets::fill(frame, rect, frame.theme.accent_soft);
    Rect inside = rect.inset(frame.du(kPad), 0);
    widgets::icon_in(frame, inside.cut_left(frame.du(16)), FontRole::icon16, frame.theme.ink2, icon_of(column.kind));
    inside.cut_left(frame.du(5));
    if (sorted) widgets::icon_in(frame, inside.cut_right(frame.du(16)), FontRole::icon16, frame.theme.accent, rows.going_down ? Icon::arrow_down : Icon::arrow_up);
    widgets::text_in(frame, inside, FontRole::small_bold, frame.theme.ink, head_words(column));
    widgets::fill(frame, {rect.right() - frame.metrics.border(), rect.y + frame.du(8), frame.metrics.border(), rect.h - frame.du(16)}, frame.theme.line);
    widgets::tooltip(frame, press, seen, value);
    widgets::ring_if_focused(frame, press, seen.inset(frame.du(4)), frame.metrics.radius_chip());
    if (press.activated) {
      event.head = place.column;
      event.at = seen;
    }
    if (!frame.focused(own)) continue;
    column_ = place.column;
    std::optional<std::size_t> next;
    if (frame.input.take(Key::right) && place.column + 1 < rows.columns.size()) next = place.column + 1;
    else if (frame.input.take(Key::left) && place.column > 0) next = place.column - 1;
    if (next) {
      column_ = *next;
      show_cursor(head, 1);
      frame.focus().set(id + ".head." + std::to_string(*next + 1), frame.tree().zone());
    } else if (frame.input.take(Key::down)) {
      frame.focus().set(id + ".cells", frame.tree().zone());
    }
  }
  frame.list().PopClipRect();
  widgets::separator(frame, line.x, line.bottom() - frame.metrics.border(), line.w);
}

void Grid::draw_body(Frame& frame, const std::string& id, const Rect& body, const GridRows& rows, float height) {
  const float wide = std::min(numbers_width(frame, rows.count), body.w / 3);
  Rect cells = body;
  const Rect numbers = cells.cut_left(wide);
  const std::vector<Place> shown = places(cells);
  const auto first = static_cast<std::uint64_t>(top_);
  const float offset = static_cast<float>(top_ - static_cast<double>(first)) * height;
  const std::uint64_t count = std::min<std::uint64_t>(rows.count - std::min(rows.count, first), static_cast<std::uint64_t>(body.h / height) + 2);
  for (std::uint64_t band = 0; band < count; band += kBandRows) {
    const Rect rect{body.x, body.y - offset + static_cast<float>(band) * height, body.w, height * static_cast<float>(std::min(kBandRows, count - band))};
    const Rect seen = rect.intersected(body);
    if (seen.empty()) continue;
    ImGui::SetCursorScreenPos(seen.min());
    ImGui::BeginChild((id + ".band." + std::to_string(band)).c_str(), seen.size(), false,
                      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
    for (std::uint64_t i = band; i < std::min(band + kBandRows, count); ++i)
      draw_row(frame, id, {body.x, body.y - offset + static_cast<float>(i) * height, body.w, height}, numbers, rows, first + i, shown);
    ImGui::EndChild();
  }
  if (rows.count == 0 && !rows.columns.empty()) widgets::text_in(frame, body, FontRole::body, frame.theme.ink2, frame.words("ide.data.no_rows"), Align::center);
}

void Grid::draw_row(Frame& frame, const std::string& id, const Rect& line, const Rect& numbers, const GridRows& rows, std::uint64_t row, const std::vector<Place>& shown) const {
  const bool current = row == row_ && frame.focused(id + ".cells");
  if (current) widgets::fill(frame, line, frame.theme.accent_soft);
  else if (row % 2 == 1) widgets::fill(frame, line, frame.theme.panel);
  widgets::text_in(frame, {numbers.x, line.y, numbers.w - frame.du(7), line.h}, FontRole::tiny, frame.theme.ink3, count_words(frame, row + 1), Align::right);
  frame.list().PushClipRect({numbers.right(), line.y}, line.max(), true);
  for (const Place& place : shown) {
    const Rect rect{place.x, line.y, place.width, line.h};
    draw_cell(frame, id, rect.inset(frame.du(kPad), 0), rows, row, place.column);
    if (current && place.column == column_) widgets::outline(frame, rect.inset(frame.du(2)), frame.theme.accent, frame.metrics.radius_chip(), frame.du(2));
  }
  frame.list().PopClipRect();
}

void Grid::draw_cell(Frame& frame, const std::string& id, const Rect& rect, const GridRows& rows, std::uint64_t row, std::size_t column) const {
  const tables::Cell* const cell = rows.cell(row, column);
  const tables::Column& about = rows.columns[column];
  const Align align = stands_right(about.kind) ? Align::right : Align::left;
  if (cell == nullptr) return static_cast<void>(widgets::text_in(frame, rect, FontRole::small, frame.theme.ink3, "…", align));
  const std::string words = cell_words(frame, *cell, about);
  if (tables::is_missing(*cell)) draw_missing(frame, rect);
  else widgets::text_in(frame, rect, FontRole::small, frame.theme.ink, words, align);
  if (row < static_cast<std::uint64_t>(top_) + kSaidRows)
    widgets::register_text(frame, {.id = id + ".cell." + std::to_string(row + 1) + "." + std::to_string(column + 1), .role = access::Role::cell, .label = words.empty() ? frame.words("ide.data.blank") : words,
                                   .value = head_words(about), .rect = rect});
}

void Grid::draw_scroll(Frame& frame, const std::string& id, const Rect& track, double visible, std::uint64_t count) {
  const double most = static_cast<double>(count) - visible;
  if (most <= 0) return;
  const float thumb = std::max(frame.du(kThumb), track.h * static_cast<float>(visible / static_cast<double>(count)));
  const widgets::Interaction state = widgets::interact(frame, {.id = id + ".scroll", .role = access::Role::slider, .label = frame.words("ide.data.scroll"),
                                                               .value = frame.words("ide.data.row_of", {{"n", count_words(frame, static_cast<std::uint64_t>(top_) + 1)}, {"total", count_words(frame, count)}}), .rect = track,
                                                               .hint = {}, .tab_stop = false});
  if (state.held && track.h > thumb) top_ = most * static_cast<double>(std::clamp((frame.mouse().y - track.y - thumb / 2) / (track.h - thumb), 0.0F, 1.0F));
  const Rect rail = track.inset(track.w * 0.3F, frame.du(3));
  const float at = track.y + static_cast<float>(top_ / most) * (track.h - thumb);
  widgets::fill(frame, rail, frame.theme.sunken, rail.w / 2);
  widgets::fill(frame, {rail.x, at + frame.du(3), rail.w, thumb - frame.du(6)}, state.held || state.hovered ? frame.theme.accent : frame.theme.line_strong, rail.w / 2);
}

void Grid::take_pointer(Frame& frame, const widgets::Interaction& cells, const Rect& body, const GridRows& rows, float height, GridEvent& event) {
  const ImGuiIO& io = ImGui::GetIO();
  if (cells.held && frame.input.hand.is_finger()) {
    top_ -= static_cast<double>(io.MouseDelta.y / height);
    left_ -= io.MouseDelta.x;
  }
  const bool over = cells.hovered || (body.contains(frame.mouse()) && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows));
  if (!over) return;
  if (io.MouseWheel != 0 && io.KeyShift) left_ -= io.MouseWheel * frame.du(80);
  else if (io.MouseWheel != 0) top_ -= static_cast<double>(io.MouseWheel * kNotch);
  left_ -= io.MouseWheelH * frame.du(80);
  const bool left = ImGui::IsMouseReleased(0) && cells.activated, right = ImGui::IsMouseClicked(1), rests = frame.input.hand.is_finger() && frame.input.hand.take_long_press();
  if (!left && !right && !rests) return;
  const double row = top_ + static_cast<double>((frame.mouse().y - body.y) / height);
  if (row < 0 || row >= static_cast<double>(rows.count)) return;
  for (const Place& place : places(body)) {
    if (frame.mouse().x < place.x || frame.mouse().x >= place.x + place.width) continue;
    const bool again = row_ == static_cast<std::uint64_t>(row) && column_ == place.column;
    row_ = static_cast<std::uint64_t>(row);
    column_ = place.column;
    // A second press on the cell that is chosen, as an explorer of files does it.
    if (right || rests || (again && io.MouseClickedLastCount[0] >= 2)) {
      event.cell = cursor();
      event.at = {place.x, body.y + static_cast<float>(static_cast<double>(row_) - top_) * height, place.width, height};
    }
  }
}

void Grid::take_keys(Frame& frame, const std::string& id, const GridRows& rows, double visible) {
  const std::uint64_t last = rows.count - 1, page = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(visible) - 1);
  if (frame.input.take(Key::down)) row_ = std::min(row_ + 1, last);
  else if (row_ == 0 && frame.input.take(Key::up)) frame.focus().set(id + ".head." + std::to_string(column_ + 1), frame.tree().zone());
  else if (frame.input.take(Key::up)) --row_;
  else if (frame.input.take(Key::right)) column_ = std::min(column_ + 1, rows.columns.size() - 1);
  else if (frame.input.take(Key::left)) column_ -= column_ > 0 ? 1 : 0;
  else if (frame.input.take(Key::page_down)) row_ = std::min(row_ + page, last);
  else if (frame.input.take(Key::page_up)) row_ -= std::min(row_, page);
  else if (frame.input.take(Key::home)) column_ = 0;
  else if (frame.input.take(Key::end)) column_ = rows.columns.size() - 1;
  else if (frame.input.take(Key::home, widgets::kCtrl)) row_ = 0;
  else if (frame.input.take(Key::end, widgets::kCtrl)) row_ = last;
}

// Scrolls no further than it takes to see it.
void Grid::show_cursor(const Rect& body, double visible) {
  if (visible > 1) top_ = std::clamp(top_, static_cast<double>(row_) + 1 - std::floor(visible), static_cast<double>(row_));
  const float from = std::accumulate(widths_.begin(), widths_.begin() + static_cast<std::ptrdiff_t>(std::min(column_, widths_.size())), 0.0F);
  const float to = from + (column_ < widths_.size() ? widths_[column_] : 0);
  if (from < left_) left_ = from;
  else if (to > left_ + body.w) left_ = std::min(from, to - body.w);
}

std::string Grid::cursor_words(const Frame& frame, const GridRows& rows) const {
  if (rows.columns.empty()) return frame.words("ide.data.no_rows");
  const tables::Column& column = rows.columns[column_];
  const tables::Cell* const cell = rows.cell(row_, column_);
  return frame.words("ide.data.cell", {{"colonne", head_words(column)}, {"valeur", cell == nullptr ? "…" : cell_words(frame, *cell, column)}, {"n", count_words(frame, row_ + 1)}});
}

}  // namespace lunabloc::ide::data
