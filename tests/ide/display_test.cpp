// Display needs: applied at once, kept, found by a word, spoken with what they are about.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "ide/access/desktop.h"
#include "ide/access/speech.h"
#include "ide/theme/shaping.h"
#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;
using widgets::Key;

constexpr const char* kProgram = "turtle.forward(50)\n";

TEST(Display, IsKeptForTheNextTime) {
  support::TempFolder home;
  access::Settings settings;
  for (const auto& [name, value] : {std::pair{"theme", "nuit"}, {"syllables", "on"}, {"lines", "on"}, {"ruler", "on"}, {"motion", "reduced"}, {"rate", "90"}, {"sound", "off"}, {"font", "inter"}})
    ASSERT_TRUE(access::set_by_name(settings, name, value)) << name;
  ASSERT_TRUE(access::save_settings(home.path(), settings));
  EXPECT_EQ(access::load_settings(home.path()), settings);
}

TEST(Display, RefusesWhatIsNoNeed) {
  access::Settings settings;
  const access::Settings before = settings;
  for (const auto& [name, value] : {std::pair{"theme", "rose"}, {"rate", "20"}, {"scale", "300"}, {"motion", "much"}, {"nothing", "on"}})
    EXPECT_FALSE(access::set_by_name(settings, name, value)) << name;
  settings.motion_of_desktop = before.motion_of_desktop;
  EXPECT_EQ(settings, before);
}

TEST(Display, MotionFollowsTheDesktopUntilItIsChosen) {
  support::TempFolder config;
  access::Desktop desktop{.config = config.path(), .name = "XFCE", .ask_gnome = [](const std::string&, const std::string& key) { return std::string(key == "enable-animations" ? "false" : ""); }};
  EXPECT_FALSE(access::reduces_motion(desktop)) << "a desktop that says nothing wishes nothing";
  desktop.name = "ubuntu:GNOME";
  EXPECT_TRUE(access::reduces_motion(desktop));
  ASSERT_TRUE(base::write_file(config.path() / "gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = true\n"));
  EXPECT_FALSE(access::reduces_motion(desktop));
  ASSERT_TRUE(base::write_file(config.path() / "kdeglobals", "[General]\nAnimationDurationFactor=1\n[KDE]\nAnimationDurationFactor=0\n"));
  EXPECT_TRUE(access::reduces_motion(desktop));
}

// EN 301 549, 11.7: what the person has asked of the computer already is not asked again.
TEST(Display, LettersAndContrastBeginAsOnTheDesktop) {
  support::TempFolder config;
  access::Desktop desktop{.config = config.path(), .name = "XFCE", .ask_gnome = [](const std::string& schema, const std::string& key) {
                            if (key == "text-scaling-factor") return std::string("1.25");
                            return std::string(schema == "org.gnome.desktop.a11y.interface" && key == "high-contrast" ? "true" : "");
                          }};
  EXPECT_EQ(access::text_percent(desktop), 100) << "a desktop that says nothing wishes nothing";
  EXPECT_FALSE(access::wants_contrast(desktop));
  desktop.name = "ubuntu:GNOME";
  EXPECT_EQ(access::text_percent(desktop), 125);
  EXPECT_TRUE(access::wants_contrast(desktop));
  desktop.scale = 2;
  EXPECT_EQ(access::text_percent(desktop), 250);
  desktop = {.config = config.path(), .name = "XFCE", .ask_gnome = {}};
  ASSERT_TRUE(base::write_file(config.path() / "gtk-3.0/settings.ini", "[Settings]\ngtk-xft-dpi=147456\ngtk-theme-name=HighContrastInverse\n"));
  EXPECT_EQ(access::text_percent(desktop), 150);
  EXPECT_TRUE(access::wants_contrast(desktop));
  ASSERT_TRUE(base::write_file(config.path() / "kcmfonts", "[General]\nforceFontDPI=192\n"));
  EXPECT_EQ(access::text_percent(desktop), 200);
}

TEST(Display, ConfortDysAndBackAgain) {
  access::Settings settings;
  settings.language = "en";
  settings.theme = "nuit";
  access::set_dys_comfort(settings);
  EXPECT_EQ(settings.text_percent, 125);
  EXPECT_EQ(settings.face, theme::Face::opendyslexic);
  EXPECT_TRUE(settings.wide_spacing);
  EXPECT_EQ(settings.theme, "nuit");
  access::reset(settings);
  EXPECT_EQ(settings.text_percent, 100);
  EXPECT_EQ(settings.theme, "papier");
  EXPECT_EQ(settings.language, "en") << "the language is no display need to lose";
}

void open_panel(Desk& desk) {
  desk.window.move_focus("topbar.display", access::Zone::top_bar);
  desk.settle();
  desk.key(Key::enter);
}

TEST(Display, IsFoundByAWordAndItsKin) {
  Desk desk(kProgram);
  open_panel(desk);
  ASSERT_NE(desk.find("display.scale.150"), nullptr);
  desk.window.move_focus("display.search", access::Zone::overlay);
  desk.settle();
  desk.type("Sombre");
  EXPECT_NE(desk.find("display.theme.nuit"), nullptr) << "« sombre » is a word for colours";
  EXPECT_EQ(desk.find("display.scale.150"), nullptr);
  desk.type("zzz");
  EXPECT_NE(desk.find("display.none"), nullptr);
  desk.key(Key::escape);
  open_panel(desk);
  EXPECT_NE(desk.find("display.scale.150"), nullptr) << "what was searched is forgotten";
}

