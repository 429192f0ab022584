// The text of a source as it grows: decoded letters in one buffer, of which what was used is let go.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "data/encoding.h"
#include "data/source.h"

namespace lunabloc::data {

class DecodedText {
 public:
  DecodedText(ByteSource& source, Encoding encoding, bool returns_are_lines)
      : source_(source), encoding_(encoding), decoder_(encoding), returns_are_lines_(returns_are_lines) {}

  // What is there behind what was used.
  std::string_view rest() const { return std::string_view(text_).substr(used_); }
  void use(std::size_t bytes) { used_ += bytes; }
  bool at_end() const { return ended_; }
  // A letter 0 may be in what is there; else none is.
  bool has_nul() const { return has_nul_; }
  // Reads on; views of rest() are then void.
  Result<void> read_on();

  std::uint64_t position() const { return position_; }
  std::uint64_t damaged() const { return decoder_.damaged(); }

 private:
  ByteSource& source_;
  Encoding encoding_;
  Decoder decoder_;
  bool returns_are_lines_;
  std::string text_;
  std::string bytes_;
  std::size_t used_ = 0;
  std::uint64_t position_ = 0;
  bool ended_ = false;
  bool has_nul_ = false;
};

}  // namespace lunabloc::data
