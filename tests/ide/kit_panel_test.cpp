// The kit panel: what it shows and says for each report of a kit, and what its buttons ask for.
#include "ide/kit/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing_rig.h"
#include "ide/kit/timeline.h"
#include "kit_session.h"

namespace lunabloc::ide::kit {
namespace {

using session::KitView;
using session::Notice;
using trace::Event;
using trace::EventKind;
using widgets::Key;
using namespace std::chrono_literals;

std::vector<session::KitPart> standard_parts() {
  return {{"led:red", "led", "DEL rouge", "13", "#E0362B"},
          {"led:green", "led", "DEL verte", "12", "#2FA35A"},
          {"button:A", "button", "Bouton A", "2", ""},
          {"light:room", "light", "Lumière", "A0", ""}};
}

// The lamp on and off, three times a second each; the light read at each turn.
trace::Trace blinking() {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world = {"kit", {}, "est", {{"led", {"red", "green"}}, {"button", {"A"}}, {"light", {"room"}}}};
  trace::Trace trace(request);
  std::uint64_t step = 0;
  const auto add = [&](EventKind kind, std::chrono::microseconds at, std::string name, std::vector<trace::Value> values) {
    trace.append({kind, step, at, 0, std::move(name), std::move(values)});
  };
  for (int turn = 0; turn < 3; ++turn) {
    const auto begin = std::chrono::microseconds(turn * 2s);
    add(EventKind::statement, begin, {}, {});
    ++step;
    add(EventKind::pin, begin, "led:red", {std::int64_t{1}});
    add(EventKind::pin, begin, "light:room", {std::int64_t{200 + 300 * turn}});
    add(EventKind::statement, begin + 500ms, {}, {});
    ++step;
    add(EventKind::pin, begin + 500ms, "led:green", {std::int64_t{1}});
    add(EventKind::statement, begin + 1s, {}, {});
    ++step;
    add(EventKind::pin, begin + 1s, "led:red", {std::int64_t{0}});
    add(EventKind::pin, begin + 1500ms, "led:green", {std::int64_t{0}});
    add(EventKind::wait, begin + 1500ms, {}, {0.5});
  }
  trace.append({EventKind::end, step, 6s, trace::kNoOffset, "finished", {}});
  return trace;
}

class KitPanel : public testing::Test {
 protected:
  KitPanel() { session_.kit_view.parts = standard_parts(); }

  void open(ImVec2 size = {682, 620}, const access::Settings& settings = {}) {
    rig_ = std::make_unique<DrawingRig>(session_, size, settings);
    rig_->frames(2, draw_);
  }
  void plugged(KitView::State state = KitView::State::plugged) {
    session_.kit_view.state = state;
    session_.kit_view.port = "virtual";
    session_.kit_view.board = "Arduino Uno";
    session_.kit_view.firmware = "Lunabloc 1.0";
  }
  std::string label(const std::string& id) const {
    const access::Node* node = rig_->shared.tree.find(id);
    return node == nullptr ? "(not there)" : node->label;
  }
  std::string value(const std::string& id) const {
    const access::Node* node = rig_->shared.tree.find(id);
    return node == nullptr ? "(not there)" : node->value;
  }
  // Performs what was asked with the real commands.
  void perform() {
    for (const session::CommandRequest& request : rig_->commands.take())
      EXPECT_TRUE(session::perform(session_, request).has_value()) << request.command;
  }

  KitSession session_;
  View view_{LUNABLOC_SOURCE_DIR "/assets"};
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame); };
  std::unique_ptr<DrawingRig> rig_;
};

TEST_F(KitPanel, WithoutAKitOffersTheVirtualOne) {
  open();
  EXPECT_EQ(label("kitpanel.state"), "Débranchée");
  EXPECT_EQ(label("kitpanel.empty"), "Branche la carte quand tu veux. Tu peux déjà simuler.");
  ASSERT_TRUE(rig_->click("kitpanel.main", draw_));
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("plug virtual"));
  rig_->picture("kit-absent", draw_);
}

TEST_F(KitPanel, APluggedKitCanBeFlashedAndUnplugged) {
  plugged();
  open();
  EXPECT_EQ(label("kitpanel.state"), "Branchée");
  EXPECT_EQ(label("kitpanel.main"), "Téléverser");
  rig_->click("kitpanel.main", draw_);
  rig_->click("kitpanel.unplug", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("flash", "unplug"));
}

TEST_F(KitPanel, ShowsThePartsAtTheShownMoment) {
  plugged(KitView::State::ready);
  session_.play(blinking());
  session_.show_step(1);
  open();
  EXPECT_EQ(value("kitpanel.part.led:red"), "broche D13, allumée");
  EXPECT_EQ(value("kitpanel.part.led:green"), "broche D12, au repos");
  EXPECT_EQ(value("kitpanel.part.light:room"), "broche A0, 200");
  EXPECT_EQ(value("kitpanel.board"), "Le câble est branché. Le voyant L est allumé.");
  session_.show_step(3);
  rig_->frame(draw_);
  EXPECT_EQ(value("kitpanel.part.led:red"), "broche D13, éteinte");
  EXPECT_EQ(value("kitpanel.part.led:green"), "broche D12, éteinte");
  EXPECT_EQ(value("kitpanel.board"), "Le câble est branché.");
}

