#include "print/drawings.h"
#include "print/paper.h"
#include "print/typography.h"
#include "report/parents.h"

namespace lunabloc::report {
namespace {

class Sheet {
 public:
  struct Size {
    double letters = 1;    // of the usual
    double tallest = 135;  // points: of a picture
  };
  Sheet(const Parents& parents, const base::Messages& messages, Size size)
      : parents_(parents), messages_(messages), title_(parents.pseudonym.empty() ? messages.text("parents.title_nobody") : messages.text("parents.title", {{"nom", parents.pseudonym}})), tallest_(size.tallest), paper_({.scale = size.letters}) {
    paper_.text({print::Span{set(title_), true}}, {.size = 20, .ink = print::kAccent, .above = 0, .tag = "H1", .keep_with_next = true});
    paper_.text(said("parents.about"), {.ink = print::kSoft});
    works();
    concepts();
    next();
    heading("parents.ask");
    for (const std::string& one : parents_.questions) item(one);
    heading("parents.home");
    paper_.text(said("parents.home_how"));
    paper_.text(said("parents.kept"), {.size = 9.5, .ink = print::kSoft});
  }

  std::size_t pages() const { return paper_.pages(); }
  Result<std::string> made() const { return paper_.pdf({.title = title_, .authors = {}, .footer = set(title_), .language = messages_.language()}); }

 private:
  std::string set(std::string_view text) const { return print::typeset(text, messages_.language()); }
  std::string said(std::string_view id, const base::Arguments& filling = {}) const { return set(messages_.text(id, filling)); }
  void heading(std::string_view id) { paper_.heading("", said(id)); }
  void item(const std::string& words) { paper_.text(set(words), {.above = 3, .indent = 14, .mark = "•", .tag = "LI"}); }

  void works() {
    heading("parents.made");
    if (parents_.made.empty() && parents_.drawings.empty()) paper_.text(said("parents.made_nothing"));
    for (const Made& made : parents_.made) {
      paper_.text({print::Span{set(made.title), true}}, {.above = 10, .tag = "H3", .keep_with_next = true});
      // What cannot be drawn is said.
      if (!made.film.empty() && !print::draw_svg(paper_, still_svg(made.film), set(made.film.words), tallest_)) paper_.text(set(made.film.words));
    }
    for (std::size_t i = 0; i < parents_.drawings.size(); ++i) {
      const std::string words = said("parents.drawing", {{"n", std::to_string(i + 1)}});
      if (!print::draw_png(paper_, parents_.drawings[i], words)) paper_.text(words);
    }
    std::string titles;
    for (const std::string& title : parents_.more) titles += (titles.empty() ? "" : " ; ") + title;
    if (!titles.empty()) paper_.text(said("parents.more", {{"detail", titles}}));
  }

  void concepts() {
    heading("parents.mastered");
    if (parents_.mastered.empty()) paper_.text(said("parents.mastered_nothing"));
    for (const Concept& one : parents_.mastered) item(one.words + " — " + messages_.text(one.alone ? "parents.alone" : one.lessons > 1 ? "parents.again" : "parents.met"));
    std::string words;
    for (const std::string& one : parents_.learning) words += (words.empty() ? "" : " ; ") + one;
    if (!words.empty()) paper_.text(said("parents.learning", {{"detail", words}}));
  }

  void next() {
    heading("parents.next");
    if (parents_.next.empty()) paper_.text(said("parents.next_nothing"));
    for (const NextLesson& one : parents_.next)
      item(one.title + " — " + messages_.text(one.begun ? "parents.next_begun" : one.beyond ? "parents.next_beyond" : "parents.next_programme") + (one.kit ? " " + messages_.text("parents.next_kit") : ""));
  }

  const Parents& parents_;
  const base::Messages& messages_;
  std::string title_;
  double tallest_;
  print::Paper paper_;
};

}  // namespace

// On one page where letters that are still easy to read let it; else as large as usual, on as many as it takes.
Result<std::string> parents_pdf(const Parents& parents, const base::Messages& messages) {
  for (const Sheet::Size size : {Sheet::Size{}, Sheet::Size{0.93, 105}, Sheet::Size{0.86, 75}})
    if (const Sheet sheet(parents, messages, size); sheet.pages() == 1) return sheet.made();
  return Sheet(parents, messages, {}).made();
}

}  // namespace lunabloc::report
