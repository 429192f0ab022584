#include "ide/widgets/reading_ruler.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr float kDimmed = 0.68F;
constexpr float kLeast = 0.7F;  // of a line: what is lower is a sign, not a text
constexpr Modifiers kAlt{false, false, true};

// The lines of text that can be seen, from above to below.
std::vector<Rect> lines_of(const Frame& frame, const Rect& lesson) {
  std::vector<Rect> lines;
  const float usual = frame.fonts.line(FontRole::body);
  for (const access::Node& node : frame.shared.tree.nodes()) {
    const bool read = node.role == access::Role::text || node.role == access::Role::heading || node.role == access::Role::cell;
    if (node.zone != access::Zone::lesson || !read || node.rect.h < usual * kLeast) continue;
    const float count = std::max(1.0F, std::round(node.rect.h / usual));
    for (float line = 0; line < count; ++line) {
      const Rect one{node.rect.x, node.rect.y + line * node.rect.h / count, node.rect.w, node.rect.h / count};
      if (one.y >= lesson.y && one.bottom() <= lesson.bottom()) lines.push_back(one);
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
  return lines;
}

std::size_t nearest(const std::vector<Rect>& lines, float y) {
  std::size_t best = 0;
  for (std::size_t index = 1; index < lines.size(); ++index)
    if (std::abs(lines[index].center().y - y) < std::abs(lines[best].center().y - y)) best = index;
  return best;
}

}  // namespace

void draw_reading_ruler(Frame& frame, const Rect& lesson) {
  const std::vector<Rect> lines = lines_of(frame, lesson);
  if (lines.empty()) return;
  std::optional<float>& place = frame.shared.ruler_y;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (lesson.contains(frame.mouse()) && (!place || moved.x != 0 || moved.y != 0)) place = frame.mouse().y;
  std::size_t line = place ? nearest(lines, *place) : 0;
  if (frame.focus().zone() == access::Zone::lesson) {
    if (frame.input.take(Key::down, kAlt)) line = std::min(line + 1, lines.size() - 1), place = lines[line].center().y;
    else if (frame.input.take(Key::up, kAlt)) line = line == 0 ? 0 : line - 1, place = lines[line].center().y;
  }
  const Rect band{lesson.x, lines[line].y - frame.du(2), lesson.w, lines[line].h + frame.du(4)};
  ImGui::SetCursorScreenPos(lesson.min());
  ImGui::BeginChild("reading_ruler", lesson.size(), false,
                    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  const ImU32 dim = theme::with_alpha(frame.theme.panel, kDimmed);
  fill(frame, {lesson.x, lesson.y, lesson.w, band.y - lesson.y}, dim);
  fill(frame, {lesson.x, band.bottom(), lesson.w, lesson.bottom() - band.bottom()}, dim);
  const float thick = std::max(1.0F, frame.du(2));
  fill(frame, {band.x, band.y - thick, band.w, thick}, frame.theme.accent);
  fill(frame, {band.x, band.bottom(), band.w, thick}, frame.theme.accent);
  ImGui::EndChild();
  frame.tree().enter_zone(access::Zone::lesson);
  register_text(frame, {.id = "ruler.line", .role = access::Role::picture, .label = frame.words("ide.display.ruler"), .rect = band});
  frame.tree().enter_zone(access::Zone::top_bar);
}

}  // namespace lunabloc::ide::widgets
