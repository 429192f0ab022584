#include "trace/encoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/bytes.h"

namespace lunabloc::trace {
namespace {

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

// Names: what stands where a number would.
enum NameForm : std::uint64_t { spelt, spelt_and_kept, first_number };

// Bytes from outside. Too few of them is not yet a fault.
class CheckedSource {
 public:
  explicit CheckedSource(std::string_view bytes) : bytes_(bytes) {}
  std::uint8_t byte() {
    if (at_ < bytes_.size()) return static_cast<std::uint8_t>(bytes_[at_++]);
    short_ = true;
    return 0;
  }
  std::string_view raw(std::uint64_t count) {
    if (count > kLargestText) refuse();
    else if (count > bytes_.size() - at_) short_ = true;
    if (!ok()) return {};
    const std::string_view bytes = bytes_.substr(at_, count);
    at_ += count;
    return bytes;
  }
  bool ok() const { return !short_ && !refused_; }
  void refuse() { refused_ = refused_ || !short_; }
  bool refused() const { return refused_; }
  static constexpr std::uint64_t most_values() { return kMostValues; }
  std::size_t used() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool short_ = false;
  bool refused_ = false;
};

}  // namespace

// ---- Names

std::uint32_t WireNames::number_of(std::string_view name, bool& is_new) {
  is_new = false;
  std::size_t place = std::hash<std::string_view>()(name) % kPlaces;
  for (; places_[place] != 0; place = (place + 1) % kPlaces) {
    const std::uint32_t number = places_[place] - 1U;
    if (std::string_view(bytes_.data() + names_[number].start, names_[number].length) == name) return number;
  }
  if (names_.size() == kMostNames || name.size() > kBytes - bytes_.size()) return kMostNames;
  is_new = true;
  names_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(name.size())});
  bytes_.insert(bytes_.end(), name.begin(), name.end());
  places_[place] = static_cast<std::uint16_t>(names_.size());
  return static_cast<std::uint32_t>(names_.size() - 1);
}

void WireNames::clear() {
  if (names_.empty()) return;
  std::fill(places_.begin(), places_.end(), std::uint16_t{0});
  names_.clear();
  bytes_.clear();
}

// ---- Writing

RecordWriter::RecordWriter(char* into, const Heading& heading, WireState& state) : start_(into), sink_{into}, kind_(heading.kind), texts_(&state.pack.texts) {
  packed::put_heading(heading.kind, true, 0, heading.step, heading.at, heading.offset, !heading.name.empty(), state.pack, sink_,
                      [&] { put_name(heading, state.names); });
}

void RecordWriter::put_name(const Heading& heading, WireNames& names) {
  const auto name_is = [&](std::uint32_t number) {
    if (kind_ == EventKind::variable) name_ = number;
  };
  if (heading.number != nullptr && *heading.number != 0) {
    name_is(static_cast<std::uint32_t>(*heading.number - first_number));
    return packed::put(*heading.number, sink_);
  }
  const std::string_view name = heading.name.substr(0, kLargestName);
  bool is_new = false;
  const std::uint32_t number = names.number_of(name, is_new);
  if (number == kMostNames || is_new) {
    packed::put(is_new ? spelt_and_kept : spelt, sink_);
    packed::put(name.size(), sink_);
    sink_.raw(name);
  } else {
    packed::put(number + first_number, sink_);
  }
  if (number == kMostNames) return;
  name_is(number);
  if (heading.number != nullptr) *heading.number = number + first_number;
}

bool RecordWriter::begin_value() {
  if (values_ == kMostValues) return false;
  ++values_;
  return true;
}

void RecordWriter::nothing() {
  if (begin_value()) sink_.byte(packed::nothing);
}
void RecordWriter::truth(bool value) {
  if (begin_value()) sink_.byte(value ? packed::yes : packed::no);
}
void RecordWriter::whole(std::int64_t value) {
  if (begin_value()) packed::put_whole(value, sink_);
}
void RecordWriter::number(double value) {
  if (begin_value()) packed::put_number(value, sink_);
}
void RecordWriter::text(std::string_view value) {
  if (!begin_value()) return;
  const std::string_view kept = value.substr(0, room_);
  room_ -= kept.size();
  if (values_ > 1 || name_ == TextMemory::kNoName) return packed::put_text(kept, sink_);
  packed::put_text(kept, texts_->of(name_), sink_);
  texts_->keep(name_, kept);
}

