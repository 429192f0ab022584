// The firmware's machine on this computer: what a program asks the board for, and when, in virtual time.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/machine.h"

namespace lunabloc::kit {

struct Asked {
  std::chrono::microseconds at{0};
  int request = 0, pin = 0, value = 0;
  bool operator==(const Asked&) const = default;
};

class HostMachine {
  // A machine asks with itself; its host stands behind it.
  struct Joined {
    struct machine machine {};
    HostMachine* host = nullptr;
  };
  Joined joined_;

 public:
  explicit HostMachine(const std::vector<std::uint8_t>& body) : body_(body) {
    joined_.host = this;
    table_.microseconds = [](struct machine* machine) { return static_cast<std::uint32_t>(host_of(machine).now.count()); };
    table_.ask = [](struct machine* machine, std::uint8_t request, std::int32_t* cells) { return host_of(machine).answer(request, cells); };
    started = machine_start(&machine, &table_, body_.data(), static_cast<std::uint16_t>(body_.size()), false, LUNABLOC_MACHINE_CELLS);
  }
  HostMachine(const HostMachine&) = delete;
  HostMachine& operator=(const HostMachine&) = delete;

  // An instruction takes no time here; time passes when nobody is at work.
  void run_for(std::chrono::microseconds duration) {
    const auto until = now + duration;
    int busy = 0;
    while (now < until && machine.fault == 0 && !machine_is_over(&machine)) {
      if (machine_step(&machine) && ++busy < 20) continue;
      busy = 0;
      now += std::chrono::microseconds(50);
    }
  }

  bool started = false;
  std::chrono::microseconds now{0};
  std::vector<Asked> asked;                // what acts, without modes
  std::map<int, int> levels, channels;     // what is read; a pin is high, a channel 0, unless it is said
  struct machine& machine = joined_.machine;

 private:
  static HostMachine& host_of(struct machine* machine) { return *reinterpret_cast<Joined*>(machine)->host; }
  bool answer(std::uint8_t request, std::int32_t* cells) {
    const int pin = cells[0];
    switch (request) {
      case MACHINE_REQUEST_pin_mode: break;
      case MACHINE_REQUEST_read_level: cells[0] = levels.contains(pin) ? levels[pin] : 1; break;
      case MACHINE_REQUEST_read_channel: cells[0] = channels[pin]; break;
      case MACHINE_REQUEST_read_echo: cells[0] = channels[100 + pin]; break;
      default: asked.push_back({now, request, pin, cells[1]}); break;
    }
    return true;
  }

  std::vector<std::uint8_t> body_;
  machine_host table_{};
};

}  // namespace lunabloc::kit