TEST_F(KitPanel, TheLampOfTheBoardGlowsInThePicture) {
  plugged(KitView::State::running);
  session_.play(blinking());
  session_.show_step(2);
  open();
  const app::Picture lit = rig_->picture("kit-lit", draw_);
  session_.show_step(3);
  const app::Picture dark = rig_->picture("kit-dark", draw_);
  EXPECT_FALSE(app::looks_the_same(app::difference(lit, dark)));
}

TEST_F(KitPanel, ASendingShowsBytesAndCanBeStopped) {
  plugged(KitView::State::flashing);
  session_.kit_view.progress = 0.41;
  session_.kit_view.done_bytes = 6192;
  session_.kit_view.all_bytes = 15104;
  open();
  EXPECT_EQ(label("kitpanel.progress"), "6\u202F192 sur 15\u202F104 octets");
  EXPECT_EQ(label("kitpanel.main"), "(not there)");
  rig_->pass(6);
  rig_->frame(draw_);
  EXPECT_THAT(label("kitpanel.progress"), testing::HasSubstr("encore 9 s"));
  rig_->picture("kit-flashing", draw_);
  rig_->click("kitpanel.cancel", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("cancel"));
}

TEST_F(KitPanel, FlashingByKeyLeavesTheFocusOnWhatStopsIt) {
  plugged();
  open();
  rig_->shared.focus.set("kitpanel.main", access::Zone::kit);
  rig_->press(Key::enter, draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("flash"));
  session_.kit_view.state = KitView::State::flashing;
  rig_->frame(draw_);
  EXPECT_EQ(rig_->shared.focus.id(), "kitpanel.cancel");
  EXPECT_THAT(rig_->shared.said, testing::Contains(testing::HasSubstr("Envoi en cours")));
}

TEST_F(KitPanel, AStoppedSendingSaysWhatWasSeenAndWhatToTry) {
  plugged();
  session_.kit_view.progress = 0.41;
  session_.kit_view.done_bytes = 6192;
  session_.kit_view.all_bytes = 15104;
  session_.kit_view.notice =
      Notice{Notice::Tone::attention, "kit.lost_while_flashing",
             {"L’envoi s’est arrêté, le câble a bougé. **Rien n’est cassé** : la version 3 tourne encore.",
              "Pousse la prise USB bien au fond, puis clique sur **Renvoyer**."},
             "stk500: no answer to PROG_PAGE at 0x1830 after 500 ms", {}};
  open();
  EXPECT_THAT(label("kitpanel.progress"), testing::HasSubstr("Arrêté à 41"));
  EXPECT_EQ(value("kitpanel.station.3"), "fait");
  EXPECT_EQ(value("kitpanel.station.4"), "à regarder");
  EXPECT_THAT(value("kitpanel.notice.try"), testing::HasSubstr("Renvoyer"));
  EXPECT_EQ(label("kitpanel.technical"), "(not there)");
  const app::Picture before = rig_->picture("kit-stopped", draw_);
  rig_->click("kitpanel.show", draw_);
  EXPECT_FALSE(app::looks_the_same(app::difference(before, rig_->picture("kit-shown", draw_)))) << "the plug is pointed at";
  rig_->click("kitpanel.adult", draw_);
  EXPECT_THAT(label("kitpanel.technical"), testing::HasSubstr("PROG_PAGE"));
  rig_->click("kitpanel.again", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("flash"));
}

TEST_F(KitPanel, ALostKitIsPluggedInAgainOnItsPort) {
  session_.kit_view.state = KitView::State::lost;
  session_.kit_view.port = "/dev/ttyACM0";
  session_.kit_view.notice = Notice{Notice::Tone::attention, "kit.link_lost", {"La carte ne répond plus.", "Rebranche le câble."}, {}, {}};
  open();
  EXPECT_EQ(label("kitpanel.state"), "Ne répond plus");
  EXPECT_EQ(value("kitpanel.station.0"), "à regarder");
  rig_->click("kitpanel.again", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("plug /dev/ttyACM0"));
}

