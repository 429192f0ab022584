#include "data/decoded_text.h"

#include <algorithm>

namespace lunabloc::data {
namespace {

constexpr std::size_t kAtOnce = 256U * 1024U;

}  // namespace

Result<void> DecodedText::read_on() {
  if (ended_) return {};
  bytes_.resize(kAtOnce);
  const Result<std::size_t> count = source_.read(bytes_);
  if (!count) return tl::unexpected(count.error());
  text_.erase(0, used_);
  used_ = 0;
  const std::size_t before = text_.size();
  if (before == 0) has_nul_ = false;
  if (*count == 0) {
    decoder_.finish(text_);
    ended_ = true;
  } else {
    std::string_view bytes(bytes_.data(), *count);
    if (position_ == 0) bytes.remove_prefix(mark_length(encoding_, bytes));
    position_ += *count;
    decoder_.add(bytes, text_);
  }
  has_nul_ = has_nul_ || text_.find('\0', before) != std::string::npos;
  if (returns_are_lines_) std::replace(text_.begin() + static_cast<std::ptrdiff_t>(before), text_.end(), '\r', '\n');
  return {};
}

}  // namespace lunabloc::data
