// A simple shape of a drawing in a data file: rect, circle, polygon, line or text, in millimetres.
#pragma once

#include <string>
#include <vector>

#include "base/data_file.h"
#include "kit_project/svg.h"

namespace lunabloc::kit_project {

struct Shape {
  std::string kind;
  std::vector<Point> points;  // rect: its corner; circle and text: the centre
  Point size;                 // of a rect
  double radius = 0, width = 0, letters = 0;
  std::string fill, edge, text;  // fill "part": the colour of the part in the kit
};

Point point_of(const DataValue& pair);
Shape shape_of(const DataValue& row);
// `color` is what "part" means; `turned` keeps letters upright in a drawing that is upside down.
enum class Way { upright, turned };
void draw(Svg& svg, const Shape& shape, const std::string& color, Way way);

}  // namespace lunabloc::kit_project
