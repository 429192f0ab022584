#include "ide/widgets/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

// Points of a figure whose side is 1, its middle in (0, 0), its front upwards.
class Pen {
 public:
  Pen(Frame& frame, ImVec2 center, float size, double angle, float alpha)
      : frame_(frame), center_(center), size_(size), alpha_(alpha),
        cosine_(static_cast<float>(std::cos(angle * std::numbers::pi / 180))),
        sine_(static_cast<float>(std::sin(angle * std::numbers::pi / 180))) {}

  ImVec2 at(float x, float y) const {
    return {center_.x + (x * cosine_ - y * sine_) * size_, center_.y + (x * sine_ + y * cosine_) * size_};
  }
  void shape(std::span<const ImVec2> points, ImU32 ground, ImU32 edge, float width = 0.04F) {
    std::vector<ImVec2> placed;
    for (const ImVec2& point : points) placed.push_back(at(point.x, point.y));
    const int count = static_cast<int>(placed.size());
    list().AddConvexPolyFilled(placed.data(), count, faded(ground));
    if (edge != 0) list().AddPolyline(placed.data(), count, faded(edge), ImDrawFlags_Closed, std::max(1.0F, width * size_));
  }
  void disc(float x, float y, float radius, ImU32 ground, ImU32 edge = 0) {
    list().AddCircleFilled(at(x, y), radius * size_, faded(ground));
    if (edge != 0) list().AddCircle(at(x, y), radius * size_, faded(edge), 0, std::max(1.0F, 0.04F * size_));
  }
  void ellipse(float x, float y, float wide, float tall, ImU32 ground, ImU32 edge = 0) {
    std::array<ImVec2, 28> points;
    for (std::size_t index = 0; index < points.size(); ++index) {
      const float turn = kTurn * static_cast<float>(index) / static_cast<float>(points.size());
      points[index] = {x + wide * std::sin(turn), y - tall * std::cos(turn)};
    }
    shape(points, ground, edge);
  }
  void rounded(float left, float top, float right, float bottom, float radius, ImU32 ground, ImU32 edge = 0, float width = 0.04F) {
    std::vector<ImVec2> points;
    const std::array<ImVec2, 4> corners = {ImVec2{right - radius, top + radius}, ImVec2{right - radius, bottom - radius},
                                           ImVec2{left + radius, bottom - radius}, ImVec2{left + radius, top + radius}};
    for (std::size_t corner = 0; corner < corners.size(); ++corner)
      for (int part = 0; part <= 5; ++part) {
        const float turn = kTurn / 4 * (static_cast<float>(corner) + static_cast<float>(part) / 5);
        points.push_back({corners[corner].x + radius * std::sin(turn), corners[corner].y - radius * std::cos(turn)});
      }
    shape(points, ground, edge, width);
  }

 private:
  ImDrawList& list() const { return frame_.list(); }
  ImU32 faded(ImU32 color) const { return alpha_ >= 1 ? color : theme::with_alpha(color, alpha_); }

  Frame& frame_;
  ImVec2 center_;
  float size_, alpha_, cosine_, sine_;
};

// A star-shaped outline, filled by kites around its middle; the outline hides their seams.
void draw_spikes(Frame& frame, ImVec2 center, float outer, float inner, int spikes, ImU32 ground, ImU32 edge, float width) {
  std::vector<ImVec2> points;
  for (int index = 0; index < 2 * spikes; ++index) {
    const float turn = kTurn * static_cast<float>(index) / static_cast<float>(2 * spikes);
    const float reach = index % 2 == 0 ? outer : inner;
    points.push_back({center.x + reach * std::sin(turn), center.y - reach * std::cos(turn)});
  }
  ImDrawList& list = frame.list();
  const ImDrawListFlags flags = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  const std::size_t count = points.size();
  for (std::size_t index = 0; index < count; index += 2)
    list.AddQuadFilled(center, points[(index + count - 1) % count], points[index], points[index + 1], ground);
  list.Flags = flags;
  list.AddPolyline(points.data(), static_cast<int>(count), edge, ImDrawFlags_Closed, width);
}

}  // namespace

