#include "ide/bench/rows.h"

#include <algorithm>
#include <cmath>

#include "ide/text/editing.h"

namespace lunabloc::ide::bench {

Rows::Rows(std::string_view text, float width, const Wide& wide) : x_(text.size() + 1), is_border_(text.size() + 1) {
  float x = 0;
  std::size_t after_blank = 0;
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    next = text::moved(text, at, text::Motion::character_on);
    is_border_[at] = true;
    if (text[at] == '\n' || text[at] == '\r') {
      std::fill(x_.begin() + static_cast<std::ptrdiff_t>(at), x_.begin() + static_cast<std::ptrdiff_t>(next), x);
      end_row(at, next);
      x = 0;
      continue;
    }
    const float letter = wide(text.substr(at, next - at));
    const bool blank = text[at] == ' ' || text[at] == '\t';
    // A blank hangs over the edge, so that no row begins with the one that ends a word.
    while (!blank && x + letter > width && at > starts_.back()) {
      const std::size_t cut = after_blank > starts_.back() ? after_blank : at;
      const float from = cut == at ? x : x_[cut];
      end_row(cut, cut);
      for (std::size_t moved = cut; moved < at; ++moved) x_[moved] -= from;
      x -= from;
    }
    std::fill(x_.begin() + static_cast<std::ptrdiff_t>(at), x_.begin() + static_cast<std::ptrdiff_t>(next), x);
    x += letter;
    if (blank) after_blank = next;
  }
  x_.back() = x;
  is_border_.back() = true;
  ends_.push_back(text.size());
}

void Rows::end_row(std::size_t end, std::size_t next) {
  ends_.push_back(end);
  starts_.push_back(next);
}

std::size_t Rows::row_of(std::size_t offset) const { return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1; }

std::size_t Rows::last_of(std::size_t row) const {
  std::size_t last = ends_[row];
  const bool goes_on = row + 1 < starts_.size() && starts_[row + 1] == last;
  if (!goes_on) return last;
  do --last;
  while (!is_border_[last]);
  return last;
}

std::size_t Rows::offset_at(std::size_t row, float x) const {
  const std::size_t last = last_of(row);
  std::size_t nearest = starts_[row];
  for (std::size_t at = nearest; at <= last; ++at)
    if (is_border_[at] && std::abs(x_[at] - x) < std::abs(x_[nearest] - x)) nearest = at;
  return nearest;
}

}  // namespace lunabloc::ide::bench
