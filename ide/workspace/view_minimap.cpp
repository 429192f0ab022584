// A program that is much longer than the view has a small picture of itself at the right: the part that is seen is framed, a
// press or a drag goes to another. It is made once for a layout, one bar for each row of pixels, so that its price does
// not grow with the program.
#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using widgets::Frame;
using widgets::Key;

constexpr float kScreens = 3;                 // of program, from where on there is one
constexpr float kWidth = 26, kMargin = 8;     // du
constexpr float kLeastFrame = 14;             // du

}  // namespace

Rect View::minimap_rect(const Frame& frame, const Rect& canvas) const {
  const float tall = layout_.bounds.height() * frame.metrics.scale * camera_.zoom();
  const float bottom = canvas.bottom() - 3 * frame.metrics.target(36) - frame.du(3 * kMargin);
  if (carrying_ || tall < kScreens * canvas.h || canvas.w < frame.du(200) || bottom - canvas.y < frame.du(120)) return {};
  return {canvas.right() - frame.du(kWidth + kMargin), canvas.y + frame.du(kMargin), frame.du(kWidth), bottom - canvas.y - frame.du(kMargin)};
}

void View::make_map(const Frame& frame, float pixels) {
  const void* made_of = layout_.blocks.empty() ? nullptr : layout_.blocks.data();
  if (map_of_ == made_of && map_pixels_ == pixels && map_theme_ == frame.theme.panel) return;
  map_of_ = made_of;
  map_pixels_ = pixels;
  map_theme_ = frame.theme.panel;
  map_.clear();
  const auto rows = static_cast<std::size_t>(std::max(1.0F, pixels));
  std::vector<ImU32> colors(rows, 0);
  const float top = layout_.bounds.top, height = std::max(1.0F, layout_.bounds.height());
  for (const LaidBlock& laid : layout_.blocks) {
    const theme::CategoryColors& of_block = frame.theme.category(laid.block->category);
    const ImU32 color = frame.theme.shadows ? of_block.fill : of_block.edge;
    const auto first = static_cast<std::size_t>(std::clamp((laid.box.top - top) / height, 0.0F, 0.999F) * static_cast<float>(rows));
    const auto last = static_cast<std::size_t>(std::clamp((laid.box.top + laid.header - top) / height, 0.0F, 0.999F) * static_cast<float>(rows));
    if (laid.parent >= 0 && colors[first] != 0) continue;
    for (std::size_t row = first; row <= last; ++row) colors[row] = color;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const float low = static_cast<float>(row) / static_cast<float>(rows), high = static_cast<float>(row + 1) / static_cast<float>(rows);
    if (colors[row] == 0) continue;
    if (!map_.empty() && map_.back().color == colors[row] && map_.back().bottom == low) map_.back().bottom = high;
    else map_.push_back({low, high, colors[row]});
  }
}

// The middle of the view comes to that part of the program.
void View::look_at_share(const Frame& frame, const Rect& canvas, float share) {
  const float size = frame.metrics.scale * camera_.zoom();
  const float middle = layout_.bounds.top + std::clamp(share, 0.0F, 1.0F) * layout_.bounds.height();
  camera_.move_to({camera_.offset().x, canvas.h / 2 - middle * size});
}

void View::draw_minimap(Frame& frame, const Rect& canvas) {
  const Rect map = minimap_rect(frame, canvas);
  if (map.empty()) return;
  make_map(frame, std::round(map.h));
  const float size = frame.metrics.scale * camera_.zoom(), height = std::max(1.0F, layout_.bounds.height());
  const float seen_top = std::clamp((-camera_.offset().y / size - layout_.bounds.top) / height, 0.0F, 1.0F);
  const float seen_bottom = std::clamp(seen_top + canvas.h / size / height, 0.0F, 1.0F);
  const int percent = static_cast<int>(std::lround((seen_top + seen_bottom) * 50));
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "workspace.map", .role = access::Role::slider, .label = frame.words("workspace.map"),
              .value = frame.words("workspace.map.value", {{"pourcent", std::to_string(percent)}}), .rect = map, .hint = frame.words("workspace.map.hint")});
  widgets::fill(frame, map, frame.theme.panel, frame.metrics.radius_chip());
  for (const MapBar& bar : map_)
    widgets::fill(frame, {map.x + frame.du(4), map.y + bar.top * map.h, map.w - frame.du(8), std::max(1.0F, (bar.bottom - bar.top) * map.h)}, bar.color);
  widgets::outline(frame, map, frame.theme.line_strong, frame.metrics.radius_chip());
  const float tall = std::max(frame.du(kLeastFrame), (seen_bottom - seen_top) * map.h);
  const float y = std::min(map.y + seen_top * map.h, map.bottom() - tall);
  const Rect window{map.x - frame.du(2), y, map.w + frame.du(4), tall};
  widgets::fill(frame, window, theme::with_alpha(frame.theme.accent, 0.18F), frame.metrics.radius_chip());
  widgets::outline(frame, window, frame.theme.accent, frame.metrics.radius_chip(), frame.du(2));
  widgets::ring_if_focused(frame, state, map, frame.metrics.radius_chip());
  widgets::tooltip(frame, state, map, frame.words("workspace.map.hint"));
  if (state.held) look_at_share(frame, canvas, (frame.mouse().y - map.y) / std::max(1.0F, map.h));
  if (!frame.focused("workspace.map")) return;
  const float page = (seen_bottom - seen_top), middle = (seen_top + seen_bottom) / 2;
  if (frame.input.take(Key::down) || frame.input.take(Key::page_down)) look_at_share(frame, canvas, middle + page);
  else if (frame.input.take(Key::up) || frame.input.take(Key::page_up)) look_at_share(frame, canvas, middle - page);
  else if (frame.input.take(Key::home)) look_at_share(frame, canvas, 0);
  else if (frame.input.take(Key::end)) look_at_share(frame, canvas, 1);
}

}  // namespace lunabloc::ide::workspace
