#include "kit/port_holder.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>

#include "base/file.h"

namespace lunabloc::kit {
namespace {

namespace fs = std::filesystem;

bool is_process(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool holds(const fs::path& process, const fs::path& device) {
  std::error_code hidden;
  for (fs::directory_iterator at(process / "fd", hidden), end; !hidden && at != end; at.increment(hidden)) {
    std::error_code gone;
    if (fs::read_symlink(at->path(), gone) == device) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> holder_of(const fs::path& port) {
  std::error_code missing;
  const fs::path device = fs::canonical(port, missing);
  if (missing) return std::nullopt;
  const std::string own = std::to_string(::getpid());
  for (const std::string& name : base::entries_of("/proc")) {
    const fs::path process = fs::path("/proc") / name;
    if (!is_process(name) || name == own || !holds(process, device)) continue;
    std::string program = base::read_file(process / "comm", 256).value_or("?\n");
    std::erase_if(program, [](unsigned char letter) { return std::iscntrl(letter) != 0; });
    return program;
  }
  return std::nullopt;
}

}  // namespace lunabloc::kit
