// Lessons to start from: assets/templates/<world>, whole and proved, in which {id} becomes the folder's name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "lesson/lesson.h"

namespace lunabloc::lesson {

// "grille", "kit", "liste"…
std::vector<std::string> template_names(const std::filesystem::path& templates);
// Errors: "lesson.folder_there" {nom}, "lesson.unknown_template" {nom}{proche}, those of base/file.h.
Result<void> begin_lesson(const std::filesystem::path& folder, const std::filesystem::path& templates, const std::string& name);

// A variant of a lesson, of that version: a folder that holds only what will differ, which is nothing yet. Guidance: "plus", "moins", "autre".
// Errors: "lesson.folder_there" {nom}, "lesson.variant_name" {nom}{base}, "lesson.unknown_id" {nom}{proche}, those of base/file.h.
Result<void> begin_variant(const std::filesystem::path& folder, const Lesson& base, const std::string& version, const std::string& guidance);

}  // namespace lunabloc::lesson
