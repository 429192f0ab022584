#include <fmt/format.h>

#include "base/base64.h"
#include "base/written.h"
#include "report/pages.h"
#include "report/parents.h"

namespace lunabloc::report {
namespace {

using base::in_markup;

class Page {
 public:
  Page(const Parents& parents, const base::Messages& messages) : parents_(parents), messages_(messages) {}

  std::string made() {
    const std::string title = parents_.pseudonym.empty() ? messages_.text("parents.title_nobody") : messages_.text("parents.title", {{"nom", parents_.pseudonym}});
    body_ += fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n", in_markup(title), said("parents.about"));
    works();
    concepts();
    next();
    questions();
    body_ += fmt::format("<h2>{}</h2>\n<p>{}</p>\n<p class=\"note\">{}</p>\n", said("parents.home"), said("parents.home_how"), said("parents.kept"));
    return page(title, body_, messages_);
  }

 private:
  std::string said(std::string_view id, const base::Arguments& filling = {}) const { return in_markup(messages_.text(id, filling)); }
  void heading(std::string_view id) { body_ += fmt::format("<h2>{}</h2>\n", said(id)); }
  void list(const std::vector<std::string>& items, std::string_view look = "") {
    body_ += fmt::format("<ul{}>\n", look);
    for (const std::string& item : items) body_ += fmt::format("<li>{}</li>\n", item);
    body_ += "</ul>\n";
  }

  void works() {
    heading("parents.made");
    if (parents_.made.empty() && parents_.drawings.empty()) body_ += fmt::format("<p>{}</p>\n", said("parents.made_nothing"));
    body_ += "<div class=\"works\">\n";
    for (const Made& made : parents_.made) {
      body_ += fmt::format("<article>\n<h3>{}</h3>\n{}\n", in_markup(made.title), film_markup(made.film, messages_));
      if (!made.film.empty()) body_ += fmt::format("<p class=\"note\">{}</p>\n", in_markup(made.film.words));
      if (!made.rows.empty()) program(made);
      body_ += "</article>\n";
    }
    std::size_t number = 0;
    for (const std::string& bytes : parents_.drawings)
      body_ += fmt::format("<article>\n<h3>{0}</h3>\n<img alt=\"{0}\" src=\"data:image/png;base64,{1}\">\n</article>\n", said("parents.drawing", {{"n", std::to_string(++number)}}), base::to_base64(bytes));
    body_ += "</div>\n";
    if (!parents_.more.empty()) {
      std::string titles;
      for (const std::string& title : parents_.more) titles += (titles.empty() ? "" : " ; ") + title;
      body_ += fmt::format("<p>{}</p>\n", said("parents.more", {{"detail", titles}}));
    }
  }

  // Rows say their depth by lists in lists, for eyes and for screen readers.
  void program(const Made& made) {
    body_ += fmt::format("<details>\n<summary>{}</summary>\n<ul class=\"program\">", said("parents.program"));
    std::size_t depth = 0;
    bool open = false;
    for (const BlockRow& row : made.rows) {
      if (open && row.depth == depth) body_ += "</li>\n";
      for (; depth < row.depth; ++depth) body_ += "\n<ul class=\"program\">";
      for (; depth > row.depth; --depth) body_ += "</li></ul>";
      if (body_.ends_with("</ul>")) body_ += "</li>\n";
      body_ += fmt::format("<li>{}", in_markup(row.words));
      open = true;
    }
    for (; depth > 0; --depth) body_ += "</li></ul>";
    body_ += "</li></ul>\n</details>\n";
  }

  void concepts() {
    heading("parents.mastered");
    if (parents_.mastered.empty()) body_ += fmt::format("<p>{}</p>\n", said("parents.mastered_nothing"));
    std::vector<std::string> items;
    for (const Concept& one : parents_.mastered)
      items.push_back(in_markup(one.words) + " — " + said(one.alone ? "parents.alone" : one.lessons > 1 ? "parents.again" : "parents.met"));
    if (!items.empty()) list(items);
    if (!parents_.learning.empty()) {
      std::string words;
      for (const std::string& one : parents_.learning) words += (words.empty() ? "" : " ; ") + one;
      body_ += fmt::format("<p>{}</p>\n", said("parents.learning", {{"detail", words}}));
    }
    if (parents_.programmes.empty()) return;
    body_ += fmt::format("<details>\n<summary>{}</summary>\n", said("parents.programme"));
    std::vector<std::string> lines;
    for (const std::string& one : parents_.programmes) lines.push_back(in_markup(one));
    list(lines);
    if (parents_.beyond) body_ += fmt::format("<p>{}</p>\n", said("parents.beyond"));
    body_ += "</details>\n";
  }

  void next() {
    heading("parents.next");
    std::vector<std::string> items;
    for (const NextLesson& one : parents_.next) {
      std::string item = fmt::format("<strong>{}</strong> — {}", in_markup(one.title), said(one.begun ? "parents.next_begun" : one.beyond ? "parents.next_beyond" : "parents.next_programme"));
      if (one.kit) item += " " + said("parents.next_kit");
      items.push_back(std::move(item));
    }
    if (items.empty()) body_ += fmt::format("<p>{}</p>\n", said("parents.next_nothing"));
    else list(items);
  }

  void questions() {
    heading("parents.ask");
    std::vector<std::string> items;
    for (const std::string& one : parents_.questions) items.push_back(in_markup(one));
    list(items, " class=\"ask\"");
  }

  const Parents& parents_;
  const base::Messages& messages_;
  std::string body_;
};

}  // namespace

std::string parents_html(const Parents& parents, const base::Messages& messages) { return Page(parents, messages).made(); }

}  // namespace lunabloc::report
