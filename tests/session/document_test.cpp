#include "session/document.h"

#include <gtest/gtest.h>

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

// Types letters one by one at the end, 100 ms apart.
void type(Document& document, std::string_view letters, microseconds& now) {
  for (const char letter : letters) {
    const std::size_t end = document.tree().text().size();
    document.edit({{{end, end}, std::string(1, letter)}}, kTyping, now);
    now += milliseconds(100);
  }
}

TEST(Document, UndoGivesTheBytesBack) {
  Document document("turtle.forward(50)\n");
  document.edit({{{15, 17}, "80"}}, "edit.fill", microseconds(0));
  EXPECT_EQ(document.tree().text(), "turtle.forward(80)\n");
  EXPECT_EQ(document.undo_label(), "edit.fill");
  document.undo();
  EXPECT_EQ(document.tree().text(), "turtle.forward(50)\n");
  EXPECT_FALSE(document.can_undo());
  document.redo();
  EXPECT_EQ(document.tree().text(), "turtle.forward(80)\n");
}

TEST(Document, AWordTypedIsOneEntry) {
  Document document("");
  microseconds now{0};
  type(document, "say hello", now);
  document.undo();
  EXPECT_EQ(document.tree().text(), "say ");
  document.undo();
  EXPECT_EQ(document.tree().text(), "");
}

TEST(Document, APauseEndsTheEntry) {
  Document document("");
  microseconds now{0};
  type(document, "ab", now);
  now += kTypingPause;
  type(document, "cd", now);
  document.undo();
  EXPECT_EQ(document.tree().text(), "ab");
}

TEST(Document, AChangeAfterUndoForgetsWhatWasUndone) {
  Document document("");
  document.edit({{{0, 0}, "a()"}}, "edit.insert", microseconds(0));
  document.undo();
  document.edit({{{0, 0}, "b()"}}, "edit.insert", microseconds(1));
  EXPECT_FALSE(document.can_redo());
  EXPECT_EQ(document.tree().text(), "b()");
}

TEST(Document, AGestureOfSeveralEditsIsOneEntry) {
  Document document("a()\nb()\n");
  document.edit({{{0, 4}, ""}, {{4, 4}, "a()\n"}}, "edit.move", microseconds(0));
  EXPECT_EQ(document.tree().text(), "b()\na()\n");
  document.undo();
  EXPECT_EQ(document.tree().text(), "a()\nb()\n");
}

TEST(Document, AnEditThatChangesNothingIsNoHistory) {
  Document document("a()");
  document.edit({{{0, 1}, "a"}}, "edit.text", microseconds(0));
  EXPECT_FALSE(document.can_undo());
}

}  // namespace
}  // namespace lunabloc::session
