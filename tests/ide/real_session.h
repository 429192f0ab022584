// The real session in a folder of the test's own: lessons of the source tree, the real runner. Time is the test's.
#pragma once

#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

#include "base/file.h"
#include "session/session.h"
#include "support/temp_folder.h"

namespace lunabloc::ide {

class RealSession {
 public:
  // `path`: the text of a teacher's parcours.yaml.
  explicit RealSession(const std::string& language = "fr", const std::string& path = {}) {
    if (!path.empty() && !base::write_file(home_.path() / "parcours.yaml", path)) std::abort();
    const auto source = support::source_folder();
    session_ = session::Session::open({.locations = {.programs = support::binary_folder() / "bin", .assets = source / "assets",
                                                     .lessons = source / "lessons", .firmware = {}, .home = home_.path()},
                                       .language = language})
                   .value();
  }

  const std::filesystem::path& home() const { return home_.path(); }
  session::Session& operator*() { return *session_; }
  session::Session* operator->() { return session_.get(); }

  // Lets the processes beside us work until the condition holds; false after ten seconds of the wall's clock.
  bool until(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
      if (std::chrono::steady_clock::now() > end) return false;
      now_ += std::chrono::milliseconds(50);
      session_->tick(now_);
    }
    return true;
  }
  // To the end of the run, all of it shown.
  bool run() {
    pass_predictions();
    session_->start_run();
    if (!until([this] { return session_->run_phase() == session::RunPhase::finished; })) return false;
    session_->set_speed(10'000);
    return until([this] { return session_->shown_step() >= session_->step_count(); });
  }
  // Who does not predict says so; then the lesson's own program runs.
  void pass_predictions() {
    if (session_->lesson() == nullptr) return;
    for (const lunabloc::lesson::Check& check : session_->lesson()->checks)
      if (check.prediction && check.step == session_->step()->id && !session_->progress().answers.contains(check.id)) session_->answer(check.id, "?");
  }
  bool check() {
    session_->check_step();
    return until([this] { return !session_->checking(); });
  }
  // What the queue holds, as the window's loop does it.
  void perform(session::CommandQueue& queue) {
    for (const session::CommandRequest& request : queue.take()) (void)session::perform(*session_, request);
  }
  void write(const std::string& lua) { session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text"); }

 private:
  support::TempFolder home_;
  std::unique_ptr<session::Session> session_;
  std::chrono::microseconds now_{0};
};

}  // namespace lunabloc::ide
