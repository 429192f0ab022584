// The history in words of the blocks, any moment of it, and what has changed since a run.
#include <gtest/gtest.h>

#include "base/file.h"
#include "program/gesture.h"
#include "session/command.h"
#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

class History : public SessionFixture {
 protected:
  // The text becomes this one, in one change around what is the same.
  void write(const std::string& text, const std::string& label = "edit.fill") {
    session_->edit({{{0, session_->tree().text().size()}, text}}, label);
    tick(milliseconds(2000));
  }
  std::string last() { return session_->history_words(session_->history_done() - 1); }
  void go_to(std::size_t done) { ASSERT_TRUE(perform(*session_, {"edit.history", {std::to_string(done)}, {}})); }
  const std::string& text() { return session_->tree().text(); }
  std::vector<std::string> changes() {
    std::vector<std::string> words;
    for (const ProgramChange& change : session_->changes_since_run()) words.push_back(change.words);
    return words;
  }
};

TEST_F(History, SaysEachStepInTheWordsOfItsBlocks) {
  write("turtle.forward(50)\n");
  EXPECT_EQ(last(), "ajouter : avancer de 50 pas");
  write("turtle.forward(80)\n");
  EXPECT_EQ(last(), "changer : 50 → 80 dans « avancer de 80 pas »");
  write("turtle.forward(80)\nsay(1)\n");
  EXPECT_EQ(last(), "ajouter : afficher 1");
  write("say(1)\nturtle.forward(80)\n");
  EXPECT_TRUE(last().starts_with("déplacer")) << last();
  write("turtle.forward(80)\n");
  EXPECT_EQ(last(), "enlever : afficher 1");
  write("  turtle.forward( 80 )\n");
  EXPECT_EQ(last(), "changer la mise en page");
  write("-- vite\nturtle.forward( 80 )\n");
  EXPECT_EQ(last(), "écrire « vite » dans « avancer de 80 pas »");
  write("say(1)\nsay(2)\nsay(3)\n");
  EXPECT_NE(last().find(" autres blocs)"), std::string::npos) << last();
  session_->set_language("en");
  EXPECT_EQ(session_->history_words(0), "add: move 50 steps");
}

// What a command means is said with it.
TEST_F(History, AGestureSaysItsName) {
  write("local cote = 1\nsay(cote)\nsay(cote)\n");
  const NodeId block = session_->projection().blocks[1].id;
  session_->perform(program::wrap_blocks(session_->tree(), session_->projection(), {block, block}, "for _ = 1, 4 do\nend"), "edit.wrap");
  EXPECT_EQ(last(), "entourer de blocs : répéter 4 fois");
  session_->perform(program::rename_variable(session_->tree(), 6, "longueur"), "edit.rename");
  EXPECT_EQ(last(), "renommer partout : cote → longueur");
}

TEST_F(History, AnyMomentIsOneStepAway) {
  const std::vector<std::string> texts{"", "say(1)\n", "say(1)\nsay(2)\n", "say(2)\n", "say(2)\nsay(3)\n"};
  for (std::size_t i = 1; i < texts.size(); ++i) write(texts[i]);
  ASSERT_EQ(session_->history_size(), 4U);
  for (const std::size_t moment : {1U, 4U, 0U, 3U, 2U}) {
    go_to(moment);
    EXPECT_EQ(text(), texts[moment]);
    EXPECT_EQ(session_->history_done(), moment);
    EXPECT_EQ(session_->history_size(), 4U);
  }
  // Undoable: what came after is still there, and so is what came before.
  session_->redo();
  EXPECT_EQ(text(), texts[3]);
  go_to(99);
  EXPECT_EQ(text(), texts[3]);
  // A change from there forgets what was undone, as after undo.
  go_to(1);
  write("say(9)\n");
  EXPECT_EQ(session_->history_size(), 2U);
  EXPECT_EQ(last(), "changer : 1 → 9 dans « afficher 9 »");
}

TEST_F(History, TheJournalKnowsTheMoment) {
  write("say(1)\n");
  write("say(2)\n");
  go_to(1);
  ASSERT_TRUE(session_->save());
  session_.reset();
  SetUp();
  EXPECT_EQ(text(), "say(1)\n");
}

// Typing that is added to an entry changes its words.
TEST_F(History, TypingIsSaidAsAWhole) {
  for (const char* letter : {"s", "a", "y"}) {
    const std::size_t end = text().size();
    session_->edit({{{end, end}, letter}}, "edit.text");
    EXPECT_FALSE(last().empty());
  }
  EXPECT_EQ(session_->history_size(), 1U);
  EXPECT_NE(last().find("say"), std::string::npos) << last();
}

TEST_F(History, TellsWhatHasChangedSinceTheRun) {
  write("turtle.forward(50)\nsay(1)\nsay(2)\n");
  EXPECT_TRUE(changes().empty());
  run_whole();
  EXPECT_TRUE(changes().empty());
  const std::uint64_t version = session_->changes_version();
  write("turtle.forward(80)\nsay(1)\nturtle.left(90)\n");
  EXPECT_EQ(changes(), (std::vector<std::string>{"changé : 50 → 80 dans « avancer de 80 pas »",
                                                 "ajouté : tourner à gauche de 90 degrés", "enlevé : afficher 2"}));
  EXPECT_GT(session_->changes_version(), version);
  EXPECT_EQ(session_->changes_since_run()[0].block, session_->projection().blocks[0].id);
  EXPECT_EQ(session_->changes_since_run()[2].block, NodeId::none);
  // Back to what was run: nothing has changed.
  session_->undo();
  tick(milliseconds(500));
  EXPECT_TRUE(changes().empty());
  session_->redo();
  tick(milliseconds(500));
  EXPECT_EQ(changes().size(), 3U);
  run_whole();
  EXPECT_TRUE(changes().empty());
}

// Comparing reads the whole program: it waits until the typing rests.
TEST_F(History, ComparesOnceTheTypingRests) {
  write("say(1)\n");
  run_whole();
  tick(milliseconds(16));
  session_->edit({{{4, 5}, "2"}}, "edit.text");
  tick(milliseconds(16));
  EXPECT_TRUE(changes().empty());
  tick(milliseconds(400));
  EXPECT_EQ(changes().size(), 1U);
}

// 5,000 lines: the words of a step and the comparison are each found once, in less time than somebody notices.
TEST_F(History, FindsTheOneChangeInALargeProgram) {
  std::string large;
  for (int i = 0; i < 1250; ++i)
    large += "for i = 1, 4 do\n  turtle.forward(" + std::to_string(i) + ")\n  say(i + " + std::to_string(i) + ")\nend\n";
  write(large);
  run_whole();
  const std::size_t at = large.find("turtle.forward(600)");
  session_->edit({{{at + 15, at + 18}, "777"}}, "edit.fill");
  EXPECT_EQ(last(), "changer : 600 → 777 dans « avancer de 777 pas »");
  tick(milliseconds(400));
  EXPECT_EQ(changes().size(), 1U);
}

}  // namespace
}  // namespace lunabloc::session
