// Parts of the kit panel that show more than one value: pixels, a display, motors, a sensor of two things.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing_rig.h"
#include "ide/kit/live_parts.h"
#include "ide/kit/view.h"
#include "ide/widgets/part_words.h"
#include "kit_session.h"

namespace lunabloc::ide::kit {
namespace {

using namespace std::chrono_literals;
using trace::EventKind;

constexpr double kRed = 0xFF0000, kGreen = 0x00FF00;

std::vector<session::KitPart> live_parts() {
  session::KitPart ring{.id = "neopixel:ring", .kind = "neopixel", .label = "Anneau", .pin = "5"};
  ring.picture = "pixels";
  ring.pixels = 8;
  session::KitPart screen{.id = "lcd:screen", .kind = "lcd", .label = "Écran", .pin = "A4"};
  screen.picture = "screen";
  screen.columns = 16;
  screen.lines = 2;
  session::KitPart motor{.id = "motor:left", .kind = "motor", .label = "Moteur gauche", .pin = "3"};
  motor.picture = "motor";
  motor.unit = "%";
  session::KitPart plate{.id = "stepper:plate", .kind = "stepper", .label = "Plateau", .pin = "8"};
  plate.picture = "turn";
  plate.unit = "°";
  session::KitPart air{.id = "dht:room.temperature", .kind = "dht", .label = "Air : température", .pin = "4"};
  air.measures = true;
  air.most = 50;
  air.unit = "°C";
  air.whole = "Air";
  session::KitPart wet = air;
  wet.id = "dht:room.humidity";
  wet.label = "Air : humidité";
  wet.most = 90;
  wet.unit = "%";
  return {ring, screen, motor, plate, air, wet};
}

trace::Trace live_run() {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = "kit";
  trace::Trace trace(request);
  std::uint64_t step = 0;
  const auto step_at = [&](std::chrono::microseconds at) {
    trace.append({EventKind::statement, step, at, 0, {}, {}});
    ++step;
  };
  const auto pin = [&](std::chrono::microseconds at, std::string part, double value) { trace.append({EventKind::pin, step, at, 0, std::move(part), {value}}); };
  const auto write = [&](std::chrono::microseconds at, double line, std::string text) {
    trace.append({EventKind::world, step, at, 0, "kit.show", {std::string("lcd:screen"), line, std::move(text)}});
  };
  step_at(0s);
  pin(0s, "neopixel:ring", kRed);
  pin(0s, "motor:left", 50);
  write(0s, 1, "Température : 21.5 degrés");
  step_at(1s);
  pin(1s, "neopixel:ring.3", kGreen);
  pin(1s, "neopixel:ring.4", 0);
  pin(1s, "stepper:plate", 90);
  pin(1s, "motor:left", -25);
  write(1s, 2, "ok");
  trace.append({EventKind::world, step, 1s, 0, "kit.read", {std::string("dht:room.humidity"), 43.0}});
  step_at(2s);
  pin(2s, "motor:left", 0);
  trace.append({EventKind::end, step, 3s, trace::kNoOffset, "finished", {}});
  return trace;
}

class KitLive : public testing::Test {
 protected:
  KitLive() {
    session_.kit_view.parts = live_parts();
    session_.edit({{{0, 0}, "say(kit.dht(\"room\"):humidity())\n"}}, "edit.text");
    session_.play(live_run());
  }
  void open(std::size_t step, const access::Settings& settings = {}) {
    session_.show_step(step);
    rig_ = std::make_unique<DrawingRig>(session_, ImVec2{682, 900}, settings);
    rig_->frames(2, draw_);
  }
  const access::Node* node(const std::string& id) const { return rig_->shared.tree.find(id); }
  std::string value(const std::string& id) const { return node(id) == nullptr ? "(not there)" : node(id)->value; }

