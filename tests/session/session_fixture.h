// A session as the window uses it, in a folder of its own: real lessons, the real runner, the real vocabulary. Time is
// the test's.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

#include "session/session.h"
#include "support/temp_folder.h"

namespace lunabloc::session {

class SessionFixture : public testing::Test {
 protected:
  void SetUp() override { open(); }

  void open() {
    session_.reset();
    const std::filesystem::path source = support::source_folder(), binary = support::binary_folder();
    Session::Options options;
    options.locations = {binary / "bin", source / "assets", source / "lessons", binary / "firmware", home_.path()};
    Result<std::unique_ptr<Session>> session = Session::open(options);
    ASSERT_TRUE(session) << session.error().message;
    session_ = std::move(*session);
  }

  void tick(std::chrono::microseconds by) { session_->tick(now_ += by); }
  // Frames on a virtual clock until `done`; the real runner and checker work beside it.
  template <class Done>
  bool until(Done done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!done()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      tick(std::chrono::milliseconds(16));
      std::this_thread::yield();
    }
    return true;
  }
  void run_whole() {
    session_->set_speed(10'000);
    session_->start_run();
    ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  }

  support::TempFolder home_;
  std::chrono::microseconds now_{0};
  std::unique_ptr<Session> session_;
};

}  // namespace lunabloc::session
