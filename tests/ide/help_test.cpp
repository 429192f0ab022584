// The help of a block: what it does, and an example that runs beside the pupil's program.
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <chrono>
#include <functional>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;

constexpr const char* kProgram = "turtle.forward(10)\nturtle.right(90)\n";

ImVec2 handle(const access::Node* node) { return node == nullptr ? ImVec2{} : ImVec2{node->rect.x + 14, node->rect.y + 14}; }
ImVec2 middle(const access::Node* node) { return node == nullptr ? ImVec2{} : node->rect.center(); }

class BlockHelp : public testing::Test {
 protected:
  // The runner beside us works in its own time.
  bool until(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
      if (std::chrono::steady_clock::now() > end) return false;
      desk_.frame();
    }
    return true;
  }
  bool said(std::string_view id, std::string_view words) const {
    const access::Node* node = desk_.find(id);
    return node != nullptr && node->label.find(words) != std::string::npos;
  }
  void open_by_menu(std::string_view block) {
    desk_.click(handle(desk_.block(block)), 1);
    desk_.click(middle(desk_.find("item", "À quoi sert")));
  }
  Desk desk_{kProgram};
};

TEST_F(BlockHelp, OpensFromTheMenuAndSaysWhatTheBlockDoes) {
  open_by_menu("tourner");
  ASSERT_NE(desk_.find("help.title"), nullptr);
  EXPECT_TRUE(said("help.title", "tourner à droite"));
  EXPECT_TRUE(said("help.lua", "turtle.right(90)"));
  EXPECT_NE(desk_.find("help.try"), nullptr);
  EXPECT_EQ(desk_.session.lua(), kProgram);
  bool explained = false;
  for (const access::Node& node : desk_.window.tree().nodes()) explained = explained || (node.id.starts_with("help.text") && node.label.find("pivote") != std::string::npos);
  EXPECT_TRUE(explained);
}

TEST_F(BlockHelp, TheExampleRunsInPlaceAndTheProgramStays) {
  open_by_menu("avancer");
  desk_.click(middle(desk_.find("help.try")));
  EXPECT_TRUE(until([&] { return said("help.try", "Recommencer"); }));
  const access::Node* turtle = desk_.find("help.stage.turtle");
  ASSERT_NE(turtle, nullptr) << "it walked on a sheet of its own";
  EXPECT_NE(turtle->value.find("50"), std::string::npos) << turtle->value;
  EXPECT_EQ(desk_.session.lua(), kProgram);
  EXPECT_FALSE(desk_.window.works());
}

bool tooltip_is_shown() {
  const ImGuiWindow* window = ImGui::FindWindowByName("tooltip");
  return window != nullptr && window->LastFrameActive + 1 >= ImGui::GetFrameCount();
}

TEST_F(BlockHelp, NothingCoversTheExample) {
  open_by_menu("avancer");
  desk_.move(middle(desk_.find("help.try")));
  desk_.settle();
  desk_.rest(1);
  EXPECT_FALSE(tooltip_is_shown());
  bool written = false;
  for (const access::Node& node : desk_.window.tree().nodes()) written = written || (node.id.starts_with("help.promise") && node.label.find("ne change pas") != std::string::npos);
  EXPECT_TRUE(written) << "what the button does stands below it";
}

TEST_F(BlockHelp, APressOnAButtonTakesItsTooltipAway) {
  desk_.move(middle(desk_.find("topbar.display")));
  desk_.settle();
  desk_.rest(1);
  EXPECT_TRUE(tooltip_is_shown());
  desk_.click(middle(desk_.find("topbar.display")));
  desk_.rest(1);
  EXPECT_FALSE(tooltip_is_shown()) << "it would cover what has opened";
}

// WCAG 2.2, 1.4.13: it can be pointed at, stays meanwhile, and goes by Échap.
TEST_F(BlockHelp, ThePointerGoesOverToATooltipAndItStays) {
  const ImVec2 button = middle(desk_.find("topbar.display"));
  desk_.move(button);
  desk_.settle();
  desk_.rest(1);
  ASSERT_TRUE(tooltip_is_shown());
  const ImGuiWindow* window = ImGui::FindWindowByName("tooltip");
  const ImVec2 inside{window->Pos.x + window->Size.x / 2, window->Pos.y + window->Size.y / 2};
  desk_.move({button.x, (button.y + inside.y) / 2});
  desk_.move(inside);
  desk_.rest(1);
  EXPECT_TRUE(tooltip_is_shown());
  desk_.key(Key::escape);
  EXPECT_FALSE(tooltip_is_shown());
  desk_.move(button);
  desk_.settle();
  desk_.rest(1);
  ASSERT_TRUE(tooltip_is_shown());
  desk_.move({inside.x, inside.y + 300});
  desk_.rest(1);
  EXPECT_FALSE(tooltip_is_shown()) << "elsewhere it goes";
}

