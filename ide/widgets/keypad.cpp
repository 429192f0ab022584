#include "ide/widgets/keypad.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

// A row of keys each. "<" takes the last letter away, "!" ends, "_" is a letter of names.
constexpr std::string_view kNumbers[] = {"789<", "456-", "123.", "0!"};
constexpr std::string_view kWords[] = {"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn_ <!"};

std::string label_of(const Frame& frame, char key) {
  if (key == '<') return frame.words("ide.keypad.back");
  if (key == '!') return frame.words("ide.keypad.end");
  if (key == ' ') return frame.words("ide.keypad.space");
  if (key == '_') return frame.words("ide.keypad.line");
  return std::string(1, key == '.' && frame.french() ? ',' : key);
}

// The last letter, whole: its bytes after the first have no meaning alone.
void take_letter_away(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
  if (!text.empty()) text.pop_back();
}

void draw_key(Frame& frame, const Rect& place, const Interaction& state, char key) {
  const bool ends = key == '!';
  const ImU32 ground = ends ? frame.theme.accent : (state.held ? frame.theme.accent_soft : frame.theme.raised);
  fill(frame, place, ground, frame.metrics.radius_chip());
  outline(frame, place, frame.theme.line_strong, frame.metrics.radius_chip());
  const ImU32 ink = ends ? frame.theme.panel : frame.theme.ink;
  if (key == '<') return icon_in(frame, place, FontRole::icon19, ink, Icon::arrow_left);
  if (ends) return icon_in(frame, place, FontRole::icon19, ink, Icon::check);
  if (key == ' ') return fill(frame, {place.center().x - place.w / 4, place.center().y + frame.du(4), place.w / 2, frame.du(3)}, ink);
  text_in(frame, place, FontRole::body_bold, ink, std::string(1, key == '.' && frame.french() ? ',' : key), Align::center);
}

}  // namespace

KeypadResult keypad(Frame& frame, const std::string& id, const Rect& field, KeypadKind kind, std::string& text) {
  const std::span<const std::string_view> rows = kind == KeypadKind::numbers ? std::span(kNumbers) : std::span(kWords);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(6), gap = frame.du(2);
  const auto columns = static_cast<float>(rows.front().size());
  const float side = std::min(frame.metrics.target(40), std::floor((window.x - 4 * margin) / columns));
  Rect box{field.x, field.bottom() + margin, columns * side + 2 * margin, static_cast<float>(rows.size()) * side + 2 * margin};
  if (box.bottom() > window.y - margin) box.y = field.y - margin - box.h;
  box.x = std::clamp(box.x, margin, std::max(margin, window.x - margin - box.w));
  box.y = std::max(margin, box.y);
  ImGui::SetNextWindowPos(box.min());
  ImGui::SetNextWindowSize(box.size());
  ImGui::Begin(id.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  card(frame, box, frame.theme.panel);
  KeypadResult result;
  result.touched = box.contains(frame.mouse());
  Rect rest = box.inset(margin);
  for (const std::string_view row : rows) {
    Rect line = rest.cut_top(side);
    const float width = std::floor(line.w / static_cast<float>(row.size()));
    for (const char key : row) {
      const Rect place = line.cut_left(width).inset(gap);
      const Interaction state = interact(frame, {.id = id + "." + std::string(1, key), .role = access::Role::button, .label = label_of(frame, key), .rect = place, .tab_stop = false});
      draw_key(frame, place, state, key);
      if (!state.activated) continue;
      if (key == '!') {
        result.submitted = true;
        continue;
      }
      if (key == '<') take_letter_away(text);
      else text += key == '.' && frame.french() ? ',' : key;
      result.changed = true;
    }
  }
  ImGui::End();
  return result;
}

}  // namespace lunabloc::ide::widgets
