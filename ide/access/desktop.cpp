#include "ide/access/desktop.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>

#include "base/file.h"
#include "base/process.h"

namespace lunabloc::ide::access {
namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// The value of a key in a group of an .ini file; empty when it is not there.
std::string ini_value(const std::filesystem::path& file, const std::string& group, const std::string& key) {
  std::istringstream lines(base::read_file(file).value_or(std::string()));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    std::erase_if(line, [](char sign) { return sign == ' ' || sign == '\r' || sign == '\t'; });
    if (line.starts_with('[')) inside = line == "[" + group + "]";
    else if (inside && line.starts_with(key + "=")) return line.substr(key.size() + 1);
  }
  return {};
}

bool is_no(const std::string& value) { return value == "0" || value == "false"; }

constexpr const char* kGtk[] = {"gtk-4.0", "gtk-3.0"};
constexpr double kUsualDots = 96;  // an inch

std::string gtk_value(const Desktop& desktop, const std::string& key) {
  for (const char* folder : kGtk)
    if (std::string value = ini_value(desktop.config / folder / "settings.ini", "Settings", key); !value.empty()) return value;
  return {};
}

// Empty for a desktop that is no kin of GNOME.
std::string gnome_value(const Desktop& desktop, const std::string& schema, const std::string& key) {
  for (const char* kin : {"GNOME", "Unity", "Cinnamon", "MATE", "Budgie"})
    if (desktop.name.find(kin) != std::string::npos && desktop.ask_gnome) return desktop.ask_gnome("org.gnome.desktop." + schema, key);
  return {};
}

bool names_high_contrast(const std::string& look) { return look.find("HighContrast") != std::string::npos || look.find("High_Contrast") != std::string::npos; }

double number_of(const std::string& value) { return std::strtod(value.c_str(), nullptr); }

// One question to a program of the desktop; a desktop that is slow to answer is not waited for.
std::string ask_gsettings(const std::string& schema, const std::string& key) {
  std::vector<std::string> environment;
  for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME"})
    if (const std::string value = from_environment(name); !value.empty()) environment.push_back(std::string(name) + "=" + value);
  auto asked = base::Process::start({.program = "/usr/bin/gsettings",
                                     .arguments = {"get", schema, key},
                                     .environment = environment});
  if (!asked) return {};
  std::string answer;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(150);
  while (std::chrono::steady_clock::now() < deadline) {
    if (!(*asked)->read(answer, std::chrono::milliseconds(20)) || answer.find('\n') != std::string::npos) break;
  }
  std::erase(answer, '\n');
  return answer;
}

}  // namespace

bool reduces_motion(const Desktop& desktop) {
  if (const std::string kde = ini_value(desktop.config / "kdeglobals", "KDE", "AnimationDurationFactor"); !kde.empty()) return number_of(kde) == 0;
  if (const std::string gtk = gtk_value(desktop, "gtk-enable-animations"); !gtk.empty()) return is_no(gtk);
  return is_no(gnome_value(desktop, "interface", "enable-animations"));
}

bool wants_contrast(const Desktop& desktop) {
  return names_high_contrast(ini_value(desktop.config / "kdeglobals", "General", "ColorScheme")) || names_high_contrast(gtk_value(desktop, "gtk-theme-name")) ||
         gnome_value(desktop, "a11y.interface", "high-contrast") == "true" || names_high_contrast(gnome_value(desktop, "interface", "gtk-theme"));
}

double text_percent(const Desktop& desktop) {
  double factor = desktop.scale;
  const std::string kde = ini_value(desktop.config / "kcmfonts", "General", "forceFontDPI"), gtk = gtk_value(desktop, "gtk-xft-dpi");
  if (const double dots = number_of(kde); dots > 0) factor *= dots / kUsualDots;
  else if (const double parts = number_of(gtk); parts > 0) factor *= parts / 1024 / kUsualDots;
  else if (const double text = number_of(gnome_value(desktop, "interface", "text-scaling-factor")); text > 0) factor *= text;
  return 100 * factor;
}

Desktop this_desktop() {
  std::filesystem::path config = from_environment("XDG_CONFIG_HOME");
  if (config.empty()) config = std::filesystem::path(from_environment("HOME")) / ".config";
  double scale = 1;
  for (const char* name : {"GDK_SCALE", "QT_SCALE_FACTOR"}) scale = std::max(scale, number_of(from_environment(name)));
  return {config, from_environment("XDG_CURRENT_DESKTOP"), ask_gsettings, scale};
}

}  // namespace lunabloc::ide::access
