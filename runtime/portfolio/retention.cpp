#include "portfolio/retention.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "base/file.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kOurs = {"classe.yaml", "eleves", "examens", "galerie", "groupes", "parcours", "retours", "robots"};

void count(const fs::path& path, Held& held) {
  std::error_code problem;
  if (fs::is_regular_file(fs::symlink_status(path, problem))) {
    ++held.files;
    const std::uintmax_t size = fs::file_size(path, problem);
    if (!problem) held.bytes += size;
    return;
  }
  for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, problem), end; !problem && at != end; at.increment(problem)) {
    std::error_code unknown;
    if (!at->is_regular_file(unknown)) continue;
    ++held.files;
    if (const std::uintmax_t size = at->file_size(unknown); !unknown) held.bytes += size;
  }
}

}  // namespace

std::chrono::year_month_day end_of_school_year(std::chrono::year_month_day day) {
  const std::chrono::year_month_day same_year{day.year(), std::chrono::August, std::chrono::day(31)};
  return day <= same_year ? same_year : std::chrono::year_month_day{day.year() + std::chrono::years(1), std::chrono::August, std::chrono::day(31)};
}

std::vector<Held> held_in(const fs::path& folder) {
  std::vector<Held> all;
  for (const std::string_view kind : kOurs) {
    const fs::path path = folder / kind;
    if (!base::is_there(path)) continue;
    Held held{std::string(kind)};
    held.pupils = base::is_folder(path) ? base::entries_of(path).size() : 1;
    count(path, held);
    all.push_back(std::move(held));
  }
  return all;
}

Result<Purged> purge(const fs::path& folder, const ClassPlan& plan, std::chrono::year_month_day today) {
  if (plan.kept_until && today <= *plan.kept_until) return failure(ErrorKind::failed, "class.kept_until", {{"jour", shown(*plan.kept_until)}});
  Purged purged{held_in(folder)};
  for (const Held& held : purged.removed) {
    std::error_code problem;
    fs::remove_all(folder / held.kind, problem);
    if (base::is_there(folder / held.kind)) purged.left.push_back(folder / held.kind);
  }
  for (const std::string& name : base::entries_of(folder))
    if (std::find(kOurs.begin(), kOurs.end(), name) == kOurs.end()) purged.not_ours.push_back(name);
  return purged;
}

}  // namespace lunabloc::portfolio
