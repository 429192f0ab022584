// What the person chose under « Affichage »: display needs, and nothing else about them. One small file, display.yaml.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ide/theme/fonts.h"
#include "program/vocabulary.h"

namespace lunabloc::ide::access {

inline constexpr int kVolumes[] = {0, 25, 50, 75, 100};
inline constexpr int kTextSizes[] = {100, 115, 125, 150, 175, 200};

inline constexpr int kSlowestVoice = 80, kFastestVoice = 260;  // words a minute

enum class Voice { off, on_focus, full };

struct Settings {
  int text_percent = 100;
  theme::Face face = theme::Face::andika;
  bool wide_spacing = false;
  std::string theme = "papier";
  bool reduced_motion = false;
  bool motion_of_desktop = true;   // reduced_motion is what the desktop asks for (access/desktop.h)
  Voice voice = Voice::off;
  bool voice_sound = true;         // false: what would be said is only written
  int words_per_minute = 150;
  int sound_volume = 75;           // of what programs play, in per cent; 0: captions alone
  bool captions = true;            // what is said is also written
  bool letter_keys = true;
  bool reading_ruler = false;
  bool syllables = false;          // French lesson texts in two colours, syllable by syllable
  bool line_colors = false;        // lesson texts in two colours, line by line
  bool values = false;             // what variables hold is read beside blocks and lines
  std::string language = "fr";
  int level = program::kEveryLevel;  // the palette shows the blocks up to it
  std::map<std::string, double> splits;  // place of each splitter, in du
  bool operator==(const Settings&) const = default;
};

// A missing or damaged file is a fresh start.
Settings load_settings(const std::filesystem::path& home);
Result<void> save_settings(const std::filesystem::path& home, const Settings& settings);

inline constexpr std::string_view kThemes[] = {"papier", "nuit", "contraste"};

// « Confort DYS »: OpenDyslexic, 125 %, letters and lines apart.
void set_dys_comfort(Settings& settings);
// How everything looks, sounds and moves as at first; the language, the palette's level and the splitters stay.
void reset(Settings& settings);

// One setting by its name and value, as scripts and the panel set it; false when there is no such thing.
// scale 150, font opendyslexic, theme nuit, spacing wide, motion reduced (or normal, desktop), language en, level 4,
// voice focus, rate 120, volume 50, sound off, letters off, values on, ruler on, syllables on, lines on, captions off.
bool set_by_name(Settings& settings, const std::string& name, const std::string& value);

}  // namespace lunabloc::ide::access
