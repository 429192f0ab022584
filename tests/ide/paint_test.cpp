// « Mes dessins »: what the tools paint, what is undone, what is on the disk, by mouse and by keys alone.
#include "ide/paint/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "drawing_rig.h"
#include "ide/paint/sketch_file.h"
#include "real_session.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::paint {
namespace {

using testing::HasSubstr;

constexpr std::uint32_t kRed = 0xFFC92A2AU;

int painted(const Sketch& sketch) {
  return static_cast<int>(std::count_if(sketch.squares.begin(), sketch.squares.end(), [](std::uint32_t square) { return square != 0; }));
}

TEST(Strokes, PaintWhatTheySay) {
  Sketch line;
  draw_line(line, {2, 3}, {6, 3}, kRed);
  EXPECT_EQ(painted(line), 5);
  Sketch box;
  draw_rectangle(box, {5, 5}, {1, 2}, kRed);
  EXPECT_EQ(painted(box), 2 * 5 + 2 * 2);
  EXPECT_EQ(box.at(3, 4), 0U) << "only its edge";
  Sketch oval;
  draw_ellipse(oval, {10, 10}, {30, 20}, kRed);
  EXPECT_EQ(oval.at(10, 15), kRed);
  EXPECT_EQ(oval.at(30, 15), kRed);
  EXPECT_EQ(oval.at(20, 10), kRed);
  EXPECT_EQ(oval.at(10, 10), 0U);
}

TEST(Strokes, FillStaysInsideAClosedLine) {
  Sketch sketch;
  draw_rectangle(sketch, {5, 5}, {10, 10}, kRed);
  fill_from(sketch, {7, 7}, 0xFF1D5FA6U);
  EXPECT_EQ(painted(sketch), 36);
  EXPECT_EQ(sketch.at(4, 7), 0U);
  fill_from(sketch, {0, 0}, kRed);
  EXPECT_EQ(painted(sketch), Sketch::kSide * Sketch::kSide);
  EXPECT_EQ(sketch.at(7, 7), 0xFF1D5FA6U);
  fill_from(sketch, {-1, 90}, kRed);
}

TEST(Strokes, OutsideOfTheSheetNothingHappens) {
  Sketch sketch;
  draw_line(sketch, {-20, -20}, {100, 100}, kRed);
  EXPECT_EQ(painted(sketch), Sketch::kSide);
  draw_ellipse(sketch, {-5, 3}, {500, 3}, kRed);
}

TEST(SketchFile, ComesBackWithWhatIsTransparent) {
  support::TempFolder folder;
  Sketch sketch;
  draw_line(sketch, {0, 0}, {47, 47}, kRed);
  const auto file = folder.path() / "drawings" / "drawing1.png";
  ASSERT_TRUE(save_sketch(file, sketch));
  EXPECT_EQ(load_sketch(file).value(), sketch);
}

TEST(SketchFile, WhatIsNoPictureIsRefused) {
  support::TempFolder folder;
  EXPECT_FALSE(load_sketch(folder.path() / "no.png"));
  ASSERT_TRUE(base::write_file(folder.path() / "no.png", "not a picture"));
  EXPECT_EQ(load_sketch(folder.path() / "no.png").error().message, "ide.paint.no_picture");
  Sketch sketch;
  draw_line(sketch, {0, 0}, {47, 47}, kRed);
  ASSERT_TRUE(save_sketch(folder.path() / "cut.png", sketch));
  const std::string whole = base::read_file(folder.path() / "cut.png").value();
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    ASSERT_TRUE(base::write_file(folder.path() / "cut.png", whole.substr(0, size)));
    // Only what ends a file may be missing: then the whole picture is there.
    const Result<Sketch> found = load_sketch(folder.path() / "cut.png");
    EXPECT_TRUE(!found || *found == sketch) << size;
  }
}

class Paint : public testing::Test {
 protected:
  Paint() {
    view_.keep_in(folder_.path(), {}, rig_.shared);
    rig_.shared.paint_open = true;
    rig_.frames(3, draw_);
  }
  const Sketch& sketch() { return rig_.shared.sketches["drawing1"]; }
  std::string value(const std::string& id) { return rig_.shared.tree.find(id) != nullptr ? rig_.shared.tree.find(id)->value : "no " + id; }
  void press(widgets::Key key, int times = 1) {
    for (int i = 0; i < times; ++i) rig_.press(key, draw_);
  }

