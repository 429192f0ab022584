#include "virtual_board/device_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace lunabloc::virtual_board {

namespace {

using nlohmann::ordered_json;

std::string line_of(int pin, const Strip& strip) {
  ordered_json colors = ordered_json::array();
  for (const Colour& colour : strip.shown()) colors.push_back(fmt::format("#{:02X}{:02X}{:02X}", colour[0], colour[1], colour[2]));
  return ordered_json{{"strip", pin}, {"colors", colors}}.dump() + "\n";
}

std::string line_of(int address, const Lcd& lcd) {
  return ordered_json{{"lcd", address}, {"lines", lcd.text()}, {"lit", lcd.lit()}}.dump() + "\n";
}

template <class Wired>
void add_changed(const std::map<int, std::unique_ptr<Wired>>& devices, std::map<int, std::string>& told, std::vector<std::string>& lines) {
  for (const auto& [place, device] : devices) {
    std::string line = line_of(place, *device);
    if (told[place] == line) continue;
    told[place] = line;
    lines.push_back(std::move(line));
  }
}

}  // namespace

std::vector<std::string> DeviceReport::changed(const Devices& devices) {
  std::vector<std::string> lines;
  add_changed(devices.strips(), strips_, lines);
  add_changed(devices.lcds(), lcds_, lines);
  return lines;
}

}  // namespace lunabloc::virtual_board