void RecordWriter::value(const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) truth(*flag);
  else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) whole(*integer);
  else if (const double* real = std::get_if<double>(&value)) number(*real);
  else if (const std::string* words = std::get_if<std::string>(&value)) text(*words);
  else nothing();
}

// How many values there are is known only now; what is not the usual number moves the rest.
std::size_t RecordWriter::finish() {
  if (values_ != packed::usual_values(kind_)) {
    Sink unusual{nullptr};
    char bytes[4];
    unusual.at = bytes;
    unusual.byte(static_cast<std::uint8_t>(kind_));
    packed::put(values_, unusual);
    const auto length = static_cast<std::size_t>(unusual.at - bytes);
    std::memmove(start_ + 1 + length, start_ + 1, static_cast<std::size_t>(sink_.at - start_ - 1));
    std::memcpy(start_ + 1, bytes, length);
    *start_ = static_cast<char>(*start_ | static_cast<char>(packed::kUnusual));
    sink_.at += length;
  }
  return static_cast<std::size_t>(sink_.at - start_);
}

void EventEncoder::encode(const Event& event, std::string& into) {
  RecordWriter writer(record_.data(), {event.kind, event.step, event.at, event.offset, event.name}, state_);
  for (const Value& value : event.values) writer.value(value);
  into.append(record_.data(), writer.finish());
}

void EventEncoder::restart() {
  state_.pack = {};
  state_.names.clear();
}

// ---- Reading

Result<bool> EventDecoder::next(Event& event) {
  if (broken_) return broken("event");
  CheckedSource source(std::string_view(bytes_).substr(at_));
  bool is_new = false;
  packed::get_event(source, state_, event, [&](std::string& name) -> TextMemory::Name {
    const std::uint64_t form = packed::get(source);
    const std::uint64_t number = form >= first_number ? form - first_number : names_.size();
    const std::uint64_t length = form >= first_number ? 0 : packed::get(source);
    if (length > kLargestName || (form >= first_number && number >= names_.size())) {
      source.refuse();
      return TextMemory::kNoName;
    }
    if (form >= first_number) name = names_[number];
    else name = source.raw(length);
    is_new = form == spelt_and_kept;
    return form == spelt ? TextMemory::kNoName : number;
  });
  const bool too_long = source.used() > kLargestRecord || (!source.ok() && left_over() > kLargestRecord);
  if (source.refused() || too_long || (is_new && names_.size() == kMostNames)) {
    broken_ = true;
    return broken("event");
  }
  if (!source.ok()) {
    bytes_.erase(0, at_);
    at_ = 0;
    return false;
  }
  if (is_new) names_.push_back(event.name);
  at_ += source.used();
  return true;
}

std::string encode(const Order& order) {
  const RunRequest& request = order.request;
  base::ByteWriter writer;
  std::size_t room = kLargestRequest;
  writer.u8(3);  // the version of this layout
  writer.u8(static_cast<std::uint8_t>(request.mode));
  writer.u32(request.seed);
  writer.u64(request.limits.operations);
  writer.u64(static_cast<std::uint64_t>(request.limits.wall.count()));
  writer.u32(request.limits.heap_mb);
  writer.u32(request.limits.output_bytes);
  writer.u64(request.limits.told_bytes);
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
  if (reader.u8() != 3) return broken("version");
  const std::uint8_t mode = reader.u8();
  if (mode > static_cast<std::uint8_t>(Mode::costs)) return broken("mode");
  request.mode = static_cast<Mode>(mode);
  request.seed = reader.u32();
  request.limits.operations = reader.u64();
  request.limits.wall = std::chrono::milliseconds(static_cast<std::int64_t>(reader.u64()));
  request.limits.heap_mb = reader.u32();
  request.limits.output_bytes = reader.u32();
  request.limits.told_bytes = reader.u64();
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
