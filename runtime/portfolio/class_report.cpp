#include "portfolio/class_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/written.h"
#include "portfolio/progress.h"
#include "portfolio/proposals.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

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

// Comma-separated text with a mark that says UTF-8, as spreadsheets ask for it.
std::string head_of(const std::vector<const char*>& ids, const base::Messages& messages) {
  std::string csv = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < ids.size(); ++i) csv += (i > 0 ? "," : "") + base::in_csv(messages.text(ids[i]));
  return csv + "\r\n";
}

// What a case would fill is left open: « {nom} » → « … », {n} <case/cases> → … cases.
std::string without_case(const std::string& text) {
  std::string open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '{' ? text.find('}', at) : text[at] == '<' ? text.find('>', at) : std::string::npos;
    if (end == std::string::npos) {
      open += text[at];
      continue;
    }
    const std::string inside = text.substr(at + 1, end - at - 1);
    open += text[at] == '{' ? "…" : inside.substr(inside.find('/') + 1);
    at = end;
  }
  return open;
}

}  // namespace

ClassReport class_report(const std::vector<Pupil>& pupils, const std::vector<lesson::Lesson>& lessons) {
  ClassReport report;
  std::map<std::pair<std::string, std::string>, std::size_t> met;
  std::set<std::string> begun;
  for (const Pupil& pupil : pupils) {
    report.pupils.push_back(pupil.pseudonym);
    for (const lesson::Lesson& lesson : lessons) {
      const auto file = pupil.files.find(path_of(lesson.id, kProgressFile));
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

std::string report_csv(const ClassReport& report, const base::Messages& messages, const std::string& class_name) {
  std::vector<const char*> heads = {"class.head.pupil", "class.head.lesson", "class.head.step", "class.head.done", "class.head.steps", "class.head.hints", "class.head.tries"};
  if (!class_name.empty()) heads.insert(heads.begin(), "class.head.class");
  const std::string first = class_name.empty() ? "" : base::in_csv(class_name) + ",";
  std::string csv = head_of(heads, messages);
  for (const std::string& pupil : report.pupils) {
    const auto places = report.places.find(pupil);
    if (places == report.places.end()) continue;
    for (const auto& [lesson, standing] : places->second)
      csv += fmt::format("{}{},{},{},{},{},{},{}\r\n", first, base::in_csv(pupil), base::in_csv(lesson), base::in_csv(standing.step), standing.done, standing.steps, standing.hints, standing.tries);
  }
  return csv;
}

std::string said_of(const Resisting& one, const std::vector<lesson::Lesson>& lessons, const base::Messages& messages) {
  const auto lesson = std::find_if(lessons.begin(), lessons.end(), [&](const lesson::Lesson& known) { return known.id == one.lesson; });
  if (lesson == lessons.end()) return one.message;
  const auto own = lesson->messages.find(one.message);
  return without_case(own != lesson->messages.end() ? own->second.try_this : messages.advice(one.message).try_this);
}

std::string resisting_csv(const ClassReport& report, const std::vector<lesson::Lesson>& lessons, const base::Messages& messages) {
  std::string csv = head_of({"class.head.lesson", "class.head.message", "class.head.said", "class.head.pupils"}, messages);
  for (const Resisting& one : report.resisting)
    csv += fmt::format("{},{},{},{}\r\n", base::in_csv(one.lesson), base::in_csv(one.message), base::in_csv(said_of(one, lessons, messages)), one.pupils);
  return csv;
}

std::string skills_csv(const Skills& skills, const base::Messages& messages, const SkillWords& words) {
  std::vector<const char*> heads = {"class.head.pupil", "class.head.skill", "class.head.word", "class.head.decided", "class.head.finished", "class.head.begun"};
  if (!words.empty()) heads.push_back("class.head.what");
  std::string csv = head_of(heads, messages);
  const auto told = [&](const std::string& skill) {
    const auto known = words.find(skill);
    return words.empty() ? std::string() : "," + base::in_csv(known == words.end() ? skill : known->second);
  };
  for (const auto& [pupil, evidence] : skills.evidence)
    for (const std::string& skill : skills.skills)
      if (const auto one = evidence.find(skill); one != evidence.end())
        csv += fmt::format("{},{},{},{},{},{}{}\r\n", base::in_csv(pupil), base::in_csv(skill), base::in_csv(one->second.word()), one->second.decided.empty() ? "" : "x", one->second.finished, one->second.begun, told(skill));
  return csv;
}

std::string assessments_csv(const std::vector<Assessment>& assessments, const base::Messages& messages) {
  std::string csv = head_of({"class.head.pupil", "class.head.work", "class.head.criterion", "class.head.own_word", "class.head.teacher_word"}, messages);
  for (const Assessment& one : assessments)
    csv += fmt::format("{},{},{},{},{}\r\n", base::in_csv(one.pupil), base::in_csv(one.work), base::in_csv(one.criterion), base::in_csv(one.own_word), base::in_csv(one.teacher_word));
  return csv;
}

}  // namespace lunabloc::portfolio
