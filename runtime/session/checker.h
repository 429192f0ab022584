// « Vérifier » beside the window: the checks run on a thread of their own, the verdict is fetched when it is there.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "lesson/evaluate.h"

namespace lunabloc::session {

// What is judged, as it was when « Vérifier » was pressed.
struct CheckJob {
  lesson::Lesson lesson;
  program::Vocabulary vocabulary;
  Messages messages;
  std::filesystem::path runner;  // the executable lunabloc-runner
  std::string step;
  std::string program;
  lesson::Answers answers;
};

class Checker {
 public:
  // A job that is still at work is forgotten: its verdict will not come.
  void start(CheckJob job);
  void forget() { work_.reset(); }
  bool busy() const { return work_ != nullptr; }
  // The verdict, once.
  std::optional<Result<lesson::Verdict>> take();

 private:
  struct Work;
  struct Stop {
    void operator()(Work* work) const;
  };
  std::unique_ptr<Work, Stop> work_;
};

}  // namespace lunabloc::session
