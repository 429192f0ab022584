#include "trace/encoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/bytes.h"

namespace lunabloc::trace {
namespace {

constexpr std::size_t kKindCount = static_cast<std::size_t>(EventKind::question) + 1;
constexpr unsigned kMostValues = 255;
constexpr std::size_t kLargestName = 1024;
enum class ValueTag : std::uint8_t { nothing, no, yes, whole, number, text };

tl::unexpected<Error> broken(std::string detail) {
  return failure(ErrorKind::internal, "trace.broken", {}, std::move(detail));
}

void write_value(base::ByteWriter& writer, const Value& value, std::size_t& room) {
  const auto tag = [&](ValueTag which) { writer.u8(static_cast<std::uint8_t>(which)); };
  if (const bool* truth = std::get_if<bool>(&value)) {
    tag(*truth ? ValueTag::yes : ValueTag::no);
  } else if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) {
    tag(ValueTag::whole);
    writer.u64(static_cast<std::uint64_t>(*whole));
  } else if (const double* number = std::get_if<double>(&value)) {
    tag(ValueTag::number);
    writer.f64(*number);
  } else if (const std::string* text = std::get_if<std::string>(&value)) {
    tag(ValueTag::text);
    const std::string_view kept = std::string_view(*text).substr(0, room);
    room -= kept.size();
    writer.text(kept);
  } else {
    tag(ValueTag::nothing);
  }
}

bool read_value(base::ByteReader& reader, Value& value) {
  switch (static_cast<ValueTag>(reader.u8())) {
    case ValueTag::nothing:
      value = std::monostate{};
      return reader.ok();
    case ValueTag::no:
      value = false;
      return reader.ok();
    case ValueTag::yes:
      value = true;
      return reader.ok();
    case ValueTag::whole:
      value = static_cast<std::int64_t>(reader.u64());
      return reader.ok();
    case ValueTag::number:
      value = reader.f64();
      return reader.ok();
    case ValueTag::text:
      value = std::string(reader.text());
      return reader.ok();
  }
  return false;
}

bool read_event(std::string_view record, Event& event) {
  base::ByteReader reader(record);
  const std::uint8_t kind = reader.u8();
  event.kind = static_cast<EventKind>(kind);
  event.step = reader.u64();
  event.at = std::chrono::microseconds(static_cast<std::int64_t>(reader.u64()));
  event.offset = reader.u32();
  event.name = std::string(reader.text());
  const std::size_t count = reader.u8();
  event.values.resize(count);
  for (Value& value : event.values)
    if (!read_value(reader, value)) return false;
  return reader.ok() && reader.remaining() == 0 && kind < kKindCount;
}

void write_texts(base::ByteWriter& writer, const std::vector<std::string>& texts) {
  writer.u32(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) writer.text(text);
}

// Reads a count that cannot be larger than the bytes that are left, so nothing is reserved in vain.
std::size_t read_count(base::ByteReader& reader) { return std::min<std::size_t>(reader.u32(), reader.remaining()); }

std::vector<std::string> read_texts(base::ByteReader& reader) {
  std::vector<std::string> texts(read_count(reader));
  for (std::string& text : texts) text = std::string(reader.text());
  return texts;
}

}  // namespace

RecordWriter::RecordWriter(char* into, const Heading& heading) : start_(into), at_(into + 4) {
  little_endian(static_cast<std::uint8_t>(heading.kind), 1);
  little_endian(heading.step, 8);
  little_endian(static_cast<std::uint64_t>(heading.at.count()), 8);
  little_endian(heading.offset, 4);
  const std::string_view name = heading.name.substr(0, kLargestName);
  little_endian(name.size(), 4);
  raw(name);
  count_ = at_;
  little_endian(0, 1);
}

void RecordWriter::little_endian(std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) *at_++ = static_cast<char>((value >> (8 * i)) & 0xFFU);
}

void RecordWriter::raw(std::string_view bytes) {
  std::memcpy(at_, bytes.data(), bytes.size());
  at_ += bytes.size();
}

bool RecordWriter::begin_value(std::uint8_t tag) {
  if (values_ == kMostValues) return false;
  ++values_;
  little_endian(tag, 1);
  return true;
}

void RecordWriter::nothing() { begin_value(static_cast<std::uint8_t>(ValueTag::nothing)); }
void RecordWriter::truth(bool value) { begin_value(static_cast<std::uint8_t>(value ? ValueTag::yes : ValueTag::no)); }
void RecordWriter::whole(std::int64_t value) {
  if (begin_value(static_cast<std::uint8_t>(ValueTag::whole))) little_endian(static_cast<std::uint64_t>(value), 8);
}
void RecordWriter::number(double value) {
  if (begin_value(static_cast<std::uint8_t>(ValueTag::number))) little_endian(std::bit_cast<std::uint64_t>(value), 8);
}
void RecordWriter::text(std::string_view value) {
  if (!begin_value(static_cast<std::uint8_t>(ValueTag::text))) return;
  const std::string_view kept = value.substr(0, room_);
  room_ -= kept.size();
  little_endian(kept.size(), 4);
  raw(kept);
}

void RecordWriter::value(const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) truth(*flag);
  else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) whole(*integer);
  else if (const double* real = std::get_if<double>(&value)) number(*real);
  else if (const std::string* words = std::get_if<std::string>(&value)) text(*words);
  else nothing();
}

