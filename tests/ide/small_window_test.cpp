// A small screen with large letters, as a pupil with a DYS profile has it: 1024×600 at 150 %.
#include <gtest/gtest.h>

#include <vector>

#include "ide/app/layout.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;

access::Settings large_letters() {
  access::Settings settings;
  access::set_by_name(settings, "scale", "150");
  access::set_by_name(settings, "font", "opendyslexic");
  access::set_by_name(settings, "theme", "contraste");
  return settings;
}

ImVec2 middle(const access::Node* node) { return node == nullptr ? ImVec2{} : node->rect.center(); }

TEST(SmallWindow, NoTabOfThePaletteLiesOnAnother) {
  for (const ImVec2 size : {ImVec2{1024, 600}, ImVec2{1366, 768}}) {
    Desk desk("", large_letters(), size);
    if (desk.find("tab.blocks") != nullptr) desk.click(middle(desk.find("tab.blocks")));
    std::vector<access::Node> tabs;
    for (const access::Node& node : desk.window.tree().nodes())
      if (node.role == access::Role::tab && node.id.starts_with("palette.") && node.id != "palette.backpack") tabs.push_back(node);
    ASSERT_GT(tabs.size(), 8U) << "a free project has many families";
    for (std::size_t one = 0; one < tabs.size(); ++one) {
      EXPECT_GE(tabs[one].rect.h, 24 * 1.5F) << tabs[one].id;
      EXPECT_GE(tabs[one].rect.w, 24 * 1.5F) << tabs[one].id;
      for (std::size_t other = one + 1; other < tabs.size(); ++other) {
        const Rect &a = tabs[one].rect, &b = tabs[other].rect;
        EXPECT_FALSE(a.x < b.right() - 1 && b.x < a.right() - 1 && a.y < b.bottom() - 1 && b.y < a.bottom() - 1) << tabs[one].id << " lies on " << tabs[other].id;
      }
    }
  }
}

TEST(SmallWindow, ALessonThatIsReadHasMostOfTheHeight) {
  const theme::Metrics metrics{.scale = 1.5F};
  const app::Layout reading = app::lay_out({1024, 600}, metrics, {.reading = true}, {}), working = app::lay_out({1024, 600}, metrics, {}, {});
  EXPECT_LT(reading.time_bar.h, working.time_bar.h);
  EXPECT_GT(reading.lesson.h, working.lesson.h);
  // Its button stands beside the text, not below it.
  Desk desk("", large_letters(), {1024, 600});
  const access::Node *lesson_tab = desk.find("tab.lesson");
  ASSERT_NE(lesson_tab, nullptr);
  desk.click(middle(lesson_tab));
  const access::Node* button = nullptr;
  for (const char* id : {"lesson.next", "lesson.check", "lessonpanel.finish", "lessonpanel.others"})
    if (desk.find(id) != nullptr) button = desk.find(id);
  ASSERT_NE(button, nullptr);
  EXPECT_LT(button->rect.y, 300) << "beside the text";
  EXPECT_GT(button->rect.x, 600);
  const access::Node* run = desk.find("time.run");
  ASSERT_NE(run, nullptr);
  EXPECT_LE(run->rect.bottom(), 600);
}

}  // namespace
}  // namespace lunabloc::ide
