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

TEST_F(KitPanel, ARealBoardIsOfferedAsSoonAsItIsThere) {
  open();
  session_.kit_view.found_port = "/dev/ttyACM0";
  session_.kit_view.found_board = "Arduino Uno";
  rig_->frame(draw_);
  EXPECT_EQ(label("kitpanel.found"), "Brancher : Arduino Uno");
  EXPECT_THAT(rig_->shared.said, testing::Contains("Une carte vient d’arriver : Arduino Uno."));
  rig_->click("kitpanel.found", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("plug /dev/ttyACM0"));
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
  open({682, 800});  // with what only the adult reads open
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
  std::string report;
  ImGui::GetIO().ClipboardUserData = &report;
  ImGui::GetIO().SetClipboardTextFn = [](void* user, const char* text) { *static_cast<std::string*>(user) = text; };
  rig_->picture("kit-adult", draw_);
  ASSERT_TRUE(rig_->click("kitpanel.copy", draw_));
  for (const char* part : {"Arduino Uno", "virtual", "Lunabloc 1.0", "le câble a bougé", "kit.lost_while_flashing", "PROG_PAGE at 0x1830"})
    EXPECT_THAT(report, testing::HasSubstr(part));
  rig_->click("kitpanel.again", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("flash"));
}

TEST_F(KitPanel, WhatTheDoctorFoundStandsAtItsStation) {
  for (const auto& [message, station] : {std::pair{"kit.doctor.no_driver", "kitpanel.station.1"}, std::pair{"kit.doctor.babble", "kitpanel.station.0"},
                                         std::pair{"kit.no_right", "kitpanel.station.2"}}) {
    session_.kit_view.state = KitView::State::lost;
    session_.kit_view.notice = Notice{Notice::Tone::attention, message, {"Vu.", "Essaie."}, {}, {}};
    open();
    EXPECT_EQ(value(station), "à regarder") << message;
  }
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

// -- what the person gives

session::KitPart measuring(const std::string& id, const std::string& label, const std::string& pin, double most, const std::string& picture) {
  session::KitPart part{.id = id, .kind = id.substr(0, id.find(':')), .label = label, .pin = pin};
  part.measures = true;
  part.most = most;
  part.picture = picture;
  return part;
}

class KitAround : public KitPanel {
 protected:
  KitAround() {
    session_.kit_view.parts[2] = measuring("button:A", "Bouton A", "2", 1, "push");
    session_.kit_view.parts[3] = measuring("light:room", "Lumière de la pièce", "A0", 1023, "sign");
    session_.edit({{{0, 0}, "say(kit.button(\"A\"):pressed())\nsay(kit.light(\"room\"):read())\n"}}, "edit.text");
    plugged(KitView::State::ready);
  }
  void frames_for(double seconds) {
    rig_->pass(seconds);
    rig_->frame(draw_);
    perform();
  }
};

TEST_F(KitAround, AButtonIsHeldAsLongAsTheMouseIs) {
  open();
  EXPECT_EQ(value("kitpanel.part.button:A"), "broche D2, relâché");
  ImGui::GetIO().MousePos = rig_->shared.tree.find("kitpanel.act.button:A")->rect.center();
  rig_->frame(draw_);
  ImGui::GetIO().MouseDown[0] = true;
  frames_for(0);
  frames_for(2);
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act button:A 1.0"));
  rig_->frame(draw_);
  EXPECT_EQ(value("kitpanel.part.button:A"), "broche D2, appuyé");
  rig_->picture("kit-pressed", draw_);
  ImGui::GetIO().MouseDown[0] = false;
  frames_for(0);
  frames_for(0.1);
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act button:A 1.0", "act button:A 0.0"));
}

TEST_F(KitAround, AShortPressIsSeenByAProgramThatLooksTenTimesASecond) {
  open();
  rig_->click("kitpanel.act.button:A", draw_);
  perform();
  frames_for(0.1);
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act button:A 1.0"));
  frames_for(0.3);
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act button:A 1.0", "act button:A 0.0"));
}

TEST_F(KitAround, TheSpaceBarHoldsAButton) {
  open();
  rig_->shared.focus.set("kitpanel.act.button:A", access::Zone::kit);
  rig_->press(Key::space, draw_);
  perform();
  frames_for(0.5);
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act button:A 1.0"));
  frames_for(0.7);
  frames_for(0.1);
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act button:A 1.0", "act button:A 0.0"));
}

TEST_F(KitAround, ASensorIsSetByItsSlider) {
  session_.given_now["light:room"] = 500;
  open();
  EXPECT_EQ(label("kitpanel.act.light:room"), "Régler : Lumière de la pièce");
  rig_->shared.focus.set("kitpanel.act.light:room", access::Zone::kit);
  rig_->press(Key::right, draw_);
  perform();
  rig_->press(Key::home, draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("act light:room 501.0", "act light:room 0.0"));
  rig_->frame(draw_);
  EXPECT_EQ(value("kitpanel.part.light:room"), "broche A0, 0");
  ASSERT_TRUE(rig_->click("kitpanel.calm", draw_));
  perform();
  EXPECT_TRUE(session_.given_now.empty());
}

TEST_F(KitAround, OnlyWhatTheProgramReadsHasAControl) {
  session_.edit({{{0, session_.lua().size()}, "kit.led(\"red\"):on()\n"}}, "edit.text");
  open();
  EXPECT_EQ(label("kitpanel.act.button:A"), "(not there)");
  EXPECT_EQ(label("kitpanel.record"), "(not there)");
  EXPECT_EQ(value("kitpanel.part.button:A"), "broche D2, relâché");
}

TEST_F(KitAround, ARealBoardFeelsForItself) {
  session_.may_act = false;
  open();
  EXPECT_EQ(label("kitpanel.act.button:A"), "(not there)");
  EXPECT_EQ(label("kitpanel.act.light:room"), "(not there)");
}

TEST_F(KitAround, TheSensorsBecomeATable) {
  open();
  rig_->click("kitpanel.record", draw_);
  perform();
  rig_->frame(draw_);
  EXPECT_EQ(label("kitpanel.record"), "Arrêter : 0 ligne");
  rig_->click("kitpanel.record", draw_);
  perform();
  EXPECT_THAT(session_.kit_calls, testing::ElementsAre("record 1.0", "end recording"));
}

trace::Trace read_light_and_button() {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = "kit";
  trace::Trace trace(request);
  std::uint64_t step = 0;
  const auto add = [&](EventKind kind, std::chrono::microseconds at, std::string name, std::vector<trace::Value> values) {
    trace.append({kind, step, at, 0, std::move(name), std::move(values)});
  };
  for (int turn = 0; turn < 4; ++turn) {
    const auto at = std::chrono::microseconds(turn * 1s);
    add(EventKind::statement, at, {}, {});
    ++step;
    add(EventKind::world, at, "kit.read", {std::string("light:room"), turn < 2 ? 210.0 : 640.0});
    if (turn == 1) add(EventKind::input, at + 250ms, "button:A", {1.0});
    if (turn == 1) add(EventKind::pin, at + 250ms, "led:red", {1.0});
    if (turn == 2) add(EventKind::input, at + 100ms, "button:A", {0.0});
  }
  trace.append({EventKind::end, step, 4s, trace::kNoOffset, "finished", {}});
  return trace;
}

TEST_F(KitAround, AReplayShowsWhatWasGivenAtThatMoment) {
  session_.play(read_light_and_button());
  session_.show_step(1);
  open();
  EXPECT_EQ(value("kitpanel.part.light:room"), "broche A0, 210");
  EXPECT_EQ(value("kitpanel.lane.light:room"), "210, changements : 2, lu 4 fois");
  session_.show_step(2);
  rig_->frame(draw_);
  EXPECT_EQ(value("kitpanel.part.button:A"), "broche D2, appuyé");
  session_.show_step(4);
  rig_->frame(draw_);
  EXPECT_EQ(value("kitpanel.part.light:room"), "broche A0, 640");
  EXPECT_EQ(value("kitpanel.part.button:A"), "broche D2, relâché");
  rig_->picture("kit-given", draw_);
}

TEST_F(KitAround, TheTimeBetweenTwoEventsIsMeasured) {
  session_.play(read_light_and_button());
  session_.show_step(0);
  open();
  rig_->shared.focus.set("kitpanel.timeline", access::Zone::kit);
  const auto press = [&](widgets::KeyPress key) {
    rig_->input.key = key;
    rig_->frame(draw_);
    perform();
    rig_->frame(draw_);
  };
  press({.key = Key::right, .modifiers = widgets::kShift});
  press({.letter = U'r'});
  EXPECT_EQ(label("kitpanel.timeline.measured"), "du repère au curseur : 0 s");
  press({.key = Key::right, .modifiers = widgets::kShift});
  EXPECT_EQ(value("kitpanel.timeline"), "1,25 s sur 4 s") << "from one change to the next";
  EXPECT_EQ(label("kitpanel.timeline.measured"), "du repère au curseur : 1,25 s");
  rig_->picture("kit-measured", draw_);
  press({.letter = U'+'});
  EXPECT_EQ(value("kitpanel.timeline"), "1,25 s sur 4 s");
  rig_->picture("kit-nearer", draw_);
  press({.letter = U'r'});
  EXPECT_EQ(label("kitpanel.timeline.measured"), "(not there)");
}

// -- two boards

trace::Trace two_boards() {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = "kit";
  trace::Trace trace(request);
  const auto add = [&](EventKind kind, std::chrono::microseconds at, std::string name, std::vector<trace::Value> values) {
    trace.append({kind, 1, at, 0, std::move(name), std::move(values)});
  };
  add(EventKind::statement, 0s, {}, {});
  add(EventKind::input, 900ms, "link:cut", {1.0});
  add(EventKind::input, 1s, "A/button:A", {1.0});
  add(EventKind::world, 1s, "kit.send", {std::string("A"), std::string("on"), std::string("link:cut")});
  add(EventKind::input, 2s, "link:cut", {0.0});
  add(EventKind::world, 3s, "kit.send", {std::string("A"), std::string("on")});
  add(EventKind::world, 3100ms, "kit.received", {std::string("B"), std::string("on")});
  add(EventKind::pin, 3100ms, "B/led:red", {1.0});
  trace.append({EventKind::end, 1, 4s, trace::kNoOffset, "finished", {}});
  return trace;
}

TEST_F(KitAround, TwoBoardsAreShownByTheirNames) {
  session_.play(two_boards());
  open();
  EXPECT_EQ(label("kitpanel.title.A"), "Carte A");
  EXPECT_EQ(label("kitpanel.part.B/led:red"), "B : DEL rouge");
  EXPECT_EQ(value("kitpanel.part.B/led:red"), "broche D13, allumée");
  EXPECT_EQ(value("kitpanel.part.A/button:A"), "broche D2, appuyé");
  EXPECT_EQ(value("kitpanel.board.A"), "Le câble est branché.");
  EXPECT_EQ(value("kitpanel.board.B"), "Le câble est branché. Le voyant L est allumé.");
  EXPECT_EQ(value("kitpanel.lane.messages.A"), "1 s, on se perd ; 3 s, envoie on");
  EXPECT_EQ(value("kitpanel.lane.messages.B"), "3,1 s, lit on");
  rig_->picture("kit-boards", draw_);
}

TEST_F(KitAround, TwoBoardsOfAProgramStandThereBeforeItRuns) {
  session_.edit({{{0, session_.lua().size()}, "local a = kit.board(\"A\")\nlocal b = kit.board(\"B\")\nwhile not a:button(\"A\"):pressed() do wait(1) end\nb:led(\"red\"):on()\n"}}, "edit.text");
  open();
  EXPECT_EQ(label("kitpanel.title.B"), "Carte B");
  EXPECT_EQ(label("kitpanel.act.A/button:A"), "Appuyer : A : Bouton A");
  EXPECT_EQ(label("kitpanel.part.A/light:room"), "(not there)") << "the program does not name it";
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

TEST(Timeline, ZoomsAroundWhatIsLookedAt) {
  const Window nearer = zoomed({0, 10}, 2, 4, 10);
  EXPECT_DOUBLE_EQ(nearer.from, 2);
  EXPECT_DOUBLE_EQ(nearer.to, 7);
  const Window edge = zoomed(nearer, 0.5, 6, 10);
  EXPECT_DOUBLE_EQ(edge.from, 0);
  EXPECT_DOUBLE_EQ(edge.to, 10);
  EXPECT_DOUBLE_EQ(zoomed({0, 0.01}, 2, 0, 10).length(), 0.01) << "never nearer than that";
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
