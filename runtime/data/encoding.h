// The letters of a file: which encoding it has, and its bytes as UTF-8.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::data {

// windows_1252: what files call Latin-1 as well.
enum class Encoding : std::uint8_t { utf8, windows_1252, utf16_little, utf16_big };
inline constexpr std::array<std::string_view, 4> kEncodingNames = {"utf-8", "windows-1252", "utf-16le", "utf-16be"};
inline std::string_view name_of(Encoding encoding) { return kEncodingNames[static_cast<std::size_t>(encoding)]; }
// Also "latin-1", "iso-8859-1", "utf-16" (little-endian, as most programs write it).
std::optional<Encoding> encoding_named(std::string_view name);

// From the first bytes of a file.
Encoding encoding_of(std::string_view beginning);
// Bytes of the mark that a file of this encoding begins with; 0 when it has none.
std::size_t mark_length(Encoding encoding, std::string_view beginning);

// Takes bytes in pieces that may cut a letter. What is no letter becomes U+FFFD, and is counted.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}
  void add(std::string_view bytes, std::string& into);
  void finish(std::string& into);
  std::uint64_t damaged() const { return damaged_; }

 private:
  void add_utf8(std::string_view bytes, std::string& into);
  void add_utf16(std::string_view bytes, std::string& into);
  void no_letter(std::string& into);

  Encoding encoding_;
  std::string begun_;
  char32_t high_ = 0;  // the first half of a letter of UTF-16
  std::uint64_t damaged_ = 0;
};

void append_letter(std::string& into, char32_t letter);

}  // namespace lunabloc::data
