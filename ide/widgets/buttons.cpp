#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

// What a kind of button looks like at rest.
struct Look {
  ImU32 ground = 0, ink = 0, edge = 0;
  float radius = 0;
  FontRole role = FontRole::small_bold;
  FontRole icon = FontRole::icon16;
  bool lifted = false;
};

constexpr double kFade = 0.08;

// 8 % lighter under the pointer, 8 % darker when pressed.
ImU32 lit(Frame& frame, const std::string& id, ImU32 ground, const Interaction& state) {
  const float hover = frame.ease(id + ".hover", state.hovered && !state.held ? 1.0F : 0.0F, static_cast<float>(kFade));
  const float press = frame.ease(id + ".press", state.held ? 1.0F : 0.0F, static_cast<float>(kFade));
  const ImU32 opaque_light = IM_COL32_WHITE, opaque_dark = IM_COL32_BLACK;
  const ImU32 ground_alpha = ground & static_cast<ImU32>(IM_COL32_A_MASK);
  const ImU32 result = theme::mix(theme::mix(ground, opaque_light, 0.08F * hover), opaque_dark, 0.08F * press);
  return (result & ~static_cast<ImU32>(IM_COL32_A_MASK)) | ground_alpha;
}

// Whether its words are there whole.
bool draw_face(Frame& frame, const Rect& rect, const ButtonFace& face, const Look& look) {
  const float icon_width = face.icon ? std::round(frame.fonts[look.icon]->FontSize) : 0;
  if (face.icon_only && face.icon) {
    icon_in(frame, rect, look.icon, look.ink, *face.icon);
    return false;
  }
  const float gap = face.icon ? frame.du(8) : 0;
  const float room = rect.w - icon_width - gap - frame.du(8);
  const std::string label = shortened(frame, look.role, face.label, room);
  if (label != face.label) frame.shared.cut.push_back(face.label);
  const float width = icon_width + gap + frame.fonts.width(look.role, label);
  Rect inside{rect.x + (rect.w - width) / 2, rect.y, width + 1, rect.h};
  if (face.icon) icon_in(frame, inside.cut_left(icon_width), look.icon, look.ink, *face.icon);
  inside.cut_left(gap);
  text_in(frame, inside, look.role, look.ink, label);
  return label == face.label;
}

bool button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face, Look look) {
  const Interaction state = interact(
      frame, {.id = id, .role = access::Role::button, .label = face.label,
              .state = {.disabled = !face.enabled, .checked = face.pressed}, .rect = rect, .hint = face.hint});
  if (!face.enabled) look.ground = look.ground == 0 ? 0 : (frame.theme.shadows ? frame.theme.line : frame.theme.raised), look.ink = frame.theme.ink3, look.lifted = false;
  if (look.lifted && !state.held) shadow(frame, rect, look.radius, Lift::button);
  if (look.ground != 0) fill(frame, rect, face.enabled ? lit(frame, id, look.ground, state) : look.ground, look.radius);
  if (look.edge != 0) outline(frame, rect, look.edge, look.radius);
  const bool whole = draw_face(frame, rect, face, look);
  if (face.pressed) chosen_below(frame, rect);
  ring_if_focused(frame, state, rect, look.radius);
  tooltip(frame, state, rect, !face.hint.empty() ? face.hint : (whole ? std::string() : face.label));
  return state.activated;
}

}  // namespace

bool primary_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face) {
  return button(frame, id, rect, face,
                {frame.theme.accent, frame.theme.on_accent, 0, frame.metrics.radius_button(), FontRole::body_bold,
                 FontRole::icon19, true});
}

bool secondary_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face) {
  return button(frame, id, rect, face,
                {face.pressed ? frame.theme.accent_soft : frame.theme.raised, frame.theme.ink, frame.theme.line_strong,
                 frame.metrics.radius_button(), FontRole::small_bold, FontRole::icon19, false});
}

bool quiet_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face) {
  const bool over = rect.contains(frame.mouse()) && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
  return button(frame, id, rect, face,
                {face.pressed || over ? frame.theme.accent_soft : 0, frame.theme.accent, 0, frame.metrics.radius_button(),
                 FontRole::small_bold, FontRole::icon19, false});
}

bool bar_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face) {
  const bool over = rect.contains(frame.mouse());
  const ImU32 ground = face.pressed || over ? theme::mix(frame.theme.bar, frame.theme.on_bar, 0.16F) : 0;
  const ImU32 edge = face.pressed ? frame.theme.on_bar2 : 0;
  Look look{ground, frame.theme.on_bar, edge, frame.metrics.radius_button(), FontRole::small, FontRole::icon19, false};
  if (!face.enabled) look.ink = theme::mix(frame.theme.on_bar2, frame.theme.bar, 0.35F);
  ButtonFace shown = face;
  shown.enabled = true;
  const Interaction state = interact(
      frame, {.id = id, .role = access::Role::button, .label = face.label,
              .state = {.disabled = !face.enabled, .expanded = face.pressed}, .rect = rect, .hint = face.hint});
  if (look.ground != 0) fill(frame, rect, look.ground, look.radius);
  if (look.edge != 0) outline(frame, rect, look.edge, look.radius);
  draw_face(frame, rect, shown, look);
  ring_if_focused(frame, state, rect, look.radius);
  tooltip(frame, state, rect, !face.hint.empty() ? face.hint : (face.icon_only ? face.label : std::string()));
  return state.activated;
}