TEST(Display, EveryOptionIsSpokenWithWhatItIsAbout) {
  Desk desk(kProgram);
  open_panel(desk);
  std::size_t options = 0;
  for (const access::Node& node : desk.window.tree().nodes()) {
    if (node.zone != access::Zone::overlay || node.role != access::Role::choice) continue;
    ++options;
    EXPECT_FALSE(node.hint.empty()) << node.id;
    EXPECT_NE(access::sentence_of(node, desk.session.messages()).find(node.hint), std::string::npos);
  }
  EXPECT_GT(options, 15U);
}

TEST(Display, AppliesAtOnce) {
  Desk desk(kProgram);
  open_panel(desk);
  desk.click(desk.find("display.theme.nuit")->rect.center());
  EXPECT_EQ(desk.window.settings().theme, "nuit");
  desk.click(desk.find("display.syllables")->rect.center());
  EXPECT_TRUE(desk.window.settings().syllables);
  EXPECT_EQ(access::load_settings(desk.home()).theme, "nuit");
}

// Pixels of a rectangle that are clearly more red than blue, or the other way round: ink is neither.
struct Hues {
  std::size_t red = 0, blue = 0;
};
Hues hues_of(const app::Raster& raster, const Rect& rect) {
  constexpr int kClearly = 45;
  Hues hues;
  for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y)
    for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
      const std::uint32_t pixel = raster.pixels()[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width()) + static_cast<std::size_t>(x)];
      const int red = static_cast<int>((pixel >> IM_COL32_R_SHIFT) & 0xFFU), blue = static_cast<int>((pixel >> IM_COL32_B_SHIFT) & 0xFFU);
      if (red > blue + kClearly) ++hues.red;
      if (blue > red + kClearly) ++hues.blue;
    }
  return hues;
}

TEST(Display, SyllablesAndLinesOfLessonsHaveTwoColours) {
  for (const char* need : {"syllables", "lines"}) {
    access::Settings settings;
    Desk desk(kProgram, settings);
    const access::Node* text = desk.find("text", "Pose des blocs.");
    ASSERT_NE(text, nullptr);
    const Rect place = text->rect;
    EXPECT_EQ(hues_of(desk.draw(), place).blue, 0U);
    access::set_by_name(desk.window.settings(), need, "on");
    desk.settle();
    const Hues hues = hues_of(desk.draw(), place);
    EXPECT_GT(std::max(hues.red, hues.blue), 0U) << need;
    // One line has no other one between.
    EXPECT_EQ(hues.red > 0 && hues.blue > 0, std::string_view(need) == "syllables") << need;
  }
}

TEST(Display, TheRulerFollowsThePointerAndTheKeys) {
  access::Settings settings;
  settings.reading_ruler = true;
  Desk desk(kProgram, settings);
  ASSERT_NE(desk.find("ruler.line"), nullptr);
  const Rect text = desk.find("text", "Pose des blocs.")->rect;
  desk.move(text.center());
  desk.settle();
  EXPECT_LE(desk.find("ruler.line")->rect.y, text.center().y);
  EXPECT_GE(desk.find("ruler.line")->rect.bottom(), text.center().y);
  desk.window.move_focus("lesson.check", access::Zone::lesson);
  desk.settle();
  desk.key(Key::up, {false, false, true});
  EXPECT_LT(desk.find("ruler.line")->rect.y, text.y) << "the line above";
}

TEST(Speech, WhatWasSaidIsAListByMajF8) {
  access::Settings aloud;
  aloud.voice = access::Voice::on_focus;
  aloud.voice_sound = false;
  Desk desk(kProgram, aloud);
  desk.key(Key::f6);
  const std::string last = desk.window.speaker().log().back();
  EXPECT_NE(desk.find("caption"), nullptr) << "captions alone are a valid setting";
  desk.key(Key::f8, widgets::kShift);
  ASSERT_NE(desk.find("said.title"), nullptr);
  const auto& nodes = desk.window.tree().nodes();
  EXPECT_TRUE(std::any_of(nodes.begin(), nodes.end(), [&](const access::Node& node) { return node.id.starts_with("said.") && node.label == last; }));
  desk.key(Key::escape);
  EXPECT_EQ(desk.find("said.title"), nullptr);
}

TEST(Speech, TheWholeLessonIsReadWhenItsStepOpens) {
  access::Settings aloud;
  aloud.voice = access::Voice::full;
  aloud.voice_sound = false;
  Desk desk(kProgram, aloud);
  EXPECT_NE(desk.window.speaker().log().front().find("Pose des blocs"), std::string::npos);
}

TEST(OtherScripts, ArabicIsJoinedAndRunsFromTheRight) {
  EXPECT_EQ(theme::visual("Léa"), "Léa");
  // seen, lam-alef, meem: initial seen, joined lam-alef, isolated meem; drawn from its end.
  EXPECT_EQ(theme::visual("سلام"), "\uFEE1\uFEFC\uFEB3");
  EXPECT_EQ(theme::visual("je suis ليلى !"), "je suis \uFEF0\uFEE0\uFEF4\uFEDF !");
  EXPECT_EQ(theme::visual("שלום"), "םולש");
  EXPECT_EQ(theme::visual("\xD9"), "\uFFFD");
}

TEST(OtherScripts, NamesAreShownWithTheirOwnLetters) {
  Desk desk("say(\"ليلى Ωμέγα Łódź Привет\")\n");
  desk.settle();
  for (const ImWchar letter : {ImWchar(0x3AD), ImWchar(0x141), ImWchar(0x440), ImWchar(0xFEF0), ImWchar(0x64A)}) {
    const auto& fonts = ImGui::GetIO().Fonts->Fonts;
    EXPECT_TRUE(std::any_of(fonts.begin(), fonts.end(), [&](const ImFont* font) { return font->FindGlyphNoFallback(letter) != nullptr; })) << std::hex << letter;
  }
}

}  // namespace
}  // namespace lunabloc::ide
