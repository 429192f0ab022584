#include "kit/standalone/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "firmware/shared/machine.h"

namespace lunabloc::kit::standalone {
namespace {

std::uint8_t low(std::size_t value) { return static_cast<std::uint8_t>(value & 0xFFU); }
std::uint8_t high(std::size_t value) { return low(value >> 8U); }

}  // namespace

std::uint16_t crc_of(std::span<const std::uint8_t> body) {
  std::uint32_t crc = 0xFFFF;
  for (const std::uint8_t byte : body) {
    crc ^= std::uint32_t{byte} << 8U;
    for (int bit = 0; bit < 8; ++bit) crc = ((crc & 0x8000U) != 0 ? crc << 1U ^ 0x1021U : crc << 1U) & 0xFFFFU;
  }
  return static_cast<std::uint16_t>(crc);
}

std::vector<std::uint8_t> with_header(std::span<const std::uint8_t> body) {
  const std::uint16_t crc = crc_of(body);
  std::vector<std::uint8_t> bytes(LUNABLOC_MACHINE_HEADER_BYTES + body.size());
  const std::array<std::uint8_t, LUNABLOC_MACHINE_HEADER_BYTES> header{
      LUNABLOC_MACHINE_MAGIC_0, LUNABLOC_MACHINE_MAGIC_1, LUNABLOC_MACHINE_FORMAT, LUNABLOC_MACHINE_ABI,
      low(body.size()),         high(body.size()),        low(crc),                high(crc)};
  std::copy(header.begin(), header.end(), bytes.begin());
  std::copy(body.begin(), body.end(), bytes.begin() + LUNABLOC_MACHINE_HEADER_BYTES);
  return bytes;
}

Result<Image> image_of(std::span<const std::uint8_t> body, const Board& board) {
  const std::vector<std::uint8_t> bytes = with_header(body);
  if (bytes.size() > board.program_bytes - LUNABLOC_MACHINE_AREA)
    return failure(ErrorKind::failed, "kit.alone.too_long",
                   {{"octets", std::to_string(bytes.size())}, {"place", std::to_string(board.program_bytes - LUNABLOC_MACHINE_AREA)}});
  Image image;
  image.bytes.assign(LUNABLOC_MACHINE_AREA, 0xFF);
  image.used.assign(LUNABLOC_MACHINE_AREA, false);
  image.bytes.insert(image.bytes.end(), bytes.begin(), bytes.end());
  image.used.resize(image.bytes.size(), true);
  return image;
}

std::string hex_of(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kLine = 16;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += kLine) {
    const std::size_t count = std::min(kLine, bytes.size() - at);
    const std::size_t address = LUNABLOC_MACHINE_AREA + at;
    std::size_t sum = count + low(address) + high(address);
    text += fmt::format(":{:02X}{:04X}00", count, address);
    for (const std::uint8_t byte : bytes.subspan(at, count)) {
      text += fmt::format("{:02X}", byte);
      sum += byte;
    }
    text += fmt::format("{:02X}\n", low(0x100U - low(sum)));
  }
  return text + ":00000001FF\n";
}

}  // namespace lunabloc::kit::standalone
