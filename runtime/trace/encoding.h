// Events and requests as bytes, for the pipe and for files, and as JSON Lines.
//
// Events follow one another in the layout of packed_layout.h; a name is 0 and its text, 1 and its text to be kept as the
// next number, or its number and 2. Whoever reads treats every byte as hostile: what is too long, too many, or no event is
// "trace.broken", and what follows it means nothing. In a file of lines the first is the request, each further line one
// event; bytes that are not UTF-8 and numbers that JSON lacks have forms of their own, so what is read back is equal to
// what was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "trace/event.h"
#include "trace/packed_layout.h"
#include "trace/run_request.h"
#include "trace/store.h"

namespace lunabloc::trace {

// What one event may carry in text, and may take in all.
inline constexpr std::size_t kLargestText = 48U * 1024U;
inline constexpr std::size_t kLargestName = 1024;
inline constexpr std::size_t kLargestRecord = 64U * 1024U;
inline constexpr unsigned kMostValues = 255;
inline constexpr std::uint32_t kMostNames = 4096;
inline constexpr std::size_t kLargestRequest = 16U * 1024U * 1024U;

// The names that one stream of events has kept, for who writes it. Allocates nothing after it is made.
class WireNames {
 public:
  // Its number; kMostNames when it is not kept, and `is_new` when it is from now on.
  std::uint32_t number_of(std::string_view name, bool& is_new);
  void clear();

 private:
  struct Name {
    std::uint32_t start = 0, length = 0;
  };
  static constexpr std::size_t kPlaces = 2 * kMostNames;
  static constexpr std::size_t kBytes = 128U * 1024U;
  std::vector<std::uint16_t> places_ = std::vector<std::uint16_t>(kPlaces);  // by hash, the next free one when it is taken; 0: free
  // Room that is kept and not touched before there is a name: a run has some ten of them.
  std::vector<Name> names_ = with_room<Name>(kMostNames);  // by number
  std::vector<char> bytes_ = with_room<char>(kBytes);

  template <class Item>
  static std::vector<Item> with_room(std::size_t items) {
    std::vector<Item> result;
    result.reserve(items);
    return result;
  }
};

// What the next event is told from: one a stream.
struct WireState {
  PackState pack;
  WireNames names;
};

// Writes one event into memory of the caller's, at least kLargestRecord bytes of it. Allocates nothing, so a signal handler
// may use it. Texts beyond kLargestText in all are cut, values beyond kMostValues left out.
class RecordWriter {
 public:
  // The number of a name that is written often, for whoever keeps it: 0 until it has one.
  using NameNumber = std::uint32_t;
  struct Heading {
    EventKind kind = EventKind::statement;
    std::uint64_t step = 0;
    std::chrono::microseconds at{0};
    std::uint32_t offset = kNoOffset;
    std::string_view name;
    NameNumber* number = nullptr;
  };
  RecordWriter(char* into, const Heading& heading, WireState& state);

  void nothing();
  void truth(bool value);
  void whole(std::int64_t value);
  void number(double value);
  void text(std::string_view value);
  void value(const Value& value);
  // Bytes of the whole event.
  std::size_t finish();

 private:
  struct Sink {
    char* at;
    void byte(std::uint8_t value) { *at++ = static_cast<char>(value); }
    void raw(std::string_view bytes) {
      std::memcpy(at, bytes.data(), bytes.size());
      at += bytes.size();
    }
  };
  bool begin_value();
  void put_name(const Heading& heading, WireNames& names);

  char* start_;
  Sink sink_;
  EventKind kind_;
  TextMemory* texts_;
  TextMemory::Name name_ = TextMemory::kNoName;  // of a variable
  std::size_t room_ = kLargestText;
  unsigned values_ = 0;
};

// A stream of events as bytes.
class EventEncoder {
 public:
  // Appends the event. Texts over kLargestText are cut.
  void encode(const Event& event, std::string& into);
  // What follows can be read alone.
  void restart();

 private:
  WireState state_;
  std::vector<char> record_ = std::vector<char>(kLargestRecord);
};

// Takes bytes as they come and gives whole events.
class EventDecoder {
 public:
  void add(std::string_view bytes) { bytes_.append(bytes); }
  // Reads the next event into memory that is used again; false while it is not complete. Errors: "trace.broken"; it stays so.
  Result<bool> next(Event& event);
  // Bytes of an event that was never finished.
  std::size_t left_over() const { return bytes_.size() - at_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  PackState state_;
  std::vector<std::string> names_;
  bool broken_ = false;
};

// What the runner is sent first: the request and the program. Not framed.
struct Order {
  RunRequest request;
  std::string program;
};
std::string encode(const Order& order);
// Errors: "trace.broken".
Result<Order> decode_order(std::string_view bytes);

// One line each, without its end.
std::string to_json_line(const Event& event);
Result<Event> event_from_json_line(std::string_view line);

// The whole trace as a file; trace/file.h reads it.
std::string to_json_lines(const Trace& trace, std::optional<std::string_view> program = std::nullopt);
std::string request_to_json_line(const RunRequest& request, std::optional<std::string_view> program = std::nullopt);

}  // namespace lunabloc::trace
