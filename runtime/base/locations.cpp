#include "base/locations.h"

#include <cstdlib>

namespace lunabloc::base {
namespace {

std::filesystem::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::filesystem::path(value) : std::filesystem::path();
}

std::filesystem::path person_folder() {
  if (const auto own = from_environment("LUNABLOC_HOME"); !own.empty()) return own;
  if (const auto data = from_environment("XDG_DATA_HOME"); !data.empty()) return data / "lunabloc";
  return from_environment("HOME") / ".local/share/lunabloc";
}

}  // namespace

Locations locations() {
  std::error_code ignored;
  const std::filesystem::path programs = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  const std::filesystem::path share = programs.parent_path() / "share/lunabloc";
  return {programs, share / "assets", share / "lessons", share / "firmware", person_folder()};
}

}  // namespace lunabloc::base
