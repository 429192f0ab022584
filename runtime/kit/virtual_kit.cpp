#include "kit/virtual_kit.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace lunabloc::kit {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds kStartPatience{5};
constexpr std::chrono::milliseconds kStep{50};
constexpr std::chrono::seconds kEndPatience{1};
constexpr std::size_t kLongestLine = 4096;
constexpr std::size_t kMostPins = 4096;

tl::unexpected<Error> not_there(std::string detail) {
  return failure(ErrorKind::failed, "kit.no_virtual_board", {}, std::move(detail));
}

template <class Number>
Number number_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<Number>() : Number{};
}

}  // namespace

Result<std::unique_ptr<VirtualKit>> VirtualKit::start(const std::filesystem::path& program, std::vector<std::string> arguments) {
  Result<std::unique_ptr<base::Process>> process = base::Process::start({program, std::move(arguments), {}, false});
  if (!process) return not_there(process.error().detail);
  std::unique_ptr<VirtualKit> kit(new VirtualKit(std::move(*process)));
  for (std::chrono::milliseconds waited{0}; kit->port_.empty() && waited < kStartPatience; waited += kStep)
    if (!kit->poll(kStep)) break;
  if (kit->port_.empty()) return not_there(program.string());
  return kit;
}

VirtualKit::~VirtualKit() {
  process_->close_input();
  process_->wait(kEndPatience);
}

bool VirtualKit::poll(std::chrono::milliseconds patience) {
  const bool alive = process_->read(waiting_, patience, 64U * 1024U);
  for (std::size_t end = waiting_.find('\n'); end != std::string::npos; end = waiting_.find('\n')) {
    hear(waiting_.substr(0, end));
    waiting_.erase(0, end + 1);
  }
  if (waiting_.size() > kLongestLine) waiting_.clear();
  return alive;
}

void VirtualKit::hear(const std::string& line) {
  const json said = json::parse(line, nullptr, false);
  if (!said.is_object()) return;
  if (said.contains("unplugged")) port_.clear();
  if (const auto port = said.find("port"); port != said.end() && port->is_string()) port_ = port->get<std::string>();
  if (!said.contains("pin") || pins_.size() >= kMostPins) return;
  PinReport report;
  report.at = std::chrono::microseconds(number_in<std::int64_t>(said, "at_us"));
  report.pin = number_in<int>(said, "pin");
  report.pwm = said.contains("pwm");
  report.value = number_in<int>(said, report.pwm ? "pwm" : "value");
  report.high = std::chrono::microseconds(number_in<std::int64_t>(said, "high_us"));
  pins_.push_back(report);
}

Result<void> VirtualKit::unplug() { return tell("{\"unplug\":true}\n"); }
Result<void> VirtualKit::plug() { return tell("{\"plug\":true}\n"); }
Result<void> VirtualKit::dip_power(std::chrono::milliseconds duration) { return tell(fmt::format("{{\"brown_out\":{}}}\n", duration.count())); }
Result<void> VirtualKit::spoil_line(int one_of) { return tell(fmt::format("{{\"noise\":{}}}\n", one_of)); }

Result<void> VirtualKit::hold_pin(int pin, bool level) {
  return tell(fmt::format("{{\"pin\":{},\"value\":{}}}\n", pin, level ? 1 : 0));
}

Result<void> VirtualKit::hold_channel(int channel, int millivolts) {
  return tell(fmt::format("{{\"analog\":{},\"mv\":{}}}\n", channel, millivolts));
}

Result<void> VirtualKit::hold_distance(int trigger_pin, int echo_pin, int microseconds) {
  return tell(fmt::format("{{\"trigger\":{},\"echo\":{},\"us\":{}}}\n", trigger_pin, echo_pin, microseconds));
}

Result<void> VirtualKit::hold_dht(int pin, bool dht22, int temperature, int humidity) {
  return tell(fmt::format("{{\"dht\":{},\"model\":{},\"temperature\":{},\"humidity\":{}}}\n", pin, dht22 ? 22 : 11, temperature, humidity));
}

Result<void> VirtualKit::tell(const std::string& line) {
  if (const Result<void> written = process_->write(line); !written) return not_there(written.error().detail);
  return {};
}

}  // namespace lunabloc::kit
