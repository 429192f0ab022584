// The serial devices that are plugged in, read from the system's own tables. None is opened: that would reset its board.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kit/board.h"

namespace lunabloc::kit {

struct SerialPort {
  std::string device;  // "/dev/ttyACM0"
  std::string usb;     // "2341:0043"
  std::string product; // what the device calls itself, printable
  bool operator==(const SerialPort&) const = default;
};

// By name. `system` is where the kernel shows its devices.
std::vector<SerialPort> list_ports(const std::filesystem::path& system = "/sys");

// The ids of all USB devices, whether or not they have a serial device.
std::vector<std::string> plugged_usb(const std::filesystem::path& system = "/sys");

// The boards that a port may be: by its own id the one, by an adapter's all that use it.
std::vector<const Board*> boards_on(const std::string& usb, const std::vector<Board>& boards);

}  // namespace lunabloc::kit
