#include "kit/ports.h"

#include <algorithm>
#include <cctype>

#include "base/file.h"

namespace lunabloc::kit {
namespace {

namespace fs = std::filesystem;

// A short text of the kernel's, one line of what a person may see.
std::string line_of(const fs::path& file) {
  constexpr std::size_t kLongest = 80;
  std::string text = base::read_file(file, 4096).value_or("");
  std::erase_if(text, [](unsigned char letter) { return letter < ' ' || letter > '~'; });
  return text.substr(0, kLongest);
}

std::string id_of(const fs::path& usb_device) {
  std::string id = line_of(usb_device / "idVendor") + ":" + line_of(usb_device / "idProduct");
  std::transform(id.begin(), id.end(), id.begin(), [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  return id;
}

// The USB device to which a tty belongs, some folders above it; empty when there is none.
fs::path usb_device_of(const fs::path& tty, const fs::path& system) {
  std::error_code missing;
  fs::path folder = fs::canonical(tty / "device", missing);
  const fs::path top = fs::canonical(system, missing);
  for (; !missing && folder != top && folder.has_relative_path(); folder = folder.parent_path())
    if (fs::exists(folder / "idVendor", missing)) return folder;
  return {};
}

}  // namespace

std::vector<SerialPort> list_ports(const fs::path& system) {
  std::vector<SerialPort> ports;
  for (const std::string& name : base::entries_of(system / "class/tty")) {
    const fs::path usb = usb_device_of(system / "class/tty" / name, system);
    if (!usb.empty()) ports.push_back({"/dev/" + name, id_of(usb), line_of(usb / "product")});
  }
  return ports;
}

std::vector<std::string> plugged_usb(const fs::path& system) {
  std::vector<std::string> ids;
  for (const std::string& name : base::entries_of(system / "bus/usb/devices")) {
    std::error_code missing;
    const fs::path device = system / "bus/usb/devices" / name;
    if (fs::exists(device / "idVendor", missing)) ids.push_back(id_of(device));
  }
  return ids;
}

std::vector<const Board*> boards_on(const std::string& usb, const std::vector<Board>& boards) {
  const auto has = [&](const std::vector<std::string>& ids) { return std::find(ids.begin(), ids.end(), usb) != ids.end(); };
  std::vector<const Board*> own, shared;
  for (const Board& board : boards) {
    if (has(board.usb)) own.push_back(&board);
    if (has(board.usb_adapters)) shared.push_back(&board);
  }
  return own.empty() ? shared : own;
}

}  // namespace lunabloc::kit
