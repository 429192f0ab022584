// The trace in memory: appended by the run, read by everyone, bounded.
//
// Events are kept packed (packed.h), in blocks of which each can be read by itself: any moment of a run of ten million
// statements is found at once. A copy shares the blocks with the original, whichever of the two goes on.
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "trace/event.h"
#include "trace/packed.h"
#include "trace/run_request.h"

namespace lunabloc::trace {

// What makes a moment of its own, for whoever goes through a run: statements, where the run counted them; what a world
// shows, where it did not.
bool begins_moment(const Event& event, const RunRequest& request);

struct PackedBlock {
  PackState before;            // what the first event is told from
  std::size_t first_event = 0;   // its index
  std::size_t first_moment = 0;  // moments in the blocks before
  std::size_t events = 0;
  std::string bytes;
};

class Trace;

// The events of a trace, read in order. Valid until the trace is appended to.
class Events {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Event;
    using difference_type = std::ptrdiff_t;
    using pointer = const Event*;
    using reference = const Event&;

    reference operator*() const { return event_; }
    pointer operator->() const { return &event_; }
    Iterator& operator++();
    Iterator operator++(int);
    // How many events stand before.
    std::size_t index() const { return index_; }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    friend class Events;
    Iterator(const Trace& trace, std::size_t index);
    void open(std::size_t block);
    void read();

    const Trace* trace_;
    std::size_t index_;
    std::size_t block_ = 0;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    PackState state_;
    Event event_;
  };

  explicit Events(const Trace& trace) : trace_(&trace) {}
  std::size_t size() const;
  bool empty() const { return size() == 0; }
  Iterator begin() const { return {*trace_, 0}; }
  Iterator end() const { return {*trace_, size()}; }
  Iterator from(std::size_t index) const { return {*trace_, index}; }
  // To read one; to read several, go through them.
  Event operator[](std::size_t index) const { return *from(index); }
  Event front() const { return *begin(); }
  Event back() const { return *from(size() - 1); }
  bool operator==(const Events& other) const;

 private:
  const Trace* trace_;
};

class Trace {
 public:
  Trace() = default;
  explicit Trace(RunRequest request) : request_(std::make_shared<const RunRequest>(std::move(request))) {}

  const RunRequest& request() const { return *request_; }
  Events events() const { return Events(*this); }
  std::size_t size() const { return events_; }
  bool ended() const { return last_kind_ == EventKind::end; }
  // Past the bound, statement, variable, output and world events are counted but no longer kept;
  // error and end always are.
  void append(const Event& event);
  std::size_t dropped() const { return dropped_; }

  std::size_t moments() const { return moments_; }
  // Index of the n-th moment's first event, from 0; size() when there are not so many.
  std::size_t event_of_moment(std::size_t n) const;
  // How many moments the first so many events begin.
  std::size_t moments_in(std::size_t events) const;
  // How many have begun by this time of the virtual clock, which never goes back.
  std::size_t moments_by(std::chrono::microseconds time) const;
  // The last event of a kind other than statement and variable, or nullptr.
  const Event* last_of(EventKind kind) const;
  // How many there are of such a kind.
  std::size_t count_of(EventKind kind) const { return counts_[static_cast<std::size_t>(kind)]; }

 private:
  friend class Events::Iterator;
  PackedBlock& room();
  // Which block holds the event, of those that there are.
  std::size_t block_of(std::size_t event) const;
  static constexpr std::size_t kKinds = static_cast<std::size_t>(EventKind::question) + 1;

  std::shared_ptr<const RunRequest> request_ = std::make_shared<const RunRequest>();
  std::vector<std::shared_ptr<PackedBlock>> blocks_;
  std::shared_ptr<PackedNames> names_ = std::make_shared<PackedNames>();
  PackState state_;
  std::array<std::optional<Event>, kKinds> last_;
  std::array<std::size_t, kKinds> counts_{};
  std::optional<EventKind> last_kind_;
  std::size_t events_ = 0;
  std::size_t moments_ = 0;
  std::size_t bytes_ = 0;
  std::size_t dropped_ = 0;
};

// A counter's final count ("pas", "consultations", "appels"…), 0 when it was not counted.
std::int64_t cost_of(const Trace& trace, std::string_view counter);

}  // namespace lunabloc::trace
