// Further projects of one's own in the world of a free project: « libre-tortue-2 » beside « libre-tortue ». A remix is one, and
// bears the title of what it comes from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/messages.h"
#include "lesson/lesson.h"

namespace lunabloc::session {

// The free projects, each followed by the further ones that are in the home.
std::vector<lesson::Lesson> with_further(const std::vector<lesson::Lesson>& projects, const std::filesystem::path& home, const base::Messages& messages);
// A work that is not there yet ("libre-tortue-2/creer"), in the world of a lesson or free project ("A05", "libre-scene-3"); empty: no
// free project has it.
std::string further_work(const std::vector<lesson::Lesson>& projects, const std::vector<lesson::Lesson>& lessons, const std::string& id, const std::filesystem::path& home);

}  // namespace lunabloc::session
