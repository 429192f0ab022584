// Frames of a trace file: some ten thousand events each, with their sum, read without the others.
//
// The layout is that of README.md here, which other programs may rely on: it changes only with kFileVersion. Whoever reads
// trusts nothing: no length, count or number in a frame makes memory that its bytes do not fill.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "trace/encoding.h"
#include "trace/event.h"

namespace lunabloc::trace {

// A frame is closed when it has as many bytes; one event may be larger by itself.
inline constexpr std::size_t kFrameBytes = 32U * 1024U;
// Its payload at most: the last event of a frame may be as large as events are.
inline constexpr std::size_t kLargestFramePayload = kFrameBytes + kLargestRecord + 64;

enum class FrameType : std::uint8_t { events = 1, closing = 2 };

// Collects the events of a run, from its first on, until take() gives those since the last as framed bytes: length, CRC-32,
// payload.
class FrameWriter {
 public:
  void add(const Event& event, bool begins_moment);
  bool full() const { return bytes_.size() >= kFrameBytes; }
  bool empty() const { return bytes_.empty(); }
  // All that were added.
  std::uint64_t events() const { return now_.events; }
  std::string take();

 private:
  struct Count {
    std::uint64_t events = 0, moments = 0;
  };
  EventEncoder encoder_;
  std::string bytes_;
  Count before_, now_;  // in the frames that were taken; and in this one
};

// The last frame: nothing is missing before it.
std::string closing_frame(std::uint64_t events, std::uint64_t dropped);

struct FrameHeading {
  FrameType type = FrameType::events;
  std::uint64_t events = 0;  // before this frame
  std::uint64_t second = 0;  // moments before this frame; in the closing one, the events dropped
};

// Reads a payload whose sum was right. False when it is none: then `each` may have been called for some of it, so who
// must not be given half a frame reads it twice.
bool read_frame(std::string_view payload, FrameHeading& heading, const std::function<void(const Event&)>& each);

}  // namespace lunabloc::trace
