#include "ide/access/desktop.h"

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

// One question to a program of the desktop; a desktop that is slow to answer is not waited for.
std::string ask_gsettings() {
  std::vector<std::string> environment;
  for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME"})
    if (const std::string value = from_environment(name); !value.empty()) environment.push_back(std::string(name) + "=" + value);
  auto asked = base::Process::start({.program = "/usr/bin/gsettings",
                                     .arguments = {"get", "org.gnome.desktop.interface", "enable-animations"},
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
  if (const std::string kde = ini_value(desktop.config / "kdeglobals", "KDE", "AnimationDurationFactor"); !kde.empty())
    return std::strtod(kde.c_str(), nullptr) == 0;
  for (const char* folder : {"gtk-4.0", "gtk-3.0"})
    if (const std::string gtk = ini_value(desktop.config / folder / "settings.ini", "Settings", "gtk-enable-animations"); !gtk.empty())
      return is_no(gtk);
  for (const char* kin : {"GNOME", "Unity", "Cinnamon", "MATE", "Budgie"})
    if (desktop.name.find(kin) != std::string::npos && desktop.ask_gnome) return is_no(desktop.ask_gnome());
  return false;
}

Desktop this_desktop() {
  std::filesystem::path config = from_environment("XDG_CONFIG_HOME");
  if (config.empty()) config = std::filesystem::path(from_environment("HOME")) / ".config";
  return {config, from_environment("XDG_CURRENT_DESKTOP"), ask_gsettings};
}

}  // namespace lunabloc::ide::access
