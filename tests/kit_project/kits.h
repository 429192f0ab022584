// The kits of the house, read from their files, and the words of both languages.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "base/messages.h"
#include "kit/kit.h"
#include "support/temp_folder.h"

namespace lunabloc::kit_project {

inline std::filesystem::path assets() { return support::source_folder() / "assets"; }

inline std::vector<std::string> all_kits() {
  std::vector<std::string> ids;
  for (const std::string& file : base::entries_of(assets() / "kits"))
    if (file.ends_with(".yaml")) ids.push_back(file.substr(0, file.size() - 5));
  return ids;
}

inline kit::Kit kit_named(const std::string& id) {
  auto kit = kit::load_kit(assets(), id);
  EXPECT_TRUE(kit) << id;
  return kit ? std::move(*kit) : kit::Kit{};
}

// A motor and a stepper on the pins of an Uno: in no box of the house.
inline kit::Kit motors() {
  kit::Kit kit = kit_named("gate");
  kit.id = "motors";
  kit.parts.clear();
  struct Row {
    const char *kind, *name;
    std::vector<std::string> pins;
  };
  for (const Row& row : {Row{"stepper", "plate", {"12", "11", "10", "9"}}, Row{"motor", "left", {"5", "4", "2"}}}) {
    kit::KitPart& part = kit.parts.emplace_back();
    part.id = std::string(row.kind) + ":" + row.name;
    part.kind = *kit::load_part_kind(assets(), row.kind);
    part.label = part.kind.name;
    part.pin = *kit.board.pin(row.pins[0]);
    for (std::size_t i = 1; i < row.pins.size(); ++i) part.more_pins.push_back(*kit.board.pin(row.pins[i]));
  }
  return kit;
}

inline Messages messages_in(const std::string& language) {
  auto messages = Messages::load(assets() / "messages", language);
  EXPECT_TRUE(messages);
  return *messages;
}

}  // namespace lunabloc::kit_project
