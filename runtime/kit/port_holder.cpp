#include "kit/port_holder.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <climits>
#include <memory>
#include <string_view>

#include "base/file.h"

namespace lunabloc::kit {
namespace {

namespace fs = std::filesystem;

bool is_process(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Each descriptor of a process is a link to what it has open (proc(5)); read with one call of the system each, since a port waits
// for this.
bool holds(const fs::path& process, std::string_view device) {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir((process / "fd").c_str()));
  if (!folder) return false;
  std::array<char, PATH_MAX> target{};
  while (const dirent* const entry = ::readdir(folder.get())) {
    const ssize_t bytes = ::readlinkat(::dirfd(folder.get()), entry->d_name, target.data(), target.size());
    if (bytes > 0 && std::string_view(target.data(), static_cast<std::size_t>(bytes)) == device) return true;
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
    if (!is_process(name) || name == own || !holds(process, device.native())) continue;
    std::string program = base::read_file(process / "comm", 256).value_or("?\n");
    std::erase_if(program, [](unsigned char letter) { return std::iscntrl(letter) != 0; });
    return program;
  }
  return std::nullopt;
}

}  // namespace lunabloc::kit
