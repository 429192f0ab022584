// The virtual board as a child of ours: started, listened to, told what its surroundings do, ended with us.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/process.h"
#include "base/result.h"

namespace lunabloc::kit {

// A change of a pin, as the board reports it.
struct PinReport {
  std::chrono::microseconds at{0};  // the board's own time
  int pin = 0;
  int value = 0;      // 0 or 1, or the duty of a PWM
  bool pwm = false;
  std::chrono::microseconds high{0};  // of a pulse that has just ended
};

class VirtualKit {
 public:
  // Errors: "kit.no_virtual_board".
  static Result<std::unique_ptr<VirtualKit>> start(const std::filesystem::path& program, std::vector<std::string> arguments);
  ~VirtualKit();  // lets it save what it holds

  // Where it is plugged in; empty while it is not.
  const std::string& port() const { return port_; }
  // Takes in what it says, waiting at most `patience` for something; false once it has ended.
  bool poll(std::chrono::milliseconds patience);
  // What its pins did since the last call.
  std::vector<PinReport> take_pins() { return std::exchange(pins_, {}); }

  Result<void> unplug();
  Result<void> plug();
  // The power fails for so long, and is back by itself.
  Result<void> dip_power(std::chrono::milliseconds duration);
  // A cable that spoils about one byte of so many; 0: a good one.
  Result<void> spoil_line(int one_of);
  // Errors: "kit.no_virtual_board" when it has ended.
  Result<void> hold_pin(int pin, bool level);
  Result<void> hold_channel(int channel, int millivolts);
  // What a sensor of distance hears, 0 for nothing, and what a DHT measures, in tenths. Wired when it was not yet there.
  Result<void> hold_distance(int trigger_pin, int echo_pin, int microseconds);
  Result<void> hold_dht(int pin, bool dht22, int temperature, int humidity);

 private:
  explicit VirtualKit(std::unique_ptr<base::Process> process) : process_(std::move(process)) {}
  Result<void> tell(const std::string& line);
  void hear(const std::string& line);

  std::unique_ptr<base::Process> process_;
  std::string waiting_;
  std::string port_;
  std::vector<PinReport> pins_;
};

}  // namespace lunabloc::kit
