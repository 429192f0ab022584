#include "session/lesson_walk.h"

#include <algorithm>

namespace lunabloc::session {

LessonWalk::LessonWalk(std::filesystem::path home, lesson::Lesson lesson, portfolio::Progress progress)
    : home_(std::move(home)), lesson_(std::move(lesson)), progress_(std::move(progress)) {}

Result<LessonWalk> LessonWalk::begin(std::filesystem::path home, lesson::Lesson lesson) {
  if (lesson.steps.empty()) return failure(ErrorKind::failed, "lesson.phase_missing", {{"nom", "creer"}});
  Result<portfolio::Progress> progress = portfolio::load_progress(home, lesson.id);
  if (!progress) return tl::unexpected(progress.error());
  LessonWalk walk(std::move(home), std::move(lesson), std::move(*progress));
  const auto& steps = walk.lesson_.steps;
  const auto left = std::find_if(steps.begin(), steps.end(),
                                 [&](const lesson::Step& step) { return step.id == walk.progress_.current_step; });
  if (left != steps.end()) walk.index_ = std::min(static_cast<std::size_t>(left - steps.begin()), walk.reached());
  return walk;
}

std::size_t LessonWalk::reached() const {
  const auto& steps = lesson_.steps;
  const auto open = std::find_if(steps.begin(), steps.end(), [&](const lesson::Step& step) { return !done(step.id); });
  return open == steps.end() ? steps.size() - 1 : static_cast<std::size_t>(open - steps.begin());
}

bool LessonWalk::only_to_read(std::size_t index) const {
  return std::none_of(lesson_.checks.begin(), lesson_.checks.end(), [&](const lesson::Check& check) {
    return check.step == lesson_.steps[index].id && check.blocking && !check.prediction;
  });
}

bool LessonWalk::waits_for_prediction(std::size_t index) const {
  return std::any_of(lesson_.checks.begin(), lesson_.checks.end(), [&](const lesson::Check& check) {
    return check.step == lesson_.steps[index].id && check.prediction && !progress_.answers.contains(check.id);
  });
}

bool LessonWalk::whole_lesson_done() const {
  return std::all_of(lesson_.steps.begin(), lesson_.steps.end(),
                     [&](const lesson::Step& step) { return done(step.id); });
}

Result<void> LessonWalk::go_to(std::size_t index) {
  index_ = std::min(index, reached());
  progress_.current_step = step().id;
  return record([home = home_, id = lesson_.id, step = step().id] { return portfolio::record_step(home, id, step); });
}

Result<void> LessonWalk::mark_done() {
  if (!progress_.done.insert(step().id).second) return {};
  return record([home = home_, id = lesson_.id, step = step().id] { return portfolio::record_done(home, id, step); });
}

Result<void> LessonWalk::answer(const std::string& check, const std::string& answer) {
  progress_.answers[check] = answer;
  return record([home = home_, id = lesson_.id, check, answer] { return portfolio::record_answer(home, id, check, answer); });
}

Result<void> LessonWalk::open_hint(const std::string& check) {
  const lesson::Check* known = lesson_.check(check);
  int& opened = progress_.hints[check];
  if (known == nullptr || opened >= static_cast<int>(known->hints.size())) return {};
  ++opened;
  return record([home = home_, id = lesson_.id, check, degree = opened] { return portfolio::record_hint(home, id, check, degree); });
}

Result<void> LessonWalk::tried(const std::string& check, const std::string& message) {
  ++progress_.tries[check][message];
  return record([home = home_, id = lesson_.id, check, message] { return portfolio::record_try(home, id, check, message); });
}

Result<void> LessonWalk::judge(const std::string& check, const std::string& criterion, const std::string& word) {
  progress_.criteria[check][criterion] = word;
  return record([home = home_, id = lesson_.id, check, criterion, word] { return portfolio::record_criterion(home, id, check, criterion, word); });
}

int LessonWalk::tries(const std::string& check) const {
  int all = 0;
  if (const auto met = progress_.tries.find(check); met != progress_.tries.end())
    for (const auto& [message, times] : met->second) all += times;
  return all;
}

Result<void> LessonWalk::record(Line line) {
  unwritten_.push_back(std::move(line));
  return write();
}

Result<void> LessonWalk::write() {
  while (!unwritten_.empty()) {
    if (Result<void> written = unwritten_.front()(); !written) return written;
    unwritten_.erase(unwritten_.begin());
  }
  return {};
}

std::vector<std::string> LessonWalk::hints(const std::string& check) const {
  const lesson::Check* known = lesson_.check(check);
  const auto opened = progress_.hints.find(check);
  if (known == nullptr || opened == progress_.hints.end()) return {};
  const auto count = std::min(static_cast<std::size_t>(std::max(opened->second, 0)), known->hints.size());
  return {known->hints.begin(), known->hints.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::string LessonWalk::work_key() const {
  for (std::size_t i = index_ + 1; i-- > 0;)
    if (lesson_.steps[i].has_starter) return lesson_.id + "/" + lesson_.steps[i].id;
  return lesson_.id;
}

}  // namespace lunabloc::session
