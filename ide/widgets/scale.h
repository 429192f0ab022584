// The scale of a chart: round numbers that a pupil reads, and where each number stands between them.
#pragma once

#include <vector>

namespace lunabloc::ide::widgets {

struct Scale {
  double low = 0, high = 1;
  double step = 1;                 // 1, 2, 2.5 or 5 times a power of ten
  std::vector<double> marks() const;
  double part(double number) const { return high > low ? (number - low) / (high - low) : 0; }
};

enum class Zero { shown, left_out };
// From least to greatest, with at most so many steps. Without `Zero::shown` it may begin far from zero.
Scale scale_of(double least, double greatest, Zero zero, int most_steps);

}  // namespace lunabloc::ide::widgets
