// `lunabloc lesson`: what its actions share, and those that stand in files of their own.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "lesson/evaluate.h"
#include "lesson/lesson.h"
#include "program/vocabulary.h"

namespace lunabloc::cli::lessons {

using Words = std::vector<std::string>;

std::filesystem::path schemas_of(const Invocation& invocation);
Result<program::Vocabulary> vocabulary_of(const Invocation& invocation);
lesson::Runner runner_of(const Invocation& invocation);
// A folder as it is written, or a lesson of ours or of an installed pack by its id.
Result<std::filesystem::path> folder_of(const Invocation& invocation, const std::string& name);
// The named ones, or all that there are.
Result<std::vector<std::filesystem::path>> folders_of(const Invocation& invocation, const Words& names);
Result<lesson::Lesson> load(const Invocation& invocation, const std::filesystem::path& folder);
// Does the work for each lesson that can be read; gives the exit code: the worst of what the work says and of what could not.
int for_each_lesson(const Invocation& invocation, const Words& names, const std::function<int(const lesson::Lesson&)>& work);
int usage(const Invocation& invocation);

int begin(const Invocation& invocation, Words words);         // lesson_new.cpp
int mutants(const Invocation& invocation, Words words);       // lesson_mutants.cpp
int compare(const Invocation& invocation, Words words);       // lesson_compare.cpp
int record_error(const Invocation& invocation, Words words);  // lesson_record.cpp
int path(const Invocation& invocation, Words words);          // lesson_path.cpp
int proposals(const Invocation& invocation, Words words);     // lesson_path.cpp
int sheet(const Invocation& invocation, Words words);         // lesson_sheet.cpp
int pack(const Invocation& invocation, Words words);          // lesson_pack.cpp
int install(const Invocation& invocation, Words words);       // lesson_pack.cpp

}  // namespace lunabloc::cli::lessons
