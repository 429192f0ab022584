// A recording while it goes on: how many rows there are, a curve for each sensor from the beginning until now, the last rows.
// What a frame costs does not grow with the rows.
#pragma once

#include <optional>

#include "ide/data/grid.h"
#include "ide/data/recorder.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::data {

class LivePage {
 public:
  explicit LivePage(const Recorder& recorder) : recorder_(recorder) {}
  void open() { grid_.reset(); }
  void draw(widgets::Frame& frame, Rect area);

 private:
  void draw_head(widgets::Frame& frame, Rect& rest, const session::SensorLog& log);
  void draw_curves(widgets::Frame& frame, Rect& rest, const session::SensorLog& log);
  void draw_curve(widgets::Frame& frame, Rect area, float numbers, const session::SensorLog& log, std::size_t sensor);
  void draw_rows(widgets::Frame& frame, const Rect& area, const session::SensorLog& log);

  const Recorder& recorder_;
  Grid grid_;
};

}  // namespace lunabloc::ide::data
