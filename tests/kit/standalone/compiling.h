// How the tests get a program for the board.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "kit/standalone/compiler.h"
#include "program/tree.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {

inline const Kit& standard_kit() {
  static const Result<Kit> kit = load_kit(support::source_folder() / "assets", "standard");
  EXPECT_TRUE(kit);
  return *kit;
}

// The program, or what stands in its way as "line:column message".
inline std::string told(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    if (!text.empty()) text += "\n";
    text += std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + " " + error.message;
  }
  return text;
}

inline standalone::Program compiled(const std::string& lua) {
  const auto program = standalone::compile(program::parse(lua).tree, standard_kit());
  if (!program) {
    ADD_FAILURE() << told(program.error()) << "\n" << lua;
    return {};
  }
  return *program;
}

inline std::string refusals(const std::string& lua) {
  const auto program = standalone::compile(program::parse(lua).tree, standard_kit());
  return program ? "" : told(program.error());
}

}  // namespace lunabloc::kit
