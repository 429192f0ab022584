#include "kit_project/shape.h"

#include <fmt/format.h>

namespace lunabloc::kit_project {
namespace {

constexpr double kHairline = 0.25, kLargeLetters = 5, kSmallLetters = 1.45;

}  // namespace

Point point_of(const DataValue& pair) { return {pair.list()[0].number(), pair.list()[1].number()}; }

Shape shape_of(const DataValue& row) {
  Shape shape;
  shape.kind = row.text_at("kind");
  if (const DataValue* at = row.find("at")) shape.points.push_back(point_of(*at));
  if (const DataValue* points = row.find("points"))
    for (const DataValue& point : points->list()) shape.points.push_back(point_of(point));
  if (const DataValue* size = row.find("size"); size != nullptr && size->is_list()) shape.size = point_of(*size);
  shape.letters = row.boolean_at("large") ? kLargeLetters : kSmallLetters;
  if (const DataValue* size = row.find("size"); size != nullptr && size->is_number()) shape.letters = size->number();
  shape.radius = row.number_at("radius");
  shape.width = row.number_at("width", kHairline);
  shape.fill = row.text_at("fill", "none");
  shape.edge = row.text_at("edge", "none");
  shape.text = row.text_at("text");
  return shape;
}

void draw(Svg& svg, const Shape& shape, const std::string& color, Way way) {
  const Look look{shape.fill == "part" ? color : shape.fill, shape.edge, shape.width, {}};
  if (shape.points.empty()) return;
  const Point at = shape.points.front();
  if (shape.kind == "rect") return svg.rect({at.x, at.y, shape.size.x, shape.size.y}, shape.radius, look);
  if (shape.kind == "circle") return svg.circle(at, shape.radius, look);
  if (shape.kind == "polygon") return svg.polygon(shape.points, look);
  if (shape.kind == "line") return svg.line(shape.points, look);
  if (way == Way::turned) svg.open(fmt::format(R"~(transform="rotate(180 {} {})")~", number(at.x), number(at.y)));
  svg.text(at, shape.text, {.size = shape.letters, .fill = look.fill});
  if (way == Way::turned) svg.close();
}

}  // namespace lunabloc::kit_project
