// Every text fits where it stands and every control is reached, on the smallest screens, with the largest letters, and on
// the largest screen (UI.md §15.7).
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;
using widgets::Key;

struct Place {
  const char* name;
  ImVec2 size;
  int percent;
  const char* font;
  const char* spacing;
};
std::ostream& operator<<(std::ostream& out, const Place& place) { return out << place.name; }

class EveryPlace : public testing::TestWithParam<std::tuple<const char*, Place>> {
 protected:
  access::Settings settings() const {
    const auto& [language, place] = GetParam();
    access::Settings settings;
    settings.language = language;
    access::set_by_name(settings, "scale", std::to_string(place.percent));
    access::set_by_name(settings, "font", place.font);
    access::set_by_name(settings, "spacing", place.spacing);
    access::set_by_name(settings, "motion", "reduced");
    return settings;
  }
  void press(RealDesk& desk, Key key, widgets::Modifiers modifiers = {}, char32_t letter = 0) {
    InputEvent event;
    event.kind = InputEvent::Kind::key_down;
    event.key = {.key = key, .letter = letter, .modifiers = modifiers};
    desk.queue.push(event);
    event.kind = InputEvent::Kind::key_up;
    desk.queue.push(event);
    desk.frames(3);
  }
  // What was cut in this scene, said once.
  void expect_nothing_cut(RealDesk& desk, const std::string& scene) {
    desk.frames(3);
    const std::set<std::string> cut(desk.window.cut_texts().begin(), desk.window.cut_texts().end());
    for (const std::string& text : cut) EXPECT_TRUE(false) << scene << ": « " << text << " » does not fit";
  }
  void expect_every_stop_seen(RealDesk& desk, const std::string& scene) {
    std::set<std::string> stops, seen;
    for (const access::Node& node : desk.window.tree().nodes())
      if (node.tab_stop && (!desk.window.tree().confined() || node.zone == access::Zone::overlay)) stops.insert(node.id);
    for (std::size_t step = 0; step < 2 * stops.size() + 4; ++step) {
      press(desk, Key::tab);
      const access::Node* node = desk.window.tree().find(desk.window.focus().id());
      if (node == nullptr) continue;
      if (node->id == "lua.editor") press(desk, Key::escape);
      const Rect shown = node->rect.intersected(node->clip).intersected({0, 0, desk.size.x, desk.size.y});
      // A block may be larger than the window; a part that tells which one it is must be there.
      const bool is_seen = shown.w >= std::min(node->rect.w, 24.0F) * 0.9F && shown.h >= std::min(node->rect.h, 24.0F) * 0.9F;
      EXPECT_TRUE(is_seen) << scene << ": " << node->id << " has the focus, and is not seen";
      seen.insert(node->id);
    }
    for (const std::string& stop : stops) EXPECT_TRUE(seen.contains(stop)) << scene << ": " << stop << " is not reached";
  }
};

TEST_P(EveryPlace, ShowsEveryTextWholeAndEveryControl) {
  const Place& place = std::get<1>(GetParam());
  RealDesk desk(settings(), place.size);
  desk.frames(4);
  expect_nothing_cut(desk, "lessons");
  expect_every_stop_seen(desk, "lessons");
  for (const std::string page : {"bench", "person", "classroom"}) {
    desk.window.move_focus("home." + page, access::Zone::lesson);
    press(desk, Key::enter);
    ASSERT_NE(desk.window.tree().find(page + ".title"), nullptr);
    expect_nothing_cut(desk, page);
    expect_every_stop_seen(desk, page);
    desk.window.move_focus(page + ".close", access::Zone::lesson);
    press(desk, Key::enter);
  }
  for (const char* lesson : {"A01", "A04", "C01"}) {
    desk.window.ask("lesson.open", {lesson});
    desk.window.leave_home();
    expect_nothing_cut(desk, lesson);
  }
  desk.window.ask("lesson.open", {"A04"});
  desk.frames(4);
  expect_every_stop_seen(desk, "A04");
  desk.window.ask("version.keep", {"carré"});
  for (const char* panel : {"topbar.display", "topbar.help", "topbar.versions"}) {
    desk.window.move_focus(panel, access::Zone::top_bar);
    desk.frames(2);
    press(desk, Key::enter);
    expect_nothing_cut(desk, panel);
    expect_every_stop_seen(desk, panel);
    press(desk, Key::escape);
  }
}

INSTANTIATE_TEST_SUITE_P(Places, EveryPlace,
                         testing::Combine(testing::Values("fr", "en"),
                                          testing::Values(Place{"1366x768 at 100", {1366, 768}, 100, "andika", "normal"}, Place{"1366x768 at 200", {1366, 768}, 200, "andika", "normal"},
                                                          Place{"1366x768 at 150 for DYS", {1366, 768}, 150, "opendyslexic", "wide"},
                                                          Place{"1024x600 at 100", {1024, 600}, 100, "andika", "normal"}, Place{"3840x2160 at 200", {3840, 2160}, 200, "inter", "normal"})));

}  // namespace
}  // namespace lunabloc::ide::app
