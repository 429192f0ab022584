// A simulated Uno with the real boot loader and the real firmware behind a link, in virtual time.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <functional>

#include "base/clock.h"
#include "base/file.h"
#include "kit/link.h"
#include "support/temp_folder.h"
#include "virtual_board/chip.h"
#include "virtual_board/hex_file.h"

namespace lunabloc::kit {

class ChipDesk final : public Link, public Clock {
 public:
  explicit ChipDesk(const std::vector<std::string>& hex_files = {"optiboot.hex", "uno.hex"},
                    std::uint32_t boot_start = virtual_board::kUnoBootStart)
      : chip(boot_start) {
    for (const std::string& name : hex_files) {
      const auto text = base::read_file(support::binary_folder() / "firmware" / name);
      EXPECT_TRUE(text && virtual_board::load_hex(*text, chip.flash())) << name;
    }
    chip.power_on();
    chip.run_for(std::chrono::milliseconds(100));
    static_cast<void>(chip.take_sent());
  }

  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    const auto deadline = chip.now() + patience;
    take();
    while (heard_.empty() && chip.now() < deadline) {
      live(std::chrono::microseconds(100));
      take();
    }
    const std::size_t count = std::min(into.size(), heard_.size());
    std::copy_n(heard_.begin(), count, into.begin());
    heard_.erase(heard_.begin(), heard_.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override {
    chip.receive(bytes);
    return {};
  }
  Result<void> set_speed(int bauds) override {
    chip.set_host_bauds(bauds);
    return {};
  }
  Result<void> pulse_reset() override {
    chip.drop_line();
    chip.reset();
    return {};
  }
  void drop_input() override {
    take();
    heard_.clear();
  }
  std::string name() const override { return "chip"; }

  std::chrono::microseconds now() const override { return chip.now(); }
  void sleep_for(std::chrono::microseconds duration) override {
    constexpr std::chrono::microseconds kLooks{200};
    if (!look) return live(duration);
    for (; duration > kLooks; duration -= kLooks) live(kLooks);
    live(duration);
  }

  virtual_board::Chip chip;
  std::function<void()> look;  // at what is joined to the chip, while time passes

 private:
  void live(std::chrono::microseconds duration) {
    chip.run_for(duration);
    if (look) look();
  }
  void take() {
    for (const std::uint8_t byte : chip.take_sent()) heard_.push_back(byte);
  }
  std::deque<std::uint8_t> heard_;
};

}  // namespace lunabloc::kit
