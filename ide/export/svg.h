// The turtle's drawing as an SVG file: each stroke a line with round ends, in the turtle's own units, on white paper.
#pragma once

#include <string>

#include "world/turtle.h"

namespace lunabloc::ide::exporting {

std::string svg_of(const world::Turtle& turtle, const std::string& title);

}  // namespace lunabloc::ide::exporting
