// Between two moments of a list: bars that have changed their places cross over, others grow; at most 0.4 s, and no longer
// than the run's speed leaves. With reduced motion nothing moves, and ghosts stand where the bars were (UI.md §2.6).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

struct ShownBar {
  double place = 0;   // from 0, between two places on the way
  double height = 0;  // in the list's numbers
};

class ListMotion {
 public:
  void follow(widgets::Frame& frame, std::size_t moment, std::span<const double> numbers);

  std::vector<ShownBar> shown() const;
  bool moving() const { return part_ < 1; }
  // Bars as they stood before, in reduced motion: only those that have changed.
  const std::vector<ShownBar>& ghosts() const { return ghosts_; }

 private:
  std::vector<double> numbers_;
  std::vector<ShownBar> from_;
  std::vector<ShownBar> ghosts_;
  std::optional<std::size_t> moment_;
  float part_ = 1, seconds_ = 0;
};

// Where each bar was: a bar that was exchanged, put in or taken away is followed, any other grows where it stands.
std::vector<ShownBar> bars_before(std::span<const double> before, std::span<const double> after);

}  // namespace lunabloc::ide::stage
