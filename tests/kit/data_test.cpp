// Boards, parts and kits as files.
#include <gtest/gtest.h>

#include "base/file.h"
#include "kit/board.h"
#include "kit/kit.h"
#include "kit/part_words.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

std::filesystem::path assets() { return support::source_folder() / "assets"; }

TEST(Boards, EveryFileIsGood) {
  const auto boards = load_boards(assets());
  ASSERT_TRUE(boards) << boards.error().message << " " << boards.error().place.file << ":" << boards.error().place.line;
  EXPECT_GE(boards->size(), 2U);
  for (const Board& board : *boards) {
    EXPECT_FALSE(board.pins.empty()) << board.id;
    EXPECT_EQ(board.program_bytes % board.page_bytes, 0U) << board.id;
  }
}

TEST(Boards, TheUnoIsAnUno) {
  const auto uno = load_board(assets(), "uno");
  ASSERT_TRUE(uno);
  EXPECT_EQ(hex_of(uno->signature), "1E950F");
  EXPECT_EQ(uno->program_bytes, 0x7E00U);
  EXPECT_EQ(uno->bauds, std::vector<int>{115200});
  ASSERT_NE(uno->pin("A0"), nullptr);
  EXPECT_EQ(uno->pin("A0")->number, 14);
  EXPECT_EQ(uno->pin("A0")->channel, 0);
  EXPECT_TRUE(uno->pin("0")->can.empty());
  EXPECT_EQ(load_board(assets(), "../kits/standard").error().message, "kit.unknown_board");
}

TEST(Kits, TheStandardKitHasWhatTheBlocksName) {
  const auto kit = load_kit(assets(), "standard");
  ASSERT_TRUE(kit) << kit.error().message << " " << kit.error().place.line;
  for (const char* id : {"led:red", "led:yellow", "led:green", "button:A", "buzzer:main", "servo:arm", "light:room",
                         "temperature:room", "distance:front", "potentiometer:main"})
    EXPECT_NE(kit->part(id), nullptr) << id;
  EXPECT_TRUE(is_driven(*kit->part("led:red")));
  EXPECT_FALSE(is_driven(*kit->part("button:A")));
  EXPECT_NEAR((*kit->part("temperature:room")->kind.scale)(153.45), 25, 0.01);
  EXPECT_NEAR(kit->part("temperature:room")->kind.scale->reading_of(25), 153.45, 0.01);
}

TEST(Kits, TheBoardGivesEnoughCurrent) {
  const auto kit = load_kit(assets(), "standard");
  ASSERT_TRUE(kit);
  int all = 0, with_supply = 0;
  for (const KitPart& part : kit->parts) {
    if (part.kind.own_supply) ++with_supply;
    else all += part.kind.current_ma;
    EXPECT_TRUE(part.kind.own_supply || part.kind.current_ma <= kit->board.pin_ma) << part.id;
  }
  EXPECT_LE(all, kit->board.all_ma);
  EXPECT_LE(with_supply, 1);
}

// A copy of the assets with one kit of the test's own.
class OwnKit : public testing::Test {
 protected:
  std::string error_of(const std::string& parts) {
    for (const char* part : {"schemas", "boards", "parts"})
      std::filesystem::copy(assets() / part, folder_.path() / part,
                            std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    const std::string head = "format: 1\nid: own\nname: {fr: \"x\", en: \"x\"}\nboard: uno\nparts:\n";
    EXPECT_TRUE(base::write_file(folder_.path() / "kits/own.yaml", head + parts));
    const auto kit = load_kit(folder_.path(), "own");
    return kit ? "" : kit.error().message;
  }
  support::TempFolder folder_;
};

TEST_F(OwnKit, APartStandsOnAPinThatCanCarryIt) {
  const std::string red = "  - {kind: led, name: red, label: {fr: \"a\", en: \"a\"}, pin: \"13\"}\n";
  EXPECT_EQ(error_of(red), "");
  EXPECT_EQ(error_of(red + "  - {kind: led, name: blue, label: {fr: \"a\", en: \"a\"}, pin: \"13\"}\n"), "kit.pin_twice");
  EXPECT_EQ(error_of(red + red), "kit.part_twice");
  EXPECT_EQ(error_of("  - {kind: led, name: red, label: {fr: \"a\", en: \"a\"}, pin: \"1\"}\n"), "kit.pin_cannot");
  EXPECT_EQ(error_of("  - {kind: light, name: room, label: {fr: \"a\", en: \"a\"}, pin: \"5\"}\n"), "kit.pin_cannot");
  EXPECT_EQ(error_of("  - {kind: rocket, name: red, label: {fr: \"a\", en: \"a\"}, pin: \"5\"}\n"), "kit.unknown_part");
  EXPECT_EQ(error_of("  - {kind: led, nom: red, label: {fr: \"a\", en: \"a\"}, pin: \"5\"}\n"), "schema.unknown_key");
}

TEST(PartWords, ArePeoplesOwn) {
  const Result<Kit> kit = load_kit(support::source_folder() / "assets", "standard");
  ASSERT_TRUE(kit);
  const PartLabels french = part_labels(*kit, "fr");
  EXPECT_EQ(part_words(french, "led:red", "fr"), "DEL rouge");
  EXPECT_EQ(part_words(french, "B/led:red", "fr"), "B : DEL rouge");
  EXPECT_EQ(part_words(part_labels(*kit, "en"), "B/led:red", "en"), "B: Red LED");
  const Result<Kit> station = load_kit(support::source_folder() / "assets", "station"), gate = load_kit(support::source_folder() / "assets", "gate");
  EXPECT_EQ(part_words(part_labels(*station, "fr"), "B/dht:room.humidity", "fr"), "B : Air de la salle : humidité");
  EXPECT_EQ(part_words(part_labels(*gate, "fr"), "neopixel:ring.3", "fr"), "Anneau de lumière, 3");
  EXPECT_EQ(gate->supply, Supply::own);
  EXPECT_EQ(station->supply, Supply::usb);
  EXPECT_EQ(part_words(french, "led:blue", "fr"), "blue") << "not in the box";
  EXPECT_EQ(part_words(french, "servo", "fr"), "servo") << "no part";
}

TEST(Kit, WhatMeasuresSaysHowAPersonSetsIt) {
  const Result<Kit> kit = load_kit(support::source_folder() / "assets", "standard");
  ASSERT_TRUE(kit);
  const PartKind& room = kit->part("temperature:room")->kind;
  EXPECT_EQ(room.at_rest, 20);
  EXPECT_EQ(room.slider_least, -10);
  EXPECT_EQ(room.slider_step, 0.5);
  EXPECT_EQ(kit->part("button:A")->kind.picture, "push");
}

}  // namespace
}  // namespace lunabloc::kit