bool run_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face) {
  return button(frame, id, rect, face,
                {frame.theme.ok, frame.theme.on_ok, 0, rect.h / 2, FontRole::body_bold, FontRole::icon23, true});
}

float button_width(const Frame& frame, const ButtonFace& face) {
  if (face.icon_only) return frame.metrics.target(36);
  const float icon = face.icon ? frame.fonts[FontRole::icon19]->FontSize + frame.du(8) : 0;
  return std::round(frame.fonts.width(FontRole::body_bold, face.label) + icon + frame.du(28));
}

bool chip(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, bool chosen, const std::string& hint) {
  const Interaction state = interact(
      frame, {.id = id, .role = access::Role::choice, .label = label, .state = {.selected = chosen}, .rect = rect, .hint = hint});
  const float radius = rect.h / 2;
  fill(frame, rect, lit(frame, id, chosen ? frame.theme.accent : frame.theme.raised, state), radius);
  outline(frame, rect, chosen ? frame.theme.accent : frame.theme.line_strong, radius);
  draw_face(frame, rect, {.icon = chosen ? std::optional(Icon::check) : std::nullopt, .label = label},
            {0, chosen ? frame.theme.on_accent : frame.theme.ink, 0, radius, FontRole::small_bold, FontRole::icon16, false});
  ring_if_focused(frame, state, rect, radius);
  return state.activated;
}

float chip_width(const Frame& frame, const std::string& label, bool chosen) {
  const float check = chosen ? frame.fonts[FontRole::icon16]->FontSize + frame.du(8) : 0;
  return std::max(frame.du(44), frame.fonts.width(FontRole::small_bold, label) + check + frame.du(26));
}

float tabs_width(const Frame& frame, std::span<const Tab> all) {
  float width = frame.du(4);
  for (const Tab& tab : all) width += frame.fonts.width(FontRole::small_bold, tab.label) + frame.du(50);
  return width;
}

std::size_t tabs(Frame& frame, const std::string& id, const Rect& rect, std::span<const Tab> all, std::size_t current) {
  if (all.empty()) return current;
  const float radius = rect.h / 2;
  fill(frame, rect, frame.theme.sunken, radius);
  if (!frame.theme.shadows) outline(frame, rect, frame.theme.line_strong, radius);
  Rect rest = rect.inset(frame.du(2));
  const float share = (rest.w - tabs_width(frame, all) + frame.du(4)) / static_cast<float>(all.size());
  std::size_t result = current;
  for (std::size_t index = 0; index < all.size(); ++index) {
    const bool is_current = index == current;
    const float width = frame.fonts.width(FontRole::small_bold, all[index].label) + frame.du(50) + std::floor(share);
    const Rect pill = rest.cut_left(index + 1 == all.size() ? rest.w : width);
    const std::string tab_id = id + "." + all[index].id;
    const Interaction state = interact(frame, {.id = tab_id, .role = access::Role::tab, .label = all[index].label,
                                               .state = {.selected = is_current}, .rect = pill, .tab_stop = is_current});
    const bool filled = is_current && !frame.theme.shadows;
    if (is_current) {
      shadow(frame, pill, pill.h / 2, Lift::button);
      fill(frame, pill, filled ? frame.theme.accent : frame.theme.raised, pill.h / 2);
    }
    const ImU32 ink = filled ? frame.theme.on_accent : (is_current || state.hovered ? frame.theme.ink : frame.theme.ink2);
    draw_face(frame, pill, {.icon = all[index].icon, .label = all[index].label},
              {0, ink, 0, 0, FontRole::small_bold, FontRole::icon16, false});
    if (is_current && !filled) chosen_below(frame, {pill.x + frame.du(8), pill.y, pill.w - frame.du(16), pill.h + frame.du(2)});
    ring_if_focused(frame, state, pill, pill.h / 2);
    if (state.activated) result = index;
    if (frame.focused(tab_id)) {
      const std::size_t count = all.size();
      const bool right = frame.input.take(Key::right), left = !right && frame.input.take(Key::left);
      if (right || left) result = (index + (right ? 1 : count - 1)) % count;
      if (right || left) frame.focus().set(id + "." + all[result].id, frame.tree().zone());
    }
  }
  return result;
}

bool toggle(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, bool on) {
  const Interaction state = interact(
      frame, {.id = id, .role = access::Role::toggle, .label = label, .state = {.checked = on}, .rect = rect});
  Rect inside = rect;
  const Rect box = inside.cut_left(frame.du(24));
  icon_in(frame, box, FontRole::icon23, on ? frame.theme.accent : frame.theme.line_strong,
          on ? Icon::checkbox_marked : Icon::checkbox_blank_outline);
  inside.cut_left(frame.du(8));
  text_in(frame, inside, FontRole::small, frame.theme.ink, label);
  ring_if_focused(frame, state, rect, frame.metrics.radius_chip());
  return state.activated ? !on : on;
}

}  // namespace lunabloc::ide::widgets
