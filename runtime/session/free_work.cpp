#include "session/free_work.h"

#include <algorithm>

#include "base/file.h"
#include "portfolio/gallery.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFurther = 99;

std::string name_of(const lesson::Lesson& project, int number) { return project.id + "-" + std::to_string(number); }

// "libre-tortue-2" → "libre-tortue"
std::string project_of(const std::string& id) {
  const std::size_t end = id.find_last_not_of("0123456789");
  return end == std::string::npos || end + 1 == id.size() || id[end] != '-' ? id : id.substr(0, end);
}

// Those of the project that are in the home.
std::vector<int> numbers_in(const fs::path& home, const lesson::Lesson& project) {
  std::vector<int> there;
  for (int number = 2; number <= kMostFurther; ++number)
    if (base::is_there(home / "works" / name_of(project, number))) there.push_back(number);
  return there;
}

// Where its program is kept: a step that opens with a starter begins a work (lesson_walk.h).
std::string work_of(const lesson::Lesson& project, const std::string& id) {
  return project.steps.empty() || !project.steps.front().has_starter ? id : id + "/" + project.steps.front().id;
}

const lesson::Lesson* named(const std::vector<lesson::Lesson>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const lesson::Lesson& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<lesson::Lesson> with_further(const std::vector<lesson::Lesson>& projects, const fs::path& home, const base::Messages& messages) {
  std::vector<lesson::Lesson> all;
  for (const lesson::Lesson& project : projects) {
    all.push_back(project);
    for (const int number : numbers_in(home, project)) {
      lesson::Lesson further = project;
      further.id = name_of(project, number);
      const std::vector<portfolio::Origin> from = portfolio::origins_of(home, work_of(project, further.id));
      further.title = from.empty() ? project.title + " " + std::to_string(number) : messages.text("gallery.after", {{"titre", from.front().title}, {"nom", from.front().by}});
      all.push_back(std::move(further));
    }
  }
  return all;
}

std::string further_work(const std::vector<lesson::Lesson>& projects, const std::vector<lesson::Lesson>& lessons, const std::string& id, const fs::path& home) {
  const lesson::Lesson* project = named(projects, project_of(id));
  if (const lesson::Lesson* const lesson = named(lessons, id); project == nullptr && lesson != nullptr)
    if (const auto same = std::find_if(projects.begin(), projects.end(), [&](const lesson::Lesson& one) { return one.world == lesson->world; }); same != projects.end()) project = &*same;
  if (project == nullptr) return {};
  int next = 2;
  for (const int number : numbers_in(home, *project)) next += number == next ? 1 : 0;
  return next > kMostFurther ? std::string() : work_of(*project, name_of(*project, next));
}

}  // namespace lunabloc::session
