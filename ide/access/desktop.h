// What the person has asked of the desktop already, where it can be read: fewer movements.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace lunabloc::ide::access {

struct Desktop {
  std::filesystem::path config;  // $XDG_CONFIG_HOME or ~/.config
  std::string name;              // $XDG_CURRENT_DESKTOP
  // GNOME and its kin answer by their own program; empty when they do not.
  std::function<std::string()> ask_gnome;
};

// KDE's file, GTK's files, then the desktop itself. Silence is no wish.
bool reduces_motion(const Desktop& desktop);
// The desktop that runs here.
Desktop this_desktop();

}  // namespace lunabloc::ide::access
