#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/sight.h"

namespace lunabloc::ide::widgets {
namespace {

// The field itself is Dear ImGui's (caret, selection, clipboard); only its look is ours.
bool edit_line(Frame& frame, const std::string& id, const Rect& rect, std::string& text, bool take_focus) {
  ImFont* font = frame.fonts[FontRole::body];
  ImGui::PushFont(font);
  const ImVec4 clear(0, 0, 0, 0);
  for (const ImGuiCol color : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_Border})
    ImGui::PushStyleColor(color, clear);
  ImGui::PushStyleColor(ImGuiCol_Text, frame.theme.ink);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, frame.theme.selection);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.du(10), std::max(0.0F, (rect.h - font->FontSize) / 2)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
  ImGui::SetCursorScreenPos(rect.min());
  ImGui::SetNextItemWidth(rect.w);
  if (take_focus) ImGui::SetKeyboardFocusHere();
  const bool submitted = ImGui::InputText(("##" + id).c_str(), &text,
                                          ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_NoHorizontalScroll);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(6);
  ImGui::PopFont();
  return submitted;
}

// What was typed while the field was opening comes before what is typed now.
void give_waiting_letters(const std::string& letters) {
  ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
  const ImVector<ImWchar> now = queue;
  queue.resize(0);
  ImGui::GetIO().AddInputCharactersUTF8(letters.c_str());
  for (const ImWchar letter : now) queue.push_back(letter);
}

}  // namespace

FieldResult text_field(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, std::string& text,
                       const std::string& placeholder) {
  const float radius = frame.metrics.radius_button();
  const bool has_focus = frame.focused(id);
  access::Node node{.id = id, .role = access::Role::field, .label = label, .value = text, .rect = rect, .hint = placeholder, .clip = clip_of_window()};
  frame.tree().add(node);
  fill(frame, rect, frame.theme.raised, radius);
  outline(frame, rect, frame.theme.line_strong, radius);
  if (text.empty() && !placeholder.empty())
    text_in(frame, rect.inset(frame.du(10), 0), FontRole::body, frame.theme.ink3, placeholder);
  const std::string before = text;
  const bool take_focus = has_focus && frame.focus().wants_view();
  if (take_focus) scroll_to(frame, rect), frame.focus().seen();
  OpeningField& opening = frame.shared.opening;
  if (take_focus) opening = {id, {}};
  const bool opens = opening.id == id;
  const std::string typed = frame.input.text;
  if (opens && !opening.letters.empty()) give_waiting_letters(opening.letters);
  FieldResult result;
  result.submitted = edit_line(frame, id, rect, text, take_focus);
  result.changed = text != before;
  result.active = ImGui::IsItemActive();
  if (opens && (result.changed || opening.active)) opening = {};
  else if (opens) opening = {id, opening.letters + typed, result.active};
  if (ImGui::IsItemActivated() && !has_focus) frame.focus().set_by_pointer(id, frame.tree().zone());
  if (result.active && !frame.focused(id)) ImGui::ClearActiveID();
  if (result.active || result.submitted) {
    // What is typed here is not for the rest of the window; keys that lead out are.
    frame.input.text.clear();
    const auto& key = frame.input.key;
    if (key && (key->key == Key::enter || (key->key <= Key::backspace && key->key != Key::tab && key->key != Key::escape &&
                                           !(key->modifiers.ctrl && key->key == Key::character))))
      frame.input.key.reset();
  }
  if (frame.focused(id)) focus_ring(frame, rect, radius);
  return result;
}

MenuResult menu(Frame& frame, const std::string& id, const Rect& anchor, const std::string& label, std::span<const MenuItem> items) {
  MenuResult result;
  if (items.empty()) {
    result.closed = true;
    return result;
  }
  const float row = frame.metrics.target(32), margin = frame.du(6);
  float width = anchor.w;
  for (const MenuItem& item : items)
    width = std::max(width, frame.fonts.width(FontRole::small, item.label) + frame.fonts.width(FontRole::small, item.keys) + frame.du(70));
  const Rect window{0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y};
  const float wanted = row * static_cast<float>(items.size()) + 2 * margin;
  // Beside the lines, not over them; and only where they do not all fit.
  const float bar = wanted > window.h - 2 * margin ? ImGui::GetStyle().ScrollbarSize : 0;
  Rect box{anchor.x, anchor.bottom() + frame.du(4), width + 2 * margin + bar, std::min(wanted, window.h - 2 * margin)};
  if (box.bottom() > window.bottom() - margin && anchor.y - frame.du(4) - box.h >= margin) box.y = anchor.y - frame.du(4) - box.h;
  box.y = std::clamp(box.y, margin, std::max(margin, window.bottom() - box.h - margin));
  box.x = std::clamp(box.x, margin, std::max(margin, window.right() - box.w - margin));

  const auto id_of = [&](std::size_t index) { return id + "." + std::to_string(index); };
  const bool inside = frame.focus().id().starts_with(id + ".");
  if (!inside) {
    std::size_t first = 0;
    for (std::size_t index = 0; index < items.size(); ++index)
      if (items[index].current) first = index;
    frame.focus().remember();
    frame.focus().set(id_of(first), access::Zone::overlay);
  }
  const Panel panel = begin_overlay(frame, id, box);
  const float border = frame.metrics.border();
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w - bar, wanted - 2 * border}.inset(margin - border);
  for (std::size_t index = 0; index < items.size(); ++index) {
    const MenuItem& item = items[index];
    Rect line = rest.cut_top(row);
    const Interaction state = interact(frame, {.id = id_of(index), .role = access::Role::item, .label = item.label, .value = item.keys,
                                               .state = {.disabled = !item.enabled, .selected = item.current}, .rect = line,
                                               .hint = index == 0 ? label : std::string()});
    if (state.hovered || frame.focused(id_of(index))) fill(frame, line, frame.theme.accent_soft, frame.metrics.radius_chip());
    const ImU32 ink = item.enabled ? frame.theme.ink : frame.theme.ink3;
    Rect words = line.inset(frame.du(8), 0);
    const Rect sign = words.cut_left(frame.du(20));
    if (item.current) icon_in(frame, sign, FontRole::icon16, frame.theme.accent, Icon::check);
    else if (item.icon) icon_in(frame, sign, FontRole::icon16, frame.theme.ink2, *item.icon);
    words.cut_left(frame.du(8));
    if (!item.keys.empty()) text_in(frame, words, FontRole::small, frame.theme.ink3, item.keys, Align::right);
    text_in(frame, words, item.current ? FontRole::small_bold : FontRole::small, ink, item.label);
    ring_if_focused(frame, state, line.inset(frame.du(5), frame.du(5)), frame.metrics.radius_chip());
    if (state.activated) result.chosen = index;
    if (frame.focused(id_of(index))) {
      std::size_t next = index;
      if (frame.input.take(Key::down)) next = (index + 1) % items.size();
      else if (frame.input.take(Key::up)) next = (index + items.size() - 1) % items.size();
      else if (frame.input.take(Key::home)) next = 0;
      else if (frame.input.take(Key::end)) next = items.size() - 1;
      if (next != index) frame.focus().set(id_of(next), access::Zone::overlay);
    }
  }
  end_overlay(frame, panel, panel.area.y + wanted - 2 * border);
  const bool outside = ImGui::IsMouseClicked(0) && !box.contains(frame.mouse()) && inside;
  result.closed = result.chosen.has_value() || outside || frame.input.take(Key::escape) || frame.input.take(Key::tab);
  if (result.closed) {
    frame.focus().give_back_as_seen();
  }
  return result;
}

}  // namespace lunabloc::ide::widgets
