// What the window is asked on the command line: lunabloc [ide] [PATH] [--kit virtual|PORT] [--script FILE] …
#pragma once

#include <imgui.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "base/result.h"

namespace lunabloc::ide::app {

struct Options {
  std::string language = "fr";
  Locations locations;
  std::string path;                               // a lesson's id or folder, or a Lua file; empty: the list of lessons
  std::string kit;                                // "virtual", a port, or empty
  std::optional<std::filesystem::path> script;
  std::filesystem::path screenshots = ".";
  std::optional<std::filesystem::path> report;    // JSON
  std::string backend = "auto";
  ImVec2 size{1366, 768};
};

// Errors: "ide.usage" {nom}.
Result<Options> parse_options(std::vector<std::string> arguments, const std::string& language, const Locations& locations);

}  // namespace lunabloc::ide::app
