#include "session/class_desk.h"

#include <algorithm>
#include <chrono>

#include "portfolio/progress.h"

namespace lunabloc::session {

namespace fs = std::filesystem;

void ClassDesk::open(const fs::path& folder, const std::vector<lesson::Lesson>& lessons) {
  reading_.start([folder, lessons](const std::stop_token&) {
    Room room{folder, portfolio::collect(folder, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())), {}};
    room.report = portfolio::class_report(room.pupils, lessons);
    return room;
  });
}

bool ClassDesk::take() {
  std::optional<Room> read = reading_.take();
  if (!read) return false;
  room_ = std::move(*read);
  return true;
}

const portfolio::Standing* ClassDesk::standing(const std::string& pupil, const std::string& lesson) const {
  if (!room_) return nullptr;
  const auto places = room_->report.places.find(pupil);
  if (places == room_->report.places.end()) return nullptr;
  const auto place = places->second.find(lesson);
  return place == places->second.end() ? nullptr : &place->second;
}

std::string ClassDesk::program_of(const std::string& pupil, const lesson::Lesson& lesson) const {
  if (!room_) return {};
  const auto who = std::find_if(room_->pupils.begin(), room_->pupils.end(), [&](const portfolio::Pupil& one) { return one.pseudonym == pupil; });
  if (who == room_->pupils.end()) return {};
  const std::string folder = "works/" + lesson.id + "/";
  const auto progress = who->files.find(folder + "progress.jsonl");
  const std::string current = progress == who->files.end() ? std::string() : portfolio::progress_of(progress->second).current_step;
  // A step with a starter of its own has a program of its own, which the steps after it go on with.
  const auto at = std::find_if(lesson.steps.begin(), lesson.steps.end(), [&](const lesson::Step& step) { return step.id == current; });
  for (auto step = at == lesson.steps.end() ? lesson.steps.rbegin() : std::make_reverse_iterator(at + 1); step != lesson.steps.rend(); ++step)
    if (const auto file = who->files.find(folder + step->id + "/program.lua"); file != who->files.end()) return file->second;
  const auto file = who->files.find(folder + "program.lua");
  return file == who->files.end() ? std::string() : file->second;
}

}  // namespace lunabloc::session
