// « Vérifier » beside the window: what is judged, as it was when the button was pressed.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "base/beside.h"
#include "lesson/evaluate.h"

namespace lunabloc::session {

struct CheckJob {
  lesson::Lesson lesson;
  program::Vocabulary vocabulary;
  Messages messages;
  std::filesystem::path runner;  // the executable lunabloc-runner
  std::string step;
  std::string program;
  lesson::Answers answers;
  std::filesystem::path work_folder;  // where the pupil's files are

  Result<lesson::Verdict> operator()(const std::stop_token& stop) const;
};

using Checker = base::Beside<Result<lesson::Verdict>>;

}  // namespace lunabloc::session
