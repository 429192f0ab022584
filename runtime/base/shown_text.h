// Bytes of a program, a file or a board as a person may be shown them, in a window or on a terminal: nothing in them can
// move the cursor, change colours, turn the direction of what stands around, or pile up.
//
// Line ends and tabs stay. Other controls are written as ^[ and the like, as terminals do; what turns or hides text as
// <U+202E>. What is not UTF-8 becomes U+FFFD, and beyond a few marks over one letter no more are shown. Who wants the
// exact bytes takes them elsewhere: this is for eyes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lunabloc::base {

// Takes bytes in pieces, which may cut a letter.
class ShownText {
 public:
  std::string add(std::string_view bytes);
  // What is left of a letter that was never finished.
  std::string finish();

 private:
  std::string begun_;
  int marks_ = 0;  // in a row
};

inline constexpr std::size_t kAnyLength = static_cast<std::size_t>(-1);
// The whole at once; of a text of more bytes than this the beginning and an ellipsis.
std::string shown_text(std::string_view bytes, std::size_t most_bytes = kAnyLength);

}  // namespace lunabloc::base
