// A range of bytes in a text. Offsets are bytes until the moment they are shown (line_index.h).
#pragma once

#include <cstddef>

namespace lunabloc::base {

struct TextRange {
  std::size_t start = 0;
  std::size_t end = 0;  // one past the last byte

  std::size_t length() const { return end - start; }
  bool empty() const { return start == end; }
  bool contains(std::size_t offset) const { return start <= offset && offset < end; }
  bool contains(TextRange other) const { return start <= other.start && other.end <= end; }
  bool operator==(const TextRange&) const = default;
};

}  // namespace lunabloc::base

namespace lunabloc {
using base::TextRange;
}  // namespace lunabloc
