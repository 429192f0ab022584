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
 public:
  explicit HostMachine(const std::vector<std::uint8_t>& body) : body_(body) {
    host_.context = this;
    host_.microseconds = [](void* me) { return static_cast<std::uint32_t>(self(me).now.count()); };
    host_.ask = [](void* me, std::uint8_t request, std::int32_t* cells) { return self(me).answer(request, cells); };
    started = machine_start(&machine, &host_, body_.data(), static_cast<std::uint16_t>(body_.size()), false, LUNABLOC_MACHINE_CELLS);
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
  struct machine machine {};

 private:
  static HostMachine& self(void* me) { return *static_cast<HostMachine*>(me); }
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
  machine_host host_{};
};

}  // namespace lunabloc::kit
