#include "ide/bench/editor.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/sight.h"

namespace lunabloc::ide::bench {
namespace {

using theme::FontRole;
using widgets::Key;

std::size_t start_of_line(const std::string& text, std::uint32_t line) {
  std::size_t at = 0;
  for (std::uint32_t number = 1; number < line; ++number) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) return at;
    at = end + 1;
  }
  return at;
}

}  // namespace

bool Editor::draw(widgets::Frame& frame, const std::string& id, const std::string& label, const Rect& rect, std::string& text) {
  frame.tree().add({.id = id, .role = access::Role::editor, .label = label, .value = text, .rect = rect, .clip = widgets::clip_of_window()});
  widgets::fill(frame, rect, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, rect, frame.theme.line_strong, frame.metrics.radius_button());
  const bool has_focus = frame.focused(id);
  bool take_focus = has_focus && frame.focus().wants_view();
  if (take_focus) frame.focus().seen();
  if (wanted_line_) {
    caret_.wanted = start_of_line(text, *wanted_line_);
    wanted_line_.reset();
    frame.focus().set(id, frame.tree().zone());
    take_focus = true;
    tries_ = 0;
  }
  ImGui::PushFont(frame.fonts[FontRole::code]);
  const ImVec4 clear(0, 0, 0, 0);
  for (const ImGuiCol color : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_Border}) ImGui::PushStyleColor(color, clear);
  ImGui::PushStyleColor(ImGuiCol_Text, frame.theme.ink);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, frame.theme.selection);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.du(10), frame.du(8)));
  ImGui::SetCursorScreenPos(rect.min());
  if (take_focus) ImGui::SetKeyboardFocusHere();
  const auto follow = [](ImGuiInputTextCallbackData* data) {
    auto& caret = *static_cast<Caret*>(data->UserData);
    if (caret.wanted) {
      data->CursorPos = data->SelectionStart = data->SelectionEnd = static_cast<int>(std::min<std::size_t>(*caret.wanted, static_cast<std::size_t>(data->BufTextLen)));
      caret.wanted.reset();
    }
    caret.at = static_cast<std::size_t>(data->CursorPos);
    return 0;
  };
  const bool changed = ImGui::InputTextMultiline(("##" + id).c_str(), &text, rect.size(), ImGuiInputTextFlags_CallbackAlways, follow, &caret_);
  const bool active = ImGui::IsItemActive();
  if (ImGui::IsItemActivated() && !has_focus) frame.focus().set_by_pointer(id, frame.tree().zone());
  if (active && !frame.focused(id)) ImGui::ClearActiveID();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(6);
  ImGui::PopFont();
  // A field takes the keyboard some frames after it was asked to.
  if (caret_.wanted && !active && ++tries_ < 4) frame.animating = true;
  if (active) {
    frame.input.text.clear();
    // Tab, Échap, F-keys and commands lead out; everything else is for the text.
    const auto& key = frame.input.key;
    if (key && (key->key == Key::enter || (key->key <= Key::backspace && key->key != Key::tab && key->key != Key::escape && !(key->modifiers.ctrl && key->key == Key::character))))
      frame.input.key.reset();
  }
  const std::size_t at = std::min(caret_.at, text.size());
  line_ = 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  if (frame.focused(id)) widgets::focus_ring(frame, rect, frame.metrics.radius_button());
  return changed;
}

}  // namespace lunabloc::ide::bench
