#include "virtual_board/hex_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace lunabloc::virtual_board {

namespace {

enum RecordType : std::uint8_t { kData, kEnd, kSegment, kStartSegment, kLinear, kStartLinear };

struct Record {
  std::uint8_t type = 0;
  std::uint32_t address = 0;
  std::vector<std::uint8_t> data;
};

std::optional<Record> record_in(std::string_view line) {
  constexpr std::size_t kFrame = 5;  // length, two of address, type, sum
  if (line.size() < 1 + 2 * kFrame || line.front() != ':' || line.size() % 2 == 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  unsigned sum = 0;
  for (std::size_t i = 1; i < line.size(); i += 2) {
    std::uint8_t byte = 0;
    const char* end = line.data() + i + 2;
    if (std::from_chars(line.data() + i, end, byte, 16).ptr != end) return std::nullopt;
    bytes.push_back(byte);
    sum += byte;
  }
  if (bytes.size() != bytes[0] + kFrame || (sum & 0xFFU) != 0) return std::nullopt;
  return Record{bytes[3], bytes[1] * 256U + bytes[2], {bytes.begin() + 4, bytes.end() - 1}};
}

}  // namespace

Result<void> load_hex(std::string_view text, std::span<std::uint8_t> flash) {
  std::uint64_t base = 0;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty()) continue;

    const std::optional<Record> record = record_in(line);
    const bool moves = record && (record->type == kSegment || record->type == kLinear);
    if (!record || (moves && record->data.size() != 2))
      return failure(ErrorKind::failed, "virtual_board.not_hex", {{"ligne", std::to_string(number)}});
    if (record->type == kEnd) break;
    if (moves) base = std::uint64_t{record->data[0] * 256U + record->data[1]} << (record->type == kSegment ? 4U : 16U);
    if (record->type != kData) continue;
    const std::uint64_t start = base + record->address;
    if (start + record->data.size() > flash.size()) return failure(ErrorKind::failed, "virtual_board.too_large");
    std::copy(record->data.begin(), record->data.end(), flash.begin() + static_cast<std::ptrdiff_t>(start));
  }
  return {};
}

}  // namespace lunabloc::virtual_board
