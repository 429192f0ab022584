// Optiboot's rules in a few lines, for what the real one cannot be made to do: another chip, a page that does not
// keep, silence. Like the real one it leaves at the first byte that does not fit, and writes wherever it is told.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "memory_link.h"

namespace lunabloc::kit {

class ModelBootLoader final : public Device {
 public:
  std::vector<std::uint8_t> flash = std::vector<std::uint8_t>(32768, 0xFF);
  std::vector<std::uint32_t> pages_written;  // byte addresses, in order
  std::array<std::uint8_t, 3> signature{0x1E, 0x95, 0x0F};
  int bauds = 115200;
  bool mute = false;
  std::optional<std::uint32_t> worn_page;  // keeps nothing
  std::string says_first;                  // after a reset, before it listens

  void reset() override {
    listening_ = !mute;
    command_.clear();
    if (speed_ == bauds) sent.insert(sent.end(), says_first.begin(), says_first.end());
  }
  void set_speed(int to) override { speed_ = to; }
  bool listening() const { return listening_; }

  void receive(std::uint8_t byte) override {
    if (!listening_) return;
    if (speed_ != bauds) {
      listening_ = false;
      return;
    }
    command_.push_back(byte);
    if (command_.size() < length_of(command_)) return;
    if (command_.back() == 0x20) obey();
    else listening_ = false;
    command_.clear();
  }

 private:
  static std::size_t length_of(const std::vector<std::uint8_t>& command) {
    switch (command[0]) {
      case 0x55: return 4;
      case 0x74: return 5;
      case 0x64: return command.size() < 3 ? 4 : 5U + (command[2] == 0 ? 256U : command[2]);
      default: return 2;
    }
  }

  void obey() {
    sent.push_back(0x14);
    switch (command_[0]) {
      case 0x55: address_ = 2U * (command_[1] + 256U * command_[2]); break;
      case 0x75: sent.insert(sent.end(), signature.begin(), signature.end()); break;
      case 0x74: read(command_[2] == 0 ? 256U : command_[2]); break;
      case 0x64: write(); break;
      case 0x51: listening_ = false; break;
      default: break;
    }
    sent.push_back(0x10);
  }

  void read(std::uint32_t count) {
    for (; count > 0; --count) sent.push_back(flash.at(address_++ % flash.size()));
  }
  void write() {
    pages_written.push_back(address_);
    if (worn_page == address_) return;
    std::copy(command_.begin() + 4, command_.end() - 1, flash.begin() + address_);
  }

  int speed_ = 0;
  bool listening_ = false;
  std::uint32_t address_ = 0;
  std::vector<std::uint8_t> command_;
};

}  // namespace lunabloc::kit
