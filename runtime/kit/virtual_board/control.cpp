#include "virtual_board/control.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "virtual_board/registers.h"

namespace lunabloc::virtual_board {

namespace {

using nlohmann::json;

constexpr std::size_t kLongestShown = 60;

std::optional<int> whole(const json& object, const char* key, int least, int most) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  const double value = found->get<double>();
  if (!(value >= least && value <= most)) return std::nullopt;
  return static_cast<int>(value);
}

bool asks(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<Control> drive_pin(const json& object) {
  const std::optional<int> pin = whole(object, "pin", kFirstReportedPin, kPins - 1);
  const auto value = object.find("value");
  if (!pin || value == object.end()) return std::nullopt;
  if (value->is_null()) return DrivePin{*pin, std::nullopt};
  if (value->is_boolean()) return DrivePin{*pin, value->get<bool>()};
  const std::optional<int> level = whole(object, "value", 0, 1);
  if (!level) return std::nullopt;
  return DrivePin{*pin, *level == 1};
}

std::optional<Control> distance_in(const json& object) {
  constexpr int kMostMicroseconds = 30'000;
  const std::optional<int> trigger = whole(object, "trigger", kFirstReportedPin, kPins - 1);
  const std::optional<int> echo = whole(object, "echo", kFirstReportedPin, kPins - 1);
  const std::optional<int> microseconds = whole(object, "us", 0, kMostMicroseconds);
  if (!trigger || !echo || !microseconds) return std::nullopt;
  return SetDistance{*trigger, *echo, *microseconds};
}

std::optional<Control> dht_in(const json& object) {
  constexpr int kColdest = -400, kHottest = 1250, kWettest = 1000, kDht11 = 11, kDht22 = 22;
  const std::optional<int> pin = whole(object, "dht", kFirstReportedPin, kPins - 1);
  const std::optional<int> model = whole(object, "model", kDht11, kDht22);
  const std::optional<int> temperature = whole(object, "temperature", kColdest, kHottest);
  const std::optional<int> humidity = whole(object, "humidity", 0, kWettest);
  if (!pin || !model || !temperature || !humidity || (*model != kDht11 && *model != kDht22)) return std::nullopt;
  return SetDht{*pin, *model, *temperature, *humidity};
}

std::optional<Control> display_in(const json& object) {
  const std::optional<int> address = whole(object, "lcd", 1, 127);
  const std::optional<int> columns = whole(object, "columns", 1, 40);
  const std::optional<int> lines = whole(object, "lines", 1, 4);
  if (!address || !columns || !lines) return std::nullopt;
  return WireLcd{*address, *columns, *lines};
}

std::optional<Control> strip_in(const json& object) {
  constexpr int kMostPixels = 256;
  const std::optional<int> pin = whole(object, "strip", kFirstReportedPin, kPins - 1);
  const std::optional<int> pixels = whole(object, "pixels", 1, kMostPixels);
  if (!pin || !pixels) return std::nullopt;
  return WireStrip{*pin, *pixels};
}

std::optional<Control> noise_in(const json& object) {
  constexpr int kRarest = 1'000'000;
  const std::optional<int> one_of = whole(object, "noise", 0, kRarest);
  if (!one_of) return std::nullopt;
  return SpoilLine{*one_of};
}

std::optional<Control> dip_in(const json& object) {
  constexpr int kLongestMilliseconds = 60'000;
  const std::optional<int> milliseconds = whole(object, "brown_out", 1, kLongestMilliseconds);
  if (!milliseconds) return std::nullopt;
  return DipPower{*milliseconds};
}

std::optional<Control> control_in(const json& object) {
  constexpr int kMostMillivolts = 5000;
  if (!object.is_object()) return std::nullopt;
  if (object.contains("pin")) return drive_pin(object);
  if (object.contains("analog")) {
    const std::optional<int> channel = whole(object, "analog", 0, kAnalogChannels - 1);
    const std::optional<int> millivolts = whole(object, "mv", 0, kMostMillivolts);
    if (!channel || !millivolts) return std::nullopt;
    return SetMillivolts{*channel, *millivolts};
  }
  if (object.contains("trigger")) return distance_in(object);
  if (object.contains("dht")) return dht_in(object);
  if (object.contains("strip")) return strip_in(object);
  if (object.contains("lcd")) return display_in(object);
  if (object.contains("noise")) return noise_in(object);
  if (object.contains("brown_out")) return dip_in(object);
  if (asks(object, "unplug")) return Unplug{};
  if (asks(object, "plug")) return Plug{};
  if (asks(object, "reset")) return PressReset{};
  if (asks(object, "quit")) return Quit{};
  return std::nullopt;
}

tl::unexpected<Error> refused(std::string_view line) {
  return failure(ErrorKind::usage, "virtual_board.not_a_control",
                 {{"texte", std::string(line.substr(0, kLongestShown))}});
}

}  // namespace

Result<Control> read_control(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  std::optional<Control> control = control_in(object);
  if (!control) return refused(line);
  return *control;
}

Result<std::vector<Stimulus>> read_stimuli(std::string_view text) {
  constexpr double kLatest = 1e13;  // four months of microseconds
  std::vector<Stimulus> stimuli;
  std::uint32_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;

    const json object = json::parse(line, nullptr, false);
    const std::optional<Control> control = control_in(object);
    const json at = object.is_object() ? object.value("at_us", json()) : json();
    if (!control || !at.is_number() || !(at.get<double>() >= 0 && at.get<double>() <= kLatest)) {
      auto error = refused(line);
      error.value().place.line = number;
      error.value().place.column = 1;
      return error;
    }
    stimuli.push_back({std::chrono::microseconds(static_cast<std::int64_t>(at.get<double>())), *control});
  }
  std::stable_sort(stimuli.begin(), stimuli.end(), [](const Stimulus& a, const Stimulus& b) { return a.at < b.at; });
  return stimuli;
}

}  // namespace lunabloc::virtual_board