  RealSession session_;
  support::TempFolder folder_;
  View view_;
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame); };
  DrawingRig rig_{*session_, {620, 620}};
};

TEST_F(Paint, ByKeysAlone) {
  rig_.shared.focus.set("paint.canvas", access::Zone::overlay);
  rig_.frame(draw_);
  press(widgets::Key::space);
  EXPECT_NE(sketch().at(24, 24), 0U);
  EXPECT_THAT(value("paint.canvas"), HasSubstr("colonne 25, ligne 25, noir"));
  ASSERT_TRUE(rig_.click("paint.tool.line", draw_));
  ASSERT_TRUE(rig_.click("paint.color.red", draw_));
  rig_.shared.focus.set("paint.canvas", access::Zone::overlay);
  ImGui::GetIO().MousePos = {-1000, -1000};
  press(widgets::Key::down, 2);
  press(widgets::Key::space);
  press(widgets::Key::right, 5);
  press(widgets::Key::space);
  EXPECT_EQ(painted(sketch()), 7);
  EXPECT_EQ(sketch().at(29, 26), kRed);
  EXPECT_EQ(load_sketch(folder_.path() / "drawing1.png").value(), sketch()) << "kept with every stroke";
  rig_.picture("paint-line", draw_);
}

TEST_F(Paint, IsUndoneAndRedoneStrokeByStroke) {
  const Rect canvas = rig_.shared.tree.find("paint.canvas")->rect;
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {canvas.x + canvas.w * 0.25F, canvas.y + canvas.h * 0.25F};
  rig_.frame(draw_);
  io.MouseDown[0] = true;
  rig_.frame(draw_);
  io.MousePos = {canvas.x + canvas.w * 0.75F, canvas.y + canvas.h * 0.25F};
  rig_.frame(draw_);
  io.MouseDown[0] = false;
  rig_.frames(2, draw_);
  EXPECT_EQ(painted(sketch()), 25) << "half the sheet, without gaps";
  ASSERT_TRUE(rig_.click("paint.undo", draw_));
  EXPECT_EQ(painted(sketch()), 0) << "one stroke is one step";
  ASSERT_TRUE(rig_.click("paint.redo", draw_));
  EXPECT_EQ(painted(sketch()), 25);
  ASSERT_TRUE(rig_.click("paint.clear", draw_));
  EXPECT_EQ(painted(sketch()), 0);
  ASSERT_TRUE(rig_.click("paint.undo", draw_));
  EXPECT_EQ(painted(sketch()), 25) << "the sheet comes back too";
}

TEST_F(Paint, BecomesASpriteOfTheProgram) {
  rig_.shared.focus.set("paint.canvas", access::Zone::overlay);
  rig_.frame(draw_);
  press(widgets::Key::space);
  ASSERT_TRUE(rig_.click("paint.use", draw_));
  session_.perform(rig_.commands);
  EXPECT_THAT(session_->tree().text(), HasSubstr("stage.sprite(\"Dessin 1\", \"drawing1\")"));
  EXPECT_FALSE(rig_.shared.paint_open);
  ASSERT_TRUE(session_.run());
  EXPECT_EQ(session_->worlds().stage.sprites.at(0).costume, "drawing1");
}

TEST_F(Paint, KeepsAFullSheetWithinOneDrawList) {
  Sketch full;
  for (int y = 0; y < Sketch::kSide; ++y)
    for (int x = 0; x < Sketch::kSide; ++x) full.set(x, y, 0xFF000000U | static_cast<std::uint32_t>(x * 5) << 16U | static_cast<std::uint32_t>(y * 5));
  for (int i = 0; i < kDrawings; ++i) rig_.shared.sketches[drawing_name(i)] = full;
  rig_.frames(2, draw_);
  EXPECT_LE(rig_.most_vertices(), 50'000);
}

}  // namespace
}  // namespace lunabloc::ide::paint
