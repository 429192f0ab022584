#include "ide/widgets/text.h"

#include <algorithm>
#include <cmath>

#include "ide/access/syllables.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr std::string_view kNarrowSpace = "\u202F";

// A word: pieces that no line break may part.
struct WordPiece {
  std::string text;
  FontRole role;
  bool code;
  float width;
};
struct Word {
  std::vector<WordPiece> pieces;
  float width = 0;
  bool space_before = false;
  bool break_before = false;
};

FontRole code_of(const Span& span) { return span.bold ? FontRole::code_bold : FontRole::code; }

bool is_double_sign(char sign) { return sign == ';' || sign == ':' || sign == '!' || sign == '?'; }

void erase_space_at_end(std::string& text) {
  if (text.ends_with("\u00A0")) text.resize(text.size() - 2);
  else if (text.ends_with(kNarrowSpace)) text.resize(text.size() - kNarrowSpace.size());
  else if (text.ends_with(' ')) text.pop_back();
}

std::vector<Word> words_of(const Frame& frame, const std::vector<Span>& spans, FontRole role, float chip_padding) {
  std::vector<Word> words(1);
  const auto add = [&](std::string text, const Span& span) {
    if (text.empty()) return;
    const FontRole piece_role = span.code ? code_of(span) : (span.bold ? bold_of(role) : role);
    const float width = frame.fonts.width(piece_role, text) + (span.code ? 2 * chip_padding : 0);
    words.back().pieces.push_back({std::move(text), piece_role, span.code, width});
    words.back().width += width;
  };
  for (const Span& span : spans) {
    std::string pending;
    for (const char sign : span.text) {
      if (sign == ' ' && !span.code) {
        add(std::exchange(pending, {}), span);
        words.emplace_back().space_before = true;
      } else if (sign == '\n') {
        add(std::exchange(pending, {}), span);
        words.emplace_back().break_before = true;
      } else {
        pending += sign;
      }
    }
    add(std::move(pending), span);
  }
  return words;
}

// How many bytes of the text fit; at least one letter.
std::size_t fitting(const Frame& frame, FontRole role, std::string_view text, float width) {
  std::size_t fits = 0;
  for (std::size_t end = 1; end <= text.size(); ++end) {
    if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) continue;
    if (fits > 0 && frame.fonts.width(role, text.substr(0, end)) > width) break;
    fits = end;
  }
  return fits;
}

}  // namespace

FontRole bold_of(FontRole role) {
  switch (role) {
    case FontRole::tiny:
    case FontRole::small: return FontRole::small_bold;
    case FontRole::body: return FontRole::body_bold;
    case FontRole::block: return FontRole::block_bold;
    case FontRole::code: return FontRole::code_bold;
    default: return role;
  }
}

std::string french_spaces(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (is_double_sign(rest[0])) {
      const bool after_text = !result.empty() && result.back() != '\n';
      // 10:42, ::, http: and the like are no French sentence.
      const bool inside_word = rest.size() > 1 && rest[1] != ' ' && rest[1] != '\n' && !is_double_sign(rest[1]) &&
                               static_cast<unsigned char>(rest[1]) < 0x80U && rest[1] != ')' && rest[1] != '*';
      const bool repeated = after_text && is_double_sign(result.back());
      if (after_text && !inside_word && !repeated) {
        erase_space_at_end(result);
        result += kNarrowSpace;
      }
      result += rest[0];
      at += 1;
    } else if (rest.starts_with("»")) {
      erase_space_at_end(result);
      result.append(kNarrowSpace).append("»");
      at += 2;
    } else if (rest.starts_with("«")) {
      result.append("«").append(kNarrowSpace);
      at += 2;
      for (const std::string_view space : {std::string_view(" "), std::string_view("\u00A0"), kNarrowSpace})
        if (text.substr(at).starts_with(space)) {
          at += space.size();
          break;
        }
    } else {
      result += rest[0];
      at += 1;
    }
  }
  return result;
}

std::vector<Span> spans_of(std::string_view marked, bool french) {
  std::vector<Span> spans;
  Span current;
  const auto close = [&] {
    if (current.text.empty()) return;
    if (french && !current.code) {
      // The sign after a chip of code or a bold word belongs to it.
      const bool glued = !spans.empty() && is_double_sign(current.text[0]);
      current.text = (glued ? std::string(kNarrowSpace) : std::string()) + french_spaces(current.text);
    }
    spans.push_back(current);
    current.text.clear();
  };
  for (std::size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] == '`') {
      close();
      current.code = !current.code;
    } else if (!current.code && marked.substr(at).starts_with("**")) {
      close();
      current.bold = !current.bold;
      ++at;
    } else {
      current.text += marked[at];
    }
  }
  close();
  return spans;
}

std::string plain_of(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) text += span.text;
  return text;
}

