// Nothing by colour alone (UI.md §15.12, WCAG 1.4.1): what the three kinds of colour blindness leave is enough to read, and
// with every colour of a meaning made the same, states are still told apart by their shape, their icon or their words.
#include "support/colour_blind.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "drawing_rig.h"
#include "ide/theme/theme.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "support/program_session.h"

namespace lunabloc::ide {
namespace {

using support::Channels;
using support::kColourBlind;
using support::Sight;
using widgets::Frame;

theme::Theme theme_named(const std::string& name) { return theme::Theme::load(std::string(LUNABLOC_SOURCE_DIR "/assets/themes/") + name + ".yaml").value(); }

Channels channels(ImU32 color) {
  return {static_cast<std::uint8_t>(color >> IM_COL32_R_SHIFT), static_cast<std::uint8_t>(color >> IM_COL32_G_SHIFT), static_cast<std::uint8_t>(color >> IM_COL32_B_SHIFT)};
}

TEST(Simulation, GreysStayAndRedIsTakenForGreen) {
  for (const Sight& sight : kColourBlind) {
    const Channels grey = support::seen(sight, Channels{120, 120, 120});
    EXPECT_LT(support::distance(grey, {120, 120, 120}), 1) << sight.name;
  }
  const Channels red{176, 80, 40}, green{96, 112, 40};
  EXPECT_GT(support::distance(red, green), 50);
  for (const Sight& sight : {kColourBlind[0], kColourBlind[1]})
    EXPECT_LT(support::distance(support::seen(sight, red), support::seen(sight, green)), 25) << sight.name;
}

class EveryThemeSeen : public testing::TestWithParam<const char*> {};

TEST_P(EveryThemeSeen, IsAsReadableWithoutOneKindOfCones) {
  const theme::Theme theme = theme_named(GetParam());
  for (const Sight& sight : kColourBlind)
    for (const theme::Pair& pair : theme::pairs_of(theme))
      EXPECT_GE(theme::contrast(support::seen(sight, pair.front), support::seen(sight, pair.back)), pair.least) << pair.name << ", " << sight.name;
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryThemeSeen, testing::Values("papier", "nuit", "contraste"));

// UI.md §2.3 gives these distances for the ten categories that a school year begins with.
TEST(Categories, AreFarApartForEverySight) {
  const theme::Theme papier = theme_named("papier");
  const std::vector<std::string> ten = {"start", "control", "variables", "lists", "calc", "turtle", "say", "functions", "data", "kit"};
  const auto nearest = [&](const std::function<Channels(const Channels&)>& sight) {
    double least = 1000;
    for (std::size_t i = 0; i < ten.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        least = std::min(least, support::distance(sight(channels(papier.category(ten[i]).fill)), sight(channels(papier.category(ten[j]).fill))));
    return least;
  };
  EXPECT_GE(nearest([](const Channels& color) { return color; }), 30);
  for (const Sight& sight : kColourBlind) EXPECT_GE(nearest([&](const Channels& color) { return support::seen(sight, color); }), 10) << sight.name;
}

// Where colours come near one another, the icon and the word of each are its own.
TEST(Categories, HaveAnIconAndAWordOfTheirOwn) {
  const support::ProgramSession session("");
  std::set<std::string> icons, words;
  for (const program::Category& category : session.vocabulary().categories()) {
    EXPECT_FALSE(category.icon.empty()) << category.id;
    EXPECT_TRUE(icons.insert(category.icon).second) << category.icon << " stands for two categories";
    EXPECT_TRUE(words.insert(category.label.at("fr")).second) << category.label.at("fr");
  }
}

double lightness(std::uint32_t pixel) {
  return 0.2126 * ((pixel >> 16U) & 0xFFU) + 0.7152 * ((pixel >> 8U) & 0xFFU) + 0.0722 * (pixel & 0xFFU);
}

// ---- With one colour for everything that has a meaning

theme::Theme in_one_colour(theme::Theme theme) {
  for (ImU32 theme::Theme::*meaning : {&theme::Theme::accent, &theme::Theme::ok, &theme::Theme::warn, &theme::Theme::err, &theme::Theme::focus, &theme::Theme::exec, &theme::Theme::mark})
    theme.*meaning = theme.ink2;
  for (ImU32 theme::Theme::*ground : {&theme::Theme::accent_soft, &theme::Theme::ok_soft, &theme::Theme::warn_soft, &theme::Theme::err_soft}) theme.*ground = theme.sunken;
  for (ImU32 theme::Theme::*on : {&theme::Theme::on_accent, &theme::Theme::on_ok, &theme::Theme::on_warn}) theme.*on = theme.panel;
  for (auto& [id, colors] : theme.categories) colors = theme.categories.at("lua");
  return theme;
}

struct States {
  const char* name;
  std::vector<std::function<void(Frame&)>> drawn;
};
std::ostream& operator<<(std::ostream& out, const States& states) { return out << states.name; }

class InOneColour : public testing::TestWithParam<States> {
 protected:
  app::Picture picture(const std::function<void(Frame&)>& draw) {
    const support::ProgramSession session("");
    DrawingRig rig(session, {360, 160});
    const theme::Theme grey = in_one_colour(theme_named("papier"));
    return rig.picture(GetParam().name, [&](Frame& frame) {
      Frame plain{.theme = grey, .metrics = frame.metrics, .fonts = frame.fonts, .session = frame.session, .commands = frame.commands, .shared = frame.shared, .settings = frame.settings, .input = frame.input};
      plain.area = frame.area, plain.now = frame.now, plain.elapsed = frame.elapsed, plain.reduced_motion = true;
      widgets::fill(plain, frame.area, grey.panel);
      draw(plain);
    });
  }
};

// As many pixels as the smallest icon has, and so much lighter or darker that nobody overlooks it.
std::size_t clearly_different(const app::Picture& one, const app::Picture& other) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < one.pixels.size(); ++at)
    if (std::abs(lightness(one.pixels[at]) - lightness(other.pixels[at])) > 48) ++count;
  return count;
}

TEST_P(InOneColour, StatesAreToldApart) {
  constexpr std::size_t kLeast = 24;
  std::vector<app::Picture> pictures;
  for (const auto& draw : GetParam().drawn) pictures.push_back(picture(draw));
  for (std::size_t i = 0; i < pictures.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_GE(clearly_different(pictures[i], pictures[j]), kLeast) << "state " << j << " and state " << i;
}

std::function<void(Frame&)> card(session::Notice::Tone tone) {
  return [tone](Frame& frame) { (void)widgets::advice_card(frame, {.id = "card", .tone = tone, .advice = {.seen = "Le robot est là.", .try_this = "Regarde."}}, frame.area); };
}
std::function<void(Frame&)> step(widgets::StepFace face) {
  return [face](Frame& frame) { widgets::progress_step(frame, {frame.area.x, frame.area.y, 40, 28}, face); };
}
std::function<void(Frame&)> tab(std::size_t current) {
  return [current](Frame& frame) {
    const widgets::Tab all[] = {{"blocks", widgets::Icon::puzzle, "Blocs"}, {"lua", widgets::Icon::puzzle, "Lua"}};
    (void)widgets::tabs(frame, "tabs", {frame.area.x, frame.area.y, 240, 28}, all, current);
  };
}
using ButtonKind = bool (*)(Frame&, const std::string&, const Rect&, const widgets::ButtonFace&);
std::function<void(Frame&)> kept_down(ButtonKind kind, bool pressed) {
  return [kind, pressed](Frame& frame) { (void)kind(frame, "button", {frame.area.x, frame.area.y, 36, 36}, {.icon = widgets::Icon::eye, .label = "Valeurs", .icon_only = true, .pressed = pressed}); };
}
std::function<void(Frame&)> line(bool chosen) {
  return [chosen](Frame& frame) {
    if (chosen) widgets::chosen_beside(frame, {frame.area.x, frame.area.y, 62, 28});
  };
}
std::function<void(Frame&)> bar(bool stopped) {
  return [stopped](Frame& frame) { widgets::progress_bar(frame, "bar", {frame.area.x, frame.area.y, frame.area.w, 40}, 0.6, "6 sur 10", stopped); };
}
std::function<void(Frame&)> chip(bool chosen) {
  return [chosen](Frame& frame) { (void)widgets::chip(frame, "chip", {frame.area.x, frame.area.y, 120, 30}, "oui", chosen); };
}
std::function<void(Frame&)> toggle(bool on) {
  return [on](Frame& frame) { (void)widgets::toggle(frame, "toggle", {frame.area.x, frame.area.y, 200, 30}, "Règle", on); };
}
std::function<void(Frame&)> button(bool primary) {
  return [primary](Frame& frame) {
    const widgets::ButtonFace face{.label = "Vérifier"};
    const Rect rect{frame.area.x, frame.area.y, 140, 36};
    if (primary) (void)widgets::primary_button(frame, "button", rect, face);
    else (void)widgets::secondary_button(frame, "button", rect, face);
  };
}

INSTANTIATE_TEST_SUITE_P(States, InOneColour,
                         testing::Values(States{"a_word_and_what_is_seen", {card(session::Notice::Tone::info), card(session::Notice::Tone::fine), card(session::Notice::Tone::attention)}},
                                         States{"steps", {step({}), step({.done = true}), step({.current = true}), step({.done = true, .current = true})}},
                                         States{"tabs", {tab(0), tab(1)}}, States{"line_of_a_list", {line(false), line(true)}},
                                         States{"button_kept_down", {kept_down(widgets::secondary_button, false), kept_down(widgets::secondary_button, true)}},
                                         States{"quiet_button_kept_down", {kept_down(widgets::quiet_button, false), kept_down(widgets::quiet_button, true)}},
                                         States{"bar_button_kept_down", {kept_down(widgets::bar_button, false), kept_down(widgets::bar_button, true)}},
                                         States{"progress", {bar(false), bar(true)}}, States{"chip", {chip(false), chip(true)}},
                                         States{"toggle", {toggle(false), toggle(true)}},
                                         States{"buttons", {button(false), button(true)}}),
                         [](const auto& states) { return std::string(states.param.name); });

}  // namespace
}  // namespace lunabloc::ide
