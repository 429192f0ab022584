// Where one of two signs stands in a text that is gone through from its beginning to its end: sixty-four bytes are looked at together.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lunabloc::data {

class Marks {
 public:
  Marks(char one, char other) : one_(one), other_(other) {}

  // From `at` on; the text's size when neither comes.
  std::size_t next(std::string_view text, std::size_t at) {
    const char* const end = text.data() + text.size();
    for (const char* from = text.data() + at;;) {
      if (block_ != nullptr && from >= block_ && from < block_ + kBlock) {
        if (const std::uint64_t left = marks_ >> static_cast<unsigned>(from - block_); left != 0)
          return static_cast<std::size_t>(from - text.data()) + static_cast<std::size_t>(std::countr_zero(left));
        from = block_ + kBlock;
      }
      if (end - from < kBlock) {
        while (from < end && *from != one_ && *from != other_) ++from;
        return static_cast<std::size_t>(from - text.data());
      }
      block_ = from;
      marks_ = marks_of(from);
    }
  }
  // The text is another one now, or somewhere else.
  void forget() { block_ = nullptr; }

 private:
  static constexpr std::ptrdiff_t kBlock = 64;

#ifdef __SSE2__
  std::uint64_t marks_of(const char* from) const {
    const __m128i one = _mm_set1_epi8(one_), other = _mm_set1_epi8(other_);
    std::uint64_t marks = 0;
    for (unsigned part = 0; part < 4; ++part) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + part * 16));
      const __m128i equal = _mm_or_si128(_mm_cmpeq_epi8(bytes, one), _mm_cmpeq_epi8(bytes, other));
      marks |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(equal))) << (part * 16);
    }
    return marks;
  }
#else
  std::uint64_t marks_of(const char* from) const {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL, kLows = 0x7F7F7F7F7F7F7F7FULL;
    // The high bit of each byte that is zero, and no other.
    const auto zeros = [](std::uint64_t eight) { return ~(((eight & kLows) + kLows) | eight | kLows); };
    std::uint64_t marks = 0;
    for (unsigned part = 0; part < 8; ++part) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, from + part * 8, 8);
      const std::uint64_t found = zeros(eight ^ (kOnes * static_cast<unsigned char>(one_))) | zeros(eight ^ (kOnes * static_cast<unsigned char>(other_)));
      marks |= (((found >> 7U) * 0x0102040810204080ULL) >> 56U) << (part * 8);
    }
    return marks;
  }
#endif

  char one_, other_;
  const char* block_ = nullptr;
  std::uint64_t marks_ = 0;  // of the bytes of the block, the first lowest
};

}  // namespace lunabloc::data
