#include "engine/requests.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace lunabloc::engine {

using data::Message;

Requests::Requests(int input, Patience patience)
    : input_(input), patience_(patience), over_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), bytes_(64 * 1024, 0), beside_([this] { watch_long_ones(); }) {}

Requests::~Requests() {
  close();
  ::eventfd_write(over_, 1);
  beside_.join();
  ::close(over_);
}

std::optional<Message> Requests::next() {
  std::unique_lock lock(mutex_);
  busy_ = false;
  if (read_beside_) {
    ::eventfd_write(over_, 1);
    changed_.wait(lock, [this] { return !read_beside_; });
  }
  while (waiting_.empty() && !closed_) {
    lock.unlock();
    read_some();
    lock.lock();
  }
  if (waiting_.empty()) return std::nullopt;
  Message message = std::move(waiting_.front());
  waiting_.pop_front();
  stop_ = false;
  busy_ = true;
  ++number_;
  if (asleep_) changed_.notify_all();
  return message;
}

void Requests::watch(data::Store* store) {
  const std::lock_guard lock(mutex_);
  store_ = store;
}

void Requests::watch_long_ones() {
  std::unique_lock lock(mutex_);
  for (int idle_ticks = 0; !closed_;) {
    const std::uint64_t number = number_;
    const bool busy = busy_;
    changed_.wait_for(lock, patience_.tick);
    if (closed_) return;
    if (busy && busy_ && number == number_) read_meanwhile(lock);
    idle_ticks = number == number_ && !busy_ ? idle_ticks + 1 : 0;
    if (idle_ticks < patience_.ticks_without) continue;
    asleep_ = true;
    changed_.wait(lock, [this] { return busy_ || closed_; });
    asleep_ = false;
  }
}

void Requests::read_meanwhile(std::unique_lock<std::mutex>& lock) {
  read_beside_ = true;
  while (busy_ && !closed_) {
    lock.unlock();
    pollfd either[] = {{input_, POLLIN, 0}, {over_, POLLIN, 0}};
    ::poll(either, 2, -1);
    if (either[0].revents != 0) read_some();
    lock.lock();
  }
  read_beside_ = false;
  eventfd_t ignored = 0;
  ::eventfd_read(over_, &ignored);
  changed_.notify_all();
}

void Requests::read_some() {
  const ssize_t count = ::read(input_, bytes_.data(), bytes_.size());
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) return close();
  messages_.add({bytes_.data(), static_cast<std::size_t>(count)});
  for (;;) {
    Result<std::optional<Message>> message = messages_.next();
    if (!message) return close();
    if (!*message) return;
    if ((*message)->letter == 'C') stop();
    else put(std::move(**message));
  }
}

void Requests::put(Message message) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(message));
}

void Requests::stop() {
  const std::lock_guard lock(mutex_);
  stop_ = true;
  if (store_ != nullptr) store_->interrupt();
}

void Requests::close() {
  stop();
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace lunabloc::engine
