#include "session/class_desk.h"

#include <algorithm>
#include <utility>

#include "base/wall_clock.h"
#include "portfolio/progress.h"
#include "portfolio/work_files.h"

namespace lunabloc::session {

namespace fs = std::filesystem;

void ClassDesk::open(const fs::path& folder, const std::vector<lesson::Lesson>& lessons) {
  reading_.start([folder, lessons](const std::stop_token&) {
    Room room{folder, portfolio::collect(folder, base::this_second()), {}, {}, {}};
    room.report = portfolio::class_report(room.pupils, lessons);
    room.returns = portfolio::returns_for_all(folder, room.pupils);
    for (const portfolio::Resisting& one : room.report.resisting) {
      const auto lesson = std::find_if(lessons.begin(), lessons.end(), [&](const lesson::Lesson& known) { return known.id == one.lesson; });
      room.cases.push_back(lesson == lessons.end() ? std::nullopt : portfolio::board_case(*lesson, one.message));
    }
    return room;
  });
}

bool ClassDesk::take() {
  std::optional<Room> read = reading_.take();
  if (!read) return false;
  // What was said to another class is not taken back here.
  if (room_ && room_->folder != read->folder) said_.clear(), unsaid_.clear();
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

namespace {

const portfolio::Files& files_of(const std::optional<ClassDesk::Room>& room, const std::string& pupil) {
  static const portfolio::Files none;
  if (!room) return none;
  const auto who = std::find_if(room->pupils.begin(), room->pupils.end(), [&](const portfolio::Pupil& one) { return one.pseudonym == pupil; });
  return who == room->pupils.end() ? none : who->files;
}

std::string program_file(const std::string& work) { return portfolio::path_of(work, portfolio::kProgramFile); }

portfolio::Progress progress_in(const portfolio::Files& files, const std::string& lesson) {
  const auto progress = files.find(portfolio::path_of(lesson, portfolio::kProgressFile));
  return progress == files.end() ? portfolio::Progress{} : portfolio::progress_of(progress->second);
}

}  // namespace

std::string ClassDesk::work_of(const std::string& pupil, const lesson::Lesson& lesson) const {
  const portfolio::Files& files = files_of(room_, pupil);
  const std::string current = progress_in(files, lesson.id).current_step;
  // A step with a starter of its own has a program of its own, which the steps after it go on with.
  const auto at = std::find_if(lesson.steps.begin(), lesson.steps.end(), [&](const lesson::Step& step) { return step.id == current; });
  for (auto step = at == lesson.steps.end() ? lesson.steps.rbegin() : std::make_reverse_iterator(at + 1); step != lesson.steps.rend(); ++step)
    if (const std::string work = lesson.id + "/" + step->id; files.contains(program_file(work))) return work;
  return files.contains(program_file(lesson.id)) ? lesson.id : std::string();
}

std::string ClassDesk::program_of(const std::string& pupil, const std::string& work) const {
  const portfolio::Files& files = files_of(room_, pupil);
  const auto file = files.find(program_file(work));
  return file == files.end() ? std::string() : file->second;
}

portfolio::Assessment ClassDesk::assessment(const std::string& pupil, const std::string& work, const std::string& check, const std::string& criterion) const {
  portfolio::Assessment both{pupil, work, criterion, {}, {}};
  const portfolio::Progress progress = progress_in(files_of(room_, pupil), work.substr(0, work.find('/')));
  if (const auto own = progress.criteria.find(check); own != progress.criteria.end())
    if (const auto word = own->second.find(criterion); word != own->second.end()) both.own_word = word->second;
  if (room_)
    if (const auto returns = room_->returns.find(pupil); returns != room_->returns.end())
      for (const portfolio::Return& one : returns->second)
        if (one.work == work && one.criterion == criterion) both.teacher_word = one.word;
  return both;
}

std::vector<portfolio::Return> ClassDesk::comments(const std::string& pupil, const std::string& work) const {
  std::vector<portfolio::Return> said;
  if (!room_) return said;
  if (const auto returns = room_->returns.find(pupil); returns != room_->returns.end())
    std::copy_if(returns->second.begin(), returns->second.end(), std::back_inserter(said), [&](const portfolio::Return& one) { return one.work == work && !one.comment.empty(); });
  return said;
}

Result<void> ClassDesk::comment(const std::string& pupil, const std::string& work, std::size_t line, const std::string& words) {
  std::optional<portfolio::Return> place = portfolio::place_in(program_of(pupil, work), line);
  if (!place) return failure(ErrorKind::failed, "class.no_line", {{"ligne", std::to_string(line)}, {"nom", work}});
  place->work = work, place->comment = words;
  unsaid_.clear();
  return say({pupil, std::move(*place)});
}

Result<void> ClassDesk::judge(const std::string& pupil, const std::string& work, const std::string& criterion, const std::string& word) {
  portfolio::Return said;
  said.work = work, said.criterion = criterion, said.word = word;
  unsaid_.clear();
  return say({pupil, std::move(said)});
}

Result<void> ClassDesk::say(Said said) {
  if (!room_) return {};
  Result<std::string> id = portfolio::write_return(room_->folder, said.pupil, said.what);
  if (!id) return tl::unexpected(id.error());
  said.what.id = std::move(*id);
  room_->returns[said.pupil].push_back(said.what);
  said_.push_back(std::move(said));
  return {};
}

Result<void> ClassDesk::undo() {
  if (!room_ || said_.empty()) return {};
  Said last = said_.back();
  if (Result<void> gone = portfolio::withdraw_return(room_->folder, last.pupil, last.what.id); !gone) return gone;
  said_.pop_back();
  std::erase_if(room_->returns[last.pupil], [&](const portfolio::Return& one) { return one.id == last.what.id; });
  unsaid_.push_back(std::move(last));
  return {};
}

Result<void> ClassDesk::redo() {
  if (unsaid_.empty()) return {};
  if (Result<void> said = say(unsaid_.back()); !said) return said;
  unsaid_.pop_back();
  return {};
}

}  // namespace lunabloc::session
