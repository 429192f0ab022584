// The straight strokes of an SVG picture, as the turtle would have drawn them (y upwards).
//
// Reads line, polyline, polygon, and path with M L H V Z; anything else in the picture is decoration. Knows no
// transform and no curve: a path with one is refused.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "world/turtle.h"

namespace lunabloc::lesson {

// Errors: "lesson.bad_picture" {nom}.
Result<std::vector<world::Stroke>> svg_strokes(std::string_view svg);

}  // namespace lunabloc::lesson
