// Somebody who presses anything: no input may end the window, and blocks and Lua are always the same program.
//
// LUNABLOC_MONKEY: how many inputs (3 000 without it); LUNABLOC_MONKEY_SEED: which ones; LUNABLOC_MONKEY_TRACE: says the
// number of each before it comes.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "program/parser.h"
#include "support/real_desk.h"
#include "support/same_blocks.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;
using widgets::Key;
using Kind = InputEvent::Kind;

std::size_t number_from(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::strtoul(value, nullptr, 10) : otherwise;
}

class Monkey {
 public:
  Monkey(RealDesk& desk, unsigned seed) : desk_(desk), chance_(seed) {}

  // One thing that a hand can do.
  void act() {
    const std::size_t what = pick(100);
    if (what < 30) press_something();
    else if (what < 42) move(anywhere());
    else if (what < 48) drag();
    else if (what < 50) touch();
    else if (what < 54) wheel();
    else if (what < 78) press_key();
    else if (what < 94) write();
    else if (what < 96) change_a_need();
    else if (what < 97) resize(kSizes[pick(std::size(kSizes))]);
    else if (what < 98) open_something();
    else wait();
  }

 private:
  static constexpr int kSizes[][2] = {{1366, 768}, {1024, 600}, {1920, 1080}, {640, 480}, {3840, 2160}, {200, 120}};
  static constexpr const char* kNeeds[][2] = {{"scale", "100"},    {"scale", "150"},  {"scale", "200"},    {"theme", "nuit"},    {"theme", "contraste"},
                                              {"theme", "papier"}, {"spacing", "wide"}, {"spacing", "normal"}, {"language", "en"}, {"language", "fr"},
                                              {"motion", "reduced"}, {"motion", "normal"}, {"level", "2"}, {"level", "6"}, {"values", "on"},
                                              {"values", "off"},   {"ruler", "on"},   {"ruler", "off"},    {"syllables", "on"},  {"lines", "on"}, {"font", "inter"}};
  static constexpr const char* kWritten[] = {"a", "i", "x1", " ", "(", ")", "\"", "end", "for i = 1, 3 do", "if", "then", "=", "==", "1", "9.5", "-", "turtle.", "say(",
                                             "é", "œ", "Ω", "سلام", "😀", "\t", "{", "}", "--", "[[", "]]", "function f()", "return", "local t = {1, 2}", ",", "..", "\\"};

  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance_); }
  ImVec2 anywhere() { return {static_cast<float>(pick(static_cast<std::size_t>(desk_.size.x))), static_cast<float>(pick(static_cast<std::size_t>(desk_.size.y)))}; }
  // Mostly something that is there, for the rest is seldom of interest.
  ImVec2 somewhere() {
    const std::vector<access::Node>& nodes = desk_.window.tree().nodes();
    if (nodes.empty() || pick(6) == 0) return anywhere();
    const Rect& rect = nodes[pick(nodes.size())].rect;
    return {rect.x + rect.w * static_cast<float>(pick(100)) / 100, rect.y + rect.h * static_cast<float>(pick(100)) / 100};
  }
  void push(Kind kind, ImVec2 at = {}, int button = 0) {
    InputEvent event;
    event.kind = kind, event.x = at.x, event.y = at.y, event.button = button;
    desk_.queue.push(event);
  }
  void resize(const int (&size)[2]) { desk_.size = {static_cast<float>(size[0]), static_cast<float>(size[1])}; }
  void move(ImVec2 to) { push(Kind::motion, to); }
  void press_something() {
    const ImVec2 at = somewhere();
    const int button = pick(5) == 0 ? static_cast<int>(pick(3)) : 0;
    for (std::size_t times = pick(6) == 0 ? 2 : 1; times > 0; --times) move(at), push(Kind::button_down, at, button), push(Kind::button_up, at, button);
  }
  void drag() {
    const ImVec2 from = somewhere();
    move(from), push(Kind::button_down, from);
    for (std::size_t steps = 1 + pick(5); steps > 0; --steps) move(somewhere());
    // A hand may leave the window, or press something else while it holds.
    if (pick(8) == 0) push(Kind::leave);
    if (pick(8) == 0) press_key();
    push(Kind::button_up, somewhere());
  }
  // Up to three fingers that come, go about and leave, in any order.
  void touch() {
    std::vector<std::int64_t> down;
    for (std::size_t steps = 2 + pick(10); steps > 0; --steps) {
      const std::size_t what = pick(4);
      if (what == 0 && down.size() < 3) finger(Kind::finger_down, down.emplace_back(next_finger_++));
      else if (what == 1 && !down.empty()) {
        const std::size_t which = pick(down.size());
        finger(Kind::finger_up, down[which]);
        down.erase(down.begin() + static_cast<std::ptrdiff_t>(which));
      } else if (!down.empty()) {
        finger(Kind::finger_motion, down[pick(down.size())]);
        if (pick(3) == 0) desk_.queue.push_frame_end();
        if (pick(6) == 0) wait();
      }
    }
    for (const std::int64_t id : down) finger(Kind::finger_up, id);
  }
  void finger(Kind kind, std::int64_t id) {
    const ImVec2 at = somewhere();
    InputEvent event;
    event.kind = kind, event.x = at.x, event.y = at.y, event.finger = id;
    desk_.queue.push(event);
  }
  void wheel() {
    move(somewhere());
    push(Kind::wheel, {static_cast<float>(pick(3)) - 1, static_cast<float>(pick(9)) - 4});
  }
  void press_key() {
    InputEvent event;
    event.kind = Kind::key_down;
    event.key.key = static_cast<Key>(pick(static_cast<std::size_t>(Key::alt) + 1));
    event.key.modifiers = {pick(3) == 0, pick(4) == 0, pick(10) == 0};
    if (event.key.key == Key::character) {
      event.key.letter = static_cast<char32_t>(U'a' + pick(26));
      if (pick(4) == 0) event.key.digit = static_cast<int>(pick(10)), event.key.letter = static_cast<char32_t>(U'0' + event.key.digit);
    }
    desk_.queue.push(event);
    if (event.key.key == Key::character && !event.key.modifiers.ctrl && pick(2) == 0) write_text(std::string(1, static_cast<char>(event.key.letter)));
    event.kind = Kind::key_up;
    desk_.queue.push(event);
  }
  void write_text(std::string text) {
    InputEvent event;
    event.kind = Kind::text, event.text = std::move(text);
    desk_.queue.push(event);
  }
  void write() {
    InputEvent event;
    event.kind = Kind::key_down;
    event.key = {.key = pick(5) == 0 ? Key::enter : Key::character, .letter = U'a'};
    desk_.queue.push(event);
    if (event.key.key == Key::character) write_text(kWritten[pick(std::size(kWritten))]);
    event.kind = Kind::key_up;
    desk_.queue.push(event);
  }
  void change_a_need() {
    const auto& [name, value] = kNeeds[pick(std::size(kNeeds))];
    access::set_by_name(desk_.window.settings(), name, value);
  }
  void open_something() {
    const auto& lessons = desk_.session().lessons();
    if (pick(3) == 0 || lessons.empty()) return desk_.window.show_home();
    desk_.window.ask("lesson.open", {lessons[pick(lessons.size())].id});
    desk_.window.leave_home();
  }
  void wait() { desk_.rest(std::chrono::milliseconds(pick(5000))); }

  RealDesk& desk_;
  std::mt19937 chance_;
  std::int64_t next_finger_ = 1;
};

