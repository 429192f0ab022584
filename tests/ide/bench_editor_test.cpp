// The text of the teacher's bench: long lines go on below, keys and pointer follow what is seen, every change is taken back.
#include <gmock/gmock.h>

#include "ide/bench/rows.h"
#include "ide/bench/text_past.h"
#include "support/real_desk.h"

namespace lunabloc::ide::bench {
namespace {

using widgets::kCtrl;
using widgets::kCtrlShift;
using widgets::Key;

// Every letter is one wide.
std::vector<std::string> rows(const std::string& text, float width) {
  const Rows made(text, width, [](std::string_view) { return 1.0F; });
  std::vector<std::string> all;
  for (std::size_t row = 0; row < made.count(); ++row) all.push_back(text.substr(made.bytes(row).start, made.bytes(row).length()));
  return all;
}

TEST(Rows, BreakBehindABlankAndInsideALongWord) {
  using testing::ElementsAre;
  EXPECT_THAT(rows("", 4), ElementsAre(""));
  EXPECT_THAT(rows("un deux\ntrois\n", 5), ElementsAre("un ", "deux", "trois", ""));
  EXPECT_THAT(rows("un  deux", 4), ElementsAre("un  ", "deux"));
  EXPECT_THAT(rows("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
  EXPECT_THAT(rows("ab cdefghij", 4), ElementsAre("ab ", "cdef", "ghij"));
  EXPECT_THAT(rows("éàù ça\r\nfin", 4), ElementsAre("éàù ", "ça", "fin"));
  EXPECT_THAT(rows("abc", 0), ElementsAre("a", "b", "c")) << "a place without room still shows the text";
}

TEST(Rows, TellWhereAnOffsetIsAndBack) {
  const std::string text = "un deux trois\nquatre";
  const Rows made(text, 8, [](std::string_view) { return 1.0F; });
  ASSERT_EQ(made.count(), 3U);
  EXPECT_EQ(made.row_of(8), 1U) << "where a row goes on, the offset is of the second";
  EXPECT_EQ(made.x_of(8), 0);
  EXPECT_EQ(made.last_of(0), 7U);
  EXPECT_EQ(made.last_of(1), 13U);
  for (std::size_t offset = 0; offset <= text.size(); ++offset) EXPECT_EQ(made.offset_at(made.row_of(offset), made.x_of(offset)), offset);
  EXPECT_EQ(made.offset_at(0, 100), 7U);
  EXPECT_EQ(made.offset_at(2, 100), text.size());
}

TEST(TextPast, TakesBackAWordAndThenTheRest) {
  std::string text = "a";
  TextPast past;
  text::Selection caret{1, 1};
  for (const char* letter : {"b", "c", " ", "d", "é"}) caret = past.make(text, caret, text::replaced(caret, letter));
  EXPECT_EQ(text, "abc dé");
  EXPECT_EQ(past.undo(text), (text::Selection{4, 4}));
  EXPECT_EQ(text, "abc ");
  past.undo(text);
  EXPECT_EQ(past.undo(text), (text::Selection{1, 1}));
  EXPECT_EQ(text, "a");
  EXPECT_FALSE(past.can_undo());
  past.redo(text);
  EXPECT_EQ(text, "abc");
  caret = past.make(text, {3, 0}, text::replaced({3, 0}, "x"));
  EXPECT_FALSE(past.can_redo()) << "what was taken back is gone once something else is written";
  past.undo(text);
  EXPECT_EQ(text, "abc");
}

class InTheBench : public testing::Test {
 protected:
  InTheBench() : desk_(settings(), {1024, 600}) {
    desk_.frames(4);
    focus("home.bench");
    press(Key::enter);
    focus("bench.begin");
    press(Key::enter);
    press(Key::enter);
    desk_.frames(6);  // a field takes the keyboard some frames after it was asked to
    write("B77");
    press(Key::enter);
    focus("bench.editor");
    press(Key::end, kCtrl);
  }
  static access::Settings settings() {
    access::Settings settings;
    access::set_by_name(settings, "motion", "reduced");
    return settings;
  }
  void focus(const std::string& id) {
    desk_.window.move_focus(id, access::Zone::lesson);
    desk_.frames(3);
  }
  void press(Key key, widgets::Modifiers modifiers = {}, char32_t letter = 0) {
    app::InputEvent event;
    event.kind = app::InputEvent::Kind::key_down;
    event.key = {.key = key, .letter = letter, .modifiers = modifiers};
    desk_.queue.push(event);
    event.kind = app::InputEvent::Kind::key_up;
    desk_.queue.push(event);
    desk_.frames(3);
  }
  void letter(char32_t letter, widgets::Modifiers modifiers) { press(Key::character, modifiers, letter); }
  void write(const std::string& letters) {
    app::InputEvent event;
    event.kind = app::InputEvent::Kind::text;
    event.text = letters;
    desk_.queue.push(event);
    desk_.frames(3);
  }
  void mouse(app::InputEvent::Kind kind, ImVec2 at) {
    app::InputEvent event;
    event.kind = kind;
    event.x = at.x, event.y = at.y;
    desk_.queue.push(event);
    desk_.frames(2);
  }
  const access::Node& node() { return *desk_.window.tree().find("bench.editor"); }
  std::string text() { return node().value; }
  std::string last_line() { return text().substr(text().rfind('\n') + 1); }

  support::RealDesk desk_;
};

const std::string kLong = [] {
  std::string words;
  for (int count = 0; count < 60; ++count) words += "encore ";
  return words + "un mot.";
}();

TEST_F(InTheBench, ALongLineGoesOnBelowAndTheArrowsFollowIt) {
  press(Key::enter);
  write(kLong);
  ASSERT_EQ(last_line(), kLong);
  press(Key::home);
  write("[");
  EXPECT_GT(last_line().find('['), 10U) << "the beginning of what is seen as a line is not that of the text's";
  press(Key::up);
  press(Key::up);
  press(Key::home);
  write("]");
  EXPECT_LT(last_line().find(']'), last_line().find('['));
  press(Key::end, kCtrl);
  write("!");
  EXPECT_EQ(text().back(), '!');
}

TEST_F(InTheBench, WhatIsWrittenIsTakenBackAndTheProgramIsLeftAlone) {
  const std::string before = text();
  write("mot");
  press(Key::enter);
  write("autre");
  letter(U'z', kCtrl);
  letter(U'z', kCtrl);
  EXPECT_EQ(text(), before + "mot");
  letter(U'z', kCtrl);
  letter(U'z', kCtrl);
  EXPECT_EQ(text(), before);
  letter(U'y', kCtrl);
  letter(U'z', kCtrlShift);
  EXPECT_EQ(text(), before + "mot\n");
}

TEST_F(InTheBench, SelectionsAreCutCopiedAndPasted) {
  const std::string before = text();
  write("un deux");
  press(Key::left, {true, true, false});
  letter(U'x', kCtrl);
  EXPECT_EQ(text(), before + "un ");
  EXPECT_EQ(desk_.clipboard, "deux");
  letter(U'v', kCtrl);
  letter(U'v', kCtrl);
  EXPECT_EQ(text(), before + "un deuxdeux");
  letter(U'a', kCtrl);
  letter(U'c', kCtrl);
  EXPECT_EQ(desk_.clipboard, before + "un deuxdeux");
  press(Key::del);
  EXPECT_EQ(text(), "");
  press(Key::backspace);
  letter(U'z', kCtrl);
  EXPECT_EQ(text(), before + "un deuxdeux");
}

TEST_F(InTheBench, TheMouseSelectsWhatItGoesOver) {
  letter(U'a', kCtrl);
  write("alpha\nbeta gamma\ndelta");
  const Rect place = node().rect;
  const ImVec2 first{place.x + 12, place.y + 20}, below{place.x + 12, place.y + 45};
  mouse(app::InputEvent::Kind::motion, first);
  mouse(app::InputEvent::Kind::button_down, first);
  mouse(app::InputEvent::Kind::motion, below);
  mouse(app::InputEvent::Kind::button_up, below);
  letter(U'x', kCtrl);
  EXPECT_EQ(desk_.clipboard, "alpha\n");
  EXPECT_EQ(text(), "beta gamma\ndelta");
}

TEST_F(InTheBench, AShortTextStandsAtTheTopWhereALongOneHadBeenScrolled) {
  letter(U'a', kCtrl);
  for (int line = 0; line < 60; ++line) write("ligne"), press(Key::enter);
  letter(U'a', kCtrl);
  write("un\ndeux");
  const Rect place = node().rect;
  mouse(app::InputEvent::Kind::motion, {place.x + 12, place.y + 20});
  mouse(app::InputEvent::Kind::button_down, {place.x + 12, place.y + 20});
  mouse(app::InputEvent::Kind::button_up, {place.x + 12, place.y + 20});
  write("Z");
  EXPECT_EQ(text(), "Zun\ndeux");
}

TEST_F(InTheBench, TabLeadsOut) {
  press(Key::tab);
  EXPECT_NE(desk_.window.focus().id(), "bench.editor");
}

TEST_F(InTheBench, ALessonOfOursIsNotChanged) {
  focus("bench.open");
  press(Key::enter);
  press(Key::down);
  press(Key::enter);
  const std::string before = text();
  focus("bench.editor");
  write("non");
  EXPECT_EQ(text(), before);
}

}  // namespace
}  // namespace lunabloc::ide::bench
