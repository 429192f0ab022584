// What is pressed is at least 24 by 24 pixels at 100 % (WCAG 2.5.8), on every main screen and on the smallest one.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support/real_desk.h"

namespace lunabloc::ide::app {
namespace {

using support::RealDesk;

constexpr float kLeast = 24;

bool is_pressed(const access::Node& node) {
  static const std::set<access::Role> kRoles = {access::Role::button, access::Role::toggle, access::Role::choice, access::Role::tab,      access::Role::slider,
                                                access::Role::field,  access::Role::item,   access::Role::card,   access::Role::splitter, access::Role::menu};
  return kRoles.contains(node.role) && node.tab_stop && !node.rect.empty();
}

class EveryTarget : public testing::TestWithParam<ImVec2> {
 protected:
  void expect_targets(RealDesk& desk, const std::string& scene) {
    desk.frames(4);
    std::size_t count = 0;
    for (const access::Node& node : desk.window.tree().nodes()) {
      if (!is_pressed(node)) continue;
      ++count;
      EXPECT_TRUE(node.rect.w >= kLeast && node.rect.h >= kLeast) << scene << ": " << node.id << " is " << node.rect.w << " by " << node.rect.h;
    }
    EXPECT_GT(count, 10U) << scene;
  }
};

TEST_P(EveryTarget, IsAsLargeAsAFingertipNeeds) {
  access::Settings settings;
  access::set_by_name(settings, "motion", "reduced");
  RealDesk desk(settings, GetParam());
  expect_targets(desk, "lessons");
  for (const char* lesson : {"A04", "A13", "C01", "libre-table"}) {
    desk.window.ask("lesson.open", {lesson});
    desk.window.leave_home();
    expect_targets(desk, lesson);
  }
  for (const char* panel : {"topbar.display", "topbar.help", "topbar.versions"}) {
    desk.window.move_focus(panel, access::Zone::top_bar);
    desk.frames(2);
    InputEvent event;
    event.kind = InputEvent::Kind::key_down;
    event.key = {.key = widgets::Key::enter};
    desk.queue.push(event);
    event.kind = InputEvent::Kind::key_up;
    desk.queue.push(event);
    expect_targets(desk, panel);
    event.kind = InputEvent::Kind::key_down;
    event.key = {.key = widgets::Key::escape};
    desk.queue.push(event);
    event.kind = InputEvent::Kind::key_up;
    desk.queue.push(event);
    desk.frames(3);
  }
}

INSTANTIATE_TEST_SUITE_P(Screens, EveryTarget, testing::Values(ImVec2{1366, 768}, ImVec2{1024, 600}),
                         [](const auto& size) { return std::to_string(static_cast<int>(size.param.x)); });

}  // namespace
}  // namespace lunabloc::ide::app
