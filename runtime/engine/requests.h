// Requests as they come in, and whether what goes on is to stop.
//
// Whoever answers reads the next request itself: a question that takes a millisecond is not handed from thread to thread. Only what
// goes on for longer is watched by a second thread, which hears a stop, or that the other end is gone.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "data/engine_protocol.h"
#include "data/store.h"

namespace lunabloc::engine {

class Requests {
 public:
  // How long a request goes on before it is watched, and after how many such times without one nobody watches any more.
  struct Patience {
    std::chrono::milliseconds tick{20};
    int ticks_without = 50;
  };
  explicit Requests(int input, Patience patience);
  explicit Requests(int input) : Requests(input, Patience()) {}
  ~Requests();
  Requests(const Requests&) = delete;
  Requests& operator=(const Requests&) = delete;

  // The next one; nothing when there will be none. What was answered is over.
  std::optional<data::Message> next();
  bool stops() const { return stop_; }
  // What a stop interrupts.
  void watch(data::Store* store);

 private:
  void watch_long_ones();
  void read_meanwhile(std::unique_lock<std::mutex>& lock);
  // One of the two threads at a time.
  void read_some();
  void put(data::Message message);
  void stop();
  void close();

  int input_;
  Patience patience_;
  int over_;  // an eventfd: what the second thread watches is answered
  data::MessageReader messages_;
  std::string bytes_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<data::Message> waiting_;
  std::atomic<bool> stop_ = false;
  bool closed_ = false;
  bool busy_ = false;          // a request is being answered,
  std::uint64_t number_ = 0;   // this one
  bool read_beside_ = false;   // the second thread reads
  bool asleep_ = false;        // it waits to be woken
  data::Store* store_ = nullptr;
  std::thread beside_;
};

}  // namespace lunabloc::engine
