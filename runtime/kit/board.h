// A board as assets/boards/<id>.yaml describes it: its pins, its chip, how a program gets onto it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::kit {

using Signature = std::array<std::uint8_t, 3>;

struct Pin {
  std::string name;                     // "13", "A0"
  std::uint8_t number = 0;              // in Firmata's count
  std::optional<std::uint8_t> channel;  // of an analog input
  std::vector<std::string> can;
};

struct Board {
  std::string id;
  std::string name;
  std::string chip;
  Signature signature{};
  std::uint32_t page_bytes = 128;
  std::uint32_t program_bytes = 0;  // the boot loader begins there
  std::string protocol;
  std::vector<int> bauds;  // of the boot loader, the likeliest first
  std::string firmware;    // ours for it, in Locations::firmware; empty: none yet
  std::vector<std::string> usb;           // "2341:0043"
  std::vector<std::string> usb_adapters;  // shared with other boards
  int pin_ma = 0;
  int all_ma = 0;
  std::vector<Pin> pins;
  std::map<Signature, std::string> others;  // what boards with another chip are called

  const Pin* pin(std::string_view name) const;
};

bool can_be(const Pin& pin, std::string_view mode);
std::string hex_of(const Signature& signature);
// What a board says it is, for a person: its name and its chip's number.
std::string chip_named(const Board& board, const Signature& signature);

// Errors: "kit.unknown_board" {nom}, and those of data files.
Result<Board> load_board(const std::filesystem::path& assets, const std::string& id);
// By id. The first file with something wrong is the error.
Result<std::vector<Board>> load_boards(const std::filesystem::path& assets);

}  // namespace lunabloc::kit
