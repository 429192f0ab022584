// With reduced motion, two frames after anything that was done the picture stands still (UI.md §15.11); and a window that
// nobody touches draws nothing, however long the program (§15.8).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/fnv1a.h"
#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;
using widgets::Key;

access::Settings still(const std::string& theme = "papier") {
  access::Settings settings;
  access::set_by_name(settings, "motion", "reduced");
  access::set_by_name(settings, "theme", theme);
  return settings;
}

// All that the screen is given, in one number.
std::uint64_t picture_of(const RealDesk& desk) {
  std::string bytes;
  for (int list = 0; list < desk.data->CmdListsCount; ++list) {
    const ImDrawList& drawn = *desk.data->CmdLists[list];
    bytes.append(reinterpret_cast<const char*>(drawn.VtxBuffer.Data), static_cast<std::size_t>(drawn.VtxBuffer.Size) * sizeof(ImDrawVert));
    bytes.append(reinterpret_cast<const char*>(drawn.IdxBuffer.Data), static_cast<std::size_t>(drawn.IdxBuffer.Size) * sizeof(ImDrawIdx));
  }
  return base::fnv1a(bytes);
}

void press(RealDesk& desk, Key key, widgets::Modifiers modifiers = {}, char32_t letter = 0) {
  InputEvent event;
  event.kind = InputEvent::Kind::key_down;
  event.key = {.key = key, .letter = letter, .modifiers = modifiers};
  desk.queue.push(event);
  event.kind = InputEvent::Kind::key_up;
  desk.queue.push(event);
}

class Stillness : public testing::TestWithParam<const char*> {
 protected:
  // What was done has been taken; two frames later nothing moves any more.
  void expect_still(const std::string& after) {
    while (!desk_.queue.empty()) desk_.frame();
    desk_.frames(2);
    const std::uint64_t seen = picture_of(desk_);
    for (int more = 0; more < 4; ++more) {
      desk_.frame(std::chrono::milliseconds(90));
      ASSERT_EQ(picture_of(desk_), seen) << "after " << after << ", frame " << more + 3;
    }
    EXPECT_FALSE(desk_.window.wants_frame()) << "after " << after;
  }
  void key(Key key, widgets::Modifiers modifiers, const std::string& what, char32_t letter = 0) {
    press(desk_, key, modifiers, letter);
    expect_still(what);
  }
  void command(const std::string& name, std::vector<std::string> arguments = {}) {
    desk_.window.ask(name, std::move(arguments));
    desk_.frame();
    expect_still(name);
  }

  RealDesk desk_{still(GetParam())};
};

TEST_P(Stillness, TwoFramesAfterAnyAction) {
  desk_.frames(4);
  expect_still("the first screen");
  for (const char* page : {"home.person", "home.classroom", "home.bench"}) {
    desk_.window.move_focus(page, access::Zone::lesson);
    key(Key::enter, {}, page);
    desk_.window.leave_home();
    desk_.window.show_home();
    desk_.frame();
    expect_still("the way back");
  }
  command("lesson.open", {"A04"});
  desk_.window.leave_home();
  desk_.frame();
  expect_still("a lesson");
  for (int tab = 0; tab < 6; ++tab) key(Key::tab, {}, "Tab");
  key(Key::f6, {}, "F6");
  desk_.window.replace_program("for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\nend\n");
  desk_.frame();
  expect_still("another program");
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  expect_still("the blocks");
  for (const Key one : {Key::down, Key::down, Key::right, Key::left, Key::up}) key(one, {}, "an arrow");
  key(Key::character, widgets::kCtrl, "copy", U'c');
  key(Key::character, widgets::kCtrl, "paste", U'v');
  key(Key::del, {}, "delete");
  command("edit.undo");
  command("edit.redo");
  key(Key::character, {}, "the insertion", U'i');
  key(Key::escape, {}, "Escape");
  key(Key::character, {}, "the move mode", U'm');
  key(Key::escape, {}, "Escape");
  for (const char* panel : {"topbar.display", "topbar.help", "topbar.versions"}) {
    desk_.window.move_focus(panel, access::Zone::top_bar);
    key(Key::enter, {}, panel);
    key(Key::escape, {}, "Escape");
  }
  command("lesson.next");
  command("lesson.hint");
  command("language.set", {"en"});
}

INSTANTIATE_TEST_SUITE_P(Themes, Stillness, testing::Values("papier", "contraste"));

TEST(Idle, DrawsNothingWithAThousandBlocks) {
  std::string program;
  for (int line = 0; line < 1'000; ++line) program += "turtle.forward(" + std::to_string(line) + ")\n";
  RealDesk desk;
  desk.window.ask("lesson.open", {"A04"});
  desk.window.leave_home();
  desk.frames(3);
  desk.window.replace_program(program);
  desk.frames(3);
  // The autosave and what follows a change have their time; then ten seconds pass.
  for (int tick = 0; tick < 200; ++tick)
    if (desk.rest(std::chrono::milliseconds(100)) || desk.window.wants_frame()) desk.frame();
  int frames = 0;
  for (int tick = 0; tick < 100; ++tick)
    if (desk.rest(std::chrono::milliseconds(100)) || desk.window.wants_frame()) desk.frame(), ++frames;
  EXPECT_EQ(frames, 0);
}

}  // namespace
}  // namespace lunabloc::ide::app
