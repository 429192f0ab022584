#include "ide/paint/view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ide/paint/sketch_file.h"
#include "ide/theme/pen_colors.h"
#include "ide/widgets/components.h"
#include "ide/widgets/overlay_head.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"

namespace lunabloc::ide::paint {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr std::size_t kMostPast = 100;
constexpr float kGap = 6;  // du
constexpr std::array<const char*, 11> kColors = {"black", "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "grey", "white"};

struct ToolFace {
  const char* id;
  Icon icon;
};
constexpr std::array<ToolFace, 6> kTools = {{{"pencil", Icon::pencil}, {"line", Icon::vector_line}, {"rectangle", Icon::checkbox_blank_outline},
                                             {"ellipse", Icon::radiobox_blank}, {"fill", Icon::format_paint}, {"eraser", Icon::eraser}}};

std::uint32_t square_of(ImU32 color) {
  return 0xFF000000U | ((color >> IM_COL32_R_SHIFT) & 0xFFU) << 16U | ((color >> IM_COL32_G_SHIFT) & 0xFFU) << 8U | ((color >> IM_COL32_B_SHIFT) & 0xFFU);
}

// The same in every theme: a picture keeps its colours.
ImU32 pen_of(std::string_view name) { return theme::pen_color(name).value_or(IM_COL32_BLACK); }

std::string color_words(const Frame& frame, const std::string& color) { return frame.words("ide.paint.color." + color); }

}  // namespace

std::string drawing_name(int index) { return "drawing" + std::to_string(index + 1); }

void View::keep_in(const std::filesystem::path& folder, const std::filesystem::path& older, widgets::Shared& shared) {
  if (folder == folder_) return;
  folder_ = folder;
  for (int i = 0; i < kDrawings; ++i) {
    const std::string name = drawing_name(i), file = name + ".png";
    Result<Sketch> found = load_sketch(folder / file);
    if (!found && !older.empty()) found = load_sketch(older / file);
    if (found) shared.sketches[name] = *found;
    else shared.sketches.erase(name);
    past_[i] = {};
  }
  anchor_.reset();
  painting_ = false;
}

void View::take_in(Frame& frame, const Sketch& picture) {
  const auto is_free = [&](int index) {
    const auto found = frame.shared.sketches.find(drawing_name(index));
    return found == frame.shared.sketches.end() || found->second.empty();
  };
  int place = current_;
  for (int tried = 0; tried < kDrawings && !is_free(place); ++tried) place = (place + 1) % kDrawings;
  frame.shared.costs_open = frame.shared.chooser_open = false;
  frame.shared.paint_open = true;
  const bool full = !is_free(place);
  if (!full) {
    current_ = place;
    anchor_.reset();
    change(frame, picture);
  }
  const std::string words = frame.words(full ? "ide.paint.full" : "ide.paint.taken_in", {{"n", std::to_string(place + 1)}});
  frame.toast(words);
  frame.announce(words);
}

const Sketch& View::sketch(const Frame& frame) const {
  static const Sketch kEmpty;
  const auto found = frame.shared.sketches.find(drawing_name(current_));
  return found != frame.shared.sketches.end() ? found->second : kEmpty;
}

void View::keep(Frame& frame) {
  const Result<void> kept = save_sketch(folder_ / (drawing_name(current_) + ".png"), sketch(frame));
  if (!kept) frame.toast(frame.session.messages().describe(kept.error()));
}

void View::change(Frame& frame, const Sketch& to) {
  if (to == sketch(frame)) return;
  Past& past = past_[current_];
  past.done.push_back(sketch(frame));
  if (past.done.size() > kMostPast) past.done.erase(past.done.begin());
  past.undone.clear();
  frame.shared.sketches[drawing_name(current_)] = to;
  keep(frame);
}

void View::travel(Frame& frame, std::vector<Sketch>& from, std::vector<Sketch>& to) {
  if (from.empty()) return;
  to.push_back(sketch(frame));
  frame.shared.sketches[drawing_name(current_)] = from.back();
  from.pop_back();
  keep(frame);
}

std::uint32_t View::ink() const { return tool_ == Tool::eraser ? 0 : square_of(pen_of(color_)); }

Sketch View::with_stroke(const Frame& frame, Square to) const {
  Sketch drawn = sketch(frame);
  if (!anchor_) return drawn;
  if (tool_ == Tool::line) draw_line(drawn, *anchor_, to, ink());
  if (tool_ == Tool::rectangle) draw_rectangle(drawn, *anchor_, to, ink());
  if (tool_ == Tool::ellipse) draw_ellipse(drawn, *anchor_, to, ink());
  return drawn;
}

// The pointer goes down, or Space: pencil, eraser and fill act at once, the others begin.
void View::press(Frame& frame, Square at) {
  cursor_ = at;
  if (tool_ == Tool::fill) {
    Sketch filled = sketch(frame);
    fill_from(filled, at, ink());
    change(frame, filled);
  } else if (tool_ == Tool::pencil || tool_ == Tool::eraser) {
    Sketch drawn = sketch(frame);
    drawn.set(at.x, at.y, ink());
    change(frame, drawn);
  } else {
    anchor_ = at;
  }
}

void View::release(Frame& frame, Square at) {
  if (!anchor_) return;
  change(frame, with_stroke(frame, at));
  anchor_.reset();
}

std::string View::square_words(const Frame& frame, Square at) const {
  const std::uint32_t square = sketch(frame).at(at.x, at.y);
  std::string color = frame.words("ide.paint.nothing");
  for (const char* name : kColors)
    if (square != 0 && square == square_of(pen_of(name))) color = color_words(frame, name);
  return frame.words("ide.paint.square", {{"x", std::to_string(at.x + 1)}, {"y", std::to_string(at.y + 1)}, {"couleur", color}});
}

void View::draw(Frame& frame) {
  if (!widgets::follow_opening(frame, frame.shared.paint_open, was_open_, frame.words("ide.paint"))) return;
  const widgets::Panel panel = widgets::begin_overlay(frame, "paint", frame.area.inset(frame.du(10)));
  Rect rest = panel.area.inset(frame.metrics.tool_margin(), frame.du(6));
  const bool closed = widgets::overlay_head(frame, "paint", rest.cut_top(frame.du(40)), Icon::brush, frame.words("ide.paint"));
  draw_drawings(frame, rest.cut_top(frame.metrics.target(52)));
  rest.cut_top(frame.du(kGap));
  draw_tools(frame, rest.cut_top(frame.metrics.target(36)));
  rest.cut_top(frame.du(kGap));
  draw_colors(frame, rest.cut_top(frame.metrics.target(32)));
  rest.cut_top(frame.du(kGap));
  draw_actions(frame, rest.cut_bottom(frame.metrics.button_height()));
  rest.cut_bottom(frame.du(kGap));
  take_keys(frame);
  draw_canvas(frame, rest);
  widgets::end_overlay(frame, panel);
  const bool used = !frame.shared.paint_open;
  if (!used && !closed && !frame.input.take(Key::escape)) return;
  if (std::exchange(anchor_, std::nullopt) && !closed && !used) return;  // first what was begun is let be
  frame.shared.paint_open = false;
  frame.focus().give_back_as_seen();
}

// The six drawings, small.
void View::draw_drawings(Frame& frame, Rect row) {
  for (int i = 0; i < kDrawings; ++i) {
    const Rect place = row.cut_left(row.h);
    row.cut_left(frame.du(kGap));
    if (place.w < row.h) return;
    const std::string label = frame.words("ide.paint.drawing", {{"n", std::to_string(i + 1)}});
    const auto found = frame.shared.sketches.find(drawing_name(i));
    const bool empty = found == frame.shared.sketches.end() || found->second.empty();
    const widgets::Interaction press = widgets::interact(frame, {.id = "paint." + drawing_name(i), .role = access::Role::choice, .label = label,
                                                                 .value = empty ? frame.words("ide.paint.empty") : std::string(), .state = {.selected = i == current_}, .rect = place});
    widgets::fill(frame, place, i == current_ ? frame.theme.accent_soft : frame.theme.raised, frame.metrics.radius_button());
    widgets::outline(frame, place, i == current_ ? frame.theme.accent : frame.theme.line_strong, frame.metrics.radius_button(), i == current_ ? frame.du(2) : 0);
    if (empty) widgets::text_in(frame, place, FontRole::small, frame.theme.ink3, std::to_string(i + 1), widgets::Align::center);
    else widgets::draw_sketch(frame, found->second, {place.center(), place.w - frame.du(10)});
    widgets::ring_if_focused(frame, press, place, frame.metrics.radius_button());
    widgets::tooltip(frame, press, place, label);
    if (press.activated) {
      current_ = i;
      anchor_.reset();
    }
  }
}

void View::draw_tools(Frame& frame, Rect row) {
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    const Rect place = row.cut_left(row.h);
    row.cut_left(frame.du(4));
    const std::string label = frame.words(std::string("ide.paint.tool.") + kTools[i].id);
    const bool current = static_cast<std::size_t>(tool_) == i;
    if (widgets::secondary_button(frame, std::string("paint.tool.") + kTools[i].id, place, {.icon = kTools[i].icon, .label = label, .icon_only = true, .hint = label, .pressed = current})) {
      tool_ = static_cast<Tool>(i);
      anchor_.reset();
    }
  }
  row.cut_left(frame.du(8));
  Past& past = past_[current_];
  const auto button = [&](const char* id, Icon icon, const char* words, bool enabled) {
    const Rect place = row.cut_left(row.h);
    row.cut_left(frame.du(4));
    const std::string label = frame.words(words);
    return place.w >= row.h && widgets::secondary_button(frame, id, place, {.icon = icon, .label = label, .icon_only = true, .enabled = enabled, .hint = label}) && enabled;
  };
  if (button("paint.undo", Icon::undo, "ide.paint.undo", !past.done.empty())) travel(frame, past.done, past.undone);
  if (button("paint.redo", Icon::redo, "ide.paint.redo", !past.undone.empty())) travel(frame, past.undone, past.done);
  if (button("paint.larger", Icon::magnify_plus, "ide.paint.larger", zoom_ < 4)) zoom_ *= 2;
  if (button("paint.smaller", Icon::magnify_minus, "ide.paint.smaller", zoom_ > 1)) zoom_ /= 2;
  if (button("paint.clear", Icon::bin, "ide.paint.clear", !sketch(frame).empty())) change(frame, Sketch{});
}

