// What comes from outside: pictures that are read, refused and made to fit, and the panel in which files are chosen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.h"
#include "drawing_rig.h"
#include "ide/files/file_panel.h"
#include "ide/files/picture_file.h"
#include "ide/paint/sketch_file.h"
#include "real_session.h"
#include "support/real_desk.h"

namespace lunabloc::ide::files {
namespace {

using testing::HasSubstr;
using widgets::Key;
using widgets::Sketch;

constexpr const char* kSquare = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="5" fill="#ff0000"/></svg>)";

TEST(Pictures, ADrawingFillsTheSquaresThatItCovers) {
  const Result<Sketch> sketch = picture_of(kSquare, "a.svg");
  ASSERT_TRUE(sketch);
  EXPECT_EQ(sketch->at(24, 5), 0xFFFF0000U);
  EXPECT_EQ(sketch->at(24, 40), 0U) << "what it leaves free stays transparent";
}

TEST(Pictures, AreMadeToFitWithTheMeanOfTheirColours) {
  std::vector<std::uint8_t> points;
  for (int y = 0; y < 96; ++y)
    for (int x = 0; x < 192; ++x) points.insert(points.end(), {static_cast<std::uint8_t>((x + y) % 2 == 0 ? 0 : 200), 0, 0, 255});
  const Sketch sketch = sketch_of(points, 192, 96);
  EXPECT_EQ(sketch.at(24, 24), 0xFF640000U);
  EXPECT_EQ(sketch.at(24, 5), 0U) << "twice as wide as high: above and below is free";
  EXPECT_NE(sketch.at(24, 13), 0U);
  const std::vector<std::uint8_t> one = {10, 20, 30, 255};
  EXPECT_EQ(sketch_of(one, 1, 1).at(30, 7), 0xFF0A141EU) << "a small one is made larger";
}

TEST(Pictures, WhatIsHostileIsRefused) {
  EXPECT_EQ(picture_of("<svg", "a").error().message, "ide.paint.no_picture");
  EXPECT_EQ(picture_of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a").error().message, "ide.paint.no_picture") << "nothing is drawn";
  const std::string bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>";
  EXPECT_EQ(picture_of(bomb, "a").error().message, "ide.files.too_complex");
  std::string many = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
  for (int i = 0; i < 30'000; ++i) many += "<rect/>";
  EXPECT_EQ(picture_of(many + "</svg>", "a").error().message, "ide.files.too_complex");
  std::string large = kSquare;
  large.insert(large.size() - 6, std::string(2U << 20U, ' '));
  EXPECT_EQ(picture_of(large, "a").error().message, "ide.files.too_complex");
  // It names a file of the computer: the file is not read, the rest is drawn.
  const std::string curious = R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">)"
                              R"(<image xlink:href="file:///usr/share/pixmaps/debian-logo.png" width="10" height="10"/><rect width="1" height="10" fill="#00ff00"/></svg>)";
  const Result<Sketch> sketch = picture_of(curious, "a");
  ASSERT_TRUE(sketch);
  EXPECT_EQ(sketch->at(30, 24), 0U);
  EXPECT_EQ(content_of("GIF89a"), Content::unknown);
  EXPECT_EQ(content_of("OggS...."), Content::sound);
}

TEST(Pictures, ADamagedPngIsRefusedOrWhole) {
  support::TempFolder folder;
  const Sketch sketch = picture_of(kSquare, "a.svg").value();
  ASSERT_TRUE(paint::save_sketch(folder.path() / "a.png", sketch));
  const std::string whole = base::read_file(folder.path() / "a.png").value();
  EXPECT_EQ(picture_of(whole, "a.png").value(), sketch);
  for (std::size_t at = 8; at < whole.size(); at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x5A);
    (void)picture_of(changed, "a.png");
  }
  std::string wide = whole;
  wide[16] = '\x7F';  // the width that its head tells
  EXPECT_FALSE(picture_of(wide, "a.png"));
}

class Panel : public testing::Test {
 protected:
  Panel() {
    std::filesystem::create_directory(folder_.path() / "Zoo");
    std::filesystem::create_directory(folder_.path() / "animaux");
    std::filesystem::create_directory(folder_.path() / ".secret");
    for (const char* const name : {"chat.png", "Âne.SVG", "notes.txt", "animaux/lion.svg", "cloche.ogg"}) (void)base::write_file(folder_.path() / name, "x");
    panel_.go_to(folder_.path());
    rig_.frame([this](widgets::Frame& frame) { panel_.open(frame, Kind::picture); });
    rig_.frames(2, draw_);
  }
  std::string label(const std::string& id) const { return rig_.shared.tree.find(id) != nullptr ? rig_.shared.tree.find(id)->label : "none"; }
  void press(Key key) {
    rig_.press(key, draw_);
    rig_.frames(2, draw_);
  }

  RealSession session_;
  support::TempFolder folder_;
  FilePanel panel_;
  std::optional<std::filesystem::path> chosen_;
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) {
    if (const auto chosen = panel_.draw(frame)) chosen_ = chosen;
  };
  DrawingRig rig_{*session_, {700, 620}};
};

TEST_F(Panel, ShowsFoldersThenTheFilesOfItsKind) {
  EXPECT_EQ(label("files.0"), "animaux");
  EXPECT_EQ(label("files.1"), "Zoo");
  EXPECT_EQ(label("files.2"), "Âne.SVG");
  EXPECT_EQ(label("files.3"), "chat.png");
  EXPECT_EQ(label("files.4"), "none") << "no text, no sound, nothing hidden";
  rig_.picture("files", draw_);
}

TEST_F(Panel, IsGoneThroughByKeyboardAlone) {
  EXPECT_TRUE(rig_.shared.focus.is("files.0"));
  press(Key::enter);
  EXPECT_EQ(label("files.0"), "lion.svg");
  press(Key::backspace);
  EXPECT_EQ(label("files.1"), "Zoo");
  for (int i = 0; i < 3; ++i) press(Key::down);
  EXPECT_TRUE(rig_.shared.focus.is("files.3"));
  press(Key::enter);
  ASSERT_TRUE(chosen_);
  EXPECT_EQ(*chosen_, folder_.path() / "chat.png");
  EXPECT_FALSE(panel_.is_open());
}

TEST_F(Panel, EscapeChoosesNothing) {
  press(Key::escape);
  EXPECT_FALSE(panel_.is_open());
  EXPECT_FALSE(chosen_);
}

TEST_F(Panel, AnEmptyFolderSaysSo) {
  press(Key::down);
  press(Key::enter);
  EXPECT_THAT(label("files.note"), HasSubstr("ni image PNG"));
  EXPECT_TRUE(rig_.shared.focus.is("files.up"));
}

class Dropped : public testing::Test {
 protected:
  Dropped() {
    EXPECT_TRUE(desk_.session().open_lesson("A04"));
    desk_.window.leave_home();
    desk_.frames(4);
  }
  void drop(const std::filesystem::path& file) {
    app::InputEvent event;
    event.kind = app::InputEvent::Kind::file;
    event.text = file.string();
    desk_.queue.push(event);
    desk_.frames(4);
  }
  std::string toast() const {
    const access::Node* node = desk_.window.tree().find("toast");
    return node != nullptr ? node->label : "none";
  }

