// Our own text layout: wrapping, bold, chips of code, French spacing, spacing between words and lines.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

struct Span {
  std::string text;
  bool bold = false;
  bool code = false;
  bool operator==(const Span&) const = default;
};

// `**bold**` and `` `code` `` of a message.
std::vector<Span> spans_of(std::string_view marked, bool french);
// Puts a narrow no-break space before ; : ! ? and inside « », where a space stands or none; numbers keep theirs.
std::string french_spaces(std::string_view text);
// Without the marks, as it is read aloud.
std::string plain_of(const std::vector<Span>& spans);

class Paragraph {
 public:
  // `role` is a text role (tiny, small, body…); bold spans take its bold twin.
  Paragraph(const Frame& frame, const std::vector<Span>& spans, FontRole role, float width);
  float height() const { return line_height_ * static_cast<float>(lines_.size()); }
  float widest() const { return widest_; }
  std::size_t lines() const { return lines_.size(); }
  void draw(Frame& frame, float x, float y, ImU32 color) const;
  // As the person reads lessons: syllables or lines in two colours, when the display needs ask for it.
  void draw_for_reading(Frame& frame, float x, float y, ImU32 color) const;

 private:
  struct Piece {
    std::string text;
    FontRole role;
    bool code;
    float x, width;
  };
  using DrawWord = std::function<void(std::size_t line, float x, float y, const Piece& piece)>;
  void draw_words(Frame& frame, float x, float y, const DrawWord& draw_word) const;

  std::vector<std::vector<Piece>> lines_;
  FontRole role_;
  float line_height_ = 0;
  float widest_ = 0;
};

FontRole bold_of(FontRole role);

// Lays out, draws and gives the height. Registers nothing: whoever calls knows what the text is.
float draw_text(Frame& frame, const Rect& area, std::string_view marked, FontRole role, ImU32 color);
float text_height(const Frame& frame, float width, std::string_view marked, FontRole role);

}  // namespace lunabloc::ide::widgets
