// A curve that goes on for hours in little room: neighbouring values become one piece, of twice as many each time the room is
// full. What a piece keeps is the least, the greatest and the mean of its values, so no peak is lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lunabloc::session {

class LiveCurve {
 public:
  static constexpr std::size_t kMostPieces = 1024;
  struct Piece {
    double least = 0, greatest = 0, sum = 0;
    std::uint64_t count = 0;
    double mean() const { return sum / static_cast<double>(count); }
  };

  void add(double value);
  // Each but the last is of `values_of_a_piece()` values.
  const std::vector<Piece>& pieces() const { return pieces_; }
  std::uint64_t values_of_a_piece() const { return width_; }
  std::uint64_t values() const { return values_; }
  double last() const { return last_; }
  double least() const;
  double greatest() const;

 private:
  std::vector<Piece> pieces_;
  std::uint64_t width_ = 1, values_ = 0;
  double last_ = 0;
};

}  // namespace lunabloc::session
