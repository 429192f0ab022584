// A person's own work as a whole: who it is of, what there is of it, taken away in one file, brought back, put into the
// class's folder, erased. The same engines as `lunabloc portfolio` and `lunabloc class`; no name is asked for.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "base/result.h"
#include "portfolio/kinds.h"
#include "portfolio/names.h"
#include "portfolio/person.h"
#include "session/lesson_desk.h"

namespace lunabloc::session {

class Session;

// The class's folder that this computer was told; empty: none. It never travels.
std::filesystem::path class_folder_of(const std::filesystem::path& home);

class OwnWork {
 public:
  explicit OwnWork(const base::Locations& locations);

  const portfolio::Person& person() const { return person_; }
  const portfolio::Avatars& avatars() const { return avatars_; }
  // The person with this animal or this colour instead (empty: as it is; none yet: the first). A pseudonym that only named the
  // avatar follows it; one of the person's own stays.
  portfolio::Person chosen(const std::string& animal, const std::string& color, const std::string& language) const;
  // Whether a pseudonym looks like somebody's real name (portfolio/names.h); the lists are read when it is first asked.
  portfolio::NameDoubt doubt(const std::string& pseudonym) const;
  // On the disk when it returns. Errors: those of save_person.
  Result<void> become(const portfolio::Person& person);

  // Every byte of the person's folder; reads the disk.
  std::vector<portfolio::Kept> kinds() const;

  // Read from the disk once: the page asks at every frame.
  const std::filesystem::path& class_folder() const;
  // Exams of that folder that were not handed in here.
  std::vector<std::string> papers() const;
  Result<void> choose_class_folder(const std::filesystem::path& folder);

  // Each gives lines to be read. The file is called by the pseudonym and the local day of `now`.
  std::vector<DeskLine> take_away(Session& session, const std::filesystem::path& folder, std::chrono::sys_seconds now) const;
  std::vector<DeskLine> bring_back(Session& session, const std::filesystem::path& file);
  std::vector<DeskLine> put_into_class(Session& session) const;
  std::vector<DeskLine> erase(Session& session);

 private:
  const base::Locations& locations_;
  portfolio::Person person_;
  portfolio::Avatars avatars_;
  mutable std::optional<portfolio::NameLists> names_;
  mutable std::optional<std::filesystem::path> class_folder_;  // nothing: not read since it changed
};

}  // namespace lunabloc::session
