#include "kit/intel_hex.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace lunabloc::kit {
namespace {

enum RecordType : std::uint8_t { kData, kEnd, kSegment, kStartSegment, kLinear, kStartLinear };

struct Record {
  std::uint8_t type = 0;
  std::uint32_t address = 0;
  std::vector<std::uint8_t> data;
};

constexpr std::size_t kFrame = 5;  // length, two of address, type, sum

class Reader {
 public:
  explicit Reader(std::uint32_t program_bytes) : program_bytes_(program_bytes) {}

  Result<Image> read(std::string_view text) {
    while (!text.empty() && !ended_) {
      ++line_;
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      if (line.empty()) continue;
      if (const Result<void> taken = take(line); !taken) return tl::unexpected(taken.error());
    }
    if (!ended_) return wrong("kit.hex.no_end");
    if (image_.bytes.empty()) return wrong("kit.hex.empty");
    return std::move(image_);
  }

 private:
  tl::unexpected<Error> wrong(const char* message) const {
    return tl::unexpected(Error{ErrorKind::failed, message, {{"ligne", std::to_string(line_)}}, {{}, line_, 0}, {}});
  }

  Result<Record> record_in(std::string_view line) const {
    if (line.size() < 1 + 2 * kFrame || line.front() != ':' || line.size() % 2 == 0) return wrong("kit.hex.syntax");
    std::vector<std::uint8_t> bytes;
    unsigned sum = 0;
    for (std::size_t i = 1; i < line.size(); i += 2) {
      std::uint8_t byte = 0;
      const char* end = line.data() + i + 2;
      if (std::from_chars(line.data() + i, end, byte, 16).ptr != end) return wrong("kit.hex.syntax");
      bytes.push_back(byte);
      sum += byte;
    }
    if (bytes.size() != bytes[0] + kFrame) return wrong("kit.hex.syntax");
    if ((sum & 0xFFU) != 0) return wrong("kit.hex.sum");
    return Record{bytes[3], bytes[1] * 256U + bytes[2], {bytes.begin() + 4, bytes.end() - 1}};
  }

  Result<void> take(std::string_view line) {
    const Result<Record> record = record_in(line);
    if (!record) return tl::unexpected(record.error());
    switch (record->type) {
      case kData: return put(base_ + record->address, record->data);
      case kEnd: ended_ = true; return {};
      case kSegment:
      case kLinear:
        if (record->data.size() != 2) return wrong("kit.hex.syntax");
        base_ = std::uint64_t{record->data[0] * 256U + record->data[1]} << (record->type == kSegment ? 4U : 16U);
        return {};
      case kStartSegment:
      case kStartLinear: return {};
      default: return wrong("kit.hex.syntax");
    }
  }

  Result<void> put(std::uint64_t start, const std::vector<std::uint8_t>& data) {
    const std::uint64_t end = start + data.size();
    if (end > program_bytes_)
      return tl::unexpected(
          Error{ErrorKind::failed, "kit.hex.too_large", {{"octets", std::to_string(program_bytes_)}}, {{}, line_, 0}, {}});
    if (end > image_.bytes.size()) {
      image_.bytes.resize(end, 0xFF);
      image_.used.resize(end, false);
    }
    for (std::size_t i = 0; i < data.size(); ++i) {
      if (image_.used[start + i]) return wrong("kit.hex.twice");
      image_.used[start + i] = true;
      image_.bytes[start + i] = data[i];
    }
    return {};
  }

  std::uint32_t program_bytes_;
  std::uint32_t line_ = 0;
  std::uint64_t base_ = 0;
  bool ended_ = false;
  Image image_;
};

}  // namespace

std::size_t Image::size() const { return static_cast<std::size_t>(std::count(used.begin(), used.end(), true)); }

Result<Image> read_hex(std::string_view text, std::uint32_t program_bytes) { return Reader(program_bytes).read(text); }

}  // namespace lunabloc::kit
