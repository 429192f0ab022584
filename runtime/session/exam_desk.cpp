#include "session/exam_desk.h"

#include <algorithm>

#include "base/file.h"
#include "portfolio/files.h"
#include "session/autosave.h"

namespace lunabloc::session {

namespace fs = std::filesystem;

namespace {

fs::path mark_of(const fs::path& home, const std::string& exam) { return home / "examens" / exam / "rendue.txt"; }

}  // namespace

std::vector<std::string> papers_in(const fs::path& class_folder, const fs::path& home) {
  std::vector<std::string> names;
  for (const std::string& name : base::entries_of(class_folder / "examens"))
    if (base::is_file(class_folder / "examens" / name / "sujet.json") && !base::is_there(mark_of(home, name))) names.push_back(name);
  return names;
}

Result<std::map<std::string, std::string>> works_asked(const fs::path& home, const portfolio::ExamPaper& paper) {
  const Result<portfolio::Files> files = portfolio::read_portfolio(home, text_as_left);
  if (!files) return tl::unexpected(files.error());
  std::map<std::string, std::string> works;
  for (const auto& [path, text] : *files)
    if (const std::optional<std::string> work = portfolio::work_of(path); work && std::find(paper.lessons.begin(), paper.lessons.end(), work->substr(0, work->find('/'))) != paper.lessons.end()) works[*work] = text;
  return works;
}

void ExamDesk::start(portfolio::Sitting sitting) {
  minute_before_ = sitting.last_minute();
  since_ = clock_();
  sitting_ = std::move(sitting);
}

Result<void> ExamDesk::begin(const fs::path& class_folder, const std::string& exam, const std::string& pseudonym) {
  if (base::is_there(mark_of(home_, exam))) return failure(ErrorKind::failed, "exam.over", {{"nom", exam}});
  Result<portfolio::Sitting> sitting = portfolio::Sitting::begin(class_folder, exam, pseudonym, home_);
  if (!sitting) return tl::unexpected(sitting.error());
  start(std::move(*sitting));
  return {};
}

void ExamDesk::resume() {
  for (const std::string& exam : base::entries_of(home_ / "examens")) {
    if (base::is_there(mark_of(home_, exam))) continue;
    Result<portfolio::Sitting> sitting = portfolio::Sitting::resume(exam, home_);
    if (!sitting) continue;
    if (!sitting->record({portfolio::ExamEventKind::resumed, sitting->last_minute(), {}, {}})) continue;
    return start(std::move(*sitting));
  }
}

int ExamDesk::minute() const {
  if (!sitting_) return 0;
  const auto passed = std::chrono::duration_cast<std::chrono::minutes>(clock_() - since_);
  // A clock that is put back gives no time.
  return std::max(sitting_->last_minute(), minute_before_ + std::max(0, static_cast<int>(passed.count())));
}

int ExamDesk::minutes_left() const { return sitting_ ? sitting_->minutes_left(minute()) : 0; }

bool ExamDesk::asks_for(const std::string& lesson) const {
  const portfolio::ExamPaper* const asked = paper();
  return asked != nullptr && std::find(asked->lessons.begin(), asked->lessons.end(), lesson) != asked->lessons.end();
}

Result<void> ExamDesk::record(portfolio::ExamEventKind kind, const std::string& work, const std::string& text) {
  if (!sitting_) return {};
  return sitting_->record({kind, minute(), work, text});
}

Result<void> ExamDesk::hand_in(const fs::path& class_folder, const std::string& ticket) {
  if (!sitting_) return {};
  const Result<fs::path> copy = sitting_->hand_in(class_folder, ticket, minute());
  if (!copy) return tl::unexpected(copy.error());
  if (Result<void> written = base::write_file(mark_of(home_, sitting_->paper().id), copy->filename().string() + "\n"); !written) return written;
  sitting_.reset();
  return {};
}

}  // namespace lunabloc::session
