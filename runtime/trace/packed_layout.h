// How an event lies in a few bytes: an event says only in what it differs from the one before. One layout for memory
// (packed.h), the pipe and files (encoding.h); they differ in how they name names and in how far they trust what they read.
//
//   heading   low four bits: the kind, with the values that are usual for it (none for a statement, one for most);
//             15: the kind, a byte, and the number of values follow
//   0x10      the step is not the one expected (one more after a statement): its difference follows, zigzag
//   0x20      the clock has moved: microseconds, zigzag
//   0x40      another offset: its difference, zigzag
//   0x80      a name follows
//   values    a tag each, then the value; small whole numbers are in the tag; the text of a variable may say what it has in
//             common with the one before under that name: a list that is shown again after an element has changed
//
// Numbers are LEB128, seven bits a byte, as in DWARF 5 §7.6. A difference may wrap round, and comes back the same way.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "trace/event.h"

namespace lunabloc::trace {

// The last short text of each of a few variables, for those that differ little from it.
class TextMemory {
 public:
  using Name = std::uint64_t;
  static constexpr Name kNoName = ~Name{0};

  std::string_view of(Name name) const {
    if (name == kNoName) return {};
    const Text& text = texts_[name % kTexts];
    return {text.bytes, text.length};
  }
  void keep(Name name, std::string_view words) {
    if (name == kNoName) return;
    Text& text = texts_[name % kTexts];
    text.length = words.size() <= kMostBytes ? static_cast<std::uint8_t>(words.size()) : std::uint8_t{0};
    std::memcpy(text.bytes, words.data(), text.length);
  }

 private:
  static constexpr std::size_t kTexts = 8, kMostBytes = 95;
  struct Text {
    char bytes[kMostBytes] = {};
    std::uint8_t length = 0;
  };
  std::array<Text, kTexts> texts_;
};

// What an event is told from. A reader that begins in the middle begins with the state that the writer had there.
struct PackState {
  std::uint64_t step = 0;
  std::chrono::microseconds at{0};
  std::uint32_t offset = 0;
  bool after_statement = false;
  TextMemory texts;

  std::uint64_t expected_step() const { return step + (after_statement ? 1 : 0); }
};

namespace packed {

inline constexpr std::uint8_t kStepDiffers = 0x10, kClockDiffers = 0x20, kOffsetDiffers = 0x40, kHasName = 0x80;
inline constexpr std::uint8_t kKindMask = 0x0F, kUnusual = 0x0F;
inline constexpr std::size_t kKindCount = static_cast<std::size_t>(EventKind::question) + 1;

enum Tag : std::uint8_t { nothing, no, yes, whole, number, text, similar_text, first_small = 16 };
inline constexpr std::int64_t kLeastSmall = -16, kMostSmall = 255 - first_small + kLeastSmall;

constexpr unsigned usual_values(EventKind kind) {
  switch (kind) {
    case EventKind::variable:
    case EventKind::output:
    case EventKind::said:
    case EventKind::wait:
    case EventKind::pin:
    case EventKind::input:
    case EventKind::question:
    case EventKind::world:
      return 1;
    default:
      return 0;
  }
}

constexpr std::uint64_t zigzag(std::int64_t value) { return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63); }
constexpr std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1)); }
constexpr std::uint64_t difference(std::uint64_t now, std::uint64_t before) { return zigzag(static_cast<std::int64_t>(now - before)); }
constexpr std::uint64_t moved(std::uint64_t before, std::uint64_t by) { return before + static_cast<std::uint64_t>(unzigzag(by)); }
constexpr std::uint64_t count_of(std::chrono::microseconds at) { return static_cast<std::uint64_t>(at.count()); }

// ---- Writing. A sink takes byte(b) and raw(bytes).

template <class Sink>
void put(std::uint64_t value, Sink& sink) {
  for (; value >= 0x80; value >>= 7) sink.byte(static_cast<std::uint8_t>(value | 0x80));
  sink.byte(static_cast<std::uint8_t>(value));
}

// Everything before the values; `put_name` writes the name when there is one.
template <class Sink, class PutName>
void put_heading(EventKind kind, bool usual, std::uint64_t values, std::uint64_t step, std::chrono::microseconds at, std::uint32_t offset,
                 bool has_name, PackState& state, Sink& sink, PutName put_name) {
  const bool step_differs = step != state.expected_step(), clock_differs = at != state.at, offset_differs = offset != state.offset;
  const auto number = static_cast<std::uint8_t>(kind);
  sink.byte(static_cast<std::uint8_t>((usual ? number : kUnusual) | (step_differs ? kStepDiffers : 0) | (clock_differs ? kClockDiffers : 0) |
                                      (offset_differs ? kOffsetDiffers : 0) | (has_name ? kHasName : 0)));
  if (!usual) {
    sink.byte(number);
    put(values, sink);
  }
  if (step_differs) put(difference(step, state.expected_step()), sink);
  if (clock_differs) put(difference(count_of(at), count_of(state.at)), sink);
  if (offset_differs) put(difference(offset, state.offset), sink);
  if (has_name) put_name();
  state.step = step;
  state.at = at;
  state.offset = offset;
  state.after_statement = kind == EventKind::statement;
}

