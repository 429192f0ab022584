#include "ide/export/gif.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ide/export/few_colors.h"

namespace lunabloc::ide::exporting {
namespace {

constexpr int kMostDelay = 60'000;   // hundredths: ten minutes
constexpr unsigned kCodeBits = 8;    // of a pixel
constexpr std::uint32_t kClear = 1U << kCodeBits, kEnd = kClear + 1, kFirst = kEnd + 1, kMostCodes = 4096;

void put_word(std::string& bytes, int value) {
  bytes += static_cast<char>(value & 0xFF);
  bytes += static_cast<char>((value >> 8) & 0xFF);
}

// The bits of codes, in blocks of 255 bytes.
class CodeStream {
 public:
  explicit CodeStream(std::string& bytes) : bytes_(bytes) {}
  void put(std::uint32_t code, unsigned bits) {
    held_ |= static_cast<std::uint64_t>(code) << count_;
    for (count_ += bits; count_ >= 8; count_ -= 8, held_ >>= 8U) add(static_cast<char>(held_ & 0xFFU));
  }
  void end() {
    if (count_ > 0) add(static_cast<char>(held_ & 0xFFU));
    flush();
    bytes_ += '\0';
  }

 private:
  void add(char byte) {
    block_ += byte;
    if (block_.size() == 255) flush();
  }
  void flush() {
    if (block_.empty()) return;
    bytes_ += static_cast<char>(block_.size());
    bytes_ += block_;
    block_.clear();
  }

  std::string& bytes_;
  std::string block_;
  std::uint64_t held_ = 0;
  unsigned count_ = 0;
};

// LZW as GIF wants it: codes grow from 9 to 12 bits, then the table begins again.
void compress(std::string& bytes, std::span<const std::uint8_t> pixels) {
  bytes += static_cast<char>(kCodeBits);
  CodeStream stream(bytes);
  std::unordered_map<std::uint32_t, std::uint32_t> table;
  table.reserve(2 * kMostCodes);
  std::uint32_t next = kFirst;
  unsigned bits = kCodeBits + 1;
  stream.put(kClear, bits);
  std::uint32_t prefix = pixels[0];
  for (const std::uint8_t pixel : pixels.subspan(1)) {
    const std::uint32_t key = (prefix << 8U) | pixel;
    if (const auto found = table.find(key); found != table.end()) {
      prefix = found->second;
      continue;
    }
    stream.put(prefix, bits);
    if (next < kMostCodes) {
      if (next == (1U << bits) && bits < 12) ++bits;
      table.emplace(key, next++);
    } else {
      stream.put(kClear, bits);
      table.clear();
      next = kFirst;
      bits = kCodeBits + 1;
    }
    prefix = pixel;
  }
  stream.put(prefix, bits);
  // The reader makes one code more, which may need another bit.
  if (next == (1U << bits) && bits < 12) ++bits;
  stream.put(kEnd, bits);
  stream.end();
}

}  // namespace

GifWriter::GifWriter(int width, int height) : width_(width), height_(height) {
  bytes_ = "GIF89a";
  put_word(bytes_, width);
  put_word(bytes_, height);
  bytes_ += std::string_view("\x70\0\0", 3);  // no table for all: each image has its own
  bytes_ += std::string_view("\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0", 19);
}

GifWriter::Box GifWriter::changed(std::span<const std::uint32_t> pixels) const {
  if (before_.empty()) return {0, 0, width_, height_};
  int left = width_, top = height_, right = -1, bottom = -1;
  for (int y = 0; y < height_; ++y)
    for (int x = 0; x < width_; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
      if (pixels[at] == before_[at]) continue;
      left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
    }
  return right < 0 ? Box{0, 0, 0, 0} : Box{left, top, right - left + 1, bottom - top + 1};
}

void GifWriter::add(std::span<const std::uint32_t> pixels, int hundredths) {
  const Box box = changed(pixels);
  if (box.w == 0) {
    delay_ = std::min(kMostDelay, delay_ + hundredths);
    bytes_[delay_at_] = static_cast<char>(delay_ & 0xFF);
    bytes_[delay_at_ + 1] = static_cast<char>((delay_ >> 8) & 0xFF);
    return;
  }
  before_.assign(pixels.begin(), pixels.end());
  ++images_;
  bytes_ += std::string_view("\x21\xF9\x04\x04", 4);  // stays under what comes
  delay_at_ = bytes_.size();
  delay_ = std::clamp(hundredths, 2, kMostDelay);
  put_word(bytes_, delay_);
  bytes_ += std::string_view("\0\0", 2);

  std::vector<std::uint32_t> part;
  part.reserve(static_cast<std::size_t>(box.w) * static_cast<std::size_t>(box.h));
  for (int y = box.y; y < box.y + box.h; ++y) {
    const auto row = pixels.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(box.x), static_cast<std::size_t>(box.w));
    part.insert(part.end(), row.begin(), row.end());
  }
  const FewColors colors = few_colors(part);
  bytes_ += '\x2C';
  put_word(bytes_, box.x);
  put_word(bytes_, box.y);
  put_word(bytes_, box.w);
  put_word(bytes_, box.h);
  bytes_ += '\x87';  // a table of 256 colours
  for (std::size_t i = 0; i < kMostColors; ++i) {
    const std::uint32_t color = i < colors.table.size() ? colors.table[i] : 0;
    for (const unsigned shift : {16U, 8U, 0U}) bytes_ += static_cast<char>((color >> shift) & 0xFFU);
  }
  compress(bytes_, colors.pixels);
}

std::string GifWriter::finish() && {
  bytes_ += '\x3B';
  return std::move(bytes_);
}

}  // namespace lunabloc::ide::exporting
