// What the person has asked of the desktop already, where it can be read: fewer movements, larger letters, high contrast.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace lunabloc::ide::access {

struct Desktop {
  std::filesystem::path config;  // $XDG_CONFIG_HOME or ~/.config
  std::string name;              // $XDG_CURRENT_DESKTOP
  // GNOME and its kin answer by their own program; empty when they do not.
  std::function<std::string(const std::string& schema, const std::string& key)> ask_gnome;
  double scale = 1;              // of everything, as the environment says it to GTK and Qt
};

// KDE's file, GTK's files, then the desktop itself. Silence is no wish.
bool reduces_motion(const Desktop& desktop);
bool wants_contrast(const Desktop& desktop);
// How large letters are, in per cent of what is usual: 96 dots an inch and no scale.
double text_percent(const Desktop& desktop);
// The desktop that runs here.
Desktop this_desktop();

}  // namespace lunabloc::ide::access
