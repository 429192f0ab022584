#include "ide/access/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/data_file.h"
#include "base/file.h"

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

}  // namespace

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
    if (value != "papier" && value != "contraste") return false;
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
  if (name == "motion") return choose_bool(value, "reduced", "normal", settings.reduced_motion);
  if (name == "letters") return choose_bool(value, "on", "off", settings.letter_keys);
  if (name == "captions") return choose_bool(value, "on", "off", settings.captions);
  if (name == "values") return choose_bool(value, "on", "off", settings.values);
  if (name == "ruler") return choose_bool(value, "on", "off", settings.reading_ruler);
  return false;
}

Settings load_settings(const std::filesystem::path& home) {
  Settings settings;
  const Result<DataValue> data = base::load_data(file_of(home));
  if (!data) return settings;
  for (const auto& [key, value] : data->map()) set_by_name(settings, key, value.text());
  settings.words_per_minute = static_cast<int>(std::clamp<std::int64_t>(data->integer_at("words_per_minute", 150), 80, 260));
  if (const DataValue* splits = data->find("splits"))
    for (const auto& [key, value] : splits->map())
      if (value.is_number()) settings.splits[key] = value.number();
  return settings;
}

Result<void> save_settings(const std::filesystem::path& home, const Settings& settings) {
  const auto on_off = [](bool value) { return value ? "\"on\"" : "\"off\""; };
  std::string text = fmt::format(
      "scale: {}\nfont: {}\ntheme: {}\nspacing: {}\nmotion: {}\nvoice: \"{}\"\nwords_per_minute: {}\ncaptions: {}\nletters: {}\n"
      "ruler: {}\nvalues: {}\nlanguage: {}\nlevel: {}\n",
      settings.text_percent, kFaces[static_cast<std::size_t>(settings.face)], settings.theme,
      settings.wide_spacing ? "wide" : "normal", settings.reduced_motion ? "reduced" : "normal",
      kVoices[static_cast<std::size_t>(settings.voice)], settings.words_per_minute, on_off(settings.captions),
      on_off(settings.letter_keys), on_off(settings.reading_ruler), on_off(settings.values), settings.language, settings.level);
  if (!settings.splits.empty()) text += "splits:\n";
  for (const auto& [key, value] : settings.splits) text += fmt::format("  {}: {:.0f}\n", key, value);
  return base::write_file(file_of(home), text);
}

}  // namespace lunabloc::ide::access
