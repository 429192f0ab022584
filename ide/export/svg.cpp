#include "ide/export/svg.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/written.h"
#include "ide/theme/pen_colors.h"

namespace lunabloc::ide::exporting {
namespace {

constexpr double kMargin = 20;

std::string color_of(const std::string& pen) {
  const ImU32 color = theme::pen_color(pen).value_or(IM_COL32(0x1F, 0x25, 0x33, 0xFF));
  return fmt::format("#{:02x}{:02x}{:02x}", (color >> IM_COL32_R_SHIFT) & 0xFFU, (color >> IM_COL32_G_SHIFT) & 0xFFU, (color >> IM_COL32_B_SHIFT) & 0xFFU);
}

}  // namespace

std::string svg_of(const world::Turtle& turtle, const std::string& title) {
  double widest = 0;
  for (const world::Stroke& stroke : turtle.strokes) widest = std::max(widest, stroke.width);
  const double margin = kMargin + widest / 2;
  const double left = turtle.lowest.x - margin, top = -turtle.highest.y - margin;
  const double width = turtle.highest.x - turtle.lowest.x + 2 * margin, height = turtle.highest.y - turtle.lowest.y + 2 * margin;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{:.2f} {:.2f} {:.2f} {:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\">\n"
      "<title>{}</title>\n<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"#ffffff\"/>\n",
      left, top, width, height, width, height, base::in_markup(title), left, top, width, height);
  for (const world::Stroke& stroke : turtle.strokes)
    svg += fmt::format("<line x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" y2=\"{:.2f}\" stroke=\"{}\" stroke-width=\"{:.2f}\" stroke-linecap=\"round\"/>\n",
                       stroke.from.x, -stroke.from.y, stroke.to.x, -stroke.to.y, color_of(stroke.color), stroke.width);
  return svg + "</svg>\n";
}

}  // namespace lunabloc::ide::exporting
