// The charts that a program has asked for, as a fold of the trace: what each shows, and a plain text of it.
#pragma once

#include <string>
#include <vector>

#include "trace/event.h"

namespace lunabloc::world {

struct ChartPoint {
  trace::Value x, y;
  trace::Value group;
};

// That a model has learnt from points: y = slope · x + start.
struct LearntLine {
  double slope = 0, start = 0;
  bool operator==(const LearntLine&) const = default;
};

struct Chart {
  std::string kind;               // "bar", "line", "scatter", "histogram", "box", "map"
  std::string x, y, group;        // columns; y and group empty when the chart has none. Of a box: groups and numbers, or numbers
                                  // alone; of a map: longitude, latitude, what the points are called
  std::string title;
  bool from_zero = true;
  std::vector<ChartPoint> points;
  std::vector<LearntLine> lines;  // of a scatter, of its columns
};

struct Charts {
  std::vector<Chart> all;
  Chart next;                     // what was said before there was a chart: title, axis, lines with their columns
};

// A title or an axis is that of the last chart, or of the first one to come.
void fold(Charts& charts, const trace::Event& event);

// For a console, and to be read aloud: the title, then a bar, a point or an interval a line.
std::string text_of(const Chart& chart);

}  // namespace lunabloc::world
