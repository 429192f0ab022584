// A text laid out in rows no wider than they may be: lines break behind a blank, a word wider than a row breaks anywhere.
//
// Pure: it is told how wide letters are. Offsets are bytes of the text; x is from the left of the rows.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace lunabloc::ide::bench {

class Rows {
 public:
  using Wide = std::function<float(std::string_view letter)>;

  Rows() : Rows({}, 0, {}) {}
  Rows(std::string_view text, float width, const Wide& wide);

  std::size_t count() const { return starts_.size(); }
  // Without a line end. Where a row goes on below, its end is where the next begins.
  TextRange bytes(std::size_t row) const { return {starts_[row], ends_[row]}; }
  // Where one row ends and goes on in another, the offset is of the second.
  std::size_t row_of(std::size_t offset) const;
  float x_of(std::size_t offset) const { return x_[offset]; }
  // The border between two letters that is nearest, of those that are in that row.
  std::size_t offset_at(std::size_t row, float x) const;
  // The last offset that is in the row.
  std::size_t last_of(std::size_t row) const;

 private:
  void end_row(std::size_t end, std::size_t next);

  std::vector<std::size_t> starts_{0}, ends_;
  std::vector<float> x_;         // of every byte, and of the end
  std::vector<bool> is_border_;  // a letter begins there
};

}  // namespace lunabloc::ide::bench
