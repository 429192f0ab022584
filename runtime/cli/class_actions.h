// `lunabloc class`: what its actions share, and those that stand in files of their own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "portfolio/class_folder.h"
#include "portfolio/class_plan.h"
#include "portfolio/sealing.h"

namespace lunabloc::cli {

void say_unreadable(const Invocation& invocation, const portfolio::Pupil& pupil);
// Everybody's work; what cannot be read is said.
std::vector<portfolio::Pupil> everybody(const Invocation& invocation, const std::filesystem::path& folder);
Result<portfolio::ClassPlan> plan_of(const Invocation& invocation, const std::filesystem::path& folder);

// -- class_report.cpp
int class_report(const Invocation& invocation, std::vector<std::string> words);
// -- class_teacher.cpp
int class_comment(const Invocation& invocation, std::vector<std::string> words);
int class_assess(const Invocation& invocation, std::vector<std::string> words);
int class_plan(const Invocation& invocation, std::vector<std::string> words);
int class_turn(const Invocation& invocation, std::vector<std::string> words);
int class_data(const Invocation& invocation, std::vector<std::string> words);
int class_purge(const Invocation& invocation, std::vector<std::string> words);
// The teacher's key (--key FILE), made the first time if it may be. It stands on the teacher's machine, never in the class folder.
Result<portfolio::TeacherKey> teacher_key_of(const Invocation& invocation, std::vector<std::string>& words, bool make);

// -- class_serve.cpp
int class_serve(const Invocation& invocation, std::vector<std::string> words);
// -- class_share.cpp
int class_gallery(const Invocation& invocation, std::vector<std::string> words);
int class_robot(const Invocation& invocation, std::vector<std::string> words);
// -- class_exam.cpp
int class_exam(const Invocation& invocation, std::vector<std::string> words);

}  // namespace lunabloc::cli