Paragraph::Paragraph(const Frame& frame, const std::vector<Span>& spans, FontRole role, float width) : role_(role) {
  line_height_ = frame.fonts.line(role);
  const float padding = frame.du(4);
  const float space = frame.fonts.width(role, " ") + frame.fonts.word_gap(role);
  lines_.emplace_back();
  float x = 0;
  const auto new_line = [&] {
    lines_.emplace_back();
    x = 0;
  };
  const auto put = [&](std::string text, FontRole piece_role, bool code, float piece_width) {
    lines_.back().push_back({std::move(text), piece_role, code, x, piece_width});
    x += piece_width;
    widest_ = std::max(widest_, x);
  };
  for (const Word& word : words_of(frame, spans, role, padding)) {
    if (word.break_before) new_line();
    const float before = word.space_before && x > 0 ? space : 0;
    if (x > 0 && x + before + word.width > width) new_line();
    else x += before;
    for (const WordPiece& piece : word.pieces) {
      std::string_view rest = piece.text;
      float piece_width = piece.width;
      // A word longer than a line is cut where the line ends.
      while (x + piece_width > width && rest.size() > 1 && word.width > width) {
        const float margin = piece.code ? 2 * padding : 0;
        const std::size_t fits = fitting(frame, piece.role, rest, width - x - margin);
        if (fits >= rest.size()) break;
        put(std::string(rest.substr(0, fits)), piece.role, piece.code,
            frame.fonts.width(piece.role, rest.substr(0, fits)) + margin);
        rest.remove_prefix(fits);
        piece_width = frame.fonts.width(piece.role, rest) + margin;
        new_line();
      }
      put(std::string(rest), piece.role, piece.code, piece_width);
    }
  }
}

void Paragraph::draw(Frame& frame, float x, float y, ImU32 color) const {
  draw_words(frame, x, y, [&](std::size_t, float left, float top, const Piece& piece) { text_at(frame, left, top, piece.role, color, piece.text); });
}

void Paragraph::draw_for_reading(Frame& frame, float x, float y, ImU32 color) const {
  const bool by_syllable = frame.settings.syllables && frame.french();
  if (!by_syllable && !frame.settings.line_colors) return draw(frame, x, y, color);
  const ImU32 colors[] = {frame.theme.reading_a, frame.theme.reading_b};
  std::size_t count = 0;
  draw_words(frame, x, y, [&](std::size_t line, float left, float top, const Piece& piece) {
    if (!by_syllable) return text_at(frame, left, top, piece.role, colors[line % 2], piece.text);
    const access::Syllables cut = access::syllables_of(piece.text);
    const std::string_view word = piece.text;
    for (std::size_t index = 0; index < cut.starts.size(); ++index) {
      const std::size_t begin = cut.starts[index], end = index + 1 < cut.starts.size() ? cut.starts[index + 1] : word.size();
      const std::size_t heard = std::clamp(cut.silent_from, begin, end);
      const ImU32 ink = colors[count++ % 2];
      text_at(frame, left, top, piece.role, ink, word.substr(begin, heard - begin));
      left += frame.fonts.width(piece.role, word.substr(begin, heard - begin));
      text_at(frame, left, top, piece.role, frame.theme.ink3, word.substr(heard, end - heard));
      left += frame.fonts.width(piece.role, word.substr(heard, end - heard));
    }
  });
}

void Paragraph::draw_words(Frame& frame, float x, float y, const DrawWord& draw_word) const {
  const ImFont* base = frame.fonts[role_];
  const float padding = frame.du(4);
  for (std::size_t number = 0; number < lines_.size(); ++number) {
    const auto& line = lines_[number];
    const float baseline = y + (line_height_ - base->FontSize) / 2 + base->Ascent;
    for (const Piece& piece : line) {
      const ImFont* font = frame.fonts[piece.role];
      const float top = std::round(baseline - font->Ascent);
      if (piece.code) {
        const Rect chip{x + piece.x, top - frame.du(1), piece.width, font->FontSize + frame.du(2)};
        fill(frame, chip, frame.theme.chip, frame.metrics.radius_chip());
        if (!frame.theme.shadows) outline(frame, chip, frame.theme.line, frame.metrics.radius_chip(), 1);
      }
      if (piece.code) text_at(frame, x + piece.x + padding, top, piece.role, frame.theme.ink, piece.text);
      else draw_word(number, x + piece.x, top, piece);
    }
    y += line_height_;
  }
}

float draw_text(Frame& frame, const Rect& area, std::string_view marked, FontRole role, ImU32 color) {
  const Paragraph paragraph(frame, spans_of(marked, frame.french()), role, area.w);
  paragraph.draw(frame, area.x, area.y, color);
  return paragraph.height();
}

float text_height(const Frame& frame, float width, std::string_view marked, FontRole role) {
  return Paragraph(frame, spans_of(marked, frame.french()), role, width).height();
}

}  // namespace lunabloc::ide::widgets
