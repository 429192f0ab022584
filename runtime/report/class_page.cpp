#include "report/class_page.h"

#include <fmt/format.h>

#include <array>
#include <future>

#include "base/days.h"
#include "base/written.h"
#include "portfolio/cases.h"
#include "report/pages.h"
#include "report/spreadsheet.h"

namespace lunabloc::report {
namespace {

constexpr std::array<const char*, 3> kWords = {"oui", "en-bonne-voie", "pas-encore"};

using base::in_markup;
using portfolio::Resisting;
using portfolio::Standing;

struct Case {
  portfolio::BoardCase board;
  Film film;
};

class Page {
 public:
  Page(const ClassView& view, const Tables& tables) : view_(view), tables_(tables) {}

  std::string made() {
    body_ += fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n", said("class.title"), said("class.about", {{"nombre", std::to_string(view_.report.pupils.size())}}));
    places();
    resisting();
    skills();
    assessments();
    plan();
    return page(tables_.messages.text("class.title"), body_, tables_.messages);
  }

 private:
  std::string said(std::string_view id, const base::Arguments& filling = {}) const { return in_markup(tables_.messages.text(id, filling)); }
  void begin_table(std::string_view title) {
    body_ += fmt::format("<h2>{0}</h2>\n<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table>\n<thead><tr>", said(title));
  }
  void head(std::string_view words, std::string_view title = "") {
    body_ += title.empty() ? fmt::format("<th scope=\"col\">{}</th>", words) : fmt::format("<th scope=\"col\"><abbr title=\"{}\">{}</abbr></th>", title, words);
  }
  void end_head() { body_ += "</tr></thead>\n<tbody>\n"; }
  void end_table() { body_ += "</tbody></table></div>\n"; }

  void places() {
    begin_table("class.where");
    head(said("class.head.pupil"));
    for (const std::string& id : view_.report.lessons) {
      const lesson::Lesson* const lesson = tables_.lesson(id);
      head(in_markup(id), lesson != nullptr ? in_markup(lesson->title) : "");
    }
    end_head();
    for (const std::string& pupil : view_.report.pupils) {
      body_ += fmt::format("<tr><th scope=\"row\">{}</th>", in_markup(pupil));
      const auto places = view_.report.places.find(pupil);
      for (const std::string& id : view_.report.lessons) {
        const Standing* standing = nullptr;
        if (places != view_.report.places.end())
          if (const auto found = places->second.find(id); found != places->second.end()) standing = &found->second;
        if (standing == nullptr) body_ += "<td></td>";
        else if (standing->done >= standing->steps) body_ += fmt::format("<td class=\"all\">✓ {}</td>", said("class.finished"));
        else body_ += fmt::format("<td>{}/{}{}</td>", standing->done, standing->steps, standing->step.empty() ? "" : "<br>" + in_markup(standing->step));
      }
      body_ += "</tr>\n";
    }
    end_table();
    body_ += fmt::format("<p class=\"note\">{}</p>\n", said("class.where_how"));
  }

  std::vector<Case> cases() const {
    std::vector<std::future<Case>> running;
    for (const Resisting& one : view_.report.resisting) {
      const lesson::Lesson* const lesson = tables_.lesson(one.lesson);
      if (running.size() >= kMostCases) break;
      running.push_back(std::async(std::launch::async, [this, lesson, &one] {
        Case made;
        if (lesson == nullptr) return made;
        if (const std::optional<portfolio::BoardCase> board = portfolio::board_case(*lesson, one.message)) {
          made.board = *board;
          made.film = film_of_program(board->program, *lesson, board->step, tables_);
        }
        return made;
      }));
    }
    std::vector<Case> made;
    for (std::future<Case>& one : running) made.push_back(one.get());
    return made;
  }

  void resisting() {
    body_ += fmt::format("<h2>{}</h2>\n", said("class.resists"));
    if (view_.report.resisting.empty()) {
      body_ += fmt::format("<p>{}</p>\n", view_.report.pupils.size() < portfolio::kFewestPupils ? said("class.too_few", {{"nombre", std::to_string(portfolio::kFewestPupils)}}) : said("class.nothing_resists"));
      return;
    }
    const std::vector<Case> played = cases();
    body_ += "<ol>\n";
    for (std::size_t i = 0; i < view_.report.resisting.size(); ++i) {
      const Resisting& one = view_.report.resisting[i];
      body_ += fmt::format("<li><strong>{}</strong> — {} <em>({})</em>", in_markup(one.lesson), in_markup(portfolio::said_of(one, tables_.lessons, tables_.messages)),
                           said("class.pupils", {{"nombre", std::to_string(one.pupils)}}));
      if (i < played.size() && !played[i].board.program.empty()) board(played[i]);
      body_ += "</li>\n";
    }
    body_ += "</ol>\n";
  }

