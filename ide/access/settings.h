// What the person chose under « Affichage »: display needs, and nothing else about them. One small file, display.yaml.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "ide/theme/fonts.h"
#include "program/vocabulary.h"

namespace lunabloc::ide::access {

inline constexpr int kTextSizes[] = {100, 115, 125, 150, 175, 200};

enum class Voice { off, on_focus, full };

struct Settings {
  int text_percent = 100;
  theme::Face face = theme::Face::andika;
  bool wide_spacing = false;
  std::string theme = "papier";
  bool reduced_motion = false;
  Voice voice = Voice::off;
  int words_per_minute = 150;
  bool captions = true;            // what is said is also written
  bool letter_keys = true;
  bool reading_ruler = false;
  bool values = false;             // what variables hold is read beside blocks and lines
  std::string language = "fr";
  int level = program::kEveryLevel;  // the palette shows the blocks up to it
  std::map<std::string, double> splits;  // place of each splitter, in du
  bool operator==(const Settings&) const = default;
};

// A missing or damaged file is a fresh start.
Settings load_settings(const std::filesystem::path& home);
Result<void> save_settings(const std::filesystem::path& home, const Settings& settings);

// One setting by its name and value, as scripts and the panel set it; false when there is no such thing.
// scale 150, font opendyslexic, theme contraste, spacing wide, motion reduced, language en, level 4, voice focus,
// letters off, values on.
bool set_by_name(Settings& settings, const std::string& name, const std::string& value);

}  // namespace lunabloc::ide::access