void draw_robot(Frame& frame, ImVec2 center, float size, double angle, float alpha) {
  const theme::Theme& theme = frame.theme;
  const ImU32 body = theme.accent, edge = theme::mix(theme.accent, theme.ink, 0.55F), face = theme.raised;
  Pen pen(frame, center, size, angle, alpha);
  const ImVec2 nose[] = {{0, -0.53F}, {0.16F, -0.34F}, {-0.16F, -0.34F}};
  pen.shape(nose, theme.exec, theme.exec_ink);
  pen.rounded(-0.47F, -0.27F, -0.29F, 0.31F, 0.07F, theme.ink2, edge);
  pen.rounded(0.29F, -0.27F, 0.47F, 0.31F, 0.07F, theme.ink2, edge);
  pen.rounded(-0.36F, -0.38F, 0.36F, 0.41F, 0.14F, body, edge, 0.05F);
  pen.rounded(-0.27F, -0.3F, 0.27F, -0.02F, 0.1F, face, edge);
  pen.disc(-0.13F, -0.17F, 0.07F, theme.ink);
  pen.disc(0.13F, -0.17F, 0.07F, theme.ink);
  pen.disc(0, 0.2F, 0.08F, theme.exec, edge);
}

void draw_turtle(Frame& frame, ImVec2 center, float size, double angle, float alpha) {
  const theme::Theme& theme = frame.theme;
  const ImU32 shell = theme.ok, edge = theme::mix(theme.ok, theme.ink, 0.55F), skin = theme::mix(theme.ok, theme.raised, 0.45F);
  Pen pen(frame, center, size, angle, alpha);
  pen.ellipse(-0.27F, -0.24F, 0.11F, 0.14F, skin, edge);
  pen.ellipse(0.27F, -0.24F, 0.11F, 0.14F, skin, edge);
  pen.ellipse(-0.26F, 0.26F, 0.1F, 0.12F, skin, edge);
  pen.ellipse(0.26F, 0.26F, 0.1F, 0.12F, skin, edge);
  const ImVec2 tail[] = {{-0.06F, 0.34F}, {0.06F, 0.34F}, {0, 0.5F}};
  pen.shape(tail, skin, edge);
  pen.ellipse(0, -0.41F, 0.14F, 0.17F, skin, edge);
  pen.disc(-0.06F, -0.47F, 0.028F, theme.ink);
  pen.disc(0.06F, -0.47F, 0.028F, theme.ink);
  pen.ellipse(0, 0.03F, 0.32F, 0.36F, shell, edge);
  const ImU32 scale = theme::mix(theme.ok, theme.raised, 0.28F);
  std::array<ImVec2, 6> plate;
  for (std::size_t index = 0; index < plate.size(); ++index) {
    const float turn = kTurn * static_cast<float>(index) / 6;
    plate[index] = {0.17F * std::sin(turn), 0.03F - 0.19F * std::cos(turn)};
  }
  pen.shape(plate, scale, edge);
}

void draw_chest(Frame& frame, ImVec2 center, float size) {
  const theme::Theme& theme = frame.theme;
  const ImU32 wood = theme::mix(theme.mark, theme.mark_edge, theme.shadows ? 0.45F : 0.0F), edge = theme.mark_edge;
  Pen pen(frame, center, size, 0, 1);
  pen.rounded(-0.4F, -0.3F, 0.4F, 0.1F, 0.18F, wood, edge, 0.05F);
  pen.rounded(-0.4F, -0.06F, 0.4F, 0.34F, 0.05F, wood, edge, 0.05F);
  pen.rounded(-0.4F, -0.1F, 0.4F, 0.0F, 0.02F, theme.mark, edge);
  pen.rounded(-0.1F, -0.16F, 0.1F, 0.1F, 0.05F, theme.mark, edge);
  pen.disc(0, -0.02F, 0.035F, edge);
}

void draw_star(Frame& frame, ImVec2 center, float size) {
  draw_spikes(frame, {center.x, center.y + size * 0.03F}, size * 0.42F, size * 0.19F, 5, frame.theme.mark, frame.theme.mark_edge,
              std::max(1.5F, size * 0.045F));
}

void draw_cross(Frame& frame, ImVec2 center, float size) {
  const float reach = size * 0.24F, width = std::max(2.0F, size * 0.11F);
  for (const float slope : {-1.0F, 1.0F})
    frame.list().AddLine({center.x - reach, center.y - reach * slope}, {center.x + reach, center.y + reach * slope},
                         frame.theme.accent, width);
}

void draw_burst(Frame& frame, ImVec2 center, float size) {
  draw_spikes(frame, center, size * 0.5F, size * 0.24F, 8, frame.theme.exec, frame.theme.exec_ink, std::max(1.5F, size * 0.07F));
}

}  // namespace lunabloc::ide::widgets
