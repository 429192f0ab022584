#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/sight.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::widgets {

Rect clip_of_window() {
  const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin(), high = ImGui::GetWindowDrawList()->GetClipRectMax();
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

void scroll_to(Frame& frame, const Rect& rect) {
  const Rect clip = clip_of_window();
  const float margin = frame.du(8);
  const float top = ImGui::GetWindowPos().y;
  if (rect.y < clip.y + margin) ImGui::SetScrollFromPosY(rect.y - margin - top, 0);
  else if (rect.bottom() > clip.bottom() - margin) ImGui::SetScrollFromPosY(rect.bottom() + margin - top, 1);
}

namespace {

// A finger moves these, not the list in which they stand.
bool keeps_the_drag(access::Role role) {
  return role == access::Role::slider || role == access::Role::splitter || role == access::Role::canvas || role == access::Role::editor;
}

}  // namespace

Interaction interact(Frame& frame, access::Node node) {
  Interaction state;
  const bool enabled = !node.state.disabled;
  node.clip = clip_of_window();
  if (!node.rect.empty()) {
    ImGui::SetCursorScreenPos(node.rect.min());
    const bool clicked = ImGui::InvisibleButton(node.id.c_str(), node.rect.size());
    state.hovered = ImGui::IsItemHovered();
    state.held = ImGui::IsItemActive();
    if (ImGui::IsItemActivated()) frame.focus().set_by_pointer(node.id, frame.tree().zone());
    if (state.held && keeps_the_drag(node.role)) frame.input.hand.claimed = true;
    state.activated = clicked && enabled && !frame.input.hand.spent;
  }
  if (frame.focused(node.id)) {
    state.focused = frame.focus().visible();
    if (frame.focus().wants_view()) {
      scroll_to(frame, node.rect);
      frame.focus().seen();
    }
    const bool pressable = node.role != access::Role::slider && node.role != access::Role::splitter &&
                           node.role != access::Role::field && node.role != access::Role::editor;
    if (enabled && pressable && (frame.input.take(Key::enter) || frame.input.take(Key::space))) {
      state.activated = true;
      frame.focus().show();
    }
  }
  frame.tree().add(std::move(node));
  return state;
}

void register_text(Frame& frame, access::Node node) {
  node.tab_stop = false;
  node.clip = clip_of_window();
  if (node.label.empty()) return;
  frame.tree().add(std::move(node));
}

void ring_if_focused(Frame& frame, const Interaction& state, const Rect& rect, float radius) {
  if (state.focused) focus_ring(frame, rect, radius);
}

namespace {

constexpr double kTooltipDelay = 0.5;

Paragraph words_of_tooltip(Frame& frame) {
  return Paragraph(frame, spans_of(frame.shared.tooltip, frame.french()), FontRole::small, frame.du(280));
}

// Below what it is about, else above; or at its right, where there is room.
Rect tooltip_box(const Frame& frame, const Paragraph& words, const Rect& window) {
  const Shared& shared = frame.shared;
  const float margin = frame.du(8);
  Rect box{shared.tooltip_at.center().x - words.widest() / 2 - margin, shared.tooltip_at.bottom() + margin,
           words.widest() + 2 * margin, words.height() + margin};
  if (box.bottom() > window.bottom() - margin) box.y = shared.tooltip_at.y - margin - box.h;
  const float right = shared.tooltip_at.right() + margin;
  if (shared.tooltip_side == TooltipSide::right && right + box.w <= window.right() - margin) {
    box.x = right;
    box.y = std::clamp(shared.tooltip_at.y, window.y + margin, std::max(window.y + margin, window.bottom() - box.h - margin));
  }
  box.x = std::clamp(box.x, window.x + margin, std::max(window.x + margin, window.right() - box.w - margin));
  return box;
}

bool is_shown(const Frame& frame) {
  const Shared& shared = frame.shared;
  return !shared.tooltip.empty() && shared.tooltip != shared.tooltip_dismissed && frame.now - shared.tooltip_since >= kTooltipDelay;
}

// The pointer may go over to what is shown and read on; a press means what lies below it.
bool pointer_stays(const Frame& frame, const Rect& box) {
  return !frame.shared.focus.visible() && !ImGui::IsMouseDown(0) && box.grown(frame.du(8)).contains(frame.mouse());
}

}  // namespace

void tooltip(Frame& frame, const Interaction& state, const Rect& rect, const std::string& text, TooltipSide side) {
  Shared& shared = frame.shared;
  if (text.empty() || (!state.hovered && !state.focused)) return;
  const bool another = shared.tooltip != text || !(shared.tooltip_at == rect);
  if (another && !state.focused && is_shown(frame)) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Rect box = tooltip_box(frame, words_of_tooltip(frame), {0, 0, size.x, size.y});
    if (box.contains(frame.mouse()) && pointer_stays(frame, box)) return;
  }
  if (state.held || state.activated) shared.tooltip_dismissed = text;  // who presses knows: it covers nothing of what comes
  if (another) shared.tooltip_since = frame.now;
  shared.tooltip = text;
  shared.tooltip_at = rect;
  shared.tooltip_side = side;
  shared.tooltip_seen = true;
}