  void board(const Case& one) {
    if (!one.board.idea.empty()) body_ += fmt::format("<p>{}</p>", said("class.idea", {{"detail", one.board.idea}}));
    body_ += fmt::format("<details>\n<summary>{}</summary>\n<p class=\"note\">{}</p>\n{}\n<pre>{}</pre>\n</details>", said("class.board"), said("class.board_whose"), film_markup(one.film, tables_.messages),
                         in_markup(one.board.program));
  }

  // Pseudonyms in their order; in bold whom the teacher has decided about.
  static std::string who(const portfolio::Skills& table, const std::string& skill, const std::string& word) {
    std::string names;
    for (const auto& [pupil, evidence] : table.evidence) {
      const auto one = evidence.find(skill);
      if (one == evidence.end() || one->second.word() != word) continue;
      names += names.empty() ? "" : ", ";
      names += one->second.decided.empty() ? in_markup(pupil) : "<strong>" + in_markup(pupil) + "</strong>";
    }
    return names;
  }

  void skills() {
    const portfolio::Skills table = portfolio::skills_of(view_.pupils, tables_.lessons, view_.returns, portfolio::SkillKind::programmes);
    if (table.skills.empty()) return;
    // A row a skill and a column a word: it is as wide as a sheet of paper however large class and programme are.
    begin_table("class.skills");
    head(said("class.head.skill"));
    for (const char* const word : kWords) head(said(std::string("class.word.") + word));
    end_head();
    for (const std::string& skill : table.skills) {
      const auto known = view_.skill_words.find(skill);
      body_ += fmt::format("<tr><th scope=\"row\">{}{}</th>", in_markup(skill), known == view_.skill_words.end() ? "" : "<br><small>" + in_markup(known->second) + "</small>");
      for (const char* const word : kWords) body_ += fmt::format("<td>{}</td>", who(table, skill, word));
      body_ += "</tr>\n";
    }
    end_table();
    body_ += fmt::format("<p class=\"note\">{}</p>\n", said("class.skills_how"));
  }

  // « A05 Répéter tant que… », where the lesson is here.
  std::string named(const std::string& id) const {
    const lesson::Lesson* const lesson = tables_.lesson(id);
    return lesson == nullptr ? id : id + " " + lesson->title;
  }

  void assessments() {
    const std::vector<portfolio::Assessment> all = portfolio::assessments_of(view_.pupils, view_.returns);
    if (all.empty()) return;
    begin_table("class.assessments");
    for (const char* id : {"class.head.pupil", "class.head.work", "class.head.criterion", "class.head.own_word", "class.head.teacher_word"}) head(said(id));
    end_head();
    const auto word = [&](const std::string& one) { return portfolio::is_word(one) ? said("class.word." + one) : in_markup(one); };
    for (const portfolio::Assessment& one : all)
      body_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", in_markup(one.pupil), in_markup(one.work), in_markup(one.criterion), word(one.own_word), word(one.teacher_word));
    end_table();
  }

  void plan() {
    if (!view_.plan.groups.empty()) {
      body_ += fmt::format("<h2>{}</h2>\n<ul>\n", said("class.groups"));
      for (const auto& [name, group] : view_.plan.groups)
        body_ += fmt::format("<li><strong>{}</strong> : {}{}</li>\n", in_markup(name), in_markup(fmt::format("{}", fmt::join(group.pupils, ", "))), group.work.empty() ? "" : " — " + in_markup(group.work));
      body_ += "</ul>\n";
    }
    if (view_.plan.deadlines.empty()) return;
    body_ += fmt::format("<h2>{}</h2>\n<ul>\n", said("class.deadlines"));
    for (const portfolio::Deadline& one : view_.plan.deadlines)
      body_ += fmt::format("<li>{}</li>\n", said(one.whom.empty() ? "class.deadline" : "class.deadline_of",
                                                 {{"lecon", named(one.lesson)}, {"jour", base::day_words(one.day, tables_.messages)}, {"qui", fmt::format("{}", fmt::join(one.whom, ", "))}}));
    body_ += "</ul>\n";
  }

  const ClassView& view_;
  const Tables& tables_;
  std::string body_;
};

}  // namespace

std::string class_html(const ClassView& view, const Tables& tables) { return Page(view, tables).made(); }

Result<std::string> class_ods(const ClassView& view, const Tables& tables) {
  const auto skills = [&](portfolio::SkillKind kind) { return portfolio::skills_csv(portfolio::skills_of(view.pupils, tables.lessons, view.returns, kind), tables.messages, view.skill_words); };
  const auto name = [&](const char* id) { return tables.messages.text(id); };
  return ods({{name("class.where"), portfolio::report_csv(view.report, tables.messages)},
              {name("class.resists"), portfolio::resisting_csv(view.report, tables.lessons, tables.messages)},
              {name("class.skills"), skills(portfolio::SkillKind::programmes)},
              {name("class.concepts"), skills(portfolio::SkillKind::concepts)},
              {name("class.assessments"), portfolio::assessments_csv(portfolio::assessments_of(view.pupils, view.returns), tables.messages)}});
}

}  // namespace lunabloc::report