std::size_t RecordWriter::finish() {
  char* const end = at_;
  at_ = start_;
  little_endian(static_cast<std::uint64_t>(end - start_ - 4), 4);
  at_ = count_;
  little_endian(values_, 1);
  at_ = end;
  return static_cast<std::size_t>(end - start_);
}

std::string encode(const Event& event) {
  std::string frame(kLargestFrame, '\0');
  RecordWriter writer(frame.data(), {event.kind, event.step, event.at, event.offset, event.name});
  for (const Value& value : event.values) writer.value(value);
  frame.resize(writer.finish());
  return frame;
}

Result<std::optional<Event>> EventDecoder::next() {
  if (broken_) return broken("record");
  const std::string_view waiting = std::string_view(bytes_).substr(at_);
  base::ByteReader reader(waiting);
  const std::size_t length = reader.u32();
  if (reader.ok() && length > kLargestRecord) {
    broken_ = true;
    return broken("length");
  }
  const std::string_view record = reader.raw(length);
  if (!reader.ok()) {
    bytes_.erase(0, at_);
    at_ = 0;
    return std::optional<Event>();
  }
  Event event;
  if (!read_event(record, event)) {
    broken_ = true;
    return broken("record");
  }
  at_ += 4 + length;
  return event;
}

std::string encode(const Order& order) {
  const RunRequest& request = order.request;
  base::ByteWriter writer;
  std::size_t room = kLargestRequest;
  writer.u8(2);  // the version of this layout
  writer.u8(static_cast<std::uint8_t>(request.mode));
  writer.u32(request.seed);
  writer.u64(request.limits.operations);
  writer.u64(static_cast<std::uint64_t>(request.limits.wall.count()));
  writer.u32(request.limits.heap_mb);
  writer.u32(request.limits.output_bytes);
  writer.text(request.world.kind);
  write_texts(writer, request.world.map);
  writer.text(request.world.direction);
  writer.u32(static_cast<std::uint32_t>(request.world.parts.size()));
  for (const auto& [kind, names] : request.world.parts) {
    writer.text(kind);
    write_texts(writer, names);
  }
  writer.u32(static_cast<std::uint32_t>(request.given.size()));
  for (const Given& given : request.given) {
    writer.text(given.name);
    writer.u8(given.is_list ? 1 : 0);
    writer.u32(static_cast<std::uint32_t>(given.list.size()));
    for (const Value& value : given.list) write_value(writer, value, room);
  }
  write_texts(writer, request.answers);
  writer.u64(static_cast<std::uint64_t>(request.until.count()));
  writer.u32(static_cast<std::uint32_t>(request.stimuli.size()));
  for (const Stimulus& stimulus : request.stimuli) {
    writer.u64(static_cast<std::uint64_t>(stimulus.at.count()));
    writer.text(stimulus.part);
    writer.f64(stimulus.value);
  }
  writer.u8(request.live ? 1 : 0);
  writer.u32(static_cast<std::uint32_t>(request.tables.size()));
  for (const GivenTable& table : request.tables) {
    writer.text(table.name);
    writer.text(table.csv);
  }
  writer.text(order.program);
  return writer.take();
}

Result<Order> decode_order(std::string_view bytes) {
  Order order;
  RunRequest& request = order.request;
  base::ByteReader reader(bytes);
  if (reader.u8() != 2) return broken("version");
  const std::uint8_t mode = reader.u8();
  if (mode > static_cast<std::uint8_t>(Mode::costs)) return broken("mode");
  request.mode = static_cast<Mode>(mode);
  request.seed = reader.u32();
  request.limits.operations = reader.u64();
  request.limits.wall = std::chrono::milliseconds(static_cast<std::int64_t>(reader.u64()));
  request.limits.heap_mb = reader.u32();
  request.limits.output_bytes = reader.u32();
  request.world.kind = std::string(reader.text());
  request.world.map = read_texts(reader);
  request.world.direction = std::string(reader.text());
  for (std::size_t left = read_count(reader); left > 0; --left) {
    const std::string kind(reader.text());
    request.world.parts[kind] = read_texts(reader);
  }
  request.given.resize(read_count(reader));
  for (Given& given : request.given) {
    given.name = std::string(reader.text());
    given.is_list = reader.u8() != 0;
    given.list.resize(read_count(reader));
    for (Value& value : given.list)
      if (!read_value(reader, value)) return broken("given");
  }
  request.answers = read_texts(reader);
  request.until = std::chrono::microseconds(static_cast<std::int64_t>(reader.u64()));
  request.stimuli.resize(read_count(reader));
  for (Stimulus& stimulus : request.stimuli) {
    stimulus.at = std::chrono::microseconds(static_cast<std::int64_t>(reader.u64()));
    stimulus.part = std::string(reader.text());
    stimulus.value = reader.f64();
  }
  request.live = reader.u8() != 0;
  request.tables.resize(read_count(reader));
  for (GivenTable& table : request.tables) {
    table.name = std::string(reader.text());
    table.csv = std::string(reader.text());
  }
  order.program = std::string(reader.text());
  if (!reader.ok() || reader.remaining() != 0) return broken("order");
  return order;
}

}  // namespace lunabloc::trace
