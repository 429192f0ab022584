#include "runner/event_stream.h"

#include <unistd.h>

#include <cerrno>

namespace lunabloc::runner {

bool EventStream::enter() {
  const bool outermost = !busy();
  busy_.store(true, std::memory_order_relaxed);
  std::atomic_signal_fence(std::memory_order_seq_cst);
  return outermost;
}

void EventStream::leave(bool outermost) {
  std::atomic_signal_fence(std::memory_order_seq_cst);
  if (!outermost) return;
  busy_.store(false, std::memory_order_relaxed);
  if (const Act act = act_.exchange(nullptr, std::memory_order_relaxed)) act();
}

void EventStream::flush() {
  const bool outermost = enter();
  write_out();
  leave(outermost);
}

void EventStream::write_out() {
  std::size_t written = 0;
  while (written < used_) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + written, used_ - written);
    if (count < 0 && errno != EINTR) ::_exit(1);  // nobody reads any more
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  written_ += used_;
  used_ = 0;
}

}  // namespace lunabloc::runner