TEST_F(BlockHelp, TheExampleIsCopiedInOneChange) {
  open_by_menu("avancer");
  desk_.click(middle(desk_.find("help.copy")));
  EXPECT_EQ(desk_.session.lua(), std::string(kProgram) + "turtle.forward(50)\n");
  EXPECT_EQ(desk_.find("help.title"), nullptr) << "then the program is what is looked at";
  desk_.letter(U'z', widgets::kCtrl);
  EXPECT_EQ(desk_.session.lua(), kProgram);
}

TEST_F(BlockHelp, IsReachedAndLeftByKeyboard) {
  desk_.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk_.key(Key::down);
  const std::string before = desk_.window.focus().id();
  desk_.key(Key::f1, widgets::kShift);
  ASSERT_NE(desk_.find("help.title"), nullptr);
  EXPECT_EQ(desk_.window.focus().id(), "help.try");
  desk_.key(Key::enter);
  EXPECT_TRUE(until([&] { return said("help.try", "Recommencer"); }));
  desk_.key(Key::tab);
  EXPECT_EQ(desk_.window.focus().id(), "help.copy");
  desk_.key(Key::escape);
  EXPECT_EQ(desk_.find("help.title"), nullptr);
  EXPECT_EQ(desk_.window.focus().id(), before);
}

TEST_F(BlockHelp, IsAskedInThePaletteToo) {
  desk_.click(middle(desk_.find("palette.turtle")));
  ASSERT_NE(desk_.find("palette.block.turtle.forward"), nullptr);
  desk_.click(handle(desk_.find("palette.block.turtle.forward")), 1);
  EXPECT_TRUE(said("help.title", "avancer"));
  desk_.key(Key::escape);
  EXPECT_EQ(desk_.session.lua(), kProgram);
}

TEST_F(BlockHelp, AndWhereTheCaretStandsInTheLua) {
  desk_.click({desk_.find("lua.editor")->rect.x + 80, desk_.find("lua.editor")->rect.y + 20});
  desk_.key(Key::f1, widgets::kShift);
  EXPECT_TRUE(said("help.title", "avancer"));
}

// ---- The menu of the ground

TEST(Ground, ItsMenuTidiesTheProgramAndIsUndone) {
  const std::string ragged = "for i = 1, 3 do\nturtle.forward(i)   \n\n\n\n      end\n";
  Desk desk(ragged);
  const ImVec2 at{desk.find("workspace.zoom_in")->rect.x - 60, desk.find("workspace.zoom_in")->rect.y};
  desk.click(at, 1);
  const access::Node* tidy = desk.find("item", "Ranger");
  ASSERT_NE(tidy, nullptr);
  desk.click(middle(tidy));
  EXPECT_EQ(desk.session.lua(), "for i = 1, 3 do\n  turtle.forward(i)\nend\n");
  desk.letter(U'z', widgets::kCtrl);
  EXPECT_EQ(desk.session.lua(), ragged);
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.letter(U't');
  EXPECT_EQ(desk.session.lua(), "for i = 1, 3 do\n  turtle.forward(i)\nend\n") << "and by its key";
  desk.letter(U't');
  EXPECT_EQ(desk.session.lua(), "for i = 1, 3 do\n  turtle.forward(i)\nend\n") << "what is tidy stays";
}

TEST(Ground, ItsMenuOpensByKeyboardAndALongPress) {
  Desk desk("");
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.key(Key::menu);
  EXPECT_NE(desk.find("workspace.ground.0"), nullptr);
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("workspace.ground.0"), nullptr);
  const ImVec2 at{desk.find("workspace.zoom_in")->rect.x - 60, desk.find("workspace.zoom_in")->rect.y};
  desk.finger(app::InputEvent::Kind::finger_down, at);
  desk.settle();
  desk.rest(0.6);
  EXPECT_NE(desk.find("workspace.ground.0"), nullptr);
}

// ---- What a hand drags where there is more than what is seen

