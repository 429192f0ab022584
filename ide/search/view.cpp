#include "ide/search/view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::search {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr float kWidth = 600, kHeight = 420, kRow = 34;  // du

}  // namespace

void View::open(Frame& frame, Scope scope) {
  if (!open_) frame.focus().remember();
  open_ = asks_focus_ = true;
  scope_ = scope;
  found_for_ = "\n";  // no query: look again
}

void View::close(Frame& frame) {
  open_ = false;
  frame.focus().give_back();
}

void View::refresh(Frame& frame) {
  if (found_for_ == query_) return;
  found_for_ = query_;
  results_ = results_of(frame.session, query_, scope_);
  nearest_ = results_.empty() ? nearest_word(frame.session, query_) : std::string();
  chosen_ = 0;
  follows_ = true;
  if (query_.empty()) return;
  if (!results_.empty()) return announce_choice(frame);
  frame.announce(frame.words("ide.search.nothing", {{"texte", query_}}));
}

void View::announce_choice(Frame& frame) const {
  const Result& result = results_[chosen_];
  frame.announce(result.label + ", " + result.about + ". " +
                 frame.words("ide.search.place", {{"n", std::to_string(chosen_ + 1)}, {"total", std::to_string(results_.size())}}));
}

void View::move_choice(Frame& frame, long by) {
  if (results_.empty()) return;
  const long count = static_cast<long>(results_.size());
  chosen_ = static_cast<std::size_t>(((static_cast<long>(chosen_) + by) % count + count) % count);
  follows_ = true;
  announce_choice(frame);
}

std::optional<Result> View::draw(Frame& frame) {
  if (!open_) return std::nullopt;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(8), top = frame.metrics.top_bar_height() + margin;
  const float width = std::min(frame.du(kWidth), window.x - 2 * margin), height = std::min(frame.du(kHeight), window.y - top - margin);
  const Rect box{std::round((window.x - width) / 2), top, width, height};
  if (frame.focused("search.query")) {
    if (frame.input.take(Key::down)) move_choice(frame, 1);
    if (frame.input.take(Key::up)) move_choice(frame, -1);
  }
  const widgets::Panel panel = widgets::begin_overlay(frame, "search", box);
  if (std::exchange(asks_focus_, false)) frame.focus().set("search.query", access::Zone::overlay);
  Rect rest = panel.area.inset(frame.du(12), frame.du(10));
  Rect row = rest.cut_top(frame.metrics.button_height());
  Rect close_place = row.cut_right(frame.metrics.target(36));
  row.cut_right(frame.du(4));
  widgets::icon_in(frame, row.cut_left(frame.du(28)), FontRole::icon19, frame.theme.ink2, Icon::magnify);
  const widgets::FieldResult field = widgets::text_field(frame, "search.query", row, frame.words("ide.search.title"), query_, frame.words("ide.search.hint"));
  const bool closed = widgets::quiet_button(frame, "search.close", close_place, {.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  refresh(frame);
  rest.cut_top(frame.du(8));
  std::optional<Result> chosen = draw_results(frame, rest);
  if (field.submitted && !results_.empty()) chosen = results_[chosen_];
  else if (field.submitted) frame.focus().set("search.query", access::Zone::overlay);
  widgets::end_overlay(frame, panel);
  const bool outside = ImGui::IsMouseClicked(0) && !box.contains(frame.mouse());
  if (frame.shared.dragged_block) {
    pressed_.clear();
    close(frame);
    return std::nullopt;
  }
  if (chosen || closed || outside || frame.input.take(Key::escape)) close(frame);
  return chosen;
}

bool View::is_dragged(Frame& frame, const widgets::Interaction& state, const Result& result) {
  if (result.kind != Kind::block) return false;
  if (!ImGui::IsMouseDown(0)) pressed_.clear();
  if (state.hovered && ImGui::IsMouseClicked(0)) pressed_ = result.id;
  if (pressed_ != result.id || frame.input.hand.spent) return false;
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 way{io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y};
  // Along the list a finger scrolls it.
  const bool scrolls = frame.input.hand.is_finger() && ImGui::GetScrollMaxY() > 0 && std::abs(way.y) >= std::abs(way.x);
  if (scrolls || std::hypot(way.x, way.y) < frame.drag_start()) return false;
  frame.input.hand.claimed = true;
  return true;
}

void View::draw_nothing(Frame& frame, Rect rest) {
  const std::string words = query_.empty() ? frame.words("ide.search.empty") : frame.words("ide.search.nothing", {{"texte", query_}});
  const float tall = widgets::draw_text(frame, rest, words, FontRole::body, frame.theme.ink2);
  const Rect line = rest.cut_top(tall);
  widgets::register_text(frame, {.id = "search.nothing", .role = access::Role::status, .label = words, .rect = line});
  if (nearest_.empty()) return;
  rest.cut_top(frame.du(8));
  const widgets::ButtonFace face{.icon = Icon::lightbulb_outline, .label = frame.words("ide.search.nearest", {{"mot", nearest_}})};
  Rect row = rest.cut_top(frame.metrics.button_height());
  if (!widgets::secondary_button(frame, "search.nearest", row.cut_left(std::min(row.w, widgets::button_width(frame, face))), face)) return;
  query_ = nearest_;
  asks_focus_ = true;
}

std::optional<Result> View::draw_results(Frame& frame, const Rect& area) {
  if (results_.empty()) {
    draw_nothing(frame, area);
    return std::nullopt;
  }
  std::optional<Result> chosen;
  const widgets::Panel list = widgets::begin_panel(
      frame, {.id = "search.list", .zone = access::Zone::overlay, .rect = area, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  const float height = frame.metrics.target(kRow);
  Rect rest{list.area.x, list.area.y, list.area.w - frame.du(14), height * static_cast<float>(results_.size())};
  for (std::size_t index = 0; index < results_.size(); ++index) {
    const Result& result = results_[index];
    const Rect row = rest.cut_top(height);
    const bool current = index == chosen_;
    const widgets::Interaction state = widgets::interact(
        frame, {.id = "search.result." + std::to_string(index), .role = access::Role::item, .label = result.label, .value = result.about,
                .state = {.selected = current}, .rect = row});
    if (current || state.hovered) widgets::fill(frame, row, frame.theme.accent_soft, frame.metrics.radius_chip());
    if (current) widgets::chosen_beside(frame, row);
    Rect inside = row.inset(frame.du(10), 0);
    widgets::icon_in(frame, inside.cut_left(frame.du(24)), FontRole::icon19, frame.theme.ink2, result.icon);
    inside.cut_left(frame.du(6));
    const float about = std::min(inside.w / 2, frame.fonts.width(FontRole::small, result.about) + frame.du(2));
    widgets::text_in(frame, inside.cut_right(about), FontRole::small, frame.theme.ink2, result.about, widgets::Align::right);
    inside.cut_right(frame.du(8));
    widgets::text_in(frame, inside, current ? FontRole::small_bold : FontRole::small, frame.theme.ink, result.label);
    widgets::ring_if_focused(frame, state, row.inset(frame.du(3)), frame.metrics.radius_chip());
    if (state.activated) chosen = result;
    if (is_dragged(frame, state, result)) frame.shared.dragged_block = result.id;
  }
  if (std::exchange(follows_, false)) {
    const float y = height * static_cast<float>(chosen_), scroll = ImGui::GetScrollY();
    if (y < scroll) ImGui::SetScrollY(y);
    else if (y + height > scroll + area.h) ImGui::SetScrollY(y + height - area.h);
  }
  widgets::end_panel(frame, list, rest.y);
  return chosen;
}

}  // namespace lunabloc::ide::search
