// Sheets of paper: pieces are put one below the other, then cut into A4 pages and written as one tagged PDF.
//
// The order in which pieces are put is the order in which they are read. Nothing in the file says when or by whom it was
// made: the same pieces give the same bytes. The only files that know cairo and Pango are those of this folder.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct _cairo;

namespace lunabloc::print {

struct Color {
  double red = 0, green = 0, blue = 0;
};
inline constexpr Color kInk{0.12, 0.15, 0.2}, kSoft{0.36, 0.39, 0.45}, kAccent{0.11, 0.37, 0.65}, kPale{0.93, 0.95, 0.98}, kLine{0.72, 0.74, 0.78}, kWhite{1, 1, 1};

struct Span {
  std::string text;
  bool bold = false, italic = false, code = false;
};

struct TextLook {
  double size = 11.5;  // points, before the paper's own scale
  Color ink = kInk;
  double above = 6;    // room before it
  double indent = 0;   // from the left margin
  std::string mark;    // at the left of the first line: "•", "3."
  const char* tag = "P";
  bool keep_with_next = false;
};

struct PaperLook {
  std::string family = "Andika", code_family = "JetBrains Mono";
  double scale = 1, line_height = 1.4;
  double letter_space = 0;  // points
};

// What a file says of itself.
struct Imprint {
  std::string title, authors;
  std::string footer;    // of every page, beside the page's number of how many: « A01, Le trésor … »
  std::string language;  // in which it is read aloud: "fr"
};

class Paper {
 public:
  using Draw = std::function<void(_cairo*, double x, double y)>;

  explicit Paper(PaperLook look);
  ~Paper();
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;

  double width() const;  // between the margins
  double scaled(double points) const { return points * look_.scale; }

  void text(const std::vector<Span>& spans, const TextLook& look = {});
  void text(std::string_view words, const TextLook& look = {}) { text({Span{std::string(words)}}, look); }
  // A heading with a badge before it; what comes next stays with it, and it stands in the file's outline.
  void heading(const std::string& badge, const std::string& words);
  // A row of a program: words in a box with a band of colour.
  void block(const std::string& words, double indent, Color band, bool first);
  // Dotted lines to write on.
  void lines(int count, const std::string& label);
  // A box to tick, with its words.
  void tick(const std::string& words);
  // Columns with lines between them, of equal width unless `shares` says what each has of the paper's; the first row is the head.
  void table(const std::vector<std::vector<std::string>>& rows, const std::vector<double>& shares = {});
  // Something drawn; the words are below it, and stand for it where it cannot be seen.
  void figure(double width, double height, const std::string& words, Draw draw);
  void space(double points);
  // A new page, unless one has just begun.
  void new_page();

  // How many there are so far.
  std::size_t pages() const { return paged().size(); }
  // Error "print.cannot".
  Result<std::string> pdf(const Imprint& imprint) const;

 private:
  struct Piece {
    double above = 0, height = 0;
    bool keep_with_next = false, new_page = false;
    const char* tag = "P";
    std::string outline;
    Draw draw;
  };
  // Pieces that stay on one page, as long as a page can hold them.
  struct Together {
    std::size_t end = 0;
    double room = 0;
  };
  struct Placed {
    const Piece* piece;
    double y;
  };
  std::vector<std::vector<Placed>> paged() const;
  double room_of(std::size_t first, std::size_t end) const;
  Together together_from(std::size_t first) const;
  struct Fonts;

  std::shared_ptr<struct Laid> laid_out(const std::vector<Span>& spans, double size, double width) const;
  double line_of(double size) const;

  PaperLook look_;
  std::unique_ptr<Fonts> fonts_;
  std::vector<Piece> pieces_;
};

}  // namespace lunabloc::print
