#include "session/live_curve.h"

#include <algorithm>

namespace lunabloc::session {
namespace {

LiveCurve::Piece joined(const LiveCurve::Piece& one, const LiveCurve::Piece& other) {
  return {std::min(one.least, other.least), std::max(one.greatest, other.greatest), one.sum + other.sum, one.count + other.count};
}

}  // namespace

void LiveCurve::add(double value) {
  ++values_;
  last_ = value;
  if (!pieces_.empty() && pieces_.back().count < width_) {
    pieces_.back() = joined(pieces_.back(), {value, value, value, 1});
    return;
  }
  if (pieces_.size() == kMostPieces) {
    for (std::size_t i = 0; i < kMostPieces / 2; ++i) pieces_[i] = joined(pieces_[2 * i], pieces_[2 * i + 1]);
    pieces_.resize(kMostPieces / 2);
    width_ *= 2;
  }
  pieces_.push_back({value, value, value, 1});
}

double LiveCurve::least() const {
  const auto found = std::min_element(pieces_.begin(), pieces_.end(), [](const Piece& one, const Piece& other) { return one.least < other.least; });
  return found == pieces_.end() ? 0 : found->least;
}

double LiveCurve::greatest() const {
  const auto found = std::max_element(pieces_.begin(), pieces_.end(), [](const Piece& one, const Piece& other) { return one.greatest < other.greatest; });
  return found == pieces_.end() ? 0 : found->greatest;
}

}  // namespace lunabloc::session
