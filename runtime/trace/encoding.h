// Events and requests as bytes, for the pipe, and as JSON Lines, for files.
//
// On the pipe each record is framed: its length in 32 bits (at most kLargestRecord), then its bytes. Whoever reads
// treats every byte as hostile: a length too large, an unknown kind or a record that is not exactly used up is
// "trace.broken". In a file the first line is the request, each further line one event; bytes that are not UTF-8 and
// numbers that JSON lacks have forms of their own, so what is read back is equal to what was written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "trace/event.h"
#include "trace/run_request.h"
#include "trace/store.h"

namespace lunabloc::trace {

inline constexpr std::size_t kLargestRecord = 64U * 1024U;
// What one event may carry in text, so that its record stays below kLargestRecord.
inline constexpr std::size_t kLargestText = 48U * 1024U;
inline constexpr std::size_t kLargestRequest = 16U * 1024U * 1024U;

inline constexpr std::size_t kLargestFrame = 4 + kLargestRecord;

// Writes one framed record into memory of the caller's, at least kLargestFrame bytes of it. Allocates nothing, so a
// signal handler may use it. Texts beyond kLargestText in all are cut, values beyond 255 left out.
class RecordWriter {
 public:
  struct Heading {
    EventKind kind = EventKind::statement;
    std::uint64_t step = 0;
    std::chrono::microseconds at{0};
    std::uint32_t offset = kNoOffset;
    std::string_view name;
  };
  RecordWriter(char* into, const Heading& heading);

  void nothing();
  void truth(bool value);
  void whole(std::int64_t value);
  void number(double value);
  void text(std::string_view value);
  void value(const Value& value);
  // Bytes of the whole frame.
  std::size_t finish();

 private:
  bool begin_value(std::uint8_t tag);
  void little_endian(std::uint64_t value, int bytes);
  void raw(std::string_view bytes);

  char* start_;
  char* at_;
  char* count_ = nullptr;  // where the number of values stands
  std::size_t room_ = kLargestText;
  unsigned values_ = 0;
};

// Framed. Texts over kLargestText are cut.
std::string encode(const Event& event);

// Takes bytes as they come and gives whole events.
class EventDecoder {
 public:
  void add(std::string_view bytes) { bytes_.append(bytes); }
  // The next event; nothing while it is not complete. Errors: "trace.broken"; it stays so.
  Result<std::optional<Event>> next();
  // Bytes of a record that was never finished.
  std::size_t left_over() const { return bytes_.size() - at_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
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

// The whole trace as a file. Errors: "trace.broken", its place the line.
std::string to_json_lines(const Trace& trace);
std::string request_to_json_line(const RunRequest& request);
Result<Trace> trace_from_json_lines(std::string_view text);

}  // namespace lunabloc::trace
