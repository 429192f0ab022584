// Lines and columns of a text, for people. Line ends are counted as Lua counts them:
// "\n", "\r", "\r\n" and "\n\r" are one line each; in a first line that begins with "#", only "\n" counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lunabloc::base {

struct LineColumn {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // in characters (UTF-8 lead bytes), from 1
  bool operator==(const LineColumn&) const = default;
};

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  std::size_t line_count() const { return starts_.size(); }
  // Byte offset at which a line begins; line counts from 1, and past the last line gives the text's length.
  std::size_t start_of(std::uint32_t line) const;
  std::uint32_t line_of(std::size_t offset) const;
  // `text` must be the text the index was made from.
  LineColumn at(std::string_view text, std::size_t offset) const;

 private:
  std::vector<std::size_t> starts_;
  std::size_t length_ = 0;
};

// Lines of a few offsets, without an index of all: counts the line ends from the offset that was asked last.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text);
  std::uint32_t line_of(std::size_t offset);

 private:
  std::string_view text_;
  std::optional<LineIndex> index_;  // where "\r" makes counting less simple
  std::size_t last_offset_ = 0;
  std::uint32_t last_line_ = 1;
};

}  // namespace lunabloc::base