void draw_tooltip(Frame& frame, const Rect& window) {
  Shared& shared = frame.shared;
  const bool asked = std::exchange(shared.tooltip_seen, false);
  if (!asked && (!is_shown(frame) || !pointer_stays(frame, tooltip_box(frame, words_of_tooltip(frame), window)))) {
    shared.tooltip.clear();
    shared.tooltip_dismissed.clear();
    return;
  }
  if (shared.tooltip == shared.tooltip_dismissed) return;
  if (!is_shown(frame)) {
    frame.animating = true;
    return;
  }
  // Échap may mean something else besides: it is not taken.
  if (frame.input.key && frame.input.key->key == Key::escape) {
    shared.tooltip_dismissed = shared.tooltip;
    return;
  }
  const float margin = frame.du(8);
  const Paragraph words = words_of_tooltip(frame);
  const Rect box = tooltip_box(frame, words, window);
  ImGui::SetNextWindowPos({box.x - margin, box.y - margin});
  ImGui::SetNextWindowSize({box.w + 2 * margin, box.h + 2 * margin});
  ImGui::Begin("tooltip", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_Tooltip);
  shadow(frame, box, frame.metrics.radius_button(), Lift::button);
  fill(frame, box, frame.theme.ink, frame.metrics.radius_button());
  words.draw(frame, box.x + margin, box.y + margin / 2, frame.theme.panel);
  ImGui::End();
}

void draw_toasts(Frame& frame, const Rect& over) {
  std::vector<Toast>& toasts = frame.shared.toasts;
  if (toasts.empty()) return;
  Toast& toast = toasts.front();
  const float margin = frame.metrics.space(3);
  const ButtonFace undo{.icon = Icon::undo, .label = frame.words("ide.undo")};
  const float undo_width = !toast.undo.empty() ? button_width(frame, undo) + margin : 0;
  // In several lines where one does not hold it.
  const float room = std::max(frame.du(60), over.w - 4 * margin - undo_width);
  const Paragraph words(frame, {Span{.text = toast.text, .bold = true}}, FontRole::small, room);
  const float width = std::min(room, words.widest() + frame.du(2)) + 2 * margin + undo_width;
  const float height = std::max(frame.du(40), words.height() + frame.du(16));
  const Rect box{over.center().x - width / 2, over.bottom() - height - frame.metrics.space(4), width, height};
  ImGui::SetNextWindowPos({box.x - margin, box.y - margin});
  ImGui::SetNextWindowSize({box.w + 2 * margin, box.h + 2 * margin});
  ImGui::Begin("toast", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());  // a panel that was pressed has come to the front
  const access::Zone zone = frame.tree().zone();
  frame.tree().enter_zone(access::Zone::blocks);
  card(frame, box, frame.theme.raised);
  Rect inside = box.inset(margin, 0);
  bool held = box.contains(frame.mouse());
  bool undone = false;
  if (!toast.undo.empty()) {
    const Rect column = inside.cut_right(undo_width - margin);
    const Rect place{column.x, column.center().y - frame.du(16), column.w, frame.du(32)};
    undone = quiet_button(frame, "toast.undo", place, undo);
    held = held || frame.focused("toast.undo");
  }
  words.draw(frame, inside.x, inside.center().y - words.height() / 2, frame.theme.ink);
  register_text(frame, {.id = "toast", .role = access::Role::status, .label = toast.text, .rect = box});
  frame.tree().enter_zone(zone);
  ImGui::End();
  if (undone) frame.commands.push(toast.undo);
  if (!held) toast.left -= frame.elapsed;
  if (toast.left <= 0 || undone) toasts.clear();
  frame.animating = true;
}

}  // namespace lunabloc::ide::widgets
