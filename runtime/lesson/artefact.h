// `production`: the files that a check asks for. What they are worth is said by people, criterion by criterion.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lesson/lesson.h"

namespace lunabloc::lesson {

// The patterns for which nothing is in the folder, in the order of the check; the program is always there.
std::vector<std::string> missing_files(const Check& check, const std::filesystem::path& folder);
// What people call it: « photo » for "photo.*".
std::string words_for(const std::string& pattern);
// The name under which a file becomes what a pattern asks for: « IMG_12.JPG » is "photo.jpg" for "photo.*", « notes.txt » is
// "besoin.md" for "besoin.md". Nothing when it cannot be that.
std::optional<std::string> name_for(const std::string& pattern, const std::string& file);

}  // namespace lunabloc::lesson