TEST(Edges, ABandMakesTheProgramComeNearer) {
  std::string lua;
  for (int step = 0; step < 60; ++step) lua += "turtle.forward(" + std::to_string(step) + ")\n";
  Desk desk(lua);
  const access::Node* first = desk.block("avancer");
  ASSERT_NE(first, nullptr);
  const float before = first->rect.y;
  const std::string id = first->id;
  ASSERT_NE(desk.find("workspace.canvas"), nullptr);
  const Rect canvas = desk.find("workspace.canvas")->rect;
  desk.drag({canvas.right() - 40, canvas.y + 60}, {canvas.x + 40, canvas.bottom() - 6});
  for (int frame = 0; frame < 60; ++frame) desk.frame();
  desk.release({canvas.x + 40, canvas.bottom() - 6});
  desk.settle();
  int chosen = 0;
  for (const access::Node& node : desk.window.tree().nodes()) chosen += node.role == access::Role::block && node.zone == access::Zone::blocks && node.state.selected ? 1 : 0;
  EXPECT_GT(chosen, 8);
  const access::Node* still = desk.find(id);
  EXPECT_TRUE(still == nullptr || still->rect.y < before - 100) << "the program went up";
}

TEST(SearchBox, ABlockIsDraggedOutOfIt) {
  Desk desk(kProgram);
  desk.letter(U'f', widgets::kCtrl);
  desk.type("reculer");
  const access::Node* found = desk.find("item", "reculer");
  ASSERT_NE(found, nullptr);
  const ImVec2 to{desk.block("tourner")->rect.x + 14, desk.block("tourner")->rect.bottom() + 16};
  desk.drag(middle(found), to, 10);
  EXPECT_EQ(desk.find("search.query"), nullptr) << "the box makes room";
  desk.release(to);
  desk.settle();
  EXPECT_EQ(desk.session.lua(), std::string(kProgram) + "turtle.back(50)\n");
}

// ---- What once ended the window

TEST(Blocks, AreStillThoseOfTheProgramWhenTheLanguageCameAndWentElsewhere) {
  Desk desk("for i = 1, 4 do\n  turtle.forward(10)\n  turtle.right(90)\nend\nturtle.back(20)\n");
  for (int again = 0; again < 4; ++again) {
    desk.window.show_home();
    desk.settle();
    desk.window.settings().language = "en";
    desk.settle();
    desk.window.settings().language = "fr";
    desk.settle();
    desk.window.leave_home();
    desk.settle();
  }
  ASSERT_NE(desk.block("avancer"), nullptr);
  desk.click(handle(desk.block("avancer")));
  desk.key(Key::del);
  EXPECT_EQ(desk.session.lua(), "for i = 1, 4 do\n  turtle.right(90)\nend\nturtle.back(20)\n");
}

TEST(Blocks, ThatAreFoldedAwayCanBeSelectedInTheLuaAndMoved) {
  const std::string lua = "while true do\n  turtle.forward(10)\nend\nturtle.back(20)\n";
  Desk desk(lua);
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.key(Key::down);
  desk.letter(U'h');
  ASSERT_EQ(desk.block("avancer"), nullptr) << "it is folded away";
  const Rect editor = desk.find("lua.editor")->rect;
  desk.click({editor.x + 90, editor.y + 45});
  ASSERT_NE(desk.find("lua.editor")->value.find("forward"), std::string::npos) << desk.find("lua.editor")->value;
  for (const char32_t letter : {U'm', U'b', U'd'}) {
    desk.window.move_focus("workspace.canvas", access::Zone::blocks);
    desk.letter(letter);
    desk.key(Key::escape);
  }
  desk.window.move_focus("workspace.canvas", access::Zone::blocks);
  desk.key(Key::del);
  EXPECT_NE(desk.session.lua().find("turtle.back(20)"), std::string::npos) << "and the window stands";
}

TEST(Lists, NoneIsFullOnALargeScreen) {
  std::string lua;
  for (int step = 0; step < 300; ++step) lua += "if turtle.x() > " + std::to_string(step) + " then\n  turtle.forward(" + std::to_string(step) + ")\nend\n";
  Desk desk(lua, {}, {3840, 2160});
  desk.letter(U'b', widgets::kCtrl);
  desk.letter(U'b', widgets::kCtrl);
  for (int out = 0; out < 6; ++out) {
    ImDrawData& data = desk.frame();
    for (int list = 0; list < data.CmdListsCount; ++list) EXPECT_LE(data.CmdLists[list]->VtxBuffer.Size, 60'100) << data.CmdLists[list]->_OwnerName << " at zoom " << out;
    const access::Node* smaller = desk.find("workspace.zoom_out");
    if (smaller != nullptr) desk.click(middle(smaller));
  }
}

}  // namespace
}  // namespace lunabloc::ide