// What stands in the blocks is what stands in the text, as if it had just been read.
void expect_one_program(RealDesk& desk, std::size_t input) {
  const session::Session& session = desk.session();
  const program::Parsed fresh = program::parse(session.tree().text());
  ASSERT_EQ(fresh.tree.text(), session.tree().text());
  const program::Projection blocks = program::project(session.tree(), session.vocabulary(), session.language());
  ASSERT_TRUE(support::same_blocks(session.projection(), blocks)) << "after input " << input << ":\n" << session.tree().text();
  ASSERT_EQ(fresh.diagnostics.size(), session.diagnostics().size()) << "after input " << input << ":\n" << session.tree().text();
}

TEST(Monkey, PressesAnythingAndTheWindowStands) {
  const std::size_t inputs = number_from("LUNABLOC_MONKEY", 3'000);
  const auto seed = static_cast<unsigned>(number_from("LUNABLOC_MONKEY_SEED", 20'261));
  RealDesk desk;
  Monkey monkey(desk, seed);
  desk.window.ask("lesson.open", {"A04"});
  desk.window.leave_home();
  desk.frames(3);
  constexpr int kMostVertices = 65'535;
  std::size_t last_revision = 0;
  for (std::size_t input = 0; input < inputs; ++input) {
    if (std::getenv("LUNABLOC_MONKEY_TRACE") != nullptr) std::fprintf(stderr, "input %zu\n", input);
    monkey.act();
    for (int frames = 0; frames < 12 && (frames == 0 || !desk.queue.empty()); ++frames) {
      desk.frame();
      for (int list = 0; list < desk.data->CmdListsCount; ++list)
        ASSERT_LE(desk.data->CmdLists[list]->VtxBuffer.Size, kMostVertices) << "after input " << input;
    }
    if (input % 64 != 0 || desk.session().revision() == last_revision) continue;
    last_revision = desk.session().revision();
    expect_one_program(desk, input);
    if (HasFatalFailure()) return;
    // A program that grew too long to be of use is begun anew: time goes where hands go.
    if (desk.session().tree().text().size() > 6'000) desk.window.replace_program("turtle.forward(50)\n");
  }
  expect_one_program(desk, inputs);
}

}  // namespace
}  // namespace lunabloc::ide::app