template <class Sink>
void put_whole(std::int64_t value, Sink& sink) {
  if (kLeastSmall <= value && value <= kMostSmall) return sink.byte(static_cast<std::uint8_t>(first_small + (value - kLeastSmall)));
  sink.byte(whole);
  put(zigzag(value), sink);
}
template <class Sink>
void put_number(double value, Sink& sink) {
  sink.byte(number);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  sink.raw({bytes, sizeof bytes});
}
template <class Sink>
void put_text(std::string_view value, Sink& sink) {
  sink.byte(text);
  put(value.size(), sink);
  sink.raw(value);
}
// How much both begin and end with, then what stands between.
template <class Sink>
void put_text(std::string_view value, std::string_view similar, Sink& sink) {
  const std::size_t shorter = std::min(value.size(), similar.size());
  std::size_t begin = value == similar ? shorter : 0, end = 0;  // most often nothing that is shown has changed
  while (begin < shorter && value[begin] == similar[begin]) ++begin;
  while (end < shorter - begin && value[value.size() - 1 - end] == similar[similar.size() - 1 - end]) ++end;
  if (begin + end < 4) return put_text(value, sink);
  sink.byte(similar_text);
  put(begin, sink);
  put(end, sink);
  put(value.size() - begin - end, sink);
  sink.raw(value.substr(begin, value.size() - begin - end));
}

// ---- Reading. A source gives byte(), raw(count), and ok(), false once it has been asked for what is not there; what it gave
// then means nothing; refuse() when it makes no sense; most_values() of one event.

template <class Source>
std::uint64_t get(Source& source) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = source.byte();
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  source.refuse();
  return 0;
}

inline void assign(Value& value, std::string_view bytes) {
  if (std::string* words = std::get_if<std::string>(&value)) words->assign(bytes);
  else value.emplace<std::string>(bytes);
}

template <class Source>
void get_value(Source& source, std::string_view similar, Value& value) {
  const std::uint8_t tag = source.byte();
  switch (tag) {
    case nothing: value = std::monostate{}; return;
    case no: value = false; return;
    case yes: value = true; return;
    case whole: value = unzigzag(get(source)); return;
    case number: {
      const std::string_view bytes = source.raw(sizeof(double));
      double real = 0;
      if (bytes.size() == sizeof real) std::memcpy(&real, bytes.data(), sizeof real);
      value = real;
      return;
    }
    case text: return assign(value, source.raw(get(source)));
    case similar_text: {
      const std::uint64_t begin = get(source), end = get(source);
      if (begin > similar.size() || end > similar.size() - begin) return source.refuse();
      const std::string_view between = source.raw(get(source));
      assign(value, similar.substr(0, begin));
      std::get<std::string>(value).append(between).append(similar.substr(similar.size() - end));
      return;
    }
    default:
      if (tag < first_small) source.refuse();
      value = std::int64_t{tag} - first_small + kLeastSmall;
  }
}

// Reads one event into memory that is used again; `get_name` reads the name into its argument and gives its number, or
// kNoName. The state changes only when the event is whole.
template <class Source, class GetName>
void get_event(Source& source, PackState& state, Event& event, GetName get_name) {
  const std::uint8_t heading = source.byte();
  std::uint8_t kind = heading & kKindMask;
  const bool usual = kind != kUnusual;
  if (!usual) kind = source.byte();
  if (kind >= kKindCount) return source.refuse();
  const std::uint64_t values = usual ? usual_values(static_cast<EventKind>(kind)) : get(source);
  if (values > source.most_values()) return source.refuse();
  event.kind = static_cast<EventKind>(kind);
  event.step = state.expected_step();
  event.at = state.at;
  std::uint64_t offset = state.offset;
  if ((heading & kStepDiffers) != 0) event.step = moved(event.step, get(source));
  if ((heading & kClockDiffers) != 0) event.at = std::chrono::microseconds(static_cast<std::int64_t>(moved(count_of(event.at), get(source))));
  if ((heading & kOffsetDiffers) != 0) offset = moved(offset, get(source));
  if (offset > kNoOffset) return source.refuse();
  event.offset = static_cast<std::uint32_t>(offset);
  TextMemory::Name name = TextMemory::kNoName;
  if ((heading & kHasName) != 0) name = get_name(event.name);
  else event.name.clear();
  if (event.kind != EventKind::variable) name = TextMemory::kNoName;
  event.values.resize(values);
  for (std::size_t i = 0; i < event.values.size() && source.ok(); ++i)
    get_value(source, i == 0 ? state.texts.of(name) : std::string_view(), event.values[i]);
  if (!source.ok()) return;
  if (!event.values.empty())
    if (const std::string* words = std::get_if<std::string>(&event.values[0])) state.texts.keep(name, *words);
  state.step = event.step;
  state.at = event.at;
  state.offset = event.offset;
  state.after_statement = event.kind == EventKind::statement;
}

}  // namespace packed
}  // namespace lunabloc::trace
