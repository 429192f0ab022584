#include "trace/packed.h"

#include <bit>
#include <cstring>

namespace lunabloc::trace {
namespace {

constexpr std::uint8_t kStepDiffers = 0x10, kClockDiffers = 0x20, kOffsetDiffers = 0x40, kHasName = 0x80;
constexpr std::uint8_t kKindMask = 0x0F, kUnusual = 0x0F;

enum Tag : std::uint8_t { nothing, no, yes, whole, number, text, first_small = 16 };
constexpr std::int64_t kLeastSmall = -16, kMostSmall = 255 - first_small + kLeastSmall;

constexpr std::size_t usual_values(EventKind kind) {
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

void put(std::uint64_t value, std::string& into) {
  for (; value >= 0x80; value >>= 7) into.push_back(static_cast<char>(value | 0x80));
  into.push_back(static_cast<char>(value));
}
std::uint64_t get(const char*& at) {
  std::uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(*at++);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
}

std::uint64_t zigzag(std::int64_t value) { return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63); }
std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1)); }
// Differences may wrap round, and come back the same way.
std::uint64_t difference(std::uint64_t now, std::uint64_t before) { return zigzag(static_cast<std::int64_t>(now - before)); }
std::uint64_t moved(std::uint64_t before, const char*& at) { return before + static_cast<std::uint64_t>(unzigzag(get(at))); }

void put_value(const Value& value, std::string& into) {
  const auto tag = [&](std::int64_t which) { into.push_back(static_cast<char>(which)); };
  if (const bool* truth = std::get_if<bool>(&value)) {
    tag(*truth ? yes : no);
  } else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) {
    if (kLeastSmall <= *integer && *integer <= kMostSmall) return tag(first_small + (*integer - kLeastSmall));
    tag(whole);
    put(zigzag(*integer), into);
  } else if (const double* real = std::get_if<double>(&value)) {
    tag(number);
    char bytes[sizeof(double)];
    std::memcpy(bytes, real, sizeof bytes);
    into.append(bytes, sizeof bytes);
  } else if (const std::string* words = std::get_if<std::string>(&value)) {
    tag(text);
    put(words->size(), into);
    into += *words;
  } else {
    tag(nothing);
  }
}

void get_value(const char*& at, Value& value) {
  const auto tag = static_cast<std::uint8_t>(*at++);
  switch (tag) {
    case nothing: value = std::monostate{}; return;
    case no: value = false; return;
    case yes: value = true; return;
    case whole: value = unzigzag(get(at)); return;
    case number: {
      double real = 0;
      std::memcpy(&real, at, sizeof real);
      at += sizeof real;
      value = real;
      return;
    }
    case text: {
      const std::size_t length = get(at);
      if (std::string* words = std::get_if<std::string>(&value)) words->assign(at, length);
      else value.emplace<std::string>(at, length);
      at += length;
      return;
    }
    default: value = std::int64_t{tag} - first_small + kLeastSmall;
  }
}

std::uint64_t expected_step(const PackState& state) { return state.step + (state.after_statement ? 1 : 0); }

}  // namespace

std::uint32_t PackedNames::number_of(std::string_view name) {
  const auto [found, is_new] = numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.push_back(&found->first);
  return found->second;
}

void pack(const Event& event, PackState& state, PackedNames& names, std::string& into) {
  const auto kind = static_cast<std::uint8_t>(event.kind);
  const bool usual = kind < kUnusual && event.values.size() == usual_values(event.kind);
  const bool step_differs = event.step != expected_step(state);
  const auto heading = static_cast<std::uint8_t>((usual ? kind : kUnusual) | (step_differs ? kStepDiffers : 0) |
                                                 (event.at != state.at ? kClockDiffers : 0) |
                                                 (event.offset != state.offset ? kOffsetDiffers : 0) | (event.name.empty() ? 0 : kHasName));
  into.push_back(static_cast<char>(heading));
  if (!usual) {
    into.push_back(static_cast<char>(kind));
    put(event.values.size(), into);
  }
  if (step_differs) put(difference(event.step, expected_step(state)), into);
  if (event.at != state.at) put(difference(static_cast<std::uint64_t>(event.at.count()), static_cast<std::uint64_t>(state.at.count())), into);
  if (event.offset != state.offset) put(difference(event.offset, state.offset), into);
  if (!event.name.empty()) put(names.number_of(event.name), into);
  for (const Value& value : event.values) put_value(value, into);
  state = {event.step, event.at, event.offset, event.kind == EventKind::statement};
}

void unpack(const char*& at, PackState& state, const PackedNames& names, Event& event) {
  const auto heading = static_cast<std::uint8_t>(*at++);
  event.kind = static_cast<EventKind>(heading & kKindMask);
  std::size_t count = 0;
  if ((heading & kKindMask) == kUnusual) {
    event.kind = static_cast<EventKind>(*at++);
    count = get(at);
  } else {
    count = usual_values(event.kind);
  }
  event.step = expected_step(state);
  if ((heading & kStepDiffers) != 0) event.step = moved(event.step, at);
  event.at = state.at;
  if ((heading & kClockDiffers) != 0)
    event.at = std::chrono::microseconds(static_cast<std::int64_t>(moved(static_cast<std::uint64_t>(state.at.count()), at)));
  event.offset = state.offset;
  if ((heading & kOffsetDiffers) != 0) event.offset = static_cast<std::uint32_t>(moved(state.offset, at));
  if ((heading & kHasName) != 0) event.name = names.name(get(at));
  else event.name.clear();
  event.values.resize(count);
  for (Value& value : event.values) get_value(at, value);
  state = {event.step, event.at, event.offset, event.kind == EventKind::statement};
}

}  // namespace lunabloc::trace