  KitSession session_;
  View view_{LUNABLOC_SOURCE_DIR "/assets"};
  DrawingRig::Draw draw_ = [this](widgets::Frame& frame) { view_.draw(frame); };
  std::unique_ptr<DrawingRig> rig_;
};

TEST_F(KitLive, EveryPixelHasItsColourAndAWord) {
  open(1);
  EXPECT_EQ(value("kitpanel.part.neopixel:ring"), "broche D5, rouge");
  open(2);
  EXPECT_EQ(value("kitpanel.part.neopixel:ring"), "broche D5, rouge : 6, vert : 1, éteint : 1");
  EXPECT_EQ(node("kitpanel.part.neopixel:ring.3"), nullptr) << "a pixel is no part of its own";
  EXPECT_EQ(value("kitpanel.lane.neopixel:ring"), "rouge : 6, vert : 1, éteint : 1, changements : 3");
  rig_->picture("kit-live", draw_);
}

TEST_F(KitLive, ADisplayShowsWhatHasRoomOnItsLines) {
  open(1);
  EXPECT_EQ(value("kitpanel.part.lcd:screen"), "broche A4, Temperature : 21") << "sixteen letters, none with an accent";
  open(2);
  EXPECT_EQ(value("kitpanel.part.lcd:screen"), "broche A4, Temperature : 21 / ok");
  EXPECT_EQ(value("kitpanel.lane.lcd:screen"), "0 s, ligne 1 : Température : 21.5 degrés · 1 s, ligne 2 : ok");
}

TEST_F(KitLive, MotorsSayTheirWayRound) {
  open(1);
  EXPECT_EQ(value("kitpanel.part.motor:left"), "broche D3, avance à 50 %");
  open(2);
  EXPECT_EQ(value("kitpanel.part.motor:left"), "broche D3, recule à 25 %");
  EXPECT_EQ(value("kitpanel.part.stepper:plate"), "broche D8, tourné de 90°");
  open(3);
  EXPECT_EQ(value("kitpanel.part.motor:left"), "broche D3, arrêté");
}

TEST_F(KitLive, ASensorOfTwoThingsHasTwoSlidersAndOneCard) {
  open(2);
  EXPECT_EQ(value("kitpanel.part.dht:room.humidity"), "broche D4, 43 %");
  ASSERT_NE(node("kitpanel.act.dht:room.temperature"), nullptr);
  ASSERT_NE(node("kitpanel.act.dht:room.humidity"), nullptr);
  EXPECT_EQ(node("kitpanel.act.dht:room.humidity")->label, "Régler : Air : humidité");
}

TEST_F(KitLive, NothingIsDrawnOverItsPlaceWhereLettersAreLarge) {
  access::Settings settings;
  settings.text_percent = 150;
  open(2, settings);
  EXPECT_EQ(value("kitpanel.part.lcd:screen"), "broche A4, Temperature : 21 / ok");
  EXPECT_THAT(rig_->shared.cut, testing::IsEmpty());
  rig_->picture("kit-live-large", draw_);
}

// What a motor has turned and a stepper has reached, by the run's own time.
TEST_F(KitLive, MotorsTurnWithTheTimeOfTheRun) {
  const auto turned = [&](const session::KitPart& part, std::chrono::microseconds now) {
    world::KitWorld world = session_.worlds_at_end().kit;
    world.now = now;
    std::erase_if(world.parts.at(part.id), [&](const world::PinChange& change) { return change.at > now; });
    ShownPart shown{part, world.value_of(part.id)};
    take_live_values(shown, world);
    return shown.turned;
  };
  const session::KitPart motor = session_.kit_view.parts[2], plate = session_.kit_view.parts[3];
  EXPECT_DOUBLE_EQ(turned(motor, 1s), 180) << "half a turn a second";
  EXPECT_DOUBLE_EQ(turned(motor, 2s), 90);
  EXPECT_DOUBLE_EQ(turned(motor, 3s), 90);
  EXPECT_DOUBLE_EQ(turned(plate, 1500ms), 30) << "sixty degrees a second";
  EXPECT_DOUBLE_EQ(turned(plate, 3s), 90);
}

TEST_F(KitLive, ColoursHaveWords) {
  open(1);
  std::string said;
  draw_ = [&](widgets::Frame& frame) {
    for (const std::uint32_t rgb : {0x000000U, 0x200000U, 0xFF8000U, 0xFFFF00U, 0x00FF00U, 0x00FFFFU, 0x0000FFU, 0x8000FFU, 0xFF00AAU, 0xF0F0F0U})
      said += widgets::color_words(frame, rgb) + " ";
  };
  rig_->frames(1, draw_);
  EXPECT_EQ(said, "éteint rouge orange jaune vert bleu clair bleu violet rose blanc ");
}

}  // namespace
}  // namespace lunabloc::ide::kit
