// What `lunabloc portfolio` and `lunabloc class` share.
#pragma once

#include <string>
#include <vector>

#include "base/wall_clock.h"
#include "cli/cli.h"
#include "lesson/lesson.h"
#include "portfolio/files.h"
#include "session/autosave.h"

namespace lunabloc::cli {

using base::this_second;

inline Error no_folder(const std::string& folder) { return {ErrorKind::failed, "portfolio.no_folder", {{"nom", folder}}, {}, {}}; }

int report_for_parents(const Invocation& invocation, std::vector<std::string> words);  // portfolio_report.cpp
int show_data(const Invocation& invocation, std::vector<std::string> words);           // portfolio_report.cpp

// Every lesson that there is here, those that cannot be read left out.
std::vector<lesson::Lesson> known_lessons(const Invocation& invocation);

}  // namespace lunabloc::cli
