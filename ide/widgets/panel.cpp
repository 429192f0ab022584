#include "ide/widgets/panel.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground;

ImGuiWindowFlags flags_of(Scroll scroll) {
  if (scroll == Scroll::vertical) return kBare & ~ImGuiWindowFlags_NoScrollbar;
  return kBare | ImGuiWindowFlags_NoScrollWithMouse;
}

// The finger takes the list by any of its lines; what it lets go glides on.
void scroll_by_finger(Frame& frame) {
  widgets::Hand& hand = frame.input.hand;
  FingerScroll& scroll = frame.shared.finger_scroll;
  const ImGuiID panel = ImGui::GetCurrentWindow()->ID;
  const bool mine = scroll.panel == panel;
  if (ImGui::IsMouseClicked(0)) {
    if (mine) scroll = {};
    return;
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (hand.is_finger() && io.MouseDown[0]) {
    if (!mine || !scroll.held) {
      const ImVec2 way{io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y};
      const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
      if (hand.spent || hand.claimed || !over || ImGui::GetScrollMaxY() <= 0) return;
      if (std::abs(way.y) < frame.drag_start() || std::abs(way.y) < std::abs(way.x)) return;
      scroll = {.panel = panel, .held = true, .glide = {}};
      hand.spent = true;
      ImGui::ClearActiveID();
    }
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
    scroll.glide.hold(io.MouseDelta, frame.now, frame.elapsed);
    return;
  }
  if (!mine) return;
  if (std::exchange(scroll.held, false)) scroll.glide.let_go(frame.now);
  if (frame.reduced_motion || io.MouseWheel != 0) scroll.glide.stop();
  ImGui::SetScrollY(ImGui::GetScrollY() - scroll.glide.next(frame.elapsed).y);
  if (scroll.glide.moves()) frame.animating = true;
  else scroll = {};
}

}  // namespace

Panel begin_panel(Frame& frame, const PanelOptions& options) {
  const float radius = frame.metrics.radius_panel();
  const bool has_own_list = options.surface == Surface::none || options.surface == Surface::floating;
  if (!has_own_list) {
    shadow(frame, options.rect, radius, Lift::panel);
    fill(frame, options.rect, options.surface == Surface::panel ? frame.theme.panel : frame.theme.sunken, radius);
    outline(frame, options.rect, frame.theme.panel_edge, radius);
  }
  const float border = has_own_list ? 0 : frame.metrics.border();
  const Rect inside = options.rect.inset(border);
  ImGui::SetCursorScreenPos(inside.min());
  ImGui::BeginChild(options.id.c_str(), {std::max(1.0F, inside.w), std::max(1.0F, inside.h)}, false, flags_of(options.scroll));
  if (options.surface == Surface::floating) {
    fill(frame, options.rect, frame.theme.panel);
    outline(frame, options.rect, frame.theme.panel_edge, 0);
  }
  Panel panel{inside, inside, frame.tree().zone()};
  panel.area.y -= ImGui::GetScrollY();
  frame.tree().enter_zone(options.zone);
  return panel;
}

void end_panel(Frame& frame, const Panel& panel, float content_bottom) {
  if (content_bottom > 0) {
    ImGui::SetCursorScreenPos({panel.area.x, content_bottom});
    ImGui::Dummy({1, 0});
    scroll_by_finger(frame);
  }
  ImGui::EndChild();
  frame.tree().enter_zone(panel.zone_before);
}

Panel begin_overlay(Frame& frame, const std::string& id, const Rect& rect) {
  ImGui::SetNextWindowPos({rect.x - frame.du(16), rect.y - frame.du(16)});
  ImGui::SetNextWindowSize({rect.w + frame.du(32), rect.h + frame.du(32)});
  ImGui::Begin((id + ".frame").c_str(), nullptr, kBare);
  card(frame, rect, frame.theme.panel, Lift::panel);
  const Rect inside = rect.inset(frame.metrics.border());
  ImGui::SetCursorScreenPos(inside.min());
  ImGui::BeginChild(id.c_str(), {inside.w, inside.h}, false, flags_of(Scroll::vertical));
  Panel panel{inside, inside, frame.tree().zone(), true};
  panel.area.y -= ImGui::GetScrollY();
  frame.tree().enter_zone(access::Zone::overlay);
  frame.tree().confine();
  return panel;
}

void end_overlay(Frame& frame, const Panel& panel, float content_bottom) {
  end_panel(frame, panel, content_bottom);
  ImGui::End();
}

Rect panel_head(Frame& frame, Rect& area, Icon icon, const std::string& title) {
  Rect head = area.cut_top(frame.metrics.head_height());
  separator(frame, head.x, head.bottom() - 1, head.w);
  head = head.inset(frame.metrics.tool_margin(), 0);
  icon_in(frame, head.cut_left(frame.du(20)), FontRole::icon19, frame.theme.ink2, icon);
  head.cut_left(frame.du(6));
  const float width = text_in(frame, head, FontRole::body_bold, frame.theme.ink, title);
  register_text(frame, {.id = "head." + title, .role = access::Role::heading, .label = title, .rect = head});
  head.cut_left(width + frame.metrics.space(3));
  return head;
}

float splitter(Frame& frame, const std::string& id, const std::string& label, const Rect& gap) {
  ImGui::SetCursorScreenPos(gap.min());
  ImGui::InvisibleButton((id + ".gap").c_str(), gap.size());
  bool lively = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  if (held) frame.input.hand.claimed = true;

  const ImVec2 center = gap.center(), half{frame.metrics.target(24) / 2, frame.metrics.target(48) / 2};
  const Rect grip{center.x - half.x, center.y - half.y, 2 * half.x, 2 * half.y};
  ImGui::SetCursorScreenPos(grip.min());
  ImGui::BeginChild((id + ".grip").c_str(), grip.size(), false, kBare | ImGuiWindowFlags_NoScrollWithMouse);
  const Interaction state = interact(frame, {.id = id, .role = access::Role::splitter, .label = label, .rect = grip, .hint = {}});
  lively = lively || state.hovered, held = held || state.held;
  const Rect bar{center.x - frame.du(2), center.y - frame.du(14), frame.du(4), frame.du(28)};
  fill(frame, bar, held || lively || state.focused ? frame.theme.accent : frame.theme.line_strong, bar.w / 2);
  ring_if_focused(frame, state, bar, bar.w / 2);
  ImGui::EndChild();

  if (lively || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (held) return ImGui::GetIO().MouseDelta.x;
  if (!state.focused) return 0;
  const float step = frame.du(16);
  if (frame.input.take(Key::left)) return -step;
  return frame.input.take(Key::right) ? step : 0;
}

}  // namespace lunabloc::ide::widgets
