// Lessons to start from: assets/templates/<world>, whole and proved, in which {id} becomes the folder's name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::lesson {

// "grille", "kit", "liste"…
std::vector<std::string> template_names(const std::filesystem::path& templates);
// Errors: "lesson.folder_there" {nom}, "lesson.unknown_template" {nom}{proche}, those of base/file.h.
Result<void> begin_lesson(const std::filesystem::path& folder, const std::filesystem::path& templates, const std::string& name);

}  // namespace lunabloc::lesson