  support::TempFolder folder_;
  support::RealDesk desk_;
};

TEST_F(Dropped, APictureBecomesACostumeOfTheProject) {
  ASSERT_TRUE(base::write_file(folder_.path() / "a.svg", kSquare));
  drop(folder_.path() / "a.svg");
  EXPECT_EQ(toast(), "Ton image est « mon dessin 1 ».");
  EXPECT_NE(desk_.window.tree().find("paint.canvas"), nullptr) << "it is there to be painted on";
  EXPECT_TRUE(std::filesystem::exists(desk_.session().project_folder() / "drawings/drawing1.png"));
  // Another project has drawings of its own.
  ASSERT_TRUE(desk_.session().open_lesson("A01"));
  desk_.frames(4);
  EXPECT_FALSE(std::filesystem::exists(desk_.session().project_folder() / "drawings/drawing1.png"));
  drop(folder_.path() / "a.svg");
  EXPECT_EQ(toast(), "Ton image est « mon dessin 1 ».");
}

TEST_F(Dropped, WhatCannotBeReadIsToldAndNothingChanges) {
  ASSERT_TRUE(base::write_file(folder_.path() / "a.png", "no picture"));
  drop(folder_.path() / "a.png");
  EXPECT_THAT(toast(), HasSubstr("a.png"));
  ASSERT_EQ(mkfifo((folder_.path() / "pipe.png").c_str(), 0600), 0);
  drop(folder_.path() / "pipe.png");
  EXPECT_THAT(toast(), HasSubstr("pipe.png")) << "nobody waits for a pipe";
  drop(folder_.path());
  drop(folder_.path() / "none.svg");
  EXPECT_FALSE(std::filesystem::exists(desk_.session().project_folder() / "drawings/drawing1.png"));
}

}  // namespace
}  // namespace lunabloc::ide::files