void View::draw_colors(Frame& frame, Rect row) {
  const float side = std::min(row.h, (row.w - frame.du(4) * kColors.size()) / static_cast<float>(kColors.size()));
  for (const char* color : kColors) {
    const Rect place = row.cut_left(side);
    row.cut_left(frame.du(4));
    const bool current = color_ == color;
    const std::string label = color_words(frame, color);
    const widgets::Interaction press = widgets::interact(frame, {.id = std::string("paint.color.") + color, .role = access::Role::choice, .label = label, .state = {.selected = current}, .rect = place});
    const ImU32 pen = pen_of(color);
    widgets::fill(frame, place, pen, frame.metrics.radius_chip());
    widgets::outline(frame, place, current ? frame.theme.focus : frame.theme.line_strong, frame.metrics.radius_chip(), current ? frame.du(3) : frame.metrics.border());
    if (current) widgets::icon_in(frame, place, FontRole::icon16, theme::contrast(pen, IM_COL32_WHITE) >= 3 ? IM_COL32_WHITE : IM_COL32_BLACK, Icon::check);
    widgets::ring_if_focused(frame, press, place, frame.metrics.radius_chip());
    widgets::tooltip(frame, press, place, label);
    if (press.activated) color_ = color;
  }
}

void View::draw_actions(Frame& frame, Rect row) {
  const widgets::ButtonFace face{.icon = Icon::plus, .label = frame.words("ide.paint.use"), .enabled = !sketch(frame).empty(), .hint = frame.words("ide.paint.use.hint")};
  if (widgets::primary_button(frame, "paint.use", row.cut_left(std::min(row.w, widgets::button_width(frame, face))), face) && face.enabled) {
    const std::string& text = frame.session.tree().text();
    const std::string name = drawing_name(current_), line = "stage.sprite(\"" + frame.words("ide.paint.sprite", {{"n", std::to_string(current_ + 1)}}) + "\", \"" + name + "\")\n";
    frame.commands.push_edits("edit.insert", {{{text.size(), text.size()}, (text.empty() || text.back() == '\n' ? "" : "\n") + line}});
    frame.toast(frame.words("ide.paint.used"), true);
    frame.shared.paint_open = false;
  }
}

