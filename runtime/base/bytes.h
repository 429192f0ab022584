// Little-endian reader and writer with bounds. A read past the end gives zero and clears ok(), so a decoder
// reads a whole record and asks once.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace lunabloc::base {

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u16(std::uint16_t value) { little_endian(value, 2); }
  void u32(std::uint32_t value) { little_endian(value, 4); }
  void u64(std::uint64_t value) { little_endian(value, 8); }
  void f64(double value) { u64(std::bit_cast<std::uint64_t>(value)); }
  // Length in 32 bits, then the bytes.
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  void little_endian(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) bytes_.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
  }
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(little_endian(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(little_endian(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(little_endian(4)); }
  std::uint64_t u64() { return little_endian(8); }
  double f64() { return std::bit_cast<double>(u64()); }
  std::string_view text() {
    const std::size_t length = u32();
    return raw(length);
  }
  std::string_view raw(std::size_t length) {
    if (length > remaining()) {
      ok_ = false;
      at_ = bytes_.size();
      return {};
    }
    const std::string_view result = bytes_.substr(at_, length);
    at_ += length;
    return result;
  }

  bool ok() const { return ok_; }
  std::size_t remaining() const { return bytes_.size() - at_; }

 private:
  std::uint64_t little_endian(std::size_t count) {
    const std::string_view raw_bytes = raw(count);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < raw_bytes.size(); ++i)
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(raw_bytes[i])) << (8 * i);
    return value;
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace lunabloc::base
