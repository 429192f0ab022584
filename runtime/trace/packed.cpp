#include "trace/packed.h"

#include <limits>

namespace lunabloc::trace {
namespace {

struct StringSink {
  std::string& into;
  void byte(std::uint8_t value) { into.push_back(static_cast<char>(value)); }
  void raw(std::string_view bytes) { into.append(bytes); }
};

// What this process wrote itself.
struct TrustedSource {
  const char*& at;
  std::uint8_t byte() { return static_cast<std::uint8_t>(*at++); }
  std::string_view raw(std::size_t count) {
    const std::string_view bytes(at, count);
    at += count;
    return bytes;
  }
  static constexpr bool ok() { return true; }
  static void refuse() {}
  static constexpr std::uint64_t most_values() { return std::numeric_limits<std::uint64_t>::max(); }
};

void put_value(const Value& value, std::string_view similar, StringSink& sink) {
  if (const bool* truth = std::get_if<bool>(&value)) sink.byte(*truth ? packed::yes : packed::no);
  else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) packed::put_whole(*integer, sink);
  else if (const double* real = std::get_if<double>(&value)) packed::put_number(*real, sink);
  else if (const std::string* words = std::get_if<std::string>(&value)) packed::put_text(*words, similar, sink);
  else sink.byte(packed::nothing);
}

}  // namespace

std::uint32_t PackedNames::number_of(std::string_view name) {
  if (const auto known = numbers_.find(name); known != numbers_.end()) return known->second;
  const auto added = numbers_.emplace(name, static_cast<std::uint32_t>(names_.size())).first;
  names_.push_back(&added->first);
  return added->second;
}

void pack(const Event& event, PackState& state, PackedNames& names, std::string& into) {
  StringSink sink{into};
  const bool usual = event.values.size() == packed::usual_values(event.kind), has_name = !event.name.empty();
  const std::uint32_t number = has_name ? names.number_of(event.name) : 0;
  packed::put_heading(event.kind, usual, event.values.size(), event.step, event.at, event.offset, has_name, state, sink,
                      [&] { packed::put(number, sink); });
  const bool remembers = event.kind == EventKind::variable && has_name && !event.values.empty();
  const TextMemory::Name name = remembers ? number : TextMemory::kNoName;
  for (std::size_t i = 0; i < event.values.size(); ++i) put_value(event.values[i], i == 0 ? state.texts.of(name) : std::string_view(), sink);
  if (!remembers) return;
  if (const std::string* words = std::get_if<std::string>(&event.values[0])) state.texts.keep(name, *words);
}

void unpack(const char*& at, PackState& state, const PackedNames& names, Event& event) {
  TrustedSource source{at};
  packed::get_event(source, state, event, [&](std::string& name) -> TextMemory::Name {
    const std::uint64_t number = packed::get(source);
    name = names.name(number);
    return number;
  });
}

}  // namespace lunabloc::trace
