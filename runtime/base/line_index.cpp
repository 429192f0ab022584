#include "base/line_index.h"

#include <algorithm>

namespace lunabloc::base {

namespace {

// A file's first line, when it begins with "#", ends at "\n" only.
std::size_t end_of_hash_line(std::string_view text) {
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  return text.substr(start).starts_with('#') ? std::min(text.find('\n'), text.size()) : 0;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : starts_{0}, length_(text.size()) {
  for (std::size_t i = end_of_hash_line(text); i < text.size(); ++i) {
    if (text[i] != '\n' && text[i] != '\r') continue;
    const bool pair = i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r') && text[i + 1] != text[i];
    if (pair) ++i;
    starts_.push_back(i + 1);
  }
}

std::size_t LineIndex::start_of(std::uint32_t line) const {
  if (line == 0) return 0;
  return line <= starts_.size() ? starts_[line - 1] : length_;
}

std::uint32_t LineIndex::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::uint32_t>(after - starts_.begin());
}

LineColumn LineIndex::at(std::string_view text, std::size_t offset) const {
  offset = std::min(offset, text.size());
  const std::uint32_t line = line_of(offset);
  std::uint32_t column = 1;
  for (std::size_t i = start_of(line); i < offset; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++column;
  return {line, column};
}

LineCounter::LineCounter(std::string_view text) : text_(text) {
  if (text.find('\r') != std::string_view::npos) index_.emplace(text);
}

std::uint32_t LineCounter::line_of(std::size_t offset) {
  if (index_) return index_->line_of(offset);
  const auto ends_between = [this](std::size_t start, std::size_t end) {
    std::uint32_t ends = 0;
    while (start < end) {
      // As many as a byte can count, so that the compiler adds bytes side by side.
      const std::size_t stop = std::min(end, start + 255);
      std::uint8_t few = 0;
      for (; start < stop; ++start) few = static_cast<std::uint8_t>(few + (text_[start] == '\n' ? 1 : 0));
      ends += few;
    }
    return ends;
  };
  offset = std::min(offset, text_.size());
  last_line_ = offset >= last_offset_ ? last_line_ + ends_between(last_offset_, offset)
                                      : last_line_ - ends_between(offset, last_offset_);
  last_offset_ = offset;
  return last_line_;
}

}  // namespace lunabloc::base
