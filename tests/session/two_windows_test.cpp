// Two windows over one folder: what one has open the other does not, and nothing is written twice. And what is told of saving.
#include <gtest/gtest.h>

#include "base/file.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using std::chrono::milliseconds;

class TwoWindows : public SessionFixture {
 protected:
  std::unique_ptr<Session> another() {
    const std::filesystem::path source = support::source_folder(), binary = support::binary_folder();
    Session::Options options;
    options.locations = {binary / "bin", source / "assets", source / "lessons", binary / "firmware", home_.path()};
    return Session::open(options).value();
  }
};

TEST_F(TwoWindows, AProjectIsOpenInOneOfThem) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  std::unique_ptr<Session> second = another();
  const Result<void> refused = second->open_lesson("A01");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "session.open_elsewhere");
  EXPECT_EQ(second->lesson(), nullptr) << "where it was, it stays";
  EXPECT_TRUE(second->open_lesson("A04"));
  EXPECT_FALSE(session_->open_lesson("A04"));
  // The first goes on to another one: then its project is free.
  ASSERT_TRUE(session_->open_lesson("A02"));
  EXPECT_TRUE(second->open_lesson("A01"));
  EXPECT_TRUE(session_->open_lesson("A04"));
  session_.reset();
  EXPECT_TRUE(second->open_lesson("A04")) << "a window that is closed holds nothing";
  EXPECT_TRUE(second->open_lesson("A04")) << "one's own project can always be opened again";
}

TEST_F(TwoWindows, TheWorkWithoutALessonIsAnotherInEach) {
  std::unique_ptr<Session> second = another();
  EXPECT_NE(session_->project_folder(), second->project_folder());
  for (Session* const session : {session_.get(), second.get()}) session->edit({{{0, 0}, session == second.get() ? "say(2)\n" : "say(1)\n"}}, "edit.text");
  ASSERT_TRUE(session_->save());
  ASSERT_TRUE(second->save());
  second.reset();
  open();
  EXPECT_EQ(session_->tree().text(), "say(1)\n");
}

TEST_F(TwoWindows, WhatAProjectOwnsIsTheSameForAllItsSteps) {
  ASSERT_TRUE(session_->open_lesson("A01"));
  EXPECT_EQ(session_->project_folder(), home_.path() / "works/A01");
}

TEST_F(TwoWindows, SavingTellsItsTimeAndWhatHindersIt) {
  ASSERT_TRUE(session_->open_lesson("A04"));
  EXPECT_FALSE(session_->saved_at());
  session_->edit({{{0, 0}, "-- un\n"}}, "edit.text");
  tick(milliseconds(16));
  EXPECT_FALSE(session_->saved());
  for (int i = 0; i < 40; ++i) tick(milliseconds(100));
  EXPECT_TRUE(session_->saved_at());
  EXPECT_FALSE(session_->save_fault());
  ASSERT_TRUE(session_->open_lesson("A02"));
  EXPECT_FALSE(session_->saved_at()) << "nothing of this project was written yet";
}

}  // namespace
}  // namespace lunabloc::session
