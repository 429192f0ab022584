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

inline Messages messages_in(const std::string& language) {
  auto messages = Messages::load(assets() / "messages", language);
  EXPECT_TRUE(messages);
  return *messages;
}

}  // namespace lunabloc::kit_project
