// Events on their way out: records in a buffer, written whole to one descriptor.
//
// A signal may come at any time. While a record is being made or written `busy()` is true, and the handler only leaves
// word that it wants to act: the stream then calls it as soon as it is no longer busy. So a record is never torn by a
// stop, and nothing here allocates.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>

#include "trace/encoding.h"

namespace lunabloc::runner {

class EventStream {
 public:
  using Act = void (*)();
  explicit EventStream(int descriptor) : descriptor_(descriptor) {}
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  // `add` is given the record's writer, to add the values.
  template <class Add>
  void append(const trace::RecordWriter::Heading& heading, Add add) {
    const bool outermost = enter();
    if (buffer_.size() - used_ < trace::kLargestRecord) write_out();
    trace::RecordWriter writer(buffer_.data() + used_, heading, state_);
    add(writer);
    used_ += writer.finish();
    leave(outermost);
  }
  void flush();

  bool busy() const { return busy_.load(std::memory_order_relaxed); }
  bool empty() const { return used_ == 0; }
  std::uint64_t written_bytes() const { return written_ + used_; }
  // For a signal handler that found the stream busy.
  void act_later(Act act) { act_.store(act, std::memory_order_relaxed); }

 private:
  bool enter();
  void leave(bool outermost);
  void write_out();

  int descriptor_;
  std::uint64_t written_ = 0;
  std::atomic<bool> busy_{false};
  std::atomic<Act> act_{nullptr};
  trace::WireState state_;
  std::size_t used_ = 0;
  std::array<char, 256 * 1024> buffer_;  // only what is used of it is ever touched
};

}  // namespace lunabloc::runner
