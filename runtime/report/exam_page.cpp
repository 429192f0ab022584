#include "report/exam_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/written.h"
#include "report/pages.h"

namespace lunabloc::report {
namespace {

using base::in_markup;
using portfolio::CopyState;
using portfolio::ExamEvent;
using portfolio::ExamEventKind;

constexpr double kRow = 20, kWide = 420, kIndent = 18;
constexpr std::size_t kMostShownRows = 40;

// Of "A05/creer" the step; of "A05" its last step.
std::string step_of(const std::string& work, const lesson::Lesson& lesson) {
  const std::size_t slash = work.find('/');
  if (slash != std::string::npos) return work.substr(slash + 1);
  for (auto step = lesson.steps.rbegin(); step != lesson.steps.rend(); ++step)
    if (step->phase != "retenir") return step->id;
  return {};
}

}  // namespace

std::string state_id(CopyState state) {
  switch (state) {
    case CopyState::whole: return "exam.state.whole";
    case CopyState::no_ticket: return "exam.state.no_ticket";
    case CopyState::wrong_ticket: return "exam.state.wrong_ticket";
    case CopyState::broken: return "exam.state.broken";
    case CopyState::unreadable: break;
  }
  return "exam.state.unreadable";
}

Film making_of(const portfolio::ExamCopy& copy, const std::string& work, const Tables& tables) {
  std::vector<const ExamEvent*> states;
  for (const ExamEvent& event : copy.events)
    if (event.kind == ExamEventKind::text && event.work == work) states.push_back(&event);
  FilmMaker film;
  std::size_t most = 1;
  const std::size_t stride = std::max<std::size_t>(1, (states.size() + kMostFrames - 1) / kMostFrames);
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (i % stride != 0 && i + 1 != states.size()) continue;
    film.put("!minute", fmt::format("<text x=\"0\" y=\"14\" font-size=\"13\" fill=\"#5b6472\">{}</text>", in_markup(tables.messages.text("exam.minute", {{"n", std::to_string(states[i]->minute)}}))));
    std::vector<BlockRow> rows = block_rows(states[i]->text, tables.vocabulary, tables.messages.language());
    if (rows.size() > kMostShownRows) rows.resize(kMostShownRows);
    most = std::max(most, rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const double x = kIndent * static_cast<double>(std::min<std::size_t>(rows[row].depth, 8)), y = 24 + kRow * static_cast<double>(row);
      film.put(fmt::format("row-{:03}", row), fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" fill=\"#eef1f6\" stroke=\"#174f8a\"/><text x=\"{:.0f}\" y=\"{:.0f}\" font-size=\"13\" fill=\"#1d2430\">{}</text>", x, y,
                                                          kWide - x, kRow - 3, x + 6, y + 13, in_markup(rows[row].words)));
    }
    film.end_frame();
  }
  return film.done(-6, -6, kWide + 12, 30 + kRow * static_cast<double>(most), tables.messages.text("exam.making", {{"nom", work}, {"n", std::to_string(states.size())}}));
}

std::string exam_html(const portfolio::ExamPaper& paper, const portfolio::ExamCopy& copy, const Tables& tables) {
  const base::Messages& messages = tables.messages;
  const auto said = [&](const std::string& id, const base::Arguments& filling = {}) { return in_markup(messages.text(id, filling)); };
  const std::string title = messages.text("exam.copy_of", {{"nom", copy.pseudonym}, {"sujet", paper.id}});
  std::string body = fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n", in_markup(title), said(state_id(copy.state)));
  if (copy.minutes_late > 0) body += fmt::format("<p>{}</p>\n", said("exam.late", {{"n", std::to_string(copy.minutes_late)}}));
  for (const auto& [work, text] : copy.last_texts()) {
    const lesson::Lesson* const lesson = tables.lesson(work.substr(0, work.find('/')));
    body += fmt::format("<h2>{}</h2>\n<div class=\"works\">\n<article>\n<h3>{}</h3>\n{}\n</article>\n", in_markup(lesson != nullptr ? lesson->title : work), said("exam.came_to_be"),
                        film_markup(making_of(copy, work, tables), messages));
    if (lesson != nullptr) {
      const Film film = film_of_program(text, *lesson, step_of(work, *lesson), tables);
      body += fmt::format("<article>\n<h3>{}</h3>\n{}\n<p class=\"note\">{}</p>\n</article>\n", said("exam.does"), film_markup(film, messages), in_markup(film.words));
    }
    body += fmt::format("</div>\n<details>\n<summary>{}</summary>\n<pre>{}</pre>\n</details>\n", said("report.program_lua"), in_markup(text));
  }
  body += fmt::format("<h2>{}</h2>\n<ol>\n", said("exam.all_events"));
  for (const ExamEvent& event : copy.events)
    body += fmt::format("<li>{} — {}{}{}</li>\n", said("exam.minute", {{"n", std::to_string(event.minute)}}), said("exam.event." + std::string(portfolio::name_of(event.kind))), event.work.empty() ? "" : " — " + in_markup(event.work),
                        event.kind == ExamEventKind::answer || event.kind == ExamEventKind::run ? " : " + in_markup(event.text) : "");
  return page(title, body + "</ol>\n", messages);
}

}  // namespace lunabloc::report
