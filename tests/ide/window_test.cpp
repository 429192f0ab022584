// The whole window: it rests when nothing happens, everything is named and reached by keyboard, choices are kept.
#include "ide/app/window.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/desk.h"

namespace lunabloc::ide::app {
namespace {

using support::Desk;
using widgets::Key;

constexpr const char* kProgram = "for i = 1, 4 do\n  turtle.forward(50)\n  turtle.right(90)\nend\n";

class WindowInEveryLook : public testing::TestWithParam<std::tuple<const char*, int, const char*>> {
 protected:
  access::Settings settings() const {
    access::Settings settings;
    settings.language = std::get<0>(GetParam());
    settings.text_percent = std::get<1>(GetParam());
    settings.theme = std::get<2>(GetParam());
    return settings;
  }
};

TEST_P(WindowInEveryLook, NamesWhatItDrawsOnce) {
  Desk desk(kProgram, settings());
  std::set<std::string> ids;
  for (const access::Node& node : desk.window.tree().nodes()) {
    EXPECT_FALSE(node.label.empty()) << node.id;
    EXPECT_EQ(node.label.find("‹"), std::string::npos) << node.id << ": " << node.label;
    EXPECT_TRUE(ids.insert(node.id).second) << node.id << " stands twice";
  }
  EXPECT_GT(ids.size(), 10U);
}

TEST_P(WindowInEveryLook, TabComesToEveryControlAndBack) {
  Desk desk(kProgram, settings());
  std::set<std::string> stops, visited;
  for (const access::Node& node : desk.window.tree().nodes())
    if (node.tab_stop) stops.insert(node.id);
  // The editor keeps Tab for itself until Échap.
  for (std::size_t step = 0; step < 2 * stops.size() + 4; ++step) {
    desk.key(Key::tab);
    EXPECT_TRUE(desk.window.focus().visible());
    visited.insert(desk.window.focus().id());
    if (desk.window.focus().id() == "lua.editor") desk.key(Key::escape);
  }
  for (const std::string& stop : stops) EXPECT_TRUE(visited.contains(stop)) << stop;
}

TEST_P(WindowInEveryLook, StaysUnderTheLimitOfVertices) {
  Desk desk(kProgram, settings());
  ImDrawData& data = desk.frame();
  for (int index = 0; index < data.CmdListsCount; ++index) EXPECT_LT(data.CmdLists[index]->VtxBuffer.Size, 50'000);
}

INSTANTIATE_TEST_SUITE_P(Looks, WindowInEveryLook,
                         testing::Combine(testing::Values("fr", "en"), testing::Values(100, 150, 200),
                                          testing::Values("papier", "contraste")));

TEST(Window, DrawsNothingWhenNothingHappens) {
  Desk desk(kProgram);
  desk.rest(10);
  EXPECT_FALSE(desk.window.wants_frame());
  desk.move({400, 300});
  desk.settle();
  desk.settle();
  EXPECT_FALSE(desk.window.wants_frame());
}

// WCAG 2.1.4: whoever speaks to the computer, or leans on the keys, moves nothing by it.
TEST(Window, LettersDoNothingOnceTheyAreSwitchedOff) {
  for (const bool on : {true, false}) {
    Desk desk(kProgram, {.letter_keys = on});
    desk.window.move_focus("workspace.canvas", access::Zone::blocks);
    desk.key(Key::down);
    desk.letter(U'm');
    EXPECT_EQ(desk.find("workspace.move") != nullptr, on);
  }
}

// WCAG 2.5.2: a press that is thought better of does nothing.
TEST(Window, AButtonActsWhenItIsLetGoAndNotWhenItIsLeft) {
  Desk desk(kProgram);
  const ImVec2 button = desk.find("topbar.display")->rect.center();
  desk.drag(button, {button.x, button.y + 200});
  desk.release({button.x, button.y + 200});
  desk.settle();
  EXPECT_EQ(desk.find("display.close"), nullptr);
  desk.move(button);
  desk.drag(button, button);
  EXPECT_EQ(desk.find("display.close"), nullptr) << "it is still held";
  desk.release(button);
  desk.settle();
  EXPECT_NE(desk.find("display.close"), nullptr);
}

TEST(Window, ZonesFollowEachOtherByF6) {
  Desk desk(kProgram);
  std::vector<access::Zone> zones;
  for (int step = 0; step < 9; ++step) {
    desk.key(Key::f6);
    if (!zones.empty() && desk.window.focus().zone() == zones.front()) break;
    zones.push_back(desk.window.focus().zone());
  }
  EXPECT_TRUE(std::is_sorted(zones.begin(), zones.end()));
  EXPECT_THAT(zones, testing::IsSupersetOf({access::Zone::top_bar, access::Zone::palette, access::Zone::blocks, access::Zone::lua,
                                            access::Zone::time_bar}));
}

TEST(Window, AZoneSaysItsNameWhenF6ComesToIt) {
  access::Settings aloud;
  aloud.voice = access::Voice::on_focus;
  Desk desk(kProgram, aloud);
  desk.key(Key::f6);
  const std::string first = desk.window.speaker().caption();
  desk.key(Key::f6);
  EXPECT_NE(desk.window.speaker().caption(), first);
  const std::string zone = desk.session.messages().text("ide.zone." + std::string(access::name_of(desk.window.focus().zone())));
  EXPECT_TRUE(desk.window.speaker().caption().starts_with(zone + ". ")) << desk.window.speaker().caption();
}

TEST(Window, ClosingAPanelGivesTheFocusBack) {
  Desk desk(kProgram);
  desk.window.move_focus("topbar.display", access::Zone::top_bar);
  desk.settle();
  desk.key(Key::enter);
  EXPECT_EQ(desk.window.focus().id(), "display.close");
  desk.key(Key::tab);
  EXPECT_EQ(desk.window.focus().zone(), access::Zone::overlay) << "the focus stays in the panel";
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("display.close"), nullptr);
  EXPECT_EQ(desk.window.focus().id(), "topbar.display");
}

TEST(Window, KeepsWhatWasChosen) {
  Desk desk(kProgram);
  desk.window.settings().face = theme::Face::opendyslexic;
  desk.window.settings().splits["stage.left"] = 300;
  desk.settle();
  const access::Settings kept = access::load_settings(desk.home());
  EXPECT_EQ(kept.face, theme::Face::opendyslexic);
  EXPECT_EQ(kept.splits.at("stage.left"), 300);
}

TEST(Window, FollowsTheOrderOfTheViewsByCtrlB) {
  Desk desk(kProgram);
  EXPECT_NE(desk.find("lua.editor"), nullptr);
  EXPECT_NE(desk.block("pour"), nullptr);
  desk.letter(U'b', widgets::kCtrl);
  EXPECT_EQ(desk.block("pour"), nullptr);
  desk.letter(U'b', widgets::kCtrl);
  EXPECT_EQ(desk.find("lua.editor"), nullptr);
  EXPECT_NE(desk.block("pour"), nullptr);
}

}  // namespace
}  // namespace lunabloc::ide::app