TEST_F(KitPanel, TheTimelineMovesTheShownMoment) {
  plugged(KitView::State::ready);
  session_.play(blinking());
  open();
  EXPECT_EQ(value("kitpanel.timeline"), "6 s sur 6 s");
  const Rect track = rig_->shared.tree.find("kitpanel.timeline")->rect;
  rig_->click_at({track.x + track.w * 0.45F, track.center().y}, draw_);  // 2.7 s
  perform();
  EXPECT_EQ(session_.shown_step(), 5U);
  rig_->shared.focus.set("kitpanel.timeline", access::Zone::kit);
  rig_->press(Key::left, draw_);
  perform();
  EXPECT_EQ(session_.shown_step(), 4U);
  rig_->press(Key::home, draw_);
  perform();
  EXPECT_EQ(session_.shown_step(), 0U);
  rig_->frame(draw_);
  EXPECT_EQ(value("kitpanel.lane.led:red"), "éteinte, changements : 6");
}

TEST_F(KitPanel, AFullBoxStillFits) {
  plugged(KitView::State::ready);
  session_.kit_view.parts = {{"led:red", "led", "DEL rouge", "13", "#E0362B"},      {"led:yellow", "led", "DEL jaune", "12", "#E8B21C"},
                             {"led:green", "led", "DEL verte", "11", "#2FA35A"},    {"servo:arm", "servo", "Bras", "9", ""},
                             {"buzzer:main", "buzzer", "Buzzer", "8", ""},          {"distance:front", "distance", "Distance", "7", ""},
                             {"button:B", "button", "Bouton B", "4", ""},           {"button:A", "button", "Bouton A", "2", ""},
                             {"potentiometer:knob", "potentiometer", "Potentiomètre", "A0", ""},
                             {"light:room", "light", "Lumière de la pièce", "A1", ""},
                             {"temperature:room", "temperature", "Température de la pièce", "A2", ""}};
  session_.play(blinking());
  open();
  rig_->picture("kit-full", draw_);
  for (const session::KitPart& part : session_.kit_view.parts) EXPECT_EQ(label("kitpanel.part." + part.id), part.label);
  EXPECT_LT(rig_->most_vertices(), 50'000);
}

struct Place {
  const char* name;
  ImVec2 size;
  access::Settings settings;
};

class KitPanelPlaces : public KitPanel, public testing::WithParamInterface<Place> {};

// Narrow, large, in high contrast: everything that is drawn can be reached and says what it is.
TEST_P(KitPanelPlaces, NothingIsCutOff) {
  plugged(KitView::State::running);
  session_.play(blinking());
  session_.show_step(2);
  open(GetParam().size, GetParam().settings);
  rig_->picture(std::string("kit-") + GetParam().name, draw_);
  const Rect window{0, 0, GetParam().size.x, GetParam().size.y};
  for (const access::Node& node : rig_->shared.tree.nodes()) {
    EXPECT_FALSE(node.label.empty()) << node.id;
    EXPECT_GE(node.rect.x, window.x) << node.id;
    EXPECT_LE(node.rect.right(), window.right()) << node.id;
    if (node.tab_stop) {
      EXPECT_FALSE(node.rect.empty()) << node.id;
    }
  }
  EXPECT_LT(rig_->most_vertices(), 50'000);
}

INSTANTIATE_TEST_SUITE_P(Sizes, KitPanelPlaces,
                         testing::Values(Place{"narrow", {332, 620}, {}}, Place{"wide", {820, 700}, {}},
                                         Place{"contrast", {682, 620}, {.theme = "contraste"}},
                                         Place{"large", {900, 1000}, {.text_percent = 150, .face = theme::Face::opendyslexic}}),
                         [](const auto& info) { return info.param.name; });

TEST_F(KitPanel, SpeaksEnglishToo) {
  session_.set_language("en");
  open();
  EXPECT_EQ(label("kitpanel.main"), "Plug in the virtual kit");
}

TEST(Timeline, MarksStandApart) {
  EXPECT_DOUBLE_EQ(mark_distance(6, 500, 56), 1);
  EXPECT_DOUBLE_EQ(mark_distance(60, 500, 56), 10);
  EXPECT_DOUBLE_EQ(mark_distance(0.5, 500, 56), 0.1);
  EXPECT_DOUBLE_EQ(mark_distance(0, 500, 56), 2e-7);
}

TEST(Doctor, StationsFollowTheKit) {
  KitView kit;
  EXPECT_EQ(marks_of(kit)[0], Mark::current);
  kit.notice = Notice{Notice::Tone::attention, "kit.no_right", {}, {}, {}};
  EXPECT_EQ(marks_of(kit)[1], Mark::done);
  EXPECT_EQ(marks_of(kit)[2], Mark::problem) << "the cable and the board are there";
  EXPECT_EQ(marks_of(kit)[3], Mark::to_do);
  kit.notice.reset();
  kit.state = KitView::State::ready;
  EXPECT_EQ(marks_of(kit)[4], Mark::done);
  kit.state = KitView::State::flashing;
  EXPECT_EQ(marks_of(kit)[3], Mark::done);
  EXPECT_EQ(marks_of(kit)[4], Mark::current);
}

}  // namespace
}  // namespace lunabloc::ide::kit
