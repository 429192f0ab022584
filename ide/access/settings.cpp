#include "ide/access/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/data_file.h"
#include "base/file.h"
#include "ide/access/desktop.h"

namespace lunabloc::ide::access {
namespace {

constexpr std::string_view kVoices[] = {"off", "focus", "full"};
constexpr std::string_view kFaces[] = {"andika", "opendyslexic", "inter"};

std::filesystem::path file_of(const std::filesystem::path& home) { return home / "display.yaml"; }

template <std::size_t N>
bool choose(const std::string_view (&names)[N], const std::string& value, auto& out) {
  const auto found = std::find(std::begin(names), std::end(names), value);
  if (found == std::end(names)) return false;
  out = static_cast<std::remove_reference_t<decltype(out)>>(found - std::begin(names));
  return true;
}

bool choose_bool(const std::string& value, std::string_view on, std::string_view off, bool& out) {
  if (value != on && value != off) return false;
  out = value == on;
  return true;
}

// What nobody has chosen here yet is as on the desktop: the letters' size, high contrast.
void follow_desktop(Settings& settings, const Desktop& desktop) {
  for (const int size : kTextSizes)
    if (size <= std::lround(text_percent(desktop))) settings.text_percent = size;
  if (wants_contrast(desktop)) settings.theme = "contraste";
}

}  // namespace

void set_dys_comfort(Settings& settings) {
  settings.face = theme::Face::opendyslexic;
  settings.text_percent = 125;
  settings.wide_spacing = true;
}

void reset(Settings& settings) {
  Settings fresh;
  fresh.language = settings.language;
  fresh.level = settings.level;
  fresh.splits = settings.splits;
  set_by_name(fresh, "motion", "desktop");
  settings = fresh;
}

bool set_by_name(Settings& settings, const std::string& name, const std::string& value) {
  if (name == "scale") {
    int percent = 0;
    std::from_chars(value.data(), value.data() + value.size(), percent);
    if (std::find(std::begin(kTextSizes), std::end(kTextSizes), percent) == std::end(kTextSizes)) return false;
    settings.text_percent = percent;
    return true;
  }
  if (name == "level") {
    int level = 0;
    std::from_chars(value.data(), value.data() + value.size(), level);
    if (level < 1 || level > program::kEveryLevel) return false;
    settings.level = level;
    return true;
  }
  if (name == "theme") {
    if (std::find(std::begin(kThemes), std::end(kThemes), value) == std::end(kThemes)) return false;
    settings.theme = value;
    return true;
  }
  if (name == "language") {
    if (value != "fr" && value != "en") return false;
    settings.language = value;
    return true;
  }
  if (name == "font") return choose(kFaces, value, settings.face);
  if (name == "voice") return choose(kVoices, value, settings.voice);
  if (name == "spacing") return choose_bool(value, "wide", "normal", settings.wide_spacing);
  if (name == "motion") {
    settings.motion_of_desktop = value == "desktop";
    if (settings.motion_of_desktop) settings.reduced_motion = reduces_motion(this_desktop());
    return settings.motion_of_desktop || choose_bool(value, "reduced", "normal", settings.reduced_motion);
  }
  if (name == "rate") {
    int rate = 0;
    std::from_chars(value.data(), value.data() + value.size(), rate);
    if (rate < kSlowestVoice || rate > kFastestVoice) return false;
    settings.words_per_minute = rate;
    return true;
  }
  if (name == "volume") {
    int percent = -1;
    std::from_chars(value.data(), value.data() + value.size(), percent);
    if (std::find(std::begin(kVolumes), std::end(kVolumes), percent) == std::end(kVolumes)) return false;
    settings.sound_volume = percent;
    return true;
  }
  if (name == "sound") return choose_bool(value, "on", "off", settings.voice_sound);
  if (name == "syllables") return choose_bool(value, "on", "off", settings.syllables);
  if (name == "lines") return choose_bool(value, "on", "off", settings.line_colors);
  if (name == "letters") return choose_bool(value, "on", "off", settings.letter_keys);
  if (name == "captions") return choose_bool(value, "on", "off", settings.captions);
  if (name == "values") return choose_bool(value, "on", "off", settings.values);
  if (name == "ruler") return choose_bool(value, "on", "off", settings.reading_ruler);
  return false;
}

Settings load_settings(const std::filesystem::path& home) {
  Settings settings;
  const Result<DataValue> data = base::load_data(file_of(home));
  if (!data || data->find("motion") == nullptr) set_by_name(settings, "motion", "desktop");
  if (!data) {
    follow_desktop(settings, this_desktop());
    return settings;
  }
  for (const auto& [key, value] : data->map()) set_by_name(settings, key, value.text());
  if (const DataValue* splits = data->find("splits"))
    for (const auto& [key, value] : splits->map())
      if (value.is_number()) settings.splits[key] = value.number();
  return settings;
}

Result<void> save_settings(const std::filesystem::path& home, const Settings& settings) {
  const auto on_off = [](bool value) { return value ? "\"on\"" : "\"off\""; };
  std::string text = fmt::format(
      "scale: {}\nfont: {}\ntheme: {}\nspacing: {}\nmotion: {}\nvoice: \"{}\"\nrate: {}\nvolume: {}\nsound: {}\ncaptions: {}\nletters: {}\n"
      "ruler: {}\nsyllables: {}\nlines: {}\nvalues: {}\nlanguage: {}\nlevel: {}\n",
      settings.text_percent, kFaces[static_cast<std::size_t>(settings.face)], settings.theme,
      settings.wide_spacing ? "wide" : "normal", settings.motion_of_desktop ? "desktop" : (settings.reduced_motion ? "reduced" : "normal"),
      kVoices[static_cast<std::size_t>(settings.voice)], settings.words_per_minute, settings.sound_volume, on_off(settings.voice_sound), on_off(settings.captions),
      on_off(settings.letter_keys), on_off(settings.reading_ruler), on_off(settings.syllables), on_off(settings.line_colors), on_off(settings.values), settings.language, settings.level);
  if (!settings.splits.empty()) text += "splits:\n";
  for (const auto& [key, value] : settings.splits) text += fmt::format("  {}: {:.0f}\n", key, value);
  return base::write_file(file_of(home), text);
}

}  // namespace lunabloc::ide::access
