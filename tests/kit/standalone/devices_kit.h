// A kit with every part that is more than a level or a voltage, on an Uno.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "kit/kit.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {

inline constexpr const char* kDevicesKit = R"(format: 1
id: bench
name: {fr: "Banc", en: "Bench"}
board: uno
parts:
  - {kind: led, name: red, label: {fr: "DEL", en: "LED"}, pin: "13"}
  - {kind: dht, name: room, label: {fr: "Air", en: "Air"}, pin: "2", model: dht22}
  - {kind: neopixel, name: ring, label: {fr: "Anneau", en: "Ring"}, pin: "4", pixels: 12}
  - {kind: motor, name: left, label: {fr: "Moteur", en: "Motor"}, pin: "3", forward_pin: "7", back_pin: "8"}
  - {kind: stepper, name: plate, label: {fr: "Plateau", en: "Plate"}, pin: "5", in2_pin: "6", in3_pin: "9", in4_pin: "10"}
  - {kind: distance, name: front, label: {fr: "Distance", en: "Distance"}, pin: "12", echo_pin: "11"}
  - {kind: lcd, name: screen, label: {fr: "Écran", en: "Display"}, pin: "A4", clock_pin: "A5", address: 39}
  - {kind: lcd, name: other, label: {fr: "Autre écran", en: "Other display"}, pin: "A4", clock_pin: "A5", address: 63, columns: 20, lines: 4}
)";

// Errors as load_kit gives them, for this text of a kit.
inline Result<Kit> kit_from(const std::string& text) {
  const support::TempFolder folder;
  const auto assets = support::source_folder() / "assets";
  for (const char* name : {"boards", "parts", "schemas"})
    std::filesystem::create_directory_symlink(assets / name, folder.path() / name);
  std::filesystem::create_directory(folder.path() / "kits");
  EXPECT_TRUE(base::write_file(folder.path() / "kits/bench.yaml", text));
  return load_kit(folder.path(), "bench");
}

inline const Kit& devices_kit() {
  static const Result<Kit> kit = kit_from(kDevicesKit);
  EXPECT_TRUE(kit) << kit.error().message;
  return *kit;
}

}  // namespace lunabloc::kit
