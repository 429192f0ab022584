#include "trace/frame.h"

#include <utility>

#include "base/bytes.h"
#include "base/crc32.h"

namespace lunabloc::trace {
namespace {

constexpr std::size_t kHeadingBytes = 17;

std::string framed(FrameType type, std::uint64_t first, std::uint64_t second, std::string_view rest) {
  base::ByteWriter payload;
  payload.u8(static_cast<std::uint8_t>(type));
  payload.u64(first);
  payload.u64(second);
  payload.raw(rest);
  base::ByteWriter frame;
  frame.u32(static_cast<std::uint32_t>(payload.bytes().size()));
  frame.u32(base::crc32(payload.bytes()));
  frame.raw(payload.bytes());
  return frame.take();
}

}  // namespace

void FrameWriter::add(const Event& event, bool begins_moment) {
  encoder_.encode(event, bytes_);
  ++now_.events;
  now_.moments += begins_moment ? 1 : 0;
}

std::string FrameWriter::take() {
  encoder_.restart();
  const Count first = std::exchange(before_, now_);
  return framed(FrameType::events, first.events, first.moments, std::exchange(bytes_, {}));
}

std::string closing_frame(std::uint64_t events, std::uint64_t dropped) { return framed(FrameType::closing, events, dropped, ""); }

bool read_frame(std::string_view payload, FrameHeading& heading, const std::function<void(const Event&)>& each) {
  base::ByteReader reader(payload);
  heading.type = static_cast<FrameType>(reader.u8());
  heading.events = reader.u64();
  heading.second = reader.u64();
  if (!reader.ok()) return false;
  if (heading.type == FrameType::closing) return payload.size() == kHeadingBytes;
  if (heading.type != FrameType::events) return false;
  EventDecoder decoder;
  decoder.add(payload.substr(kHeadingBytes));
  Event event;
  for (;;) {
    const Result<bool> read = decoder.next(event);
    if (!read) return false;
    if (!*read) return decoder.left_over() == 0;
    each(event);
  }
}

}  // namespace lunabloc::trace