void View::take_keys(Frame& frame) {
  if (!frame.focused("paint.canvas")) return;
  widgets::Input& input = frame.input;
  Past& past = past_[current_];
  if (input.take_letter('z', widgets::kCtrl)) travel(frame, past.done, past.undone);
  if (input.take_letter('y', widgets::kCtrl)) travel(frame, past.undone, past.done);
  const Square old = cursor_;
  if (input.take(Key::left)) --cursor_.x;
  if (input.take(Key::right)) ++cursor_.x;
  if (input.take(Key::up)) --cursor_.y;
  if (input.take(Key::down)) ++cursor_.y;
  cursor_ = {std::clamp(cursor_.x, 0, Sketch::kSide - 1), std::clamp(cursor_.y, 0, Sketch::kSide - 1)};
  if (input.take(Key::space) || input.take(Key::enter)) {
    if (anchor_) release(frame, cursor_);
    else press(frame, cursor_);
    frame.announce(square_words(frame, cursor_));
  } else if (!(old == cursor_)) {
    frame.announce(square_words(frame, cursor_));
  }
}

void View::draw_canvas(Frame& frame, Rect area) {
  const float fit = std::max(1.0F, std::floor(std::min(area.w, area.h) / Sketch::kSide)), square = fit * static_cast<float>(zoom_);
  const Rect window{std::round(area.center().x - fit * Sketch::kSide / 2), area.y, fit * Sketch::kSide, fit * Sketch::kSide};
  // Zoomed, the part around the cursor is seen.
  const int seen = Sketch::kSide / zoom_;
  const int left = std::clamp(cursor_.x / (seen / 2 > 0 ? seen / 2 : 1) * (seen / 2) - seen / 4, 0, Sketch::kSide - seen);
  const int top = std::clamp(cursor_.y / (seen / 2 > 0 ? seen / 2 : 1) * (seen / 2) - seen / 4, 0, Sketch::kSide - seen);
  const ImVec2 origin{window.x - static_cast<float>(left) * square, window.y - static_cast<float>(top) * square};
  const auto box_of = [&](Square at) { return Rect{origin.x + static_cast<float>(at.x) * square, origin.y + static_cast<float>(at.y) * square, square, square}; };
  const widgets::Interaction state = widgets::interact(frame, {.id = "paint.canvas", .role = access::Role::canvas, .label = frame.words("ide.paint.canvas"),
                                                               .value = square_words(frame, cursor_), .rect = window, .hint = frame.words("ide.paint.canvas.hint")});
  frame.list().PushClipRect(window.min(), window.max(), true);
  widgets::fill(frame, window, IM_COL32_WHITE);
  for (int y = top; y < top + seen; ++y)
    for (int x = left + (y & 4 ? 4 : 0) - (left & 7); x < left + seen; x += 8)
      widgets::fill(frame, {origin.x + static_cast<float>(x) * square, origin.y + static_cast<float>(y) * square, 4 * square, square}, IM_COL32(0xEC, 0xEC, 0xEC, 0xFF));
  const ImVec2 mouse = frame.mouse();
  const Square under{static_cast<int>(std::floor((mouse.x - origin.x) / square)), static_cast<int>(std::floor((mouse.y - origin.y) / square))};
  const Square end = frame.focused("paint.canvas") && !ImGui::IsMouseDown(0) ? cursor_ : under;
  widgets::draw_sketch(frame, anchor_ ? with_stroke(frame, end) : sketch(frame), {{origin.x + square * Sketch::kSide / 2, origin.y + square * Sketch::kSide / 2}, square * Sketch::kSide});
  const Rect cursor = box_of(cursor_);
  if (state.focused) {
    widgets::outline(frame, cursor.grown(frame.du(1)), frame.theme.focus_in, 0, frame.du(3));
    widgets::outline(frame, cursor.grown(frame.du(2)), frame.theme.focus, 0, frame.du(2));
  }
  frame.list().PopClipRect();
  widgets::outline(frame, window.grown(frame.metrics.border()), frame.theme.line_strong);
  widgets::ring_if_focused(frame, state, window, 0);

  const bool strokes = tool_ == Tool::pencil || tool_ == Tool::eraser;
  if (state.held && !painting_) {
    before_ = sketch(frame);
    painting_ = true;
    if (strokes) {
      cursor_ = under;
      frame.shared.sketches[drawing_name(current_)].set(under.x, under.y, ink());
    } else {
      press(frame, under);
    }
  } else if (state.held && strokes && zoom_ == 1) {
    draw_line(frame.shared.sketches[drawing_name(current_)], cursor_, under, ink());
    cursor_ = {std::clamp(under.x, 0, Sketch::kSide - 1), std::clamp(under.y, 0, Sketch::kSide - 1)};
  } else if (state.held && strokes) {
    // Zoomed, the window stays while a stroke goes on.
    frame.shared.sketches[drawing_name(current_)].set(under.x, under.y, ink());
  }
  if (!painting_ || state.held) return;
  painting_ = false;
  if (strokes) {
    // One stroke is one step back.
    const Sketch drawn = sketch(frame);
    frame.shared.sketches[drawing_name(current_)] = before_;
    change(frame, drawn);
  } else {
    release(frame, under);
  }
}

}  // namespace lunabloc::ide::paint
