#include "ide/widgets/scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lunabloc::ide::widgets {

std::vector<double> Scale::marks() const {
  std::vector<double> marks;
  const double first = std::ceil(low / step - 1e-9);
  for (int i = 0; i < 50; ++i) {
    const double mark = (first + i) * step;
    if (mark > high + step * 1e-9) break;
    marks.push_back(mark == 0 ? 0 : mark);
  }
  return marks;
}

Scale scale_of(double least, double greatest, Zero zero, int most_steps) {
  constexpr double kFar = 1e300;
  least = std::clamp(least, -kFar, kFar), greatest = std::clamp(greatest, -kFar, kFar);
  if (zero == Zero::shown) least = std::min(least, 0.0), greatest = std::max(greatest, 0.0);
  if (greatest <= least) greatest = least + std::max(1.0, std::abs(least) * 0.1);
  const double wanted = (greatest - least) / std::max(1, most_steps);
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  double step = 10 * power;
  for (const double times : {1.0, 2.0, 2.5, 5.0})
    if (times * power >= wanted * (1 - 1e-9)) {
      step = times * power;
      break;
    }
  return {std::floor(least / step + 1e-9) * step, std::ceil(greatest / step - 1e-9) * step, step};
}

}  // namespace lunabloc::ide::widgets
