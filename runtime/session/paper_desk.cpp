#include "session/paper_desk.h"

#include <algorithm>
#include <charconv>

#include "portfolio/key_file.h"
#include "portfolio/shared_file.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;

constexpr int kMostMinutes = 600;

}  // namespace

void PaperDesk::read(const fs::path& folder) {
  folder_ = folder;
  papers_.clear();
  for (const std::string& id : portfolio::shared_entries(folder, "examens")) {
    Result<portfolio::ExamPaper> paper = portfolio::load_exam(folder, id);
    if (!paper) continue;
    const std::vector<std::string> names = portfolio::shared_entries(folder, fs::path("examens") / id / "copies");
    papers_.push_back({std::move(*paper), static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [](const std::string& name) { return name.ends_with(".copie"); }))});
  }
}

Result<void> PaperDesk::open(const std::string& id, const std::vector<std::string>& lessons, const std::string& minutes, const std::vector<std::string>& a_third_more) {
  portfolio::ExamPaper paper;
  const char* const end = minutes.data() + minutes.size();
  const auto [stop, problem] = std::from_chars(minutes.data(), end, paper.minutes);
  if (problem != std::errc() || stop != end || paper.minutes < 1 || paper.minutes > kMostMinutes) return failure(ErrorKind::failed, "exam.bad_minutes", {{"nom", minutes}});
  if (lessons.empty()) return failure(ErrorKind::failed, "exam.no_lesson");
  const Result<portfolio::OwnKey> own = portfolio::load_or_make_key(home_ / portfolio::kKeyFile);
  if (!own) return tl::unexpected(own.error());
  paper.id = id, paper.lessons = lessons;
  for (const std::string& pupil : a_third_more) paper.more_minutes[pupil] = (paper.minutes + 2) / 3;
  if (Result<void> opened = portfolio::open_exam(folder_, std::move(paper), own->key); !opened) return opened;
  read(folder_);
  return {};
}

Result<std::vector<std::pair<std::string, std::string>>> PaperDesk::tickets(const std::string& id, const std::vector<std::string>& pupils) const {
  const Result<portfolio::TeacherKey> key = portfolio::load_key(home_ / portfolio::kKeyFile);
  if (!key) return tl::unexpected(key.error());
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string& pupil : pupils) all.emplace_back(portfolio::ticket_for(*key, id, pupil), pupil);
  return all;
}

Result<std::vector<portfolio::ExamCopy>> PaperDesk::copies(const std::string& id) const {
  const Result<portfolio::TeacherKey> key = portfolio::load_key(home_ / portfolio::kKeyFile);
  if (!key) return tl::unexpected(key.error());
  return portfolio::open_copies(folder_, id, *key);
}

}  // namespace lunabloc::session
