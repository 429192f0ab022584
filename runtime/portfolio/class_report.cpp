#include "portfolio/class_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/written.h"
#include "portfolio/progress.h"
#include "portfolio/proposals.h"

namespace lunabloc::portfolio {
namespace {

const lesson::Lesson* find(const std::vector<lesson::Lesson>& lessons, const std::string& id) {
  const auto found = std::find_if(lessons.begin(), lessons.end(), [&](const lesson::Lesson& lesson) { return lesson.id == id; });
  return found == lessons.end() ? nullptr : &*found;
}

Standing standing_of(const lesson::Lesson& lesson, const Progress& progress) {
  Standing standing;
  standing.steps = lesson.steps.size();
  for (const lesson::Step& step : lesson.steps) standing.done += progress.done.contains(step.id) ? 1 : 0;
  if (standing.done < standing.steps)
    for (const lesson::Step& step : lesson.steps)
      if (step.id == progress.current_step) standing.step = step.title;
  const Observed seen = observe(lesson, progress);
  standing.hints = seen.hints;
  standing.tries = seen.tries;
  return standing;
}

// A message met once and passed is learning; met twice, or where the pupil stands now, it resists.
std::set<std::string> resisting_for(const lesson::Lesson& lesson, const Progress& progress) {
  std::set<std::string> messages;
  for (const auto& [check, met] : progress.tries) {
    const lesson::Check* const known = lesson.check(check);
    const bool passed = known != nullptr && progress.done.contains(known->step);
    for (const auto& [message, count] : met)
      if (count >= 2 || !passed) messages.insert(message);
  }
  return messages;
}

// Of a message: what is said, without what a case would fill; its id where the lesson is not here.
std::string said_of(const Resisting& one, const std::vector<lesson::Lesson>& lessons, const base::Messages& messages) {
  const lesson::Lesson* const lesson = find(lessons, one.lesson);
  if (lesson == nullptr) return one.message;
  const auto own = lesson->messages.find(one.message);
  return own != lesson->messages.end() ? own->second.try_this : messages.advice(one.message).try_this;
}

constexpr std::string_view kStyle =
    "body{font-family:Andika,Verdana,sans-serif;font-size:16px;line-height:1.5;color:#1d2430;background:#fff;max-width:76em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.6em}h2{font-size:1.25em;margin-top:2em}table{border-collapse:collapse}"
    "th,td{border:1px solid #6b7686;padding:.3em .6em;text-align:left;vertical-align:top}th{background:#eef1f6}"
    "tbody th{font-weight:600}.all{font-weight:700}.wide{overflow-x:auto}@media print{body{margin:0;font-size:11px}}";

}  // namespace

ClassReport class_report(const std::vector<Pupil>& pupils, const std::vector<lesson::Lesson>& lessons) {
  ClassReport report;
  std::map<std::pair<std::string, std::string>, std::size_t> met;
  std::set<std::string> begun;
  for (const Pupil& pupil : pupils) {
    report.pupils.push_back(pupil.pseudonym);
    for (const lesson::Lesson& lesson : lessons) {
      const auto file = pupil.files.find("works/" + lesson.id + "/progress.jsonl");
      if (file == pupil.files.end()) continue;
      const Progress progress = progress_of(file->second);
      begun.insert(lesson.id);
      report.places[pupil.pseudonym][lesson.id] = standing_of(lesson, progress);
      for (const std::string& message : resisting_for(lesson, progress)) ++met[{lesson.id, message}];
    }
  }
  for (const lesson::Lesson& lesson : lessons)
    if (begun.contains(lesson.id)) report.lessons.push_back(lesson.id);
  if (pupils.size() < kFewestPupils) return report;
  for (const auto& [what, count] : met)
    if (count >= 2) report.resisting.push_back({what.first, what.second, count});
  std::stable_sort(report.resisting.begin(), report.resisting.end(), [](const Resisting& a, const Resisting& b) { return a.pupils > b.pupils; });
  return report;
}

std::string report_csv(const ClassReport& report, const base::Messages& messages) {
  std::string csv = "\xEF\xBB\xBF";
  const char* const kHeads[] = {"class.head.pupil", "class.head.lesson", "class.head.step", "class.head.done", "class.head.steps", "class.head.hints", "class.head.tries"};
  for (const char* head : kHeads) csv += (csv.size() > 3 ? "," : "") + base::in_csv(messages.text(head));
  csv += "\r\n";
  for (const std::string& pupil : report.pupils) {
    const auto places = report.places.find(pupil);
    if (places == report.places.end()) continue;
    for (const auto& [lesson, standing] : places->second)
      csv += fmt::format("{},{},{},{},{},{},{}\r\n", base::in_csv(pupil), base::in_csv(lesson), base::in_csv(standing.step), standing.done, standing.steps, standing.hints, standing.tries);
  }
  return csv;
}

std::string report_html(const ClassReport& report, const std::vector<lesson::Lesson>& lessons, const base::Messages& messages) {
  const auto said = [&](const char* id, const base::Arguments& filling = {}) { return base::in_markup(messages.text(id, filling)); };
  std::string page = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title><style>{}</style></head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
                                 messages.language(), said("class.title"), kStyle, said("class.title"), said("class.about", {{"nombre", std::to_string(report.pupils.size())}}));
  page += fmt::format("<h2>{}</h2>\n<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">{}</th>", said("class.where"), said("class.head.pupil"));
  for (const std::string& id : report.lessons) {
    const lesson::Lesson* const lesson = find(lessons, id);
    page += fmt::format("<th scope=\"col\"><abbr title=\"{}\">{}</abbr></th>", lesson != nullptr ? base::in_markup(lesson->title) : "", base::in_markup(id));
  }
  page += "</tr></thead>\n<tbody>\n";
  for (const std::string& pupil : report.pupils) {
    page += fmt::format("<tr><th scope=\"row\">{}</th>", base::in_markup(pupil));
    const auto places = report.places.find(pupil);
    for (const std::string& id : report.lessons) {
      const Standing* standing = nullptr;
      if (places != report.places.end())
        if (const auto found = places->second.find(id); found != places->second.end()) standing = &found->second;
      if (standing == nullptr) page += "<td></td>";
      else if (standing->done >= standing->steps) page += fmt::format("<td class=\"all\">✓ {}</td>", said("class.finished"));
      else page += fmt::format("<td>{}/{}{}</td>", standing->done, standing->steps, standing->step.empty() ? "" : "<br>" + base::in_markup(standing->step));
    }
    page += "</tr>\n";
  }
  page += "</tbody></table></div>\n";
  page += fmt::format("<h2>{}</h2>\n", said("class.resists"));
  if (report.resisting.empty()) {
    page += fmt::format("<p>{}</p>\n", report.pupils.size() < kFewestPupils ? said("class.too_few", {{"nombre", std::to_string(kFewestPupils)}}) : said("class.nothing_resists"));
  } else {
    page += "<ol>\n";
    for (const Resisting& one : report.resisting)
      page += fmt::format("<li><strong>{}</strong> — {} <em>({})</em></li>\n", base::in_markup(one.lesson), base::in_markup(said_of(one, lessons, messages)),
                          said("class.pupils", {{"nombre", std::to_string(one.pupils)}}));
    page += "</ol>\n";
  }
  return page + "</body>\n</html>\n";
}

}  // namespace lunabloc::portfolio
